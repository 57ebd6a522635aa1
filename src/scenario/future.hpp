// One indicator's futures: drawn, changed by measures, moved by links.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "milepost/assessment/foresight.hpp"
#include "milepost/projection/drawn_figures.hpp"
#include "milepost/scenario/random.hpp"
#include "milepost/scenario/scenario.hpp"

namespace milepost {

/// Numbers that a score is the weighted sum of: one's own, or those of all indicators that it hangs together with.
struct WeightedNumbers {
  double weight{1};
  NamedNumbers numbers;
};

/// A future: its number, and whether its surprises are turned round.
struct FutureKey {
  std::uint64_t path{};
  bool turned{false};

  double score(const NamedNumbers& numbers, std::uint64_t step) const { return (turned ? -1 : 1) * numbers.score(path, step); }
  double share(const NamedNumbers& numbers, std::uint64_t step) const {
    const double share = numbers.share(path, step);
    return turned ? 1 - share : share;
  }
};

/// Whether a measure has made a figure: a number, and none so large that its square is none.
inline bool is_figure(double made) { return std::abs(made) <= 1e100; }

/// Figures of the steps ahead, without the scenario and with it.
struct Future {
  std::vector<double> without{}, with{};
};

/// What an indicator's futures are drawn from. Plain data; draws are made by FutureDraws.
struct Stream {
  struct Cause;

  Foresight ahead{};
  Direction better{Direction::increase};
  std::vector<WeightedNumbers> numbers{};
  std::vector<const Intervention*> interventions{};
  std::vector<Cause> causes;  // no braces: clang 14 would make one of a type that is not whole yet
  std::uint64_t seed{};
  bool from_zero{false};  ///< no figure has been below zero, and no limits are known

  std::size_t steps() const;
  double time(std::size_t step) const { return ahead.seen.last + ahead.seen.step * static_cast<double>(step + 1); }
  /// Within the natural limits of the indicator, and at zero where no figure has been below it: measures and links lead no further than
  /// projections do.
  double held(double figure) const;
  bool is_touched() const { return !interventions.empty() || !causes.empty(); }
};

struct Stream::Cause {
  const Link* link{};
  Stream stream{};
};

/// Draws futures of a stream, which outlives it.
class FutureDraws {
 public:
  explicit FutureDraws(const Stream& stream);

  Future future(const FutureKey& key) const;

 private:
  std::vector<double> drawn(const FutureKey& key) const;
  void change(std::vector<double>& figures, const Intervention& intervention, const FutureKey& key) const;
  void carry_on(std::vector<double>& figures, std::size_t cause, const FutureKey& key) const;

  const Stream* stream_;
  DrawnFigures figures_;
  std::vector<FigureOrigin> origins_{};
  std::vector<FutureDraws> causes_{};
};

/// The effect with a number in place of its distribution, at a share of it. Of several in one the same share.
Effect drawn(const Effect& effect, double share);

}  // namespace milepost
