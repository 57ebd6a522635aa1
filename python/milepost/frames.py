"""Scorecards and timetables as pandas tables. Imported when asked for: pandas is an extra."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    import pandas

    from milepost._core import ScheduleOutcome, Scorecard, Timetable

NUMBERS = ("value", "baseline_value", "observed", "required", "required_today", "figure", "lead", "probability")
DAYS = ("due", "baseline_date", "as_of")
LISTS = (
    *("marks", "history", "readings", "mentions"),
    *("organizations", "organizations_zh", "organizations_en", "entities", "tiers"),
)  # joined by "; ", empty for none


def to_pandas(card: Scorecard) -> pandas.DataFrame:
    """One row a commitment, the columns of card.to_csv(): numbers, days as datetime64, words; missing if none apply."""
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("to_pandas() needs pandas: pip install 'milepost[all]'", name="pandas") from error
    columns, *rows = csv.reader(io.StringIO(card.to_csv(), newline=""))
    frame = pandas.DataFrame(index=range(len(rows)))
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows]
        if column in NUMBERS:
            frame[column] = pandas.Series([float(cell) if cell else float("nan") for cell in cells], dtype="float64")
        elif column in DAYS:
            frame[column] = pandas.Series(numpy.array([cell or "NaT" for cell in cells], dtype="datetime64[s]"))
        else:
            frame[column] = pandas.Series([cell if cell or column in LISTS else None for cell in cells], dtype="object")
    return frame


def with_days(rows: list[dict[str, object]], days: tuple[str, ...]) -> pandas.DataFrame:
    """A row each, the columns named as days as datetime64."""
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("to_pandas() needs pandas: pip install 'milepost[all]'", name="pandas") from error
    frame = pandas.DataFrame(rows)
    return frame.astype(dict.fromkeys((day for day in days if day in frame), "datetime64[s]"))


def timetable_to_pandas(timetable: Timetable) -> pandas.DataFrame:
    """One row a task, in the order of the network."""
    days = ("early_start", "early_finish", "late_start", "late_finish")
    columns = ("id", "duration", *days, "total_float", "free_float", "critical")
    return with_days([{column: getattr(task, column) for column in columns} for task in timetable.tasks], days)


def finishes_to_pandas(outcome: ScheduleOutcome) -> pandas.DataFrame:
    """One row a task: p50, p80, p95 or what levels there are as datetime64, and how often it is critical."""
    days = tuple(f"p{level:g}" for level in outcome.levels)
    rows = [
        {"id": task.id, "mean": task.mean, "deviation": task.deviation}
        | dict(zip(days, task.finishes, strict=True))
        | {"critical": task.critical.probability, "critical_error": task.critical.standard_error}
        for task in outcome.tasks
    ]
    return with_days(rows, days)
