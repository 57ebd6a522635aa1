"""A page for each preset and `probability`: rule, source, what of it was verified, what it makes of its edge cases.

The edge cases are computed: fixed small series, made up, that are put to every preset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from milepost import _core as mp
from milepost.class_words import class_word
from milepost.evaluation import evaluate
from milepost.method_notes import meaning_of, note_of, source_in, unverified_in, words

FIRST, LAST, DUE = 2015, 2022, "2030"
# Of the columns that some methods ask for; all made up.
FURTHER = {"deviation": 10.0, "reference": 55.0, "typical_constant": 1.0, "typical_slope": 0.01}


class Words(NamedTuple):
    zh: str
    en: str


@dataclass(frozen=True)
class EdgeCase:
    """A series that should rise, by year, and what is asked of it."""

    words: Words
    points: Mapping[int, float]
    target: float | None = 100.0
    due: str | None = DUE
    further: Mapping[str, float] = field(default_factory=dict)


def line(first: float, last: float, begin: int = FIRST) -> dict[int, float]:
    """Even steps from the first value, in 2015, to the last, in 2022; what lies before `begin` is left out."""
    step = (last - first) / (LAST - FIRST)
    return {year: first + step * (year - FIRST) for year in range(begin, LAST + 1)}


def peak(first: float, top: float, last: float) -> dict[int, float]:
    """Up to the top in 2018, then down."""
    up = {FIRST + k: first + k * (top - first) / 3 for k in range(3)}
    return up | {FIRST + 3 + k: top + k * (last - top) / 4 for k in range(5)}


EDGE_CASES = (
    EdgeCase(Words("一般情形：50升至64，目标100", "ordinary: 50 to 64, target 100"), line(50, 64)),
    EdgeCase(Words("基期为零：0升至14，目标40", "zero base: 0 to 14, target 40"), line(0, 14), 40),
    EdgeCase(Words("由负转正：-7升至7，目标20", "mixed signs: -7 to 7, target 20"), line(-7, 7), 20),
    EdgeCase(Words("全为负值：-50升至-36，目标-20", "both negative: -50 to -36, target -20"), line(-50, -36), -20),
    EdgeCase(Words("基期等于目标：50降至43，目标50", "base equal to target: 50 to 43, target 50"), line(50, 43), 50),
    EdgeCase(Words("已达标：50升至64，目标60", "target met: 50 to 64, target 60"), line(50, 64), 60),
    EdgeCase(
        Words("达标后回落：50升至68再降至60，目标65", "met, then lost: 50 to 68, then 60, target 65"),
        peak(50, 68, 60),
        65,
    ),
    EdgeCase(
        Words("达到自然极限：86升至100，极限100，无目标值", "limit reached: 86 to 100, limit 100, no target"),
        line(86, 100),
        None,
        further={"limit": 100.0},
    ),
    EdgeCase(Words("两个数据：2015年50，2022年64", "two points: 50 in 2015, 64 in 2022"), {FIRST: 50, LAST: 64}),
    EdgeCase(Words("一个数据：2022年64", "one point: 64 in 2022"), {LAST: 64}),
    EdgeCase(Words("缺基期年份：一般情形，2018年起", "missing base year: ordinary, from 2018"), line(50, 64, 2018)),
    EdgeCase(Words("期限已过：50升至64，2020年达到70", "due past: 50 to 64, 70 by 2020"), line(50, 64), 70, "2020"),
    EdgeCase(
        Words("目标值比基期值差：50降至36，目标40", "target behind the base: 50 to 36, target 40"), line(50, 36), 40
    ),
    EdgeCase(Words("无目标值：50升至64", "no target: 50 to 64"), line(50, 64), None),
    EdgeCase(Words("无期限：50升至64，目标100", "no due day: 50 to 64, target 100"), line(50, 64), 100, None),
)

HEADS = Words("情形 | 数值 | 档次 | 状态（或不能评定的原因）", "case | figure | class | status, or why none")
STATUSES_ZH = {str(status): mp.word_of(status, "zh") for status in mp.Status}
STATUSES_EN = {str(status): mp.word_of(status, "en") for status in mp.Status}
REASONS_ZH = {str(reason): mp.word_of(reason, "zh") for reason in mp.Reason}
TEXTS = {
    "rule": Words("计算规则", "Rule"),
    "source": Words("出处", "Source"),
    "verified": Words("已核实", "Verified"),
    "unverified": Words("尚未核实", "Not verified, change it as you know better"),
    "classes": Words("档次与状态", "Classes"),
    "parameters": Words("可调参数", "Parameters"),
    "nothing": Words("无", "nothing"),
}


def said(text: Words, language: str) -> str:
    return text.zh if language == "zh" else text.en


# ---- edge cases


def edge_verdicts(method: str) -> list[dict[str, Any]]:
    """Figure, label, status and reason of every edge case."""
    found = evaluate(_series(), _targets(), method=method)
    return [{name: column[place] for name, column in found.items()} for place in range(len(EDGE_CASES))]


def _series() -> dict[str, list[Any]]:
    rows = [(n, year, value) for n, case in enumerate(EDGE_CASES) for year, value in case.points.items()]
    return {name: [row[k] for row in rows] for k, name in enumerate(("series", "period", "value"))}


def _targets() -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        "series": list(range(len(EDGE_CASES))),
        "target": [case.target for case in EDGE_CASES],
        "due": [case.due for case in EDGE_CASES],
        "direction": [1] * len(EDGE_CASES),
        "limit": [case.further.get("limit") for case in EDGE_CASES],
    }
    return columns | {name: [value] * len(EDGE_CASES) for name, value in FURTHER.items()}


def figure_in_words(figure: float) -> str:
    return "" if figure != figure else f"{figure:.4g}"


def outcome(verdict: Mapping[str, Any], language: str) -> str:
    """The status, or the reason why there is none."""
    reason = verdict["reason"]
    if reason is None:
        return (STATUSES_ZH if language == "zh" else STATUSES_EN)[verdict["status"]]
    return REASONS_ZH[reason] if language == "zh" else str(reason).replace("_", " ")


def edge_table(method: str, language: str) -> Iterator[str]:
    yield from table_of((cells_of(verdict, method, language) for verdict in edge_verdicts(method)), language)


def cells_of(verdict: Mapping[str, Any], method: str, language: str) -> tuple[str, str, str]:
    label = class_word(method, verdict["label"] or "", language)
    return figure_in_words(verdict["figure"]), label, outcome(verdict, language)


def table_of(rows: Iterable[tuple[str, str, str]], language: str) -> Iterator[str]:
    """Figure, class and status or reason of every edge case."""
    yield f"| {said(HEADS, language)} |"
    yield "|---|---|---|---|"
    for case, cells in zip(EDGE_CASES, rows, strict=True):
        yield f"| {said(case.words, language)} | {' | '.join(cells)} |"


# ---- the method `probability`

PROBABILITY = "probability"
HALF_YEAR_LATER = f"{LAST + 1}-06-30"  # the day on which the last figure is known


def evidence_of_case(case: EdgeCase) -> mp.Evidence:
    unit = mp.Unit("piece")
    bound = mp.some_of() if case.target is None else mp.at_least(case.target * unit)
    target = mp.Target("case", bound, due=mp.end_of(int(case.due)) if case.due else mp.NoDue())
    indicator = mp.Indicator("case", unit=unit, direction=mp.Direction.increase)
    series = mp.Series(unit, {str(year): value for year, value in case.points.items()})
    return mp.Evidence(target, series, indicator, as_of=HALF_YEAR_LATER)


def chance_in_words(case: EdgeCase, language: str) -> tuple[str, str, str]:
    """The probability, its word, and the status by the method, or why there is no probability."""
    evidence = evidence_of_case(case)
    chance, verdict = mp.chance_of_meeting(evidence), mp.assess(evidence, PROBABILITY)
    if chance.why:
        return "", "", mp.words_of(chance.why, language)
    assert chance.probability is not None  # there is one or a reason
    likelihood = mp.likelihood_word(chance.probability, language)
    number = mp.probability_words(chance.probability, language).replace(likelihood, "").strip(" ()（）")
    return number, likelihood, mp.word_of(verdict.status, language)


def page_of_probability(language: str) -> str:
    told = words("method_notes")[PROBABILITY]
    colon = "：" if language == "zh" else ": "
    lines = [f"## {PROBABILITY}", "", told["title"][language], ""]
    facts = ("rule", "source", "verified", "unverified", "classes", "parameters")
    lines += [f"- {said(TEXTS[fact], language)}{colon}{told[fact][language]}" for fact in facts]
    rows = [chance_in_words(case, language) for case in EDGE_CASES]
    return "\n".join([*lines, "", *table_of(rows, language)]) + "\n"


# ---- pages


def categories_of(preset: mp.Preset) -> Iterator[mp.Category]:
    """Every category that the preset can give, those of its cuts first."""
    yield from preset.cuts
    yield from preset.cuts_without_target
    treatments = preset.treatments
    yield from filter(None, (treatments.met, treatments.kept, treatments.at_limit, treatments.adverse))
    for ways in filter(
        None, (treatments.target_at_base, treatments.maintain, treatments.direction, treatments.history)
    ):
        yield from (ways.both, ways.first_only, ways.second_only, ways.neither)


def classes_in_words(preset: mp.Preset, language: str) -> str:
    """Each class with the statuses that it stands for; one class may stand for several, by what leads to it."""
    statuses: dict[str, list[str]] = {}
    for one in categories_of(preset):
        status = mp.word_of(one.status, language)
        known = statuses.setdefault(one.label, [])
        if one.label and status not in known:
            known.append(status)
    told = (class_in_words(preset.name, label, known, language) for label, known in statuses.items() if label)
    return said(Words("；", "; "), language).join(told)


def class_in_words(name: str, label: str, statuses: list[str], language: str) -> str:
    meaning = meaning_of(name, label, language)
    if language == "zh":
        word = class_word(name, label, language)
        behind = meaning if word == label else label
        return f"{word}{f'（{behind}）' if behind else ''}为{'或'.join(statuses)}"
    return f"{label}{f' ({meaning})' if meaning else ''} is {' or '.join(statuses)}"


def facts(preset: mp.Preset, language: str) -> Iterator[tuple[str, str]]:
    note = note_of(preset.name, language)
    yield "rule", note["rule"]
    yield "source", source_in(preset.source, language)
    yield "verified", note["verified"]
    yield "unverified", unverified_in(preset.unverified, language) or said(TEXTS["nothing"], language)
    yield "classes", classes_in_words(preset, language)
    yield "parameters", note["parameters"]


def page_of(name: str, language: str) -> str:
    """The page of one preset, or of `probability`, as Markdown. Raises ParseError for a name that is none."""
    if name == PROBABILITY:
        return page_of_probability(language)
    preset = mp.preset(name)
    colon = "：" if language == "zh" else ": "
    lines = [f"## {name}", "", mp.in_(preset.title, language), ""]
    lines += [f"- {said(TEXTS[fact], language)}{colon}{told}" for fact, told in facts(preset, language)]
    return "\n".join([*lines, "", *edge_table(name, language)]) + "\n"


def own_methods(language: str) -> Iterator[tuple[str, str]]:
    """Of the library itself, which need a plan or a target with its evidence: names and titles."""
    for name, title in words("report/words")["methods"].items():
        yield name, title[language]


def page_of_own(name: str, language: str) -> str:
    """The page of path and the other methods of the library itself. Raises KeyError for a name that is none."""
    said = words("report/words")
    return f"## {name}\n\n{said['methods'][name][language]}\n\n{said['rules'][name][language]}\n"


def names_and_titles(language: str) -> Iterator[tuple[str, str]]:
    for name in mp.presets():
        yield name, mp.in_(mp.preset(name).title, language)
    yield PROBABILITY, words("method_notes")[PROBABILITY]["title"][language]


def whole_page(language: str) -> str:
    introduction = words("method_notes")["introduction"][language]
    return "\n".join([introduction, *(page_of(name, language) for name, _ in names_and_titles(language))])
