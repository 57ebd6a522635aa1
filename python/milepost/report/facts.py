"""All that a report page tells of, worked out once by the library: verdicts, projections, efforts, duties, methods."""

from __future__ import annotations

import csv
import datetime
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import milepost as mp
from milepost.class_words import worded

FIGURES_AHEAD = 24  # of a projection: two years of months; what lies past the due day is not drawn
LEVELS = (80.0, 95.0)
LISTED = "; "  # between the parts of a cell, as card.to_csv() has it


class Asked(NamedTuple):
    """What a page is asked to tell; `log` and `scenario` where they are given."""

    as_of: datetime.date
    since: datetime.date | None = None
    method: str | mp.Preset = "path"
    methods: tuple[str | mp.Preset, ...] | None = None
    log: mp.Log | None = None
    scenario: mp.Scenario | None = None


class Futures(NamedTuple):
    """What came of a scenario, and what each of its measures adds."""

    scenario: mp.Scenario
    outcome: mp.Outcome
    levers: mp.LeverRanking


@dataclass(frozen=True)
class Facts:
    """What the page is made of; plan and observations as known on the day."""

    plan: mp.Plan
    seen: mp.Observations
    asked: Asked
    card: mp.Scorecard
    before: mp.Scorecard | None
    since: datetime.date | None
    projections: Mapping[str, tuple[mp.ProjectedTarget, ...]]
    efforts: Mapping[str, tuple[mp.RequiredEffort, ...]]
    comparison: mp.PlanComparison
    units: Mapping[str, tuple[str, ...]]
    futures: Futures | None

    @property
    def as_of(self) -> datetime.date:
        return self.asked.as_of


def gather(plan: mp.Plan, seen: mp.Observations, asked: Asked) -> Facts:
    day, log = asked.as_of, asked.log or mp.Log()
    known_plan, known = known_on(plan, seen, log, day)
    card = mp.with_probabilities(mp.assess(known_plan, known, day, asked.method), known_plan, known)
    since = asked.since or last_reporting_day(plan, day)
    return Facts(
        known_plan,
        known,
        asked,
        card,
        before=mp.assess(*known_on(plan, seen, log, since), since, asked.method) if since else None,
        since=since,
        projections=by_target(mp.project(known_plan, known, as_of=day, horizon=FIGURES_AHEAD, levels=LEVELS)),
        efforts=by_target(mp.required_effort(known_plan, known, day)),
        comparison=worded(mp.compare(known_plan, known, day, compared(asked))),
        units=units_of(card),
        futures=futures_of(known_plan, known, asked.scenario, day) if asked.scenario else None,
    )


def known_on(plan: mp.Plan, seen: mp.Observations, log: mp.Log, day: datetime.date) -> tuple[mp.Plan, mp.Observations]:
    """The plan after what was decided by the day, the observations with what was done."""
    effective = mp.with_effects(plan, log, day)
    return effective, mp.with_progress(effective, seen, log)


def last_reporting_day(plan: mp.Plan, as_of: datetime.date) -> datetime.date | None:
    """The last day before as_of on which a duty that recurs fell due; None where the plan has none."""
    frame = plan.frame
    first = frame.issued or (frame.horizon.first if frame.horizon else None)
    if first is None or first >= as_of:
        return None
    owed = mp.duties(plan, first, mp.eve_of(as_of))
    return max((duty.due for duty in owed if duty.kind == mp.DutyKind.cadence and duty.due < as_of), default=None)


def compared(asked: Asked) -> list[str | mp.Preset]:
    """Those asked for, else path, the method that judges, and every preset."""
    if asked.methods is not None:
        return list(asked.methods)
    methods: list[str | mp.Preset] = ["path", asked.method, *mp.presets()]
    return list({mp.name_of(one) if isinstance(one, mp.Preset) else one: one for one in methods}.values())


def futures_of(plan: mp.Plan, seen: mp.Observations, scenario: mp.Scenario, day: datetime.date) -> Futures:
    outcome = mp.simulate(plan, seen, scenario, as_of=day)
    return Futures(scenario, outcome, mp.rank_levers(plan, seen, scenario, as_of=day))


OfTarget = TypeVar("OfTarget", mp.ProjectedTarget, mp.RequiredEffort)


def by_target(rows: Iterable[OfTarget]) -> dict[str, tuple[OfTarget, ...]]:
    """Several of a target that each of a set has to meet."""
    found: defaultdict[str, tuple[OfTarget, ...]] = defaultdict(tuple)
    for row in rows:
        found[row.target] += (row,)
    return found


def units_of(card: mp.Scorecard) -> dict[str, tuple[str, ...]]:
    """The ids of the organizations that answer for each commitment."""
    rows = csv.DictReader(io.StringIO(card.to_csv(), newline=""))
    return {row["target_id"]: tuple(filter(None, row["organizations"].split(LISTED))) for row in rows}
