"""What the uncertain inputs of a scenario are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from milepost.chart_words import indicator_name

if TYPE_CHECKING:
    from milepost._core import Plan

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


def input_name(input: str, plan: Plan | None, names: Mapping[str, str] | None, language: str) -> str:
    """ "a -> b.elasticity" with the names of a and b, "grants.effect" with the word for effect."""
    if names and input in names:
        return names[input]
    if input.startswith(SURPRISE):
        name = told_name(plan, input.removeprefix(SURPRISE), language)
        return OWN_SURPRISES[language == "en"].format(name)
    subject, dot, part = input.rpartition(".")
    if not dot or part not in PARTS:
        return input
    linked = [told_name(plan, one, language) for one in subject.split(" -> ")]
    word = PARTS[part][language == "en"]
    return f"{' → '.join(linked)}（{word}）" if language == "zh" else f"{' → '.join(linked)} ({word})"


def told_name(plan: Plan | None, id: str, language: str) -> str:
    return (indicator_name(plan.indicator(id), language) if plan else "") or id
