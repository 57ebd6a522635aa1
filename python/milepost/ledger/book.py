"""The ledger as a workbook: its six sheets, written by XlsxWriter."""

from __future__ import annotations

import datetime
import importlib
import io
from pathlib import Path
from typing import Any

from milepost.files import refuse_existing, write_file
from milepost.ledger.edition import Edition
from milepost.ledger.formats import FONTS, LETTERS, Formats
from milepost.ledger.notes_sheet import write_notes
from milepost.ledger.sheets import sheet_names, write_main
from milepost.ledger.side_sheets import write_by_unit, write_changes, write_lights
from milepost.ledger.works_sheet import write_deliverables

WRITERS = (write_main, write_deliverables, write_by_unit, write_lights, write_changes, write_notes)
# Words are words: what begins with = or http stays text.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def export_ledger(path: str | Path, edition: Edition, overwrite: bool = False) -> None:
    """Writes the ledger to an .xlsx file.

    Raises Error if the file exists and may not be overwritten, or cannot be written; ModuleNotFoundError, with the line
    that installs it, if XlsxWriter is missing.
    """
    refuse_existing([path], overwrite)
    write_file(path, book_of(edition))


def book_of(edition: Edition) -> bytes:
    """The workbook itself; the same edition gives the same bytes."""
    content = io.BytesIO()
    letters = {"font_name": FONTS[edition.language][0], "font_size": LETTERS}  # what widths of columns are counted in
    book = workbook_class()(content, OPTIONS | {"default_format_properties": letters})
    book.set_properties(properties(edition))
    formats = Formats(book, edition.language, edition.palette)
    sheets = [book.add_worksheet(name) for name in sheet_names(edition.language)]
    for write, sheet in zip(WRITERS, sheets, strict=True):
        write(sheet, edition, formats)
    book.close()
    return content.getvalue()


def workbook_class() -> Any:
    try:
        return importlib.import_module("xlsxwriter").Workbook
    except ModuleNotFoundError as missing:
        words = "writing ledgers needs XlsxWriter: pip install 'milepost[excel]'"
        raise ModuleNotFoundError(words, name="xlsxwriter") from missing


def properties(edition: Edition) -> dict[str, object]:
    """Nothing of the machine or of the moment: the day is that of the ledger."""
    issuer = edition.of(edition.plan.issuer)
    day = edition.card.as_of
    return {
        "title": edition.title,
        "subject": edition.subtitle,
        "company": issuer,
        "created": datetime.datetime(day.year, day.month, day.day),
    }
