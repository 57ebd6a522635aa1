"""Cells as a reader of the sheet sees them, each with its place; the same for workbooks, text files and dataframes."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from milepost._core import Text

Place = tuple[int, int]  # row and column, from 1


@dataclass(frozen=True)
class Cell:
    """A cell that says something. `span` counts the rows and columns it is merged over; `flaw` says what is wrong with
    it, `remark` what a reader of the sheet would not see. Numbers and dates are words as the sheet shows them."""

    sheet: str
    place: Place
    at: str
    words: str
    is_text: bool = True
    span: tuple[int, int] = (1, 1)
    flaw: Text | None = None
    remark: Text | None = None

    @property
    def row(self) -> int:
        return self.place[0]

    @property
    def column(self) -> int:
        return self.place[1]


@dataclass
class Sheet:
    """The cells of one sheet. A merged cell is found at every place it covers. `remarks` are of the whole sheet."""

    name: str
    hidden: bool = False
    cells: dict[Place, Cell] = field(default_factory=dict)
    covers: dict[Place, Place] = field(default_factory=dict)
    remarks: list[Text] = field(default_factory=list)
    kind: str = "workbook"  # or text, dataframe
    separator: str = ""  # of a text file
    blanks: dict[Place, str] = field(default_factory=dict)  # where empty cells of texts and dataframes stand
    lines: dict[int, str] = field(default_factory=dict)  # where rows of texts begin

    def at(self, row: int, column: int) -> Cell | None:
        place = (row, column)
        return self.cells.get(self.covers.get(place, place))

    @functools.cached_property
    def places(self) -> dict[int, list[Place]]:
        """Where cells begin, by row; both in order. Cells are not added after the first look."""
        found: dict[int, list[Place]] = {}
        for place in sorted(self.cells):
            found.setdefault(place[0], []).append(place)
        return found

    @functools.cached_property
    def columns(self) -> list[int]:
        return sorted({column for _, column in self.cells})

    def blank(self, row: int, column: int) -> Cell:
        """An empty cell, for saying that something is missing there."""
        at = self.blanks.get((row, column)) or self.lines.get(row) or f"{self.name}!{letters(column)}{row}"
        return Cell(self.name, (row, column), at, "")

    def rows(self) -> list[int]:
        return list(self.places)

    def of_row(self, row: int) -> list[Cell]:
        """The cells that begin in a row, from left to right."""
        return [self.cells[place] for place in self.places.get(row, [])]


def letters(column: int) -> str:
    """The name of a column in a workbook: A, Z, AA."""
    name = ""
    while column:
        column, last = divmod(column - 1, 26)
        name = chr(ord("A") + last) + name
    return name
