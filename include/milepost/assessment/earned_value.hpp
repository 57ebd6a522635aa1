// Method `earned_value`: what has been done over what was planned to be done by now.
#pragma once

#include "milepost/assessment/path.hpp"

namespace milepost {

/// SPI = EV / PV, the schedule performance index of earned value management (PMI, PMBOK Guide): on a line that climbs from the
/// baseline it is the figure of `path`. It tends to 1 for what ends late; earned_schedule does not. The cut of 0.90 is the library's
/// own parameter.
struct EarnedValue {
  Cuts cuts{1.0, 0.90};
  friend bool operator==(const EarnedValue&, const EarnedValue&) = default;
};

inline std::string name_of(const EarnedValue&) { return "earned_value"; }

inline Score score_of(const EarnedValue& method, const Standing& standing) { return score_of(Path{method.cuts}, standing); }

/// The figures of earned value management, in units of cost. Empty where a denominator is 0.
struct EarnedValueFigures {
  double schedule_variance{};                          ///< SV = EV - PV
  std::optional<double> schedule_performance{};        ///< SPI = EV / PV
  double cost_variance{};                              ///< CV = EV - AC
  std::optional<double> cost_performance{};            ///< CPI = EV / AC
  std::optional<double> estimate_at_completion{};      ///< EAC = BAC / CPI
  double estimate_if_typical{};                        ///< AC + (BAC - EV)
  std::optional<double> estimate_with_schedule{};      ///< AC + (BAC - EV) / (CPI SPI)
  std::optional<double> estimate_to_complete{};        ///< ETC = EAC - AC
  std::optional<double> variance_at_completion{};      ///< VAC = BAC - EAC
  std::optional<double> performance_to_complete{};     ///< TCPI = (BAC - EV) / (BAC - AC)
  friend bool operator==(const EarnedValueFigures&, const EarnedValueFigures&) = default;
};

/// From planned value, earned value, actual cost and budget at completion, all in one currency.
inline EarnedValueFigures earned_value_figures(double planned, double earned, double cost, double budget) {
  EarnedValueFigures figures{.schedule_variance = earned - planned, .cost_variance = earned - cost};
  figures.schedule_performance = detail::quotient(earned, planned);
  figures.cost_performance = detail::quotient(earned, cost);
  figures.estimate_if_typical = cost + budget - earned;
  figures.performance_to_complete = detail::quotient(budget - earned, budget - cost);
  if (earned == 0 || cost == 0) return figures;
  figures.estimate_at_completion = budget * cost / earned;
  figures.estimate_to_complete = *figures.estimate_at_completion - cost;
  figures.variance_at_completion = budget - *figures.estimate_at_completion;
  if (planned != 0) figures.estimate_with_schedule = cost + (budget - earned) * cost * planned / (earned * earned);
  return figures;
}

}  // namespace milepost
