// How likely a target is to be met and what that rests on, or why it cannot be said.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "milepost/assessment/status.hpp"
#include "milepost/plan/text.hpp"

namespace milepost {

/// Why there is no probability.
enum class Unforeseen {
  no_number,       ///< the target has none
  no_baseline,     ///< its number is counted from a baseline that is not known
  no_due,
  recurring,       ///< owed anew in each period
  mean_rate,       ///< asks for a mean rate over years
  comparison,      ///< measured against another indicator
  no_figures,
  not_joined,      ///< the reports do not make a total from the opening on
  too_few,         ///< fewer than three figures of a cumulative change
  contradictory,   ///< periods that come twice or do not ascend, an infinite figure
  no_spread,       ///< figures that are all zero do not show how far they may move
  odd_answer,      ///< a model of one's own that leaves figures out
  for_each,        ///< holds for each of a set: each member has a probability of its own
  deliverable,     ///< steps, not figures
  unknown_series,
  no_direction,    ///< neither more nor less is better
  endless          ///< the bound or the due day is infinite, or a cell of theirs cannot be read
};

constexpr std::string_view name_of(Unforeseen why) {
  constexpr std::string_view names[]{"no_number", "no_baseline", "no_due", "recurring", "mean_rate", "comparison", "no_figures", "not_joined", "too_few",
                                     "contradictory", "no_spread", "odd_answer", "for_each", "deliverable", "unknown_series", "no_direction", "endless"};
  return names[static_cast<int>(why)];
}

/// The same as a reason of tables.
constexpr Reason reason_for(Unforeseen why) {
  switch (why) {
    case Unforeseen::no_number: return Reason::no_target_value;
    case Unforeseen::no_baseline: return Reason::no_baseline;
    case Unforeseen::no_due: return Reason::no_schedule;
    case Unforeseen::no_figures:
    case Unforeseen::unknown_series: return Reason::no_data;
    case Unforeseen::too_few: return Reason::too_few_points;
    default: return Reason::inconclusive;
  }
}

/// In words, to stand after "none: ".
Text words_of(Unforeseen why);

/// A probability with what it rests on, or the reason for none.
struct Chance {
  std::optional<double> probability{};  ///< 0 and 1 themselves only where it is settled
  bool settled{false};                  ///< by a figure, or by a natural limit
  std::string model{};                  ///< by which the figures were carried on; empty where nothing was
  int used{};                           ///< figures that were seen
  std::optional<Unforeseen> why{};      ///< set exactly when there is no probability
  friend bool operator==(const Chance&, const Chance&) = default;
};

}  // namespace milepost
