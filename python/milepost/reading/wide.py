"""Wide tables as agencies send them: periods across or down, heads of several rows, units anywhere, notes below."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from milepost._core import Text, parse_period
from milepost.reading.account import Account, Part
from milepost.reading.blocks import FIELD, Block, blocks_of
from milepost.reading.cells import Cell, Sheet
from milepost.reading.columns import Column, columns_of, groups_of, names_places
from milepost.reading.entries import Entries
from milepost.reading.heads import Role
from milepost.reading.meeting import Meeting
from milepost.reading.notices import speaks_of_status
from milepost.reading.numbers import mark_name
from milepost.reading.periods import excel_day, find_period
from milepost.reading.signs import signs_defined
from milepost.reading.slots import Options
from milepost.reading.surroundings import Surroundings
from milepost.reading.units import unit_at_the_end, unit_line, unit_words
from milepost.reading.wholes import wholes_among
from milepost.reading.words import half_width

UNIT_BELOW = Text("单位写在表下，未说明适用于哪些数值", "a unit below the table: which figures have it, is not said")
NUMBER_OF_TABLE = re.compile(
    r"^(附表|续表|表|table)\s*[\d一二三四五六七八九十]+([-－.．—]\d+)*[:：、.]?\s+", re.IGNORECASE
)
NOTE_LABEL = re.compile(r"^[(（]?(备?注(释)?|说明|附注|notes?)\s*[:：]?\s*", re.IGNORECASE)
DEFINITION = re.compile(
    r"(^[a-z](?=[/).]?\s+[A-Z])|[*†‡]+|[①-⑳]|[¹²³⁰⁴-⁹]+|[\[［(（]\d{1,2}[\]］)）]|(?<!\d)\d{1,2}[.、．](?!\d))\s*"
)


def is_wide(sheet: Sheet) -> bool:
    """A head, below it a row of figures, and a period somewhere."""
    return any(
        column.role is Role.figures for block in blocks_of(sheet) if block.body for column in columns_of(sheet, block)
    )


def read_wide(sheet: Sheet, options: Options) -> Account:
    """Every table of the sheet, those below and those beside the first as well."""
    account = Account(sheet)
    blocks = blocks_of(sheet)
    for place, block in enumerate(blocks):
        groups = groups_of(columns_of(sheet, block))
        around = surroundings_of(account, block)
        notes = with_notes(account, block, options)
        for number, columns in enumerate(groups):
            if place or number:
                account.remarks.append(another(sheet, block, columns))
            account.remarks += [column.doubt for column in columns if column.doubt]
            read_group(account, block, columns, around, notes)
        say_unused(account, block, notes.unmarked)
    return account


def another(sheet: Sheet, block: Block, columns: Sequence[Column]) -> Text:
    cell = columns[0].cells[0] if columns[0].cells else sheet.blank(block.head[0], columns[0].place)
    return Text(f"{cell.at}起为另一张表，单独读入", f"another table begins at {cell.at}, read on its own")


def read_group(
    account: Account, block: Block, columns: Sequence[Column], around: Surroundings, options: Options
) -> None:
    say_heads(account, columns)
    names = [column.head.name for column in columns if column.role is Role.figures]
    meeting = Meeting(around, names_places(columns), wholes_among(names))
    Entries(account, columns, meeting, options).read(block.body)


# ---- above the table


def surroundings_of(account: Account, block: Block) -> Surroundings:
    """Title, unit and period from the lines above, and the period from the name of the sheet."""
    around = Surroundings()
    for row in block.titles:
        for cell in account.sheet.of_row(row):
            around = heard(account, around, cell)
    period = lent(find_period(account.sheet.name).period)
    if period and not around.period:
        around = replace(around, period=period, period_at=f"“{account.sheet.name}”")
    return around


def lent(period: str) -> str:
    """The period that a title lends to figures without one: none that spans several years."""
    return period if period and len({day.year for day in span(period)}) == 1 else ""


def span(period: str) -> tuple[datetime.date, datetime.date]:
    read = parse_period(period)
    return read.first, read.last


def heard(account: Account, around: Surroundings, cell: Cell) -> Surroundings:
    unit = unit_line(cell.words)
    if unit is not None:
        return heard_unit(account, around, cell, unit)
    if FIELD.match(cell.words):
        account.say(cell, Part.note, "填报信息", "a line about the report")
        return around
    name, own = unit_at_the_end(NUMBER_OF_TABLE.sub("", cell.words))
    period = lent(find_period(name).period)
    account.say(cell, Part.note, "标题", "title")
    changed = replace(around, title=around.title or name)
    changed = replace(changed, unit=own, unit_at=cell.at) if own and not around.unit else changed
    return replace(changed, period=period, period_at=cell.at) if period and not around.period else changed


def heard_unit(account: Account, around: Surroundings, cell: Cell, words: str) -> Surroundings:
    unit = unit_words(words)
    if unit:
        account.say(cell, Part.unit, f"全表单位 {unit}", f"unit of the table {unit}")
        return around if around.unit else replace(around, unit=unit, unit_at=cell.at)
    text = Text(
        "列出多个单位，未说明各自适用于哪些数值", "names several units and does not say which figures have which"
    )
    account.left(cell, text)
    return around


# ---- the heads


def say_heads(account: Account, columns: Sequence[Column]) -> None:
    """Every head once; one over several columns is said with the first."""
    for column in columns:
        for cell in column.cells:
            say_head(account, column, cell)
        if column.cells:
            for text in column.assumed:
                account.assume(column.cells[-1], text)


def say_head(account: Account, column: Column, cell: Cell) -> None:
    if column.role is Role.figures and column.head.odd and not column.head.period:
        account.left(cell, odd_period(column.head.odd))
    elif column.role is Role.figures and column.head.conflict:
        account.left(cell, Text("表头给出两个不同的时期", "the heads give two different periods"))
    else:
        about = column.head.period or column.head.part or column.head.name
        account.say(
            cell, Part.header, f"列：{column.role.value} {about}".strip(), f"column: {column.role.name} {about}".strip()
        )


def odd_period(words: str) -> Text:
    day = excel_day(half_width(words))
    if day:
        return Text(
            f"“{words}”像是Excel日期序号（{day}），未按日期读入",
            f"'{words}' looks like Excel's number of a day ({day}) and is not read as one",
        )
    if re.match(r"(19|20)\d\d[-/–]\d\d", words):
        return Text(f"“{words}”可能是月份，也可能是财政年度", f"'{words}' may be a month or a fiscal year")
    return Text(f"“{words}”未能识别为时期", f"'{words}' is no period that is understood")


# ---- below the table


def with_notes(account: Account, block: Block, options: Options) -> Options:
    """The notes below by their marks, ①, *, [1], 1; those without one; the signs that they explain."""
    notes: dict[str, str] = {}
    unmarked: list[str] = []
    signs = dict(options.signs)
    for cell in cells_below(account, block):
        if unit_line(cell.words) is not None:
            account.left(cell, UNIT_BELOW)
        account.say(cell, Part.note, "表下注释", "a note below the table")
        marked = definitions_in(cell.words)
        notes |= marked
        signs |= signs_defined(cell.words)
        unmarked += [] if marked or not speaks_of_status(cell.words) else [NOTE_LABEL.sub("", cell.words)]
    return replace(options, notes=notes, unmarked=tuple(unmarked), signs=signs)


def cells_below(account: Account, block: Block) -> list[Cell]:
    return [cell for row in block.notes for cell in account.sheet.of_row(row)]


def say_unused(account: Account, block: Block, unmarked: Sequence[str]) -> None:
    """A note that gives a status to figures, of which none was found."""
    said = Text("提到数据性质，但未能对应到任何数值", "gives a status, and no figure was found to which it applies")
    for cell in cells_below(account, block):
        words = NOTE_LABEL.sub("", cell.words)
        if words in unmarked and not any(words in figure.note.zh for figure in account.figures):
            account.assume(cell, said)


def definitions_in(words: str) -> dict[str, str]:
    rest = NOTE_LABEL.sub("", words)
    rest = re.sub(r"^([a-z])[/).]\s+(?=[A-Z])", r"\1 ", rest)
    found = list(DEFINITION.finditer(rest))
    ends = [*(match.start() for match in found[1:]), len(rest)]
    return {
        mark_name(match[1]): rest[match.end() : end].strip(" ;；。")
        for match, end in zip(found, ends, strict=False)
        if rest[match.end() : end].strip()
    }
