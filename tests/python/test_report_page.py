"""The report page in a real browser: it says what the library says, needs no network, and anyone can use it."""

import datetime
import re
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import milepost as mp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from milepost.certainties import is_certain
from milepost.cli import main
from milepost.clock import closing_day
from milepost.report.card_words import LEFT_TO_OTHERS
from milepost.report.cards import cards_of
from milepost.report.chart_facts import chart_of
from milepost.report.charts import drawn
from milepost.report.facts import Asked, gather, last_reporting_day
from milepost.report.quality import quality_of
from milepost.report.scales import round_numbers, time_marks, widened
from milepost.report.summary import OPEN, bottleneck_of
from milepost.report.wording import LANGUAGES, amount, label, wording

pytest.importorskip("jinja2", reason="report pages need jinja2, which is not installed")

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "examples" / "plans"
HOSTILE = (
    "</title></style><script>window.broken = 1</script><img src=x onerror='window.broken = 2'>{{ 7 * 7 }}\" {plan}"
)

# Made up. One target of each kind that the page tells otherwise: it climbs, adds up, recurs, is of each, has no number.
PLAN = """\
milepost: 1
plan: {id: city, title: {zh: '%s', en: Illustration}, issued: 2021-01-10, horizon: 2021..2025}
organizations:
  drc: {zh: 市发展改革委, en: Development Commission}
  stb: {zh: 市科技局, en: Science Bureau}
  edu: {zh: 市教育局, en: Education Bureau}
  fin: {zh: 市财政局, en: Finance Bureau}
entities: {districts: {members: [甲区, 乙区]}}
sections:
  - {id: s1, number: 一、, title: {zh: 平台建设, en: Platforms}}
  - {id: s2, number: 二、, title: {zh: 人才培养, en: Talent}}
tasks:
  - id: t1
    title: {zh: 打造平台, en: Build platforms}
    section: s1
    responsible: {organizations: [drc, {id: stb, role: lead}, edu, fin]}
    indicators:
      - {id: platforms, name: {zh: 载体平台数, en: Carrier platforms}, unit: 家, direction: increase, kind: stock,
         target: more than 400, due: 2025, source: {line: 3, words: 到2025年载体平台超过400家}}
      - {id: loans, name: {zh: 科创贷款, en: Sci-tech loans}, unit: 亿元, direction: increase, kind: stock,
         target: at least 30, due: 2025}
      - {id: parks, name: {zh: 每区园区数, en: Parks in each district}, unit: 个, direction: increase,
         kind: stock, each: districts, target: at least 2, due: 2025}
  - id: t2
    title: {zh: 培养人才, en: Train people}
    section: s2
    responsible: 市教育局
    indicators:
      - {id: graduates, name: {zh: 毕业生创业人数, en: Graduates who start up}, unit: 人, direction: increase,
         kind: flow, target: at least 10000, due: 2025}
      - {id: shows, name: {zh: 路演场次, en: Roadshows}, unit: 场, direction: increase, kind: flow,
         target: at least 60, due: each year}
      - {id: spirit, name: {zh: 创业氛围, en: Spirit of enterprise}, unit: 项, direction: increase,
         target: increase, due: 2025}
cadences:
  quarterly: {name: {zh: 季度通报, en: Quarterly report}, kind: report, due: each quarter, responsible: 市发展改革委}
"""
FIGURES = """\
indicator,entity,period,value,unit,report,status,published,source
platforms,,2020,240,家,period,final,2021-01-20,示意
platforms,,2021,268,家,period,final,2022-01-20,示意
platforms,,2023,300,家,period,provisional,2024-01-19,示意
loans,,2020,10,亿元,period,final,2021-01-20,示意
loans,,2021,14.2,亿元,period,final,2022-01-20,示意
loans,,2022,19,亿元,period,final,2023-01-20,示意
loans,,2023,25,亿元,period,final,2024-01-20,示意
parks,甲区,2023,2,个,period,final,2024-01-20,示意
parks,乙区,2023,1,个,period,final,2024-01-20,示意
graduates,,2021,1100,人,period,final,2022-01-20,示意
graduates,,2022,1850,人,period,final,2023-01-18,示意
graduates,,2023,2430,人,period,final,2024-01-19,示意
shows,,2022,63,场,period,final,2023-01-18,示意
shows,,2023,58,场,period,final,2024-01-18,示意
"""
AS_OF = datetime.date(2024, 6, 30)


