"""Periods as tables write them, in words the library reads: 2025年3月, 前三季度, 2025-S1, Mar 2025, 2025 [YR2025]."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

from milepost._core import (
    Error,
    IsoWeek,
    Month,
    Period,
    add_days,
    add_months,
    end_of,
    eve_of,
    parse_date,
    parse_period,
    start_of,
)
from milepost.reading.spellings import DASH, YEAR, respelt
from milepost.reading.statuses import status_taken
from milepost.reading.words import REMEMBERED, half_width

PART = (
    rf"(?:上半年|下半年|前[二两三]个?季度|第?[一二三四1-4]季度|\d{{1,2}}(?:{DASH}\d{{1,2}})?月份?(?:\d{{1,2}}[日号])?)"
)
PERIOD = re.compile(
    rf"{YEAR}年?{DASH}{YEAR}年?|{YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?|{YEAR}[qh]\d|"
    rf"{YEAR}年?度?{PART}?年?(?:[底末]|初(?![步级中创]))?|{PART}[底末]?|(?<!\d)年[底末]"
)


CODE = re.compile(rf"{YEAR}-?[a-z]\d{{1,3}}")  # a week 54, a fifth quarter
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
FISCAL = re.compile(rf"({YEAR})/(\d{{2}})(?![\d/])|fy ?{YEAR}")
WHOLE_YEAR = ("全年", "年度", "whole year", "full year")
UNTIL = re.compile(r"^(截[至止]到?|至|到|as of|until|by)+|止$", re.IGNORECASE)
OTHER_YEAR = re.compile(r"财年|学年|会计年度|财政年度|榨季|(fiscal|school|academic|crop) year")
BASE_BEFORE = re.compile(r"([比较与同自从]|since|over|vs\.?|against|constant|compared (to|with)|relative to)\s*$")
BASE_AFTER = re.compile(
    r"\s*年?\s*(不变价|可比价|价(?![值格])|价格计算|为?基[期年]|=\s*100|((international|constant) )?prices|us\$)"
)
BEYOND = re.compile(rf"{DASH}(?:\d|q\d|[一二三四五六七八九十]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
CODES = (  # of SDMX, Eurostat and the World Bank, and the English spellings of months and quarters
    (re.compile(rf"({YEAR})[- ]?q([1-4])"), r"\1Q\2"),
    (re.compile(rf"q([1-4])[- ]?({YEAR})"), r"\2Q\1"),
    (re.compile(rf"([1-4])q[- ]?({YEAR})"), r"\2Q\1"),
    (re.compile(rf"({YEAR})(0[1-9]|1[0-2])"), r"\1年\2月"),
    (re.compile(rf"({YEAR})-?m(\d{{1,2}})"), r"\1年\2月"),
    (re.compile(rf"({YEAR})-?[sh]([12])"), r"\1H\2"),
    (re.compile(rf"h([12])[- ]?({YEAR})"), r"\2H\1"),
    (re.compile(rf"({YEAR})-?a1?"), r"\1"),
    (re.compile(rf"(?:({YEAR}) ?)?\[yr({YEAR})]"), r"\2"),
    (re.compile(rf"({YEAR}-\d\d-\d\d)[t ]00:00(?::00(?:\.0*)?)?z?"), r"\1"),
)


def period_words(text: str) -> str:
    """The first period in a folded text, in words the library reads; empty if there is none it can read."""
    found = PERIOD.search(text)
    words = plain_period(found[0]) if found else ""
    return words if words and reads(f"2000年{words}" if not re.match(YEAR, words) else words) else ""


def plain_period(words: str) -> str:
    """6月份 as 6月, 前三季度 as 1—9月, 年底 as 12月31日."""
    words = re.sub(r"前([二两三])个?季度", lambda found: "1—9月" if found[1] == "三" else "1—6月", words)
    return re.sub(r"^年[底末]$", "12月31日", words.replace("月份", "月"))


def reads(words: str) -> bool:
    try:
        parse_period(words)
    except Error:
        return False
    return True


# ---- in the heads of rows and columns


@dataclass(frozen=True)
class Found:
    """A period in the words of a head: `period` as the library writes it, or `part` of a year that stands elsewhere;
    `rest` is what else the words say, `status` provisional or estimate where they say so."""

    period: str = ""
    part: str = ""
    rest: str = ""
    status: str = ""

    def __bool__(self) -> bool:
        return bool(self.period or self.part)


@functools.lru_cache(maxsize=REMEMBERED)
def find_period(words: str) -> Found:
    """The first period in the words of a head; empty if there is none."""
    folded = half_width(words)
    taken, status = status_taken(folded)
    shown = respelt(taken)
    plain = shown.lower()
    coded = in_codes(plain)
    if coded or plain in WHOLE_YEAR:
        return Found(coded, "" if coded else "全年", "", status)
    is_doubt = is_fiscal(plain) or CODE.fullmatch(plain)
    if not is_doubt and re.match(YEAR, plain) and reads(plain):
        return Found(str(parse_period(plain)), "", "", status)
    if is_doubt or is_cut(plain):
        return Found("", "", folded)
    return within(shown, status) or without_period(folded, taken, status)


def within(shown: str, status: str) -> Found:
    """The first period among other words."""
    plain = shown.lower()
    found = next((found for found in PERIOD.finditer(plain) if stands_alone(plain, found)), None)
    read = period_words(found[0]) if found else ""
    if not found or not read:
        return Found()
    rest = UNTIL.sub("", (shown[: found.start()] + shown[found.end() :]).replace("()", "").strip(" :,、"))
    whole = bool(re.match(YEAR, read))
    return Found(str(parse_period(read)) if whole else "", "" if whole else read, rest, status)


def without_period(folded: str, taken: str, status: str) -> Found:
    """产值（快报数）, or 快报数 alone below a year: a status, and a name without it; 预计投资 stays a name."""
    stands_apart = not taken or folded.count("(") > taken.count("(")
    return Found("", "", taken if stands_apart else folded, status)


def is_doubtful(words: str) -> bool:
    """A year that is none of the calendar, a range of which one end is not understood: 2024财年, 2024年5日-6月."""
    plain = respelt(half_width(words)).lower()
    return is_fiscal(plain) or (is_cut(plain) and not reads(plain))


def is_cut(plain: str) -> bool:
    found = PERIOD.search(plain)
    is_range = bool(found and re.match(YEAR, found[0]) and BEYOND.match(plain[found.end() :]))
    return is_range or bool(re.search(YEAR, plain) and OTHER_YEAR.search(plain))


def is_fiscal(plain: str) -> bool:
    """FY2024, and 2011/12, which may be December as well; 2024/03 is March."""
    found = FISCAL.search(plain)
    if not found or not found[1]:
        return bool(found)
    return int(found[2]) > 12 or (int(found[1]) + 1) % 100 == int(found[2])


def stands_alone(text: str, found: re.Match[str]) -> bool:
    """Not the middle of a longer number, and no base that is compared with: 较2020年增长, 2020年=100, since 2015."""
    before, after = text[: found.start()], text[found.end() :]
    inside = re.search(r"[\d.,]$", before) or re.match(r"[\d]|[.,]\d", after)
    return not inside and not BASE_BEFORE.search(before) and not BASE_AFTER.match(after)


def in_codes(folded: str) -> str:
    """2025-S1, 2025M03, 2025-W05, 2025-T1, Mar 2025, 2025 [YR2025], 2024-01-01/P1M; empty for anything else."""
    for pattern, words in CODES:
        found = pattern.fullmatch(folded)
        if found:
            return period_or_nothing(found.expand(words))
    return named_month(folded) or week_or_third(folded) or lasting(folded)


def period_or_nothing(words: str) -> str:
    return str(parse_period(words)) if reads(words) else ""


def named_month(folded: str) -> str:
    found = re.fullmatch(rf"{MONTH}[- ]?({YEAR})|({YEAR})[- ]?{MONTH}", folded)
    if not found:
        return ""
    year, name = (found[2], found[1]) if found[2] else (found[3], found[4])
    return str(Period(Month(int(year), MONTHS.index(name) + 1)))


def week_or_third(folded: str) -> str:
    found = re.fullmatch(rf"({YEAR})-?([wt])(\d{{1,2}})", folded)
    if not found:
        return ""
    year, number = int(found[1]), int(found[3])
    try:
        if found[2] == "w":
            return str(IsoWeek(year, number).period)
        return str(Period(start_of(Month(year, 4 * number - 3)), end_of(Month(year, 4 * number))))
    except Error:
        return ""


def lasting(folded: str) -> str:
    """A first day and a duration: 2024-01-01/P1M."""
    found = re.fullmatch(rf"({YEAR}-\d\d-\d\d)(?:t[\d:]+)?/p(\d+)([ymd])", folded)
    if not found or not reads(found[1]):
        return ""
    first, number, kind = parse_date(found[1]), int(found[2]), found[3]
    if number == 0 or number > 1200:
        return ""
    after = add_days(first, number) if kind == "d" else add_months(first, number * (12 if kind == "y" else 1))
    return str(Period(first, eve_of(after)))


def in_year(year: str, part: str) -> str:
    """A part of a year in a year: 2025 and 3月. Empty if the one is no year, or there is no such part."""
    if not re.fullmatch(YEAR, year):
        return ""
    if part == "全年":
        return year
    return period_or_nothing(f"{year}年{part}")


def excel_day(words: str) -> str:
    """The day that Excel keeps as such a number, 1990 to 2060; empty for any other number."""
    if not re.fullmatch(r"\d{5}", words) or not 32874 <= int(words) <= 58804:
        return ""
    return str(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(words)))
