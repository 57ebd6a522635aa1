"""Who owes what by which working day: as a table, as CSV, as iCalendar.

iCalendar needs icalendar: pip install 'milepost[calendar]'.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING

import milepost as mp
from milepost.layout import GAP, fitted, laid_out, wrapped

if TYPE_CHECKING:
    import icalendar

INDENT = 4
DAYS = (0, 6)  # columns of the table that are days

KINDS = {
    "zh": {"cadence": "定期工作", "evaluation": "评估", "deliverable": "工作成果", "child_plan": "下级方案"},
    "en": {"cadence": "cadence", "evaluation": "evaluation", "deliverable": "deliverable", "child_plan": "child plan"},
}
CERTAINTIES = {
    "zh": {"official": "已公布", "estimated": "放假安排尚未公布，按推算", "unknown": "放假安排未知"},
    "en": {"official": "official", "estimated": "holidays estimated", "unknown": "holidays unknown"},
}
SOFT = {"zh": "原则上", "en": "in principle"}
HEADINGS = {
    "zh": (
        "工作日",
        "事项",
        "类别",
        "责任单位",
        "时期",
        "报告期",
        "规定时限",
        "日历依据",
        "约束程度",
        "办理情况",
        "行号",
        "原文",
    ),
    "en": (
        *("Working day", "What", "Kind", "Who", "Period", "Reports on"),
        *("Due by rule", "Certainty", "Soft", "Status", "Line", "Words"),
    ),
}
REMARKS = {"zh": "备注", "en": "Remarks"}


@dataclass(frozen=True)
class Owed:
    """A duty in words. `who` is one unit or entity, or several that owe the same; `state` is known from a log only."""

    duty: mp.Duty
    name: str
    who: tuple[str, ...]
    source: mp.Source
    state: str = ""


def owed(
    plan: mp.Plan,
    first: datetime.date,
    last: datetime.date,
    language: str,
    log: mp.Log | None = None,
    as_of: datetime.date | None = None,
) -> list[Owed]:
    """What comes due from one day to another, both inside; with a log, what has become of it (by the last day)."""
    known_by = as_of or last
    found = mp.duties(plan, beginning(plan, first) if log else first, last)
    done = mp.days_done(found, mp.fulfilments(plan, log), known_by) if log else [None] * len(found)
    return [
        Owed(
            duty,
            mp.in_(mp.duty_name(plan, duty), language) or duty.id,
            who(plan, duty, language),
            mp.duty_source(plan, duty),
            state(duty, day, known_by, language) if log else "",
        )
        for duty, day in zip(found, done, strict=True)
        if first <= duty.working_day
    ]


def beginning(plan: mp.Plan, first: datetime.date) -> datetime.date:
    """A record without a period is of the first duty still owed, which may lie before the days asked for."""
    frame = plan.frame
    starts = [day for day in (frame.issued, frame.horizon.first if frame.horizon else None) if day]
    return min(first, *starts) if starts else first


def who(plan: mp.Plan, duty: mp.Duty, language: str) -> tuple[str, ...]:
    if duty.entity:
        return (duty.entity,)
    organization = plan.organization(duty.organization)
    name = mp.in_(organization.name, language) if organization else ""
    return (name or duty.organization,) if duty.organization else ()


# ---- what has become of it


def state(duty: mp.Duty, done: datetime.date | None, as_of: datetime.date, language: str) -> str:
    late = ((done or as_of) - duty.due).days
    if language == "zh":
        words = f"逾期{late}天" if late > 0 else ""
        return "，".join(part for part in (f"{done}已完成" if done else "", words) if part)
    days = f"{late} day" if late == 1 else f"{late} days"
    words = f"{days} {'late' if done else 'overdue'}" if late > 0 else ""
    return ", ".join(part for part in (f"done {done}" if done else "", words) if part)


# ---- as a table


def table(entries: Sequence[Owed], language: str, width: int) -> str:
    """Aligned text, one line for those who owe the same; under it the words of the source."""
    grouped = together(entries)
    rows = [[*HEADINGS[language][:7], REMARKS[language]], *(cells_of_table(one, language) for one in grouped)]
    kept = [place for place in range(len(rows[0])) if any(row[place] for row in rows[1:])]
    rows = [[row[place] for place in kept] for row in rows]
    days = [place in DAYS for place in kept]
    widths = fitted(list(zip(*rows, strict=True)), days, width - GAP * (len(kept) - 1))
    lines = [*laid_out(rows[0], widths), "-" * (sum(widths) + GAP * (len(widths) - 1))]
    for row, one in zip(rows[1:], grouped, strict=True):
        lines += laid_out(row, widths)
        lines += [" " * INDENT + line for line in wrapped(quotation(one.source), width - INDENT) if line]
    return "\n".join(lines) + "\n"


def together(entries: Iterable[Owed]) -> list[Owed]:
    """One entry for all who owe the same thing by the same day and stand alike."""
    groups: dict[tuple[object, ...], Owed] = {}
    for one in entries:
        duty = one.duty
        key = (duty.kind, duty.id, duty.period, duty.due, duty.working_day, one.state)
        held = groups.get(key)
        groups[key] = replace(held, who=held.who + one.who) if held else one
    return list(groups.values())


def cells(one: Owed, language: str) -> list[str]:
    duty = one.duty
    return [
        str(duty.working_day),
        one.name,
        KINDS[language][duty.kind.name],
        joined(one.who, language),
        str(duty.period or ""),
        str(duty.reports_on or ""),
        str(duty.due),
    ]


def cells_of_table(one: Owed, language: str) -> list[str]:
    """What is as usual is left out: a report on its own period, a working day that is published."""
    *front, reports_on, due = cells(one, language)
    duty = one.duty
    remarks = [
        CERTAINTIES[language][duty.certainty.name] if duty.certainty != mp.Certainty.official else "",
        SOFT[language] if duty.soft else "",
        one.state,
    ]
    words = ("；" if language == "zh" else "; ").join(part for part in remarks if part)
    return [*front, "" if duty.reports_on == duty.period else reports_on, due, words]


def joined(names: Iterable[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(names)


def quotation(source: mp.Source) -> str:
    """ "12: 每季度结束前……", without the line where none is given."""
    return ": ".join(part for part in (str(source.line) if source.line else "", source.words) if part)


# ---- as CSV


def as_csv(entries: Iterable[Owed], language: str) -> str:
    """One row a duty (RFC 4180: lines end in CRLF); what does not apply is blank."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS[language])
    for one in entries:
        certainty = CERTAINTIES[language][one.duty.certainty.name]
        soft = SOFT[language] if one.duty.soft else ""
        line = one.source.line or ""
        writer.writerow([*cells(one, language)[:7], certainty, soft, one.state, line, one.source.words])
    return text.getvalue()


