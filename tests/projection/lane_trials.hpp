// Models tried on rows of figures: at every width, alone and in company, and on histories that nobody hopes for.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "../detail/numbers.hpp"
#include "milepost/detail/dispatch.hpp"
#include "milepost/projection/lane_history.hpp"

namespace milepost::trials {

using Figures = std::vector<double>;

/// What a model answers of one row: the path, then sigma.
struct Path {
  Figures ahead{};
  double sigma{};
};

inline bool same_bits(const Path& a, const Path& b) {
  bool same = a.ahead.size() == b.ahead.size() && std::bit_cast<std::uint64_t>(a.sigma) == std::bit_cast<std::uint64_t>(b.sigma);
  for (std::size_t i = 0; same && i < a.ahead.size(); ++i)
    same = std::bit_cast<std::uint64_t>(a.ahead[i]) == std::bit_cast<std::uint64_t>(b.ahead[i]);
  return same;
}

inline bool finite(const Path& path) {
  bool all = std::isfinite(path.sigma) && path.sigma >= 0;
  for (const double value : path.ahead) all = all && std::isfinite(value);
  return all;
}

/// Rows side by side, as many as lanes; rows of figures are given over and over until all lanes have one.
template <class Model>
struct LaneRun {
  const Model& model;
  const std::vector<Figures>& rows;
  std::vector<Path>& paths;
  int horizon;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    const std::size_t count = rows[0].size();
    std::vector<double> values(count * N), ahead(static_cast<std::size_t>(horizon) * N), sigma(N);
    for (std::size_t i = 0; i < count * N; ++i) values[i] = rows[i % N % rows.size()][i / N];
    run<N>(count, values, ahead, sigma);
    for (std::size_t lane = 0; lane < N && lane < rows.size(); ++lane) {
      paths.push_back({{}, sigma[lane]});
      for (std::size_t step = 0; step < static_cast<std::size_t>(horizon); ++step) paths.back().ahead.push_back(ahead[step * N + lane]);
    }
  }

 private:
  template <int N>
  [[gnu::always_inline]] void run(std::size_t count, const Figures& values, Figures& ahead, Figures& sigma) const {
    std::vector<detail::Lanes<N>> seen(count), to(static_cast<std::size_t>(horizon));
    for (std::size_t i = 0; i < count; ++i) seen[i] = detail::Lanes<N>::load(&values[i * N]);
    detail::LaneProjection<N> answer{to.data(), horizon, {}};
    project_lanes(model, detail::LaneHistory<N>{seen.data(), static_cast<int>(count)}, answer);
    for (std::size_t i = 0; i < to.size(); ++i) to[i].store(&ahead[i * N]);
    answer.sigma.store(sigma.data());
  }
};

/// The paths of rows of equal length at N lanes; none where the processor has no such lanes.
template <int N, class Model>
std::vector<Path> paths_at(const Model& model, const std::vector<Figures>& rows, int horizon = 6) {
  std::vector<Path> paths;
  detail::run_at<N>(LaneRun<Model>{model, rows, paths, horizon});
  return paths;
}

template <class Model>
Path path_of(const Model& model, const Figures& figures, int horizon = 6) {
  return paths_at<2>(model, {figures}, horizon)[0];
}

/// Noise about a level, a walk, a growing figure, or a walk with a slope, of a size of its own.
inline Figures drawn_figures(Numbers& numbers, std::size_t count) {
  const double size = numbers.of_size(-3, 20), slope = numbers.between(-1, 1), walk = numbers.between(0, 1);
  const double level = numbers.between(-10, 10);
  Figures figures;
  double at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    at += walk * numbers.between(-1, 1) + slope;
    figures.push_back(size * (level + at + numbers.between(-1, 1)));
  }
  return figures;
}

/// Constants, zeros, swings, the ends of what doubles hold, one figure that differs, growth, and mixtures of sizes.
inline std::vector<Figures> hostile_rows(std::size_t count) {
  std::vector<Figures> rows(15, Figures(count, 0));
  for (std::size_t i = 0; i < count; ++i) {
    const double sign = i % 2 == 0 ? 1 : -1, at = static_cast<double>(i);
    rows[1][i] = 5.3;
    rows[2][i] = -1e300;
    rows[3][i] = 1e-300;
    rows[4][i] = sign;
    rows[5][i] = sign * 1e300;
    rows[6][i] = sign * 1e-300;
    rows[7][i] = i % 3 == 0 ? 1e300 : 1e-300;
    rows[8][i] = i + 1 == count ? 1 : 0;
    rows[9][i] = i == 0 ? -7e-309 : 0;
    rows[10][i] = std::exp2(std::min(at * 40, 990.0));
    rows[11][i] = 1e15 + (i % 3 == 0 ? 0.125 : 0);
    rows[12][i] = at * at * at - 40 * at;
    rows[13][i] = i % 4 == 0 ? -1e300 : at;
    rows[14][i] = sign * std::numeric_limits<double>::max();
  }
  return rows;
}

template <class Model>
void check_hostile_histories(const Model& model) {
  for (const std::size_t count : {1u, 2u, 3u, 4u, 5u, 8u, 21u, 600u})
    for (const Figures& row : hostile_rows(count)) {
      INFO("points ", count, ", from ", row[0], " to ", row.back());
      CHECK(finite(path_of(model, row, detail::most_steps)));
    }
}

/// Each row alone, in both lanes of two, has the bits that it has among seven others.
template <class Model>
void check_every_lane_by_itself(const Model& model) {
  Numbers numbers;
  for (const std::size_t count : {1u, 2u, 3u, 4u, 6u, 13u, 20u, 37u}) {
    std::vector<Figures> rows;
    for (const Figures& hostile : hostile_rows(count))
      for (const Figures& row : {hostile, drawn_figures(numbers, count)}) rows.push_back(row);
    for (std::size_t first = 0; first + 8 <= rows.size(); first += 3) {
      const std::vector<Figures> eight(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.begin() + static_cast<std::ptrdiff_t>(first) + 8);
      const std::vector<Path> by_eight = paths_at<8>(model, eight), by_four = paths_at<4>(model, eight);
      for (std::size_t lane = 0; lane < 8; ++lane) {
        const Path alone = path_of(model, eight[lane]);
        if (lane < by_eight.size()) CHECK(same_bits(alone, by_eight[lane]));
        if (lane < by_four.size()) CHECK(same_bits(alone, by_four[lane]));
      }
    }
  }
}

template <class Model>
void check_last_points_count(const Model& model) {
  Numbers numbers(3);
  const Figures figures = drawn_figures(numbers, detail::most_points + 9);
  CHECK(same_bits(path_of(model, figures), path_of(model, Figures(figures.begin() + 9, figures.end()))));
}

/// What stays the same goes on exactly, without an error.
template <class Model>
void check_constants(const Model& model) {
  for (const double value : {0.0, 5.3, -1e-200, 1e250})
    for (const std::size_t count : {1u, 2u, 3u, 4u, 20u}) {
      const Path path = path_of(model, Figures(count, value));
      for (const double ahead : path.ahead) CHECK(ahead == value);
      CHECK(path.sigma == 0);
    }
}

template <class Model>
void check_rules_of_models(const Model& model) {
  check_hostile_histories(model);
  check_every_lane_by_itself(model);
  check_last_points_count(model);
  check_constants(model);
}

/// start + slope t for t = 0, 1, ...
inline Figures straight(double start, double slope, std::size_t count) {
  Figures figures;
  for (std::size_t i = 0; i < count; ++i) figures.push_back(start + slope * static_cast<double>(i));
  return figures;
}

}  // namespace milepost::trials
