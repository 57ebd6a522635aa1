#include "milepost/report/comparison_table.hpp"

#include <doctest/doctest.h>

#include "milepost/assessment/explain.hpp"

using namespace milepost;

namespace {

const Unit sheet_of_work{"sheet"};

Plan plan_compared() {
  Plan plan{.id = "one"};
  plan.indicators = {{.id = IndicatorId("works"), .name = {"工程", "Works"}, .unit = sheet_of_work, .direction = Direction::increase},
                     {.id = IndicatorId("unseen"), .unit = sheet_of_work}};
  plan.targets = {{.indicator = IndicatorId("works"), .bound = at_least(100 * sheet_of_work), .due = end_of(Year{2030})},
                  {.indicator = IndicatorId("unseen"), .bound = at_least(1 * sheet_of_work), .due = end_of(Year{2030})}};
  return plan;
}

std::string table_of_two(Language language, int width = 100) {
  const Observations seen{{{IndicatorId("works"), ""}, Series{sheet_of_work, {{Year{2015}, 40}, {Year{2022}, 53}}}}};
  const std::vector<Method> methods{united_nations_chart_2022(), united_nations_chart_2023()};
  const Plan plan = plan_compared();
  return comparison_table(plan, compare(plan, seen, Date{2023, 6, 30}, methods), {.language = language, .width = width});
}

}  // namespace

TEST_CASE("the table says who gives which status and counts what none can judge") {
  const std::string table = table_of_two(Language::en);
  CHECK(table.starts_with("As of 30 June 2023, 2 methods: 1 target that can be judged, "));
  CHECK(table.find("Works\n") != std::string::npos);
  CHECK(table.find("un_chart.2022 0.6") != std::string::npos);
  CHECK(table.ends_with("1 more that no method can judge.\n"));
}

TEST_CASE("in Chinese the same, within the width") {
  const std::string table = table_of_two(Language::zh, 80);
  CHECK(table.find("工程\n") != std::string::npos);
  CHECK(table.ends_with("另有1项各方法均无法评估。\n"));
}

TEST_CASE("where methods disagree the table says first what that means and when a part is the cause, else it does not") {
  const Plan plan = plan_compared();
  const auto table_of = [&](double last, Language language) {
    const Observations seen{{{IndicatorId("works"), ""}, Series{sheet_of_work, {{Year{2015}, 40}, {Year{2022}, last}}}}};
    const std::vector<Method> methods{Path{}, eurostat_2021()};
    return comparison_table(plan, compare(plan, seen, Date{2023, 6, 30}, methods), {.language = language});
  };
  CHECK(table_of(53, Language::en).find("1 of them disputed.\nMethods disagree where both can judge and give different statuses") != std::string::npos);
  CHECK(table_of(53, Language::zh).find("的，为判定不一") != std::string::npos);
  for (const Language language : {Language::en, Language::zh}) {
    const std::string agreed = table_of(99, language);
    CHECK(agreed.find("Methods disagree") == std::string::npos);
    CHECK(agreed.find("为判定不一") == std::string::npos);
  }
}

TEST_CASE("a ratio to next to nothing is said to be large, not printed digit by digit, in the table and in the sentences") {
  const Plan plan = plan_compared();
  const Observations seen{{{IndicatorId("works"), ""}, Series{sheet_of_work, {{Year{2015}, 99.9999999}, {Year{2022}, 53}}}}};
  const PlanComparison compared = compare(plan, seen, Date{2023, 6, 30}, {Method(eustat_2024()), Method(united_nations_chart_2023())});
  const double figure = compared.rows[0].comparison.verdicts[0].figure.value_or(0);
  REQUIRE(figure < -1e6);  // what was needed is next to nothing
  for (const Language language : {Language::en, Language::zh}) {
    const std::string table = comparison_table(plan, compared, {.language = language});
    CHECK(table.find("eustat.2024 <-1000000") != std::string::npos);
    CHECK(table.find("0000000000") == std::string::npos);
    Verdict verdict = compared.rows[0].comparison.verdicts[0];
    verdict.figure = 1.5e15;
    CHECK(figure_of_method(verdict, language) == ">1000000");
    verdict.figure = 1.2345;
    CHECK(figure_of_method(verdict, language) == "1.23");
  }
}

TEST_CASE("methods that cannot judge are named by their reason; one that has a status without a figure says why it has none") {
  const Plan plan = plan_compared();
  const auto table_of = [&](double last, Language language) {
    const Observations seen{{{IndicatorId("works"), ""}, Series{sheet_of_work, {{Year{2015}, 40}, {Year{2022}, last}}}}};
    const std::vector<Method> methods{Path{}, tianjin_light_2022(), oecd_2019()};
    return comparison_table(plan, compare(plan, seen, Date{2023, 6, 30}, methods), {.language = language, .width = 140});
  };
  CHECK(table_of(53, Language::en).find(": no denominator or comparator: oecd.2019; undefined by the method: tianjin.2022\n") != std::string::npos);
  CHECK(table_of(53, Language::zh).find("○ 暂无法评估：缺总量、名单或对照数：oecd.2019；该方法无法计算：tianjin.2022\n") != std::string::npos);
  CHECK(table_of(101, Language::en).find(", tianjin.2022 (undefined by the method)") != std::string::npos);
  CHECK(table_of(101, Language::zh).find("tianjin.2022（该方法无法计算）") != std::string::npos);
}
