"""Who owes what next, what is overdue, and where procedures stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import milepost as mp
from milepost import timetable
from milepost.report.facts import Facts
from milepost.report.wording import day, in_both, label, name_of, period, told, unit_names

MONTHS_AHEAD = 6
NEXT = 8  # of the duties ahead, in the summary


@dataclass(frozen=True)
class DutyRow:
    """A duty, the same duty of several units, or several duties that differ by name only, in both languages."""

    working_day: mp.Text
    due: mp.Text
    names: list[mp.Text]
    kind: mp.Text
    who: mp.Text
    remarks: mp.Text


@dataclass(frozen=True)
class Stands:
    """Where a subject stands in a procedure."""

    procedure: mp.Text
    subject: mp.Text
    state: mp.Text
    since: mp.Text
    late: bool


@dataclass(frozen=True)
class Calendar:
    """What comes due; what is overdue is None where no log tells what has been done."""

    until: mp.Text
    ahead: list[DutyRow]
    overdue: list[DutyRow] | None
    stands: list[Stands]

    @property
    def next(self) -> list[DutyRow]:
        return self.ahead[:NEXT]


def calendar_of(facts: Facts) -> Calendar:
    last = mp.add_months(facts.as_of, MONTHS_AHEAD)
    ahead = rows_between(facts, mp.day_after(facts.as_of), last)
    return Calendar(day(last), ahead, overdue_of(facts), list(stands_of(facts)))


def rows_between(facts: Facts, first: datetime.date, last: datetime.date) -> list[DutyRow]:
    def owed(language: str) -> list[timetable.Owed]:
        found = timetable.owed(facts.plan, first, last, language, facts.asked.log, facts.as_of)
        return timetable.together(found)

    return alike(duty_row(zh, en) for zh, en in zip(owed("zh"), owed("en"), strict=True))


def alike(rows: Iterable[DutyRow]) -> list[DutyRow]:
    """One row for those of one day, kind and unit, where the first of them stands."""
    found: dict[tuple[str, ...], DutyRow] = {}
    for row in rows:
        parts = (row.working_day, row.due, row.kind, row.who, row.remarks)
        key = tuple(words for part in parts for words in (part.zh, part.en))
        found[key] = replace(row, names=[*found[key].names, *row.names]) if key in found else row
    return list(found.values())


def duty_row(zh: timetable.Owed, en: timetable.Owed) -> DutyRow:
    both = {"zh": zh, "en": en}
    duty = zh.duty
    return DutyRow(
        day(duty.working_day),
        day(duty.due),
        [mp.Text(zh=zh.name, en=en.name)],
        in_both(lambda language: timetable.KINDS[language][duty.kind.name]),
        in_both(lambda language: timetable.joined(both[language].who, language)),
        in_both(lambda language: remarks(both[language], language)),
    )


def remarks(one: timetable.Owed, language: str) -> str:
    duty = one.duty
    parts = (
        timetable.CERTAINTIES[language][duty.certainty.name] if duty.certainty != mp.Certainty.official else "",
        timetable.SOFT[language] if duty.soft else "",
        told(period(duty.period), language) if duty.period else "",
        one.state,
    )
    return ("；" if language == "zh" else "; ").join(part for part in parts if part)


def overdue_of(facts: Facts) -> list[DutyRow] | None:
    """The duties not done by the day that fell due before it. None without a log: nobody can know."""
    if facts.asked.log is None:
        return None
    first = timetable.beginning(facts.plan, facts.as_of)
    found = mp.duties(facts.plan, first, facts.as_of)
    late = mp.overdue(found, mp.fulfilments(facts.plan, facts.asked.log), facts.as_of)
    return alike(duty_row(zh, en) for zh, en in zip(*(owed_of(facts, late, one) for one in ("zh", "en")), strict=True))


def owed_of(facts: Facts, late: Sequence[mp.Overdue], language: str) -> list[timetable.Owed]:
    return timetable.together(
        timetable.Owed(
            one.duty,
            mp.in_(mp.duty_name(facts.plan, one.duty), language) or one.duty.id,
            timetable.who(facts.plan, one.duty, language),
            mp.duty_source(facts.plan, one.duty),
            timetable.state(one.duty, None, facts.as_of, language),
        )
        for one in late
        if one.done_on is None
    )


# ---- procedures


def stands_of(facts: Facts) -> Iterator[Stands]:
    for workflow in facts.plan.workflows:
        replay = mp.replay(workflow, facts.asked.log.events if facts.asked.log else (), facts.as_of)
        late = {case.subject for case in mp.late_cases(replay, facts.as_of)}
        for case in replay.cases:
            stay = mp.stay_on(case, facts.as_of)
            if stay is not None:
                yield stands(facts, workflow, case.subject, stay, case.subject in late)


def stands(facts: Facts, workflow: mp.Workflow, subject: str, stay: mp.Stay, late: bool) -> Stands:
    state = mp.find_state(workflow, stay.state)
    target = facts.plan.target(subject)
    return Stands(
        workflow.name or mp.Text(zh=workflow.id, en=workflow.id),
        name_of(facts.plan, target.indicator if target else subject, subject),
        (state.name if state else None) or mp.Text(zh=stay.state, en=stay.state),
        label("since", day=day(stay.since), who=unit_names(facts.plan, [stay.by])[0]) if stay.by else day(stay.since),
        late,
    )
