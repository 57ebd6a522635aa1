"""A trajectory holds the figures: all of them, where they belong, and says what it does not have."""

import datetime
import math

import charts
import milepost as mp
import pytest
from milepost.palette import LINES, colours_of
from milepost.plots.courses import course_of
from milepost.plots.trajectories import course_of_card

matplotlib = pytest.importorskip("matplotlib")
from matplotlib import pyplot  # noqa: E402
from matplotlib.colors import to_hex  # noqa: E402
from matplotlib.dates import date2num  # noqa: E402

PICTURES = charts.module()


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def end(year: int) -> datetime.date:
    return datetime.date(year, 12, 31)


def figures(**named):
    return mp.plots.trajectory({2020: 10.0, 2021: 12.0, 2023: 15.5}, "at least 20", due=2026, language="en", **named)


def points(line) -> list[tuple]:
    return list(zip(line.get_xdata(), line.get_ydata(), strict=True))


def test_the_figures_stand_at_the_ends_of_their_periods_and_a_gap_is_nan():
    found = points(charts.line(figures(), "observed"))
    assert [at for at, _ in found if at != end(2023)] == [end(2020), end(2021)]
    assert [value for _, value in found][:2] == [10.0, 12.0]
    assert math.isnan(found[2][1])
    assert found[3] == (end(2023), 15.5)


def test_a_gap_is_said():
    assert "figures are missing between end-2021 and end-2023" in charts.words(figures().figure).replace("\n", " ")


@pytest.mark.parametrize(
    ("periods", "gaps"),
    [
        ([2020, 2021, 2022], 0),
        ([2020, 2022], 1),
        (["2023Q1", "2023Q2", "2023Q4"], 1),
        ([2022, 2023, "2024H1"], 0),  # half a year after a whole one
        (["2024-01-15", "2024-02-14", "2024-03-16", "2024-06-20"], 1),
        (["2024-01-15", "2024-09-20"], 0),  # of two days nobody knows what is usual
    ],
)
def test_what_counts_as_a_gap(periods, gaps):
    series = mp.Series(mp.Unit("km", counted=False), dict.fromkeys(periods, 1.5))
    evidence = mp.Evidence(
        mp.Target("x", mp.at_least(2 * series.unit), due=mp.end_of(2026)), series, as_of="2025-01-01"
    )
    assert len(course_of(evidence).gaps) == gaps


def test_missing_figures_of_a_table_are_gaps_and_no_zeros():
    pandas = pytest.importorskip("pandas")
    table = pandas.Series({2021: 240, 2022: None, 2023: 310}, name="Platforms")
    ax = mp.plots.trajectory(table, "more than 400", due=2025, unit="platforms", language="en")
    values = [value for _, value in points(charts.line(ax, "observed"))]
    assert [value for value in values if not math.isnan(value)] == [240, 310]
    assert "Platforms" in charts.words(ax.figure)


def test_tables_of_all_kinds_draw_the_same():
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    columns = {"period": ["2021", "2022", "2023"], "value": [2.5, 3.5, 4.0]}
    series = pandas.Series(columns["value"], index=pandas.period_range("2021", periods=3, freq="Y"))
    days = pandas.Series(columns["value"], index=pandas.date_range("2021-01-01", periods=3, freq="YS"))
    tables = [
        columns,
        pandas.DataFrame(columns),
        polars.DataFrame(columns),
        series,
        days,
        {2021: 2.5, 2022: 3.5, 2023: 4},
    ]
    drawn = [points(charts.line(mp.plots.trajectory(one, 6, due=2026), "observed")) for one in tables]
    assert drawn[0] == [(end(2021), 2.5), (end(2022), 3.5), (end(2023), 4.0)]
    assert all(one == drawn[0] for one in drawn)


@pytest.mark.parametrize(
    "figures",
    [
        {"period": [2020, 2021, 2021], "value": [10.0, 12.0, 13.5]},
        {2020: 10.0, 2021: 12.0, "2021": 13.5},
        {"period": [2021.0, 2020.0, "2021"], "value": [12.0, 10.0, 13.5]},
    ],
    ids=["table", "dict", "floats"],
)
def test_two_figures_of_a_period_are_refused_with_both(figures):
    with pytest.raises(mp.OutOfRange, match=r"two for 2021, 12 and 13\.5"):
        mp.plots.trajectory(figures, 20, due=2026)


