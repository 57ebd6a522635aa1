// Method `earned_schedule`: the time by which what is done was planned to be done, over the time that has passed.
#pragma once

#include <span>

#include "milepost/assessment/score.hpp"
#include "milepost/trajectory/crossing.hpp"

namespace milepost {

/// SPI(t) = ES / AT (Lipke 2003). ES: the time after the start up to which the required path asks for no more than the figure; AT: the
/// time from the start to the figure's date. What is done stays late: at the end ES is the planned duration, while EV / PV would be
/// 1. For lines that climb; flat lines have no schedule to earn: `undefined_rate`. The cut of 0.90 is the library's own parameter.
struct EarnedSchedule {
  Cuts cuts{1.0, 0.90};
  friend bool operator==(const EarnedSchedule&, const EarnedSchedule&) = default;
};

inline std::string name_of(const EarnedSchedule&) { return "earned_schedule"; }

/// The figures of earned schedule, in periods. Empty where a denominator is 0.
struct EarnedScheduleFigures {
  double earned_schedule{};                             ///< ES
  double schedule_variance{};                           ///< SV(t) = ES - AT
  std::optional<double> schedule_performance{};         ///< SPI(t) = ES / AT
  std::optional<double> estimated_duration{};           ///< IEAC(t) = PD / SPI(t)
  std::optional<double> performance_to_complete{};      ///< TSPI = (PD - ES) / (PD - AT)
  friend bool operator==(const EarnedScheduleFigures&, const EarnedScheduleFigures&) = default;
};

namespace detail {

/// ES = C + (EV - PV_C) / (PV_C+1 - PV_C): C whole periods are earned, and a part of the next.
inline double earned_periods(std::span<const double> planned, double earned) {
  double before = 0;
  for (std::size_t whole = 0; whole < planned.size(); ++whole) {
    if (earned < planned[whole]) return static_cast<double>(whole) + (earned - before) / (planned[whole] - before);
    before = planned[whole];
  }
  return static_cast<double>(planned.size());
}

}  // namespace detail

/// From the periods by which what is done was planned to be done, those that have passed, and the planned duration.
inline EarnedScheduleFigures earned_schedule_figures(double earned_schedule, double passed, double duration) {
  EarnedScheduleFigures figures{.earned_schedule = earned_schedule, .schedule_variance = earned_schedule - passed};
  figures.schedule_performance = detail::quotient(earned_schedule, passed);
  figures.estimated_duration = detail::quotient(duration * passed, earned_schedule);
  figures.performance_to_complete = detail::quotient(duration - earned_schedule, duration - passed);
  return figures;
}

/// From the planned value at the end of each period, in order, what is earned, the periods that have passed, and the planned
/// duration in periods.
inline EarnedScheduleFigures earned_schedule_figures(std::span<const double> planned, double earned, double passed, double duration) {
  return earned_schedule_figures(detail::earned_periods(planned, earned), passed, duration);
}

/// Nothing owed yet and no time gone: on track without a figure.
inline Score score_of(const EarnedSchedule& method, const Standing& standing) {
  const std::optional<Trajectory> path = required_path(standing);
  if (!path) return unscored(Reason::undefined_rate);
  const double start = position(path->waypoints().front().date);
  const double passed = position(standing.figure->at) - start;
  if (passed <= 0) return {.status = Status::on_track};
  const double figure = (position_until(*path, standing.figure->value) - start) / passed;
  return {.status = grade(figure, method.cuts), .figure = figure};
}

}  // namespace milepost
