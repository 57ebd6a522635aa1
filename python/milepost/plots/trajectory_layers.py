"""The layers of a trajectory, from the back to the front."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost import chart_words
from milepost.clock import closing_day
from milepost.palette import LINES
from milepost.plots.courses import Point
from milepost.plots.dates import mark_years
from milepost.plots.lettering import SMALL, unit_above
from milepost.plots.marks import marker
from milepost.plots.trajectory_words import tell

if TYPE_CHECKING:
    from milepost._core import Status
    from milepost.plots.canvas import Canvas
    from milepost.plots.courses import Course


def draw(sheet: Canvas, course: Course, alone: bool = False) -> None:
    points = newest_alone(course) if alone else course.points
    draw_fan(sheet, course)
    draw_target(sheet, course)
    draw_required(sheet, course)
    draw_observed(sheet, course, points)
    draw_baseline(sheet, course)
    draw_judged(sheet, course, points)
    frame(sheet, course, points)
    tell(sheet, course, points, alone)


def newest_alone(course: Course) -> tuple[Point, ...]:
    newest = course.verdict.observed
    return (Point(newest.at, newest.value, newest.provisional, None),) if newest else ()


def draw_observed(sheet: Canvas, course: Course, points: Sequence[Point]) -> None:
    """One line, broken at gaps; provisional figures hollow on top."""
    if not points:
        return
    days, values = broken(points, course)
    look = {"color": LINES.ink, "linewidth": 1.4, "marker": "o", "markersize": 4.2, "zorder": 4}
    if course.verdict.history and course.adds_up:  # each period begins anew: no line from one to the next
        look |= {"linestyle": "none"}
        sheet.ax.vlines(days, 0, values, color=LINES.ink, linewidth=1, zorder=3.9)
    sheet.ax.plot(days, values, label=sheet.say("observed"), gid="observed", **look)
    hollow = [one for one in points if one.provisional]
    if hollow:
        look |= {"linestyle": "none", "markerfacecolor": LINES.paper, "zorder": 4.1}
        xs, ys = [one.day for one in hollow], [one.value for one in hollow]
        sheet.ax.plot(xs, ys, label=sheet.say("provisional"), gid="provisional", **look)


def broken(points: Sequence[Point], course: Course) -> tuple[list[datetime.date], list[float]]:
    """With NaN between neighbours that have a gap between them."""
    apart = {after.day for _, after in course.gaps}
    days: list[datetime.date] = []
    values: list[float] = []
    for one in points:
        if one.day in apart:
            days.append(one.day)
            values.append(math.nan)
        days.append(one.day)
        values.append(one.value)
    return days, values


def draw_required(sheet: Canvas, course: Course) -> None:
    if not course.required or is_line_to_hold(course):
        return
    days, values = zip(*course.required, strict=True)
    look = {"color": LINES.quiet, "linewidth": 1.1, "linestyle": (0, (4, 2.2)), "zorder": 3}
    sheet.ax.plot(days, values, label=sheet.say("required"), gid="required", **look)


def is_line_to_hold(course: Course) -> bool:
    """The target itself is asked for at every moment: its line says so already."""
    demand = course.verdict.demand
    return demand is not None and {value for _, value in course.required if not math.isnan(value)} == {demand.limit}


def draw_fan(sheet: Canvas, course: Course) -> None:
    """From the newest figure on, the widest interval at the back."""
    if course.projected is None or not course.projected.projection.figures:
        return
    projection, start = course.projected.projection, course.points[-1]
    days = [start.day, *(closing_day(one.at) for one in projection.figures)]
    for place in sorted(range(len(projection.levels)), key=lambda at: -projection.levels[at]):
        if projection.spread:
            low = [start.value, *(one.lower[place] for one in projection.figures)]
            high = [start.value, *(one.upper[place] for one in projection.figures)]
            shade = LINES.narrow if projection.levels[place] == min(projection.levels) else LINES.wide
            sheet.ax.fill_between(
                days, low, high, color=shade, linewidth=0, zorder=1, gid=f"{projection.levels[place]:g}"
            )
    middle = [start.value, *(one.mean for one in projection.figures)]
    look = {"color": LINES.projected, "linewidth": 1.2, "linestyle": (0, (1.2, 1.6)), "zorder": 2.5}
    sheet.ax.plot(days, middle, gid="projected", label=sheet.say("projected"), **look)


def draw_target(sheet: Canvas, course: Course) -> None:
    """The bound as a line, a range as two, and its words; the due day as another."""
    verdict = course.verdict
    if verdict.demand is not None:
        for limit in {verdict.demand.limit, verdict.demand.far_end} - {None}:
            sheet.ax.axhline(limit, color=LINES.ink, linewidth=0.8, zorder=2, gid="target")
    if course.due is not None:
        sheet.ax.axvline(course.due, color=LINES.quiet, linewidth=0.7, linestyle=":", zorder=2, gid="due")


def draw_baseline(sheet: Canvas, course: Course) -> None:
    """A diamond, where there is one that is not zero by convention and lies before the due day."""
    start = course.verdict.start
    if start is None or start.origin == "zero" or course.verdict.history or course.starts_too_late:
        return
    look = {"marker": "D", "markersize": 5, "color": LINES.quiet, "linestyle": "none", "zorder": 4.2}
    sheet.ax.plot([start.date], [start.value], label=sheet.say("baseline"), gid="baseline", **look)


def draw_judged(sheet: Canvas, course: Course, points: Sequence[Point]) -> None:
    """The figure that is judged bears the mark of the status and its number."""
    if not points:
        return
    judged = course.judged(points)
    mark_figure(sheet, judged, course.verdict.status, 8.5)
    text = chart_words.amount(judged.value, course.verdict.unit, sheet.language)
    alone = len(points) == 1
    put(sheet, text, (judged.day, judged.value), corner_of(course.verdict.direction == "increase", not alone))


def mark_figure(sheet: Canvas, one: Point, status: Status, size: float) -> None:
    """On white, so that the dot of the line does not look through."""
    place = ([one.day], [one.value])
    sheet.ax.plot(*place, marker="o", markersize=size - 2.5, color=LINES.paper, linestyle="none", zorder=4.9)
    sheet.ax.plot(*place, **marker(sheet, status, size), zorder=5, gid="judged")


def corner_of(above: bool, left: bool, right_by: float = 7, up_by: float = 7) -> dict[str, Any]:
    """Where a label stands beside its point."""
    shift = (-right_by if left else right_by, up_by if above else -up_by)
    return {"xytext": shift, "ha": "right" if left else "left", "va": "bottom" if above else "top"}


def put(sheet: Canvas, text: str, at: Any, corner: dict[str, Any], **look: Any) -> None:
    """A label with a white edge, so that lines do not run through it."""
    from matplotlib.patheffects import withStroke

    usual = {"textcoords": "offset points", "color": LINES.ink, "zorder": 6}
    label = sheet.ax.annotate(text, at, **usual | corner | look)
    label.set_path_effects([withStroke(linewidth=2.5, foreground=LINES.paper)])


def frame(sheet: Canvas, course: Course, points: Sequence[Point]) -> None:
    """Ticks at the ends of years or months; a margin for the labels; whole of the due day in sight."""
    ax = sheet.ax
    ax.margins(x=0.05, y=0.14)
    ax.grid(axis="y", color=LINES.grid, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.yaxis.set_major_formatter(lambda value, _: mp.figure_words(round(value, 9)))
    ax.locator_params(axis="y", nbins=6)
    days = days_in_sight(course, points)
    ax.update_datalim([(ax.convert_xunits(day), value) for day in days for value in heights(course, points)])
    mark_years(sheet, days)
    words = chart_words.unit_words(course.verdict.unit, sheet.language)
    unit_above(sheet, sheet.say("unit", words) if words else "")
    label_target(sheet, course)
    label_due(sheet, course, days)


def heights(course: Course, points: Sequence[Point]) -> list[float]:
    """The limit; without any figure also nothing at all, for the eye to have a measure."""
    demand = course.verdict.demand
    return ([demand.limit] if demand else []) + ([] if points else [0.0])


def days_in_sight(course: Course, points: Sequence[Point]) -> list[datetime.date]:
    schedule, start = course.verdict.schedule, course.verdict.start
    days = [*(one.day for one in points), *(day for day, _ in course.required)]
    days += [day for day in (schedule.due, start.date if start else schedule.open) if day is not None]
    return days if points else [*days, course.evidence.as_of]


def label_target(sheet: Canvas, course: Course) -> None:
    """On the side that the figures do not come from nothing is in the way: above a line to be reached from below."""
    verdict, rising = course.verdict, course.verdict.direction == "increase"
    if verdict.demand is not None:
        text = sheet.say("target", mp.words_of(verdict.bound, verdict.unit, sheet.language))
        put(
            sheet,
            text,
            (0.012, verdict.demand.limit),
            corner_of(rising, False, 0, 3),
            xycoords=("axes fraction", "data"),
        )


def label_due(sheet: Canvas, course: Course, days: Sequence[datetime.date]) -> None:
    """On the side of the line that has more room, at the edge that the target is not at."""
    due, rising = course.due, course.verdict.direction == "increase"
    if due is None:
        return
    text = sheet.say("due", mp.date_words(due, sheet.language))
    look = {"xycoords": ("data", "axes fraction"), "color": LINES.quiet, "fontsize": SMALL}
    is_late = due - min(days) >= max(days) - due
    put(sheet, text, (due, 0.015 if rising else 0.985), corner_of(rising, is_late, 3, 0), **look)
