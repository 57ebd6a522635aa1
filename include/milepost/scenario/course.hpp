// A path as an effect sees it, and the curves that effects are made of.
#pragma once

#include <cmath>
#include <span>
#include <vector>

#include "milepost/detail/elementary.hpp"
#include "milepost/scenario/yearly_path.hpp"

namespace milepost {

/// Figures on equal steps with what came before them; times in years of the library's clock: the close of 2024 is 2025.0. A view.
struct Course {
  double first{};                            ///< when the first figure stands
  double step{1};                            ///< years
  std::span<const double> figures{};         ///< NaN where there is none
  std::span<const FigureOrigin> origins{};   ///< as many as figures, or none: all reported

  double time(std::size_t place) const { return first + step * static_cast<double>(place); }

  /// The last step at or before a time; -1 before the first, as many as figures from the step after the last on.
  std::ptrdiff_t place(double time) const {
    const double steps = std::floor((time - first) / step + 1e-6);
    if (!(steps >= 0)) return -1;
    return steps < static_cast<double>(figures.size()) ? static_cast<std::ptrdiff_t>(steps) : static_cast<std::ptrdiff_t>(figures.size());
  }
  /// NaN outside.
  double at(double time) const {
    const std::ptrdiff_t found = place(time);
    return found < 0 || found >= static_cast<std::ptrdiff_t>(figures.size()) ? detail::not_a_number : figures[static_cast<std::size_t>(found)];
  }
  bool is_seen(std::size_t place) const {
    if (std::isnan(figures[place])) return false;
    return origins.empty() || origins[place] == FigureOrigin::reported || origins[place] == FigureOrigin::estimated;
  }
};

/// Where the figure of a year stands on the library's clock: at its close.
constexpr double close_of(int year) { return year + 1.0; }

namespace detail {

/// base + slope t.
template <int N>
[[gnu::always_inline]] inline Lanes<N> climbed(Lanes<N> base, Lanes<N> slope, Lanes<N> years) {
  return base + slope * years;
}

/// From one value to another over a span of time, then level. A span of no time is over at once.
template <int N>
[[gnu::always_inline]] inline Lanes<N> on_line(Lanes<N> from, Lanes<N> to, Lanes<N> passed, Lanes<N> span) {
  return where(passed >= span, to, from + (to - from) * (passed / span));
}

/// The larger, or where less is better the smaller; where one is missing (NaN) the other.
template <int N>
[[gnu::always_inline]] inline Lanes<N> better(Lanes<N> a, Lanes<N> b, bool less_is_better) {
  const Lanes<N> chosen = less_is_better ? smaller(a, b) : larger(a, b);
  return where(a == a, where(b == b, chosen, a), b);
}

/// The one number of formulas that are not in a loop over lanes.
inline double climbed_to(double base, double slope, double years) { return climbed<2>(base, slope, years)[0]; }
inline double value_on_line(double from, double to, double passed, double span) { return on_line<2>(from, to, passed, span)[0]; }
inline double better_of(double a, double b, bool less_is_better) { return better<2>(a, b, less_is_better)[0]; }

/// A yearly path as a course: NaN for what is missing.
inline std::vector<double> figures_of(const YearlyPath& path) {
  std::vector<double> figures;
  for (const std::optional<double>& value : path.values) figures.push_back(value.value_or(not_a_number));
  return figures;
}

}  // namespace detail
}  // namespace milepost
