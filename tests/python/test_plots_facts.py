"""Charts of scorecards, futures and schedules hold what they were given, all of it."""

import datetime

import charts
import milepost as mp
import pytest
from milepost.palette import LINES, colours_of
from milepost.plots.spreads import spread_of

matplotlib = pytest.importorskip("matplotlib")
from matplotlib import pyplot  # noqa: E402
from matplotlib.colors import to_hex  # noqa: E402
from matplotlib.dates import date2num  # noqa: E402

PICTURES = charts.module()
LOOK = {"language": "en", "palette": "safe"}


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def cells(ax) -> dict[tuple[int, int], str]:
    """The ground of each cell by row and column."""
    found = [patch for patch in ax.patches if patch.get_gid() == "cell"]
    return {(round(one.get_y() + 0.5), round(one.get_x() + 0.5)): to_hex(one.get_facecolor()).upper() for one in found}


def row_names(ax) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


# ---- heat map


def test_each_cell_has_the_colour_of_its_status():
    cards = PICTURES.china()[2]
    found = cells(mp.plots.heat_map(cards[::-1], **LOOK))  # in whatever order they are given
    commitments = [mp.commitments(card) for card in cards]
    assert len(found) == 20 * len(cards)
    for column, rows in enumerate(commitments):
        for row, one in enumerate(rows):
            assert found[row, column] == colours_of(one.status).ground


def test_a_section_shows_its_worst_and_how_many_targets_it_has():
    card = PICTURES.jinan()[2]
    ax = mp.plots.heat_map(card, by="section", **LOOK)
    groups = card.by_section()
    shown = [one for one in groups if one.counts.total]
    counts = [text.get_text() for text in ax.texts if text.get_text().isdigit()]
    assert counts == [str(one.counts.total) for one in shown]
    assert cells(ax) == {(row, 0): colours_of(one.counts.worst).ground for row, one in enumerate(shown)}
    assert "each cell shows the worst of its targets" in charts.words(ax.figure)


def test_what_a_card_does_not_have_is_a_dash():
    plan, seen, cards = PICTURES.china()
    fewer = plan.replace(targets=plan.targets[1:])
    ax = mp.plots.heat_map([mp.assess(fewer, seen, "2022-12-31"), cards[-1]], **LOOK)
    assert (0, 0) not in cells(ax)
    assert len(cells(ax)) == 39
    assert "– not in this card" in charts.words(ax.figure)


def test_the_headline_counts_what_cannot_be_assessed_in():
    card = PICTURES.china()[2][-1]
    counts = card.roll_up().statuses
    words = charts.words(mp.plots.heat_map(card, **LOOK).figure)
    assert f"{counts['achieved'] + counts['on_track']} of {sum(counts.values())} targets achieved or on track" in words
    assert f"{counts['not_assessable']} not assessable" in words


@pytest.mark.parametrize(("cards", "by"), [([], "target"), (None, "ministry")])
def test_no_card_and_no_such_rows_are_refused(cards, by):
    with pytest.raises(mp.OutOfRange, match=r"no scorecard|by 'ministry': there are only target, task"):
        mp.plots.heat_map(PICTURES.china()[2] if cards is None else cards, by=by)


# ---- methods


def test_methods_have_a_column_each_and_agreement_is_counted_apart():
    plan, seen, _ = PICTURES.china()
    comparison = mp.compare(plan, seen, "2025-06-30")
    disputed = [row for row in comparison.rows if row.comparison.status_count > 1]
    ax = mp.plots.methods(comparison, plan, disputed=True, **LOOK)
    assert [label.get_text() for label in ax.get_xticklabels()] == list(comparison.methods)
    found = cells(ax)
    for row, one in enumerate(disputed):
        for column, verdict in enumerate(one.comparison.verdicts):
            assert found[row, column] == colours_of(verdict.status).ground
    words = charts.words(ax.figure)
    assert f"Methods disagree on {comparison.disputed_count} of {len(comparison.rows)} targets" in words
    assert f"{len(comparison.rows) - len(disputed)} more, on which methods agree" in words


def test_methods_of_one_target_are_one_row():
    unit = mp.Unit("km", counted=False)
    series = mp.Series(unit, {2015 + at: 10 + at for at in range(8)})
    evidence = mp.Evidence(mp.Target("x", mp.at_least(40 * unit), due=mp.end_of(2030)), series, as_of="2023-02-01")
    ax = mp.plots.methods(mp.compare(evidence, ["path", "eurostat.2021"]), **LOOK)
    assert sorted(cells(ax)) == [(0, 0), (0, 1)]


# ---- progress


def bars(ax, gid) -> list:
    return [patch for patch in ax.patches if patch.get_gid() == gid]


