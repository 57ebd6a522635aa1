"""An edited ledger read back: every change, what is taken of it, and what is refused by which rule."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import milepost as mp
from milepost.ledger.book import book_of
from milepost.ledger.confirming import after, unfit
from milepost.ledger.edited_cells import RefusedError, day_of_update, figure_in, number_in, plain, same, words_in
from milepost.ledger.edited_table import EditedTable, find_table, moved
from milepost.ledger.edition import Edition, edition_of
from milepost.ledger.figures import Figure
from milepost.ledger.headings import COMPUTED, HEADINGS, NOTES, Heading
from milepost.ledger.notes import Note
from milepost.ledger.notes_sheet import AS_OF, METHOD, PALETTE, PLAN, SINCE
from milepost.ledger.sheets import sheet_names
from milepost.ledger.statement import Statement, of_the_verdict
from milepost.ledger.words import tidy
from milepost.ledger.workbook import Cell, Sheet, last_editor, read_workbook, sheets_in

RULES = {
    Heading.target: mp.Text("目标值须在方案文件中修改", "target values are changed in the plan file"),
    Heading.due: mp.Text("时限须在方案文件中修改", "due dates are changed in the plan file"),
    Heading.unit: mp.Text("计量单位须在方案文件中修改", "units are changed in the plan file"),
    Heading.scheduled: mp.Text("由时限推算，不得手工修改", "it is computed from the dates, never by hand"),
    Heading.deviation: mp.Text("由数据推算，不得手工修改", "it is computed from the figures, never by hand"),
    Heading.status: mp.Text("状态由数据评定，不得手工修改", "a status follows from the figures, never by hand"),
}
OF_THE_PLAN = mp.Text("须在方案文件中修改", "it is changed in the plan file")
UNKNOWN = mp.Text("方案中无此目标；新增任务须改方案文件", "no target of the plan; tasks are added in the plan file")
TWICE = mp.Text("目标编号重复", "this target has a row already")
NAMELESS = mp.Text("缺目标编号；新增任务须改方案文件", "a row without target id; tasks are added in the plan file")
NOT_READ = mp.Text("此表由总表生成，改动未读入", "this sheet follows from the first one and is not read back")
TOTALS = (mp.Track.total, mp.Track.budget)


@dataclass(frozen=True)
class Edit:
    """A change that is taken: which cell, from what to what."""

    at: str
    target: str
    heading: Heading
    before: str
    after: str

    def line(self, language: str) -> str:
        none = "空" if language == "zh" else "nothing"
        return (
            f"{self.at}: {self.target}: {self.heading.words(language)}: {self.before or none} -> {self.after or none}"
        )


@dataclass(frozen=True)
class Refusal:
    """A change that cannot be taken: what the cell says, what it should say, and the rule."""

    at: str
    found: str
    expected: str
    rule: mp.Text

    @property
    def is_computed(self) -> bool:
        return self.rule in [RULES[heading] for heading in COMPUTED]

    def line(self, language: str) -> str:
        if language == "zh":
            says = "数据给出" if self.is_computed else "方案为"
            instead = f"，{says}“{self.expected}”" if self.expected else ""
            return f"{self.at}: 填写为“{self.found}”{instead}：{self.rule.zh}"
        says = "the figures give" if self.is_computed else "the plan says"
        instead = f" where {says} {self.expected}" if self.expected else ""
        return f"{self.at}: {self.found or 'nothing'}{instead}: {self.rule.en}"


@dataclass
class Edits:
    """What an edited ledger says otherwise than the one that was written; of no use while `refusals` has any."""

    edition: Edition
    by: str = ""
    saved: datetime.date | None = None
    edits: list[Edit] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    remarks: list[tuple[str, mp.Text]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def refuse(self, at: str, found: str, rule: mp.Text, expected: str = "") -> None:
        self.refusals.append(Refusal(at, found, expected, rule))


def read_edits(
    path: str | Path,
    plan: mp.Plan,
    seen: mp.Observations,
    today: datetime.date,
    *,
    method_of: Callable[[str], str | mp.Preset] = str,
    notes: dict[tuple[str, Heading], str] | None = None,
) -> Edits:
    """Compares an edited ledger, cell by cell, with the one that the plan and the observations give.

    `today` is the day of reading: no figure is of a later one. `method_of` gives the method by the name in the ledger,
    which may be one of a file; `notes` are those that it was written with. Raises Error if the file is no ledger of
    this plan.
    """
    sheets = read_workbook(path)
    edition = edition_in(sheets, path, plan, seen, method_of, notes or {})
    written = sheets_in(book_of(edition), path)
    table, before = find_table(sheets, path), find_table(written, path)
    found = Edits(edition, *last_editor(path))
    found.remarks += moved(table, [one.row.target for one in edition.rows])
    found.remarks += remarks_on(table.sheet)
    compare_rows(found, table, before, today)
    confirm(found, table, method_of(edition.card.method))
    found.remarks += other_sheets(sheets, written, table.sheet)
    return found


# ---- which ledger it is


def edition_in(
    sheets: list[Sheet],
    path: str | Path,
    plan: mp.Plan,
    seen: mp.Observations,
    method_of: Callable[[str], str | mp.Preset],
    notes: dict[tuple[str, Heading], str],
) -> Edition:
    """The edition that the sheet of notes says it is."""
    language, said = said_in(sheets, path)
    facts = {name: said.get(mp.in_(name, language), "") for name in (PLAN, AS_OF, METHOD, SINCE, PALETTE)}
    if facts[PLAN] != plan.id:
        raise mp.Error(f"'{path}' is a ledger of plan '{facts[PLAN]}', not of '{plan.id}'")
    return edition_of(
        plan,
        seen,
        mp.parse_date(facts[AS_OF]),
        method=method_of(facts[METHOD]),
        since=mp.parse_date(facts[SINCE]) if facts[SINCE][:1].isdigit() else None,
        language=language,
        palette=facts[PALETTE],
        notes=notes,
    )


def said_in(sheets: list[Sheet], path: str | Path) -> tuple[str, dict[str, str]]:
    """The language, and the second column of the sheet of notes by its first."""
    for language in ("zh", "en"):
        sheet = next((one for one in sheets if one.name == sheet_names(language)[-1]), None)
        if sheet:
            pairs = [(words_in(sheet.at(row, 1)), words_in(sheet.at(row, 2))) for row in sheet.rows()]
            return language, dict(reversed(pairs))
    names = " / ".join(sheet_names(language)[-1] for language in ("zh", "en"))
    raise mp.Error(f"'{path}' has no sheet {names}, which says of which plan and day the ledger is")


# ---- rows


def compare_rows(found: Edits, table: EditedTable, before: EditedTable, today: datetime.date) -> None:
    known = {one.row.target: one for one in found.edition.rows}
    for target in table.rows:
        if target in known:
            compare_row(found, known[target], table, before, today)
        else:
            found.refuse(table.place(target, Heading.target_id), target, UNKNOWN)
    for cell in table.twice:
        found.refuse(cell.at, cell.words, TWICE)
    for row in table.nameless:
        found.refuse(table.sheet.of_row(row)[0].at, table.sheet.of_row(row)[0].words, NAMELESS)


def compare_row(
    found: Edits, statement: Statement, table: EditedTable, before: EditedTable, today: datetime.date
) -> None:
    target = statement.row.target
    changed = [
        one
        for one in HEADINGS
        if one in table.columns
        and one is not Heading.number
        and not same(table.at(target, one), before.at(target, one))
    ]
    edited = [
        Edit(table.place(target, one), target, one, statement.shown(one), shown(table, statement, one))
        for one in changed
    ]
    take = functools.partial(take_edit, found, statement, table, today, changed)
    for edit in edited:
        try:
            take(edit)
        except RefusedError as refused:
            found.refuse(edit.at, edit.after, refused.rule)


def shown(table: EditedTable, statement: Statement, heading: Heading) -> str:
    """As the sheet shows it, with the unit."""
    words = words_in(table.at(statement.row.target, heading))
    around = statement.formats.get(heading, ("", ""))
    return f"{around[0]}{words}{around[1]}" if words.replace(".", "", 1).isdigit() else words


def take_edit(
    found: Edits, statement: Statement, table: EditedTable, today: datetime.date, changed: Sequence[Heading], edit: Edit
) -> None:
    cell = table.at(edit.target, edit.heading)
    if edit.heading is Heading.actual:
        found.figures.append(new_figure(found, statement, table, today))
    elif edit.heading is Heading.updated:
        if Heading.actual not in changed:  # the day of the notes; with a new figure it is read with that
            day_of_update(cell, None, today)
    elif edit.heading in NOTES:
        found.notes.append(new_note(found, statement, table, edit, today))
    elif edit.heading not in COMPUTED or Heading.actual not in changed:
        rule = RULES.get(edit.heading, OF_THE_PLAN)
        found.refuse(edit.at, edit.after, rule, edit.before)
        return
    found.edits.append(edit)


def new_figure(found: Edits, statement: Statement, table: EditedTable, today: datetime.date) -> Figure:
    target, verdict = statement.row.target, statement.row.verdict
    cell = table.at(target, Heading.actual)
    value = figure_in(cell, verdict.unit)
    day = day_of_update(table.at(target, Heading.updated), verdict.observed.at if verdict.observed else None, today)
    assert cell
    by = mp.Text(f"{found.by}填报" if found.by else "", f"entered by {found.by}" if found.by else "")
    report = total_of(verdict)
    number = f"{value:.15g}"
    return Figure(
        statement.row.indicator, str(day), number, verdict.unit.name, report, str(day), source(cell), by, cell
    )


def source(cell: Cell) -> str:
    return f"台账 ledger {cell.at}"


def total_of(verdict: mp.Verdict) -> str:
    """What a figure of the ledger adds up: as the one it follows, from the opening of the window or of the year."""
    if verdict.track not in TOTALS:
        return ""
    return "year to date" if verdict.schedule.recurrence else "since start"


def new_note(found: Edits, statement: Statement, table: EditedTable, edit: Edit, today: datetime.date) -> Note:
    cell = table.at(edit.target, edit.heading)
    if cell and cell.flaw:
        raise RefusedError(cell.flaw.zh, cell.flaw.en)
    day = found.saved if found.saved and found.saved <= today else None
    return Note(edit.target, edit.heading, words_in(cell), day, found.by, edit.at)


def confirm(found: Edits, table: EditedTable, method: str | mp.Preset) -> None:
    """Judged again, every target has its new figure, and what was computed by hand agrees with it."""
    if not found.figures:
        return
    card = after(found.edition, found.figures, method)
    for edit in [edit for edit in found.edits if edit.heading is Heading.actual]:
        rule = unfit(card[edit.target], words_in(table.at(edit.target, Heading.updated)), found.figures)
        if rule:
            found.refuse(edit.at, edit.after, rule)
        confirm_computed(found, table, card[edit.target])


def confirm_computed(found: Edits, table: EditedTable, row: mp.ScorecardRow) -> None:
    """The old words may stand, for they are computed anew, or the new ones."""
    old = {one.row.target: one for one in found.edition.rows}[row.target]
    new = of_the_verdict(row.verdict, found.edition.language)
    for heading in (one for one in COMPUTED if one in table.columns):
        said = words_in(table.at(row.target, heading))
        fitting = [plain(old.values.get(heading, "")), plain(new.get(heading))]
        if said not in fitting and number_in(said) not in map(number_in, fitting):
            found.refuse(table.place(row.target, heading), said, RULES[heading], fitting[1])


# ---- beside the rows


def remarks_on(sheet: Sheet) -> Iterator[tuple[str, mp.Text]]:
    """Comments on cells: said, and not read."""
    for cell in sheet.cells.values():
        if cell.remark:
            yield cell.at, mp.Text(f"{cell.remark.zh}（未读入）", f"{cell.remark.en} (not read)")


def other_sheets(sheets: list[Sheet], written: list[Sheet], main: Sheet) -> Iterator[tuple[str, mp.Text]]:
    """Every cell of the sheets that follow from the first one where it says otherwise than it was written."""
    others = {sheet.name: sheet for sheet in sheets if sheet is not main}
    for sheet in written[1:]:
        other = others.pop(sheet.name, None)
        if other:
            yield from differing(sheet, other)
        else:
            yield sheet.name, mp.Text("此表已删除；它由总表生成", "this sheet is gone; it follows from the first one")
    for sheet in others.values():
        if sheet.cells:
            yield sheet.name, mp.Text("不属台账，未读入", "no sheet of the ledger, not read")


def differing(written: Sheet, edited: Sheet) -> Iterator[tuple[str, mp.Text]]:
    for place in sorted({*written.cells, *edited.cells}):
        before, now = written.cells.get(place), edited.cells.get(place)
        if not same(before, now):
            at = (now or before or edited.cells[place]).at
            said = tidy(words_in(now))
            yield at, mp.Text(f"改为“{said}”：{NOT_READ.zh}", f"{said or 'nothing'}: {NOT_READ.en}")
