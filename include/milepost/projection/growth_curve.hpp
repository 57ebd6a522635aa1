// A curve that grows from a lower towards an upper limit, fitted where it is a straight line and carried on.
#pragma once

#include <optional>

#include "milepost/projection/drift.hpp"
#include "milepost/projection/limits.hpp"
#include "milepost/projection/natural_scale.hpp"
#include "milepost/projection/pattern_search.hpp"

namespace milepost::detail {

/// A line z = first + slope t on the scale of the link, t = 0 at the first figure.
template <int N>
struct CurveLine {
  Lanes<N> first{}, slope{};
};

/// Means and products of weighted points, updated point by point (West, Communications of the ACM 22, 1979): nothing large is
/// taken from something large.
template <int N>
struct WeightedLine {
  Lanes<N> weights{}, time{}, value{}, times{}, products{};

  [[gnu::always_inline]] void add(Lanes<N> weight, double at, Lanes<N> z) {
    weights = weights + weight;
    const Lanes<N> share = weight / weights, away = at - time;
    time = time + share * away;
    value = value + share * (z - value);
    times = times + weight * (away * (at - time));
    products = products + weight * (away * (z - value));
  }
  [[gnu::always_inline]] CurveLine<N> line() const {
    const Lanes<N> slope = where(times > 0, products / times, 0);
    return {value - slope * time, slope};
  }
};

/// Weighted least squares on the scale of the link. The weights undo its stretching near the limits, so that the errors that count
/// are those of the shares; none is below 1e-18 of the largest possible, so that no series is left without weights.
template <int N, class Link>
[[gnu::always_inline]] inline CurveLine<N> fit_curve(const Link&, const LaneHistory<N>& seen, const LaneLimits<N>& limits) {
  WeightedLine<N> points;
  for (int i = 0; i < seen.count; ++i) {
    const Lanes<N> p = limits.share(seen[i]), slope = larger(4 * Link::slope(p), Lanes<N>(1e-9));
    points.add(slope * slope, i, Link::forward(p));
  }
  return points.line();
}

/// Sum of squared errors of a curve, in the unit of the figures.
template <int N, class Link>
[[gnu::always_inline]] inline Lanes<N> squares_of_curve(const Link&, const LaneHistory<N>& seen, const LaneLimits<N>& limits, const CurveLine<N>& line) {
  Lanes<N> sum{};
  for (int i = 0; i < seen.count; ++i) {
    const Lanes<N> error = limits.share(seen[i]) - Link::backward(line.first + line.slope * i);
    sum = sum + error * error;
  }
  return sum * (limits.width * limits.width);
}

/// Sum of squared errors of the straight line of least squares.
template <int N>
[[gnu::always_inline]] inline Lanes<N> squares_of_line(const LaneHistory<N>& seen) {
  const Lanes<N> mean = mean_of(seen);
  const double middle = 0.5 * (seen.count - 1);
  Lanes<N> values{}, products{};
  double times = 0;
  for (int i = 0; i < seen.count; ++i) {
    const Lanes<N> away = seen[i] - mean;
    values = values + away * away;
    products = products + away * (i - middle);
    times += (i - middle) * (i - middle);
  }
  return larger(values - products * products / times, Lanes<N>{});
}

/// The upper limit lies (1 + e^place) times as far from the lower one as the largest figure: from 0.4 % above to 55 times as far.
inline constexpr Box<1> places_of_limit{{-5.5}, {4}};

template <int N>
[[gnu::always_inline]] inline LaneLimits<N> limits_at(const LaneHistory<N>& seen, Lanes<N> lower, Lanes<N> place) {
  const Lanes<N> reached = largest(seen) - lower;
  return limits_for(seen, lower, lower + where(reached > 0, reached, 1) * (1 + exp(place)));
}

/// The squared errors left by an upper limit.
template <int N, class Link>
struct LimitCost {
  const Link& link;
  const LaneHistory<N>& seen;
  Lanes<N> lower;

