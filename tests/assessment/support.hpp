// Shared by the tests of verdicts: evidence in a few words, verdicts as people print them.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "milepost/assessment.hpp"

namespace milepost::test {

inline const Unit platform{.name = "platform"};
inline const Unit piece{.name = "piece"};
inline const Unit tonne{.name = "tonne", .counted = false};
inline const Unit day{.name = "day", .counted = false};

inline const Date mid_2024{2024, 6, 30};
inline const Date spring_2025{2025, 3, 1};

/// Whole years, both inside.
inline Period years(int first, int last) { return {Date{first, 1, 1}, Date{last, 12, 31}}; }

inline Due within(int first, int last) { return Due{Within{years(first, last)}}; }
inline Due each_year(int first, int last) { return Due{EachPeriod{Frequency::year, years(first, last)}}; }

inline Indicator indicator_of(Kind kind, const Unit& unit, std::optional<Direction> direction = {}) {
  return {.id = "thing", .unit = unit, .kind = kind, .direction = direction};
}

/// A target on an indicator of a kind, seen in the indicator's unit.
inline Evidence seen(Kind kind, const Unit& unit, Target target, std::vector<Observation> figures, const Date& as_of) {
  target.indicator = "thing";
  return {.target = std::move(target), .series = Series{unit, std::move(figures)}, .indicator = indicator_of(kind, unit), .as_of = as_of};
}

/// The case of the published table: 260 at end-2022, more than 400 by end-2025.
inline Evidence platforms(std::vector<Observation> figures, const Date& as_of) {
  const Target target{.bound = more_than(400 * platform), .due = end_of(Year{2025}), .baseline = Baseline{260, Year{2022}}};
  return seen(Kind::stock, platform, target, std::move(figures), as_of);
}

/// 200 in 2022..2025, a flow.
inline Evidence two_hundred(std::vector<Observation> figures, const Date& as_of) {
  return seen(Kind::flow, piece, {.bound = at_least(200 * piece), .due = within(2022, 2025)}, std::move(figures), as_of);
}

/// A number with a fixed count of decimals, as tables print it; "none" for what is absent.
inline std::string printed(const std::optional<double>& value, int decimals) {
  if (!value) return "none";
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, *value);
  return text;
}

inline std::string printed(const std::optional<Date>& date) {
  if (!date) return "none";
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date->year(), date->month(), date->day());
  return text;
}

/// "on_track", or the reason for no class: "no_data".
inline std::string status_of(const Verdict& verdict) {
  return std::string(verdict.reason ? name_of(*verdict.reason) : name_of(verdict.status));
}

/// "on_track 1.082": the class and the figure behind it.
inline std::string class_of(const Verdict& verdict, int decimals = 3) { return status_of(verdict) + " " + printed(verdict.figure, decimals); }
inline std::string class_of(const Evidence& evidence, const Method& method = Path{}, int decimals = 3) {
  return class_of(assess(evidence, method), decimals);
}
inline std::string status_of(const Evidence& evidence, const Method& method = Path{}) { return status_of(assess(evidence, method)); }

inline std::string movement_of(const Verdict& verdict) { return std::string(name_of(verdict.movement)); }

/// "off_track..on_track": the worst and the best class that a figure allows.
inline std::string range_of(const Verdict& verdict) {
  if (!verdict.between) return "none";
  return std::string(name_of(verdict.between->first)) + ".." + std::string(name_of(verdict.between->second));
}

/// Do the words stand in a sentence?
inline bool is_told(std::string_view sentence, std::string_view words) { return sentence.find(words) != std::string_view::npos; }

inline std::string required_today(const Evidence& evidence, int decimals = 2) { return printed(assess(evidence).required_today, decimals); }

}  // namespace milepost::test
