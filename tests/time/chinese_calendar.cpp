// The working calendar of China against the State Council's notices and the regulation on public holidays.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "milepost/time/calendar.hpp"

using namespace milepost;

namespace {

struct Days {
  Date first;
  Date last;
  Days(const Date& day) : first(day), last(day) {}
  Days(const Date& from, const Date& to) : first(from), last(to) {}
};

/// A notice as it was published: what is off, and on which weekend days people work.
struct Notice {
  int year;
  std::string_view number;
  std::vector<Days> off;
  std::vector<Date> working;
};

const std::vector<Notice> notices{
    {2006, "国办发明电〔2005〕35号",
     {{{2006, 1, 1}, {2006, 1, 3}}, {{2006, 1, 29}, {2006, 2, 4}}, {{2006, 5, 1}, {2006, 5, 7}}, {{2006, 10, 1}, {2006, 10, 7}}},
     {{2005, 12, 31}, {2006, 1, 28}, {2006, 2, 5}, {2006, 4, 29}, {2006, 4, 30}, {2006, 9, 30}, {2006, 10, 8}}},
    {2007, "国办发明电〔2006〕49号",
     {{{2007, 1, 1}, {2007, 1, 3}}, {{2007, 2, 18}, {2007, 2, 24}}, {{2007, 5, 1}, {2007, 5, 7}}, {{2007, 10, 1}, {2007, 10, 7}}},
     {{2006, 12, 30}, {2006, 12, 31}, {2007, 2, 17}, {2007, 2, 25}, {2007, 4, 28}, {2007, 4, 29}, {2007, 9, 29}, {2007, 9, 30}}},
    {2023, "国办发明电〔2022〕16号",
     {{{2022, 12, 31}, {2023, 1, 2}}, {{2023, 1, 21}, {2023, 1, 27}}, {{2023, 4, 5}}, {{2023, 4, 29}, {2023, 5, 3}},
      {{2023, 6, 22}, {2023, 6, 24}}, {{2023, 9, 29}, {2023, 10, 6}}},
     {{2023, 1, 28}, {2023, 1, 29}, {2023, 4, 23}, {2023, 5, 6}, {2023, 6, 25}, {2023, 10, 7}, {2023, 10, 8}}},
    {2024, "国办发明电〔2023〕7号",
     {{{2024, 1, 1}}, {{2024, 2, 10}, {2024, 2, 17}}, {{2024, 4, 4}, {2024, 4, 6}}, {{2024, 5, 1}, {2024, 5, 5}}, {{2024, 6, 10}},
      {{2024, 9, 15}, {2024, 9, 17}}, {{2024, 10, 1}, {2024, 10, 7}}},
     {{2024, 2, 4}, {2024, 2, 18}, {2024, 4, 7}, {2024, 4, 28}, {2024, 5, 11}, {2024, 9, 14}, {2024, 9, 29}, {2024, 10, 12}}},
    {2025, "国办发明电〔2024〕12号",
     {{{2025, 1, 1}}, {{2025, 1, 28}, {2025, 2, 4}}, {{2025, 4, 4}, {2025, 4, 6}}, {{2025, 5, 1}, {2025, 5, 5}},
      {{2025, 5, 31}, {2025, 6, 2}}, {{2025, 10, 1}, {2025, 10, 8}}},
     {{2025, 1, 26}, {2025, 2, 8}, {2025, 4, 27}, {2025, 9, 28}, {2025, 10, 11}}},
    {2026, "国务院办公厅2025年11月4日",
     {{{2026, 1, 1}, {2026, 1, 3}}, {{2026, 2, 15}, {2026, 2, 23}}, {{2026, 4, 4}, {2026, 4, 6}}, {{2026, 5, 1}, {2026, 5, 5}},
      {{2026, 6, 19}, {2026, 6, 21}}, {{2026, 9, 25}, {2026, 9, 27}}, {{2026, 10, 1}, {2026, 10, 7}}},
     {{2026, 1, 4}, {2026, 2, 14}, {2026, 2, 28}, {2026, 5, 9}, {2026, 9, 20}, {2026, 10, 10}}}};

bool is_weekday(const Date& date) { return weekday_of(date) <= Weekday::friday; }

std::set<Date> days_off_of(const Notice& notice) {
  std::set<Date> off;
  for (const auto& [first, last] : notice.off)
    for (Date date = first; date <= last; date = day_after(date)) off.insert(date);
  return off;
}

int weekdays_in(int year) {
  int count = 0;
  for (Date date{year, 1, 1}; date.year() == year; date = day_after(date)) count += is_weekday(date);
  return count;
}

int working_days(int year) { return working_days_in(chinese_calendar(), Year{year}).days; }

/// Days off by the regulation on public holidays as amended in 1999, 2007 (in force 2008) and 2024 (in force 2025).
int statutory_days(int year) { return year < 2008 ? 10 : year < 2025 ? 11 : 13; }

}  // namespace

TEST_CASE("six notices, day by day") {
  for (const Notice& notice : notices) {
    CAPTURE(notice.number);
    const std::set<Date> off = days_off_of(notice);
    const std::set<Date> working(notice.working.begin(), notice.working.end());
    for (const Date& date : off) CHECK_FALSE(is_working_day(chinese_calendar(), date));
    for (const Date& date : working) CHECK((!is_weekday(date) && is_working_day(chinese_calendar(), date)));
    // The last days of December belong to the notice of the next year.
    for (Date date{notice.year, 1, 1}; date < Date{notice.year, 12, 28}; date = day_after(date)) {
      CAPTURE(days_of(date));
      CHECK(is_working_day(chinese_calendar(), date) == (!off.contains(date) && (is_weekday(date) || working.contains(date))));
    }
  }
}

