"""milepost compare: every target under many methods, where they disagree, and why."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import UsageError, colour, width, write
from milepost.commands.inputs import read_inputs
from milepost.commands.judging import fault_of_method, methods_of
from milepost.commands.options import Commands, add_day, add_formats, add_inputs, add_language


def add(commands: Commands) -> None:
    comparing = commands.add_parser("compare", help="every target under many methods: where they disagree, and why")
    add_inputs(comparing)
    add_day(comparing)
    names = "methods with commas between them; default: path and all presets"
    comparing.add_argument("--by", metavar="NAMES", help=names)
    comparing.add_argument("--methods", metavar="FILE", help="file of methods (YAML); default: the plan's")
    add_formats(comparing)
    add_language(comparing)
    comparing.set_defaults(run=compare)


def compare(arguments: argparse.Namespace) -> int:
    from milepost import comparisons

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    table = mp.compare(plan, seen, arguments.as_of, compared_methods(arguments, inputs.plan))
    if arguments.format == "table":
        write(mp.comparison_table(plan, table, language=arguments.lang, width=width(), colour=colour()))
    else:
        write(comparisons.as_json(table) if arguments.format == "json" else comparisons.as_csv(table))
    return 0


def compared_methods(arguments: argparse.Namespace, plan: mp.Plan) -> list[str | mp.Preset]:
    """Those asked for, else path, those of the file and every preset that is shipped."""
    own = {method.name: method for method in methods_of(arguments, plan)}
    names = (
        list(dict.fromkeys(arguments.by.split(",")))
        if arguments.by
        else ["path", *own, *(n for n in mp.presets() if n not in own)]
    )
    for name in names:
        fault = fault_of_method(name, own.values())
        if fault:
            raise UsageError(fault)
    return [own.get(name, name) for name in names]
