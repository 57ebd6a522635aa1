"""Tables of observations in and out; the readers are imported when the first table is read."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from milepost._core import Observations
    from milepost.reading.table import TableReading


def read_table(
    table: Any,
    format: str | None = None,
    *,
    name: str | None = None,
    decimal: str | None = None,
    sheet: str | None = None,
) -> TableReading:
    """Reads the figures of a table and says of every cell what it was taken for.

    `table` is a path, the bytes of a file (CSV, TSV, .xlsx, Parquet) or a dataframe of any kind. `format` is one of
    tidy, sdmx-csv, eurostat, world-bank, open-sdg and wide; without it the format is recognised, and named in the
    reading. `name` is that of the file in messages, and names the indicator where the format does not; `decimal` is
    the sign before the fraction, . or , ; `sheet` the one sheet of a workbook that is to be read.

    A figure that cannot be read is no error: it is in `unread` of the reading, with its place and the reason. Raises
    ParseError, in one sentence, for a file that is empty, broken, ambiguous or no table; ModuleNotFoundError with the
    line that installs it for a library that is missing.
    """
    from milepost.reading.reader import read

    return read(table, format, name, decimal, sheet)


def write_observations(
    path: str | PathLike[str], observations: Observations | TableReading, language: str = "en"
) -> None:
    """Writes observations of a plan, or of a table that was read, as a tidy table: .csv (UTF-8) or .parquet.

    `language` (en, zh) is that of the column names of a CSV file, and of notes. read_observations and read_table read
    the file. Raises ParseError for another ending, Error for a path that cannot be written; ModuleNotFoundError
    for Parquet without pyarrow.
    """
    from milepost.reading.writing import write

    write(path, observations, language)
