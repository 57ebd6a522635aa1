"""Floor 12 in Python: tables and stories."""

import unicodedata

import milepost as mp
import pytest


@pytest.fixture(scope="module")
def card():
    return mp.assess(*mp.sample("jinan"), as_of="2024-06-30")


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def test_a_scorecard_prints_as_its_table(card, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")  # the plan is in both languages
    assert str(card) == mp.status_table(card.plan, card)
    assert "● 符合进度" in str(card)
    assert "○ 暂无法评估" in str(card)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 100, 140])
def test_a_table_keeps_its_width_and_stays_plain(card, language, width):
    table = mp.status_table(card.plan, card, language=language, width=width)
    assert max(map(columns, table.splitlines())) <= width
    assert "\x1b" not in table
    assert "\x1b[" in mp.status_table(card.plan, card, language=language, width=width, colour=True)


def test_groups_print_as_a_table(card):
    table = mp.group_table({"zh": "组别", "en": "Section"}, card.by_section(), language="en", width=120)
    assert "Section" in table
    assert len([line for line in table.splitlines() if "not assessable" in line or "●" in line or "○" in line]) >= 7


def test_a_verdict_tells_its_whole_arithmetic(card):
    row = card["sci-tech-finance-institutions"]
    for language in ("zh", "en"):
        story = mp.narrate(card.plan, row, language)
        assert "8.82" in story
        assert mp.explain(row.verdict, language, card.plan.indicator(row.indicator)) in story


def test_a_row_explains_itself_like_its_verdict(card):
    row = card["sci-tech-finance-institutions"]
    indicator = card.plan.indicator(row.indicator)
    for language in ("zh", "en"):
        assert mp.explain(row, language) == mp.explain(row.verdict, language)
        assert mp.explain(row, language, indicator) == mp.explain(row.verdict, language, indicator)
    assert "科创金融" in mp.explain(row, "zh", indicator)


def test_words_of_numbers_days_and_bounds():
    unit = mp.Unit("platform", zh="家", en="platforms")
    assert mp.words_of(mp.more_than(400 * unit), unit, "zh") == "超过400家"
    assert mp.words_of(mp.more_than(400 * unit), unit, "en") == "more than 400 platforms"
    assert mp.date_words("2024-12-31", "zh") == "2024年末"
    assert mp.date_words(mp.end_of(2024), "en") == "end-2024"
    assert mp.date_words("2024-06-30", "zh") == "2024年6月30日"
    assert mp.figure_words(353.3333) == "353.3"


def test_targets_of_the_national_plan_are_told_in_the_words_of_the_plan():
    plan, seen = mp.sample("china-14fyp")
    card = mp.assess(plan, seen, as_of="2024-03-01")
    told = {row.target: mp.narrate(plan, row, "zh") for row in card.rows}
    assert "承诺：保持在合理区间；" in told["gdp-growth"]
    assert "承诺：高于国内生产总值（GDP）增长；" in told["labour-productivity-growth"]
    assert "承诺：与国内生产总值（GDP）增长同步；" in told["income-growth"]
    english = mp.narrate(plan, card["gdp-growth"], "en")
    assert "Promise: kept within a reasonable range;" in english
    for language in ("zh", "en"):
        table = mp.status_table(plan, card, language=language, width=140)
        assert not any(words in table for words in ("一批", " some ", "高于gdp", "above gdp"))


def test_a_scorecard_prints_in_the_language_of_its_plan_else_by_locale(card, monkeypatch):
    """The rule of the command for plans in both languages; a plan in one alone is printed in it."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "not assessable" in str(card)
    unit = mp.Unit("piece")
    for name, locale, word in (("Works", "zh_CN.UTF-8", "no data"), ("工程", "en_GB.UTF-8", "无公布数据")):
        monkeypatch.setenv("LC_ALL", locale)
        plan = mp.Plan(
            "one",
            title=name,
            indicators=[mp.Indicator("works", name, unit=unit)],
            targets=[mp.Target("works", mp.at_least(5 * unit), due=mp.end_of(2030))],
        )
        assert word in str(mp.assess(plan, mp.Observations(), "2024-06-30"))


def test_figures_are_told_in_per_cent_only_when_settled_as_nought_or_all():
    assert mp.probability_words(0.724, "en") == "72 % (likely)"
    assert mp.probability_words(0.2, "zh") == "20%（不太可能）"
    assert [mp.probability_words(p, "en").split(" (")[0] for p in (0, 1e-9, 1 - 1e-9, 1)] == [
        "0 %",
        "<1 %",
        ">99 %",
        "100 %",
    ]
