"""Floor 7 in Python: every row of the published table of `path`, methods, marks, probability, forms of evidence."""

import datetime

import milepost as mp
import pandas
import pytest

platform = mp.Unit("platform")
piece = mp.Unit("piece")
tonne = mp.Unit("tonne", counted=False)
day = mp.Unit("day", counted=False)
percent = mp.percent_unit

END_OF_2024 = "2025-03-01"  # when the figures of 2024 are known


def verdict_on(kind, unit, bound, due, figures, as_of, direction=None, **target) -> mp.Verdict:
    indicator = mp.Indicator("x", unit=unit, kind=kind, direction=direction)
    evidence = mp.Evidence(mp.Target("x", bound, due=due, **target), mp.Series(unit, figures), indicator, as_of=as_of)
    return mp.assess(evidence)


def platforms(figures, as_of=END_OF_2024) -> mp.Verdict:
    """260 at end-2022, more than 400 due by end-2025."""
    return verdict_on(
        "stock", platform, mp.more_than(400 * platform), mp.end_of(2025), {2022: 260} | figures, as_of, "increase"
    )


def hold(bound, unit, value) -> mp.Verdict:
    return verdict_on("ratio", unit, bound, mp.end_of(2025), {2023: value}, "2024-02-01", hold=True)


def kept_since_2021(value) -> mp.Verdict:
    baseline = mp.Baseline(90, 2021)
    return verdict_on("stock", tonne, mp.at_least(85 * tonne), 2025, {2023: value}, "2024-02-01", baseline=baseline)


def two_hundred(figures, as_of) -> mp.Verdict:
    return verdict_on("flow", piece, mp.at_least(200 * piece), mp.Within("2022..2025"), figures, as_of)


def two_per_entity(done) -> mp.Verdict:
    due = mp.Within("2021..2025")
    return verdict_on("flow", piece, mp.at_least(2 * piece), due, {"2021..2023": done}, "2024-02-01")


def one_off(figures, as_of) -> mp.Verdict:
    return verdict_on("milestone", piece, mp.reach(1 * piece), mp.Within("2022..2025"), figures, as_of)


def three_to_five(done) -> mp.Verdict:
    bound = mp.between(3 * piece, 5 * piece)
    return verdict_on("flow", piece, bound, mp.Within("2022..2025"), {"2022..2024": done}, END_OF_2024)


def ratio_to_100(value) -> mp.Verdict:
    baseline = mp.Baseline(80, 2021)
    return verdict_on("ratio", percent, mp.reach(100 * percent), 2025, {2023: value}, "2024-02-01", baseline=baseline)


def half_a_day(value) -> mp.Verdict:
    baseline = mp.Baseline(1.0, 2023)
    return verdict_on("duration", day, mp.at_most(0.5 * day), 2025, {2024: value}, END_OF_2024, baseline=baseline)


def to_zero(value) -> mp.Verdict:
    baseline = mp.Baseline(300, 2022)
    bound = mp.reach(0 * tonne)
    return verdict_on("stock", tonne, bound, 2025, {2024: value}, END_OF_2024, "decrease", baseline=baseline)


def cap(figures, as_of="2024-02-01") -> mp.Verdict:
    return verdict_on("flow", tonne, mp.at_most(100 * tonne), mp.Within("2022..2025"), figures, as_of)


def more_than_7(rates) -> mp.Verdict:
    return verdict_on("growth", percent, mp.more_than(7 * percent), mp.Within("2021..2025"), rates, "2023-12-26")


def good_air(milestones) -> mp.Verdict:
    baseline = mp.Baseline(87.0, 2020)
    bound = mp.reach(87.5 * percent)
    known = "2023-12-26"
    return verdict_on("ratio", percent, bound, 2025, {2022: 86.5}, known, baseline=baseline, milestones=milestones)


