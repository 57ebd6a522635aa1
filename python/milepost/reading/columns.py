"""The columns of a wide table: their heads, and by head or content what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from milepost._core import Text
from milepost.reading.blocks import Block
from milepost.reading.cells import Cell, Sheet, letters
from milepost.reading.heads import PLACE, Head, Role, kind_of, read_head, role_of_name
from milepost.reading.period_words import spoken
from milepost.reading.periods import find_period
from milepost.reading.statuses import status_taken
from milepost.reading.units import is_rate, is_unit
from milepost.reading.wholes import wholes_among
from milepost.reading.words import fold, half_width

STATUS = re.compile(r"状态|status", re.IGNORECASE)
FLAGS = re.compile(r"[bcdefnprsuz]{1,3}")
PLURAL = {Role.indicator: "indicators", Role.entity: "places or units"}


@dataclass(frozen=True)
class Column:
    """One column: the cells above it, what they say, what it holds, and what was assumed of it."""

    place: int
    cells: tuple[Cell, ...]
    head: Head
    role: Role
    assumed: tuple[Text, ...] = ()
    doubt: Text | None = None  # of the column as a whole


def columns_of(sheet: Sheet, block: Block) -> list[Column]:
    """From left to right; a column without head and without figures is none."""
    places = [place for place in sheet.columns if any(sheet.at(row, place) for row in (*block.head, *block.body))]
    columns = [read_column(sheet, block, place) for place in places]
    return settled(sheet, block, with_periods_of_rates(with_whole_months(columns)))


def read_column(sheet: Sheet, block: Block, place: int) -> Column:
    cells, assumed = stack(sheet, block.head, place)
    head = read_head(cells)
    return Column(place, tuple(cells), head, role_of(sheet, block, place, cells, head), tuple(assumed))


def stack(sheet: Sheet, head: Sequence[int], place: int) -> tuple[list[Cell], list[Text]]:
    """The heads above a column. Where cells were not merged, a blank one over a filled one goes on from its left."""
    cells: list[Cell] = []
    assumed: list[Text] = []
    for row in head:
        cell = sheet.at(row, place)
        if not cell and any(sheet.at(other, place) for other in head if other > row):
            cell = to_the_left(sheet, row, place)
            assumed += [from_the_left(cell)] if cell else []
        if cell and cell not in cells:
            cells.append(cell)
    return cells, assumed


def to_the_left(sheet: Sheet, row: int, place: int) -> Cell | None:
    """The nearest cell to the left, unless it names a column of its own."""
    before = [cell for cell in sheet.of_row(row) if cell.column < place]
    return before[-1] if before and role_of_name(before[-1].words) is None else None


def from_the_left(cell: Cell) -> Text:
    return Text(f"空白表头沿用左侧“{cell.words}”", f"the blank head goes on from '{cell.words}' to its left")


def role_of(sheet: Sheet, block: Block, place: int, cells: Sequence[Cell], head: Head) -> Role:
    named = role_of_name(cells[-1].words) or role_of_name(cells[0].words) if cells else None
    body = [cell for row in block.body if (cell := sheet.at(row, place))]
    if named is Role.unit and "单位" in cells[-1].words and body and not mostly(is_unit(cell.words) for cell in body):
        named = Role.entity  # 单位 is a unit of measure or an organisation
    if named in (Role.indicator, Role.entity, Role.unit) and mostly(kind_of(cell) in "NM" for cell in body):
        named = None  # a column 项目 of counts
    if head.period or head.part:
        named = None
    if cells and STATUS.fullmatch(cells[-1].words) and are_statuses(body):
        return Role.status
    return named or (Role.flag if not cells and are_flags(body) else role_by_content(body, head))


def are_statuses(body: Sequence[Cell]) -> bool:
    """快报数, final: a column 状态 may be of tasks as well."""
    taken = [status_taken(half_width(cell.words)) for cell in body]
    return bool(taken) and all(status and not rest for rest, status in taken)


def are_flags(body: Sequence[Cell]) -> bool:
    """The letters that an export of Eurostat has beside its figures, in a column without a head."""
    return bool(body) and all(FLAGS.fullmatch(cell.words) for cell in body)


def role_by_content(body: Sequence[Cell], head: Head) -> Role:
    kinds = [kind_of(cell) for cell in body]
    if head.is_target and (
        head.period or mostly(bool(re.search(r"\d", cell.words)) and kind_of(cell) != "T" for cell in body)
    ):
        return Role.target
    if head.period or head.part or head.odd or mostly(kind in "NM" for kind in kinds):
        return Role.figures
    if kinds and mostly(kind in "YP" for kind in kinds):
        return Role.period
    if not kinds:
        return Role.figures if head.name else Role.words
    return Role.figures if 3 * sum(kind in "NMY" for kind in kinds) >= len(kinds) else Role.words


def mostly(facts: Iterator[bool] | Sequence[bool]) -> bool:
    found = list(facts)
    return bool(found) and 2 * sum(found) >= len(found)


def settled(sheet: Sheet, block: Block, columns: list[Column]) -> list[Column]:
    """Words left of the figures name the rows: indicators, or places where the columns name what is measured. Years in
    a column are figures where another column, or the head, tells the period."""
    figures = [column.place for column in columns if column.role in (Role.figures, Role.target)]
    first = min(figures, default=0)
    explicit = {column.role for column in columns} & {Role.indicator, Role.entity}
    for place, column in enumerate(columns):
        if column.role is Role.words and (column.place < first or not figures) and not explicit:
            columns[place] = unnamed(sheet, block, column, columns)
        elif column.role is Role.words and column.place < first:
            columns[place] = replace(column, role=Role.group)
    return columns


def unnamed(sheet: Sheet, block: Block, column: Column, columns: Sequence[Column]) -> Column:
    """A column of names whose head does not say of what: of places if the other heads name what is measured, or if
    there is a total of them; else of indicators."""
    names = [cell.words for row in block.body if (cell := sheet.at(row, column.place))]
    are_places = names_measures(columns) or bool(wholes_among(names))
    role = Role.entity if are_places else Role.indicator
    text = Text(
        f"{letters(column.place)}列表头未说明所列为何，按{role.value}读入",
        f"the head of column {letters(column.place)} does not say what it names: read as {PLURAL[role]}",
    )
    return replace(column, role=role, doubt=text)


def names_measures(columns: Sequence[Column]) -> bool:
    """Every column of figures says what it measures, other than a rate beside a level."""
    names = [column.head.name for column in columns if column.role is Role.figures]
    return bool(names) and all(names) and not all(is_rate(name) for name in names)


def names_places(columns: Sequence[Column]) -> bool:
    """Columns such as 历下区, 市中区, 全市: the rows are indicators."""
    names = [column.head.name for column in columns if column.role is Role.figures and column.head.name]
    return len(names) > 1 and mostly(bool(PLACE.fullmatch(fold(name))) for name in names)


# ---- periods that a head leaves to its neighbour


def with_periods_of_rates(columns: list[Column]) -> list[Column]:
    """同比增长 right of 2024年 is the growth of 2024, and 上年同期 the period a year before it."""
    for place in range(1, len(columns)):
        left, column = columns[place - 1], columns[place]  # a second rate goes on from the first
        head = column.head
        if (
            column.role is Role.figures
            and (is_rate(head.name) or head.is_year_before)
            and not (head.period or head.part or head.odd)
        ):
            columns[place] = with_period_of(column, left) if left.role is Role.figures else column
    return columns


def with_period_of(column: Column, left: Column) -> Column:
    period, part = left.head.period, left.head.part
    if not period and not part:
        return column
    said = Text(
        f"时期沿用左侧一列（{spoken(period or part).zh}）",
        f"the period goes on from the column to its left ({period or part})",
    )
    head = replace(column.head, period=period, part=part)
    return replace(column, head=head, assumed=(*column.assumed, said))


# ---- months kept as their first days


def with_whole_months(columns: list[Column]) -> list[Column]:
    """Heads that are all the first of a month mean the month: nobody reports by the first day."""
    days = [column.head.period for column in columns if column.head.period]
    if not are_first_days(days):
        return columns
    return [whole_month(column) if column.head.period else column for column in columns]


def are_first_days(periods: Sequence[str]) -> bool:
    return len(set(periods)) > 1 and all(len(period) == 10 and period.endswith("-01") for period in periods)


def whole_month(column: Column) -> Column:
    month = find_period(column.head.period[:7]).period
    said = Text(
        f"{spoken(column.head.period).zh}按{spoken(month).zh}整月读入",
        f"{column.head.period} is read as the whole month {month}",
    )
    return replace(column, head=replace(column.head, period=month), assumed=(*column.assumed, said))


def groups_of(columns: Sequence[Column]) -> list[list[Column]]:
    """Tables side by side: a new one begins where names of rows follow figures."""
    groups: list[list[Column]] = [[]]
    for place, column in enumerate(columns):
        has_figures = any(earlier.role is Role.figures for earlier in groups[-1])
        more = any(later.role is Role.figures for later in columns[place + 1 :])
        if column.role in (Role.indicator, Role.entity, Role.period) and has_figures and more:
            groups.append([])
        groups[-1].append(column)
    return groups
