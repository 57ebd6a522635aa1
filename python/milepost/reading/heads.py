"""The heads of rows and columns in wide tables: which words name an indicator, a place, a period, a unit or a note."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from milepost.reading.cells import Cell
from milepost.reading.numbers import CellFigure, read_figure, without_marks
from milepost.reading.periods import excel_day, find_period, is_doubtful
from milepost.reading.signs import ABSENT
from milepost.reading.units import is_rate, unit_alone, unit_at_the_end
from milepost.reading.words import REMEMBERED, fold, half_width, outside_brackets


class Role(enum.Enum):
    """What a column of a wide table holds."""

    sequence = "序号"
    code = "代码"
    unit = "单位"
    note = "备注"
    source = "来源"
    group = "类别"
    responsible = "责任单位"
    indicator = "指标"
    entity = "对象"
    period = "时期"
    target = "目标"
    figures = "数值"
    status = "数据性质"
    flag = "标记"
    words = "文字"


NAMES = {
    Role.sequence: r"序号|no\.?|#|行次",
    Role.code: r"(\w{0,4})(代码|编码|编号)|(\w* )?(code|id)",
    Role.unit: r"(计量)?单位|units?( of measure)?",
    Role.note: r"备注|说明|注|附注|备注说明|notes?|remarks?|comments?",
    Role.source: r"(数据|资料|指标)?来源|出处|(data )?sources?",
    Role.status: r"数据(性质|状态|类型)|(obs(ervation)?|data) status|status of the figures?",
    Role.responsible: r"(牵头|责任|主管|承办|配合|主办|协办|负责|实施)(单位|部门|处室|科室|领导|人)(名称)?|"
    r"负责人|联系人|"
    r"responsible( unit| agency)?|lead( unit| agency)?|owner",
    Role.group: r"类别|分类|类型|领域|板块|方面|维度|一级指标|目标分类|category|group|theme|domain",
    Role.indicator: r"(主要|具体|统计|考核|监测|二级|三级|核心)?(指标|项目)(名称|内容|体系)?|名称|内容|事项|任务|"
    r"(indicator|item|series|variable|measure|project|task)s?( name)?|name",
    Role.entity: r"(各)?(地区|地域|区县|县区|区域|县市区|区市县|区\(县\)|县\(市、?区\)|市州)(名称|别)?|"
    r"(城市|省份|省市|国家|国家[和或]?地区|国别)(名称|别)?|(街道|乡镇|镇街|园区)(名称)?|地市|市|县|省|部门|单位名称|行业|企业|"
    r"region|district|city|cities|(country|countries)( or (area|territory)|/area)?|area|economy|province|county|"
    r"entity|geo|unit name",
    Role.period: r"年份|年度|时间|时期|月份|季度|日期|期间|期别|years?|periods?|dates?|months?|quarters?|time",
}
PATTERNS = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in NAMES.items()}
CORNER = re.compile(r"[\\/|]|\s")
TARGET = re.compile(r"目标|计划|规划[值数]|规划$|预期|任务数|target|plan(ned)?\b", re.IGNORECASE)
DONE = re.compile(  # 完成率 and 完成计划 are shares of a target, 计划完成 is the target
    r"实际|占|比|率|[%％]|(完成|达成|实现)(年度|全年)?(计划|目标|任务|预期)|actual|achieved|done|share|rate",
    re.IGNORECASE,
)
NEUTRAL = re.compile(
    r"|年|实际|实际值|实际数|实际完成|完成|完成数|完成值|完成情况|完成额|数值|值|数|绝对量|绝对数|绝对值|总量|实绩|"
    r"数据|情况|观测值|指标值|本期|本年|当年|本月止|本月末|至本月|(本月止|年初至本月|1至本月|本年)累计(完成)?(数|值|额)?|当期|末|底|累计|累计完成|本年累计|自年初累计|年初累计|"
    r"\(?(基期|基准年|基年|现状|现状值|基期值|baseline)\)?|"
    r"其中:?|of which:?|\(\d{1,2}\)([=][\d()+*/÷×%-]+)?|achieved|values?|actuals?|figures?|data|total to date",
    re.IGNORECASE,
)
PLACE = re.compile(
    r".{1,12}(市|区|县|镇|乡|街道|省|州|盟|旗|园区|开发区|高新区|新区|局|委|办|厅)|全[市省国区县]|合计|总计|小计"
)
YEAR_BEFORE = re.compile(
    r"[上去]年(同期|同月|同季)?(累计)?(完成)?(数|值|额)?|同期(数|值)?|(same period )?(of )?(last|previous) year"
)
THIS_MONTH = re.compile(r"[本当]月(完成)?(数|值|额|实际)?|(this|current) month")
YEAR = re.compile(r"(19|20)\d\d(\.?(0[1-9]|1[0-2]))?")  # 2024, 2024.03 and 202403 may be figures as well
NUMERAL = re.compile(r"[-+]?[\d.,]*\d%?")  # whatever its separators mean


def role_of_name(words: str) -> Role | None:
    """The role that a head names; None for a head that names something else."""
    plain = outside_brackets(fold(words)).strip(" :")
    found = next((role for role, pattern in PATTERNS.items() if pattern.fullmatch(plain)), None)
    return found or role_of_corner(plain)


def role_of_corner(plain: str) -> Role | None:
    """指标\\年份: what stands below, and what stands to the right; in either order, the rows are no periods."""
    parts = [part for part in CORNER.split(plain) if part]
    if len(parts) != 2:
        return None
    roles = {role for part in parts for role, pattern in PATTERNS.items() if pattern.fullmatch(part)}
    below = roles - {Role.period}
    return below.pop() if len(roles) == 2 and len(below) == 1 else None


# ---- what a cell looks like, before its table is known


def kind_of(cell: Cell) -> str:
    """Y a bare year, P another period, D a day as Excel's number, N a figure, M a missing one, T other words."""
    return "N" if cell.flaw else kind_of_words(cell.words, cell.is_text)


