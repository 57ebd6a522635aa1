#include "milepost/projection/paths.hpp"

#include <doctest/doctest.h>

#include "../assessment/random.hpp"
#include "model_trials.hpp"

using namespace milepost;

namespace {

using Row = std::vector<double>;

/// Histories of any length, some with quarters or months, some empty, a few longer than models look back.
struct Crowd {
  std::vector<Row> figures{};
  std::vector<int> seasons{};

  Crowd(std::size_t count, std::uint64_t seed) {
    test::Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
      const int season = random.chance(0.7) ? 1 : random.chance(0.5) ? 4 : 12, length = random.chance(0.002) ? random.whole(500, 540) : random.whole(0, 20 * std::min(season, 4));
      Row row = trials::random_figures(random, static_cast<std::size_t>(length));
      for (std::size_t k = 0; season > 1 && k < row.size(); ++k) row[k] += 15.0 * static_cast<double>(k % static_cast<std::size_t>(season));
      figures.push_back(std::move(row)), seasons.push_back(season);
    }
  }

  std::vector<History> histories() const {
    std::vector<History> all;
    for (std::size_t i = 0; i < figures.size(); ++i) all.push_back({figures[i], seasons[i]});
    return all;
  }
};

bool are_same_paths(std::span<const double> a, std::span<const double> b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!trials::same_bits(a[i], b[i]) && !(std::isnan(a[i]) && std::isnan(b[i]))) return false;
  return a.size() == b.size();
}

std::string model_at(const Paths& paths, std::size_t row) { return paths.models[paths.model[row]]; }

Paths alone(const Row& figures, const Model& model, int horizon = 6, int season = 1) {
  const History history{figures, season};
  return paths_of({&history, 1}, model, horizon);
}

Row path_alone(const Row& figures, const Model& model, int horizon = 6, int season = 1) {
  const Paths paths = alone(figures, model, horizon, season);
  return {paths.figures.begin(), paths.figures.end()};
}

constexpr double quarter_factors[]{0.7, 1.2, 1.4, 0.7};  ///< of mean 1

Row quarters(double level, double slope, int count) {
  Row figures;
  for (int i = 0; i < count; ++i) figures.push_back((level + slope * i) * quarter_factors[i % 4]);
  return figures;
}

}  // namespace

