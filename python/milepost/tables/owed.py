"""Columns of who owes what by when, what became of it, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost import _core
from milepost.tables.fields import Field, Fields, Sheet, fields, sheet
from milepost.tables.judged import within

DUTY = fields(
    *("kind choice", "id word", "organization word", "entity word", "period word", "reports_on word", "due day"),
    *("working_day day", "certainty choice", "soft truth"),
)
OVERDUE = fields(within("duty", DUTY), "done_on day", "days_late whole days")
FULFILMENT = fields("kind choice", "id word", "on day", "by word", "period word")
EVENT = fields("workflow word", "subject word", "date day", "state word to", "by word", "note text")
STEP = ("date day", "percent number", "published day", "source word")


def progress(log: _core.Log) -> Iterator[tuple[Any, ...]]:
    return ((key, one) for key, steps in log.progress.items() for one in steps)


PROGRESS = fields(
    *("deliverable word 0.0", "entity word 0.1", "step word 1.step", "date day 1.date", "percent number 1.percent"),
    *("published day 1.published", "source word 1.source"),
)

# ---- cases and reviews

STAY = ("state word", "since day", "until day", "limit day", "by word", "note text")
STAYED = fields(
    *("subject word 0", "state word 1.state", "since day 1.since", "until day 1.until", "limit day 1.limit"),
    *("by word 1.by", "note text 1.note"),
)
OBLIGATION = ("what text", "since day")


def stays(found: _core.Replay) -> Iterator[tuple[Any, ...]]:
    return ((case.subject, stay) for case in found.cases for stay in case.stays)


def obligations(found: _core.Replay) -> Iterator[tuple[Any, ...]]:
    return ((case.subject, one) for case in found.cases for one in case.obligations)


IRREGULARITY = fields("event whole", "message word")
DECISION = fields(
    *("grade word", "kind choice", "name text", "discretion truth", "proposer word", "approver word"),
)
REVIEW = fields(
    *("subject word", "score number", "grade word"),
    Field("decisions", "list", lambda review: "; ".join(one.kind.name for one in review.decisions)),
)
CHILD = fields(
    *("entity word", "plan word"),
    Field("missing", "list", lambda child: "; ".join(one.id for one in child.missing)),
)

# ---- what is wrong with a file


def line_of(problem: _core.Problem) -> int | None:
    """What is not found in a file has no line."""
    return problem.position.line or None


def column_of(problem: _core.Problem) -> int | None:
    return problem.position.column or None


PROBLEM = fields(
    *("severity choice", "file word position.file", Field("line", "whole?", line_of)),
    *(Field("column", "whole?", column_of), "subject word", "field word", "message word"),
)
OF_PROBLEMS = {"problems": sheet(lambda reading: reading.problems, PROBLEM)}
READINGS = (
    *(_core.PlanReading, _core.MethodsReading, _core.ObservationsReading, _core.LogReading, _core.ScenarioReading),
)

RESULTS: dict[type, dict[str, Sheet]] = {
    _core.Log: {
        "progress": sheet(progress, PROGRESS),
        "fulfilments": sheet(lambda log: log.fulfilments, FULFILMENT),
        "events": sheet(lambda log: log.events, EVENT),
    },
    _core.Case: {
        "stays": sheet(lambda case: case.stays, fields(*STAY)),
        "obligations": sheet(lambda case: case.obligations, fields(*OBLIGATION)),
    },
    _core.Replay: {
        "stays": sheet(stays, STAYED),
        "obligations": sheet(obligations, fields("subject word 0", "what text 1.what", "since day 1.since")),
        "irregularities": sheet(lambda found: found.irregularities, IRREGULARITY),
    },
    _core.Review: {"decisions": sheet(lambda review: review.decisions, DECISION)},
    **dict.fromkeys(READINGS, OF_PROBLEMS),
}
ROWS: dict[type, Fields] = {
    _core.Duty: DUTY,
    _core.Overdue: OVERDUE,
    _core.Fulfilment: FULFILMENT,
    _core.Event: EVENT,
    _core.StepProgress: fields("step word", *STEP),
    _core.Stay: fields(*STAY),
    _core.OpenObligation: fields(*OBLIGATION),
    _core.Irregularity: IRREGULARITY,
    _core.Decision: DECISION,
    _core.Review: REVIEW,
    _core.ChildStanding: CHILD,
    _core.RequiredContent: fields("id word", "name text"),
    _core.Problem: PROBLEM,
}
