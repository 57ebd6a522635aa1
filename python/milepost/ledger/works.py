"""What the ledger says of deliverables: a line for each, and below it one for each entity and each step."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import milepost as mp
from milepost.deliverable_targets import as_targets
from milepost.ledger.headings import DELIVERABLES, Heading
from milepost.ledger.statement import NONE, Statement, Value, statements
from milepost.rounding import rounded

STATES = (mp.Text("未启动", "not started"), mp.Text("进行中", "in progress"), mp.Text("已完成", "done"))
MADE = mp.Text("完成", "done")  # what is promised of a deliverable
NO_RECORD = mp.Text("暂无记录", "no report")
NO_LIST = mp.Text(
    "方案未列明各对象名单，请在办理记录中按对象填报", "the plan lists nobody: reported one by one in the log"
)
NOT_REPORTED = mp.Text("暂无办理记录，暂无法评估", "nothing reported: cannot be assessed")
FORMS = {
    "document": "文件",
    "platform": "平台",
    "fund": "基金",
    "mechanism": "机制",
    "campaign": "专项行动",
    "zone": "园区",
    "facility": "设施",
    "institution": "机构",
    "programme": "计划",
    "project": "项目",
    "event": "活动",
    "title": "称号",
    "outcome": "成效",
    "other": "其他",
}


@dataclass(frozen=True)
class Work:
    """A line of the sheet. What is done of entities and steps stands on their lines, and adds up on those above."""

    deliverable: mp.Deliverable
    entity: str = ""
    step: mp.Step | None = None
    depth: int = 0
    is_filled_in: bool = True
    percent: float | None = None
    day: datetime.date | None = None
    values: Mapping[Heading, Value] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """carried-out, carried-out@North, carried-out/draft, carried-out@North/draft."""
        return key_of(self.deliverable, self.entity, self.step)


def key_of(deliverable: mp.Deliverable, entity: str = "", step: mp.Step | None = None) -> str:
    return deliverable.id + (f"@{entity}" if entity else "") + (f"/{step.id}" if step else "")


def is_key(plan: mp.Plan, key: str) -> bool:
    """Whether a ledger of the plan can have a line that is called so; entities may be listed nowhere."""
    for one in plan.deliverables:
        rest = key.removeprefix(one.id) if key.startswith(one.id) else None
        steps = ["", *(f"/{step.id}" for step in one.steps)]
        if rest is not None and (rest in steps or (one.each and rest.startswith("@"))):
            return True
    return False


# ---- what has been done


def known_log(log: mp.Log, day: datetime.date) -> mp.Log:
    """Without the reports that were not published by the close of a day: what a step has come to is carried
    forward from report to report, and a later correction would be carried into days that did not know of it."""
    known = {key: [one for one in steps if (one.published or one.date) <= day] for key, steps in log.progress.items()}
    return mp.Log(known, log.fulfilments, log.events)


def reports_on(log: mp.Log, work: Work, as_of: datetime.date) -> list[mp.StepProgress]:
    """Those of this step, or of the whole where it has none, known by the close of a day, the last one last."""
    step = work.step.id if work.step else ""
    found = [one for one in log.progress.get((work.deliverable.id, work.entity), ()) if one.step == step]
    known = [one for one in found if one.date <= as_of and (one.published or one.date) <= as_of]
    return sorted(known, key=lambda one: (one.date, one.published or one.date))


def done_by(log: mp.Log, work: Work, day: datetime.date, as_of: datetime.date) -> float | None:
    """In per cent; of what comes back in each period, what its reports of the period of the day add up to."""
    reports = reports_on(log, work, as_of)
    if not mp.is_recurring(work.deliverable):
        return reports[-1].percent if reports else None
    period = period_on(work.deliverable, day)
    in_period = [one.percent for one in reports if period_on(work.deliverable, one.date) == period]
    return sum(in_period) if in_period else None


def period_on(deliverable: mp.Deliverable, day: datetime.date) -> mp.Period | None:
    rule = deliverable.due.rule
    return mp.period_of(day, rule.every) if isinstance(rule, mp.EachPeriod) else None


def state_of(percent: float | None, language: str) -> str:
    if percent is None:
        return mp.in_(NO_RECORD, language)
    return mp.in_(STATES[0 if percent <= 0 else 1 if percent < 100 else 2], language)


# ---- its lines


def works(
    card: mp.Scorecard, seen: mp.Observations, log: mp.Log, language: str, notes: Mapping[tuple[str, Heading], str]
) -> list[Work]:
    """Every deliverable of the plan in its order."""
    told = {one.row.target: one for one in deliverable_statements(card, seen, language)}
    found: list[Work] = []
    for number, row in enumerate(card.deliverables, 1):
        deliverable = card.plan.deliverable(row.deliverable)
        assert deliverable  # or it would have no row
        found += with_values(lines_of(card, deliverable, log), number, card, told[deliverable.id], language, notes)
    return found


def deliverable_statements(card: mp.Scorecard, seen: mp.Observations, language: str) -> list[Statement]:
    """Rows like those of targets, for the sheets that show both."""
    found = {one.row.target: one for one in statements(as_targets(card), seen, language, {})}
    promised = mp.in_(MADE, language)
    return [
        replace(found[row.deliverable], values={**found[row.deliverable].values, Heading.target: promised})
        for row in card.deliverables
    ]


def lines_of(card: mp.Scorecard, deliverable: mp.Deliverable, log: mp.Log) -> list[Work]:
    """Entities that the plan does not list are those of the log; without any, nobody has a line to fill in."""
    if not deliverable.each:
        return lines_of_one(card, deliverable, "", 0, log)
    below = [lines_of_one(card, deliverable, one, 1, log) for one in entities_of(card, deliverable, log)]
    whole = Work(deliverable, is_filled_in=False)
    return [summed(whole, [lines[0] for lines in below]), *itertools.chain(*below)] if below else [whole]


def entities_of(card: mp.Scorecard, deliverable: mp.Deliverable, log: mp.Log) -> Sequence[str]:
    each = card.plan.entity_set(deliverable.each or "")
    listed = mp.members_on(each, card.as_of) if each else ()
    return listed or sorted({entity for id, entity in log.progress if id == deliverable.id})


def lines_of_one(card: mp.Scorecard, deliverable: mp.Deliverable, entity: str, depth: int, log: mp.Log) -> list[Work]:
    whole = recorded(Work(deliverable, entity, depth=depth, is_filled_in=not deliverable.steps), card.as_of, log)
    steps = [recorded(Work(deliverable, entity, step, depth + 1), card.as_of, log) for step in deliverable.steps]
    return [summed(whole, steps, [one.weight for one in deliverable.steps]), *steps] if steps else [whole]


def recorded(work: Work, as_of: datetime.date, log: mp.Log) -> Work:
    reports, percent = reports_on(log, work, as_of), done_by(log, work, as_of, as_of)
    source = {Heading.evidence: reports[-1].source if reports else ""}
    day = reports[-1].date if reports and percent is not None else None
    return replace(work, percent=percent, day=day, values=source)


def summed(work: Work, below: Sequence[Work], weights: Sequence[float] = ()) -> Work:
    """What the lines below come to, or what was reported of the whole, whichever is more; none where nothing was."""
    shares = [weight / sum(weights) for weight in weights] or [1 / len(below)] * len(below)
    reported = [one.percent for one in (work, *below) if one.percent is not None]
    sum_of = sum(share * (one.percent or 0.0) for share, one in zip(shares, below, strict=True))
    days = [one.day for one in (work, *below) if one.day]
    percent = max(sum_of, work.percent or 0.0) if reported else None
    return replace(work, percent=percent, day=max(days) if days else None)


def with_values(
    lines: Sequence[Work],
    number: int,
    card: mp.Scorecard,
    told: Statement,
    language: str,
    notes: Mapping[tuple[str, Heading], str],
) -> Iterator[Work]:
    for place, work in enumerate(lines):
        values = {
            Heading.number: f"{number}.{place}" if place else float(number),
            **({} if place else of_deliverable(work, told, language)),
            **of_line(work, card.plan, language),
            **{heading: words for (key, heading), words in notes.items() if key == work.key},
        }
        shown = {one: values.get(one, "") for one in DELIVERABLES}
        yield replace(work, values=shown)


def of_deliverable(work: Work, told: Statement, language: str) -> dict[Heading, Value]:
    """What is said once, on the first line."""
    kept = (Heading.task_number, Heading.task, Heading.due, Heading.lead, Heading.responsible, Heading.remarks)
    report = (
        mp.in_(NOT_REPORTED, language) if told.row.verdict.reason == mp.Reason.no_data else told.values[Heading.report]
    )
    unlisted = not work.is_filled_in and not work.deliverable.steps and work.percent is None
    kind = work.deliverable.kind.name
    return {
        **{one: told.values[one] for one in kept},
        Heading.form: work.deliverable.type or (FORMS[kind] if language == "zh" else kind),
        Heading.status: told.values[Heading.status],
        Heading.report: mp.in_(NO_LIST, language) if unlisted else report,
    }


def of_line(work: Work, plan: mp.Plan, language: str) -> dict[Heading, Value]:
    due = mp.schedule_of(work.step.due, plan.frame).due if work.step else None
    return {
        Heading.deliverable: name_of(work, language),
        **({Heading.due: due or NONE} if work.step else {}),
        Heading.state: state_of(work.percent, language),
        Heading.percent: NONE if work.percent is None else rounded(work.percent, 1),
        Heading.updated: work.day or NONE,
        Heading.evidence: work.values.get(Heading.evidence, ""),
        Heading.deliverable_id: work.key,
    }


def name_of(work: Work, language: str) -> str:
    """Of a step with its weight where that is not that of all."""
    if not work.step:
        return work.entity or mp.in_(work.deliverable.name, language) or work.deliverable.id
    name = mp.in_(work.step.name, language) or work.step.id
    weights = {one.weight for one in work.deliverable.steps}
    share = f"{100 * work.step.weight / mp.total_weight(work.deliverable):.3g}%"
    weight = (f"（占{share}）" if language == "zh" else f" ({share})") if len(weights) > 1 else ""
    return name + weight
