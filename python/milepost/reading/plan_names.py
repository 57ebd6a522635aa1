"""Names in a table as the indicators of a plan: by id, by name, or by a name that differs in form alone."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from milepost._core import Indicator, OutOfRange, Plan, Text
from milepost.reading.words import fold

FEW = 2  # names that may be meant
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What may stand around a name and changes nothing of what it names: quotes, brackets, the word for a number of things.
SIGNS = re.compile(r"[\s“”\"'‘’「」『』《》()\[\]【】〔〕·,、]")
COUNTED = re.compile(r"(总数量?|总量|数量|[个家户项人]数|[场次]次|数)$|^(the )?(total )?(numbers?|counts?) of (the )?")


@dataclass(frozen=True)
class Match:
    """An indicator of a plan; `name` is what the plan calls it, where the table has it in another form."""

    id: str
    name: str = ""


def matches(names: Iterable[str], plan: Plan, renamed: Mapping[str, str]) -> dict[str, Match]:
    """The indicators that names of a table stand for, by name; a name that may stand for several is none of them.

    `renamed` comes first, then ids and names in either language, then names that differ in form alone: of an indicator
    for which the table has no other name. Raises OutOfRange for a renaming to an indicator that the plan lacks.
    """
    refuse_unknown(plan, renamed)
    wanted, exact, loose = list(dict.fromkeys(names)), ids_of(plan, fold), ids_of(plan, bare)
    found = {name: Match(id) for name in wanted if (id := renamed.get(name) or exact.get(fold(name)))}
    others = {name: id for name in wanted if name not in found and (id := loose.get(bare(name)))}
    meant = [match.id for match in found.values()] + list(others.values())
    known = {indicator.id: indicator for indicator in plan.indicators}
    return found | {name: Match(id, name_of(known[id])) for name, id in others.items() if meant.count(id) == 1}


def refuse_unknown(plan: Plan, renamed: Mapping[str, str]) -> None:
    known = {indicator.id for indicator in plan.indicators}
    for id in renamed.values():
        if id not in known:
            for near in difflib.get_close_matches(id, known, n=1):
                raise OutOfRange(f"indicator '{id}' is not in the plan; did you mean '{near}'?")
            raise OutOfRange(f"indicator '{id}' is not in the plan")


def ids_of(plan: Plan, form: Callable[[str], str]) -> dict[str, str]:
    """Indicators by id and by name, in both languages and one form; a name of two indicators is none of either."""
    ids: dict[str, str] = {}
    doubtful: set[str] = set()
    for indicator in plan.indicators:
        for name in {form(one) for one in names_of(indicator)} - {""}:
            if ids.setdefault(name, indicator.id) != indicator.id:
                doubtful.add(name)
    return {name: id for name, id in ids.items() if name not in doubtful}


def names_of(indicator: Indicator) -> Iterator[str]:
    yield from (name for name in (indicator.id, indicator.name.zh, indicator.name.en) if name)


def name_of(indicator: Indicator) -> str:
    return indicator.name.zh or indicator.name.en or indicator.id


def bare(name: str) -> str:
    """Without signs around words, and without the word for how many: “双创”载体平台数 as 双创载体平台."""
    return SIGNS.sub("", COUNTED.sub("", SIGNS.sub(" ", fold(name)).strip()))


def near(name: str, plan: Plan) -> list[Indicator]:
    """Indicators that may be meant by a name that none of them has: one name holds the other, or they are alike. The
    growth or a part of an indicator, 产值 / 同比, is not that indicator."""
    whole, sign, _ = name.rpartition(" / ")
    words = "" if sign and fold(whole) in ids_of(plan, fold) else bare(name)
    close = {one: bare_names(one) for one in plan.indicators}
    holding = [one for one, names in close.items() if any(words in other or other in words for other in names)]
    return (holding or alike(words, close))[:FEW] if words else []


def bare_names(indicator: Indicator) -> list[str]:
    return [words for name in names_of(indicator) if (words := bare(name))]


def alike(words: str, known: Mapping[Indicator, list[str]]) -> list[Indicator]:
    found = difflib.get_close_matches(words, [name for names in known.values() for name in names], n=FEW)
    return [one for one, names in known.items() if set(names) & set(found)]


# ---- what is said of it


def strange(name: str, plan: Plan, count: int) -> Text:
    """That the plan has no such indicator, and which may be meant."""
    meant = near(name, plan)
    zh = "或".join(f"“{name_of(one)}”（{one.id}）" for one in meant)
    en = " or ".join(f"'{one.name.en or name_of(one)}' ({one.id})" for one in meant)
    figures = "1 figure is" if count == 1 else f"{count} figures are"
    return Text(
        f"指标“{name}”不在方案之中，其{count}个数值未列入" + (f"；是否应为{zh}？" if zh else ""),
        f"indicator '{name}' is not in the plan: {figures} left out" + (f"; did you mean {en}?" if en else ""),
    )


def loosely(name: str, match: Match) -> Text:
    return Text(
        f"“{name}”按方案指标 {match.id} 读入，请核对；方案写作：{match.name}",
        f"'{name}' is taken for indicator {match.id}, to be checked; the plan writes: {match.name}",
    )
