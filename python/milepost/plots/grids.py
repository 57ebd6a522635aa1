"""A table of statuses: each cell in colour, with its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from milepost.palette import LINES
from milepost.plots.lettering import SMALL, key_below
from milepost.plots.marks import key_of, marker
from milepost.plots.rows import name_columns, name_rows

if TYPE_CHECKING:
    from milepost._core import Status
    from milepost.plots.canvas import Canvas


@dataclass(frozen=True)
class Cell:
    """A status, and a word beside its mark if wanted; None where there is none to show."""

    status: Status | None
    beside: str = ""


def draw_grid(sheet: Canvas, rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[Cell]]) -> None:
    """Names, cells and key. Cells row by row."""
    name_rows(sheet, rows)
    foot = name_columns(sheet, columns)
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            draw_cell(sheet, row, column, cell)
    found = [cell.status for line in cells for cell in line if cell.status is not None]
    key_below(sheet, *key_of(sheet, found), offset=foot)
    if any(cell.status is None for line in cells for cell in line):
        sheet.notes.append(f"– {sheet.say('absent')}")


def draw_cell(sheet: Canvas, row: int, column: int, cell: Cell) -> None:
    from matplotlib.patches import Rectangle

    if cell.status is None:
        sheet.ax.text(column, row, "–", ha="center", va="center", color=LINES.quiet)
        return
    colours = sheet.colours(cell.status)
    look: dict[str, Any] = {"facecolor": colours.ground, "edgecolor": LINES.paper, "linewidth": 1.6, "gid": "cell"}
    sheet.ax.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, **look))
    sheet.ax.plot([column], [row], **marker(sheet, cell.status, 6, inside=True))
    if cell.beside:
        shift = {"xytext": (8, 0), "textcoords": "offset points", "va": "center"}
        sheet.ax.annotate(cell.beside, (column, row), **shift, color=colours.letters, fontsize=SMALL)
