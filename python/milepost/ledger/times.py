"""When: periods, due dates and days as ledgers write them, with the year that a heading lends them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import milepost as mp
from milepost.reading.periods import PERIOD, period_words, plain_period, reads
from milepost.reading.spellings import DASH, YEAR
from milepost.reading.words import fold

FIVE_YEAR_PLANS = {
    "十三五": ("fyp13", "2016..2020"),
    "十四五": ("fyp14", "2021..2025"),
    "十五五": ("fyp15", "2026..2030"),
}

OPEN_ENDED = re.compile(
    r"(长期|定期|常态化?|持续|不定期|经常|适时|及时|即时|日常)(性)?(坚持|推进|开展|实施|工作|任务|执行|落实)*"
)
AS_OF = re.compile(r"(?:截[至止]|更新(?:时间|日期)|填报(?:时间|日期)|报送(?:时间|日期)|统计(?:时间|日期))[::到至于]*")


@dataclass(frozen=True)
class Context:
    """What the words around a table say for all its rows, each with the cell that says so."""

    title: str = ""
    horizon: str = ""
    horizon_at: str = ""
    day: str = ""  # of figures without a period
    day_at: str = ""
    unit: mp.Unit | None = None
    unit_at: str = ""

    def year(self) -> tuple[str, str] | None:
        """The one year a heading names, else the year of the day of the figures; with the cell that says so."""
        if re.fullmatch(YEAR, self.horizon):
            return self.horizon, self.horizon_at
        return (self.day[:4], self.day_at) if self.day else None


@dataclass(frozen=True)
class When:
    """A period or a due rule in words a plan file takes; `assumed` says what was not in the cell."""

    words: str
    assumed: mp.Text | None = None
    names: tuple[str, ...] = ()  # five-year plans it leans on


def heard(context: Context, words: str, at: str) -> Context:
    """The context with what a title, a sheet's name or a line above the table adds; what came first stays."""
    folded = fold(words)
    day = AS_OF.search(folded)
    found = period_words(folded[day.end() :]) if day else ""
    if found and not context.day and re.match(YEAR, found):
        context = replace(context, day=str(mp.end_of(mp.parse_period(found))), day_at=at)
    span = horizon_of(folded[: day.start()] if day else folded)
    return replace(context, horizon=span, horizon_at=at) if span and not context.horizon else context


def borrowed(context: Context, others: Iterable[Context]) -> Context:
    """A context without any year takes it from the first other one that names one."""
    found = next((year for other in others if (year := other.year())), None)
    if context.horizon or context.day or not found:
        return context
    return replace(context, horizon=found[0], horizon_at=found[1])


def horizon_of(folded: str) -> str:
    """2022..2025 out of 工作台账(2022—2025年), 2024 out of 2024年重点任务, 2021..2025 out of 十四五."""
    years = re.findall(rf"(?<!\d){YEAR}(?!\d)", folded)
    span = re.search(rf"({YEAR})年?{DASH}({YEAR})", folded)
    named = next((span for name, (_, span) in FIVE_YEAR_PLANS.items() if name in folded), "")
    if span:
        return f"{span[1]}..{span[2]}" if span[1] < span[2] else ""
    return years[0] if len(set(years)) == 1 and not re.search(rf"{years[0]}[-/.]\d", folded) else named


def read_period(words: str, context: Context) -> When | None:
    """A period of the calendar; one without a year takes it from the context. None if there is none, or no year."""
    found = period_words(fold(words))
    if not found or re.match(YEAR, found):
        return When(str(mp.parse_period(found))) if found else None
    year = context.year()
    if not year:
        return None
    assumed = mp.Text(f"未注明年份，按{year[1]}推定为{year[0]}年", f"no year given: {year[0]} is taken from {year[1]}")
    return When(str(mp.parse_period(f"{year[0]}年{found}")), assumed)


def read_day(words: str) -> datetime.date | None:
    """The last day of a date, month or year; None for anything else."""
    found = plain_period(fold(words))
    return mp.end_of(mp.parse_period(found)) if re.match(YEAR, found) and reads(found) else None


def read_due(words: str, context: Context) -> When | None:
    """A due rule of plan files. 2025年12月底前完成 is the end of December; 长期 and 定期 have no date.

    2025年前 may mean either side of a year, and is not read."""
    folded = re.sub(r"(?<=[底末日号\d])(以?前|之前)?(完成|办结|到位)?$", "", fold(words).rstrip("。;；,，"))
    if OPEN_ENDED.fullmatch(folded):
        return When("none", mp.Text("无明确时限，未设到期日", "names no date: nothing can fall due"))
    rule = due_rule(plain_period(folded))
    if rule is not None:
        return rule
    if not PERIOD.fullmatch(folded):
        return None
    period = read_period(folded, context)
    return When(period.words, period.assumed) if period else None


def due_rule(folded: str) -> When | None:
    """By the library; 2022—2025 keeps its first day, as a window."""
    spans = {name: mp.parse_period(span) for name, (_, span) in FIVE_YEAR_PLANS.items()}
    is_span = re.fullmatch(rf"({YEAR}[^-—–~～至到]*){DASH}({YEAR}.*)", folded) and reads(folded)
    if is_span:
        return When(f"within {mp.parse_period(folded)}")
    try:
        due = mp.parse_due(folded, {**spans})
    except mp.Error:
        return None
    return When(str(due), None, tuple(name for name in spans if name in folded))
