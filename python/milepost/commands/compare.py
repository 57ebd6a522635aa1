"""milepost compare: every target under many methods, where they disagree, and why."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import UsageError, colour, width, write_as
from milepost.commands.inputs import read_inputs
from milepost.commands.judging import fault_of_method, methods_of
from milepost.commands.options import Commands, add_day, add_file_of_methods, add_formats, add_inputs, argument, set_up
from milepost.commands.progress import working

HELP = mp.Text("按多种方法评估，列出分歧及其原因", "every target under many methods: where they disagree, and why")
EXAMPLES = ("compare jinan.yaml observations.csv --as-of 2024-06-30 --by path,eurostat.2021,un_chart.2023",)
COMPARING = mp.Text("比较", "comparing")
NAMES = mp.Text(
    "方法名称，以逗号分隔；默认 path 及全部预设", "methods with commas between them; default: path and all presets"
)
BY = argument("--by", metavar="NAMES", help=NAMES)


def add(commands: Commands) -> None:
    own = (add_inputs, add_day, BY, add_file_of_methods, add_formats)
    set_up(commands, "compare", compare, (HELP, EXAMPLES), *own)


def compare(arguments: argparse.Namespace) -> int:
    from milepost import comparisons
    from milepost.class_words import worded

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    methods = compared_methods(arguments, inputs.plan)
    with working(arguments, COMPARING):
        table = worded(mp.compare(plan, seen, arguments.as_of, methods))
    options = {"language": arguments.lang, "width": width(), "colour": colour()}
    write_as(
        arguments.format,
        table=lambda: mp.comparison_table(plan, table, **options),
        csv=lambda: comparisons.as_csv(table),
        json=lambda: comparisons.as_json(table),
    )
    return 0


def asked_for(names: str | None) -> list[str]:
    """Each once. Raises UsageError for a list that names nothing, wholly or in part."""
    found = list(dict.fromkeys(name.strip() for name in names.split(","))) if names is not None else []
    if "" in found:
        raise UsageError(
            f"--by '{names}'：应为以逗号分隔的方法名称",
            f"--by '{names}': expected names of methods with commas between them",
        )
    return found


def compared_methods(arguments: argparse.Namespace, plan: mp.Plan) -> list[str | mp.Preset]:
    """Those asked for, else path, those of the file and every preset that is shipped."""
    own = {method.name: method for method in methods_of(arguments, plan)}
    names = asked_for(arguments.by) or ["path", *own, *(n for n in mp.presets() if n not in own)]
    for name in names:
        fault = fault_of_method(name, own.values())
        if fault:
            raise UsageError(fault.zh, fault.en)
    return [own.get(name, name) for name in names]