def test_a_gap_beside_a_figure_of_the_same_period_is_no_second_figure():
    table = {"period": [2020, 2021, 2021], "value": [10.0, 12.0, None]}
    assert points(charts.line(mp.plots.trajectory(table, 20, due=2026), "observed"))[-1] == (end(2021), 12.0)


def test_whole_floats_are_years_and_other_fractions_are_refused():
    found = points(charts.line(mp.plots.trajectory({2020.0: 10.0, 2021.0: 12.0}, 20, due=2026), "observed"))
    assert found == [(end(2020), 10.0), (end(2021), 12.0)]
    for year in (2021.5, math.nan, math.inf):
        with pytest.raises(mp.OutOfRange, match=f"period {year} is no whole year"):
            mp.plots.trajectory({2020: 10.0, year: 12.0}, 20, due=2026)


@pytest.mark.parametrize("due", [2019, 2020])
@pytest.mark.parametrize("target", ["at least 20", "at most 5"])
def test_without_a_figure_before_the_due_day_there_is_no_baseline(due, target):
    named = {"due": due, "language": "en", "as_of": "2024-02-01"}
    ax = mp.plots.trajectory({2020: 10.0, 2021: 12.0, 2023: 15.5}, target, **named)
    assert "baseline" not in {line.get_gid() for line in ax.lines}
    assert "baseline" not in [text.get_text() for text in ax.get_legend().get_texts()]
    assert "no required path (no baseline before the due day)" in charts.words(ax.figure).replace("\n", " ")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("due", [2019, 2023, 2026])
@pytest.mark.parametrize("target", ["at least 20", "at most 5"])
def test_the_word_at_the_due_day_stays_within_the_axes(due, target, language):
    figures = {2020: 10.0, 2021: 12.0, 2023: 15.5}
    ax = mp.plots.trajectory(figures, target, due=due, language=language, as_of="2024-02-01")
    ax.figure.draw_without_rendering()
    (word,) = [text for text in ax.texts if text.get_text().startswith(("due ", "完成时限"))]
    inside, box = ax.get_window_extent(), word.get_window_extent()
    assert inside.x0 <= box.x0
    assert box.x1 <= inside.x1


def test_the_required_path_is_the_one_of_the_library():
    unit = mp.Unit("km", counted=False)
    target = mp.Target("x", mp.at_least(20 * unit), due=mp.end_of(2026), shape="geometric")
    series = mp.Series(unit, {2020: 10.0, 2021: 12.0})
    evidence = mp.Evidence(target, series, as_of="2022-03-01")
    path = mp.required_path(evidence)
    found = points(charts.line(mp.plots.trajectory(evidence), "required"))
    assert (found[0], found[-1]) == ((end(2020), 10.0), (end(2026), pytest.approx(20)))
    assert len(found) > 50
    assert all(value == path.value_at(day) for day, value in found)


def test_target_and_due_date_have_their_place():
    ax = figures()
    assert charts.line(ax, "target").get_ydata()[0] == 20
    assert date2num(charts.line(ax, "due").get_xdata()[0]) == date2num(end(2026))
    assert ax.get_xlim()[1] > date2num(end(2026))
    assert "due end-2026" in charts.words(ax.figure)


