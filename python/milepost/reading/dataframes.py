"""Dataframes as sheets: the names of their columns in the first row, every cell with its row and column."""

from __future__ import annotations

import datetime
import importlib
import math
from collections.abc import Iterator
from typing import Any

import numpy

from milepost._core import Error, OutOfRange, Text
from milepost.column_kinds import Column, as_cells, as_plain
from milepost.columns import Table, check_lengths, from_pandas, kind_of, open_table, read_column
from milepost.reading.cells import Cell, Sheet
from milepost.reading.words import tidy

YEARS = range(1900, 2101)
ROW_NUMBERS = Text(
    "行索引未命名且为整数，视为行号，未读入；如有含义，请命名",
    "the index of whole numbers has no name: taken for row numbers, not read; name it if it says something",
)


def sheet_of(table: Any, name: str) -> Sheet:
    """Any table that milepost.columns opens. Rows count from 1, as do the rows below a header.

    Raises TypeError for what is no table, Error for a column that holds neither words nor numbers, OutOfRange for
    columns that differ in length.
    """
    is_pandas = kind_of(table) == "pandas"
    columns = list(columns_of_pandas(table, name) if is_pandas else columns_of(table, name))
    check_lengths(dict(columns), name)
    sheet = Sheet(name, kind="dataframe")
    sheet.remarks += [ROW_NUMBERS] if is_pandas and has_numbers_of_rows(table.index) else []
    for place, (title, column) in enumerate(columns, 1):
        add_column(sheet, place, title, column)
    return sheet


def add_column(sheet: Sheet, place: int, title: str, column: Column) -> None:
    add(sheet, 1, place, title, f"{sheet.name}: column '{title}'")
    try:
        cells = as_cells(as_plain(column)).tolist()
    except TypeError as failure:
        raise Error(f"{sheet.name}: column '{title}' {failure}") from None
    for row, value in enumerate(cells, 1):
        add(sheet, row + 1, place, value, f"{sheet.name}: row {row}, column '{title}'")


def columns_of(table: Any, name: str) -> Iterator[tuple[str, Column]]:
    """Raises OutOfRange for a name that stands there twice: of the second nothing could be asked."""
    opened = open_table(table, name)
    for label in opened.names:
        if opened.names.count(label) > 1:
            raise OutOfRange(f"{name}: column '{label}' stands there twice")
        yield label_words(label), read_column(opened, label, name)


def columns_of_pandas(frame: Any, name: str) -> Iterator[tuple[str, Column]]:
    """The index where it says something, then the columns, by place: a label may stand there twice."""
    for place, label in enumerate(frame.index.names):
        level = frame.index.get_level_values(place)
        if label is not None or says_something(level):
            yield one_of_pandas(level.to_series(), label_words(label), name)
    for place, label in enumerate(frame.columns):
        yield one_of_pandas(frame.iloc[:, place], label_words(label), name)


def one_of_pandas(series: Any, title: str, name: str) -> tuple[str, Column]:
    return title, read_column(Table([title], lambda _: from_pandas(series)), title, name)


def says_something(level: Any) -> bool:
    """Of an index without a name: words, days, periods, and years; other whole numbers are those of rows."""
    if getattr(level.dtype, "kind", "O") not in "iu":
        return True
    is_range = hasattr(level, "step")  # pandas numbers rows so by itself
    return not is_range and len(level) > 0 and all(year in YEARS for year in level)


def has_numbers_of_rows(index: Any) -> bool:
    """Numbers that pandas did not give by itself: they may have meant something."""
    levels = [index.get_level_values(place) for place, label in enumerate(index.names) if label is None]
    return any(not hasattr(level, "step") and not says_something(level) for level in levels if len(level))


def label_words(label: Any) -> str:
    """2021, the date of a Timestamp, the parts of a tuple in one line."""
    if isinstance(label, tuple):
        return " ".join(words for part in label if (words := label_words(part)))
    return words_of(label)


def arrow() -> Any:
    """pyarrow with its parquet. Raises ModuleNotFoundError with the line that installs it."""
    try:
        importlib.import_module("pyarrow.parquet")
        return importlib.import_module("pyarrow")
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("Parquet files need pyarrow: pip install pyarrow", name="pyarrow") from error


def add(sheet: Sheet, row: int, column: int, value: Any, at: str) -> None:
    words = words_of(value)
    if not words:
        sheet.blanks[row, column] = at
    else:
        sheet.cells[row, column] = Cell(sheet.name, (row, column), at, words, isinstance(value, str))


def words_of(value: Any) -> str:
    if value is None or value is numpy.ma.masked or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ") if value.time() != datetime.time() else value.date().isoformat()
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return tidy(str(value))
