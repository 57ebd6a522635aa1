"""Where things lie in a chart: round numbers for the axes, and values turned into places."""

from __future__ import annotations

import math
from typing import NamedTuple

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)  # what a step between two numbers of an axis may be, times a power of ten
MONTHS = (1, 3, 6, 12, 24, 60, 120, 240)


class Scale(NamedTuple):
    """From values to places."""

    low: float
    high: float
    first: float
    last: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.first + (self.last - self.first) * share

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


def scale_of(low: float, high: float, first: float, last: float) -> Scale:
    """A single value gets room on both sides."""
    if low == high:
        room = abs(low) / 2 or 1.0
        low, high = low - room, high + room
    return Scale(low, high, first, last)


def step_for(span: float, parts: int) -> float:
    """The smallest round step that makes no more than so many parts."""
    power = 10.0 ** math.floor(math.log10(span / parts))
    return next(step * power for step in STEPS if step * power * parts >= span * (1 - 1e-9))


def round_numbers(low: float, high: float, parts: int = 4) -> list[float]:
    """Multiples of a round step inside the span."""
    step = step_for(high - low, parts)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def widened(low: float, high: float, parts: int = 4) -> tuple[float, float]:
    """The span out to round numbers; a chart of nothing below zero does not go below it."""
    if low == high:
        room = abs(low) / 2 or 1.0
        low, high = (low - room if low < 0 or low - room >= 0 else 0.0), high + room
    step = step_for(high - low, parts)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def time_marks(low: float, high: float, most: int = 6) -> list[tuple[float, str]]:
    """Ends of years, or of months where the span is short, at most so many: 2026.0 is the end of 2025."""
    span = (high - low) * 12
    months = next((one for one in MONTHS if span / one <= most), MONTHS[-1])
    begin = 12 if months > 12 else 0  # the end of 2020 is 2021.0: of steps of five years 2020 is one
    first, last = math.ceil((low * 12 - begin) / months - 1e-6), math.floor((high * 12 - begin) / months + 1e-6)
    ends = [begin + number * months for number in range(first, last + 1)]
    return [(end / 12, time_word(end, with_month=months < 12)) for end in ends]


def time_word(months: int, with_month: bool) -> str:
    """The period that ends so many months after the start of the year 0: "2025", "2024-06"."""
    year, month = divmod(months - 1, 12)
    return f"{year}-{month + 1:02}" if with_month else str(year)
