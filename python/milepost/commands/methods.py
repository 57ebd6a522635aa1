"""milepost methods: the presets of institutions, or what one of them does."""

from __future__ import annotations

import argparse

from milepost.commands.console import write
from milepost.commands.options import Commands, add_language


def add(commands: Commands) -> None:
    listing = commands.add_parser("methods", help="the presets of institutions, or what one of them does")
    listing.add_argument(
        "name", metavar="NAME", nargs="?", help="of a preset, as eurostat.2021, or: probability; default: all names"
    )
    add_language(listing)
    listing.set_defaults(run=methods)


def methods(arguments: argparse.Namespace) -> int:
    from milepost.method_pages import names_and_titles, page_of

    if arguments.name:
        write(page_of(arguments.name, arguments.lang))
        return 0
    named = list(names_and_titles(arguments.lang))
    longest = max(len(name) for name, _ in named)
    write("".join(f"{name:{longest}}  {title}\n" for name, title in named))
    return 0
