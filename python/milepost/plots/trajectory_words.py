"""What a trajectory says: headline, key, and notes on all that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import milepost as mp
from milepost import chart_words
from milepost.plots.lettering import headline, key_below
from milepost.shares import ends_at_limit
from milepost.simulated import told

if TYPE_CHECKING:
    from milepost._core import Observation
    from milepost.plots.canvas import Canvas
    from milepost.plots.courses import Course, Point


def tell(sheet: Canvas, course: Course, points: Sequence[Point], alone: bool) -> None:
    """Headline, key and notes."""
    headline(sheet, *headline_of(sheet, course), status=course.verdict.status)
    draw_key(sheet, course)
    sheet.note("as_of", mp.date_words(course.evidence.as_of, sheet.language))
    if alone:
        sheet.note("only_newest")
    if not points:
        sheet.note("no_figure")
    elif course.judged(points).provisional:
        sheet.note("newest_provisional")
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
        missing = "no_baseline_in_time" if course.starts_too_late else "no_baseline"
        sheet.note("no_required", sheet.say("no_number" if course.verdict.demand is None else missing))


def tell_of_gaps(sheet: Canvas, course: Course) -> None:
    def ends(*points: Point) -> str:
        return sheet.say("between", *(mp.date_words(one.day, sheet.language) for one in points))

    if course.gaps:
        sheet.note("gaps", chart_words.listed([ends(*gap) for gap in course.gaps], sheet.language))


def tell_of_projection(sheet: Canvas, course: Course) -> None:
    """The probability, or why nothing is projected."""
    projected = course.projected
    if projected is None:
        sheet.notes.append(sheet.say("is_due") if is_over(course) else "")
        return
    chance, projection = projected.chance, projected.projection
    if chance.probability is not None:
        sheet.note("probability", mp.probability_words(chance.probability, sheet.language))
    elif chance.why is not None:
        sheet.note("no_projection", mp.words_of(chance.why, sheet.language))
    sheet.notes.append("" if projection.spread or not projection.figures else sheet.say("no_spread"))
    ends = ends_at_limit(course.standing.kind, projected.unit, projection)
    sheet.notes.append(sheet.say("share_limits") if ends else "")
    sheet.notes.append(told(projection.note, sheet.language))


def is_over(course: Course) -> bool:
    """A figure of the due day is there: nothing is left to be projected."""
    due = course.due
    return course.model is not None and due is not None and bool(course.points) and course.points[-1].day >= due


def is_made_up(course: Course) -> bool:
    return any(is_illustration(one) for one in course.evidence.series)


def is_illustration(one: Observation) -> bool:
    """By its source: "illustration", 示意."""
    return "illustration" in one.source.lower() or "示意" in one.source
