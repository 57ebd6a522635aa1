"""Scorecards as pandas tables."""

import sys

import milepost as mp
import pandas
import pytest


@pytest.fixture(scope="module")
def card():
    return mp.assess(*mp.sample("jinan"), as_of="2024-06-30")


def test_a_row_a_commitment_with_facts_of_their_own_types(card):
    frame = card.to_pandas()
    assert len(frame) == 37
    assert list(frame["target_id"]) == [row.target for row in card]
    assert list(frame["status"]) == [row.status.name for row in card]
    today = frame["required_today"]
    assert today.notna().sum() == 27
    assert [None if pandas.isna(value) else value for value in today] == [row.verdict.required_today for row in card]
    assert frame["as_of"].unique().tolist() == [pandas.Timestamp("2024-06-30")]
    assert frame["due"].dtype.kind == frame["baseline_date"].dtype.kind == "M"
    assert frame.loc[frame["status"] == "on_track", "observed"].tolist() == [19.0]
    assert frame["marks"].str.contains("assumed_anchor").any()
    assert frame["reason"].value_counts()["no_data"] == 35


def test_names_stand_beside_the_ids(card):
    frame = card.to_pandas().set_index("target_id")
    row = frame.loc["sci-tech-finance-institutions"]
    assert row["name_zh"] == "科创金融专营(特色)机构数"
    assert row["strength"] == "strive"
    assert row["section_title_zh"] == card.plan.section(row["section"]).title.zh
    task = card.plan.task(row["task"])
    assert row["task_title_en"] == task.title.en
    assert row["organizations"].split("; ") == [one.organization for one in task.responsibility.organizations]
    assert row["organizations_zh"].startswith("市地方金融监管局; 市科技局")
    assert row["entities"] == ""
    assert row["tiers"] == ""


def test_its_columns_are_those_of_the_csv(card):
    assert list(card.to_pandas().columns) == card.to_csv().split("\r\n", 1)[0].split(",")


def test_an_empty_card_has_the_same_columns(card):
    empty = mp.assess(mp.Plan("empty"), mp.Observations(), as_of="2024-06-30").to_pandas()
    assert len(empty) == 0
    assert empty.dtypes.astype(str).to_dict() == card.to_pandas().dtypes.astype(str).to_dict()


def test_without_pandas_the_line_that_installs_it_is_said(card, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'milepost\[all\]'"):
        card.to_pandas()
