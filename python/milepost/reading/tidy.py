"""Tidy tables: one row a figure, the columns of observation tables, in English or Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from milepost._core import Text, parse_period
from milepost.reading.account import Account, Part
from milepost.reading.cells import Sheet
from milepost.reading.periods import find_period, reads
from milepost.reading.records import Record, account_for, header_of, header_row, plain, records_below
from milepost.reading.rows import HEADS, REPORTS, STATUSES
from milepost.reading.slots import Options, Slot, read_into
from milepost.reading.statuses import REVISED, status_taken
from milepost.reading.wholes import SUBTOTAL_SAID, read_as_whole, total_in, wholes_among
from milepost.reading.words import fold

NAMES = {plain(word): english for words in HEADS.values() for word, english in zip(words, HEADS["en"], strict=True)}
NEEDED = ("indicator", "period", "value")
REPORT_WORDS = {zh: en for en, zh in REPORTS.items()} | {
    "period": "",
    "year to date": "year to date",
    "since start": "since start",
    "年初累计": "year to date",
    "自起始累计": "since start",
    "": "",
}
STATUS_WORDS = {zh: en for en, zh in STATUSES.items()} | {en: en for en in STATUSES}
TEXTS = {en: Text(zh, en) for zh, en in zip(HEADS["zh"], HEADS["en"], strict=True)}
PARTS = {
    **dict.fromkeys(("indicator", "entity", "period"), Part.label),
    "unit": Part.unit,
    **dict.fromkeys(("report", "status", "published", "source", "note"), Part.note),
}


def named(columns: Mapping[str, int]) -> dict[str, int]:
    """The columns known, by their English names; 指标 and indicator are the same."""
    found: dict[str, int] = {}
    for name, place in columns.items():
        if name in NAMES:
            found.setdefault(NAMES[name], place)
    return found


def is_tidy(sheet: Sheet) -> bool:
    return bool(header_row(sheet, fits, among=1))


def fits(columns: Mapping[str, int]) -> bool:
    return all(name in named(columns) for name in NEEDED)


def read_tidy(sheet: Sheet, options: Options) -> Account:
    account = Account(sheet)
    header = header_row(sheet, fits)
    columns = named(header_of(sheet, header))
    records = list(records_below(sheet, header, columns))
    wholes = wholes_among(record.words("entity") for record in records)
    for record in records:
        cell = record.value_cell("value")
        if total_in(record.words("entity")) == "subtotal":
            account.again(cell, Part.aside, SUBTOTAL_SAID)
        else:
            read_into(account, cell, as_whole(slot_of(account, record), wholes), options)
    account_for(account, header, columns, PARTS | {"value": Part.header}, TEXTS)
    return account


def as_whole(slot: Slot, wholes: frozenset[str]) -> Slot:
    """合计 and, beside other entities, 全市 are no entity."""
    if fold(slot.entity) not in wholes:
        return slot
    return replace(slot, entity="", whole=slot.entity, assumed=(*slot.assumed, read_as_whole(slot.entity)))


def slot_of(account: Account, record: Record) -> Slot:
    found = find_period(record.words("period"))
    period = found.period if not found.rest else ""
    report, report_fault = worded(account, record, "report", REPORT_WORDS)
    status, status_fault = worded(account, record, "status", STATUS_WORDS | named_status(record.words("status")))
    published, day_fault = published_on(account, record)
    return Slot(
        *(record.words("indicator"), period, record.words("entity"), record.words("unit"), report),
        status=status or found.status,
        published=published,
        source=record.words("source"),
        said=said_of(record),
        fault=period_fault(account, record, period) or report_fault or status_fault or day_fault,
    )


def said_of(record: Record) -> tuple[str, ...]:
    revised = REVISED if status_taken(record.words("status"))[1] == "revised" else ""
    return tuple(words for words in (record.words("note"), revised) if words)


def named_status(words: str) -> dict[str, str]:
    """快报数 is provisional; empty for words that are no status."""
    rest, status = status_taken(words)
    return {words.lower(): "" if status == "revised" else status} if status and not rest else {}


def period_fault(account: Account, record: Record, period: str) -> Text | None:
    cell = record.cell("period")
    if period or not cell:
        return None
    has_no_year = bool(find_period(cell.words).part)
    zh, en = ("未写年份", "names no year") if has_no_year else ("未能识别", "is not known")
    text = Text(f"时期“{cell.words}”{zh}", f"the period '{cell.words}' {en}")
    account.left(cell, text)
    return text


def worded(account: Account, record: Record, name: str, words: Mapping[str, str]) -> tuple[str, Text | None]:
    """The word as observation tables write it, or why the row cannot be read."""
    cell = record.cell(name)
    known = words.get(re.sub("_", " ", cell.words.lower())) if cell else ""
    if known is not None or not cell:
        return known or "", None
    chinese = "、".join(word for word in words if word and not word.isascii())
    expected = ", ".join(word for word in words if word.isascii() and word)
    text = Text(
        f"{TEXTS[name].zh}“{cell.words}”无法识别，应为{chinese}",
        f"{name} '{cell.words}' is not known; expected {expected}",
    )
    account.left(cell, text)
    return "", text


def published_on(account: Account, record: Record) -> tuple[str, Text | None]:
    cell = record.cell("published")
    if not cell:
        return "", None
    if reads(cell.words):
        return str(parse_period(cell.words)), None
    text = Text(f"发布日期“{cell.words}”未能识别", f"the day of publication '{cell.words}' is not known")
    account.left(cell, text)
    return "", text
