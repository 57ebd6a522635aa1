// When a promise falls due: the rule, where it comes from, and the window that follows from both.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "milepost/time/month_day.hpp"
#include "milepost/time/recurrence.hpp"
#include "milepost/time/span.hpp"

namespace milepost {

/// Due on a day, the day inside: "by the end of 2025" is 2025-12-31.
struct ByDate {
  Date date;
  friend bool operator==(const ByDate&, const ByDate&) = default;
};

/// Due at the end of a period that has a name in the plan: the end of 十四五. The window opens where the period does.
struct EndOf {
  std::string name;
  Period period;
  friend bool operator==(const EndOf&, const EndOf&) = default;
};

/// To be done inside a window: 2022年内, “十四五”期间. `name` is empty for a calendar period.
struct Within {
  Period period;
  std::string name{};
  friend bool operator==(const Within&, const Within&) = default;
};

/// Due in every period again: 每年. Without a window: over the plan's horizon.
struct EachPeriod {
  Frequency every;
  std::optional<Period> window{};
  std::string name{};  ///< of the window, where it has one
  friend bool operator==(const EachPeriod&, const EachPeriod&) = default;
};

/// Due some months after an anchor day, on the anniversary: "within 5 years". Without an anchor the plan's day of issue is
/// assumed and said.
struct RelativeTo {
  int months;
  std::optional<Date> anchor{};
  friend bool operator==(const RelativeTo&, const RelativeTo&) = default;
};

/// Due on a day whose year the document leaves out: 6月30日前, 7月底前. The first such day after the day of issue, which is
/// an assumption and said; without a day of issue there is no schedule. The day is inside, as 前 is read in office: a promise
/// that excludes it is written with the day before.
struct OnMonthDay {
  MonthDay day;
  friend bool operator==(const OnMonthDay&, const OnMonthDay&) = default;
};

/// Due again and again at no stated interval: 定期, 常态化. Nothing can be late; when it was last done can be said.
struct Regularly {
  friend bool operator==(const Regularly&, const Regularly&) = default;
};

/// No due date at all (推进, 持续, 尽快): nothing can be late.
struct NoDue {
  friend bool operator==(const NoDue&, const NoDue&) = default;
};

using DueRule = std::variant<NoDue, ByDate, EndOf, Within, EachPeriod, RelativeTo, OnMonthDay, Regularly>;

/// Where a due date or an opening comes from: written at the target; written once for several clauses; taken from the end of
/// the plan; counted from an anchor; fixed by the library's convention; assumed because the document is silent; none.
enum class Basis { none, stated, shared, inherited, relative, convention, assumed };

constexpr std::string_view name_of(Basis basis) {
  constexpr std::string_view names[]{"none", "stated", "shared", "inherited", "relative", "convention", "assumed"};
  return names[static_cast<int>(basis)];
}

/// Where a rule comes from if nothing else is said of it.
inline Basis basis_of(const DueRule& rule) {
  if (std::holds_alternative<NoDue>(rule) || std::holds_alternative<Regularly>(rule)) return Basis::none;
  if (std::holds_alternative<OnMonthDay>(rule)) return Basis::assumed;
  return std::holds_alternative<RelativeTo>(rule) ? Basis::relative : Basis::stated;
}

/// A due rule with its basis and the words of the document. A bare Date is "due by that day, as stated".
struct Due {
  DueRule rule{};
  Basis basis{Basis::none};
  std::string words{};

  Due() = default;
  Due(const Date& date) : rule(ByDate{date}), basis(Basis::stated) {}
  Due(DueRule r, Basis b = Basis::stated, std::string w = {}) : rule(std::move(r)), basis(b), words(std::move(w)) {}

