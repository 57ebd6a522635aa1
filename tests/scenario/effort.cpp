#include "milepost/scenario/effort.hpp"

#include <rapidcheck.h>

#include <cmath>

#include "made_plan.hpp"
#include "milepost/assessment/acceleration.hpp"
#include "milepost/assessment/growth_ratio.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

Evidence seen_of(const Series& series, const Target& target, std::optional<Indicator> indicator = {}, const Date& as_of = today) {
  return {.target = target, .series = series, .indicator = std::move(indicator), .as_of = as_of};
}

Target flow_aim(double value, int first, int last) {
  Target target = aim("jobs", value, last);
  target.first_day = Date{first, 1, 1};
  return target;
}

Indicator flow(Direction direction = Direction::increase) {
  Indicator indicator = counted("jobs");
  indicator.kind = Kind::flow, indicator.direction = direction;
  return indicator;
}

}  // namespace

TEST_CASE("a level: 361 platforms at the end of 2024, 400 wanted a year later; 260 at the end of 2022") {
  const RequiredEffort effort = required_effort(seen_of(yearly({260, 310, 361}, 2022), aim("platforms", 400, 2025), counted("platforms"), Date{2025, 3, 1}));
  CHECK(effort.years_left == 1);
  CHECK(effort.needed.amount == 39);
  CHECK(*effort.needed.growth == doctest::Approx(39.0 / 361).epsilon(1e-12));
  CHECK(effort.so_far.amount == 50.5);
  CHECK(*effort.so_far.growth == doctest::Approx(std::sqrt(361.0 / 260) - 1).epsilon(1e-12));
  CHECK(*effort.amount_factor == doctest::Approx(39 / 50.5).epsilon(1e-12));
  CHECK(effort.movement == Movement::toward);
  CHECK_FALSE(effort.met);
  CHECK(effort.reason == std::nullopt);
}

TEST_CASE("walked along for the years left, either pace arrives exactly at the target") {
  rc::check("a level", [] {
    const double first = *rc::gen::inRange(1, 1000), last = *rc::gen::inRange(1, 1000), limit = *rc::gen::inRange(1, 1000);
    const int years = *rc::gen::inRange(1, 12);
    const RequiredEffort effort = required_effort(seen_of(yearly({first, last}, 2020), aim("jobs", limit, 2021 + years)));
    RC_ASSERT(std::abs(last + *effort.needed.amount * years - limit) <= 1e-12 * (last + limit));
    RC_ASSERT(std::abs(*compounded(last, *effort.needed.growth, years) - limit) <= 1e-11 * limit);
  });
}

TEST_CASE("yearly additions that grow by what is needed add up to what is missing; so does what each year must add") {
  const RequiredEffort effort = required_effort(seen_of(yearly({40, 50}, 2022), flow_aim(400, 2022, 2026), flow()));
  CHECK(effort.adds_up);
  CHECK(effort.figure == 90);
  CHECK(effort.years_left == 3);
  CHECK(*effort.needed.amount == doctest::Approx(310.0 / 3).epsilon(1e-15));
  CHECK(effort.so_far.amount == 45);
  CHECK(effort.reported == Frequency::year);
  CHECK(90 + 3 * *effort.each_period == doctest::Approx(400).epsilon(1e-15));
  const double factor = 1 + *effort.needed.growth;
  CHECK(90 + 50 * (factor + factor * factor + factor * factor * factor) == doctest::Approx(400).epsilon(1e-13));
  CHECK(*effort.so_far.growth == doctest::Approx(0.25).epsilon(1e-13));
}

TEST_CASE("what adds up by quarters is to be added by quarters; growth of years is not told") {
  std::vector<Observation> quarters;
  for (int q = 1; q <= 4; ++q) quarters.push_back({.period = Quarter{2023, q}, .value = 10});
  const RequiredEffort effort = required_effort(seen_of(Series{piece, quarters}, flow_aim(140, 2023, 2025), flow()));
  CHECK(effort.reported == Frequency::quarter);
  CHECK(effort.each_period == 12.5);
  CHECK(effort.needed.amount == 50);
  CHECK(effort.needed.growth == std::nullopt);
}

TEST_CASE("a cap on a total: what may still be used in a year, against what has been") {
  const RequiredEffort effort = required_effort(seen_of(yearly({40, 50}, 2022), flow_aim(150, 2022, 2025), flow(Direction::decrease)));
  CHECK(effort.needed.amount == 30);
  CHECK(effort.so_far.amount == 45);
  CHECK(*effort.amount_factor == doctest::Approx(2.0 / 3).epsilon(1e-15));
}

