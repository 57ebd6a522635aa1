// The words of observation tables, in English and Chinese, and what they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/observation/observation.hpp"
#include "milepost/quantity/unit.hpp"

namespace milepost::detail {

template <class Value>
struct Word {
  std::string_view word;
  Value value;
};

inline constexpr Word<Report> report_words[]{
    {"period", Report::period},           {"year to date", Report::year_to_date},
    {"since start", Report::since_start}, {"当期", Report::period},
    {"本年累计", Report::year_to_date},   {"年初累计", Report::year_to_date},
    {"自起始累计", Report::since_start},  {"累计", Report::since_start}};

/// A lower bound is a final figure that is known only as at least.
enum class StatusWord { final_figure, provisional, estimate, lower_bound };

inline constexpr Word<StatusWord> status_words[]{
    {"final", StatusWord::final_figure}, {"provisional", StatusWord::provisional},
    {"estimate", StatusWord::estimate},  {"lower bound", StatusWord::lower_bound},
    {"最终", StatusWord::final_figure},  {"初步", StatusWord::provisional},
    {"估计", StatusWord::estimate},      {"下限", StatusWord::lower_bound}};

template <class Value, std::size_t N>
std::vector<std::string> all_words(const Word<Value> (&words)[N]) {
  std::vector<std::string> all;
  for (const Word<Value>& word : words)
    all.emplace_back(word.word);
  return all;
}

std::string joined(const std::vector<std::string>& words);

/// A word for comparison: without outer spaces, in half width and lower case, "year_to_date" as "year to date".
std::string plain_word(std::string_view word);

/// True for an empty cell and what people write instead of one: -, n/a, 暂无.
bool says_nothing(std::string_view cell);

/// A figure and how exactly it is known.
struct CellFigure {
  double value{};
  Exactness exactness{Exactness::exact};
};

/// Reads 361, 4,000, 37.5万, >=1700, 1700余, >1700, 突破1700. Throws ParseError, or UnitMismatch for a unit word that
/// does not fit.
CellFigure parse_figure(std::string_view cell, const Unit& unit);

}  // namespace milepost::detail
