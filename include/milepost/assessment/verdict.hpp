// A verdict, with every fact behind it.
#pragma once

#include <algorithm>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "milepost/assessment/chance.hpp"
#include "milepost/assessment/score.hpp"

namespace milepost {

/// One period of a recurring target.
struct Instance {
  Period period;
  Status status{Status::not_assessable};
  std::optional<double> observed{};
  std::optional<double> required{};
  std::optional<double> figure{};
};

/// How one entity stands in a target that holds for each.
struct EntityStanding {
  std::string entity{};
  Status status{Status::not_assessable};
  std::optional<double> observed{};
  std::optional<Date> observed_at{};
};

/// How the same figures stand by another tier of the target, or by another reading of its words.
struct Alternative {
  Text name{};
  Status status{Status::not_assessable};
  std::optional<Reason> reason{};
  std::optional<double> figure{};
  std::optional<double> observed{};
  std::optional<double> required{};
};

/// Status, movement, and what they rest on. Values are in `unit`; what does not apply is empty, never zero.
struct Verdict {
  Status status{Status::not_assessable};
  std::optional<Reason> reason{};          ///< set exactly when the status is not_assessable
  Movement movement{Movement::unknown};
  std::string method{};
  std::optional<double> figure{};          ///< the method's own figure
  std::optional<double> lead{};            ///< completion minus elapsed share, percentage points of the way; on flat lines, which have none, per cent of the limit
  std::optional<double> ahead{};           ///< the same against the path that is judged by, its steps and seasons included
  std::optional<Cuts> cuts{};              ///< of the method, on its figure
  std::string label{};                     ///< the method's own word for the class
  std::optional<double> score{};           ///< of methods that give points
  std::optional<Status> graded{};          ///< class of the figure against the path, whatever has ended or been met
  std::optional<Reason> ungraded{};        ///< why the method gives the figure no class, whatever has ended or been met

  Date as_of;
  Unit unit{};
  Direction direction{};
  Track track{};
  Bound bound{};
  std::optional<Demand> demand{};
  Schedule schedule{};
  std::optional<Start> start{};            ///< where the baseline came from
  std::optional<Figure> observed{};
  std::optional<double> required{};        ///< on the path at the figure's date
  std::optional<double> required_today{};  ///< on the path at the as-of day, also without any figure
  std::optional<double> owed{};            ///< progress owed at the figure's date: what 1.00 of `path` is worth
  std::optional<double> observed_rate{};   ///< of methods that compare rates, a year
  std::optional<double> required_rate{};
  std::optional<double> projected{};
  std::optional<double> probability{};     ///< only when asked for
  std::optional<Chance> chance{};          ///< what the probability rests on, or why there is none; only when asked for
  std::vector<Mark> marks{};
  int unreported{0};                       ///< report periods that have closed since the figure's without another; from two on it is marked stale

  std::optional<Date> was_met_on{};          ///< met then, not now
  std::optional<Date> shown_only_on{};       ///< met or missed, by a figure from after the due day
  std::optional<Date> met_late_on{};         ///< missed, met afterwards
  std::optional<double> smallest_tolerance{};  ///< of an `about`: the share that would have met
  bool beyond_range{false};                  ///< past the far end of a range: noted, no failure
  std::optional<std::pair<Status, Status>> between{};  ///< inconclusive: worst and best class that the figure allows

  std::vector<Instance> history{};           ///< of recurring targets, one a period
  std::vector<EntityStanding> entities{};    ///< of targets that hold for each entity; laggards first
  std::vector<Alternative> tiers{};          ///< floor and stretch, where the target has them
  std::vector<Alternative> readings{};       ///< the other readings, in the order of the target
};

/// Is there a figure without a class, since the method leaves a hole between two of them? Of what is known only as at least a number the
/// classes that it allows are told, see `between`.
inline bool is_between_classes(const Verdict& verdict) {
  const bool has_none = verdict.reason == Reason::inconclusive && verdict.ungraded == Reason::inconclusive;
  return has_none && verdict.figure && !verdict.between;
}

inline bool has(const Verdict& verdict, Mark mark) {
  return std::find(verdict.marks.begin(), verdict.marks.end(), mark) != verdict.marks.end();
}

inline void set_mark(Verdict& verdict, Mark mark, bool on = true) {
  if (on && !has(verdict, mark)) verdict.marks.push_back(mark);
}

/// A verdict in the short form that stands under another.
inline Alternative alternative_of(Text name, const Verdict& verdict) {
  Alternative alternative{std::move(name), verdict.status, verdict.reason, verdict.figure, {}, verdict.required};
  if (verdict.observed) alternative.observed = verdict.observed->value;
  return alternative;
}

/// Instances of a recurring target that were kept, missed, or have no figure, among those whose period is over.
struct Tally {
  int kept{};
  int missed{};
  int unknown{};
};

inline Tally tally_of(const Verdict& verdict) {
  Tally tally;
  for (const Instance& instance : verdict.history) {
    if (end_of(instance.period) > verdict.as_of) continue;
    if (instance.status == Status::achieved) ++tally.kept;
    else if (instance.status == Status::missed) ++tally.missed;
    else ++tally.unknown;
  }
  return tally;
}

/// "growth ratio: on track (1.15: grew 17.8% a year, 15.4% needed)": one line.
std::string to_string(const Verdict& verdict);
std::ostream& operator<<(std::ostream& out, const Verdict& verdict);

}  // namespace milepost
