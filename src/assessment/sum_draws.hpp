// Draws of the figures to come, for what is asked of their sums.
#pragma once

#include <cmath>
#include <vector>

#include "milepost/detail/normal.hpp"
#include "milepost/detail/philox.hpp"
#include "milepost/projection/outlook.hpp"
#include "milepost/projection/passage.hpp"

namespace milepost::detail {

/// Each step hangs on the one before. The draws depend on nothing but their number.
class SumDraws {
 public:
  SumDraws(const Outlook& outlook, int steps) : outlook_(outlook) {
    const double power = correlation_power(outlook.figures);
    for (int step = 1; step <= steps; ++step) {
      errors_.push_back(errors_at(outlook, step));
      correlations_.push_back(step == 1 ? 0 : correlation_of_neighbours(step - 1, power));
    }
  }

  /// Tells `take` every figure of one path in turn; `sign` turns every error round.
  template <class Take>
  void for_each_figure(std::uint64_t path, double sign, const Take& take) const {
    double score = 0;
    for (std::size_t i = 0; i < errors_.size(); ++i) {
      const double fresh = sign * normal_quantile(share_of_one(Philox::at({path, i, 0, 0}, {0, 0})[0]));
      score = correlations_[i] * score + std::sqrt(1 - correlations_[i] * correlations_[i]) * fresh;
      take(figure_at_score(outlook_, score, static_cast<double>(i + 1), errors_[i]));
    }
  }

  double sum(std::uint64_t path, double sign) const {
    double total = 0;
    for_each_figure(path, sign, [&](double figure) { total += figure; });
    return total;
  }

 private:
  const Outlook& outlook_;
  std::vector<ExpectedErrors> errors_{};
  std::vector<double> correlations_{};  ///< of each step with the one before
};

}  // namespace milepost::detail
