"""The rows of a wide table: what each is about, carried down where cells are blank, and its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from milepost._core import Text, contains, parse_period
from milepost.reading.account import Account, Part
from milepost.reading.cells import Cell
from milepost.reading.columns import Column, are_first_days
from milepost.reading.heads import SUBTOTAL, TOTAL, Head, Role, kind_of
from milepost.reading.numbers import without_marks
from milepost.reading.periods import Found, find_period, in_year
from milepost.reading.slots import Options, Slot, read_into
from milepost.reading.surroundings import Surroundings
from milepost.reading.units import is_rate, is_share, unit_at_the_end, unit_words
from milepost.reading.words import half_width

SECTION = re.compile(
    r"^([一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节部篇类])"
)
NUMBERED = re.compile(r"^(\d{1,2}[.、．)）](?!\d)|[(（]\d{1,2}[)）])\s*")
PART_OF = re.compile(r"^(#|其中[:：]?|of which:?)\s*", re.IGNORECASE)
TO_DATE = re.compile(r"累计|to date|ytd", re.IGNORECASE)
SINCE_START = re.compile(r"历年累计|自.{1,12}以来|since start|cumulative", re.IGNORECASE)


@dataclass(frozen=True)
class About:
    """What a row says of its figures."""

    indicator: str = ""
    entity: str = ""
    unit: str = ""
    when: Found = Found()
    notes: tuple[str, ...] = ()
    source: str = ""
    total: str = ""  # total or subtotal
    assumed: tuple[Text, ...] = ()


@dataclass
class Entries:
    """Reads the rows of one table from above. `carried` holds what a blank cell goes on from."""

    account: Account
    columns: Sequence[Column]
    around: Surroundings
    options: Options
    places_across: bool = False
    year: str = ""
    parent: str = ""
    carried: dict[int, Cell] = field(default_factory=dict)

    def read(self, rows: Sequence[int]) -> None:
        self.months = self.has_first_days(rows)
        for row in rows:
            if not self.is_heading(row):
                self.read_row(row)

    def of(self, *roles: Role) -> list[Column]:
        return [column for column in self.columns if column.role in roles]

    def cell(self, row: int, column: Column) -> Cell | None:
        return self.account.sheet.at(row, column.place)

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
            self.parent = ""
            return True
        return False

    def read_row(self, row: int) -> None:
        about = self.about(row)
        for column in self.columns:
            if column.role is Role.figures:
                self.read_cell(row, column, about)
            elif column.role is Role.target:
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
        unit, notes, source = self.beside(row)
        indicator, entity, own, label_notes, total, assumed = self.names(row)
        return About(
            *(indicator, entity, own or unit, when, (*notes, *label_notes), source, total),
            assumed=(*period_assumed, *assumed),
        )

    def beside(self, row: int) -> tuple[str, tuple[str, ...], str]:
        """Unit, notes and source; sequence numbers, codes and groups are told of."""
        unit, notes, source = "", [], ""
        for column in self.of(Role.unit, Role.note, Role.source, Role.sequence, Role.code, Role.group):
            cell = self.cell(row, column)
            if not cell:
                continue
            if column.role is Role.unit:
                unit = unit_words(cell.words.strip("()（）")) if kind_of(cell) != "M" else ""
                self.account.say(cell, Part.unit, f"单位 {unit}", f"unit {unit}")
            elif column.role is Role.note:
                notes.append(cell.words)
                self.account.say(cell, Part.note, "备注", "a note on the row")
            elif column.role is Role.source:
                source = cell.words
                self.account.say(cell, Part.note, "数据来源", "the source of the row")
            else:
                self.account.say(cell, Part.label, column.role.value, column.role.name)
        return unit, tuple(notes), source

    def names(self, row: int) -> tuple[str, str, str, tuple[str, ...], str, tuple[Text, ...]]:
        names: dict[Role, list[str]] = {Role.indicator: [], Role.entity: []}
        unit, notes, total, assumed = "", [], "", []
        for column in self.of(Role.indicator, Role.entity):
            cell = self.label(row, column, assumed)
            if not cell:
                continue
            bare, marks = without_marks(cell.words)
            notes += [self.options.notes[mark] for mark in marks if mark in self.options.notes]
            name, own = unit_at_the_end(NUMBERED.sub("", half_width(bare)))
            unit = own or unit
            total = total or total_in(name)
            if column.role is Role.indicator:
                name = self.with_parent(name)
            if column.role is Role.indicator or not total:
                names[column.role].append(name)
            self.account.say(cell, Part.label, f"{column.role.value} {name}", f"{column.role.name} {name}")
        joined = {role: " / ".join(dict.fromkeys(said)) for role, said in names.items()}
        if total == "total" and self.of(Role.entity):
            assumed.append(Text("合计行按总体读入", "the row of totals is read as the whole"))
        return joined[Role.indicator], joined[Role.entity], unit, tuple(notes), total, tuple(assumed)

    def label(self, row: int, column: Column, assumed: list[Text]) -> Cell | None:
        """The name in a row; a blank one goes on from above where another column names the row."""
        cell = self.cell(row, column)
        if cell:
            self.carried[column.place] = cell
            return cell
        others = [other for other in self.of(Role.indicator, Role.entity, Role.period) if other is not column]
        if not any(self.cell(row, other) for other in others) or column.place not in self.carried:
            return None
        above = self.carried[column.place]
        assumed.append(
            Text(f"空白处沿用{above.at}“{above.words}”", f"the blank goes on from {above.at}, '{above.words}'")
        )
        return above

    def with_parent(self, name: str) -> str:
        """其中：工业 is a part of the row above that is none itself."""
        inner = PART_OF.sub("", name)
        if inner == name:
            self.parent = name
            return name
        return f"{self.parent} / {inner}" if self.parent else inner

    def when(self, row: int) -> tuple[Found, tuple[Text, ...]]:
        """The period of a row: a year carried down, and a part of it beside or below."""
        period, part, status, assumed = "", "", "", []
        for column in self.of(Role.period):
            cell = self.cell(row, column)
            if not cell:
                continue
            found = find_period(without_marks(cell.words)[0])
            if not found or found.rest:
                self.account.left(
                    cell, Text(f"“{cell.words}”不是可识别的时期", f"'{cell.words}' is no period that can be read")
                )
                return Found(rest=cell.words), ()
            period, part, status = found.period or period, found.part or part, found.status or status
            self.account.say(cell, Part.label, f"时期 {cell.words}", f"period {cell.words}")
        if self.months and period:
            period = find_period(period[:7]).period
            assumed.append(Text(f"按{period}整月读入", f"read as the whole month {period}"))
        if re.fullmatch(r"\d{4}", period):
            self.year = period
        if not period and part and self.year:
            period, part = in_year(self.year, part), ""
            assumed.append(Text(f"年份沿用上方{self.year}年", f"the year {self.year} goes on from above"))
        elif not period and not part and self.year and self.of(Role.period):
            period = self.year
            assumed.append(Text(f"时期沿用上方{self.year}年", f"the year {self.year} goes on from above"))
        elif period and part:
            period, part = in_year(period, part), ""
        return Found(period, part, "", status), tuple(assumed)

    # ---- one figure

    def read_cell(self, row: int, column: Column, about: About) -> None:
        sheet = self.account.sheet
        cell = sheet.at(row, column.place) or sheet.blank(row, column.place)
        if about.total == "subtotal" or (about.total and not self.of(Role.entity)):
            if cell.words:
                self.account.say(
                    cell, Part.aside, "合计或小计，不是单独的指标", "a total of other rows, no indicator of its own"
                )
            return
        if SUBTOTAL.fullmatch(column.head.name) and self.places_across:
            if cell.words:
                self.account.say(cell, Part.aside, "小计列", "a column of subtotals")
            return
        read_into(self.account, cell, self.slot(cell, column, about), self.options)

    def slot(self, cell: Cell, column: Column, about: About) -> Slot:
        head = column.head
        period, assumed = self.period_of(head, about.when)
        indicator, entity = self.what(head, about)
        unit, unit_assumed = self.unit_of(head, about)
        named_by_title = Text(
            f"指标名取自标题“{self.around.title}”", f"the indicator is named by the title '{self.around.title}'"
        )
        by_title = (
            (named_by_title,)
            if indicator and indicator == self.around.name and not about.indicator and not head.name
            else ()
        )
        report = self.report(head, about, period)
        return Slot(
            *(indicator, period, entity, unit, report, about.when.status or head.status),
            source=about.source,
            said=about.notes,
            assumed=(*about.assumed, *column.assumed, *assumed, *unit_assumed, *by_title),
            fault=fault_of(cell, head, about),
        )

    def what(self, head: Head, about: About) -> tuple[str, str]:
        """Indicator and entity, from the row, the column and the title."""
        if self.places_across and head.name:
            place = "" if TOTAL.fullmatch(head.name) else head.name
            return about.indicator or self.around.name, place
        names = [name for name in (about.indicator, head.name) if name]
        return " / ".join(names) or self.around.name, about.entity

    def unit_of(self, head: Head, about: About) -> tuple[str, tuple[Text, ...]]:
        """The nearest word: of the column where it is a rate, of the row, of the column, of the table."""
        if head.name and is_rate(head.name) and not self.places_across:
            return self.unit_of_rate(head, about)
        if head.unit and is_share(head.unit) and head.name:
            return head.unit, ()
        if about.unit or head.unit:
            return about.unit or head.unit, ()
        own_rate = is_rate(about.indicator) and not is_share(self.around.unit)
        if own_rate and self.around.unit:
            return "%", (rate_assumed(about.indicator, self.around.unit),)
        return self.around.unit, ()

    def unit_of_rate(self, head: Head, about: About) -> tuple[str, tuple[Text, ...]]:
        if head.unit:
            return head.unit, ()
        return "%", (rate_assumed(head.name, about.unit or self.around.unit),)

    def period_of(self, head: Head, when: Found) -> tuple[str, tuple[Text, ...]]:
        """Of the column and the row, the narrower one; a part of a year in the year that is given beside it."""
        part = when.part or head.part
        wholes = [period for period in (when.period, head.period) if period]
        if part:
            whole = next(iter(wholes), "") or self.year
            return (in_year(whole, part), ()) if whole else self.in_year_of_title(part)
        if len(wholes) == 2:
            return narrower(*wholes), ()
        if wholes:
            return wholes[0], ()
        around = self.around
        said = Text(
            f"时期{around.period}取自{around.period_at}", f"the period {around.period} is taken from {around.period_at}"
        )
        return (around.period, (said,)) if around.period and not when.rest else ("", ())

    def in_year_of_title(self, part: str) -> tuple[str, tuple[Text, ...]]:
        year = self.around.period[:4]
        said = Text(f"年份{year}取自{self.around.period_at}", f"the year {year} is taken from {self.around.period_at}")
        period = in_year(year, part)
        return (period, (said,)) if period else ("", ())

    def report(self, head: Head, about: About, period: str) -> str:
        """A total to date, where the words say so; a full year is its own."""
        words = f"{about.indicator} {head.name}{'累计' if head.is_cumulative else ''}"
        if SINCE_START.search(words):
            return "since start"
        if not TO_DATE.search(words) and not TO_DATE.search(self.around.title):
            return ""
        return "year to date" if re.fullmatch(r"\d{4}\D.*", period) and not re.fullmatch(r"\d{4}\.\..*", period) else ""


def rate_assumed(name: str, unit: str) -> Text:
    instead = f"，不用“{unit}”" if unit else ""
    return Text(f"“{name}”按%读入{instead}", f"'{name}' is read in %{f', not in {unit}' if unit else ''}")


def narrower(one: str, other: str) -> str:
    """Of two periods the one within the other; none if neither is."""
    first, second = parse_period(one), parse_period(other)
    return one if contains(second, first) else other if contains(first, second) else ""


def total_in(name: str) -> str:
    return "total" if TOTAL.fullmatch(name) else "subtotal" if SUBTOTAL.fullmatch(name) else ""


def fault_of(cell: Cell, head: Head, about: About) -> Text | None:
    if cell.span != (1, 1) and cell.span[0] * cell.span[1] > 1:
        return Text(
            "合并了多个数值位置，无法判断属于哪一个", "merged over several figures: which one it is, is not said"
        )
    if head.conflict:
        return Text("表头给出两个不同的时期，未读入", "its heads give two different periods: not read")
    if head.odd and not head.period:
        return Text(f"时期“{head.odd}”未能识别，未读入", f"its period '{head.odd}' is not known: not read")
    if about.when.rest:
        return Text(
            f"时期“{about.when.rest}”未能识别，未读入", f"its period '{about.when.rest}' is not known: not read"
        )
    return None
