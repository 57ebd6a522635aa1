#include "milepost/assessment/destatis.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Six figures on a line to 40 in 2020, which is to be 100 in 2030; so much of the 60 that are left will be missing.
Asked missing_share(double share) {
  Asked row{.target = 100, .due = 2030};
  for (int year = 2015; year <= 2020; ++year) row.figures.emplace_back(year, 40 + 6 * (1 - share) * (year - 2020));
  return row;
}

/// Five years at `mean` a year, the last change aside.
Asked last_and_mean(double first, double before, double last, double target = absent) {
  return {.figures = {{2015, first}, {2016, first}, {2017, first}, {2018, first}, {2019, before}, {2020, last}}, .target = target, .due = 2030};
}

}  // namespace

TEST_CASE("what will be missing is cut at 0.05, which is not sunny any more, and 0.20, which is partly cloudy still") {
  const auto word = [](double share) { return word_for(missing_share(share), destatis_2021()); };
  CHECK(word(-0.5) == "sun");
  CHECK(word(0.0499) == "sun");
  CHECK(word(0.05) == "partly_cloudy");
  CHECK(word(0.20) == "partly_cloudy");
  CHECK(word(0.2001) == "cloud");
  CHECK(word(0.9999) == "cloud");
  CHECK(word(1) == "thunderstorm");
  CHECK(word(1.5) == "thunderstorm");
  CHECK(figure_for(missing_share(0.35), destatis_2021()) == doctest::Approx(0.35).epsilon(1e-12));
}

TEST_CASE("the mean of the last five changes counts, whatever came before") {
  Asked row = missing_share(0.1);
  row.figures.insert(row.figures.begin(), {2014, 1000});
  CHECK(figure_for(row, destatis_2021()) == figure_for(missing_share(0.1), destatis_2021()));
  CHECK(answer_to(row, destatis_2021()).used == 6);
  row.figures.erase(row.figures.begin(), row.figures.begin() + 3);
  CHECK(answer_to(row, destatis_2021()).used == 4);
  row.figures.erase(row.figures.begin());
  CHECK(word_for(row, destatis_2021()) == "too_few_points");
}

TEST_CASE("a target that is met: sun while it does not move away, partly cloudy when it does") {
  CHECK(word_for(last_and_mean(50, 55, 60, 60), destatis_2021()) == "sun");
  CHECK(word_for(last_and_mean(60, 60, 60, 60), destatis_2021()) == "sun");
  CHECK(word_for(last_and_mean(70, 70, 61, 60), destatis_2021()) == "partly_cloudy");
}

TEST_CASE("a target of every year has no due day: not met but moving right cloud, else thunderstorm") {
  Asked row = last_and_mean(50, 55, 59, 60);
  row.due = absent;
  CHECK(word_for(row, destatis_2021()) == "cloud");
  row.figures.back().second = 45;
  CHECK(word_for(row, destatis_2021()) == "thunderstorm");
  row.figures.back().second = 61;
  CHECK(word_for(row, destatis_2021()) == "sun");
}

TEST_CASE("a direction alone: the mean and the last change, none being not right") {
  CHECK(word_for(last_and_mean(50, 55, 60), destatis_2021()) == "sun");
  CHECK(word_for(last_and_mean(50, 65, 60), destatis_2021()) == "partly_cloudy");
  CHECK(word_for(last_and_mean(50, 40, 45), destatis_2021()) == "cloud");
  CHECK(word_for(last_and_mean(50, 45, 40), destatis_2021()) == "thunderstorm");
  CHECK(word_for(last_and_mean(50, 50, 50), destatis_2021()) == "thunderstorm");
}

TEST_CASE("a break begins the series anew, and a comparator is a series to be reached") {
  Asked row = missing_share(0.1);
  row.figures.insert(row.figures.begin(), {{2013, 900}, {2014, 1000}});
  row.figures.erase(row.figures.begin() + 2);
  row.break_period = 2016;
  CHECK(answer_to(row, destatis_2021()).used == 5);
  Asked gap = missing_share(0.1), compared = missing_share(0.1);
  for (auto& [year, value] : compared.figures) compared.compared_with.emplace_back(year, 100 + year), value += year;
  for (auto& [year, value] : gap.figures) value -= 100;
  gap.target = 0, compared.target = absent;
  CHECK(figure_for(compared, destatis_2021()) == doctest::Approx(figure_for(gap, destatis_2021())).epsilon(1e-12));
  compared.compared_with[2].first = 2016;  // a year twice in the other series
  CHECK(word_for(compared, destatis_2021()) == "inconclusive");
}
