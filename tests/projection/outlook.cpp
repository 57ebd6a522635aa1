#include "milepost/projection/outlook.hpp"

#include <doctest/doctest.h>

#include "../detail/numbers.hpp"
#include "milepost/projection/project.hpp"

using namespace milepost;

namespace {

/// A series, its path and the view on both.
struct Foreseen {
  RegularSeries seen{};
  Paths paths{};

  explicit Foreseen(std::vector<double> figures, double step = 1, int horizon = 12) {
    seen = {.values = std::move(figures), .last = 2026, .step = step, .used = static_cast<int>(seen.values.size())};
    const History history{seen.values, steps_a_year(seen)};
    paths = paths_of({&history, 1}, Automatic{}, horizon);
  }
  Outlook view() const { return outlook_of(seen, paths[0], "auto", seasons_at(paths.seasons, 0)); }
};

std::vector<double> figures_in(trials::Numbers& numbers, double low, double high, int count) {
  std::vector<double> figures;
  for (int i = 0; i < count; ++i) figures.push_back(numbers.between(low, high));
  return figures;
}

/// A straight outlook: 10 by 10 on from 100, errors of 1, 2 and 3 sizes at 10 % either way, a size of 5.
struct Straight {
  std::vector<double> path{110, 120, 130};
  ErrorTable table = error_table("straight", {1}, 3, {0.1, 0.5, 0.9}, {-1, 0, 1, -2, 0, 2, -3, 0, 3});
  Outlook view() const { return {.scale = {.size = 5}, .last = 100, .path = path, .figures = 7, .errors = &table}; }
};

}  // namespace

TEST_CASE("outlook: the middle runs straight from the newest figure through the path, and stays past its end") {
  const Straight straight;
  const Outlook outlook = straight.view();
  CHECK(outlook.middle(0) == 100);
  CHECK(outlook.middle(0.25) == doctest::Approx(102.5));
  CHECK(outlook.middle(1) == 110);
  CHECK(outlook.middle(2.5) == doctest::Approx(125));
  CHECK(outlook.middle(3) == 130);
  CHECK(outlook.middle(9) == 130);
}

TEST_CASE("outlook: probabilities by hand: the path is even, ten either way is one in ten two steps ahead") {
  const Straight straight;
  const Outlook outlook = straight.view();
  CHECK(probability_at_or_below(outlook, 120, 2) == doctest::Approx(0.5));
  CHECK(probability_at_or_below(outlook, 110, 2) == doctest::Approx(0.1).epsilon(1e-9));
  CHECK(probability_at_or_above(outlook, 130, 2) == doctest::Approx(0.1).epsilon(1e-9));
  CHECK(probability_at_or_below(outlook, 102.5 - 5 * 0.25, 0.25) == doctest::Approx(0.1).epsilon(1e-9));  // errors grow from nothing
  CHECK(figure_at_score(outlook, 0, 3, errors_at(outlook, 3)) == 130);
}

