"""One target over time: what was seen, what was required, where it leads, and how it stands."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost import chart_words
from milepost.display import language_for
from milepost.palette import LINES
from milepost.plan_evidence import evidence_for
from milepost.plots.canvas import Canvas, canvas, headline, key_below, unit_above
from milepost.plots.courses import Course, Point, course_of
from milepost.plots.dates import mark_years
from milepost.plots.given import evidence_of
from milepost.plots.marks import marker
from milepost.simulated import closing_day

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from milepost._core import Observation

SIZE = (6.4, 4.4)  # inches
OF_A_TABLE = ("due", "unit", "name", "direction", "baseline", "as_of")


def trajectory(
    what: Any,
    target: Any = None,
    seen: Any = None,
    *,
    entity: str = "",
    method: Any = "path",
    model: Any = "auto",
    levels: Sequence[float] = (80, 95),
    ax: Axes | None = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
    **of_table: Any,
) -> Axes:
    """Draws a target over time, on `ax` or on new axes, and returns the axes.

    trajectory(evidence): of an Evidence. trajectory(card, "carrier-platforms", seen): of a target of a Scorecard, with
    the observations that it was made from; without them the baseline and the newest figure alone are drawn, and the
    chart says so. trajectory(figures, "more than 400", due=2025): of figures by period (a pandas Series; a table of any
    kind with the columns `period` and `value`; a dict; a milepost Series) and a target, in words, as a bound, or as a
    number to be reached, from above or from below as the first figure lies. With a table go `due`, and if wanted
    `unit`, `name`, `direction`, `baseline`, and `as_of`: the day on which the last figure was known unless given.

    Each figure stands at the end of its period; of what adds up, the total so far is drawn. The line breaks where a
    figure is missing; provisional figures are hollow. The projection runs from the newest figure to the due day, with
    intervals of `levels` per cent (lower ones darker); `model` as in project(), None for no projection. method: of
    assess(), where it is not a card's. language: "zh" or "en"; that of the plan, or by locale. palette: "safe" or
    "lights". note: written below.

    Raises OutOfRange for a target that the card does not have, or that holds for each of a set and no `entity` is
    given; TypeError for what none of these is; ModuleNotFoundError without matplotlib.
    """
    course, language = course_from(what, target, seen, entity, method, model, levels, of_table, language)
    with canvas(ax, language, palette, SIZE) as sheet:
        sheet.notes.append(note)
        draw(sheet, course, alone=isinstance(what, mp.Scorecard) and seen is None)
    return sheet.ax


def course_from(
    what: Any,
    target: Any,
    seen: Any,
    entity: str,
    method: Any,
    model: Any,
    levels: Sequence[float],
    of_table: dict[str, Any],
    language: str | None,
) -> tuple[Course, str | None]:
    """The course, and the language of the plan if none is asked for. Raises TypeError and OutOfRange."""
    if unknown := set(of_table) - set(OF_A_TABLE):
        raise TypeError(f"trajectory() has no argument {', '.join(sorted(unknown))}")
    if isinstance(what, mp.Scorecard):
        return course_of_card(what, target, seen, entity, model, levels), language or language_for(what.plan)
    if isinstance(what, mp.Evidence):
        return course_of(what, method, model, levels), language
    if target is None:
        raise TypeError(f"trajectory(): expected an Evidence, a Scorecard, or figures and a target; found {what!r:.80}")
    return course_of(evidence_of(what, target, **{"due": None, **of_table}), method, model, levels), language


def course_of_card(card: Any, target: str, seen: Any, entity: str, model: Any, levels: Sequence[float]) -> Course:
    """With the verdict of the card, or of one entity the same method's."""
    if target not in card:
        evidence_for(card.plan, mp.Observations(), target, as_of=card.as_of)  # names the near ones
    row = card[target]
    evidence = evidence_for(card.plan, seen or mp.Observations(), target, as_of=card.as_of, entity=entity)
    if row.verdict.entities and not entity:
        members = ", ".join(one.entity for one in row.verdict.entities)
        raise mp.OutOfRange(f"target '{target}' holds for each of {members}: give entity=, one of them")
    verdict = mp.assess(evidence, card.method) if entity else row.verdict
    return Course(evidence, verdict, model, tuple(levels))


# ---- what is drawn, from the back to the front


def draw(sheet: Canvas, course: Course, alone: bool = False) -> None:
    points = newest_alone(course) if alone else course.points
    draw_fan(sheet, course)
    draw_target(sheet, course)
    draw_required(sheet, course)
    draw_observed(sheet, course, points)
    draw_baseline(sheet, course)
    draw_newest(sheet, course, points)
    frame(sheet, course, points)
    tell(sheet, course, points, alone)


