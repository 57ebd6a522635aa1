"""The World Bank's CSV: a few lines of their own, then a row a country and indicator and a column a year."""

from __future__ import annotations

import re
from collections.abc import Mapping

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.cells import Sheet
from milepost.reading.periods import find_period
from milepost.reading.records import Record, first_of, header_of, header_row, records_below
from milepost.reading.slots import Options, Slot, read_into
from milepost.reading.units import unit_at_the_end

CODES = ("indicator_code", "series_code")
NAMES = ("indicator_name", "series_name")


def fits(columns: Mapping[str, int]) -> bool:
    return {"country_name", "country_code"} <= set(columns) and bool(first_of(CODES, columns))


def is_world_bank(sheet: Sheet) -> bool:
    return bool(header_row(sheet, fits))


def read_world_bank(sheet: Sheet, options: Options) -> Account:
    """The indicator is its code, the entity the code of the country; the names stand in the notes."""
    account, header = Account(sheet), header_row(sheet, fits)
    columns = header_of(sheet, header)
    for cell in [cell for cell in sheet.cells.values() if cell.row < header]:
        account.say(cell, Part.note, "表头上方的说明", "a line above the table")
    periods = periods_in(account, header)
    for record in records_below(sheet, header, columns):
        read_row(account, record, periods, options)
    return account


def periods_in(account: Account, header: int) -> dict[int, str]:
    periods: dict[int, str] = {}
    for cell in account.sheet.of_row(header):
        found = find_period(cell.words)
        if found.period and not found.rest:
            periods[cell.column] = found.period
            account.say(cell, Part.header, f"时期 {found.period}", f"period {found.period}")
        elif re.fullmatch(r"(country|indicator|series) (name|code)", cell.words, re.IGNORECASE):
            account.say(cell, Part.header, "表头", "header")
        else:
            periods[cell.column] = ""
            account.left(cell, Text(f"“{cell.words}”不是时期", f"'{cell.words}' is no period"))
    return periods


def read_row(account: Account, record: Record, periods: Mapping[int, str], options: Options) -> None:
    indicator = record.words(first_of(CODES, record.columns))
    cells = account.sheet.of_row(record.row)
    if not indicator and not any(cell.column in periods for cell in cells):
        for cell in cells:
            account.say(cell, Part.note, "表后的说明", "a line below the table")
        return
    for cell in cells:
        if cell.column not in periods:
            account.say(cell, Part.label, "国家或指标", "country or indicator")
    name = record.words(first_of(NAMES, record.columns))
    said = tuple(words for words in (name, record.words("country_name")) if words)
    unit = unit_at_the_end(name)[1]
    for column, period in periods.items():
        cell = account.sheet.at(record.row, column) or account.sheet.blank(record.row, column)
        read_into(account, cell, Slot(indicator, period, record.words("country_code"), unit, said=said), options)
