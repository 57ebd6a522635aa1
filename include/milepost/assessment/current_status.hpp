// ESCAP's index of the current status: how far it is from base to target today.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>

#include "milepost/detail/numeric.hpp"
#include "milepost/quantity/bound.hpp"

namespace milepost {

/// Current status index: 10 d (y - b) / |T - b|, 10 at the target and at most; below 0 it has gone the wrong way. Empty where base and
/// target are the same. United Nations ESCAP, technical notes of the SDG progress report.
inline std::optional<double> current_status_index(double base, double latest, double target, Direction direction) {
  const std::optional<double> index = detail::quotient(10 * sign_of(direction) * (latest - base), std::abs(target - base));
  return index ? std::optional(std::min(*index, 10.0)) : std::nullopt;
}

/// The same for parities, which may be missed on either side: 10 - 10 |T - y| / |T - b|.
inline std::optional<double> parity_status_index(double base, double latest, double target = 1) {
  const std::optional<double> left = detail::quotient(10 * std::abs(target - latest), std::abs(target - base));
  return left ? std::optional(10 - *left) : std::nullopt;
}

}  // namespace milepost
