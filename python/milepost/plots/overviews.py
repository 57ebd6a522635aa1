"""A whole plan at a glance: a small trajectory for each target that has figures, the others by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost import chart_words
from milepost.display import language_for
from milepost.palette import LINES
from milepost.plots.canvas import (
    LEADING,
    SMALL,
    TITLE,
    Canvas,
    above,
    canvas,
    check_font,
    fitted,
    place_mark,
    pyplot,
    settings,
)
from milepost.plots.courses import Course
from milepost.plots.heat_maps import plan_name, tally
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

WIDTH, HEIGHT, HEAD = 2.25, 1.55, 0.95  # inches of a panel, and of the headline


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
    with settings(plt):
        figure, panels = panels_for(plt, len(drawn), columns)
        for ax, row in zip(panels, drawn, strict=False):
            draw_panel(ax, course_for(card, seen, row, model), row, language, palette)
        write_head(figure, card, language)
        write_foot(figure, [*others_of(card, others, language), *legend_of(card, seen, language), note], language)
        check_font(figure)
    return panels


def is_each(card: Scorecard, row: ScorecardRow) -> bool:
    """Asked of each of a set: there is no one line."""
    indicator = card.plan.indicator(row.indicator)
    return indicator is not None and indicator.each is not None


def course_for(card: Scorecard, seen: Observations, row: ScorecardRow, model: Any) -> Course:
    return course_of_card(card, row.target, seen, "", model, (80, 95))


def panels_for(plt: Any, count: int, columns: int) -> tuple[Figure, list[Axes]]:
    """Rows of panels; the last row may be short."""
    rows = max(-(-count // columns), 1)
    size = (WIDTH * min(columns, max(count, 2)), HEIGHT * rows + HEAD)
    figure = plt.figure(figsize=size, dpi=100, layout="constrained")
    figure.get_layout_engine().set(h_pad=0.06, w_pad=0.05)
    places = figure.add_gridspec(rows, min(columns, max(count, 1)))
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


def write_head(figure: Figure, card: Scorecard, language: str) -> None:
    counts = card.roll_up().statuses
    good, all = counts[mp.Status.achieved] + counts[mp.Status.on_track], sum(counts.values())
    title = chart_words.say("scorecards", language, day=mp.date_words(card.as_of, language), good=good, all=all)
    across = figure.get_figwidth() * 72 - 16
    texts = (title, plan_name(card, language), tally(language, counts))
    lines = [line for text in texts for line in fitted(text, across, TITLE)]
    figure.suptitle("\n".join(lines), x=0.008, ha="left", fontsize=TITLE, color=LINES.ink, linespacing=LEADING)


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
    return chart_words.reason_words(row.verdict.reason or mp.Reason.no_data, language)


def legend_of(card: Scorecard, seen: Observations, language: str) -> list[str]:
    """What the lines are, and whether figures are made up."""
    made_up = any(is_illustration(one) for series in seen.values() for one in series)
    lines = chart_words.say("how_to_read", language)
    return [lines, chart_words.say("illustration", language)] if made_up else [lines]


def write_foot(figure: Figure, notes: Sequence[str], language: str) -> None:
    across = figure.get_figwidth() * 72 - 16
    lines = [line for note in notes if note for line in fitted(note, across, SMALL)]
    look = {"x": 0.008, "ha": "left", "fontsize": SMALL, "color": LINES.quiet}
    figure.supxlabel("\n".join(lines), linespacing=LEADING, **look)
