"""milepost methods: the presets of institutions, or what one of them does."""

from __future__ import annotations

import argparse
import csv
import io
import json

import milepost as mp
from milepost.commands.console import CommandError, write
from milepost.commands.options import Commands, add_formats, add_language

HELP = mp.Text("各机构评价方法一览，或其中一种的说明", "the presets of institutions, or what one of them does")
EXAMPLES = ("methods", "methods eurostat.2021", "methods --format json")
NAME = mp.Text(
    "预设名称，如 eurostat.2021，或 probability；默认列出全部",
    "of a preset, as eurostat.2021, or: probability; default: all names",
)


def add(commands: Commands) -> None:
    listing = commands.add_parser("methods", help=HELP, examples=EXAMPLES)
    listing.add_argument("name", metavar="NAME", nargs="?", help=NAME)
    add_formats(listing, "text", "csv", "json")
    add_language(listing)
    listing.set_defaults(run=methods)


def methods(arguments: argparse.Namespace) -> int:
    from milepost.method_pages import names_and_titles, page_of

    if arguments.name and arguments.format != "text":
        raise CommandError("单个方法的说明只有 text 格式", "what one method does is told as text only")
    if arguments.name:
        write(page_of(arguments.name, arguments.lang))
    else:
        write(listed(list(names_and_titles(arguments.lang)), arguments.format))
    return 0


def listed(named: list[tuple[str, str]], kind: str) -> str:
    if kind == "json":
        return (
            json.dumps([{"name": name, "title": title} for name, title in named], ensure_ascii=False, indent=1) + "\n"
        )
    if kind == "csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows([("name", "title"), *named])
        return text.getvalue()
    longest = max(len(name) for name, _ in named)
    return "".join(f"{name:{longest}}  {title}\n" for name, title in named)
