"""milepost project: where every target's figures lead, and how likely it is met."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

import milepost as mp
from milepost.commands.console import UsageError, colour, near_to, width, write_as
from milepost.commands.inputs import read_inputs
from milepost.commands.options import (
    Commands,
    add_day,
    add_formats,
    add_inputs,
    add_model,
    argument,
    limit,
    set_up,
    whole,
)
from milepost.commands.progress import Report, working
from milepost.layout import wrapped

HELP = mp.Text("推算各项目标的走势和实现概率", "where every target's figures lead, and how likely it is met")
EXAMPLES = (
    "project jinan.yaml observations.csv --as-of 2024-06-30 --horizon 4 --lower 0",
    "project jinan.yaml observations.csv --as-of 2024-06-30 --upper financing-needs-met=100 --format csv",
)
PROJECTING = mp.Text("推算", "projecting")
STEPS = mp.Text("向前推算的期数；默认 6", "figures ahead; default: 6")
HORIZON = argument("--horizon", type=whole, default=6, metavar="STEPS", help=STEPS)
LIMIT = mp.Text(
    "数值的自然界限，对全部或对一项指标（0，ID=100）；可多次给出",
    "natural limit of the figures, of all or of one indicator (0, ID=100); may come several times",
)
LIMITS = [
    argument(name, type=limit, action="append", default=[], metavar="LIMIT", help=LIMIT)
    for name in ("--lower", "--upper")
]


def add(commands: Commands) -> None:
    own = (add_inputs, add_day, HORIZON, add_model, *LIMITS, add_formats)
    set_up(commands, "project", project, (HELP, EXAMPLES), *own)


def project(arguments: argparse.Namespace) -> int:
    from milepost import projected_targets

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    with working(arguments, PROJECTING) as report:
        rows = projected(arguments, plan, seen, report)
    write_as(
        arguments.format,
        table=lambda: table_of(plan, rows, arguments.lang),
        csv=lambda: projected_targets.as_csv(rows),
        json=lambda: projected_targets.as_json(rows),
    )
    return 0


def table_of(plan: mp.Plan, rows: Sequence[mp.ProjectedTarget], language: str) -> str:
    table = mp.projection_table(plan, rows, language=language, width=width(), colour=colour())
    return "\n".join([table.rstrip("\n"), *footnotes(plan, rows, language)]) + "\n"


def footnotes(plan: mp.Plan, rows: Sequence[mp.ProjectedTarget], language: str) -> list[str]:
    """That intervals of shares end at their natural limits, where one does."""
    from milepost import shares

    kinds = {one.id: one.kind for one in plan.indicators}
    end = any(shares.ends_at_limit(kinds[row.indicator], row.unit, row.projection) for row in rows)
    return ["", *wrapped(mp.in_(shares.NOTE, language), width())] if end else []


def projected(
    arguments: argparse.Namespace, plan: mp.Plan, seen: mp.Observations, report: Report
) -> list[mp.ProjectedTarget]:
    """Every target within the limits of its indicator, else those of all; of several the last."""
    lower, upper = dict(arguments.lower), dict(arguments.upper)
    named = dict.fromkeys([*lower, *upper])
    refuse_unknown(plan, filter(None, named))

    def within(name: str) -> Sequence[mp.ProjectedTarget]:
        return mp.project(
            plan,
            seen,
            as_of=arguments.as_of,
            horizon=arguments.horizon,
            method=arguments.method,
            lower=lower.get(name, lower.get("")),
            upper=upper.get(name, upper.get("")),
        )

    by_name, names = {}, list({"": None, **named})
    for done, name in enumerate(names):
        report(done, len(names))
        by_name[name] = within(name)
    return [by_name.get(row.indicator, by_name[""])[place] for place, row in enumerate(by_name[""])]


def refuse_unknown(plan: mp.Plan, names: Iterable[str]) -> None:
    known = [indicator.id for indicator in plan.indicators]
    for name in names:
        if name not in known:
            near = near_to(name, known)
            raise UsageError(f"方案中没有指标“{name}”{near.zh}", f"no indicator '{name}' in the plan{near.en}")
