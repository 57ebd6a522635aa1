#include "milepost/assessment/evaluate.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cstring>
#include <numeric>
#include <random>
#include <set>
#include <utility>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Every answer of a row, numbers as their bits.
struct RowBits {
  std::uint64_t figure{}, score{};
  int category{}, status{}, movement{}, reason{}, used{};
  friend bool operator==(const RowBits&, const RowBits&) = default;
};

RowBits bits_of_row(const VerdictColumns& result, std::size_t row) {
  const std::uint64_t score = result.score.empty() ? 0 : std::bit_cast<std::uint64_t>(result.score[row]);
  return {std::bit_cast<std::uint64_t>(result.figure[row]), score, result.category[row], result.status[row], result.movement[row], result.reason[row], result.used[row]};
}

/// How many rows of two results differ in any bit.
std::size_t rows_that_differ(const VerdictColumns& one, const VerdictColumns& other) {
  std::size_t count = one.figure.size() == other.figure.size() ? 0 : 1;
  for (std::size_t row = 0; row < std::min(one.figure.size(), other.figure.size()); ++row)
    count += bits_of_row(one, row) != bits_of_row(other, row);
  return count;
}

const std::vector<Asked>& ten_thousand_rows() {
  static const std::vector<Asked> rows = random_rows(2021, 10000);
  return rows;
}

const Table& table_of_ten_thousand() {
  static const Table table = table_of(ten_thousand_rows());
  return table;
}

/// Row by row, each as a table of its own that looks at the same columns.
struct RowAlone {
  const Table& table;
  Panel panel{table.panel()};
  TargetColumns all{table.columns()};

  TargetColumns columns(std::size_t row) const {
    TargetColumns one = all;
    one.series = all.series.subspan(row, 1), one.comparator = all.comparator.subspan(row, 1), one.direction = all.direction.subspan(row, 1);
    for (auto* column : {&one.target, &one.due, &one.strict, &one.base_period, &one.base_value, &one.limit, &one.reference, &one.deviation,
                         &one.typical_constant, &one.typical_slope, &one.worst, &one.best, &one.break_period})
      *column = column->subspan(row, 1);
    return one;
  }
};

/// The rating of all rows at one width, past the choice of the widest. False where the processor has no such lanes.
template <int N>
bool rated_at(const Table& table, const Preset& preset, VerdictColumns& result) {
  const std::size_t rows = table.direction.size();
  result = detail::empty_evaluation(preset, rows);
  const detail::RatingPlan plan = detail::plan_of(preset);
  const Panel panel = table.panel();
  const TargetColumns columns = table.columns();
  return detail::run_at<N>(detail::PartRating{panel, columns, preset, plan, result, 0, rows});
}

/// Rows that bring a base and a later figure, odd in every way but that.
std::vector<Asked> random_ends(std::uint64_t seed, int count) {
  Random random(seed);
  std::vector<Asked> rows;
  while (static_cast<int>(rows.size()) < count) {
    Asked row = random_row(random);
    row.figures = {}, row.compared_with = {}, row.break_period = absent, row.has_series = true;
    row.base_period = random.whole(1995, 2016), row.period = row.base_period + random.whole(1, 20);
    row.base_value = random_value(random, random.number(-20, 120)), row.value = random_value(random, row.base_value * random.number(0.5, 1.5));
    if (!std::isnan(row.base_value) && !std::isnan(row.value)) rows.push_back(row);
  }
  return rows;
}

template <int N>
std::size_t rows_that_differ_at(const Table& table, const Preset& preset, const VerdictColumns& all) {
  VerdictColumns result;
  return rated_at<N>(table, preset, result) ? rows_that_differ(all, result) : 0;
}

}  // namespace

TEST_CASE("random rows come to every reason of a panel, and to every label of every preset that a row can have") {
  std::set<std::string> reasons;
  for (const Preset& preset : presets()) {
    std::set<std::string> labels, expected;
    const VerdictColumns result = evaluate(table_of_ten_thousand(), preset);
    for (std::size_t row = 0; row < 10000; ++row) {
      const Answer answer = answer_in(result, row);
      labels.insert(answer.label), reasons.insert(answer.reason);
    }
    for (const Category& category : categories_of(preset)) expected.insert(category.label);
    expected.insert("");
    CHECK_MESSAGE(labels == expected, preset.name);
  }
  for (const char* reason : {"", "no_data", "inconclusive", "no_baseline", "too_few_points", "undefined_rate", "no_target_value", "no_schedule"})
    CHECK_MESSAGE(reasons.count(reason) == 1, reason);
}

