"""Which names stand for all entities together: 合计, 全市; and which for a part of them only: 小计."""

from __future__ import annotations

import re
from collections.abc import Iterable

from milepost._core import Text
from milepost.reading.words import fold

TOTAL = re.compile(
    r"([全各].{1,6}|地区|区县|县区|行业|单位|部门)?(合计|总计|总计数)|总数|共计|(grand )?total|sum|all", re.IGNORECASE
)
SUBTOTAL = re.compile(r".{0,6}小计|.{1,6}(合计|总计)|sub-?total.{0,12}", re.IGNORECASE)  # 市区合计: of a part
OF_ROWS = re.compile(r"合计|总计|总计数|(本页)?小计|total|sum|all|sub-?total", re.IGNORECASE)
WHOLE = re.compile(r"全([国省市州盟区县旗镇乡街])")
SUBTOTAL_SAID = Text("小计，是部分对象之和，不是总体", "a subtotal: of some of the entities only, not the whole")
TOTAL_SAID = Text("合计或小计，不是单独的指标", "a total of other rows, no indicator of its own")
LEVELS = ("镇乡街", "县旗", "区", "市州盟", "省", "国")


def total_in(name: str) -> str:
    plain = fold(name)
    return "total" if TOTAL.fullmatch(plain) else "subtotal" if SUBTOTAL.fullmatch(plain) else ""


def is_total_of_rows(name: str) -> bool:
    """合计 among indicators; 税收收入合计 is one itself."""
    return OF_ROWS.fullmatch(fold(name)) is not None


def wholes_among(names: Iterable[str]) -> frozenset[str]:
    """Of the names of entities those of all together: totals, and where others stand beside it 全市; of 全国, 全省 and
    全市 the nearest. 全市 alone is an entity like any other."""
    listed = {fold(name) for name in names}
    told = listed - {""}
    totals = {name for name in told if TOTAL.fullmatch(name)}
    levels = {level_of(name): name for name in told if WHOLE.fullmatch(name)}
    if "" in listed:  # the whole is given already
        return frozenset(totals)
    others = told - totals - set(levels.values()) or len(levels) > 1
    return frozenset(totals | ({levels[min(levels)]} if levels and others else set()))


def level_of(name: str) -> int:
    return next(place for place, signs in enumerate(LEVELS) if name[1] in signs)


def read_as_whole(name: str) -> Text:
    return Text(f"“{name}”按总体读入，不填对象", f"'{name}' is read as the whole, with no entity")
