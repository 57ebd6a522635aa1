"""One cell of figures: a number with what surrounds it, a sign for a missing one, or neither, and why."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

from milepost._core import Text, base_of, commensurable, find_unit
from milepost.reading.periods import EXPECTED, FIRST_RESULTS, find_period
from milepost.reading.words import tidy


@dataclass(frozen=True)
class CellFigure:
    """A number read: its digits, how exactly it is known (>=, >, or exactly), the unit that stands in the cell, its
    status, the marks of footnotes beside it, and what was assumed."""

    digits: str
    bound: str = ""
    unit: str = ""
    status: str = ""
    marks: tuple[str, ...] = ()
    assumed: tuple[Text, ...] = field(default=())

    @property
    def value(self) -> str:
        return self.bound + self.digits


@dataclass(frozen=True)
class Absent:
    """A sign that there is no figure, and what it says of the reason."""

    text: Text


@dataclass(frozen=True)
class NotRead:
    """Why a cell is no figure."""

    text: Text


NOT_AVAILABLE = Text("缺失：暂无数据", "missing: not available")
ABSENT = {
    **dict.fromkeys(
        ("-", "--", "---", "—", "——", "–", "―", "─", "/", "\\", "...", "......", "..", "…", ":"), NOT_AVAILABLE
    ),
    **dict.fromkeys(
        ("na", "n/a", "n.a.", "#n/a", "nan", "nat", "null", "none", "<na>", "缺", "无", "暂无"), NOT_AVAILABLE
    ),
    **dict.fromkeys(("不详", "暂无数据", "无数据", "缺失"), NOT_AVAILABLE),
    **dict.fromkeys(("未公布", "待公布", "尚未公布"), Text("缺失：未公布", "missing: not published")),
    **dict.fromkeys(("未统计", "不适用", "not applicable"), Text("缺失：不适用", "missing: not applicable")),
    **dict.fromkeys(("保密", "confidential", "c"), Text("缺失：保密", "missing: confidential")),
}
MARK = re.compile(r"\s*([*†‡§#]+|[①-⑳]|[¹²³⁰⁴-⁹]+|[\[［]\d{1,2}[\]］]|[(（]注?\d{1,2}[)）]|注\d{1,2})\s*$")
MARK_BEFORE = re.compile(r"^[*†‡§]+\s*")
AT_LEAST = re.compile(r"^(>=|≥|不少于|不低于|至少|at least )\s*", re.IGNORECASE)
MORE_THAN = re.compile(r"^(>|超过|突破|more than |over )\s*", re.IGNORECASE)
LESS = re.compile(r"^(<|<=|≤|不足|低于|少于|不超过|less than |under )\s*", re.IGNORECASE)
ABOUT = re.compile(r"^(约|大约|近|大概|about |approx\.? |~)\s*|(左右|上下)$", re.IGNORECASE)
AND_MORE = re.compile(r"(?<=[\d万亿千])(余|多)|以上$")
NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<digits>\d[\d,. ]*|\.\d+)(?P<power>e[+-]?\d{1,2})?(?P<rest>.*)", re.IGNORECASE)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
SCALES = ("万亿", "百万", "千万", "十万", "万", "亿", "千", "百")


def read_figure(words: str, unit: str = "", decimal: str = ".") -> CellFigure | Absent | NotRead:
    """Reads a cell. `unit` is what its row, column or table says and lends 1.5万 its second half; `decimal` is the
    sign before the fraction, the other of . and , groups thousands."""
    bare, marks = without_marks(words)
    plain = unicodedata.normalize("NFKC", bare).replace("−", "-").strip()  # 12 34 is no 1234: blanks stay
    absent = ABSENT.get(plain.lower().replace(" ", ""))
    if absent or not plain:
        return Absent(absent or NOT_AVAILABLE)
    plain, status = status_taken(plain)
    plain, bound, assumed = bound_taken(plain)
    if LESS.match(plain):
        return NotRead(Text("只有上限，观测值不能取上限", "only an upper limit: an observation cannot hold one"))
    read = number_in(plain, unit, decimal)
    if isinstance(read, NotRead):
        return read
    if assumed and not status:
        status = "estimate"
    return CellFigure(read.digits, bound, read.unit, status, marks, (*assumed, *read.assumed))


def without_marks(words: str) -> tuple[str, tuple[str, ...]]:
    """361① as 361 and ①. A mark is taken before widths are folded: ① would become 1."""
    bare, marks = MARK_BEFORE.sub("", tidy(words)), []
    marks += [found[0].strip()] if (found := MARK_BEFORE.match(tidy(words))) else []
    while (found := MARK.search(bare)) and found.start() > 0:
        marks.append(found[1])
        bare = bare[: found.start()]
    return bare, tuple(mark_name(mark) for mark in marks)


def mark_name(mark: str) -> str:
    """[1], （注1） and ¹ are the same note: 1."""
    plain = unicodedata.normalize("NFKC", mark)
    digits = re.search(r"\d+", plain)
    return digits[0] if digits else plain


def status_taken(plain: str) -> tuple[str, str]:
    for pattern, status in ((EXPECTED, "estimate"), (FIRST_RESULTS, "provisional")):
        rest = pattern.sub("", plain).strip()
        if rest != plain and rest:
            return rest, status
    return plain, ""


def bound_taken(plain: str) -> tuple[str, str, tuple[Text, ...]]:
    """The words without those that tell how exactly the number is known."""
    for pattern, bound in ((AT_LEAST, ">="), (MORE_THAN, ">"), (AND_MORE, ">=")):
        rest = pattern.sub("", plain, count=1)
        if rest != plain:
            return rest, bound, ()
    rest = ABOUT.sub("", plain)
    said = Text("约数，按估计数读入", "a round figure ('about'), read as an estimate")
    return rest, "", ((said,) if rest != plain else ())


def number_in(plain: str, unit: str, decimal: str) -> CellFigure | NotRead:
    found = NUMBER.fullmatch(plain)
    if not found:
        return NotRead(why_no_number(plain))
    digits, spare = found["digits"].rstrip(" .,"), found["digits"][len(found["digits"].rstrip(" .,")) :]
    if decimal == ",":
        digits = digits.translate(str.maketrans(",.", ".,"))
    if not GROUPED.fullmatch(digits):
        return NotRead(grouping_fault(found["digits"], plain))
    rest = (spare.strip(" ") + found["rest"]).strip()
    number = found["sign"].replace("+", "") + digits.replace(",", "").replace(" ", "")
    if found["power"]:
        number = format(Decimal(number + found["power"]), "f")
    return with_unit(number, rest, unit) if rest else CellFigure(number)


def with_unit(number: str, rest: str, unit: str) -> CellFigure | NotRead:
    """The number with the words behind it: 家, 亿元, 万 before the unit of the table."""
    own = find_unit(rest)
    if own:
        return own_unit(number, own.name, unit)
    if rest in SCALES and not unit:
        return CellFigure(format(Decimal(number) * factor(rest), "f"))
    if rest in SCALES:
        return scaled(number, rest, unit)
    if rest == unit:
        return CellFigure(number)
    return NotRead(why_rest(number, rest))


def own_unit(number: str, own: str, unit: str) -> CellFigure | NotRead:
    if unit and find_unit(unit) and not commensurable(own, unit):
        return NotRead(
            Text(f"单元格单位“{own}”与表中单位“{unit}”不符", f"its unit '{own}' does not measure what '{unit}' does")
        )
    return CellFigure(number, unit=own)


def scaled(number: str, scale: str, unit: str) -> CellFigure | NotRead:
    """1.5万 in a table of 人 is 1.5 万人; 3亿 in a table of 万元 may be 亿元 or 亿万元."""
    known = find_unit(unit)
    base = base_of(known) if known else unit
    own = find_unit(scale + base)
    if base == unit:
        return CellFigure(number, unit=own.name) if own else CellFigure(format(Decimal(number) * factor(scale), "f"))
    if not own:
        return NotRead(why_rest(number, scale))
    assumed = Text(
        f"“{scale}”按{own.name}读入，不再乘以表中单位{unit}",
        f"'{scale}' is read as {own.name}, not as {scale} of {unit}",
    )
    return CellFigure(number, unit=own.name, assumed=(assumed,))


def factor(scale: str) -> Decimal:
    worth = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
    product = Decimal(1)
    for sign in scale:
        product *= worth.get(sign, 10)
    return product


# ---- why not


def why_no_number(plain: str) -> Text:
    if re.fullmatch(r"\([\d,.]+\)", plain):
        return Text("括号中的数可能是负数，未读入", "a number in brackets may be a negative one: not read")
    if re.fullmatch(r"#(ref|value|div/0|name\?|num|null)!?", plain, re.IGNORECASE):
        return Text(f"公式出错（{plain}）", f"the formula gives an error ({plain})")
    if plain.lower() in ("true", "false"):
        return Text("是逻辑值，不是数值", "a truth value, not a number")
    if re.fullmatch(r"[:].*", plain):
        return Text("“:”后的标记未能识别", "the flag after ':' is not known")
    return Text("文字，不是数值", "words, not a number")


def why_rest(number: str, rest: str) -> Text:
    if re.match(r"/\d", rest) or find_period(number + rest):
        return Text("是日期或分数，不是数值", "a date or a fraction, not a figure")
    if re.match(r"(-+|~|～|至|—|–|到)\s*\d", rest):
        return Text("是一个区间，不是一个数", "a range, not one figure")
    return Text(f"数字后的“{rest}”未能识别", f"'{rest}' behind the number is not known")


def grouping_fault(digits: str, plain: str) -> Text:
    if re.fullmatch(r"\d+(\.\d+){2,}", digits):
        return Text("是日期或编号，不是数值", "a date or a number of a section, not a figure")
    return Text(
        f"“{plain}”中的分隔符既不分千位，也不是小数点",
        f"the separators of '{plain}' neither group thousands nor begin a fraction",
    )