def test_a_bar_is_the_share_of_the_way_and_the_stroke_that_of_the_time():
    plan = PICTURES.jinan()[0]
    _, _, card = PICTURES.jinan()
    row = card["carrier-platforms"]
    alone = mp.Scorecard(plan, card.as_of, card.method, [row])
    ax = mp.plots.progress(alone, **LOOK)
    (bar,), (stroke,) = bars(ax, "done"), [one for one in ax.lines if one.get_gid() == "gone"]
    assert bar.get_width() == pytest.approx(100 * (362 - 240) / (400 - 240))
    span = mp.Span("2020-12-31", "2025-12-31")
    assert stroke.get_xdata()[0] == pytest.approx(100 * mp.elapsed_share(span, "2024-06-30"), abs=0.01)
    assert "76 %" in charts.words(ax.figure)


def test_targets_without_a_bar_say_why():
    ax = mp.plots.progress(PICTURES.china()[2][-1], **LOOK)
    notes = [text.get_text() for text in ax.texts]
    assert len(bars(ax, "done")) == 10
    assert notes.count("no data") == 5
    assert notes.count("no number set") == 2
    assert notes.count("a line to hold: no way to go") == 3


def test_what_is_beyond_the_chart_is_cut_and_the_number_stays():
    ax = mp.plots.progress(PICTURES.china()[2][-1], **LOOK)
    assert max(bar.get_width() for bar in bars(ax, "done")) == 130
    assert "375 %" in charts.words(ax.figure)
    assert "beyond 130 % are cut" in charts.words(ax.figure)


def test_only_those_with_figures_and_how_many_others_there_are():
    ax = mp.plots.progress(PICTURES.china()[2][-1], with_figures=True, **LOOK)
    assert len(row_names(ax)) == 10
    assert "10 more are not drawn" in charts.words(ax.figure)


# ---- distribution


def areas(ax, gid) -> float:
    return sum(bar.get_width() * bar.get_height() for bar in ax.patches if bar.get_gid() == gid)


def test_areas_are_shares_of_the_futures_and_split_at_the_target():
    samples = [float(number) for number in range(1001)]
    ax = mp.plots.distribution(samples, "at least 300", unit="km", **LOOK)
    assert areas(ax, "met") == pytest.approx(65, abs=0.1)  # of 5 to 95 %: 300 to 950
    assert areas(ax, "failed") == pytest.approx(25, abs=0.1)
    assert "The target is met with a probability of 70 %" in charts.words(ax.figure)
    assert "the outermost 5 % on each side are not drawn" in charts.words(ax.figure)


def test_less_may_be_better():
    ax = mp.plots.distribution([float(number) for number in range(1001)], "at most 300", direction="decrease", **LOOK)
    assert areas(ax, "met") == pytest.approx(25, abs=0.1)


def test_an_outcome_keeps_its_own_probability_and_quantiles():
    plan, seen, _ = PICTURES.jinan()
    outcome = mp.simulate(plan, seen, PICTURES.scenario("late"), as_of="2024-06-30", paths=500, levels=(10, 50, 90))
    one = next(one for one in outcome.targets if one.target == "carrier-platforms")
    spread = spread_of(outcome, "carrier-platforms", plan, "", "", "increase")
    assert (spread.probability, tuple(spread.quantiles)) == (one.odds.probability, one.bands[-1].quantiles)
    assert (spread.limit, spread.day) == (400, datetime.date(2025, 12, 31))


def test_a_projection_is_drawn_at_the_step_nearest_its_due_day():
    plan, seen, _ = PICTURES.jinan()
    rows = mp.project(plan, seen, as_of="2024-06-30", horizon=6, levels=(20, 60, 90))
    row = next(row for row in rows if row.target == "carrier-platforms")
    spread = spread_of(row, None, plan, "", "", "increase")
    assert spread.day == datetime.date(2025, 12, 31)
    assert list(spread.shares) == [5, 20, 40, 60, 80, 95]
    assert list(spread.quantiles) == sorted(spread.quantiles)
    assert spread.probability == row.probability


def test_futures_that_all_come_to_one_number_are_a_line():
    ax = mp.plots.distribution([4.0] * 90 + [5.0] * 10, "at least 5", **LOOK)
    assert "% of futures come to 4" in charts.words(ax.figure)


def test_what_was_not_simulated_says_why():
    plan, seen, _ = PICTURES.jinan()
    outcome = mp.simulate(plan, seen, PICTURES.scenario("late"), as_of="2024-06-30", paths=100)
    left = outcome.left_out[0]
    with pytest.raises(mp.OutOfRange, match=f"target '{left.target}': not simulated: "):
        mp.plots.distribution(outcome, left.target, plan)
    with pytest.raises(mp.OutOfRange, match="no distribution; ask for more levels"):
        mp.plots.distribution([], None)


# ---- tornado


