#include "milepost/projection/theil_sen.hpp"

#include <algorithm>

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

double sorted_median(Figures values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return n % 2 == 1 ? values[n / 2] : 0.5 * (values[n / 2 - 1] + values[n / 2]);
}

Figures slopes_of_pairs(const Figures& figures) {
  Figures slopes;
  for (std::size_t j = 1; j < figures.size(); ++j)
    for (std::size_t i = 0; i < j; ++i) slopes.push_back((figures[j] - figures[i]) / static_cast<double>(j - i));
  return slopes;
}

}  // namespace

TEST_CASE("theil-sen: rules that every model keeps") {
  check_every_lane_by_itself(TheilSen{});
  check_constants(TheilSen{});
  for (const std::size_t count : {1u, 2u, 3u, 4u, 21u, 70u})
    for (const Figures& row : hostile_rows(count)) CHECK(finite(path_of(TheilSen{}, row, detail::most_steps)));
}

TEST_CASE("theil-sen: medians as by sorting, of slopes kept and of slopes made anew") {
  Numbers numbers(6);
  for (const std::size_t count : {2u, 3u, 4u, 5u, 9u, 20u, 41u, 64u, 65u, 80u}) {
    const Figures figures = drawn_figures(numbers, count);
    const double slope = sorted_median(slopes_of_pairs(figures));
    Figures left, sizes;
    for (std::size_t i = 0; i < count; ++i) left.push_back(figures[i] - slope * static_cast<double>(i)), sizes.push_back(std::abs(figures[i]));
    const double end = sorted_median(left) + slope * static_cast<double>(count), widest = *std::max_element(sizes.begin(), sizes.end());
    CHECK(std::abs(path_of(TheilSen{}, figures).ahead[0] - end) <= 1e-12 * widest);
  }
}

TEST_CASE("theil-sen: a line goes on although a quarter of its figures is wild") {
  Figures figures = straight(3, 2, 20);
  for (const std::size_t wild : {0u, 6u, 11u, 12u, 19u}) figures[wild] = wild % 2 == 0 ? 1e9 : -1e12;
  const Path path = path_of(TheilSen{}, figures);
  for (std::size_t h = 0; h < 6; ++h) CHECK(path.ahead[h] == doctest::Approx(43 + 2 * static_cast<double>(h)).epsilon(1e-3));
}
