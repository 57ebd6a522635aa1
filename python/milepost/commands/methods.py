"""milepost methods: the presets of institutions, or what one of them does."""

from __future__ import annotations

import argparse
import csv
import io
import json

import milepost as mp
from milepost.commands.console import CommandError, write
from milepost.commands.judging import no_method
from milepost.commands.options import Commands, add_formats, add_language

HELP = mp.Text(
    "评估方法和各机构预设一览，或其中一种的说明", "all methods and presets of institutions, or what one does"
)
EXAMPLES = ("methods", "methods eurostat.2021", "methods --format json")
NAME = mp.Text(
    "方法名称，如 path、eurostat.2021；默认列出全部", "of a method, as path or eurostat.2021; default: all names"
)


def add(commands: Commands) -> None:
    listing = commands.add_parser("methods", help=HELP, examples=EXAMPLES)
    listing.add_argument("name", metavar="NAME", nargs="?", help=NAME)
    add_formats(listing, "text", "csv", "json")
    add_language(listing)
    listing.set_defaults(run=methods)


def methods(arguments: argparse.Namespace) -> int:
    from milepost.method_pages import names_and_titles, own_methods

    if arguments.name and arguments.format != "text":
        raise CommandError("单个方法的说明只有 text 格式", "what one method does is told as text only")
    if arguments.name:
        write(told(arguments.name, arguments.lang))
    else:
        write(listed([*own_methods(arguments.lang), *names_and_titles(arguments.lang)], arguments.format))
    return 0


def told(name: str, language: str) -> str:
    from milepost.method_pages import PROBABILITY, own_methods, page_of, page_of_own

    own = dict(own_methods(language))
    if name in own:
        return page_of_own(name, language)
    known = (*own, PROBABILITY, *mp.presets())
    if name not in known:
        fault = no_method(name, known)
        raise CommandError(fault.zh, fault.en)
    return page_of(name, language)


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
