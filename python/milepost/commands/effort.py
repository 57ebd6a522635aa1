"""milepost effort: what every target takes from now on, beside the pace so far."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import write
from milepost.commands.inputs import read_inputs
from milepost.commands.options import Commands, add_day, add_formats, add_inputs, add_language

HELP = mp.Text(
    "各项目标今后每年须完成多少，与此前相比", "what every target takes a year from now on, beside the pace so far"
)
EXAMPLES = (
    "effort jinan.yaml observations.csv --as-of 2024-06-30",
    "effort jinan.yaml observations.csv --as-of 2024-06-30 --format csv",
)


def add(commands: Commands) -> None:
    asking = commands.add_parser("effort", help=HELP, examples=EXAMPLES)
    add_inputs(asking)
    add_day(asking)
    add_formats(asking, "text", "csv", "json")
    add_language(asking)
    asking.set_defaults(run=effort)


def effort(arguments: argparse.Namespace) -> int:
    from milepost import efforts

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    found = mp.required_effort(plan, seen, arguments.as_of)
    if arguments.format == "text":
        write(efforts.as_text(plan, found, arguments.lang))
    else:
        write(efforts.as_json(found) if arguments.format == "json" else efforts.as_csv(found))
    return 0
