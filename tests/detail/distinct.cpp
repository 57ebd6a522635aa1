#include "milepost/detail/distinct.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <unordered_map>

using namespace milepost::detail;

TEST_CASE("words have the numbers that a map in order of first appearance gives them, with gaps among them") {
  std::mt19937 random(20'220'711);
  std::vector<std::string> words;
  for (int i = 0; i < 50'000; ++i) words.push_back("word " + std::to_string(random() % 20'000));
  const auto is_missing = [](std::size_t row) { return row % 7 == 3; };
  Distinct<std::string_view> distinct;
  const std::vector<std::int32_t> codes = codes_in_blocks(distinct, words.size(), is_missing, [&](std::size_t row) { return std::string_view(words[row]); });
  std::unordered_map<std::string, std::int32_t> known;
  for (std::size_t row = 0; row < words.size(); ++row) {
    const auto next = static_cast<std::int32_t>(known.size());
    REQUIRE(codes[row] == (is_missing(row) ? -1 : known.try_emplace(words[row], next).first->second));
  }
  REQUIRE(distinct.keys().size() == known.size());
  for (const auto& [word, code] : known) REQUIRE(distinct.keys()[static_cast<std::size_t>(code)] == word);
}

TEST_CASE("blocks of one after another share their numbers") {
  Distinct<std::int64_t> distinct;
  const std::int64_t keys[]{5, -5, 5};
  std::int32_t first[3], second[2];
  distinct.codes_of(keys, 3, first);
  distinct.codes_of(keys + 1, 2, second);
  CHECK(std::vector(first, first + 3) == std::vector<std::int32_t>{0, 1, 0});
  CHECK(std::vector(second, second + 2) == std::vector<std::int32_t>{1, 0});
}