def test_bars_run_from_the_middle_to_both_figures_the_widest_on_top():
    found = mp.Tornado(
        "x", unit=mp.Unit("km", counted=False), low=10, high=90, middle=50,
        bars=[
            mp.TornadoBar("few.effect", low_value=1, high_value=2, low_figure=48, high_figure=51, swing=3),
            mp.TornadoBar("many.effect", low_value=3, high_value=4, low_figure=60, high_figure=45, swing=15),
        ],
    )  # fmt: skip
    ax = mp.plots.tornado(found, **LOOK)
    ends = [(round(bar.get_y() + bar.get_height() / 2), bar.get_x() + bar.get_width()) for bar in ax.patches]
    assert sorted(ends) == [(0, 45), (0, 60), (1, 48), (1, 51)]
    assert row_names(ax) == ["many (effect)", "few (effect)"]
    assert charts.line(ax, "middle").get_xdata()[0] == 50
    assert "many (effect) matters most" in charts.words(ax.figure)


def test_inputs_that_are_not_drawn_are_counted_and_none_is_said():
    bars = [
        mp.TornadoBar(f"i{at}", low_value=0, high_value=1, low_figure=0, high_figure=at, swing=at) for at in range(5)
    ]
    few = mp.plots.tornado(mp.Tornado("x", middle=0, bars=bars), most=3, **LOOK)
    assert "2 more are not drawn" in charts.words(few.figure)
    assert "nothing uncertain" in charts.words(mp.plots.tornado(mp.Tornado("x", middle=0), **LOOK).figure)


# ---- reliability


def test_dots_are_bins_and_empty_ones_are_counted():
    bins = mp.reliability([0.1, 0.15, 0.9, 0.95], [False, True, True, True], 5)
    ax = mp.plots.reliability(bins, **LOOK)
    (dots,) = [one for one in ax.collections if one.get_gid() == "bins"]
    assert dots.get_offsets().tolist() == [pytest.approx([12.5, 50]), pytest.approx([92.5, 100])]
    words = charts.words(ax.figure)
    assert "3 bins hold no forecast" in words
    assert "Said 52 % on the mean, happened 75 %: too low" in words


def test_no_forecasts_are_said():
    assert "no forecasts" in charts.words(mp.plots.reliability(mp.reliability([], []), **LOOK).figure)


# ---- gantt


def test_bars_run_from_start_to_the_close_of_the_finish_and_critical_ones_are_marked():
    tasks = [mp.ScheduledTask("long", 20), mp.ScheduledTask("short", 5), mp.ScheduledTask("done")]
    network = mp.TaskNetwork(
        "2024-03-04", tasks=tasks, precedences=[mp.Precedence("long", "done"), mp.Precedence("short", "done")]
    )
    timetable = mp.timetable_of(network)
    ax = mp.plots.gantt(timetable, network, **LOOK)
    (critical,), (free,) = bars(ax, "critical"), bars(ax, "task")
    long, short, done = timetable.tasks
    assert critical.get_x() == date2num(long.early_start)
    assert critical.get_x() + critical.get_width() == date2num(long.early_finish) + 1
    assert free.get_width() == (short.early_finish - short.early_start).days + 1
    assert date2num(charts.line(ax, "milestone").get_xdata()[0]) == date2num(done.early_finish) + 1
    slack = charts.line(ax, "float").get_xdata()
    assert [date2num(day) - 1 for day in slack] == [date2num(short.early_finish), date2num(short.late_finish)]
    assert "critical path: long → done" in charts.words(ax.figure)


def test_a_timetable_without_tasks_says_so():
    assert "no tasks" in charts.words(mp.plots.gantt(mp.Timetable(), **LOOK).figure)


# ---- the whole plan


def test_every_target_of_the_plan_is_drawn_or_named():
    _, seen, card = PICTURES.jinan()
    axes = mp.plots.plan_overview(card, seen, **LOOK)
    rows = mp.commitments(card)
    assert len(axes) == len(rows) - 1
    for ax in axes:
        assert to_hex(charts.line(ax, "observed").get_color()).upper() == LINES.ink
    words = charts.words(axes[0].figure).replace("\n", " ")
    assert "asked of each of a set: Entrepreneurship and innovation demonstration parks" in words
    assert "illustration: made-up figures" in words


def test_a_plan_without_a_figure_names_all_its_targets():
    plan, _, cards = PICTURES.china()
    empty = mp.Observations()
    figure = pyplot.figure
    axes = mp.plots.plan_overview(mp.assess(plan, empty, cards[-1].as_of), empty, **LOOK)
    assert axes == []
    (number,) = pyplot.get_fignums()
    words = charts.words(figure(number)).replace("\n", " ")
    assert all(mp.in_(indicator.name, "en") in words for indicator in plan.indicators if indicator.id == "forest-cover")
    assert "0 of 20 targets achieved or on track" in words
