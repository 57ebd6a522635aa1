"""milepost check: every problem of a plan file, with file, line and column."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import milepost as mp
from milepost.commands.console import complain, count, write
from milepost.commands.judging import fault_of_method
from milepost.commands.options import Commands


def add(commands: Commands) -> None:
    checking = commands.add_parser("check", help="every problem of a plan file, with file, line and column")
    checking.add_argument("plan", metavar="PLAN", help="plan file (YAML or JSON)")
    checking.add_argument("--strict", action="store_true", help="warnings count as errors")
    checking.set_defaults(run=check)


def check(arguments: argparse.Namespace) -> int:
    problems = problems_of(arguments.plan)
    errors = sum(problem.severity == mp.Severity.error for problem in problems)
    warnings = len(problems) - errors
    for problem in problems:
        print(problem, file=sys.stderr)
    summary = f"{arguments.plan}: {count(errors, 'error')}, {count(warnings, 'warning')}"
    if errors or (arguments.strict and warnings):
        return complain(summary)
    write(summary + "\n")
    return 0


def problems_of(path: str) -> Sequence[mp.Problem]:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        mp.read_plan(path)  # says what is wrong with the file
        raise
    reading = mp.load_plan(text, path)
    return [*reading.problems, *problems_of_methods(path, reading.plan)]


def problems_of_methods(path: str, plan: mp.Plan | None) -> list[mp.Problem]:
    """Of the plan's own file of methods, and of the method that should stand in it."""
    if not plan or not plan.methods:
        return []
    file = Path(path).parent / plan.methods
    fault = fault_of_method(plan.method or "path", mp.read_methods(file))
    return [mp.Problem("error", f"plan {plan.id}", "method", f"method {fault}")] if fault else []
