"""What a command reads: plan, observations, log and scenario, their warnings on standard error."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import re
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import milepost as mp
from milepost.commands.console import CommandError, InputProblems, complain
from milepost.commands.messages import problem_in
from milepost.reading.plan_names import ID
from milepost.reading.table_heads import LOG, OBSERVATIONS, by_heads, heads_in

STANDARD_INPUT = "-"
NO_NAMES: Mapping[str, str] = {}
TABLES = (".csv", ".tsv", ".xlsx", ".xls")
ORDER = mp.Text("先写方案文件，再写数据表", "the plan file stands before the table of observations")
Reading = TypeVar("Reading", mp.ObservationsReading, mp.LogReading, mp.ScenarioReading)


def read_first(path: str, plan: str) -> mp.Text:
    command = f"milepost read {shlex.quote(path)} --plan {shlex.quote(plan)} -o observations.csv"
    return mp.Text(f"可先转为数据表：{command}", f"this makes a table of observations of it: {command}")


def is_for_reading(problem: mp.Problem) -> bool:
    """Of another table than of observations of the plan: other heads, or names where ids belong."""
    named = re.match(r"\S+ '(.*)' is not in the plan", problem.message)
    return bool(named and not ID.fullmatch(named[1])) or bool(re.search("[Nn]o row was read", problem.message))


class Inputs(NamedTuple):
    """What a plan is judged by, as read; the log is empty where none was given."""

    plan: mp.Plan
    seen: mp.Observations
    log: mp.Log

    def known_on(self, day: datetime.date) -> tuple[mp.Plan, mp.Observations]:
        """The plan after what was decided, the observations with what was done."""
        plan = mp.with_effects(self.plan, self.log, day)
        return plan, mp.with_progress(plan, self.seen, self.log)

    def card_on(self, day: datetime.date, method: str | mp.Preset) -> mp.Scorecard:
        plan, seen = self.known_on(day)
        return mp.assess(plan, seen, as_of=day, method=method)


def standard_input() -> bytes:
    return sys.stdin.buffer.read()


def text_of(path: str) -> str:
    """Of a file, or of standard input for "-". Raises OSError, UnicodeError, CommandError for other than UTF-8."""
    if path != STANDARD_INPUT:
        return Path(path).read_text(encoding="utf-8")
    try:
        return standard_input().decode("utf-8")
    except UnicodeError:
        raise CommandError("标准输入不是 UTF-8", "standard input is not UTF-8") from None


def read_plan(path: str) -> mp.Plan:
    if path != STANDARD_INPUT:
        with hinted(ORDER, lambda _: Path(path).suffix.lower() in TABLES):
            return mp.read_plan(path)
    reading = mp.load_plan(text_of(path), path)
    if not reading.plan:
        raise InputProblems(reading.problems)
    return reading.plan


def read_inputs(arguments: argparse.Namespace) -> Inputs:
    plan = read_plan(arguments.plan)
    table = arguments.observations
    other = is_other_table(table)
    with hinted(read_first(table, arguments.plan), lambda problems: other or any(map(is_for_reading, problems))):
        seen = loaded(table, plan, mp.load_observations, mp.read_observations, arguments, OBSERVATIONS).observations
    return Inputs(plan, seen, logged(arguments, plan))


@contextlib.contextmanager
def hinted(hint: mp.Text, helps: Callable[[Sequence[mp.Problem]], bool]) -> Iterator[None]:
    """What is wrong with the input, and the hint behind it where it helps."""
    try:
        yield
    except (mp.InvalidInput, InputProblems) as wrong:
        raise InputProblems(wrong.problems, hint if helps(wrong.problems) else None) from None


def is_other_table(path: str) -> bool:
    """A workbook, a Parquet file, or text other than UTF-8: `milepost read` reads it."""
    try:
        content = b"" if path == STANDARD_INPUT else Path(path).read_bytes()
        content.decode("utf-8")
    except OSError:
        return False
    except UnicodeError:
        return True
    return content.startswith((b"PK", b"PAR1"))


def logged(arguments: argparse.Namespace, plan: mp.Plan) -> mp.Log:
    """Empty where none is given."""
    return loaded(arguments.log, plan, mp.load_log, mp.read_log, arguments, LOG).log if arguments.log else mp.Log()


def scenario_in(file: str, plan: mp.Plan, arguments: argparse.Namespace) -> mp.Scenario:
    """What a scenario file says, its warnings on standard error."""
    reading = loaded(file, plan, mp.load_scenario, mp.read_scenario, arguments)
    if not reading.scenario:
        raise InputProblems(reading.problems)
    return reading.scenario


def loaded(
    path: str,
    plan: mp.Plan,
    load: Callable[[str, mp.Plan, str], Reading],
    read: Callable[[str, mp.Plan], object],
    arguments: argparse.Namespace,
    names: Mapping[str, str] = NO_NAMES,
) -> Reading:
    """What a table says, its warnings on standard error: a figure read otherwise than meant changes verdicts. `names`
    are the Chinese heads that it may have, by key."""
    try:
        text = text_of(path)
        reading = load(text, plan, path)
    except (OSError, UnicodeError):
        read(path, plan)  # says what is wrong with the file
        raise
    heads = heads_in(text, names) if reading.problems else {}
    problems = [by_heads(problem, heads) for problem in reading.problems]
    if mp.has_errors(problems):
        raise InputProblems(problems)
    if not getattr(arguments, "quiet", False):
        complain(*(problem_in(problem, getattr(arguments, "lang", "en")) for problem in problems))
    return reading
