// The scale on which the figures of an indicator move freely: roots from a natural limit on, arcs between two.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "milepost/detail/arc.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"
#include "milepost/plan/indicator.hpp"

namespace milepost {

/// What an indicator's figures cannot lie past, in its unit. A share in per cent has 0 and 100.
struct NaturalLimits {
  std::optional<double> lower{}, upper{};
  friend bool operator==(const NaturalLimits&, const NaturalLimits&) = default;
};

constexpr bool has_limit(const NaturalLimits& limits) { return limits.lower || limits.upper; }

/// Throws OutOfRange for a limit that is no finite number, or a lower one that is not below the upper.
inline void require_limits(const NaturalLimits& limits) {
  const auto require_finite = [](const std::optional<double>& limit) {
    if (limit && !std::isfinite(*limit)) fail_range("limit", detail::shortest(*limit), "a finite number");
  };
  require_finite(limits.lower), require_finite(limits.upper);
  if (limits.lower && limits.upper && !(*limits.lower < *limits.upper))
    fail_range("limits", detail::shortest(*limits.lower) + " to " + detail::shortest(*limits.upper), "the lower below the upper");
}

/// The limits asked for; on a side where none is, the natural one.
inline NaturalLimits either(const NaturalLimits& asked, const NaturalLimits& natural) {
  return {asked.lower ? asked.lower : natural.lower, asked.upper ? asked.upper : natural.upper};
}

/// Whether limits alone decide a bound, whatever comes: direction 1 wants the bound or more, -1 the bound or less. A bound on a limit is open.
constexpr std::optional<bool> decided_by(const NaturalLimits& limits, double bound, double direction) {
  if (limits.upper && bound > *limits.upper) return direction < 0;
  if (limits.lower && bound < *limits.lower) return direction > 0;
  return std::nullopt;
}

/// 0 and 100 of a share in per cent (`Kind::ratio`) of which no figure lies outside them; else none.
inline NaturalLimits natural_limits(const Unit& unit, Kind kind, std::span<const double> figures) {
  const auto inside = [](double figure) { return figure >= 0 && figure <= 100; };
  if (!is_percent(unit) || kind != Kind::ratio || !std::all_of(figures.begin(), figures.end(), inside)) return {};
  return {0, 100};
}

namespace detail {

/// The root of the size, with the sign.
template <int N>
[[gnu::always_inline]] inline Lanes<N> signed_root(Lanes<N> x) {
  const Lanes<N> root = sqrt(abs(x));
  return where(x < 0, -root, root);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> signed_square(Lanes<N> x) {
  return x * abs(x);
}

/// Between two limits the arcsine of the root of the share of the way; above one limit the root of the distance; below one the same, mirrored;
/// without limits the root where `roots` is 1 (no figure is below zero), else the figure itself. A figure or a path past a limit keeps its
/// distance from it: it goes on by its root.
template <int N>
struct NaturalScale {
  NaturalLimits limits{};
  Lanes<N> roots{1};

  [[gnu::always_inline]] Lanes<N> to(Lanes<N> figure) const {
    if (limits.lower && limits.upper) return arc_of_share((figure - *limits.lower) / (*limits.upper - *limits.lower));
    if (limits.lower) return signed_root(figure - *limits.lower);
    if (limits.upper) return -signed_root(*limits.upper - figure);
    return where(roots > 0, signed_root(figure), figure);
  }

  [[gnu::always_inline]] Lanes<N> from(Lanes<N> value) const {
    if (limits.lower && limits.upper) return *limits.lower + (*limits.upper - *limits.lower) * share_of_arc(value);
    if (limits.lower) return *limits.lower + signed_square(value);
    if (limits.upper) return *limits.upper + signed_square(value);
    return where(roots > 0, signed_square(value), value);
  }
};

}  // namespace detail
}  // namespace milepost
