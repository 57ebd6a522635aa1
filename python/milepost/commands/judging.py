"""Which method judges: the one asked for, the plan's own, one of a file, one that is shipped."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import milepost as mp
from milepost.commands.console import CommandError, UsageError, near_to
from milepost.evaluation import METHODS_OF_ASSESS


def method_of(arguments: argparse.Namespace, plan: mp.Plan) -> str | mp.Preset:
    """The method asked for, else the plan's, else path; a method of a file goes before a shipped preset."""
    if arguments.methods and not (arguments.method or plan.method):
        raise UsageError(
            "--methods 只说明方法在哪个文件；用哪个方法，由 --method 或方案指定",
            "--methods tells where methods stand; --method NAME, or the plan, tells which one judges",
        )
    name: str = arguments.method or plan.method or "path"
    return named_method(name, arguments, plan, UsageError if arguments.method else CommandError)


def named_method(name: str, arguments: argparse.Namespace, plan: mp.Plan, wrong: type[CommandError]) -> str | mp.Preset:
    own = methods_of(arguments, plan)
    fault = fault_of_method(name, own)
    if fault:
        raise wrong(fault.zh, fault.en)
    return {method.name: method for method in own}.get(name, name)


def fault_of_method(name: str, own: Iterable[mp.Preset]) -> mp.Text:
    """Empty for a method, a shipped preset and a preset of one's own; else what may be meant."""
    known = (*METHODS_OF_ASSESS, *(method.name for method in own), *mp.presets())
    if name in known:
        return mp.Text()
    return no_method(name, known)


def no_method(name: str, known: Iterable[str]) -> mp.Text:
    near = near_to(name, known)
    return mp.Text(
        f"没有方法“{name}”（全部方法见“milepost methods”）{near.zh}",
        f"'{name}' is not a method (milepost methods lists them){near.en}",
    )


def methods_of(arguments: argparse.Namespace, plan: mp.Plan) -> Sequence[mp.Preset]:
    """Of the file that is named, else of the plan's own, which lies where the plan says from its own folder."""
    if arguments.methods:
        return mp.read_methods(arguments.methods)
    return mp.read_methods(Path(arguments.plan).parent / plan.methods) if plan.methods else ()
