"""Columns of a plan: its targets, indicators, tasks, deliverables, sections and organizations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, TypeAlias

from milepost import _core
from milepost.tables.fields import Field, Fields, Sheet, fields, sheet

Promise: TypeAlias = "tuple[_core.Plan, _core.Target | _core.Deliverable, _core.Indicator | None]"


def targets(plan: _core.Plan) -> Iterator[Promise]:
    return ((plan, one, plan.indicator(one.indicator)) for one in plan.targets)


def deliverables(plan: _core.Plan) -> Iterator[Promise]:
    return ((plan, one, None) for one in plan.deliverables)


def due_day(row: Promise) -> datetime.date | None:
    """As the plan's own words and days make it; none of what has no due day."""
    plan, promise, _ = row
    return _core.schedule_of(promise.due, plan.frame, promise.first_day).due


def asked_in(language: str) -> Field:
    """A bound without an indicator has no unit to be told in."""

    def read(row: Any) -> str | None:
        _, target, indicator = row
        return _core.words_of(target.bound, indicator.unit, language) if indicator else None

    return Field(f"target_{language}", "word", read)


TARGETS = fields(
    Field("target_id", "word", lambda row: _core.name_of(row[1])),
    *("indicator word 1.indicator", "name text 2.name", asked_in("zh"), asked_in("en")),
    Field("bound", "choice", lambda row: _core.kind_word(row[1].bound)),
    *("unit word 2.unit", "direction choice 2.direction", Field("due", "day", due_day), "strength choice 1.strength"),
    "unconfirmed truth 1.unconfirmed",
)
DELIVERABLES = fields(
    *("deliverable word 1.id", "name text 1.name", "type word 1.type", "task word 1.task"),
    *(Field("due", "day", due_day), "strength choice 1.strength"),
)


def responsible(task: _core.Task) -> str:
    return "; ".join(one.organization for one in task.responsibility.organizations)


TASKS = fields(
    *("task word id", "title text", "number word", "section word", Field("organizations", "list", responsible)),
    "targets list",
)
INDICATORS = fields("indicator word id", "name text", "unit word", "direction choice", "frequency choice", "note text")
SECTIONS = fields("section word id", "title text", "number word", "within word")
ORGANIZATIONS = fields("organization word id", "name text", "type word", "members list")

RESULTS: dict[type, dict[str, Sheet]] = {
    _core.Plan: {
        "targets": sheet(targets, TARGETS),
        "indicators": sheet(lambda plan: plan.indicators, INDICATORS),
        "tasks": sheet(lambda plan: plan.tasks, TASKS),
        "deliverables": sheet(deliverables, DELIVERABLES),
        "sections": sheet(lambda plan: plan.sections, SECTIONS),
        "organizations": sheet(lambda plan: plan.organizations, ORGANIZATIONS),
    },
}
ROWS: dict[type, Fields] = {
    _core.Indicator: INDICATORS,
    _core.Task: TASKS,
    _core.Section: SECTIONS,
    _core.Organization: ORGANIZATIONS,
}
