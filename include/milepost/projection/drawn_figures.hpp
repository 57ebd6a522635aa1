// Figures to come as they may be drawn: each step's score hangs on the one before.
#pragma once

#include <cmath>
#include <vector>

#include "milepost/detail/philox.hpp"
#include "milepost/projection/outlook.hpp"
#include "milepost/projection/passage.hpp"

namespace milepost {

/// What turns independent standard normal numbers into a path of figures: errors of every step, and how scores of neighbours hang together. A
/// view, as an outlook is.
class DrawnFigures {
 public:
  DrawnFigures(const Outlook& outlook, std::size_t steps) : outlook_(outlook) {
    const double power = correlation_power(outlook.figures);
    for (std::size_t step = 1; step <= steps; ++step) {
      errors_.push_back(errors_at(outlook, static_cast<double>(step)));
      correlations_.push_back(step == 1 ? 0 : detail::correlation_of_neighbours(static_cast<double>(step - 1), power));
    }
  }

  std::size_t steps() const { return errors_.size(); }

  /// The score of a step, counted from 0, of the score before and a fresh one.
  double score(std::size_t step, double before, double fresh) const {
    return correlations_[step] * before + std::sqrt(1 - correlations_[step] * correlations_[step]) * fresh;
  }
  double figure(std::size_t step, double score) const { return figure_at_score(outlook_, score, static_cast<double>(step + 1), errors_[step]); }

 private:
  Outlook outlook_;
  std::vector<ExpectedErrors> errors_{};
  std::vector<double> correlations_{};  ///< of each step with the one before
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
