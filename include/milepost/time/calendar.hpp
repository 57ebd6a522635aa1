// Working days: days of the week, the dated exceptions to them, and how sure each day is.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/time/week.hpp"

namespace milepost {

/// How sure it is that people work on a day, or do not. A result is only as sure as the least sure day it went by.
enum class Certainty {
  official,   ///< the arrangement of that year has been published
  estimated,  ///< only the rule is known that the arrangement will follow
  unknown     ///< nothing but the days of the week
};

constexpr std::string_view name_of(Certainty certainty) {
  constexpr std::string_view names[]{"official", "estimated", "unknown"};
  return names[static_cast<int>(certainty)];
}

/// A day off, a make-up working day, or a named day that is off anyway (a festival on a Sunday).
struct CalendarException {
  Date date;
  bool working;
  std::string name_zh{};
  std::string name_en{};
  friend bool operator==(const CalendarException&, const CalendarException&) = default;
};

/// A stretch of days for which the exceptions of a calendar are complete, and on what authority.
struct Coverage {
  Period period;
  Certainty certainty;
  friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// Monday to Sunday: true for working days.
using WorkingWeekdays = std::array<bool, 7>;
inline constexpr WorkingWeekdays monday_to_friday{true, true, true, true, true, false, false};

/// Holidays are data: a calendar is its weekdays and its exceptions. Where no coverage is given a day is `unknown`, whether it
/// is listed or not.
class Calendar {
 public:
  /// Takes exceptions in any order. Throws OutOfRange if a day is listed twice.
  explicit Calendar(std::string name, std::vector<CalendarException> exceptions = {}, std::vector<Coverage> covered = {},
                    const WorkingWeekdays& weekdays = monday_to_friday)
      : name_(std::move(name)), weekdays_(weekdays), exceptions_(std::move(exceptions)), covered_(std::move(covered)) {
    std::ranges::sort(exceptions_, {}, &CalendarException::date);
    const auto twice = std::ranges::adjacent_find(exceptions_, {}, &CalendarException::date);
    if (twice != exceptions_.end()) fail_range("calendar", name_, "lists " + describe(twice->date) + " twice");
  }

  const std::string& name() const { return name_; }
  const WorkingWeekdays& weekdays() const { return weekdays_; }
  const std::vector<CalendarException>& exceptions() const { return exceptions_; }  ///< in the order of their days
  const std::vector<Coverage>& covered() const { return covered_; }

  friend bool operator==(const Calendar&, const Calendar&) = default;

 private:
  // to_string(Date) is compiled, and this header is not.
  static std::string describe(const Date& date) {
    return std::to_string(date.year()) + "-" + std::to_string(date.month()) + "-" + std::to_string(date.day());
  }

