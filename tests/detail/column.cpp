#include "milepost/detail/column.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>
#include <vector>

using namespace milepost;

namespace {

constexpr std::size_t whole_page_of_doubles = detail::large_page / sizeof(double);

}  // namespace

TEST_CASE("columns small and large keep what is written, also when they grow and are copied") {
  for (const std::size_t size : {std::size_t{3}, whole_page_of_doubles - 1, whole_page_of_doubles, 2 * whole_page_of_doubles + 1}) {
    ResultColumn<double> column;
    column.resize(size);
    std::iota(column.begin(), column.end(), 0.0);
    const ResultColumn<double> copy = column;
    column.resize(size + whole_page_of_doubles);
    CHECK(std::equal(copy.begin(), copy.end(), column.begin()));
    CHECK(copy.back() == static_cast<double>(size - 1));
  }
}

TEST_CASE("a column made with a value has it everywhere") {
  const ResultColumn<std::uint8_t> column(detail::large_page + 5, std::uint8_t{255});
  CHECK(std::accumulate(column.begin(), column.end(), std::size_t{0}) == 255 * (detail::large_page + 5));
}

TEST_CASE("a column of a whole large page begins at one") {
  const ResultColumn<double> column(whole_page_of_doubles, 1.0);
  CHECK(reinterpret_cast<std::uintptr_t>(column.data()) % detail::large_page == 0);
}

TEST_CASE("a column grows by one at a time past a large page, and shrinks") {
  ResultColumn<std::int32_t> column;
  const auto count = static_cast<std::int32_t>(detail::large_page / sizeof(std::int32_t) + 3);
  for (std::int32_t i = 0; i < count; ++i) column.push_back(i);
  CHECK(column.size() == static_cast<std::size_t>(count));
  CHECK(column.back() == count - 1);
  column.resize(2);
  CHECK(column == [] { ResultColumn<std::int32_t> two(2); std::iota(two.begin(), two.end(), 0); return two; }());
}

TEST_CASE("a column that was moved from is empty and can be used anew") {
  ResultColumn<double> from(3, 1.0);
  const ResultColumn<double> to = std::move(from);
  CHECK(to.size() == 3);
  CHECK(from.empty());  // NOLINT(bugprone-use-after-move): that is what is asked
  from.push_back(2);
  CHECK(from.back() == 2);
  CHECK(!(from == to));
}

TEST_CASE("a column in somebody else's memory writes there, leaves it there, and moves out when it grows") {
  std::vector<double> memory{1, 2, 3};
  {
    auto column = ResultColumn<double>::in_place(memory);
    column[1] = 20;
    column.resize(3);
    CHECK(column.data() == memory.data());
    column.push_back(4);
    CHECK(column.data() != memory.data());
    CHECK(std::equal(memory.begin(), memory.end(), column.begin()));
  }
  CHECK(memory == std::vector<double>{1, 20, 3});
}
