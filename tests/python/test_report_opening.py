"""What a report page says first: whether the plan was in force, how many could be judged, what limits the verdicts."""

import datetime
import re
from collections import Counter
from itertools import pairwise
from types import SimpleNamespace

import milepost as mp
import pytest
from milepost.doubts import SHAPES
from milepost.report.axis_units import axis_unit
from milepost.report.card_words import movement_of
from milepost.report.cards import cards_of
from milepost.report.chances import EDGES, scale, with_range
from milepost.report.changes import changes_of
from milepost.report.facts import Asked, gather
from milepost.report.opening import doubtful, none_behind, too_early, why_not
from milepost.report.summary import by_pace
from milepost.report.wording import held, label, sentences, signs, wording
from milepost.report.wording import period as period_words

pytest.importorskip("jinja2", reason="report pages need jinja2, which is not installed")

ISSUED = datetime.date(2022, 7, 11)  # of the plan of Jinan


@pytest.fixture(scope="module")
def national():
    """Twenty targets; of four judged ones the newest figure known on the day is of 2021."""
    return gather(*mp.sample("china-14fyp"), Asked(datetime.date(2024, 3, 1)))


HEAD = "milepost: 1\nplan: {{id: one, title: 方案{}}}\ntasks:\n  - id: t\n    title: 事项\n    indicators:\n"
TARGET = "      - {{id: {0}, name: {0}, unit: 家, direction: increase, kind: stock, target: {1}, due: 2025, {2}}}\n"
BASE = "baseline: {value: 10, at: 2020}"


def target(name: str, demand: str) -> str:
    return TARGET.format(name, demand, BASE)


def plan_of(targets: str, head: str = "") -> mp.Plan:
    loaded = mp.load_plan(HEAD.format(head) + targets)
    assert loaded.plan is not None, loaded
    return loaded.plan


# ---- before the plan


@pytest.mark.parametrize(
    ("day", "early"), [(ISSUED - datetime.timedelta(days=1), True), (ISSUED, False), (datetime.date(2024, 1, 1), False)]
)
def test_a_day_before_the_plan_was_issued_is_said_to_be_one(day, early):
    page = mp.report_page(*mp.sample("jinan"), as_of=day)
    assert ("早于方案印发日（2022年7月11日）" in page) == early
    assert ("before the plan was issued (11 July 2022)" in page) == early


@pytest.mark.parametrize(("day", "early"), [("2020-12-31", True), ("2021-01-01", False)])
def test_of_a_plan_without_a_day_of_issue_the_first_day_counts(day, early):
    plan = plan_of(target("a", "at least 20"), ", horizon: 2021..2025")
    said = too_early(gather(plan, mp.Observations(), Asked(mp.parse_date(day))))
    assert (said is not None) == early
    assert said is None or "早于方案起始日（2021年1月1日）" in said.zh


def test_a_plan_without_any_day_is_never_too_early():
    assert (
        too_early(gather(plan_of(target("a", "at least 20")), mp.Observations(), Asked(datetime.date(1950, 1, 1))))
        is None
    )


# ---- how many could be judged


def test_those_not_judged_are_counted_by_reason_most_frequent_first(national):
    rows = [row for row in mp.commitments(national.card) if row.status == "not_assessable"]
    counted = Counter(row.reason.name for row in rows)
    said = why_not(national)
    listed = re.findall(r"([^：、]+?)(\d+)项(?=、|。)", said.zh.partition("原因是：")[2])
    numbers = [int(number) for _, number in listed]
    assert numbers == sorted(counted.values(), reverse=True)
    assert sum(numbers) == len(rows) == int(re.search(r"暂无法评估的(\d+)项", said.zh)[1])
    assert {name: int(number) for name, number in listed} == {
        mp.word_of(mp.Reason[reason], "zh"): number for reason, number in counted.items()
    }


COUNTS = {
    "some cannot be judged": (
        {"a": 20, "b": 20, "c": None},
        "可评估的2项目标均未滞后，也没有到期未完成的；另有1项暂无法评估。",
    ),
    "all can": ({"a": 20, "b": 20}, "2项目标均可评估，均未滞后，也没有到期未完成的。"),
    "none can": ({"a": None, "b": None}, "2项目标目前均无法评估。"),
}


@pytest.mark.parametrize(("figures", "sentence"), COUNTS.values(), ids=COUNTS)
def test_that_nothing_is_behind_is_said_with_counts(figures, sentence):
    plan = plan_of("".join(target(name, "at least 20") for name in figures))
    rows = [f"{name},2023,{value},家" for name, value in figures.items() if value is not None]
    seen = mp.load_observations("indicator,period,value,unit\n" + "\n".join(rows) + "\n", plan).observations
    facts = gather(plan, seen, Asked(datetime.date(2024, 6, 30)))
    assert none_behind(cards_of(facts, "zh")).zh == sentence
    assert (why_not(facts) is None) == (None not in figures.values())