@functools.lru_cache(maxsize=REMEMBERED)
def kind_of_words(words: str, is_text: bool) -> str:
    plain = fold(words)
    if YEAR.fullmatch(plain) or YEAR.fullmatch(fold(without_marks(words)[0])):  # 2024① as well
        return "Y"
    if NUMERAL.fullmatch(plain):
        return "D" if not is_text and excel_day(plain) else "N"
    found = find_period(words)
    if found and not found.rest:
        return "P"
    if plain in ABSENT:
        return "M"
    return "N" if isinstance(read_figure(words), CellFigure) else "T"


def kinds_of(cells: Iterable[Cell]) -> list[str]:
    return [kind_of(cell) for cell in cells]


# ---- the heads above a column


@dataclass(frozen=True)
class Head:
    """What the heads above a column say together. `period` or `part` of a year; `name` of what is measured; `unit`;
    `marks` of notes below the table. `is_year_before`: 上年同期, of what stands beside it; `is_this_month`: 本月."""

    period: str = ""
    part: str = ""
    name: str = ""
    unit: str = ""
    status: str = ""
    is_target: bool = False
    is_cumulative: bool = False
    is_year_before: bool = False
    is_this_month: bool = False
    conflict: bool = False
    marks: tuple[str, ...] = ()
    odd: str = ""  # words that look like a period and cannot be read as one


def read_head(cells: Sequence[Cell]) -> Head:
    """2024年 over 完成数（亿元） is 2024 in 亿元."""
    unmarked = [without_marks(cell.words) for cell in cells]
    parted = [named_and_unit(words) for words, _ in unmarked]
    found = [find_period(named) for named, _ in parted]
    periods = [one.period for one in found if one.period]
    names = [one.rest for one in found if one.rest]
    whole = "".join(names)
    return Head(
        last(periods),
        last([one.part for one in found]),
        " / ".join(dict.fromkeys(name for name in names if says_more(name))),
        last([unit for _, unit in parted]),
        last([one.status for one in found]),
        is_target=bool(TARGET.search(whole)) and not DONE.search(whole),
        is_cumulative="累计" in whole,
        is_year_before=any(YEAR_BEFORE.fullmatch(fold(name)) for name in names),
        is_this_month=any(THIS_MONTH.fullmatch(fold(name)) for name in names),
        conflict=len(set(periods)) > 1,
        marks=tuple(mark for _, marks in unmarked for mark in marks) + letters_of(cells),
        odd=next((named for named, _ in parted if is_odd(named)), ""),
    )


def letters_of(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The letter of a note behind a year: 2022 a."""
    found = (re.fullmatch(r"\d{4} ([a-z])", cell.words) for cell in cells)
    return tuple(one[1] for one in found if one)


def last(words: Sequence[str]) -> str:
    return next((word for word in reversed(words) if word), "")


def says_more(name: str) -> bool:
    plain = fold(name)
    says_when = YEAR_BEFORE.fullmatch(plain) or THIS_MONTH.fullmatch(plain)
    return not says_when and not NEUTRAL.fullmatch(plain) and role_of_name(name) is None


def named_and_unit(words: str) -> tuple[str, str]:
    """A head as its name and its unit, 增长% as 增长 and %; a head may be a unit alone."""
    alone = unit_alone(words)
    growth = re.fullmatch(r"(.+?)(±?%)", half_width(words))
    if growth and not alone and is_rate(growth[1]):
        return growth[1], "%"
    return ("", alone) if alone and not find_period(words) else unit_at_the_end(words)


def is_odd(words: str) -> bool:
    """2011/12, FY2024, 45292: a period perhaps, of which nobody can be sure."""
    plain = fold(words)
    short = re.fullmatch(r"(19|20)\d\d/\d\d|fy ?\d{2,4}|\d{2}年|'\d{2}|[1-4]q\d\d", plain)
    cut_short = re.fullmatch(r"(19|20)\d\d[-–—/~]\d\d", plain) and not find_period(words)
    return bool(short or cut_short) or bool(excel_day(plain)) or is_doubtful(words)
