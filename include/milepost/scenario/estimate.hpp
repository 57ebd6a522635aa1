// A number counted from many futures, and how far off it may be.
#pragma once

namespace milepost {

/// A mean, a difference, an index, with the standard error of having drawn so many futures only.
struct Estimate {
  double value{};
  double standard_error{};
  friend bool operator==(const Estimate&, const Estimate&) = default;
};

}  // namespace milepost
