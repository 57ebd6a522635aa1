// The answers of rated rows, in columns.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "milepost/assessment/rating.hpp"
#include "milepost/assessment/rating_rows.hpp"
#include "milepost/detail/column.hpp"

namespace milepost {

/// One row a target, in their order. Absent numbers are NaN, absent words the number 255.
struct VerdictColumns {
  static constexpr std::uint8_t none = 255;
  std::vector<Category> categories{};   ///< what `category` counts
  ResultColumn<double> figure{};
  ResultColumn<double> score{};
  ResultColumn<std::uint8_t> category{};
  ResultColumn<std::uint8_t> status{};        ///< as Status
  ResultColumn<std::uint8_t> movement{};      ///< as Movement
  ResultColumn<std::uint8_t> reason{};        ///< as Reason, or none
  ResultColumn<std::int32_t> used{};          ///< figures that the row rests on
};

namespace detail {

/// Columns of so many rows, unset.
inline VerdictColumns empty_evaluation(const Preset& preset, std::size_t rows) {
  using Bytes = ResultColumn<std::uint8_t>;
  return {categories_of(preset), ResultColumn<double>(rows), ResultColumn<double>(rows), Bytes(rows), Bytes(rows), Bytes(rows), Bytes(rows),
          ResultColumn<std::int32_t>(rows)};
}

/// A small number of lanes as a byte: -1 is 255, none.
inline std::uint8_t byte_of(double number) { return static_cast<std::uint8_t>(static_cast<int>(number)); }

/// What a category says, looked up by its number as a byte.
struct CategoryMeanings {
  std::array<std::uint8_t, 256> status{};
  std::array<std::uint8_t, 256> movement{};  ///< none: the figures say it
  std::array<double, 256> score{};
  bool any_score{false};
};

inline CategoryMeanings meanings_of(const std::vector<Category>& categories) {
  CategoryMeanings meanings;
  meanings.status.fill(static_cast<std::uint8_t>(Status::not_assessable));
  meanings.movement.fill(VerdictColumns::none);
  meanings.score.fill(not_a_number);
  for (std::size_t k = 0; k < categories.size(); ++k) {
    meanings.status[k] = static_cast<std::uint8_t>(categories[k].status);
    if (categories[k].movement) meanings.movement[k] = static_cast<std::uint8_t>(*categories[k].movement);
    if (categories[k].score) meanings.score[k] = *categories[k].score, meanings.any_score = true;
  }
  return meanings;
}

/// Answers of a block, to their places in the results.
struct BlockWriter {
  const CategoryMeanings& meanings;
  const RatingBlock& block;
  VerdictColumns& result;

  [[gnu::always_inline]] void write(std::size_t first, std::size_t count) const {
    std::copy_n(block.figure.begin(), count, result.figure.begin() + static_cast<std::ptrdiff_t>(first));
    std::copy_n(block.score.begin(), count, result.score.begin() + static_cast<std::ptrdiff_t>(first));
    for (std::size_t i = 0; i < count; ++i) result.category[first + i] = byte_of(block.category[i]);
    for (std::size_t i = 0; i < count; ++i) result.reason[first + i] = byte_of(block.why[i]);
    for (std::size_t i = 0; i < count; ++i) result.used[first + i] = static_cast<std::int32_t>(block.used[i]);
    for (std::size_t i = 0; i < count; ++i) write_meaning(i, first + i);
    if (meanings.any_score) write_scores(first, count);
  }

 private:
  [[gnu::always_inline]] void write_meaning(std::size_t i, std::size_t row) const {
    const std::uint8_t category = result.category[row], said = meanings.movement[category];
    result.status[row] = result.reason[row] == VerdictColumns::none ? meanings.status[category] : meanings.status[VerdictColumns::none];
    result.movement[row] = said == VerdictColumns::none ? byte_of(block.drift[i]) : said;
  }

  void write_scores(std::size_t first, std::size_t count) const {
    for (std::size_t row = first; row < first + count; ++row)
      if (const double score = meanings.score[result.category[row]]; !std::isnan(score)) result.score[row] = score;
  }
};

/// Rates rows block by block, so that columns stay in the cache; a loop for run_widest().
struct PartRating {
  const Panel& panel;
  const TargetColumns& targets;
  const Preset& preset;
  const RatingPlan& plan;
  const CategoryMeanings& meanings;
  VerdictColumns& result;
  std::size_t begin;
  std::size_t end;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    RatingBlock block;
    for (std::size_t first = begin; first < end; first += block_size) {
      const std::size_t count = std::min(block_size, end - first);
      RowReader<N>{panel, targets, preset}.read(block, first, count);
      RatingLoop{preset, plan, block, count}.template operator()<N>();
      BlockWriter{meanings, block, result}.write(first, count);
    }
  }
};

}  // namespace detail
}  // namespace milepost