def test_the_fan_begins_at_the_newest_figure_and_is_that_of_project():
    series = mp.Series(mp.Unit("km", counted=False), {year: 10 + 1.3 * (year - 2015) for year in range(2015, 2024)})
    target = mp.Target("x", mp.at_least(25 * series.unit), due=mp.end_of(2026))
    ax = mp.plots.trajectory(mp.Evidence(target, series, as_of="2024-02-01"), model="drift", levels=(80, 95))
    found = points(charts.line(ax, "projected"))
    said = mp.project(series, horizon=3, method="drift").figures
    assert found[0] == (end(2023), series.last().value)
    assert [value for _, value in found[1:]] == pytest.approx([one.mean for one in said])
    assert [day for day, _ in found[1:]] == [end(2024), end(2025), end(2026)]
    fans = {one.get_gid(): one.get_datalim(ax.transData) for one in ax.collections if one.get_gid() in ("80", "95")}
    assert (fans["95"].y0, fans["95"].y1) == pytest.approx((said[-1].lower[1], said[-1].upper[1]), rel=1e-6) or (
        fans["95"].y0 <= said[-1].lower[1]
    )
    assert fans["80"].y1 < fans["95"].y1


def test_nothing_is_projected_when_not_asked_for_or_past_the_due_day():
    gids = [line.get_gid() for line in figures(model=None).lines]
    assert "projected" not in gids
    late = mp.plots.trajectory({2020: 10.0, 2021: 12.0, 2026: 21.0}, "at least 20", due=2026, language="en")
    assert "nothing is projected" in charts.words(late.figure).replace("\n", " ")


@pytest.mark.parametrize("palette", ["safe", "lights"])
@pytest.mark.parametrize(
    "target", ["carrier-platforms", "student-entrepreneurs", "pilot-test-bases", "sci-tech-china-projects"]
)
def test_the_newest_figure_has_shape_colour_and_number_of_its_status(target, palette):
    _, seen, card = PICTURES.jinan()
    ax = mp.plots.trajectory(card, target, seen, language="en", palette=palette)
    newest, row = charts.line(ax, "judged"), card[target]
    assert points(newest) == [(row.verdict.observed.at, row.verdict.observed.value)]
    assert to_hex(newest.get_markerfacecolor()).upper() == colours_of(row.status, palette).ground
    shapes = {"on_track": "o", "at_risk": "^", "off_track": "s", "missed": "X"}
    assert newest.get_marker() == shapes[row.status.name]
    assert mp.figure_words(row.verdict.observed.value) in charts.words(ax.figure)


def test_the_headline_is_the_status_and_what_explain_says():
    _, seen, card = PICTURES.jinan()
    for language, head in (("zh", "符合进度：各类“双创”载体平台数"), ("en", "On track: Carrier platforms for")):
        ax = mp.plots.trajectory(card, "carrier-platforms", seen, language=language)
        (title,) = [one for one in charts.texts(ax.figure) if one.get_gid() == "title"]
        assert title.get_text().startswith(head)
        sentence = mp.explain(card["carrier-platforms"], language, card.plan.indicator("carrier-platforms"))
        assert sentence[-12:].replace(" ", "") in charts.words(ax.figure).replace("\n", "").replace(" ", "")


def test_what_adds_up_is_drawn_as_the_total_so_far():
    _, seen, card = PICTURES.jinan()
    found = points(charts.line(mp.plots.trajectory(card, "student-entrepreneurs", seen), "observed"))
    assert [value for _, value in found] == [1850, 1850 + 2430, 1850 + 2430 + 1390]


def test_periods_of_a_target_that_comes_again_are_not_joined():
    _, seen, card = PICTURES.jinan()
    line = charts.line(mp.plots.trajectory(card, "roadshows", seen), "observed")
    assert line.get_linestyle() == "None"
    assert points(line) == [(end(2022), 63), (end(2023), 66), (datetime.date(2024, 6, 30), 28)]


def test_provisional_figures_are_hollow():
    ax = PICTURES.gaps({"language": "en", "palette": "safe"})
    hollow = charts.line(ax, "provisional")
    assert points(hollow) == [(end(2024), 32.4)]
    assert to_hex(hollow.get_markerfacecolor()).upper() == LINES.paper
    assert "the figure judged is provisional" in charts.words(ax.figure).replace("\n", " ")


def test_without_figures_nothing_is_drawn_and_it_is_said():
    plan, seen = mp.sample("jinan")
    card = mp.assess(plan, seen, as_of="2024-06-30")
    for language, words in (
        ("en", "no figure; no required path (no baseline)"),
        ("zh", "无公布数据；无法确定序时目标（无基期）"),
    ):
        ax = mp.plots.trajectory(card, "carrier-platforms", seen, language=language)
        assert {line.get_gid() for line in ax.lines} == {"target", "due", "mark"}
        assert words in charts.words(ax.figure)


