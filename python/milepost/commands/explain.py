"""milepost explain: the whole arithmetic of one verdict."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import complain, meant, write
from milepost.commands.inputs import read_inputs
from milepost.commands.judging import method_of
from milepost.commands.options import Commands, add_choices, add_inputs, add_probability


def add(commands: Commands) -> None:
    explaining = commands.add_parser("explain", help="the whole arithmetic of one verdict")
    add_inputs(explaining)
    explaining.add_argument(
        "name",
        metavar="NAME",
        help="of an indicator or a target: its id, its name in Chinese or English, or a part of one name only",
    )
    add_probability(explaining)
    add_choices(explaining)
    explaining.set_defaults(run=explain)


def explain(arguments: argparse.Namespace) -> int:
    inputs = read_inputs(arguments)
    card = inputs.card_on(arguments.as_of, method_of(arguments, inputs.plan))
    if arguments.probability or card.method == "probability":
        card = mp.with_probabilities(card, *inputs.known_on(arguments.as_of))
    plan, name = card.plan, arguments.name
    found = named(plan, name)
    if len(found) > 1:
        several = [f"  {one.id}  {title(one, arguments.lang)}" for one in found]
        return complain(f"milepost: error: '{name}' is in several names; say which by its id:", *several)
    ids = {one.id for one in found} or {name}
    rows = [row for row in card.rows if row.indicator in ids or row.target == name]
    if rows:
        write("\n".join(mp.narrate(plan, row, arguments.lang) for row in rows))
        return 0
    if found:
        what = f"indicator {found[0].id}"
        return complain(f"milepost: error: {what}: has no target, so there is no verdict to explain")
    known = [word for row in card.rows for word in (row.target, row.indicator)]
    names = [word for one in plan.indicators for word in (one.name.zh, one.name.en)]
    return complain(f"milepost: error: no target '{name}' in the scorecard{meant(name, [*known, *names])}")


def named(plan: mp.Plan, name: str) -> list[mp.Indicator]:
    """The indicators of that id, else those of that name in either language, else those with it in their name.

    Those that have a target go before those that do not.
    """
    words = plain(name)
    by_id = [one for one in plan.indicators if one.id == name]
    if by_id or any(mp.name_of(target) == name for target in plan.targets):
        return by_id
    exact = [one for one in plan.indicators if words in (plain(one.id), plain(one.name.zh), plain(one.name.en))]
    partly = [one for one in plan.indicators if words and (words in plain(one.name.zh) or words in plain(one.name.en))]
    found = exact or partly
    judged = {target.indicator for target in plan.targets}
    return [one for one in found if one.id in judged] or found


def plain(words: str) -> str:
    """Without capitals, and with one space where there are several."""
    return " ".join(words.casefold().split())


def title(indicator: mp.Indicator, language: str) -> str:
    return mp.in_(indicator.name, language)
