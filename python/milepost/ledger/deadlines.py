"""When an indicator is due, and from when on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import milepost as mp
from milepost.ledger.measures import Measure, period_of, targets_of
from milepost.ledger.roles import Role
from milepost.ledger.rows import Row
from milepost.ledger.times import FIVE_YEAR_PLANS, Context, When, read_due, read_period
from milepost.reading.cells import Cell
from milepost.reading.spellings import YEAR
from milepost.reading.words import Mark


def due_of(measure: Measure) -> dict[str, Any]:
    """每年 before the number, else the due column, a year before the number, the header of the target, the title."""
    row, words = measure.row, measure.amount.due if measure.amount else ""
    cell = row.first(Role.due)
    said = read_due(words, row.table.context) if words else None
    if said and (not cell or said.words.startswith("each ")):
        if cell:
            row.say(cell, Mark.assumed, f"目标为“{words}”，按{words}考核", f"the target says {words}: due {said.words}")
        return taken_due(measure, said, words, "stated")
    if cell:
        if said:
            zh, en = f"目标中的“{words}”以时限栏为准", f"'{words}' in the target gives way to the due column"
            row.say(measure.target_at or cell, Mark.assumed, zh, en)
        return due_of_cell(measure, cell)
    column, at = targets_of(row)[-1]
    when = period_of(column, row)
    return taken_due(measure, when, column.label, "") if when else due_of_title(row, at)


def due_of_title(row: Row, at: Cell) -> dict[str, Any]:
    """The end of the years that the title names; none without any. Both are said."""
    span, span_at = row.table.context.horizon, row.table.context.horizon_at
    if not span:
        row.say(at, Mark.left, "未注明完成时限，草稿中不设到期日", "no due date is given: the draft has none")
        return {"rule": "none"}
    end = mp.end_of(mp.parse_period(span))
    said = f"未注明时限，按{span_at}推定为{end}", f"no due date is given: {end} is assumed, from {span_at}"
    row.say(at, Mark.assumed, *said)
    return {"rule": str(end), "basis": "assumed", "words": span_at}


def due_of_cell(measure: Measure, cell: Cell) -> dict[str, Any]:
    """The year of a target column counts before that of the title: 目标值（2025年） and 12月底前 is December 2025."""
    headed = period_of(targets_of(measure.row)[-1][0], measure.row)
    when = read_due(cell.words, context_of(measure.row))
    if when:
        say_other_year(measure.row, cell, when, headed)
        return taken_due(measure, when, cell.words, "assumed" if when.assumed and when.words != "none" else "", cell)
    zh, en = (f"取目标栏的{headed.words}", f"{headed.words} of the target column") if headed else ("不设", "none")
    measure.row.say(cell, Mark.left, f"时限未能识别，草稿中{zh}", f"no due date that can be read: the draft has {en}")
    return {"rule": headed.words if headed else "none", "words": cell.words}


def context_of(row: Row) -> Context:
    column = targets_of(row)[-1][0]
    year = re.match(YEAR, column.period)
    return replace(row.table.context, horizon=year[0], horizon_at=column.cells[-1].at) if year else row.table.context


def say_other_year(row: Row, cell: Cell, when: When, headed: When | None) -> None:
    """A due date in another year than the heading of the target is told."""
    due = re.match(rf"(?:within )?({YEAR})", when.words)
    if headed and due and due[1] != headed.words[:4]:
        zh = f"与目标栏的{headed.words}不在同一年，以时限栏为准"
        row.say(cell, Mark.assumed, zh, f"another year than the target's heading, {headed.words}: this column counts")


def taken_due(measure: Measure, when: When, words: str, basis: str, at: Cell | None = None) -> dict[str, Any]:
    for name in when.names:
        id, span = FIVE_YEAR_PLANS[name]
        measure.draft.periods[id] = {"span": span, "name": name}
    cell = at or measure.target_at or measure.named_at
    measure.row.say(cell, Mark.read, f"时限 {chinese_rule(when.words)}", f"due {when.words}")
    if when.assumed:
        measure.row.say(cell, Mark.assumed, when.assumed.zh, when.assumed.en)
    return {"rule": when.words, **({"basis": basis} if basis else {}), "words": words}


def chinese_rule(rule: str) -> str:
    """A due rule for the report: 每年, 十四五末, 2022..2025期间."""
    every = {"year": "每年", "half year": "每半年", "quarter": "每季度", "month": "每月", "day": "每日"}
    kind, _, rest = rule.partition(" ")
    if kind == "each":
        return every.get(rest, rule)
    if kind == "within" and re.match(r"\d+ (year|month)s?$", rest):
        return re.sub(r" months?", "个月", re.sub(r" years?", "年", rest)) + "内"
    forms = {"none": "无", "end": rest.removeprefix("of ") + "末", "within": rest + "期间"}
    return forms.get(kind, rule)


def opens_of(measure: Measure) -> str | None:
    cell = measure.row.first(Role.opens)
    if not cell:
        return None
    when = read_period(cell.words, measure.row.table.context)
    if not when:
        measure.row.say(cell, Mark.left, "开始时间未能识别", "is no first day that can be read")
        return None
    first = str(mp.start_of(mp.parse_period(when.words)))
    measure.row.say(cell, Mark.assumed if when.assumed else Mark.read, f"开始时间 {first}", f"opens {first}")
    return first
