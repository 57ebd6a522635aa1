"""Wide tables as agencies send them: periods across or down, heads of several rows, units anywhere, notes below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.blocks import Block, blocks_of
from milepost.reading.cells import Cell, Sheet
from milepost.reading.columns import Column, columns_of, groups_of, names_places
from milepost.reading.entries import Entries
from milepost.reading.footnotes import say_unused, with_notes
from milepost.reading.heads import Head, Role, read_head
from milepost.reading.meeting import Meeting
from milepost.reading.period_words import spoken
from milepost.reading.periods import excel_day, in_year
from milepost.reading.slots import Options
from milepost.reading.surroundings import Surroundings, is_continued, surroundings_of
from milepost.reading.wholes import wholes_among
from milepost.reading.words import half_width


def is_wide(sheet: Sheet) -> bool:
    """A head, below it a row of figures, and a period somewhere."""
    return any(
        column.role is Role.figures for block in blocks_of(sheet) if block.body for column in columns_of(sheet, block)
    )


def read_wide(sheet: Sheet, options: Options) -> Account:
    """Every table of the sheet, those below and those beside the first as well."""
    account, around = Account(sheet), Surroundings()
    blocks = blocks_of(sheet)
    for place, block in enumerate(blocks):
        groups = groups_of(columns_of(sheet, block))
        around = surroundings_of(account, block, around if is_continued(sheet, block) else Surroundings())
        notes = with_notes(account, block, options)
        for number, columns in enumerate(groups):
            if place or number:
                account.remarks.append(another(sheet, block, columns))
            account.remarks += [column.doubt for column in columns if column.doubt]
            read_group(account, block, columns, around, notes)
        say_unused(account, block, notes.unmarked)
        for cell in (cell for row in block.numbers for cell in sheet.of_row(row)):
            account.say(cell, Part.header, "栏次", "the number of a column")
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
        said = head_words(column, cell)
        account.say(cell, Part.header, said.zh, said.en)


def head_words(column: Column, cell: Cell) -> Text:
    """What a column holds, as far as this head and those above it say: 数值列，时期为2023年一季度."""
    upper = column.cells[: column.cells.index(cell) + 1]
    head = column.head if upper == column.cells else read_head(upper)
    zh, en = [f"{column.role.value}列"], [f"column: {column.role.name}"]
    for clause in clauses_of(head) if column.role in (Role.figures, Role.target) else ():
        zh.append(clause.zh)
        en.append(clause.en)
    return Text("，".join(zh), ", ".join(en))


def clauses_of(head: Head) -> Iterator[Text]:
    period = spoken(in_year(head.period, head.part) or head.period or head.part)
    of, beside = "的" if period.zh else "", period.en or "what stands beside"
    if head.is_year_before:
        yield Text(f"时期为{period.zh}{of}上年同期", f"the year before {beside}")
    elif head.is_this_month and not re.search(r"\d月$", period.zh):
        yield Text(f"时期为{period.zh}{of}当月", f"the last month of {beside}")
    elif period.zh:
        yield Text(f"时期为{period.zh}", f"of {period.en}")
    if head.name and not head.is_target:
        yield Text(f"内容为“{head.name}”", f"'{head.name}'")
    if head.unit:
        yield Text(f"单位为{head.unit}", f"in {head.unit}")


def odd_period(words: str) -> Text:
    day = excel_day(half_width(words))
    if day:
        return Text(
            f"“{words}”像是Excel日期序号（{day}），未按日期读入",
            f"'{words}' looks like Excel's number of a day ({day}) and is not read as one",
        )
    if re.fullmatch(r"(19|20)\d\d[-/–—~]\d\d", words):
        return Text(f"“{words}”可能是月份，也可能是财政年度", f"'{words}' may be a month or a fiscal year")
    return Text(f"“{words}”未能识别为时期", f"'{words}' is no period that is understood")