  [[gnu::always_inline]] Lanes<N> operator()(const Place<N, 1>& place) const {
    const LaneLimits<N> limits = limits_at(seen, lower, place[0]);
    return squares_of_curve(link, seen, limits, fit_curve(link, seen, limits));
  }
};

/// An upper limit found in the figures, and 1 where they show one: it is inside the searched range, and the curve has less error a
/// degree of freedom than the straight line.
template <int N>
struct LimitFound {
  LaneLimits<N> limits{};
  Lanes<N> shown{};
};

template <int N, class Link>
[[gnu::always_inline]] inline LimitFound<N> find_limit(const Link& link, const LaneHistory<N>& seen, Lanes<N> lower) {
  constexpr int rounds = 40;
  std::array<Place<N, 1>, 12> starts;
  for (std::size_t i = 0; i < starts.size(); ++i) starts[i] = {Lanes<N>(-5.5 + 0.8 * static_cast<double>(i))};
  const auto found = least_cost<N, 1>(LimitCost<N, Link>{link, seen, lower}, places_of_limit, starts, rounds);
  const Lanes<N> line = squares_of_line(seen) / (seen.count - 2), curve = found.cost / (seen.count - 3);
  return {limits_at(seen, lower, found.best[0]), flag((curve < line) & (found.best[0] < 3.9) & (smallest(seen) >= lower))};
}

/// From the last figure on by the slope of the curve, so that the path does not begin with a jump; the errors are those of
/// one such step.
template <int N, class Link>
[[gnu::always_inline]] inline void carry_on(const Link&, const LaneHistory<N>& seen, const LaneLimits<N>& limits, Lanes<N> slope, LaneProjection<N>& to) {
  Lanes<N> squares{}, z = Link::forward(limits.share(seen[0]));
  for (int i = 1; i < seen.count; ++i) {
    const Lanes<N> error = seen[i] - limits.value(Link::backward(z + slope));
    squares = squares + error * error;
    z = Link::forward(limits.share(seen[i]));
  }
  to.sigma = sqrt(squares / (seen.count > 1 ? seen.count - 1 : 1));
  for (int h = 0; h < to.horizon; ++h) to.ahead[h] = limits.value(Link::backward(z + slope * (h + 1)));
}

/// Where a series has shown no limit it drifts.
template <int N>
[[gnu::always_inline]] inline void drift_where_nothing_is_shown(const LaneHistory<N>& seen, Lanes<N> shown, LaneProjection<N>& to) {
  std::array<Lanes<N>, most_steps> ahead;
  LaneProjection<N> drift{ahead.data(), to.horizon, {}};
  project_lanes(Drift{}, seen, drift);
  for (int h = 0; h < to.horizon; ++h) to.ahead[h] = where(shown > 0, to.ahead[h], ahead[static_cast<std::size_t>(h)]);
  to.sigma = where(shown > 0, to.sigma, drift.sigma);
}

/// The size by which a history is divided: that of its largest figure or of a limit given.
template <int N>
[[gnu::always_inline]] inline Lanes<N> size_with_limits(const LaneHistory<N>& seen, const NaturalLimits& given) {
  const Lanes<N> lower(given.lower.value_or(0)), upper(given.upper.value_or(0));
  return larger(abs(upper), larger(abs(lower), largest_size(seen)));
}

/// The limits of a scaled history, and 1 where there are some to go by: the upper one given or found, the lower one given, or 0 where
/// no figure is below.
template <int N, class Link>
[[gnu::always_inline]] inline LimitFound<N> limits_of_curve(const Link& link, const LaneHistory<N>& scaled, const NaturalLimits& given, Lanes<N> size) {
  constexpr int least_to_search = 6;
  const Lanes<N> lower = given.lower.value_or(0) / size;
  if (!given.upper && scaled.count >= least_to_search) return find_limit(link, scaled, lower);
  const Lanes<N> upper = given.upper ? *given.upper / size : lower + 1, below = given.lower ? -positive_infinity : lower;
  return {limits_for(scaled, lower, upper), given.upper ? flag((smallest(scaled) >= below) & (lower < upper)) : Lanes<N>{}};
}

/// No value of a path beyond the limits given, nor below zero where no figure is and none is given.
template <int N>
[[gnu::always_inline]] inline void keep_within(const LaneHistory<N>& seen, const NaturalLimits& given, LaneProjection<N>& to) {
  const Lanes<N> assumed = where(smallest(seen) >= 0, Lanes<N>{}, -positive_infinity);
  const Lanes<N> lower = given.lower ? Lanes<N>(*given.lower) : assumed, upper(given.upper.value_or(positive_infinity));
  for (int h = 0; h < to.horizon; ++h) to.ahead[h] = larger(smaller(to.ahead[h], upper), lower);
}

/// The path of a growth curve of the given link.
template <int N, class Link>
[[gnu::always_inline]] inline void project_curve(const Link& link, const NaturalLimits& given, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const LaneHistory<N> seen = last_points(all);
  LaneRoom<N> room;
  const Lanes<N> size = size_with_limits(seen, given);
  const LaneHistory<N> scaled = divided(seen, size, room);
  const LimitFound<N> found = limits_of_curve(link, scaled, given, size);
  carry_on(link, scaled, found.limits, fit_curve(link, scaled, found.limits).slope, to);
  drift_where_nothing_is_shown(scaled, found.shown, to);
  for (int h = 0; h < to.horizon; ++h) to.ahead[h] = size * to.ahead[h];
  to.sigma = size * to.sigma;
  keep_finite(seen, to);
  keep_within(seen, given, to);
}

}  // namespace milepost::detail
