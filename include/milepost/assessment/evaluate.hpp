// Verdicts in columns: a panel of series, a table of targets, one preset, as many rows as one likes.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "milepost/assessment/rating.hpp"
#include "milepost/assessment/rating_rows.hpp"
#include "milepost/detail/dispatch.hpp"

namespace milepost {

/// One row a target, in their order. Absent numbers are NaN, absent words the number 255.
struct Evaluation {
  static constexpr std::uint8_t none = 255;
  std::vector<Category> categories{};        ///< what `category` counts
  std::vector<double> figure{};
  std::vector<double> score{};
  std::vector<std::uint8_t> category{};
  std::vector<std::uint8_t> status{};        ///< as Status
  std::vector<std::uint8_t> movement{};      ///< as Movement
  std::vector<std::uint8_t> reason{};        ///< as Reason, or none
  std::vector<std::int32_t> used{};          ///< figures that the row rests on
};

/// Called with rows done and rows in all, one call at a time, from any of the threads. What it throws ends the evaluation.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// How an evaluation runs; no setting changes a result.
struct EvaluationSettings {
  std::size_t threads{1};  ///< 0: as many as the machine has
  Progress progress{};
};

namespace detail {

inline Evaluation empty_evaluation(const Preset& preset, std::size_t rows) {
  Evaluation all{.categories = categories_of(preset)};
  all.figure.resize(rows), all.score.resize(rows);
  all.category.resize(rows), all.status.resize(rows), all.movement.resize(rows), all.reason.resize(rows), all.used.resize(rows);
  return all;
}

/// Why a row without a reason of its own has no category.
inline Reason reason_without_category(const Preset& preset, double target, double due, double figure) {
  if (std::isnan(target) && needs_target(preset.statistic)) return Reason::no_target_value;
  if (std::isnan(due) && needs_due(preset.statistic)) return Reason::no_schedule;
  return std::isnan(figure) ? Reason::undefined_rate : Reason::inconclusive;
}

/// Answers of one row, from its place in the block to its place in the results.
struct RowWriter {
  const Preset& preset;
  const RatingBlock& block;
  Evaluation& result;

  void write(std::size_t i, std::size_t row) const {
    result.used[row] = block.used[i];
    const int category = block.reason[i] == no_reason ? static_cast<int>(block.category[i]) : -1;
    if (category < 0 || result.categories[static_cast<std::size_t>(category)].label.empty()) return write_without(i, row);
    write_category(i, row, static_cast<std::size_t>(category));
  }

 private:
  void write_category(std::size_t i, std::size_t row, std::size_t number) const {
    const Category& category = result.categories[number];
    const bool targetless = std::isnan(block.target[i]);
    result.figure[row] = block.figure[i];
    result.score[row] = category.score ? *category.score : block.score[i];
    result.category[row] = static_cast<std::uint8_t>(number);
    result.status[row] = static_cast<std::uint8_t>(targetless ? Status::not_assessable : category.status);
    result.movement[row] = category.movement ? static_cast<std::uint8_t>(*category.movement) : block.movement[i];
    result.reason[row] = targetless ? static_cast<std::uint8_t>(Reason::no_target_value) : Evaluation::none;
  }

  void write_without(std::size_t i, std::size_t row) const {
    const bool seen = block.reason[i] == no_reason;
    const Reason reason = reason_without_category(preset, block.target[i], block.due[i], block.figure[i]);
    result.figure[row] = seen && reason == Reason::inconclusive ? block.figure[i] : not_a_number;
    result.score[row] = not_a_number;
    result.category[row] = Evaluation::none;
    result.status[row] = static_cast<std::uint8_t>(Status::not_assessable);
    result.movement[row] = seen ? block.movement[i] : static_cast<std::uint8_t>(Movement::unknown);
    result.reason[row] = seen ? static_cast<std::uint8_t>(reason) : block.reason[i];
  }
};

/// Rates rows block by block, so that columns stay in the cache; a loop for run_widest().
struct PartRating {
  const Panel& panel;
  const TargetColumns& targets;
  const Preset& preset;
  const CategoryNumbers& numbers;
  Evaluation& result;
  std::size_t begin;
  std::size_t end;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    RatingBlock block;
    for (std::size_t first = begin; first < end; first += block_size) {
      const std::size_t count = std::min(block_size, end - first);
      RowReader<N>{panel, targets, preset}.read(block, first, count);
      RatingLoop{preset, numbers, block, count}.template operator()<N>();
      for (std::size_t i = 0; i < count; ++i) RowWriter{preset, block, result}.write(i, first + i);
    }
  }
};

/// Counts the rows that are done, one caller at a time.
class ProgressCount {
 public:
  ProgressCount(const Progress& progress, std::size_t all) : progress_(progress), all_(all) {}

  void add(std::size_t rows) {
    if (!progress_) return;
    const std::lock_guard lock(mutex_);
    done_ += rows;
    progress_(done_, all_);
  }

 private:
  const Progress& progress_;
  std::size_t all_;
  std::size_t done_{0};
  std::mutex mutex_{};
};

}  // namespace detail

/// Judges every target by one preset. Rows that cannot be judged have a reason, the others are done; the bits are the same for any
/// number of threads and any processor. Throws OutOfRange before any work for columns that do not fit together.
inline Evaluation evaluate(const Panel& panel, const TargetColumns& targets, const Preset& preset, const EvaluationSettings& settings = {}) {
  require_whole(panel);
  require_whole(targets, panel);
  const std::size_t rows = targets.series.size();
  Evaluation result = detail::empty_evaluation(preset, rows);
  const detail::CategoryNumbers numbers = detail::numbers_of(preset);
  detail::ProgressCount count(settings.progress, rows);
  detail::for_each_part(rows, settings.threads, [&](std::size_t begin, std::size_t end) {
    detail::run_widest(detail::PartRating{panel, targets, preset, numbers, result, begin, end});
    count.add(end - begin);
  });
  return result;
}

}  // namespace milepost
