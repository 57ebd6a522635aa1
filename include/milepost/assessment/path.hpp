// Method `path`: how much of what is owed by now has been done.
#pragma once

#include "milepost/assessment/score.hpp"

namespace milepost {

/// figure = 1 + d(y - R)/S with the owed progress S = d(R - b) if positive, else |T - b|; flat lines S = |T|, caps on a total
/// S = R. The default method. Its cut of 0.90 is the library's own parameter, no institution's.
struct Path {
  Cuts cuts{1.0, 0.90};
  friend bool operator==(const Path&, const Path&) = default;
};

inline std::string name_of(const Path&) { return "path"; }

namespace detail {

inline Score path_score(const Standing& standing, double required, const Cuts& cuts) {
  const double side = better_side(standing, required);
  const double y = standing.figure->value;
  const double owed = owed_progress(standing, required);
  if (owed == 0) return {.status = at_least(side * y, side * required) ? Status::on_track : Status::off_track};
  const double figure = 1 + side * difference(y, required, owed) / owed;
  Score score{.status = grade(figure, cuts), .figure = figure};
  if (is_flat(standing.track)) {
    const bool met = meets(*standing.demand, standing.direction, y);
    if (met) score.status = Status::on_track;
    else if (score.status == Status::on_track) score.status = Status::at_risk;
  }
  return score;
}

}  // namespace detail

/// On flat lines on_track asks for the bound itself: 5.5 is not under 5.5. Without an owed progress there is no figure.
inline Score score_of(const Path& method, const Standing& standing) {
  const std::optional<double> required = required_value(standing, standing.figure->at);
  if (!required) return unscored(Reason::undefined_rate);
  return detail::path_score(standing, *required, method.cuts);
}

}  // namespace milepost