def city(title: str = "示意方案") -> tuple[mp.Plan, mp.Observations]:
    plan = mp.load_plan(PLAN % title.replace("'", "''")).plan
    assert plan is not None
    return plan, mp.load_observations(FIGURES, plan).observations


@pytest.fixture(scope="session")
def facts():
    return gather(*city(), Asked(AS_OF))


@pytest.fixture(scope="session")
def jinan():
    """Thirty-seven targets with made-up figures, and a scenario."""
    plan = mp.read_plan(PLANS / "jinan.yaml")
    return plan, mp.read_observations(PLANS / "illustration_observations.csv", plan)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def small(folder):
    methods = ("path", "eurostat.2021")
    return mp.write_report(*city(HOSTILE), folder / "small.html", as_of=AS_OF, methods=methods)


@pytest.fixture(scope="session")
def large(folder, jinan):
    scenario = mp.read_scenario(PLANS / "scenarios" / "jinan_accelerated.yaml", jinan[0])
    return mp.write_report(*jinan, folder / "large.html", as_of=AS_OF, since="2024-03-31", scenario=scenario)


@pytest.fixture(scope="session")
def supervised(folder):
    """Three projects with a figure each month of one year."""
    plan = mp.read_plan(PLANS / "supervision.yaml")
    seen = mp.read_observations(PLANS / "supervision_observations.csv", plan)
    return mp.write_report(plan, seen, folder / "supervised.html", as_of="2024-09-30")


@contextmanager
def opened(browser, file, **context):
    """The page, offline; at the end it must have said nothing and asked for nothing but itself."""
    heard, asked = [], []
    where = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "offline": True} | context)
    page = where.new_page()
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    where.close()
    assert heard == []
    assert asked == [file.as_uri()]


def shown_targets(page, kind: str) -> list[str]:
    """The headings of the cards, or the names in the rows of the scorecard, that can be seen."""
    found = "article.item h3:visible" if kind == "cards" else "tr.item th a:visible"
    return page.locator(found).all_inner_texts()


# ---- what it says


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_is_told_in_both_languages(facts, language):
    page = mp.report_page(*city(), as_of=AS_OF, language=language)
    rows = mp.commitments(facts.card)
    assert len(rows) == 6
    for row in rows:
        indicator = facts.plan.indicator(row.indicator)
        for one in LANGUAGES:
            sentence = mp.explain(row, one, indicator)
            status, _, rest = sentence.partition("：" if one == "zh" else ": ")
            assert (rest[1:] if status.lower() == mp.word_of(row.status, one) else sentence) in page
    assert f'data-language="{language}"' in page


def test_the_words_of_the_document_stand_beside_the_verdict():
    assert "到2025年载体平台超过400家" in mp.report_page(*city(), as_of=AS_OF)


def test_made_up_figures_are_said_to_be_made_up():
    plan, seen = city("方案")
    plan = plan.replace(title=mp.Text(zh="方案", en="Plan"))
    published = mp.load_observations(FIGURES.replace("示意", "公报"), plan).observations
    assert 'class="made-up"' in mp.report_page(plan, seen, as_of=AS_OF)
    assert 'class="made-up"' not in mp.report_page(plan, published, as_of=AS_OF)


def test_the_last_reporting_day_comes_from_the_duties_of_the_plan(facts):
    assert facts.since == last_reporting_day(facts.plan, AS_OF) == datetime.date(2024, 3, 31)
    assert last_reporting_day(facts.plan, datetime.date(2021, 1, 10)) is None


def test_without_a_reporting_day_the_page_says_that_nothing_is_compared():
    plan, seen = city()
    page = mp.report_page(plan.replace(cadences=[]), seen, as_of=AS_OF)
    assert label("no_earlier_day").zh in page
    assert label("no_earlier_day").en in page


def test_a_day_that_does_not_lie_before_is_refused():
    with pytest.raises(mp.OutOfRange, match="since 2024-06-30 does not lie before as_of 2024-06-30"):
        mp.report_page(*city(), as_of=AS_OF, since="2024-06-30")


