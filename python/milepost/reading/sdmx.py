"""SDMX-CSV 2.0 and 1.0: https://github.com/sdmx-twg/sdmx-csv, with the columns that Eurostat and .Stat add to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from milepost._core import Text, find_unit
from milepost.reading.account import Account, Part
from milepost.reading.cells import Cell, Sheet
from milepost.reading.flags import read_status
from milepost.reading.numbers import CellFigure, read_figure
from milepost.reading.periods import find_period
from milepost.reading.records import Record, account_for, first_of, first_row, plain, records_below
from milepost.reading.slots import Options, Slot, read_into

INDICATORS = ("indicator", "series", "measure", "subject", "indic", "indic_sdg", "indic_de", "na_item", "concept")
ENTITIES = ("ref_area", "geo", "location", "country", "cou", "area", "reg_id", "geo_pict", "reporting_area")
UNITS = ("unit_measure", "unit", "unit_code", "measure_unit")
STATUSES = ("obs_status", "obs_flag", "status")
HEAD = re.compile(r"(structure(\[.*\])?|dataflow)$")
NO_DIMENSIONS = {"time_period", "obs_value", "action", "structure_id", "structure_name", "last_update", "series_key"}
WITHOUT_MEANING = {"_T", "_Z", "_X", "T", "TOTAL", "_O"}  # totals and "does not apply": no part of the name
PERCENTAGES = {"PT", "PC", "PCT", "PERCENT", "PERCENTAGE"}
ACTIONS = {"", "I", "A", "M", "R"}


@dataclass(frozen=True)
class Layout:
    """The columns of a file: ids by name, and beside which columns labels stand."""

    columns: Mapping[str, int]
    dimensions: tuple[str, ...]
    labels: frozenset[int]  # columns of labels


def is_sdmx(sheet: Sheet) -> bool:
    cells = sheet.of_row(first_row(sheet))
    names = {id_of(cell.words) for cell in cells}
    return bool(cells) and bool(HEAD.match(id_of(cells[0].words))) and {"time_period", "obs_value"} <= names


def id_of(words: str) -> str:
    """FREQ: Frequency and FREQ as freq."""
    return plain(words.partition(":")[0])


def code(words: str) -> str:
    """Of "A: Annual" the id alone."""
    return words.partition(": ")[0].strip()


def label(words: str) -> str:
    return words.partition(": ")[2].strip()


def layout_of(sheet: Sheet) -> Layout:
    cells = sheet.of_row(first_row(sheet))
    labels = frozenset(label_columns([id_of(cell.words) for cell in cells], [cell.column for cell in cells]))
    ids = [cell for cell in cells if cell.column not in labels]
    columns: dict[str, int] = {}
    for cell in ids:
        columns.setdefault(id_of(cell.words), cell.column)
    before = [name for name, place in columns.items() if place < columns["obs_value"]]
    dimensions = [name for name in before if name not in NO_DIMENSIONS and not HEAD.match(name)]
    return Layout(columns, tuple(dimensions), labels)


def label_columns(names: list[str], places: list[int]) -> Iterator[int]:
    """Where a file gives names beside ids, every second column after the last of its head holds them."""
    if "structure_name" not in names:
        return
    head = [place for place, name in enumerate(names) if name in ("structure_name", "action", "last_update")]
    yield places[names.index("structure_name")]
    yield from places[head[-1] + 2 :: 2]


def read_sdmx(sheet: Sheet, options: Options) -> Account:
    """The indicator is named by its dimension, and by every other one that is neither total nor "does not apply"."""
    account, layout = Account(sheet), layout_of(sheet)
    for record in records_below(sheet, first_row(sheet), layout.columns):
        read_record(account, record, layout, options)
    parts = dict.fromkeys(layout.columns, Part.note)
    parts |= dict.fromkeys((*layout.dimensions, "time_period"), Part.label)
    parts |= dict.fromkeys((*UNITS, "unit_mult"), Part.unit) | {"obs_value": Part.header}
    for cell in [cell for cell in sheet.cells.values() if cell.column in layout.labels]:
        account.say(cell, Part.label, "名称", "a label")
    account_for(account, first_row(sheet), layout.columns, parts, {})
    return account


def read_record(account: Account, record: Record, layout: Layout, options: Options) -> None:
    action = code(record.words("action")).upper()
    cell = record.value_cell("obs_value")
    if action == "D":
        account.say(cell, Part.aside, "要求删除的数值，不是观测值", "asked to be deleted: no observation")
        return
    slot = slot_of(account, record, layout)
    if action not in ACTIONS:
        slot = replace(slot, fault=Text(f"未知的ACTION“{action}”", f"the action '{action}' is not known"))
    scaled, slot = multiplied(cell, record, slot)
    read_into(account, cell if scaled is None else replace(cell, words=scaled), slot, options)
    if cell.place in account.findings:
        account.findings[cell.place] = replace(account.findings[cell.place], cell=cell)


def slot_of(account: Account, record: Record, layout: Layout) -> Slot:
    period = find_period(code(record.words("time_period")))
    status, said, fault = read_status(code(record.words(first_of(STATUSES, layout.columns))))
    unit = record.words(first_of(UNITS, layout.columns))
    known = period.period if not period.rest else ""
    when = record.cell("time_period")
    if when and not known:
        fault = Text(f"时期“{when.words}”未能识别", f"the period '{when.words}' is not known")
        account.left(when, fault)
    comment = record.words("obs_comment") or record.words("comment_obs")
    return Slot(
        *(name_of(record, layout), known, code(record.words(first_of(ENTITIES, layout.columns))), unit_of(unit)),
        status=status,
        said=tuple(words for words in (said, comment) if words),
        fault=fault,
    )


def name_of(record: Record, layout: Layout) -> str:
    """SI_POV_DAY1 / SEX=F; where no dimension names the indicator, the data flow does."""
    main = first_of(INDICATORS, layout.columns)
    head = code(record.words(main)) or flow(record)
    told = {main, "freq", *ENTITIES, *UNITS}
    others = [(name, code(record.words(name))) for name in layout.dimensions if name not in told]
    kept = [f"{name.upper()}={value}" for name, value in others if value and value.upper() not in WITHOUT_MEANING]
    return " / ".join([head, *kept])


def flow(record: Record) -> str:
    """The id in ESTAT:NAMA_10_GDP(1.0) or in STRUCTURE_ID."""
    words = record.words("structure_id") or record.words("dataflow")
    return re.sub(r"\(.*$", "", words).rpartition(":")[2].strip()


def unit_of(words: str) -> str:
    """A unit the library knows, by its code or its label; else the code as published."""
    if code(words).upper() in PERCENTAGES:
        return "%"
    known = find_unit(code(words)) or (find_unit(label(words)) if label(words) else None)
    return known.name if known else code(words)


def multiplied(cell: Cell, record: Record, slot: Slot) -> tuple[str | None, Slot]:
    """UNIT_MULT is a power of ten that the value is to be multiplied with: 6 of millions."""
    power = code(record.words("unit_mult"))
    if power in ("", "0") or not cell.words:
        return None, slot
    if not re.fullmatch(r"-?\d{1,2}", power):
        text = Text(f"UNIT_MULT“{power}”不是整数", f"UNIT_MULT '{power}' is not a whole number")
        return None, replace(slot, fault=text)
    read = read_figure(cell.words)
    if not isinstance(read, CellFigure):
        return None, slot
    said = f"{cell.words} × 10^{power}"
    return read.bound + format(Decimal(read.digits).scaleb(int(power)), "f"), replace(slot, said=(*slot.said, said))