def newest_alone(course: Course) -> tuple[Point, ...]:
    newest = course.verdict.observed
    return (Point(newest.at, newest.value, newest.provisional, None),) if newest else ()


def draw_observed(sheet: Canvas, course: Course, points: Sequence[Point]) -> None:
    """One line, broken at gaps; provisional figures hollow on top."""
    days, values = broken(points, course)
    look = {"color": LINES.ink, "linewidth": 1.4, "marker": "o", "markersize": 4.2, "zorder": 4}
    if course.verdict.history and course.adds_up:  # each period begins anew: no line from one to the next
        look |= {"linestyle": "none"}
        sheet.ax.vlines(days, 0, values, color=LINES.ink, linewidth=1, zorder=3.9)  # type: ignore[arg-type]
    sheet.ax.plot(days, values, label=sheet.say("observed"), gid="observed", **look)  # type: ignore[arg-type]
    hollow = [one for one in points if one.provisional]
    if hollow:
        look |= {"linestyle": "none", "markerfacecolor": LINES.paper, "zorder": 4.1}
        xs, ys = [one.day for one in hollow], [one.value for one in hollow]
        sheet.ax.plot(xs, ys, label=sheet.say("provisional"), gid="provisional", **look)  # type: ignore[arg-type]


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
            sheet.ax.fill_between(days, low, high, color=shade, linewidth=0, zorder=1, gid=f"{projection.levels[place]:g}")  # type: ignore[arg-type]
    middle = [start.value, *(one.mean for one in projection.figures)]
    look = {"color": LINES.projected, "linewidth": 1.2, "linestyle": (0, (1.2, 1.6)), "zorder": 2.5}
    sheet.ax.plot(days, middle, gid="projected", label=sheet.say("projected"), **look)  # type: ignore[arg-type]


def draw_target(sheet: Canvas, course: Course) -> None:
    """The bound as a line, a range as two, and its words; the due day as another."""
    verdict = course.verdict
    if verdict.demand is not None:
        for limit in {verdict.demand.limit, verdict.demand.far_end} - {None}:
            sheet.ax.axhline(limit, color=LINES.ink, linewidth=0.8, zorder=2, gid="target")
    if course.due is not None:
        sheet.ax.axvline(course.due, color=LINES.quiet, linewidth=0.7, linestyle=":", zorder=2, gid="due")  # type: ignore[arg-type]


def draw_baseline(sheet: Canvas, course: Course) -> None:
    """A diamond, where there is one that is not zero by convention."""
    start = course.verdict.start
    if start is None or start.origin == "zero" or course.verdict.history:
        return
    look = {"marker": "D", "markersize": 5, "color": LINES.quiet, "linestyle": "none", "zorder": 4.2}
    sheet.ax.plot([start.date], [start.value], label=sheet.say("baseline"), gid="baseline", **look)  # type: ignore[arg-type]


def draw_newest(sheet: Canvas, course: Course, points: Sequence[Point]) -> None:
    """The newest figure bears the mark of the status and its number."""
    if not points:
        return
    newest = points[-1]
    look = marker(sheet, course.verdict.status, 8.5) | {"zorder": 5, "gid": "newest"}
    sheet.ax.plot([newest.day], [newest.value], **look)  # type: ignore[arg-type]
    text = chart_words.amount(newest.value, course.verdict.unit, sheet.language)
    rising = course.verdict.direction == "increase"
    early = newest.day < course.evidence.as_of and len(points) == 1
    side, ha = (7, "left") if early else (-7, "right")
    put(sheet, text, (newest.day, newest.value), (side, 7 if rising else -7), ha, "bottom" if rising else "top")


def put(sheet: Canvas, text: str, at: Any, shift: tuple[float, float], ha: str, va: str, **look: Any) -> None:
    """A label with a white edge, so that lines do not run through it."""
    from matplotlib.patheffects import withStroke

    label = sheet.ax.annotate(
        *(text, at, shift),
        **{"textcoords": "offset points", "ha": ha, "va": va, "color": LINES.ink, "zorder": 6} | look,
    )
    label.set_path_effects([withStroke(linewidth=2.5, foreground=LINES.paper)])


# ---- room, ticks, words


