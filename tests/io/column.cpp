#include "milepost/io/column.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "milepost/time/date.hpp"

using namespace milepost;

TEST_CASE("whole numbers are numbered as they first appear") {
  const std::int64_t values[]{7, -7, 7, 0, std::numeric_limits<std::int64_t>::min()};
  const std::uint8_t missing[]{0, 0, 0, 1, 0};
  const WholeCodes codes = codes_of(values, missing, 5);
  CHECK(codes.codes == std::vector<std::int32_t>{0, 1, 0, -1, 2});
  CHECK(codes.distinct == std::vector<std::int64_t>{7, -7, std::numeric_limits<std::int64_t>::min()});
}

TEST_CASE("many distinct numbers get the codes that a map gives them") {
  std::mt19937_64 random(1);
  std::vector<std::int64_t> values;
  for (int row = 0; row < 100'000; ++row) values.push_back(static_cast<std::int64_t>(random() % 30'000) << 40);
  const WholeCodes codes = codes_of(values.data(), nullptr, values.size());
  std::map<std::int64_t, std::int32_t> known;
  for (std::size_t row = 0; row < values.size(); ++row)
    REQUIRE(codes.codes[row] == known.try_emplace(values[row], static_cast<std::int32_t>(known.size())).first->second);
  CHECK(codes.distinct.size() == known.size());
}

TEST_CASE("rows come together by series and time, those of one time as they came") {
  const std::int32_t codes[]{1, 0, -1, 1, 0, 1, 0};
  const double times[]{2016, 2016, 2015, 2015, std::nan(""), 2016, 2015};
  const Grouping grouping = group_rows(codes, times, 7, 3);
  CHECK(grouping.offsets == std::vector<std::int64_t>{0, 2, 5, 5});
  CHECK(grouping.order == std::vector<std::int64_t>{6, 1, 3, 0, 5});
  CHECK_FALSE(grouping.in_order);
}

TEST_CASE("rows that stand in order are left where they are") {
  const std::int32_t codes[]{0, 0, 1};
  const double times[]{2015, 2016, 2010};
  const Grouping grouping = group_rows(codes, times, 3, 2);
  CHECK(grouping.in_order);
  CHECK(grouping.offsets == std::vector<std::int64_t>{0, 2, 3});
  CHECK(grouping.order.empty());
}

TEST_CASE("days stand where the clock of dates puts them") {
  const auto positions = [](std::vector<std::int64_t> days) { return positions_of_days(days.data(), days.size()); };
  for (const Date& date : {Date{1, 1, 1}, Date{1970, 1, 1}, Date{2015, 12, 31}, Date{2024, 2, 29}, Date{9999, 12, 31}})
    CHECK(positions({days_of(date)}).front() == position_in_years(date));
  const std::vector<double> nowhere = positions({DayColumn::no_day, days_of(Date{1, 1, 1}) - 1, days_of(Date{9999, 12, 31}) + 1});
  CHECK(std::all_of(nowhere.begin(), nowhere.end(), [](double position) { return std::isnan(position); }));
}
