// Gompertz growth between two limits: fast early, then long and slow towards the upper limit.
#pragma once

#include <optional>
#include <string_view>

#include "milepost/projection/growth_curve.hpp"

namespace milepost {

/// y = lower + (upper - lower) e^(-e^-(a + b t)) (Gompertz 1825; Winsor, PNAS 18, 1932; Franses, Journal of Forecasting 13, 1994, for
/// fitting it on its own straight scale). Fastest at 37 % of the way, logistic growth at half: for what spreads early and fills
/// up late, such as the ownership of goods.
///
/// All else is as for `LogisticGrowth`: the slope fitted on the gompit scale -log(-log p), the path from the last figure on, an upper
/// limit searched where none is given, a drift where the figures do not show one, every value within the limits.
struct GompertzGrowth {
  std::optional<double> lower{}, upper{};
};

constexpr std::string_view name_of(const GompertzGrowth&) { return "gompertz"; }
constexpr int least_points(const GompertzGrowth& model) { return model.upper ? 3 : 6; }

namespace detail {

template <int N>
[[gnu::always_inline]] inline void project_lanes(const GompertzGrowth& model, const LaneHistory<N>& seen, LaneProjection<N>& to) {
  project_curve(Gompit{}, NaturalLimits{model.lower, model.upper}, seen, to);
}

}  // namespace detail
}  // namespace milepost
