"""What is otherwise than on the earlier day: statuses that turned, new figures, targets revised."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

import milepost as mp
from milepost.report.cards import Card
from milepost.report.facts import Facts
from milepost.report.wording import amount, badge, day, label, name_of

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
        figures_of(facts, one),
        one.is_new or one.before != one.after,
    )


def figures_of(facts: Facts, one: mp.Change) -> mp.Text:
    """ "19家 → 62家（2025年7月3日）"; what else has changed."""
    if one.new_version:
        return label("new_version")
    if not one.new_figure or one.observed_after is None:
        return label("new_target" if one.is_new else "same_figure")
    indicator = facts.plan.indicator(one.indicator)
    unit = indicator.unit if indicator else mp.Unit("")
    after = label("figure_at", value=amount(one.observed_after, unit), day=day(one.observed_at))
    if one.observed_before is None:
        return label("first_figure", after=after)
    return label(how_it_changed(facts, one), before=amount(one.observed_before, unit), after=after)


def how_it_changed(facts: Facts, one: mp.Change) -> str:
    """What counts anew in each period is not compared across two of them: 28 by June are no fall from 66 in a year."""
    if is_of_another_period(facts, one.target):
        return "new_period"
    return "value_kept" if one.observed_before == one.observed_after else "from_to"


def is_of_another_period(facts: Facts, target: str) -> bool:
    verdicts = [row.verdict for card in (facts.before, facts.card) if card for row in card if row.target == target]
    days = [one.observed.at for one in verdicts if one.observed is not None]
    periods = [one.period for one in verdicts[-1].history] if verdicts else []
    return any(len({period.first <= date <= period.last for date in days}) > 1 for period in periods)
