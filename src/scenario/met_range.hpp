// The figures that meet a bound, as one range.
#pragma once

#include "milepost/assessment/demand.hpp"

namespace milepost {

/// Every double from `low` to `high` meets, no other does; none where low is above high.
struct MetRange {
  double low{}, high{};

  bool has(double figure) const { return figure >= low && figure <= high; }
};

/// The range in which meets() is true, to the last bit of its ends.
MetRange met_range(const Demand& demand, Direction direction);

}  // namespace milepost
