"""`milepost report`: a plan and how it stands as one HTML page that opens without a network."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import milepost as mp

if TYPE_CHECKING:
    from collections.abc import Sequence


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from milepost import cli

    command = commands.add_parser("report", help="how every target stands, in one HTML page to read and print")
    cli.add_inputs(command)
    cli.add_choices(command)
    since = "what has changed since that day; default: the plan's last reporting day"
    command.add_argument("--since", type=cli.day, metavar="DATE", help=since)
    command.add_argument("--scenario", metavar="FILE", help="scenario file (YAML or JSON): its futures are simulated")
    command.add_argument("-o", "--output", default="report.html", metavar="FILE", help="default: report.html")
    command.set_defaults(run=report)


def report(arguments: argparse.Namespace) -> int:
    """Reads first and writes last: input that cannot be read leaves no file behind."""
    from milepost import cli

    if arguments.since and arguments.since >= arguments.as_of:
        return cli.complain(f"milepost: error: --since {arguments.since} does not lie before --as-of {arguments.as_of}")
    inputs = cli.read_inputs(arguments)
    try:
        written = mp.write_report(
            inputs.plan,
            inputs.seen,
            arguments.output,
            as_of=arguments.as_of,
            since=arguments.since,
            method=cli.method_of(arguments, inputs.plan),
            methods=compared(cli.methods_of(arguments, inputs.plan)),
            log=inputs.log if arguments.log else None,
            scenario=cli.scenario_in(arguments.scenario, inputs.plan) if arguments.scenario else None,
            language=arguments.lang,
        )
    except (ModuleNotFoundError, OSError) as wrong:
        return cli.complain(f"milepost: error: {wrong}")
    cli.write(f"-> {written}\n")
    return 0


def compared(own: Sequence[mp.Preset]) -> list[str | mp.Preset] | None:
    """path, those of the file, and every preset that none of them replaces; without a file the page's own choice."""
    if not own:
        return None
    names = {one.name for one in own}
    return ["path", *own, *(name for name in mp.presets() if name not in names)]
