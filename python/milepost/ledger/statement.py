"""What the ledger says of each target: a row of typed values, absent ones in words."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import milepost as mp
from milepost.ledger.formats import in_decimals
from milepost.ledger.headings import Heading
from milepost.rounding import rounded

Value = str | float | datetime.date
NONE = "—"
SMALL_GAP = 0.05  # points: below it a deviation has two decimals, as in the sentences of verdicts
ABSENT = {
    Heading.baseline: mp.Text("未明确", "not stated"),
    Heading.due: mp.Text("未明确", "not stated"),
    Heading.lead: mp.Text("未明确", "not stated"),
    Heading.responsible: mp.Text("未明确", "not stated"),
    Heading.scheduled: mp.Text("无法推算", "none"),
    Heading.actual: mp.Text("暂无数据", "no figure"),
    Heading.deviation: mp.Text(NONE, NONE),
    Heading.updated: mp.Text(NONE, NONE),
}
NO_BASELINE = mp.Text("增速无基期值", "none: a rate of growth")
UNCOUNTED = mp.Text("与{}计为一项，不重复计数", "counted with {}, not twice")
LEADING = (mp.Role.lead, mp.Role.convener, mp.Role.coordinator)
MARKED = {"zh": "标注：", "en": "Mark: "}


@dataclass(frozen=True)
class Statement:
    """The row of one target. `formats` has the words that the sheet shows around a number: ("超过", "家")."""

    row: mp.ScorecardRow
    values: Mapping[Heading, Value]
    formats: Mapping[Heading, tuple[str, str]] = field(default_factory=dict)

    def shown(self, heading: Heading) -> str:
        """The cell as a reader of the sheet sees it."""
        value = self.values.get(heading, "")
        if not isinstance(value, float):
            return str(value)
        before, after = self.formats.get(heading, ("", ""))
        return f"{before}{in_decimals(value)}{after}"


def statements(
    card: mp.Scorecard, seen: mp.Observations, language: str, notes: Mapping[tuple[str, Heading], str]
) -> list[Statement]:
    """A row for every mention of a commitment, in the order of the plan. `notes` take the place of what would stand."""
    return [statement(card.plan, seen, number, row, language, notes) for number, row in enumerate(card.mentions, 1)]


def statement(
    plan: mp.Plan,
    seen: mp.Observations,
    number: int,
    row: mp.ScorecardRow,
    language: str,
    notes: Mapping[tuple[str, Heading], str],
) -> Statement:
    values = {
        Heading.number: float(number),
        Heading.target_id: row.target,
        **of_the_plan(plan, row, language),
        **of_the_verdict(row.verdict, language),
        **of_agencies(plan, seen, row, language),
        **{heading: words for (target, heading), words in notes.items() if target == row.target},
    }
    spoken = {one: mp.in_(words, language) for one, words in ABSENT.items() if values.get(one) in (None, "")}
    values |= spoken
    return Statement(row, {one: value for one, value in values.items() if value is not None}, formats(row, language))


def of_the_plan(plan: mp.Plan, row: mp.ScorecardRow, language: str) -> dict[Heading, Value | None]:
    verdict, indicator = row.verdict, plan.indicator(row.indicator)
    task = next((one for one in plan.tasks if one.id == row.task), None)
    lead, responsible = answerable(plan, row, language)
    return {
        Heading.task_number: task.number if task else "",
        Heading.task: mp.in_(task.title, language) if task else "",
        Heading.indicator: (mp.in_(indicator.name, language) if indicator else "") or row.indicator,
        Heading.unit: unit_words(verdict.unit, language),
        Heading.baseline: baseline(row, language, is_rate=bool(indicator and indicator.kind == mp.Kind.growth)),
        Heading.target: promised(plan, row, language),
        Heading.due: verdict.schedule.due,
        Heading.lead: lead,
        Heading.responsible: responsible,
    }


def baseline(row: mp.ScorecardRow, language: str, is_rate: bool) -> Value | None:
    """A rate of growth starts from nothing: no figure of its own stands at the opening, and no 0 is written for it."""
    start = row.verdict.start
    if is_rate and (start is None or start.origin == mp.StartOrigin.zero):
        return mp.in_(NO_BASELINE, language)
    return start.value if start else None


def of_the_verdict(verdict: mp.Verdict, language: str) -> dict[Heading, Value | None]:
    """The schedule at the day of the figure; without any figure, on the as-of day."""
    seen = verdict.observed
    return {
        Heading.scheduled: in_print(verdict.required if seen else verdict.required_today),
        Heading.actual: seen.value if seen else None,
        Heading.deviation: deviation(verdict),
        Heading.status: status_words(verdict.status, language),
        Heading.updated: seen.at if seen else None,
    }


def deviation(verdict: mp.Verdict) -> float | None:
    """In percentage points, positive where it is ahead. A rate or share is so much above or below the one that is due;
    everything else is told in points of the way, of which the target itself is the measure where there is none."""
    points = verdict.ahead
    if points is None:
        return None
    if mp.is_percent(verdict.unit) and verdict.observed and verdict.required is not None:
        points = math.copysign(verdict.observed.value - verdict.required, points)
    return rounded(points, 2 if abs(points) < SMALL_GAP else 1)


def of_agencies(
    plan: mp.Plan, seen: mp.Observations, row: mp.ScorecardRow, language: str
) -> dict[Heading, Value | None]:
    """What stands in their columns until they write."""
    return {
        Heading.report: mp.explain(row.verdict, language, plan.indicator(row.indicator)),
        Heading.evidence: source_of(seen, row),
        Heading.remarks: remarks(plan, row, language),
    }


def in_print(value: float | None) -> float | None:
    """Rounded as figures are printed everywhere: 11.822580645 as 11.8."""
    return None if value is None else float(mp.figure_words(value))


def unit_words(unit: mp.Unit, language: str) -> str:
    """English has no word for 家 and 个: things are counted."""
    if language == "zh":
        return unit.zh or unit.name
    return unit.en or ("count" if unit.counted and not unit.name.isascii() else unit.name)


def status_words(status: mp.Status, language: str) -> str:
    """Shape and word; the sheet gives the colour."""
    return f"{mp.shape_of(status)} {mp.word_of(status, language)}"


def promised(plan: mp.Plan, row: mp.ScorecardRow, language: str) -> Value:
    """A number where the words of the bound are one number with words around it, else the words."""
    found = around(row, language)
    limit = limit_of(row)
    if found and limit is not None:
        return limit
    words, bound = mp.words_of(row.verdict.bound, row.verdict.unit, language), row.verdict.bound
    if isinstance(bound, mp.Above | mp.InStepWith):
        return words.replace(bound.indicator, quoted_name(plan, bound.indicator, language))
    return words


def quoted_name(plan: mp.Plan, indicator: str, language: str) -> str:
    found = plan.indicator(indicator)
    name = (mp.in_(found.name, language) if found else "") or indicator
    return f"“{name}”" if language == "zh" else f'"{name}"'


def limit_of(row: mp.ScorecardRow) -> float | None:
    """In the unit of the row."""
    limit = mp.limit_of(row.verdict.bound, row.verdict.direction)
    return mp.in_(limit, row.verdict.unit).value if limit else None


def around(row: mp.ScorecardRow, language: str) -> tuple[str, str] | None:
    """What stands before and after the number in the words of a bound; none for words with other numbers or none."""
    limit = limit_of(row)
    if limit is None:
        return None
    words = bound_words(row, limit, language)
    before, number, after = words.partition(mp.figure_words(limit))
    clean = number and not any(letter.isdigit() for letter in before + after)
    return (before, after) if clean and float(number) == limit else None


def bound_words(row: mp.ScorecardRow, limit: float, language: str) -> str:
    """In English a figure in 10,000 people has no unit behind it, and no target of its row is then in people."""
    bound, unit = row.verdict.bound, row.verdict.unit
    if behind(unit, language) or not hasattr(bound, "limit"):
        return mp.words_of(bound, unit, language)
    plain = mp.Unit("units")
    return mp.words_of(bound.replace(limit=mp.Quantity(limit, plain)), plain, language).replace(" units", "")


def formats(row: mp.ScorecardRow, language: str) -> dict[Heading, tuple[str, str]]:
    unit = behind(row.verdict.unit, language)
    figures = dict.fromkeys((Heading.baseline, Heading.scheduled, Heading.actual), ("", unit))
    return figures | {Heading.target: around(row, language) or ("", "")}


def behind(unit: mp.Unit, language: str) -> str:
    """The unit as it stands behind a number. English has no measure words, and no 44.3 10,000 people."""
    if language == "zh" or mp.is_percent(unit):
        return unit_words(unit, language)
    words = unit.en or unit.name
    return f" {words}" if words.isascii() and not words[:1].isdigit() and words else ""


def answerable(plan: mp.Plan, row: mp.ScorecardRow, language: str) -> tuple[str, str]:
    """Those who lead, and the others, by name; in the target's own words where it names them, else the task's."""
    found = responsibility_of(plan, row)
    if not found:
        return "", ""
    between, others = ("、", "等") if language == "zh" else (", ", " and others")
    lead = [name_of(plan, one, language) for one in found.organizations if one.role in LEADING]
    rest = [name_of(plan, one, language) for one in found.organizations if one.role not in LEADING]
    return between.join(lead), between.join(rest) + (others if found.open_ended and rest else "")


def responsibility_of(plan: mp.Plan, row: mp.ScorecardRow) -> mp.Responsibility | None:
    target = plan.target(row.target)
    task = next((one for one in plan.tasks if one.id == row.task), None)
    return (target.responsibility if target else None) or (task.responsibility if task else None)


def name_of(plan: mp.Plan, one: mp.Responsible, language: str) -> str:
    organization = plan.organization(one.organization)
    return (mp.in_(organization.name, language) if organization else "") or one.organization


def source_of(seen: mp.Observations, row: mp.ScorecardRow) -> str:
    """Where the figure was published: of the latest version known by the as-of day."""
    figure = row.verdict.observed
    if not figure or (row.indicator, "") not in seen:
        return ""
    fitting = [one for one in seen[row.indicator] if mp.end_of(one.period) == figure.at]
    known = [one for one in fitting if mp.usable(one, row.verdict.as_of)]
    return max(known, key=mp.known_on).source if known else ""


def place_of(plan: mp.Plan, target: str, language: str) -> str:
    """By the name of its indicator and the number of its task: people read no ids."""
    found = plan.target(target)
    task = next((one for one in plan.tasks if found and target in one.targets), None)
    name = quoted_name(plan, found.indicator, language) if found else target
    number = task.number if task else ""
    where = f"（任务{number}）" if language == "zh" else f" (task {number})"
    return name + (where if number else "")


def remarks(plan: mp.Plan, row: mp.ScorecardRow, language: str) -> str:
    """The marks of the verdict, in the words of its explanation, and whether it is counted elsewhere."""
    lines = mp.narrate(plan, row, language).splitlines()
    marks = [line.removeprefix(MARKED[language]).rstrip("。.") for line in lines if line.startswith(MARKED[language])]
    twice = [] if row.counted else [mp.in_(UNCOUNTED, language).format(place_of(plan, row.counted_as, language))]
    return ("；" if language == "zh" else "; ").join(marks + twice)
