// Yearly paths as WHO's tests use them.
#pragma once

#include <doctest/doctest.h>

#include <vector>

#include "milepost/scenario/who.hpp"

namespace milepost::trials {

constexpr Date close(int year) { return Date{year, 12, 31}; }

/// Equal steps from one value to another over 2010 to 2030, reported up to a year.
inline YearlyPath steps_of(double from, double to, int reported_until = 2030) {
  YearlyPath path{2010, {}, {}};
  for (int k = 0; k <= 20; ++k) {
    path.values.push_back(from + (to - from) * k / 20);
    path.origins.push_back(2010 + k <= reported_until ? FigureOrigin::reported : FigureOrigin::projected);
  }
  return path;
}

inline double value_of(const YearlyPath& path, int year = 2025) {
  REQUIRE(value_in(path, year));
  return *value_in(path, year);
}

inline auto near(double value) { return doctest::Approx(value).epsilon(1e-9); }

/// The figure of 2025 under an effect from 2018 on.
inline double in_2025(const Effect& effect, const YearlyPath& path, const Trim& trim = {}, Direction better = Direction::increase, int start = 2018) {
  return value_of(apply({effect, trim}, path, {start, 2025, better}));
}

constexpr Trim not_kept{0.0, 100.0, false}, unlimited{std::nullopt, std::nullopt, false};
constexpr Direction less = Direction::decrease;

}  // namespace milepost::trials
