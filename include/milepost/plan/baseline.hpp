// The figure a target starts from, as the promise names it.
#pragma once

#include "milepost/plan/provenance.hpp"
#include "milepost/time/period.hpp"

namespace milepost {

/// How sure a stated figure is.
enum class Confirmation { stated, derived, unconfirmed };

constexpr std::string_view name_of(Confirmation confirmation) {
  constexpr std::string_view names[]{"stated", "derived", "unconfirmed"};
  return names[static_cast<int>(confirmation)];
}

/// A named baseline belongs to the promise: it needs no publication day, later revisions of the figure do not move it.
struct Baseline {
  double value{};  ///< in the indicator's unit
  Period period;   ///< the value sits at the close of its last day
  Confirmation confirmation{Confirmation::stated};
  Source source{};
  friend bool operator==(const Baseline&, const Baseline&) = default;
};

}  // namespace milepost
