"""What a scenario hangs on: measures by what is lost without them, inputs by how far they move each target."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import milepost as mp

COLUMNS = (
    *("scenario", "as_of", "kind", "target", "entity", "id", "indicator"),
    *("low_value", "high_value", "low_figure", "high_figure", "swing"),
    *("first", "first_error", "total", "total_error"),
    *("gain", "gain_error", "gain_alone", "gain_alone_error", "reason"),
)
FEWEST = 2  # futures: enough to learn which targets are simulated


class Asked(NamedTuple):
    """How it is reckoned: futures for the measures, samples for the shares of variance; threads 0: all there are."""

    paths: int = 10_000
    samples: int = 10_000
    seed: int = 1
    threads: int = 0
    method: str = "auto"


class OfTarget(NamedTuple):
    """The inputs of one target: one at a time, and their shares of the variance at the due day."""

    tornado: mp.Tornado
    shares: mp.SobolIndices


class Sensitivity(NamedTuple):
    """`own` hang on nothing but their own surprises, `settled` on nothing at all; no target is in two lists."""

    scenario: mp.Scenario
    as_of: Any
    asked: Asked
    ranking: mp.LeverRanking | None
    targets: tuple[OfTarget, ...]
    own: tuple[mp.TargetOutcome, ...]
    settled: tuple[mp.TargetOutcome, ...]
    left_out: tuple[mp.LeftOut, ...]


def sensitivity(
    plan: mp.Plan,
    seen: mp.Observations,
    scenario: mp.Scenario,
    as_of: Any,
    names: Sequence[str] = (),
    asked: Asked | None = None,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Sensitivity:
    """What moves each target that is simulated, or those of these names alone (ids of targets or indicators).

    Targets that only their own surprises move are asked about where they are named. progress is told how many targets
    are done, of how many. Raises OutOfRange for a name that is none, InvalidInput for a scenario that does not fit.
    """
    asked = asked or Asked()
    found = mp.simulate(plan, seen, scenario, as_of=as_of, paths=FEWEST, method=asked.method)
    chosen = [one for one in found.targets if not names or one.target in names or one.indicator in names]
    refuse_unknown(plan, found, names)
    of_targets: list[OfTarget] = []
    own, settled = [], []
    for done, one in enumerate(chosen):
        progress(done, len(chosen) + 1)
        bars = bars_of(plan, seen, scenario, as_of, one, asked)
        if not bars:
            settled.append(one)
        elif not bars.bars and not names:
            own.append(one)
        else:
            of_targets.append(OfTarget(bars, shares_of(plan, seen, scenario, as_of, bars, asked)))
    progress(len(chosen), len(chosen) + 1)
    ranking = ranked(plan, seen, scenario, as_of, asked) if scenario.interventions else None
    left = tuple(one for one in found.left_out if not names or one.target in names)
    return Sensitivity(scenario, as_of, asked, ranking, tuple(of_targets), tuple(own), tuple(settled), left)


def refuse_unknown(plan: mp.Plan, found: mp.Outcome, names: Sequence[str]) -> None:
    """A target that is not simulated is known, and its reason is told."""
    known = {one.target for one in found.targets} | {one.target for one in found.left_out}
    known |= {one.indicator for one in found.targets}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise mp.OutOfRange(f"target '{unknown[0]}': the plan '{plan.id}' has none of that name")


def bars_of(
    plan: mp.Plan, seen: mp.Observations, scenario: mp.Scenario, as_of: Any, one: mp.TargetOutcome, asked: Asked
) -> mp.Tornado | None:
    """None for a target that hangs on nothing: what is seen settles it."""
    try:
        return mp.tornado(plan, seen, scenario, one.target, as_of=as_of, entity=one.entity, method=asked.method)
    except mp.OutOfRange:
        return None


def shares_of(
    plan: mp.Plan, seen: mp.Observations, scenario: mp.Scenario, as_of: Any, bars: mp.Tornado, asked: Asked
) -> mp.SobolIndices:
    """Each input a group of its own; surprises are groups already."""
    return mp.sobol_indices(
        plan,
        seen,
        scenario,
        bars.target,
        as_of=as_of,
        entity=bars.entity,
        groups={bar.input: [bar.input] for bar in bars.bars},
        samples=asked.samples,
        seed=asked.seed,
        method=asked.method,
        threads=asked.threads,
    )


def ranked(plan: mp.Plan, seen: mp.Observations, scenario: mp.Scenario, as_of: Any, asked: Asked) -> mp.LeverRanking:
    numbers = {name: getattr(asked, name) for name in ("paths", "seed", "method", "threads")}
    return mp.rank_levers(plan, seen, scenario, as_of=as_of, **numbers)


# ---- rows


def rows_of(found: Sensitivity) -> list[dict[str, Any]]:
    """A row a measure, a row an input of each target; then the targets that nothing in the scenario moves."""
    measures = [of_measure(one) for one in found.ranking.levers] if found.ranking else []
    inputs = [row for one in found.targets for row in of_inputs(one)]
    rest = [of_rest("own_surprises_only", one) for one in found.own]
    rest += [of_rest("settled", one) for one in found.settled]
    left = [
        {"kind": "left_out", "target": one.target, "entity": one.entity, "reason": str(one.reason)}
        for one in found.left_out
    ]
    head = {"scenario": found.scenario.id, "as_of": str(found.as_of)}
    return [head | row for row in [*measures, *inputs, *rest, *left]]


def of_measure(one: mp.Lever) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": "measure", "id": one.intervention, "indicator": one.indicator}
    return row | estimate("gain", one.gain) | estimate("gain_alone", one.gain_alone)


def of_inputs(one: OfTarget) -> list[dict[str, Any]]:
    """Those with the largest share first; where there are no shares, those with the widest swing."""
    bars = {bar.input: bar for bar in one.tornado.bars}
    rows = [of_input(one.tornado, index, bars.get(index.group)) for index in one.shares.due.indices]
    return sorted(rows, key=lambda row: (-row.get("total", 0.0), -abs(row.get("swing", 0.0))))


def of_input(tornado: mp.Tornado, index: mp.SobolIndex, bar: mp.TornadoBar | None) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": "input" if bar else "surprise", "target": tornado.target, "entity": tornado.entity}
    row |= {"id": index.group} | estimate("first", index.first) | estimate("total", index.total)
    if bar:
        row |= {name: getattr(bar, name) for name in ("low_value", "high_value", "low_figure", "high_figure", "swing")}
    return row


def of_rest(kind: str, one: mp.TargetOutcome) -> dict[str, Any]:
    return {"kind": kind, "target": one.target, "entity": one.entity, "indicator": one.indicator}


def estimate(name: str, one: mp.Estimate | None) -> dict[str, float]:
    """Nothing where there is none: what does not vary has no shares."""
    return {name: one.value, f"{name}_error": one.standard_error} if one else {}


def as_csv(found: Sensitivity) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows_of(found))
    return text.getvalue()


def as_json(found: Sensitivity) -> str:
    """The rows, and how they were reckoned; the figure of each target with every input at its median."""
    middles = [
        {"target": one.tornado.target, "entity": one.tornado.entity, "middle": one.tornado.middle}
        for one in found.targets
    ]
    whole = {"scenario": found.scenario.id, "as_of": str(found.as_of), **found.asked._asdict()}
    rows: Iterable[Mapping[str, Any]] = rows_of(found)
    return json.dumps(whole | {"middles": middles, "rows": rows}, ensure_ascii=False, indent=1) + "\n"
