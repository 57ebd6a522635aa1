// Models run on made-up histories at every width, as the tests of all models need it.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include "../assessment/random.hpp"
#include "milepost/detail/dispatch.hpp"
#include "milepost/projection/lane_history.hpp"

namespace milepost::trials {

using Figures = std::vector<double>;

/// What a model answers for one series.
struct Answer {
  Figures ahead{};
  double sigma{};
};

/// The same history in every lane or another in each: series i in lane i, the last one in all that remain.
template <class Model>
struct ModelRun {
  const Model& model;
  const std::vector<Figures>& series;
  std::vector<Answer>& answers;
  int horizon;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    using namespace detail;
    const std::size_t count = series.front().size();
    std::vector<Lanes<N>> values(count), ahead(static_cast<std::size_t>(horizon));
    for (std::size_t i = 0; i < count; ++i) {
      double of_lanes[8];
      for (std::size_t lane = 0; lane < 8; ++lane) of_lanes[lane] = series[std::min(lane, series.size() - 1)][i];
      values[i] = Lanes<N>::load(of_lanes);
    }
    LaneProjection<N> to{ahead.data(), horizon, {}};
    project_lanes(model, LaneHistory<N>{values.data(), static_cast<int>(count)}, to);
    for (int lane = 0; lane < N && lane < static_cast<int>(series.size()); ++lane) {
      Answer answer{{}, to.sigma[lane]};
      for (const Lanes<N>& value : ahead) answer.ahead.push_back(value[lane]);
      answers.push_back(answer);
    }
  }
};

/// Answers for as many series as there are lanes; none where the processor lacks the lanes.
template <int N, class Model>
std::vector<Answer> answers_at(const Model& model, const std::vector<Figures>& series, int horizon = 6) {
  std::vector<Answer> answers;
  detail::run_at<N>(ModelRun<Model>{model, series, answers, horizon});
  return answers;
}

template <class Model>
Answer answer_of(const Model& model, const Figures& figures, int horizon = 6) {
  return answers_at<2>(model, {figures}, horizon).front();
}

inline bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

inline bool same_bits(const Answer& a, const Answer& b) {
  bool same = same_bits(a.sigma, b.sigma) && a.ahead.size() == b.ahead.size();
  for (std::size_t i = 0; same && i < a.ahead.size(); ++i) same = same_bits(a.ahead[i], b.ahead[i]);
  return same;
}

inline bool is_finite(const Answer& answer) {
  bool finite = std::isfinite(answer.sigma) && answer.sigma >= 0;
  for (const double value : answer.ahead) finite = finite && std::isfinite(value);
  return finite;
}

/// Histories that have broken models before: one point to many, constant, zero, negative, huge, tiny, alternating, with a jump.
inline std::vector<Figures> hostile_figures(std::size_t count) {
  const std::array<double, 11> levels{0, -0.0, 1, -7, 1e300, -1e300, 1e-300, -1e-300, 0.1, 100, 3e-308};
  std::vector<Figures> all;
  for (const double level : levels) all.emplace_back(count, level);
  for (const double a : levels)
    for (const double b : levels) {
      Figures alternating(count), jump(count), ramp(count), spike(count, a);
      for (std::size_t i = 0; i < count; ++i) {
        alternating[i] = i % 2 ? a : b;
        jump[i] = 2 * i < count ? a : b;
        ramp[i] = a + (b - a) * static_cast<double>(i) / static_cast<double>(count);
      }
      spike[count / 2] = b;
      all.insert(all.end(), {alternating, jump, ramp, spike});
    }
  return all;
}

/// Levels, growths, walks of any kind, some with zeros.
inline Figures random_figures(test::Random& random, std::size_t count) {
  const double growth = random.number(-0.1, 0.2), noise = random.number(0, 10), level = random.number(-20, 100);
  Figures figures;
  double walk = level;
  for (std::size_t i = 0; i < count; ++i) {
    walk += noise * random.number(-1, 1) + growth * level;
    figures.push_back(random.chance(0.03) ? 0 : walk);
  }
  return figures;
}

/// Whether eight series together get at every width the bits that each gets alone.
template <class Model>
bool lanes_are_alone(const Model& model, std::size_t count, std::uint64_t seed) {
  test::Random random(seed);
  std::vector<Figures> series;
  for (int lane = 0; lane < 8; ++lane) series.push_back(random_figures(random, count));
  const auto together = answers_at<8>(model, series), in_fours = answers_at<4>(model, series);
  bool alone = true;
  for (std::size_t lane = 0; lane < series.size(); ++lane) {
    const Answer by_itself = answer_of(model, series[lane]);
    if (lane < together.size()) alone = alone && same_bits(together[lane], by_itself);
    if (lane < in_fours.size()) alone = alone && same_bits(in_fours[lane], by_itself);
  }
  return alone;
}

template <class Model>
bool lanes_are_alone(const Model& model) {
  bool alone = true;
  for (const std::size_t count : {1u, 2u, 3u, 5u, 6u, 7u, 8u, 12u, 19u, 30u})
    for (std::uint64_t seed = 0; seed < 6; ++seed) alone = alone && lanes_are_alone(model, count, 100 * count + seed);
  return alone;
}

/// Whether no history, however hostile, gives a number that is not finite.
template <class Model>
bool always_finite(const Model& model) {
  for (const std::size_t count : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 13u, 25u})
    for (const Figures& figures : hostile_figures(count))
      if (!is_finite(answer_of(model, figures))) return false;
  return true;
}

/// Whether no value ahead leaves a range, whatever the history, however far.
template <class Model>
bool always_within(const Model& model, double low, double high, double data_low, double data_high) {
  test::Random random(17);
  for (int trial = 0; trial < 300; ++trial) {
    Figures figures;
    for (int i = random.whole(1, 20); i > 0; --i) {
      const double end = random.chance(0.5) ? data_low : data_high, between = random.number(data_low, data_high);
      figures.push_back(random.chance(0.2) ? end : between);
    }
    for (const double value : answer_of(model, figures, 100).ahead)
      if (!(value >= low && value <= high)) return false;
  }
  return true;
}

}  // namespace milepost::trials
