"""What the page tells of one target: how it stands, why, what it takes, and what the document says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

import milepost as mp
from milepost.report.axis_units import heading
from milepost.report.card_words import (
    Fact,
    answering,
    chance_words,
    due_of,
    effort_of,
    effort_words,
    facts_of,
    lines_of,
    observed_of,
    probability_of,
    promise_of,
    required_of,
    why_of,
)
from milepost.report.chart_facts import Chart, chart_of
from milepost.report.chart_words import alternative
from milepost.report.charts import drawn, units_of
from milepost.report.facts import Facts
from milepost.report.wording import LANGUAGES, amount, badge, day, in_both, label, name_of, signs, told


@dataclass(frozen=True)
class EntityRow:
    """How one of a set stands."""

    name: str
    badge: Markup
    observed: mp.Text
    probability: mp.Text
    effort: mp.Text


@dataclass(frozen=True)
class Card:
    """A target, ready to be set."""

    id: str
    target: str
    name: mp.Text
    status: mp.Status
    badge: Markup
    signs: Markup
    section: str
    units: tuple[str, ...]
    answering: mp.Text
    promise: mp.Text
    due: mp.Text
    observed: mp.Text
    required: mp.Text
    probability: mp.Text
    why: mp.Text
    effort: mp.Text
    facts: tuple[Fact, ...]
    unit: mp.Text
    chart: Markup
    has_figures: bool
    no_chart: mp.Text
    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    entities: tuple[EntityRow, ...]


def cards_of(facts: Facts, language: str) -> list[Card]:
    """A card a commitment, in the order of the document."""
    return [card_of(facts, row, number, language) for number, row in enumerate(mp.commitments(facts.card), 1)]


def card_of(facts: Facts, row: mp.ScorecardRow, number: int, language: str) -> Card:
    verdict, id = row.verdict, f"t{number}"
    name = name_of(facts.plan, row.indicator, row.target)
    chart, units = chart_of(facts, row), facts.units.get(row.target, ())
    lines = tuple((one, lines_of(facts.plan, row, one)) for one in LANGUAGES)
    return Card(
        id,
        row.target,
        name,
        verdict.status,
        badge(verdict.status),
        signs(verdict),
        row.section,
        units,
        answering(facts, row, units),
        promise_of(lines, verdict),
        due_of(verdict),
        observed_of(verdict),
        required_of(verdict),
        probability_of(verdict),
        why_of(facts, row),
        effort_of(facts, row),
        tuple(facts_of(verdict)),
        unit_heading(chart),
        drawing(chart, f"c{number}", name, language),
        chart is not None and bool(chart.seen),
        no_drawing(chart),
        lines,
        tuple(entity_rows(facts, row)),
    )


# ---- chart, entities


def unit_heading(chart: Chart | None) -> mp.Text:
    return mp.Text() if chart is None or chart.is_empty else heading(units_of(chart))


def drawing(chart: Chart | None, id: str, name: mp.Text, language: str) -> Markup:
    if chart is None or chart.is_empty:
        return Markup("")
    named = in_both(lambda one: told(name, one))
    return drawn(chart, id, alternative(chart, named), language)


def no_drawing(chart: Chart | None) -> mp.Text:
    """Why there is no chart, or nothing."""
    if chart is None:
        return label("no_chart_of_each")
    return label("no_chart") if chart.is_empty else mp.Text()


def entity_rows(facts: Facts, row: mp.ScorecardRow) -> Iterator[EntityRow]:
    projected = {one.entity: one for one in facts.projections.get(row.target, ())}
    efforts = {one.entity: one for one in facts.efforts.get(row.target, ())}
    for one in row.verdict.entities:
        seen = label("no_figure") if one.observed is None else seen_of(one, row.verdict.unit)
        ahead, effort = projected.get(one.entity), efforts.get(one.entity)
        chance = chance_words(ahead.probability, ahead.chance) if ahead else label("settled")
        needed = effort_words(facts, effort) if effort else label("no_effort")
        yield EntityRow(one.entity, badge(one.status), seen, chance, needed)


def seen_of(one: mp.EntityStanding, unit: mp.Unit) -> mp.Text:
    value = amount(one.observed or 0.0, unit)
    return label("figure_at", value=value, day=day(one.observed_at)) if one.observed_at else value
