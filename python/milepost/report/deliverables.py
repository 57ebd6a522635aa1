"""The deliverables of the plan; those that stand alike, of one due day and for one reason, in one row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

import milepost as mp
from milepost.report.facts import Facts
from milepost.report.wording import badge, day, label


@dataclass(frozen=True)
class DeliverableRow:
    """One deliverable or several."""

    names: list[mp.Text]
    due: mp.Text
    badge: Markup
    why: mp.Text


def deliverables_of(facts: Facts) -> list[DeliverableRow]:
    """In the order of the document, each row where its first one stands."""
    alike: defaultdict[tuple[object, ...], list[mp.DeliverableRow]] = defaultdict(list)
    for row in facts.card.deliverables:
        alike[row.status, row.verdict.schedule.due, *row.verdict.explanation.values()].append(row)
    return [row_of(facts, rows) for rows in alike.values()]


def row_of(facts: Facts, rows: list[mp.DeliverableRow]) -> DeliverableRow:
    verdict, due = rows[0].verdict, rows[0].verdict.schedule.due
    names = [name_of(facts, row.deliverable) for row in rows]
    return DeliverableRow(
        names,
        day(due) if due else label("no_due"),
        badge(verdict.status),
        mp.Text(**verdict.explanation),
    )


def name_of(facts: Facts, id: str) -> mp.Text:
    found = facts.plan.deliverable(id)
    return found.name if found and found.name else mp.Text(zh=id, en=id)
