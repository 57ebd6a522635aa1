"""milepost read: any table of figures as a tidy table of observations, and what was made of every cell."""

from __future__ import annotations

import argparse
from pathlib import Path

import milepost as mp
from milepost.commands.console import complain, write
from milepost.commands.inputs import STANDARD_INPUT, standard_input
from milepost.commands.options import Commands, add_force, add_language
from milepost.files import refuse_existing

FORMATS = ("tidy", "sdmx-csv", "eurostat", "world-bank", "open-sdg", "wide")
HELP = mp.Text(
    "读取各种数据表，逐格说明如何理解", "any table of figures as observations, with an account of every cell"
)
EXAMPLES = ("read yearbook.xlsx -o observations.csv", "read nama_10_gdp.tsv --format eurostat -o observations.parquet")
NOTHING = {"zh": "'{}' 中没有读出任何数值", "en": "'{}': no figure was read"}


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
    output = mp.Text("标准数据表，.csv 或 .parquet；默认不写", "observations, .csv or .parquet; default: none written")
    reading.add_argument("-o", "--output", metavar="FILE", help=output)
    add_force(reading)
    add_language(reading)
    reading.set_defaults(run=read)


def read(arguments: argparse.Namespace) -> int:
    """Prints the account; 1 if no figure was read. Nothing is written over without --force."""
    output = [Path(arguments.output)] if arguments.output else []
    refuse_existing(output, arguments.force)
    table, name = (arguments.table, None) if arguments.table != STANDARD_INPUT else (standard_input(), STANDARD_INPUT)
    reading = mp.read_table(table, arguments.format, decimal=arguments.decimal, sheet=arguments.sheet, name=name)
    for path in output:
        mp.write_observations(path, reading, arguments.lang)
    write(reading.report(arguments.lang, all_cells=not arguments.quiet))
    return 0 if len(reading) else complain(NOTHING[arguments.lang].format(arguments.table))
