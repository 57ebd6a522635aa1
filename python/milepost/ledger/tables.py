"""Where the tables of a sheet begin, what their columns are, and which rows are none of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import milepost as mp
from milepost.ledger.columns import Column, read_column
from milepost.ledger.roles import Role
from milepost.ledger.times import AS_OF, Context, heard
from milepost.reading.cells import Cell, Sheet
from milepost.reading.units import unit_in
from milepost.reading.words import Finding, Mark, fold

NAMING = {Role.task, Role.indicator, Role.detail}
CORE = NAMING | {
    Role.target,
    Role.due,
    Role.unit,
    Role.baseline,
    Role.actual,
    Role.lead,
    Role.responsible,
    Role.joint,
}
LONGEST_LABEL = 40
DEEPEST_HEADER = 3


@dataclass
class Table:
    """A header with its columns and the rows below it, as numbers of the sheet."""

    sheet: Sheet
    columns: list[Column]
    context: Context
    rows: list[int] = field(default_factory=list)


def read_tables(sheet: Sheet) -> tuple[list[Table], list[Finding]]:
    """The tables of a sheet, and what was made of the cells above and in their headers. A header repeated on a later
    page is passed over; another header begins another table."""
    tables: list[Table] = []
    findings: list[Finding] = []
    context, below = heard(Context(), sheet.name, f"{sheet.name}!"), 0
    for row in sheet.rows():
        if row <= below:
            continue
        cells = distinct(sheet, [row])
        if not is_header(cells):
            if tables:
                tables[-1].rows.append(row)
            else:
                context = hear_row(context, sheet.of_row(row), findings)
            continue
        rows = header_rows(sheet, row)
        below = rows[-1]
        open_table(sheet, rows, context, tables, findings)
    return tables, findings


def distinct(sheet: Sheet, rows: Iterable[int]) -> list[Cell]:
    """The cells seen in these rows, merged ones once."""
    seen = (sheet.at(row, column) for row in rows for column in sheet.columns)
    return list(dict.fromkeys(cell for cell in seen if cell))


def is_header(cells: Sequence[Cell]) -> bool:
    """Two core columns, one of which names what is followed; nothing long, and half of the cells known."""
    labels = [read_column(0, [cell]).role for cell in cells if cell.is_text and len(cell.words) <= LONGEST_LABEL]
    known = set(labels) - {Role.unknown}
    mostly = 2 * sum(role is not Role.unknown for role in labels) >= len(cells)
    return len(known & CORE) >= 2 and bool(known & NAMING) and mostly


def header_rows(sheet: Sheet, first: int) -> list[int]:
    """The header's rows: those that merged cells reach, and those that only divide the columns above them."""
    rows = [first]
    for row in range(first + 1, first + DEEPEST_HEADER):
        if not sheet.of_row(row) or not continues(sheet, rows, row):
            break
        rows.append(row)
    return rows


def continues(sheet: Sheet, rows: Sequence[int], row: int) -> bool:
    """A row that merged cells of the header reach, or one of nothing but labels under wide cells or under none."""
    reached = any(cell.row in rows and cell.row + cell.span[0] > row for cell in distinct(sheet, [row]))
    cells = sheet.of_row(row)
    return reached or (bool(cells) and all(divides(sheet, cell, rows[-1]) for cell in cells))


def divides(sheet: Sheet, cell: Cell, above: int) -> bool:
    top = sheet.at(above, cell.column)
    if not cell.is_text or len(cell.words) > LONGEST_LABEL:
        return False
    return top.span[1] > 1 if top else read_column(0, [cell]).role is not Role.unknown


def open_table(sheet: Sheet, rows: list[int], context: Context, tables: list[Table], findings: list[Finding]) -> None:
    columns = read_columns(sheet, rows)
    labels = [column.label for column in columns]
    if tables and labels == [column.label for column in tables[-1].columns]:
        again = mp.Text("表头重复出现，略过", "the header again, passed over")
        findings += [Finding(cell, Mark.read, again) for cell in distinct(sheet, rows)]
        return
    findings += findings_of(columns)
    tables.append(Table(sheet, columns, context))


def read_columns(sheet: Sheet, rows: Sequence[int]) -> list[Column]:
    columns = []
    for place in sheet.columns:
        cells = dict.fromkeys(cell for row in rows if (cell := sheet.at(row, place)))
        if cells:
            columns.append(read_column(place, list(cells)))
    return settled(columns)


