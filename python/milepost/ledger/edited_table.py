"""The table of an edited ledger: where its columns and rows stand now, and what has been moved or taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import milepost as mp
from milepost.ledger.headings import HEADINGS, Heading, heading_of
from milepost.reading.cells import Cell, Sheet

ROWS_ABOVE = 20  # a head is looked for so far down
FEWEST = 4  # names of columns that make a head


@dataclass
class EditedTable:
    """`columns` by heading; `rows` by target, in the order of the sheet; `nameless` are rows without a target id.

    `key` is the column of the ids, `headings` those that the sheet was written with."""

    sheet: Sheet
    head: int
    columns: dict[Heading, int]
    key: Heading = Heading.target_id
    headings: tuple[Heading, ...] = HEADINGS
    rows: dict[str, int] = field(default_factory=dict)
    twice: list[Cell] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)

    def at(self, target: str, heading: Heading) -> Cell | None:
        if heading not in self.columns:
            return None
        return self.sheet.at(self.rows[target], self.columns[heading])

    def place(self, target: str, heading: Heading) -> str:
        """总表!M12, also of an empty cell."""
        return f"{self.sheet.name}!{letters(self.columns[heading])}{self.rows[target]}"


def letters(column: int) -> str:
    """A, B, ... Z, AA of the columns from 1."""
    rest, last = divmod(column - 1, 26)
    return (letters(rest) if rest else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[last]


def find_table(
    sheets: list[Sheet], path: object, key: Heading = Heading.target_id, headings: tuple[Heading, ...] = HEADINGS
) -> EditedTable:
    """The first table with a head of a ledger. Raises Error where there is none, or none that has the column of ids."""
    for sheet in sheets:
        for row in sheet.rows()[:ROWS_ABOVE]:
            columns = columns_of(sheet, row)
            if len(columns) >= FEWEST and key in columns:
                return with_rows(EditedTable(sheet, row, columns, key, headings))
    name = key.text
    raise mp.Error(f"'{path}' has no table with the column {name.zh} ({name.en}), which ties its rows to the plan")


def columns_of(sheet: Sheet, row: int) -> dict[Heading, int]:
    """Of two columns of one name the first counts; the other is told as not read."""
    found: dict[Heading, int] = {}
    for cell in sheet.of_row(row):
        heading = heading_of(cell.words)
        if heading and heading not in found:
            found[heading] = cell.column
    return found


def with_rows(table: EditedTable) -> EditedTable:
    for row in (row for row in table.sheet.rows() if row > table.head):
        cell = table.sheet.at(row, table.columns[table.key])
        if not cell:
            table.nameless.append(row)
        elif cell.words in table.rows:
            table.twice.append(cell)
        else:
            table.rows[cell.words] = row
    return table


def moved(table: EditedTable, targets: list[str]) -> Iterator[tuple[str, mp.Text]]:
    """What stands elsewhere or is gone, said once each; nothing of the plan changes by it."""
    name = table.sheet.name
    for heading in (one for one in table.headings if one not in table.columns):
        yield (
            name,
            mp.Text(
                f"“{heading.text.zh}”栏已删除，未读入", f"the column {heading.text.en} is gone, nothing is read of it"
            ),
        )
    kept = [heading for heading in table.headings if heading in table.columns]
    if sorted(kept, key=table.columns.__getitem__) != kept:
        yield name, mp.Text("各栏次序已变动，按栏名读取", "columns have been moved; they are read by their names")
    for target in (one for one in targets if one not in table.rows):
        yield name, mp.Text(f"{target}一行已删除；方案不变", f"the row of {target} is gone; the plan stays as it is")
    standing = [target for target in table.rows if target in targets]
    if standing != [target for target in targets if target in table.rows]:
        yield name, mp.Text("各行次序已变动，按目标编号读取", "rows have been moved; they are read by their target ids")
    for cell in unread(table):
        yield (
            cell.at,
            mp.Text(
                f"“{cell.words}”不在台账栏目之内，未读入", f"{cell.words}: not in a column of the ledger, not read"
            ),
        )


def unread(table: EditedTable) -> Iterator[Cell]:
    known = set(table.columns.values())
    for row in (row for row in table.sheet.rows() if row >= table.head):
        yield from (cell for cell in table.sheet.of_row(row) if cell.column not in known)
