// Shared by the tests of presets: rows of a table in a few words, their answers, and random rows of every odd kind.
#pragma once

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "milepost/assessment/presets.hpp"
#include "milepost/assessment/evaluate.hpp"
#include "random.hpp"

namespace milepost::test {

inline constexpr double absent = std::numeric_limits<double>::quiet_NaN();
inline constexpr double endless = std::numeric_limits<double>::infinity();

/// Figures of whole years.
using Figures = std::vector<std::pair<double, double>>;

/// A row of the table with its series. Years are whole years: 2015 stands at its end, 2016.0 on the clock.
struct Asked {
  Figures figures{};
  double target{absent};
  double due{absent};
  int direction{1};
  double base_period{absent}, base_value{absent}, period{absent}, value{absent};
  double limit{absent}, reference{absent}, deviation{absent}, typical_constant{absent}, typical_slope{absent};
  double worst{absent}, best{absent}, break_period{absent};
  double strict{0};
  Figures compared_with{};
  bool has_series{true};
};

/// The close of a whole year on the clock.
inline double close_of(double year) { return year + 1; }

/// Rows as columns, which evaluate() looks at where they stand.
struct Table {
  std::vector<std::int64_t> offsets{0}, series{}, comparator{};
  std::vector<double> times{}, values{};
  std::vector<std::int8_t> direction{};
  std::vector<double> target{}, due{}, strict{}, base_period{}, base_value{}, period{}, value{}, limit{}, reference{}, deviation{};
  std::vector<double> typical_constant{}, typical_slope{}, worst{}, best{}, break_period{};
  bool with_ends{false};  ///< the columns `period` and `value` are there

  std::int64_t add_series(const Figures& figures) {
    for (const auto& [year, figure] : figures) times.push_back(close_of(year)), values.push_back(figure);
    offsets.push_back(static_cast<std::int64_t>(times.size()));
    return static_cast<std::int64_t>(offsets.size()) - 2;
  }

  void add_times(const Asked& asked) {
    due.push_back(close_of(asked.due)), base_period.push_back(close_of(asked.base_period)), period.push_back(close_of(asked.period));
    break_period.push_back(close_of(asked.break_period));
  }

  void add_numbers(const Asked& asked) {
    target.push_back(asked.target), strict.push_back(asked.strict), base_value.push_back(asked.base_value), value.push_back(asked.value);
    limit.push_back(asked.limit), reference.push_back(asked.reference), deviation.push_back(asked.deviation);
    typical_constant.push_back(asked.typical_constant), typical_slope.push_back(asked.typical_slope);
    worst.push_back(asked.worst), best.push_back(asked.best);
  }

  void add(const Asked& asked) {
    series.push_back(asked.has_series ? add_series(asked.figures) : -1);
    comparator.push_back(asked.compared_with.empty() ? -1 : add_series(asked.compared_with));
    direction.push_back(static_cast<std::int8_t>(asked.direction));
    add_times(asked);
    add_numbers(asked);
  }

