"""One row of a ledger: its cells by what they hold, and what has been said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import milepost as mp
from milepost.ledger.amounts import says_nothing
from milepost.ledger.columns import Column
from milepost.ledger.roles import KEPT, Role
from milepost.ledger.tables import Table
from milepost.reading.cells import Cell
from milepost.reading.words import Finding, Mark, fold

Pair = tuple[Column, Cell]

UNKNOWN = mp.Text("未识别的列“{label}”，照录于注释", "kept as a comment: the column '{label}' is not known")
NO_KEY = mp.Text("{role}未列入草稿，照录于注释", "kept as a comment: the draft has no place for it ({role})")


@dataclass
class Row:
    """Cells that say something, by role, from left to right; a cell merged over several rows is in each of them."""

    table: Table
    number: int
    pairs: dict[Role, list[Pair]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def all(self, *roles: Role) -> list[Pair]:
        return [pair for role in roles for pair in self.pairs.get(role, [])]

    def first(self, role: Role) -> Cell | None:
        return next((cell for _, cell in self.all(role)), None)

    def words(self, role: Role) -> str:
        cell = self.first(role)
        return cell.words if cell else ""

    def at(self) -> str:
        return f"{self.table.sheet.name}!{self.number}"

    def say(self, cell: Cell, mark: Mark, zh: str, en: str) -> None:
        """What was made of a cell. The same of a cell merged over several rows is said with its first row alone."""
        self.findings.append(Finding(cell, mark, mp.Text(zh, en)))

    def begins(self, cell: Cell) -> bool:
        return cell.row == self.number

    def told(self) -> set[str]:
        return {finding.cell.at for finding in self.findings}


def read_row(table: Table, number: int) -> Row:
    """The cells of a row. Those that cannot be used, and those that say nothing, are said and left out."""
    row = Row(table, number)
    for column in table.columns:
        cell = table.sheet.at(number, column.place)
        if cell and cell.column == column.place and is_usable(row, column, cell):
            row.pairs.setdefault(column.role, []).append((column, cell))
    for cell in outside(row):
        row.say(cell, Mark.left, "表格各列之外的文字，未读入", "outside the columns of the table, not read")
    return row


def is_usable(row: Row, column: Column, cell: Cell) -> bool:
    if cell.remark and row.begins(cell):
        row.findings.append(Finding(cell, Mark.assumed, cell.remark))
    if cell.flaw:
        if row.begins(cell):
            row.findings.append(Finding(cell, Mark.left, cell.flaw))
        return False
    empty = not cell.words or (says_nothing(cell.words) and column.role is not Role.due)
    if empty and row.begins(cell):
        row.say(cell, Mark.read, "无内容", "says nothing")
    return not empty


def outside(row: Row) -> Iterator[Cell]:
    places = {column.place for column in row.table.columns}
    yield from (cell for cell in row.table.sheet.of_row(row.number) if cell.column not in places)


def keep_the_rest(row: Row, with_indicator: bool) -> None:
    """Every cell of which nothing was said yet becomes a comment, with the reason."""
    told = row.told()
    for role, pairs in row.pairs.items():
        for column, cell in pairs:
            if cell.at not in told and row.begins(cell):
                row.findings.append(Finding(cell, *reason(role, column, with_indicator)))


def reason(role: Role, column: Column, with_indicator: bool) -> tuple[Mark, mp.Text]:
    if role is Role.unknown:
        return Mark.left, worded(UNKNOWN, label=column.label)
    if role in KEPT:
        return Mark.kept, KEPT[role]
    if not with_indicator:
        return Mark.left, mp.Text(
            f"{role.text().zh}未读入：本行没有可量化的指标",
            f"{role.text().en} not read: this row has no indicator with a number",
        )
    return Mark.kept, mp.Text(NO_KEY.zh.format(role=role.text().zh), NO_KEY.en.format(role=role.text().en))


def worded(text: mp.Text, **words: str) -> mp.Text:
    return mp.Text(text.zh.format(**words), text.en.format(**words))


def same(one: str, other: str) -> bool:
    return fold(one) == fold(other)
