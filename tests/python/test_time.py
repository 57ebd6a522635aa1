"""Floor 1 in Python: days and periods of every kind, the clock, due rules."""

import datetime

import milepost as mp
import numpy
import pandas
import pytest

DAY = datetime.date(2024, 6, 30)

DAYS = {
    "date": DAY,
    "datetime": datetime.datetime(2024, 6, 30, 18, 45),
    "datetime with a zone": datetime.datetime(2024, 6, 30, 18, 45, tzinfo=datetime.UTC),
    "datetime64 of days": numpy.datetime64("2024-06-30"),
    "datetime64 of nanoseconds": numpy.datetime64("2024-06-30T18:45:00.000000001"),
    "Timestamp": pandas.Timestamp("2024-06-30 18:45"),
    "Period of a day": pandas.Period("2024-06-30", "D"),
    "Period of a month, its last day": pandas.Period("2024-06", "M"),
    "ISO": "2024-06-30",
    "slashes": "2024/6/30",
    "Chinese": "2024年6月30日",
    "numpy.str_": numpy.str_("2024-06-30"),
}

PERIODS = {
    "int": (2025, "2025"),
    "numpy.int64": (numpy.int64(2025), "2025"),
    "Year": (mp.Year(2025), "2025"),
    "year as text": ("2025年", "2025"),
    "datetime64 of a year": (numpy.datetime64("2025"), "2025"),
    "Period of a year": (pandas.Period("2025", "Y"), "2025"),
    "Half": (mp.Half(2025, 1), "2025H1"),
    "half as text": ("2025年上半年", "2025H1"),
    "Quarter": (mp.Quarter(2025, 3), "2025Q3"),
    "quarter as text": ("2025Q3", "2025Q3"),
    "Period of a quarter": (pandas.Period("2025Q3"), "2025Q3"),
    "Month": (mp.Month(2025, 7), "2025-07"),
    "month as text": ("2025年7月", "2025-07"),
    "datetime64 of a month": (numpy.datetime64("2025-07"), "2025-07"),
    "Period of a month": (pandas.Period("2025-07", "M"), "2025-07"),
    "date": (datetime.date(2025, 7, 3), "2025-07-03"),
    "Timestamp": (pandas.Timestamp("2025-07-03"), "2025-07-03"),
    "datetime64 of a day": (numpy.datetime64("2025-07-03"), "2025-07-03"),
    "span": ("2021..2025", "2021..2025"),
    "Period": (mp.Period("2021..2025"), "2021..2025"),
}


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS.keys())
def test_a_day_is_accepted_in_every_form_and_comes_back_as_a_date(day):
    eve = mp.eve_of(day)
    assert eve == datetime.date(2024, 6, 29)
    assert type(eve) is datetime.date
    assert mp.ByDate(day).date == DAY
    assert mp.Due(day) == mp.Due(mp.ByDate("2024-06-30"))


@pytest.mark.parametrize(("given", "words"), PERIODS.values(), ids=PERIODS.keys())
def test_a_period_is_accepted_in_every_form(given, words):
    assert str(mp.Period(given)) == words
    assert mp.Observation(given, 1).period == mp.parse_period(words)
    assert mp.Within(given).period == mp.parse_period(words)


@pytest.mark.parametrize("day", [2024, 2024.5, None, True, mp.Year(2024), mp.Period(2024)])
def test_a_year_is_not_a_day(day):
    with pytest.raises(TypeError, match=r"ByDate: date: .*expected a date"):
        mp.ByDate(day)


@pytest.mark.parametrize("text", ["2024", "2024-06", "2024-13-01", "tomorrow", ""])
def test_text_that_is_no_day_is_said_to_be_none(text):
    with pytest.raises(mp.ParseError, match="date") as caught:
        mp.ByDate(text)
    assert str(caught.value).startswith("ByDate: date: ")
    assert isinstance(caught.value, ValueError)


def test_a_month_of_numpy_is_not_taken_for_its_first_day():
    with pytest.raises(mp.ParseError, match=r"'2024-06' is not a day; expected .* mp\.end_of"):
        mp.eve_of(numpy.datetime64("2024-06"))
    assert mp.eve_of(mp.end_of(numpy.datetime64("2024-06"))) == datetime.date(2024, 6, 29)


@pytest.mark.parametrize("missing", [pandas.NaT, numpy.datetime64("NaT")], ids=["pandas", "numpy"])
def test_a_missing_day_is_refused_and_named(missing):
    with pytest.raises(mp.ParseError, match="NaT is not a date; expected a day, or None"):
        mp.eve_of(missing)
    with pytest.raises(mp.ParseError, match="NaT"):
        mp.Observation(2024, 1, published=missing)


