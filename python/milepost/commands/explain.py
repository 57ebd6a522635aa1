"""milepost explain: the whole arithmetic of one verdict."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import CommandError, near_to, write_as
from milepost.commands.inputs import read_inputs
from milepost.commands.judging import method_of
from milepost.commands.options import (
    Commands,
    add_day,
    add_inputs,
    add_method,
    add_probability,
    argument,
    formats,
    set_up,
)

HELP = mp.Text("说明一项结论的全部算法", "the whole arithmetic of one verdict")
EXAMPLES = (
    "explain jinan.yaml observations.csv carrier-platforms --as-of 2024-06-30 --lang en",
    "explain jinan.yaml observations.csv 载体平台 --as-of 2024-06-30",
)
NAME = mp.Text(
    "指标或目标：编号、中英文名称，或只属一项名称的片段",
    "of an indicator or a target: its id, its name in Chinese or English, or a part of one name only",
)
NAMED = argument("name", metavar="NAME", help=NAME)


def add(commands: Commands) -> None:
    own = (add_inputs, NAMED, add_probability, formats("text", "csv", "json"), add_day, add_method)
    set_up(commands, "explain", explain, (HELP, EXAMPLES), *own)


def explain(arguments: argparse.Namespace) -> int:
    from milepost.class_words import worded_row

    inputs = read_inputs(arguments)
    card = inputs.card_on(arguments.as_of, method_of(arguments, inputs.plan))
    if arguments.probability or card.method == "probability":
        card = mp.with_probabilities(card, *inputs.known_on(arguments.as_of))
    rows = rows_named(card, arguments.name, arguments.lang)
    alone = mp.Scorecard(card.plan, card.as_of, card.method, rows)
    told = (mp.narrate(card.plan, worded_row(row, arguments.lang), arguments.lang) for row in rows)
    write_as(arguments.format, text=lambda: "\n".join(told), csv=alone.to_csv, json=alone.to_json)
    return 0


def rows_named(card: mp.Scorecard, name: str, language: str) -> list[mp.ScorecardRow]:
    found = named(card.plan, name)
    if len(found) > 1:
        several = [f"  {one.id}  {title(one, language)}" for one in found]
        raise CommandError(
            f"“{name}”见于多个名称，请用编号指明：", f"'{name}' is in several names; say which by its id:", *several
        )
    ids = {one.id for one in found} or {name}
    rows = [row for row in card.rows if row.indicator in ids or row.target == name]
    if not rows:
        raise nothing_named(card, name, found)
    return rows


def nothing_named(card: mp.Scorecard, name: str, found: list[mp.Indicator]) -> CommandError:
    if found:
        id = found[0].id
        return CommandError(
            f"指标 {id} 没有目标，无结论可说明", f"indicator {id}: has no target, so there is no verdict to explain"
        )
    known = [word for row in card.rows for word in (row.target, row.indicator)]
    names = [word for one in card.plan.indicators for word in (one.name.zh, one.name.en)]
    near = near_to(name, [*known, *names])
    return CommandError(f"没有目标“{name}”{near.zh}", f"no target '{name}' in the scorecard{near.en}")


def named(plan: mp.Plan, name: str) -> list[mp.Indicator]:
    """The indicators of that id, else those of that name in either language, else those with it in their name.

    Those that have a target go before those that do not.
    """
    words = plain(name)
    by_id = [one for one in plan.indicators if one.id == name]
    if by_id or any(mp.name_of(target) == name for target in plan.targets):
        return by_id
    exact = [one for one in plan.indicators if words in (plain(one.id), plain(one.name.zh), plain(one.name.en))]
    partly = [one for one in plan.indicators if words and (words in plain(one.name.zh) or words in plain(one.name.en))]
    found = exact or partly
    judged = {target.indicator for target in plan.targets}
    return [one for one in found if one.id in judged] or found


def plain(words: str) -> str:
    """Without capitals, and with one space where there are several."""
    return " ".join(words.casefold().split())


def title(indicator: mp.Indicator, language: str) -> str:
    return mp.in_(indicator.name, language)
