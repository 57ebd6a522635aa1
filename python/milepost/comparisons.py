"""Plans under many methods as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import Any

import milepost as mp

COLUMNS = ("target", "indicator", "method", "status", "label", "figure", "reason", "statuses")


def as_csv(table: mp.PlanComparison) -> str:
    """A line a target and method; `statuses` counts the different ones of the target."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in table.rows:
        for verdict in row.comparison.verdicts:
            found = opinion(verdict) | {"statuses": row.comparison.status_count}
            writer.writerow({"target": row.target, "indicator": row.indicator} | found)
    return text.getvalue()


def as_json(table: mp.PlanComparison) -> str:
    """A list of targets, each with the opinions of all methods and why they differ."""
    return json.dumps([target(row) for row in table.rows], ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def target(row: mp.ComparedTarget) -> dict[str, Any]:
    return {
        "target": row.target,
        "indicator": row.indicator,
        "statuses": row.comparison.status_count,
        "verdicts": [opinion(verdict) for verdict in row.comparison.verdicts],
        "disagreements": [why(one) for one in row.comparison.disagreements],
    }


def finite(figure: float | None) -> float | None:
    """None for what no number of JSON can say, as in assess: infinitely many times the pace so far, which was none."""
    return figure if figure is not None and math.isfinite(figure) else None


def opinion(verdict: mp.Verdict) -> dict[str, Any]:
    return {
        "method": verdict.method,
        "status": verdict.status.name,
        "label": verdict.label or None,
        "figure": finite(verdict.figure),
        "reason": verdict.reason.name if verdict.reason else None,
    }


def why(one: mp.Disagreement) -> dict[str, Any]:
    return {
        "first": one.first,
        "second": one.second,
        "cause": one.cause.name,
        "sentence": {"zh": one.sentence.zh, "en": one.sentence.en},
    }
