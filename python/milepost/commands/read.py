"""milepost read: any table of figures as a tidy table of observations, and what was made of every cell."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import milepost as mp
from milepost.display import language_by_locale

FORMATS = ("tidy", "sdmx-csv", "eurostat", "world-bank", "open-sdg", "wide")


def add(commands: Any) -> None:
    """Adds the sub-command to those of argparse."""
    reading = commands.add_parser("read", help="any table of figures as observations, with an account of every cell")
    reading.add_argument("table", metavar="TABLE", help="CSV, TSV, workbook (.xlsx) or Parquet; macros are never run")
    reading.add_argument("--format", choices=FORMATS, help="default: recognised, and said")
    reading.add_argument("--decimal", choices=(".", ","), help="sign before the fraction; default: found out")
    reading.add_argument("--sheet", metavar="NAME", help="the one sheet to read; default: all")
    reading.add_argument("-o", "--output", metavar="FILE", help="observations, .csv or .parquet; default: none written")
    reading.add_argument("--force", action="store_true", help="overwrite a file that exists")
    reading.add_argument("--quiet", action="store_true", help="of the cells only what is missing, assumed or not read")
    reading.add_argument("--lang", choices=("zh", "en"), default=language_by_locale(), help="default: by locale")
    reading.set_defaults(run=read)


def read(arguments: argparse.Namespace) -> int:
    """Prints the account; 1 if no figure was read. Nothing is written over without --force."""
    output = Path(arguments.output) if arguments.output else None
    if output and output.exists() and not arguments.force:
        raise mp.Error(f"'{output}' exists already; give another name with -o, or overwrite it with --force")
    try:
        reading = mp.read_table(arguments.table, arguments.format, decimal=arguments.decimal, sheet=arguments.sheet)
        if output:
            mp.write_observations(output, reading, arguments.lang)
    except ModuleNotFoundError as missing:
        raise mp.Error(str(missing)) from None
    write(reading.report(arguments.lang, all_cells=not arguments.quiet))
    if not len(reading):
        print(NOTHING[arguments.lang].format(arguments.table), file=sys.stderr)
    return 0 if len(reading) else 1


NOTHING = {"zh": "'{}' 中没有读出任何数值", "en": "'{}': no figure was read"}


def write(text: str) -> None:
    """Text as it is: UTF-8 whatever the locale, line ends untouched."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(text)
