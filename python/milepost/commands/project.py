"""milepost project: where every target's figures lead, and how likely it is met."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import milepost as mp
from milepost.commands.console import UsageError, colour, meant, width, write
from milepost.commands.inputs import read_inputs
from milepost.commands.options import Commands, add_day, add_formats, add_inputs, add_language, limit


def add(commands: Commands) -> None:
    projecting = commands.add_parser("project", help="where every target's figures lead, and how likely it is met")
    add_inputs(projecting)
    add_day(projecting)
    projecting.add_argument("--horizon", type=int, default=6, metavar="STEPS", help="figures ahead; default: 6")
    projecting.add_argument("--method", default="auto", metavar="NAME", help=f"{', '.join(mp.models())}; default: auto")
    limits = "natural limit of the figures, of all or of one indicator (0, ID=100); may come several times"
    for name in ("--lower", "--upper"):
        projecting.add_argument(name, type=limit, action="append", default=[], metavar="LIMIT", help=limits)
    add_formats(projecting)
    add_language(projecting)
    projecting.set_defaults(run=project)


def project(arguments: argparse.Namespace) -> int:
    from milepost import projected_targets

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    rows = projected(arguments, plan, seen)
    if arguments.format == "table":
        write(mp.projection_table(plan, rows, language=arguments.lang, width=width(), colour=colour()))
    else:
        write(projected_targets.as_json(rows) if arguments.format == "json" else projected_targets.as_csv(rows))
    return 0


def projected(arguments: argparse.Namespace, plan: mp.Plan, seen: mp.Observations) -> list[mp.ProjectedTarget]:
    """Every target within the limits of its indicator, else those of all; of several the last."""
    lower, upper = dict(arguments.lower), dict(arguments.upper)
    named = dict.fromkeys([*lower, *upper])
    known = [indicator.id for indicator in plan.indicators]
    for name in filter(None, named):
        if name not in known:
            raise UsageError(f"no indicator '{name}' in the plan{meant(name, known)}")

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

    by_name = {name: within(name) for name in {"": None, **named}}
    return [by_name.get(row.indicator, by_name[""])[place] for place, row in enumerate(by_name[""])]