  std::string name_;
  WorkingWeekdays weekdays_;
  std::vector<CalendarException> exceptions_;
  std::vector<Coverage> covered_;
};

namespace detail {

/// The exception of a day, which the calendar owns; null if the day of the week decides.
inline const CalendarException* find_exception(const Calendar& calendar, const Date& date) {
  const auto& exceptions = calendar.exceptions();
  const auto found = std::ranges::lower_bound(exceptions, date, {}, &CalendarException::date);
  return found != exceptions.end() && found->date == date ? &*found : nullptr;
}

}  // namespace detail

/// The exception of a day, with its names; empty if the day of the week decides.
inline std::optional<CalendarException> exception_on(const Calendar& calendar, const Date& date) {
  const CalendarException* exception = detail::find_exception(calendar, date);
  return exception ? std::optional{*exception} : std::nullopt;
}

/// The answer without its certainty, which certainty_of gives.
inline bool is_working_day(const Calendar& calendar, const Date& date) {
  if (const CalendarException* exception = detail::find_exception(calendar, date)) return exception->working;
  return calendar.weekdays()[static_cast<std::size_t>(weekday_of(date)) - 1];
}

/// The surest coverage that holds the day.
inline Certainty certainty_of(const Calendar& calendar, const Date& date) {
  Certainty surest = Certainty::unknown;
  for (const auto& [period, certainty] : calendar.covered())
    if (contains(period, date)) surest = std::min(surest, certainty);
  return surest;
}

/// A number of working days, and the least sure of the days counted through, free days included.
struct WorkingDays {
  int days;
  Certainty certainty;
  friend bool operator==(const WorkingDays&, const WorkingDays&) = default;
};

/// A day reached by counting, and the least sure of the days passed on the way, itself included.
struct ShiftedDate {
  Date date;
  Certainty certainty;
  friend bool operator==(const ShiftedDate&, const ShiftedDate&) = default;
};

/// Working days from one day to another; the first day does not count, the last one does. Backwards the count is negative:
/// Friday to Monday is 1, Monday to Friday before it is -1. add_working_days(from, result) arrives at `to` if that is a
/// working day. No day passed: 0, official.
inline WorkingDays working_days_between(const Calendar& calendar, const Date& from, const Date& to) {
  const long days = days_of(to) - days_of(from);
  const int step = days < 0 ? -1 : 1;
  WorkingDays counted{0, Certainty::official};
  for (long passed = 0; passed != days;) {
    passed += step;
    const Date date = add_days(from, passed);
    if (is_working_day(calendar, date)) counted.days += step;
    counted.certainty = std::max(counted.certainty, certainty_of(calendar, date));
  }
  return counted;
}

/// Working days inside a period, both ends included.
inline WorkingDays working_days_in(const Calendar& calendar, const Period& period) {
  WorkingDays counted = working_days_between(calendar, period.first(), period.last());
  counted.days += is_working_day(calendar, period.first()) ? 1 : 0;
  counted.certainty = std::max(counted.certainty, certainty_of(calendar, period.first()));
  return counted;
}

/// The n-th working day after a day, or before it if n is negative; the day itself never counts. 0 gives the day itself,
/// working or not. Throws OutOfRange where the years 1 to 9999 have no such day.
inline ShiftedDate add_working_days(const Calendar& calendar, const Date& date, int days) {
  const int step = days < 0 ? -1 : 1;
  ShiftedDate shifted{date, Certainty::official};
  for (int left = days; left != 0;) {
    shifted.date = add_days(shifted.date, step);
    shifted.certainty = std::max(shifted.certainty, certainty_of(calendar, shifted.date));
    if (is_working_day(calendar, shifted.date)) left -= step;
  }
  return shifted;
}

/// The first working day after a day, and the last one before it.
inline ShiftedDate next_working_day(const Calendar& calendar, const Date& date) { return add_working_days(calendar, date, 1); }
inline ShiftedDate previous_working_day(const Calendar& calendar, const Date& date) { return add_working_days(calendar, date, -1); }

/// The day itself if people work on it, else the next working day: how a term that ends on a day off is extended (民法典 art. 203).
inline ShiftedDate working_day_on_or_after(const Calendar& calendar, const Date& date) {
  if (is_working_day(calendar, date)) return {date, certainty_of(calendar, date)};
  const ShiftedDate next = next_working_day(calendar, date);
  return {next.date, std::max(next.certainty, certainty_of(calendar, date))};
}

/// The day itself if people work on it, else the last working day before: for what must be done in time.
inline ShiftedDate working_day_on_or_before(const Calendar& calendar, const Date& date) {
  if (is_working_day(calendar, date)) return {date, certainty_of(calendar, date)};
  const ShiftedDate previous = previous_working_day(calendar, date);
  return {previous.date, std::max(previous.certainty, certainty_of(calendar, date))};
}

/// A calendar brought up to date: what `newer` lists and covers is added and wins day by day. What `older` lists on days that
/// `newer` is surer of is dropped: a notice replaces the estimate of its year. Name and weekdays stay those of `older`.
inline Calendar updated(const Calendar& older, const Calendar& newer) {
  std::vector<CalendarException> exceptions = newer.exceptions();
  for (const CalendarException& exception : older.exceptions()) {
    const bool surer = certainty_of(newer, exception.date) < certainty_of(older, exception.date);
    if (!surer && !detail::find_exception(newer, exception.date)) exceptions.push_back(exception);
  }
  std::vector<Coverage> covered = older.covered();
  covered.insert(covered.end(), newer.covered().begin(), newer.covered().end());
  return Calendar{older.name(), std::move(exceptions), std::move(covered), older.weekdays()};
}

/// Mainland China, 2004 to 2030: days off and make-up working days (调休上班) by the yearly notices of the General Office of the
/// State Council, official to 2026; from 2027 estimated: the days off that the regulation on public holidays (2024) names,
/// and the next weekday for one on a weekend. On 2008 to 2026 that estimate has the number of working days right in 15
/// years of 19, by at most 3 days wrong, and takes 10 to 24 days of a year otherwise than the notice. Other years are
/// unknown. A notice may still move the last days of the December before it, as those for 2006, 2007, 2008, 2012 and 2019 did.
const Calendar& chinese_calendar();

}  // namespace milepost
