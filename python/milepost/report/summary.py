"""What comes first: how many stand where, what has changed, what is off track, where the principal bottleneck is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

import milepost as mp
from milepost.report.cards import Card
from milepost.report.chances import with_range
from milepost.report.facts import Facts
from milepost.report.wording import amount, badge, day, label, name_of

BEHIND = (mp.Status.missed, mp.Status.off_track, mp.Status.at_risk)
OPEN = (mp.Status.off_track, mp.Status.at_risk)
TURNS = {-1: "worse", 1: "better", 0: "other"}


@dataclass(frozen=True)
class ChangeRow:
    """What is otherwise than on the earlier day."""

    card: Card | None
    name: mp.Text
    turn: mp.Text
    before: Markup
    after: Markup
    figures: mp.Text
    has_turned: bool


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


# ---- changes


def changes_of(facts: Facts, cards: list[Card]) -> list[ChangeRow]:
    """Worse first, then better, then the rest."""
    if facts.before is None:
        return []
    found = mp.changes_between(facts.before, facts.card)
    by_name = {card.target: card for card in cards}
    return [change_row(facts, one, by_name.get(one.target)) for turn in TURNS for one in found if one.turn == turn]


def change_row(facts: Facts, one: mp.Change, card: Card | None) -> ChangeRow:
    return ChangeRow(
        card,
        name_of(facts.plan, one.indicator, one.target),
        label(TURNS[one.turn], "turns"),
        Markup("") if one.is_new else badge(one.before),
        badge(one.after),
        figures_of(facts.plan, one),
        one.is_new or one.before != one.after,
    )


def figures_of(plan: mp.Plan, one: mp.Change) -> mp.Text:
    """ "19家 → 62家（2025年7月3日）"; what else has changed."""
    if one.new_version:
        return label("new_version")
    if not one.new_figure or one.observed_after is None:
        return label("new_target" if one.is_new else "same_figure")
    indicator = plan.indicator(one.indicator)
    unit = indicator.unit if indicator else mp.Unit("")
    after = label("figure_at", value=amount(one.observed_after, unit), day=day(one.observed_at))
    if one.observed_before is None:
        return label("first_figure", after=after)
    return label("from_to", before=amount(one.observed_before, unit), after=after)


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
    return Bottleneck(card, label("must_speed_up", factor=mp.figure_words(round(factor, 2))))


def by_lead(still: Still) -> Bottleneck | None:
    known = [(row.verdict.lead, card) for row, card in still if row.verdict.lead is not None]
    if not known:
        return None
    lead, card = min(known, key=lambda one: one[0])
    return Bottleneck(card, label("furthest_behind", points=mp.figure_words(round(-lead, 1))))
