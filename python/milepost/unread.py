"""Warnings of evaluate(): what in a table of series cannot be read, dates that begin what they should end."""

from __future__ import annotations

import datetime
import re
import sys
import warnings
from collections.abc import Mapping
from typing import Any

import numpy

from milepost.column_kinds import NO_DAY, Array, Column, Counts, Days, Figures, Whole, Words

MISSING = ("", "na", "n/a", "nan", "nat", "none", "null")
PERIODS = ("period", "due", "base_period", "break_period")
RULES = {
    "period": "expected a year, words such as '2015-Q2', or a date",
    "value": "expected a number",
    "direction": "expected increase or decrease",
}
FIRST_OF_MONTH = re.compile(r"(\d{4})-(\d{2})-01([ T]00:00(:00(\.0*)?)?)?")


def warn(text: str) -> None:
    """At the line of the user, whoever of this package stands between."""
    depth, frame = 2, sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("milepost."):
        frame, depth = frame.f_back, depth + 1
    warnings.warn(text, UserWarning, stacklevel=depth)


# ---- what cannot be read


def is_said_to_be_missing(word: object) -> bool:
    return isinstance(word, str) and word.strip().lower() in MISSING


def is_there(column: Column) -> Array:
    """Rows that say something, readable or not."""
    if isinstance(column, Words):
        says = [not is_said_to_be_missing(word) for word in column.words]
        found: Array = numpy.array([*says, False], dtype=bool)[column.codes]
        return found
    if isinstance(column, Figures):
        return ~numpy.isnan(column.values)
    if isinstance(column, Days):
        days: Array = column.values != NO_DAY
        return days
    missing = getattr(column, "missing", None)
    known: Array = numpy.ones(len(column), dtype=bool) if missing is None else numpy.equal(missing, 0)
    return known


def cell_of(column: Column, row: int) -> Any:
    if isinstance(column, Words):
        return column.words[int(column.codes[row])]
    assert isinstance(column, (Figures, Whole, Counts, Days))
    return column.values[row].item()


def rule_of(name: str) -> str:
    return RULES.get(name, RULES["period" if name in PERIODS else "value"])


def unread_in(columns: Mapping[str, tuple[Column, Array]]) -> dict[str, Array]:
    """Of each column the rows that say something which cannot be read; columns that have none are left out."""
    gaps = {name: numpy.isnan(read) for name, (_, read) in columns.items()}
    odd = {name: gaps[name] & is_there(column) for name, (column, _) in columns.items() if gaps[name].any()}
    return {name: rows for name, rows in odd.items() if rows.any()}


def unread_rows(unread: Mapping[str, Array]) -> Array:
    """The rows that have such a cell, by number."""
    found = list(unread.values())
    return numpy.flatnonzero(numpy.logical_or.reduce(found)) if found else numpy.zeros(0, dtype=numpy.int64)


def first_of(unread: Mapping[str, Array], columns: Mapping[str, tuple[Column, Array]]) -> tuple[int, str]:
    """How many rows have such a cell, and the first of them in words."""
    rows = unread_rows(unread)
    first = int(rows[0])
    name = next(name for name, odd in unread.items() if odd[first])
    cell = cell_of(columns[name][0], first)
    return len(rows), f"the first, number {first + 1}, has {name} {cell!r}; {rule_of(name)}"


def warn_of_unread(columns: Mapping[str, tuple[Column, Array]]) -> None:
    """Of observations left out because a cell cannot be read: how many, and the first of them. Infinite values can."""
    if unread := unread_in(columns):
        count, words = first_of(unread, columns)
        warn(f"series: {'1 observation is' if count == 1 else f'{count} observations are'} left out, unread: {words}")


def warn_of_unread_targets(unread: Mapping[str, Array], columns: Mapping[str, tuple[Column, Array]]) -> None:
    """Of targets with a cell that cannot be read: not judged, since without it they are another target."""
    if unread:
        count, words = first_of(unread, columns)
        warn(f"targets: {'1 row is' if count == 1 else f'{count} rows are'} not judged, unread: {words}")


# ---- dates that begin a period


def first_days_in(words: list[Any]) -> list[tuple[int, int]] | None:
    """Year and month of dates that all stand on the first of a month; None if one of them does not."""
    found = []
    for word in words:
        if isinstance(word, str):
            written = FIRST_OF_MONTH.fullmatch(word.strip())
            if not written:
                return None
            found.append((int(written[1]), int(written[2])))
        elif isinstance(word, datetime.date) and word.day == 1:
            found.append((word.year, word.month))
        else:
            return None
    return found


def first_days(column: Column) -> list[tuple[int, int]] | None:
    if isinstance(column, Words):
        return first_days_in(column.words)
    if not isinstance(column, Days):
        return None
    known = column.values[column.values != NO_DAY].view("datetime64[D]")
    if not (are_first_days(known[:100]) and are_first_days(known)):  # few are enough to see that a long column is none
        return None
    months = numpy.unique(known.astype("datetime64[M]")).astype(numpy.int64)
    return [(1970 + month // 12, month % 12 + 1) for month in months.tolist()]


def are_first_days(days: Array) -> bool:
    return bool((days.astype("datetime64[M]") == days).all())


def warn_of_contradictions(against: Array, columns: Mapping[str, Column]) -> None:
    """Of targets whose bound and direction say two things: judged by the direction."""
    rows = numpy.flatnonzero(against)
    if len(rows):
        bound, direction = (cell_of(columns[name], int(rows[0])) for name in ("bound", "direction"))
        count = "1 row has" if len(rows) == 1 else f"{len(rows)} rows have"
        first = f"the first, number {rows[0] + 1}, is {bound!r} with direction {direction!r}"
        warn(f"targets: {count} a bound against the direction, which decides: {first}")


def warn_of_first_days(column: Column) -> None:
    """Dates of years or months by their first days: each would be taken for the end of what came before."""
    found = first_days(column)
    if not found or len(set(found)) < 2:
        return
    yearly = all(month == 1 for _, month in found)
    day, whole = ("1 January", "year") if yearly else ("the first of a month", "month")
    remedy = ".dt.year" if yearly else '.dt.to_period("M")'
    warn(
        f"series: every period is a date on {day}; a date is the day on which a period ends, so each figure would "
        f"belong to the {whole} before. If {whole}s are meant, give them as such: series['period']{remedy}"
    )
