"""milepost effort: what every target takes from now on, beside the pace so far."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import write_as
from milepost.commands.inputs import read_inputs
from milepost.commands.options import Commands, add_day, add_inputs, formats, set_up

HELP = mp.Text(
    "各项目标今后每年须完成多少，与此前相比", "what every target takes a year from now on, beside the pace so far"
)
EXAMPLES = (
    "effort jinan.yaml observations.csv --as-of 2024-06-30",
    "effort jinan.yaml observations.csv --as-of 2024-06-30 --format csv",
)


def add(commands: Commands) -> None:
    set_up(commands, "effort", effort, (HELP, EXAMPLES), add_inputs, add_day, formats("text", "csv", "json"))


def effort(arguments: argparse.Namespace) -> int:
    from milepost import efforts

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    found = mp.required_effort(plan, seen, arguments.as_of)
    write_as(
        arguments.format,
        text=lambda: efforts.as_text(plan, found, arguments.lang),
        csv=lambda: efforts.as_csv(found),
        json=lambda: efforts.as_json(found),
    )
    return 0
