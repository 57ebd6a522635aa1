"""What comes first: how many stand where, what is off track, where the principal bottleneck is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

import milepost as mp
from milepost.report.cards import Card
from milepost.report.chances import with_range
from milepost.report.facts import Facts
from milepost.report.wording import badge, label
from milepost.rounding import rounded

BEHIND = (mp.Status.missed, mp.Status.off_track, mp.Status.at_risk)
OPEN = (mp.Status.off_track, mp.Status.at_risk)


@dataclass(frozen=True)
class Bottleneck:
    """The open target that is hardest to meet, and what says so."""

    card: Card
    because: mp.Text


@dataclass(frozen=True)
class GroupRow:
    """How many targets of a unit, or of a section, stand where."""

    id: str
    name: mp.Text
    total: int
    counts: tuple[int, ...]


def counts_of(facts: Facts) -> list[tuple[Markup, int]]:
    counts = facts.card.roll_up().statuses
    return [(badge(status), counts.get(status, 0)) for status in mp.Status]


def groups_of(groups: tuple[mp.Group, ...]) -> Iterator[GroupRow]:
    for group in groups:
        statuses = group.counts.statuses
        counts = tuple(statuses.get(status, 0) for status in mp.Status)
        yield GroupRow(group.id, group.name or mp.Text(zh=group.id, en=group.id), group.counts.total, counts)


def behind(cards: list[Card]) -> list[Card]:
    """Missed first, then off track, then at risk."""
    return [card for status in BEHIND for card in cards if card.status == status]


# ---- the principal bottleneck


def bottleneck_of(facts: Facts, cards: list[Card]) -> Bottleneck | None:
    """Of the targets at risk or off track: the one least likely to be met; where none has a probability, the one that
    has to speed up most; else the one furthest behind. None where nothing is behind and still open."""
    rows = {row.target: row for row in mp.commitments(facts.card)}
    still = [(rows[card.target], card) for card in cards if card.status in OPEN]
    return by_chance(still) or by_pace(facts, still) or by_lead(still)


Still = list[tuple[mp.ScorecardRow, Card]]


def by_chance(still: Still) -> Bottleneck | None:
    known = [(row.verdict.probability, card) for row, card in still if row.verdict.probability is not None]
    if not known:
        return None
    chance, card = min(known, key=lambda one: one[0])
    return Bottleneck(card, label("least_likely", probability=with_range(chance)))


def by_pace(facts: Facts, still: Still) -> Bottleneck | None:
    known = [
        (effort.amount_factor, card)
        for row, card in still
        for effort in facts.efforts.get(row.target, ())
        if effort.amount_factor is not None and not effort.is_cap
    ]
    if not known:
        return None
    factor, card = max(known, key=lambda one: one[0])
    if factor > 1:
        return Bottleneck(card, label("must_speed_up", factor=mp.figure_words(round(factor, 2))))
    return Bottleneck(card, label("may_slow_down", percent=mp.figure_words(round(100 * factor))))


def by_lead(still: Still) -> Bottleneck | None:
    known = [(row.verdict.lead, card) for row, card in still if row.verdict.lead is not None]
    if not known:
        return None
    lead, card = min(known, key=lambda one: one[0])
    return Bottleneck(card, label("furthest_behind", points=mp.figure_words(rounded(-lead, 1))))