# ---- as iCalendar


def as_icalendar(plan: mp.Plan, entries: Iterable[Owed], language: str) -> str:
    """RFC 5545: an event of a whole day for each duty, on its working day. The same duty always has the same UID.

    Raises Error, in one sentence, if icalendar is missing.
    """
    ical = library()
    calendar = ical.Calendar()
    calendar.add("prodid", f"-//milepost//milepost {mp.__version__}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", mp.in_(plan.title, language) or plan.id)
    for one in entries:
        calendar.add_component(event(ical.Event(), plan, one, language))
    text: bytes = calendar.to_ical()
    return text.decode("utf-8")


def library() -> ModuleType:
    try:
        import icalendar
    except ModuleNotFoundError:
        raise mp.Error("writing iCalendar needs icalendar: pip install 'milepost[calendar]'") from None
    return icalendar


def event(made: icalendar.Event, plan: mp.Plan, one: Owed, language: str) -> icalendar.Event:
    duty = one.duty
    made.add("uid", uid(plan, duty))
    made.add("dtstamp", stamp(plan, duty))
    made.add("dtstart", duty.working_day)
    made.add("dtend", mp.day_after(duty.working_day))
    made.add("summary", one.name)
    made.add(
        "description", "\n".join(part for part in (joined(one.who, language), one.source.words, one.state) if part)
    )
    made.add("categories", [duty.kind.name])
    made.add("transp", "TRANSPARENT")
    return made


def uid(plan: mp.Plan, duty: mp.Duty) -> str:
    parts = (plan.id, duty.kind, duty.id, duty.entity or duty.organization, duty.period or "")
    return "/".join(str(part) for part in parts) + "@milepost"


def stamp(plan: mp.Plan, duty: mp.Duty) -> datetime.datetime:
    """The plan's own day, so that the same plan always gives the same file."""
    day = plan.published or plan.frame.issued or duty.working_day
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
