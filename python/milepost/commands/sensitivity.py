"""milepost sensitivity: which measures and which uncertain inputs of a scenario move the outcome most."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import UsageError, near_to, width, write_as
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
    set_up,
    whole,
)
from milepost.commands.progress import stoppable, working

HELP = mp.Text(
    "分析情景中哪些措施和不确定因素对结果影响最大", "which measures and uncertain inputs move the outcome most"
)
EXAMPLES = (
    "sensitivity jinan.yaml observations.csv grants.yaml --as-of 2024-06-30",
    "sensitivity jinan.yaml observations.csv grants.yaml --as-of 2024-06-30 --target pilot-test-bases --format csv",
)
ASKING = mp.Text("敏感性分析", "asking what matters")
ALONE = mp.Text(
    "只看这项目标（目标或指标编号）；可多次给出；默认为受情景影响的各项",
    "this target alone, by its id or its indicator's; may come several times; default: all that the scenario moves",
)
TARGET = argument("--target", action="append", default=[], metavar="NAME", help=ALONE)
DRAWN = mp.Text("计算方差占比的样本数；默认 10000", "for the shares of variance; default: 10000")
SAMPLES = argument("--samples", type=whole, default=10_000, metavar="NUMBER", help=DRAWN)


def add(commands: Commands) -> None:
    own = (add_inputs, add_scenario, add_day, TARGET, add_numbers, SAMPLES, add_model, add_formats)
    set_up(commands, "sensitivity", sensitivity, (HELP, EXAMPLES), *own)


def sensitivity(arguments: argparse.Namespace) -> int:
    from milepost import sensitivities, sensitivity_table

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    refuse_unknown(plan, arguments.target)
    scenario = scenario_in(arguments.scenario, plan, arguments)
    asked = sensitivities.Asked(**{name: getattr(arguments, name) for name in sensitivities.Asked._fields})
    with working(arguments, ASKING) as report:
        given = (plan, seen, scenario, arguments.as_of, arguments.target, asked, report)
        found = stoppable(lambda: sensitivities.sensitivity(*given))
    write_as(
        arguments.format,
        table=lambda: sensitivity_table.as_table(plan, found, arguments.lang, width()),
        csv=lambda: sensitivities.as_csv(found),
        json=lambda: sensitivities.as_json(found),
    )
    return 0


def refuse_unknown(plan: mp.Plan, names: list[str]) -> None:
    known = dict.fromkeys([*(mp.name_of(one) for one in plan.targets), *(one.indicator for one in plan.targets)])
    for name in names:
        if name not in known:
            near = near_to(name, known)
            raise UsageError(f"方案中没有目标“{name}”{near.zh}", f"no target '{name}' in the plan{near.en}")
