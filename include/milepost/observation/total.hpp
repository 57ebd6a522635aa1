// Reports of a flow joined end to end into one total.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "milepost/observation/series.hpp"

namespace milepost {

/// What has been reached, from the opening of a window on.
struct Total {
  double value{};
  Date through;                             ///< the last day reached
  Exactness exactness{Exactness::exact};    ///< a gap or a lower bound makes it "at least", a strict one "more than"
  double last_addition{};                   ///< what the last day reached added to the total known for the day before
  bool gap{false};                          ///< reports beyond a gap are in it
  std::vector<Observation> parts{};         ///< the reports joined, in order
};

namespace detail {

/// The days a report covers. A report since the start covers the window from its opening.
inline std::optional<Period> coverage_of(const Observation& observation, const Date& open) {
  const Date last = end_of(observation.period);
  const Date first = observation.report == Report::period ? start_of(observation.period)
                     : observation.report == Report::year_to_date ? Date{last.year(), 1, 1}
                                                                  : day_after(open);
  if (last < first) return std::nullopt;
  return Period{first, last};
}

struct Piece {
  Period days;
  const Observation* report;
};

/// Pieces that begin inside the window and end by the last day, longest first among those that begin together.
inline std::multimap<Date, Piece> pieces_of(const Series& series, const Date& open, const Date& until) {
  std::multimap<Date, Piece> pieces;
  const auto& reports = series.observations();
  for (auto report = reports.rbegin(); report != reports.rend(); ++report) {
    const std::optional<Period> days = coverage_of(*report, open);
    if (days && days->first() > open && days->last() <= until) pieces.emplace(days->first(), Piece{*days, &*report});
  }
  return pieces;
}

/// The chain from each start that reaches furthest: worked backwards, so that a short report which leads on beats a long one
/// which does not.
inline std::vector<Piece> furthest_chain(const std::multimap<Date, Piece>& pieces, const Date& start) {
  struct Choice {
    Date reach;
    const Piece* piece;
  };
  std::map<Date, Choice> best;
  for (auto entry = pieces.rbegin(); entry != pieces.rend(); ++entry) {
    const Piece& piece = entry->second;
    const auto next = best.find(day_after(piece.days.last()));
    const Choice choice{next == best.end() ? piece.days.last() : next->second.reach, &piece};
    const auto held = best.find(entry->first);
    const bool better = held == best.end() || choice.reach > held->second.reach ||
                        (choice.reach == held->second.reach && piece.days.last() >= held->second.piece->days.last());
    if (better) best.insert_or_assign(entry->first, choice);
  }
  std::vector<Piece> chain;
  for (auto at = best.find(start); at != best.end(); at = best.find(day_after(chain.back().days.last())))
    chain.push_back(*at->second.piece);
  return chain;
}

inline void add(Total& total, const Piece& piece) {
  total.value += piece.report->value;
  total.through = piece.days.last();
  total.exactness = std::max(total.exactness, piece.report->exactness);  // one strict part makes the sum strict
  total.parts.push_back(*piece.report);
}

/// Reports after a gap still prove a lower bound, up to the first negative one.
inline void add_beyond_gaps(Total& total, const std::multimap<Date, Piece>& pieces) {
  for (auto next = pieces.upper_bound(total.through); next != pieces.end(); next = pieces.upper_bound(total.through)) {
    for (const Piece& piece : furthest_chain(pieces, next->first)) {
      if (piece.report->value < 0) return;
      add(total, piece);
      total.gap = true;
      total.exactness = std::max(total.exactness, Exactness::at_least);
    }
  }
}

/// All reports from the opening on that can be joined, the last addition left open.
inline std::optional<Total> join_reports(const Series& series, const Date& open, const Date& until) {
  const auto pieces = pieces_of(series, open, until);
  Total total{.through = open};
  for (const Piece& piece : furthest_chain(pieces, day_after(open))) add(total, piece);
  add_beyond_gaps(total, pieces);
  return total.parts.empty() ? std::nullopt : std::optional{total};
}

}  // namespace detail

/// Joins reports from the close of the opening day, longest first, without gap or overlap, up to `until` (inside). Reports
/// beyond a gap, none negative, make it a lower bound. Empty if nothing at all can be joined. The series must hold one
/// figure a period (known_as_of). 60 (2022) + 45 (2023) + 20 (first half of 2024) = 125 through 2024-06-30.
inline std::optional<Total> join_total(const Series& series, const Date& open, const Date& until) {
  std::optional<Total> total = detail::join_reports(series, open, until);
  if (!total) return std::nullopt;
  const std::optional<Total> before = detail::join_reports(series, open, eve_of(total->through));
  total->last_addition = total->value - (before ? before->value : 0);
  return total;
}

}  // namespace milepost
