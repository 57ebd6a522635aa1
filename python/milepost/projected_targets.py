"""Where a plan's targets lead, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import milepost as mp

COLUMNS = ("target", "indicator", "entity", "unit", "as_of", "due", "probability", "reason", "period", "mean")


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
        "as_of": row.as_of.isoformat() if row.as_of else None,
        "due": row.due.isoformat() if row.due else None,
        "probability": row.probability,
        "reason": row.chance.why.name if row.chance.why else None,
        "method": row.projection.model,
        "n_used": row.projection.used,
    }


def steps_of(row: mp.ProjectedTarget) -> list[dict[str, Any]]:
    figures = row.projection.figures
    step = figures[1].at - figures[0].at if len(figures) > 1 else 1.0
    return [
        {"period": mp._core._period_label(one.at, step), "mean": one.mean} | ends_of(row.projection, one)
        for one in figures
    ]


def ends_of(projection: mp.Projection, one: mp.ProjectedFigure) -> dict[str, float | None]:
    """None where figures without spread leave no interval."""
    ends: dict[str, float | None] = {}
    for level, low, high in zip(projection.levels, one.lower, one.upper, strict=True):
        ends |= {f"lo_{level:g}": low, f"hi_{level:g}": high}
    return ends if projection.spread else dict.fromkeys(ends)


def as_json(rows: Sequence[mp.ProjectedTarget]) -> str:
    """A list of targets, each with its path."""
    return json.dumps([in_json(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def in_json(row: mp.ProjectedTarget) -> dict[str, Any]:
    note = row.projection.note
    likelihood = None
    if row.probability is not None:
        likelihood = {language: mp.likelihood_word(row.probability, language) for language in ("zh", "en")}
    words = {"zh": note.zh, "en": note.en} if note.en else None
    why = row.chance.why
    reason = {language: mp.words_of(why, language) for language in ("zh", "en")} if why else None
    told = {"likelihood": likelihood, "why": reason, "settled": row.chance.settled, "note": words}
    return of_target(row) | told | {"path": steps_of(row)}
