"""Scorecards and verdicts in notebooks: well-formed, escaped, readable on light and dark pages."""

import re

import milepost as mp
import pytest
from html_reader import Reader, contrast
from milepost import display, palette


@pytest.fixture(scope="module")
def card():
    return mp.assess(*mp.sample("jinan"), as_of="2024-06-30")


def test_a_scorecard_is_a_table_with_a_row_a_commitment(card):
    rows = Reader(card._repr_html_()).rows
    assert len(rows) == 1 + 37
    assert all(len(row) == 6 for row in rows)
    cells = next(row for row in rows if "● 符合进度 on track" in row[-1])
    assert cells[3] == "19家19"
    assert cells[4] == "8.82家8.82"
    skilled = next(row for row in rows if row[0].startswith("高技能人才总量"))
    assert skilled[3] == "37.5万人375000 people"
    assert "no_data" in rows[1][-1]


@pytest.mark.parametrize("status", mp.Status)
def test_a_status_is_shape_word_and_colour_with_contrast(status):
    ground, letters, _ = palette.SAFE[status]
    assert contrast(ground, letters) >= 4.5
    badge = display.badge(status)
    assert mp.shape_of(status) in badge
    assert mp.word_of(status, "zh") in badge
    assert mp.word_of(status, "en") in badge
    assert f"background:{ground};color:{letters}" in badge


def test_outside_the_badges_text_takes_the_colour_of_the_page(card):
    outside = re.sub(r"<span.*?</span>", "", card._repr_html_())
    assert set(re.findall(r"(?<![-\w])color:([^;\"]+)", outside)) == {"inherit"}
    assert set(re.findall(r"background:([^;\"]+)", outside)) == {"transparent"}
    assert "<script" not in card._repr_html_()


def test_names_are_escaped():
    unit = mp.Unit("<b>")
    indicator = mp.Indicator("x", "<script>alert('x')</script>", unit, direction="increase")
    target = mp.Target("x", mp.more_than(400 * unit), due=2025)
    plan = mp.Plan("<i>", title="<h1>Plan & plot</h1>", indicators=[indicator], targets=[target])
    card = mp.assess(plan, mp.Observations({"x": mp.Series(unit, {2022: 260, 2023: 310})}), as_of="2024-06-30")
    for page in (card._repr_html_(), card["x"].verdict._repr_html_()):
        assert not re.search(r"<(script|b|i|h1)\b", page)
    Reader(card._repr_html_())


def test_a_verdict_shows_its_sentence_in_both_languages(card):
    verdict = card["sci-tech-finance-institutions"].verdict
    page = verdict._repr_html_()
    Reader(page)
    assert "● 符合进度 on track" in page
    assert mp.explain(verdict, "zh") in page
    assert mp.explain(verdict, "en") in page


def test_a_large_plan_is_cut_and_says_so():
    unit = mp.Unit("platform")
    names = [f"x{number}" for number in range(display.LONGEST + 3)]
    plan = mp.Plan(
        "large",
        indicators=[mp.Indicator(name, unit=unit) for name in names],
        targets=[mp.Target(name, mp.more_than(400 * unit), due=2025) for name in names],
    )
    page = mp.assess(plan, mp.Observations(), as_of="2024-06-30")._repr_html_()
    assert len(Reader(page).rows) == 1 + display.LONGEST
    assert "3 more" in page
    assert "另有 3 行" in page


def test_a_status_from_an_old_figure_is_marked_as_such():
    plan, seen = mp.sample("china-14fyp")
    card = mp.assess(plan, seen, as_of="2024-03-01")
    old = sum("stale" in row.verdict.marks and row.reason is None for row in card)
    assert old >= 3
    assert card._repr_html_().count("<br>◇ stale") == old