  friend bool operator==(const Due&, const Due&) = default;
};

/// The days of a plan that its due rules lean on.
struct PlanFrame {
  std::optional<Date> issued{};     ///< day of issue 印发日
  std::optional<Period> horizon{};  ///< the years of the plan's title
  friend bool operator==(const PlanFrame&, const PlanFrame&) = default;
};

/// A due rule worked out in days.
struct Schedule {
  std::optional<Date> open{};            ///< the window opens at the close of this day
  std::optional<Date> due{};             ///< the last due day; empty: no schedule
  Basis open_basis{Basis::none};
  Basis due_basis{Basis::none};
  std::optional<Recurrence> recurrence{};  ///< for targets due in each period
  friend bool operator==(const Schedule&, const Schedule&) = default;
};

namespace detail {

inline Schedule window_schedule(const Period& window, Basis basis) {
  return {eve_of(window.first()), window.last(), basis, basis, {}};
}

inline Schedule schedule_of(const NoDue&, Basis, const PlanFrame&) { return {}; }
inline Schedule schedule_of(const Regularly&, Basis, const PlanFrame&) { return {}; }

inline Schedule schedule_of(const ByDate& rule, Basis basis, const PlanFrame& frame) {
  if (!frame.horizon) return {std::nullopt, rule.date, Basis::none, basis, {}};
  return {eve_of(frame.horizon->first()), rule.date, Basis::convention, basis, {}};
}

inline Schedule schedule_of(const EndOf& rule, Basis basis, const PlanFrame&) { return window_schedule(rule.period, basis); }
inline Schedule schedule_of(const Within& rule, Basis basis, const PlanFrame&) { return window_schedule(rule.period, basis); }

inline Schedule schedule_of(const EachPeriod& rule, Basis basis, const PlanFrame& frame) {
  const std::optional<Period> window = rule.window ? rule.window : frame.horizon;
  if (!window) return {};
  Schedule schedule = window_schedule(*window, basis);
  if (!rule.window) schedule.open_basis = Basis::convention;
  schedule.recurrence = Recurrence{rule.every, *window};
  return schedule;
}

inline Schedule schedule_of(const RelativeTo& rule, Basis basis, const PlanFrame& frame) {
  const std::optional<Date> anchor = rule.anchor ? rule.anchor : frame.issued;
  if (!anchor) return {};
  const Basis origin = rule.anchor ? basis : Basis::assumed;
  return {*anchor, add_months(*anchor, rule.months), origin, origin, {}};
}

inline Schedule schedule_of(const OnMonthDay& rule, Basis basis, const PlanFrame& frame) {
  if (!frame.issued) return {};
  return {*frame.issued, next_on_or_after(rule.day, day_after(*frame.issued)), Basis::assumed, basis, {}};
}

}  // namespace detail

/// The window of a due rule. A stated first day of the window wins over what the rule and the plan say; a relative rule
/// without an anchor opens at the close of the day of issue (basis `assumed`). A stated first day after the due day is a
/// contradiction that check() reports.
inline Schedule schedule_of(const Due& due, const PlanFrame& frame, const std::optional<Date>& first_day = {}) {
  Schedule schedule = std::visit([&](const auto& rule) { return detail::schedule_of(rule, due.basis, frame); }, due.rule);
  if (first_day) {
    schedule.open = eve_of(*first_day);
    schedule.open_basis = Basis::stated;
  }
  return schedule;
}

/// Finds the period that a name stands for; empty if the plan has no such name.
using PeriodNames = std::function<std::optional<Period>(std::string_view)>;

/// Reads `2025`, `2025年底`, `end of fyp14`, `within 2022`, `each year`, `each year of 2022..2025`, `within 5 years`,
/// `within 5 years of 2022-07-11`, `by 30 June` / `6月30日前`, `regularly` / 定期, `none`. A bare period is due at its end. Words that
/// set no date (尽快, 及时, 限期) are kept as the words of `none`. Throws ParseError.
Due parse_due(std::string_view text, const PeriodNames& names = {});

/// The rule in the words that parse_due reads.
std::string to_string(const Due& due);

}  // namespace milepost
