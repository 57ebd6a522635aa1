"""Figures of a table as observations of a plan, every refusal with the place of its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from milepost._core import ObservationsReading, Plan, Position, Problem, Severity, Text, load_observations
from milepost.reading.account import Account, Part
from milepost.reading.plan_names import Match, loosely, matches, strange
from milepost.reading.rows import Figure, table_text
from milepost.reading.table import TableReading

Say = Callable[[str], Text]


def in_english(message: str) -> Text:
    return Text(message, message)


@dataclass
class Meeting:
    """A table before a plan: `taken` are its figures by the ids of the plan, each with what it was in the table."""

    plan: Plan
    found: dict[str, Match]
    taken: list[tuple[Figure, Figure]] = field(default_factory=list)
    strange: dict[str, list[Figure]] = field(default_factory=dict)

    def read(self, name: str) -> ObservationsReading:
        return load_observations(table_text([figure for figure, _ in self.taken], "en"), self.plan, name)


def meet(reading: TableReading, plan: Plan, indicators: Mapping[str, str], entities: Mapping[str, str]) -> Meeting:
    """Raises OutOfRange for a renaming to an indicator that the plan does not have."""
    met = Meeting(plan, matches((figure.indicator for figure in reading.figures), plan, indicators))
    members = {name for entity_set in plan.entities for name in entity_set.members}
    for figure in reading.figures:
        match = met.found.get(figure.indicator)
        if match:
            entity = entity_of(figure, entities, members)
            met.taken.append((replace(figure, indicator=match.id, entity=entity), figure))
        else:
            met.strange.setdefault(figure.indicator, []).append(figure)
    return met


def entity_of(figure: Figure, entities: Mapping[str, str], members: set[str]) -> str:
    """As renamed; what a table calls the whole is an entity where the plan has one of that name."""
    name = figure.entity or (figure.whole if figure.whole in members | set(entities) else "")
    return entities.get(name, name)


# ---- as observations


def observations_of(
    reading: TableReading, plan: Plan, indicators: Mapping[str, str], entities: Mapping[str, str]
) -> ObservationsReading:
    """See TableReading.observations."""
    met = meet(reading, plan, indicators, entities)
    read = met.read(reading.name)
    placed = [with_place(problem, met) for problem in read.problems]
    return ObservationsReading(read.observations, [*left_out(met), *doubts_of(met), *placed])


def left_out(met: Meeting) -> list[Problem]:
    said = [(figures[0], strange(name, met.plan, len(figures))) for name, figures in met.strange.items()]
    return [warning(figure, words) for figure, words in said]


def doubts_of(met: Meeting) -> list[Problem]:
    first = {figure.indicator: figure for _, figure in reversed(met.taken)}
    return [warning(first[name], loosely(name, match)) for name, match in met.found.items() if match.name]


def warning(figure: Figure, words: Text) -> Problem:
    return Problem(Severity.warning, "", "indicator", f"{figure.cell.at}: {words.en}")


def with_place(problem: Problem, met: Meeting) -> Problem:
    """The line of the tidy table is that of a figure, whose cell is said."""
    figure = figure_of(problem, met)
    at = f"{figure.cell.at}: " if figure else ""
    return Problem(problem.severity, problem.subject, problem.field, at + problem.message, Position())


def figure_of(problem: Problem, met: Meeting) -> Figure | None:
    place = problem.position.line - 2
    return met.taken[place][0] if 0 <= place < len(met.taken) else None


# ---- as the same table in the plan's words


NOT_OF_PLAN = Text("指标不在方案之中，未列入", "of an indicator that the plan does not have: left out")


def for_plan(
    reading: TableReading, plan: Plan, indicators: Mapping[str, str], entities: Mapping[str, str], say: Say
) -> TableReading:
    """See TableReading.for_plan."""
    met = meet(reading, plan, indicators, entities)
    said: dict[int, list[Problem]] = {}
    for problem in met.read(reading.name).problems:
        said.setdefault(id(figure_of(problem, met)), []).append(problem)
    has_units = reading.format == "tidy"  # a column of units, in which nothing is an answer
    accounts = tuple(account_for(account, met, said, has_units, say) for account in reading.accounts)
    return replace(reading, accounts=accounts, remarks=(*reading.remarks, *told_of(met)))


def account_for(
    account: Account, met: Meeting, said: Mapping[int, list[Problem]], has_units: bool, say: Say
) -> Account:
    """The account of a sheet with what the plan takes of its figures, and why it does not take the others."""
    own = {id(figure) for figure in account.figures}
    told = Account(account.sheet, dict(account.findings), [], list(account.remarks))
    for figure in (one for figures in met.strange.values() for one in figures if id(one) in own):
        told.again(figure.cell, Part.aside, NOT_OF_PLAN)
    for taken, figure in (pair for pair in met.taken if id(pair[1]) in own):
        problems = said.get(id(taken), [])
        errors = [say(one.message) for one in problems if one.severity == Severity.error]
        if errors:
            told.again(figure.cell, Part.left, errors[0])
        else:
            doubts = [*doubts_about(taken, figure, met, has_units), *(say(one.message) for one in problems)]
            keep(told, taken, doubts)
    return told


def doubts_about(taken: Figure, figure: Figure, met: Meeting, has_units: bool) -> Iterator[Text]:
    match = met.found[figure.indicator]
    if match.name:
        yield Text(f"名称写法与方案不同，按 {match.id} 读入", f"its name is not as the plan writes it: {match.id}")
    indicator = met.plan.indicator(match.id)
    if indicator and not taken.unit and not has_units:
        unit = indicator.unit.name
        yield Text(f"表中未注明单位，按方案的“{unit}”计", f"the table names no unit: it counts in the plan's, {unit}")


def keep(told: Account, figure: Figure, doubts: Sequence[Text]) -> None:
    """A figure with what is to be checked of it, in its note as well."""
    for doubt in doubts:
        told.assume(figure.cell, doubt)
    zh = "；".join(words for words in (figure.note.zh, *(one.zh for one in doubts)) if words)
    en = "; ".join(words for words in (figure.note.en, *(one.en for one in doubts)) if words)
    told.figures.append(replace(figure, note=Text(zh, en)))


def told_of(met: Meeting) -> Iterator[Text]:
    """Every name of the table, with what became of it."""
    for name, match in met.found.items():
        if match.name:
            yield loosely(name, match)
        elif name != match.id:
            yield Text(f"“{name}”为方案指标 {match.id}", f"'{name}' is indicator {match.id}")
    for name, figures in met.strange.items():
        yield strange(name, met.plan, len(figures))
