"""What came of simulated futures: the odds of every target, and what each measure adds."""

from __future__ import annotations

from dataclasses import dataclass

import milepost as mp
from milepost import simulated
from milepost.report.facts import Facts, Futures
from milepost.report.wording import label, name_of


@dataclass(frozen=True)
class LeverRow:
    """What a measure adds to the number of targets met."""

    name: mp.Text
    indicator: mp.Text
    gain: mp.Text
    alone: mp.Text


@dataclass(frozen=True)
class Scenario:
    """What came of the simulated futures."""

    title: mp.Text
    futures: int
    seed: int
    targets: int
    share: str
    all: str
    left_out: list[tuple[mp.Text, mp.Text]]
    odds: list[tuple[mp.Text, str]]
    levers: list[LeverRow]
    notes: list[mp.Text]


def percent(share: float, error: float) -> str:
    return f"{100 * share:.1f}% ± {100 * error:.1f}"


def scenario_of(facts: Facts) -> Scenario | None:
    if facts.futures is None:
        return None
    scenario, outcome, levers = facts.futures
    whole = outcome.whole
    return Scenario(
        scenario.title or mp.Text(zh=scenario.id, en=scenario.id),
        outcome.paths,
        outcome.seed,
        whole.targets,
        percent(whole.mean_share, whole.mean_share_error) if whole.targets else "–",
        percent(whole.all.probability, whole.all.standard_error) if whole.targets else "–",
        [(name_with(facts, one.target, one.entity), one.why) for one in outcome.left_out],
        [
            (name_with(facts, one.target, one.entity), percent(one.odds.probability, one.odds.standard_error))
            for one in outcome.targets
        ],
        [lever_row(facts, one) for one in levers.levers],
        notes_of(facts, facts.futures),
    )


def name_with(facts: Facts, target: str, entity: str) -> mp.Text:
    found = facts.plan.target(target)
    name = name_of(facts.plan, found.indicator if found else "", target)
    return label("of_entity", name=name, entity=entity) if entity else name


def lever_row(facts: Facts, one: mp.Lever) -> LeverRow:
    scenario = facts.futures.scenario if facts.futures else None
    notes = {measure.id: measure.note for measure in scenario.interventions} if scenario else {}
    name = notes.get(one.intervention) or mp.Text(zh=one.intervention, en=one.intervention)
    gains = (gain_in_words(facts, one, part) for part in (one.gain, one.gain_alone))
    return LeverRow(name, name_of(facts.plan, one.indicator, one.indicator), *gains)


def gain_in_words(facts: Facts, lever: mp.Lever, gain: mp.Estimate) -> mp.Text:
    """What acts on no target that is simulated, through a link or by itself, brings nothing that could be seen."""
    simulated_ones = {one.indicator for one in facts.futures.outcome.targets} if facts.futures else set()
    if gain.value == 0 and lever.indicator not in simulated_ones:
        return label("not_simulated")
    words = f"{gain.value:.2f} ± {gain.standard_error:.2f}"
    return mp.Text(zh=words, en=words)


def notes_of(facts: Facts, futures: Futures) -> list[mp.Text]:
    """As `milepost simulate` says them, each with what it is of."""
    case = simulated.Case(futures.scenario, facts.as_of, futures.outcome)
    zh, en = (simulated.notes_of([case], simulated.Names(facts.plan, language), language) for language in ("zh", "en"))
    return [mp.Text(zh=chinese, en=english) for chinese, english in zip(zh, en, strict=True)]
