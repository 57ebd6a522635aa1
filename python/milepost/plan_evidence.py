"""The evidence of one target of a plan: what assess(plan, ...) brings before a method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import milepost as mp

if TYPE_CHECKING:
    from milepost._core import Evidence, Indicator, Observations, Plan, Series, Target


def evidence_for(plan: Plan, seen: Observations, target: str, *, as_of: Any, entity: str = "") -> Evidence:
    """What a method sees of a target of the plan on a day; entity: of a target that holds for each of many, which one.

    Raises OutOfRange for a target that the plan does not have, and for one whose indicator it does not have.
    """
    found = target_of(plan, target)
    if plan.indicator(found.indicator) is None:
        raise mp.OutOfRange(f"target '{target}': the plan has no indicator '{found.indicator}'")
    return evidence_of(plan, seen, found, as_of=as_of, entity=entity)


def evidence_of(plan: Plan, seen: Observations, target: Target, *, as_of: Any, entity: str = "") -> Evidence:
    """The same of a target at hand; where the plan lacks its indicator there are no figures."""
    indicator = plan.indicator(target.indicator)
    return mp.Evidence(
        target,
        series_for(plan, seen, indicator, as_of, entity) if indicator else mp.Series(""),
        indicator,
        as_of=as_of,
        frame=plan.frame,
        reference=reference_of(plan, seen, target, entity),
    )


def target_of(plan: Plan, target: str) -> Target:
    """Raises OutOfRange, naming the near ones, where there is none."""
    found = plan.target(target)
    if found is None:
        found = next((one for one in plan.targets if (one.id or one.indicator) == target), None)
    if found is None:
        raise mp.OutOfRange(f"target '{target}': the plan '{plan.id}' has none of that name{near(plan, target)}")
    return found


def near(plan: Plan, target: str) -> str:
    from milepost.near_names import did_you_mean, nearest

    return did_you_mean(nearest(target, [one.id or one.indicator for one in plan.targets]))


def series_for(plan: Plan, seen: Observations, indicator: Indicator, as_of: Any, entity: str) -> Series:
    """Of the indicator, or of the next one it is certainly the same as, while nothing is known of it itself."""
    at = indicator
    for _ in plan.indicators:
        if is_known(seen, (at.id, entity), as_of) or not (same := plan.indicator(at.same_as)):
            break
        at = same
    return mp.series_of(seen, at.id, indicator.unit, entity)


def is_known(seen: Observations, key: tuple[str, str], as_of: Any) -> bool:
    return key in seen and any(mp.usable(one, as_of) for one in seen[key])


def reference_of(plan: Plan, seen: Observations, target: Target, entity: str) -> Series | None:
    """The figures of the indicator that the bound compares with, if it does."""
    name = target.bound.indicator if isinstance(target.bound, (mp.Above, mp.InStepWith)) else ""
    other = plan.indicator(name) if name else None
    return mp.series_of(seen, other.id, other.unit, entity) if other else None