TEST_CASE("rates that are averaged: those of the years left bring the mean to the target") {
  Indicator growth{.id = "gdp", .name = {"gdp", "gdp"}, .unit = percent_unit, .kind = Kind::growth, .direction = Direction::increase};
  Target target{.indicator = "gdp", .bound = at_least(6 * percent_unit), .due = Due{end_of(Year{2025})}};
  target.first_day = Date{2021, 1, 1};
  const Series rates{percent_unit, {{.period = Year{2021}, .value = 8}, {.period = Year{2022}, .value = 3}}};
  const RequiredEffort effort = required_effort(seen_of(rates, target, growth, Date{2023, 6, 1}));
  const double three = 1 + *effort.needed.growth;
  CHECK(1.08 * 1.03 * three * three * three == doctest::Approx(std::pow(1.06, 5)).epsilon(1e-13));
  CHECK(1 + *effort.so_far.growth == doctest::Approx(std::sqrt(1.08 * 1.03)).epsilon(1e-13));
  CHECK(effort.needed.amount == std::nullopt);
}

TEST_CASE("a rate of part of the only year says nothing of the rest of it") {
  const Indicator growth{.id = "gdp", .name = {"gdp", "gdp"}, .unit = percent_unit, .kind = Kind::growth, .direction = Direction::increase};
  Target target{.indicator = "gdp", .bound = at_least(6 * percent_unit), .due = Due{end_of(Year{2024})}};
  target.first_day = Date{2024, 1, 1};
  const Series rates{percent_unit, {{.period = Quarter{2024, 1}, .value = 5}}};
  const RequiredEffort effort = required_effort(seen_of(rates, target, growth, Date{2024, 6, 1}));
  CHECK(effort.figure == 5);
  CHECK(effort.needed == YearlyPace{});
  CHECK(effort.movement == Movement::unknown);
}

TEST_CASE("a cut of 13.5 per cent in all: yearly cuts that end at it") {
  Indicator intensity{.id = "energy", .name = {"energy", "energy"}, .unit = percent_unit, .kind = Kind::growth, .direction = Direction::decrease};
  Target target{.indicator = "energy", .bound = change_by(-13.5 * percent_unit), .due = Due{end_of(Year{2025})}};
  target.first_day = Date{2021, 1, 1};
  const Series cuts{percent_unit, {{.period = Year{2021}, .value = 2.7}, {.period = Year{2022}, .value = 0.1}}};
  RequiredEffort effort = required_effort(seen_of(cuts, target, intensity, Date{2023, 6, 1}));
  const double left = 1 + *effort.needed.growth;
  CHECK(0.973 * 0.999 * left * left * left == doctest::Approx(0.865).epsilon(1e-13));
  CHECK(*effort.needed.growth < 0);
  CHECK(*effort.growth_factor > 1);
  target.adding = Adding::sum;
  effort = required_effort(seen_of(cuts, target, intensity, Date{2023, 6, 1}));
  CHECK(*effort.needed.amount == doctest::Approx((13.5 - 2.8) / 3).epsilon(1e-13));
}

TEST_CASE("growth from zero and through zero is absent, the amount is not; a flat or wrong-way pace has no factor") {
  const RequiredEffort zero = required_effort(seen_of(yearly({0, 0}, 2022), aim("jobs", 30)));
  CHECK(zero.needed.amount == 10);
  CHECK(zero.needed.growth == std::nullopt);
  CHECK(zero.movement == Movement::flat);
  CHECK(zero.amount_factor == std::nullopt);
  const RequiredEffort away = required_effort(seen_of(yearly({20, 10}, 2022), aim("jobs", 40)));
  CHECK(away.movement == Movement::away);
  CHECK(away.so_far.amount == -10);
  CHECK(away.amount_factor == std::nullopt);
  const RequiredEffort through = required_effort(seen_of(yearly({-5, -3}, 2022), aim("jobs", 3)));
  CHECK(through.needed.growth == std::nullopt);
  CHECK(through.amount_factor == 1);
}

TEST_CASE("one figure has no pace; the day that decides leaves no time; what is met may be lost again") {
  CHECK(required_effort(seen_of(yearly({20}, 2023), aim("jobs", 40))).movement == Movement::unknown);
  const RequiredEffort over = required_effort(seen_of(yearly({20, 30}, 2022), aim("jobs", 40, 2023)));
  CHECK(over.years_left == 0);
  CHECK(over.needed == YearlyPace{});
  CHECK(over.amount_factor == std::nullopt);
  const RequiredEffort met = required_effort(seen_of(yearly({40, 46}, 2022), aim("jobs", 40)));
  CHECK(met.met);
  CHECK(met.needed.amount == -2);
}

