// Verdicts in columns: a panel of series, a table of targets, one preset, as many rows as one likes.
#pragma once

#include <functional>
#include <mutex>

#include "milepost/assessment/verdict_columns.hpp"
#include "milepost/detail/dispatch.hpp"

namespace milepost {

/// Called with rows done and rows in all, one call at a time, from any of the threads. What it throws ends the evaluation.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// How an evaluation runs; no setting changes a result.
struct EvaluationSettings {
  std::size_t threads{1};  ///< 0: as many as the machine has
  Progress progress{};
};

namespace detail {

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
inline VerdictColumns evaluate(const Panel& panel, const TargetColumns& targets, const Preset& preset, const EvaluationSettings& settings = {}) {
  require_whole(panel);
  require_whole(targets, panel);
  const std::size_t rows = row_count(targets);
  VerdictColumns result = detail::empty_evaluation(preset, rows);
  const detail::RatingPlan plan = detail::plan_of(preset);
  detail::ProgressCount count(settings.progress, rows);
  detail::for_each_part(rows, settings.threads, [&](std::size_t begin, std::size_t end) {
    detail::run_widest(detail::PartRating{panel, targets, preset, plan, result, begin, end});
    count.add(end - begin);
  });
  return result;
}

}  // namespace milepost
