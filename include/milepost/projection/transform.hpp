// Scales that a model may work on, so that its straight lines suit the figures and its paths stay within their range.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "milepost/plan/indicator.hpp"
#include "milepost/projection/limits.hpp"
#include "milepost/projection/natural_scale.hpp"

namespace milepost {

/// The figures as they are, of any size and sign.
struct AsItIs {};

/// Natural logarithms, of figures above zero: a straight line is growth by the same per cent a year. A path stays above zero.
struct LogScale {};

/// log(1 + y / shift), of counts and other figures from zero on: like y near zero, like a logarithm far above the shift, which
/// is above zero. A path stays at zero or above.
struct ShiftedLog {
  double shift{1};
};

/// (y^lambda - 1) / lambda, the logarithm for lambda = 0, of figures above zero (zero itself too for lambda above 0) (Box and Cox,
/// Journal of the Royal Statistical Society B 26, 1964). Figures are divided by the largest first, which moves and stretches the
/// scale only. Lambda is from -1 to 2. A path that leaves the scale at its lower end is at zero.
struct BoxCox {
  double lambda{0.5};
};

/// log((y - lower) / (upper - y)) between natural limits. A path stays within them; figures on a limit count as a little inside:
/// see LaneLimits. A series with a figure past a limit is left as it is, its path held within the limits.
struct LogitScale {
  double lower{0}, upper{100};
};

using Scale = std::variant<AsItIs, LogScale, ShiftedLog, BoxCox, LogitScale>;

constexpr std::string_view name_of(const AsItIs&) { return "as it is"; }
constexpr std::string_view name_of(const LogScale&) { return "log"; }
constexpr std::string_view name_of(const ShiftedLog&) { return "shifted log"; }
constexpr std::string_view name_of(const BoxCox&) { return "Box-Cox"; }
constexpr std::string_view name_of(const LogitScale&) { return "logit"; }

/// A model that works on a scale: the figures are brought there, the model projects, the path is brought back. The error is half
/// the distance between what lies an error above and below the last figure. A series that does not fit the scale (a zero under
/// a logarithm) is left as it is; a result that is not finite is the last figure.
template <class ScaleType, class Model>
struct OnScale {
  ScaleType scale{};
  Model model{};
};

template <class ScaleType, class Model>
std::string name_of(const OnScale<ScaleType, Model>& model) {
  return std::string(name_of(model.model)) + ", " + std::string(name_of(model.scale));
}
template <class ScaleType, class Model>
constexpr int least_points(const OnScale<ScaleType, Model>& model) {
  return least_points(model.model);
}

/// The scale of an indicator, the first that applies:
///  1. both natural limits are known, and no figure is past them: logit between them;
///  2. a share in per cent (`Kind::ratio`), and all figures from 0 to 100: logit between 0 and 100;
///  3. growth, or a figure below zero: as it is;
///  4. whole pieces are counted: shifted log, zeros or not;
///  5. all figures above zero: Box-Cox with 1/2, between lines that go straight and lines that grow by the same per cent;
///  6. zeros among them: as it is. No figures at all: as it is.
inline Scale choose_scale(const Indicator& indicator, std::span<const double> figures, const NaturalLimits& limits = {}) {
  if (figures.empty()) return AsItIs{};
  const auto [least, most] = std::minmax_element(figures.begin(), figures.end());
  if (limits.lower && limits.upper && *limits.lower <= *least && *most <= *limits.upper) return LogitScale{*limits.lower, *limits.upper};
  if (has_limit(natural_limits(indicator.unit, indicator.kind, figures))) return LogitScale{};
  if (indicator.kind == Kind::growth || *least < 0) return AsItIs{};
  if (is_count(indicator.unit)) return ShiftedLog{};
  if (*least > 0) return BoxCox{};
  return AsItIs{};
}

namespace detail {

/// What a scale learns from a history: the size it divides by, its limits, and 1 where the series fits it.
template <int N>
struct ScaleState {
  Lanes<N> size{1}, fits{1};
  LaneLimits<N> limits{};
};

template <int N>
[[gnu::always_inline]] inline ScaleState<N> learn(const AsItIs&, const LaneHistory<N>&) {
  return {};
}
template <int N>
[[gnu::always_inline]] inline ScaleState<N> learn(const LogScale&, const LaneHistory<N>& seen) {
  return {Lanes<N>(1), flag(smallest(seen) > 0), {}};
}
template <int N>
[[gnu::always_inline]] inline ScaleState<N> learn(const ShiftedLog&, const LaneHistory<N>& seen) {
  return {Lanes<N>(1), flag(smallest(seen) >= 0), {}};
}
template <int N>
[[gnu::always_inline]] inline ScaleState<N> learn(const BoxCox& scale, const LaneHistory<N>& seen) {
  const Lanes<N> least = smallest(seen);
  return {largest_size(seen), scale.lambda > 0 ? flag(least >= 0) : flag(least > 0), {}};
}
template <int N>
[[gnu::always_inline]] inline ScaleState<N> learn(const LogitScale& scale, const LaneHistory<N>& seen) {
  const Lanes<N> lower(scale.lower), upper(scale.upper);
  return {Lanes<N>(1), flag((smallest(seen) >= lower) & (largest(seen) <= upper)), limits_for(seen, lower, upper)};
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> forward(const AsItIs&, const ScaleState<N>&, Lanes<N> y) {
  return y;
}
template <int N>
[[gnu::always_inline]] inline Lanes<N> backward(const AsItIs&, const ScaleState<N>&, Lanes<N> z) {
  return z;
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> forward(const LogScale&, const ScaleState<N>&, Lanes<N> y) {
  return log(y);
}
template <int N>
[[gnu::always_inline]] inline Lanes<N> backward(const LogScale&, const ScaleState<N>&, Lanes<N> z) {
  return exp(z);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> forward(const ShiftedLog& scale, const ScaleState<N>&, Lanes<N> y) {
  return log1p(y / scale.shift);
}
template <int N>
[[gnu::always_inline]] inline Lanes<N> backward(const ShiftedLog& scale, const ScaleState<N>&, Lanes<N> z) {
  return larger(scale.shift * expm1(z), Lanes<N>{});
}

/// Near zero of lambda expm1 keeps the digits; figures of zero have no logarithm, but a power.
template <int N>
[[gnu::always_inline]] inline Lanes<N> forward(const BoxCox& scale, const ScaleState<N>& state, Lanes<N> y) {
  const Lanes<N> logs = log(where(y > 0, y / state.size, 1));
  if (scale.lambda == 0) return logs;
  return where(y > 0, expm1(scale.lambda * logs), -1) / scale.lambda;
}
template <int N>
[[gnu::always_inline]] inline Lanes<N> backward(const BoxCox& scale, const ScaleState<N>& state, Lanes<N> z) {
  if (scale.lambda == 0) return state.size * exp(z);
  const Lanes<N> raised = scale.lambda * z, end(scale.lambda > 0 ? 0 : positive_infinity);
  return state.size * where(raised > -1, exp(log1p(raised) / scale.lambda), end);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> forward(const LogitScale&, const ScaleState<N>& state, Lanes<N> y) {
  return Logit::forward(state.limits.share(y));
}
template <int N>
[[gnu::always_inline]] inline Lanes<N> backward(const LogitScale&, const ScaleState<N>& state, Lanes<N> z) {
  return state.limits.value(Logit::backward(z));
}

/// The end of the range of a scale that holds for series which do not fit it, too.
template <int N, class ScaleType>
[[gnu::always_inline]] inline Lanes<N> held_within(const ScaleType&, Lanes<N> y) {
  return y;
}
template <int N>
[[gnu::always_inline]] inline Lanes<N> held_within(const LogitScale& scale, Lanes<N> y) {
  return larger(smaller(y, Lanes<N>(scale.upper)), Lanes<N>(scale.lower));
}

/// Half the distance between what lies so far above and below the last figure on the scale.
template <int N, class ScaleType>
[[gnu::always_inline]] inline Lanes<N> error_of(const ScaleType& scale, const ScaleState<N>& state, Lanes<N> last, Lanes<N> sigma) {
  const Lanes<N> z = forward(scale, state, last);
  return 0.5 * (backward(scale, state, z + sigma) - backward(scale, state, z - sigma));
}

template <int N, class ScaleType, class Model>
[[gnu::always_inline]] inline void project_lanes(const OnScale<ScaleType, Model>& model, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const LaneHistory<N> seen = last_points(all);
  const ScaleState<N> state = learn(model.scale, seen);
  LaneRoom<N> room;
  for (int i = 0; i < seen.count; ++i) room[static_cast<std::size_t>(i)] = where(state.fits > 0, forward(model.scale, state, seen[i]), seen[i]);
  project_lanes(model.model, LaneHistory<N>{room.data(), seen.count}, to);
  for (int h = 0; h < to.horizon; ++h) to.ahead[h] = where(state.fits > 0, backward(model.scale, state, to.ahead[h]), to.ahead[h]);
  to.sigma = where(state.fits > 0, error_of(model.scale, state, seen.last(), to.sigma), to.sigma);
  keep_finite(seen, to);
  for (int h = 0; h < to.horizon; ++h) to.ahead[h] = held_within(model.scale, to.ahead[h]);
}

}  // namespace detail
}  // namespace milepost
