#include "milepost/assessment/preset_words.hpp"

#include <doctest/doctest.h>

#include <set>

#include "milepost/assessment/presets.hpp"

using namespace milepost;

TEST_CASE("every rate and every statistic has words of its own in both languages") {
  for (const Language language : {Language::zh, Language::en}) {
    std::set<std::string> words;
    for (int i = 0; i <= static_cast<int>(RateEstimator::reported); ++i) words.insert(word_of(static_cast<RateEstimator>(i), language));
    for (int i = 0; i <= static_cast<int>(Statistic::typical_speed); ++i) words.insert(word_of(static_cast<Statistic>(i), language));
    CHECK(words.size() == 5 + 14);
    CHECK(words.count("") == 0);
  }
}

TEST_CASE("the choice of points says what counts most: last figures, then a window, then the base") {
  CHECK(words_of(PointChoice{}, Language::en) == "from the first figure");
  CHECK(words_of(PointChoice{.base = BaseChoice::next, .base_year = 2015}, Language::zh) == "自2015年或其后首个数据起");
  CHECK(words_of(PointChoice{.base = BaseChoice::nearest, .base_year = 2015, .window = 5}, Language::en) == "over the last 5 years");
  CHECK(words_of(PointChoice{.window = 5, .last = 6}, Language::zh) == "取最近6个数据");
}

TEST_CASE("cuts are told in their order, the rest has none") {
  CHECK(words_of(CutTable{{{.label = "a", .side = Side::at_least, .cut = 0.95}, {.label = "b"}}}, Language::en) == "0.95");
  CHECK(words_of(CutTable{}, Language::zh) == "不分档");
}
