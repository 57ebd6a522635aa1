"""Periods respelt in the one way that is read: 二〇二四年三月, 1月至6月, 一至三季度, 前11个月, Jan-Jun 2024, Q1-Q3."""

from __future__ import annotations

import re

YEAR = r"(?:19|20)\d{2}"
DASH = r"\s*(?:-+|—+|–|~|～|至|到|\.\.)\s*"
DIGITS = dict(zip("〇○◯零Oo一二三四五六七八九", "000000123456789", strict=True))  # the circle is typed in many ways
NUMERAL = "[一二三四五六七八九十]"
YEAR_IN_DIGITS = re.compile(
    rf"(?<![一二三四五六七八九十\d])(一九|二[〇○◯零Oo])[〇○◯零Oo一二三四五六七八九]{{2}}(?=年|$|{DASH}[一二])"
)
MONTH = re.compile(
    rf"(?<![^年至到止—–~（(-])({NUMERAL}{{1,2}})(?=月(?:份|底|末|初|至|到|止|累计|$|[-—–~(（]|[\d一二三四五六七八九十]{{1,3}}[日号]))"
)
DAY = re.compile(rf"(?<=\d月)({NUMERAL}{{1,3}})(?=[日号])")
NUMBER = rf"(\d{{1,2}}|{NUMERAL}{{1,2}})"
MONTHS_RANGE = re.compile(rf"(?<![\d.一二三四五六七八九十]){NUMBER}(?:月份?)?{DASH}{NUMBER}(?=月)")
FIRST_MONTHS = re.compile(rf"前{NUMBER}个?月")
POINTED = re.compile(rf"({YEAR})\.(\d{{1,2}}){DASH}(\d{{1,2}})(?![.\d])")
DAYS = re.compile(rf"({YEAR})年(\d{{1,2}})月(\d{{1,2}})[日号]{DASH}(?:({YEAR})年)?(\d{{1,2}})月(\d{{1,2}})[日号]")
QUARTERS = re.compile(rf"(?<![\d一二三四])第?([1-4一二三四])(?:季度?)?{DASH}第?([1-4一二三四])季度")
FIRST_QUARTERS = re.compile(r"前([二两三23])个?季度")
NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME = rf"({'|'.join(NAMES)})[a-z]*\.?"
TO = r"\s*(?:-|—|–|~|to)\s*"
NAMED = re.compile(rf"(?:({YEAR})[- ]?)?{NAME}{TO}{NAME}(?:[- ]?({YEAR}))?", re.IGNORECASE)
Q_RANGE = re.compile(rf"(?:({YEAR})[- ]?)?q([1-4]){TO}q?([1-4])(?:[- ]?({YEAR}))?", re.IGNORECASE)
ALONE = re.compile(rf"q([1-4])|h([12])|{NAME}", re.IGNORECASE)


def respelt(words: str) -> str:
    """Words with their period in western digits and ranges of months as 1-6月; the rest as it stands."""
    text = YEAR_IN_DIGITS.sub(lambda found: "".join(map(DIGITS.__getitem__, found[0])), words)
    text = MONTHS_RANGE.sub(lambda found: f"{number(found[1])}-{number(found[2])}", text)
    text = POINTED.sub(r"\1年\2-\3月", text)
    text = FIRST_MONTHS.sub(lambda found: f"1-{number(found[1])}月", text)
    text = MONTH.sub(lambda found: str(number(found[1])), text)
    text = DAY.sub(lambda found: str(number(found[1])), text)
    text = DAYS.sub(days, text)
    text = QUARTERS.sub(lambda found: months(number(found[1]), number(found[2])), text)
    text = FIRST_QUARTERS.sub(lambda found: "1-9月" if found[1] in "三3" else "1-6月", text)
    return in_english(text) if re.search("[A-Za-z]", text) else text


def number(words: str) -> int:
    """三 as 3, 十二 as 12, 三十一 as 31."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (int(DIGITS.get(tens, "1")) * 10 if ten else 0) + int(DIGITS.get(ones, "0"))


def days(found: re.Match[str]) -> str:
    year, month, day, last_year, last_month, last_day = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}..{last_year or year}-{last_month:0>2}-{last_day:0>2}"


def months(first: int, last: int) -> str:
    return f"{3 * first - 2}-{3 * last}月"


def in_english(words: str) -> str:
    """Jan-Jun 2024 as 2024年1-6月; a quarter, half or month alone as a part of the year that stands elsewhere."""
    found = NAMED.fullmatch(words) or Q_RANGE.fullmatch(words)
    if not found:
        alone = ALONE.fullmatch(words)
        return part(alone) if alone else words
    year = found[1] or found[4]
    first, last = found[2].lower()[:3], found[3].lower()[:3]
    quarters = first.isdigit()
    span = months(int(first), int(last)) if quarters else f"{NAMES.index(first) + 1}-{NAMES.index(last) + 1}月"
    return f"{year}年{span}" if year else span


def part(found: re.Match[str]) -> str:
    quarter, half, month = found.groups()
    if quarter:
        return f"第{quarter}季度"
    return ("上半年" if half == "1" else "下半年") if half else f"{NAMES.index(month.lower()[:3]) + 1}月"
