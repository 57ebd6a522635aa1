"""Dataframes as sheets: the names of their columns in the first row, every cell with its row and column."""

from __future__ import annotations

import datetime
import importlib
import math
from typing import Any

import numpy

from milepost._core import Error
from milepost.column_kinds import as_cells, as_plain
from milepost.columns import check_lengths, open_table, read_column
from milepost.reading.cells import Cell, Sheet
from milepost.reading.words import tidy


def sheet_of(table: Any, name: str) -> Sheet:
    """Any table that milepost.columns opens. Rows count from 1, as do the rows below a header.

    Raises TypeError for what is no table, Error for a column that holds neither words nor numbers.
    """
    opened = open_table(table, name)
    columns = {str(column): read_column(opened, column, name) for column in opened.names}
    check_lengths(columns, name)
    sheet = Sheet(name, kind="dataframe")
    for place, (title, column) in enumerate(columns.items(), 1):
        add(sheet, 1, place, title, f"{name}: column '{title}'")
        try:
            cells = as_cells(as_plain(column)).tolist()
        except TypeError as failure:
            raise Error(f"{name}: column '{title}' {failure}") from None
        for row, value in enumerate(cells, 1):
            add(sheet, row + 1, place, value, f"{name}: row {row}, column '{title}'")
    return sheet


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
