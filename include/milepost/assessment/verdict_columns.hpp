// The answers of rated rows, in columns.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "milepost/assessment/rating_loop.hpp"
#include "milepost/assessment/rating_rows.hpp"
#include "milepost/detail/column.hpp"
#include "milepost/detail/dispatch.hpp"

namespace milepost {

/// One row a target, in their order. Absent numbers are NaN, absent words the number 255.
struct VerdictColumns {
  static constexpr std::uint8_t none = 255;
  std::vector<Category> categories{};   ///< what `category` counts
  ResultColumn<double> figure{};
  ResultColumn<double> score{};               ///< empty where the method gives none
  ResultColumn<std::uint8_t> category{};
  ResultColumn<std::uint8_t> status{};        ///< as Status
  ResultColumn<std::uint8_t> movement{};      ///< as Movement
  ResultColumn<std::uint8_t> reason{};        ///< as Reason, or none
  ResultColumn<std::int32_t> used{};          ///< figures that the row rests on
};

namespace detail {

/// Columns of so many rows, unset.
inline void make_ready(VerdictColumns& result, const Preset& preset, std::size_t rows) {
  result.categories = categories_of(preset);
  result.figure.resize(rows), result.score.resize(has_scores(preset) ? rows : 0);
  for (auto* bytes : {&result.category, &result.status, &result.movement, &result.reason}) bytes->resize(rows);
  result.used.resize(rows);
}

inline VerdictColumns empty_evaluation(const Preset& preset, std::size_t rows) {
  VerdictColumns result;
  make_ready(result, preset, rows);
  return result;
}

/// Answers of a block, to their places in the results.
struct BlockWriter {
  const RatingBlock& block;
  VerdictColumns& result;

  /// The figures of a whole block are written where they stay.
  [[gnu::always_inline]] static AnswerColumns places(RatingBlock& block, VerdictColumns& result, std::size_t first, std::size_t count) {
    if (count < block_size) return {block.figure.data(), block.score.data(), block.answer.data()};
    return {result.figure.data() + first, result.score.empty() ? nullptr : result.score.data() + first, block.answer.data()};
  }

  [[gnu::always_inline]] void write(std::size_t first, std::size_t count) const {
    if (count == block_size) return take_apart(first, block_size);
    std::copy_n(block.figure.begin(), count, result.figure.data() + first);
    if (!result.score.empty()) std::copy_n(block.score.begin(), count, result.score.data() + first);
    take_apart(first, count);
  }

 private:
  /// Of a whole number a double below 2^52 has the digits, once 2^52 is added.
  [[gnu::always_inline]] static std::uint32_t whole(double answer) { return static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(answer + 0x1p52)); }

  [[gnu::always_inline]] void take_apart(std::size_t first, std::size_t count) const {
    std::uint32_t words[block_size];
    for (std::size_t i = 0; i < count; ++i) words[i] = whole(block.answer[i]);
    put(words, 0, result.category.data() + first, count), put(words, 8, result.status.data() + first, count);
    put(words, 16, result.movement.data() + first, count), put(words, 24, result.reason.data() + first, count);
    std::int32_t* const used = result.used.data() + first;
    for (std::size_t i = 0; i < count; ++i) used[i] = static_cast<std::int32_t>(block.used[i]);
  }

  [[gnu::always_inline]] static void put(const std::uint32_t (&words)[block_size], int place, std::uint8_t* to, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<std::uint8_t>(words[i] >> place);
  }
};

/// Rates rows block by block, so that columns stay in the cache; a loop for run_widest().
struct PartRating {
  const Panel& panel;
  const TargetColumns& targets;
  const Preset& preset;
  const RatingPlan& plan;
  VerdictColumns& result;
  std::size_t begin;
  std::size_t end;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    RatingBlock block;
    for (std::size_t first = begin; first < end; first += block_size) {
      const std::size_t count = std::min(block_size, end - first);
      const FactColumns facts = RowReader<N>{panel, targets, preset}.read(block, first, count);
      const AnswerColumns answers = BlockWriter::places(block, result, first, count);
      RatingLoop{plan, facts, answers, count}.template operator()<N>();
      BlockWriter{block, result}.write(first, count);
    }
  }
};

#if defined(MILEPOST_COMPILED)
// milepost::milepost holds these loops: who links it need not compile them again, which takes a quarter of a minute a source.
extern template void loop_of_two<PartRating>(const PartRating&);
#if defined(__x86_64__)
extern template void loop_of_four<PartRating>(const PartRating&);
extern template void loop_of_eight<PartRating>(const PartRating&);
#endif
#endif

}  // namespace detail
}  // namespace milepost
