"""milepost conformance: every case table of a folder, run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import milepost as mp
from milepost.commands.console import CommandError, complain, write
from milepost.commands.options import Commands, add_language
from milepost.commands.progress import working

if TYPE_CHECKING:
    from milepost.conformance import Result

HELP = mp.Text("运行文件夹中的全部算例表", "every case table of a folder, run")
EXAMPLES = ("conformance cases --format json", "conformance cases --format markdown --lang zh")
NO_ROWS = mp.Text("没有算例", "no rows")
UNKNOWN = mp.Text("没有这个名称的算例表，略过", "no case table is known by this name; skipped")
RUNNING = mp.Text("运行算例", "running cases")


def add(commands: Commands) -> None:
    running = commands.add_parser("conformance", help=HELP, examples=EXAMPLES)
    folder = mp.Text(
        "含算例表（CSV）的文件夹，按文件名辨认，不限层级", "with case tables (CSV), known by their names, at any depth"
    )
    running.add_argument("folder", metavar="FOLDER", help=folder)
    formats = mp.Text("默认 table；--lang 只用于 markdown", "default: table; --lang is of markdown")
    running.add_argument("--format", choices=("table", "json", "markdown"), default="table", help=formats)
    add_language(running)
    running.set_defaults(run=conformance)


def conformance(arguments: argparse.Namespace) -> int:
    """Exit code 1 where a row that claims conformance disagrees, or one cannot be read."""
    from milepost.conformance import broken, unreadable

    folder = Path(arguments.folder)
    tables = tables_of(folder, arguments.lang)
    results = results_with_progress(arguments, tables)
    names = [path.stem for path in tables]
    empty = [path for path in tables if path.stem not in {one.table for one in results}]
    complain(*(f"{path}: {mp.in_(NO_ROWS, arguments.lang)}" for path in empty))
    complain(*(one.reason for one in unreadable(results)))
    write(shown(results, names, arguments.format, arguments.lang))
    return 1 if broken(results) else 0


def tables_of(folder: Path, language: str) -> Sequence[Path]:
    from milepost.conformance import tables_in

    if not folder.is_dir():
        raise CommandError(f"“{folder}”不是文件夹", f"'{folder}' is not a folder")
    tables, unknown = tables_in(folder)
    complain(*(f"{path}: {mp.in_(UNKNOWN, language)}" for path in unknown))
    if not tables:
        raise CommandError(f"“{folder}”中没有算例表", f"'{folder}' holds no case table")
    return tables


def results_with_progress(arguments: argparse.Namespace, tables: Sequence[Path]) -> list[Result]:
    from milepost.conformance import results_of

    results: list[Result] = []
    with working(arguments, RUNNING) as report:
        for done, table in enumerate(tables):
            report(done, len(tables))
            results += results_of([table])
    return results


def shown(results: Sequence[Result], tables: Sequence[str], kind: str, language: str) -> str:
    from milepost import conformance_pages

    if kind == "json":
        return json.dumps([one.as_json for one in results], ensure_ascii=False, indent=1) + "\n"
    if kind == "markdown":
        return conformance_pages.page(results, language, tables)
    return conformance_pages.terminal(results, tables)
