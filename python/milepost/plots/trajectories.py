"""One target over time: what was seen, what was required, where it leads, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.display import language_for
from milepost.plan_evidence import evidence_for
from milepost.plots.canvas import canvas
from milepost.plots.courses import Course, course_of
from milepost.plots.given import evidence_of
from milepost.plots.trajectory_layers import draw

if TYPE_CHECKING:
    from matplotlib.axes import Axes


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
    given, for two figures of one period and for a fraction of a year (2021.0 is 2021); TypeError for what none of these
    is; ModuleNotFoundError without matplotlib.
    """
    course, language = course_from(what, target, seen, entity, method, model, levels, of_table, language)
    with canvas(ax, language, palette, SIZE) as sheet:
        sheet.notes.append(note)
        draw(sheet, course, alone=isinstance(what, mp.Scorecard) and seen is None)
    return sheet.axes


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
    known = seen or mp.Observations()
    evidence = evidence_for(card.plan, known, target, as_of=card.as_of, entity=entity)
    if evidence.indicator is not None and evidence.indicator.each and not entity:
        members = sorted(member for indicator, member in known.keys() if indicator == evidence.indicator.id)  # noqa: SIM118
        raise mp.OutOfRange(
            f"target '{target}' holds for each of {', '.join(members) or 'a set'}: give entity=, one of them"
        )
    verdict = mp.assess(evidence, card.method) if entity else card[target].verdict
    return Course(evidence, verdict, model, tuple(levels))