# The table: verdict, status, figure with the digits published (None: none stated), further facts stated.
ROWS = {
    "361 at end-2024": (platforms({2024: 361}), "on_track", "1.082", {"required": "353.33", "lead": "5.5"}),
    "350 at end-2024": (platforms({2024: 350}), "at_risk", "0.964", {}),
    "344 at end-2024": (platforms({2024: 344}), "at_risk", "0.900", {}),
    "343 at end-2024": (platforms({2024: 343}), "off_track", "0.889", {}),
    "250 at end-2024": (platforms({2024: 250}), "off_track", "-0.107", {"movement": "away"}),
    "400 in June": (platforms({"2025H1": 400}, "2025-08-01"), "on_track", "1.200", {"required": "376.67"}),
    "401 in June": (platforms({"2025H1": 401}, "2025-08-01"), "achieved", None, {}),
    "405, then 395": (
        platforms({2024: 405, "2025H1": 395}, "2025-08-01"),
        "on_track",
        "1.157",
        {"movement": "away", "was_met_on": "2024-12-31"},
    ),
    "400 at due": (platforms({2025: 400}, "2026-01-31"), "missed", None, {"met_late_on": "None"}),
    "395 at due, 410 later": (
        platforms({2025: 395, "2026H1": 410}, "2026-09-01"),
        "missed",
        None,
        {"met_late_on": "2026-06-30"},
    ),
    "after due, last 390": (
        platforms({"2025H1": 390}, "2026-01-31"),
        "not_assessable",
        None,
        {"reason": "no_data", "graded": "on_track"},
    ),
    "after due, last 410": (platforms({"2025H1": 410}, "2026-01-31"), "achieved", None, {"mark": "earlier_figure"}),
    "named base 90: 88": (kept_since_2021(88), "on_track", "1.035", {"movement": "away", "track": "hold"}),
    "named base 90: 80": (kept_since_2021(80), "at_risk", "0.941", {}),
    "named base 90: 70": (kept_since_2021(70), "off_track", "0.824", {}),
    "flow: 105": (
        two_hundred({"2022..2023": 105}, "2024-02-01"),
        "on_track",
        "1.05",
        {"required": "100.00", "lead": "2.5"},
    ),
    "flow: 95": (two_hundred({"2022..2023": 95}, "2024-02-01"), "at_risk", "0.95", {}),
    "flow: 80": (two_hundred({"2022..2023": 80}, "2024-02-01"), "off_track", "0.80", {}),
    "flow: 190 at due": (two_hundred({"2022..2025": 190}, "2026-02-01"), "missed", None, {}),
    "2 per entity: 1": (two_per_entity(1), "on_track", None, {"required": "1.00"}),
    "2 per entity: 0": (two_per_entity(0), "off_track", None, {}),
    "one-off: 0": (one_off({2024: 0}, END_OF_2024), "on_track", None, {"required": "0.00"}),
    "one-off: 1": (one_off({2024: 1}, END_OF_2024), "achieved", None, {}),
    "one-off: 0 at due": (one_off({2025: 0}, "2026-01-31"), "missed", None, {}),
    "between: 2": (three_to_five(2), "on_track", None, {"required": "2.00", "beyond_range": "False"}),
    "between: 6": (three_to_five(6), "achieved", None, {"beyond_range": "True"}),
    "ratio: 92": (ratio_to_100(92), "on_track", "1.2", {}),
    "ratio: 88": (ratio_to_100(88), "off_track", "0.8", {}),
    "hold 100: 98": (hold(mp.reach(100 * percent), percent, 98), "at_risk", "0.98", {}),
    "hold 100: 85": (hold(mp.reach(100 * percent), percent, 85), "off_track", "0.85", {}),
    "duration: 0.75": (half_a_day(0.75), "on_track", None, {}),
    "duration: 0.8": (half_a_day(0.8), "off_track", "0.80", {}),
    "duration: 1.2": (half_a_day(1.2), "off_track", "-0.8", {"movement": "away"}),
    "zero cost: 100": (to_zero(100), "on_track", None, {"required": "100.00"}),
    "zero cost, hold: 20": (hold(mp.at_most(0 * tonne), tonne, 20), "off_track", "none", {}),
    "cap: 40": (cap({"2022..2023": 40}), "on_track", None, {}),
    "cap: 54": (cap({"2022..2023": 54}), "at_risk", "0.92", {}),
    "cap: 101": (cap({"2022..2023": 101}), "missed", None, {}),
    "cap: 99 at close": (cap({"2022..2025": 99}, "2026-02-01"), "achieved", None, {}),
    "mean rate: 14.6, 10.1": (
        more_than_7({2021: 14.6, 2022: 10.1}),
        "on_track",
        "1.761",
        {"observed": "12.33", "movement": "away"},
    ),
    "mean rate: 6.5": (more_than_7({2021: 6.5}), "at_risk", "0.929", {}),
    "own milestone": (good_air({2022: 85.6}), "on_track", "2.8", {}),
    "plain line": (good_air({}), "off_track", "-2.5", {"required": "87.20"}),
}


