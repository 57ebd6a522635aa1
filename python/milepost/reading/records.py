"""Tables with a row for every figure: a header of names, and below it records that are asked by these names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from milepost._core import Text
from milepost.reading.account import WORDS, Account, Part
from milepost.reading.cells import Cell, Sheet
from milepost.reading.words import fold

UNKNOWN = Text("未识别的列，未读入", "of a column that is not known: not read")


def plain(name: str) -> str:
    """Names of columns compared: Obs_Value, OBS VALUE and obs_value are one."""
    return fold(name).replace(" ", "_")


@dataclass(frozen=True)
class Record:
    """One row; a name that no column has, and an empty cell, are empty words."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def cell(self, name: str) -> Cell | None:
        place = self.columns.get(name)
        return self.sheet.at(self.row, place) if place else None

    def words(self, name: str) -> str:
        cell = self.cell(name)
        return cell.words if cell else ""

    def value_cell(self, name: str) -> Cell:
        return self.cell(name) or self.sheet.blank(self.row, self.columns[name])


def header_of(sheet: Sheet, row: int) -> dict[str, int]:
    """Columns by their plain names; of a name that stands twice, the first."""
    columns: dict[str, int] = {}
    for cell in sheet.of_row(row):
        columns.setdefault(plain(cell.words), cell.column)
    return columns


def records_below(sheet: Sheet, row: int, columns: Mapping[str, int]) -> Iterator[Record]:
    yield from (Record(sheet, other, columns) for other in sheet.rows() if other > row)


def account_for(
    account: Account, header: int, columns: Mapping[str, int], parts: Mapping[str, Part], texts: Mapping[str, Text]
) -> None:
    """Says what the cells are of columns that hold no figures; of a column without a part, that it is not known.

    A cell about which something was said already keeps it.
    """
    names = {place: name for name, place in columns.items()}
    for cell in account.sheet.cells.values():
        if cell.row < header or cell.place in account.findings:
            continue
        name = names.get(cell.column, "")
        part = parts.get(name, Part.left)
        if cell.row == header:
            part = Part.left if part is Part.left else Part.header
        named = None if part is Part.header else texts.get(name)
        text = named or (UNKNOWN if part is Part.left else WORDS[part])
        account.again(cell, part, text)


def first_row(sheet: Sheet) -> int:
    return sheet.rows()[0] if sheet.cells else 0


def header_row(sheet: Sheet, fits: Callable[[dict[str, int]], bool], among: int = 12) -> int:
    """The first of the upper rows whose names fit; 0 if there is none."""
    return next((row for row in sheet.rows()[:among] if fits(header_of(sheet, row))), 0)


def has(names: Iterable[str]) -> Callable[[Mapping[str, int]], bool]:
    wanted = list(names)
    return lambda columns: all(name in columns for name in wanted)


def first_of(names: Sequence[str], columns: Mapping[str, object]) -> str:
    return next((name for name in names if name in columns), "")
