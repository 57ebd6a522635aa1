"""Eurostat's TSV: dimensions in the first column, a column a period, a value with its flags in each cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.cells import Cell, Sheet
from milepost.reading.flags import missing_by, read_status
from milepost.reading.periods import find_period
from milepost.reading.records import first_of, first_row
from milepost.reading.sdmx import ENTITIES, INDICATORS, UNITS, WITHOUT_MEANING, unit_of
from milepost.reading.slots import Options, Slot, read_into

KEY = re.compile(r"[\w,]+\\(time_period|time)", re.IGNORECASE)
CELL = re.compile(r"(?P<value>:|[-+]?[\d.]+(?:e[+-]?\d+)?)\s*(?P<flags>[a-z](?:[a-z ,]*[a-z])?)?", re.IGNORECASE)


def is_eurostat(sheet: Sheet) -> bool:
    cells = sheet.of_row(first_row(sheet))
    return bool(cells) and bool(KEY.fullmatch(cells[0].words))


def read_eurostat(sheet: Sheet, options: Options) -> Account:
    """The indicator is that dimension which names one, else the data set by its file, and every dimension that is
    neither total nor "does not apply"."""
    account, head = Account(sheet), sheet.of_row(first_row(sheet))
    dimensions = head[0].words.partition("\\")[0].split(",")
    periods = periods_in(account, head)
    for row in [row for row in sheet.rows() if row > head[0].row]:
        read_row(account, row, dimensions, periods, options)
    return account


def periods_in(account: Account, head: list[Cell]) -> dict[int, str]:
    account.say(head[0], Part.header, "维度", "the dimensions")
    periods = {}
    for cell in head[1:]:
        found = find_period(cell.words)
        periods[cell.column] = found.period if not found.rest else ""
        if periods[cell.column]:
            account.say(cell, Part.header, f"时期 {found.period}", f"period {found.period}")
        else:
            account.left(cell, Text(f"“{cell.words}”不是时期", f"'{cell.words}' is no period"))
    return periods


def read_row(account: Account, row: int, dimensions: list[str], periods: Mapping[int, str], options: Options) -> None:
    key = account.sheet.at(row, 1)
    values = key.words.split(",") if key else []
    fault = None
    if key and len(values) == len(dimensions):
        account.say(key, Part.label, "维度的取值", "the values of the dimensions")
    else:
        fault = Text(
            f"首列应有{len(dimensions)}个维度值，实有{len(values)}个",
            f"its first column gives {len(values)} values for {len(dimensions)} dimensions",
        )
        if key:
            account.left(key, fault)
    slot = replace(slot_of(dict(zip(dimensions, values, strict=False)), options), fault=fault)
    for column, period in periods.items():
        read_cell(account, row, column, replace(slot, period=period), options)


def slot_of(values: Mapping[str, str], options: Options) -> Slot:
    main = first_of(INDICATORS, values)
    told = {main, "freq", *ENTITIES, *UNITS}
    others = [f"{name}={value}" for name, value in values.items() if name not in told]
    kept = [pair for pair in others if pair.partition("=")[2].upper() not in WITHOUT_MEANING]
    unit = unit_of(values.get(first_of(UNITS, values), ""))
    entity = values.get(first_of(ENTITIES, values), "")
    return Slot(" / ".join([values[main] if main else data_set(options.name), *kept]), "", entity, unit)


def data_set(name: str) -> str:
    """The code in estat_nama_10_gdp.tsv."""
    return re.sub(r"^estat_|(\.\w+)+$|_linear$", "", name)


def read_cell(account: Account, row: int, column: int, slot: Slot, options: Options) -> None:
    cell = account.sheet.at(row, column) or account.sheet.blank(row, column)
    found = CELL.fullmatch(cell.words)
    if not found:
        read_into(account, cell, slot, options)
        return
    flags = found["flags"] or ""
    if found["value"] == ":":
        text = missing_by(flags) or Text("缺失：暂无数据", "missing: not available")
        account.say(cell, Part.missing, text.zh, text.en)
        return
    status, said, fault = read_status(flags)
    slot = replace(slot, status=status, said=(said,) if said else (), fault=slot.fault or fault)
    read_into(account, replace(cell, words=found["value"]), slot, options)
    account.findings[cell.place] = replace(account.findings[cell.place], cell=cell)
