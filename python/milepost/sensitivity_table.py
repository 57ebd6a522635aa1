"""What a scenario hangs on, as a table to read on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import milepost as mp
from milepost.chart_words import unit_words
from milepost.input_words import input_name, measure_names
from milepost.layout import GAP, fitted, laid_out, wrapped
from milepost.plurals import filled
from milepost.sensitivities import OfTarget, Sensitivity, of_inputs
from milepost.simulated import Names, name_of, told

NONE = "–"
HEADS = {
    "zh": {
        "measures": ("措施", "作用于", "取消后减少", "单独增加"),
        "inputs": ("不确定因素", "取值（10%—90%分位）", "相应数值", "相差", "方差占比"),
    },
    "en": {
        "measures": ("measure", "moves", "lost without it", "gained by itself"),
        "inputs": ("uncertain input", "from 10 % to 90 %", "figure", "difference", "share of variance"),
    },
}
WORDS = {
    "zh": {
        "title": "{plan}敏感性分析：{scenario}",
        "head": "截至{day}；措施按{paths}次推演，方差占比（总效应）按{samples}组样本，随机种子{seed}；±后为标准误",
        "of_measures": "措施的作用：平均实现的目标项数，全部措施{all}项，不采取措施{none}项",
        "target": "目标 {name}{unit}：各项取中位数，完成时限时为{middle}",
        "nothing": "没有目标受情景中不确定因素的影响。",
        "own": "只受自身波动影响：{names}",
        "settled": "已由现有数据定论：{names}",
        "left_out": "未推演（{why}）：{names}",
        "unit": "（{}）",
        "mark": "、",
        "to": "{}—{}",
    },
    "en": {
        "title": "{plan}: what matters under {scenario}",
        "head": "As of {day}; measures by {paths} {paths:future|futures}, total shares of variance by {samples} "
        "{samples:sample|samples}, seed {seed}; "
        "after ± the standard error",
        "of_measures": "Measures, by targets met in the mean: {all} with all of them, {none} with none",
        "target": "Target {name}{unit}: {middle} at the due day, with all inputs at their medians",
        "nothing": "No target hangs on an uncertain input of the scenario.",
        "own": "Moved by their own surprises alone: {names}",
        "settled": "Settled by what has been seen: {names}",
        "left_out": "Not simulated, {why}: {names}",
        "unit": " ({})",
        "mark": ", ",
        "to": "{} to {}",
    },
}


def as_table(plan: mp.Plan, found: Sensitivity, language: str, width: int) -> str:
    """Measures, then the inputs of each target, what matters most on top; below them every target that is not shown."""
    words, names = WORDS[language], Names(plan, language)
    measures = measure_names(found.scenario, language)
    title = words["title"].format(
        plan=told(plan.title, language) or plan.id, scenario=name_of(found.scenario, language)
    )
    day = mp.date_words(found.as_of, language)
    asked = found.asked
    head = filled(words["head"], day=day, paths=asked.paths, samples=asked.samples, seed=asked.seed)
    parts = [[*wrapped(title, width), *wrapped(head, width)]]
    parts += [measures_of(plan, found.ranking, measures, language, width)] if found.ranking else []
    parts += [target_of(plan, one, names, measures, language, width) for one in found.targets]
    parts += [[words["nothing"]]] if not found.targets else []
    rest = [line for note in notes_of(found, names, language) for line in wrapped(note, width)]
    return "\n\n".join("\n".join(part) for part in [*parts, rest] if part) + "\n"


def measures_of(
    plan: mp.Plan, ranking: mp.LeverRanking, names: Mapping[str, str], language: str, width: int
) -> list[str]:
    words = WORDS[language]
    head = words["of_measures"].format(all=f"{ranking.all.value:.1f}", none=f"{ranking.none.value:.1f}")
    rows = [
        (
            names[one.intervention],
            indicator_of(plan, one.indicator, language),
            counted(one.gain),
            counted(one.gain_alone),
        )
        for one in sorted(ranking.levers, key=lambda one: -one.gain.value)
    ]
    return [*wrapped(head, width), *grid(HEADS[language]["measures"], rows, width, left=2)]


def indicator_of(plan: mp.Plan, id: str, language: str) -> str:
    indicator = plan.indicator(id)
    return (told(indicator.name, language) if indicator else "") or id


def target_of(
    plan: mp.Plan, one: OfTarget, names: Names, measures: Mapping[str, str], language: str, width: int
) -> list[str]:
    words, tornado = WORDS[language], one.tornado
    unit = unit_words(tornado.unit, language)
    name = names("target", tornado.target) + (f" / {tornado.entity}" if tornado.entity else "")
    middle = figure(tornado.middle)
    head = words["target"].format(name=name, unit=words["unit"].format(unit) if unit else "", middle=middle)
    rows = [input_row(plan, row, measures, language) for row in of_inputs(one)]
    return [*wrapped(head, width), *grid(HEADS[language]["inputs"], rows, width, left=1)]


def input_row(plan: mp.Plan, row: Mapping[str, Any], measures: Mapping[str, str], language: str) -> tuple[str, ...]:
    name = input_name(row["id"], plan, measures, language)
    values, figures = (span(row.get(f"low_{kind}"), row.get(f"high_{kind}"), language) for kind in ("value", "figure"))
    share = f"{100 * row['total']:.1f}% ± {100 * row['total_error']:.1f}" if "total" in row else NONE
    return name, values, figures, signed(row.get("swing")), share


def span(low: float | None, high: float | None, language: str) -> str:
    return NONE if low is None or high is None else WORDS[language]["to"].format(figure(low), figure(high))


def figure(value: float) -> str:
    """Four digits that count: what is drawn at random has no more."""
    return mp.figure_words(float(f"{value:.4g}"))


def signed(value: float | None) -> str:
    return NONE if value is None else ("+" if value > 0 else "") + figure(value)


def counted(one: mp.Estimate) -> str:
    return f"{one.value:.2f} ± {one.standard_error:.2f}"


def grid(head: Sequence[str], rows: Iterable[Sequence[str]], width: int, left: int) -> list[str]:
    """Names to the left, numbers to the right."""
    columns = [list(column) for column in zip(head, *rows, strict=True)]
    right = [place >= left for place in range(len(columns))]
    widths = fitted(columns, right, width - GAP * (len(columns) - 1))
    return [line for row in zip(*columns, strict=True) for line in laid_out(row, widths, right)]


def notes_of(found: Sensitivity, names: Names, language: str) -> Iterable[str]:
    words = WORDS[language]
    for kind, targets in (("own", found.own), ("settled", found.settled)):
        if targets:
            told_once = dict.fromkeys(names("target", one.target) for one in targets)
            yield words[kind].format(names=words["mark"].join(told_once))
    left: dict[str, list[str]] = {}
    for one in found.left_out:
        name = names("target", one.target) + (f" / {one.entity}" if one.entity else "")
        left.setdefault(told(one.why, language) or str(one.reason), []).append(name)
    for why, listed in left.items():
        yield words["left_out"].format(why=why, names=words["mark"].join(listed))
