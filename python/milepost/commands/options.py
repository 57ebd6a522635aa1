"""Arguments that several commands share, and how their words are read."""

from __future__ import annotations

import argparse
import datetime
import math
from collections.abc import Callable, Sequence
from typing import Any

import milepost as mp
from milepost.commands.parsing import Commands, WholeWords
from milepost.display import language_by_locale
from milepost.evaluation import METHODS_OF_ASSESS

__all__ = ["Commands"]  # where the modules of commands look for it

PLAN = mp.Text("方案文件（YAML 或 JSON）", "plan file (YAML or JSON)")
MODELS = mp.Text("预测方法：{}；默认 auto", "{}; default: auto")


Part = Callable[[WholeWords], object]  # adds what it is about to the arguments of a command


def set_up(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    about: tuple[mp.Text, Sequence[str]],
    *parts: Part,
) -> None:
    """A command that says its help and examples, takes its parts in the order of the help, the language last, and
    runs."""
    words, examples = about
    command = commands.add_parser(name, help=words, examples=examples)
    for part in (*parts, add_language):
        part(command)
    command.set_defaults(run=run)


def argument(*names: str, **settings: Any) -> Part:
    """One that a command has of its own, as argparse takes it; help is a Text or a str."""
    return lambda command: command.add_argument(*names, **settings)


def formats(*names: str) -> Part:
    """As add_formats() has them."""
    return lambda command: add_formats(command, *names)


def add_plan(command: WholeWords) -> None:
    command.add_argument("plan", metavar="PLAN", help=PLAN)


def add_inputs(command: WholeWords) -> None:
    add_plan(command)
    command.add_argument("observations", metavar="OBS", help=mp.Text("数据表（CSV）", "table of observations (CSV)"))
    add_log(command)


def add_log(command: WholeWords) -> None:
    words = mp.Text(
        "办理记录（CSV）：成果步骤、定期工作、流程流转",
        "what has been done (CSV): steps of deliverables, duties, workflows",
    )
    command.add_argument("--log", metavar="LOG", help=words)


def add_method(command: WholeWords) -> None:
    names = ", ".join(METHODS_OF_ASSESS)
    methods = mp.Text(
        f"{names}，机构预设，或方法文件中的方法；默认用方案所定，方案未定则为 path",
        f"{names}, a preset, one of the file of methods; default: the plan's, else path",
    )
    command.add_argument("--method", metavar="NAME", help=methods)
    add_file_of_methods(command)


def add_file_of_methods(command: WholeWords) -> None:
    words = mp.Text("方法文件（YAML）；默认用方案所定", "file of methods (YAML); default: the plan's")
    command.add_argument("--methods", metavar="FILE", help=words)


def add_model(command: WholeWords) -> None:
    names = ", ".join(mp.models())
    words = mp.Text(MODELS.zh.format(names), MODELS.en.format(names))
    command.add_argument("--method", default="auto", metavar="NAME", help=words)


def add_scenario(command: WholeWords) -> None:
    words = mp.Text("情景文件（YAML 或 JSON）", "scenario file (YAML or JSON)")
    command.add_argument("scenario", metavar="SCENARIO", help=words)


def add_numbers(command: WholeWords) -> None:
    paths = mp.Text("推演次数；默认 10000", "futures; default: 10000")
    seed = mp.Text("随机数种子；默认 1", "of the random numbers; default: 1")
    threads = mp.Text("线程数；默认用满", "default: as many as there are")
    for name, default, words in (("--paths", 10_000, paths), ("--seed", 1, seed), ("--threads", 0, threads)):
        command.add_argument(name, type=whole, default=default, metavar="NUMBER", help=words)


def add_day(command: WholeWords) -> None:
    words = mp.Text("评估日，只用当日终了已知的数据；或 today", "what was known at its close counts; or: today")
    command.add_argument("--as-of", required=True, type=day, metavar="DATE", help=words)


def add_probability(command: WholeWords) -> None:
    words = mp.Text("一并给出各目标的实现概率，或说明为何没有", "of meeting each target too, or why there is none")
    command.add_argument("--probability", action="store_true", help=words)


def add_formats(command: WholeWords, *formats: str) -> None:
    """The first is the default; without any: table, csv, json."""
    choices = formats or ("table", "csv", "json")
    words = mp.Text(f"默认 {choices[0]}", f"default: {choices[0]}")
    command.add_argument("--format", choices=choices, default=choices[0], help=words)


def add_language(command: WholeWords, default: str = argparse.SUPPRESS) -> None:
    """Of a command; where it is not given, what was said before the command counts."""
    here = language_by_locale()
    words = mp.Text(f"语言；默认依系统区域设置，此处为 {here}", f"default: by locale, here {here}")
    command.add_argument("--lang", choices=("zh", "en"), default=default, help=words)


def add_force(command: WholeWords) -> None:
    words = mp.Text("覆盖已有文件", "overwrite files that exist")
    command.add_argument("--force", action="store_true", help=words)


def add_quiet(command: WholeWords, default: Any = argparse.SUPPRESS) -> None:
    words = mp.Text("不显示进度和提醒，只报错误", "no progress and no warnings, errors alone")
    command.add_argument("-q", "--quiet", action="store_true", default=default, help=words)


def day(text: str) -> datetime.date:
    """A date in any of the library's spellings. The one place where "today" means something."""
    if text == "today":
        return datetime.date.today()
    try:
        return mp.parse_date(text)
    except mp.Error as wrong:
        today = ", or today" if "; expected " in str(wrong) else ""
        raise argparse.ArgumentTypeError(f"{wrong}{today}") from None


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