def test_what_is_overdue_is_known_from_a_log_only():
    plan, seen = city()
    assert label("no_log").zh in mp.report_page(plan, seen, as_of=AS_OF)
    done = mp.load_log("of,step,date,period\nquarterly,,2024-03-30,2024Q1\n", plan).log
    page = mp.report_page(plan, seen, as_of=AS_OF, log=done)
    assert label("no_log").zh not in page
    assert "逾期182天" in page  # the report of 31 December 2023; that of 31 March 2024, 91 days before, was made
    assert "逾期91天" not in page


def test_the_principal_bottleneck_is_the_open_target_least_likely_to_be_met(jinan):
    facts = gather(*jinan, Asked(AS_OF))
    found = bottleneck_of(facts, cards_of(facts, "zh"))
    chances = {row.target: row.verdict.probability for row in facts.card if row.status in OPEN}
    known = {target: chance for target, chance in chances.items() if chance is not None}
    assert len(known) > 3
    assert known[found.card.target] == min(known.values())


def test_methods_that_disagree_are_named_with_the_reason(jinan):
    page = mp.report_page(*jinan, as_of=AS_OF)
    table = mp.compare(*jinan, AS_OF, ["path", *mp.presets()])
    assert table.disputed_count > 0
    sentences = [one.sentence.zh for row in table.rows for one in row.comparison.disagreements]
    assert sum(sentence in page for sentence in sentences) >= table.disputed_count


def test_the_odds_of_a_scenario_are_those_of_the_simulation(jinan, large):
    scenario = mp.read_scenario(PLANS / "scenarios" / "jinan_accelerated.yaml", jinan[0])
    outcome = mp.simulate(*jinan, scenario, as_of=AS_OF)
    page = large.read_text(encoding="utf-8")
    (table,) = re.findall(r'<caption id="odds-c">.*?</table>', page, re.DOTALL)
    told = re.findall(r"<td>([\d.]+)% ± ([\d.]+)</td>", table)
    odds = [one.odds for one in outcome.targets if not is_certain(one)]
    assert len(odds) < len(outcome.targets) == table.count('<tr><th scope="row">')
    assert told == [(f"{100 * one.probability:.1f}", f"{100 * one.standard_error:.1f}") for one in odds]
    assert all(note.words.zh in page for note in outcome.notes)


def test_every_deliverable_is_listed_with_its_reason(jinan, large):
    page = large.read_text(encoding="utf-8")
    rows = mp.assess(*jinan, as_of=AS_OF).deliverables
    assert len(rows) > 50
    (table,) = re.findall(r'<caption id="deliverables-c">.*?</table>', page, re.DOTALL)
    counts = [int(count) for count in re.findall(r"<td>(\d+)</td><td class=\"names\">", table)]
    assert sum(counts) == table.count("<li>") == len(rows)
    assert len(counts) == len({(row.status, row.verdict.explanation["zh"]) for row in rows})
    assert all(row.verdict.explanation[language] in table for row in rows for language in LANGUAGES)


def test_every_fault_of_the_figures_is_listed(facts):
    found = {row.name.en: {card.target for card in row.cards} for row in quality_of(facts, cards_of(facts, "zh"))}
    assert found["Provisional figure"] == {"platforms"}
    assert found["No number set"] == {"spirit"}


def faults_with(changed: str, series: mp.Series) -> dict[str, set[str]]:
    """Which targets have which fault where an indicator has that series."""
    plan, seen = city()
    seen = mp.Observations(dict(seen.items()) | {(changed, ""): series})
    facts = gather(plan, seen, Asked(AS_OF))
    return {row.name.en: {card.target for card in row.cards} for row in quality_of(facts, cards_of(facts, "zh"))}


def test_a_revised_figure_and_a_contradiction_are_told_apart():
    first = mp.Observation(2022, 18, published="2023-01-20")
    loans = [mp.Observation(2020, 10), mp.Observation(2021, 14), first]
    revised = mp.Series("亿元", [*loans, mp.Observation(2022, 19, published="2023-09-30")])
    contradictory = mp.Series("亿元", [*loans, mp.Observation(2022, 19, published="2023-01-20")])
    found = faults_with("loans", revised)
    assert "loans" in found["Figures published otherwise before"]
    assert "loans" not in found.get("Conflicting figures", set())
    assert "loans" in faults_with("loans", contradictory)["Conflicting figures"]


# ---- its own words


