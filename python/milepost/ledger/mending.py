"""The last word on a draft has the library: what it refuses is taken out again, and said."""

from __future__ import annotations

from collections.abc import Sequence

import milepost as mp
from milepost.ledger.draft import Draft, Item, plan_text
from milepost.reading.cells import Cell
from milepost.reading.rows import Figure, table_text
from milepost.reading.words import Finding, Mark

REFUSED = {
    "target": "目标与单位或方向不符",
    "direction": "目标与方向不符",
    "due": "时限不成立",
    "opens": "开始时间不早于时限",
    "baseline": "基期不早于时限，或基期值不成立",
    "milestones": "阶段目标的时期或先后不成立",
    "responsible": "责任单位不成立",
}
OF_TARGETS = ("direction", "target", "due", "opens", "baseline", "milestones", "strength", "responsible")


def errors_of(problems: Sequence[mp.Problem]) -> list[mp.Problem]:
    return [problem for problem in problems if problem.severity == mp.Severity.error]


def mend(draft: Draft, cells: dict[str, Cell]) -> list[Finding]:
    """Takes out of the draft what the loader calls an error, until it finds none; returns what was taken out and why.

    Raises Error if an error stands in no task and no indicator, which would be a fault of milepost.
    """
    findings: list[Finding] = []
    while errors := errors_of(mp.load_plan(plan_text(draft, "en")).problems):
        taken = [found for problem in errors if (found := take_out(draft, problem, cells))]
        if not taken:
            raise mp.Error(f"the draft does not load, which is a fault of milepost: {errors[0]}")
        findings += taken
    return findings


def take_out(draft: Draft, problem: mp.Problem, cells: dict[str, Cell]) -> Finding | None:
    """None if the item or its key is gone already: one fault may have several problems."""
    word, _, id = problem.subject.partition(" ")
    items = draft.indicators() if word == "indicator" else draft.tasks if word == "task" else ()
    item = next((item for item in items if item.id == id), None)
    key = problem.field.split(".")[0]
    if not item or key not in item.fields:
        return None
    for gone in OF_TARGETS if key in ("target", "direction") else (key,):
        item.fields.pop(gone, None)
    finding = Finding(cells[place_of(item)], Mark.left, reason(key, problem))
    item.findings.append(finding)
    return finding


def place_of(item: Item) -> str:
    return str(item.fields["source"]["note"])


def reason(key: str, problem: mp.Problem) -> mp.Text:
    return mp.Text(f"{REFUSED.get(key, key)}，未列入草稿", f"{key} not in the draft: {problem.message}")


def mend_figures(figures: list[Figure], plan: mp.Plan) -> list[tuple[Figure, Finding]]:
    """Takes out of the list the figures that the reader of tables refuses; returns them with the reason.

    A figure in line n of the table is the one before last: line 1 is the header, and no cell has a line end.
    """
    gone: list[tuple[Figure, Finding]] = []
    while errors := errors_of(mp.load_observations(table_text(figures, "en"), plan).problems):
        refused = {problem.position.line - 2: problem for problem in reversed(errors)}
        for place in sorted(refused, reverse=True):
            figure = figures.pop(place)
            gone.append((figure, Finding(figure.cell, Mark.left, refusal(refused[place]))))
    return gone


def refusal(problem: mp.Problem) -> mp.Text:
    why = {
        "value": "不是可读的数值，或与同一时期已有数值不一致",
        "unit": "单位与指标不符",
        "period": "时期未能识别",
    }.get(problem.field, "不合数据表的要求")
    return mp.Text(f"数值未列入数据表：{why}", f"not in the table of observations: {problem.message}")
