"""Where the tables of a sheet stand: their titles, the rows of their heads, their bodies, the notes below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from milepost.reading.cells import Cell, Sheet
from milepost.reading.heads import Role, kind_of, kinds_of, role_of_name
from milepost.reading.units import LINE, is_unit
from milepost.reading.words import half_width

DEEPEST_HEAD = 5
FAR = 200  # rows without a figure below a head: it is none
BELOW = re.compile(
    r"^[(（]?(备?注(释)?\s*[:：\d]|备?注$|说明[:：]|附注|填表|填报|制表|制单|联系|审核|审批|单位负责人|负责人|复核|数据来源|资料来源|来源[:：]|更新|"
    r"notes?\b|sources?\b|last updated|[*†‡①-⑳]|[\[［]\d|[“\"'‘]?(…|\.\.|—|-)[”\"'’]?\s*(表示|指|为|=|:|means))",
    re.IGNORECASE,
)
LEGEND = re.compile(r":|[a-z]{1,3}|[.…]+")  # of signs and flags below an export
COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?([=＝][\d()+*/÷×%-]+)?")
COLUMN_LABEL = re.compile(r"[甲乙丙丁戊己]|栏次|[A-D]|-")
EXPORTED = re.compile(r"(data )?(extracted on|set|unit of measure|time frequency|last updated)|dataset", re.IGNORECASE)
FIELD = re.compile(
    r"^data extracted on|^last updated|^time frequency|"
    r"^(填报|填表|制表|编制|报送|统计|审核|负责人|联系|单位名称|表号|制定机关|批准|有效期|日期)[^:：]{0,6}[:：]",
    re.IGNORECASE,
)


@dataclass
class Block:
    """One table: rows of the sheet, by number."""

    titles: list[int]
    head: list[int]
    body: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)  # 甲 乙 1 2: the row that numbers the columns


def blocks_of(sheet: Sheet) -> list[Block]:
    """The tables of a sheet, from above; a row above the first head is a title of its table."""
    blocks: list[Block] = []
    waiting: list[int] = []
    rows = sheet.rows()
    figured = [bool(set(kinds_of(sheet.of_row(row))) & set("NMYD")) for row in rows]
    place = 0
    while place < len(rows):
        head = head_at(sheet, rows, place, bool(blocks)) if any(figured[place + 1 : place + FAR]) else []
        if head:
            blocks.append(Block(titles_for(sheet, waiting, blocks), head))
            waiting = []
            blocks[-1].numbers = [row for row in rows[place + len(head) :][:1] if is_row_of_numbers(sheet, row)]
            place += len(head) + len(blocks[-1].numbers)
            continue
        if blocks:
            blocks[-1].body.append(rows[place])
        waiting.append(rows[place])
        place += 1
    for block in blocks:
        set_notes_apart(sheet, block)
    return blocks


def titles_for(sheet: Sheet, waiting: list[int], blocks: list[Block]) -> list[int]:
    """All rows above the first table; above a later one those of one cell that end the table before."""
    if not blocks:
        return waiting
    titles: list[int] = []
    for row in reversed(blocks[-1].body):
        if not is_title(sheet, row):
            break
        titles.insert(0, row)
        blocks[-1].body.remove(row)
    return titles


def is_row_of_numbers(sheet: Sheet, row: int) -> bool:
    """甲 乙 1 2 3, or 栏次 (1) (2) (3)=(1)/(2): the numbers of the columns, as statistical forms have them."""
    words = [half_width(cell.words) for cell in sheet.of_row(row)]
    numbers = [int(found[1]) for word in words if (found := COLUMN_NUMBER.fullmatch(word))]
    labels = [word for word in words if not COLUMN_NUMBER.fullmatch(word)]
    are_told = labels or all("(" in word for word in words)
    in_order = numbers == list(range(1, len(numbers) + 1))
    return len(numbers) > 1 and in_order and bool(are_told) and all(COLUMN_LABEL.fullmatch(one) for one in labels)


def is_title(sheet: Sheet, row: int) -> bool:
    cells = sheet.of_row(row)
    words = cells[0].words
    return (len(cells) == 1 and not BELOW.match(words) and kind_of(cells[0]) == "T") or any(
        LINE.match(cell.words) for cell in cells
    )


def head_at(sheet: Sheet, rows: Sequence[int], place: int, within: bool) -> list[int]:
    """The rows of a head that begins at this place of the rows; none if none does. `within`: below another table."""
    if not is_head(sheet, rows[place], within):
        return []
    head = [rows[place]]
    for row in rows[place + 1 : place + DEEPEST_HEAD]:
        if not continues(sheet, head, row):
            break
        head.append(row)
    return head if place + len(head) < len(rows) else []


def seen(sheet: Sheet, row: int) -> list[Cell]:
    """The cells of a row with those that reach into it from above, each once."""
    return list(dict.fromkeys(cell for column in sheet.columns if (cell := sheet.at(row, column))))


def is_head(sheet: Sheet, row: int, within: bool) -> bool:
    cells = sheet.of_row(row)
    kinds = kinds_of(cells)
    if (
        len(cells) < 2
        or is_field(cells)
        or any(LINE.match(cell.words) or FIELD.match(cell.words) or cell.flaw for cell in cells)
    ):
        return False
    if set(kinds) & set("NM"):
        return False
    if "D" in kinds:
        return role_of_name(cells[0].words) is not None
    return not within or begins_anew(cells, kinds)


def is_field(cells: Sequence[Cell]) -> bool:
    """Unit of measure | Percentage: a line of an export above its table."""
    return len(cells) == 2 and bool(EXPORTED.match(cells[0].words)) and kind_of(cells[1]) == "T"


def begins_anew(cells: Sequence[Cell], kinds: Sequence[str]) -> bool:
    """A head within a body: names of columns, or nothing but periods beside one."""
    named = [role_of_name(cell.words) is not None for cell in cells]
    periods = sum(kind in "PY" for kind in kinds)
    others = sum(kind == "T" and not name for kind, name in zip(kinds, named, strict=True))
    return sum(named) >= 2 or (periods >= 1 and named[0]) or (kinds.count("P") >= 2 and others == 0)


def continues(sheet: Sheet, head: Sequence[int], row: int) -> bool:
    """A further row of a head: reached by cells merged from above, or words only that divide what is above them."""
    cells = sheet.of_row(row)
    kinds = kinds_of(cells)
    reached = any(cell.row in head and cell.row + cell.span[0] > row for cell in seen(sheet, row))
    if not cells:
        return reached
    if len(cells) == 1 and role_of_name(cells[0].words) is Role.entity and is_over_periods(sheet, head[-1]):
        return True
    if set(kinds) & set("NMD"):
        return False
    above = {cell.column for cell in sheet.of_row(head[-1])}
    first = min(cell.column for cell in sheet.of_row(head[0]))
    units = len(cells) > 1 and all(is_unit(cell.words) for cell in cells[1:])
    if reached or units or all(under_wide(sheet, cell, head[-1]) for cell in cells):
        return True
    blank_corner = cells[0].column > first and first not in {cell.column for cell in cells}
    return blank_corner and len(cells) > 1 and (kinds.count("T") < len(kinds) or above != {c.column for c in cells})


def is_over_periods(sheet: Sheet, row: int) -> bool:
    """TIME | 2021 | 2022: what stands below its first cell names the rows."""
    cells = sheet.of_row(row)
    return role_of_name(cells[0].words) is Role.period and all(kind in "YP" for kind in kinds_of(cells[1:]))


def under_wide(sheet: Sheet, cell: Cell, above: int) -> bool:
    top = sheet.at(above, cell.column)
    return top is not None and top.span[1] > 1


def set_notes_apart(sheet: Sheet, block: Block) -> None:
    """Rows below the last one with figures are notes, as are rows that say so of themselves."""
    last = max((row for row in block.body if has_figures(sheet, row)), default=0)
    notes = {row for row in block.body if is_note(sheet, row, last)}
    block.notes = sorted(notes)
    block.body = [row for row in block.body if row not in notes]


def is_note(sheet: Sheet, row: int, last: int) -> bool:
    cells = sheet.of_row(row)
    if has_figures(sheet, row) and not (len(cells) == 1 and BELOW.match(cells[0].words)):
        return False
    is_legend = len(cells) == 2 and bool(LEGEND.fullmatch(cells[0].words))
    return bool(BELOW.match(cells[0].words)) or (row > last and (len(cells) == 1 or is_legend))


def has_figures(sheet: Sheet, row: int) -> bool:
    """A row of an entry: more than its name."""
    cells = sheet.of_row(row)
    return any(kind in "NMYDP" for kind in kinds_of(cells[1:])) or (len(cells) == 1 and kind_of(cells[0]) in "NM")
