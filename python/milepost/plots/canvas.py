"""The sheet that a chart is drawn on: axes, language, palette and fonts, alike in all charts."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from milepost.chart_words import say
from milepost.display import language_by_locale
from milepost.palette import CHINESE_FONTS, FONT_TO_INSTALL, LINES, Colours, colours_by_status, has_chinese
from milepost.plots.lettering import TEXT, figure_of, write_notes

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from milepost._core import Status

EDGE = 4  # pixels that words stay away from the edge of a figure
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
    pyplot.draw_if_interactive()  # type: ignore[no-untyped-call]  # chooses the backend now: what a notebook's sets with it must outlast settings()
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
    for label in (ax.xaxis.label, ax.yaxis.label):  # made with the axes, in the fonts that were set then
        label.set_fontfamily(families())
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set(color=LINES.quiet, linewidth=0.6)
    ax.tick_params(labelfontfamily=families(), labelsize=TEXT, colors=LINES.quiet, labelcolor=LINES.ink)
    ax.tick_params(width=0.6, length=3)
