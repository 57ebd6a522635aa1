// Figures to come as they may be drawn: each step's score hangs on the one before.
#pragma once

#include <cmath>
#include <vector>

#include "milepost/detail/philox.hpp"
#include "milepost/projection/error_curve.hpp"
#include "milepost/projection/outlook.hpp"
#include "milepost/projection/passage.hpp"

namespace milepost {

/// What turns independent standard normal numbers into a path of figures: errors of every step, and how scores of neighbours hang together.
class DrawnFigures {
 public:
  DrawnFigures(const Outlook& outlook, std::size_t steps) : scale_(outlook.scale), multiplicative_(outlook.seasons && outlook.seasons->multiplicative) {
    const double power = correlation_power(outlook.figures);
    for (std::size_t step = 1; step <= steps; ++step) {
      const auto at = static_cast<double>(step);
      const double before = step == 1 ? 0 : detail::correlation_of_neighbours(at - 1, power);
      steps_.push_back({before, std::sqrt(1 - before * before), ErrorCurve(errors_at(outlook, at), outlook.middle(at), outlook.scale.size_at(at)),
                        outlook.seasons ? outlook.factor(at) : multiplicative_ ? 1.0 : 0.0});
    }
  }

  std::size_t steps() const { return steps_.size(); }

  /// The score of a step, counted from 0, of the score before and a fresh one.
  template <int N>
  [[gnu::always_inline]] detail::Lanes<N> score(std::size_t step, detail::Lanes<N> before, detail::Lanes<N> fresh) const {
    return before * steps_[step].correlation + fresh * steps_[step].spread;
  }
  double score(std::size_t step, double before, double fresh) const { return score<2>(step, before, fresh)[0]; }

  /// The figure of a step at a score: figure_at_score() but for rounding.
  template <int N>
  [[gnu::always_inline]] detail::Lanes<N> figure(std::size_t step, detail::Lanes<N> score) const {
    const Step& one = steps_[step];
    const detail::Lanes<N> plain = from_scale(one.curve.at(score));
    return multiplicative_ ? plain * one.factor : plain + one.factor;
  }
  double figure(std::size_t step, double score) const { return figure<2>(step, detail::Lanes<2>(score))[0]; }

 private:
  struct Step {
    double correlation{}, spread{};  ///< with the score of the step before, and of what is fresh
    ErrorCurve curve;
    double factor{};                 ///< of the season
  };

  /// What ErrorScale::from() is of one number.
  template <int N>
  [[gnu::always_inline]] detail::Lanes<N> from_scale(detail::Lanes<N> value) const {
    using detail::Lanes;
    if (!has_limit(scale_.limits)) {
      const Lanes<N> root = larger(Lanes<N>(0.0), value);
      return scale_.roots ? root * root : value;
    }
    Lanes<N> figure = detail::NaturalScale<N>{scale_.limits, {}}.from(value);
    if (const auto low = scale_.least()) figure = where(figure < *low, Lanes<N>(*low), figure);
    if (const auto high = scale_.most()) figure = where(figure > *high, Lanes<N>(*high), figure);
    return figure;
  }

  ErrorScale scale_;
  bool multiplicative_;
  std::vector<Step> steps_{};
};

/// Tells `take` every figure of one path in turn; `sign` turns every error round. The draws depend on nothing but the number of the path.
template <class Take>
void for_each_figure(const DrawnFigures& draws, std::uint64_t path, double sign, const Take& take) {
  double score = 0;
  for (std::size_t step = 0; step < draws.steps(); ++step) {
    const double fresh = sign * detail::normal_quantile(detail::share_of_one(detail::Philox::at({path, step, 0, 0}, {0, 0})[0]));
    score = draws.score(step, score, fresh);
    take(draws.figure(step, score));
  }
}

inline double sum_of_path(const DrawnFigures& draws, std::uint64_t path, double sign) {
  double total = 0;
  for_each_figure(draws, path, sign, [&](double figure) { total += figure; });
  return total;
}

}  // namespace milepost
