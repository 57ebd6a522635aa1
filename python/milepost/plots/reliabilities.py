"""Whether what was said with a probability happens as often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from milepost.palette import LINES
from milepost.plots.canvas import canvas
from milepost.plots.lettering import SMALL, TEXT, headline, unit_above

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from milepost._core import ReliabilityBin
    from milepost.plots.canvas import Canvas

ALIKE = 2.0  # percentage points between the means that are not worth a word
SIZE = (5.2, 5.2)


def reliability(
    bins: Sequence[ReliabilityBin],
    *,
    ax: Axes | None = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
) -> Axes:
    """Draws what mp.reliability() counted, a dot a bin, and returns the axes.

    The larger a dot the more forecasts, their number beside it; on the diagonal things happen as often as was said. A
    bin without forecasts has no dot, and a note counts such bins.
    """
    filled: list[Any] = [one for one in bins if one.count]
    with canvas(ax, language, palette, SIZE) as sheet:
        draw_diagonal(sheet)
        draw_dots(sheet, filled)
        dress(sheet)
        unit_above(sheet, sheet.say("happened"))
        headline(sheet, headline_of(sheet, filled), sheet.say("forecasts") if filled else "")
        if len(filled) < len(bins):
            sheet.note("empty_bins", len(bins) - len(filled))
        sheet.notes.append(note)
    return sheet.axes


def draw_diagonal(sheet: Canvas) -> None:
    sheet.ax.plot([0, 100], [0, 100], color=LINES.quiet, linewidth=0.9, linestyle=(0, (4, 2.2)), gid="diagonal")
    look = {"rotation": 45, "rotation_mode": "anchor", "transform_rotates_text": True}
    sheet.ax.text(84, 85.5, sheet.say("perfect"), **look, ha="center", va="bottom", fontsize=SMALL, color=LINES.quiet)


def draw_dots(sheet: Canvas, bins: Sequence[Any]) -> None:
    """Their area is as the number of forecasts; a thin line joins neighbours in the order of what was said."""
    said, happened = [100 * one.said for one in bins], [100 * one.happened for one in bins]
    most = max((one.count for one in bins), default=1)
    sheet.ax.plot(said, happened, color=LINES.projected, linewidth=0.8, zorder=2)
    sizes = [18 + 130 * one.count / most for one in bins]
    sheet.ax.scatter(
        said, happened, s=sizes, color=LINES.projected, edgecolor=LINES.paper, linewidth=0.8, zorder=3, gid="bins"
    )
    for one, x, y in zip(bins, said, happened, strict=True):
        down = y > 92
        shift = {"xytext": (9, -5 if down else 5), "textcoords": "offset points", "va": "top" if down else "bottom"}
        sheet.ax.annotate(
            f"{one.count}", (x, y), **shift, ha="right" if x > 94 else "left", fontsize=SMALL, color=LINES.ink
        )


def dress(sheet: Canvas) -> None:
    sheet.ax.set(xlim=(-3, 103), ylim=(-3, 103), aspect="equal")
    sheet.ax.set_xticks(range(0, 101, 20))
    sheet.ax.set_yticks(range(0, 101, 20))
    sheet.ax.grid(color=LINES.grid, linewidth=0.6)
    sheet.ax.set_axisbelow(True)
    sheet.ax.set_xlabel(sheet.say("said"), fontsize=TEXT, color=LINES.ink)
    sheet.foot = 38


def headline_of(sheet: Canvas, bins: Sequence[Any]) -> str:
    """The means of all forecasts against each other."""
    all = sum(one.count for one in bins)
    if not all:
        return sheet.say("no_forecasts")
    said = 100 * sum(one.said * one.count for one in bins) / all
    happened = 100 * sum(one.happened * one.count for one in bins) / all
    key = "calibrated" if abs(said - happened) < ALIKE else "overconfident" if said > happened else "underconfident"
    return sheet.say(key, said=f"{said:.0f}", happened=f"{happened:.0f}")
