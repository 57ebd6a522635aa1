#include "table_words.hpp"

#include <algorithm>
#include <iterator>

#include "amount.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

constexpr Word<Exactness> words_before[]{
    {">=", Exactness::at_least},    {"≥", Exactness::at_least},        {"不少于", Exactness::at_least},
    {"至少", Exactness::at_least},  {"at least", Exactness::at_least}, {">", Exactness::more_than},
    {"突破", Exactness::more_than}, {"超过", Exactness::more_than},    {"more than", Exactness::more_than}};

constexpr std::string_view words_of_at_least[]{"余", "多", "以上"};

constexpr std::string_view words_of_absence[]{"",   "-",   "--",  "—",    "——",   "–",  "/",    "…",  "......",
                                              "na", "n/a", "nan", "null", "none", "无", "暂无", "缺", "未公布"};

Exactness take_words_before(std::string& text) {
  for (const auto& [word, exactness] : words_before) {
    if (!text.starts_with(word)) continue;
    text = trim(std::string_view(text).substr(word.size()));
    return exactness;
  }
  return Exactness::exact;
}

Exactness take_words_within(std::string& text) {
  for (const std::string_view word : words_of_at_least) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos) continue;
    text.erase(at, word.size());
    return Exactness::at_least;
  }
  return Exactness::exact;
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words)
    list += (list.empty() ? "" : ", ") + word;
  return list;
}

std::string plain_word(std::string_view word) {
  const std::string folded = fold_width(word);
  std::string plain = lower(trim(folded));
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

bool says_nothing(std::string_view cell) {
  return std::find(std::begin(words_of_absence), std::end(words_of_absence), plain_word(cell)) !=
         std::end(words_of_absence);
}

CellFigure parse_figure(std::string_view cell, const Unit& unit) {
  const std::string folded = fold_width(cell);
  std::string text(trim(folded));
  const Exactness before = take_words_before(text);
  const Exactness within = take_words_within(text);
  try {
    return {parse_amount(text, unit), before == Exactness::exact ? within : before};
  } catch (const ParseError&) {
    fail_parse(excerpt(cell), "a number", "a figure such as 361, 4,000, 37.5万, >=1700, 1700余, >1700 or 突破1700");
  }
}

}  // namespace milepost::detail
