"""Columns of what was seen and where it leads: series, paths, projections, backtests, calendars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from milepost import _core
from milepost.projection import BacktestResult
from milepost.tables.fields import Field, Fields, Sheet, at, field, fields, level, sheet

# ---- series


def observation(path: str = "", unit: str = "") -> Fields:
    """Columns of an observation, which stands at a path of the row. A period ends on its `date`."""
    of = f"{path}." if path else ""
    period = at(f"{of}period")
    return fields(
        f"period word {of}period",
        Field("date", "day", lambda row: _core.end_of(period(row))),
        f"value number {of}value",
        *([f"unit word {unit}"] if unit else []),
        *(f"report choice {of}report", f"status choice {of}status", f"exactness choice {of}exactness"),
        *(f"published day {of}published", f"source word {of}source", f"note word {of}note"),
    )


OBSERVED = fields("indicator word 0.0", "entity word 0.1", observation("2", unit="1"))
WAYPOINT = ("date day", "value number")


def of_series(series: _core.Series) -> Iterator[tuple[Any, ...]]:
    return ((series.unit, one) for one in series)


def all_observations(seen: _core.Observations) -> Iterator[tuple[Any, ...]]:
    return ((key, series.unit, one) for key, series in seen.items() for one in series)


def waypoints(path: _core.Trajectory) -> Iterator[tuple[Any, ...]]:
    return ((one, path.unit) for one in path.waypoints)


def yearly(path: _core.YearlyPath) -> Iterator[tuple[Any, ...]]:
    years = range(path.first, path.first + len(path.values))
    return zip(years, path.values, path.origins, strict=True)


# ---- projections


def limits(levels: Sequence[float]) -> Fields:
    """lo_80, hi_80 for each level: the interval that holds so many in a hundred."""
    columns = []
    for place, one in enumerate(levels):
        columns.append(field(f"lo_{level(one)}", "number", at(f"lower.{place}")))
        columns.append(field(f"hi_{level(one)}", "number", at(f"upper.{place}")))
    return tuple(columns)


def of_projection(found: _core.Projection) -> tuple[Fields, Sequence[Any]]:
    return fields("at clock", "mean number", limits(found.levels)), found.figures


PROJECTED = fields(
    *("target word", "indicator word", "entity word", "unit word", "as_of day", "due day", "probability number"),
    *("settled truth chance.settled", "model word projection.model", "asked word", "used whole projection.used"),
    *("filled whole projection.filled", "reason choice chance.why", "note text projection.note"),
)


def why_in(language: str) -> Field:
    """Why there is no probability, in words."""

    def read(row: _core.ProjectedTarget) -> str | None:
        why = row.chance.why
        return None if why is None else _core.words_of(why, language)

    return Field(f"why_{language}", "word", read)


PROJECTED += (why_in("zh"), why_in("en"))

# ---- backtests

LENGTHS = ("model word", "lengths word", "origins whole", "failures whole")
MEASURES = ("smape number", "mase number", "owa number", "crps number")
ERRORS = fields(
    *("model word", "series word", "length whole", "step whole", "actual number", "projected number"),
    *("scaled number", "score number"),
)


def of_accuracy(found: BacktestResult) -> tuple[Fields, Sequence[Any]]:
    by_level = [
        field(f"{name}_{level(one)}", "number", at(f"{name}.{place}"))
        for name in ("coverage", "msis")
        for place, one in enumerate(found.levels)
    ]
    return fields(*LENGTHS, *MEASURES, tuple(by_level)), found.accuracy


def errors(found: BacktestResult) -> Iterator[dict[str, Any]]:
    for model, columns in found.errors.items():
        cells = [column.tolist() if hasattr(column, "tolist") else column for column in columns.values()]
        yield from ({"model": model, **dict(zip(columns, row, strict=True))} for row in zip(*cells, strict=True))


# ---- calendars

EXCEPTION = fields("date day", "working truth", "name_zh word", "name_en word")
COVERED = fields("period word", "certainty choice")

RESULTS: dict[type, dict[str, Sheet]] = {
    _core.Series: {"observations": sheet(of_series, observation("1", unit="0"))},
    _core.Observations: {"observations": sheet(all_observations, OBSERVED)},
    _core.Trajectory: {
        "waypoints": sheet(waypoints, fields("date day 0.date", "value number 0.value", "unit word 1")),
    },
    _core.YearlyPath: {"years": sheet(yearly, fields("year whole 0", "value number 1", "origin choice 2"))},
    _core.Projection: {"figures": of_projection},
    BacktestResult: {"accuracy": of_accuracy, "errors": sheet(errors, ERRORS)},
    _core.Calendar: {
        "exceptions": sheet(lambda calendar: calendar.exceptions, EXCEPTION),
        "covered": sheet(lambda calendar: calendar.covered, COVERED),
    },
}
ROWS: dict[type, Fields] = {
    _core.Observation: observation(),
    _core.Waypoint: fields(*WAYPOINT),
    _core.Point: fields("time number", "value number"),
    _core.ProjectedTarget: PROJECTED,
    _core.CalendarException: EXCEPTION,
    _core.Coverage: COVERED,
}