# ---- what limits a status


def test_an_old_figure_is_marked_wherever_its_status_stands(national):
    old = [
        row for row in mp.commitments(national.card) if "stale" in row.verdict.marks and row.status != "not_assessable"
    ]
    assert len(old) >= 3
    page = mp.report_page(*mp.sample("china-14fyp"), as_of="2024-03-01")
    for row in old:
        name = national.plan.indicator(row.indicator).name.zh
        lines = [line for line in page.splitlines() if f"{name}</span>" in line and "◇" in line]
        assert any(line.startswith('<tr class="item"') for line in lines), name
        assert any("<li>" in line and "2021年末" in line for line in lines), name
    assert page.count("◇") >= 2 * len(old)


def test_a_figure_that_is_not_old_has_no_such_sign(national):
    fresh = [row for row in mp.commitments(national.card) if not set(row.verdict.marks) & set(SHAPES)]
    assert len(fresh) > 3
    assert [signs(row.verdict) for row in fresh if signs(row.verdict)] == []


def test_what_was_not_judged_limits_no_status(national):
    marked = [row for row in mp.commitments(national.card) if set(row.verdict.marks) & set(SHAPES)]
    unjudged = [row for row in marked if row.status == "not_assessable"]
    assert unjudged
    assert all(signs(row.verdict) == "" for row in unjudged)
    named = {card.target for one in doubtful(national, cards_of(national, "zh")) for card, _ in one.cards}
    assert named == {row.target for row in marked} - {row.target for row in unjudged}


def test_every_shape_is_of_the_common_chinese_set_and_has_a_word():
    for mark, shape in SHAPES.items():
        assert len(shape.encode("gb2312")) == 2
        assert wording()["marks"][mark.name]
    assert not set(SHAPES.values()) & {mp.shape_of(status) for status in mp.Status}


# ---- which way it moves


def test_only_a_target_with_a_number_or_a_direction_has_a_way_to_move():
    plan = plan_of(target("more", "increase") + target("some", "some") + target("many", "at least 20"))
    text = "indicator,period,value,unit\n" + "".join(
        f"{name},{year},{year - 2000},家\n" for name in ("more", "some", "many") for year in (2021, 2023)
    )
    card = mp.assess(plan, mp.load_observations(text, plan).observations, "2024-06-30")
    assert {row.target: row.verdict.movement.name for row in card} == dict.fromkeys(("more", "some", "many"), "toward")
    told = {row.target: movement_of(row.verdict).zh for row in card}
    assert told["more"] == told["many"] == "向目标方向变动"
    assert told["some"].startswith("无从判断")


def test_a_range_that_is_not_named_leads_nowhere(national):
    assert national.card["gdp-growth"].verdict.movement == "unknown"
    assert movement_of(national.card["gdp-growth"].verdict) == label("no_direction")


def test_a_step_back_that_keeps_the_requirement_is_not_told_as_a_fall(national):
    verdict = national.card["rd-spending-growth"].verdict
    assert (verdict.movement, verdict.status) == ("away", "on_track")
    assert movement_of(verdict) == label("away_but_met")


# ---- words for probabilities


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_probability_lies_in_the_range_that_stands_beside_its_word(language):
    for hundredth in range(0, 10001, 7):
        probability = hundredth / 10000
        said = mp.in_(with_range(probability), language)
        word = mp.likelihood_word(probability, language)
        ends = [int(end) for end in re.findall(r"\d+", said.rpartition("指" if language == "zh" else ": ")[2])]
        low, high = {1: (0, ends[0]) if ends[0] == 1 else (ends[0], 100)}.get(len(ends), ends)
        assert word in said
        assert low <= probability * 100 <= high, said


def test_the_scale_names_every_word_of_the_library_once():
    words = [mp.likelihood_word((low + high) / 200, "en") for low, high in pairwise(EDGES)]
    assert len(set(words)) == 9
    assert all(scale().en.count(f"{word} ") >= 1 for word in words)


# ---- one unit on a card

HEIGHTS = [
    ("亿元", 60, "zh", "亿元", 1),
    ("亿元", 60, "en", "billion CNY", 0.1),
    ("亿元", 8, "en", "million CNY", 100),
    ("万人", 50, "en", "people", 10000),
    ("万人", 1200, "en", "million people", 0.01),
    ("%", 50, "en", "%", 1),
    ("亿元", -60, "en", "billion CNY", 0.1),
]


