"""Statuses as marks: each of its own shape and colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milepost._core import Status, word_of
from milepost.palette import LINES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from milepost.plots.canvas import Canvas

TICK = ((-1.0, 0.0), (-0.68, 0.34), (-0.28, -0.12), (0.66, 0.86), (1.0, 0.54), (-0.28, -0.78), (-1.0, 0.0))
SHAPES = {Status.on_track: "o", Status.at_risk: "^", Status.off_track: "s", Status.missed: "X"}


def shape(status: Status) -> Any:
    """As matplotlib names it: those that the tables print, ✔ ● ▲ ■ ✖ ○."""
    if status == Status.achieved:
        from matplotlib.path import Path

        return Path(TICK, closed=True)
    return SHAPES.get(status, "o")


def marker(sheet: Canvas, status: Status, size: float, inside: bool = False) -> dict[str, Any]:
    """Arguments of a plot; inside: in the colour of letters, on a ground of the status."""
    colours = sheet.colours(status)
    fill, edge = (colours.letters, colours.letters) if inside else (colours.ground, colours.edge)
    if status == Status.not_assessable:
        fill = "none" if inside else LINES.paper
    wide = 1.25 if status == Status.achieved else 1.0
    look = {"marker": shape(status), "markersize": size * wide, "markerfacecolor": fill, "markeredgecolor": edge}
    return {**look, "markeredgewidth": 1.1, "linestyle": "none"}


def key_of(sheet: Canvas, statuses: Iterable[Status]) -> tuple[list[Any], list[str]]:
    """Handles and words of the statuses that occur, the best first."""
    from matplotlib.lines import Line2D

    found = sorted(set(statuses), key=lambda one: one.value)
    return [Line2D([], [], **marker(sheet, one, 7)) for one in found], [word_of(one, sheet.language) for one in found]
