"""Where series lead and how likely targets are to be met: columns in and columns out, or one series at a time."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from milepost import _core
from milepost.tabular import Tabular

if TYPE_CHECKING:
    import datetime

    import numpy

    Method: TypeAlias = str | Sequence[str] | _core.Combination | Callable[[numpy.ndarray, int], Sequence[float]]

LEVELS = (80.0, 95.0)


@overload
def project(
    series: _core.Series,
    horizon: int = ...,
    method: Method = ...,
    levels: Sequence[float] = ...,
    *,
    lower: float | None = ...,
    upper: float | None = ...,
    errors: _core.ErrorPool | None = ...,
) -> _core.Projection: ...
@overload
def project(
    series: _core.Plan,
    seen: _core.Observations,
    *,
    as_of: datetime.date | str,
    horizon: int = ...,
    method: Method = ...,
    levels: Sequence[float] = ...,
    lower: float | None = ...,
    upper: float | None = ...,
    errors: _core.ErrorPool | None = ...,
) -> tuple[_core.ProjectedTarget, ...]: ...
@overload
def project(
    series: Any,
    horizon: int = ...,
    method: Method = ...,
    levels: Sequence[float] = ...,
    *,
    lower: float | None = ...,
    upper: float | None = ...,
    errors: _core.ErrorPool | None = ...,
    threads: int = ...,
    language: str = ...,
) -> Any: ...
def project(series: Any, *arguments: Any, **named: Any) -> Any:
    """Where a series, every series of a table, or the targets of a plan lead.

    project(table, horizon=6, method="auto", levels=(80, 95), *, lower=None, upper=None, threads=1, language="en"):
    `table` has `series`, `period`, `value` as evaluate() takes them; the result, of the same kind, a row a series and
    step: `series`, `period` (as years are written, or "2025-Q3", "2025-03", or the day on which it ends), `step`,
    `mean` (the path of the model, neither mean nor median of what is expected: after twenty figures about half of it
    lies above, after a single one 60 to 65 %), `lo_80`, `hi_80`, ... by level, `method` (by which the series was
    projected: a simpler one than asked where there are few figures), `n_used`, `filled` (gaps filled on the straight
    line) and `note` (what was done otherwise than asked). A series without a figure has one row without numbers and its
    reason in `note`.

    project(Series, horizon=6, ...) gives a Projection. project(Plan, Observations, as_of=..., horizon=6, ...) gives a
    ProjectedTarget a target, with the probability of meeting it or the reason for none in `chance`; of what adds up
    over the window the path is that of the running total, however it was reported. Limits that figures of a target have
    passed already do not apply to it, and the note says so.

    method: a name of models(), several of them (the mean of their paths; their median by Combination), or a function of
    the figures (oldest first) and the number of steps that answers as many finite figures; where it does not the
    newest figure stands in, and `note` says so. levels: of the intervals, per cent;
    they rest on the errors that such projections made on the M1 and Tourism competitions, see docs/projection.md.
    errors: what error_pool() has learned of the same method on one's own series, to be mixed with those. lower, upper:
    natural limits (0 and 100 of a share in per cent); nothing projected lies outside. Where no figure is below zero
    nothing projected is. Raises OutOfRange or ParseError, before any work, for a horizon (1 to 128), a level or a
    method that is none; never for figures.
    """
    if isinstance(series, _core.Plan):
        return project_plan(series, *arguments, **named)
    return project_series(series, *arguments, **named)


def steps_in(horizon: Any) -> int:
    """A whole number. Raises TypeError."""
    try:
        return operator.index(horizon)
    except TypeError:
        raise TypeError(f"horizon: expected a whole number of steps; found {horizon!r}") from None


def levels_in(levels: Any) -> list[float]:
    """A single level is a list of one. Raises TypeError."""
    try:
        given = levels if isinstance(levels, Iterable) else (levels,)
        return [float(level) for level in given]
    except (TypeError, ValueError):
        raise TypeError(f"levels: expected numbers in per cent, such as (80, 95); found {levels!r}") from None


def project_plan(
    plan: _core.Plan,
    seen: _core.Observations,
    *,
    as_of: datetime.date | str,
    horizon: int = 6,
    method: Method = "auto",
    levels: Sequence[float] = LEVELS,
    lower: float | None = None,
    upper: float | None = None,
    errors: _core.ErrorPool | None = None,
) -> tuple[_core.ProjectedTarget, ...]:
    return _core._project_plan(plan, seen, as_of, steps_in(horizon), method, levels_in(levels), lower, upper, errors)


def project_series(
    series: Any,
    horizon: int = 6,
    method: Method = "auto",
    levels: Sequence[float] = LEVELS,
    *,
    lower: float | None = None,
    upper: float | None = None,
    errors: _core.ErrorPool | None = None,
    threads: int = 1,
    language: str = "en",
) -> Any:
    if isinstance(series, _core.Series):
        return _core._project_series(series, steps_in(horizon), method, levels_in(levels), lower, upper, errors)
    from milepost import paths  # numpy is loaded for those who need it

    return paths.project(series, steps_in(horizon), method, levels_in(levels), lower, upper, errors, threads, language)


def attain(
    series: Any,
    targets: Any,
    method: Method = "auto",
    *,
    lower: float | None = None,
    upper: float | None = None,
    errors: _core.ErrorPool | None = None,
    details: bool = False,
    threads: int = 1,
    language: str = "en",
) -> Any:
    """How likely every row of `targets` is to be met; gives back a table of the kind of `targets`.

    series and targets as evaluate() takes them: `series`, `period`, `value`; `series`, `target`, `due`, `direction`,
    and if they are there `target_id` and `bound`. The result has a row a target: `target_id`, `series`, `probability`
    (0 to 1, at the due day), `standard_error` (0: nothing is simulated), `likelihood` (the words of the IPCC, by
    `language`), `method`, `reason`, and `note`: the reason in words, by `language`. A figure at or after the due day
    settles the matter: 0 or 1. Figures that are all zero do not show how far they may move: a reason, and no
    probability.

    details: also `any_time` (that the bound is met by some figure up to the due day), `every_time` (by every one),
    `reached` (when the path meets it, in years: the end of 2015 is 2016.0), `reached_early` and `reached_late` (the
    same of the ends of the 80 % interval). lower, upper: natural limits of all series. errors: as in project().
    """
    from milepost import paths

    return paths.attain(series, targets, method, lower, upper, errors, details, threads, language)


@dataclass(frozen=True)
class BacktestResult(Tabular):
    """How good projections would have been.

    accuracy: a dict a model and class of lengths: `model`, `lengths`, `origins`, `failures`, `smape`, `mase`, `owa` (1
    is as good as "no change"), `crps`, and by level `coverage` and `msis`. errors: by model the columns `series`,
    `length`, `step`, `actual`, `projected`, `scaled` (the error on the error scale, over its size), `score` (where
    it lies among the errors that the shipped table expects, as a standard normal score). levels: of the intervals, per
    cent, in the order of `coverage` and `msis`.
    """

    accuracy: list[dict[str, Any]]
    errors: Mapping[str, Mapping[str, Any]]
    levels: tuple[float, ...] = ()


def backtest(
    series: Any,
    methods: Sequence[Method] = ("auto",),
    horizon: int = 6,
    levels: Sequence[float] = LEVELS,
    *,
    shortest: int = 4,
    origins: int = 0,
    window: int | None = None,
    threads: int = 0,
) -> BacktestResult:
    """How good projections of one's own series would have been: their ends are hidden and compared with what is said.

    series: as project() takes them. From `shortest` figures on every origin is tried that leaves a figure; `origins`:
    only so many last ones of each series, which leave a whole `horizon`. window: only so many figures before an origin
    are shown.
    """
    from milepost import paths

    return paths.backtest(series, methods, steps_in(horizon), levels_in(levels), shortest, origins, window, threads)


def error_pool(
    series: Any,
    method: Method = "auto",
    horizon: int = 6,
    *,
    shortest: int = 4,
    origins: int = 0,
    threads: int = 0,
) -> _core.ErrorPool:
    """What errors a method has made on one's own series, for `errors` of project() and attain().

    The ends of the series are hidden and compared with what is said, as in backtest(). The summary is mixed with the
    shipped table: S series weigh S / (S + 40). Summaries of different series add up: merge(a, b).
    """
    from milepost import paths

    return paths.error_pool(series, method, steps_in(horizon), shortest, origins, threads)


def early_warning(
    series: Any,
    methods: Any = None,
    *,
    model: Method = "auto",
    leads: Sequence[int] = (1, 2, 3, 4, 5, 6),
    shortest: int = 6,
    threads: int = 0,
    paces: Sequence[float] = (0.5, 1, 1.5),
    improvements: Sequence[float] = (0.05, 0.1, 0.2),
) -> Any:
    """How well each method's status, and attain(), would have told whether targets are met; see docs/early-warning.md.

    Past series become targets whose outcome is known: a plan opens at each figure, is first judged three figures later,
    with `shortest` figures seen or more, and asks to carry on at each of `paces` times the mean of the last five
    changes, and for each of `improvements` of the base figure, up and down. Each method judges with what was known so
    many steps (`leads`) before the due figure. series: as project() takes them; methods: presets, None for all that can
    judge. model: of attain(), as `method` of project(). The result is a table of the same kind, a row a method for all
    leads together, then for each.
    """
    from milepost import early_warnings

    return early_warnings.early_warning(
        series,
        methods,
        model=model,
        leads=leads,
        shortest=shortest,
        threads=threads,
        paces=paces,
        improvements=improvements,
    )
