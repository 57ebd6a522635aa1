"""Floor 5 in Python: series of every kind, observations, what was known when, totals."""

import datetime

import milepost as mp
import numpy
import pandas
import pytest

platform = mp.Unit("platform")
expected = mp.Series(platform, [mp.Observation(2022, 260), mp.Observation(2023, 310)])

SERIES = {
    "dict of years": {2022: 260, 2023: 310},
    "dict of texts": {"2022": 260, "2023年": 310},
    "dict of datetime64": {numpy.datetime64("2022"): 260, numpy.datetime64("2023"): numpy.float64(310)},
    "list of pairs": [(2022, 260), (2023, 310)],
    "zip": zip([2022, 2023], numpy.array([260, 310]), strict=True),
    "observations": [mp.Observation(2022, 260), mp.Observation(2023, 310)],
    "both": [(2022, 260), mp.Observation(2023, 310)],
    "not in order": {2023: 310, 2022: 260},
    "pandas Series": pandas.Series([260, 310], index=[2022, 2023]),
    "pandas Series of periods": pandas.Series([260.0, 310.0], index=pandas.period_range("2022", "2023", freq="Y")),
}


@pytest.mark.parametrize("given", SERIES.values(), ids=SERIES.keys())
def test_a_series_is_made_of_anything_with_periods_and_values(given):
    assert mp.Series(platform, given) == expected


def test_a_series_is_a_sequence():
    assert len(expected) == 2
    assert [one.value for one in expected] == [260, 310]
    assert expected[-1] == expected.last() == mp.Observation(2023, 310)
    assert expected.first().period == mp.Period(2022)
    assert eval(repr(expected), dict(vars(mp))) == expected
    assert repr(expected) == "Series(Unit('platform'), {2022: 260.0, 2023: 310.0})"
    with pytest.raises(IndexError):
        expected[2]
    with pytest.raises(mp.OutOfRange, match="has no first or last"):
        mp.Series(platform).first()


def test_parts_of_years_mix():
    series = mp.Series(platform, {"2024Q1": 80, "2024H1": 150, datetime.date(2024, 2, 1): 70})
    assert [str(one.period) for one in series] == ["2024-02-01", "2024Q1", "2024H1"]


def test_a_missing_figure_is_no_observation():
    with pytest.raises(mp.OutOfRange, match="Series: 2023: number nan: not finite"):
        mp.Series(platform, {2022: 260, 2023: float("nan")})
    with pytest.raises(TypeError, match=r"Series: 2023: None .*expected a number"):
        mp.Series(platform, {2022: 260, 2023: None})
    with pytest.raises(TypeError, match="expected a number"):
        mp.Series(platform, {2022: "260"})
    assert mp.Series(platform, {2022: 0})[0].value == 0


@pytest.mark.parametrize("given", [260, "2022", [1, 2], [(2022, 260, 3)]])
def test_what_is_no_series_is_a_type_error(given):
    with pytest.raises(TypeError, match="Series: "):
        mp.Series(platform, given)


def test_a_series_in_another_unit():
    people = mp.Series(mp.Unit("万人", scale=10_000, base="人"), {2022: 37.5})
    assert mp.in_(people, mp.Unit("人")) == mp.Series(mp.Unit("人"), {2022: 375_000})
    with pytest.raises(mp.UnitMismatch):
        mp.in_(people, platform)


def test_the_vintage_that_counted_then():
    growth = mp.Series(
        mp.percent_unit,
        [
            mp.Observation(2021, 14.2, published="2022-02-28", status="provisional"),
            mp.Observation(2021, 14.6, published="2022-09-01"),
            mp.Observation(2022, 9, published="2022-10-01", status="estimate"),
        ],
    )
    assert [one.value for one in mp.known_as_of(growth, "2022-06-30")] == [14.2]
    assert [one.value for one in mp.known_as_of(growth, datetime.date(2022, 9, 30))] == [14.6]
    assert mp.is_forecast(growth.last())
    assert not mp.usable(growth.last(), "2023-06-30")
    assert mp.known_on(mp.Observation(2021, 1)) == datetime.date(2021, 12, 31)


def test_reports_are_joined_into_totals():
    reports = mp.Series(platform, {2022: 60, 2023: 45, "2024H1": 20})
    total = mp.join_total(reports, "2021-12-31", "2024-06-30")
    assert (total.value, total.through, total.gap) == (125, datetime.date(2024, 6, 30), False)
    without_2022 = mp.Series(platform, {2023: 210})
    assert mp.join_total(without_2022, "2021-12-31", "2023-12-31").exactness == "at_least"
    assert mp.join_total(mp.Series(platform), "2021-12-31", "2023-12-31") is None


def test_observations_are_series_by_indicator_and_entity():
    seen = mp.Observations({"platforms": expected, ("parks", "历下区"): mp.Series(platform, {2023: 1})})
    assert len(seen) == 2
    assert seen["platforms"] == expected
    assert seen["parks", "历下区"].first().value == 1
    assert ("parks", "历下区") in seen
    assert "parks" not in seen
    assert list(seen) == list(seen.keys()) == [("parks", "历下区"), ("platforms", "")]
    assert dict(seen.items())["platforms", ""] == seen.values()[1] == expected
    assert mp.Observations(seen) == seen
    assert mp.series_of(seen, "nothing", platform) == mp.Series(platform)
    assert repr(seen) == "<Observations: 3 in 2 series>"
    with pytest.raises(KeyError, match="did you mean 'platforms'"):
        seen["platfroms"]
    with pytest.raises(TypeError, match="expected an indicator's id"):
        seen[3]


def test_a_series_outlives_the_observations_it_came_from():
    series = mp.Observations({"platforms": expected})["platforms"]
    assert series == expected


def work_plan(**more):
    return mp.Deliverable(
        "work-plan",
        steps=[mp.Step("draft", weight=40), mp.Step("consult", weight=20), mp.Step("approve", weight=40)],
        **more,
    )


def test_the_weights_of_the_steps_done_add_up_in_the_order_of_days():
    done = [mp.StepProgress("consult", date="2017-06-20"), mp.StepProgress("draft", date="2017-06-01")]
    earned = mp.earned_weight(work_plan(), done)
    assert [one.value for one in earned] == [40, 60]
    assert earned.unit == mp.percent_unit
    half = mp.earned_weight(work_plan(), [mp.StepProgress("draft", date="2017-06-01", percent=50)])
    assert half.last().value == 20


def test_a_recurring_deliverable_is_counted_in_each_period():
    yearly = work_plan(due="each year")
    assert mp.is_recurring(yearly)
    assert not mp.is_recurring(work_plan())
    earned = mp.earned_weight(yearly, [mp.StepProgress("draft", date="2017-06-01")])
    assert earned.unit == mp.deliverable_unit
    assert earned.last().value == 0.4


def test_a_step_that_the_deliverable_does_not_have_is_refused_by_name():
    with pytest.raises(mp.OutOfRange, match="publish"):
        mp.earned_weight(work_plan(), [mp.StepProgress("publish", date="2017-06-01")])
