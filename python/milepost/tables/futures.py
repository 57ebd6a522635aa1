"""Columns of simulated futures and of what moves them: schedules, odds, levers, effects, allocations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from milepost import _core
from milepost.allocation import Allocation
from milepost.tables.fields import Field, Fields, Sheet, at, fields, quantiles, sheet

# ---- schedules

TIMES = fields(
    *("id word", "duration number", "early_start day", "early_finish day", "late_start day", "late_finish day"),
    *("total_float number", "free_float number", "critical truth"),
)


def of_finishes(found: _core.ScheduleOutcome) -> tuple[Fields, Sequence[Any]]:
    critical = ("critical number critical.probability", "critical_error number critical.standard_error")
    levels = quantiles(found.levels, "finishes", "day")
    return fields("id word", "mean number", "deviation number", levels, *critical), found.tasks


SCHEDULED = fields(
    *("id word", "title text", "duration word", "not_before day", "started day", "finished day", "remaining word"),
)
PRECEDENCE = fields(Field("from", "word", at("from_")), "to word", "type choice", "lag number")

# ---- odds

TARGET = ("target word", "indicator word", "entity word", "unit word")
LEFT_OUT = fields("target word", "entity word", "reason choice", "why text")
NOTE = fields("subject word", "target word", "entity word", "words text")
OF_TARGET = fields(
    *(*TARGET, "strength choice", "counted truth", "probability number odds.probability"),
    *("standard_error number odds.standard_error", "early clock first_met.early", "median clock first_met.median"),
    "late clock first_met.late",
)


def day_in(row: Mapping[str, Any]) -> datetime.date | None:
    words = row.get("median_date")
    return datetime.date.fromisoformat(words) if words else None


OUTCOME = fields(
    *("scenario word", "kind choice", "id word", "entity word", "targets whole?", "probability number"),
    *("standard_error number", Field("median_date", "day", day_in), "reason choice"),
)


def odds(found: _core.Outcome) -> Iterator[dict[str, Any]]:
    """The rows of the command line's CSV, without the notes, which are a table of their own in both languages."""
    from milepost.simulated import rows_of

    return (row for row in rows_of(found) if row["kind"] != "note")


BAND = ("at clock 1.at", "mean number 1.mean", "standard_error number 1.standard_error")


def banded(found: _core.Outcome, of: str, columns: Sequence[str]) -> tuple[Fields, Sequence[Any]]:
    """A row for each step of each member, and a column for each level."""
    rows = [(one, band) for one in getattr(found, of) for band in one.bands]
    named = [f"{column} 0.{column.split()[0]}" for column in columns]
    return fields(*named, *BAND, quantiles(found.levels, "1.quantiles")), rows


def of_bands(found: _core.Outcome) -> tuple[Fields, Sequence[Any]]:
    return banded(found, "targets", TARGET)


def of_sums(found: _core.Outcome) -> tuple[Fields, Sequence[Any]]:
    """Targets of entities that add up: the sum over all of them."""
    return banded(found, "sums", ("target word", "indicator word", "unit word", "entities whole"))


# ---- levers, screenings

LEVER = fields(
    *("intervention word", "indicator word", "without estimate", "alone estimate", "gain estimate"),
    "gain_alone estimate",
)
LEVER_EFFECT = fields(
    *("intervention word 0.intervention", "target word 1.target", "entity word 1.entity", "lost estimate 1.lost"),
    "alone estimate 1.alone",
)
SCREENED = fields(
    *(*TARGET, "odds estimate", "picked_odds estimate", "other_odds estimate", "difference estimate"),
    *("figure estimate figure.mean", "picked_figure estimate picked_figure.mean"),
)


def lever_effects(found: _core.LeverRanking) -> Iterator[tuple[Any, ...]]:
    return ((lever, one) for lever in found.levers for one in lever.effects)


# ---- sensitivity

BAR = fields(
    *("input word", "low_value number", "high_value number", "low_figure number", "high_figure number"),
    "swing number",
)
MORRIS = ("group word", "mu number", "mu_star number", "sigma number")
SOBOL = ("group word", "first estimate", "total estimate")
MORRIS_STEPS = fields("at clock 0.at", *(f"{part} 1.{part.split()[0]}" for part in MORRIS))
SOBOL_STEPS = fields(
    *("at clock 0.at", "mean number 0.mean", "variance number 0.variance"),
    *(f"{part} 1.{part.split()[0]}" for part in SOBOL),
)


