"""milepost import: a ledger in Excel into a draft plan file and observation table."""

from __future__ import annotations

import argparse
from pathlib import Path

from milepost.commands.console import write
from milepost.commands.options import Commands, add_language, day


def add(commands: Commands) -> None:
    importing = commands.add_parser("import", help="a ledger in Excel into a draft plan file and observation table")
    importing.add_argument("ledger", metavar="LEDGER", help="workbook (.xlsx); macros are never run")
    importing.add_argument(
        "-o", "--output", metavar="NAME", help="writes NAME.yaml and NAME_observations.csv; default: as the ledger"
    )
    importing.add_argument("--as-of", type=day, metavar="DATE", help="day of the figures that name none; or: today")
    importing.add_argument("--force", action="store_true", help="overwrite files that exist")
    add_language(importing)
    importing.set_defaults(run=import_ledger)


def import_ledger(arguments: argparse.Namespace) -> int:
    """Reads first and writes last: a ledger that cannot be read leaves no file behind."""
    from milepost.ledger import read_ledger, write_ledger

    ledger = read_ledger(arguments.ledger, arguments.as_of)
    written = write_ledger(
        ledger, arguments.output or Path(arguments.ledger).with_suffix(""), arguments.lang, arguments.force
    )
    write(ledger.report(arguments.lang) + "".join(f"-> {path}\n" for path in written))
    return 0
