// A method put together from parts: points, rate, statistic, cuts, scores, treatments.
#pragma once

#include "milepost/assessment/cut_table.hpp"
#include "milepost/assessment/point_choice.hpp"
#include "milepost/assessment/score_map.hpp"
#include "milepost/plan/target.hpp"

namespace milepost {

/// How the chosen points become a change a year.
enum class RateEstimator {
  compound,           ///< (y / b)^(1/n) - 1
  linear,             ///< (y - b) / n; over the last k + 1 figures the mean of the last k yearly changes
  least_squares,      ///< slope of the straight line through all points
  log_least_squares,  ///< exp(slope of the line through the logarithms) - 1
  reported            ///< the latest figure is itself a rate, per cent
};

/// What is cut into categories. b base, y latest, T target, e projected to the due day, d = 1 if more is better, else -1.
enum class Statistic {
  rate_ratio,        ///< d rate / |required rate from the base|
  plain_ratio,       ///< rate / required rate, without regard to the direction
  share_reached,     ///< d (e - b) / |T - b|
  share_missed,      ///< d (T - e) / |T - y|: 0 if it arrives, 1 if it stands still
  gap_left,          ///< |T - e| / |T - b|, 0 where the projection meets
  acceleration,      ///< rate needed from now on / rate so far
  rate,              ///< d rate: per cent a year, of straight lines units a year
  lead,              ///< completion less elapsed share of the path, percentage points of the way
  lag,               ///< the same, behind counted positive
  shortfall,         ///< per cent below the path's value
  distance,          ///< max(0, d (T - y)) / standard deviation, at most `farthest`
  gap,               ///< d (T - e), in units
  margin,            ///< the smaller of d (y - T) and d (y - reference), in units
  typical_speed      ///< years that a typical path takes from b to y / years taken
};

enum class PathShape { linear, geometric };

/// Growth between two negative values: as computed, with the sign turned (less negative is growth), or none.
enum class NegativeValues { as_computed, turned, none };

/// Growth of a row whose base, latest value and target do not lie on one side of 0: none, or changes along a straight line, as shares of
/// the size of the base. It takes one below 0 and one above: with a zero among them alone there is no change of sign, see `zero`, and a
/// base of 0 has no size, see `zero` again.
enum class SignChange { undefined, linear };

/// What is settled before the cuts, and how odd values are taken.
struct Treatments {
  double zero{};                          ///< takes the place of a zero base or target, and growth to 0 is -100 %; 0: undefined
  NegativeValues negative{NegativeValues::as_computed};
  SignChange sign_change{SignChange::undefined};         ///< of rates that compound between two points
  IfTargetWorse if_target_worse{IfTargetWorse::follow};  ///< a target behind the base: hold puts the base in its place
  std::optional<Category> met{};          ///< of a target that is met; absent: met makes no difference
  std::optional<double> near_end{};       ///< a target that is an end of the scale is met within so much of it
  double lower_end{0}, upper_end{100};    ///< of the scale, for `near_end`
  std::optional<Category> kept{};         ///< met at the base and still
  std::optional<Category> at_limit{};     ///< the natural limit is reached
  std::optional<Category> adverse{};      ///< the rate does not lead towards the target; a met one aside
  std::optional<double> limit_exponent{}; ///< cuts above 0 without a target shrink towards the natural limit, by this power
  std::optional<FourWays> target_at_base{};  ///< the target judged by equals the base: (met, moving right); absent: as the figure comes out
  std::optional<FourWays> maintain{};     ///< of a met target, or one without a due day: (met, moving right)
  std::optional<FourWays> direction{};    ///< without a target: (the mean moves right, the last change does)
  std::optional<FourWays> history{};      ///< (on the path now, on the path at the figure before)
  friend bool operator==(const Treatments&, const Treatments&) = default;
};

/// A method as data. Its name is that of an institution with the year of the edition, or one's own.
struct Preset {
  std::string name{};
  Text title{};
  std::string source{};                   ///< where the rule was read, with its edition
  std::string unverified{};               ///< which of its numbers are recalled or a reading of ours: change them as you know better
  PointChoice points{};
  RateEstimator rate{RateEstimator::compound};
  std::optional<double> half_life{};      ///< of the weight of a point in a least-squares line, years; absent: equal weights
  PathShape path{PathShape::linear};
  Statistic statistic{Statistic::rate_ratio};
  double farthest{3};                     ///< of `distance`
  CutTable cuts{};                        ///< of the statistic
  CutTable cuts_without_target{};         ///< of the rate, a share a year (0.01 is 1 %); empty: no_target_value
  ScoreMap score{};
  ScoreMap score_without_target{};
  std::optional<double> rate_cap{};       ///< the rate that is scored without a target ends at this, up and down
  Treatments treatments{};
  friend bool operator==(const Preset&, const Preset&) = default;
};

inline std::string name_of(const Preset& preset) { return preset.name; }

/// The library's own methods, by the names that no preset may have.
inline constexpr std::string_view own_method_names[]{"path",         "time_proportional", "growth_ratio", "trend_projection",
                                                     "earned_value", "earned_schedule",   "probability"};

constexpr std::string_view name_of(RateEstimator rate) {
  constexpr std::string_view names[]{"compound", "linear", "least_squares", "log_least_squares", "reported"};
  return names[static_cast<int>(rate)];
}

constexpr std::string_view name_of(Statistic statistic) {
  constexpr std::string_view names[]{"rate_ratio", "plain_ratio", "share_reached", "share_missed", "gap_left", "acceleration", "rate",
                                     "lead", "lag", "shortfall", "distance", "gap", "margin", "typical_speed"};
  return names[static_cast<int>(statistic)];
}

constexpr std::string_view name_of(PathShape shape) { return shape == PathShape::linear ? "linear" : "geometric"; }

constexpr std::string_view name_of(SignChange choice) { return choice == SignChange::undefined ? "undefined" : "linear"; }

constexpr std::string_view name_of(NegativeValues choice) {
  constexpr std::string_view names[]{"as_computed", "turned", "none"};
  return names[static_cast<int>(choice)];
}

/// Is the change a year found from all the chosen points, not from two of them?
constexpr bool is_fitted(RateEstimator rate) { return rate == RateEstimator::least_squares || rate == RateEstimator::log_least_squares; }

/// Is the change a year a share of the value, or a number of units?
constexpr bool is_share(RateEstimator rate) { return rate != RateEstimator::linear && rate != RateEstimator::least_squares; }

/// Rates and typical speeds speak for themselves.
constexpr bool needs_target(Statistic statistic) { return statistic != Statistic::rate && statistic != Statistic::typical_speed; }

/// Is the figure tied to a due day?
constexpr bool needs_due(Statistic statistic) {
  return needs_target(statistic) && statistic != Statistic::distance && statistic != Statistic::margin;
}

/// Is the figure made of a change a year?
constexpr bool needs_rate(Statistic statistic) {
  return statistic <= Statistic::rate || statistic == Statistic::gap;
}

namespace detail {

inline void add_category(std::vector<Category>& all, const std::optional<Category>& category) {
  if (category) all.push_back(*category);
}

inline void add_categories(std::vector<Category>& all, const std::optional<FourWays>& ways) {
  if (!ways) return;
  for (const Category& category : {ways->both, ways->first_only, ways->second_only, ways->neither}) all.push_back(category);
}

}  // namespace detail

/// Every category a preset can give, in the order by which results number them.
inline std::vector<Category> categories_of(const Preset& preset) {
  std::vector<Category> all = preset.cuts.categories;
  const auto& without = preset.cuts_without_target.categories;
  all.insert(all.end(), without.begin(), without.end());
  const Treatments& t = preset.treatments;
  for (const auto* category : {&t.met, &t.kept, &t.at_limit, &t.adverse}) detail::add_category(all, *category);
  for (const auto* ways : {&t.target_at_base, &t.maintain, &t.direction, &t.history}) detail::add_categories(all, *ways);
  return all;
}

}  // namespace milepost
