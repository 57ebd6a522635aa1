"""Periods as Chinese readers write them: 2023年一季度, 2024年1—9月, 2021—2025年."""

from __future__ import annotations

import datetime
import re

from milepost._core import Error, Text, add_days, parse_period

HALVES, QUARTERS = "上下", "一二三四"


def spoken(period: str) -> Text:
    """A period as the library writes it, 2023Q1, in words of Chinese; what is none, and English, stay as they are."""
    return Text(in_chinese(period), period)


def in_chinese(period: str) -> str:
    named = re.fullmatch(r"(\d{4})([HQ])([1-4])", period)
    if named:
        year, kind, number = named[1], named[2], int(named[3])
        return f"{year}年{HALVES[number - 1]}半年" if kind == "H" else f"{year}年{QUARTERS[number - 1]}季度"
    if ".." in period:
        return span_in_chinese(period)
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", period)
    if not parts:
        return period
    words = zip(parts.groups(), "年月日", strict=True)
    return "".join(f"{int(number)}{unit}" for number, unit in words if number)


def span_in_chinese(period: str) -> str:
    """Whole years, whole months of one year, or days."""
    try:
        span = parse_period(period)
    except Error:
        return period
    first, last = span.first, span.last
    if re.fullmatch(r"\d{4}\.\.\d{4}", period):
        return f"{first.year}—{last.year}年"
    if first.year == last.year and first.day == 1 and add_days(last, 1).day == 1:
        return f"{first.year}年{first.month}—{last.month}月"
    return f"{day(first)}至{day(last)}"


def day(date: datetime.date) -> str:
    return in_chinese(str(date))
