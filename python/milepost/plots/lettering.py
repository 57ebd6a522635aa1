"""Words around the axes: unit, headline, key and notes, and how much room they take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from milepost.layout import columns_of, wrapped
from milepost.palette import LINES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

    from milepost._core import Status
    from milepost.plots.canvas import Canvas

TITLE, TEXT, SMALL = 11.5, 8.5, 7.5  # points
LEADING = 1.32  # of a line, in heights of its letters
MARGIN = 50  # points beside the axes that the labels of ticks take


def points_of(text: str, size: float) -> float:
    """How wide a line of text is, in points, in the fonts that are set."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    width: float = text_to_path.get_text_width_height_descent(text, FontProperties(size=size), ismath=False)[0]
    return 1.08 * width  # set for the screen, letters are a little wider


def points_across(sheet: Canvas) -> float:
    """How wide the axes will be, with what lies to their left as far as text may begin there."""
    return max(
        share_of_width(sheet.ax) * figure_of(sheet.ax).get_figwidth() * 72 - MARGIN + min(sheet.indent, MARGIN), 90
    )


def share_of_width(ax: Axes) -> float:
    """Of the figure; where the figure lays its axes out itself, that of their columns."""
    place = ax.get_subplotspec()
    if place is None or figure_of(ax).get_layout_engine() is None:
        return float(ax.get_position().width) + MARGIN / 72 / figure_of(ax).get_figwidth()
    return len(place.colspan) / place.get_gridspec().ncols


def figure_of(ax: Axes) -> Figure:
    """The whole one, where the axes are in a part of it."""
    part: Any = ax.figure
    whole: Figure = part.figure
    return whole


def lines_in(sheet: Canvas, text: str, size: float, most: int = 4, inset: float = 0) -> list[str]:
    """Wrapped to the axes; what is more than so many lines ends in "…"."""
    lines = [line for part in text.split("\n") for line in fitted(part, points_across(sheet) - inset, size)]
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1].rstrip(",;，；、 ") + "…"]


def fitted(text: str, points: float, size: float) -> list[str]:
    """Lines of at most so many points: as many screen columns as make none of them wider."""
    columns = columns_of(text)
    while (lines := wrapped(text, columns)) and max(points_of(line, size) for line in lines) > points and columns > 8:
        columns -= 1
    return lines


def headline(sheet: Canvas, title: str, subtitle: str = "", status: Status | None = None) -> None:
    """A sentence above the axes, left, after the mark of a status; below it smaller and quieter the details."""
    details = lines_in(sheet, subtitle, TEXT) if subtitle else []
    height = sheet.head + len(details) * TEXT * LEADING + 5 * bool(details)
    inset = 0 if status is None else 14
    lines = lines_in(sheet, title, TITLE, inset=inset)
    above(sheet, "\n".join(details), sheet.head, size=TEXT, color=LINES.quiet)
    above(sheet, "\n".join(lines), height, inset, size=TITLE, color=LINES.ink, gid="title")
    if status is not None:
        place_mark(sheet, status, height + TITLE * (0.54 + LEADING * (len(lines) - 1)))


def above(sheet: Canvas, text: str, height: float, inset: float = 0, **look: Any) -> None:
    where = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "bottom", "ha": "left"}
    if text:
        sheet.ax.annotate(text, (0, 1), (inset - sheet.indent, height), **where, linespacing=LEADING, **look)


def shifted(sheet: Canvas, right: float, up: float) -> Transform:
    """The corners of the axes, moved by so many points."""
    from matplotlib.transforms import ScaledTranslation

    moved: Transform = sheet.ax.transAxes + ScaledTranslation(right / 72, up / 72, figure_of(sheet.ax).dpi_scale_trans)
    return moved


def place_mark(sheet: Canvas, status: Status, height: float, size: float = 8) -> None:
    """So many points above the axes, at the left of the headline."""
    from matplotlib.lines import Line2D

    from milepost.plots.marks import marker

    place = shifted(sheet, 5 - sheet.indent, height)
    mark = Line2D([0], [1], transform=place, clip_on=False, zorder=6, gid="mark", **marker(sheet, status, size))
    sheet.ax.add_artist(mark)


def unit_above(sheet: Canvas, words: str) -> None:
    """The unit of the vertical axis, in a row of its own above the axes."""
    if words:
        above(sheet, words, 5, size=SMALL, color=LINES.quiet)
        sheet.head = SMALL * LEADING + 7


def key_below(sheet: Canvas, handles: Sequence[Any], labels: Sequence[str], offset: float = 20) -> None:
    """The key, a row or two under the axes; `offset` leaves room for the labels of ticks, in points."""
    if not labels:
        return
    columns = columns_for(labels, points_across(sheet))
    look = {"frameon": False, "fontsize": TEXT, "labelcolor": LINES.ink, "handlelength": 2.2, "columnspacing": 1.6}
    where = {"loc": "upper left", "bbox_to_anchor": (0, 0), "bbox_transform": shifted(sheet, -sheet.indent, -offset)}
    room = {"borderaxespad": 0, "borderpad": 0.2, "labelspacing": 0.35, "ncols": columns}
    sheet.ax.legend(handles, labels, **look, **where, **room).set_zorder(7)
    sheet.foot = offset + 6 + -(-len(labels) // columns) * TEXT * 1.6


def columns_for(labels: Sequence[str], across: float) -> int:
    """As many as fit, filled column by column as a legend does."""
    widths = [points_of(label, TEXT) + 50 for label in labels]

    def taken(columns: int) -> float:
        rows = -(-len(labels) // columns)
        return sum(max(widths[at : at + rows]) for at in range(0, len(labels), rows))

    return next((columns for columns in range(len(labels), 1, -1) if taken(columns) <= across), 1)


def write_notes(sheet: Canvas) -> None:
    """Below the key, one after the other."""
    notes = [note.rstrip("。.") for note in dict.fromkeys(sheet.notes) if note]
    if not notes:
        return
    joined = ("；" if sheet.language == "zh" else "; ").join(notes)
    text = "\n".join(lines_in(sheet, joined, SMALL, most=6))
    where = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "top", "ha": "left", "gid": "notes"}
    look = {"size": SMALL, "color": LINES.quiet, "linespacing": LEADING}
    sheet.ax.annotate(text, (0, 0), (-sheet.indent, -sheet.foot), **where, **look)
