"""What came of many simulated futures, as a table, CSV and JSON; two scenarios side by side."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import milepost as mp
from milepost.certainties import certainty_of
from milepost.clock import closing_day
from milepost.layout import columns_of as width_of
from milepost.layout import padded
from milepost.plurals import filled

WORDS = {
    "zh": {
        "target": "目标",
        "task": "任务",
        "section": "章节",
        "as_of": "{name}（{day}的基线）",
        "binding": "明确承诺的目标全部实现",
        "whole": "所推演目标全部实现",
        "share": "目标实现的平均比例",
        "left_out": "未推演",
        "note": "说明",
        "title": "{title}情景推演",
        "head": "截至{day}；推演{paths}次，随机种子{seed}；括号内为计入的目标数，±后为标准误（百分点）",
        "scenario": "情景",
        "intervention": "措施",
        "link": "影响关系",
        "indicator": "指标",
        "between": "（{}）",
        "colon": "：",
        "and": "、",
    },
    "en": {
        "target": "target",
        "task": "task",
        "section": "section",
        "as_of": "{name}, as of {day}",
        "binding": "all binding targets",
        "whole": "all targets that are simulated",
        "share": "mean share met",
        "left_out": "not simulated",
        "note": "note",
        "title": "{title}: simulation",
        "head": "As of {day}; {paths} {paths:future|futures}, seed {seed}; in brackets how many targets count, "
        "after ± the standard error, percentage points",
        "scenario": "scenario",
        "intervention": "intervention",
        "link": "link",
        "indicator": "indicator",
        "between": " ({})",
        "colon": ": ",
        "and": ", ",
    },
}
COLUMNS = (
    "scenario",
    "as_of",
    "kind",
    "id",
    "entity",
    "targets",
    "probability",
    "standard_error",
    "median_date",
    "reason",
)


def rows_of(outcome: mp.Outcome) -> list[dict[str, Any]]:
    """A row a target, a task, a section; the binding targets and the whole; what is left out; a row a note."""
    rows = [of_target(one) for one in outcome.targets]
    rows += [of_group("task", one) for one in outcome.tasks]
    rows += [of_group("section", one) for one in outcome.sections]
    rows += [of_group("binding", outcome.binding), of_group("whole", outcome.whole)]
    left = [
        {"kind": "left_out", "id": one.target, "entity": one.entity, "reason": str(one.reason)}
        for one in outcome.left_out
    ]
    notes = [
        {"kind": "note", "id": note.subject, "entity": note.entity, "reason": note.words.en} for note in outcome.notes
    ]
    return [{"scenario": outcome.scenario, **row} for row in [*rows, *left, *notes]]


def of_odds(odds: mp.Odds) -> dict[str, float]:
    return {"probability": odds.probability, "standard_error": odds.standard_error}


def of_target(one: mp.TargetOutcome) -> dict[str, Any]:
    at = one.first_met.median
    median = None if at is None else str(closing_day(at))
    return {"kind": "target", "id": one.target, "entity": one.entity, "targets": 1, "median_date": median} | of_odds(
        one.odds
    )


def of_group(kind: str, group: mp.GroupOutcome) -> dict[str, Any]:
    """None of nothing has no odds."""
    row = {"kind": kind, "id": group.id, "targets": group.targets}
    return row | of_odds(group.all) if group.targets else row


class Case(NamedTuple):
    """A scenario, and what came of it as seen from a day."""

    scenario: mp.Scenario
    as_of: Any
    outcome: mp.Outcome


def as_csv(cases: Sequence[Case]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for case in cases:
        writer.writerows({**row, "as_of": str(case.as_of)} for row in rows_of(case.outcome))
    return text.getvalue()


def in_json(case: Case) -> dict[str, Any]:
    outcome = case.outcome
    bands = {
        one.target + (f"/{one.entity}" if one.entity else ""): [
            {"at": band.at, "mean": band.mean, "standard_error": band.standard_error, "quantiles": list(band.quantiles)}
            for band in one.bands
        ]
        for one in outcome.targets
    }
    return {
        "plan": outcome.plan,
        "scenario": outcome.scenario,
        "as_of": str(case.as_of),
        "paths": outcome.paths,
        "seed": outcome.seed,
        "levels": list(outcome.levels),
        "rows": rows_of(outcome),
        "left_out": [
            {"target": one.target, "entity": one.entity, "reason": str(one.reason), "zh": one.why.zh, "en": one.why.en}
            for one in outcome.left_out
        ],
        "notes": [
            {"subject": one.subject, "target": one.target, "entity": one.entity, "zh": one.words.zh, "en": one.words.en}
            for one in outcome.notes
        ],
        "bands": bands,
        "chance_of": list(outcome.whole.chance_of),
        "mean_share": outcome.whole.mean_share if outcome.whole.targets else None,
    }


def as_json(cases: Sequence[Case]) -> str:
    return json.dumps([in_json(case) for case in cases], ensure_ascii=False, indent=1) + "\n"


def percent(row: Mapping[str, Any]) -> str:
    """97.9 % ± 0.1"""
    if "probability" not in row:
        return "-"
    return f"{100 * row['probability']:.1f}% ± {100 * row['standard_error']:.1f}"


class Names:
    """What things are called in a language; several of one name are told apart by their ids."""

    def __init__(self, plan: mp.Plan, language: str):
        indicators = {one.id: told(one.name, language) for one in plan.indicators}
        by_target = {one.id or one.indicator: indicators.get(one.indicator, "") for one in plan.targets}
        of_tasks = {one.id: told(one.title, language) for one in plan.tasks}
        of_sections = {one.id: told(one.title, language) for one in plan.sections}
        self.of = {"target": by_target, "left_out": by_target, "task": of_tasks, "section": of_sections}
        self.language, self.words = language, WORDS[language]

    def __call__(self, kind: str, id: str) -> str:
        named = self.of[kind]
        name = named.get(id, "")
        if not name:
            return id
        return name + self.words["between"].format(id) if list(named.values()).count(name) > 1 else name


def told(text: mp.Text, language: str) -> str:
    """In the language, or in the other one where that is missing."""
    return str((text.zh or text.en) if language == "zh" else (text.en or text.zh))


def label(row: Mapping[str, Any], names: Names) -> str:
    words = names.words
    if row["kind"] in ("binding", "whole"):
        return f"{words[row['kind']]} ({row['targets']})"
    entity = f" / {row['entity']}" if row.get("entity") else ""
    count = f" ({row['targets']})" if row["kind"] in ("task", "section") else ""
    return f"{words[row['kind']]} {names(row['kind'], row['id'])}{entity}{count}"


def key(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["kind"], row["id"], row.get("entity", "")


def name_of(scenario: mp.Scenario, language: str) -> str:
    return told(scenario.title, language) or scenario.id


def odds_of(outcomes: Sequence[mp.Outcome], names: Names) -> Iterable[tuple[str, ...]]:
    """A line a target, task, section and all of them, a column a case."""
    told_odds = [odds_by_key(outcome, names.language) for outcome in outcomes]
    for row in rows_of(outcomes[0]):
        if row["kind"] in ("left_out", "note") or row.get("targets") == 0:
            continue
        yield label(row, names), *(odds.get(key(row), "-") for odds in told_odds)
    shares = (f"{100 * one.whole.mean_share:.1f}%" if one.whole.targets else "-" for one in outcomes)
    yield names.words["share"], *shares


def odds_by_key(outcome: mp.Outcome, language: str) -> dict[tuple[str, str, str], str]:
    """The cells of one case; in words where nothing is open."""
    certain = {("target", one.target, one.entity): certainty_of(one) for one in outcome.targets}
    odds = {key(row): percent(row) for row in rows_of(outcome)}
    return odds | {place: told(words, language) for place, words in certain.items() if words}


def left_out_of(outcome: mp.Outcome, names: Names, language: str) -> Iterable[tuple[str, str]]:
    for one in outcome.left_out:
        row = {"kind": "left_out", "id": one.target, "entity": one.entity}
        yield label(row, names), told(one.why, language) or str(one.reason)


def subject_of(note: mp.SimulationNote, names: Names) -> str:
    kind, _, rest = note.subject.partition(" ")
    where = names("target", note.target) + (f" / {note.entity}" if note.entity else "") if note.target else ""
    return f"{names.words.get(kind, kind)} {rest}" + (names.words["between"].format(where) if where else "")


def notes_of(cases: Iterable[Case], names: Names, language: str) -> Iterable[str]:
    """A line a note, "note More: intervention grants (Firms): it does nothing"; one of several scenarios names them."""
    said: dict[tuple[str, str], list[str]] = {}
    for case in cases:
        for note in case.outcome.notes:
            words = subject_of(note, names), told(note.words, language)
            said.setdefault(words, []).append(name_of(case.scenario, language))
    for words, scenarios in said.items():
        head = f"{names.words['note']} {names.words['and'].join(dict.fromkeys(scenarios))}"
        yield names.words["colon"].join((head, *words))


def aligned(lines: Sequence[tuple[str, ...]], widths: Sequence[int]) -> list[str]:
    return ["  ".join(padded(*cell) for cell in zip(line, widths, strict=False)).rstrip() for line in lines]


def heading(plan: mp.Plan, as_of: Any, outcome: mp.Outcome, language: str) -> list[str]:
    words = WORDS[language]
    title = told(plan.title, language) or plan.id
    day = mp.date_words(as_of, language)
    return [words["title"].format(title=title), filled(words["head"], day=day, paths=outcome.paths, seed=outcome.seed)]


def name_of_case(case: Case, first: Case, language: str) -> str:
    """With its day where that is another than the first one's."""
    name = name_of(case.scenario, language)
    if case.as_of == first.as_of:
        return name
    return WORDS[language]["as_of"].format(name=name, day=mp.date_words(case.as_of, language))


def differences_of(cases: Sequence[Case]) -> Sequence[mp.ScenarioDifference]:
    others = [case.scenario for case in cases if case.scenario != cases[0].scenario]
    return mp.compare_scenarios(cases[0].scenario, others[0]) if others else ()


def as_table(plan: mp.Plan, cases: Sequence[Case], language: str) -> str:
    """The odds, a column a case; above them how two scenarios differ, below them what is left out, and notes."""
    names = Names(plan, language)
    outcomes = [case.outcome for case in cases]
    head = ("", *(name_of_case(case, cases[0], language) for case in cases))
    odds = [head, *odds_of(outcomes, names)]
    left = list(left_out_of(outcomes[0], names, language))
    widths = [max(width_of(line[column]) for line in odds) for column in range(len(head))]
    widths[0] = max(width_of(line[0]) for line in [*odds, *left])
    lines = heading(plan, cases[0].as_of, outcomes[0], language)
    lines += [f"* {one.in_words(language)}" for one in differences_of(cases)]
    lines += aligned(odds, widths) + aligned(left, widths)
    lines += notes_of((case for case in cases if case.as_of == cases[0].as_of), names, language)
    return "\n".join(lines) + "\n"
