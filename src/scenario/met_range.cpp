#include "met_range.hpp"

#include <bit>
#include <cstdint>
#include <limits>

namespace milepost {

namespace {

constexpr double farthest = std::numeric_limits<double>::max();
constexpr std::uint64_t sign_of_bits = std::uint64_t{1} << 63;

/// Doubles in order as whole numbers in order, and back.
std::uint64_t place_of(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  return bits & sign_of_bits ? ~bits : bits | sign_of_bits;
}
double at_place(std::uint64_t place) { return std::bit_cast<double>(place & sign_of_bits ? place & ~sign_of_bits : ~place); }

/// The last double that meets on the way from one that does to `end`.
double last_that_meets(const Demand& demand, Direction direction, double from, double end) {
  if (meets(demand, direction, end)) return end;
  std::uint64_t inside = place_of(from), outside = place_of(end);
  while (inside > outside ? inside - outside > 1 : outside - inside > 1) {
    const std::uint64_t between = inside > outside ? outside + (inside - outside) / 2 : inside + (outside - inside) / 2;
    (meets(demand, direction, at_place(between)) ? inside : outside) = between;
  }
  return at_place(inside);
}

/// A figure that meets if any does.
double surely_inside(const Demand& demand, Direction direction) {
  if (demand.two_sided && demand.far_end) return demand.limit;
  return sign_of(direction) * farthest;
}

}  // namespace

MetRange met_range(const Demand& demand, Direction direction) {
  const double inside = surely_inside(demand, direction);
  if (!meets(demand, direction, inside)) return {1, 0};
  return {last_that_meets(demand, direction, inside, -farthest), last_that_meets(demand, direction, inside, farthest)};
}

}  // namespace milepost
