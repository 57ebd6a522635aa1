"""Units where tables write them: 单位：亿元, （万人）, a column of units, the end of a title."""

from __future__ import annotations

import re

from milepost._core import Unit, find_unit, is_percent
from milepost.reading.words import BRACKETS, half_width, inside_brackets

LABEL = re.compile(r"^±|^[(]?(?:计量|数据)?(?:单位|units?)(?:of measure)?[:]\s*", re.IGNORECASE)
LINE = re.compile(r"[(（]?(计量|数据)?(单位|units?)\s*[:：]", re.IGNORECASE)
SEVERAL = re.compile(r"[、,;，；]|\s和\s|\sand\s")
RANK = re.compile(r"排名|排位|位次|名次|\brank(ing)?\b", re.IGNORECASE)
RATE = re.compile(r"增长|增速|增幅|涨幅|同比|环比|占比|比重|完成率|达成率|比例|比上年|growth|share|rate", re.IGNORECASE)
SCALED = re.compile(r"[万亿千百十]")
PERCENTAGE = re.compile(r"per ?cent(age)?|pct|百分比", re.IGNORECASE)
PERCENT_WORDS = re.compile(r"[%％]|percent", re.IGNORECASE)


def unit_in(text: str) -> Unit | None:
    """The known unit in 单位:亿元, 亿元 or unit: households."""
    return find_unit(re.sub(r"^(计量)?(单位|units?)[:：]?\s*", "", text.strip(), flags=re.IGNORECASE))


def unit_line(words: str) -> str | None:
    """The words of the unit in a line that gives it, 单位：万元 or (unit: people); None for any other line."""
    if not LINE.match(words):
        return None
    return LABEL.sub("", half_width(words)).strip("() ")


def unit_words(words: str) -> str:
    """The unit as the library names it, or as it stands; empty for a list of several."""
    known = find_unit(words)
    if known or PERCENTAGE.fullmatch(words.strip()):
        return known.name if known else "%"
    return "" if SEVERAL.search(half_width(words)) else words


def unit_at_the_end(words: str) -> tuple[str, str]:
    """A name and the unit in its brackets: 地区生产总值（亿元） as 地区生产总值 and 亿元. No unit, an empty one."""
    for inside in reversed(inside_brackets(words)):
        unit = bracketed_unit(inside)
        if unit:
            says_more = (
                unit == "%" and find_unit(LABEL.sub("", half_width(inside))) is None
            )  # (% of GDP) is a part of the name
            return words if says_more else without_bracket(words, inside), unit
        price, comma, last = half_width(inside).rpartition(",")  # （2020年价，亿元）
        behind = find_unit(last) if comma else None
        if behind:
            return words.replace(inside, price), behind.name
    named, comma, last = half_width(words).rpartition(",")
    behind = find_unit(last) if comma else None
    return (named, behind.name) if behind else (words, "")


def bracketed_unit(inside: str) -> str:
    """A unit in brackets: a known one, one that is marked as such, or a ratio such as 人/平方公里."""
    marked = LABEL.sub("", half_width(inside))
    known = find_unit(marked)
    if known:
        return known.name
    is_marked = marked != half_width(inside)
    is_ratio = bool(re.fullmatch(r"[^\d/%]{1,8}/[^\d/%]{1,8}", marked)) and find_unit(marked.split("/")[0]) is not None
    return marked if is_marked or is_ratio or is_scaled(marked) else percentage_of(marked)


def is_scaled(words: str) -> bool:
    """万 of something that the library does not count, 万台套, or of what the name says: thousand."""
    if re.fullmatch(r"[百千十]?[万亿]|千|(thousand|million|billion)s?|'?000s?", words, re.IGNORECASE):
        return True
    return bool(re.fullmatch(r"[万亿千](?!分)\w{1,4}", words)) and not re.search(r"\d", words)


def percentage_of(words: str) -> str:
    """% of GDP, annual %: a percentage of what the name says."""
    return "%" if PERCENT_WORDS.search(words) and not re.search(r"\d", words) else ""


def without_bracket(words: str, inside: str) -> str:
    found = next((match for match in BRACKETS.finditer(words) if match[1] == inside), None)
    return (words[: found.start()] + words[found.end() :]).strip() if found else words


def is_unit(words: str) -> bool:
    return unit_alone(words) != "" or unit_alone(f"({words})") != ""


def unit_alone(words: str) -> str:
    """The unit of a cell that holds nothing else, 亿元 or （亿元）; empty for any other cell."""
    inside = re.fullmatch(r"[(（\[]([^()（）]+)[)）\]]", words.strip())
    known = find_unit(inside[1] if inside else words)
    return known.name if known else bracketed_unit(inside[1]) if inside else ""


def is_rate(words: str) -> bool:
    """同比增长 and the like: a percentage, whatever unit its row has; 增速排名 is none."""
    return RATE.search(words) is not None and not is_rank(words)


def is_rank(words: str) -> bool:
    return RANK.search(words) is not None


def is_share(unit: str) -> bool:
    known = find_unit(unit)
    return known is not None and is_percent(known)
