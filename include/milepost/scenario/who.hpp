// The scenarios of the World Health Organization's Triple Billion targets, by their own names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/scenario/apply.hpp"
#include "milepost/scenario/peers.hpp"

namespace milepost {

// Source: the R package billionaiRe (World Health Organization, github.com/gpw13/billionaiRe, 2 April 2025), its documentation and the figures
// of its tests. The rule for a target that is worse than the start changed there in October 2023: its tests expect hold, its code follows.

/// A country and those it is compared with.
struct WhoUnit {
  YearlyPath path{};
  std::vector<YearlyPath> others{};  ///< every other country, for quantiles, medians and the best of all
  std::vector<YearlyPath> region{};  ///< the other countries of its region
  std::string iso3{};
  bool high_income{false};           ///< by the World Bank's groups
  std::optional<double> target{};    ///< where the programme sets one for each country
  IfTargetWorse if_target_worse{IfTargetWorse::hold};
};

/// A scenario by its name: the parts that make it, and which way is better for its indicator.
struct WhoScenario {
  TrimmedEffect effect{};
  Direction better{Direction::increase};
};

/// "accelerate_stunting", "sdg_pm25", "accelerate_doctors" ... for a country and its years. An sdg_ scenario is the SDG target of 2030 where the
/// indicator has one of its own, else the accelerated one. Empty for a name that is none, and for campaigns, which follow plans and no rule.
std::optional<WhoScenario> who_scenario(std::string_view name, const WhoUnit& unit, const YearlyFrame& frame);

/// The yearly figures of that scenario. Throws ParseError for a name that is none.
YearlyPath who_path(std::string_view name, const WhoUnit& unit, YearlyFrame frame);

/// Every name that who_scenario() knows.
std::vector<std::string> who_scenarios();

/// COVID-19 as WHO's scenarios have it: a dip in 2020 after which the rate of the years before returns.
///  rapid_return, delayed_return: from the recovery year on, all of it (2022, 2023);
///  sustained_disruption: from 2022 on, growing evenly until the last year;
///  never_return: not within reach (2060).
enum class CovidScenario { rapid_return, delayed_return, sustained_disruption, never_return };

constexpr std::string_view name_of(CovidScenario scenario) {
  constexpr std::string_view names[]{"rapid_return", "delayed_return", "sustained_disruption", "never_return"};
  return names[static_cast<int>(scenario)];
}

DipRecover covid(CovidScenario scenario, int last_year = 2025);

}  // namespace milepost
