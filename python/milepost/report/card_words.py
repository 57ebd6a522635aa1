"""The words and figures of a card, said as the library's own sentences say them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import milepost as mp
from milepost.display import FLAT
from milepost.report.facts import Facts
from milepost.report.wording import amount, day, in_both, joined, label, unit_names
from milepost.rounding import rounded

# Lines of narrate() that a card says elsewhere, and its arithmetic: `milepost explain` tells that, and with 500 targets
# it would make the page too heavy.
LEFT_TO_OTHERS = {
    "zh": ("起点", "数值", "序时目标", "进度差", "方法", "得分", "分档", "目前应达到", "概率", "走向"),
    "en": ("Start", "Figure", "Required", "Lead", "Method", "Score", "Class", "Owed today", "Probability", "Movement"),
}
SHORT_LIST = 3  # units that a table names
COLONS = {"zh": "：", "en": ": "}


@dataclass(frozen=True)
class Fact:
    """A figure of a card, or why there is none."""

    name: mp.Text
    value: mp.Text


def answering(facts: Facts, row: mp.ScorecardRow, units: tuple[str, ...]) -> mp.Text:
    """Up to three units, those that lead first; of more the first two and how many. The card names them all."""
    leading = leaders(facts, row)
    names = unit_names(facts.plan, sorted(units, key=lambda unit: unit not in leading))
    if len(names) <= SHORT_LIST:
        return joined(names) if names else label("no_units")
    return label("and_others", names=joined(names[: SHORT_LIST - 1]), all=len(names))


def leaders(facts: Facts, row: mp.ScorecardRow) -> set[str]:
    target, task = facts.plan.target(row.target), facts.plan.task(row.task)
    answers = (target.responsibility if target else None) or (task.responsibility if task else None)
    return {one.organization for one in answers.organizations if one.role == mp.Role.lead} if answers else set()


def promise_of(lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...], verdict: mp.Verdict) -> mp.Text:
    """As the account of the verdict says it, without the strength behind it."""
    found = {language: told_lines[0][1] if told_lines else "" for language, told_lines in lines}
    zh, en = found["zh"].split("；力度")[0], found["en"].split("; strength")[0]
    plain = in_both(lambda language: mp.words_of(verdict.bound, verdict.unit, language))
    return mp.Text(zh=zh or plain.zh, en=en or plain.en)


def due_of(verdict: mp.Verdict) -> mp.Text:
    schedule = verdict.schedule
    if schedule.due is None:
        return label("no_due")
    return label("each_due", day=day(schedule.due)) if schedule.recurrence else day(schedule.due)


def observed_of(verdict: mp.Verdict) -> mp.Text:
    figure = verdict.observed
    if figure is None:
        return label("entities_seen", number=len(verdict.entities)) if verdict.entities else label("no_figure")
    bounds = {mp.Exactness.exact: "exact", mp.Exactness.at_least: "lower_bound", mp.Exactness.more_than: "more"}
    known = label(bounds[figure.exactness], "exactness", value=amount(figure.value, verdict.unit))
    if verdict.track == mp.Track.mean_rate and not verdict.schedule.recurrence:
        known = label("on_average", value=known)
    return label("figure_at", value=known, day=in_both(lambda language: mp.when_observed(verdict, language)))


def required_of(verdict: mp.Verdict) -> mp.Text:
    """Of the day of the figure, so that both can be compared; without a figure of the as-of day."""
    figure, required = verdict.observed, verdict.required
    if figure is not None and required is not None:
        return amount(required, verdict.unit)
    if verdict.required_today is not None:
        return label("figure_at", value=amount(verdict.required_today, verdict.unit), day=day(verdict.as_of))
    return label("no_required")


def probability_of(verdict: mp.Verdict) -> mp.Text:
    return chance_words(verdict.probability, verdict.chance)


def chance_words(probability: float | None, chance: mp.Chance | None) -> mp.Text:
    """The probability, or why there is none."""
    if probability is not None:
        return in_both(lambda language: mp.probability_words(probability, language))
    why = chance.why if chance else None
    return label("none_because", why=in_both(lambda language: mp.words_of(why, language))) if why else label("settled")


def why_of(facts: Facts, row: mp.ScorecardRow) -> mp.Text:
    """Without the word of the status, which always stands before it in its colour."""
    indicator = facts.plan.indicator(row.indicator)
    return in_both(lambda language: without_status(mp.explain(row, language, indicator), row.status, language))


def without_status(sentence: str, status: mp.Status, language: str) -> str:
    """Only where the sentence begins with that very word: "逾期完成：" says more than "未完成"."""
    word = f"{mp.word_of(status, language)}{COLONS[language]}"
    if not sentence.lower().startswith(word):
        return sentence
    rest = sentence[len(word) :]
    return rest[:1].upper() + rest[1:]


def effort_of(facts: Facts, row: mp.ScorecardRow) -> mp.Text:
    """In a sentence; of a target of each of a set for those that have one each."""
    efforts = facts.efforts.get(row.target, ())
    if len(efforts) != 1:
        return label("efforts_of_each", number=len(efforts)) if efforts else label("no_effort")
    return effort_words(facts, efforts[0])


def effort_words(facts: Facts, effort: mp.RequiredEffort) -> mp.Text:
    indicator = facts.plan.indicator(effort.indicator)
    return in_both(lambda language: without_name(mp.explain(effort, language, indicator), language))


def without_name(sentence: str, language: str) -> str:
    """The name stands in the heading already."""
    _, colon, rest = sentence.partition(COLONS[language])
    return rest[:1].upper() + rest[1:] if colon else sentence


def facts_of(verdict: mp.Verdict) -> Iterator[Fact]:
    yield Fact(label("observed"), observed_of(verdict))
    yield Fact(label("required"), required_of(verdict))
    if verdict.lead is not None:
        kind = "points" if verdict.start and str(verdict.track) not in FLAT else "relative"
        yield Fact(label("lead"), label(kind, number=signed(verdict.lead)))
    yield Fact(label("due"), due_of(verdict))
    yield Fact(label("probability"), probability_of(verdict))
    yield Fact(label("movement"), movement_of(verdict))


def movement_of(verdict: mp.Verdict) -> mp.Text:
    """Where the target has no number only of one that says "more" or "less"; of one that is met a step back is no more
    than that."""
    if verdict.demand is None and mp.kind_word(verdict.bound) != "toward":
        return label("no_direction")
    if verdict.movement == mp.Movement.away and verdict.status in (mp.Status.achieved, mp.Status.on_track):
        return label("away_but_met")
    return label(verdict.movement.name, "movements")


def signed(points: float) -> str:
    """One decimal, with the minus sign of the library's sentences."""
    return mp.figure_words(rounded(points, 1)).replace("-", "−")


def lines_of(plan: mp.Plan, row: mp.ScorecardRow, language: str) -> tuple[tuple[str, str], ...]:
    """What the document says and what is to be known beside, by name; indented lines belong to the one above them."""
    found: list[tuple[str, str]] = []
    for line in mp.narrate(plan, row, language).splitlines()[2:]:
        name, colon, words = line.partition(COLONS[language])
        if line.startswith(" ") and found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line.strip()}")
        elif line:
            found.append((name, words) if colon else ("", line))
    return tuple(one for one in found if one[0] not in LEFT_TO_OTHERS[language])
