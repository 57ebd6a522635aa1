"""Values beside the target: the baseline, the targets of earlier years, the figures seen so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import milepost as mp
from milepost.ledger.amounts import VERBS, number_of, read_amount
from milepost.ledger.columns import Column
from milepost.ledger.measures import Measure, amount_of, period_of, targets_of
from milepost.ledger.roles import Role
from milepost.ledger.rows import Row
from milepost.ledger.tables import one_text
from milepost.ledger.times import When, read_day, read_period
from milepost.reading.cells import Cell
from milepost.reading.periods import period_words
from milepost.reading.rows import Figure
from milepost.reading.words import Mark, fold, inside_brackets, outside_brackets

FIGURE = re.compile(r"(>=?|≥|不少于|至少|突破|超过|已?(完成|达到?))?\s*[-−+]?\.?\d")
DONE = re.compile(r"^(已|累计|已?完成|已?达到?|实现)+")
DONE_OF_FLOW = re.compile(rf"^(已|累计|达到?|{VERBS})+(?=\d)")  # 已建成2家: what was done, and no level
PREVIOUS_YEAR = re.compile(r"^(上年|去年)")


# ---- baseline and milestones


def baseline_of(measure: Measure) -> dict[str, Any] | None:
    """Value and period; without a period there is none, which is said. The words may name it: 260家（2022年）."""
    for column, cell in measure.row.all(Role.baseline)[:1]:
        value = plain_number(outside_brackets(cell.words), column, measure)
        when = when_of_baseline(column, cell, measure.row)
        if value is None:
            measure.row.say(cell, Mark.left, "基期值未能识别为数值", "the baseline is not a number that can be read")
        elif not when:
            said = "基期值未注明年份，未列入草稿", "the baseline names no year: it is not in the draft"
            measure.row.say(cell, Mark.left, *said)
        else:
            return said_baseline(measure, cell, value, when)
    return None


def said_baseline(measure: Measure, cell: Cell, value: float, when: When) -> dict[str, Any]:
    words = f"{mp.figure_words(value)}{measure.unit.name}（{when.words}）"
    measure.row.say(cell, Mark.read, f"基期值 {words}", f"baseline {words}")
    if when.assumed:
        measure.row.say(cell, Mark.assumed, when.assumed.zh, when.assumed.en)
    return {"value": value, "at": when.words}


def when_of_baseline(column: Column, cell: Cell, row: Row) -> When | None:
    asides = [*inside_brackets(cell.words), column.period]
    found = next((when for words in asides if words and (when := read_period(words, row.table.context))), None)
    year = row.table.context.year()
    if found or not year or not PREVIOUS_YEAR.match(fold(column.label)):
        return found
    before = str(int(year[0]) - 1)
    return When(before, mp.Text(f"上年按{year[1]}推定为{before}年", f"the year before is {before}, from {year[1]}"))


def plain_number(words: str, column: Column, measure: Measure) -> float | None:
    amount = amount_of(words, column, measure.unit)
    if not amount or not isinstance(amount.bound, mp.Reach | mp.MoreThan | mp.AtLeast | mp.AtMost | mp.LessThan):
        return None
    return number_of(amount, measure.direction, measure.unit)


def milestones_of(measure: Measure) -> dict[str, float]:
    """The targets of earlier periods, where a level is followed. The yearly targets of a flow are not on one line."""
    points: dict[str, float] = {}
    for column, cell in targets_of(measure.row)[:-1]:
        value, when = plain_number(cell.words, column, measure), period_of(column, measure.row)
        if value is None or not when or measure.kind == "flow" or when.words in points:
            said = "阶段目标未列入草稿，照录于注释", "kept as a comment: no point on the way to the target"
            measure.row.say(cell, Mark.left, *said)
            continue
        points[when.words] = value
        said = f"{when.words}阶段目标 {mp.figure_words(value)}", f"milestone of {when.words}: {mp.figure_words(value)}"
        measure.row.say(cell, Mark.assumed if when.assumed else Mark.read, *said)
    return points


# ---- figures


def figures_of(row: Row, indicator: str, unit: mp.Unit, kind: str, source: str, day: str) -> Iterator[Figure]:
    """A figure for every number under a column of figures. Words of progress, shares of the target, and figures without
    a period become comments."""
    for column, cell in row.all(Role.actual):
        value = done(cell.words, kind)
        if not FIGURE.match(fold(value)) or period_words(fold(cell.words)) == fold(cell.words) != value:
            row.say(cell, Mark.kept, "进展文字，照录于注释", "words of progress, kept as a comment")
        elif is_share(value, column, unit):
            row.say(cell, Mark.kept, "完成比例，不是指标的数值，照录于注释", "a share of the target, kept as a comment")
        elif when := when_of_figure(column, row, day):
            yield figure(Seen(row, column, cell, indicator, value, unit, kind, when), source)
        else:
            said = "未注明时期，未列入数据表（可用--as-of注明数据日期）"
            row.say(cell, Mark.left, said, "names no period: not in the table of observations (see --as-of)")


def done(words: str, kind: str) -> str:
    """Without the verb before the number."""
    plain = DONE.sub("", words).rstrip("。；;")
    return DONE_OF_FLOW.sub("", plain) if kind == "flow" else plain


def is_share(value: str, column: Column, unit: mp.Unit) -> bool:
    """90% of something counted, or any percentage under a vague heading such as 进度."""
    percent = fold(value).endswith("%") or bool(column.unit and mp.is_percent(column.unit))
    return percent and (not mp.is_percent(unit) or column.is_vague)


def when_of_figure(column: Column, row: Row, day: str) -> When | None:
    """The period of the header; else the day of update, the day in the title, the day given with the command."""
    if column.period:
        return period_of(column, row)
    updated = row.first(Role.updated)
    read = read_day(updated.words) if updated else None
    context = row.table.context
    for found, zh in ((read, updated.at if updated else ""), (context.day, context.day_at), (day, "--as-of")):
        if found:
            return When(str(found), mp.Text(f"时期按{zh}推定为{found}", f"the period is assumed: {found}, from {zh}"))
    return None


@dataclass(frozen=True)
class Seen:
    """A figure on its way into the table."""

    row: Row
    column: Column
    cell: Cell
    indicator: str
    value: str
    unit: mp.Unit
    kind: str
    when: When


def figure(seen: Seen, source: str) -> Figure:
    """The row of the table; what was assumed of it is said, and stands in its note."""
    row, cell, period = seen.row, seen.cell, seen.when.words
    row.say(cell, Mark.read, f"数值 {seen.value}（{period}）", f"figure {seen.value} ({period})")
    notes = [*([seen.when.assumed] if seen.when.assumed else []), *doubts(seen)]
    for note in notes:
        row.say(cell, Mark.assumed, note.zh, note.en)
    published = str(read_day(row.words(Role.updated)) or "")
    unit, report = unit_of_figure(seen).name, report_of(seen.column, seen.kind)
    return Figure(
        seen.indicator, period, seen.value, unit, report, published, f"{source} {cell.at}", one_text(notes), cell
    )


def unit_of_figure(seen: Seen) -> mp.Unit:
    """The unit of the header, unless the value brings its own."""
    in_header = seen.column.unit and not unit_written(seen.value, seen.unit)
    return seen.column.unit if in_header and seen.column.unit else seen.unit


def unit_written(value: str, unit: mp.Unit) -> bool:
    return re.fullmatch(r"[^\d]*[-−+]?[\d.,]+", fold(value)) is None and read_amount(value, unit) is not None


def report_of(column: Column, kind: str) -> str:
    """Totals matter for flows. 截至 a day a flow is counted since its start unless the header says this year."""
    if kind != "flow":
        return ""
    to_date = not column.period or column.label.startswith(("截至", "截止", "至", "到"))
    return column.report or ("since start" if to_date else "")


def doubts(seen: Seen) -> list[mp.Text]:
    column, told = seen.column, []
    if column.is_vague and not re.search(r"[^\d.,]", fold(seen.value)):
        told.append(
            mp.Text(
                f"列“{column.label}”按数量读入，如系完成百分比请删去",
                f"'{column.label}' is read as a figure, not a percentage",
            )
        )
    if report_of(column, seen.kind) == "since start" and not column.report:
        told.append(mp.Text("口径推定为自起始累计", "assumed to be the total since the start"))
    return told
