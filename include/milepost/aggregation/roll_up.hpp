// Many verdicts counted: statuses, reasons, marks, coverage; no score.
#pragma once

#include <array>
#include <map>
#include <optional>

#include "milepost/assessment/verdict.hpp"
#include "milepost/plan/target.hpp"

namespace milepost {

/// Counts over distinct commitments. What left the plan (exempted, exited, not applicable) is not in `total` but in `left_out`;
/// vague and unseen targets stay in it: shares over `total` never look better for what is not known.
struct RollUp {
  int total{};
  int left_out{};
  std::array<int, 6> statuses{};            ///< by Status
  std::map<Reason, int> reasons{};
  std::map<Mark, int> marks{};              ///< counted beside, whatever the status
  std::map<Strength, std::array<int, 6>> strengths{};  ///< by strength, must first; not weights
  std::optional<Status> worst{};            ///< worst assessed: missed, off_track, at_risk, on_track, achieved
};

inline int count_of(const RollUp& counts, Status status) { return counts.statuses[static_cast<std::size_t>(status)]; }

/// Commitments with a class.
inline int assessed(const RollUp& counts) { return counts.total - count_of(counts, Status::not_assessable); }

/// assessed / total; empty for nothing.
inline std::optional<double> coverage(const RollUp& counts) {
  if (counts.total == 0) return std::nullopt;
  return static_cast<double>(assessed(counts)) / counts.total;
}

/// Share of a status over all, and over the assessed; empty for nothing.
inline std::optional<double> share_of_all(const RollUp& counts, Status status) {
  if (counts.total == 0) return std::nullopt;
  return static_cast<double>(count_of(counts, status)) / counts.total;
}
inline std::optional<double> share_of_assessed(const RollUp& counts, Status status) {
  if (assessed(counts) == 0 || status == Status::not_assessable) return std::nullopt;
  return static_cast<double>(count_of(counts, status)) / assessed(counts);
}

namespace detail {

/// missed is worst, achieved best; what is not assessable has no place.
inline int badness_of(Status status) {
  constexpr int badness[]{1, 2, 3, 4, 5, 0};
  return badness[static_cast<int>(status)];
}

inline bool has_left(const Verdict& verdict) {
  return verdict.reason == Reason::exempted || verdict.reason == Reason::exited || verdict.reason == Reason::not_applicable;
}

}  // namespace detail

/// Counts one more verdict.
inline void add(RollUp& counts, const Verdict& verdict, Strength strength) {
  if (verdict.reason) ++counts.reasons[*verdict.reason];
  if (detail::has_left(verdict)) {
    ++counts.left_out;
    return;
  }
  ++counts.total;
  ++counts.statuses[static_cast<std::size_t>(verdict.status)];
  ++counts.strengths[strength][static_cast<std::size_t>(verdict.status)];
  for (const Mark mark : verdict.marks) ++counts.marks[mark];
  const int badness = detail::badness_of(verdict.status);
  if (badness > 0 && (!counts.worst || badness > detail::badness_of(*counts.worst))) counts.worst = verdict.status;
}

}  // namespace milepost
