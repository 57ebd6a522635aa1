"""milepost simulate: many futures of a plan under a scenario, and the odds of each target."""

from __future__ import annotations

import argparse
import datetime

import milepost as mp
from milepost.commands.console import CommandError, write_as
from milepost.commands.inputs import read_inputs, scenario_in
from milepost.commands.options import (
    Commands,
    add_day,
    add_formats,
    add_inputs,
    add_model,
    add_numbers,
    add_scenario,
    argument,
    day,
    set_up,
)
from milepost.commands.progress import stoppable, working

HELP = mp.Text(
    "按情景推演多种未来，给出各目标的实现概率", "many futures of a plan under a scenario: the odds of each target"
)
EXAMPLES = (
    "simulate jinan.yaml observations.csv grants.yaml --as-of 2024-06-30 --paths 20000",
    "simulate jinan.yaml observations.csv grants.yaml --as-of 2024-06-30 --compare fewer.yaml --format json",
)
SIMULATING = mp.Text("推演", "simulating")
OTHER = mp.Text("另一情景文件，与前者并列", "another scenario file, beside the first")
COMPARE = argument("--compare", metavar="OTHER", help=OTHER)
EARLIER = mp.Text("并列第一个情景在较早一日的结果", "beside them the first scenario as seen from an earlier day")
BASELINE = argument("--baseline", type=day, metavar="DATE", help=EARLIER)


def add(commands: Commands) -> None:
    own = (add_inputs, add_scenario, add_day, add_numbers, COMPARE, BASELINE, add_model, add_formats)
    set_up(commands, "simulate", simulate, (HELP, EXAMPLES), *own)


def simulate(arguments: argparse.Namespace) -> int:
    from milepost import simulated

    if arguments.baseline and arguments.baseline > arguments.as_of:
        early, late = arguments.baseline, arguments.as_of
        raise CommandError(f"--baseline {early} 晚于 --as-of {late}", f"--baseline {early} lies after --as-of {late}")
    inputs = read_inputs(arguments)
    plan, _ = inputs.known_on(arguments.as_of)
    scenarios = [scenario_in(file, plan, arguments) for file in (arguments.scenario, arguments.compare) if file]
    asked = {name: getattr(arguments, name) for name in ("paths", "seed", "threads", "method")}
    runs = [(scenario, arguments.as_of) for scenario in scenarios]
    runs += [(scenarios[0], arguments.baseline)] if arguments.baseline else []

    def case_of(scenario: mp.Scenario, day: datetime.date) -> simulated.Case:
        with working(arguments, SIMULATING) as report:
            known = inputs.known_on(day)
            outcome = stoppable(lambda: mp.simulate(*known, scenario, as_of=day, **asked, progress=report))
        return simulated.Case(scenario, day, outcome)

    cases = [case_of(*run) for run in runs]
    write_as(
        arguments.format,
        table=lambda: simulated.as_table(plan, cases, arguments.lang),
        csv=lambda: simulated.as_csv(cases),
        json=lambda: simulated.as_json(cases),
    )
    return 0
