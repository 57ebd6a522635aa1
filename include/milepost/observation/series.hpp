// All observations of one indicator, one entity, one definition.
#pragma once

#include <algorithm>
#include <vector>

#include "milepost/observation/observation.hpp"
#include "milepost/quantity/quantity.hpp"

namespace milepost {

/// Observations in order of period end, several vintages of one period allowed. Sorted on construction; equal ends keep the
/// order given.
class Series {
 public:
  Series() = default;
  explicit Series(Unit unit, std::vector<Observation> observations = {})
      : unit_(std::move(unit)), observations_(std::move(observations)) {
    std::stable_sort(observations_.begin(), observations_.end(),
                     [](const Observation& a, const Observation& b) { return end_of(a.period) < end_of(b.period); });
  }

  const Unit& unit() const { return unit_; }
  const std::vector<Observation>& observations() const { return observations_; }
  bool empty() const { return observations_.empty(); }
  std::size_t size() const { return observations_.size(); }

  /// Earliest and latest observation. Throws OutOfRange for an empty series.
  const Observation& first() const { return observations_.at(require_any()); }
  const Observation& last() const { return observations_.at(observations_.size() - 1 + require_any()); }

  friend bool operator==(const Series&, const Series&) = default;

 private:
  std::size_t require_any() const {
    if (observations_.empty()) fail_range("series", "of 0 observations", "has no first or last");
    return 0;
  }

  Unit unit_{};
  std::vector<Observation> observations_{};
};

/// The same figures written in another unit. Throws UnitMismatch.
inline Series in(const Series& series, const Unit& unit) {
  std::vector<Observation> observations = series.observations();
  for (Observation& observation : observations) observation.value = in(Quantity{observation.value, series.unit()}, unit).value;
  return Series{unit, std::move(observations)};
}

}  // namespace milepost
