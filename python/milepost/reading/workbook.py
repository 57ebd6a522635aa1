"""Workbooks as cells of words: what a reader of the sheet sees, with the place of every cell.

openpyxl reads the file; macros are never run, and formulas are never computed: the value stored with them is taken.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import milepost as mp
from milepost.reading.cells import Cell, Place, Sheet, letters
from milepost.reading.words import tidy

LARGEST = 200 * 1024 * 1024  # bytes of the unpacked workbook; ledgers have some hundred kilobytes
OLD_FORMAT = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
CORE = "docProps/core.xml"
FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
SAVE_AS = "open it in Excel or WPS and save it as .xlsx"


def read_workbook(path: str | Path) -> list[Sheet]:
    """The sheets of the file; see sheets_of."""
    loader()  # a missing library is said before a missing file
    return sheets_of(content_of(Path(path)), path)


def sheets_of(content: bytes, path: str | Path) -> list[Sheet]:
    """The sheets of an .xlsx or .xlsm file, in its order; hidden rows and columns are read like the others. Charts,
    pictures and text boxes are no cells and are not read.

    Raises Error, in one sentence, if openpyxl is missing or the file is none of these: a password, the old .xls, a CSV
    file or another program's file are named.
    """
    fault = fault_of(content, Path(path))
    if fault:
        raise mp.Error(f"'{path}' {fault}")
    load = loader()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            values = load(io.BytesIO(content), data_only=True, keep_links=False)
            written = load(io.BytesIO(content), data_only=False, keep_links=False) if has_formulas(content) else values
    except Exception as failure:  # a broken file fails anywhere inside openpyxl, with any exception
        raise mp.Error(f"'{path}' is not a workbook that can be read ({type(failure).__name__}); {SAVE_AS}") from None
    return [read_sheet(sheet, written[sheet.title]) for sheet in values.worksheets]


def last_editor(path: str | Path) -> tuple[str, datetime.date | None]:
    """Who saved the file last and on which day, as the program noted it; empty where it did not."""
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.xml.functions import fromstring

    with zipfile.ZipFile(path) as archive:
        if CORE not in archive.namelist():
            return "", None
        properties = DocumentProperties.from_tree(fromstring(archive.read(CORE)))
    modified = properties.modified
    return tidy(properties.lastModifiedBy or ""), modified.date() if modified else None


def has_formulas(content: bytes) -> bool:
    """Most ledgers have none, and reading them twice would take twice as long."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.endswith(".xml") and "/worksheets/" in name]
        return any(FORMULA.search(archive.read(name)) for name in sheets)


def loader() -> Any:
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise mp.Error("reading workbooks needs openpyxl: pip install 'milepost[excel]'") from None
    return openpyxl.load_workbook


def content_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as failure:
        raise mp.Error(f"'{path}' cannot be opened: {failure.strerror}") from None


