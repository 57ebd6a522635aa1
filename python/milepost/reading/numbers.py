"""One cell of figures: a number with what surrounds it, a sign for a missing one, or neither, and why."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from decimal import Decimal

from milepost._core import Text, base_of, commensurable, find_unit
from milepost.reading.changes import DOUBTFUL, change_taken
from milepost.reading.flags import read_status
from milepost.reading.periods import find_period
from milepost.reading.signs import Absent, absence
from milepost.reading.statuses import REVISED, status_taken
from milepost.reading.units import unit_words
from milepost.reading.words import tidy


@dataclass(frozen=True)
class CellFigure:
    """A number read: its digits, how exactly it is known (>=, >, or exactly), the unit that stands in the cell, its
    status, the marks of footnotes beside it, what was assumed, what its flags say, and whether words say that it rose
    or fell."""

    digits: str
    bound: str = ""
    unit: str = ""
    status: str = ""
    marks: tuple[str, ...] = ()
    assumed: tuple[Text, ...] = field(default=())
    said: tuple[str, ...] = ()
    change: str = ""  # rise or fall

    @property
    def value(self) -> str:
        return self.bound + self.digits


@dataclass(frozen=True)
class NotRead:
    """Why a cell is no figure."""

    text: Text


MARK = re.compile(r"\s*([*†‡§#]+|[①-⑳]|[¹²³⁰⁴-⁹ᵃᵇᶜᵈᵍʰ]+|[\[［]\d{1,2}[\]］]|[(（]注?\d{1,2}[)）]|注\d{1,2})\s*$")
MARK_BEFORE = re.compile(r"^[*†‡§]+\s*")
AT_LEAST = re.compile(r"^(>=|≥|不少于|不低于|至少|at least )\s*", re.IGNORECASE)
MORE_THAN = re.compile(r"^(>|超过|突破|more than |over )\s*", re.IGNORECASE)
LESS = re.compile(r"^(<|<=|≤|不足|低于|少于|不超过|less than |under )\s*", re.IGNORECASE)
ABOUT = re.compile(r"^(约|大约|近|大概|about |approx\.? |~)\s*|(左右|上下)$", re.IGNORECASE)
AND_MORE = re.compile(r"(?<=[\d万亿千])(余|多)|以上$")
NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<digits>\d[\d,. ]*|\.\d+)(?P<power>e[+-]?\d{1,2})?(?P<rest>.*)", re.IGNORECASE)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
FLAG = re.compile(r"[(\[]([bdefpru]+)[)\]]", re.IGNORECASE)
SCALES = ("万亿", "百万", "千万", "十万", "万", "亿", "千", "百")


def read_figure(words: str, unit: str = "", decimal: str = ".") -> CellFigure | Absent | NotRead:
    """Reads a cell. `unit` is what its row, column or table says and lends 1.5万 its second half; `decimal` is the
    sign before the fraction, the other of . and , groups thousands."""
    bare, marks = without_marks(words)
    plain = unicodedata.normalize("NFKC", bare).replace("−", "-").strip()  # 12 34 is no 1234: blanks stay
    absent = absence(plain)
    if absent:
        return absent
    taken, status = status_taken(plain)
    rest, change = change_taken(taken or plain)
    rest, bound, assumed = bound_taken(rest)
    if LESS.match(rest) or (bound and change == "fall"):
        return NotRead(Text("只有上限，观测值不能取上限", "only an upper limit: an observation cannot hold one"))
    read = signed(number_in(rest, unit, decimal), change)
    if isinstance(read, NotRead):
        return read
    status = (status if taken else "") or read.status or ("estimate" if assumed else "")
    said = (*read.said, *((REVISED,) if status == "revised" else ()))
    status = "" if status == "revised" else status
    return replace(read, bound=bound, status=status, marks=marks, assumed=(*assumed, *read.assumed), said=said)


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


def bound_taken(plain: str) -> tuple[str, str, tuple[Text, ...]]:
    """The words without those that tell how exactly the number is known."""
    for pattern, bound in ((AT_LEAST, ">="), (MORE_THAN, ">"), (AND_MORE, ">=")):
        rest = pattern.sub("", plain, count=1)
        if rest != plain:
            return rest, bound, ()
    rest = ABOUT.sub("", plain)
    said = Text("约数，按估计数读入", "a round figure ('about'), read as an estimate")
    return rest, "", ((said,) if rest != plain else ())


def signed(read: CellFigure | NotRead, change: str) -> CellFigure | NotRead:
    """下降3.2% is -3.2; 下降-3.2% may be either."""
    if isinstance(read, NotRead) or not change:
        return read
    if change == "rise":
        return replace(read, change=change)
    return NotRead(DOUBTFUL) if read.digits.startswith("-") else replace(read, digits=f"-{read.digits}", change=change)


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
    return flagged(number, rest) or NotRead(why_rest(number, rest))


def flagged(number: str, rest: str) -> CellFigure | None:
    """The letters of Eurostat in brackets behind a number, 12.5 (b); None for anything else."""
    found = FLAG.fullmatch(rest)
    status, said, fault = read_status(found[1]) if found else ("", "", None)
    return CellFigure(number, status=status, said=(said,) if said else ()) if found and not fault else None


def own_unit(number: str, own: str, unit: str) -> CellFigure | NotRead:
    if unit and find_unit(unit) and not commensurable(own, unit):
        return NotRead(
            Text(f"单元格单位“{own}”与表中单位“{unit}”不符", f"its unit '{own}' does not measure what '{unit}' does")
        )
    differs = bool(unit) and own != unit_words(unit)
    assumed = Text(f"按单元格中的“{own}”读入，不用表中单位“{unit}”", f"read in its own unit '{own}', not in '{unit}'")
    return CellFigure(number, unit=own, assumed=(assumed,) if differs else ())


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
