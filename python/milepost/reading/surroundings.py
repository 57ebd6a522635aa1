"""What the words around a wide table say for all of it, each with the cell that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milepost.reading.periods import UNTIL, find_period
from milepost.reading.words import half_width, outside_brackets

TABLE_WORDS = re.compile(
    r"^(附?表|table)\s*[\d一二三四五六七八九十]+([-－.．]\d+)*[:：、.]?\s*|(统计|汇总|进展)?(情况|一览|明细|统计|汇总)?表$|(完成|进展)?情况$|^(各区县|各县区|各地区|分地区|分区县|各市|各省)的?|"
    r"[(（](示意|illustration|made up)[^)）]*[)）]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Surroundings:
    """Title, unit and period; empty where nothing is said."""

    title: str = ""
    unit: str = ""
    unit_at: str = ""
    period: str = ""
    period_at: str = ""

    @property
    def name(self) -> str:
        """The title as the name of one indicator: 2024年各区县新增就业情况 is 新增就业."""
        rest, before = half_width(self.title), ""
        while rest != before:
            before = rest
            found = find_period(rest)
            rest = TABLE_WORDS.sub("", UNTIL.sub("", found.rest if found else rest)).strip(" :,、()")
        return outside_brackets(rest).strip()
