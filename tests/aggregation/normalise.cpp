// Normalisations: COINr's own tests, and what holds for any figures.
#include "milepost/aggregation/normalise.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace milepost;

namespace {

Scores some_figures() {
  Scores figures;
  for (int left = *rc::gen::inRange(2, 12); left > 0; --left) {
    if (*rc::gen::inRange(0, 5) == 0) figures.push_back(std::nullopt);
    else figures.push_back(*rc::gen::inRange(-100, 100));
  }
  return figures;
}

}  // namespace

TEST_CASE("COINr's tests: goalposts 0 and 10 give 0.1, 1, 0 to 1, 11, -1; distance to a target of 10 gives 0, 0.5, 1.1 to 0, 5, 11") {
  CHECK(goalpost_score(1, 0, 10) == 0.1);
  CHECK(goalpost_score(11, 0, 10) == 1);
  CHECK(goalpost_score(-1, 0, 10) == 0);
  CHECK(distance_to_target({0, 5, 11}, 10) == Scores{0, 0.5, 1.1});
  CHECK(distance_to_target({0, 5, 11}, 10, true) == Scores{0, 0.5, 1});
  const Scores scaled = min_max({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 2, 7);
  CHECK(scaled.front() == 2);
  CHECK(scaled.back() == 7);
}

TEST_CASE("of what less is better the worst goalpost is the larger number") {
  CHECK(sdsn_score(30, 80, 0) == 62.5);
  CHECK(sdsn_score(-5, 80, 0) == 100);
  CHECK(!sdsn_score(5, 80, 80));
}

TEST_CASE("z-scores have mean 0 and deviation 1, min-max the ends asked for, ranks the order; what is missing stays missing") {
  CHECK(rc::check("scales", [] {
    const Scores figures = some_figures();
    const auto range = detail::range_of(figures);
    if (!range || range->first == range->second) return;
    const std::vector<double> z = detail::present(z_scores(figures)), scaled = detail::present(min_max(figures));
    double squares = 0;
    for (const double score : z) squares += score * score;
    RC_ASSERT(std::abs(detail::sum_of(z)) < 1e-12);
    RC_ASSERT(std::abs(squares - static_cast<double>(z.size() - 1)) < 1e-12 * static_cast<double>(z.size()));
    RC_ASSERT(std::ranges::min(scaled) == 0 && std::ranges::max(scaled) == 100);
    for (std::size_t i = 0; i < figures.size(); ++i) RC_ASSERT(figures[i].has_value() == percentile_ranks(figures)[i].has_value());
  }));
}

TEST_CASE("ties share the lower rank; percentile ranks run from 0 to 1") {
  CHECK(borda_scores({10, 30, 20, 20, {}}) == Scores{0, 3, 1, 1, {}});
  CHECK(percentile_ranks({10, 30, 20, {}}) == Scores{0, 1, 0.5, {}});
  CHECK(percentile_ranks({10, {}}) == Scores{{}, {}});
}

TEST_CASE("distance to the highest, to one of them, and shares of the highest") {
  CHECK(distance_to_max({2, 4, 6}) == Scores{0, 0.5, 1});
  CHECK(distance_to_max({2, 4, 6}) == min_max({2, 4, 6}, 0, 1));
  CHECK(distance_to_reference({2, 4, 6}, 1) == Scores{0, 1, 2});
  CHECK(distance_to_reference({2, {}, 6}, 1) == Scores{{}, {}, {}});
  CHECK(fraction_of_max({1, 2, 4}) == Scores{0.25, 0.5, 1});
  CHECK_THROWS_AS(distance_to_reference({2}, 1), OutOfRange);
}

TEST_CASE("without spread there is no scale") {
  CHECK(min_max({3, 3}) == Scores{{}, {}});
  CHECK(z_scores({3, 3}) == Scores{{}, {}});
  CHECK(z_scores({3}) == Scores{{}});
  CHECK(fraction_of_max({0, 0}) == Scores{{}, {}});
  CHECK(min_max({}).empty());
  CHECK(distance_to_max({{}}) == Scores{{}});
}

TEST_CASE("turned figures rank the other way round") {
  CHECK(borda_scores(turned({10, 30, 20}, Direction::decrease)) == Scores{2, 0, 1});
  CHECK(turned({1, {}}, Direction::increase) == Scores{1, {}});
}
