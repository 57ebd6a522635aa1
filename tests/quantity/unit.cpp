// Units: the table of known ones, words that find them, what measures the same.
#include <doctest/doctest.h>

#include <set>

#include "milepost/quantity.hpp"

using namespace milepost;

namespace {

Unit known_unit(std::string_view word) {
  const auto found = find_unit(word);
  REQUIRE_MESSAGE(found.has_value(), word);
  return *found;
}

}  // namespace

TEST_CASE("every known unit has a name of its own, a positive scale and a base that is known and has no other base") {
  std::set<std::string> names;
  for (const Unit& known : known_units()) {
    CHECK_MESSAGE(names.insert(known.name).second, known.name);
    CHECK_MESSAGE(known.scale > 0, known.name);
    const Unit base = known_unit(base_of(known));
    CHECK_MESSAGE(base.name == base_of(known), known.name);
    CHECK_MESSAGE(base.scale == 1, known.name);
    CHECK_MESSAGE(base_of(base) == base.name, known.name);
    CHECK_MESSAGE(base.counted == known.counted, known.name);
  }
}

TEST_CASE("every known unit is found by its name, and by its words something that measures alike or shares the word") {
  for (const Unit& known : known_units()) {
    CHECK_MESSAGE(known_unit(known.name) == known, known.name);
    for (const std::string& word : {known.zh, known.en})
      CHECK_MESSAGE((word.empty() || find_unit(word)), word);
  }
}

TEST_CASE("words in Chinese and English, singular and plural, full width") {
  CHECK(known_unit("platform").name == "platform");
  CHECK(known_unit("platforms").name == "platform");
  CHECK(known_unit("platforms").zh == "家");
  CHECK(known_unit("people").name == "person");
  CHECK(known_unit("companies").name == "company");
  CHECK(known_unit("working days").name == "working day");
  CHECK(known_unit("个工作日").name == "工作日");
  CHECK(known_unit("个小时").name == "小时");
  CHECK(known_unit("个月").name == "月");
  CHECK(known_unit(" 家 ").name == "家");
  CHECK(known_unit("％") == percent_unit);
  CHECK(known_unit("percent") == percent_unit);
  CHECK(known_unit("个百分点") == percentage_point_unit);
  CHECK(known_unit("百分点") == percentage_point_unit);
  CHECK(known_unit("percentage points") == percentage_point_unit);
  CHECK(known_unit("ＣＮＹ").name == "CNY");
  for (const std::string_view word :
       {"家",   "个",   "项",     "所",   "名",     "支", "场",   "人",      "人次",     "户",   "件",
        "套",   "座",   "条",     "次",   "篇",     "种", "台",   "辆",      "亩",       "公里", "万人",
        "亿元", "万元", "百万元", "万吨", "亿斤",   "%",  "元",   "天",      "工作日",   "小时", "年",
        "岁",   "月",   "吨",     "公顷", "平方米", "米", "环节", "万元/人", "亿吨标煤", "µg/m3"})
    CHECK_MESSAGE(known_unit(word).name == word, word);
  for (const std::string_view word : {"", "瓜", "platformz", "400", "\xff"})
    CHECK_MESSAGE(!find_unit(word), word);
}

TEST_CASE("scales") {
  CHECK(in(37.5 * known_unit("万人"), known_unit("人")).value == 375'000);
  CHECK(in(375'000 * known_unit("人"), known_unit("万人")).value == 37.5);
  CHECK(in(1 * known_unit("亿元"), known_unit("万元")).value == 10'000);
  CHECK(in(1 * known_unit("billion CNY"), known_unit("亿元")).value == 10);
  CHECK(in(13'000 * known_unit("亿斤"), known_unit("亿吨")).value == 6.5);  // the two ways in which the grain target is written
  CHECK(in(15 * known_unit("亩"), known_unit("公顷")).value == doctest::Approx(1).epsilon(1e-15));
  CHECK(in(2 * known_unit("小时"), known_unit("minutes")).value == 120);
  CHECK(in(1.5 * known_unit("万名"), known_unit("人")).value == 15'000);
}

TEST_CASE("what measures the same, and what only looks alike") {
  const auto alike = [](std::string_view a, std::string_view b) { return commensurable(known_unit(a), known_unit(b)); };
  CHECK(alike("名", "人"));
  CHECK(alike("person", "万人"));
  CHECK(alike("working day", "工作日"));
  CHECK_FALSE(known_unit("名") == known_unit("人"));
  CHECK_FALSE(alike("工作日", "天"));
  CHECK_FALSE(alike("working days", "days"));
  CHECK_FALSE(alike("家", "个"));
  CHECK_FALSE(alike("个", "项"));
  CHECK_FALSE(alike("人", "人次"));
  CHECK_FALSE(alike("platform", "company"));
  CHECK_FALSE(alike("%", "个百分点"));
  CHECK_FALSE(alike("岁", "年"));
  CHECK_FALSE(alike("元", "美元"));
  CHECK(commensurable(Unit{"person"}, known_unit("person")));
}

TEST_CASE("whole pieces are counted, measures and multiples are not") {
  CHECK(is_count(known_unit("家")));
  CHECK(is_count(known_unit("platforms")));
  CHECK(is_count(known_unit("名")));
  CHECK(is_count(Unit{"widget"}));
  for (const std::string_view word : {"万人", "%", "percentage point", "元", "天", "工作日", "亩", "公里", "亿元"})
    CHECK_FALSE(is_count(known_unit(word)));
}

TEST_CASE("one of what a plural names") {
  const std::pair<std::string_view, std::string_view> words[]{
      {"years", "year"}, {"people", "person"}, {"companies", "company"}, {"batches", "batch"}, {"classes", "class"}, {"bases", "base"},
      {"buses", "bus"}, {"boxes", "box"}, {"women", "woman"}, {"percentage points", "percentage point"}, {"working days", "working day"},
      {"class hours", "class hour"}, {"new energy buses", "new energy bus"}, {"tonnes of coal equivalent", "tonne of coal equivalent"},
      {"micrograms per cubic metre", "microgram per cubic metre"}, {"degrees Celsius", "degree Celsius"}, {"series", "series"}, {"campus", "campus"},
      {"CNY", "CNY"}, {"CNY per person", "CNY per person"}, {"km", "km"}, {"%", "%"}, {"per mille", "per mille"}, {"家", "家"}, {"", ""}};
  for (const auto& [many, one] : words) CHECK(singular_of(many) == one);
}

TEST_CASE("what known units are counted in is known by its name") {
  for (const Unit& unit : known_units()) {
    const std::optional<Unit> base = find_unit(base_of(unit));
    CHECK_MESSAGE((base && base_of(*base) == base_of(unit)), unit.name);
  }
}

TEST_CASE("the singular of a singular is itself, and of an English unit its name") {
  for (const Unit& known : known_units()) {
    const std::string one = singular_of(known.en);
    CHECK_MESSAGE(singular_of(one) == one, known.en);
    if (known.scale == 1 && !known.en.empty() && find_unit(known.en) == known && known.name.front() >= 'A' && known.name.front() <= 'z') CHECK(one == known.name);
  }
}
