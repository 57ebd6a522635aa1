// How likely targets are to be met: probabilities in columns, from projections and the errors they have made.
#pragma once

#include <array>
#include <optional>

#include "milepost/assessment/status.hpp"
#include "milepost/assessment/target_columns.hpp"
#include "milepost/projection/outlook.hpp"
#include "milepost/projection/project.hpp"

namespace milepost {

/// How it is reckoned.
struct AttainSettings {
  Model model{Automatic{}};
  std::optional<double> lower{};         ///< natural limits of all series: a target past one is impossible, or certain
  std::optional<double> upper{};
  ErrorSource errors{};                  ///< the shipped ones, or one's own
  bool details{false};                   ///< fills the columns past `standard_error`
  std::size_t threads{1};
};

/// A row a target, in their order; NaN where there is a reason. The bound is met at a figure that reaches it; "more than" and "at least"
/// differ only for figures that are seen.
struct AttainColumns {
  ResultColumn<double> probability{};      ///< that the bound is met at the due day
  ResultColumn<double> standard_error{};   ///< of the simulation: 0, since these probabilities are integrated
  ResultColumn<double> any_time{};         ///< that it is met by some figure from the newest one to the due day (first passage)
  ResultColumn<double> every_time{};       ///< that it is met by every figure from the next one to the due day (recurring targets)
  ResultColumn<double> reached{};          ///< when the path meets the bound, years of the library's clock; NaN: not within 128 steps
  ResultColumn<double> reached_early{};    ///< the same of the better end of the 80 % interval
  ResultColumn<double> reached_late{};     ///< of the worse end
  std::vector<std::string> models{};       ///< what `model` counts
  ResultColumn<std::uint8_t> model{};
  ResultColumn<std::uint8_t> reason{};     ///< as Reason, 255 none
};

/// Reads series, target, due, direction and strict of the targets. A figure seen at or after the due day settles the matter: 0 or 1. A due
/// day further than 128 steps ahead is taken at 128. Throws OutOfRange, before any work, for columns that do not fit together.
AttainColumns attain(const Panel& panel, const TargetColumns& targets, const AttainSettings& settings = {});

/// The words of the IPCC for a probability (Mastrandrea and others, Guidance note on uncertainty, 2010; Chinese as in the official
/// translation of the Sixth Assessment Report): 几乎确定 "virtually certain" from 0.99, 极有可能 0.95, 很可能 0.90, 可能 "likely" 0.66,
/// 或许可能 "about as likely as not" from 0.33, 不可能 "unlikely" below, 很不可能 to 0.10, 极不可能 to 0.05, 几乎不可能 to 0.01, each included.
constexpr std::string_view likelihood_word(double probability, Language language) {
  struct LikelihoodStep {
    double from;
    std::string_view zh, en;
  };
  constexpr std::array<LikelihoodStep, 5> upper{{{0.99, "几乎确定", "virtually certain"}, {0.95, "极有可能", "extremely likely"}, {0.90, "很可能", "very likely"},
                                       {0.66, "可能", "likely"}, {0.33, "或许可能", "about as likely as not"}}};
  constexpr std::array<LikelihoodStep, 4> lower{{{0.01, "几乎不可能", "exceptionally unlikely"}, {0.05, "极不可能", "extremely unlikely"}, {0.10, "很不可能", "very unlikely"},
                                       {1, "不可能", "unlikely"}}};
  for (const LikelihoodStep& step : upper)
    if (probability >= step.from) return language == Language::zh ? step.zh : step.en;
  for (const LikelihoodStep& step : lower)
    if (probability <= step.from) return language == Language::zh ? step.zh : step.en;
  return {};
}

/// The distribution of how many of several independent targets are met: element k is the probability of exactly k.
std::vector<double> count_distribution(std::span<const double> probabilities);

/// What a sum of figures must reach: those seen so far, and so many figures to come.
struct SumAsked {
  double so_far{};
  double limit{};
  int steps{};
  int direction{1};
};

/// A probability by simulation, with its Monte Carlo standard error.
struct SimulatedProbability {
  double probability{};
  double standard_error{};
};

/// That the sum of what has been seen and of the next figures reaches the limit, or with direction -1 stays at or below it; errors hang
/// together over time as correlation_power() says. The draws depend on nothing but their number.
SimulatedProbability probability_of_sum(const Outlook& outlook, const SumAsked& asked, int paths = 4000);

}  // namespace milepost
