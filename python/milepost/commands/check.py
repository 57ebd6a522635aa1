"""milepost check: every problem of a plan file, with file, line and column."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import milepost as mp
from milepost.commands.console import complain, count, write
from milepost.commands.inputs import text_of
from milepost.commands.judging import fault_of_method
from milepost.commands.messages import problem_in
from milepost.commands.options import Commands, add_formats, add_language, add_plan

HELP = mp.Text("检查方案文件，逐条列出问题及行列位置", "every problem of a plan file, with file, line and column")
EXAMPLES = ("check jinan.yaml", "check jinan.yaml --strict", "check jinan.yaml --format json")


def add(commands: Commands) -> None:
    checking = commands.add_parser("check", help=HELP, examples=EXAMPLES)
    add_plan(checking)
    strict = mp.Text("有提醒也算不合格", "warnings count as errors")
    checking.add_argument("--strict", action="store_true", help=strict)
    add_formats(checking, "text", "json")
    add_language(checking)
    checking.set_defaults(run=check)


def check(arguments: argparse.Namespace) -> int:
    problems = problems_of(arguments.plan)
    errors = sum(problem.severity == mp.Severity.error for problem in problems)
    failed = bool(errors or (arguments.strict and problems))
    if arguments.format == "json":
        write(as_json(problems))
        return int(failed)
    said = problems if not arguments.quiet else [one for one in problems if one.severity == mp.Severity.error]
    complain(*(problem_in(problem, arguments.lang) for problem in said))
    summary = summed_up(arguments.plan, errors, len(problems) - errors, arguments.lang)
    if failed:
        return complain(summary)
    write(summary + "\n")
    return 0


def summed_up(plan: str, errors: int, warnings: int, language: str) -> str:
    if language == "zh":
        return f"{plan}: 错误{errors}处，提醒{warnings}处"
    return f"{plan}: {count(errors, 'error')}, {count(warnings, 'warning')}"


def as_json(problems: Sequence[mp.Problem]) -> str:
    """Line and column from 1, null for a problem of no one place; the words are those of the library, in English."""
    rows = [
        {
            "severity": str(problem.severity),
            "file": problem.position.file,
            "line": problem.position.line or None,
            "column": problem.position.column or None,
            "subject": problem.subject,
            "field": problem.field,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def problems_of(path: str) -> Sequence[mp.Problem]:
    try:
        text = text_of(path)
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
    fault = fault_of_method(plan.method or "path", mp.read_methods(file)).en
    return [mp.Problem("error", f"plan {plan.id}", "method", f"method {fault}")] if fault else []