def fault_of(content: bytes, path: Path) -> str:
    """Why a file is no workbook, to be said after its name; empty if it may be one."""
    if not content:
        return "is empty; expected a workbook (.xlsx)"
    if content.startswith(OLD_FORMAT):
        locked = ENCRYPTED in content
        return "is protected by a password; save it without one" if locked else f"is in the old .xls format; {SAVE_AS}"
    if not content.startswith(b"PK"):
        return fault_of_text(content, path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return fault_of_archive(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return f"is not a whole workbook: its end is missing or damaged; {SAVE_AS}"


def fault_of_text(content: bytes, path: Path) -> str:
    if content.lstrip()[:1] == b"<":
        return f"is a web page or XML under the name of a workbook; {SAVE_AS}"
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        return f"is plain text, not a workbook; {SAVE_AS}"
    return "is not a workbook; expected .xlsx"


def fault_of_archive(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    size = sum(entry.file_size for entry in archive.infolist())
    if size > LARGEST:
        return f"unpacks to {size // 1024 // 1024} MB; workbooks above {LARGEST // 1024 // 1024} MB are not read"
    if "xl/workbook.bin" in names:
        return f"is in the binary .xlsb format; {SAVE_AS}"
    return "" if "[Content_Types].xml" in names else f"is an archive, but no workbook; {SAVE_AS}"


def read_sheet(values: Any, written: Any) -> Sheet:
    """`values` has what formulas gave when the file was saved, `written` the formulas themselves."""
    sheet = Sheet(values.title, values.sheet_state != "visible")
    formulas = {place: str(cell.value) for place, cell in written._cells.items() if cell.data_type == "f"}
    for place, cell in values._cells.items():  # the public iterators make every cell up to the last one
        found = read_cell(sheet.name, place, cell, formulas.get(place, ""))
        if found:
            sheet.cells[place] = found
    cover(sheet, values.merged_cells.ranges)
    sheet.remarks += remarks_of(sheet, values)
    return sheet


# ---- what a reader of the sheet would not see


def remarks_of(sheet: Sheet, values: Any) -> list[mp.Text]:
    """Hidden rows and columns with something in them, and merged areas that overlap."""
    rows = [str(row) for row in sheet.rows() if values.row_dimensions[row].hidden]
    columns = [letters(column) for column in sheet.columns if is_hidden_column(values, column)]
    remarks = [hidden_words("行", "row", rows)] if rows else []
    remarks += [hidden_words("列", "column", columns)] if columns else []
    return remarks + [overlap_words(*pair) for pair in overlaps(values.merged_cells.ranges)]


def is_hidden_column(values: Any, column: int) -> bool:
    """Columns that are alike are kept as one group, under the first of them."""
    groups = (group for group in values.column_dimensions.values() if group.hidden)
    return any((group.min or 0) <= column <= (group.max or 0) or group.index == letters(column) for group in groups)


def hidden_words(zh: str, en: str, names: list[str]) -> mp.Text:
    several = "are" if len(names) > 1 else "is"
    return mp.Text(
        f"隐藏{zh}{'、'.join(names)}一并读入", f"hidden {en} {', '.join(names)} {several} read like the others"
    )


def overlaps(ranges: Iterable[Any]) -> list[tuple[str, str]]:
    """Pairs of merged areas that share a cell; some programs write such files."""
    areas = sorted(ranges, key=lambda area: (area.min_row, area.min_col))
    found = []
    for place, one in enumerate(areas):
        for other in areas[place + 1 :]:
            if other.min_row > one.max_row:
                break
            if not one.isdisjoint(other):
                found.append((one.coord, other.coord))
    return found


def overlap_words(one: str, other: str) -> mp.Text:
    return mp.Text(
        f"合并区域{one}与{other}重叠，重叠处按后者读入",
        f"the merged areas {one} and {other} overlap; where they do, the second is read",
    )


def read_cell(sheet: str, place: Place, cell: Any, formula: str) -> Cell | None:
    """None if nothing shows. A formula without a stored value is shown itself, and flawed."""
    words = words_of(cell.value, str(cell.number_format or ""))
    comment = tidy(cell.comment.text) if cell.comment else ""
    if not words and not formula and not comment:
        return None
    at, is_text = f"{sheet}!{cell.coordinate}", isinstance(cell.value, str)
    found = Cell(sheet, place, at, words or tidy(formula), is_text, flaw=flaw_of(cell, words, bool(formula)))
    return replace(found, remark=remark_of(cell, comment))


def flaw_of(cell: Any, words: str, is_formula: bool) -> mp.Text | None:
    if is_formula and not words:
        return mp.Text(
            "单元格为公式，文件中未存计算结果，请在Excel或WPS中打开并保存后再导入",
            "a formula without a stored value: open and save the file in Excel or WPS, then import again",
        )
    if cell.data_type == "e":
        return mp.Text(f"公式出错（{words}）", f"the formula gives an error ({words})")
    return None


def remark_of(cell: Any, comment: str) -> mp.Text | None:
    if comment:
        return mp.Text(f"批注：{comment}", f"comment on the cell: {comment}")
    if is_number(cell.value) and re.search(r"[0#?],+(?![0#?])", format_of(str(cell.number_format or ""))):
        return mp.Text(
            "单元格格式按千缩放显示，读入的是未缩放的原值",
            "the cell shows the number in thousands; the number itself is read",
        )
    return None


def cover(sheet: Sheet, ranges: Iterable[Any]) -> None:
    """Notes what merged cells cover, as far as the sheet is filled: whole columns may be merged."""
    rows, columns = sheet.rows(), sheet.columns
    for merged in ranges:
        first = (merged.min_row, merged.min_col)
        if first not in sheet.cells:
            continue
        span = (merged.max_row - merged.min_row + 1, merged.max_col - merged.min_col + 1)
        sheet.cells[first] = replace(sheet.cells[first], span=span)
        for row in (row for row in rows if merged.min_row <= row <= merged.max_row):
            for column in (column for column in columns if merged.min_col <= column <= merged.max_col):
                sheet.covers[row, column] = first


# ---- values as words


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def format_of(number_format: str) -> str:
    """The first section of a number format, without quoted words and what stands in square brackets."""
    return re.sub(r'"[^"]*"|\[[^]]*]|\\.', "", number_format.split(";")[0])


def words_of(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return date_words(value, format_of(number_format).lower())
    if is_number(value):
        return number_words(value, number_format)
    return tidy(str(value))


def date_words(value: datetime.date, number_format: str) -> str:
    """A date shown as a month or a year is one: "2025年12月" is kept by Excel as 2025-12-01, and means the month."""
    if "d" in number_format or not {"m", "y"} & set(number_format):
        return f"{value:%Y-%m-%d}"
    return f"{value.year:04}年{value.month}月" if "m" in number_format else f"{value.year:04}年"


def number_words(value: Any, number_format: str) -> str:
    """In fifteen digits, as Excel counts; 0.95 shown as a percentage is 95%, and 400 shown with 家 is 400家."""
    number = Decimal(format(value, ".15g"))
    if not number.is_finite():
        return str(number)
    is_percent = "%" in format_of(number_format)
    digits = format(number * 100 if is_percent else number, "f")
    plain = digits.rstrip("0").rstrip(".") if "." in digits else digits
    shown = re.search(r'[0#?]\s*"([^"]*)"\s*$', number_format.split(";")[0])
    return plain + ("%" if is_percent else tidy(shown[1]) if shown else "")