def fact(verdict: mp.Verdict, name: str) -> str:
    if name == "mark":
        return " ".join(map(str, verdict.marks))
    value = getattr(verdict, name)
    if isinstance(value, mp.Figure):
        value = value.value
    if isinstance(value, float):
        return f"{value:.1f}" if name == "lead" else f"{value:.2f}"
    return str(value)


@pytest.mark.parametrize(("verdict", "status", "figure", "facts"), ROWS.values(), ids=ROWS.keys())
def test_path_row_by_row(verdict, status, figure, facts):
    assert verdict.status == status
    if figure == "none":
        assert verdict.figure is None
    elif figure is not None:
        digits = len(figure.partition(".")[2])
        assert f"{verdict.figure:.{digits}f}" == figure
    for name, value in facts.items():
        assert value in fact(verdict, name).split() if name == "mark" else fact(verdict, name) == value
    assert (verdict.reason is not None) == (verdict.status == "not_assessable")


def first_example(**changes) -> mp.Evidence:
    target = mp.Target("carrier-platforms", mp.more_than(400 * platform), due=mp.end_of(2025))
    observed = mp.Series(platform, {2022: 260, 2023: 310, 2024: 361})
    return mp.Evidence(target, observed, as_of=END_OF_2024).replace(**changes)


def test_the_first_example():
    evidence = first_example()
    required = mp.required_path(evidence.series.first(), evidence.target, mp.Linear())
    years = (2022, 2023, 2024, 2025)
    assert [f"{required.at(mp.end_of(year)).value:.2f}" for year in years] == ["260.00", "306.67", "353.33", "400.00"]
    assert required.at("2025-12-31").unit == platform
    verdict = mp.assess(evidence, mp.GrowthRatio())
    assert str(verdict) == "growth ratio: on track (1.15: grew 17.8% a year, 15.4% needed)"
    assert f"{mp.assess(evidence, 'trend_projection').projected:.1f}" == "411.3"
    assert f"{mp.probability_of_meeting(evidence, method=mp.TrendProjection()):.3f}" == "0.979"
    by_401 = evidence.replace(target=evidence.target.replace(bound=mp.more_than(401 * platform)))
    assert f"{mp.probability_of_meeting(by_401, mp.TrendProjection()):.3f}" == "0.977"
    assert mp.probability_of_meeting(by_401) < 0.977  # the straight line claims too much


def test_methods_are_given_by_value_or_by_name():
    evidence = first_example()
    for name, method in {
        "path": mp.Path(),
        "time_proportional": mp.TimeProportional(),
        "growth_ratio": mp.GrowthRatio(),
        "trend_projection": mp.TrendProjection(),
    }.items():
        assert mp.method_named(name) == method
        assert mp.assess(evidence, method=name) == mp.assess(evidence, method)
    assert mp.assess(evidence) == mp.assess(evidence, "path")
    with pytest.raises(mp.ParseError, match="'pth' is not a method; expected path"):
        mp.assess(evidence, "pth")
    with pytest.raises(TypeError):
        mp.assess(evidence, 3)


