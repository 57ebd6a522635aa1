// The forms a required path can take between two values.
#pragma once

#include <cmath>
#include <optional>
#include <variant>
#include <vector>

#include "milepost/detail/elementary.hpp"
#include "milepost/detail/numeric.hpp"
#include "milepost/time/span.hpp"

namespace milepost {

/// Even progress: 序时进度 is this line. The default everywhere.
struct Linear {
  friend bool operator==(const Linear&, const Linear&) = default;
};

/// Even growth: the same rate each year. Undefined from, to or through zero.
struct Geometric {
  friend bool operator==(const Geometric&, const Geometric&) = default;
};

/// Slow, fast, slow. `steepness` > 0: about 6 gives an S that is nearly flat at both ends.
struct Logistic {
  double steepness{6};
  friend bool operator==(const Logistic&, const Logistic&) = default;
};

/// Whole units only: a step is owed when it is full.
struct Steps {
  friend bool operator==(const Steps&, const Steps&) = default;
};

/// Shares of a year, 12 months or 4 quarters, repeated each year of the window; they need not add up to 1.
struct Profile {
  std::vector<double> shares{};
  friend bool operator==(const Profile&, const Profile&) = default;
};

/// Much at first, less and less later: after a share s of the time 1 - (1 - s)^power of the way is owed. 1 is the straight line.
struct FrontLoaded {
  double power{2};
  friend bool operator==(const FrontLoaded&, const FrontLoaded&) = default;
};

/// Little at first, more and more later: after a share s of the time s^power of the way is owed. 1 is the straight line.
struct BackLoaded {
  double power{2};
  friend bool operator==(const BackLoaded&, const BackLoaded&) = default;
};

using Shape = std::variant<Linear, Geometric, Logistic, Steps, Profile, FrontLoaded, BackLoaded>;

/// Throws OutOfRange unless there are 4 or 12 shares, none negative, not all zero.
inline Profile profile(std::vector<double> shares) {
  double total = 0;
  bool negative = false;
  for (const double share : shares) {
    total += share;
    negative = negative || share < 0;
  }
  if ((shares.size() != 4 && shares.size() != 12) || negative || !(total > 0))
    fail_range("profile", std::to_string(shares.size()) + " shares", "needs 4 or 12 shares, none negative, not all zero");
  return {std::move(shares)};
}

namespace detail {

/// Shares gone from the start of year 0 to a position in months.
inline double weight_until(const Profile& profile, double position_in_months) {
  const double periods = static_cast<double>(profile.shares.size());
  const double at = position_in_months / 12.0 * periods;
  const double years = std::floor(at / periods);
  double total = 0;
  for (const double share : profile.shares) total += share;
  double weight = years * total;
  for (std::size_t i = 0; i < profile.shares.size(); ++i)
    weight += profile.shares[i] * std::clamp(at - years * periods - static_cast<double>(i), 0.0, 1.0);
  return weight;
}

/// 1 / (1 + e^(-steepness (at - 1/2))): from nearly 0 at 0 to nearly 1 at 1.
template <int N>
[[gnu::always_inline]] inline Lanes<N> logistic(Lanes<N> steepness, Lanes<N> at) {
  return 1 / (1 + exp(-steepness * (at - 0.5)));
}

/// The part of the whole rise that is behind; the share itself where nothing rises, without steepness: a straight line.
template <int N>
[[gnu::always_inline]] inline Lanes<N> logistic_share(Lanes<N> steepness, Lanes<N> share) {
  const Lanes<N> low = logistic(steepness, Lanes<N>(0)), rise = logistic(steepness, Lanes<N>(1)) - low;
  return where(rise != 0, (logistic(steepness, share) - low) / rise, share);
}

/// The value after a share of the way from start to end at even growth; NaN from, to or through zero.
template <int N>
[[gnu::always_inline]] inline Lanes<N> geometric(Lanes<N> start, Lanes<N> end, Lanes<N> share) {
  const Lanes<N> value = start * exp(log_ratio(start, end) * share);
  return where(value == value, value, not_a_number);
}

}  // namespace detail

/// Share of the way that is owed at the close of a day, 0 to 1. Steps and growth are even in time: the line itself bends.
inline double owed_share(const Shape& shape, const Span& span, const Date& at) {
  const double share = elapsed_share(span, at);
  if (const auto* curved = std::get_if<Logistic>(&shape))
    return detail::logistic_share<2>(curved->steepness, share)[0];
  if (const auto* front = std::get_if<FrontLoaded>(&shape)) return 1 - detail::raised(1 - share, front->power);
  if (const auto* back = std::get_if<BackLoaded>(&shape)) return detail::raised(share, back->power);
  const auto* seasonal = std::get_if<Profile>(&shape);
  if (!seasonal || share <= 0 || share >= 1) return share;
  const double opened = detail::weight_until(*seasonal, position(span.open));
  const double whole = detail::weight_until(*seasonal, position(span.due)) - opened;
  return whole > 0 ? (detail::weight_until(*seasonal, position(at)) - opened) / whole : share;
}

/// Value on the path from `start` to `end` after a share of the way; empty where growth is undefined.
inline std::optional<double> value_at(const Shape& shape, double start, double end, double share) {
  if (std::holds_alternative<Geometric>(shape)) {
    const double value = detail::geometric<2>(start, end, share)[0];
    return std::isnan(value) ? std::nullopt : std::optional(value);
  }
  const double way = (end - start) * share;
  if (std::holds_alternative<Steps>(shape)) return start + std::copysign(detail::whole(std::abs(way)), way);
  return start + way;
}

}  // namespace milepost
