"""Working days, weeks, 旬, month-days and fiscal years, as Python sees them."""

import datetime
import pickle

import milepost as mp
import pytest

DAY = datetime.date


def test_national_day_2024_is_a_week_with_a_working_sunday_before_it():
    calendar = mp.chinese_calendar()
    assert mp.is_working_day(calendar, "2024-09-29")  # Sunday, made up for
    assert not any(mp.is_working_day(calendar, DAY(2024, 10, day)) for day in range(1, 8))
    assert mp.exception_on(calendar, "2024-09-29").working
    assert mp.exception_on(calendar, "2024-10-15") is None
    assert mp.working_days_between(calendar, "2024-09-30", "2024-10-08") == mp.WorkingDays(1, "official")


def test_a_result_is_as_sure_as_its_least_sure_day():
    calendar = mp.chinese_calendar()
    assert mp.certainty_of(calendar, "2026-05-01") == "official"
    assert mp.certainty_of(calendar, "2028-05-01") == "estimated"
    assert mp.certainty_of(calendar, "1999-05-01") == "unknown"
    assert mp.add_working_days(calendar, "2026-12-31", 5).certainty == "estimated"


def test_a_calendar_of_ones_own():
    closed = mp.CalendarException("2025-03-05", False, "厂休", "Works holiday")
    calendar = mp.Calendar("works", [closed], [mp.Coverage(2025, "official")])
    assert mp.working_days_in(calendar, "2025-03-03..2025-03-07") == mp.WorkingDays(4, "official")
    assert mp.next_working_day(calendar, "2025-03-04").date == DAY(2025, 3, 6)
    assert mp.working_day_on_or_before(calendar, "2025-03-05").date == DAY(2025, 3, 4)
    assert pickle.loads(pickle.dumps(calendar)) == calendar
    with pytest.raises(mp.OutOfRange, match="twice"):
        mp.Calendar("works", [closed, closed])


def test_weeks_belong_to_the_year_of_their_thursday():
    week = mp.iso_week_of("2024-12-30")
    assert (week, str(week)) == (mp.IsoWeek(2025, 1), "2025-W01")
    assert week.period == mp.Period("2024-12-30", "2025-01-05")
    assert mp.parse_iso_week("2025年第7周") == mp.IsoWeek(2025, 7)
    with pytest.raises(mp.OutOfRange, match="52"):
        mp.IsoWeek(2025, 53)


def test_ten_days_of_a_month():
    assert mp.ten_days_of("2024-02-29") == mp.TenDays(2024, 2, 3)
    assert mp.parse_ten_days("2025年3月上旬").period == mp.Period("2025-03-01", "2025-03-10")


def test_a_day_without_its_year():
    assert mp.date_in(mp.MonthDay(2, 29), 2025) == DAY(2025, 2, 28)
    assert mp.next_on_or_after(mp.parse_month_day("6月底"), "2025-07-01") == DAY(2026, 6, 30)


def test_fiscal_years_are_named_by_a_rule():
    american = mp.FiscalRule(10, "last_day")
    assert mp.FiscalYear(2025, american).period == mp.Period("2024-10-01", "2025-09-30")
    assert mp.fiscal_year_of("2025-04-01", mp.FiscalRule(4, "first_day")).year == 2025
    assert mp.parse_fiscal_year("FY2024/25", american) == mp.FiscalYear(2025, american)
