"""milepost conformance: every case table of a folder, run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from milepost.commands.console import complain, write
from milepost.commands.options import Commands, add_language

if TYPE_CHECKING:
    from milepost.conformance import Result


def add(commands: Commands) -> None:
    running = commands.add_parser("conformance", help="every case table of a folder, run")
    running.add_argument("folder", metavar="FOLDER", help="with case tables (CSV), known by their names, at any depth")
    running.add_argument(
        "--format", choices=("table", "json", "markdown"), default="table", help="default: table; --lang is of markdown"
    )
    add_language(running)
    running.set_defaults(run=conformance)


def conformance(arguments: argparse.Namespace) -> int:
    """Exit code 1 where a row that claims conformance disagrees, or one cannot be read."""
    from milepost.conformance import broken, results_of, tables_in, unreadable

    folder = Path(arguments.folder)
    if not folder.is_dir():
        return complain(f"milepost: error: '{folder}' is not a folder")
    tables, unknown = tables_in(folder)
    complain(*(f"{path}: no case table is known by this name; skipped" for path in unknown))
    if not tables:
        return complain(f"milepost: error: '{folder}' holds no case table")
    results = results_of(tables)
    names = [path.stem for path in tables]
    complain(*(f"{path}: no rows" for path in tables if path.stem not in {one.table for one in results}))
    complain(*(one.reason for one in unreadable(results)))
    write(shown(results, names, arguments.format, arguments.lang))
    return 1 if broken(results) else 0


def shown(results: Sequence[Result], tables: Sequence[str], kind: str, language: str) -> str:
    from milepost import conformance_pages

    if kind == "json":
        return json.dumps([one.as_json for one in results], ensure_ascii=False, indent=1) + "\n"
    if kind == "markdown":
        return conformance_pages.page(results, language, tables)
    return conformance_pages.terminal(results, tables)
