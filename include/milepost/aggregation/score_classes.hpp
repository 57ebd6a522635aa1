// From the mean score of an indicator or a goal to its class.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/detail/numeric.hpp"

namespace milepost {

/// A class of scores by its lower end.
struct ScoreClass {
  std::string label{};
  double from{};
  bool itself{true};  ///< the lower end belongs to the class
  friend bool operator==(const ScoreClass&, const ScoreClass&) = default;
};

/// Classes from the best down, and the label of what lies below all of them.
struct ScoreClasses {
  std::string name{};
  std::vector<ScoreClass> classes{};
  std::string below{};
  friend bool operator==(const ScoreClasses&, const ScoreClasses&) = default;
};

/// Label of a score, with the relative slack of all comparisons.
inline std::string class_of(const ScoreClasses& table, double score) {
  for (const ScoreClass& one : table.classes)
    if (one.itself ? detail::at_least(score, one.from) : detail::more_than(score, one.from)) return one.label;
  return table.below;
}

/// Statistics Canada (Open SDG), an indicator by the mean score of its series, -5 to 5: substantial from 2.5, moderate from 0, limited
/// from -2.5, deterioration below.
inline ScoreClasses statcan_classes() {
  return {"statcan", {{"substantial_progress", 2.5}, {"moderate_progress", 0}, {"limited_progress", -2.5}}, "deterioration"};
}

/// Eustat, a goal by the mean score of its indicators, -5 to 5: significant above 2.5, moderate above 0.25, no progress within 0.25 of
/// 0, moderate deterioration from -2.5, significant below.
inline ScoreClasses eustat_classes() {
  return {"eustat",
          {{"significant_progress", 2.5, false}, {"moderate_progress", 0.25, false}, {"no_progress", -0.25}, {"moderate_deterioration", -2.5}},
          "significant_deterioration"};
}

/// Statistics Canada's class of a whole indicator: `target_achieved` only if every series has achieved its target, whatever the mean
/// score; else by the mean score.
inline std::string statcan_indicator_class(double mean_score, const std::vector<std::string>& labels_of_series) {
  constexpr std::string_view achieved = "target_achieved";
  for (const std::string& label : labels_of_series)
    if (label != achieved) return class_of(statcan_classes(), mean_score);
  return labels_of_series.empty() ? class_of(statcan_classes(), mean_score) : std::string(achieved);
}

}  // namespace milepost
