"""What early_warning() does between tables and the compiled half: reads the series, puts the rows into columns."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy

from milepost import _core
from milepost.column_kinds import Figures, Plain, Whole, Words
from milepost.columns import same_kind
from milepost.panels import check_arguments
from milepost.plurals import filled
from milepost.series_columns import panel_of, read_series

if TYPE_CHECKING:
    from milepost.projection import Method

COUNTS = ("judged", "not_judged")
SHARES = (
    *("base_rate", "brier", "skill", "auc", "met_on_track", "met_at_risk", "met_off_track"),
    *("alarms", "false_alarms", "missed_alarms", "lead_time"),
)

Rows = Sequence[dict[str, Any]]


def numbers(rows: Rows, name: str) -> Figures:
    """What a row cannot say is NaN."""
    return Figures(numpy.array([row[name] for row in rows], dtype=numpy.float64))


def counts(rows: Rows, name: str) -> Whole:
    return Whole(numpy.array([row[name] for row in rows], dtype=numpy.int64))


def words(rows: Rows, name: str) -> Words:
    names = list(dict.fromkeys(row[name] for row in rows))
    place_of = {word: place for place, word in enumerate(names)}
    return Words(numpy.array([place_of[row[name]] for row in rows], dtype=numpy.int32), names)


def leads_of(rows: Rows) -> Whole:
    """Missing in the rows of all leads together."""
    missing = numpy.array([row["lead"] is None for row in rows], dtype=numpy.uint8)
    return Whole(numpy.array([row["lead"] or 0 for row in rows], dtype=numpy.int64), missing)


def result_columns(rows: Rows) -> dict[str, Plain]:
    columns: dict[str, Plain] = {"method": words(rows, "method"), "lead": leads_of(rows)}
    columns |= {name: counts(rows, name) for name in COUNTS}
    return columns | {name: numbers(rows, name) for name in SHARES}


def methods_in(methods: Any, threads: object) -> list[Any] | None:
    """A list of presets or of their names; a single one is a list of one. Raises what evaluate() raises for others."""
    if methods is None:
        check_arguments("eurostat.2021", threads)
        return None
    asked = [methods] if isinstance(methods, (str, _core.Preset)) else list(methods)
    for method in asked:
        check_arguments(method, threads)
    return asked


def early_warning(
    series: Any,
    methods: Any = None,
    *,
    model: Method = "auto",
    leads: Iterable[int] = (1, 2, 3, 4, 5, 6),
    shortest: int = 6,
    threads: int = 0,
    paces: Iterable[float] = (0.5, 1, 1.5),
    improvements: Iterable[float] = (0.05, 0.1, 0.2),
) -> Any:
    """How well each method's status foretells whether a target is met, tried on targets made of past series.

    `series` is a table as of evaluate(); the result is one of the same kind, a row a method for all leads together
    (`lead` missing), then for each lead: how many figures before the due one the verdict was given. `methods` are
    presets or their names, by default all that need nothing but a series and a target; `attain` (a probability by
    `model`, a name or a function as of project()), `last_change` and `base_rate` are always added. A plan opens at each
    figure of each series, is first judged three figures later, with `shortest` figures seen or more, and due at the
    longest lead after that. Its targets carry on at each of `paces` times the mean of the last five changes, and ask
    for each of `improvements` of the base figure, up and down. A status stands for the share that was met in series of
    the other parity.
    """
    asked, leads = methods_in(methods, threads), list(leads)
    rows = _core._early_warning(
        **panel_of(read_series(series)).arrays(),
        methods=asked,
        model=model,
        leads=leads,
        shortest=shortest,
        threads=int(threads),
        paces=list(paces),
        improvements=list(improvements),
    )
    if not any(row["judged"] for row in rows):
        words = "{shortest} {shortest:figure|figures} before the first verdict and {lead} after it"
        needed = filled(words, shortest=shortest, lead=max(leads, default=0))
        warnings.warn(f"early_warning: no series is long enough; a plan needs {needed}", stacklevel=3)
    return same_kind(series, result_columns(rows))