TEST_CASE("a row among ten thousand has the bits of the same row alone, for every preset") {
  const RowAlone alone{table_of_ten_thousand()};
  for (const Preset& preset : presets()) {
    const VerdictColumns all = evaluate(table_of_ten_thousand(), preset);
    std::size_t differing = 0;
    for (std::size_t row = 0; row < 10000; ++row)
      differing += bits_of_row(all, row) != bits_of_row(evaluate(alone.panel, alone.columns(row), preset), 0);
    CHECK_MESSAGE(differing == 0, preset.name);
  }
}

TEST_CASE("two, four and eight lanes give the same bits, for every preset") {
  for (const Preset& preset : presets()) {
    const VerdictColumns all = evaluate(table_of_ten_thousand(), preset);
    CHECK_MESSAGE(rows_that_differ_at<2>(table_of_ten_thousand(), preset, all) == 0, preset.name);
    CHECK_MESSAGE(rows_that_differ_at<4>(table_of_ten_thousand(), preset, all) == 0, preset.name);
    CHECK_MESSAGE(rows_that_differ_at<8>(table_of_ten_thousand(), preset, all) == 0, preset.name);
  }
}

TEST_CASE("one, two and three threads give the same bits, and so does any order of the rows") {
  std::vector<std::size_t> order(20000);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random(7).shuffle(order);
  std::vector<Asked> shuffled;
  for (const std::size_t place : order) shuffled.push_back(ten_thousand_rows()[place % 10000]);
  const Table table = table_of(shuffled);
  for (const Preset& preset : presets()) {
    const VerdictColumns all = evaluate(table_of_ten_thousand(), preset), one = evaluate(table, preset, 1);
    std::size_t differing = 0;
    for (std::size_t row = 0; row < order.size(); ++row) differing += bits_of_row(one, row) != bits_of_row(all, order[row] % 10000);
    CHECK_MESSAGE(differing == 0, preset.name);
    CHECK_MESSAGE(rows_that_differ(one, evaluate(table, preset, 2)) == 0, preset.name);
    CHECK_MESSAGE(rows_that_differ(one, evaluate(table, preset, 3)) == 0, preset.name);
  }
}

TEST_CASE("rows that bring both their figures have the bits of the same two as a series, with and without a base of the target") {
  std::vector<Asked> ends = random_ends(5, 10000), based = ends, plain = ends;
  for (Asked& row : based) row.figures = {{row.base_period, row.base_value}, {row.period, row.value}};
  for (std::size_t i = 0; i < plain.size(); ++i) {
    plain[i].figures = based[i].figures;
    plain[i].base_period = plain[i].base_value = absent;
  }
  for (Preset preset : presets()) {
    const VerdictColumns brought = evaluate(table_of(ends, true), preset);
    CHECK_MESSAGE(rows_that_differ(brought, evaluate(table_of(based), preset)) == 0, preset.name);
    preset.points.base = BaseChoice::first;  // the two figures, whatever year the method would begin with
    preset.points.window.reset();
    CHECK_MESSAGE(rows_that_differ(brought, evaluate(table_of(plain), preset)) == 0, preset.name);
  }
}

TEST_CASE("rows that bring both their figures need no series at all") {
  const Table table = table_of(random_ends(6, 1000), true);
  TargetColumns columns = table.columns();
  columns.series = {}, columns.comparator = {};
  for (const Preset& preset : presets())
    CHECK_MESSAGE(rows_that_differ(evaluate(table, preset), evaluate(Panel{}, columns, preset)) == 0, preset.name);
}

TEST_CASE("every row that cannot be judged has its reason, and the others are done") {
  const Figures sound{{2015, 50}, {2020, 75}};
  const std::vector<std::pair<Asked, std::string>> rows{
      {{.figures = sound, .target = 100, .due = 2030}, ""},
      {{.target = 100, .due = 2030, .has_series = false}, "no_data"},
      {{.figures = {}, .target = 100, .due = 2030}, "no_data"},
      {{.figures = {{2015, absent}, {2020, absent}}, .target = 100, .due = 2030}, "no_data"},
      {{.figures = {{2020, 75}}, .target = 100, .due = 2030}, "too_few_points"},
      {{.figures = {{2015, 50}, {2020, endless}}, .target = 100, .due = 2030}, "inconclusive"},
      {{.figures = {{2015, 50}, {2020, 70}, {2020, 75}}, .target = 100, .due = 2030}, "inconclusive"},
      {{.figures = {{2020, 75}, {2015, 50}}, .target = 100, .due = 2030}, "inconclusive"},
      {{.figures = sound, .target = 100, .due = 2030, .direction = 0}, "inconclusive"},
      {{.figures = sound, .target = -endless, .due = 2030}, "inconclusive"},
      {{.figures = sound, .target = 100, .due = endless}, "inconclusive"},
      {{.figures = sound, .target = 100, .due = 2030, .base_period = endless}, "inconclusive"},
      {{.figures = sound, .target = 100, .due = 2014}, "undefined_rate"},
      {{.figures = sound, .target = 100}, "no_schedule"},
      {{.figures = sound, .due = 2030}, "no_target_value"},
      {{.figures = sound, .target = 100, .due = 2030, .base_period = 2012}, "no_baseline"},
      {{.figures = sound, .target = 100, .due = 2030}, ""}};
  std::vector<Asked> asked;
  for (const auto& [row, reason] : rows) asked.push_back(row);
  const VerdictColumns result = evaluate(table_of(asked), eurostat_2021());
  for (std::size_t row = 0; row < rows.size(); ++row) CHECK_MESSAGE(answer_in(result, row).reason == rows[row].second, row);
  CHECK(answer_in(result, 0).label == "significant_progress");
  CHECK(bits_of_row(result, 0) == bits_of_row(result, rows.size() - 1));
}

