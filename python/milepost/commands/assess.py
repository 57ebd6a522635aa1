"""milepost assess: how every target stands, as a table, CSV or JSON."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import CommandError, colour, width, write
from milepost.commands.inputs import Inputs, read_inputs
from milepost.commands.judging import method_of
from milepost.commands.options import (
    Commands,
    add_day,
    add_formats,
    add_inputs,
    add_method,
    add_probability,
    argument,
    day,
    set_up,
)
from milepost.commands.progress import working
from milepost.deliverable_targets import as_targets, joined

HELP = mp.Text("评估各项目标，输出表格、CSV 或 JSON", "how every target stands, as a table, CSV or JSON")
EXAMPLES = (
    "assess jinan.yaml observations.csv --as-of 2024-06-30",
    "assess jinan.yaml observations.csv --as-of 2024-06-30 --since 2023-12-31",
    "assess jinan.yaml observations.csv --as-of today --method time_proportional --format csv",
)
JUDGING = mp.Text("评估", "judging")
CHANGED = mp.Text("在表后列出自该日以来的变化", "what has changed since that day, after the table")
SINCE = argument("--since", type=day, metavar="DATE", help=CHANGED)
TOO = mp.Text("目标之后一并列出工作成果", "deliverables too, after the targets")
DELIVERABLES = argument("--deliverables", action="store_true", help=TOO)


def add(commands: Commands) -> None:
    own = (add_inputs, SINCE, add_probability, DELIVERABLES, add_formats, add_day, add_method)
    set_up(commands, "assess", assess, (HELP, EXAMPLES), *own)


def assess(arguments: argparse.Namespace) -> int:
    refuse_since(arguments)
    inputs = read_inputs(arguments)
    with working(arguments, JUDGING):
        card = inputs.card_on(arguments.as_of, method_of(arguments, inputs.plan))
        if arguments.probability:
            card = mp.with_probabilities(card, *inputs.known_on(arguments.as_of))
    if arguments.format == "table":
        write(status_tables(arguments, card) + changes(arguments, inputs, card))
    else:
        whole = joined(card, as_targets(card)) if arguments.deliverables else card
        write(whole.to_json() if arguments.format == "json" else whole.to_csv())
    return 0


def refuse_since(arguments: argparse.Namespace) -> None:
    since = arguments.since
    if since and arguments.format != "table":
        raise CommandError(
            "--since 只用于表格，不能与 --format 同用",
            "--since tells what has changed after the table; it does not go with --format",
        )
    if since and since > arguments.as_of:
        raise CommandError(
            f"--since {since} 晚于 --as-of {arguments.as_of}", f"--since {since} lies after --as-of {arguments.as_of}"
        )


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