TEST_CASE("the extended Spring Festival of 2020 and the commemoration of 2015") {
  // 国办发明电〔2020〕1号: off to 2 February; the make-up day of 1 February falls away.
  for (Date date{2020, 1, 24}; date <= Date{2020, 2, 2}; date = day_after(date)) CHECK_FALSE(is_working_day(chinese_calendar(), date));
  CHECK(is_working_day(chinese_calendar(), {2020, 2, 3}));
  // 国发明电〔2015〕1号: 3 to 5 September off, Sunday the 6th worked.
  CHECK_FALSE(is_working_day(chinese_calendar(), {2015, 9, 3}));
  CHECK_FALSE(is_working_day(chinese_calendar(), {2015, 9, 4}));
  CHECK(is_working_day(chinese_calendar(), {2015, 9, 6}));
}

TEST_CASE("working days of each year, counted in Python from the package holidays") {
  // sum(china.is_working_day(day) for day in the year) for 2004..2026
  constexpr int counts[]{252, 251, 251, 249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248};
  for (int year = 2004; year <= 2026; ++year) {
    CAPTURE(year);
    CHECK(working_days_in(chinese_calendar(), Year{year}) == WorkingDays{counts[year - 2004], Certainty::official});
  }
}

TEST_CASE("a year has its weekdays less the statutory days: shifts cancel out, but for those with a reason") {
  const std::map<int, int> differences{
      {2005, 1},             // 31 December worked for 2006
      {2006, -1 + 2},        // the same day; 30 and 31 December worked for 2007
      {2007, -2},            // the same days
      {2011, 1},             // 31 December worked for 2012
      {2012, -1},            // the same day
      {2015, -1},            // 3 September
      {2020, -2}};           // 31 January off, 1 February not worked
  for (int year = 2004; year <= 2026; ++year) {
    CAPTURE(year);
    const auto found = differences.find(year);
    CHECK(working_days(year) == weekdays_in(year) - statutory_days(year) + (found == differences.end() ? 0 : found->second));
  }
}

TEST_CASE("estimated years have the statutory days, moved off the weekend") {
  for (const int year : {2027, 2029, 2030}) CHECK(working_days(year) == weekdays_in(year) - 13);
  CHECK(working_days(2028) == weekdays_in(2028) - 12);  // Mid-Autumn Festival falls on 3 October, which is off already
  CHECK_FALSE(is_working_day(chinese_calendar(), {2027, 10, 1}));
  CHECK_FALSE(is_working_day(chinese_calendar(), {2030, 5, 2}));
  CHECK_FALSE(is_working_day(chinese_calendar(), {2027, 2, 8}));  // third day of the year that begins on 2027-02-06
  for (const CalendarException& exception : chinese_calendar().exceptions())
    if (exception.date.year() > 2026) CHECK_FALSE(exception.working);
}

TEST_CASE("every day says how sure it is") {
  CHECK(certainty_of(chinese_calendar(), {2003, 12, 31}) == Certainty::unknown);
  CHECK(certainty_of(chinese_calendar(), {2004, 1, 1}) == Certainty::official);
  CHECK(certainty_of(chinese_calendar(), {2026, 12, 31}) == Certainty::official);
  CHECK(certainty_of(chinese_calendar(), {2027, 1, 1}) == Certainty::estimated);
  CHECK(certainty_of(chinese_calendar(), {2030, 12, 31}) == Certainty::estimated);
  CHECK(certainty_of(chinese_calendar(), {2031, 1, 1}) == Certainty::unknown);
  CHECK(is_working_day(chinese_calendar(), {2031, 10, 1}));  // unknown: a Wednesday is a Wednesday
  CHECK(working_days_in(chinese_calendar(), Period{Date{2026, 1, 1}, Date{2027, 12, 31}}) == WorkingDays{496, Certainty::estimated});
  CHECK(working_days_in(chinese_calendar(), Period{Date{2030, 1, 1}, Date{2031, 1, 1}}).certainty == Certainty::unknown);
}

TEST_CASE("terms across a holiday") {
  // From Friday 20 September 2024: 7 with Sunday the 29th, 5 with Saturday 12 October, 5 in the week after, 3 more.
  CHECK(add_working_days(chinese_calendar(), {2024, 9, 20}, 20) == ShiftedDate{{2024, 10, 23}, Certainty::official});
  CHECK(next_working_day(chinese_calendar(), {2024, 9, 30}) == ShiftedDate{{2024, 10, 8}, Certainty::official});
  CHECK(previous_working_day(chinese_calendar(), {2025, 10, 9}) == ShiftedDate{{2025, 9, 30}, Certainty::official});
  CHECK(working_day_on_or_after(chinese_calendar(), {2023, 1, 22}).date == Date{2023, 1, 28});  // a Saturday
}

TEST_CASE("days are named in both languages") {
  const auto named = [](const Date& date) { return exception_on(chinese_calendar(), date); };
  CHECK(named({2025, 10, 6})->name_zh == "中秋节");
  CHECK(named({2025, 10, 6})->name_en == "Mid-Autumn Festival");
  CHECK(named({2025, 9, 28})->name_zh == "国庆节调休上班");
  CHECK(named({2025, 9, 28})->name_en == "make-up working day for National Day");
  CHECK(named({2012, 6, 23})->name_zh == "端午节");  // a Saturday, the festival itself
  CHECK_FALSE(named({2025, 3, 3}));
  for (const CalendarException& exception : chinese_calendar().exceptions())
    CHECK((!exception.name_zh.empty() && !exception.name_en.empty()));
}
