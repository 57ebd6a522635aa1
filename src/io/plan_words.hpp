// Words that a plan may have given a meaning of its own: names of periods, units.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../plan/findings.hpp"

namespace milepost::detail {

/// The periods and units of a plan by their words, found as soon among thousands as among three.
class PlanWords {
 public:
  PlanWords();
  explicit PlanWords(const Plan& plan);

  void add(const NamedPeriod& period);
  void add(const Unit& unit);

  /// The period that goes by a name: its id, or one of its names, with or without quotes and the word for period.
  std::optional<Period> period_named(std::string_view name) const;

  /// "; did you mean 'fyp14'?", or nothing.
  std::string near_period(std::string_view name) const { return guess_(name, period_ids_); }

  /// The plan's own unit; empty if no word of one is this.
  std::optional<Unit> unit_named(std::string_view word) const;
  std::string near_unit(std::string_view word) const { return guess_(word, unit_words_); }

 private:
  std::unordered_map<std::string, Period> periods_by_id_{};
  std::unordered_map<std::string, Period> periods_by_name_{};
  std::unordered_map<std::string, Unit> units_{};
  std::vector<std::string> period_ids_{};
  std::vector<std::string> unit_words_{};  ///< those of known units too
  Guesses guess_{};
};

/// A calendar period, else a named one. Throws ParseError.
Period period_in_words(const PlanWords& plan, std::string_view words);

/// The unit of a word: the plan's own, else a known one. Throws ParseError.
Unit unit_in_words(const PlanWords& plan, std::string_view word);

}  // namespace milepost::detail
