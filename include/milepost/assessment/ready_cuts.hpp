// Cut tables made ready for lanes, and the category of one figure by the same comparisons.
#pragma once

#include <array>
#include <cmath>
#include <numeric>
#include <span>

#include "milepost/assessment/cut_table.hpp"
#include "milepost/detail/lanes.hpp"
#include "milepost/detail/numeric.hpp"

namespace milepost {

namespace detail {

/// A number as often as the widest lanes need it: to load it is quicker than to spread it for every comparison.
using Spread = std::array<double, 8>;

inline Spread spread(double number) {
  Spread all;
  all.fill(number);
  return all;
}

/// One cut, ready to be compared with: the leeway is in the threshold, so that it costs nothing row by row. `number` is that of the category, -1 for a hole.
struct ReadyCut {
  Side side{Side::rest};
  bool shrinks{false};   ///< above 0, the cut shrinks near a natural limit
  bool asks_near{false};
  Spread threshold{};
  Spread number{};
  Spread within{};
};

inline ReadyCut ready_cut(const Category& category, double number) {
  const double leeway = leeway_at(category.cut);
  const bool lower = category.side == Side::at_least || category.side == Side::below;
  return {category.side, category.cut > 0, category.within.has_value(), spread(lower ? category.cut - leeway : category.cut + leeway),
          spread(category.label.empty() ? -1 : number), spread(category.within.value_or(0))};
}

/// A cut table from its last category to its first: the last that lets a figure in is the first of the table. Category k has
/// the number numbers[k].
inline std::vector<ReadyCut> ready_cuts(const CutTable& table, std::span<const double> numbers) {
  std::vector<ReadyCut> ready;
  for (std::size_t k = table.categories.size(); k-- > 0;) ready.push_back(ready_cut(table.categories[k], numbers[k]));
  return ready;
}

/// `then` in the lanes that a cut lets in, else `otherwise`. Each comparison stands beside its choice: g++ splits a mask that
/// is carried from one to the other.
template <int N>
[[gnu::always_inline]] inline Lanes<N> where_let_in(Side side, Lanes<N> figure, Lanes<N> threshold, Lanes<N> then, Lanes<N> otherwise) {
  switch (side) {
    case Side::at_least: return where(figure >= threshold, then, otherwise);
    case Side::above: return where(figure > threshold, then, otherwise);
    case Side::at_most: return where(figure <= threshold, then, otherwise);
    case Side::below: return where(figure < threshold, then, otherwise);
    case Side::rest: return where(figure == figure, then, otherwise);
  }
  return otherwise;
}

/// The number of the first category that lets the figure in; -1 for none.
template <int N>
[[gnu::always_inline]] inline Lanes<N> category_at(const std::vector<ReadyCut>& cuts, Lanes<N> figure, Lanes<N> factor, Lanes<N> away) {
  Lanes<N> found(-1);
  for (const ReadyCut& cut : cuts) {
    Lanes<N> threshold = Lanes<N>::load(cut.threshold.data()), then = Lanes<N>::load(cut.number.data());
    if (cut.shrinks) threshold = threshold * factor;
    if (cut.asks_near) then = where(away <= Lanes<N>::load(cut.within.data()), then, found);
    found = where_let_in(cut.side, figure, threshold, then, found);
  }
  return found;
}

}  // namespace detail

/// The first category of a table that lets a figure in, in the figure's own unit; `away` is how far the latest value is from the
/// target, for categories that ask for it. Cuts belong to a category by their side. Empty in a hole, for no figure (NaN), and where
/// none lets it in.
inline std::optional<Category> find_category(const CutTable& table, double figure, double away = 0) {
  std::vector<double> places(table.categories.size());
  std::iota(places.begin(), places.end(), 0.0);
  const double number = detail::category_at<2>(detail::ready_cuts(table, places), figure, 1, away)[0];
  return number < 0 ? std::nullopt : std::optional(table.categories[static_cast<std::size_t>(number)]);
}

}  // namespace milepost
