#include "milepost/projection/average.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "model_trials.hpp"

using namespace milepost;
using namespace milepost::trials;
using detail::Lanes;

namespace {

/// The average of paths of one step whose values are given; the same in both lanes.
double average_of_values(Average average, const Figures& values) {
  std::vector<Lanes<2>> ahead;
  for (const double value : values) ahead.emplace_back(value);
  std::vector<detail::LaneProjection<2>> paths;
  for (Lanes<2>& value : ahead) paths.push_back({&value, 1, Lanes<2>(value[0])});
  Lanes<2> result;
  detail::LaneProjection<2> to{&result, 1, {}};
  detail::average_paths(average, paths.data(), paths.size(), to);
  CHECK(same_bits(to.sigma[0], result[0]));  // the errors were given the same values
  CHECK(same_bits(result[0], result[1]));
  return result[0];
}

}  // namespace

TEST_CASE("mean and median of three and of four paths") {
  CHECK(average_of_values(Average::mean, {1, 2, 9}) == 4);
  CHECK(average_of_values(Average::median, {9, 1, 2}) == 2);
  CHECK(average_of_values(Average::median, {9, 1, 2, 4}) == 3);
  CHECK(average_of_values(Average::mean, {7}) == 7);
  CHECK(average_of_values(Average::median, {7}) == 7);
  CHECK(name_of(Average::median) == "median");
}

TEST_CASE("the median does not know the order of the models, and is that of sorted values") {
  test::Random random(31);
  for (int trial = 0; trial < 500; ++trial) {
    Figures values;
    for (int i = random.whole(1, 16); i > 0; --i) values.push_back(random.number(-100, 100));
    const double median = average_of_values(Average::median, values);
    std::sort(values.begin(), values.end());
    const double low = values[(values.size() - 1) / 2], high = values[values.size() / 2];
    CHECK(same_bits(median, low + 0.5 * (high - low)));
  }
}

TEST_CASE("models that agree give what they say, to the bit, of any size") {
  for (const double value : {0.1, 1e300, -1e-300, 1.0 / 3})
    for (std::size_t models = 1; models <= detail::most_models; ++models) {
      CHECK(average_of_values(Average::mean, Figures(models, value)) == value);
      CHECK(average_of_values(Average::median, Figures(models, value)) == value);
    }
}

TEST_CASE("each lane has its own median") {
  const double first[]{1, 30}, second[]{2, 20}, third[]{3, 10};
  const detail::LaneSet<2> set{Lanes<2>::load(third), Lanes<2>::load(first), Lanes<2>::load(second)};
  CHECK(detail::median_of(set, 3)[0] == 2);
  CHECK(detail::median_of(set, 3)[1] == 20);
}