TEST_CASE("progress is told to the last row, and what it throws ends the work") {
  std::size_t told = 0;
  milepost::evaluate(table_of_ten_thousand().panel(), table_of_ten_thousand().columns(), eurostat_2021(), {.threads = 2, .progress = [&](std::size_t done, std::size_t all) {
    CHECK((done > told && all == 10000));
    told = done;
  }});
  CHECK(told == 10000);
  const auto stop = [](std::size_t, std::size_t) { throw std::runtime_error("enough"); };
  CHECK_THROWS_WITH(milepost::evaluate(table_of_ten_thousand().panel(), table_of_ten_thousand().columns(), eurostat_2021(), {.progress = stop}), "enough");
}

TEST_CASE("there is a column of scores where the method gives any, by a map or with a category") {
  CHECK(evaluate(table_of_ten_thousand(), eurostat_2021()).score.empty());
  CHECK(evaluate(table_of_ten_thousand(), statistics_canada_2024()).score.size() == 10000);
  CHECK(evaluate(table_of_ten_thousand(), united_nations_chart_2023()).score.size() == 10000);
}

TEST_CASE("rows of a whole block are looked at where they stand, the rows after it are not: both have the bits of a row alone") {
  const std::vector<Asked> ends = random_ends(9, 2 * detail::block_size + 3);
  const Table table = table_of(ends, true);
  for (const Preset& preset : presets()) {
    const VerdictColumns all = evaluate(table, preset);
    std::size_t differing = 0;
    for (std::size_t row = 0; row < ends.size(); ++row) differing += bits_of_row(all, row) != bits_of_row(evaluate(table_of({ends[row]}, true), preset), 0);
    CHECK_MESSAGE(differing == 0, preset.name);
  }
}

TEST_CASE("a block in which no row needs an exception has the bits of its rows alone, and so have they beside one that does") {
  std::mt19937_64 random(2025);
  std::uniform_real_distribution<double> figure(1, 100);
  std::vector<Asked> ends;
  for (std::size_t row = 0; row < 2 * detail::block_size; ++row)
    ends.push_back({.target = figure(random), .due = 2031, .direction = row % 3 == 0 ? -1 : 1, .base_period = row < detail::block_size ? 2016.0 : 2000.0, .base_value = figure(random),
                    .period = 2024, .value = figure(random)});
  const auto rows_that_differ_alone = [&](const Preset& preset) {
    const VerdictColumns all = evaluate(table_of(ends, true), preset);
    std::size_t differing = 0;
    for (std::size_t row = 0; row < ends.size(); ++row) differing += bits_of_row(all, row) != bits_of_row(evaluate(table_of({ends[row]}, true), preset), 0);
    return differing;
  };
  for (const Preset& preset : presets()) CHECK_MESSAGE(rows_that_differ_alone(preset) == 0, preset.name);
  for (const double odd : {absent, endless, 0.0, -3.0, 0x1p-1060, ends[8].base_value})
    for (double Asked::*part : {&Asked::target, &Asked::due, &Asked::base_value, &Asked::base_period, &Asked::value, &Asked::period}) {
      const double sound = std::exchange(ends[8].*part, odd);
      CHECK(rows_that_differ_alone(eurostat_2021()) == 0);
      ends[8].*part = sound;
    }
}

TEST_CASE("columns that are there are written to where they stand, whatever they held") {
  const Panel panel = table_of_ten_thousand().panel();
  const TargetColumns columns = table_of_ten_thousand().columns();
  VerdictColumns result = milepost::evaluate(panel, columns, statistics_canada_2024());
  const double* const memory = result.figure.data();
  for (const Preset& preset : {eurostat_2021(), statistics_canada_2024(), united_nations_chart_2023()}) {
    evaluate_into(result, panel, columns, preset);
    CHECK(result.figure.data() == memory);
    CHECK(rows_that_differ(result, milepost::evaluate(panel, columns, preset)) == 0);
    CHECK(result.score.size() == milepost::evaluate(panel, columns, preset).score.size());
  }
}

TEST_CASE("no rows give no results") {
  CHECK(evaluate(Table{}, eurostat_2021()).figure.empty());
}
