#include "milepost/assessment/preset.hpp"

#include <doctest/doctest.h>

#include <set>

#include "milepost/assessment/rating.hpp"

using namespace milepost;

TEST_CASE("categories are numbered in the order of the plan that rates by them") {
  Preset preset{.name = "x", .cuts = {{{"a", Status::on_track}, {"b", Status::at_risk}}}, .cuts_without_target = {{{"c", Status::on_track}}}};
  const auto labelled = [](const char* label) { return Category{.label = label}; };
  const FourWays ways{labelled("1"), labelled("2"), labelled("3"), labelled("4")};
  preset.treatments.met = labelled("met"), preset.treatments.adverse = labelled("adverse");
  preset.treatments.maintain = ways, preset.treatments.history = ways;
  const std::vector<Category> all = categories_of(preset);
  const detail::RatingPlan plan = detail::plan_of(preset);
  const auto label_at = [&](double answer) { return all.at(static_cast<std::size_t>(answer) % 256).label; };
  CHECK(label_at(plan.cuts_without_target.front().number[0]) == "c");
  CHECK(label_at(plan.met) == "met");
  CHECK(label_at(plan.adverse) == "adverse");
  CHECK(label_at(plan.maintain[3]) == "4");
  CHECK(label_at(plan.history[0]) == "1");
  CHECK(all.size() == 13);
}

TEST_CASE("every rate and every statistic has a name of its own") {
  std::set<std::string_view> names;
  for (int k = 0; k <= static_cast<int>(RateEstimator::reported); ++k) names.insert(name_of(static_cast<RateEstimator>(k)));
  CHECK(names.size() == 5);
  names.clear();
  for (int k = 0; k <= static_cast<int>(Statistic::typical_speed); ++k) names.insert(name_of(static_cast<Statistic>(k)));
  CHECK(names.size() == 14);
}

TEST_CASE("what needs a due day needs a target") {
  for (int k = 0; k <= static_cast<int>(Statistic::typical_speed); ++k) {
    const auto statistic = static_cast<Statistic>(k);
    CHECK((!needs_due(statistic) || needs_target(statistic)));
  }
}
