"""The first sentences of the page: whether the plan was in force yet, how many could be judged, why the others not."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

import milepost as mp
from milepost.doubts import SHAPES, doubts_of
from milepost.report.cards import Card
from milepost.report.facts import Facts
from milepost.report.wording import day, joined, label, reason_words, sign

OLD = (mp.Mark.stale, mp.Mark.earlier_figure)


@dataclass(frozen=True)
class Doubtful:
    """The judged targets of one mark, each with the day of its figure where that is what is wrong with it."""

    sign: Markup
    meaning: mp.Text
    cards: list[tuple[Card, mp.Text]]


def too_early(facts: Facts) -> mp.Text | None:
    """Why nothing has started: the as-of day lies before the plan was issued, or before its first day."""
    frame = facts.plan.frame
    first = frame.horizon.first if frame.horizon else None
    days: tuple[tuple[str, datetime.date | None], ...] = (("before_issue", frame.issued), ("before_first", first))
    for key, date in days:
        if date is not None and facts.as_of < date:
            return label(key, as_of=day(facts.as_of), day=day(date))
    return None


def judged(cards: list[Card]) -> list[Card]:
    return [card for card in cards if card.status != mp.Status.not_assessable]


def why_not(facts: Facts) -> mp.Text | None:
    """How many could not be judged, by their reasons, most frequent first; None where all could."""
    rows = [row for row in mp.commitments(facts.card) if row.status == mp.Status.not_assessable]
    counted = Counter(row.reason for row in rows if row.reason is not None)
    if not counted:
        return None
    parts = joined(label("reason_count", reason=reason_words(one), number=n) for one, n in counted.most_common())
    remark = label("no_data_is_no_zero") if mp.Reason.no_data in counted else mp.Text()
    return label("why_not_judged", number=len(rows), reasons=parts, remark=remark)


def none_behind(cards: list[Card]) -> mp.Text:
    """With how many could be judged, and how many could not."""
    all, known = len(cards), len(judged(cards))
    if not known:
        return label("none_judged", number=all)
    return label("none_behind" if known < all else "none_behind_of_all", judged=known, rest=all - known)


def doubtful(facts: Facts, cards: list[Card]) -> list[Doubtful]:
    """Marks of targets that were judged, in the order of their shapes; only those that there are."""
    by_name = {card.target: card for card in judged(cards)}
    rows = [row for row in mp.commitments(facts.card) if row.target in by_name]
    return [
        Doubtful(sign(mark), label(mark.name, "marks_mean"), [(by_name[row.target], age(row, mark)) for row in marked])
        for mark in SHAPES
        if (marked := [row for row in rows if mark in doubts_of(row.verdict.marks)])
    ]


def age(row: mp.ScorecardRow, mark: mp.Mark) -> mp.Text:
    """ "（2021年末）" behind a target whose figure is old; nothing behind others."""
    figure = row.verdict.observed
    return label("of_day", day=day(figure.at)) if figure is not None and mark in OLD else mp.Text()
