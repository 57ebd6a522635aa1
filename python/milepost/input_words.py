"""What the measures and the uncertain inputs of a scenario are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from milepost.chart_words import indicator_name
from milepost.simulated import told

if TYPE_CHECKING:
    from milepost._core import Plan, Scenario

PARTS = {
    "effect": ("效果", "effect"),
    "elasticity": ("弹性", "elasticity"),
    "delay": ("起效延迟", "delay"),
    "ramp": ("见效时长", "ramp"),
    "duration": ("持续时长", "duration"),
    "half_life": ("半衰期", "half-life"),
    "lag": ("滞后", "lag"),
}
SURPRISE = "surprise "
OWN_SURPRISES = ("{}的自身波动", "surprises of {}")


def measure_names(scenario: Scenario, language: str) -> dict[str, str]:
    """By id, what the note of each measure says; its id where it has none, and beside it where two say the same."""
    named = {one.id: told(one.note, language) or one.id for one in scenario.interventions}
    counted = Counter(named.values())
    beside = "{}（{}）" if language == "zh" else "{} ({})"
    return {id: name if counted[name] == 1 else beside.format(name, id) for id, name in named.items()}


def input_name(input: str, plan: Plan | None, names: Mapping[str, str] | None, language: str) -> str:
    """ "a -> b.elasticity" with the names of a and b, "grants.effect" with the word for effect; `names` are those of
    inputs or of measures."""
    names = names or {}
    if input in names:
        return names[input]
    if input.startswith(SURPRISE):
        name = told_name(plan, input.removeprefix(SURPRISE), language)
        return OWN_SURPRISES[language == "en"].format(name)
    subject, dot, part = input.rpartition(".")
    if not dot or part not in PARTS:
        return input
    linked = [names.get(one) or told_name(plan, one, language) for one in subject.split(" -> ")]
    word = PARTS[part][language == "en"]
    return f"{' → '.join(linked)}（{word}）" if language == "zh" else f"{' → '.join(linked)} ({word})"


def told_name(plan: Plan | None, id: str, language: str) -> str:
    return (indicator_name(plan.indicator(id), language) if plan else "") or id
