"""The tables of tests/data/tables with what each must yield, and cells counted without the readers' help."""

import csv
import io
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import milepost as mp
import openpyxl

FOLDER = Path(__file__).parents[1] / "data" / "tables"
ENCODINGS = ("utf-8-sig", "utf-16", "gb18030")


@dataclass
class Expected:
    """One expectation file. Cells are named as in a workbook; in text files the row is the record."""

    path: Path
    format: str
    observations: dict[str, tuple[str, ...]]
    cells: dict[str, set[str]]
    unread: dict[str, str]
    call: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    refused: str = ""
    sheets: list[str] = field(default_factory=list)


def expectations() -> list[Expected]:
    return [expected(path) for path in sorted(FOLDER.glob("*.toml"))]


def expected(path: Path) -> Expected:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    table = next(other for other in path.parent.glob(f"{path.stem}.*") if other.suffix != ".toml")
    rows = [[cell.strip() for cell in row.split("|")] for row in found.get("observations", "").splitlines() if row]
    return Expected(
        table,
        found.get("format", ""),
        {row[0]: (*row[1:4], row[4], unit(row[5]), row[6] if len(row) > 6 else "") for row in rows},
        {part: set(found.get(part, "").split()) for part in ("missing", "aside", "note", "unit")},
        found.get("unread", {}),
        found.get("call", {}),
        found.get("remarks", []),
        found.get("refused", ""),
    )


def unit(words: str) -> str:
    known = mp.find_unit(words) if words else None
    return known.name if known else words


def name_of(row: int, column: int) -> str:
    return f"{openpyxl.utils.get_column_letter(column)}{row}"


def filled(path: Path) -> set[str]:
    """The cells that say something, as csv and openpyxl see them; those of second sheets with the sheet's name."""
    return in_workbook(path) if path.suffix == ".xlsx" else in_text(path)


def in_text(path: Path) -> set[str]:
    text = decoded(path.read_bytes())
    separator = max(",\t;", key=lambda sign: text.splitlines()[0].count(sign))
    if path.suffix in (".tsv", ".txt"):
        separator = "\t"
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return {
        name_of(row, column)
        for row, cells in enumerate(rows, 1)
        for column, cell in enumerate(cells, 1)
        if cell.strip()
    }


def decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def in_workbook(path: Path) -> set[str]:
    book = openpyxl.load_workbook(path)
    return {
        (f"{sheet.title}!" if sheet is not book.worksheets[0] else "") + cell.coordinate
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and str(cell.value).strip()
    }