TEST_CASE("paths: a history has the bits that it has alone, in a crowd of ten thousand, for every model") {
  const Crowd crowd(10'000, 21);
  const std::vector<History> histories = crowd.histories();
  for (const Model& model : models()) {
    const Paths together = paths_of(histories, model, 6);
    INFO("model ", name_of(model));
    bool same = true;
    for (std::size_t row = 0; row < histories.size(); row += 67) {
      const Paths by_itself = paths_of({&histories[row], 1}, model, 6);
      same = same && are_same_paths(together[row], by_itself[0]) && model_at(together, row) == model_at(by_itself, 0);
      same = same && (seasons_at(together.seasons, row) == nullptr) == by_itself.seasons.empty();
    }
    CHECK(same);
  }
}

TEST_CASE("paths: any order and any number of threads give the same bits, for every model") {
  const Crowd crowd(1500, 22);
  const std::vector<History> histories = crowd.histories();
  std::vector<std::size_t> order(histories.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  test::Random(5).shuffle(order);
  std::vector<History> shuffled;
  for (const std::size_t row : order) shuffled.push_back(histories[row]);
  for (const Model& model : models()) {
    const Paths one = paths_of(histories, model, 9), three = paths_of(histories, model, 9, 3), other_order = paths_of(shuffled, model, 9, 2);
    INFO("model ", name_of(model));
    CHECK(are_same_paths(one.figures, three.figures));
    bool same = true;
    for (std::size_t i = 0; i < order.size(); ++i) same = same && are_same_paths(other_order[i], one[order[i]]);
    CHECK(same);
  }
}

TEST_CASE("paths: a shorter horizon is the beginning of a longer one") {
  const Crowd crowd(60, 23);
  for (const Model& model : models()) {
    const Paths near = paths_of(crowd.histories(), model, 3), far = paths_of(crowd.histories(), model, 128);
    for (std::size_t row = 0; row < crowd.figures.size(); ++row) CHECK(are_same_paths(near[row], far[row].first(3)));
  }
}

TEST_CASE("paths: where figures are too few the next model that can do with them takes over: theta, drift, naive") {
  for (const Model& model : models())
    for (std::size_t count = 1; count <= 12; ++count) {
      test::Random random(count);
      const Row figures = trials::random_figures(random, count);
      const Paths paths = alone(figures, model);
      const Model made_by = model_named(model_at(paths, 0));
      INFO(name_of(model), " of ", count, " figures");
      CHECK(least_points(made_by) <= static_cast<int>(count));
      if (static_cast<int>(count) >= least_points(model)) CHECK(made_by.index() == model.index());
      else for (const Model& simpler : {Model(Theta{}), Model(Drift{}), Model(Naive{})})
        if (least_points(simpler) <= static_cast<int>(count)) {
          CHECK(name_of(made_by) == name_of(simpler));
          break;
        }
      CHECK(are_same_paths(paths[0], path_alone(figures, made_by)));
    }
}

TEST_CASE("paths: nothing seen, nothing said") {
  for (const Model& model : models())
    for (const double figure : path_alone({}, model)) CHECK(std::isnan(figure));
  CHECK(paths_of({}, Automatic{}, 6).figures.empty());
}

TEST_CASE("paths: a horizon is 1 to 128 steps") {
  for (const int horizon : {0, -1, 129, 1'000'000}) CHECK_THROWS_AS(alone({1, 2, 3}, Naive{}, horizon), OutOfRange);
  CHECK(path_alone({1, 2, 3}, Naive{}, 1) == Row{3});
  CHECK(path_alone({1, 2, 3}, Naive{}, 128) == Row(128, 3));
}

TEST_CASE("paths: of more than 512 figures the last 512 count, with seasons and without") {
  test::Random random(9);
  for (const int season : {1, 4, 12}) {
    Row figures = trials::random_figures(random, 530);
    for (std::size_t i = 0; i < figures.size(); ++i) figures[i] = std::abs(figures[i]) + 10 + 50.0 * static_cast<double>(i % static_cast<std::size_t>(season));
    for (const Model& model : {Model(Automatic{}), Model(Naive{}), Model(Drift{}), Model(Theta{}), Model(Holt{}), Model(TheilSen{}), Model(CustomModel{})})
      CHECK(are_same_paths(path_alone(figures, model, 6, season), path_alone(Row(figures.end() - 512, figures.end()), model, 6, season)));
  }
}

TEST_CASE("paths: a season on a level goes on to the digit, one on a line nearly") {
  const Row level = quarters(100, 0, 16), line = quarters(100, 2, 24);
  for (const Model& model : {Model(Naive{}), Model(Drift{}), Model(Automatic{}), Model(Theta{})}) {
    const Row path = path_alone(level, model, 8, 4);
    for (int i = 0; i < 8; ++i) CHECK(path[static_cast<std::size_t>(i)] == doctest::Approx(100 * quarter_factors[i % 4]).epsilon(1e-9));
  }
  for (const Model& model : {Model(Drift{}), Model(Automatic{}), Model(LinearTrend{})}) {
    const Row path = path_alone(line, model, 8, 4);
    for (int i = 0; i < 8; ++i) CHECK(path[static_cast<std::size_t>(i)] == doctest::Approx((100 + 2 * (24 + i)) * quarter_factors[i % 4]).epsilon(0.02));
  }
}

TEST_CASE("paths: a season is looked for in three whole years, and where there is none nothing is taken out") {
  const Row three_years{22, 6, 6, 6, 22, 6, 6, 6, 22, 6, 6, 6};
  CHECK(alone(three_years, Naive{}, 4, 4).seasons.size() == 1);
  CHECK(alone(Row(three_years.begin() + 1, three_years.end()), Naive{}, 4, 4).seasons.empty());
  CHECK(alone(quarters(100, 0, 16), Naive{}, 4, 1).seasons.empty());
  Row growing;
  for (int i = 0; i < 16; ++i) growing.push_back(100 + (i % 3) * 1.5);
  CHECK(path_alone(growing, Naive{}, 4, 4) == Row(4, growing.back()));
}

TEST_CASE("paths: two years of quarters or months are for the automatic choice's second way") {
  const Row figures{5, 6, 4, 7, 6, 8, 5, 9};
  const History quarterly{figures, 4};
  const Paths paths = paths_of({&quarterly, 1}, Automatic{}, 6);
  CHECK(model_at(paths, 0) == "auto");
  CHECK(are_same_paths(paths[0], trials::answer_of(Automatic{.within_the_year = true}, figures).ahead));
  CHECK(are_same_paths(path_alone({5, 6, 4, 7, 6, 8, 5}, Automatic{}, 6, 4), trials::answer_of(Automatic{}, {5, 6, 4, 7, 6, 8, 5}).ahead));
  CHECK(are_same_paths(path_alone(figures, Automatic{}, 6, 2), trials::answer_of(Automatic{}, figures).ahead));
}

TEST_CASE("paths: the seasons of a row are found by its number") {
  const Row seasonal = quarters(100, 0, 16), plain{1, 2, 3};
  const std::vector<History> histories{{plain, 4}, {seasonal, 4}, {plain, 1}, {seasonal, 4}};
  const Paths paths = paths_of(histories, Naive{}, 2);
  CHECK(seasons_at(paths.seasons, 0) == nullptr);
  CHECK(seasons_at(paths.seasons, 2) == nullptr);
  CHECK(seasons_at(paths.seasons, 9) == nullptr);
  REQUIRE(seasons_at(paths.seasons, 3) != nullptr);
  for (std::size_t i = 0; i < 4; ++i) CHECK(seasons_at(paths.seasons, 3)->factors[i] == doctest::Approx(quarter_factors[i]).epsilon(1e-12));
  for (const double figure : bare_figures(seasonal, seasons_at(paths.seasons, 1))) CHECK(figure == doctest::Approx(100).epsilon(1e-12));
  CHECK(bare_figures(plain, nullptr) == plain);
}

TEST_CASE("paths: what a model of one's own leaves out, or cannot say, is the last figure") {
  const CustomModel odd{.name = "odd", .project = [](std::span<const double> seen, int horizon) {
                          return std::vector<double>{seen.back() + horizon, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 7};
                        }};
  CHECK(path_alone({1, 2}, odd, 6) == Row{8, 2, 2, 7, 2, 2});
  CHECK(path_alone({1, 2}, odd, 1) == Row{3});
  CHECK(path_alone({1, 2}, CustomModel{}, 3) == Row{2, 2, 2});
  CHECK(alone({1, 2}, odd).models.front() == "odd");
  CHECK(missing_answers(alone({1, 2}, odd, 6), 0) == 4);
  CHECK(missing_answers(alone({1, 2}, odd, 1), 0) == 0);
  CHECK(missing_answers(alone({1, 2}, CustomModel{}, 3), 0) == 3);
  CHECK(missing_answers(alone({1, 2}, Drift{}, 3), 0) == 0);
}

TEST_CASE("paths: an average is the mean, or the median, of its models' paths, for short histories of what takes its place") {
  const Crowd crowd(400, 5);
  const Combination mean{{"drift", "theta", "naive", "ets"}}, median{{"drift", "theta", "naive"}, Average::median};
  const std::vector<History> histories = crowd.histories();
  const Paths means = paths_of(histories, mean, 6, 2), medians = paths_of(histories, median, 6);
  const Paths drift = paths_of(histories, Drift{}, 6), theta = paths_of(histories, Theta{}, 6), naive = paths_of(histories, Naive{}, 6), ets = paths_of(histories, ExponentialFamily{}, 6);
  for (std::size_t row = 0; row < histories.size(); ++row) {
    if (model_at(means, row) != name_of(mean)) CHECK(histories[row].figures.size() < 5);
    for (std::size_t step = 0; step < 6; ++step) {
      const double parts[]{drift[row][step], theta[row][step], naive[row][step], ets[row][step]}, size = std::abs(parts[0]) + std::abs(parts[1]) + std::abs(parts[2]) + std::abs(parts[3]);
      const double by_hand = (parts[0] + parts[1] + parts[2] + parts[3]) / 4;
      if (model_at(means, row) == name_of(mean)) CHECK(std::abs(means[row][step] - by_hand) <= 1e-14 * size);
      const double middle = std::max(std::min(parts[0], parts[1]), std::min(std::max(parts[0], parts[1]), parts[2]));
      if (model_at(medians, row) == name_of(median)) CHECK(std::abs(medians[row][step] - middle) <= 1e-14 * size);
    }
  }
}

TEST_CASE("paths: an average of models that are none is refused before any work") {
  const Row figures{1, 2, 3};
  CHECK_THROWS_AS(alone(figures, Combination{{"drift"}}), OutOfRange);
  CHECK_THROWS_AS(alone(figures, Combination{{"drift", "no such"}}), ParseError);
}
