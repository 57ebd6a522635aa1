"""milepost report: a plan and how it stands as one HTML page that opens without a network."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import milepost as mp
from milepost.commands.console import CommandError, write
from milepost.commands.inputs import Inputs, read_inputs, scenario_in
from milepost.commands.judging import method_of, methods_of
from milepost.commands.options import Commands, add_day, add_inputs, add_method, argument, day, set_up
from milepost.commands.progress import stoppable, working
from milepost.files import write_file

STANDARD_OUTPUT = "-"
HELP = mp.Text("生成一页可阅读、可打印的 HTML 报告", "how every target stands, in one HTML page to read and print")
EXAMPLES = (
    "report jinan.yaml observations.csv --as-of 2024-06-30 -o report.html",
    "report jinan.yaml observations.csv --as-of 2024-06-30 --since 2023-12-31 --lang zh",
)
WRITING = mp.Text("生成报告", "writing the page")
CHANGED = mp.Text(
    "列出自该日以来的变化；默认为方案上一次报告的日期",
    "what has changed since that day; default: the plan's last reporting day",
)
SINCE = argument("--since", type=day, metavar="DATE", help=CHANGED)
FUTURES = mp.Text("情景文件（YAML 或 JSON），据以推演", "scenario file (YAML or JSON): its futures are simulated")
SCENARIO = argument("--scenario", metavar="SCENARIO", help=FUTURES)
FILE = mp.Text("输出文件，- 为标准输出；默认 report.html", "-: standard output; default: report.html")
OUTPUT = argument("-o", "--output", default="report.html", metavar="FILE", help=FILE)


def add(commands: Commands) -> None:
    own = (add_inputs, SINCE, SCENARIO, OUTPUT, add_day, add_method)
    set_up(commands, "report", report, (HELP, EXAMPLES), *own)


def report(arguments: argparse.Namespace) -> int:
    """Reads first and writes last: input that cannot be read leaves no file behind."""
    refuse_since(arguments)
    inputs = read_inputs(arguments)
    scenario = scenario_in(arguments.scenario, inputs.plan, arguments) if arguments.scenario else None
    with working(arguments, WRITING):
        page = stoppable(lambda: page_of(arguments, inputs, scenario))
    if arguments.output == STANDARD_OUTPUT:
        write(page)
    else:
        write(f"-> {write_file(arguments.output, page)}\n")
    return 0


def page_of(arguments: argparse.Namespace, inputs: Inputs, scenario: mp.Scenario | None) -> str:
    return mp.report_page(
        inputs.plan,
        inputs.seen,
        as_of=arguments.as_of,
        since=arguments.since,
        method=method_of(arguments, inputs.plan),
        methods=compared(methods_of(arguments, inputs.plan)),
        log=inputs.log if arguments.log else None,
        scenario=scenario,
        language=arguments.lang,
    )


def refuse_since(arguments: argparse.Namespace) -> None:
    since, as_of = arguments.since, arguments.as_of
    if since and since >= as_of:
        raise CommandError(
            f"--since {since} 不早于 --as-of {as_of}", f"--since {since} does not lie before --as-of {as_of}"
        )


def compared(own: Sequence[mp.Preset]) -> list[str | mp.Preset] | None:
    """path, those of the file, and every preset that none of them replaces; without a file the page's own choice."""
    if not own:
        return None
    names = {one.name for one in own}
    return ["path", *own, *(name for name in mp.presets() if name not in names)]
