"""What docs/own_methods.md says of edge cases is so."""

from pathlib import Path

import milepost as mp
import pytest

UNIT = mp.Unit("platform")
PAGE = (Path(__file__).parents[2] / "docs" / "own_methods.md").read_text(encoding="utf-8")
NAMES = ["path", "time_proportional", "growth_ratio", "trend_projection", "earned_value", "earned_schedule"]


def judged(method: str, figures: dict, bound: object, **more: object) -> mp.Verdict:
    target = mp.Target("platforms", bound, due=mp.end_of(2025), **more)
    series = mp.Series(UNIT, figures)
    return mp.assess(mp.Evidence(target, series, as_of="2025-03-01"), method)


def held(method: str) -> mp.Verdict:
    return judged(method, {2022: 400, 2024: 380}, mp.at_least(400 * UNIT), hold=True)


@pytest.mark.parametrize("name", NAMES)
def test_every_method_is_told_of_and_judges(name):
    assert f"| `{name}`" in PAGE
    verdict = judged(name, {2022: 260, 2023: 310, 2024: 361}, mp.more_than(400 * UNIT))
    assert (verdict.method, verdict.status.name) == (name, "on_track")


def test_a_line_to_hold():
    assert held("path").figure == pytest.approx(1 + (380 - 400) / 400)
    assert held("time_proportional").figure == pytest.approx(100 * (380 - 400) / 400)
    assert [held(name).reason for name in ("growth_ratio", "earned_schedule")] == ["undefined_rate"] * 2


@pytest.mark.parametrize("figures", [{2022: 0, 2024: 300}, {2022: -10, 2024: 300}])
def test_growth_from_or_through_zero_is_undefined(figures):
    assert judged("growth_ratio", figures, mp.more_than(400 * UNIT)).reason == "undefined_rate"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("path", None), ("time_proportional", None), ("earned_value", None), ("trend_projection", "too_few_points")],
)
def test_one_observation(name, reason):
    baseline = mp.Baseline(260, period=2022)
    verdict = judged(name, {2024: 361}, mp.more_than(400 * UNIT), baseline=baseline)
    assert (verdict.reason and verdict.reason.name) == reason


def test_what_lags_lags_in_value_and_in_time():
    late = {2022: 200, 2023: 220, 2024: 250}
    bound = mp.at_least(400 * UNIT)
    value, schedule = (judged(name, late, bound).figure for name in ("earned_value", "earned_schedule"))
    assert value == pytest.approx(50 / (200 * 2 / 3))
    assert schedule == pytest.approx((50 / 200 * 36) / 24)


def test_small_counts_are_owed_in_whole_units():
    verdict = judged("path", {2022: 0, 2024: 3}, mp.at_least(5 * UNIT))
    assert verdict.required == pytest.approx(3)  # 5 * 24 / 36 = 3.33
