"""Days on an axis: figures stand at the ends of periods, so ticks do too."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

import milepost as mp

if TYPE_CHECKING:
    from milepost.plots.canvas import Canvas

MOST_TICKS = 7
MONTHS = (1, 3, 6, 12, 24, 60, 120)


def month_ends(first: datetime.date, last: datetime.date, every: int) -> list[datetime.date]:
    """Every so many months, counted so that the ends of years are among them."""
    found = []
    year, month = (first.year // max(every // 12, 1)) * max(every // 12, 1), 12 if every >= 12 else every
    anchor = datetime.date(year, month, mp.days_in_month(year, month))
    for steps in range(12 * (last.year - year + 2) // every + 1):
        at = mp.add_months(anchor.replace(day=1), steps * every)
        found.append(at.replace(day=mp.days_in_month(at.year, at.month)))
    return [day for day in found if first <= day <= last]


def ticks_for(days: Sequence[datetime.date]) -> list[datetime.date]:
    """Few enough to be read, as close as that allows."""
    first, last = min(days), max(days)
    choices = (month_ends(first, last, every) for every in MONTHS)
    return next((ticks for ticks in choices if len(ticks) <= MOST_TICKS), [last])


def tick_words(day: datetime.date, language: str) -> str:
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年末" if language == "zh" else f"end-{day.year}"
    return f"{day.year}年{day.month}月" if language == "zh" else f"{day:%b %Y}"


def mark_years(sheet: Canvas, days: Sequence[datetime.date]) -> None:
    ticks = ticks_for(days)
    words = [tick_words(day, sheet.language) for day in ticks]
    sheet.ax.set_xticks(ticks, words, va="baseline")
    sheet.ax.tick_params(axis="x", pad=11)  # to the baseline of the words