def frame(sheet: Canvas, course: Course, points: Sequence[Point]) -> None:
    """Ticks at the ends of years or months; a margin for the labels; whole of the due day in sight."""
    ax = sheet.ax
    ax.margins(x=0.05, y=0.14)
    ax.grid(axis="y", color=LINES.grid, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.yaxis.set_major_formatter(lambda value, _: mp.figure_words(round(value, 9)))
    ax.locator_params(axis="y", nbins=6)
    mark_years(sheet, days_in_sight(course, points))
    words = chart_words.unit_words(course.verdict.unit, sheet.language)
    unit_above(sheet, sheet.say("unit", words) if words else "")
    label_target(sheet, course)


def days_in_sight(course: Course, points: Sequence[Point]) -> list[datetime.date]:
    days = [*(one.day for one in points), *(day for day, _ in course.required)]
    return days + ([course.due] if course.due else []) or [course.evidence.as_of]


def label_target(sheet: Canvas, course: Course) -> None:
    """On the side that the figures come from nothing is in the way: above a line to be reached from below."""
    verdict = course.verdict
    rising = verdict.direction == "increase"
    if verdict.demand is not None:
        text = sheet.say("target", mp.words_of(verdict.bound, verdict.unit, sheet.language))
        where = {"xycoords": ("axes fraction", "data")}
        put(sheet, text, (0.012, verdict.demand.limit), (0, 3 if rising else -3), "left", "bottom" if rising else "top", **where)
    if course.due is not None:
        text = sheet.say("due", mp.date_words(course.due, sheet.language))
        look = {"xycoords": ("data", "axes fraction"), "color": LINES.quiet, "fontsize": 7.5}
        put(sheet, text, (course.due, 0.015 if rising else 0.985), (-3, 0), "right", "bottom" if rising else "top", **look)


def tell(sheet: Canvas, course: Course, points: Sequence[Point], alone: bool) -> None:
    """Headline, key and notes."""
    headline(sheet, *headline_of(sheet, course), status=course.verdict.status)
    draw_key(sheet, course)
    sheet.note("as_of", mp.date_words(course.evidence.as_of, sheet.language))
    if alone:
        sheet.note("only_newest")
    if not points:
        sheet.note("no_figure")
    tell_of_path(sheet, course)
    tell_of_gaps(sheet, course)
    tell_of_projection(sheet, course)
    if is_made_up(course):
        sheet.note("illustration")


def draw_key(sheet: Canvas, course: Course) -> None:
    order = [sheet.say(key) for key in ("observed", "provisional", "required", "baseline", "projected")]
    found = dict(zip(*reversed(sheet.ax.get_legend_handles_labels()), strict=True))
    labels = [label for label in order if label in found]
    key_below(sheet, [found[label] for label in labels], [with_levels(sheet, course, label) for label in labels])


def headline_of(sheet: Canvas, course: Course) -> tuple[str, str]:
    """The word of the status and the name; below them what explain() says of them."""
    indicator = course.evidence.indicator
    sentence = mp.explain(course.verdict, sheet.language, indicator)
    head, mark, rest = sentence.partition("：" if sheet.language == "zh" else ": ")
    name = chart_words.indicator_name(indicator, sheet.language) or course.evidence.target.indicator
    return (f"{head}{mark}{name}", rest) if rest else (name, sentence)


def with_levels(sheet: Canvas, course: Course, label: str) -> str:
    """The projection's label names its intervals."""
    projected = course.projected
    if label != sheet.say("projected") or projected is None or not projected.projection.spread:
        return label
    gap = "" if sheet.language == "zh" else " "
    levels = [f"{level:g}{gap}%" for level in sorted(projected.projection.levels)]
    return sheet.say("fan", levels=chart_words.listed(levels, sheet.language))


def tell_of_path(sheet: Canvas, course: Course) -> None:
    if not course.required:
        why = "no_number" if course.verdict.demand is None else "no_baseline"
        sheet.note("no_required", sheet.say(why))


def tell_of_gaps(sheet: Canvas, course: Course) -> None:
    words = [f"{one.day.year}–{next.day.year}" for one, next in course.gaps]
    if words:
        sheet.note("gaps", chart_words.listed(words, sheet.language))


def tell_of_projection(sheet: Canvas, course: Course) -> None:
    """The probability, or why nothing is projected."""
    if course.projected is None:
        if course.model is not None and course.due is not None and course.points and course.points[-1].day >= course.due:
            sheet.note("is_due")
        return
    chance, note = course.projected.chance, course.projected.projection.note
    if chance.probability is not None:
        sheet.note("probability", mp.probability_words(chance.probability, sheet.language))
    elif chance.why is not None:
        sheet.note("no_projection", mp.words_of(chance.why, sheet.language))
    sheet.notes.append(chart_words.told(note, sheet.language))


def is_made_up(course: Course) -> bool:
    return any(is_illustration(one) for one in course.evidence.series)


def is_illustration(one: Observation) -> bool:
    """By its source: "illustration", 示意."""
    return "illustration" in one.source.lower() or "示意" in one.source
