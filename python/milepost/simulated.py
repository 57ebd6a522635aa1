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
        "binding": "约束性目标全部实现",
        "whole": "模拟的目标全部实现",
        "share": "平均实现比例",
        "left_out": "未模拟",
        "head": "推演{paths}次，种子{seed}；括号内为计入的目标数，±后为标准误",
    },
    "en": {
        "target": "target",
        "task": "task",
        "section": "section",
        "binding": "all binding targets",
        "whole": "all targets that are simulated",
        "share": "mean share met",
        "left_out": "not simulated",
        "head": "{paths} futures, seed {seed}; in brackets how many targets count, after ± the standard error",
    },
}
LEFT_OUT = {
    "zh": {
        "exempted": "已豁免",
        "exited": "已退出",
        "not_applicable": "不适用",
        "not_started": "尚未开始",
        "no_target_value": "目标没有数字",
        "no_schedule": "未定完成时限",
        "no_data": "没有可用数据",
        "no_denominator": "对象名单未列明",
        "inconclusive": "此类目标不作模拟（逐期考核、年均增速、对照其他指标、累计增减等），或数据不成序列",
    },
    "en": {
        "exempted": "exempted",
        "exited": "ended",
        "not_applicable": "does not apply",
        "not_started": "not yet begun",
        "no_target_value": "the target has no number",
        "no_schedule": "no due day",
        "no_data": "no figures",
        "no_denominator": "its members are not listed",
        "inconclusive": "of a kind that is not simulated (owed each period, mean rate, beside another indicator, "
        "cumulative change), or figures that do not join",
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
        {"kind": "left_out", "id": one.target, "entity": one.entity, "reason": str(one.reason)}
        for one in outcome.left_out
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
    """None of nothing has no odds."""
    row = {"kind": kind, "id": group.id, "targets": group.targets}
    return row | of_odds(group.all) if group.targets else row


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
        return f"{words[row['kind']]} ({row['targets']})"
    entity = f" / {row['entity']}" if row.get("entity") else ""
    count = f" ({row['targets']})" if row["kind"] in ("task", "section") else ""
    return f"{words[row['kind']]} {row['id']}{entity}{count}"


def key(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["kind"], row["id"], row.get("entity", "")


def lines_of(outcomes: Sequence[mp.Outcome], language: str) -> Iterable[tuple[str, ...]]:
    words, first = WORDS[language], rows_of(outcomes[0])
    others = [{key(row): row for row in rows_of(outcome)} for outcome in outcomes[1:]]
    yield ("", *(outcome.scenario for outcome in outcomes))
    for row in first:
        if row.get("targets") == 0:
            continue
        if row["kind"] == "left_out":
            yield label(row, words), LEFT_OUT[language].get(str(row["reason"]), str(row["reason"]))
        else:
            yield label(row, words), percent(row), *(percent(other.get(key(row))) for other in others)
    yield words["share"], *(f"{100 * outcome.whole.mean_share:.1f}%" for outcome in outcomes)


def padded(cell: str, width: int) -> str:
    return cell + " " * (width - width_of(cell))


def as_table(outcomes: Sequence[mp.Outcome], language: str, differences: Sequence[mp.ScenarioDifference] = ()) -> str:
    """The odds, a column a scenario; above them what differs between two."""
    lines = list(lines_of(outcomes, language))
    odds = [line for line in lines if not line[0].startswith(WORDS[language]["left_out"])]
    widths = [max(width_of(line[column]) for line in odds) for column in range(len(outcomes) + 1)]
    widths[0] = max(width_of(line[0]) for line in lines)
    table = ["  ".join(padded(*cell) for cell in zip(line, widths, strict=False)).rstrip() for line in lines]
    head = WORDS[language]["head"].format(paths=outcomes[0].paths, seed=outcomes[0].seed)
    return "\n".join([*(f"* {difference}" for difference in differences), head, *table]) + "\n"
