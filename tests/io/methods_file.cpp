#include "milepost/io/methods_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "../assessment/random.hpp"
#include "milepost/assessment/preset_rules.hpp"
#include "milepost/assessment/presets.hpp"
#include "milepost/io/source.hpp"

using namespace milepost;
using milepost::test::Random;

namespace {

std::string odd_words(Random& random) {
  static const std::vector<std::string> pieces{"进展", "a: b", "#", "'", "\"", "[x]", ", ", "none", "null", "2025", "-", "\\", "&", "*", "|", "\t", "é", "𠮷", " "};
  std::string text = "w";
  for (int i = random.whole(0, 4); i > 0; --i) text += random.one_of(pieces);
  return text + "w";
}

double odd_number(Random& random) {
  const double size = random.one_of(std::vector<double>{1e-9, 0.01, 1, 100, 1e12, 1e30});
  return random.chance(0.3) ? random.whole(-20, 20) : random.number(-size, size);
}

double above_zero(Random& random) { return 0.01 + std::abs(odd_number(random)); }

template <class Value>
Value any_of(Random& random, Value last) {
  return static_cast<Value>(random.whole(0, static_cast<int>(last)));
}

template <class Make>
auto perhaps(Random& random, Make make) -> std::optional<decltype(make())> {
  return random.chance(0.4) ? std::optional(make()) : std::nullopt;
}

Category random_answer(Random& random) {
  Category category;
  if (random.chance(0.9)) category = {.label = odd_words(random), .status = any_of(random, Status::not_assessable)};
  category.movement = perhaps(random, [&] { return any_of(random, Movement::unknown); });
  category.score = perhaps(random, [&] { return odd_number(random); });
  return category;
}

/// Cuts that fall, or rise, and the rest.
CutTable random_table(Random& random) {
  const bool lower = random.chance(0.5);
  CutTable table;
  double cut = odd_number(random);
  for (int k = random.whole(0, 4); k > 0; --k) {
    Category category = random_answer(random);
    category.side = lower ? any_of(random, Side::above) : random.chance(0.5) ? Side::at_most : Side::below;
    category.cut = cut;
    category.within = perhaps(random, [&] { return above_zero(random); });
    cut = lower ? std::nextafter(cut - above_zero(random), -1e300) : std::nextafter(cut + above_zero(random), 1e300);
    table.categories.push_back(category);
  }
  table.categories.push_back(random_answer(random));
  return table;
}

ScoreMap random_scores(Random& random) {
  ScoreMap map{.least = random.number(-10, 0), .most = random.number(0.001, 10)};
  double from = -50;
  for (int k = random.whole(0, 4); k > 0; --k) {
    map.pieces.push_back({.slope = odd_number(random), .intercept = odd_number(random)});
    if (map.pieces.size() > 1) map.pieces.back().from = from += random.number(0.1, 10);
  }
  return map;
}

PointChoice random_points(Random& random) {
  PointChoice choice{.base = any_of(random, BaseChoice::nearest)};
  if (choice.base != BaseChoice::first) choice.base_year = perhaps(random, [&] { return random.whole(1990, 2030); });
  choice.reach = perhaps(random, [&] { return above_zero(random); });
  choice.window = perhaps(random, [&] { return random.number(5, 20); });
  choice.last = perhaps(random, [&] { return random.whole(5, 9); });
  choice.fitted_from = perhaps(random, [&] { return random.whole(1990, 2030); });
  choice.least = random.whole(1, 5);
  choice.least_years = random.whole(0, 5);
  choice.until_due = random.chance(0.3);
  return choice;
}

FourWays random_ways(Random& random) {
  return {random_answer(random), random_answer(random), random_answer(random), random_answer(random)};
}

Treatments random_treatments(Random& random) {
  Treatments t{.zero = random.chance(0.3) ? odd_number(random) : 0, .negative = any_of(random, NegativeValues::none)};
  t.if_target_worse = random.chance(0.5) ? IfTargetWorse::hold : IfTargetWorse::follow;
  for (auto* category : {&t.met, &t.kept, &t.at_limit, &t.adverse}) *category = perhaps(random, [&] { return random_answer(random); });
  for (auto* number : {&t.near_end, &t.limit_exponent}) *number = perhaps(random, [&] { return above_zero(random); });
  if (t.near_end && random.chance(0.5)) t.lower_end = odd_number(random), t.upper_end = t.lower_end + 1 + std::abs(t.lower_end);
  for (auto* ways : {&t.target_at_base, &t.maintain, &t.direction, &t.history}) *ways = perhaps(random, [&] { return random_ways(random); });
  return t;
}

Preset random_preset(Random& random) {
  Preset preset{.name = odd_words(random), .source = odd_words(random), .points = random_points(random)};
  if (random.chance(0.5)) preset.title = Text("甲" + odd_words(random), odd_words(random));
  if (random.chance(0.5)) preset.unverified = odd_words(random);
  preset.rate = any_of(random, RateEstimator::reported);
  if (is_fitted(preset.rate)) preset.half_life = perhaps(random, [&] { return above_zero(random); });
  preset.path = any_of(random, PathShape::geometric);
  preset.statistic = any_of(random, Statistic::typical_speed);
  preset.farthest = above_zero(random);
  preset.cuts = random_table(random);
  if (needs_target(preset.statistic) && random.chance(0.5)) preset.cuts_without_target = random_table(random);
  preset.score = random_scores(random);
  if (random.chance(0.5)) preset.score_without_target = random_scores(random);
  preset.rate_cap = perhaps(random, [&] { return above_zero(random); });
  preset.treatments = random_treatments(random);
  return preset;
}

/// The methods of a text that must be good.
std::vector<Preset> loaded_methods(const std::string& methods) {
  const MethodsReading reading = load_methods("milepost: 1\nmethods:\n" + methods, "methods.yaml");
  REQUIRE_MESSAGE(reading.problems.empty(), lines_of(reading.problems));
  return reading.methods;
}

}  // namespace

