"""A trajectory of figures that stand in a table, and a number: the evidence of a target without a plan."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import milepost as mp

if TYPE_CHECKING:
    from milepost._core import Baseline, Bound, Direction, Evidence, Series, Unit

WANTED = ("period", "value")


def evidence_of(
    figures: Any,
    target: Any,
    *,
    due: Any,
    unit: Unit | str = "",
    name: Any = None,
    direction: Direction | str | None = None,
    baseline: Baseline | None = None,
    as_of: Any = None,
) -> Evidence:
    """Figures by period, a target in words ("more than 400"), as a number or as a bound, and the day it is due.

    Raises TypeError for what is no table and for a due date that is missing, ParseError for words that are no target,
    OutOfRange for a period that is there twice and for a fraction of a year.
    """
    if due is None:
        raise TypeError("due: a target needs the day or the period by whose end it is due, such as 2025")
    series = series_of(figures, unit)
    bound, given = bound_of(target, series.unit), direction or direction_to(target, series)
    name = name or str(getattr(figures, "name", None) or "")
    indicator = mp.Indicator(id="figures", name=name, unit=series.unit, direction=given)
    promise = mp.Target("figures", bound, due=due if isinstance(due, mp.Due) else mp.end_of(due))
    return mp.Evidence(promise, series, indicator, baseline, as_of=as_of or last_day(series))


def series_of(figures: Any, unit: Unit | str) -> Series:
    """A Series as it is; else periods and values: what is missing is a gap, no zero."""
    if isinstance(figures, mp.Series):
        return figures
    found = by_period((period, float(value)) for period, value in pairs_of(figures) if is_there(value))
    return mp.Series(unit_named(unit, found.values()) if isinstance(unit, str) else unit, found)


def by_period(pairs: Iterable[tuple[Any, float]]) -> dict[Any, float]:
    """Raises OutOfRange for a second figure of a period: which of the two holds nobody has said."""
    found: dict[Any, float] = {}
    for given, value in pairs:
        period = mp.Observation(year_of(given), value).period
        if period in found:
            both = " and ".join(map(mp.figure_words, (found[period], value)))
            raise mp.OutOfRange(f"figures: two for {period}, {both}: a period has one")
        found[period] = value
    return found


def year_of(period: Any) -> Any:
    """A year as a table with gaps keeps it, 2021.0, as a whole number; any other period as it is.

    Raises OutOfRange for other fractions, which are no period."""
    if not isinstance(period, float):
        return period
    if not period.is_integer():
        raise mp.OutOfRange(f"figures: period {float(period)} is no whole year")
    return int(period)


def unit_named(name: str, values: Iterable[float]) -> Unit:
    """A unit that is known, such as % or 亿元; else one that counts things where all figures are whole."""
    known = (one for one in mp.known_units() if name in (one.name, one.zh, one.en))
    return next(known, mp.Unit(name, counted=bool(name) and all(value.is_integer() for value in values)))


def pairs_of(figures: Any) -> Iterable[tuple[Any, Any]]:
    """Columns `period` and `value` of a table; the index and the values of a pandas Series; a mapping."""
    if isinstance(figures, Mapping) and not set(WANTED) <= set(figures):
        return figures.items()
    if hasattr(figures, "index") and hasattr(figures, "items") and not hasattr(figures, "columns"):
        return zip(periods_in(figures.index), figures, strict=True)
    from milepost.columns import read_columns

    columns = read_columns(figures, WANTED, WANTED, "figures")
    return zip(*(cells(columns[name]) for name in WANTED), strict=True)


def periods_in(index: Any) -> Iterable[Any]:
    """An index of days with a frequency stands for its periods: pandas writes a year as its first day or its last."""
    has_frequency = getattr(index, "freq", None) is not None and hasattr(index, "to_period")
    periods: Iterable[Any] = index.to_period() if has_frequency else index
    return periods


def cells(column: Any) -> Iterable[Any]:
    from milepost.column_kinds import as_cells, as_plain

    return (cell.item() if hasattr(cell, "item") else cell for cell in as_cells(as_plain(column)))


def is_there(value: Any) -> bool:
    return value is not None and not (isinstance(value, float) and math.isnan(value)) and str(value) != "<NA>"


def bound_of(target: Any, unit: Unit) -> Bound:
    """Words are read, a number is to be reached."""
    if isinstance(target, str):
        return mp.parse_bound(target, unit)
    return mp.reach(float(target) * unit) if isinstance(target, (int, float)) else target


def direction_to(target: Any, series: Series) -> str | None:
    """A number is reached from where the first figure lies; words say it themselves."""
    if not isinstance(target, (int, float)) or not len(series):
        return None
    return "decrease" if series.first().value > target else "increase"


def last_day(series: Series) -> Any:
    """Without an as-of day that of the last figure. Raises InvalidInput without any figure."""
    if not len(series):
        raise mp.OutOfRange("figures: there are none; give as_of, the day as of which the target is judged")
    return max(mp.known_on(one) for one in series)
