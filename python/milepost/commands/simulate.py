"""milepost simulate: many futures of a plan under a scenario, and the odds of each target."""

from __future__ import annotations

import argparse
import datetime

import milepost as mp
from milepost.commands.console import CommandError, write
from milepost.commands.inputs import read_inputs, scenario_in
from milepost.commands.options import (
    Commands,
    add_day,
    add_formats,
    add_inputs,
    add_language,
    add_model,
    add_numbers,
    add_scenario,
    day,
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


def add(commands: Commands) -> None:
    simulating = commands.add_parser("simulate", help=HELP, examples=EXAMPLES)
    add_inputs(simulating)
    add_scenario(simulating)
    add_day(simulating)
    add_numbers(simulating)
    other = mp.Text("另一情景文件，与前者并列", "another scenario file, beside the first")
    simulating.add_argument("--compare", metavar="OTHER", help=other)
    baseline = mp.Text("并列第一个情景在较早一日的结果", "beside them the first scenario as seen from an earlier day")
    simulating.add_argument("--baseline", type=day, metavar="DATE", help=baseline)
    add_model(simulating)
    add_formats(simulating)
    add_language(simulating)
    simulating.set_defaults(run=simulate)


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
    if arguments.format == "table":
        write(simulated.as_table(plan, cases, arguments.lang))
    else:
        write(simulated.as_json(cases) if arguments.format == "json" else simulated.as_csv(cases))
    return 0