def test_the_cuts_are_parameters():
    evidence = first_example(series=mp.Series(platform, {2022: 260, 2024: 350}))  # 0.964
    assert mp.assess(evidence, mp.Path(cuts=mp.Cuts(1.0, 0.97))).status == "off_track"
    assert mp.assess(evidence, mp.Path((0.96, 0.9))).status == "on_track"


@pytest.mark.parametrize(
    "as_of", ["2025-03-01", datetime.date(2025, 3, 1), pandas.Timestamp("2025-03-01"), pandas.Period("2025-03-01", "D")]
)
def test_the_as_of_day_is_asked_for_and_taken_in_every_form(as_of):
    assert first_example(as_of=as_of).as_of == datetime.date(2025, 3, 1)


def test_there_is_no_today():
    with pytest.raises(TypeError, match="Evidence: argument 'as_of' is missing"):
        mp.Evidence(first_example().target, first_example().series)


def test_series_and_bound_must_measure_the_same_thing():
    with pytest.raises(mp.UnitMismatch, match="tonne"):
        mp.assess(first_example(series=mp.Series(tonne, {2022: 260})))


def test_a_verdict_says_what_it_rests_on():
    verdict = mp.assess(first_example())
    assert verdict.start == mp.Start(260, "2022-12-31", "first_after_opening")
    assert verdict.observed.value == 361
    assert verdict.observed.at == datetime.date(2024, 12, 31)
    assert verdict.required == pytest.approx(260 + 140 * 2 / 3, rel=1e-15)
    assert verdict.schedule.due == datetime.date(2025, 12, 31)
    assert verdict.demand == mp.Demand(400, 400, strict=True)
    assert verdict.marks == (mp.Mark.undated,)
    assert mp.has(verdict, "undated")
    assert not mp.has(verdict, "stale")
    assert verdict.probability is None
    assert repr(verdict) == f"<Verdict: {verdict}>"


def test_a_verdict_explains_itself_in_both_languages():
    indicator = mp.Indicator("carrier-platforms", {"zh": "载体平台", "en": "Carrier platforms"}, platform)
    verdict = mp.assess(first_example(indicator=indicator))
    assert verdict.explanation == {"zh": mp.explain(verdict, "zh"), "en": mp.explain(verdict, mp.Language.en)}
    assert verdict.explanation["zh"].startswith("符合进度：截至2024年末")
    assert "载体平台" in mp.explain(verdict, "zh", indicator=indicator)
    assert mp.explain(verdict, "en", None) == verdict.explanation["en"]


def test_what_is_missing_is_said():
    one_figure = mp.assess(first_example(series=mp.Series(platform, {2022: 260})))
    assert (one_figure.status, one_figure.reason) == ("not_assessable", "too_few_points")
    assert f"{one_figure.required_today:.2f}" == f"{260 + 140 * (2 + (2 + 1 / 31) / 12) / 3:.2f}"
    assert mp.assess(first_example(series=mp.Series(platform))).reason == "no_data"
    vague = first_example(target=mp.Target("x", mp.some_of(), due=2025))
    assert mp.assess(vague).reason == "no_target_value"
    assert mp.assess(vague).movement == "toward"
    two = first_example(series=mp.Series(platform, {2022: 260, 2023: 300}))
    assert mp.probability_of_meeting(two, mp.TrendProjection()) is None
    assert 0 < mp.probability_of_meeting(two) < 1


