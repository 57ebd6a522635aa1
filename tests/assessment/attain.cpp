#include "milepost/assessment/attain.hpp"

#include <doctest/doctest.h>

#include <random>

#include "../detail/numbers.hpp"
#include "../projection/automatic_vectors.hpp"
#include "../projection/made_panel.hpp"
#include "milepost/projection/reliability.hpp"

using namespace milepost;

namespace {

using trials::MadePanel;

/// Rows of a table of targets.
struct AskedRows {
  std::vector<std::int64_t> series{};
  std::vector<std::int8_t> direction{};
  std::vector<double> target{}, due{}, strict{};

  void add(std::int64_t of, double bound, double by, int way = 1, bool more_than_it = false) {
    series.push_back(of), direction.push_back(static_cast<std::int8_t>(way)), target.push_back(bound), due.push_back(by), strict.push_back(more_than_it);
  }
  TargetColumns view() const { return {.series = series, .direction = direction, .target = target, .due = due, .strict = strict}; }
};

AttainColumns asked_of(const std::vector<double>& figures, double bound, double steps, int way = 1, const AttainSettings& settings = {.details = true}) {
  AskedRows rows;
  rows.add(0, bound, MadePanel::newest + steps, way);
  return attain(MadePanel({figures}).view(), rows.view(), settings);
}

/// Normal draws from bits that the standard prescribes, two at a time (Box and Muller 1958).
class NormalDraws {
 public:
  explicit NormalDraws(std::uint64_t seed) : bits_(seed) {}
  double next() {
    const double size = std::sqrt(-2 * std::log(even())), angle = 6.283185307179586 * even();
    return size * std::cos(angle);
  }

 private:
  double even() { return (static_cast<double>(bits_() >> 11) + 0.5) * 0x1p-53; }
  std::mt19937_64 bits_;
};

/// Nine figures of a walk, the first of them below zero so that no roots are taken, and what comes after.
struct DrawnWalk {
  std::vector<double> seen{-3};
  std::vector<double> later{};

  DrawnWalk(NormalDraws& draws, int horizon) {
    for (int i = 1; i < 9; ++i) seen.push_back(seen.back() + draws.next());
    double at = seen.back();
    for (int i = 0; i < horizon; ++i) later.push_back(at += draws.next());
  }
};

/// The errors that "no change" makes on walks, learned on walks of their own.
ErrorTable errors_of_walks(int horizon, int walks) {
  NormalDraws draws(3);
  std::vector<std::vector<double>> errors(static_cast<std::size_t>(horizon));
  for (int i = 0; i < walks; ++i) {
    const DrawnWalk walk(draws, horizon);
    const double size = error_scale_of(walk.seen).size;
    for (std::size_t h = 0; h < errors.size(); ++h) errors[h].push_back((walk.later[h] - walk.seen.back()) / size);
  }
  const std::vector<double> probabilities{0.005, 0.025, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.975, 0.995};
  std::vector<double> quantiles;
  for (std::vector<double>& of_step : errors) {
    std::sort(of_step.begin(), of_step.end());
    for (const double p : probabilities) quantiles.push_back(of_step[static_cast<std::size_t>(p * walks)]);
  }
  return error_table("walks", {9}, horizon, probabilities, quantiles);
}

/// An outlook without a trend whose errors are normal: sums of them are known exactly.
struct NormalOutlook {
  std::vector<double> path;
  ErrorTable table;

  explicit NormalOutlook(std::size_t steps, double level = 20) : path(steps, level) {
    const std::vector<double> probabilities{0.001, 0.5, 0.999};
    std::vector<double> quantiles;
    for (std::size_t h = 1; h <= steps; ++h)
      for (const double p : probabilities) quantiles.push_back(std::sqrt(static_cast<double>(h)) * detail::normal_quantile(p));
    table = error_table("normal", {8}, static_cast<int>(steps), probabilities, quantiles);
  }
  Outlook view() const { return {.scale = {.size = 3}, .last = 20, .path = path, .figures = 8, .errors = &table}; }