@pytest.mark.parametrize(("unit", "highest", "language", "word", "factor"), HEIGHTS)
def test_the_axis_has_the_unit_of_the_sentences(unit, highest, language, word, factor):
    found = axis_unit(mp.find_unit(unit), highest, language)
    assert found.word == word
    assert found.factor == pytest.approx(factor)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_newest_figure_in_the_chart_is_that_of_the_card(language):
    plan, seen = mp.sample("supervision")
    page = mp.report_page(plan, seen, as_of="2024-09-30", language=language)
    card = re.search(r'<article class="card item" id="t1".*?</article>', page, re.DOTALL)[0]
    (number,) = re.findall(rf'<text class="[es]"[^>]* lang="{language}">([^<]+)</text>', card)
    unit = {"zh": "亿元", "en": " billion CNY"}[language]
    assert f"{number}{unit}" in page_text_of(card, language)
    assert {"zh": "单位：亿元", "en": "Unit: billion CNY"}[language] in page_text_of(card, language)


def page_text_of(part: str, language: str) -> str:
    other = "en" if language == "zh" else "zh"
    return re.sub(r"<[^>]*>", "", re.sub(rf'<span lang="{other}">.*?</span>', "", part))


# ---- what has changed

MEETINGS = """\
milepost: 1
plan: {id: one, title: 方案, horizon: 2022..2025}
tasks:
  - id: t
    title: 事项
    indicators:
      - {id: shows, name: 路演, unit: 场, direction: increase, kind: flow, target: at least 60, due: each year}
      - {id: parks, name: 园区, unit: 家, direction: increase, kind: stock, target: at least 60, due: 2025}
"""
HELD = """\
indicator,period,value,unit,report,published
shows,2023,66,场,period,2024-01-10
shows,2024-03,12,场,year to date,2024-03-31
shows,2024-06,28,场,year to date,2024-06-30
parks,2023,40,家,period,2024-01-10
parks,2024-06,40,家,period,2024-06-30
"""


@pytest.mark.parametrize(
    ("since", "told"),
    [("2024-02-28", "新一期：28场（2024年6月30日）；上期66场"), ("2024-05-31", "12场 → 28场（2024年6月30日）")],
)
def test_what_counts_anew_each_year_is_compared_inside_the_year_only(since, told):
    plan = mp.load_plan(MEETINGS).plan
    seen = mp.load_observations(HELD, plan).observations
    facts = gather(plan, seen, Asked(datetime.date(2024, 6, 30), mp.parse_date(since)))
    figures = {row.name.zh: row.figures.zh for row in changes_of(facts, cards_of(facts, "zh"))}
    assert figures["路演"] == told
    assert figures["园区"] == "40家（2024年6月30日），数值未变"


# ---- how words stand


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2024-07", "2024年7月", "July 2024"),
        ("2024-12", "2024年12月", "December 2024"),
        ("2024Q3", "2024年第三季度", "third quarter of 2024"),
        ("2024Q1", "2024年第一季度", "first quarter of 2024"),
        ("2024H2", "2024年下半年", "second half of 2024"),
        ("2024", "2024年", "2024"),
        ("2021..2025", "2021..2025", "2021..2025"),
    ],
)
def test_periods_of_duties_are_told_in_words(period, zh, en):
    assert period_words(mp.Period(period)) == mp.Text(zh=zh, en=en)


def test_duties_ahead_are_told_by_such_periods():
    page = mp.report_page(*mp.sample("jinan"), as_of="2024-06-30")
    assert "2024年第三季度" in page
    assert not re.search(r"<td>[^<]*(<span[^>]*>)?[^<]*2024(Q3|-07)", page)


def test_chinese_sentences_follow_without_a_blank():
    told = sentences(mp.Text("一。", "One."), mp.Text("二。", "Two."))
    assert told == mp.Text("一。二。", "One. Two.")


def test_a_day_in_brackets_stays_together():
    assert held(mp.Text("362家（2024年6月30日）", "362 (30 June 2024)")) == (
        '<span lang="zh">362家<span class="held">（2024年6月30日）</span></span>'
        '<span lang="en">362 <span class="held">(30 June 2024)</span></span>'
    )
    assert held(mp.Text("<b>", "<i>")) == '<span lang="zh">&lt;b&gt;</span><span lang="en">&lt;i&gt;</span>'


@pytest.mark.parametrize(
    ("factors", "zh", "en"),
    [
        ((1.5, 0.66), "今后速度须为此前的1.5倍", "to 1.5 times its pace so far"),
        ((0.4, 0.66), "不高于此前，为其66%", "66 % of it"),
    ],
)
def test_only_what_has_to_speed_up_is_said_to(factors, zh, en):
    efforts = {f"t{at}": (mp.RequiredEffort(f"t{at}", amount_factor=one),) for at, one in enumerate(factors)}
    still = [(SimpleNamespace(target=name), name) for name in efforts]
    found = by_pace(SimpleNamespace(efforts=efforts), still)
    assert found.card == f"t{factors.index(max(factors))}"
    assert zh in found.because.zh
    assert en in found.because.en
    assert ("提速" in found.because.zh) == (max(factors) > 1)
