// Durations drawn by the hundred million: closed forms, and tables where the quantile has none.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "milepost/scenario/distribution.hpp"

namespace milepost {

/// Quantiles of a distribution on 0 to 1 at normal scores an eighth apart, with a cubic through four neighbours between them. Over scores a beta
/// quantile is smooth, which over shares it is not at its ends.
class ScoreTable {
 public:
  static constexpr double widest = 6, steps_a_score = 8;
  static constexpr std::size_t knots = 97;

  static constexpr double score(std::size_t knot) { return static_cast<double>(knot) / steps_a_score - widest; }
  /// Past the widest score the value there.
  double at(double score) const;

  std::array<double, knots> values{};
};

/// A weighted sum of four neighbours: the cubic through them, at a place from 0 to 1 between the inner two.
struct CubicWeights {
  explicit constexpr CubicWeights(double t)
      : weights{-t * (t - 1) * (t - 2) / 6, (t + 1) * (t - 1) * (t - 2) / 2, -(t + 1) * t * (t - 2) / 2, (t + 1) * t * (t - 1) / 6} {}
  std::array<double, 4> weights;
};

/// What a set of durations is drawn from; a view of them. PERT distributions have one shape parameter: their tables lie between 33 computed ones,
/// a cubic through four again. Of a beta distribution with shapes outside 1 to 50 the quantile is computed each time.
class Durations {
 public:
  /// The number of a duration for draw(). Of what has begun: `taken` is behind it, and what is drawn is longer.
  void add(const Uncertain& duration, double taken);

  /// Durations at shares of (0, 1), none below 0.
  void draw(std::size_t number, const double* shares, double* days, std::size_t count) const;
  bool is_certain(std::size_t number) const { return kinds_[number].form == Form::certain; }

 private:
  enum class Form : std::uint8_t { certain, uniform, triangular, table, in_order, exact };
  struct Kind {
    Form form{};
    std::uint32_t table{};
    double low{}, mode{}, high{};
    double share_behind{}, taken{};
    const Uncertain* given{};
  };

  Kind kind_of(const Uncertain& duration);
  std::uint32_t table_of(const Pert& duration);
  std::uint32_t table_of(const BetaDistribution& duration);
  void make_grid();
  double value(const Kind& kind, double share) const;
  double share_below(const Kind& kind, double days) const;

  static constexpr std::size_t grid_steps = 32;

  std::vector<Kind> kinds_{};
  std::vector<ScoreTable> tables_{};
  std::vector<std::vector<double>> ascending_{};
  std::vector<ScoreTable> grid_{};  ///< PERT by the place of its mode
  std::map<std::pair<double, double>, std::uint32_t> known_{};
};

}  // namespace milepost