def test_without_observations_the_newest_figure_alone_is_drawn_and_it_is_said():
    _, _, card = PICTURES.jinan()
    ax = mp.plots.trajectory(card, "pilot-test-bases", language="en")
    assert points(charts.line(ax, "observed")) == [(datetime.date(2024, 6, 30), 35)]
    assert "without the series: the baseline and the newest figure only" in charts.words(ax.figure).replace("\n", " ")


def test_a_baseline_is_a_diamond_at_its_day():
    ax = mp.plots.trajectory(
        {2022: 260.0, 2023: 310.0}, "more than 400", due=2025, unit="km", baseline=mp.Baseline(240, 2020)
    )
    assert points(charts.line(ax, "baseline")) == [(end(2020), 240)]
    assert charts.line(ax, "baseline").get_marker() == "D"


@pytest.mark.parametrize("numbers", [(9.0, 5), (5.0, 9)])
def test_a_number_is_reached_from_where_the_first_figure_lies(numbers):
    first, target = numbers
    ax = mp.plots.trajectory({2020: first, 2021: 7.0}, target, due=2024)
    required = [value for _, value in points(charts.line(ax, "required"))]
    assert (required[0], required[-1]) == (first, target)


def test_one_of_many_entities_has_to_be_named():
    _, seen, card = PICTURES.jinan()
    with pytest.raises(mp.OutOfRange, match=r"holds for each of 区县.*, 区县.*: give entity="):
        mp.plots.trajectory(card, "parks-per-district", seen)
    ax = mp.plots.trajectory(card, "parks-per-district", seen, entity="区县甲")
    assert [value for _, value in points(charts.line(ax, "observed"))] == [1, 2, 2]


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: mp.plots.trajectory({2020: 1.0}, 3), TypeError, "due: a target needs"),
        (lambda: mp.plots.trajectory({2020: 1.0}), TypeError, "expected an Evidence"),
        (lambda: mp.plots.trajectory({2020: 1.0}, 3, due=2025, colour="red"), TypeError, "no argument colour"),
        (lambda: mp.plots.trajectory({2020: 1.0}, "quite a lot", due=2025), mp.ParseError, "quite a lot"),
        (lambda: mp.plots.trajectory({2020: math.nan}, 3, due=2025), mp.OutOfRange, "there are none; give as_of"),
        (lambda: mp.plots.trajectory(PICTURES.jinan()[2], "carrier"), mp.OutOfRange, "target 'carrier'"),
    ],
)
def test_what_cannot_be_drawn_is_said(call, error, words):
    with pytest.raises(error, match=words):
        call()
    assert pyplot.get_fignums() == []


@pytest.mark.parametrize("name", ["illustration", "china"])
def test_every_target_of_a_plan_can_be_drawn_with_its_mark_at_the_figure_judged(name):
    plan, seen, card = PICTURES.jinan() if name == "illustration" else (*PICTURES.china()[:2], PICTURES.china()[2][-1])
    judged = 0
    for row in card:
        if plan.indicator(row.indicator).each:
            continue
        course = course_of_card(card, row.target, seen, "", None, (80, 95))
        if row.verdict.observed is None or str(row.verdict.track) in ("mean_rate", "comparison", "none", "hold"):
            continue
        judged += 1
        found = course.judged(course.points)
        assert (found.day, found.value) == (row.verdict.observed.at, pytest.approx(row.verdict.observed.value)), (
            row.target
        )
    assert judged >= 8


def test_a_figure_after_the_due_day_is_drawn_and_the_mark_stays_with_the_one_judged():
    _, seen, card = PICTURES.jinan()
    ax = mp.plots.trajectory(card, "skills-self-evaluation", seen, language="en")
    assert points(charts.line(ax, "observed"))[-1] == (datetime.date(2024, 6, 30), 100)
    assert points(charts.line(ax, "judged")) == [(end(2023), 96.8)]
