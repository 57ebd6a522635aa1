"""milepost assess: how every target stands, as a table, CSV or JSON."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import colour, complain, width, write
from milepost.commands.deliverables import as_targets, joined
from milepost.commands.inputs import Inputs, read_inputs
from milepost.commands.judging import method_of
from milepost.commands.options import Commands, add_choices, add_formats, add_inputs, add_probability, day


def add(commands: Commands) -> None:
    assessing = commands.add_parser("assess", help="how every target stands, as a table, CSV or JSON")
    add_inputs(assessing)
    assessing.add_argument("--since", type=day, metavar="DATE", help="what has changed since that day, after the table")
    add_probability(assessing)
    assessing.add_argument("--deliverables", action="store_true", help="deliverables too, after the targets")
    add_formats(assessing)
    add_choices(assessing)
    assessing.set_defaults(run=assess)


def assess(arguments: argparse.Namespace) -> int:
    if arguments.since and arguments.format != "table":
        return complain("milepost: error: --since tells what has changed after the table; it does not go with --format")
    if arguments.since and arguments.since > arguments.as_of:
        return complain(f"milepost: error: --since {arguments.since} lies after --as-of {arguments.as_of}")
    inputs = read_inputs(arguments)
    card = inputs.card_on(arguments.as_of, method_of(arguments, inputs.plan))
    if arguments.probability:
        card = mp.with_probabilities(card, *inputs.known_on(arguments.as_of))
    if arguments.format == "table":
        write(status_tables(arguments, card) + changes(arguments, inputs, card))
    else:
        whole = joined(card, as_targets(card)) if arguments.deliverables else card
        write(whole.to_json() if arguments.format == "json" else whole.to_csv())
    return 0


def status_tables(arguments: argparse.Namespace, card: mp.Scorecard) -> str:
    """Of the targets, then of the deliverables: each with counts of its own."""
    cards = [card, as_targets(card)] if arguments.deliverables else [card]
    options = {"language": arguments.lang, "width": width(), "colour": colour()}
    return "\n".join(mp.status_table(one.plan, one, **options) for one in cards)


def changes(arguments: argparse.Namespace, inputs: Inputs, card: mp.Scorecard) -> str:
    """What the same plan, table and log say otherwise than on the earlier day."""
    if not arguments.since:
        return ""
    before = inputs.card_on(arguments.since, method_of(arguments, inputs.plan))
    found = mp.changes_between(before, card)
    return "\n" + mp.change_list(card.plan, found, arguments.since, language=arguments.lang, width=width())
