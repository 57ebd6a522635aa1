// Figures between two natural limits as shares of the way from one to the other, and back.
#pragma once

#include "milepost/projection/history_tools.hpp"

namespace milepost::detail {

/// A share p of the way from the lower to the upper limit. A figure on a limit has no logit: where a series has one on or past a
/// limit, all its shares are drawn towards the middle, p + (1 - 2 p) / (2 n), which is (p (n - 1) + 1/2) / n, n at least 2 (Smithson and Verkuilen,
/// Psychological Methods 11, 2006), and drawn back after, so that the limit itself can be answered. Elsewhere nothing is moved.
template <int N>
struct LaneLimits {
  Lanes<N> lower{}, width{}, drawn_in{};

  [[gnu::always_inline]] Lanes<N> plain_share(Lanes<N> value) const { return (value - lower) / width; }

  [[gnu::always_inline]] Lanes<N> share(Lanes<N> value) const {
    const Lanes<N> p = larger(smaller(plain_share(value), 1), 0);
    return p + drawn_in * (1 - 2 * p);
  }

  /// The value at a share; within the limits always.
  [[gnu::always_inline]] Lanes<N> value(Lanes<N> share) const {
    const Lanes<N> p = (share - drawn_in) / (1 - 2 * drawn_in);
    return larger(smaller(lower + width * p, lower + width), lower);
  }
};

template <int N>
[[gnu::always_inline]] inline LaneLimits<N> limits_for(const LaneHistory<N>& seen, Lanes<N> lower, Lanes<N> upper) {
  LaneLimits<N> limits{lower, upper - lower, {}};
  const Lanes<N> least = limits.plain_share(smallest(seen)), most = limits.plain_share(largest(seen));
  limits.drawn_in = where((least <= 0) | (most >= 1), Lanes<N>(0.5 / (seen.count > 2 ? seen.count : 2)), Lanes<N>{});
  return limits;
}

/// log(p / (1 - p)), and its inverse 1 / (1 + e^-z).
struct Logit {
  template <int N>
  [[gnu::always_inline]] static Lanes<N> forward(Lanes<N> p) {
    return log_ratio(1 - p, p);
  }
  template <int N>
  [[gnu::always_inline]] static Lanes<N> backward(Lanes<N> z) {
    return 1 / (1 + exp(-z));
  }
  /// How fast the share moves with z.
  template <int N>
  [[gnu::always_inline]] static Lanes<N> slope(Lanes<N> p) {
    return p * (1 - p);
  }
};

/// -log(-log p), and its inverse e^(-e^-z).
struct Gompit {
  template <int N>
  [[gnu::always_inline]] static Lanes<N> forward(Lanes<N> p) {
    return -log(-log(p));
  }
  template <int N>
  [[gnu::always_inline]] static Lanes<N> backward(Lanes<N> z) {
    return exp(-exp(-z));
  }
  template <int N>
  [[gnu::always_inline]] static Lanes<N> slope(Lanes<N> p) {
    return -p * log(p);
  }
};

}  // namespace milepost::detail