  /// The deviation of the sum of so many steps: of eight figures errors hang together like a random walk.
  static double deviation(int steps) {
    double variance = 0;
    for (int g = 1; g <= steps; ++g)
      for (int h = 1; h <= steps; ++h) variance += std::min(g, h);
    return 3 * std::sqrt(variance);
  }
};

double binomial(int n, int k, double p) {
  double chance = 1;
  for (int i = 0; i < k; ++i) chance *= static_cast<double>(n - i) / (i + 1);
  return chance * std::pow(p, k) * std::pow(1 - p, n - k);
}

}  // namespace

TEST_CASE("attain: as an independent program says, at the day, by the day, and all along") {
  for (const trials::AutomaticVector& vector : trials::automatic_vectors()) {
    INFO("series ", vector.name);
    for (std::size_t k = 0; k < 3; ++k) {
      if (vector.name == "falling" && vector.path[k] == 0) continue;  // there the other program goes on below zero, on the scale of roots
      const AttainColumns said = asked_of(vector.figures, vector.bound, trials::steps_of_vectors[k]);
      if (vector.name == "zeros") {  // the other program is certain of what figures without spread cannot show
        CHECK(said.why[0] == static_cast<std::uint8_t>(Unforeseen::no_spread));
        CHECK((std::isnan(said.probability[0]) && std::isnan(said.any_time[0]) && std::isnan(said.every_time[0])));
        continue;
      }
      // The other program's tables were learned from its own paths; past the twelfth step the growth of errors is taken from other quantiles.
      const double near = k < 2 ? 3e-3 : 6e-3;
      CHECK(std::abs(said.probability[0] - vector.at_least[k]) < near);
      CHECK(std::abs(said.any_time[0] - vector.any_time[k]) < near);
      CHECK(std::abs(said.every_time[0] - vector.every_time[k]) < near);
    }
  }
}

TEST_CASE("attain: both directions at one bound make one; a further bound is less likely; by the day is likelier than at it") {
  trials::Numbers numbers(51);
  for (int trial = 0; trial < 60; ++trial) {
    std::vector<double> figures;
    for (int i = 0; i < 1 + trial % 20; ++i) figures.push_back(numbers.between(trial % 2 == 0 ? 1 : -50, 90));
    const double steps = numbers.between(0.4, 15);
    double before = 1;
    for (double bound = -60; bound < 250; bound += 17) {
      const AttainColumns up = asked_of(figures, bound, steps), down = asked_of(figures, bound, steps, -1);
      if (bound > 0 || trial % 2 == 1) CHECK(up.probability[0] + down.probability[0] == doctest::Approx(1).epsilon(1e-12));
      CHECK(up.probability[0] <= before);
      before = up.probability[0];
      for (const AttainColumns& said : {up, down}) {
        CHECK(said.any_time[0] >= said.probability[0]);
        CHECK(said.every_time[0] <= said.probability[0]);
        CHECK((said.every_time[0] >= 0 && said.any_time[0] <= 1));
        CHECK(said.standard_error[0] == 0);
      }
    }
  }
}

TEST_CASE("attain: over a longer time it is met at some time more likely, all along less") {
  const std::vector<double> figures{30, 34, 31, 38, 41, 40};
  for (const double bound : {35.0, 44.0, 60.0}) {
    double some_time = 0, all_along = 1;
    for (int steps = 1; steps <= 20; ++steps) {
      const AttainColumns said = asked_of(figures, bound, steps);
      CHECK(said.any_time[0] >= some_time - 1e-6);
      CHECK(said.every_time[0] <= all_along + 1e-6);
      some_time = said.any_time[0], all_along = said.every_time[0];
    }
  }
}

