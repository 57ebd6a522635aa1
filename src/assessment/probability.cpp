#include "milepost/assessment/probability.hpp"

#include <boost/math/distributions/students_t.hpp>

namespace milepost {

namespace {

/// P(Y <= x) for a new value on the trend.
double probability_below(const Trend& trend, const Date& due, double x) {
  const double error = prediction_error(trend, due);
  const double distance = x - projected_value(trend, due);
  if (!(error > 0)) return distance < 0 ? 0.0 : 1.0;
  const boost::math::students_t distribution(trend.line.degrees_of_freedom);
  return boost::math::cdf(distribution, distance / error);
}

double probability_of(const Demand& demand, Direction direction, const Trend& trend, const Date& due) {
  if (demand.two_sided && demand.far_end)
    return probability_below(trend, due, *demand.far_end) - probability_below(trend, due, demand.limit);
  const bool certain = !(prediction_error(trend, due) > 0);
  if (certain) return meets(demand, direction, projected_value(trend, due)) ? 1 : 0;
  const double below = probability_below(trend, due, demand.threshold);
  return direction == Direction::increase ? 1 - below : below;
}

}  // namespace

std::optional<double> probability_of_meeting(const Evidence& evidence, const TrendProjection&) {
  const Standing standing = standing_of(in_force(evidence));
  if (!standing.demand || !standing.figure || !standing.schedule.due || standing.schedule.recurrence) return std::nullopt;
  const std::optional<Trend> trend = fit_trend(detail::trend_points(standing));
  if (!trend) return std::nullopt;
  return probability_of(*standing.demand, standing.direction, *trend, *standing.schedule.due);
}

}  // namespace milepost