def settled(columns: list[Column]) -> list[Column]:
    """A lone 工作内容 is the task; a second task column, or a second indicator column, tells details."""
    roles = [column.role for column in columns]
    if Role.detail in roles and not {Role.task, Role.indicator} & set(roles):
        first = roles.index(Role.detail)
        columns[first] = replace(columns[first], role=Role.task)
    taken: set[Role] = set()
    for place, column in enumerate(columns):
        if column.role in (Role.task, Role.indicator) and column.role in taken:
            columns[place] = replace(column, role=Role.detail)
        taken.add(column.role)
    return columns


def findings_of(columns: Sequence[Column]) -> list[Finding]:
    """Every header cell once; one over several columns tells all of them."""
    texts: dict[Cell, list[mp.Text]] = {}
    for column in columns:
        for cell in column.cells:
            texts.setdefault(cell, []).append(column.text())
    roles = {cell: [column.role for column in columns if cell in column.cells] for cell in texts}
    return [
        Finding(cell, Mark.left if set(roles[cell]) == {Role.unknown} else Mark.read, of_column(told))
        for cell, told in texts.items()
    ]


def of_column(texts: Sequence[mp.Text]) -> mp.Text:
    joined = one_text(texts)
    return mp.Text(f"列：{joined.zh}", f"column: {joined.en}")


def one_text(texts: Sequence[mp.Text]) -> mp.Text:
    """All of them in one, each once."""
    zh, en = dict.fromkeys(text.zh for text in texts), dict.fromkeys(text.en for text in texts)
    return mp.Text("；".join(zh), "; ".join(en))


UNIT_LINE = re.compile(r"[(（]?(计量)?(单位|units?)[:：]", re.IGNORECASE)


def hear_row(context: Context, cells: Sequence[Cell], findings: list[Finding]) -> Context:
    """A row above the first table: title, 单位：万元, 截至2024年6月底."""
    for cell in cells:
        unit = unit_in(cell.words.strip("()（）")) if UNIT_LINE.match(cell.words) else None
        before = context
        context = heard(context, cell.words, cell.at)
        if unit and not context.unit:
            context = replace(context, unit=unit, unit_at=cell.at)
        if not context.title and not unit and not BELOW.match(cell.words) and not AS_OF.match(fold(cell.words)):
            context = replace(context, title=cell.words)
        findings.append(Finding(cell, Mark.read if context != before else Mark.left, heard_text(before, context)))
    return context


def heard_text(before: Context, after: Context) -> mp.Text:
    told = []
    if after.title != before.title:
        told.append(mp.Text("标题", "title"))
    if after.horizon != before.horizon:
        told.append(mp.Text(f"计划期 {after.horizon}", f"horizon {after.horizon}"))
    if after.day != before.day:
        told.append(mp.Text(f"数据截止日 {after.day}", f"day of the figures {after.day}"))
    if after.unit and after.unit is not before.unit:
        told.append(mp.Text(f"全表单位 {after.unit.name}", f"unit of the table {after.unit.name}"))
    return one_text(told) if told else mp.Text("表外文字，未读入", "words outside the table, not read")


# ---- rows that are no entries

SECTION = re.compile(
    r"^([一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节部篇])"
)
BELOW = re.compile(
    r"^(备?注|说明|填表|填报|制表|联系|审核|审批|单位负责人|数据来源|资料来源|更新|note|source)", re.IGNORECASE
)
TOTAL = re.compile(r"^(合计|总计|小计|总数|平均|total|sum)$")


def kind_of_row(table: Table, row: int) -> str:
    """entry, section, note or total. A row of one cell is an entry only if it stands in a naming column."""
    cells = table.sheet.of_row(row)
    words = cells[0].words if cells else ""
    if BELOW.match(words) and len(cells) <= 4 and not is_naming(table, cells[0]):
        return "note"
    if any(TOTAL.match(fold(cell.words)) for cell in cells):
        return "total"
    if len(cells) > 1 or not cells:
        return "entry"
    if is_wide(table, cells[0]):
        return "note" if BELOW.match(words) or not has_entries_below(table, row) else "section"
    if SECTION.match(words) and not is_naming(table, cells[0]):
        return "section"
    return "entry" if role_at(table, cells[0].column) is not None else "note"


def is_wide(table: Table, cell: Cell) -> bool:
    return cell.span[1] >= max(3, (len(table.columns) + 1) // 2)


def is_naming(table: Table, cell: Cell) -> bool:
    return role_at(table, cell.column) in NAMING and not is_wide(table, cell)


def role_at(table: Table, place: int) -> Role | None:
    return next((column.role for column in table.columns if column.place == place), None)


def has_entries_below(table: Table, row: int) -> bool:
    return any(len(table.sheet.of_row(other)) > 1 for other in table.rows if other > row)
