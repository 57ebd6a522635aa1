// Per cent and percentage points, two types so that they cannot be mixed up.
#pragma once

#include <compare>
#include <optional>

#include "milepost/quantity/quantity.hpp"

namespace milepost {

/// A difference between two percentages: 个百分点.
struct PercentagePoints {
  double value;
  friend auto operator<=>(const PercentagePoints&, const PercentagePoints&) = default;
};

/// A share or a rate, in hundredths. Two of them cannot be added: 5 % and 3 % have no sum without saying of what.
struct Percent {
  double value;
  friend auto operator<=>(const Percent&, const Percent&) = default;
};

constexpr PercentagePoints operator-(Percent a, Percent b) { return {a.value - b.value}; }
constexpr Percent operator+(Percent a, PercentagePoints b) { return {a.value + b.value}; }
constexpr Percent operator-(Percent a, PercentagePoints b) { return {a.value - b.value}; }
constexpr PercentagePoints operator+(PercentagePoints a, PercentagePoints b) { return {a.value + b.value}; }
constexpr PercentagePoints operator-(PercentagePoints a, PercentagePoints b) { return {a.value - b.value}; }

/// A part as a share of a whole: 25 of 28 are 89.3 %; a rate or share of 0.05 of 1 is 5 %. 完成率 is this share of what is done in what
/// was planned. Empty for a share of nothing.
constexpr std::optional<Percent> percent_of(double part, double whole) {
  return whole == 0 ? std::nullopt : std::optional(Percent{100 * part / whole});
}

/// Into quantities of their own units.
inline Quantity quantity_of(Percent percent) { return {percent.value, percent_unit}; }
inline Quantity quantity_of(PercentagePoints points) { return {points.value, percentage_point_unit}; }

}  // namespace milepost