def test_every_word_of_the_page_is_there_in_both_languages_with_the_same_parts():
    for kind, words in wording().items():
        for key, pair in words.items():
            parts = [sorted(re.findall(r"\{(\w+)\}", pair[language])) for language in LANGUAGES]
            assert parts[0] == parts[1], (kind, key)
            assert set(pair) == set(LANGUAGES), (kind, key)


@pytest.mark.parametrize(
    ("kind", "members"), [("marks", mp.Mark), ("reasons_mean", mp.Reason), ("movements", mp.Movement)], ids=str
)
def test_every_mark_reason_and_movement_has_a_word(kind, members):
    assert set(wording()[kind]) == {member.name for member in members}
    assert set(wording().get(f"{kind}_mean", wording()[kind])) == set(wording()[kind])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_mark_means_is_what_the_account_of_the_verdict_says(jinan, language):
    card = mp.assess(*jinan, as_of=AS_OF)
    marked = [(row, mark) for row in card for mark in row.verdict.marks]
    assert len({mark for _, mark in marked}) >= 5
    for row, mark in marked:
        meaning = wording()["marks_mean"][mark.name][language]
        account = mp.narrate(jinan[0], row, language)
        if mark not in (mp.Mark.undated, mp.Mark.lower_bound):  # the page says less, and of the source
            assert meaning in account


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_that_a_card_leaves_out_are_lines_of_the_account(jinan, language):
    card = mp.with_probabilities(mp.assess(*jinan, as_of=AS_OF), *jinan)
    accounts = "\n" + "\n".join(mp.narrate(jinan[0], row, language) for row in card)
    colon = "：" if language == "zh" else ": "
    assert [name for name in LEFT_TO_OTHERS[language] if f"\n{name}{colon}" not in accounts] == []


def test_amounts_are_those_of_the_sentences(facts):
    unit = facts.plan.indicator("loans").unit
    assert amount(14.2, unit) == mp.Text(zh="14.2亿元", en="1.42 billion CNY")
    assert amount(95.5, mp.percent_unit) == mp.Text(zh="95.5%", en="95.5 %")


# ---- charts


def test_a_gap_in_the_figures_is_a_gap_in_the_line(facts):
    chart = chart_of(facts, facts.card["platforms"])  # 2020, 2021, 2023
    assert [(one.value, one.joins) for one in chart.seen] == [(240, False), (268, True), (300, False)]
    (line,) = re.findall(r'class="o" d="([^"]+)"', drawn(chart, "c", mp.Text("x"), "zh"))
    assert (line.count("M"), line.count("L")) == (2, 1)


def test_a_provisional_figure_is_hollow(facts):
    chart = chart_of(facts, facts.card["platforms"])
    (hollow,) = re.findall(r'class="v" d="([^"]+)"', drawn(chart, "c", mp.Text("x"), "zh"))
    assert hollow.count("M") == 1


def test_what_adds_up_is_drawn_as_the_total(facts):
    chart = chart_of(facts, facts.card["graduates"])
    assert [one.value for one in chart.seen] == [1100, 1100 + 1850, 1100 + 1850 + 2430]
    assert chart.path[-1] == (2026.0, 10000)


def test_the_required_path_of_the_chart_says_what_the_verdict_requires(facts):
    for name in ("platforms", "loans", "graduates"):
        verdict, chart = facts.card[name].verdict, chart_of(facts, facts.card[name])
        (first, low), (last, high) = chart.path
        share = (mp.position_in_years(verdict.observed.at) - first) / (last - first)
        assert low + share * (high - low) == pytest.approx(verdict.required)


def test_each_of_a_set_has_a_row_and_no_chart(facts):
    assert chart_of(facts, facts.card["parks"]) is None
    page = mp.report_page(*city(), as_of=AS_OF)
    assert label("no_chart_of_each").zh in page
    assert re.search(r'<th scope="row">乙区</th><td><b class="status', page)
    efforts = [one for one in mp.required_effort(*city(), AS_OF) if one.target == "parks"]
    assert {one.entity for one in efforts} == {"甲区", "乙区"}
    indicator = facts.plan.indicator("parks")
    assert all(mp.explain(one, "zh", indicator).partition("：")[2] in page for one in efforts)


def test_the_projection_starts_at_the_last_figure_and_ends_by_the_due_day(facts):
    chart = chart_of(facts, facts.card["loans"])
    assert [one.at for one in chart.ahead] == [2025.0, 2026.0]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)))
