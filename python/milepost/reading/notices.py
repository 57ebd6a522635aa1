"""What notes say of how final figures are: 2024年为快报数, 初步核算数."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from milepost._core import Text, contains, parse_period
from milepost.reading.periods import PERIOD, find_period, in_year
from milepost.reading.spellings import respelt
from milepost.reading.statuses import PATTERNS, status_taken
from milepost.reading.words import REMEMBERED, fold, in_one_width

CLAUSE = re.compile(r"[,;。]|\.\s")
NEGATED = re.compile(r"不|非|未|除|\bnot\b|exclud|except", re.IGNORECASE)
NOUNS = re.compile(  # words that say it of figures wherever they stand in a note
    r"(初步(核算|核实|统计|测算|汇总)|快报|预计|最终(核实|核算)|年报|修[订正])(数据|数(?!量)|结果)|初步核算|最终核实|"
    r"\b(provisional|preliminary|estimated|final|revised) (figures?|data|results?)|"
    r"\b(are|is) (provisional|preliminary|final)\b",
    re.IGNORECASE,
)
STOCK = re.compile(
    r"^(备?注(释)?|说明|附注|notes?)[:\d.]*|本表|表中|表内|上表|其中|各项|全部|所有|相关|有关|指标|数据|数值|数|均为|均|为|系|是|的|"
    r"\b(the|of|in|for|and|figures?|data|values?|are|is|this|table|results?)\b|[:()、\s.]",
    re.IGNORECASE,
)
WORDS = {
    "": Text("", ""),
    "final": Text("最终数", "final"),
    "provisional": Text("初步数", "provisional"),
    "estimate": Text("估计数", "an estimate"),
    "lower bound": Text("下限", "a lower bound"),
}


@functools.lru_cache(maxsize=REMEMBERED)
def clauses_of(note: str) -> tuple[str, ...]:
    return tuple(CLAUSE.split(respelt(in_one_width(note))))


def speaks_of_status(note: str) -> bool:
    return bool(clauses_with_status(note))


def clauses_with_status(note: str) -> list[str]:
    return [clause for clause in clauses_of(note) if status_of_clause(clause)]


@functools.lru_cache(maxsize=REMEMBERED)
def status_of_clause(clause: str) -> str:
    """The status that a clause gives to figures; empty for one that gives none, or says what they are not."""
    if NEGATED.search(clause):
        return ""
    found = NOUNS.search(clause)
    if found:
        return next((status for status, pattern in PATTERNS.items() if pattern.search(found[0])), "")
    rest, status = status_taken(clause)
    return status if status and not STOCK.sub("", PERIOD.sub("", rest)) else ""


def status_by(notes: Iterable[str], period: str) -> str:
    """What the first of the notes that speak of a period says of its figures; a note without period is of all."""
    clauses = (clause for note in notes for clause in clauses_of(note))
    said = (status_of_clause(clause) for clause in clauses if covers(clause, period))
    return next((status for status in said if status), "")


@functools.lru_cache(maxsize=REMEMBERED)
def covers(clause: str, period: str) -> bool:
    told = [whole(found[0], period) for found in PERIOD.finditer(clause)]
    told = [one for one in told if one]
    return not told or any(contains(parse_period(one), parse_period(period)) for one in told)


def whole(words: str, period: str) -> str:
    found = find_period(words)
    return found.period or in_year(period[:4], found.part)


def notes_about(notes: Sequence[str], indicator: str, period: str) -> list[str]:
    """Of the notes without a mark below a table the clauses that give a status to an indicator in a period:
    2024年为快报数 speaks of all indicators, 2024年就业人数为快报数 of one."""
    clauses = (clause for note in notes for clause in clauses_of(note))
    return [clause for clause in clauses if speaks_of(clause, indicator, period)]


def speaks_of(clause: str, indicator: str, period: str) -> bool:
    if not status_of_clause(clause) or not covers(clause, period):
        return False
    subject = STOCK.sub("", PERIOD.sub("", NOUNS.sub("", status_taken(clause)[0])))
    return not subject or fold(subject) in STOCK.sub("", fold(indicator))


def settled(claims: Iterable[tuple[Text, str]]) -> tuple[str, tuple[Text, ...]]:
    """The first status that is claimed; and, where others say another, that they do."""
    told = [claim for claim in claims if claim[1] not in ("", "revised", "lower bound")]
    if not told:
        return "", ()
    others = [claim for claim in told if claim[1] != told[0][1]]
    return told[0][1], tuple(contradiction(told[0], other) for other in others[:1])


def contradiction(taken: tuple[Text, str], other: tuple[Text, str]) -> Text:
    (by, status), (against, another) = taken, other
    return Text(
        f"{by.zh}为{WORDS[status].zh}，{against.zh}为{WORDS[another].zh}，按前者",
        f"{by.en} says {WORDS[status].en}, {against.en} says {WORDS[another].en}: the first is taken",
    )