def test_recurring_targets_keep_their_history():
    def sixty(figures, as_of):
        return verdict_on("flow", piece, mp.at_least(60 * piece), "each year of 2022..2025", figures, as_of)

    assert sixty({2022: 64, 2023: 66}, "2024-06-30").status == "on_track"
    assert f"{sixty({2022: 64, 2023: 58}, '2024-06-30').figure:.3f}" == "0.967"
    spoilt = sixty({2022: 58, 2023: 64}, "2024-06-30")
    assert spoilt.status == "at_risk"
    assert [str(instance.status) for instance in spoilt.history] == ["missed", "achieved", "not_assessable"]
    assert mp.tally_of(spoilt) == mp.Tally(kept=1, missed=1)
    assert f"{sixty({2022: 64, 2023: 66, '2024H1': 20}, '2024-06-30').figure:.3f}" == "0.667"
    assert spoilt.required_today == 30
    assert sixty({2022: 64, 2023: 66, 2024: 61, 2025: 60}, "2026-01-31").status == "achieved"
    assert sixty({2022: 64, 2023: 58, 2024: 61, 2025: 60}, "2026-01-31").status == "missed"


def test_lower_bounds_give_a_class_only_if_all_they_allow_have_it():
    def known_as(value, exactness, bound=None):
        figures = [mp.Observation(2022, 1400), mp.Observation(2023, value, exactness=exactness)]
        bound = bound or mp.at_least(2000 * piece)
        return verdict_on("stock", piece, bound, 2025, figures, "2024-02-01", "increase")

    assert known_as(1700, "at_least").status == "on_track"
    unclear = known_as(1550, "at_least")
    assert (unclear.reason, unclear.between) == ("inconclusive", ("off_track", "on_track"))
    assert known_as(2000, "at_least").status == "achieved"
    assert known_as(2000, "at_least", mp.more_than(2000 * piece)).status == "on_track"


def test_the_standing_behind_a_verdict():
    standing = mp.standing_of(first_example())
    assert standing.track is mp.Track.climb
    assert mp.required_path(standing) == mp.required_path(first_example())
    assert mp.required_value(standing, mp.end_of(2023)) == pytest.approx(260 + 140 / 3, rel=1e-15)
    assert mp.required_value(standing, "2024-12-31", "linear", False) == mp.assess(first_example()).required
    assert mp.meets(standing.demand, "increase", 401)
    assert not mp.meets(standing.demand, "increase", 400)
    assert mp.surely_meets(standing.demand, "increase", 400, "more_than")
    assert mp.score_of("path", standing).status == "on_track"
    assert mp.grade(0.95, (1, 0.9)) == "at_risk"
    assert mp.lead_of(standing, mp.required_value(standing, "2024-12-31")) == mp.assess(first_example()).lead
    assert mp.movement_of(standing) == "toward"


# Methods of one's own.


def share_done(standing: mp.Standing) -> float:
    return standing.figure.value / standing.demand.limit


def test_a_method_of_ones_own():
    method = mp.Custom("share done", figure=share_done, on_track=0.9, at_risk=0.5)
    verdict = mp.assess(first_example(), method)
    assert (verdict.status, verdict.method) == ("on_track", "share done")
    assert verdict.figure == 361 / 400
    assert method.figure is share_done
    assert method.cuts == mp.Cuts(0.9, 0.5)
    assert mp.name_of(method) == "share done"


def test_a_method_that_finds_nothing_is_inconclusive():
    assert mp.assess(first_example(), mp.Custom("silent", lambda standing: None)).reason == "inconclusive"


def test_what_a_method_raises_comes_through():
    def broken(standing):
        raise LookupError("no such table")

    with pytest.raises(LookupError, match="no such table"):
        mp.assess(first_example(), mp.Custom("broken", broken))
    with pytest.raises(TypeError, match=r"figure of the method: 'much' \(str\): expected a number"):
        mp.assess(first_example(), mp.Custom("wordy", lambda standing: "much"))
    with pytest.raises(mp.OutOfRange, match="figure of the method: number nan"):
        mp.assess(first_example(), mp.Custom("empty", lambda standing: float("nan")))
    with pytest.raises(TypeError, match=r"0\.9 \(float\): expected a function"):
        mp.Custom("number", 0.9)


def test_a_standing_may_be_kept():
    kept = []
    mp.assess(first_example(), mp.Custom("keeper", lambda standing: kept.append(standing) or 1.0))
    assert kept == [mp.standing_of(first_example())]


# earned value, earned schedule, deliverables, lights


