#include "milepost/projection/error_table.hpp"

#include "milepost/detail/elementary.hpp"

namespace milepost {

namespace {

/// By the kernels, so that every build has the same bits.
double log_of(double x) { return detail::log(detail::Lanes<2>(x))[0]; }
double exp_of(double x) { return detail::exp(detail::Lanes<2>(x))[0]; }

/// An end of the table and the quantile beside it: how far the tail runs for each time the probability outside is divided by e.
struct Tail {
  double outside;  ///< probability beyond the end
  double end;
  double reach;    ///< above 0, or 0 where the two quantiles are one
};

Tail lower_tail(const ExpectedErrors& errors) {
  const std::vector<double>&p = errors.table->probabilities, &q = errors.quantiles;
  return {p[0], q[0], (q[1] - q[0]) / log_of(p[1] / p[0])};
}

Tail upper_tail(const ExpectedErrors& errors) {
  const std::vector<double>&p = errors.table->probabilities, &q = errors.quantiles;
  const std::size_t last = p.size() - 1;
  return {1 - p[last], q[last], (q[last] - q[last - 1]) / log_of((1 - p[last - 1]) / (1 - p[last]))};
}

double between(double from, double to, double x, double low, double high) { return to > from ? low + (x - from) / (to - from) * (high - low) : high; }

}  // namespace

double quantile_of(const ExpectedErrors& errors, double probability) {
  const std::vector<double>&p = errors.table->probabilities, &q = errors.quantiles;
  const auto above = std::lower_bound(p.begin(), p.end(), probability);
  const auto k = static_cast<std::size_t>(above - p.begin());
  if (k == 0) {
    const Tail tail = lower_tail(errors);
    return tail.end - tail.reach * log_of(tail.outside / probability);
  }
  if (above == p.end()) {
    const Tail tail = upper_tail(errors);
    return tail.end + tail.reach * log_of(tail.outside / (1 - probability));
  }
  return between(p[k - 1], p[k], probability, q[k - 1], q[k]);
}

double probability_below(const ExpectedErrors& errors, double error) {
  const std::vector<double>&p = errors.table->probabilities, &q = errors.quantiles;
  if (error < q.front()) {
    const Tail tail = lower_tail(errors);
    return tail.reach > 0 ? tail.outside * exp_of((error - tail.end) / tail.reach) : 0;
  }
  if (error > q.back()) {
    const Tail tail = upper_tail(errors);
    return tail.reach > 0 ? 1 - tail.outside * exp_of((tail.end - error) / tail.reach) : 1;
  }
  const auto k = static_cast<std::size_t>(std::upper_bound(q.begin(), q.end(), error) - q.begin());
  return k == q.size() ? p.back() : between(q[k - 1], q[k], error, p[k - 1], p[k]);
}

}  // namespace milepost
