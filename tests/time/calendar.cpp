// Working days: counting and shifting on calendars of any shape, and how sure the results are.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/time/calendar.hpp"

using namespace milepost;

namespace {

const Date monday{2025, 3, 3};

const Calendar weeks{"weeks"};

/// Random weekdays with at least Wednesday, and up to 40 random exceptions in 2025.
Calendar any_calendar() {
  WorkingWeekdays weekdays{};
  for (bool& works : weekdays) works = *rc::gen::arbitrary<bool>();
  weekdays[2] = true;
  std::vector<CalendarException> exceptions;
  for (const int day : *rc::gen::unique<std::vector<int>>(40, rc::gen::inRange(0, 365)))
    exceptions.push_back({add_days({2025, 1, 1}, day), *rc::gen::arbitrary<bool>()});
  return Calendar{"random", exceptions, {{Year{2025}, Certainty::official}}, weekdays};
}

Date any_day() { return add_days({2025, 1, 1}, *rc::gen::inRange(0, 365)); }

}  // namespace

TEST_CASE("the first day does not count, the last one does") {
  CHECK(working_days_between(weeks, monday, monday).days == 0);
  CHECK(working_days_between(weeks, monday, add_days(monday, 1)).days == 1);
  CHECK(working_days_between(weeks, monday, add_days(monday, 4)).days == 4);                // Friday
  CHECK(working_days_between(weeks, add_days(monday, 4), add_days(monday, 7)).days == 1);   // Friday to Monday
  CHECK(working_days_between(weeks, add_days(monday, 5), add_days(monday, 6)).days == 0);   // Saturday to Sunday
  CHECK(working_days_between(weeks, monday, add_days(monday, 70)).days == 50);
}

TEST_CASE("backwards the count is negative, and again without the day it starts from") {
  CHECK(working_days_between(weeks, monday, add_days(monday, -3)).days == -1);              // to Friday
  CHECK(working_days_between(weeks, add_days(monday, -1), add_days(monday, -3)).days == -1);  // Sunday to Friday
  CHECK(working_days_between(weeks, add_days(monday, 70), monday).days == -50);
}

TEST_CASE("a period counts with both ends") {
  CHECK(working_days_in(weeks, Period{monday, add_days(monday, 4)}).days == 5);
  CHECK(working_days_in(weeks, monday).days == 1);
  CHECK(working_days_in(weeks, Month{2025, 3}).days == 21);
  CHECK(working_days_in(weeks, Period{Date{9999, 12, 25}, Date{9999, 12, 31}}).days == 5);
  CHECK(working_days_in(weeks, Period{Date{1, 1, 1}, Date{1, 1, 7}}).days == 5);
}

TEST_CASE("shifting forward, backward and not at all") {
  CHECK(add_working_days(weeks, monday, 5).date == add_days(monday, 7));
  CHECK(add_working_days(weeks, monday, -1).date == add_days(monday, -3));
  CHECK(add_working_days(weeks, add_days(monday, 5), 1).date == add_days(monday, 7));   // from a Saturday
  CHECK(add_working_days(weeks, add_days(monday, 5), 0).date == add_days(monday, 5));
  CHECK(next_working_day(weeks, add_days(monday, 4)).date == add_days(monday, 7));
  CHECK(previous_working_day(weeks, add_days(monday, 6)).date == add_days(monday, 4));
  CHECK(working_day_on_or_after(weeks, monday).date == monday);
  CHECK(working_day_on_or_after(weeks, add_days(monday, 5)).date == add_days(monday, 7));
  CHECK(working_day_on_or_before(weeks, monday).date == monday);
  CHECK(working_day_on_or_before(weeks, add_days(monday, 6)).date == add_days(monday, 4));
}

TEST_CASE("exceptions go before weekdays, whichever way and in whatever order they come") {
  const Date tuesday = add_days(monday, 1), saturday = add_days(monday, 5);
  const Calendar calendar{"x", {{saturday, true, "调休上班"}, {tuesday, false}}};
  CHECK(is_working_day(calendar, saturday));
  CHECK_FALSE(is_working_day(calendar, tuesday));
  CHECK(is_working_day(calendar, monday));
  CHECK(exception_on(calendar, saturday)->name_zh == "调休上班");
  CHECK_FALSE(exception_on(calendar, monday));
  CHECK(calendar == Calendar{"x", {{tuesday, false}, {saturday, true, "调休上班"}}});
}

