"""Cells of an edited ledger: whether they say the same as before, and what figure or day they say."""

from __future__ import annotations

import contextlib
import datetime
import math
import re
import unicodedata

import milepost as mp
from milepost.ledger.headings import Heading
from milepost.ledger.statement import NONE, unit_words
from milepost.reading.cells import Cell
from milepost.reading.periods import find_period

NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?)(.*)")


class RefusedError(Exception):
    """What a cell says cannot be taken; the rule, in both languages, and its column if that is another one."""

    def __init__(self, zh: str, en: str, heading: Heading | None = None) -> None:
        super().__init__(en)
        self.rule = mp.Text(zh, en)
        self.heading = heading


def words_in(cell: Cell | None) -> str:
    return cell.words if cell else ""


def same(one: Cell | None, other: Cell | None, unit: str = "") -> bool:
    """Alike in words, in number or in day: programs keep 352 as 352.0, with or without the unit that its format shows,
    and dates in formats of their own."""
    first, second = (words_in(cell).removesuffix(unit).strip() for cell in (one, other))
    if first == second:
        return True
    numbers = number_in(first), number_in(second)
    if None not in numbers:
        return math.isclose(*numbers, rel_tol=1e-9)  # type: ignore[arg-type]
    return day_in(first) == day_in(second) is not None


def number_in(words: str) -> float | None:
    try:
        return float(words)
    except ValueError:
        return None


def plain(value: object) -> str:
    """A value of the ledger as a cell has it."""
    return f"{value:.15g}" if isinstance(value, float) else str("" if value is None else value)


def day_in(words: str) -> datetime.date | None:
    """2024-06-30, and 2024年6月底; none for what is longer than a day."""
    found = find_period(words)
    for said in (words, found.period if not found.rest else ""):
        with contextlib.suppress(mp.Error):
            return mp.parse_date(said)
    return None


def figure_in(cell: Cell | None, unit: mp.Unit) -> float:
    """The figure of a cell in the unit of its row, with the unit behind it or without.

    Raises RefusedError for an empty cell, a flawed one, words, another unit, and what cannot be counted.
    """
    words = unicodedata.normalize("NFKC", words_in(cell)).strip()
    if cell and cell.flaw:
        raise RefusedError(cell.flaw.zh, cell.flaw.en)
    if not words:
        raise RefusedError(
            "数据不因清空而撤回，须在数据表中更正", "a figure is not taken back by an empty cell; correct the table"
        )
    found = NUMBER.fullmatch(words)
    if day_in(words) and not (found and not found[2]):
        raise RefusedError("应填数值，不填日期", "a number stands here, not a date")
    if not found:
        raise RefusedError("应填数值，只写一个数", "a number stands here, and nothing else")
    return countable(float(found[1].replace(",", "")), found[2].strip(), unit)


def countable(value: float, behind: str, unit: mp.Unit) -> float:
    if behind and behind not in (unit.name, unit.zh, unit.en):
        raise RefusedError(f"单位应为{unit_words(unit, 'zh')}", f"the unit of this row is {unit_words(unit, 'en')}")
    if unit.counted and unit.scale == 1 and (value < 0 or value != int(value)):
        raise RefusedError("应为不小于0的整数", "a count is a whole number, 0 or more")
    return value


def past_day(cell: Cell | None, today: datetime.date, heading: Heading | None = None) -> datetime.date:
    """A day that has come, of a column that is named if it is none."""
    words = words_in(cell)
    if words in ("", NONE):
        raise RefusedError(
            "新填的内容须注明所属日期，如2024-06-30", "what is new has the day it is of, such as 2024-06-30", heading
        )
    day = day_in(words)
    if day is None:
        raise RefusedError("不是日期，应如2024-06-30", "not a date; expected one such as 2024-06-30", heading)
    if day > today:
        raise RefusedError(f"晚于{today}，尚未到来", f"lies after {today}: yet to come", heading)
    return day
