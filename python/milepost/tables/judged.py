"""Columns of judgements: verdicts, scorecards, deliverables, groups, changes, methods side by side."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from milepost import _core
from milepost.tables.fields import Field, Fields, Sheet, fields, sheet

NUMBERS = ("value", "baseline_value", "observed", "required", "required_today", "figure", "lead", "probability")
DAYS = ("due", "baseline_date", "as_of")
LISTS = (
    *("marks", "history", "readings", "mentions"),
    *("organizations", "organizations_zh", "organizations_en", "entities", "tiers"),
)  # joined by "; ", empty for none
CHOICES = ("bound", "baseline_origin", "status", "movement", "reason", "strength")


# ---- scorecards: the columns of to_csv()


def kind_of(column: str) -> str:
    kinds = {"number": NUMBERS, "day": DAYS, "list": LISTS, "choice": CHOICES}
    return next((kind for kind, names in kinds.items() if column in names), "word")


def field_of_csv(name: str, place: int) -> Field:
    kind = kind_of(name)
    convert: Any = {"number": float, "day": datetime.date.fromisoformat}.get(kind, str)
    if kind == "list":
        return Field(name, kind, lambda row: row[place])
    return Field(name, kind, lambda row: convert(row[place]) if row[place] else None)


def of_scorecard(card: _core.Scorecard) -> tuple[Fields, Sequence[Any]]:
    names, *rows = csv.reader(io.StringIO(card.to_csv(), newline=""))
    return tuple(field_of_csv(name, place) for place, name in enumerate(names)), rows


# ---- verdicts


def asked_in(language: str) -> Field:
    def read(verdict: _core.Verdict) -> str:
        return _core.words_of(verdict.bound, verdict.unit, language)

    return Field(f"target_{language}", "word", read)


VERDICT = fields(
    *("as_of day", "status choice", "reason choice", "movement choice", "method word", "label word"),
    *("figure number", "lead number"),
    *(asked_in("zh"), asked_in("en"), Field("bound", "choice", lambda verdict: _core.kind_word(verdict.bound))),
    *("unit word", "direction choice", "due day schedule.due", "baseline_value number start.value"),
    *("baseline_date day start.date", "baseline_origin choice start.origin"),
    *("observed number observed.value", "observed_at day observed.at", "required number", "required_today number"),
    *("probability number", "marks list", "explanation text"),
)


def within(path: str, columns: Fields) -> Fields:
    """The same columns, of a part of the row."""

    def inner(one: Field) -> Field:
        return Field(one.name, one.kind, lambda row: one.read(getattr(row, path)))

    return tuple(inner(one) for one in columns)


PLACE = ("task word", "section word", "strength choice")
ROW = fields(
    *("target word", "indicator word", *PLACE, "counted truth", "counted_as word", "mentions list"),
    within("verdict", VERDICT),
)
DELIVERABLE = fields("deliverable word", *PLACE, within("verdict", VERDICT))
INSTANCE = fields("period word", "status choice", "observed number", "required number", "figure number")
ENTITY = fields("entity word", "status choice", "observed number", "observed_at day")
ALTERNATIVE = fields(
    *("name text", "status choice", "reason choice", "figure number", "observed number", "required number"),
)


# ---- methods side by side

OPINION = ("method word", "status choice", "label word", "figure number", "reason choice")
COMPARED = fields(
    *("target word 0.target", "indicator word 0.indicator", "method word 1.method", "status choice 1.status"),
    *("label word 1.label", "figure number 1.figure", "reason choice 1.reason"),
    "statuses whole 0.comparison.status_count",
)
DISAGREEMENT = ("first word", "second word", "cause choice", "sentence text")
DISPUTED = fields(
    *("target word 0.target", "indicator word 0.indicator", "first word 1.first", "second word 1.second"),
    *("cause choice 1.cause", "sentence text 1.sentence"),
)


def opinions(found: _core.PlanComparison) -> Iterator[tuple[Any, ...]]:
    return ((row, verdict) for row in found.rows for verdict in row.comparison.verdicts)


def disputes(found: _core.PlanComparison) -> Iterator[tuple[Any, ...]]:
    return ((row, why) for row in found.rows for why in row.comparison.disagreements)


# ---- counts


def of_status(status: _core.Status, path: str) -> Field:
    return Field(status.name, "whole", lambda group: getattr(group, path).statuses.get(status, 0))


GROUP = fields(
    *("id word", "name text", "total whole counts.total", "left_out whole counts.left_out"),
    *(of_status(status, "counts") for status in _core.Status),
    "worst choice counts.worst",
)
COUNT = fields("status choice 0", "count whole 1")


def counts(found: _core.RollUp) -> Iterable[tuple[Any, ...]]:
    return found.statuses.items()


CHANGE = fields(
    *("target word", "indicator word", "before choice", "after choice", "observed_before number"),
    *("observed_after number", "observed_at day", "new_figure truth", "new_version truth", "is_new truth"),
    "turn whole",
)
CLASS = fields("label word 0", "count whole 1")
BIN = fields("begin number", "end number", "count whole", "said number", "happened number")

RESULTS: dict[type, dict[str, Sheet]] = {
    _core.Scorecard: {
        "commitments": of_scorecard,
        "mentions": sheet(lambda card: card.mentions, ROW),
        "deliverables": sheet(lambda card: card.deliverables, DELIVERABLE),
    },
    _core.ScorecardRow: {"row": sheet(lambda row: [row], ROW)},
    _core.DeliverableRow: {"row": sheet(lambda row: [row], DELIVERABLE)},
    _core.Verdict: {
        "verdict": sheet(lambda verdict: [verdict], VERDICT),
        "history": sheet(lambda verdict: verdict.history, INSTANCE),
        "entities": sheet(lambda verdict: verdict.entities, ENTITY),
        "readings": sheet(lambda verdict: verdict.readings, ALTERNATIVE),
        "tiers": sheet(lambda verdict: verdict.tiers, ALTERNATIVE),
    },
    _core.Comparison: {
        "verdicts": sheet(lambda found: found.verdicts, fields(*OPINION)),
        "disagreements": sheet(lambda found: found.disagreements, fields(*DISAGREEMENT)),
    },
    _core.PlanComparison: {
        "verdicts": sheet(opinions, COMPARED),
        "disagreements": sheet(disputes, DISPUTED),
    },
    _core.RollUp: {"statuses": sheet(counts, COUNT)},
    _core.ClassCounts: {"classes": sheet(lambda found: found.counts.items(), CLASS)},
}
ROWS: dict[type, Fields] = {
    _core.ScorecardRow: ROW,
    _core.DeliverableRow: DELIVERABLE,
    _core.Verdict: VERDICT,
    _core.Instance: INSTANCE,
    _core.EntityStanding: ENTITY,
    _core.Alternative: ALTERNATIVE,
    _core.Disagreement: fields(*DISAGREEMENT),
    _core.Group: GROUP,
    _core.Change: CHANGE,
    _core.ReliabilityBin: BIN,
}
