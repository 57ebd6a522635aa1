#include "milepost/assessment/chance.hpp"

#include <doctest/doctest.h>

#include <set>

#include "milepost/assessment/assess.hpp"
#include "milepost/assessment/probability.hpp"

using namespace milepost;

namespace {

const Unit thing{"thing"};

/// A target due at end-2025 by what was known in March 2025.
Evidence chance_evidence(const Bound& bound, const std::vector<double>& figures, Kind kind = Kind::stock, Direction direction = Direction::increase) {
  std::vector<Observation> observations;
  for (std::size_t i = 0; i < figures.size(); ++i) observations.push_back({Year{2025 - static_cast<int>(figures.size() - i)}, figures[i]});
  return {.target = {.indicator = "x", .bound = bound, .due = Due{Within{Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}}},
          .series = Series{thing, std::move(observations)},
          .indicator = Indicator{.id = "x", .unit = thing, .kind = kind, .direction = direction},
          .as_of = Date{2025, 3, 1}};
}

std::optional<Unforeseen> why(const Evidence& evidence) { return chance_of_meeting(evidence).why; }

}  // namespace

TEST_CASE("every kind of target without a probability says its own reason, each in words of its own in both languages") {
  Evidence recurring = chance_evidence(at_least(40 * thing), {30, 35, 41}, Kind::flow);
  recurring.target.due = Due{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
  Evidence undated = chance_evidence(at_least(40 * thing), {30, 35, 41});
  undated.target.due = Due{};
  Evidence rate = chance_evidence(at_least(Quantity{5, percent_unit}), {4, 5, 6}, Kind::growth);
  rate.series = Series{percent_unit, rate.series.observations()};
  rate.indicator->unit = percent_unit;
  Evidence late = chance_evidence(at_least(100 * thing), {}, Kind::flow);
  late.series = Series{thing, {{Year{2024}, 20, Report::period}}};  // nothing of 2022 and 2023
  CHECK(why(recurring) == Unforeseen::recurring);
  CHECK(why(undated) == Unforeseen::no_due);
  CHECK(why(rate) == Unforeseen::mean_rate);
  CHECK(why(late) == Unforeseen::not_joined);
  CHECK(why(chance_evidence(some_of(), {1, 2, 3})) == Unforeseen::no_number);
  CHECK(why(chance_evidence(in_step_with("gdp"), {1, 2, 3})) == Unforeseen::comparison);
  CHECK(why(chance_evidence(at_least(40 * thing), {})) == Unforeseen::no_figures);
  CHECK(why(chance_evidence(at_least(40 * thing), {0, 0, 0})) == Unforeseen::no_spread);
  std::set<std::string> zh, en;
  for (int place = 0; place <= static_cast<int>(Unforeseen::endless); ++place) {
    const Text words = words_of(static_cast<Unforeseen>(place));
    CHECK_FALSE(words.zh.empty());
    CHECK_FALSE(words.en.empty());
    zh.insert(words.zh), en.insert(words.en);
  }
  CHECK(zh.size() == static_cast<std::size_t>(Unforeseen::endless) + 1);
  CHECK(en.size() == zh.size());
}

TEST_CASE("once the due day has its figure the chance is what the verdict says, whatever came later") {
  for (const Kind kind : {Kind::stock, Kind::flow})
    for (const Direction direction : {Direction::increase, Direction::decrease})
      for (const double bound : {5.0, 12.0, 33.0, 36.0, 50.0, 75.0})
        for (const double later : {-90.0, 1.0, 90.0}) {
          Evidence evidence = chance_evidence(direction == Direction::increase ? at_least(bound * thing) : at_most(bound * thing), {10, 11, 12, 13, later}, kind, direction);
          evidence.target.due = Due{Within{Period{Date{2020, 1, 1}, Date{2022, 12, 31}}}};
          const Verdict verdict = assess(evidence, Path{});
          const Chance chance = chance_of_meeting(evidence);
          REQUIRE(chance.settled);
          CHECK(chance.probability == (verdict.status == Status::achieved ? 1.0 : 0.0));
        }
}

TEST_CASE("a cut in all that is over is met or missed, by however many figures") {
  Evidence cut = chance_evidence(change_by(Quantity{-13.5, percent_unit}), {-3, -4, -5}, Kind::growth, Direction::decrease);
  cut.series = Series{percent_unit, cut.series.observations()};
  cut.indicator->unit = percent_unit;
  cut.target.due = Due{Within{Period{Date{2022, 1, 1}, Date{2024, 12, 31}}}};
  const Chance chance = chance_of_meeting(cut);
  CHECK(chance.settled);
  CHECK(chance.probability == (assess(cut, Path{}).status == Status::achieved ? 1.0 : 0.0));
}

TEST_CASE("a chance says what it rests on: the model, the figures") {
  const Chance chance = chance_of_meeting(chance_evidence(at_least(40 * thing), {30, 35, 37}));
  CHECK(chance.model == "auto");
  CHECK(chance.used == 3);
  CHECK_FALSE(chance.settled);
  CHECK_FALSE(chance.why);
  CHECK(chance.probability == probability_of_meeting(chance_evidence(at_least(40 * thing), {30, 35, 37})));
  CHECK(chance_of_meeting(chance_evidence(at_least(40 * thing), {30}), {.model = Theta{}}).model == "naive");
}

TEST_CASE("0 and 1 are for what is settled: a total that has passed, a broken budget, a natural limit; never for what is only far away") {
  const Chance met = chance_of_meeting(chance_evidence(at_least(100 * thing), {40, 45, 50}, Kind::flow));
  CHECK((met.probability == 1.0 && met.settled));
  const Chance broken = chance_of_meeting(chance_evidence(at_most(100 * thing), {40, 45, 50}, Kind::flow, Direction::decrease));
  CHECK((broken.probability == 0.0 && broken.settled));
  const Chance past = chance_of_meeting(chance_evidence(at_least(101 * thing), {80, 85, 90}), {.upper = 100.0});
  CHECK((past.probability == 0.0 && past.settled));
  for (const double far : {1e4, 1e9}) {
    const Chance level = chance_of_meeting(chance_evidence(at_least(far * thing), {40, 45, 50})), total = chance_of_meeting(chance_evidence(at_least(far * thing), {40, 45, 50}, Kind::flow));
    for (const Chance& chance : {level, total}) {
      CHECK_FALSE(chance.settled);
      CHECK((*chance.probability > 0 && *chance.probability < 0.001));
    }
  }
  const Chance sure = chance_of_meeting(chance_evidence(at_least(-5 * thing), {40, 45, 50}));  // never seen below zero, which settles nothing
  CHECK((*sure.probability < 1 && *sure.probability > 0.999 && !sure.settled));
}

TEST_CASE("figures that are all alike have a small spread, figures that are all zero none: no certainty comes of either") {
  const Chance alike = chance_of_meeting(chance_evidence(at_least(60 * thing), {50, 50, 50, 50}));
  CHECK((*alike.probability > 0 && *alike.probability < 0.01 && !alike.settled));
  CHECK_FALSE(chance_of_meeting(chance_evidence(at_most(0 * thing), {0, 0, 0}, Kind::stock, Direction::decrease)).probability);
  CHECK_FALSE(chance_of_meeting(chance_evidence(at_least(10 * thing), {0, 0, 0}, Kind::flow)).probability);
}

TEST_CASE("a model of one's own that leaves figures out gives no probability") {
  const CustomModel half{.name = "half", .project = [](std::span<const double> seen, int) { return std::vector<double>{seen.back()}; }};
  Evidence evidence = chance_evidence(at_least(60 * thing), {30, 40, 50});
  CHECK(chance_of_meeting(evidence, {.model = half}).probability);  // one step ahead one figure is enough
  evidence.target.due = Due{Within{Period{Date{2022, 1, 1}, Date{2027, 12, 31}}}};
  CHECK(chance_of_meeting(evidence, {.model = half}).why == Unforeseen::odd_answer);
}
