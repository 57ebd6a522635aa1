"""Deliverables shown as targets: beside those of the plan, in the same tables and columns."""

from __future__ import annotations

import milepost as mp


def as_targets(card: mp.Scorecard) -> mp.Scorecard:
    """The deliverables of a card as a card of the targets that they are judged by."""
    asked = any(row.verdict.chance for row in card.rows)
    plan, rows = card.plan, [row_of(one, asked) for one in card.deliverables]
    judged = [evidence_of(card, one) for one in card.deliverables]
    plan = plan.replace(
        targets=[target for target, _ in judged],
        indicators=[indicator for _, indicator in judged],
        tasks=[
            task.replace(targets=[*task.targets, *(row.target for row in rows if row.task == task.id)])
            for task in plan.tasks
        ],
    )
    return mp.Scorecard(plan, card.as_of, card.method, rows)


def row_of(one: mp.DeliverableRow, with_chance: bool) -> mp.ScorecardRow:
    """Steps have no probability, which is said where probabilities are asked for."""
    name = one.deliverable
    verdict = one.verdict.replace(chance=mp.Chance(why="deliverable")) if with_chance else one.verdict
    return mp.ScorecardRow(
        target=name, indicator=name, verdict=verdict, task=one.task, section=one.section, strength=one.strength
    )


def evidence_of(card: mp.Scorecard, row: mp.DeliverableRow) -> tuple[mp.Target, mp.Indicator]:
    """What a deliverable is judged by, as a target and an indicator."""
    deliverable = card.plan.deliverable(row.deliverable) or mp.Deliverable(row.deliverable)
    evidence = mp.evidence_of(deliverable, mp.Series(mp.percent_unit), card.as_of, card.plan.frame)
    indicator = evidence.indicator or mp.Indicator(row.deliverable)
    target = evidence.target.replace(responsibility=deliverable.responsibility)
    return target, indicator.replace(each=deliverable.each)


def joined(card: mp.Scorecard, other: mp.Scorecard) -> mp.Scorecard:
    plan = other.plan.replace(
        targets=[*card.plan.targets, *other.plan.targets], indicators=[*card.plan.indicators, *other.plan.indicators]
    )
    return mp.Scorecard(plan, card.as_of, card.method, [*card.rows, *other.rows])