TEST_CASE("attain: a due day that is over is settled by the figure that stood then; 400 is not more than 400") {
  AskedRows rows;
  const MadePanel panel({{300, 400, 390}});
  rows.add(0, 400, MadePanel::newest - 1);           // met a year ago
  rows.add(0, 400, MadePanel::newest);               // not any more
  rows.add(0, 400, MadePanel::newest - 1, 1, true);  // more than
  rows.add(0, 300, MadePanel::newest - 2, -1);
  rows.add(0, 300, MadePanel::newest - 2, -1, true);
  rows.add(0, 400, MadePanel::newest - 0.5);         // the newest figure by then is a year old
  rows.add(0, 400, MadePanel::newest - 3);           // nothing was seen by then
  const AttainColumns said = attain(panel.view(), rows.view(), {.details = true});
  const double settled[]{1, 0, 0, 1, 0, 1};
  for (std::size_t row = 0; row < 6; ++row) {
    INFO("row ", row);
    CHECK(said.probability[row] == settled[row]);
    CHECK(said.reason[row] == 255);
  }
  CHECK(said.reason[6] == static_cast<std::uint8_t>(Reason::no_data));
  CHECK(std::isnan(said.probability[6]));
}

TEST_CASE("attain: what cannot be reckoned has its reason, and the other rows are done") {
  const double none = std::numeric_limits<double>::quiet_NaN(), endless = std::numeric_limits<double>::infinity(), due = MadePanel::newest + 2;
  MadePanel panel({{10, 11, 12}, {}});
  panel.add_at({2020, 2020}, {1, 2});
  AskedRows rows;
  rows.add(0, 13, due);
  rows.add(-1, 13, due);
  rows.add(0, none, due);
  rows.add(0, 13, none);
  rows.add(0, 13, due, 0);
  rows.add(0, endless, due);
  rows.add(0, 13, endless);
  rows.add(1, 13, due);
  rows.add(2, 13, due);
  rows.add(0, 13, due);
  const Reason reasons[]{Reason::no_data, Reason::no_target_value, Reason::no_schedule, Reason::inconclusive, Reason::inconclusive, Reason::inconclusive, Reason::no_data, Reason::inconclusive};
  for (const bool details : {false, true}) {
    const AttainColumns said = attain(panel.view(), rows.view(), {.details = details});
    for (std::size_t row = 1; row < 9; ++row) {
      INFO("row ", row);
      CHECK(said.reason[row] == static_cast<std::uint8_t>(reasons[row - 1]));
      CHECK(std::isnan(said.probability[row]));
      CHECK(std::isnan(said.standard_error[row]));
    }
    const Unforeseen told[]{Unforeseen::unknown_series, Unforeseen::no_number, Unforeseen::no_due, Unforeseen::no_direction, Unforeseen::endless, Unforeseen::endless,
                            Unforeseen::no_figures, Unforeseen::contradictory};
    for (std::size_t row = 1; row < 9; ++row) CHECK(said.why[row] == static_cast<std::uint8_t>(told[row - 1]));
    CHECK((said.why[0] == 255 && said.why[9] == 255));
    CHECK(said.reason[0] == 255);
    CHECK(said.probability[0] == said.probability[9]);
    CHECK((said.probability[0] > 0 && said.probability[0] < 1));
    CHECK(said.any_time.size() == (details ? 10u : 0u));
  }
}

TEST_CASE("attain: columns that do not fit together are refused") {
  AskedRows rows;
  rows.add(7, 13, 2030);
  CHECK_THROWS_AS(attain(MadePanel({{1, 2}}).view(), rows.view()), OutOfRange);
  rows.series = {};
  CHECK_THROWS_AS(attain(MadePanel({{1, 2}}).view(), rows.view()), OutOfRange);
}

