"""Tables of any kind as columns, and columns as a table of the same kind.

A table is a dict of lists or arrays, a list of dicts, a pandas or polars DataFrame, a pyarrow Table or RecordBatch, a
structured numpy array, or anything with `__arrow_c_stream__`. None of these libraries is imported: who passes one of
their tables has done so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy

from milepost import _core
from milepost.column_kinds import (
    Column,
    Figures,
    Plain,
    UnreadableError,
    Whole,
    Words,
    as_cells,
    as_plain,
    from_array,
    from_parts,
    from_values,
    renumbered,
)
from milepost.near_names import did_you_mean, nearest

KINDS = (
    "a dict of lists or arrays, a list of dicts, a pandas or polars DataFrame, a pyarrow Table or RecordBatch, "
    "a structured numpy array, or anything with __arrow_c_stream__"
)


@dataclass(frozen=True)
class Table:
    """What is asked of a table of any kind."""

    names: list[str]
    column: Callable[[str], Column]


def words_of_label(label: Any) -> str:
    """A label that is no word, such as a tuple of two levels or a date, by its words, as read_table takes it."""
    if isinstance(label, str):
        return label
    from milepost.reading.dataframes import label_words  # for these alone

    return label_words(label)


def labelled(labels: Sequence[Any], column: Callable[[Any], Column]) -> Table:
    """Two labels of the same words are two columns of one name, which is refused where it is asked for."""
    names = [words_of_label(label) for label in labels]
    return Table(names, lambda name: column(labels[names.index(name)]))


# ---- kinds of tables


def library_of(value: Any, *names: str) -> str | None:
    """Which of the libraries the value comes from, its base classes counted in."""
    modules = {base.__module__.partition(".")[0] for base in type(value).__mro__}
    return next((name for name in names if name in modules), None)


def is_rows(table: Any) -> bool:
    return isinstance(table, (list, tuple)) and all(isinstance(row, Mapping) for row in table)


def kind_of(table: Any) -> str | None:
    """dict, rows, structured, pandas, polars, pyarrow, stream; None for what is no table."""
    if isinstance(table, Mapping):
        return "dict"
    if is_rows(table):
        return "rows"
    if isinstance(table, numpy.ndarray) and table.dtype.names:
        return "structured"
    library = library_of(table, "pandas", "polars", "pyarrow")
    if library == "pandas":
        return library if hasattr(table, "columns") else None
    return (library or "stream") if hasattr(table, "__arrow_c_stream__") else None


# ---- pandas


def pandas_words(series: Any) -> Column:
    """Categories, and everything else that pandas can number."""
    if hasattr(series.dtype, "categories"):
        labels = from_pandas(series.cat.categories.to_series())
        codes = series.cat.codes.to_numpy(dtype=numpy.int32)
        return renumbered(codes, as_cells(as_plain(labels)).tolist())
    codes, labels = series.factorize()
    return Words(codes.astype(numpy.int32), list(labels))


def pandas_nullable(series: Any) -> Column:
    if series.dtype.kind == "f":
        return Figures(series.to_numpy(dtype=numpy.float64, na_value=numpy.nan))
    missing = series.isna().to_numpy(dtype=numpy.uint8)
    return Whole(series.to_numpy(dtype=numpy.int64, na_value=0), missing if missing.any() else None)


def is_arrow_backed(dtype: Any) -> bool:
    return hasattr(dtype, "pyarrow_dtype") or getattr(dtype, "storage", None) == "pyarrow"


def pandas_arrow(series: Any) -> Column:
    frame = series.reset_index(drop=True).to_frame("column")
    if hasattr(frame, "__arrow_c_stream__"):  # pandas 2.2 and newer
        return stream_table(frame).column("column")
    return from_values(series.tolist())


def from_pandas(series: Any) -> Column:
    dtype = series.dtype
    if isinstance(dtype, numpy.dtype):
        return from_array(series.to_numpy())
    if is_arrow_backed(dtype):
        return pandas_arrow(series)
    if hasattr(dtype, "categories") or hasattr(dtype, "freq"):
        return pandas_words(series)
    if hasattr(dtype, "tz"):
        return from_array(series.dt.tz_localize(None).to_numpy())
    if hasattr(dtype, "numpy_dtype") and dtype.kind in "iufb":
        return pandas_nullable(series)
    return from_values(series.tolist())


def pandas_table(table: Any) -> Table:
    names = [words_of_label(label) for label in table.columns]
    return Table(names, lambda name: from_pandas(table.iloc[:, names.index(name)]))


# ---- Arrow


def lent_table(table: Any) -> _core._ArrowTable:
    if hasattr(table, "__arrow_c_stream__"):
        return _core._ArrowTable(table.__arrow_c_stream__())
    return _core._ArrowTable(*table.__arrow_c_array__())


def stream_table(table: Any) -> Table:
    lent = lent_table(table)
    names = lent.names
    return Table(names, lambda name: from_parts(lent.column(names.index(name))))


# ---- Python and numpy


def column_of(values: Any) -> Column:
    """One column of a dict."""
    if isinstance(values, numpy.ndarray):
        return from_array(values)
    if isinstance(values, (list, tuple, range)):
        return from_values(values)
    if library_of(values, "pandas"):
        return from_pandas(sys.modules["pandas"].Series(values))
    if hasattr(values, "__arrow_c_stream__") or hasattr(values, "__arrow_c_array__"):
        lent = lent_table(values)
        return from_parts(lent.column(0))
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise UnreadableError(f"is {values!r}, not a list or an array")
    return from_values(list(values))


def dict_table(table: Mapping[Any, Any]) -> Table:
    return labelled(list(table), lambda label: column_of(table[label]))


def rows_table(rows: Sequence[Mapping[Any, Any]]) -> Table:
    labels = list(dict.fromkeys(label for row in rows for label in row))
    return labelled(labels, lambda label: from_values([row.get(label) for row in rows]))


def structured_table(table: Any) -> Table:
    return Table(list(table.dtype.names), lambda name: from_array(table[name]))


OPENERS: dict[str | None, Callable[[Any], Table]] = {
    "dict": dict_table,
    "rows": rows_table,
    "structured": structured_table,
    "pandas": pandas_table,
    "polars": stream_table,
    "pyarrow": stream_table,
    "stream": stream_table,
}


def open_table(table: Any, title: str) -> Table:
    kind = kind_of(table)
    if kind is None:
        lazy = "; collect() it first" if hasattr(table, "collect") else ""
        raise TypeError(f"{title}: expected {KINDS}; found {type(table).__name__}{lazy}")
    return OPENERS[kind](table)


# ---- columns in


def listed(names: Sequence[str]) -> str:
    return ", ".join(map(str, names)) or "no columns"


def check_names(names: Sequence[str], needed: Iterable[str], title: str) -> None:
    """Raises OutOfRange for a column that is not there, or twice."""
    for name in needed:
        if name not in names:
            meant = did_you_mean(nearest(name, map(str, names)))
            raise _core.OutOfRange(f"{title}: column '{name}' is missing; found {listed(names)}{meant}")
        if list(names).count(name) > 1:
            raise _core.OutOfRange(f"{title}: column '{name}' stands there twice")


def read_column(table: Table, name: str, title: str) -> Column:
    try:
        return table.column(name)
    except UnreadableError as error:
        raise TypeError(f"{title}: column '{name}' {error}") from error
    except _core.Error as error:
        raise type(error)(f"{title}: {error}") from error


def check_lengths(columns: Mapping[str, Column], title: str) -> None:
    """Raises OutOfRange for columns that differ in length: rows would not belong together."""
    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        found = ", ".join(f"'{name}' has {rows}" for name, rows in lengths.items())
        raise _core.OutOfRange(f"{title}: the columns differ in length: {found}")


def columns_named(table: Any, wanted: Iterable[str], needed: Sequence[str], title: str) -> dict[str, Column]:
    """The columns needed, and those wanted that are there, of whatever length. Raises as read_columns()."""
    opened = open_table(table, title)
    if isinstance(table, (list, tuple)) and not table:  # without rows a list of dicts has no names either
        return {name: Figures(numpy.empty(0)) for name in needed}
    check_names(opened.names, needed, title)
    names = [*needed, *(name for name in wanted if name in opened.names and name not in needed)]
    return {name: read_column(opened, name, title) for name in names}


def read_columns(table: Any, wanted: Iterable[str], needed: Sequence[str], title: str = "table") -> dict[str, Column]:
    """The columns needed, and those wanted that are there. Raises OutOfRange if one needed is missing or lengths
    differ, TypeError for what is no table and for a column that holds what no one can read."""
    columns = columns_named(table, wanted, needed, title)
    check_lengths(columns, title)
    return columns


# ---- columns out


class ColumnStream:
    """Columns as an Arrow stream, for any library that reads these: pl.DataFrame(it), pa.table(it)."""

    def __init__(self, columns: Mapping[str, Plain]) -> None:
        self.columns = dict(columns)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _core._arrow_stream({name: column.parts() for name, column in self.columns.items()})


def to_pandas(columns: Mapping[str, Plain]) -> Any:
    """Words are objects, as in every table of milepost: what pandas would make of them depends on its version."""
    pandas = sys.modules["pandas"]
    cells = {name: as_cells(column) for name, column in columns.items()}
    return pandas.DataFrame({name: pandas.Series(values, dtype=values.dtype) for name, values in cells.items()})


def to_structured(columns: Mapping[str, Plain]) -> Any:
    cells = {name: as_cells(column) for name, column in columns.items()}
    rows = len(next(iter(cells.values()), ()))
    table = numpy.empty(rows, dtype=[(name, values.dtype) for name, values in cells.items()])
    for name, values in cells.items():
        table[name] = values
    return table


def to_rows(columns: Mapping[str, Plain]) -> list[dict[str, Any]]:
    cells = [as_cells(column).tolist() for column in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True)]


def to_pyarrow(columns: Mapping[str, Plain], is_batch: bool) -> Any:
    reader = sys.modules["pyarrow"].RecordBatchReader.from_stream(ColumnStream(columns))
    return reader.read_next_batch() if is_batch else reader.read_all()


WRITERS: dict[str | None, Callable[[Mapping[str, Plain]], Any]] = {
    "dict": lambda columns: {name: as_cells(column) for name, column in columns.items()},
    "rows": to_rows,
    "structured": to_structured,
    "pandas": to_pandas,
    "polars": lambda columns: sys.modules["polars"].DataFrame(ColumnStream(columns)),
    "stream": ColumnStream,
}


def same_kind(table: Any, columns: Mapping[str, Plain]) -> Any:
    """The columns as a table of the kind that `table` is; a dict of lists gives a dict of arrays."""
    kind = kind_of(table)
    if kind == "pyarrow":
        return to_pyarrow(columns, is_batch=type(table).__name__ == "RecordBatch")
    return WRITERS[kind](columns)
