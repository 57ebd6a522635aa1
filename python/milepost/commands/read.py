"""milepost read: any table of figures as a tidy table of observations, and what was made of every cell."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import milepost as mp
from milepost.commands.console import CommandError, UsageError, complain, complain_of, write
from milepost.commands.inputs import STANDARD_INPUT, read_plan, standard_input
from milepost.commands.messages import message_in_chinese
from milepost.commands.options import PLAN, Commands, add_force, add_language
from milepost.commands.parsing import WholeWords
from milepost.files import refuse_existing
from milepost.reading.plan_names import ID

if TYPE_CHECKING:
    from milepost.reading.table import TableReading

FORMATS = ("tidy", "sdmx-csv", "eurostat", "world-bank", "open-sdg", "wide")
HELP = mp.Text(
    "读取各种数据表，逐格说明如何理解", "any table of figures as observations, with an account of every cell"
)
EXAMPLES = (
    "read yearbook.xlsx -o observations.csv",
    "read 指标.csv --plan jinan.yaml -o observations.csv",
    "read nama_10_gdp.tsv --format eurostat -o observations.parquet",
)


def add(commands: Commands) -> None:
    reading = commands.add_parser("read", help=HELP, examples=EXAMPLES)
    table = mp.Text(
        "CSV、TSV、工作簿（.xlsx）或 Parquet；不运行宏", "CSV, TSV, workbook (.xlsx) or Parquet; macros are never run"
    )
    reading.add_argument("table", metavar="FILE", help=table)
    formats = mp.Text("格式；默认自动识别并说明", "default: recognised, and said")
    reading.add_argument("--format", choices=FORMATS, help=formats)
    decimal = mp.Text("小数点符号；默认自动判断", "sign before the fraction; default: found out")
    reading.add_argument("--decimal", choices=(".", ","), help=decimal)
    sheet = mp.Text("只读这一张工作表；默认全部", "the one sheet to read; default: all")
    reading.add_argument("--sheet", metavar="NAME", help=sheet)
    add_names(reading)
    output = mp.Text("标准数据表，.csv 或 .parquet；默认不写", "observations, .csv or .parquet; default: none written")
    reading.add_argument("-o", "--output", metavar="FILE", help=output)
    add_force(reading)
    add_language(reading)
    reading.set_defaults(run=read)


def add_names(reading: WholeWords) -> None:
    plan = mp.Text(
        f"{PLAN.zh}：指标名称换成其编号，写法不同的予以注明",
        f"{PLAN.en}: names of indicators become its ids, and which is said",
    )
    reading.add_argument("--plan", metavar="PLAN", help=plan)
    rename = mp.Text(
        "表中名称所指的指标编号；可多次给出，与 --plan 同用",
        "the indicator that a name of the table stands for; may come several times, with --plan",
    )
    reading.add_argument("--rename", action="append", default=[], metavar="NAME=ID", help=rename)


def read(arguments: argparse.Namespace) -> int:
    """Prints the account; without a single figure it is a complaint, and nothing is written. Nothing is written over
    without --force."""
    output = [Path(arguments.output)] if arguments.output else []
    refuse_existing(output, arguments.force)
    reading = for_plan(arguments, read_table(arguments))
    account = reading.report(arguments.lang, all_cells=not arguments.quiet)
    if not len(reading):
        complain(account.rstrip())
        return complain_of(nothing_in(arguments), arguments.lang)
    for path in output:
        mp.write_observations(path, reading, arguments.lang)
    write(account + "".join(f"-> {path}\n" for path in output))
    if output and not arguments.quiet and not arguments.plan and has_names(reading):
        complain(mp.in_(names_of(arguments.table), arguments.lang))
    return 0


def read_table(arguments: argparse.Namespace) -> TableReading:
    table, name = (arguments.table, None) if arguments.table != STANDARD_INPUT else (standard_input(), STANDARD_INPUT)
    return mp.read_table(table, arguments.format, decimal=arguments.decimal, sheet=arguments.sheet, name=name)


def for_plan(arguments: argparse.Namespace, reading: TableReading) -> TableReading:
    """In the ids of the plan, where one is given."""
    renamed = dict(map(renaming, arguments.rename))
    if not arguments.plan:
        if renamed:
            raise UsageError("--rename 须与 --plan 同用", "--rename goes with --plan")
        return reading
    absent = sorted(set(renamed) - {figure.indicator for figure in reading.figures})
    if absent:
        raise CommandError(f"表中没有指标“{absent[0]}”", f"the table has no indicator '{absent[0]}'")
    return reading.for_plan(read_plan(arguments.plan), indicators=renamed, say=in_both)


def renaming(words: str) -> tuple[str, str]:
    name, sign, id = (part.strip() for part in words.rpartition("="))
    if not (name and sign and id):
        raise UsageError(
            f"“{words}”不能用于 --rename：应为 名称=编号", f"'{words}' cannot be a --rename: expected NAME=ID"
        )
    return name, id


def in_both(message: str) -> mp.Text:
    return mp.Text(message_in_chinese(message), message)


def has_names(reading: TableReading) -> bool:
    return any(not ID.fullmatch(figure.indicator) for figure in reading.figures)


def names_of(table: str) -> mp.Text:
    return mp.Text(
        f"{table}：“指标”一栏照原表填的是名称；评估须用方案文件中的编号，加 --plan 方案文件 即可换成编号",
        f"{table}: indicators have the names of the table; to assess them by a plan, --plan PLAN gives them its ids",
    )


def nothing_in(arguments: argparse.Namespace) -> mp.Text:
    table, plan = arguments.table, arguments.plan
    of_plan = mp.Text(f"属于“{plan}”的", f" of '{plan}'") if plan else mp.Text()
    zh, en = ("，未写出文件", "; nothing is written") if arguments.output else ("", "")
    return mp.Text(f"“{table}”中没有读出任何{of_plan.zh}数值{zh}", f"'{table}': no figure{of_plan.en} was read{en}")
