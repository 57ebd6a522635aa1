#include "milepost/assessment/measure_words.hpp"

#include <doctest/doctest.h>

#include <set>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// 260 at end-2022, 305 a year later, 350 at end-2024, more than 400 by end-2025: 353.3 required, 64.3 % done with two thirds of the time gone.
std::string measured_by(const Method& method, Language language) {
  const Evidence evidence = platforms({{Year{2022}, 260}, {Year{2023}, 305}, {Year{2024}, 350}}, spring_2025);
  return measure_of(method, assess(evidence, method), language);
}

}  // namespace

TEST_CASE("each rule of the library says what it compares, with its two numbers") {
  CHECK(measured_by(Path{}, Language::en) == "compares the latest figure with the required path on its day (350, 353.3 required)");
  CHECK(measured_by(TimeProportional{}, Language::en) == "compares the share of the way done with the share of the time gone (2.4 points behind)");
  CHECK(measured_by(GrowthRatio{}, Language::en) == "compares growth a year so far with growth a year needed (16 %, 15.4 % needed)");
  CHECK(measured_by(TrendProjection{}, Language::en) ==
        "carries the straight line through the figures to the due day and compares it with the target (395, 400 asked for)");
  CHECK(measured_by(EarnedValue{}, Language::zh) == "将已完成量与计划应完成量比较（350家，计划353.3家）");
  CHECK(measured_by(Path{}, Language::zh) == "将最新数据与当日序时目标比较（350家，序时目标353.3家）");
  CHECK(measured_by(TimeProportional{}, Language::zh) == "将完成比例与时间进度比较（滞后2.4个百分点）");
}

TEST_CASE("a preset says what it cuts, a method of one's own that its figure is its own") {
  CHECK(measured_by(eurostat_2021(), Language::en) == "takes growth over the growth needed");
  CHECK(measured_by(eurostat_2021(), Language::zh) == "按实际增速与所需增速之比衡量");
  CHECK(measured_by(Custom{.name = "mine", .figure = [](const Standing&) { return 1.0; }}, Language::en) == "takes a figure of its own");
}

TEST_CASE("a line to hold has no path: the figure stands against the line") {
  const Target target{.bound = at_least(85 * percent_unit), .due = end_of(Year{2025}), .baseline = Baseline{90, Year{2022}}, .hold = true};
  const Evidence evidence = seen(Kind::ratio, percent_unit, target, {{Year{2023}, 88}}, mid_2024);
  for (const Method& method : {Method{Path{}}, Method{TimeProportional{}}})
    CHECK(measure_of(method, assess(evidence, method), Language::en) == "compares the latest figure with the line to be held (88 %, 85 % asked for)");
}

TEST_CASE("numbers that a verdict lacks are left out") {
  const Verdict bare{.as_of = mid_2024};
  for (const Language language : {Language::zh, Language::en})
    for (const Method& method : {Method{Path{}}, Method{TimeProportional{}}, Method{GrowthRatio{}}, Method{TrendProjection{}}, Method{EarnedValue{}}, Method{EarnedSchedule{}}}) {
      const std::string words = measure_of(method, bare, language);
      CHECK(!words.empty());
      CHECK(words.find_first_of("(0123456789") == std::string::npos);
      CHECK(words.find("（") == std::string::npos);
    }
}
