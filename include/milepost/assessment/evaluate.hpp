// Verdicts in columns: a panel of series, a table of targets, one preset, as many rows as one likes.
#pragma once

#include "milepost/assessment/verdict_columns.hpp"
#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/progress.hpp"

namespace milepost {

/// How an evaluation runs; no setting changes a result.
struct EvaluationSettings {
  std::size_t threads{1};  ///< 0: as many as the machine has
  Progress progress{};
};

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
