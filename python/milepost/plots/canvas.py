"""The sheet that a chart is drawn on: axes, fonts, headline, key and notes, alike in all charts."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from milepost.chart_words import say
from milepost.display import language_by_locale
from milepost.palette import CHINESE_FONTS, FONT_TO_INSTALL, LINES, Colours, colours_by_status, has_chinese
from milepost.timetable import columns_of, wrapped

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

    from milepost._core import Status

TITLE, TEXT, SMALL = 11.5, 8.5, 7.5  # points
LEADING = 1.32  # of a line, in heights of its letters
EDGE = 4  # pixels that words stay away from the edge of a figure
MARGIN = 50  # points beside the axes that the labels of ticks take
SETTINGS = {"font.size": TEXT, "axes.unicode_minus": True, "text.usetex": False, "lines.solid_capstyle": "round"}


@dataclass
class Canvas:
    """Axes in a language and a palette; `notes` are written below when the chart is done."""

    ax: Any  # Axes: the stubs of matplotlib want numbers where it takes days
    language: str
    palette: str
    notes: list[str] = field(default_factory=list)
    head: float = 6  # points above the axes at which the headline begins
    foot: float = 22  # points below them at which the notes do
    indent: float = 0  # points to their left at which text begins: where the labels of rows do

    @property
    def axes(self) -> Axes:
        axes: Axes = self.ax
        return axes

    def say(self, key: str, *parts: object, **named: object) -> str:
        return say(key, self.language, *parts, **named)

    def colours(self, status: Status) -> Colours:
        return colours_by_status(self.palette)[status]

    def note(self, key: str, *parts: object, **named: object) -> None:
        """Below the chart; what is said twice is written once."""
        self.notes.append(self.say(key, *parts, **named))


def pyplot() -> Any:
    """Raises ModuleNotFoundError that says what to install."""
    try:
        from matplotlib import pyplot
    except ModuleNotFoundError as error:
        message = "milepost.plots needs matplotlib: pip install 'milepost[plots]'"
        raise ModuleNotFoundError(message, name="matplotlib") from error
    return pyplot


def families() -> list[str]:
    """The fonts that are set, then one for Chinese where the machine has any."""
    import matplotlib
    from matplotlib.font_manager import fontManager

    known = set(fontManager.get_font_names())
    chinese = next((name for name in CHINESE_FONTS if name in known), None)
    return list(dict.fromkeys([*matplotlib.rcParams["font.family"], *([chinese] if chinese else [])]))


@functools.cache
def warn_of_missing_font() -> None:
    """Once: every chart would say the same."""
    message = f"no Chinese font found, Chinese shows as boxes: {FONT_TO_INSTALL}, then restart Python"
    warnings.warn(message, UserWarning, stacklevel=2)


def check_font(drawn: Artist) -> None:
    """Of axes or of a figure."""
    from matplotlib.text import Text

    if set(families()) & set(CHINESE_FONTS):
        return
    if any(has_chinese(text.get_text()) for text in drawn.findobj(Text)):
        warn_of_missing_font()


@contextmanager
def canvas(ax: Axes | None, language: str | None, palette: str, size: tuple[float, float]) -> Iterator[Canvas]:
    """Axes of one's own, or new ones in a figure of pyplot; rcParams are as before when the chart is done.

    Raises OutOfRange for a language or palette that is none, before anything is drawn; ModuleNotFoundError.
    """
    language = language or language_by_locale()
    say("observed", language), colours_by_status(palette)
    plt = pyplot()
    with settings(plt):
        drawn = plt.subplots(figsize=size, dpi=100, layout="constrained")[1] if ax is None else ax
        sheet = Canvas(drawn, language, palette)
        plain(drawn)
        yield sheet
        write_notes(sheet)
        check_font(drawn)
        settle(drawn, mine=ax is None)


def settle(ax: Axes, mine: bool) -> None:
    """Makes room for the words around the axes: in a figure of one's own, and in one that holds nothing else and lays
    nothing out itself. Elsewhere the figure's layout="constrained" does."""
    figure = figure_of(ax)
    engine = figure.get_layout_engine()
    if mine and engine is not None:
        engine.execute(figure)  # words were placed by where the axes first were: once more, and they fill the figure
    elif engine is None and figure.axes == [ax]:
        make_room(ax)


def make_room(ax: Axes) -> None:
    """The axes give way by as much as the words around them stick out of the figure."""
    figure = figure_of(ax)
    page, box, words = figure.bbox, ax.get_window_extent(), ax.get_tightbbox()
    if words is None:
        return
    left, low = max(page.x0 + EDGE - words.x0, 0), max(page.y0 + EDGE - words.y0, 0)
    right, high = max(words.x1 - page.x1 + EDGE, 0), max(words.y1 - page.y1 + EDGE, 0)
    width, height = page.width, page.height
    corner = (box.x0 + left) / width, (box.y0 + low) / height
    ax.set_position((*corner, (box.width - left - right) / width, (box.height - low - high) / height))


def settings(plt: Any) -> AbstractContextManager[None]:
    """Fonts and sizes while a chart is made; then all is as before."""
    while_drawn: AbstractContextManager[None] = plt.rc_context({**SETTINGS, "font.family": families()})
    return while_drawn


def plain(ax: Axes) -> None:
    """Thin grey lines; labels in fonts of their own, since ticks are made after the settings are back."""
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set(color=LINES.quiet, linewidth=0.6)
    ax.tick_params(labelfontfamily=families(), labelsize=TEXT, colors=LINES.quiet, labelcolor=LINES.ink)
    ax.tick_params(width=0.6, length=3)


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
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


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
