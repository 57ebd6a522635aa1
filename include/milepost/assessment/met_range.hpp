// The figures that meet a bound, as one range.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

#include "milepost/assessment/demand.hpp"

namespace milepost {

/// Every double from `low` to `high` meets, no other does; none where low is above high. What has grown beyond all doubles is as the largest.
struct MetRange {
  double low{}, high{};

  bool has(double figure) const { return figure >= low && figure <= high; }
};

namespace detail {

inline constexpr double largest_double = std::numeric_limits<double>::max(), beyond_all = std::numeric_limits<double>::infinity();
inline constexpr std::uint64_t bit_for_sign = std::uint64_t{1} << 63;

/// Doubles in order as whole numbers in order, and back.
inline std::uint64_t place_of(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  return bits & bit_for_sign ? ~bits : bits | bit_for_sign;
}
inline double at_place(std::uint64_t place) { return std::bit_cast<double>(place & bit_for_sign ? place & ~bit_for_sign : ~place); }

/// The last double that meets on the way from one that does to the end of a side, -1 or 1.
inline double last_that_meets(const Demand& demand, Direction direction, double from, double side) {
  const double end = side * largest_double;
  if (meets(demand, direction, end)) return side * beyond_all;
  std::uint64_t inside = place_of(from), outside = place_of(end);
  while (inside > outside ? inside - outside > 1 : outside - inside > 1) {
    const std::uint64_t between = inside > outside ? outside + (inside - outside) / 2 : inside + (outside - inside) / 2;
    (meets(demand, direction, at_place(between)) ? inside : outside) = between;
  }
  return at_place(inside);
}

/// A figure that meets if any does.
inline double surely_inside(const Demand& demand, Direction direction) {
  if (demand.two_sided && demand.far_end) return demand.limit;
  return sign_of(direction) * largest_double;
}

}  // namespace detail

/// The range in which meets() is true, to the last bit of its ends.
inline MetRange met_range(const Demand& demand, Direction direction) {
  const double inside = detail::surely_inside(demand, direction);
  if (!meets(demand, direction, inside)) return {1, 0};
  return {detail::last_that_meets(demand, direction, inside, -1), detail::last_that_meets(demand, direction, inside, 1)};
}

}  // namespace milepost
