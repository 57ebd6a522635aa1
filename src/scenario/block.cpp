#include "block.hpp"

#include <algorithm>
#include <array>

#include "milepost/detail/dispatch.hpp"

namespace milepost {

namespace {

using detail::Lanes;
constexpr std::size_t size = FutureBlock::size;
using BlockOfFour = std::array<double, 4 * size>;

/// Words of a block: the k-th of every future together.
using WordsOfBlock = std::array<std::uint64_t, 4 * size>;

WordsOfBlock words_of_block(const NamedNumbers& numbers, std::uint64_t begin, std::uint64_t four) {
  WordsOfBlock words;
  for (std::size_t i = 0; i < size; ++i) {
    const detail::Philox::Words of_one = numbers.words(begin + i, four);
    for (std::size_t k = 0; k < 4; ++k) words[k * size + i] = of_one[k];
  }
  return words;
}

/// Adds weighted normal pairs of words.
struct ScoreLoop {
  const WordsOfBlock& words;
  double weight;
  double* scores;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    for (std::size_t pair = 0; pair < 2; ++pair)
      for (std::size_t i = 0; i < size; i += N) {
        const std::uint64_t* of_pair = words.data() + 2 * pair * size + i;
        const detail::LanePair<N> both = detail::normal_pair(detail::shares_of_one<N>(of_pair), detail::shares_of_one<N>(of_pair + size));
        double* to = scores + 2 * pair * size + i;
        (Lanes<N>::load(to) + both.first * weight).store(to);
        (Lanes<N>::load(to + size) + both.second * weight).store(to + size);
      }
  }
};

struct StepLoop {
  const DrawnFigures& draws;
  std::size_t step;
  const double* fresh;
  double* scores;
  double* figures;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    for (std::size_t i = 0; i < size; i += N) {
      const Lanes<N> score = draws.score(step, Lanes<N>::load(scores + i), Lanes<N>::load(fresh + i));
      score.store(scores + i);
      draws.figure(step, score).store(figures + i);
    }
  }
};

/// Each number for itself and, beside it, for its opposite.
void spread_in_pairs(const BlockOfFour& half, FreshScores scores) {
  for (std::size_t k = 0; k < 4; ++k)
    for (std::size_t i = 0; i < size; ++i) scores[k * size + i] = (i % 2 == 0 ? 1 : -1) * half[k * size + i / 2];
}

void draw_even_scores(std::span<const WeightedNumbers> numbers, const FutureBlock& block, std::uint64_t four, FreshScores scores) {
  for (const WeightedNumbers& one : numbers)
    for (std::size_t k = 0; k < 4; ++k)
      for (std::size_t i = 0; i < block.count; ++i) scores[k * size + i] += one.weight * block.key(i).score(one.numbers, 4 * four + k);
}

void add_scores(std::span<const WeightedNumbers> numbers, std::uint64_t begin, std::uint64_t four, double* scores) {
  for (const WeightedNumbers& one : numbers) detail::run_widest(ScoreLoop{words_of_block(one.numbers, begin, four), one.weight, scores});
}

}  // namespace

void draw_scores(std::span<const WeightedNumbers> numbers, const FutureBlock& block, std::uint64_t four, FreshScores scores) {
  std::fill(scores.begin(), scores.end(), 0.0);
  if (block.sampling == Sampling::sobol) return draw_even_scores(numbers, block, four, scores);
  if (block.sampling == Sampling::independent) return add_scores(numbers, block.begin, four, scores.data());
  BlockOfFour half{};
  add_scores(numbers, block.begin / 2, four, half.data());
  spread_in_pairs(half, scores);
}

void draw_step(const DrawnFigures& draws, std::size_t step, const double* fresh, double* scores, double* figures) {
  detail::run_widest(StepLoop{draws, step, fresh, scores, figures});
}

}  // namespace milepost
