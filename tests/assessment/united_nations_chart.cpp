#include "milepost/assessment/united_nations_chart.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Asked to fall from 40 to 20 in 2015 to 2030.
Asked halved_from_40(double last) { return {.figures = {{2015, 40}, {2022, last}}, .target = 20, .due = 2030, .direction = -1}; }

Asked at_chart_ratio(double ratio) { return halved_from_40(40 * std::pow(1 - ratio * (1 - std::pow(0.5, 1.0 / 15)), 7)); }

/// Going on to stand at 40 less so large a share of the 20 in 2030.
Asked reaching_share(double share) { return halved_from_40(40 * std::pow(1 - share / 2, 7.0 / 15)); }

Asked growing_since_2015(double rate) { return {.figures = {{2015, 10}, {2022, 10 * std::pow(1 + rate, 7)}}}; }

}  // namespace

TEST_CASE("the chart of 2022 cuts the ratio at 0.95, 0.5 and -0.1") {
  const auto word = [](double ratio) { return word_for(at_chart_ratio(ratio), united_nations_chart_2022()); };
  CHECK(word(0.95) == "on track");
  CHECK(word(0.9499) == "fair progress but acceleration needed");
  CHECK(word(0.5) == "fair progress but acceleration needed");
  CHECK(word(0.4999) == "limited or no progress");
  CHECK(word(-0.1) == "limited or no progress");
  CHECK(word(-0.1001) == "deterioration");
}

TEST_CASE("without a target it cuts at 1, 0.5 and -1 %: exactly 1 % is only fair") {
  const auto word = [](double rate) { return word_for(growing_since_2015(rate), united_nations_chart_2022()); };
  CHECK(word(0.0101) == "substantial");
  CHECK(word(0.01) == "fair");
  CHECK(word(0.005) == "fair");
  CHECK(word(0.0049) == "limited");
  CHECK(word(-0.01) == "limited");
  CHECK(word(-0.0101) == "deterioration");
}

TEST_CASE("the chart of 2023 cuts the share of the way behind by the due day at 0.95 and 0.10") {
  const auto word = [](double share) { return word_for(reaching_share(share), united_nations_chart_2023()); };
  CHECK(word(0.95) == "3");
  CHECK(word(0.9499) == "2");
  CHECK(word(0.10) == "2");
  CHECK(word(0.0999) == "1");
  CHECK(score_for(reaching_share(0.5), united_nations_chart_2023()) == 2);
  CHECK(figure_for(reaching_share(0.37), united_nations_chart_2023()) == doctest::Approx(0.37).epsilon(1e-12));
  CHECK(word_for(growing_since_2015(0.02), united_nations_chart_2023()) == "3");
  CHECK(word_for(growing_since_2015(0.0199), united_nations_chart_2023()) == "2");
  CHECK(word_for(growing_since_2015(0.0049), united_nations_chart_2023()) == "1");
}

TEST_CASE("the two editions disagree on one series: 38.5 is limited progress, and a 2") {
  CHECK(word_for(halved_from_40(38.5), united_nations_chart_2022()) == "limited or no progress");
  CHECK(word_for(halved_from_40(38.5), united_nations_chart_2023()) == "2");
}

TEST_CASE("a met target is looked at first, and one of 0 or 100 is met within 1") {
  CHECK(word_for(halved_from_40(20), united_nations_chart_2022()) == "met");
  CHECK(word_for(halved_from_40(19), united_nations_chart_2023()) == "met");
  const auto towards = [](double target, double last) {
    return word_for({.figures = {{2015, 98}, {2022, last}}, .target = target, .due = 2030}, united_nations_chart_2022());
  };
  CHECK(towards(100, 99) == "met");
  CHECK(towards(100, 98.99) != "met");
  CHECK(towards(99.9, 99) != "met");
}

TEST_CASE("past the target's year the figure of that year is judged") {
  Asked row = halved_from_40(25);
  row.due = 2020, row.figures = {{2015, 40}, {2020, 30}, {2022, 19}};
  const Asked until_then{.figures = {{2015, 40}, {2020, 30}}, .target = 20, .due = 2020, .direction = -1};
  CHECK(figure_for(row, united_nations_chart_2022()) == figure_for(until_then, united_nations_chart_2022()));
  row.due = 2014;
  CHECK(word_for(row, united_nations_chart_2022()) == "no_data");
}

TEST_CASE("income per head: more than 2, 1.5 and 1 % a year") {
  const auto word = [](double per_cent) { return word_for(growing_since_2015(per_cent / 100), undp_growth_2022()); };
  CHECK(word(2.001) == "on track");
  CHECK(word(2) == "fair");
  CHECK(word(1.5) == "limited");
  CHECK(word(1.001) == "limited");
  CHECK(word(1) == "deterioration");
}
