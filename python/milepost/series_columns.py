"""Tables of series as one panel: a row an observation, a row a series with lists, flat values with offsets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy

from milepost import _core
from milepost.column_kinds import (
    Array,
    Column,
    Counts,
    Figures,
    Lists,
    UnreadableError,
    Whole,
    Words,
    as_codes,
    as_numbers,
    as_positions,
    called,
)
from milepost.columns import columns_named, kind_of, read_columns, words_of_label
from milepost.unread import warn_of_first_days, warn_of_unread

SERIES = ("series", "period", "value")
FLAT = ("series", "offsets", "period", "value")


@dataclass(frozen=True)
class Panel:
    """Observations series by series, by time in each: those of series i are offsets[i] to offsets[i + 1]."""

    names: list[Any]
    offsets: Array
    times: Array
    values: Array

    def arrays(self) -> dict[str, Array]:
        """As the compiled half takes it."""
        return in_place({"offsets": self.offsets, "times": self.times, "values": self.values})


def in_place(given: Mapping[str, Any]) -> dict[str, Any]:
    """Arrays as the compiled half reads them: where they stand, one element behind the other."""
    return {
        name: numpy.ascontiguousarray(value) if isinstance(value, numpy.ndarray) else value
        for name, value in given.items()
    }


def read_as(reader: Callable[[Column], Any], columns: Mapping[str, Column], name: str, title: str) -> Any:
    """A column as numbers, positions or names. Raises TypeError that names the column."""
    try:
        return reader(columns[name])
    except UnreadableError as error:
        raise TypeError(f"{title}: column '{name}' {error}") from error


# ---- offsets


def refuse_offsets(found: str, expected: str) -> None:
    raise _core.OutOfRange(f"series: 'offsets' {found}; expected {expected}")


def whole_figures(values: Array) -> Array:
    odd = numpy.flatnonzero(~numpy.isfinite(values) | (values != numpy.floor(values)))
    if len(odd):
        refuse_offsets(f"holds {values[odd[0]].item()} at place {odd[0]}", "whole numbers")
    return values.astype(numpy.int64)


def whole_numbers(column: Column) -> Array:
    """Offsets as int64, the array that was given if it holds these."""
    if isinstance(column, Figures):
        return whole_figures(column.values)
    if not isinstance(column, (Whole, Counts)):
        raise TypeError(f"series: 'offsets' holds {called(column)}; expected whole numbers")
    missing = getattr(column, "missing", None)
    if missing is not None and missing.any():
        refuse_offsets(f"holds nothing at place {int(missing.argmax())}", "whole numbers")
    return column.values.astype(numpy.int64, copy=False)


def check_order(offsets: Array) -> None:
    if offsets[0] != 0:
        refuse_offsets(f"begins with {offsets[0]}", "0, where the first series begins")
    falls = numpy.flatnonzero(offsets[1:] < offsets[:-1])
    if len(falls):
        place = int(falls[0])
        found = f"falls from {offsets[place]} to {offsets[place + 1]} at place {place + 1}"
        refuse_offsets(found, "numbers that never fall: each series begins where the one before it ends")


def check_offsets(offsets: Array, columns: Mapping[str, Column]) -> None:
    """Raises OutOfRange for offsets that do not share the periods and the values out among the series."""
    names = len(columns["series"])
    if len(offsets) != names + 1:
        found = f"holds {len(offsets)} numbers and 'series' {names} names"
        refuse_offsets(found, f"{names + 1} numbers, one more than names")
    check_order(offsets)
    for name in ("period", "value"):
        if offsets[-1] != len(columns[name]):
            refuse_offsets(f"ends with {offsets[-1]} and '{name}' has {len(columns[name])} rows", "the same number")


def check_flat(columns: Mapping[str, Column]) -> None:
    """Raises TypeError for lists: they have offsets of their own."""
    for name in SERIES:
        if isinstance(columns[name], Lists):
            found = f"series: column '{name}' holds lists beside a column 'offsets'"
            raise TypeError(f"{found}; expected flat values with offsets, or lists without them")


def with_lists(columns: Mapping[str, Column]) -> dict[str, Column]:
    """Flat periods and values as the lists that the offsets make of them."""
    check_flat(columns)
    offsets = whole_numbers(columns["offsets"])
    check_offsets(offsets, columns)
    return {"series": columns["series"]} | {name: Lists(offsets, columns[name]) for name in ("period", "value")}


# ---- the columns


def has_offsets(table: Any) -> bool:
    """Tables whose columns are all of one length have no room for offsets."""
    return kind_of(table) == "dict" and "offsets" in map(words_of_label, table)


def read_series(table: Any) -> dict[str, Column]:
    """`series`, `period` and `value` of a table, the latter two as lists where it has `offsets`. Raises as
    read_columns(), and OutOfRange and TypeError for offsets that do not fit."""
    if has_offsets(table):
        return with_lists(columns_named(table, FLAT, FLAT, "series"))
    return read_columns(table, SERIES, SERIES, "series")


def are_lists(columns: Mapping[str, Column]) -> bool:
    """Whether a row is a series with lists of periods and values. Raises TypeError for lists in one of them alone."""
    is_list = {name: isinstance(columns[name], Lists) for name in SERIES}
    if is_list["period"] != is_list["value"] or is_list["series"]:
        found = ", ".join(f"'{name}' holds {called(columns[name])}" for name in SERIES)
        raise TypeError(f"series: either a row is an observation, or 'period' and 'value' hold lists; found {found}")
    return is_list["period"]


def parted(columns: Mapping[str, Column]) -> tuple[Array, dict[str, Column]]:
    """Where each series begins, and periods and values flat. Raises OutOfRange if a row has more of one than of the
    other."""
    periods, values = columns["period"], columns["value"]
    assert isinstance(periods, Lists)
    assert isinstance(values, Lists)
    differing = numpy.flatnonzero(numpy.diff(periods.offsets) != numpy.diff(values.offsets))
    if len(differing):
        row = int(differing[0])
        lengths = [int(lists.offsets[row + 1] - lists.offsets[row]) for lists in (periods, values)]
        raise _core.OutOfRange(f"series: row {row} has {lengths[0]} in 'period' and {lengths[1]} in 'value'")
    return periods.offsets, {"period": periods.items, "value": values.items}


def observed(columns: Mapping[str, Column]) -> tuple[Array, Array]:
    """The time and value of every observation."""
    times = read_as(as_positions, columns, "period", "series")
    numbers = read_as(as_numbers, columns, "value", "series")
    warn_of_unread({"period": (columns["period"], times), "value": (columns["value"], numbers)})
    warn_of_first_days(columns["period"])
    return times, numbers


# ---- the panel


def stand_in_order(names: Words, offsets: Array, times: Array) -> bool:
    """Whether no name comes twice, and every observation has a time, later than the one before it in its series."""
    if len(names.words) != len(names.codes) or (len(times) and numpy.isnan(times.min())):
        return False
    rises = times[1:] > times[:-1]
    inside = offsets[(offsets > 0) & (offsets < len(times))]
    rises[inside - 1] = True
    return bool(rises.all())


def grouped(names: Words, times: Array, values: Array) -> Panel:
    """Observations brought together by the name of their series and put in order."""
    offsets, order = _core._group_rows(names.codes, times, len(names.words))
    if order is not None:
        times, values = times[order], values[order]
    return Panel(names.words, offsets, times, values)


def panel_of_lists(names: Words, columns: Mapping[str, Column]) -> Panel:
    """Without a copy of the values where they stand as a panel has them."""
    offsets, flat = parted(columns)
    times, values = observed(flat)
    if stand_in_order(names, offsets, times):
        return Panel(names.words, offsets, times, values)
    return grouped(Words(numpy.repeat(names.codes, numpy.diff(offsets)), names.words), times, values)


def panel_of(columns: Mapping[str, Column]) -> Panel:
    lists = are_lists(columns)
    names = read_as(as_codes, columns, "series", "series")
    return panel_of_lists(names, columns) if lists else grouped(names, *observed(columns))
