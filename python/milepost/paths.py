"""What project(), attain() and backtest() do between tables and the compiled half."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy

from milepost import _core
from milepost.column_kinds import Array, Counts, Figures, Plain, Whole, Words, as_plain, words_of
from milepost.columns import read_columns, same_kind
from milepost.panels import TARGETS, WANTED, asked_of, classes, ids_of
from milepost.projection import BacktestResult
from milepost.series_columns import Panel, in_place, panel_of, read_series

ONE_YEAR = 1.0


def panel_in(series: Any) -> tuple[Panel, dict[str, Any]]:
    panel = panel_of(read_series(series))
    return panel, panel.arrays()


def name_of_level(level: float) -> str:
    """80, 97.5."""
    return f"{level:g}"


# ---- project


def rows_of_result(fault: Array, horizon: int) -> tuple[Array, Array]:
    """The series and the step of each row: a series with a fault has one row, of step 0."""
    counts = numpy.where(fault == 0, horizon, 1)
    rows = numpy.repeat(numpy.arange(len(fault)), counts)
    steps = numpy.arange(len(rows)) - numpy.repeat(numpy.cumsum(counts) - counts, counts) + 1
    return rows, numpy.where(fault[rows] == 0, steps, 0)


def labels_of(last: Array, step: Array, steps: Array) -> Plain:
    """Periods as they are written: whole numbers where all are years."""
    at = last + step * steps
    if len(at) and numpy.all(numpy.abs(step - numpy.round(step)) < 1e-9) and numpy.all(at == numpy.round(at)):
        years = at.astype(numpy.int64) - 1
        missing = (steps == 0).astype(numpy.uint8)
        return Whole(years, missing if missing.any() else None)
    labels = [_core._period_label(*pair) if ahead else None for *pair, ahead in zip(at, step, steps, strict=True)]
    return words_of(labels)


def repeated(names: list[Any], rows: Array) -> Plain:
    """The names of series, whole numbers as such."""
    if names and all(isinstance(name, (int, numpy.integer)) for name in names):
        return Whole(numpy.asarray(names, dtype=numpy.int64)[rows])
    return Words(rows.astype(numpy.int32), names)


def figures_at(values: Array, places: Array, is_there: Array) -> Figures:
    return Figures(numpy.where(is_there, values[places], numpy.nan))


def projected_columns(
    names: list[Any], found: Mapping[str, Any], levels: Sequence[float], horizon: int
) -> dict[str, Plain]:
    rows, steps = rows_of_result(found["fault"], horizon)
    is_there = steps > 0
    places = rows * horizon + numpy.maximum(steps - 1, 0)
    columns: dict[str, Plain] = {
        "series": repeated(names, rows),
        "period": labels_of(found["last"][rows], found["step"][rows], steps),
        "step": Counts(steps.astype(numpy.int32)),
        "mean": figures_at(found["mean"], places, is_there),
    }
    for level, lower, upper in zip(levels, found["lower"], found["upper"], strict=True):
        columns[f"lo_{name_of_level(level)}"] = figures_at(lower, places, is_there)
        columns[f"hi_{name_of_level(level)}"] = figures_at(upper, places, is_there)
    columns["method"] = classes(numpy.where(is_there, found["model"][rows], 255), found["models"])
    columns["n_used"] = Counts(found["n_used"][rows])
    columns["filled"] = Counts(found["filled"][rows])
    columns["note"] = noted(found["note"], rows)
    return columns


def noted(notes: list[str], rows: Array) -> Words:
    words = words_of(notes)
    return Words(words.codes[rows], words.words)


def project(
    series: Any,
    horizon: int,
    method: Any,
    levels: Sequence[float],
    lower: float | None,
    upper: float | None,
    errors: _core.ErrorPool | None,
    threads: int,
    language: str,
) -> Any:
    panel, arrays = panel_in(series)
    levels = [*map(float, levels)]
    found = _core.project_panel(
        **arrays,
        horizon=horizon,
        method=method,
        levels=levels,
        lower=lower,
        upper=upper,
        errors=errors,
        threads=threads,
        language=language,
    )
    return same_kind(series, projected_columns(panel.names, found, levels, horizon))


# ---- attain


def likelihoods(probabilities: Array, language: str) -> Words:
    """The words of the IPCC; none where there is no probability."""
    return words_of([None if numpy.isnan(p) else _core.likelihood_word(p, language) for p in probabilities.tolist()])


def attained_columns(
    columns: Mapping[str, Any], ids: Plain, found: Mapping[str, Any], language: str
) -> dict[str, Plain]:
    model = numpy.where(found["reason"] == 255, found["model"], 255)
    result: dict[str, Plain] = {
        "target_id": ids,
        "series": as_plain(columns["series"]),
        "probability": Figures(found["probability"]),
        "standard_error": Figures(found["standard_error"]),
        "likelihood": likelihoods(found["probability"], language),
        "method": classes(model, found["models"]),
        "reason": classes(found["reason"], found["reasons"]),
        "note": words_of(found["note"]),
    }
    further = ("any_time", "every_time", "reached", "reached_early", "reached_late")
    return result | {name: Figures(found[name]) for name in further if name in found}


def attain(
    series: Any,
    targets: Any,
    method: Any,
    lower: float | None,
    upper: float | None,
    errors: _core.ErrorPool | None,
    details: bool,
    threads: int,
    language: str,
) -> Any:
    panel, arrays = panel_in(series)
    columns = read_columns(targets, WANTED, TARGETS, "targets")
    asked = in_place(asked_of(columns, panel))
    del asked["columns"]
    found = _core._attain_panel(
        **arrays,
        **asked,
        method=method,
        lower=lower,
        upper=upper,
        details=details,
        errors=errors,
        threads=threads,
        language=language,
    )
    return same_kind(targets, attained_columns(columns, ids_of(columns), found, language))


# ---- backtest


def backtest(
    series: Any,
    methods: Sequence[Any],
    horizon: int,
    levels: Sequence[float],
    shortest: int,
    origins: int,
    window: int | None,
    threads: int,
) -> BacktestResult:
    is_one = isinstance(methods, (str, _core.Combination)) or callable(methods)
    methods = [methods] if is_one else [*methods]
    _, arrays = panel_in(series)
    found = _core._backtest_panel(
        **arrays,
        methods=methods,
        horizon=horizon,
        levels=[*map(float, levels)],
        shortest=shortest,
        origins=origins,
        window=window,
        threads=threads,
        errors=True,
    )
    return BacktestResult(found["accuracy"], found["errors"], tuple(map(float, levels)))


def error_pool(series: Any, method: Any, horizon: int, shortest: int, origins: int, threads: int) -> _core.ErrorPool:
    _, arrays = panel_in(series)
    return _core._error_pool(
        **arrays, method=method, horizon=horizon, shortest=shortest, origins=origins, threads=threads
    )
