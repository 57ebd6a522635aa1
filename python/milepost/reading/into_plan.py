"""Figures of a table as observations of a plan, every refusal with the place of its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from milepost._core import Indicator, ObservationsReading, Plan, Position, Problem, Severity, load_observations
from milepost.reading.rows import Figure, table_text
from milepost.reading.table import TableReading
from milepost.reading.words import fold


def observations_of(
    reading: TableReading, plan: Plan, indicators: Mapping[str, str], entities: Mapping[str, str]
) -> ObservationsReading:
    """Raises OutOfRange for a renaming to an indicator that the plan does not have."""
    ids = ids_of(plan)
    members = {name for entity_set in plan.entities for name in entity_set.members}
    taken: list[Figure] = []
    strange: dict[str, list[Figure]] = {}
    for figure in reading.figures:
        id = indicators.get(figure.indicator) or ids.get(fold(figure.indicator))
        if id:
            taken.append(replace(figure, indicator=id, entity=entity_of(figure, entities, members)))
        else:
            strange.setdefault(figure.indicator, []).append(figure)
    read = load_observations(table_text(taken, "en"), plan, reading.name)
    placed = [with_place(problem, taken, reading) for problem in read.problems]
    return ObservationsReading(read.observations, [*(left_out(*pair) for pair in strange.items()), *placed])


def entity_of(figure: Figure, entities: Mapping[str, str], members: set[str]) -> str:
    """As renamed; what a table calls the whole is an entity where the plan has one of that name."""
    name = figure.entity or (figure.whole if figure.whole in members | set(entities) else "")
    return entities.get(name, name)


def ids_of(plan: Plan) -> dict[str, str]:
    """Indicators by id and by name, in both languages; a name of two indicators is none of either."""
    ids: dict[str, str] = {}
    doubtful: set[str] = set()
    for indicator in plan.indicators:
        for name in names_of(indicator):
            if ids.setdefault(name, indicator.id) != indicator.id:
                doubtful.add(name)
    return {name: id for name, id in ids.items() if name not in doubtful}


def names_of(indicator: Indicator) -> set[str]:
    return {fold(name) for name in (indicator.id, indicator.name.zh, indicator.name.en) if name}


def left_out(name: str, figures: list[Figure]) -> Problem:
    several = "1 figure is" if len(figures) == 1 else f"{len(figures)} figures are"
    message = f"{figures[0].cell.at}: indicator '{name}' is not in the plan: {several} left out"
    return Problem(Severity.warning, "", "indicator", message)


def with_place(problem: Problem, figures: list[Figure], reading: TableReading) -> Problem:
    """The line of the tidy table is that of a figure, whose cell is said."""
    place = problem.position.line - 2
    at = f"{figures[place].cell.at}: " if 0 <= place < len(figures) else ""
    return Problem(problem.severity, problem.subject, problem.field, at + problem.message, Position())