TEST_CASE("a day listed twice is refused, even if both lines agree") {
  CHECK_THROWS_WITH_AS(Calendar("x", {{monday, false}, {{2025, 1, 1}, false}, {monday, false}}), "calendar x: lists 2025-3-3 twice", OutOfRange);
}

TEST_CASE("weeks of other countries") {
  const Calendar sunday_to_thursday{"x", {}, {}, {true, true, true, true, false, false, true}};
  CHECK(next_working_day(sunday_to_thursday, add_days(monday, 3)).date == add_days(monday, 6));
  const Calendar six_days{"x", {}, {}, {true, true, true, true, true, true, false}};
  CHECK(working_days_in(six_days, Period{monday, add_days(monday, 6)}).days == 6);
}

TEST_CASE("where there is no working day, the end of the calendar is said") {
  const Calendar never{"x", {}, {}, {}};
  CHECK_THROWS_AS(next_working_day(never, {9999, 1, 1}), OutOfRange);
  CHECK_THROWS_AS(previous_working_day(never, {1, 12, 31}), OutOfRange);
  CHECK(working_days_in(never, Year{2025}).days == 0);
}

TEST_CASE("counting arrives where shifting went") {
  CHECK(rc::check("between(d, add(d, n)) is n, forwards and backwards", [] {
    const Calendar calendar = any_calendar();
    const Date date = any_day();
    const int days = *rc::gen::inRange(-60, 61);
    const ShiftedDate shifted = add_working_days(calendar, date, days);
    const WorkingDays counted = working_days_between(calendar, date, shifted.date);
    RC_ASSERT(counted.days == days);
    RC_ASSERT(counted.certainty == shifted.certainty);
    RC_ASSERT(days == 0 || is_working_day(calendar, shifted.date));
  }));
}

TEST_CASE("shifting twice is shifting once by the sum") {
  CHECK(rc::check("in one direction, from any day", [] {
    const Calendar calendar = any_calendar();
    const Date date = any_day();
    const int sign = *rc::gen::element(-1, 1);
    const int first = sign * *rc::gen::inRange(0, 40), second = sign * *rc::gen::inRange(0, 40);
    const Date twice = add_working_days(calendar, add_working_days(calendar, date, first).date, second).date;
    RC_ASSERT(twice == add_working_days(calendar, date, first + second).date);
  }));
  CHECK(rc::check("there and back, from a working day", [] {
    const Calendar calendar = any_calendar();
    const Date date = working_day_on_or_after(calendar, any_day()).date;
    const int first = *rc::gen::inRange(-40, 41), second = *rc::gen::inRange(-40, 41);
    const Date twice = add_working_days(calendar, add_working_days(calendar, date, first).date, second).date;
    RC_ASSERT(twice == add_working_days(calendar, date, first + second).date);
  }));
  // From a day off the way back ends on a working day: Saturday, Monday, Friday.
  const Date saturday = add_days(monday, 5);
  CHECK(add_working_days(weeks, add_working_days(weeks, saturday, 1).date, -1).date == add_days(monday, 4));
}

TEST_CASE("counts add up over the days between") {
  CHECK(rc::check("between", [] {
    const Calendar calendar = any_calendar();
    const Date a = any_day(), b = any_day();
    const auto [first, last] = std::minmax(a, b);
    const Date middle = add_days(first, *rc::gen::inRange(0L, days_of(last) - days_of(first) + 1));
    const int whole = working_days_between(calendar, first, last).days;
    RC_ASSERT(whole == working_days_between(calendar, first, middle).days + working_days_between(calendar, middle, last).days);
    RC_ASSERT(working_days_in(calendar, Period{first, last}).days == whole + is_working_day(calendar, first));
    // Without exceptions the weekdays count; each exception that differs from its weekday moves the sum by one.
    int expected = 0;
    for (Date date = day_after(first); date <= last; date = day_after(date)) {
      const bool by_weekday = calendar.weekdays()[static_cast<std::size_t>(weekday_of(date)) - 1];
      const auto exception = exception_on(calendar, date);
      expected += by_weekday + (exception ? exception->working - by_weekday : 0);
    }
    RC_ASSERT(whole == expected);
  }));
}

