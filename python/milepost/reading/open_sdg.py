"""Open SDG's data files: Year, columns of disaggregation, Units, Series, Value; the indicator is named by the file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.cells import Sheet
from milepost.reading.flags import read_status
from milepost.reading.periods import find_period
from milepost.reading.records import Record, account_for, first_of, first_row, header_of, records_below
from milepost.reading.slots import Options, Slot, read_into

UNITS = ("units", "unit", "unit_measure")
STATUSES = ("obs_status", "observation_status")
NOTES = ("comments", "comment_obs", "footnote", "source_detail", "source_details", "obs_comment")
ENTITY = "geocode"
SERIES = ("series", "serie")


def fits(columns: Mapping[str, int]) -> bool:
    """Year first and Value among the last, as the format asks."""
    return next(iter(columns), "") == "year" and "value" in columns


def is_open_sdg(sheet: Sheet) -> bool:
    return bool(sheet.cells) and fits(header_of(sheet, first_row(sheet)))


def read_open_sdg(sheet: Sheet, options: Options) -> Account:
    """A row with empty disaggregation is the headline figure; others carry theirs in the name of the indicator."""
    account, columns = Account(sheet), header_of(sheet, first_row(sheet))
    told = {"year", "value", ENTITY, *UNITS, *STATUSES, *NOTES, *SERIES, "unit_mult"}
    broken_down = {cell.column: cell.words for cell in sheet.of_row(first_row(sheet))}
    shown = {name: broken_down[place] for name, place in columns.items() if name not in told}
    for record in records_below(sheet, first_row(sheet), columns):
        read_into(account, record.value_cell("value"), slot_of(account, record, shown, options), options)
    parts = dict.fromkeys(columns, Part.label) | dict.fromkeys(UNITS, Part.unit)
    parts |= dict.fromkeys((*STATUSES, *NOTES), Part.note) | {"value": Part.header}
    account_for(account, first_row(sheet), columns, parts, {})
    return account


def slot_of(account: Account, record: Record, shown: Mapping[str, str], options: Options) -> Slot:
    found = find_period(record.words("year"))
    period = found.period if not found.rest else ""
    status, said, fault = read_status(record.words(first_of(STATUSES, record.columns)))
    year = record.cell("year")
    if year and not period:
        fault = Text(f"年份“{year.words}”未能识别", f"the year '{year.words}' is not known")
        account.left(year, fault)
    notes = (said, *(record.words(name) for name in NOTES))
    return Slot(
        *(name_of(record, shown, options), period, record.words(ENTITY)),
        unit=record.words(first_of(UNITS, record.columns)),
        status=status,
        said=tuple(words for words in notes if words),
        fault=fault,
    )


def name_of(record: Record, shown: Mapping[str, str], options: Options) -> str:
    series = record.words(first_of(SERIES, record.columns))
    parts = [f"{title}={record.words(name)}" for name, title in shown.items() if record.words(name)]
    return " / ".join([indicator_of(options.name), *([series] if series else []), *parts])


def indicator_of(name: str) -> str:
    """1.1.1 of indicator_1-1-1.csv."""
    number = re.search(r"(\d+|[a-z])(-\w+){1,3}", re.sub(r"\.\w+$", "", name), re.IGNORECASE)
    return number[0].replace("-", ".") if number else re.sub(r"\.\w+$", "", name)