def test_published_figures_of_earned_value():
    first = mp.earned_value_figures(1.5, 1.5, 1.8, 5.0)
    assert first.cost_performance == pytest.approx(0.8333, abs=1e-4)
    assert first.estimate_at_completion == pytest.approx(6.0)
    assert mp.earned_value_figures(3.0, 3.0, 3.5, 5.0).cost_performance == pytest.approx(0.857, abs=1e-3)
    assert mp.earned_value_figures(0, 0, 0, 0).schedule_performance is None


@pytest.mark.parametrize("sequence", [list, tuple, iter, pandas.Series])
def test_published_figures_of_earned_schedule_from_any_sequence(sequence):
    figures = mp.earned_schedule_figures(sequence([10, 20, 30, 40, 50, 60, 70]), earned=50, passed=7, duration=7)
    assert figures.schedule_variance == -2
    assert figures.schedule_performance == pytest.approx(0.714, abs=1e-3)


@pytest.mark.parametrize(
    ("name", "method"), [("earned_value", mp.EarnedValue()), ("earned_schedule", mp.EarnedSchedule())]
)
def test_the_earned_methods_stand_wherever_a_method_stands(name, method):
    indicator = mp.Indicator("x", unit=piece, kind="flow")
    target = mp.Target("x", mp.at_least(200 * piece), due=mp.Within("2022..2025"))
    evidence = mp.Evidence(target, mp.Series(piece, {"2022..2023": 80}), indicator, as_of="2024-02-01")
    assert mp.method_named(name) == method
    assert mp.name_of(method) == name
    assert mp.assess(evidence, name) == mp.assess(evidence, method)
    assert mp.assess(evidence, method).method == name
    assert mp.assess(evidence, method).figure == pytest.approx(0.8)
    assert mp.assess(evidence, method).status == "off_track"
    strict = type(method)((1, 0.7))
    assert mp.assess(evidence, strict).status == "at_risk"


def test_a_deliverable_is_judged_along_its_planned_steps():
    steps = [mp.Step("draft", due="2022-06-30"), mp.Step("publish", due="2022-12-31")]
    deliverable = mp.Deliverable("rules", due=mp.Within(2022), steps=steps)
    half = mp.earned_weight(deliverable, [mp.StepProgress("draft", date="2022-06-30")])
    in_time = mp.assess(mp.evidence_of(deliverable, half, as_of="2022-06-30"))
    assert (in_time.status, in_time.observed.value, in_time.unit) == ("on_track", 50, mp.percent_unit)
    later = mp.assess(mp.evidence_of(deliverable, half, "2022-12-30", frame=mp.PlanFrame("2022-01-01")))
    assert (later.status, later.required) == ("on_track", pytest.approx(50))  # the second step is owed on its day
    assert mp.assess(mp.evidence_of(deliverable, half, "2023-01-01")).status == "missed"
    whole = mp.earned_weight(deliverable, [mp.StepProgress(date="2022-12-30")])
    assert mp.assess(mp.evidence_of(deliverable, whole, "2023-01-01")).status == "achieved"


def test_lights_of_a_lag_have_the_hole_of_their_notice():
    rule = mp.yinchuan_2025()
    assert [mp.light_of(rule, lag) for lag in (-2, 0, 5, 10, 30, 30.1)] == [
        "green",
        "green",
        None,
        "yellow",
        "yellow",
        "red",
    ]
    assert mp.light_of(mp.yinchuan_2025("yellow"), 0.1) == mp.Light.yellow
    assert mp.light_of(mp.LagLights("ours", 0, 5), lag=5.1) == "red"


def test_lights_of_a_history():
    rule = mp.ouhai_2020()
    assert mp.light_of(rule, done_in_time=True, done_since=True) == "green"
    assert mp.light_of(rule, False, True) == "yellow"
    assert mp.light_of(rule, False, False) == "red"
    assert mp.word_of(mp.Light.red, "zh") == "红灯"
    assert mp.word_of(mp.Light.red, "en") == "red light"
