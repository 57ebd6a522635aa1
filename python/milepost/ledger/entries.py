"""Rows into tasks and indicators of the draft, and rows met again on another sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import milepost as mp
from milepost.ledger.answering import answer
from milepost.ledger.deadlines import due_of, opens_of
from milepost.ledger.draft import DOCUMENT, Draft, Item
from milepost.ledger.measures import Measure, set_direction, set_kind, set_target, targets_of, unit_of
from milepost.ledger.names import slug
from milepost.ledger.points import baseline_of, figures_of, milestones_of, plain_number
from milepost.ledger.roles import Role
from milepost.ledger.rows import Row, keep_the_rest, read_row, same
from milepost.ledger.tables import Table, kind_of_row
from milepost.reading.cells import Cell
from milepost.reading.rows import Figure
from milepost.reading.words import Finding, Mark, fold


@dataclass
class Entry:
    """A row that was read, for rows that repeat it."""

    row: Row
    item: Item
    unit: mp.Unit
    kind: str


@dataclass
class Reader:
    """Reads the tables of a workbook, one after the other, into one draft and one list of figures."""

    draft: Draft
    source: str
    day: str = ""
    figures: list[Figure] = field(default_factory=list)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    by_name: dict[str, list[Entry]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    task: Item | None = None
    task_at: Cell | None = None
    section: str = ""

    def read_table(self, table: Table) -> None:
        self.task, self.task_at, self.section = None, None, ""
        for number in table.rows:
            kind = kind_of_row(table, number)
            if kind == "entry":
                self.read_entry(read_row(table, number))
            else:
                self.read_other(table.sheet.of_row(number), kind)

    def read_other(self, cells: list[Cell], kind: str) -> None:
        texts = {
            "section": mp.Text("类别", "section"),
            "note": mp.Text("表下说明，照录于注释", "a note to the table, kept as a comment"),
            "total": mp.Text("合计行，未读入", "a row of totals, not read"),
        }
        if kind == "section":
            self.section, self.task = self.draft.section(cells[0].words), None
        mark = {"section": Mark.read, "note": Mark.kept, "total": Mark.left}[kind]
        told = [Finding(cell, mark, texts[kind]) for cell in cells]
        self.findings += told
        self.draft.loose += told

    def read_entry(self, row: Row) -> None:
        again = self.repeated(row)
        if again:
            self.read_again(row, again)
            self.finish(row, again.item, with_indicator=True)
            return
        task = self.task_of(row)
        if not task:
            self.finish(row, None, with_indicator=False)
            return
        indicator = self.indicator_of(row, task)
        answer(self.draft, row, task, indicator)
        self.finish(row, indicator or task, with_indicator=indicator is not None)

    def finish(self, row: Row, item: Item | None, with_indicator: bool) -> None:
        keep_the_rest(row, with_indicator)
        row.findings.sort(key=lambda one: (one.cell.place, list(Mark).index(one.mark)))
        self.findings += row.findings
        (item.findings if item else self.draft.loose).extend(row.findings)

    # ---- the task

    def task_of(self, row: Row) -> Item | None:
        """The task of a row: a new one, that of the row above, or one by the name of the row's indicator."""
        cell, section = row.first(Role.task), row.first(Role.section)
        if section:
            self.section = self.draft.section(section.words)
            if row.begins(section):
                row.say(section, Mark.read, "类别", "section")
        indicator = row.first(Role.indicator)
        if cell and self.goes_on(row, cell):
            return self.task
        if cell:
            return self.new_task(row, cell, cell)
        if indicator and self.task_at and self.task:
            said = (
                f"本行未填任务，归入{self.task_at.at}的任务",
                f"no task in this row: under the task of {self.task_at.at}",
            )
            row.say(indicator, Mark.assumed, *said)
            return self.task
        return self.new_task(row, indicator, None) if indicator else None

    def goes_on(self, row: Row, cell: Cell) -> bool:
        if not self.task or not self.task_at:
            return False
        if cell.place == self.task_at.place:
            return True
        if not same(cell.words, self.task_at.words):
            return False
        row.say(cell, Mark.read, f"与{self.task_at.at}为同一任务", f"the same task as {self.task_at.at}")
        return True

    def new_task(self, row: Row, cell: Cell, task_at: Cell | None) -> Item:
        id = f"t{len(self.draft.tasks) + 1:02}"
        number = row.first(Role.task_number) or row.first(Role.number)
        fields: dict[str, Any] = {"id": id}
        if number:
            fields["number"] = number.words
            row.say(number, Mark.read, "编号", "number")
        if self.section:
            fields["section"] = self.section
        fields |= {"title": cell.words, "source": {"document": DOCUMENT, "note": cell.at}}
        row.say(cell, Mark.read, f"任务 {id}", f"task {id}")
        self.task, self.task_at = Item(fields, row.at()), task_at
        self.draft.tasks.append(self.task)
        return self.task

    # ---- the indicator

    def indicator_of(self, row: Row, task: Item) -> Item | None:
        """None for a row without an indicator: words alone are a task, not an indicator without a name."""
        named = row.first(Role.indicator)
        measure = self.measure_of(row, named or row.first(Role.task), named is None)
        if not measure:
            return None
        set_kind(measure)
        item = Item({"id": self.new_id(task, measure.name), "name": measure.name, "unit": measure.unit.name}, row.at())
        row.say(measure.named_at, Mark.read, f"指标 {item.id}", f"indicator {item.id}")
        item.fields["kind"] = measure.kind
        self.add_target(item, measure)
        self.add_words(item, measure)
        task.indicators.append(item)
        self.remember(Entry(row, item, measure.unit, measure.kind))
        self.see(row, item, measure.unit, measure.kind)
        return item

    def measure_of(self, row: Row, cell: Cell | None, needs_number: bool) -> Measure | None:
        """A row without an indicator column needs a target that can be read; the task then lends its name."""
        if not cell:
            return None
        units = dict(self.draft.units)
        said = len(row.findings)
        measure = Measure(row, self.draft, cell.words, cell, unit_of(row, self.draft, cell.words, cell))
        set_target(measure)
        if not needs_number or measure.amount:
            return measure
        self.draft.units = units
        row.findings[said:] = [one for one in row.findings[said:] if one.cell is measure.target_at]
        return None

    def add_target(self, item: Item, measure: Measure) -> None:
        if not measure.amount:
            return
        base = next((plain_number(c.words, col, measure) for col, c in measure.row.all(Role.baseline)), None)
        set_direction(measure, base)
        optional = {"opens": opens_of(measure), "baseline": baseline_of(measure), "milestones": milestones_of(measure)}
        item.fields |= {"direction": measure.direction, "target": measure.amount.words, "due": due_of(measure)}
        item.fields |= {key: value for key, value in optional.items() if value}
        if measure.amount.strength:
            item.fields["strength"] = measure.amount.strength

    def add_words(self, item: Item, measure: Measure) -> None:
        row = measure.row
        for key, role in (("definition", Role.definition), ("note", Role.note)):
            cell = row.first(role)
            if cell and row.begins(cell):
                item.fields[key] = cell.words
                row.say(cell, Mark.read, "口径" if key == "definition" else "备注", key)
        at = measure.target_at or measure.named_at
        item.fields["source"] = {"document": DOCUMENT, "words": at.words, "note": at.at}
        number = row.first(Role.number) or row.first(Role.task_number)
        if number and number.at not in row.told():
            row.say(number, Mark.read, "序号", "number")

    def new_id(self, task: Item, name: str) -> str:
        """English names make ids; other names are numbered under their task."""
        wanted = slug(name)
        id = wanted if wanted and wanted not in self.ids else f"{task.id}-{len(task.indicators) + 1}"
        self.ids.add(id)
        return id

    def see(self, row: Row, item: Item, unit: mp.Unit, kind: str) -> None:
        self.figures += figures_of(row, item.id, unit, kind, self.source, self.day)
        updated = row.first(Role.updated)
        if updated and updated.at not in row.told():
            row.say(updated, Mark.read, "更新日期，作为数值的发布日期", "the day on which the figures became known")

    # ---- rows met again

    def repeated(self, row: Row) -> Entry | None:
        """The entry that a row of another table repeats: same task and indicator, and no other target."""
        if not row.first(Role.indicator) and not row.first(Role.task):
            return None
        found = self.entries.get(key_of(row)) or self.only_entry(row)
        if not found or found.row.table is row.table:
            return None
        ours, theirs = targets_of(row), targets_of(found.row)
        other = ours and theirs and not same(ours[-1][1].words, theirs[-1][1].words)
        return None if other else found

    def remember(self, entry: Entry) -> None:
        self.entries.setdefault(key_of(entry.row), entry)
        if name := fold(entry.row.words(Role.indicator)):
            self.by_name.setdefault(name, []).append(entry)

    def only_entry(self, row: Row) -> Entry | None:
        """By the indicator alone where a row names no task, if one indicator only goes by the name."""
        fitting = self.by_name.get(fold(row.words(Role.indicator)), [])
        return fitting[0] if len(fitting) == 1 and not row.first(Role.task) else None

    def read_again(self, row: Row, entry: Entry) -> None:
        told = row.first(Role.indicator) or row.first(Role.task)
        assert told
        row.say(told, Mark.read, f"与{entry.row.at()}为同一项，不重复列入", f"the same as {entry.row.at()}: taken once")
        self.see(row, entry.item, entry.unit, entry.kind)
        seen = row.told()
        for role, pairs in row.pairs.items():
            for _, cell in pairs:
                if cell.at not in seen and same(cell.words, entry.row.words(role)):
                    row.say(cell, Mark.read, f"与{entry.row.at()}一致", f"as in {entry.row.at()}")


def key_of(row: Row) -> tuple[str, str]:
    return fold(row.words(Role.task)), fold(row.words(Role.indicator))
