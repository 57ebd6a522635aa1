"""What came of simulated futures: the odds of every target, and what each measure adds."""

from __future__ import annotations

from dataclasses import dataclass

import milepost as mp
from milepost import simulated
from milepost.certainties import certainty_of, never_met
from milepost.input_words import measure_names
from milepost.report.facts import Facts, Futures
from milepost.report.wording import in_both, label, name_of


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
    all: mp.Text | str
    left_out: list[tuple[mp.Text, mp.Text]]
    odds: list[tuple[mp.Text, mp.Text]]
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
        all_met(outcome),
        [(name_with(facts, one.target, one.entity), one.why) for one in outcome.left_out],
        [(name_with(facts, one.target, one.entity), odds_of(one)) for one in outcome.targets],
        [lever_row(facts, scenario, one) for one in levers.levers],
        notes_of(facts, facts.futures),
    )


def all_met(outcome: mp.Outcome) -> mp.Text | str:
    """How likely all are met together; no number where one of them is certain not to be."""
    if not outcome.whole.targets:
        return "–"
    number = never_met(outcome)
    odds = outcome.whole.all
    return label("never_all", number=number) if number else percent(odds.probability, odds.standard_error)


def odds_of(one: mp.TargetOutcome) -> mp.Text:
    words = percent(one.odds.probability, one.odds.standard_error)
    return certainty_of(one) or mp.Text(zh=words, en=words)


def name_with(facts: Facts, target: str, entity: str) -> mp.Text:
    found = facts.plan.target(target)
    name = name_of(facts.plan, found.indicator if found else "", target)
    return label("of_entity", name=name, entity=entity) if entity else name


def lever_row(facts: Facts, scenario: mp.Scenario, one: mp.Lever) -> LeverRow:
    name = in_both(lambda language: measure_names(scenario, language)[one.intervention])
    gains = (gain_in_words(facts, one, part) for part in (one.gain, one.gain_alone))
    return LeverRow(name, name_of(facts.plan, one.indicator, one.indicator), *gains)


def gain_in_words(facts: Facts, lever: mp.Lever, gain: mp.Estimate) -> mp.Text:
    """What acts on no target that is simulated, through a link or by itself, brings nothing that could be seen."""
    simulated_ones = {one.indicator for one in facts.futures.outcome.targets} if facts.futures else set()
    if gain.value == 0 and lever.indicator not in simulated_ones:
        return label("not_simulated")
    digits = 2 if gain.standard_error >= 0.01 else 3  # so that an error is not told as none
    words = f"{gain.value:.{digits}f} ± {gain.standard_error:.{digits}f}"
    return mp.Text(zh=words, en=words)


def notes_of(facts: Facts, futures: Futures) -> list[mp.Text]:
    """As `milepost simulate` says them, each with what it is of."""
    case = simulated.Case(futures.scenario, facts.as_of, futures.outcome)
    zh, en = (simulated.notes_of([case], simulated.Names(facts.plan, language), language) for language in ("zh", "en"))
    return [mp.Text(zh=chinese, en=english) for chinese, english in zip(zh, en, strict=True)]
