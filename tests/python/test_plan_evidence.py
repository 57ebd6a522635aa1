"""The evidence of a target of a plan is what assess(plan, ...) judges it by: the verdicts are the same."""

from pathlib import Path

import milepost as mp
import pytest
from milepost.plan_evidence import evidence_for

PLANS = Path(__file__).parents[2] / "examples" / "plans"
DAYS = ("2022-12-31", "2024-06-30", "2026-03-01")


def seen_of(name: str) -> tuple[mp.Plan, mp.Observations]:
    if name != "illustration":
        return mp.sample(name)
    plan = mp.sample("jinan")[0]
    return plan, mp.read_observations(PLANS / "illustration_observations.csv", plan)


@pytest.mark.parametrize("method", ["path", "eurostat.2021"])
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["jinan", "illustration", "china-14fyp"])
def test_the_verdict_is_that_of_the_scorecard(name, day, method):
    plan, seen = seen_of(name)
    rows = [row for row in mp.assess(plan, seen, day, method) if not plan.indicator(row.indicator).each]
    assert len(rows) >= 19
    for row in rows:
        verdict = mp.assess(evidence_for(plan, seen, row.target, as_of=day), method)
        assert verdict.status == row.verdict.status
        assert (verdict.observed, verdict.required, verdict.lead) == (
            row.verdict.observed,
            row.verdict.required,
            row.verdict.lead,
        )


def test_one_of_many_entities_is_judged_by_its_own_figures():
    plan, seen = seen_of("illustration")
    evidence = evidence_for(plan, seen, "parks-per-district", as_of="2024-06-30", entity="区县乙")
    assert [(str(one.period), one.value) for one in evidence.series][:2] == [("2022", 1.0), ("2023", 1.0)]


def test_a_target_that_the_plan_does_not_have_is_named_with_the_one_that_is_meant():
    plan, seen = seen_of("jinan")
    with pytest.raises(mp.OutOfRange, match=r"target 'carrier-platform'.*did you mean 'carrier-platforms'\?"):
        evidence_for(plan, seen, "carrier-platform", as_of="2024-06-30")
