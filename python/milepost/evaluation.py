"""Panels: many series and many targets at once, columns in and columns out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# What assess() takes beside presets; they need more than columns: a plan, or one target with its evidence.
METHODS_OF_ASSESS = (
    *("path", "time_proportional", "growth_ratio", "trend_projection"),
    *("earned_value", "earned_schedule", "probability"),
)


def evaluate(
    series: Any,
    targets: Any,
    method: Any = "eurostat.2021",
    *,
    threads: int = 1,
    progress: bool | Callable[[int, int], object] | None = None,
) -> Any:
    """Judges every row of `targets` by the observations in `series`; gives back a table of the kind of `targets`.

    Tables are a dict of lists or arrays, a list of dicts, a pandas or polars DataFrame, a pyarrow Table or RecordBatch,
    a structured numpy array, or anything with `__arrow_c_stream__`; a dict of lists gives a dict of numpy arrays.

    series: `series`, `period`, `value`, either a row an observation, in any order, or a row a series with lists of
    periods and values, or flat: a dict in which `series` names each series once, `period` and `value` hold all their
    observations behind each other, and `offsets`, one more than names, says where each begins: those of the series
    number i stand from offsets[i] up to, not including, offsets[i + 1], as in lists of Arrow. Values in float64 and by
    time in each series are looked at where they stand, without a copy.

    targets: `series`, `target`, `due`, `direction` (increase or decrease, up or down, positive or negative, 1 or -1);
    if they are there also `target_id`, `bound` (at_least, at_most, reach, more_than, less_than), and what some methods
    ask for: `base_period`, `base_value`, `limit`, `reference`, `deviation` (or `sd`), `typical_constant`,
    `typical_slope`, `worst`, `best`, `break_period`, `comparator` (another series). Other columns are left alone.

    A period is a year (2015), words ("2015-Q2", "2015-03", "2015年3月"), a Period, a date; it stands at its end. Of
    several years ("2014-2016", "2014/15") the first counts. A date is the day on which a period ends: 2016-01-01 closes
    what ends on New Year's Day of 2016, not the year 2016. Where every date of `series` is a first of January, or a
    first of a month, as pandas writes years and months, a warning says so: give years (`.dt.year`) or periods
    (`.dt.to_period("M")`).

    The result has a row a target, in their order: `target_id` (the place of the row, from 0, where the targets have
    none), `series`, `figure`, `score`, `label` (in the words of the method), `status`, `movement`, `reason`, `n_used`
    (observations that counted). A row that cannot be judged, because a value is missing or cannot be read, has its
    reason: inconclusive for a direction that is none, a period that comes twice with a value, infinite values, and a
    cell of the target that cannot be read; no_data for a series, or a comparator, that is not there; no_baseline for a
    base value without its period; no_denominator where the method wants a column that is not there. Observations
    without series, period or value do not count. What is there and cannot be read is counted in one warning for each
    table, with the first of them; so are bounds that say another way than the direction (at_most of what is to
    increase): the direction decides. Labels are those of the moment of the last figure: none is ever missed, as
    assess() says once the due day is over.

    method: a preset, by its name or one of your own (mp.Preset). What else assess() takes, `path` and its like, needs a
    plan or one target with its evidence, and is none here. threads: 0 for as many as the machine has.
    progress: True shows how far it is, a function is called with rows done and rows in all. Raises OutOfRange,
    ParseError or TypeError, before any work, for a missing column, base_value without base_period, sd beside
    deviation, lengths that differ, offsets that do not begin with 0, fall, are no whole numbers or do not end with the
    number of observations, tables or methods that are none.
    """
    from milepost import panels  # numpy is loaded for those who need it

    return panels.evaluate(series, targets, method, threads, progress)
