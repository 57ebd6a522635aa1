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
///
/// Into columns that are there: whatever they held, they hold the results, in the memory that they have if it is enough. Who evaluates
/// again and again saves a seventh of the time, which is what new memory takes.
inline void evaluate_into(VerdictColumns& result, const Panel& panel, const TargetColumns& targets, const Preset& preset, const EvaluationSettings& settings = {}) {
  require_whole(panel);
  require_whole(targets, panel);
  const std::size_t rows = row_count(targets);
  detail::make_ready(result, preset, rows);
  const detail::RatingPlan plan = detail::plan_of(preset);
  detail::ProgressCount count(settings.progress, rows);
  detail::for_each_part(rows, settings.threads, [&](std::size_t begin, std::size_t end) {
    detail::run_widest(detail::PartRating{panel, targets, preset, plan, result, begin, end});
    count.add(end - begin);
  });
}

/// The same into new columns, a row a target, in their order.
inline VerdictColumns evaluate(const Panel& panel, const TargetColumns& targets, const Preset& preset, const EvaluationSettings& settings = {}) {
  VerdictColumns result;
  evaluate_into(result, panel, targets, preset, settings);
  return result;
}

}  // namespace milepost
