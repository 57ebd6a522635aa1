"""What the words around a wide table say for all of it, each with the cell that says so."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from milepost._core import Text, parse_period
from milepost.reading.account import Account, Part
from milepost.reading.blocks import FIELD, Block
from milepost.reading.cells import Cell, Sheet
from milepost.reading.periods import UNTIL, find_period
from milepost.reading.statuses import status_taken
from milepost.reading.units import unit_at_the_end, unit_line, unit_words
from milepost.reading.words import half_width, outside_brackets

LABEL_OF_TITLE = re.compile(
    r"^dataset:\s*|^(附表|续表|表|table)\s*[\d一二三四五六七八九十]+([-－.．—]\d+)*[:：、.]?\s+", re.IGNORECASE
)
CONTINUED = re.compile(r"^[(（]?(续表|接上表|(table \d+ )?[(]?continued)", re.IGNORECASE)
CONTINUED_EN = "continued: title, unit and period go on from the table above"
UNIT_BEHIND = re.compile(r"\s[(（]?(?:计量)?单位[:：]\s*([^\s:：)）]+)[)）]?$")  # 填报日期：…  单位：万元
UNIT_FIELD = re.compile(r"unit of measure|unit|计量单位|单位", re.IGNORECASE)

TABLE_WORDS = re.compile(
    r"^(附?表|table)\s*[\d一二三四五六七八九十]+([-－.．]\d+)*[:：、.]?\s*|(统计|汇总|进展)?(情况|一览|明细|统计|汇总)?表$|(完成|进展)?情况$|^(各区县|各县区|各地区|分地区|分区县|各市|各省)的?|"
    r"[(（](示意|illustration|made up)[^)）]*[)）]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Surroundings:
    """Title, unit, period and status of the figures; empty where nothing is said."""

    title: str = ""
    unit: str = ""
    unit_at: str = ""
    period: str = ""
    period_at: str = ""
    status: str = ""

    @property
    def name(self) -> str:
        """The title as the name of one indicator: 2024年各区县新增就业情况 is 新增就业."""
        rest, before = outside_brackets(half_width(self.title)), ""
        while rest != before:
            before = rest
            found = find_period(rest)
            rest = TABLE_WORDS.sub("", UNTIL.sub("", found.rest if found else rest)).strip(" :,、()")
        return rest


def surroundings_of(account: Account, block: Block, before: Surroundings) -> Surroundings:
    """Title, unit and period from the lines above, and the period from the name of the sheet; of a table that is
    continued, from those of the table `before`."""
    around = before
    if before.title:
        account.remarks.append(Text("续表沿用上一张表的标题、单位和时期", CONTINUED_EN))
    for row in block.titles:
        cells = account.sheet.of_row(row)
        if len(cells) == 2 and UNIT_FIELD.fullmatch(cells[0].words):
            account.say(cells[0], Part.unit, "单位", "the word unit")
            around = heard_unit(account, around, cells[1], cells[1].words)
        for cell in cells:
            around = heard(account, around, cell) if cell.place not in account.findings else around
    period = lent(find_period(account.sheet.name).period)
    if period and not around.period:
        around = replace(around, period=period, period_at=f"“{account.sheet.name}”")
    return around


def is_continued(sheet: Sheet, block: Block) -> bool:
    """续表: under the head of the table before, and what stands above that."""
    return any(CONTINUED.match(cell.words) for row in block.titles for cell in sheet.of_row(row))


def lent(period: str) -> str:
    """The period that a title lends to figures without one: none that spans several years."""
    return period if period and len({day.year for day in span(period)}) == 1 else ""


def span(period: str) -> tuple[datetime.date, datetime.date]:
    read = parse_period(period)
    return read.first, read.last


def heard(account: Account, around: Surroundings, cell: Cell) -> Surroundings:
    unit = unit_line(cell.words)
    if unit is not None:
        return heard_unit(account, around, cell, unit)
    if FIELD.match(cell.words):
        behind = UNIT_BEHIND.search(cell.words)
        if behind:
            return heard_unit(account, around, cell, behind[1])
        account.say(cell, Part.note, "填报信息", "a line about the report")
        return around
    name, own = unit_at_the_end(LABEL_OF_TITLE.sub("", cell.words))
    found = find_period(name)
    period, status = lent(found.period), status_taken(half_width(name))[1]
    account.say(cell, Part.note, "标题", "title")
    changed = replace(around, title=around.title or name, status=around.status or status)
    changed = replace(changed, unit=own, unit_at=cell.at) if own and not around.unit else changed
    return replace(changed, period=period, period_at=cell.at) if period and not around.period else changed


def heard_unit(account: Account, around: Surroundings, cell: Cell, words: str) -> Surroundings:
    unit = unit_words(words)
    if unit:
        account.say(cell, Part.unit, f"全表单位 {unit}", f"unit of the table {unit}")
        return around if around.unit else replace(around, unit=unit, unit_at=cell.at)
    text = Text(
        "列出多个单位，未说明各自适用于哪些数值", "names several units and does not say which figures have which"
    )
    account.left(cell, text)
    return around
