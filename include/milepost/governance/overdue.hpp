// What is late: duties whose day is over, and nobody has done them.
#pragma once

#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "milepost/governance/duty.hpp"

namespace milepost {

/// Something owed was done.
struct Fulfilment {
  DutyKind kind{DutyKind::cadence};
  std::string id{};                 ///< of the cadence, evaluation, deliverable or child plan
  std::string by{};                 ///< organization or entity; empty: for everybody that owed it
  std::optional<Period> period{};   ///< the instance; empty: the first one that is still owed on that day or was due before
  Date on;
  friend bool operator==(const Fulfilment&, const Fulfilment&) = default;
};

/// A duty that is late, or was.
struct Overdue {
  Duty duty;
  std::optional<Date> done_on{};  ///< done after all, late
  int days{};                     ///< from its due day to the day it was done, else to the as-of day
  friend bool operator==(const Overdue&, const Overdue&) = default;
};

namespace detail {

using DutyKey = std::string;

inline DutyKey key_of_duty(DutyKind kind, const std::string& id, const std::string& by) {
  return std::string(name_of(kind)) + '\n' + id + '\n' + by;
}

/// What has been done, by what and by whom, in the order it was recorded; each record serves one duty, or all if it names nobody.
class Fulfilments {
 public:
  Fulfilments(const std::vector<Fulfilment>& all, const Date& as_of) {
    for (const Fulfilment& one : all)
      if (one.on <= as_of) by_key_[key_of_duty(one.kind, one.id, one.by)].push_back({one, false});
  }

  /// The day on which the duty was done; empty if it has not been.
  std::optional<Date> done_on(const Duty& duty) {
    const std::string& by = duty.entity.empty() ? duty.organization.value : duty.entity;
    if (const auto own = take(key_of_duty(duty.kind, duty.id, by), duty)) return own;
    return by.empty() ? std::nullopt : take(key_of_duty(duty.kind, duty.id, {}), duty);
  }

 private:
  struct Record {
    Fulfilment fulfilment;
    bool used{false};
    std::optional<Period> served{};  ///< the instance it went to, if it names none itself
  };

  /// A record without a period serves one instance, for everybody if it names nobody; what was done before an instance began is of an
  /// earlier one. What is owed once needs no period to be known by.
  static bool serves(const Record& record, const Duty& duty) {
    if (!duty.period) return !record.used;
    if (record.fulfilment.period) return record.fulfilment.period == duty.period;
    if (record.used) return record.served == duty.period;
    return duty.period->first() <= record.fulfilment.on;
  }

  std::optional<Date> take(const DutyKey& key, const Duty& duty) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return std::nullopt;
    for (Record& record : found->second) {
      if (!serves(record, duty)) continue;
      record.used = duty.period && !record.fulfilment.period;
      record.served = duty.period;
      return record.fulfilment.on;
    }
    return std::nullopt;
  }

  std::unordered_map<DutyKey, std::vector<Record>> by_key_{};
};

}  // namespace detail

/// For each duty the day on which it was done, as known on a day; empty if it has not been.
inline std::vector<std::optional<Date>> days_done(const std::vector<Duty>& duties, const std::vector<Fulfilment>& done, const Date& as_of) {
  detail::Fulfilments records(done, as_of);
  std::vector<std::optional<Date>> days;
  for (const Duty& duty : duties) days.push_back(records.done_on(duty));
  return days;
}

/// The duties that are late on a day, in their order: those not done whose due day is over (the day itself is still in time; the
/// working day before it is when to see to it), and those done later. What was done after the as-of day is not known yet. Soft duties are listed too, marked in the duty.
inline std::vector<Overdue> overdue(const std::vector<Duty>& duties, const std::vector<Fulfilment>& done, const Date& as_of) {
  const std::vector<std::optional<Date>> done_on = days_done(duties, done, as_of);
  std::vector<Overdue> late;
  for (std::size_t i = 0; i < duties.size(); ++i) {
    const long days = days_of(done_on[i].value_or(as_of)) - days_of(duties[i].due);
    if (days > 0) late.push_back({duties[i], done_on[i], static_cast<int>(days)});
  }
  return late;
}

}  // namespace milepost
