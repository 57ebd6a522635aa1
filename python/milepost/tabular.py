"""What every result that is a table can do: go to Arrow and to frames, show itself in notebooks, be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import great_tables
    import pandas
    import polars
    import pyarrow  # type: ignore[import-untyped, unused-ignore]

    from milepost.tables.table import ResultTable


class Tabular:
    """Methods of results that are tables; docs/tables.md names their tables and columns."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return table_of(self).__arrow_c_stream__(requested_schema)

    def to_pandas(self, rows: str = "") -> pandas.DataFrame:
        """A pandas table. `rows` names which of the result's tables, its first if empty. Words are objects, None where
        one is missing, numbers float64, days datetime64[s]. Raises OutOfRange for a table that is none,
        ModuleNotFoundError without pandas."""
        return table_of(self, rows).to_pandas()

    def to_polars(self, rows: str = "") -> polars.DataFrame:
        """A polars table; `rows` as in to_pandas(). Raises ModuleNotFoundError without polars."""
        return table_of(self, rows).to_polars()

    def to_arrow(self, rows: str = "") -> pyarrow.Table:
        """A pyarrow table; `rows` as in to_pandas(). Raises ModuleNotFoundError without pyarrow."""
        return table_of(self, rows).to_arrow()

    def to_great_table(self, rows: str = "", language: str = "", source: str = "") -> great_tables.GT:
        """A table for publication, in Chinese ("zh") or English ("en"; by locale if empty); a scorecard is grouped by
        section, and each status stands as colour, shape and word. `source` is the note under it. Raises
        ModuleNotFoundError without great-tables."""
        from milepost.tables import great

        return great.to_great_table(self, rows, language, source)

    def _repr_html_(self) -> str:
        return table_of(self)._repr_html_()

    def __str__(self) -> str:
        return str(table_of(self))


# Those that the compiled classes have already say more than a plain table, and stay; to_pandas() is the same for all.
KEPT = ("__str__", "_repr_html_")


def attach(kind: type) -> None:
    """Gives a class of the compiled half the methods of Tabular."""
    for name, method in vars(Tabular).items():
        if callable(method) and not (name in KEPT and name in vars(kind)):
            setattr(kind, name, method)


# Classes of the compiled half that milepost.tables.catalogue describes; named here, so that the import is quick.
COMPILED = (
    *("Plan", "Scorecard", "ScorecardRow", "DeliverableRow", "Verdict"),
    *("Comparison", "PlanComparison", "RollUp", "ClassCounts"),
    *("Series", "Observations", "Trajectory", "YearlyPath", "Projection", "Calendar"),
    *("Log", "Case", "Replay", "Review"),
    *("PlanReading", "MethodsReading", "ObservationsReading", "LogReading", "ScenarioReading"),
    *("Timetable", "ScheduleOutcome", "TaskNetwork", "Outcome", "LeverRanking", "Screening"),
    *("Tornado", "MorrisEffects", "SobolIndices"),
)


def attach_all() -> None:
    """Once, when milepost is imported."""
    from milepost import _core

    for name in COMPILED:
        attach(getattr(_core, name))


def table_of(result: Any, rows: str = "", *, of: type | None = None) -> ResultTable:
    """A result as a table: `mp.table_of(card)`, `mp.table_of(outcome, "bands")`, `mp.table_of(mp.overdue(...))`.

    `result` has one table or several, of which `rows` names one, the first if empty; or it is a list of records of one
    kind (duties, changes, problems ...). `of` tells the kind of a list that may be empty, so that it keeps its columns:
    `mp.table_of(mp.overdue(...), of=mp.Overdue)`. Raises OutOfRange for a table that is none, TypeError for what is no
    table, records of several kinds, and an empty list without `of`.
    """
    from milepost.tables.table import ResultTable, of_records, of_result

    if isinstance(result, ResultTable):
        return result
    return of_records(result, of) if isinstance(result, (list, tuple)) else of_result(result, rows)