TEST_CASE("attain: past a natural limit nothing is possible, and the other way all is certain") {
  const std::vector<double> shares{80, 85, 90, 96};
  CHECK(asked_of(shares, 101, 3, 1, {.lower = 0.0, .upper = 100.0}).probability[0] == 0);
  CHECK(asked_of(shares, 101, 3, -1, {.lower = 0.0, .upper = 100.0}).probability[0] == 1);
  CHECK(asked_of(shares, -1, 3, -1, {.lower = 0.0, .upper = 100.0}).probability[0] == 0);
  CHECK(asked_of(shares, -1, 3, 1, {.lower = 0.0, .upper = 100.0}).probability[0] == 1);
  CHECK(asked_of(shares, 99, 3, 1, {.lower = 0.0, .upper = 100.0}).probability[0] > 0);
}

TEST_CASE("attain: the day on which a straight line meets the bound, by hand") {
  const AttainSettings settings{.model = Drift{}, .details = true};
  CHECK(asked_of({-10, 0, 10}, 35, 9, 1, settings).reached[0] == doctest::Approx(MadePanel::newest + 2.5).epsilon(1e-12));
  CHECK(asked_of({10, 0, -10}, -35, 9, -1, settings).reached[0] == doctest::Approx(MadePanel::newest + 2.5).epsilon(1e-12));
  const double within = (std::sqrt(145.0) - std::sqrt(140.0)) / (std::sqrt(150.0) - std::sqrt(140.0));  // within a step straight on roots
  CHECK(asked_of({100, 110, 120}, 145, 9, 1, settings).reached[0] == doctest::Approx(MadePanel::newest + 2 + within).epsilon(1e-12));
  CHECK(asked_of({100, 110, 120}, 115, 9, 1, settings).reached[0] == MadePanel::newest);  // met already
  CHECK(std::isnan(asked_of({-10, 0, 10}, -35, 9, -1, settings).reached[0]));             // goes the other way
  CHECK(std::isnan(asked_of({-10, 0, 10}, 1300, 9, 1, settings).reached[0]));             // past 128 steps
  CHECK(asked_of({-10, 0, 10}, 1289, 9, 1, settings).reached[0] == doctest::Approx(MadePanel::newest + 127.9).epsilon(1e-12));
}

TEST_CASE("attain: the better end of the interval meets the bound no later than the path, the worse no earlier") {
  trials::Numbers numbers(52);
  for (int trial = 0; trial < 60; ++trial) {
    std::vector<double> figures;
    for (int i = 0; i < 3 + trial % 10; ++i) figures.push_back(numbers.between(-5, 5) + 8 * i - 20);
    const AttainColumns said = asked_of(figures, figures.back() + numbers.between(-5, 60), 9);
    if (std::isnan(said.reached[0])) continue;
    CHECK(said.reached_early[0] <= said.reached[0]);
    CHECK((std::isnan(said.reached_late[0]) || said.reached_late[0] >= said.reached[0]));
  }
}

