// The models as one choice, by value or by name.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"
#include "milepost/projection/automatic.hpp"
#include "milepost/projection/average.hpp"
#include "milepost/projection/complex_smoothing.hpp"
#include "milepost/projection/damped_trend.hpp"
#include "milepost/projection/drift.hpp"
#include "milepost/projection/dynamic_theta.hpp"
#include "milepost/projection/exponential_family.hpp"
#include "milepost/projection/gompertz_growth.hpp"
#include "milepost/projection/holt.hpp"
#include "milepost/projection/linear_trend.hpp"
#include "milepost/projection/log_drift.hpp"
#include "milepost/projection/logistic_growth.hpp"
#include "milepost/projection/mean_of_all.hpp"
#include "milepost/projection/naive.hpp"
#include "milepost/projection/optimised_theta.hpp"
#include "milepost/projection/simple_smoothing.hpp"
#include "milepost/projection/theil_sen.hpp"
#include "milepost/projection/theta.hpp"
#include "milepost/projection/transform.hpp"

namespace milepost {

/// Theta on the scale of Box and Cox with lambda 1/2 unless set: of the plain models on such scales the second best on the yearly series of
/// M4 (Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting 36, 2020).
using BoxCoxTheta = OnScale<BoxCox, Theta>;
constexpr std::string_view name_of(const BoxCoxTheta&) { return "box_cox_theta"; }

/// Several models' paths made one, step by step: 2 to 16 models by name (see models()). Errors are expected as of `auto`.
struct Combination {
  std::vector<std::string> models{};
  Average by{Average::mean};
};

/// A model of one's own: figures one step apart, oldest first, and how many steps ahead; answers as many. What is missing, infinite or
/// not a number in the answer is the last figure, and is counted: notes say so, and there is no probability.
struct CustomModel {
  std::string name{"custom"};
  std::function<std::vector<double>(std::span<const double>, int)> project{};
};

inline std::string_view name_of(const CustomModel& model) { return model.name; }
inline int least_points(const CustomModel&) { return 1; }

/// Every model, the automatic choice first; one's own last.
using Model = std::variant<Automatic, Naive, MeanOfAll, Drift, LogDrift, LinearTrend, TheilSen, SimpleSmoothing, Holt, DampedTrend, ExponentialFamily, Theta,
                           OptimisedTheta, DynamicTheta, ComplexSmoothing, LogisticGrowth, GompertzGrowth, BoxCoxTheta, Combination, CustomModel>;

/// "mean of drift, theta".
std::string name_of(const Combination& combination);

/// As many as the model that needs most. Throws OutOfRange for one model or more than 16, ParseError for a name that is none.
int least_points(const Combination& combination);

inline std::string name_of(const Model& model) {
  return std::visit([](const auto& one) { return std::string(name_of(one)); }, model);
}

/// With fewer figures a simpler model takes its place.
inline int least_points(const Model& model) {
  return std::visit([](const auto& one) { return static_cast<int>(least_points(one)); }, model);
}

/// The model, told natural limits if it works between them: `auto`, `logistic` and `gompertz` do.
inline Model with_limits(Model model, const NaturalLimits& limits) {
  const auto tell = [&](auto& one) {
    if constexpr (requires { one.lower, one.upper; }) one.lower = limits.lower, one.upper = limits.upper;
  };
  if (has_limit(limits)) std::visit(tell, model);
  return model;
}

/// All models that are shipped, with their settings as they come.
inline std::vector<Model> models() {
  return {Automatic{}, Naive{}, MeanOfAll{}, Drift{}, LogDrift{}, LinearTrend{}, TheilSen{}, SimpleSmoothing{}, Holt{}, DampedTrend{}, ExponentialFamily{}, Theta{},
          OptimisedTheta{}, DynamicTheta{}, ComplexSmoothing{}, LogisticGrowth{}, GompertzGrowth{}, BoxCoxTheta{}};
}

/// "auto", "theta", "dynamic_theta" ... Throws ParseError for a name that is none, with the one that may be meant.
inline Model model_named(std::string_view name) {
  std::vector<std::string> known;
  for (const Model& model : models()) {
    if (name_of(model) == name) return model;
    known.push_back(name_of(model));
  }
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
  throw ParseError("model '" + detail::excerpt(name) + "' is not known; expected " + list + detail::did_you_mean(name, known));
}

inline std::string name_of(const Combination& combination) {
  std::string list;
  for (const std::string& model : combination.models) list += (list.empty() ? " of " : ", ") + model;
  return std::string(name_of(combination.by)) + list;
}

inline int least_points(const Combination& combination) {
  const std::size_t count = combination.models.size();
  if (count < 2 || count > detail::most_models) fail_range("models of an average", std::to_string(count), "2 to " + std::to_string(detail::most_models));
  int least = 1;
  for (const std::string& model : combination.models) least = std::max(least, least_points(model_named(model)));
  return least;
}

}  // namespace milepost
