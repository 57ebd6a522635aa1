// Reports of a flow joined end to end into one total.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "milepost/observation/series.hpp"

namespace milepost {

/// What has been reached, from the opening of a window on.
struct Total {
  double value{};
  Date through;                             ///< the last day reached
  Exactness exactness{Exactness::exact};    ///< a gap or a lower bound makes it "at least"
  double last_addition{};                   ///< what the last report joined added
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
  total.last_addition = piece.report->value;
  total.through = piece.days.last();
  if (piece.report->exactness != Exactness::exact) total.exactness = piece.report->exactness;
  total.parts.push_back(*piece.report);
}

/// Reports after a gap still prove a lower bound, up to the first negative one.
inline void add_beyond_gaps(Total& total, const std::multimap<Date, Piece>& pieces) {
  for (auto next = pieces.upper_bound(total.through); next != pieces.end(); next = pieces.upper_bound(total.through)) {
    for (const Piece& piece : furthest_chain(pieces, next->first)) {
      if (piece.report->value < 0) return;
      add(total, piece);
      total.gap = true;
      total.exactness = Exactness::at_least;
    }
  }
}

/// What the last report added: a report since the start adds only its difference to the one before.
inline void measure_last_addition(Total& total, const Series& series, const Date& open) {
  if (total.parts.empty() || total.parts.back().report != Report::since_start) return;
  for (const Observation& report : series.observations()) {
    const bool earlier = report.report == Report::since_start && end_of(report.period) < total.through && end_of(report.period) > open;
    if (earlier) total.last_addition = total.parts.back().value - report.value;
  }
}

}  // namespace detail

/// Joins reports from the close of the opening day, longest first, without gap or overlap, up to `until` (inside). Reports
/// beyond a gap, none negative, make it a lower bound. Empty if nothing at all can be joined. The series must hold one
/// figure a period (known_as_of). 60 (2022) + 45 (2023) + 20 (first half of 2024) = 125 through 2024-06-30.
inline std::optional<Total> join_total(const Series& series, const Date& open, const Date& until) {
  const auto pieces = detail::pieces_of(series, open, until);
  Total total{.through = open};
  for (const detail::Piece& piece : detail::furthest_chain(pieces, day_after(open))) detail::add(total, piece);
  detail::add_beyond_gaps(total, pieces);
  if (total.parts.empty()) return std::nullopt;
  detail::measure_last_addition(total, series, open);
  return total;
}

}  // namespace milepost
