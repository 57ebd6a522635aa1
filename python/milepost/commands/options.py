"""Arguments that several commands share, and how their words are read."""

from __future__ import annotations

import argparse
import datetime
import math
from typing import Any, TypeAlias

import milepost as mp
from milepost.display import language_by_locale
from milepost.evaluation import METHODS_OF_ASSESS

Commands: TypeAlias = "argparse._SubParsersAction[Any]"


def add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", metavar="PLAN", help="plan file (YAML or JSON)")
    command.add_argument("observations", metavar="OBS", help="table of observations (CSV)")
    add_log(command)


def add_log(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--log", metavar="LOG", help="what has been done (CSV): steps of deliverables, duties, workflows"
    )


def add_choices(command: argparse.ArgumentParser) -> None:
    add_day(command)
    methods = f"{', '.join(METHODS_OF_ASSESS)}, a preset, one of the file of methods; default: the plan's, else path"
    command.add_argument("--method", metavar="NAME", help=methods)
    command.add_argument("--methods", metavar="FILE", help="file of methods (YAML); default: the plan's")
    add_language(command)


def add_day(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of", required=True, type=day, metavar="DATE", help="what was known at its close counts; or: today"
    )


def add_probability(command: argparse.ArgumentParser) -> None:
    command.add_argument("--probability", action="store_true", help="of meeting each target too, or why there is none")


def add_formats(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")


def add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", choices=("zh", "en"), default=language_by_locale(), help="default: by locale, here %(default)s"
    )


def day(text: str) -> datetime.date:
    """A date in any of the library's spellings. The one place where "today" means something."""
    if text == "today":
        return datetime.date.today()
    try:
        return mp.parse_date(text)
    except mp.Error as wrong:
        raise argparse.ArgumentTypeError(f"{wrong}, or today") from None


def whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) >= 2**64:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 0 to {2**64 - 1}")
    return int(text)


def limit(text: str) -> tuple[str, float]:
    """An indicator, or none for all, and a number: "100", "coverage=100"."""
    indicator, _, number = text.rpartition("=")
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"'{text}' is not a limit; expected a number, or ID=number")
    return indicator, value
