"""milepost import: a ledger in Excel into a draft plan file and observation table."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

import milepost as mp
from milepost.commands.console import CommandError, write
from milepost.commands.options import Commands, add_force, add_language, day

HELP = mp.Text(
    "把 Excel 台账转为方案文件和数据表的草稿", "a ledger in Excel into a draft plan file and observation table"
)
EXAMPLES = ("import ledger.xlsx -o draft", "import ledger.xlsx --as-of 2024-06-30 --force")


def add(commands: Commands) -> None:
    importing = commands.add_parser("import", help=HELP, examples=EXAMPLES)
    ledger = mp.Text("工作簿（.xlsx）；宏一律不运行", "workbook (.xlsx); macros are never run")
    importing.add_argument("ledger", metavar="LEDGER", help=ledger)
    output = mp.Text(
        "写出 NAME.yaml 和 NAME_observations.csv；默认与台账同名",
        "writes NAME.yaml and NAME_observations.csv; default: as the ledger",
    )
    importing.add_argument("-o", "--output", metavar="NAME", help=output)
    as_of = mp.Text("未写时期的数据所属日；或 today", "day of the figures that name none; or: today")
    importing.add_argument("--as-of", type=day, metavar="DATE", help=as_of)
    add_force(importing)
    add_language(importing)
    importing.set_defaults(run=import_ledger)


def import_ledger(arguments: argparse.Namespace) -> int:
    """Reads first and writes last: a ledger that cannot be read leaves no file behind."""
    from milepost.ledger import read_ledger, write_ledger

    refuse_own(arguments.ledger)
    ledger = read_ledger(arguments.ledger, arguments.as_of)
    written = write_ledger(
        ledger, arguments.output or Path(arguments.ledger).with_suffix(""), arguments.lang, arguments.force
    )
    write(ledger.report(arguments.lang) + "".join(f"-> {path}\n" for path in written))
    return 0


def refuse_own(path: str) -> None:
    """A ledger of milepost's own making has a plan already: what was written in it is read back, not drafted anew."""
    from milepost.ledger import plan_of_ledger

    plan = plan_of_ledger(path)
    if plan:
        command = f"milepost ledger PLAN OBS --read {shlex.quote(path)} --as-of DATE"
        raise CommandError(
            f"“{path}”是 milepost 为方案“{plan}”写出的台账，不另转为草稿；读回其中的改动，用：{command}",
            f"'{path}' is the ledger that milepost wrote of plan '{plan}', and needs no draft; to read its edits back: "
            f"{command}",
        )