@pytest.mark.parametrize("period", [2025.0, None, True, (2021, 2025)])
def test_what_is_no_period_is_a_type_error(period):
    with pytest.raises(TypeError, match=r"Observation: period: .*expected a period"):
        mp.Observation(period, 1)


@pytest.mark.parametrize("year", [0, 10000, -5])
def test_years_outside_the_calendar(year):
    with pytest.raises(mp.OutOfRange, match=f"year {year}: outside 1..9999"):
        mp.end_of(year)


def test_units_of_the_calendar_outside_their_range():
    for make in (lambda: mp.Quarter(2025, 5), lambda: mp.Half(2025, 3), lambda: mp.Month(2025, 13), lambda: mp.Year(0)):
        with pytest.raises(mp.OutOfRange):
            make()
    with pytest.raises(mp.OutOfRange, match="ends before it begins"):
        mp.Period(2025, 2024)


def test_the_clock():
    assert mp.position("2023-12-31") == 12 * 2023 + 12
    assert mp.position("2024-02-29") == 12 * 2024 + 2
    window = mp.span_of("2022..2025")
    assert window == mp.Span("2021-12-31", "2025-12-31")
    assert mp.elapsed_share(window, "2023-12-31") == 0.5
    assert mp.elapsed_share(window, "2024-06-30") == 0.625
    assert mp.elapsed_share(window, "2025-07-31") == pytest.approx(43 / 48, rel=1e-15)
    assert mp.elapsed_share(window, "2026-07-31") == 1


def test_months_count_from_the_anchor():
    assert mp.add_months("2025-01-28", 2) == datetime.date(2025, 3, 28)
    assert mp.add_months("2025-01-31", 1) == datetime.date(2025, 2, 28)
    assert mp.add_days("2024-02-28", 1) == datetime.date(2024, 2, 29)
    with pytest.raises(mp.OutOfRange):
        mp.add_days("9999-12-31", 1)


def test_a_period_has_ends_an_order_and_members():
    plan = mp.Period("2021..2025")
    assert (plan.first, plan.last) == (datetime.date(2021, 1, 1), datetime.date(2025, 12, 31))
    assert "2025-12-31" in plan
    assert datetime.date(2026, 1, 1) not in plan
    assert mp.contains(plan, "2024Q2")
    assert mp.Period(2021, 2025) == plan == eval(repr(plan), dict(vars(mp)))
    assert mp.Period(2024) < mp.Period(2025)
    assert mp.Quarter(2024, 4) < mp.Quarter(2025, 1)
    assert {plan: 1}[mp.Period("2021..2025")] == 1
    assert mp.frequency_of("2024Q2") is mp.Frequency.quarter
    assert mp.frequency_of(plan) is None
    assert mp.period_of("2025-05-03", "quarter") == mp.Period("2025Q2")
    assert [str(period) for period in mp.instances_of(mp.Recurrence("year", plan))] == [
        "2021",
        "2022",
        "2023",
        "2024",
        "2025",
    ]


DUE = {
    "a day": ("2025-06-30", mp.ByDate("2025-06-30")),
    "a year in words": ("2025", mp.ByDate("2025-12-31")),
    "a year": (2025, mp.ByDate("2025-12-31")),
    "a period": (mp.Period("2025Q3"), mp.ByDate("2025-09-30")),
    "a pandas Period": (pandas.Period("2025Q3"), mp.ByDate("2025-09-30")),
    "a rule": (mp.RelativeTo(60), mp.RelativeTo(60)),
    "words": ("each year of 2022..2025", mp.EachPeriod("year", "2022..2025")),
    "years after": ("within 5 years of 2022-07-11", mp.RelativeTo(60, "2022-07-11")),
    "no day": ("none", mp.NoDue()),
    "nothing": (None, mp.NoDue()),
}


@pytest.mark.parametrize(("given", "rule"), DUE.values(), ids=DUE.keys())
def test_a_due_rule_is_accepted_in_every_form(given, rule):
    assert mp.Target("x", mp.some_of(), due=given).due.rule == rule


def test_a_due_rule_worked_out():
    frame = mp.PlanFrame(issued="2022-07-11", horizon="2022..2025")
    schedule = mp.schedule_of("within 5 years", frame)
    assert (schedule.open, schedule.due) == (datetime.date(2022, 7, 11), datetime.date(2027, 7, 11))
    assert schedule.open_basis == "assumed"
    assert mp.schedule_of("2025", frame).open_basis == "convention"
    assert mp.schedule_of("2025", frame, first_day="2023-01-01").open == datetime.date(2022, 12, 31)
    assert mp.schedule_of(None) == mp.Schedule()


def test_names_of_periods_are_looked_up():
    due = mp.parse_due("end of fyp14", {"fyp14": "2021..2025"})
    assert due.rule == mp.EndOf("fyp14", "2021..2025")
    with pytest.raises(mp.ParseError, match="fyp14"):
        mp.parse_due("end of fyp14")
