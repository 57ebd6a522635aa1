#include "durations.hpp"

#include <algorithm>
#include <cmath>

#include "milepost/detail/normal.hpp"
#include "milepost/detail/quantile.hpp"

namespace milepost {

namespace {

/// Where four neighbours begin among so many, and how far on from the second of them.
struct CubicPlace {
  std::size_t first{};
  double on{};
};

CubicPlace cubic_place(double place, std::size_t count) {
  const std::size_t first = std::min(static_cast<std::size_t>(std::max(place - 1, 0.0)), count - 4);
  return {first, place - static_cast<double>(first + 1)};
}

ScoreTable tabulated(const Uncertain& distribution) {
  ScoreTable table;
  for (std::size_t knot = 0; knot < ScoreTable::knots; ++knot) {
    const double score = ScoreTable::score(knot);
    table.values[knot] = score < 0 ? quantile_of(distribution, detail::normal_above(-score)) : quantile_of(distribution, 1 - detail::normal_above(score));
  }
  return table;
}

ScoreTable mirrored(const ScoreTable& table) {
  ScoreTable turned;
  for (std::size_t knot = 0; knot < ScoreTable::knots; ++knot) turned.values[knot] = 1 - table.values[ScoreTable::knots - 1 - knot];
  return turned;
}

bool is_smooth(const BetaDistribution& d) { return std::min(d.alpha, d.beta) >= 1 && std::max(d.alpha, d.beta) <= 50; }

}  // namespace

double ScoreTable::at(double score) const {
  const CubicPlace found = cubic_place((std::clamp(score, -widest, widest) + widest) * steps_a_score, knots);
  const CubicWeights cubic(found.on);
  const double* four = values.data() + found.first;
  return four[0] * cubic.weights[0] + four[1] * cubic.weights[1] + (four[2] * cubic.weights[2] + four[3] * cubic.weights[3]);
}

/// The other half is the mirror of the first.
void Durations::make_grid() {
  grid_.resize(grid_steps + 1);
  for (std::size_t step = 0; step <= grid_steps / 2; ++step) {
    const double mode = static_cast<double>(step) / grid_steps;
    grid_[step] = tabulated(Pert{0, mode, 1});
    grid_[grid_steps - step] = mirrored(grid_[step]);
  }
}

std::uint32_t Durations::table_of(const Pert& d) {
  const double mode = (d.mode - d.low) / (d.high - d.low);
  const auto [found, is_new] = known_.try_emplace({mode, 0}, static_cast<std::uint32_t>(tables_.size()));
  if (!is_new) return found->second;
  if (grid_.empty()) make_grid();
  const CubicPlace place = cubic_place(mode * grid_steps, grid_.size());
  const CubicWeights cubic(place.on);
  ScoreTable table;
  for (std::size_t knot = 0; knot < ScoreTable::knots; ++knot)
    for (std::size_t k = 0; k < 4; ++k) table.values[knot] += cubic.weights[k] * grid_[place.first + k].values[knot];
  tables_.push_back(table);
  return found->second;
}

std::uint32_t Durations::table_of(const BetaDistribution& d) {
  const auto [found, is_new] = known_.try_emplace({d.alpha, d.beta}, static_cast<std::uint32_t>(tables_.size()));
  if (is_new) tables_.push_back(tabulated(BetaDistribution{d.alpha, d.beta, 0, 1}));
  return found->second;
}

Durations::Kind Durations::kind_of(const Uncertain& duration) {
  Kind kind{.form = Form::exact, .given = &duration};
  if (const auto* number = std::get_if<double>(&duration)) kind.form = Form::certain, kind.low = *number;
  if (const auto* d = std::get_if<Uniform>(&duration)) kind.form = Form::uniform, kind.low = d->low, kind.high = d->high;
  if (const auto* d = std::get_if<Triangular>(&duration)) kind.form = Form::triangular, kind.low = d->low, kind.mode = d->mode, kind.high = d->high;
  if (const auto* d = std::get_if<Pert>(&duration)) kind.form = Form::table, kind.low = d->low, kind.high = d->high, kind.table = table_of(*d);
  if (const auto* d = std::get_if<BetaDistribution>(&duration); d && is_smooth(*d))
    kind.form = Form::table, kind.low = d->low, kind.high = d->high, kind.table = table_of(*d);
  if (const auto* d = std::get_if<Empirical>(&duration)) {
    kind.form = Form::in_order, kind.table = static_cast<std::uint32_t>(ascending_.size());
    ascending_.push_back(d->values);
    std::sort(ascending_.back().begin(), ascending_.back().end());
  }
  return kind;
}

void Durations::add(const Uncertain& duration, double taken) {
  Kind kind = kind_of(duration);
  if (kind.form == Form::certain) kind.low = std::max(0.0, kind.low - taken);
  else if (taken > 0) kind.share_behind = share_below(kind, taken), kind.taken = taken;
  kinds_.push_back(kind);
}

double Durations::value(const Kind& kind, double share) const {
  switch (kind.form) {
    case Form::certain: return kind.low;
    case Form::uniform: return kind.low + (kind.high - kind.low) * share;
    case Form::triangular: {
      const double width = kind.high - kind.low, rise = kind.mode - kind.low;
      if (share * width < rise) return kind.low + std::sqrt(share * width * rise);
      return kind.high - std::sqrt((1 - share) * width * (kind.high - kind.mode));
    }
    case Form::table: return kind.low + (kind.high - kind.low) * tables_[kind.table].at(detail::normal_quantile(share));
    case Form::in_order: return detail::quantile_in_order(ascending_[kind.table], share);
    case Form::exact: break;
  }
  return quantile_of(*kind.given, share);
}

/// By halving, as far as doubles go.
double Durations::share_below(const Kind& kind, double days) const {
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = low + (high - low) / 2;
    if (middle <= 0 || middle >= 1) break;
    (value(kind, middle) < days ? low : high) = middle;
  }
  return high;
}

void Durations::draw(std::size_t number, const double* shares, double* days, std::size_t count) const {
  const Kind& kind = kinds_[number];
  for (std::size_t i = 0; i < count; ++i) days[i] = value(kind, shares[i]);
  if (kind.taken > 0)
    for (std::size_t i = 0; i < count; ++i) {
      const double share = kind.share_behind + (1 - kind.share_behind) * shares[i];
      days[i] = (share < 1 ? value(kind, share) : kind.taken) - kind.taken;
    }
  for (std::size_t i = 0; i < count; ++i) days[i] = days[i] > 0 ? days[i] : 0;
}

}  // namespace milepost
