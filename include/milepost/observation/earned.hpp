// How much of a deliverable is done: the weight of its steps, as a series like any other.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "milepost/observation/series.hpp"
#include "milepost/plan/deliverable.hpp"

namespace milepost {

/// What was done of a step by the close of a day. Without a step: of the deliverable as a whole.
struct StepProgress {
  std::string step{};
  Date date;
  double percent{100};  ///< of the step, so far
  std::optional<Date> published{};
  std::string source{};
  friend bool operator==(const StepProgress&, const StepProgress&) = default;
};

/// A deliverable that is due in every period again counts as one each time.
inline const Unit deliverable_unit{.name = "deliverable", .zh = "项", .en = "deliverables"};

/// Due in each period again: an instance a period.
inline bool is_recurring(const Deliverable& deliverable) { return std::holds_alternative<EachPeriod>(deliverable.due.rule); }

namespace detail {

/// The share of a step in the whole, 0 to 1. Throws OutOfRange for a step that the deliverable does not have.
inline double share_of_step(const Deliverable& deliverable, const std::string& id) {
  if (id.empty()) return 1;
  const Step* step = find_step(deliverable, id);
  if (!step) fail_range("step", id, "is no step of deliverable " + deliverable.id.value);
  return step->weight / total_weight(deliverable);
}

/// In per cent: what has been said of the whole, or what the steps come to, whichever is more.
inline double earned_so_far(const Deliverable& deliverable, const std::map<std::string, double>& percents) {
  double of_steps = 0;
  double of_whole = 0;
  for (const auto& [step, percent] : percents) {
    if (step.empty()) of_whole = percent;
    else of_steps += share_of_step(deliverable, step) * percent;
  }
  return std::max(of_steps, of_whole);
}

inline Observation progress_observation(const StepProgress& progress, double value) {
  return {.period = Period{progress.date, progress.date}, .value = value, .published = progress.published, .source = progress.source};
}

/// Every report of a recurring deliverable adds its share to the instance of its period; what one day adds stands in one figure.
inline Series earned_by_instance(const Deliverable& deliverable, const std::vector<StepProgress>& progress) {
  std::vector<Observation> additions;
  for (const StepProgress& one : progress) {
    const double share = share_of_step(deliverable, one.step) * one.percent / 100;
    if (!additions.empty() && end_of(additions.back().period) == one.date) additions.back().value += share;
    else additions.push_back(progress_observation(one, share));
  }
  return Series{deliverable_unit, std::move(additions)};
}

}  // namespace detail

/// The weight earned after each report, 0 to 100 per cent, in the order of days. Later reports on a step replace earlier ones. Of a
/// recurring deliverable: what each report adds, in deliverables (0.5 is half of one). Throws OutOfRange for an unknown step.
inline Series earned_weight(const Deliverable& deliverable, std::vector<StepProgress> progress) {
  std::stable_sort(progress.begin(), progress.end(), [](const StepProgress& a, const StepProgress& b) { return a.date < b.date; });
  if (is_recurring(deliverable)) return detail::earned_by_instance(deliverable, progress);
  std::map<std::string, double> percents;
  std::vector<Observation> levels;
  for (const StepProgress& one : progress) {
    percents[one.step] = one.percent;
    levels.push_back(detail::progress_observation(one, detail::earned_so_far(deliverable, percents)));
  }
  return Series{percent_unit, std::move(levels)};
}

}  // namespace milepost
