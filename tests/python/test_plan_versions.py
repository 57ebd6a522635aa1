"""Tiers, revisions, readings and changes between two days, as Python sees them."""

import json
import pickle

import milepost as mp
import pytest

PLAN = """milepost: 1
plan: {id: demo, title: Demo, issued: 2022-01-10, horizon: 2022..2025}
organizations: {drc: Commission}
tasks:
  - id: t1
    title: Platforms
    responsible: {organizations: [drc]}
    indicators:
      - id: platforms
        name: {zh: 载体平台, en: Carrier platforms}
        unit: 家
        direction: increase
        target: [{floor: at least 350}, {target: at least 400}, {stretch: at least 500}]
        due: 2025
        baseline: {value: 260, at: 2022}
        revisions: [{from: 2025-02-01, target: at least 500}]
        readings: [{name: {zh: 仅计市级, en: municipal only}, indicator: municipal}]
indicators:
  - {id: municipal, name: Municipal platforms, unit: 家}
"""
SEEN = "indicator,period,value\nplatforms,2023,307\nplatforms,2024,361\nmunicipal,2022,100\nmunicipal,2024,120\n"


def card(as_of: str) -> mp.Scorecard:
    plan = mp.load_plan(PLAN).plan
    return mp.assess(plan, mp.load_observations(SEEN, plan).observations, as_of=as_of)


def test_the_version_in_force_decides():
    assert card("2025-01-31")["platforms"].status == "on_track"
    revised = card("2025-02-01")["platforms"]
    assert revised.status == "off_track"
    assert "revised" in revised.verdict.marks
    target = card("2025-01-31").plan.target("platforms")
    assert mp.is_revised(target, "2025-02-01")
    assert mp.in_force(target, "2025-02-01").bound == mp.parse_bound("at least 500", "家")


def test_tiers_and_readings_stand_under_the_verdict():
    verdict = card("2025-01-31")["platforms"].verdict
    assert [(tier.name.en, tier.status) for tier in verdict.tiers] == [("floor", "achieved"), ("stretch", "off_track")]
    assert [(reading.name.zh, reading.observed) for reading in verdict.readings] == [("仅计市级", 120)]
    assert "depends_on_reading" in verdict.marks
    assert pickle.loads(pickle.dumps(verdict)) == verdict


def test_json_holds_readings_and_tiers():
    row = json.loads(card("2025-01-31").to_json())[0]
    assert row["readings"][0]["name"] == {"zh": "仅计市级", "en": "municipal only"}
    assert row["readings"][0]["observed"] == 120
    assert [tier["status"] for tier in row["tiers"]] == ["achieved", "off_track"]


def test_what_changed_between_two_days():
    before, after = card("2024-06-30"), card("2025-02-01")
    (change,) = mp.changes_between(before, after)
    assert (change.before, change.after, change.turn) == ("on_track", "off_track", -1)
    assert (change.observed_before, change.observed_after) == (307, 361)
    assert change.new_figure
    assert change.new_version
    words = mp.change_list(after.plan, [change], "2024-06-30", language="en")
    assert "Worse\n  Carrier platforms: ● on track → ■ off track, 307 → 361 (end-2024), target revised" in words
    assert not mp.changes_between(after, after)


def test_labels_of_published_methods():
    assert mp.meaning_of_label("thunderstorm") == mp.Meaning("off_track", "away")
    assert mp.meaning_of_label("sunny") is None


def test_a_plan_written_and_read_is_the_same(tmp_path):
    for name in ("jinan", "china-14fyp"):
        plan, _ = mp.sample(name)
        mp.write_plan(plan, tmp_path / "again.yaml")
        assert mp.read_plan(tmp_path / "again.yaml") == plan
    with pytest.raises(mp.OutOfRange, match="cannot be written"):
        mp.write_plan(plan, tmp_path / "no" / "such.yaml")
