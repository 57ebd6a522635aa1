// Logistic growth between two limits: slow, fast, slow again, the same on both sides of the middle.
#pragma once

#include <optional>
#include <string_view>

#include "milepost/projection/growth_curve.hpp"

namespace milepost {

/// y = lower + (upper - lower) / (1 + e^-(a + b t)) (Verhulst 1838; for the spread of what is new Griliches, Econometrica 25, 1957;
/// Meade and Islam, International Journal of Forecasting 22, 2006): connection rates, enrolment, coverage.
///
/// With an upper limit the slope b is fitted by least squares on the logit scale, weighted so that errors of the figures count.
/// The path goes on from the last figure, not from the fitted curve: one that begins with a jump is worse than no change. Without
/// an upper limit the one with the least squared error is searched, up to 55 times as high as the highest figure; where it lies
/// at the end of that range, or where the curve has more error a degree of freedom than a straight line, the figures show no
/// saturation, and the series drifts by its mean change instead. The lower limit is 0 unless given; figures below zero then drift too.
///
/// No projected value is outside the limits, nor below zero where no figure is. Figures on or past a given limit count as a little
/// inside (see LaneLimits), and the path may stay on it. `lower` must be below `upper`: else the series drifts. One point is flat.
struct LogisticGrowth {
  std::optional<double> lower{}, upper{};
};

constexpr std::string_view name_of(const LogisticGrowth&) { return "logistic"; }
constexpr int least_points(const LogisticGrowth& model) { return model.upper ? 3 : 6; }

namespace detail {

template <int N>
[[gnu::always_inline]] inline void project_lanes(const LogisticGrowth& model, const LaneHistory<N>& seen, LaneProjection<N>& to) {
  project_curve(Logit{}, NaturalLimits{model.lower, model.upper}, seen, to);
}

}  // namespace detail
}  // namespace milepost