TEST_CASE("once the due day is over no pace leads to it any more, whatever is still to be published of it") {
  const Evidence late = seen_of(yearly({20, 30}, 2022), aim("jobs", 40, 2024), {}, Date{2025, 3, 1});
  const RequiredEffort over = required_effort(late);
  CHECK(over.years_left == 0);
  CHECK(over.needed == YearlyPace{});
  CHECK(over.amount_factor == std::nullopt);
  CHECK(explain(over, Language::en) == "jobs: 30 pieces at end-2023; the target is 40 pieces or more by end-2024; the due day is over.");
  CHECK(explain(over, Language::zh) == "jobs：截至2023年末为30件，目标为2024年末40件以上，现已过完成时限。");
  CHECK(required_effort(seen_of(yearly({20, 30}, 2022), aim("jobs", 40, 2024), {}, Date{2024, 12, 30})).needed.amount == 10);
  const RequiredEffort done_late = required_effort(seen_of(yearly({20, 30, 35, 44}, 2022), aim("jobs", 40, 2024), {}, Date{2026, 1, 31}));
  CHECK(explain(done_late, Language::en).ends_with("by end-2024; the due day is over, and the newest figure is up to the target."));
}

TEST_CASE("a bound that its own number does not meet is told so: above 400, below 15") {
  Target target = aim("jobs", 40);
  target.bound = more_than(40 * piece);
  const RequiredEffort more = required_effort(seen_of(yearly({20, 30}, 2022), target));
  CHECK(more.strict);
  CHECK(explain(more, Language::en).find("the target is above 40 pieces by") != std::string::npos);
  CHECK(explain(more, Language::zh).find("目标为2026年末超过40件，") != std::string::npos);
  target.bound = less_than(15 * piece);
  const RequiredEffort fewer = required_effort(seen_of(yearly({20, 18}, 2022), target));
  CHECK(explain(fewer, Language::en).find("the target is below 15 pieces by") != std::string::npos);
  CHECK(explain(fewer, Language::zh).find("低于15件") != std::string::npos);
  CHECK_FALSE(required_effort(seen_of(yearly({20, 30}, 2022), aim("jobs", 40))).strict);
}

TEST_CASE("the factor is that of acceleration from the same figures, and what the growth ratio is made of") {
  const Evidence evidence = seen_of(yearly({100, 104, 109}, 2021), aim("jobs", 130));
  const RequiredEffort effort = required_effort(evidence);
  CHECK(effort.amount_factor == acceleration_factor(100, 109, 2, 130, 3));
  CHECK(effort.so_far.growth == score_of(GrowthRatio{}, standing_of(evidence)).observed_rate);
}

TEST_CASE("a whole plan has a row for each target, those without numbers a reason") {
  Plan plan = made_plan();
  plan.targets[1].bound = some_of();
  plan.entities = {{.id = "districts"}};
  plan.indicators[2].each = EntitySetId{"districts"};
  const std::vector<RequiredEffort> efforts = required_effort(plan, made_figures(), today);
  REQUIRE(efforts.size() == 3);
  CHECK(*efforts[0].needed.amount == doctest::Approx(4.0 / 3).epsilon(1e-15));
  CHECK(efforts[1].reason == Reason::no_target_value);
  CHECK(efforts[2].reason == Reason::no_denominator);
}

TEST_CASE("efforts in words") {
  const Indicator platforms{.id = "platforms", .name = {"载体平台", "Platforms"}, .unit = Unit{"家"}, .direction = Direction::increase};
  const Evidence evidence = seen_of(yearly({260, 310, 361}, 2022), aim("platforms", 400, 2025), counted("platforms"), Date{2025, 3, 1});
  const RequiredEffort effort = required_effort(evidence);
  CHECK(explain(effort, Language::en, &platforms) ==
        "Platforms: 361 pieces at end-2024; the target is 400 pieces or more by end-2025; needed in between: 39 pieces a year (10.8 % a year), so far: 50.5 pieces a year "
        "(17.8 % a year), less than that pace: 77 % of it.");
  CHECK(explain(effort, Language::zh, &platforms) ==
        "载体平台：截至2024年末为361件，目标为2025年末400件以上，其间年均须增加39件（年均增速10.8%），此前年均增加50.5件（年均增速17.8%），所需速度低于此前，为其77%。");
  // x + x^2 = 60 / 50 has the root 0.704
  const Evidence capped = seen_of(yearly({40, 50}, 2022), flow_aim(150, 2022, 2025), flow(Direction::decrease));
  CHECK(explain(required_effort(capped), Language::zh) == "jobs：截至2023年末累计90件，目标为2025年末累计150件，其间年均最多可使用30件（年均增速-29.6%），此前年均使用45件（年均增速25%），为此前的0.67倍。");
}
