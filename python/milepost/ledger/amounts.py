"""How much: targets, units, kinds and directions as ledgers word them, read by the library's own parsers."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

import milepost as mp
from milepost.reading.periods import PERIOD
from milepost.reading.spellings import YEAR
from milepost.reading.words import fold, inside_brackets

NO_UNIT = "未注明"  # the unit of a draft whose ledger names none
NOTHING = re.compile(r"|[-—–/／\\…]+|无|暂无|待定|另行通知|n/?a|none|tbd|nan|null", re.IGNORECASE)

VERBS = r"完成|实现|确保|新增|新建|新培育|新引进|建成|建设|培育|组织|举办|开展|引进|打造|培训|发放|总数|总量|数量|规模"

# What may stand before the number of a target and is no part of it.
LEADING = (
    ("due", re.compile(r"每年度?|每半年|每季度?|每月|each (?:year|quarter|month),? ?")),
    ("due", re.compile(rf"(?:力争)?(?:到|至)?(?:{YEAR}年?(?:底|末)?|“?十[三四五]五”?(?:末|期间))[，,]?")),
    ("strive", re.compile(r"力争|争取|努力")),
    ("promote", re.compile(r"推动|促进")),
    ("explore", re.compile(r"探索")),
    ("", re.compile(VERBS)),
)
FALLING = re.compile(
    r"下降|降低|减少|压减|缩短|控制|不超过|不高于|投诉|事故|排放|能耗|负担|死亡|失业|浓度|逾期|时间|时长|时限"
)
GROWTH = re.compile(r"增速|增长率|增幅|增长")
FLOW = re.compile(r"新增|新建|新培育|新引进|每年|年度|举办|组织(?!数|总|机构)|开展|培训(?!机构|基地)|完成投资|发放")
DURATION = re.compile(r"时间|时长|时限|周期|天数")
SPANS_OF_TIME = {"天", "秒", "月", "工作日"}


@dataclass(frozen=True)
class Amount:
    """A target that the library reads: its words, and what stood before them."""

    words: str
    bound: mp.Bound
    strength: str = ""
    due: str = ""
    dropped: str = ""


def says_nothing(words: str) -> bool:
    return NOTHING.fullmatch(words.strip()) is not None


def read_amount(words: str, unit: mp.Unit) -> Amount | None:
    """The target in a cell; None if the library cannot read it, with or without the verb before it. A date is none."""
    plain = re.sub(r"[(（]含[)）]$", "", words.strip(" 。；;，,"))
    folded = fold(plain)
    if PERIOD.fullmatch(folded) and not re.fullmatch(r"\d+", folded):
        return None
    return next((found for tried in readings(Amount(plain, mp.some_of())) if (found := bounded(tried, unit))), None)


def bounded(amount: Amount, unit: mp.Unit) -> Amount | None:
    try:
        return replace(amount, bound=mp.parse_bound(amount.words, unit))
    except mp.Error:
        return None


def readings(amount: Amount) -> Iterator[Amount]:
    """The words as they stand, then with one leading word after the other taken off."""
    yield amount
    for kind, pattern in LEADING:
        found = pattern.match(amount.words)
        if found and found.end() < len(amount.words):
            yield from readings(without(amount, kind, found[0]))
            return


def without(amount: Amount, kind: str, taken: str) -> Amount:
    rest = amount.words[len(taken) :].strip()
    if kind == "due":
        return replace(amount, words=rest, due=amount.due or taken.strip(" ，,"))
    return replace(amount, words=rest, strength=kind or amount.strength, dropped=amount.dropped + taken)


@functools.lru_cache(maxsize=1)
def unit_words() -> tuple[tuple[str, mp.Unit], ...]:
    """Every word of a known unit, the longest first: 万人次 before 人次 before 次."""
    words = {word: unit for unit in reversed(mp.known_units()) for word in (unit.name, unit.zh, unit.en) if word}
    return tuple(sorted(words.items(), key=lambda entry: -len(entry[0])))


def unit_of_words(words: str) -> mp.Unit | None:
    """The unit written behind the number of a target; None if there is none."""
    folded = unicodedata.normalize("NFKC", words)
    if not re.search(r"\d", folded):
        return None
    fitting = (unit for word, unit in unit_words() if word in folded)
    return next((unit for unit in fitting if read_amount(words, unit)), None)


def unit_of_name(name: str) -> mp.Unit | None:
    """The unit in the brackets of a name: 规模以上工业增加值（亿元）."""
    found = (mp.find_unit(re.sub(r"^单位[:：]?", "", inside)) for inside in inside_brackets(name))
    return next((unit for unit in found if unit), None)


def declared(word: str) -> dict[str, dict[str, object]]:
    """What the plan must say of a unit the library does not know: 万台套 is 10,000 of 台套."""
    scale = {"万": 10_000, "亿": 100_000_000}.get(word[:1])
    if scale is None or len(word) < 2:
        return {word: {"zh": word, "counted": word != NO_UNIT}}
    base = word[1:]
    known = {} if mp.find_unit(base) else {base: {"zh": base, "counted": True}}
    return {**known, word: {"zh": word, "scale": scale, "base": base}}


def kind_of(name: str, words: str, unit: mp.Unit) -> tuple[str, str]:
    """The kind of an indicator and the words that speak for it; empty words: the default, a stock."""
    for kind, pattern in (("growth", GROWTH), ("flow", FLOW), ("duration", DURATION)):
        found = pattern.search(name) or (pattern.search(words) if kind == "flow" else None)
        if found and fits(kind, unit):
            return kind, found[0]
    return ("ratio", "%") if mp.is_percent(unit) else ("stock", "")


def fits(kind: str, unit: mp.Unit) -> bool:
    if kind == "growth":
        return mp.is_percent(unit)
    if kind == "duration":
        return mp.base_of(unit) in SPANS_OF_TIME
    return not mp.is_percent(unit)


def direction_of(name: str, bound: mp.Bound) -> tuple[str, str]:
    """Which way is better, and why: by the bound, else by words of the name; empty words: nothing speaks for it."""
    implied = mp.direction_of(bound)
    if implied and not isinstance(bound, mp.Reach):
        return str(implied), "bound"
    found = FALLING.search(name)
    return ("decrease", found[0]) if found else ("increase", "")


def number_of(amount: Amount, direction: str, unit: mp.Unit) -> float | None:
    """The one number of a bound, in the unit; None for 全部, 一批 and the like."""
    limit = mp.limit_of(amount.bound, direction)
    return mp.in_(limit, unit).value if limit else None
