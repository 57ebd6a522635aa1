"""An indicator out of a row: unit, target, kind, direction."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import milepost as mp
from milepost.ledger.amounts import (
    NO_UNIT,
    Amount,
    declared,
    direction_of,
    kind_of,
    number_of,
    read_amount,
    unit_of_name,
    unit_of_words,
)
from milepost.ledger.columns import Column
from milepost.ledger.draft import Draft
from milepost.ledger.roles import Role
from milepost.ledger.rows import Pair, Row
from milepost.ledger.times import When, read_period
from milepost.reading.cells import Cell
from milepost.reading.words import Mark, fold

BARE = re.compile(r"[\d,.]+")
EXAMPLES = "可识别的写法如“超过400家”“95%以上”“不高于5.5%”"


@dataclass
class Measure:
    """An indicator while its row is read."""

    row: Row
    draft: Draft
    name: str
    named_at: Cell
    unit: mp.Unit
    amount: Amount | None = None
    target_at: Cell | None = None
    kind: str = "stock"
    direction: str = "increase"


# ---- the unit


def unit_of(row: Row, draft: Draft, name: str, named_at: Cell) -> mp.Unit:
    """The unit column, else the brackets of the name, the header, the words of the target, the line above the table.
    A row without any gets the unit 未注明, which is said."""
    cell = row.first(Role.unit)
    if cell:
        return unit_of_cell(row, draft, cell)
    context = row.table.context
    pairs = row.all(Role.target, Role.actual, Role.baseline)
    sources: tuple[tuple[Callable[[], mp.Unit | None], str, str], ...] = (
        (lambda: unit_of_name(name), "名称括注", "the brackets of the name"),
        (lambda: next((column.unit for column, _ in pairs if column.unit), None), "表头", "the header"),
        (lambda: next(filter(None, (unit_of_words(cell.words) for _, cell in pairs)), None), "数值", "the number"),
        (lambda: context.unit, context.unit_at, context.unit_at),
    )
    for find, zh, en in sources:
        if unit := find():
            row.say(named_at, Mark.read, f"单位 {unit.name}（取自{zh}）", f"unit {unit.name}, from {en}")
            return unit
    row.say(named_at, Mark.left, "未注明单位，草稿中记为“未注明”", "names no unit: the draft has 未注明 in its place")
    draft.units.update(declared(NO_UNIT))
    return mp.Unit(NO_UNIT)


def unit_of_cell(row: Row, draft: Draft, cell: Cell) -> mp.Unit:
    known = mp.find_unit(cell.words)
    if known:
        if row.begins(cell):
            row.say(cell, Mark.read, f"单位 {known.name}", f"unit {known.name}")
        return known
    draft.units.update(declared(cell.words))
    row.say(
        cell,
        Mark.assumed,
        "不是通用单位，已在草稿units中声明，是否按整数计数请核对",
        "not a known unit: declared under units; check whether it counts whole pieces",
    )
    return unit_declared(cell.words)


def unit_declared(word: str) -> mp.Unit:
    entry = declared(word)[word]
    base = str(entry.get("base", ""))
    known = mp.find_unit(base) if base else None
    scale = float(str(entry.get("scale", 1))) * (known.scale if known else 1)
    return mp.Unit(word, zh=word, scale=scale, base=mp.base_of(known) if known else base)


# ---- the target


def period_of(column: Column, row: Row) -> When | None:
    return read_period(column.period, row.table.context) if column.period else None


def order_of(pair: Pair, row: Row) -> str:
    """Columns without a period stand for the whole plan: last."""
    when = period_of(pair[0], row)
    return str(mp.end_of(mp.parse_period(when.words))) if when else "9999"


def targets_of(row: Row) -> list[Pair]:
    """The target columns of a row by their period; the last one is the target."""
    return sorted(row.all(Role.target), key=lambda pair: order_of(pair, row))


def amount_of(words: str, column: Column, unit: mp.Unit) -> Amount | None:
    """A bare number counts in the unit of its header: 5000 under 目标值（万元） is half of 1亿元."""
    if column.unit and column.unit != unit and BARE.fullmatch(fold(words)):
        return read_amount(words + column.unit.name, unit)
    return read_amount(words, unit)


def set_target(measure: Measure) -> None:
    """The last target column. What cannot be read leaves the indicator without a target."""
    pairs = targets_of(measure.row)
    if not pairs:
        return
    column, cell = pairs[-1]
    measure.amount, measure.target_at = amount_of(cell.words, column, measure.unit), cell
    if not measure.amount:
        why = why_not(cell.words, measure.unit)
        measure.row.say(cell, Mark.left, f"目标未读入：{why.zh}", f"target not read: {why.en}")
        return
    say_target(measure, measure.amount, cell)


def why_not(words: str, unit: mp.Unit) -> mp.Text:
    """Why the library does not read a target, in English by its own words."""
    try:
        mp.parse_bound(words, unit)
    except mp.UnitMismatch as mismatch:
        return mp.Text(f"单位与“{unit.name}”不一致", str(mismatch))
    except mp.Error as failure:
        doubtful = re.fullmatch(r"\D*[\d.,]+[万亿千百]+\D*", fold(words)) and unit.scale != 1
        power = f"数字后的“万”“亿”可能属于数字，也可能属于单位“{unit.name}”，请写全单位"
        return mp.Text(power if doubtful else EXAMPLES, str(failure))
    return mp.Text(f"像是日期，不是数量；{EXAMPLES}", "looks like a date, not an amount")


def say_target(measure: Measure, amount: Amount, cell: Cell) -> None:
    zh, en = (mp.words_of(amount.bound, measure.unit, tongue).replace(NO_UNIT, "").strip() for tongue in ("zh", "en"))
    measure.row.say(cell, Mark.read, f"目标 {zh}", f"target: {en}")
    if amount.dropped:
        measure.row.say(cell, Mark.assumed, f"“{amount.dropped}”不作为数值的一部分", f"'{amount.dropped}' is left out")
    if not measure.row.begins(cell):
        said = "单元格跨行合并，本行取同一目标", "the cell is merged over several rows: the same target for this row"
        measure.row.say(cell, Mark.assumed, *said)
    if mp.is_percent(measure.unit) and re.fullmatch(r"0?\.\d+", fold(cell.words)):
        said = f"按{cell.words}%读入，如系比例请改为百分数", f"read as {cell.words} %; write a share as a percentage"
        measure.row.say(cell, Mark.assumed, *said)


def set_kind(measure: Measure) -> None:
    words = measure.target_at.words if measure.target_at else ""
    measure.kind, why = kind_of(measure.name, words, measure.unit)
    names = {"stock": "存量", "flow": "流量", "growth": "增速", "ratio": "比率", "duration": "时长"}
    zh, en = (f"据“{why}”", f"from '{why}'") if why else ("台账未注明", "the ledger does not say")
    said = f"指标类型推定为{names[measure.kind]}（{zh}）", f"kind {measure.kind} is assumed ({en})"
    measure.row.say(measure.named_at, Mark.assumed, *said)


def set_direction(measure: Measure, base: float | None) -> None:
    """By the bound; else from the baseline to the target; else by words of the name; else more is better."""
    assert measure.amount
    measure.direction, why = direction_of(measure.name, measure.amount.bound)
    if why == "bound":
        return
    limit = number_of(measure.amount, measure.direction, measure.unit)
    if base is not None and limit is not None and base != limit:
        measure.direction = "increase" if base < limit else "decrease"
        zh, en = "由基期值与目标值", "from the baseline to the target"
    else:
        unsaid = "台账未注明，按越高越好", "the ledger does not say: more is better"
        zh, en = (f"据“{why}”", f"from '{why}'") if why else unsaid
    rising = measure.direction == "increase"
    said = f"方向推定为{'上升' if rising else '下降'}（{zh}）", f"direction {measure.direction} is assumed ({en})"
    measure.row.say(measure.target_at or measure.named_at, Mark.assumed, *said)
