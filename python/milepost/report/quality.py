"""How good the figures are: missing, conflicting, provisional, out of date, and what else marks the verdicts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import milepost as mp
from milepost.report.cards import Card
from milepost.report.facts import Facts
from milepost.report.wording import label, reason_words

MADE_UP = re.compile("示意(?!图)|虚构|illustration|made up", re.IGNORECASE)


@dataclass(frozen=True)
class QualityRow:
    """A fault of the figures, what it means, and the targets that have it."""

    name: mp.Text
    meaning: mp.Text
    cards: list[Card]


def quality_of(facts: Facts, cards: list[Card]) -> list[QualityRow]:
    """Missing, conflicting, revised first, then the reasons and marks of verdicts; only those that there are."""
    by_name = {card.target: card for card in cards}
    found: defaultdict[tuple[str, str], list[Card]] = defaultdict(list)
    for row in mp.commitments(facts.card):
        for fault in faults_of(facts, row):
            found[fault].append(by_name[row.target])
    ordered = [key for key in all_faults() if key in found]
    return [QualityRow(title_of(kind, name), label(name, f"{kind}_mean"), found[kind, name]) for kind, name in ordered]


def title_of(kind: str, name: str) -> mp.Text:
    if kind != "reasons":
        return label(name, kind)
    words = reason_words(mp.Reason[name])
    return mp.Text(zh=words.zh, en=words.en.capitalize())


def all_faults() -> list[tuple[str, str]]:
    figures = [("figures", name) for name in ("conflicting", "corrected")]
    reasons = [("reasons", reason.name) for reason in mp.Reason]
    return [("reasons", "no_data"), *figures, *(one for one in reasons if one[1] != "no_data"), *marks()]


def marks() -> Iterable[tuple[str, str]]:
    return (("marks", mark.name) for mark in mp.Mark)


def faults_of(facts: Facts, row: mp.ScorecardRow) -> Iterator[tuple[str, str]]:
    if row.reason is not None:
        yield "reasons", row.reason.name
    if several_values(facts, row.indicator, same_day=True):
        yield "figures", "conflicting"
    elif several_values(facts, row.indicator, same_day=False):
        yield "figures", "corrected"
    yield from (("marks", mark.name) for mark in row.verdict.marks)


def several_values(facts: Facts, indicator: str, same_day: bool) -> bool:
    """Whether a period has been published with different values by the day; same_day: of one and the same day."""
    values: defaultdict[object, set[float]] = defaultdict(set)
    for one in known_figures(facts, indicator):
        values[one.period, one.report, one.published if same_day else None].add(one.value)
    return any(len(several) > 1 for several in values.values())


def known_figures(facts: Facts, indicator: str) -> Iterator[mp.Observation]:
    for name, entity in facts.seen.keys():  # noqa: SIM118 (Observations are no dict: keys() is the list of pairs)
        if name == indicator and not entity:
            yield from (one for one in facts.seen[name] if mp.usable(one, facts.as_of))


def is_illustration(facts: Facts) -> bool:
    """Whether the plan, or any figure known on the day, says of itself that it is made up."""
    notes = [facts.plan.note.zh, facts.plan.note.en, facts.plan.title.zh, facts.plan.title.en]
    figures = [one for series in facts.seen.values() for one in series if mp.usable(one, facts.as_of)]
    texts = [*notes, *(text for one in figures for text in (one.source, one.note))]
    return any(map(MADE_UP.search, texts))