def elementary(found: _core.MorrisEffects) -> Iterator[tuple[Any, ...]]:
    return ((step, one) for step in found.steps for one in step.effects)


def shares(found: _core.SobolIndices) -> Iterator[tuple[Any, ...]]:
    return ((step, one) for step in found.steps for one in step.indices)


EFFORT = fields(
    *(*TARGET, "reason choice", "figure number", "at day", "exactness choice", "limit number", "due day"),
    *("met truth", "adds_up truth", "is_cap truth", "years_left number", "needed number needed.amount"),
    *("needed_growth number needed.growth", "so_far number so_far.amount", "so_far_growth number so_far.growth"),
    *("movement choice", "amount_factor number", "growth_factor number", "reported choice", "each_period number"),
)
DIFFERENCE = fields("thing word", "field word", "before text", "after text")

# ---- allocations

PURCHASE = fields(
    *("measure word", "period word", "amount number", "unit word", "share number", "cost number"),
)
BUDGET = fields(
    *("period word", "budget number", "spent number", "marginal_value number", "one_more_unit number", "binds truth"),
)
CHANCE = fields("target word", "entity word", "weight number", "before number", "after number")

RESULTS: dict[type, dict[str, Sheet]] = {
    _core.Timetable: {"tasks": sheet(lambda found: found.tasks, TIMES)},
    _core.ScheduleOutcome: {"tasks": of_finishes},
    _core.TaskNetwork: {
        "tasks": sheet(lambda network: network.tasks, SCHEDULED),
        "precedences": sheet(lambda network: network.precedences, PRECEDENCE),
    },
    _core.Outcome: {
        "odds": sheet(odds, OUTCOME),
        "targets": sheet(lambda found: found.targets, OF_TARGET),
        "bands": of_bands,
        "sums": of_sums,
        "left_out": sheet(lambda found: found.left_out, LEFT_OUT),
        "notes": sheet(lambda found: found.notes, NOTE),
    },
    _core.LeverRanking: {
        "levers": sheet(lambda found: found.levers, LEVER),
        "effects": sheet(lever_effects, LEVER_EFFECT),
        "left_out": sheet(lambda found: found.left_out, LEFT_OUT),
    },
    _core.Screening: {
        "targets": sheet(lambda found: found.targets, SCREENED),
        "left_out": sheet(lambda found: found.left_out, LEFT_OUT),
    },
    _core.Tornado: {"bars": sheet(lambda found: found.bars, BAR)},
    _core.MorrisEffects: {
        "due": sheet(lambda found: found.due.effects, fields(*MORRIS)),
        "steps": sheet(elementary, MORRIS_STEPS),
    },
    _core.SobolIndices: {
        "due": sheet(lambda found: found.due.indices, fields(*SOBOL)),
        "met": sheet(lambda found: found.met.indices, fields(*SOBOL)),
        "steps": sheet(shares, SOBOL_STEPS),
    },
    Allocation: {
        "purchases": sheet(lambda found: found.purchases, PURCHASE),
        "budgets": sheet(lambda found: found.budgets, BUDGET),
        "targets": sheet(lambda found: found.targets, CHANCE),
        "rounds": sheet(lambda found: found.rounds, fields("promised number", "simulated number")),
    },
}
ROWS: dict[type, Fields] = {
    _core.TaskTimes: TIMES,
    _core.ScheduledTask: SCHEDULED,
    _core.Precedence: PRECEDENCE,
    _core.LeftOut: LEFT_OUT,
    _core.SimulationNote: NOTE,
    _core.TargetOutcome: OF_TARGET,
    _core.Lever: LEVER,
    _core.ScreenedTarget: SCREENED,
    _core.TornadoBar: BAR,
    _core.MorrisEffect: fields(*MORRIS),
    _core.SobolIndex: fields(*SOBOL),
    _core.RequiredEffort: EFFORT,
    _core.ScenarioDifference: DIFFERENCE,
}