def test_a_time_of_the_clock_leads_back_to_its_day(day):
    assert closing_day(mp.position_in_years(day)) == day


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9))
def test_the_numbers_of_an_axis_are_few_and_inside(low, span):
    first, last = widened(low, low + span)
    numbers = round_numbers(first, last)
    room = (last - first) * 1e-6
    assert first - room <= low
    assert low + span <= last + room
    assert 2 <= len(numbers) <= 7
    assert all(first - room <= number <= last + room for number in numbers)


@given(st.floats(1950, 2050), st.floats(0.25, 80))
def test_a_mark_of_the_time_axis_stands_at_the_end_of_the_period_that_it_names(low, span):
    marks = time_marks(low, low + span)
    assert 1 <= len(marks) <= 7
    assert [at for at, _ in marks] == pytest.approx(
        [mp.position_in_years(mp.parse_period(word).last) for _, word in marks]
    )
    assert all(low - 1e-6 <= at <= low + span + 1e-6 for at, _ in marks)


def test_marks_some_years_apart_are_round_years():
    assert [word for _, word in time_marks(2001.5, 2031.0)] == ["2005", "2010", "2015", "2020", "2025", "2030"]


# ---- in a browser


class Tags(HTMLParser):
    """How often each tag is opened."""

    def __init__(self, page: str):
        super().__init__()
        self.found = Counter()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found[tag] += 1


def test_no_text_of_a_plan_becomes_a_tag():
    plan, seen = city(HOSTILE)
    indicators = [one.replace(name=HOSTILE, note=HOSTILE) for one in plan.indicators]
    units = [one.replace(name=HOSTILE) for one in plan.organizations]
    sections = [one.replace(title=HOSTILE, number=HOSTILE) for one in plan.sections]
    quoted = [one.replace(source=mp.Source(words=HOSTILE), condition=HOSTILE, note=HOSTILE) for one in plan.targets]
    told = {"note": HOSTILE, "issuer": HOSTILE, "targets": quoted}
    hostile = plan.replace(indicators=indicators, organizations=units, sections=sections, **told)
    page = mp.report_page(hostile, seen, as_of=AS_OF)
    assert page.count("window.broken = 1") > 50
    found = Tags(page).found
    assert (found["script"], found["style"], found["img"]) == (1, 1, 0)


def test_what_a_plan_says_is_text_and_nothing_else(browser, small):
    with opened(browser, small) as page:
        assert page.evaluate("window.broken") is None
        assert page.locator("script").count() == 1
        assert page.locator("img").count() == 0
        assert HOSTILE in page.locator("h1").inner_text()
        assert HOSTILE in page.title()


FILTERS = [
    ("#f-unit", "stb", lambda card, units: "stb" in units[card.target]),
    ("#f-unit", "edu", lambda card, units: "edu" in units[card.target]),
    ("#f-section", "s2", lambda card, units: card.section == "s2"),
    ("#f-status", "off_track", lambda card, units: card.status == "off_track"),
    ("#f-status", "not_assessable", lambda card, units: card.status == "not_assessable"),
]


def names(facts, rows) -> list[str]:
    return [facts.plan.indicator(row.indicator).name.zh for row in rows]


@pytest.mark.parametrize(("control", "value", "passes"), FILTERS, ids=[f"{one[0]}={one[1]}" for one in FILTERS])
def test_a_filter_narrows_to_what_it_says(browser, small, facts, control, value, passes):
    expected = [row for row in mp.commitments(facts.card) if passes(row, facts.units)]
    assert expected
    with opened(browser, small) as page:
        page.select_option(control, value)
        assert shown_targets(page, "cards") == shown_targets(page, "rows") == names(facts, expected)
        assert page.inner_text(".shown") == f"显示 {len(expected)} 项，共 6 项"
        page.click("button[type=reset]")
        page.locator("article.item[hidden]").first.wait_for(state="detached")
        assert len(shown_targets(page, "cards")) == 6


def test_filters_work_together_and_leave_no_empty_section(browser, small):
    with opened(browser, small) as page:
        page.select_option("#f-section", "s1")
        page.select_option("#f-unit", "edu")
        assert shown_targets(page, "cards") == ["载体平台数", "科创贷款", "每区园区数"]
        assert page.locator("tbody.group:visible").count() == 1


