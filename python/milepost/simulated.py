"""What came of many simulated futures, as a table, CSV and JSON; two scenarios side by side."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import milepost as mp
from milepost.timetable import columns_of as width_of

WORDS = {
    "zh": {
        "target": "目标",
        "task": "任务",
        "section": "章节",
        "binding": "约束性目标全部达成",
        "whole": "全部目标都达成",
        "share": "平均达成比例",
        "left_out": "未模拟",
    },
    "en": {
        "target": "target",
        "task": "task",
        "section": "section",
        "binding": "all binding targets",
        "whole": "all targets",
        "share": "mean share met",
        "left_out": "not simulated",
    },
}
COLUMNS = ("scenario", "kind", "id", "entity", "targets", "probability", "standard_error", "median_date", "reason")


def rows_of(outcome: mp.Outcome) -> list[dict[str, Any]]:
    """A row a target, a task, a section; then the binding targets and the whole; then what is left out."""
    rows = [of_target(one) for one in outcome.targets]
    rows += [of_group("task", one) for one in outcome.tasks]
    rows += [of_group("section", one) for one in outcome.sections]
    rows += [of_group("binding", outcome.binding), of_group("whole", outcome.whole)]
    left = [
        {"kind": "left_out", "id": one.target, "entity": one.entity, "reason": one.reason} for one in outcome.left_out
    ]
    return [{"scenario": outcome.scenario, **row} for row in [*rows, *left]]


def of_odds(odds: mp.Odds) -> dict[str, float]:
    return {"probability": odds.probability, "standard_error": odds.standard_error}


def of_target(one: mp.TargetOutcome) -> dict[str, Any]:
    median = one.first_met.median
    return {"kind": "target", "id": one.target, "entity": one.entity, "targets": 1, "median_date": median} | of_odds(
        one.odds
    )


def of_group(kind: str, group: mp.GroupOutcome) -> dict[str, Any]:
    return {"kind": kind, "id": group.id, "targets": group.targets} | of_odds(group.all)


def as_csv(outcomes: Sequence[mp.Outcome]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for outcome in outcomes for row in rows_of(outcome))
    return text.getvalue()


def in_json(outcome: mp.Outcome) -> dict[str, Any]:
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
        "paths": outcome.paths,
        "seed": outcome.seed,
        "levels": list(outcome.levels),
        "rows": rows_of(outcome),
        "bands": bands,
        "chance_of": list(outcome.whole.chance_of),
        "mean_share": outcome.whole.mean_share,
    }


def as_json(outcomes: Sequence[mp.Outcome]) -> str:
    return json.dumps([in_json(outcome) for outcome in outcomes], ensure_ascii=False, indent=1) + "\n"


def percent(row: Mapping[str, Any] | None) -> str:
    """97.9 % ± 0.1"""
    if row is None or "probability" not in row:
        return "-"
    return f"{100 * row['probability']:.1f}% ± {100 * row['standard_error']:.1f}"


def label(row: Mapping[str, Any], words: Mapping[str, str]) -> str:
    if row["kind"] in ("binding", "whole"):
        return words[row["kind"]]
    entity = f" / {row['entity']}" if row.get("entity") else ""
    return f"{words[row['kind']]} {row['id']}{entity}"


def key(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["kind"], row["id"], row.get("entity", "")


def lines_of(outcomes: Sequence[mp.Outcome], language: str) -> Iterable[tuple[str, ...]]:
    words, first = WORDS[language], rows_of(outcomes[0])
    others = [{key(row): row for row in rows_of(outcome)} for outcome in outcomes[1:]]
    yield ("", *(outcome.scenario for outcome in outcomes))
    for row in first:
        if row["kind"] == "left_out":
            yield label(row, words), str(row["reason"])
        else:
            yield label(row, words), percent(row), *(percent(other.get(key(row))) for other in others)
    yield words["share"], *(f"{100 * outcome.whole.mean_share:.1f}%" for outcome in outcomes)


def padded(cell: str, width: int) -> str:
    return cell + " " * (width - width_of(cell))


def as_table(outcomes: Sequence[mp.Outcome], language: str, differences: Sequence[mp.ScenarioDifference] = ()) -> str:
    """The odds, a column a scenario; above them what differs between two."""
    lines = list(lines_of(outcomes, language))
    widths = [
        max(width_of(line[column]) for line in lines if column < len(line)) for column in range(len(outcomes) + 1)
    ]
    table = ["  ".join(padded(*cell) for cell in zip(line, widths, strict=False)).rstrip() for line in lines]
    return "\n".join([*(f"* {difference}" for difference in differences), *table]) + "\n"