TEST_CASE("attain: with no change on walks what was said is what happened, at the day, by it and all along") {
  constexpr int count = 20'000, horizon = 6;
  NormalDraws draws(17);
  MadePanel panel;
  AskedRows rows;
  std::vector<std::uint8_t> at_day, by_day, all_along;
  for (int i = 0; i < count; ++i) {
    const DrawnWalk walk(draws, horizon);
    const int way = i % 2 == 0 ? 1 : -1;
    const double bound = walk.seen.back() + way * (i % 3 == 0 ? -1 : 1) * 0.5 * (i % 10);
    panel.add(walk.seen), rows.add(i, bound, MadePanel::newest + horizon, way);
    const auto met = [&](double figure) { return way * figure >= way * bound; };
    at_day.push_back(met(walk.later.back()));
    by_day.push_back(met(walk.seen.back()) || std::any_of(walk.later.begin(), walk.later.end(), met));
    all_along.push_back(std::all_of(walk.later.begin(), walk.later.end(), met));
  }
  const AttainColumns said = attain(panel.view(), rows.view(), {.model = Naive{}, .errors = errors_of_walks(horizon, 40'000), .details = true});
  // Of ten bars with so many rows in all, sampling alone leaves sqrt(10 / (4 n)) at most; the copula and the table are worth as much again.
  const double near = 2 * std::sqrt(10.0 / (4.0 * count));
  CHECK(*calibration_error(reliability(said.probability, at_day)) < near);
  CHECK(*calibration_error(reliability(said.any_time, by_day)) < near);
  CHECK(*calibration_error(reliability(said.every_time, all_along)) < near);
  CHECK(*discrimination(said.any_time, by_day) > 0.8);
}

TEST_CASE("attain: any number of threads gives the same bits") {
  trials::Numbers numbers(53);
  MadePanel panel;
  AskedRows rows;
  for (int i = 0; i < 200; ++i) {
    std::vector<double> figures;
    for (int k = 0; k < 1 + i % 23; ++k) figures.push_back(numbers.between(-5, 90));
    panel.add(figures), rows.add(i, numbers.between(0, 100), MadePanel::newest + numbers.between(0.1, 9), i % 2 == 0 ? 1 : -1);
  }
  const AttainColumns one = attain(panel.view(), rows.view(), {.details = true}), three = attain(panel.view(), rows.view(), {.details = true, .threads = 3});
  for (std::size_t row = 0; row < 200; ++row) {
    CHECK(one.probability[row] == three.probability[row]);
    CHECK(one.any_time[row] == three.any_time[row]);
  }
}

TEST_CASE("how many of several targets are met: by hand, and as the binomial distribution has it") {
  const std::vector<double> two = count_distribution(std::vector<double>{0.5, 0.2});
  REQUIRE(two.size() == 3);
  CHECK(two[0] == doctest::Approx(0.4));
  CHECK(two[1] == doctest::Approx(0.5));
  CHECK(two[2] == doctest::Approx(0.1));
  CHECK(count_distribution({}) == std::vector<double>{1});
  CHECK(count_distribution(std::vector<double>{1, 0, 1}) == std::vector<double>{0, 0, 1, 0});
  for (const double p : {0.0, 0.1, 0.37, 0.9}) {
    const std::vector<double> chances = count_distribution(std::vector<double>(25, p));
    for (int k = 0; k <= 25; ++k) CHECK(chances[static_cast<std::size_t>(k)] == doctest::Approx(binomial(25, k, p)).epsilon(1e-11));
  }
}

TEST_CASE("how many are met: the chances make one, and their mean is the sum of the probabilities") {
  trials::Numbers numbers(54);
  std::vector<double> probabilities;
  double sum = 0, one = 0, mean = 0;
  for (int i = 0; i < 40; ++i) probabilities.push_back(numbers.between(0, 1)), sum += probabilities.back();
  const std::vector<double> chances = count_distribution(probabilities);
  for (std::size_t k = 0; k < chances.size(); ++k) one += chances[k], mean += static_cast<double>(k) * chances[k];
  CHECK(one == doctest::Approx(1).epsilon(1e-13));
  CHECK(mean == doctest::Approx(sum).epsilon(1e-13));
}

TEST_CASE("the chance of a sum where it is known exactly: normal errors that hang together like a walk") {
  for (const int steps : {1, 3, 8})
    for (const double away : {-1.5, -0.4, 0.0, 0.8, 1.7})
      for (const int direction : {1, -1})
        for (const int paths : {1000, 4000}) {
          const NormalOutlook normal(static_cast<std::size_t>(steps));
          const double limit = 100 + 20.0 * steps + away * NormalOutlook::deviation(steps);
          const SimulatedProbability said = probability_of_sum(normal.view(), {100, limit, steps, direction}, paths);
          const double exact = direction > 0 ? detail::normal_below(-away) : detail::normal_below(away);
          INFO(steps, " steps, ", away, " deviations away, direction ", direction, ", ", paths, " paths");
          CHECK(std::abs(said.probability - exact) <= 4 * said.standard_error + 1e-9);
          CHECK(said.standard_error <= 1.1 * std::sqrt(exact * (1 - exact) / paths));  // pairs of opposite paths never tell less than single ones
        }
}

TEST_CASE("the chance of a sum as another simulation has it, on roots, for a growing path") {
  const std::vector<double> path{22, 25, 28, 31};
  const ErrorTable& table = shipped_error_table("auto", MeasuredOn::roots);
  const Outlook outlook{.scale = {.roots = true, .size = 0.4}, .last = 20, .path = path, .figures = 5, .errors = &table};
  NormalDraws draws(23);
  constexpr int paths = 40'000;
  std::vector<double> sums;
  for (int i = 0; i < paths; ++i) {
    double score = 0, sum = 0;
    for (int h = 1; h <= 4; ++h) {
      const double hang = h == 1 ? 0 : std::pow((h - 1.0) / h, 0.6 - 0.8 / 5);
      score = hang * score + std::sqrt(1 - hang * hang) * draws.next();
      const double root = std::sqrt(path[static_cast<std::size_t>(h) - 1]) + 0.4 * error_at_score(expected_errors(table, 5, h), score);
      sum += root > 0 ? root * root : 0;
    }
    sums.push_back(sum);
  }
  for (const double limit : {70.0, 100.0, 130.0, 200.0}) {
    const double met = static_cast<double>(std::count_if(sums.begin(), sums.end(), [&](double sum) { return sum >= limit; })) / paths;
    const SimulatedProbability said = probability_of_sum(outlook, {0, limit, 4, 1});
    const double error = std::sqrt(said.standard_error * said.standard_error + met * (1 - met) / paths);
    INFO("limit ", limit);
    CHECK(std::abs(said.probability - met) < 4 * error);
    CHECK(said.probability == probability_of_sum(outlook, {30, limit + 30, 4, 1}).probability);  // what is seen moves the limit
  }
}

TEST_CASE("the words of the IPCC at every edge, in both languages") {
  struct Edge {
    double probability;
    std::string_view zh, en;
  };
  for (const Edge& edge : {Edge{1, "几乎确定", "virtually certain"}, {0.99, "几乎确定", "virtually certain"}, {0.9899, "极有可能", "extremely likely"}, {0.95, "极有可能", "extremely likely"},
                           {0.9499, "很可能", "very likely"}, {0.90, "很可能", "very likely"}, {0.8999, "可能", "likely"}, {0.66, "可能", "likely"},
                           {0.6599, "或许可能", "about as likely as not"}, {0.33, "或许可能", "about as likely as not"}, {0.3299, "不太可能", "unlikely"},
                           {0.1001, "不太可能", "unlikely"}, {0.10, "很不可能", "very unlikely"}, {0.0501, "很不可能", "very unlikely"}, {0.05, "极不可能", "extremely unlikely"},
                           {0.0101, "极不可能", "extremely unlikely"}, {0.01, "几乎不可能", "exceptionally unlikely"}, {0, "几乎不可能", "exceptionally unlikely"}}) {
    INFO("probability ", edge.probability);
    CHECK(likelihood_word(edge.probability, Language::zh) == edge.zh);
    CHECK(likelihood_word(edge.probability, Language::en) == edge.en);
  }
}

TEST_CASE("attain: what is only far away is never quite 0 or 1; figures that are all zero have a reason, but past a limit") {
  for (const int way : {1, -1})
    for (const double bound : {-1e9, -1.0, 0.0, 1e9}) {
      const AttainColumns said = asked_of({50, 50, 50}, bound, 3, way);
      CHECK((said.probability[0] > 0 && said.probability[0] < 1));
      CHECK((said.every_time[0] > 0 && said.any_time[0] > 0));
    }
  const AttainColumns nothing = asked_of({0, 0, 0}, 10, 3);
  CHECK(std::isnan(nothing.probability[0]));
  CHECK(nothing.reason[0] == static_cast<std::uint8_t>(Reason::inconclusive));
  CHECK(nothing.why[0] == static_cast<std::uint8_t>(Unforeseen::no_spread));
  CHECK(asked_of({0, 0, 0}, 101, 3, 1, {.upper = 100.0}).probability[0] == 0);
}
