"""A whole plan at a glance: a small trajectory for each target that has figures, the others by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost import chart_words
from milepost.display import language_for
from milepost.palette import LINES
from milepost.plots.canvas import Canvas, canvas, check_font, pyplot, settings
from milepost.plots.courses import Course
from milepost.plots.heat_maps import good_of_all, plan_name, tally
from milepost.plots.lettering import LEADING, SMALL, TITLE, above, fitted, place_mark
from milepost.plots.rows import shortened
from milepost.plots.trajectories import course_of_card
from milepost.plots.trajectory_layers import (
    days_in_sight,
    draw_fan,
    draw_observed,
    draw_required,
    draw_target,
    mark_figure,
)
from milepost.plots.trajectory_words import is_illustration

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from milepost._core import Observations, Scorecard, ScorecardRow

WIDTH, HEIGHT = 2.25, 1.55  # inches of a panel
FEWEST = 3  # panels that the figure is wide, for the words about it


def plan_overview(
    card: Scorecard,
    seen: Observations,
    *,
    columns: int = 4,
    model: Any = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
) -> list[Axes]:
    """Draws a figure of small charts, one a distinct commitment with figures, in the order of the plan; returns axes.

    Each shows what trajectory() does, without key and notes: figures black, the required path dashed, the target a
    line, the newest figure with the mark of its status. Commitments without a figure to draw, and those that hold for
    each of a set, are named below with their reason: none is left out. model: as in project(), None for no projection.
    """
    language = language or language_for(card.plan)
    rows = mp.commitments(card)
    drawn = [row for row in rows if not is_each(card, row) and course_for(card, seen, row, model).points]
    others = [row for row in rows if row not in drawn]
    plt = pyplot()
    across = max(min(columns, len(drawn)), FEWEST)
    with settings(plt):
        room = 72 * WIDTH * across - 16
        head = lines_of(head_of(card, language), room, TITLE)
        foot = lines_of([*others_of(card, others, language), *legend_of(seen, language), note], room, SMALL)
        figure, panels = panels_for(plt, len(drawn), across, points_of_lines(head, foot))
        for ax, row in zip(panels, drawn, strict=True):
            draw_panel(ax, course_for(card, seen, row, model), row, language, palette)
        write(figure, head, foot)
        check_font(figure)
    return panels


def is_each(card: Scorecard, row: ScorecardRow) -> bool:
    """Asked of each of a set: there is no one line."""
    indicator = card.plan.indicator(row.indicator)
    return indicator is not None and indicator.each is not None


def course_for(card: Scorecard, seen: Observations, row: ScorecardRow, model: Any) -> Course:
    return course_of_card(card, row.target, seen, "", model, (80, 95))


def panels_for(plt: Any, count: int, columns: int, words: float) -> tuple[Figure, list[Axes]]:
    """Rows of panels, the last may be short; words: the points that lines above and below take."""
    rows = max(-(-count // columns), 1)
    size = (WIDTH * columns, HEIGHT * rows * (count > 0) + words / 72)
    figure = plt.figure(figsize=size, dpi=100, layout="constrained")
    figure.get_layout_engine().set(h_pad=0.06, w_pad=0.05)
    places = figure.add_gridspec(rows, columns)
    return figure, [figure.add_subplot(places[place]) for place in range(count)]


def draw_panel(ax: Axes, course: Course, row: ScorecardRow, language: str, palette: str) -> None:
    """The layers of trajectory(), the name above with the mark of the status."""
    with canvas(ax, language, palette, (WIDTH, HEIGHT)) as sheet:
        for layer in (draw_fan, draw_target, draw_required):
            layer(sheet, course)
        draw_observed(sheet, course, course.points)
        mark_figure(sheet, course.judged(course.points), row.status, 6)
        small_ticks(sheet, course)
        name = chart_words.indicator_name(course.evidence.indicator, language)
        lines = shortened(fitted(name, 72 * WIDTH - 36, SMALL), 2)
        above(sheet, "\n".join(lines), 4, 11, size=SMALL, color=LINES.ink)
        place_mark(sheet, row.status, 4 + SMALL * 0.55 + SMALL * LEADING * (len(lines) - 1), 6)


def small_ticks(sheet: Canvas, course: Course) -> None:
    """The first and the last year, few numbers; the unit after the topmost."""
    sheet.ax.margins(x=0.06, y=0.12)
    sheet.ax.locator_params(axis="y", nbins=3)
    sheet.ax.yaxis.set_major_formatter(lambda value, _: mp.figure_words(round(value, 9)))
    days = days_in_sight(course, course.points)
    ends = list(dict.fromkeys([min(days), max(days)]))
    sheet.ax.set_xticks(ends, [f"{day.year}" for day in ends])
    sheet.ax.tick_params(labelsize=SMALL - 1)
    words = chart_words.unit_words(course.verdict.unit, sheet.language)
    look = {"transform": sheet.ax.transAxes, "fontsize": SMALL - 1, "color": LINES.quiet}
    sheet.ax.text(0.98, 0.03, words, ha="right", va="bottom", **look)


def head_of(card: Scorecard, language: str) -> list[str]:
    """The sentence of a heat map, the plan, all counts."""
    counts = card.roll_up().statuses
    return [good_of_all(card, language), plan_name(card, language), tally(language, counts)]


def lines_of(texts: Sequence[str], room: float, size: float) -> list[str]:
    return [line for text in texts if text for line in fitted(text, room, size)]


def points_of_lines(head: Sequence[str], foot: Sequence[str]) -> float:
    return (TITLE * len(head) + SMALL * len(foot)) * LEADING + 16


def others_of(card: Scorecard, rows: Sequence[ScorecardRow], language: str) -> list[str]:
    """Those without a chart, by reason."""
    by_reason: dict[str, list[str]] = {}
    for row in rows:
        by_reason.setdefault(why_not(card, row, language), []).append(
            chart_words.name_of(card.plan, row.target, language)
        )
    colon = "：" if language == "zh" else ": "
    return [f"{why}{colon}{chart_words.listed(names, language)}" for why, names in by_reason.items()]


def why_not(card: Scorecard, row: ScorecardRow, language: str) -> str:
    if is_each(card, row):
        return chart_words.say("for_each", language)
    return mp.word_of(row.verdict.reason or mp.Reason.no_data, language)


def legend_of(seen: Observations, language: str) -> list[str]:
    """What the lines are, and whether figures are made up."""
    made_up = any(is_illustration(one) for series in seen.values() for one in series)
    lines = chart_words.say("how_to_read", language)
    return [lines, chart_words.say("illustration", language)] if made_up else [lines]


def write(figure: Figure, head: Sequence[str], foot: Sequence[str]) -> None:
    look: dict[str, Any] = {"x": 0.008, "ha": "left", "linespacing": LEADING}
    figure.suptitle("\n".join(head), fontsize=TITLE, color=LINES.ink, **look)
    figure.supxlabel("\n".join(foot), fontsize=SMALL, color=LINES.quiet, **look)
