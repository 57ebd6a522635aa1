// Paths of many histories by one model: series of one length go side by side.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "milepost/detail/column.hpp"
#include "milepost/projection/model.hpp"
#include "milepost/projection/regular_series.hpp"
#include "milepost/projection/seasonal.hpp"

namespace milepost {

/// Figures one step apart, oldest first; `season` steps make a year (1: no season). A view.
struct History {
  std::span<const double> figures{};
  int season{1};
};

/// A series as models are given it; uneven steps have no season.
inline History history_of(const RegularSeries& series) { return {series.values, series.even ? steps_a_year(series) : 1}; }

inline std::vector<History> histories_of(std::span<const RegularSeries> rows) {
  std::vector<History> histories(rows.size());
  std::transform(rows.begin(), rows.end(), histories.begin(), history_of);
  return histories;
}

/// Quarters or months of two years at least: the automatic choice has a way, and errors, of their own for these.
constexpr bool is_within_the_year(int season, std::size_t figures) {
  return (season == 4 || season == 12) && figures >= 2 * static_cast<std::size_t>(season);
}

/// The seasons that were taken out of a row.
struct RowSeasons {
  std::uint32_t row{};
  Seasons seasons{};
};

/// A row a history, `horizon` figures each, the nearest first. A history without figures has NaN. Nothing holds a path yet: one may fall
/// through zero though no figure has; project() holds it there.
struct Paths {
  int horizon{};
  ResultColumn<double> figures{};
  std::vector<std::string> models{};      ///< what `model` counts
  ResultColumn<std::uint8_t> model{};     ///< by which the row was made: a simpler one where there are too few figures
  std::vector<RowSeasons> seasons{};      ///< of the rows that have one, ascending; it is in the figures
  ResultColumn<std::uint8_t> missing{};   ///< steps that a model of one's own left out or had no number for; empty with the library's own

  std::span<const double> operator[](std::size_t row) const {
    return {figures.data() + row * static_cast<std::size_t>(horizon), static_cast<std::size_t>(horizon)};
  }
};

/// The seasons of a row; null where it has none.
inline const Seasons* seasons_at(const std::vector<RowSeasons>& all, std::size_t row) {
  const auto at = std::lower_bound(all.begin(), all.end(), row, [](const RowSeasons& one, std::size_t wanted) { return one.row < wanted; });
  return at != all.end() && at->row == row ? &at->seasons : nullptr;
}

/// Steps of a row that the model of one's own did not answer: there the last figure stands.
inline int missing_answers(const Paths& paths, std::size_t row) { return paths.missing.empty() ? 0 : paths.missing[row]; }

/// The last figures of a history, as many as models look at, without their seasons.
std::vector<double> bare_figures(std::span<const double> figures, const Seasons* seasons);

/// Every history carried on by the model, on so many threads (0: as many as the machine has); the bits are the same for any number of
/// threads, any order and any company. Throws OutOfRange for a horizon that is not 1 to 128.
Paths paths_of(std::span<const History> histories, const Model& model, int horizon, std::size_t threads = 1);

}  // namespace milepost
