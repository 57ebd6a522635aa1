"""Any table in: a path, bytes or a dataframe; its sheets opened, its format recognised, its cells accounted for."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any

from milepost._core import ParseError, Text
from milepost.reading.account import Account
from milepost.reading.cells import Sheet
from milepost.reading.dataframes import arrow, sheet_of
from milepost.reading.delimited import decoded, read_text
from milepost.reading.formats import FORMATS, Format, check, format_named, recognised
from milepost.reading.separators import decimal_of
from milepost.reading.signs import signs_among
from milepost.reading.slots import Options
from milepost.reading.table import TableReading
from milepost.reading.workbook import content_of, sheets_of

ENCODINGS = {"utf-8": "", "gb18030": "GB18030", "utf-16": "UTF-16", "utf-8-sig": ""}


def read(table: Any, format: str | None, name: str | None, decimal: str | None, sheet: str | None) -> TableReading:
    """See milepost.read_table."""
    wanted = format_named(format) if format else None
    if decimal not in (None, ".", ","):
        raise ParseError(f"decimal '{decimal}' is neither . nor ,")
    title, sheets, remarks = opened(table, name)
    if sheet is not None:
        sheets = [one for one in sheets if one.name == sheet] or no_sheet(title, sheets, sheet)
    kept = [one for one in sheets if one.cells]
    if not kept:
        raise ParseError(f"'{title}' is empty: no cell of it says anything")
    if all(len(one.cells) == 1 for one in kept):
        only = next(iter(kept[0].cells.values()))
        raise ParseError(f"'{title}' has one cell, {only.at} '{only.words[:40]}': no table of figures")
    return accounted(title, kept, wanted, decimal, remarks)


def no_sheet(title: str, sheets: list[Sheet], wanted: str) -> list[Sheet]:
    raise ParseError(f"'{title}' has no sheet '{wanted}'; it has {', '.join(one.name for one in sheets)}")


def accounted(
    title: str, sheets: list[Sheet], wanted: Format | None, decimal: str | None, remarks: list[Text]
) -> TableReading:
    """Sheets in which no table is found are accounted for as not read, if another sheet has one."""
    formats = [wanted if wanted and wanted.fits(one) else None if wanted else recognised(one, title) for one in sheets]
    found = next((format for format in formats if format), None)
    if not found:
        if wanted:
            check(wanted, sheets[0], title)
        raise ParseError(f"'{title}' has no table that can be read: expected {'; or '.join(needed())}")
    accounts = []
    for one, format in zip(sheets, formats, strict=True):
        account = format.read(one, options_of(one, title, decimal)) if format else Account(one)
        account.close()
        accounts.append(account)
    return TableReading(title, found.name, tuple(accounts), tuple(remarks))


def options_of(sheet: Sheet, title: str, decimal: str | None) -> Options:
    words = (cell.words for cell in sheet.cells.values())
    return Options(title, decimal or decimal_of(sheet, title), signs=signs_among(words))


def needed() -> list[str]:
    return [f"{format.needs} ({format.name})" for format in FORMATS]


# ---- what is opened


def opened(table: Any, name: str | None) -> tuple[str, list[Sheet], list[Text]]:
    """The sheets with the name that findings carry, and what is to be said of the file."""
    if isinstance(table, (str, PathLike)):
        path = Path(table)
        return of_content(content_of(path), name or path.name)
    if isinstance(table, (bytes, bytearray, memoryview)):
        return of_content(bytes(table), name or "table")
    title = name or "table"
    return title, [sheet_of(table, title)], []


def of_content(content: bytes, name: str) -> tuple[str, list[Sheet], list[Text]]:
    if not content.strip():
        raise ParseError(f"'{name}' is empty: no cell of it says anything")
    if content.startswith(b"PAR1"):
        return name, [sheet_of(parquet(content, name), name)], []
    if content.startswith((b"PK", bytes.fromhex("D0CF11E0"))):
        return name, sheets_of(content, name), []
    if content.lstrip()[:1] == b"<":
        raise ParseError(f"'{name}' is a web page or XML, not a table; save it as .xlsx or .csv")
    text, encoding = decoded(content, name)
    said = ENCODINGS.get(encoding, encoding)
    remarks = [Text(f"按{said}编码读入", f"read as {said}")] if said else []
    separator = "\t" if name.lower().endswith(".tsv") else ""
    return name, [read_text(text, name, separator)], remarks


def parquet(content: bytes, name: str) -> Any:
    """Raises ModuleNotFoundError without pyarrow, ParseError for a broken file."""
    pyarrow = arrow()
    try:
        return pyarrow.parquet.read_table(pyarrow.BufferReader(content))
    except pyarrow.ArrowException as failure:
        raise ParseError(f"'{name}' is no whole Parquet file: {str(failure).splitlines()[0]}") from None
