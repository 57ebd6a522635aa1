"""milepost simulate: many futures of a plan under a scenario, and the odds of each target."""

from __future__ import annotations

import argparse
import datetime

import milepost as mp
from milepost.commands.console import complain, write
from milepost.commands.inputs import read_inputs, scenario_in
from milepost.commands.options import Commands, add_day, add_formats, add_inputs, add_language, day, whole


def add(commands: Commands) -> None:
    simulating = commands.add_parser(
        "simulate", help="many futures of a plan under a scenario: the odds of each target"
    )
    add_inputs(simulating)
    simulating.add_argument("scenario", metavar="SCENARIO", help="scenario file (YAML or JSON)")
    add_day(simulating)
    simulating.add_argument("--paths", type=whole, default=10_000, metavar="NUMBER", help="futures; default: 10000")
    simulating.add_argument("--seed", type=whole, default=1, metavar="NUMBER", help="of the random numbers; default: 1")
    simulating.add_argument("--threads", type=whole, default=0, metavar="NUMBER", help="default: as many as there are")
    simulating.add_argument("--compare", metavar="OTHER", help="another scenario file, beside the first")
    baseline = "beside them the first scenario as seen from an earlier day"
    simulating.add_argument("--baseline", type=day, metavar="DATE", help=baseline)
    simulating.add_argument("--method", default="auto", metavar="NAME", help=f"{', '.join(mp.models())}; default: auto")
    add_formats(simulating)
    add_language(simulating)
    simulating.set_defaults(run=simulate)


def simulate(arguments: argparse.Namespace) -> int:
    from milepost import simulated

    if arguments.baseline and arguments.baseline > arguments.as_of:
        return complain(f"milepost: error: --baseline {arguments.baseline} lies after --as-of {arguments.as_of}")
    inputs = read_inputs(arguments)
    plan, _ = inputs.known_on(arguments.as_of)
    scenarios = [scenario_in(file, plan) for file in (arguments.scenario, arguments.compare) if file]
    asked = {name: getattr(arguments, name) for name in ("paths", "seed", "threads", "method")}

    def case_of(scenario: mp.Scenario, day: datetime.date) -> simulated.Case:
        return simulated.Case(scenario, day, mp.simulate(*inputs.known_on(day), scenario, as_of=day, **asked))

    cases = [case_of(scenario, arguments.as_of) for scenario in scenarios]
    if arguments.baseline:
        cases.append(case_of(scenarios[0], arguments.baseline))
    if arguments.format == "table":
        write(simulated.as_table(plan, cases, arguments.lang))
    else:
        write(simulated.as_json(cases) if arguments.format == "json" else simulated.as_csv(cases))
    return 0