def test_a_link_to_a_target_that_is_filtered_out_shows_it(browser, small):
    with opened(browser, small) as page:
        page.select_option("#f-section", "s2")
        page.locator("#quality a[href='#t1']").first.click()
        page.locator("article.item[hidden]").first.wait_for(state="detached")
        assert page.locator("article.item:visible").count() == 6
        assert page.evaluate("document.querySelector('#t1').getBoundingClientRect().top") < 900


def in_the_other_language(page, language: str) -> int:
    other = "en" if language == "zh" else "zh"
    return page.locator(f":is(span, dl)[lang={other}]:visible").count()


def test_the_language_can_be_switched(browser, small):
    with opened(browser, small) as page:
        assert page.get_attribute("html", "lang") == "zh-CN"
        assert in_the_other_language(page, "zh") == 0
        page.click("text=English")
        assert page.get_attribute("html", "lang") == "en"
        assert in_the_other_language(page, "en") == 0
        assert page.locator("[aria-pressed=true]").inner_text() == "English"
        assert page.title() == "Illustration: progress report"
        assert page.locator("#f-status option").all_inner_texts()[1:3] == ["achieved", "on track"]
        assert page.inner_text(".shown") == "6 of 6 targets shown"
        assert page.get_by_role("img", name="Chart of Carrier platforms.").count() == 1


def test_a_chart_is_said_with_its_figures(browser, small):
    with opened(browser, small) as page:
        said = page.get_by_role("img", name=re.compile("^科创贷款进展图"))
        assert said.count() == 1
        words = said.locator("title").first.text_content()
        for figure in ("10亿元", "14.2亿元", "19亿元", "25亿元", "目标值30亿元，2025年末到期"):
            assert figure in words


