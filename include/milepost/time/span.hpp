// The window of a promise, from its opening to its due day, and how much of it has gone.
#pragma once

#include <algorithm>

#include "milepost/time/period.hpp"

namespace milepost {

/// From the close of the opening day to the close of the due day. A window whose first day is 1 January opens at the
/// close of its eve, 31 December.
struct Span {
  Date open;
  Date due;
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// The window of whole days: opens at the close of the eve of its first day.
inline Span span_of(const Period& period) { return {eve_of(period.first()), period.last()}; }

/// Elapsed share of the window at the close of a day, held within 0 and 1: 2022..2025 gives 0.625 at 2024-06-30.
/// A window without length has wholly elapsed.
inline double elapsed_share(const Span& span, const Date& at) {
  const double length = position(span.due) - position(span.open);
  if (length <= 0) return at < span.due ? 0.0 : 1.0;
  return std::clamp((position(at) - position(span.open)) / length, 0.0, 1.0);
}

}  // namespace milepost