TEST_CASE("outlook: figure and score undo each other, and both sides make one") {
  trials::Numbers numbers(12);
  for (int trial = 0; trial < 300; ++trial) {
    const bool roots = trial % 2 == 0, quarterly = trial % 3 == 0;
    const Foreseen foreseen(figures_in(numbers, roots ? 900 : -50, 1000, 1 + trial % 25), quarterly ? 0.25 : 1);
    const Outlook outlook = foreseen.view();
    const double steps = numbers.between(0.3, 12), score = numbers.between(-2, 2);
    const ExpectedErrors errors = errors_at(outlook, steps);
    const double figure = figure_at_score(outlook, score, steps, errors);
    if (outlook.scale.roots && outlook.bare(figure, steps) <= 0) continue;  // what would lie below zero is zero
    CHECK(score_of_figure(outlook, figure, steps, errors) == doctest::Approx(score).epsilon(1e-6));
    CHECK(probability_at_or_below(outlook, figure, steps) == doctest::Approx(detail::normal_below(score)).epsilon(1e-6));
    CHECK(probability_at_or_below(outlook, figure, steps) + probability_at_or_above(outlook, figure, steps) == doctest::Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("outlook: a higher figure is never less likely to be stayed below") {
  trials::Numbers numbers(13);
  for (int trial = 0; trial < 100; ++trial) {
    const Foreseen foreseen(figures_in(numbers, trial % 2 == 0 ? 0 : -50, 100, 1 + trial % 20));
    double before = 0;
    for (double figure = -400; figure < 600; figure += 7) {
      const double now = probability_at_or_below(foreseen.view(), figure, 1 + trial % 9);
      CHECK(now >= before);
      before = now;
    }
  }
}

TEST_CASE("outlook: what has never been below zero will not be; zero itself is reached for certain") {
  const Foreseen never({30, 20, 12, 5, 1}), once({30, 20, 12, 5, -1});
  for (const double steps : {0.5, 1.0, 12.0}) {
    CHECK(probability_at_or_below(never.view(), -1e-9, steps) == 0);
    CHECK(probability_at_or_above(never.view(), -1e-9, steps) == 1);
    CHECK(probability_at_or_above(never.view(), 0, steps) == 1);
    CHECK(probability_at_or_below(never.view(), 0, steps) > 0);
    CHECK(probability_at_or_below(once.view(), -1e-9, steps) > 0);
  }
}

TEST_CASE("outlook: a path that falls through zero goes on below it, so that what lies above grows rarer; it is held at zero where it is told") {
  const Foreseen falling({100, 81, 64, 49, 36, 25, 16, 9, 4});  // roots 10 to 2, one less each year
  const Outlook outlook = falling.view();
  CHECK(outlook.held(1) == outlook.path[0]);
  CHECK(outlook.path[3] < -3);
  CHECK(outlook.on_scale(4) == doctest::Approx(-std::sqrt(-outlook.path[3])).epsilon(1e-12));
  CHECK(outlook.held(4) == 0);
  for (const double limit : {0.25, 1.0, 4.0}) {
    const double by_hand = probability_below(errors_at(outlook, 4), (std::sqrt(limit) + std::sqrt(-outlook.path[3])) / outlook.scale.size);
    CHECK(probability_at_or_below(outlook, limit, 4) == doctest::Approx(by_hand).epsilon(1e-9));
  }
  double before = 1;
  for (int step = 1; step <= 6; ++step) {
    const double above = probability_at_or_above(outlook, 4, step);
    CHECK(above < before);
    before = above;
  }
}

TEST_CASE("outlook: zeros alone promise zeros") {
  const Foreseen zeros({0, 0, 0, 0});
  CHECK(probability_at_or_below(zeros.view(), 0, 3) == doctest::Approx(1).epsilon(1e-8));
  CHECK(probability_at_or_above(zeros.view(), 0, 3) == 1);
  CHECK(probability_at_or_above(zeros.view(), 1, 3) == doctest::Approx(0).epsilon(1e-8));
}

TEST_CASE("outlook: the season of a step is the one of its place in the year") {
  Straight straight;
  const Seasons seasons{SeasonFinding::seasonal, true, {0.5, 1, 1.5, 1}};
  straight.path = {110, 60, 130};
  Outlook outlook = straight.view();
  outlook.figures = 7, outlook.seasons = &seasons;  // seven: the next is the fourth, then the first and the second
  CHECK(outlook.factor(1) == 1);
  CHECK(outlook.factor(2) == 0.5);
  CHECK(outlook.factor(3) == 1);
  CHECK(outlook.factor(4) == 1.5);
  CHECK(outlook.factor(2.4) == 0.5);
  CHECK(outlook.middle(2) == 120);
  CHECK(probability_at_or_below(outlook, 60, 2) == doctest::Approx(0.5));
  CHECK(probability_at_or_below(outlook, 55, 2) == doctest::Approx(0.1).epsilon(1e-9));  // 110 without the season
  CHECK(without_season(with_season(7, 0.4, true), 0.4, true) == doctest::Approx(7));
  CHECK(without_season(with_season(7, 0.4, false), 0.4, false) == doctest::Approx(7));
  CHECK(with_season(7, 0.5, true) == 3.5);
  CHECK(with_season(7, 0.5, false) == 7.5);
}