def test_no_word_of_a_chart_is_cut_at_its_edge(browser, supervised):
    """The last month of the year has the widest word of the axis, and stands at the right edge."""
    outside = """[...document.querySelectorAll('svg.chart')].flatMap(chart => {
      const edge = chart.getBoundingClientRect();
      return [...chart.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.left < edge.left - 0.5 || box.right > edge.right + 0.5))
        .map(([word]) => word) })"""
    with opened(browser, supervised) as page:
        assert page.locator("svg.chart text", has_text="2024-12").count() > 0
        assert page.evaluate(outside) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_the_chosen_language_shows_whole(browser, folder, language):
    file = mp.write_report(*city(), folder / f"plain_{language}.html", as_of=AS_OF, language=language)
    with opened(browser, file, java_script_enabled=False) as page:
        assert in_the_other_language(page, language) == 0
        assert page.locator("article.item:visible").count() == 6
        assert page.locator(".filters:visible, .languages:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_in_the_way_of_those_who_see_or_hear_otherwise(browser, small, language, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    with opened(browser, small, color_scheme=scheme, bypass_csp=True) as page:
        page.click(f"[data-set={language}]")
        found = axe.run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_keyboard_reaches_and_moves_every_filter(browser, small, facts):
    with opened(browser, small) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
        reached = []
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.id"))
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            if reached[-1] == "f-status":
                break
        assert [id for id in reached if id.startswith("f-")] == ["f-unit", "f-section", "f-status"]
        page.keyboard.press("End")
        last = [row for row in mp.commitments(facts.card) if row.status == list(mp.Status)[-1]]
        assert shown_targets(page, "cards") == names(facts, last) != []


def test_headings_are_in_order_and_tables_are_named(browser, small):
    with opened(browser, small) as page:
        levels = [
            int(tag[1]) for tag in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => h.tagName)")
        ]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert page.evaluate(
            "[...document.querySelectorAll('table')].every(t => t.caption && t.caption.innerText.trim())"
        )
        assert page.evaluate("[...document.querySelectorAll('th')].every(t => t.scope)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_it_without_scrolling_sideways(browser, large, language):
    with opened(browser, large, viewport={"width": 360, "height": 740}) as page:
        page.click(f"[data-set={language}]")
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: the printed page was not read")
    return found


@pytest.fixture(scope="session")
def printed(browser, large, folder):
    with opened(browser, large) as page:
        page.pdf(path=folder / "large.pdf", prefer_css_page_size=True)
    return folder / "large.pdf"


def text_of_pages(printed) -> list[str]:
    read = subprocess.run([tool("pdftotext"), "-layout", printed, "-"], check=True, capture_output=True)
    return read.stdout.decode().split("\f")[:-1]


def test_it_prints_on_a4_with_nothing_beyond_the_edges(printed):
    read = subprocess.run([tool("pdftotext"), "-bbox", printed, "-"], check=True, capture_output=True).stdout.decode()
    sizes = {(round(float(a)), round(float(b))) for a, b in re.findall(r'<page width="(.+?)" height="(.+?)"', read)}
    assert sizes == {(595, 842)}
    margin = 13 / 25.4 * 72
    edges = [float(edge) for edge in re.findall(r'x(?:Min|Max)="([\d.]+)"', read)]
    assert margin - 1 <= min(edges)
    assert max(edges) <= 595.3 - margin + 1


def test_print_has_every_target_repeats_the_heads_of_tables_and_leaves_out_the_filters(printed, jinan):
    pages = text_of_pages(printed)
    whole = "".join("".join(pages).split())
    rows = mp.commitments(mp.assess(*jinan, as_of=AS_OF))
    for row in rows:
        assert "".join(jinan[0].indicator(row.indicator).name.zh.split()) in whole
    assert sum("目标" in page and "承诺" in page and "实现概率" in page and "应达到" in page for page in pages) >= 2
    assert "清除筛选" not in whole
    assert "English" not in whole


def test_a_filtered_page_says_so_in_print(browser, small, folder):
    with opened(browser, small) as page:
        page.select_option("#f-section", "s2")
        page.pdf(path=folder / "filtered.pdf", prefer_css_page_size=True)
    assert "显示 3 项，共 6 项" in "".join(text_of_pages(folder / "filtered.pdf"))


def test_no_card_is_split_where_it_fits_on_a_page(printed):
    """Every card ends with what the document says; its chart and that stand on one page."""
    for page in text_of_pages(printed):
        starts, ends = page.count("所需努力"), page.count("文件依据与说明")
        assert starts == ends


# ---- the command


def run(*arguments: str) -> int:
    return main(["report", *arguments])


def test_the_command_writes_the_page_that_the_function_gives(tmp_path, capsys):
    plan, seen = PLANS / "supervision.yaml", PLANS / "supervision_observations.csv"
    log, out = PLANS / "supervision_log.csv", tmp_path / "page.html"
    days = ("--as-of", "2024-09-30", "--since", "2024-06-30")
    assert run(str(plan), str(seen), *days, "--log", str(log), "--lang", "en", "-o", str(out)) == 0
    assert capsys.readouterr().out == f"-> {out}\n"
    read = mp.read_plan(plan)
    page = mp.report_page(
        read,
        mp.read_observations(seen, read),
        as_of="2024-09-30",
        since="2024-06-30",
        log=mp.read_log(log, read),
        language="en",
    )
    assert out.read_text(encoding="utf-8") == page
    assert "挂牌督办" in page


def test_the_command_refuses_a_day_that_does_not_lie_before(tmp_path, capsys):
    files = (str(PLANS / "supervision.yaml"), str(PLANS / "supervision_observations.csv"))
    out = tmp_path / "page.html"
    assert run(*files, "--as-of", "2024-09-30", "--since", "2024-10-01", "-o", str(out)) == 1
    assert "--since 2024-10-01 does not lie before --as-of 2024-09-30" in capsys.readouterr().err
    assert not out.exists()


def test_without_jinja_the_line_that_installs_it_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(ModuleNotFoundError, match=re.escape("pip install 'milepost[report]'")):
        mp.report_page(*city(), as_of=AS_OF)


def test_importing_the_package_does_not_import_jinja():
    code = "import sys, milepost; print([name for name in ('jinja2', 'markupsafe', 'tomllib') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_a_measure_on_a_target_that_is_not_simulated_is_not_said_to_add_nothing():
    """Hardly any published figures of Jinan lead anywhere: the measures of the scenario have nothing to act on."""
    plan, seen = mp.sample("jinan")
    scenario = mp.read_scenario(PLANS / "scenarios" / "jinan_late.yaml", plan)
    page = mp.report_page(plan, seen, as_of=AS_OF, scenario=scenario)
    assert "its target is not simulated" in page
    assert "0.00 ± 0.00" not in page


def test_methods_are_told_without_the_marks_of_the_documentation(jinan):
    page = mp.report_page(*jinan, as_of=AS_OF, method="probability")
    assert "Where the figures lead" in page
    assert "](projection" not in page
    assert "`" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
