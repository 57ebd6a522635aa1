// One indicator's futures: drawn, changed by measures, moved by links.
#pragma once

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "milepost/assessment/foresight.hpp"
#include "milepost/projection/drawn_figures.hpp"
#include "milepost/scenario/random.hpp"
#include "milepost/scenario/scenario.hpp"
#include "substitution.hpp"

namespace milepost {

/// Numbers that a score is the weighted sum of: one's own, or those of all indicators that it hangs together with.
struct WeightedNumbers {
  double weight{1};
  NamedNumbers numbers;
  std::string of{};  ///< the indicator, and its entity
};

/// A future: the number by which its random numbers are asked for, how, and what it takes from elsewhere.
struct FutureKey {
  std::uint64_t path{};
  bool turned{false};  ///< its surprises are turned round
  bool even{false};    ///< its numbers are those of a point that is one of many that lie evenly
  const Substitution* instead{};

  double share(const NamedNumbers& numbers, std::uint64_t step) const {
    if (instead && instead->is_set()) return instead->share(numbers, step);
    const std::uint64_t from = path_of(numbers, step);
    const double share = even ? numbers.even_share(from, step) : numbers.share(from, step);
    return turned ? 1 - share : share;
  }
  double score(const NamedNumbers& numbers, std::uint64_t step) const {
    if (instead && instead->is_calm()) return 0;
    if (even || (instead && instead->is_set())) return detail::normal_quantile(share(numbers, step));
    return (turned ? -1 : 1) * numbers.score(path_of(numbers, step), step);
  }

 private:
  std::uint64_t path_of(const NamedNumbers& numbers, std::uint64_t step) const { return instead ? instead->path_of(numbers, step, path) : path; }
};

/// The future of a place among all that are drawn.
constexpr FutureKey key_of(Sampling sampling, std::uint64_t place) {
  if (sampling == Sampling::antithetic) return {place / 2, place % 2 == 1, false, nullptr};
  return {place, false, sampling == Sampling::sobol, nullptr};
}

/// Which number of a measure's own is drawn for what.
enum class DrawOf : std::uint64_t { delay, ramp, duration, half_life, effect };

/// Whether a measure has made a figure: a number, and none so large that its square is none.
inline bool is_figure(double made) { return std::abs(made) <= 1e100; }

/// Figures of the steps ahead, without the scenario and with it.
struct Future {
  std::vector<double> without{}, with{};
};

class TaskFinishes;

/// What an indicator's futures are drawn from. Plain data; draws are made by FutureDraws.
struct Stream {
  struct Cause;

  Foresight ahead{};
  Direction better{Direction::increase};
  std::vector<WeightedNumbers> numbers{};
  std::vector<const Intervention*> interventions{};
  std::vector<Cause> causes;  // no braces: clang 14 would make one of a type that is not whole yet
  std::uint64_t seed{};
  const TaskFinishes* finishes{};  ///< of tasks that measures wait for
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

/// Neighbours among the futures, as many as stay in the cache.
struct FutureBlock {
  static constexpr std::size_t size = 256;
  Sampling sampling{};
  std::uint64_t begin{};
  std::size_t count{};  ///< 1 to size

  FutureKey key(std::size_t place) const { return key_of(sampling, begin + place); }
};

/// Draws futures of a stream, which outlives it.
class FutureDraws {
 public:
  explicit FutureDraws(const Stream& stream);

  Future future(const FutureKey& key) const;

  /// Figures with the scenario, step by step: those of step s are `figures[s * FutureBlock::size]` and its neighbours. The bits of future().
  void draw(const FutureBlock& block, std::span<double> figures) const;

 private:
  std::vector<double> drawn(const FutureKey& key) const;
  void draw_untouched(const FutureBlock& block, std::span<double> figures) const;
  void touch(const FutureBlock& block, std::span<double> figures) const;
  std::vector<double> moved(const std::vector<double>& without, const FutureKey& key) const;
  void change(std::vector<double>& figures, const Intervention& intervention, const FutureKey& key) const;
  void carry_on(std::vector<double>& figures, std::size_t cause, const FutureKey& key) const;

  const Stream* stream_;
  DrawnFigures figures_;
  std::vector<FigureOrigin> origins_{};
  std::vector<FutureDraws> causes_{};
};

/// The effect with a number in place of its distribution, at a share of it. Of several in one the same share.
Effect drawn(const Effect& effect, double share);

/// The numbers in an effect that may be distributions.
std::vector<const Uncertain*> uncertain_parts(const Effect& effect);

}  // namespace milepost