TEST_CASE("a result is as sure as the least sure day on its way") {
  const Calendar calendar{"x", {}, {{Year{2025}, Certainty::official}, {Year{2026}, Certainty::estimated}}};
  const Date eve{2025, 12, 30}, last_official{2025, 12, 31}, last_estimated{2026, 12, 31};
  CHECK(certainty_of(calendar, last_official) == Certainty::official);
  CHECK(certainty_of(calendar, last_estimated) == Certainty::estimated);
  CHECK(certainty_of(calendar, {2024, 12, 31}) == Certainty::unknown);
  CHECK(next_working_day(calendar, eve) == ShiftedDate{last_official, Certainty::official});
  CHECK(next_working_day(calendar, last_official) == ShiftedDate{{2026, 1, 1}, Certainty::estimated});
  CHECK(previous_working_day(calendar, {2025, 1, 1}) == ShiftedDate{{2024, 12, 31}, Certainty::unknown});
  CHECK(working_days_in(calendar, Year{2025}) == WorkingDays{261, Certainty::official});
  CHECK(working_days_in(calendar, Period{Date{2025, 1, 1}, last_estimated}).certainty == Certainty::estimated);
  CHECK(working_days_in(calendar, Period{Date{2024, 12, 31}, last_official}).certainty == Certainty::unknown);
  CHECK(working_days_between(calendar, {2024, 12, 31}, last_official).certainty == Certainty::official);  // the first day is out
  CHECK(working_days_between(calendar, last_estimated, {2027, 1, 1}).certainty == Certainty::unknown);
}

TEST_CASE("days off passed on the way count for certainty: the weekend may become a make-up day") {
  const Calendar calendar{"x", {}, {{Period{Date{2025, 1, 1}, Date{2025, 3, 7}}, Certainty::official},
                                    {Period{Date{2025, 3, 10}, Date{2025, 12, 31}}, Certainty::official}}};
  CHECK(next_working_day(calendar, {2025, 3, 7}) == ShiftedDate{{2025, 3, 10}, Certainty::unknown});
  CHECK(working_day_on_or_after(calendar, {2025, 3, 8}) == ShiftedDate{{2025, 3, 10}, Certainty::unknown});
  CHECK(working_day_on_or_before(calendar, {2025, 3, 9}) == ShiftedDate{{2025, 3, 7}, Certainty::unknown});
  CHECK(working_day_on_or_after(calendar, {2025, 3, 7}) == ShiftedDate{{2025, 3, 7}, Certainty::official});
}

TEST_CASE("the surest of overlapping coverage holds; without coverage nothing is known, listed or not") {
  const Calendar calendar{"x", {}, {{Period{Date{2025, 1, 1}, Date{2026, 12, 31}}, Certainty::estimated}, {Year{2025}, Certainty::official}}};
  CHECK(certainty_of(calendar, monday) == Certainty::official);
  CHECK(certainty_of(Calendar{"x", {{monday, false}}}, monday) == Certainty::unknown);
}

TEST_CASE("certainties have names") {
  CHECK(name_of(Certainty::official) == "official");
  CHECK(name_of(Certainty::estimated) == "estimated");
  CHECK(name_of(Certainty::unknown) == "unknown");
}

TEST_CASE("a new notice replaces the estimate of its year and nothing else") {
  const Date new_year{2026, 1, 1}, shifted{2026, 1, 2}, make_up{2025, 12, 28}, kept{2025, 10, 1}, later{2027, 1, 1};
  const Calendar older{"ours",
                       {{kept, false}, {{2026, 1, 5}, false}, {new_year, false, "推定"}, {later, false}},
                       {{Year{2025}, Certainty::official}, {Period{Date{2026, 1, 1}, Date{2027, 12, 31}}, Certainty::estimated}}};
  const Calendar notice{"notice", {{new_year, false, "元旦"}, {shifted, false}, {make_up, true}}, {{Year{2026}, Certainty::official}}};
  const Calendar now = updated(older, notice);
  CHECK(now.name() == "ours");
  CHECK(exception_on(now, new_year)->name_zh == "元旦");
  CHECK_FALSE(is_working_day(now, shifted));
  CHECK(is_working_day(now, make_up));              // in the December before
  CHECK_FALSE(is_working_day(now, kept));           // official before, and the notice does not cover it
  CHECK(is_working_day(now, {2026, 1, 5}));         // only estimated before
  CHECK_FALSE(is_working_day(now, later));          // still estimated
  CHECK(certainty_of(now, shifted) == Certainty::official);
  CHECK(certainty_of(now, later) == Certainty::estimated);
  CHECK(certainty_of(now, make_up) == Certainty::official);
  CHECK(updated(now, notice).exceptions() == now.exceptions());
}
