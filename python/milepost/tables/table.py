"""A result as columns: read once, lent to Arrow as often as asked, turned into frames, shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from milepost._core import Unit
from milepost.tables.catalogue import ROWS, kind_of_records, sheet_of
from milepost.tables.fields import Fields
from milepost.tabular import Tabular

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow  # type: ignore[import-untyped, unused-ignore]


class ResultTable(Tabular):
    """A table made of a result by table_of(). `of` is the kind of result or record, `name` which of its tables,
    `about` tells it from others of its kind; `columns` has the values by name, None for what is missing. It prints,
    shows itself in notebooks, and goes to whatever reads Arrow: polars.DataFrame(table)."""

    def __init__(self, of: str, name: str, about: str, described: Fields, rows: Sequence[Any]) -> None:
        self.of, self.name, self.about = of, name, about
        self.kinds = {one.name: one.kind for one in described}
        self.columns = {one.name: [one.read(row) for row in rows] for one in described}
        self._rows = len(rows)

    def __len__(self) -> int:
        return self._rows

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dict a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in zip(*self.columns.values(), strict=True)]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from milepost.columns import ColumnStream
        from milepost.tables.cells import in_arrow

        stream = ColumnStream({name: in_arrow(kind, self.columns[name]) for name, kind in self.kinds.items()})
        return stream.__arrow_c_stream__(requested_schema)

    def to_pandas(self, rows: str = "") -> pandas.DataFrame:
        """A pandas table: numbers float64, days datetime64[s], words objects; missing is NaN, NaT, None."""
        library = needed("pandas", "to_pandas", "milepost[frames]")
        from milepost.tables.cells import in_pandas

        frame: pandas.DataFrame = library.DataFrame(index=range(len(self)))
        for name, kind in self.kinds.items():
            frame[name] = in_pandas(kind, self.columns[name])
        return frame

    def to_polars(self, rows: str = "") -> polars.DataFrame:
        """A polars table: numbers Float64, days Date, words String; missing is null."""
        library = needed("polars", "to_polars", "polars")
        frame: polars.DataFrame = library.DataFrame(self)
        return frame.with_columns(library.col(name).cast(library.Boolean) for name in self._truths())

    def to_arrow(self, rows: str = "") -> pyarrow.Table:
        """A pyarrow table: numbers float64, days date32, words string; missing is null."""
        library = needed("pyarrow", "to_arrow", "pyarrow")
        table = library.table(self)
        for name in self._truths():
            table = table.set_column(table.column_names.index(name), name, table[name].cast(library.bool_()))
        return table

    def _truths(self) -> list[str]:
        """Columns that the Arrow stream has as 1 and 0: it knows no truths."""
        return [name for name, kind in self.kinds.items() if kind == "truth"]

    def _repr_html_(self) -> str:
        from milepost.tables import page

        return page.html(self)

    def text(self, language: str = "", width: int = 0) -> str:
        """What print() prints: aligned for `width` columns on a screen (those of the terminal, 80 to 140, if 0), in
        Chinese ("zh") or English ("en"; by locale if empty)."""
        from milepost.tables import printed

        return printed.text(self, language, width)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        rows = "1 row" if len(self) == 1 else f"{len(self)} rows"
        return f"<{' '.join(filter(None, (self.of, self.name)))}: {rows}, columns {', '.join(self.columns)}>"


def needed(library: str, function: str, package: str) -> Any:
    """The library. Raises ModuleNotFoundError with the line that installs it."""
    from importlib import import_module

    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        message = f"{function}() needs {library}: pip install '{package}'"
        raise ModuleNotFoundError(message, name=library) from error


ABOUT = ("plan", "scenario", "name", "target", "entity", "unit", "as_of", "model", "workflow", "subject")


def about(result: Any) -> str:
    """What tells a result from others of its kind: the plan, the scenario, the target, the day."""
    parts = [getattr(result, part, None) for part in ABOUT]
    return " · ".join(str(part) for part in parts if isinstance(part, (str, date, Unit)) and str(part))


def of_result(result: Any, rows: str) -> ResultTable:
    name, sheet = sheet_of(result, rows)
    described, records = sheet(result)
    return ResultTable(type(result).__name__, name, about(result), described, records)


def of_records(records: Sequence[Any], of: type | None) -> ResultTable:
    kind = kind_of_records(records, of)
    return ResultTable(kind.__name__, "", "", ROWS[kind], records)