TEST_CASE("all shipped presets are read as they were written") {
  const MethodsReading reading = load_methods(methods_text(presets()), "methods.yaml");
  CHECK_MESSAGE(reading.problems.empty(), lines_of(reading.problems));
  CHECK(reading.methods == presets());
}

TEST_CASE("2,000 presets at random are read as they were written") {
  Random random(2026);
  for (int trial = 0; trial < 2000; ++trial) {
    const Preset preset = random_preset(random);
    const std::string text = methods_text({preset});
    const MethodsReading reading = load_methods(text, "methods.yaml");
    REQUIRE_MESSAGE(reading.problems.empty(), lines_of(reading.problems) << "\n" << text);
    CHECK_MESSAGE(reading.methods == std::vector{preset}, text);
  }
}

TEST_CASE("a method like another has all of its parts but those it names") {
  const Preset like = statistics_canada_2024();
  const std::vector<Preset> methods = loaded_methods(R"(
  - {name: mine.2026, like: statcan.2024}
  - name: later.2026
    like: statcan.2024
    title: Later
    points: {base_year: 2018}
    cuts_without_target: []
    score: {most: 10}
    treatments: {met: none, limit_exponent: none, near_end: 1}
  - {name: latest.2026, like: later.2026, points: {base_year: 2020}}
)");
  Preset expected = like;
  expected.name = "mine.2026";
  expected.title = {};
  expected.source = expected.unverified = "";
  CHECK(methods[0] == expected);
  expected.name = "later.2026";
  expected.title = "Later";
  expected.points.base_year = 2018;
  expected.cuts_without_target = {};
  expected.score.most = 10;
  expected.treatments.met.reset();
  expected.treatments.limit_exponent.reset();
  expected.treatments.near_end = 1;
  CHECK(methods[1] == expected);
  expected.name = "latest.2026";
  expected.title = {};
  expected.points.base_year = 2020;
  CHECK(methods[2] == expected);
}

TEST_CASE("a method in the words of a file is the same as from its parts") {
  const std::vector<Preset> methods = loaded_methods(R"(
  - name: mine.2026
    points: {base: next, base_year: 2015, reach: 2}
    cuts:
      - {label: good, status: on_track, at_least: 0.9}
      - {above: 0.5}
      - {label: poor, status: off_track, movement: away, score: -5}
)");
  Preset expected{.name = "mine.2026", .points = {.base = BaseChoice::next, .base_year = 2015, .reach = 2}};
  expected.cuts.categories = {{"good", Status::on_track, Side::at_least, 0.9},
                              {.side = Side::above, .cut = 0.5},
                              {.label = "poor", .status = Status::off_track, .movement = Movement::away, .score = -5}};
  CHECK(methods == std::vector{expected});
}

TEST_CASE("a file of one error has no methods") {
  const MethodsReading reading = load_methods("milepost: 1\nmethods:\n  - {name: a, like: statcan.2024}\n  - {name: b, like: statcan.2042}\n", "x");
  CHECK(reading.methods.empty());
  CHECK(lines_of(reading.problems) == "x:4:21: error: method b: like 'statcan.2042' is neither a shipped preset nor a method above; did you mean 'statcan.2024'?");
}

TEST_CASE("what a file cannot hold is not written") {
  Preset preset = statistics_canada_2024();
  CHECK_THROWS_WITH_AS(methods_text({preset, preset}), "method statcan.2024: stands in the list twice", OutOfRange);
  preset.rate_cap = 1;
  CHECK_THROWS_WITH_AS(methods_text({preset}), "method statcan.2024: has the name of a shipped preset, which says otherwise", OutOfRange);
  preset.name = "mine.2026";
  preset.rate_cap = 0;
  CHECK_THROWS_WITH_AS(methods_text({preset}), "method mine.2026: rate_cap 0: not above 0", OutOfRange);
  CHECK_THROWS_AS(write_methods("no/such/folder/methods.yaml", {}), OutOfRange);
}

TEST_CASE("methods go into a file and come back") {
  const auto path = std::filesystem::temp_directory_path() / "milepost_methods_test.yaml";
  write_methods(path, presets());
  CHECK(read_methods(path) == presets());
  write_methods(path, {});
  CHECK(read_methods(path).empty());
  std::filesystem::remove(path);
}
