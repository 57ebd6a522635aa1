#include "milepost/projection/error_table.hpp"

namespace milepost {

namespace {

using detail::farthest_score;

/// The piece between two knots of the table in which a value lies; the first or the last one for values past the ends.
std::size_t piece_of(const std::vector<double>& knots, double value) {
  const auto above = std::upper_bound(knots.begin(), knots.end(), value);
  const auto place = static_cast<std::size_t>(above - knots.begin());
  return std::clamp<std::size_t>(place, 1, knots.size() - 1) - 1;
}

double along(double x, double from, double to, double low, double high) { return to > from ? low + (x - from) / (to - from) * (high - low) : low; }

}  // namespace

double error_at_score(const ExpectedErrors& errors, double score) {
  const std::vector<double>& knots = errors.table->scores;
  const double held = std::clamp(score, -farthest_score, farthest_score);
  const std::size_t k = piece_of(knots, held);
  return along(held, knots[k], knots[k + 1], errors.quantiles[k], errors.quantiles[k + 1]);
}

double score_of_error(const ExpectedErrors& errors, double error) {
  const std::vector<double>&knots = errors.quantiles, &scores = errors.table->scores;
  const std::size_t k = piece_of(knots, error);
  if (!(knots[k + 1] > knots[k])) return error < knots[k] ? -farthest_score : error > knots[k] ? farthest_score : scores[k];
  return std::clamp(along(error, knots[k], knots[k + 1], scores[k], scores[k + 1]), -farthest_score, farthest_score);
}

}  // namespace milepost