  Panel panel() const { return {offsets, times, values}; }
  TargetColumns columns() const {
    TargetColumns columns{.series = series, .direction = direction, .target = target, .due = due, .strict = strict, .base_period = base_period,
                          .base_value = base_value, .limit = limit, .reference = reference, .deviation = deviation,
                          .typical_constant = typical_constant, .typical_slope = typical_slope, .worst = worst, .best = best,
                          .break_period = break_period, .comparator = comparator};
    if (with_ends) columns.period = period, columns.value = value;
    return columns;
  }
};

inline Table table_of(const std::vector<Asked>& rows, bool with_ends = false) {
  Table table;
  table.with_ends = with_ends;
  for (const Asked& row : rows) table.add(row);
  return table;
}

inline VerdictColumns evaluate(const Table& table, const Preset& preset, std::size_t threads = 1) {
  return evaluate(table.panel(), table.columns(), preset, {.threads = threads});
}

/// One row of the results in words.
struct Answer {
  std::string label{};
  double figure{};
  double score{};
  std::string status{}, movement{}, reason{};
  int used{};
};

inline Answer answer_in(const VerdictColumns& result, std::size_t row) {
  Answer answer{.figure = result.figure[row], .score = result.score.empty() ? absent : result.score[row], .used = result.used[row]};
  if (result.category[row] != VerdictColumns::none) answer.label = result.categories.at(result.category[row]).label;
  answer.status = name_of(static_cast<Status>(result.status[row]));
  answer.movement = name_of(static_cast<Movement>(result.movement[row]));
  if (result.reason[row] != VerdictColumns::none) answer.reason = name_of(static_cast<Reason>(result.reason[row]));
  return answer;
}

inline Answer answer_to(const Asked& asked, const Preset& preset) { return answer_in(evaluate(table_of({asked}), preset), 0); }

/// The method's own word, or the reason for none.
inline std::string word_for(const Asked& asked, const Preset& preset) {
  const Answer answer = answer_to(asked, preset);
  return answer.label.empty() ? answer.reason : answer.label;
}

inline double figure_for(const Asked& asked, const Preset& preset) { return answer_to(asked, preset).figure; }
inline double score_for(const Asked& asked, const Preset& preset) { return answer_to(asked, preset).score; }

// ---- random rows

/// What random values of one row are made of: growth from a start, with noise, zeros, another sign.
inline double random_value(Random& random, double level) {
  if (random.chance(0.06)) return absent;
  if (random.chance(0.03)) return 0;
  if (random.chance(0.002)) return random.chance(0.5) ? endless : -endless;
  if (random.chance(0.01)) return -level;
  return level * (1 + random.number(-0.08, 0.08));
}

/// From 0 to 25 figures; rarely a year that comes twice, too early or never.
inline Figures random_figures(Random& random) {
  Figures figures;
  double year = random.whole(1996, 2016), level = random.number(0.1, 120) * (random.chance(0.1) ? -1 : 1);
  const double growth = 1 + random.number(-0.1, 0.1);
  const bool is_constant = random.chance(0.05);
  for (int count = random.chance(0.1) ? random.whole(0, 2) : random.whole(0, 25); count > 0; --count) {
    const double value = is_constant ? level : random_value(random, level);
    figures.emplace_back(random.chance(0.002) ? absent : year, value);
    year += random.chance(0.005) ? random.whole(-1, 0) : random.whole(1, 10) / 10 + 1;
    level *= is_constant ? 1 : growth;
  }
  return figures;
}

inline double random_target(Random& random, const Figures& figures) {
  if (random.chance(0.12)) return absent;
  if (random.chance(0.01)) return endless;
  if (random.chance(0.1)) return random.chance(0.5) ? 0 : 100;
  if (figures.empty()) return random.number(-10, 100);
  const double some = figures[static_cast<std::size_t>(random.whole(0, static_cast<int>(figures.size()) - 1))].second;
  return random.chance(0.3) ? some : some * random.number(0.3, 2);
}

inline void add_random_columns(Random& random, Asked& asked) {
  if (random.chance(0.3)) asked.limit = random.chance(0.3) ? 100 : random.number(0, 150);
  if (random.chance(0.8)) asked.reference = random.number(-10, 100);
  if (random.chance(0.8)) asked.deviation = random.number(-1, 30);
  if (random.chance(0.8)) asked.typical_constant = random.number(-3, 3);
  if (random.chance(0.8)) asked.typical_slope = random.chance(0.2) ? 0 : random.number(-0.1, 0.1);
  if (random.chance(0.05)) asked.worst = random.number(-10, 40), asked.best = random.number(40, 140);
  if (random.chance(0.05)) asked.break_period = random.whole(1998, 2018);
  if (random.chance(0.05)) asked.compared_with = random_figures(random);
}

inline void add_random_base(Random& random, Asked& asked) {
  if (!random.chance(0.3)) return;
  asked.base_period = random.chance(0.02) ? endless : random.whole(1995, 2022);
  if (random.chance(0.5)) asked.base_value = random.chance(0.02) ? endless : random.number(-20, 120);
}

inline Asked random_row(Random& random) {
  Asked asked{.figures = random_figures(random)};
  asked.target = random_target(random, asked.figures);
  asked.due = random.chance(0.08) ? absent : random.chance(0.01) ? endless : random.chance(0.15) ? random.whole(1990, 2024) : 2030;
  asked.direction = random.chance(0.02) ? random.whole(-3, 3) : random.chance(0.5) ? 1 : -1;
  asked.strict = random.chance(0.2) ? 1 : 0;
  asked.has_series = !random.chance(0.01);
  add_random_base(random, asked);
  add_random_columns(random, asked);
  return asked;
}

inline std::vector<Asked> random_rows(std::uint64_t seed, int count) {
  Random random(seed);
  std::vector<Asked> rows;
  for (int i = 0; i < count; ++i) rows.push_back(random_row(random));
  return rows;
}

}  // namespace milepost::test
