// The automatic projection: drift and the dynamic Theta model, averaged on the scale of roots and held back for short series.
#pragma once

#include "milepost/projection/drift.hpp"
#include "milepost/projection/dynamic_theta.hpp"
#include "milepost/projection/history_tools.hpp"
#include "milepost/projection/natural_scale.hpp"

namespace milepost {

/// The mean of Drift and of DynamicTheta on roots of the figures, where none is below zero, else on the figures themselves: between
/// lines that go straight and lines that grow by the same per cent. The theta of the second is held near 2 and its alpha is from 0.3 up. With
/// fewer than four figures drift goes alone, and with fewer than eight the path is held back towards "no change": by 0.3 of the way for two figures,
/// 0.5, 0.7, 0.85, 0.9 and 0.95 for three to seven. A single figure stays.
///
/// The recipe was chosen on the training parts of M1 and Tourism alone, see docs/projection.md: few things average well, and a line drawn
/// through few points promises too much.
///
/// Natural limits take the place of zero: between two of them the path bends as it nears one (see natural_scale.hpp).
///
/// With four steps a year or twelve, and two years of figures, the second model goes alone on figures without their season, alpha from 0.1 up.
struct Automatic {
  bool within_the_year{false};           ///< set by paths_of() for such series
  std::optional<double> lower{}, upper{};  ///< natural limits; see NaturalScale
};

constexpr std::string_view name_of(const Automatic&) { return "auto"; }
constexpr int least_points(const Automatic&) { return 1; }

namespace detail {

inline constexpr DynamicTheta theta_of_automatic{.lowest_alpha = 0.3, .pull = 0.1}, theta_within_the_year{.lowest_alpha = 0.1, .pull = 0.1};
inline constexpr int least_for_theta = 4;  ///< held near theta 2 four figures are enough
inline constexpr double ways_of_short_series[]{0, 0, 0.3, 0.5, 0.7, 0.85, 0.9, 0.95};

/// How much of the way from the last figure is gone.
constexpr double share_of_way(int count) { return count < 8 ? ways_of_short_series[count] : 1.0; }

/// Roots where no figure is below zero, or the scale of the limits.
template <int N>
[[gnu::always_inline]] inline NaturalScale<N> natural_scale(const LaneHistory<N>& seen, const NaturalLimits& limits) {
  return {limits, flag(smallest(seen) >= 0)};
}

/// The mean of both models' paths; of drift alone where there are too few figures for the other.
template <int N>
[[gnu::always_inline]] inline void project_both(const LaneHistory<N>& rooted, LaneProjection<N>& to) {
  project_lanes(Drift{}, rooted, to);
  if (rooted.count < least_for_theta) return;
  std::array<Lanes<N>, most_steps> ahead;
  LaneProjection<N> theta{ahead.data(), to.horizon};
  project_lanes(theta_of_automatic, rooted, theta);
  for (int step = 0; step < to.horizon; ++step) to.ahead[step] = 0.5 * to.ahead[step] + 0.5 * theta.ahead[step];
}

template <int N>
[[gnu::always_inline]] inline void project_lanes(const Automatic& model, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const LaneHistory<N> seen = last_points(all);
  const NaturalScale<N> scale = natural_scale(seen, {model.lower, model.upper});
  std::array<Lanes<N>, most_points> room;
  for (int i = 0; i < seen.count; ++i) room[static_cast<std::size_t>(i)] = scale.to(seen[i]);
  const LaneHistory<N> rooted{room.data(), seen.count};
  if (model.within_the_year) project_lanes(theta_within_the_year, rooted, to);
  else project_both(rooted, to);
  const Lanes<N> share(model.within_the_year ? 1 : share_of_way(seen.count)), last = rooted.last();
  for (int step = 0; step < to.horizon; ++step) {
    const Lanes<N> figure = scale.from(last + share * (to.ahead[step] - last));
    to.ahead[step] = where(is_finite(figure), figure, seen.last());
  }
}

}  // namespace detail

}  // namespace milepost
