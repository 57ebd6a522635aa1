"""An allocation as a table to read, and as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

from milepost.allocation import Allocation, BudgetUse, Expected, Purchase, Round, TargetChance
from milepost.layout import columns_of as width_of
from milepost.layout import padded
from milepost.plurals import filled

Line = tuple[str, ...]
ROWS = {"purchases": Purchase, "budgets": BudgetUse, "targets": TargetChance, "rounds": Round}

WORDS = {
    "en": {
        "head": "{plan}, as of {as_of}: {measures} under a budget of {budget}",
        "number": "expected number of targets met",
        "weight": "expected weight of targets met",
        "from_to": "{what}: {before} -> {after}; gain {gain}",
        "promise": "the linear model promised {promised}, the futures that it was chosen by gave {simulated}",
        "gap": "a response lies up to {gap} below its concave hull",
        "purchases": ("measure", "period", "amount", "share", "cost"),
        "budgets": ("period", "budget", "spent", "the next unit brings", "one unit more, planned anew"),
        "targets": ("target", "before", "after"),
        "nothing": "none of the measures",
        "all_time": "all",
        "held": "held back by: {limits}",
        "free": "no limit holds it back: a little more money buys nothing more",
        "counted": "{paths} {paths:future|futures}, seed {seed}; after ± the standard error",
    },
    "zh": {
        "head": "{plan}，截至{as_of}：{measures}，预算{budget}",
        "number": "预计实现的目标数",
        "weight": "预计实现的目标（加权）",
        "from_to": "{what}：{before} -> {after}，增加{gain}",
        "promise": "线性模型预计{promised}，选择方案所用的推演得{simulated}",
        "gap": "效果曲线低于其凹包络，最多{gap}",
        "purchases": ("措施", "时期", "投入量", "占比", "费用"),
        "budgets": ("时期", "预算", "支出", "再投一单位的边际效果", "增加一单位、重新规划的效果"),
        "targets": ("目标", "之前", "之后"),
        "nothing": "各项措施均不投入",
        "all_time": "不分时期",
        "held": "起约束作用的：{limits}",
        "free": "没有起约束作用的限制：略增资金没有更多效果",
        "counted": "推演{paths}次，随机种子{seed}；±后为标准误",
    },
}
LIMITS = {
    "budget up to": "截至{}的累计预算",
    "budget of": "{}预算",
    "budget": "预算",
    "least of": "{}的下限",
    "most of": "{}的上限",
}


def figure(value: float) -> str:
    """Four figures, never an exponent for what money and people come in."""
    return f"{float(f'{value:.4g}'):,.12g}"


def margin(value: float) -> str:
    """Two figures: more is not known of it."""
    return f"{float(f'{value:.2g}'):,.12f}".rstrip("0").rstrip(".")


def odds(expected: Expected) -> str:
    return f"{expected.value:.2f} ± {expected.standard_error:.2f}"


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def limit_in(language: str, limit: str) -> str:
    """The names of limits are English; in Chinese the measure and the period stay as they are."""
    if language == "en":
        return limit
    limit = re.sub(r"\b(\d{4})$", r"\1年", limit)
    found = re.match(r"(budget up to|budget of|budget|least of|most of) ?(.*)", limit)
    return LIMITS[found[1]].format(re.sub(r" in (\S+)$", r"（\1）", found[2])) if found else limit


def laid_out(lines: Sequence[Line]) -> Iterable[str]:
    widths = [max(width_of(line[place]) for line in lines) for place in range(len(lines[0]))]
    for line in lines:
        yield "  ".join(map(padded, line, widths)).rstrip()


def purchases(found: Allocation, words: dict[str, Line]) -> Iterable[Line]:
    yield words["purchases"]
    for one in found.purchases:
        if one.share > 0:
            amount = f"{figure(one.amount)} {one.unit}".rstrip()
            yield one.measure, one.period or str(words["all_time"]), amount, percent(one.share), figure(one.cost)


def budgets(found: Allocation, words: dict[str, Line]) -> Iterable[Line]:
    yield words["budgets"]
    for one in found.budgets:
        period = one.period or str(words["all_time"])
        yield period, figure(one.budget), figure(one.spent), margin(one.marginal_value), margin(one.one_more_unit)


def targets(found: Allocation, words: dict[str, Line]) -> Iterable[Line]:
    """Those that the measures move."""
    yield words["targets"]
    for one in found.targets:
        if one.before != one.after:
            yield one.target + (f" / {one.entity}" if one.entity else ""), percent(one.before), percent(one.after)


def opening(found: Allocation, language: str) -> Iterable[str]:
    words = WORDS[language]
    count = len({one.measure for one in found.purchases})
    measures = f"{count} measure{'' if count == 1 else 's'}" if language == "en" else f"{count}项措施"
    in_brackets, mark = (" ({})", ", ") if language == "en" else ("（{}）", "、")
    budget = mark.join(
        figure(one.budget) + (in_brackets.format(one.period) if one.period else "") for one in found.budgets
    )
    yield str(words["head"]).format(plan=found.plan, as_of=found.as_of, measures=measures, budget=budget)
    what = words["weight" if found.weighted else "number"]
    before, after, gain = odds(found.before), odds(found.after), odds(found.gain)
    yield str(words["from_to"]).format(what=what, before=before, after=after, gain=gain)
    yield str(words["promise"]).format(promised=f"{found.promised:.2f}", simulated=f"{found.simulated:.2f}")
    if found.gap >= 0.005:
        yield str(words["gap"]).format(gap=f"{found.gap:.2f}")


def table(found: Allocation, language: str) -> str:
    if language not in WORDS:
        raise ValueError(f"language '{language}': en or zh")
    words = WORDS[language]
    lines = [*opening(found, language), ""]
    for rows in (purchases, budgets, targets):
        made = list(rows(found, words))  # type: ignore[arg-type]
        if len(made) > 1:
            lines += [*laid_out(made), ""]
        elif rows is purchases:
            lines += [str(words["nothing"]), ""]
    joined = "、".join if language == "zh" else ", ".join
    limits = joined(limit_in(language, one) for one in found.binding)
    lines.append(str(words["held"]).format(limits=limits) if limits else str(words["free"]))
    lines.append(filled(str(words["counted"]), paths=found.paths, seed=found.seed))
    return "\n".join(lines) + "\n"


def records(found: Allocation, rows: str) -> tuple[list[str], list[dict[str, Any]]]:
    if rows not in ROWS:
        raise ValueError(f"rows '{rows}': one of {', '.join(ROWS)}")
    return [field.name for field in fields(ROWS[rows])], [asdict(one) for one in getattr(found, rows)]


def to_csv(found: Allocation, rows: str) -> str:
    columns, made = records(found, rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(made)
    return text.getvalue()
