// From a method's figure to a class: one cut table, one engine.
#pragma once

#include <optional>
#include <string>

#include "milepost/assessment/required.hpp"
#include "milepost/assessment/status.hpp"

namespace milepost {

/// Lower ends of two classes, each included; below both is off_track.
struct Cuts {
  double on_track{1};
  double at_risk{0.9};
  friend bool operator==(const Cuts&, const Cuts&) = default;
};

/// The class of a figure; one within the last digits of a cut counts as on it.
inline Status grade(double figure, const Cuts& cuts) {
  if (detail::reaches(figure, cuts.on_track)) return Status::on_track;
  return detail::reaches(figure, cuts.at_risk) ? Status::at_risk : Status::off_track;
}

/// What a method says of a standing with a figure and a demand: a class with the number behind it, or a reason for none.
struct Score {
  Status status{Status::not_assessable};
  std::optional<Reason> reason{};
  std::optional<double> figure{};
  std::string label{};                     ///< the method's own word for the class
  std::optional<double> observed_rate{};   ///< of methods that compare rates, a year; 0.05 is 5 %
  std::optional<double> required_rate{};
  std::optional<double> projected{};       ///< value at the due date, of methods that project
  std::optional<double> points{};          ///< of methods that give scores
};

inline Score unscored(Reason reason) { return {.reason = reason}; }

/// Which side of the required value is better for this figure: the direction, or towards the range.
inline double better_side(const Standing& standing, double required) {
  if (!standing.demand->two_sided) return sign_of(standing.direction);
  return required == std::min(standing.demand->limit, standing.demand->far_end.value_or(standing.demand->limit)) ? 1 : -1;
}

namespace detail {

/// The progress owed at the figure's date: what a full point of `path` is worth.
inline double owed_progress(const Standing& standing, double required) {
  const double limit = standing.demand->limit;
  if (is_flat(standing.track)) return std::abs(limit);
  if (standing.track == Track::budget) return required > 0 ? required : std::abs(limit);
  const double owed = sign_of(standing.direction) * (required - standing.start->value);
  return owed > 0 ? owed : std::abs(limit - standing.start->value);
}

}  // namespace detail

/// Completion minus elapsed share, in percentage points of the way: 100 d (y - R) / |T - b|; on flat lines of the limit,
/// 100 d (y - T) / |T|. `required` is the value owed. Empty where the way has no length.
inline std::optional<double> lead_of(const Standing& standing, double required) {
  if (!standing.figure || !standing.demand) return std::nullopt;
  const bool from_nothing = is_flat(standing.track) || !standing.start;
  const double way = from_nothing ? std::abs(standing.demand->limit) : std::abs(standing.demand->limit - standing.start->value);
  if (way == 0) return std::nullopt;
  return 100 * better_side(standing, required) * detail::difference(standing.figure->value, required, way) / way;
}

}  // namespace milepost
