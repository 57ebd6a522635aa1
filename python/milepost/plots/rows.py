"""Charts with a row a target: names at the left, the first row on top, headline and key as wide as all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from milepost.palette import LINES
from milepost.plots.lettering import TEXT, fitted

if TYPE_CHECKING:
    from milepost.plots.canvas import Canvas

ROOM = {"zh": 165.0, "en": 170.0}  # points that a name takes before it is broken
TILT = 40  # degrees of names of columns that do not fit


def height_for(rows: int, each: float = 0.36, frame: float = 1.6) -> float:
    """Inches of a figure of so many rows."""
    return frame + each * max(rows, 2)


def name_rows(sheet: Canvas, names: Sequence[str], most: int = 2) -> None:
    """Names broken to two lines; more than that ends in "…". Text of the chart begins where they do."""
    broken = [shortened(fitted(name, ROOM[sheet.language], TEXT), most) for name in names]
    sheet.ax.set_yticks(range(len(names)), ["\n".join(lines) for lines in broken], linespacing=1.05)
    sheet.ax.set_ylim(max(len(names), 1) - 0.5, -0.5)
    sheet.ax.tick_params(axis="y", length=0)
    sheet.ax.spines["left"].set_visible(False)
    sheet.indent = widest(sheet, [line for lines in broken for line in lines]) + 7


def shortened(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1].rstrip(",;，；、 ") + "…"]


def widest(sheet: Canvas, lines: Sequence[str]) -> float:
    from milepost.plots.lettering import points_of

    return max((points_of(line, TEXT) for line in lines), default=0.0)


def name_columns(sheet: Canvas, names: Sequence[str]) -> float:
    """Below the columns, aslant where they do not fit beside each other. Gives back their depth in points."""
    from math import radians, sin

    from milepost.plots.lettering import points_across

    width = widest(sheet, names)
    each = (points_across(sheet) - sheet.indent) / max(len(names), 1)
    tilt = 0 if width < each - 4 else TILT
    sheet.ax.set_xticks(
        range(len(names)), names, rotation=tilt, ha="right" if tilt else "center", rotation_mode="anchor"
    )
    sheet.ax.set_xlim(-0.5, len(names) - 0.5)
    sheet.ax.tick_params(axis="x", length=0)
    sheet.ax.spines["bottom"].set_visible(False)
    return 20.0 if not tilt else 12 + (width + TEXT) * sin(radians(tilt))


def lines_across(sheet: Canvas, rows: int) -> None:
    """A thin line under each row, so that the eye keeps it."""
    sheet.ax.hlines(
        [row + 0.5 for row in range(rows - 1)],
        0,
        1,
        color=LINES.grid,
        linewidth=0.6,
        zorder=0,
        transform=sheet.ax.get_yaxis_transform(),
    )
