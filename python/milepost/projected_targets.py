"""Where a plan's targets lead, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import milepost as mp

COLUMNS = ("target", "indicator", "entity", "unit", "probability", "period", "mean")


def as_csv(rows: Sequence[mp.ProjectedTarget]) -> str:
    """A line a target and step; a target without figures has one line without a period."""
    levels = next((row.projection.levels for row in rows), ())
    ends = [f"{end}_{level:g}" for level in levels for end in ("lo", "hi")]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*COLUMNS, *ends, "method", "n_used", "note"], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerows(lines_of(row))
    return text.getvalue()


def lines_of(row: mp.ProjectedTarget) -> Iterable[dict[str, Any]]:
    about = of_target(row) | {"note": row.projection.note.en}
    steps = steps_of(row)
    return [about | step for step in steps] if steps else [about]


def of_target(row: mp.ProjectedTarget) -> dict[str, Any]:
    return {
        "target": row.target,
        "indicator": row.indicator,
        "entity": row.entity or None,
        "unit": row.unit.name,
        "probability": row.probability,
        "method": row.projection.model,
        "n_used": row.projection.used,
    }


def steps_of(row: mp.ProjectedTarget) -> list[dict[str, Any]]:
    figures = row.projection.figures
    step = figures[1].at - figures[0].at if len(figures) > 1 else 1.0
    return [
        {"period": mp._core._period_label(one.at, step), "mean": one.mean} | ends_of(row.projection.levels, one)
        for one in figures
    ]


def ends_of(levels: Sequence[float], one: mp.ProjectedFigure) -> dict[str, float]:
    ends: dict[str, float] = {}
    for level, low, high in zip(levels, one.lower, one.upper, strict=True):
        ends |= {f"lo_{level:g}": low, f"hi_{level:g}": high}
    return ends


def as_json(rows: Sequence[mp.ProjectedTarget]) -> str:
    """A list of targets, each with its path."""
    return json.dumps([in_json(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def in_json(row: mp.ProjectedTarget) -> dict[str, Any]:
    note = row.projection.note
    likelihood = None
    if row.probability is not None:
        likelihood = {language: mp.likelihood_word(row.probability, language) for language in ("zh", "en")}
    words = {"zh": note.zh, "en": note.en} if note.en else None
    return of_target(row) | {"likelihood": likelihood, "note": words, "path": steps_of(row)}
