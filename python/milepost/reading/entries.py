"""The rows of a wide table: what each is about, when, and its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.cells import Cell
from milepost.reading.columns import Column, are_first_days
from milepost.reading.flags import read_status
from milepost.reading.heads import Role, kind_of
from milepost.reading.meeting import About, Meeting, two_units
from milepost.reading.numbers import read_figure, without_marks
from milepost.reading.period_words import spoken
from milepost.reading.periods import Found, find_period, in_year
from milepost.reading.row_names import Naming, bare_name
from milepost.reading.signs import Absent
from milepost.reading.slots import Options, Slot, read_into
from milepost.reading.statuses import REVISED, status_taken
from milepost.reading.units import unit_words
from milepost.reading.wholes import SUBTOTAL_SAID, TOTAL_SAID, total_in, wholes_among
from milepost.reading.words import half_width

SECTION = re.compile(
    r"^([一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节部篇类])"
)
BESIDE = {
    Role.unit: (Part.unit, "", "the unit of the row"),
    Role.note: (Part.note, "", "a note on the row"),
    Role.status: (Part.note, "", "the status of the figures"),
    Role.source: (Part.note, "数据来源", "the source of the row"),
    Role.sequence: (Part.label, "", "a number of the row"),
    Role.code: (Part.label, "", "a code"),
    Role.group: (Part.label, "", "a group of rows"),
    Role.responsible: (Part.label, "", "who answers for it"),
}


@dataclass
class Entries:
    """Reads the rows of one table from above. `carried` holds what a blank cell goes on from."""

    account: Account
    columns: Sequence[Column]
    meeting: Meeting
    options: Options
    year: str = ""
    naming: Naming = field(init=False)

    def read(self, rows: Sequence[int]) -> None:
        self.naming = Naming(self.account, self.columns, self.options, self.wholes_in(rows))
        self.months = self.has_first_days(rows)
        for row in rows:
            if not self.is_heading(row):
                self.read_row(row)

    def of(self, *roles: Role) -> list[Column]:
        return [column for column in self.columns if column.role in roles]

    def cell(self, row: int, column: Column) -> Cell | None:
        return self.account.sheet.at(row, column.place)

    def wholes_in(self, rows: Sequence[int]) -> frozenset[str]:
        cells = (self.cell(row, column) for column in self.of(Role.entity) for row in rows)
        return wholes_among(bare_name(cell.words) for cell in cells if cell)

    def has_first_days(self, rows: Sequence[int]) -> bool:
        cells = [cell for column in self.of(Role.period) for row in rows if (cell := self.cell(row, column))]
        return are_first_days([find_period(cell.words).period for cell in cells])

    def is_heading(self, row: int) -> bool:
        """A row of one name over those below it: numbered, or merged over the table."""
        cells = [cell for column in self.columns if (cell := self.cell(row, column)) and cell.row == row]
        cells = list(dict.fromkeys(cells))
        if len(cells) != 1 or kind_of(cells[0]) != "T":
            return False
        wide = cells[0].span[1] >= max(2, len(self.columns) // 2)
        if wide or SECTION.match(half_width(cells[0].words)):
            self.account.say(cells[0], Part.label, "小标题", "a heading of the rows below")
            self.naming.parent = ""
            return True
        return False

    def read_row(self, row: int) -> None:
        about, of_targets = self.about(row), self.naming.is_of_targets(row)
        for column in self.columns:
            if column.role is Role.figures and not of_targets:
                self.read_cell(row, column, about)
            elif column.role in (Role.figures, Role.target):
                self.set_target_aside(row, column)
            elif column.role is Role.words and (cell := self.cell(row, column)):
                self.account.left(cell, Text("该列不是数值列，文字未读入", "words in a column that holds no figures"))

    def set_target_aside(self, row: int, column: Column) -> None:
        cell = self.cell(row, column)
        if cell:
            self.account.say(cell, Part.aside, "目标值，不是观测值", "a target, no observation")

    # ---- what the row is about

    def about(self, row: int) -> About:
        when, period_assumed = self.when(row)
        beside, named = self.beside(row), self.naming.names(row)
        units = two_units(named.unit, beside.unit, ("名称", "单位列"), ("its name", "the column of units"))
        return replace(
            named,
            unit=named.unit or beside.unit,
            when=when,
            notes=(*beside.notes, *named.notes),
            source=beside.source,
            status=beside.status,
            assumed=(*period_assumed, *named.assumed, *units),
        )

    def beside(self, row: int) -> About:
        """Unit, notes, source and status; sequence numbers, codes, groups and who answers are told of."""
        said: dict[Role, list[str]] = {}
        for column in self.columns:
            cell = self.cell(row, column) if column.role in BESIDE else None
            if cell:
                part, zh, en = BESIDE[column.role]
                said.setdefault(column.role, []).append(cell.words)
                self.account.say(cell, part, zh or column.role.value, en)
        units = [
            words.strip("()（）") for words in said.get(Role.unit, ()) if not isinstance(read_figure(words), Absent)
        ]
        unit = unit_words(units[0]) if units else ""
        rest, status = status_taken(half_width(" ".join(said.get(Role.status, ()))))
        notes = (*said.get(Role.note, ()), *((rest,) if rest else ()), *((REVISED,) if status == "revised" else ()))
        return About(unit=unit, notes=notes, source=" ".join(said.get(Role.source, ())), status=status)

    def when(self, row: int) -> tuple[Found, tuple[Text, ...]]:
        """The period of a row: a year carried down, and a part of it beside or below."""
        found = self.written(row)
        if found.rest:
            return found, ()
        period, assumed = found.period, []
        if self.months and period:
            period = find_period(period[:7]).period
            assumed.append(Text(f"按{spoken(period).zh}整月读入", f"read as the whole month {period}"))
        if re.match(r"\d{4}(?!\.\.)", period):
            self.year = period[:4]
        if not period and self.year and self.of(Role.period):
            period = self.year
            assumed.append(Text(f"年份沿用上方{self.year}年", f"the year {self.year} goes on from above"))
        whole = in_year(period, found.part) if period and found.part else period
        return Found(whole, found.part if not period else "", "", found.status), tuple(assumed)

    def written(self, row: int) -> Found:
        """What the columns of periods say together; `rest` is what of it cannot be read."""
        together = Found()
        for column in self.of(Role.period):
            cell = self.cell(row, column)
            if not cell:
                continue
            found = find_period(without_marks(cell.words)[0])
            if not found or found.rest:
                said = Text(f"“{cell.words}”不是可识别的时期", f"'{cell.words}' is no period that can be read")
                self.account.left(cell, said)
                return Found(rest=cell.words)
            together = Found(
                found.period or together.period, found.part or together.part, "", found.status or together.status
            )
            self.account.say(cell, Part.label, f"时期 {cell.words}", f"period {cell.words}")
        return together

    # ---- one figure

    def read_cell(self, row: int, column: Column, about: About) -> None:
        sheet = self.account.sheet
        cell = sheet.at(row, column.place) or sheet.blank(row, column.place)
        if about.total == "subtotal" or (about.total and not self.of(Role.entity)):
            if cell.words:
                self.set_total_aside(cell, about)
            return
        if total_in(column.head.name) == "subtotal" and self.meeting.places_across:
            if cell.words:
                self.account.say(cell, Part.aside, "小计列，是部分对象之和", "a subtotal: of some of the entities only")
            return
        slot = self.meeting.slot(cell, column, about, self.year)
        read_into(self.account, cell, self.flagged(row, column, slot), self.options)

    def flagged(self, row: int, column: Column, slot: Slot) -> Slot:
        """What the flag right of a figure says of it."""
        beside = next((one for one in self.of(Role.flag) if one.place == column.place + 1), None)
        flag = self.cell(row, beside) if beside else None
        if not flag:
            return slot
        self.account.say(flag, Part.note, "左侧数值的标记", "a flag of the figure to its left")
        status, said, fault = read_status(flag.words)
        notes = (*slot.said, *((said,) if said else ()))
        return replace(slot, status=status or slot.status, said=notes, fault=slot.fault or fault)

    def set_total_aside(self, cell: Cell, about: About) -> None:
        self.account.again(cell, Part.aside, SUBTOTAL_SAID if about.entity else TOTAL_SAID)
