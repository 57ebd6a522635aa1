// Columns of a table in the forms that panels compute with: figures, whole numbers, days, words, lists of them.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace milepost {

/// Figures; one that is missing is a NaN, never a zero.
struct FigureColumn {
  std::vector<double> values{};
  friend bool operator==(const FigureColumn&, const FigureColumn&) = default;
};

/// Whole numbers, exact to the last digit: ids are. `missing` is empty where none is, else 1 for each row that is.
struct WholeColumn {
  std::vector<std::int64_t> values{};
  std::vector<std::uint8_t> missing{};
  friend bool operator==(const WholeColumn&, const WholeColumn&) = default;
};

/// Counts, none of them missing.
struct CountColumn {
  std::vector<std::int32_t> values{};
  friend bool operator==(const CountColumn&, const CountColumn&) = default;
};

/// Days since 1970-01-01; a missing one is `no_day`, the "not a time" of numpy.
struct DayColumn {
  static constexpr std::int64_t no_day = std::numeric_limits<std::int64_t>::min();
  std::vector<std::int64_t> values{};
  friend bool operator==(const DayColumn&, const DayColumn&) = default;
};

/// Words, each kept once: a row has the number of its word, -1 if it is missing. Read columns number their words in the
/// order in which they first appear and keep none that no row has.
struct WordColumn {
  std::vector<std::int32_t> codes{};
  std::vector<std::string> words{};
  friend bool operator==(const WordColumn&, const WordColumn&) = default;
};

using ItemColumn = std::variant<FigureColumn, WholeColumn, CountColumn, DayColumn, WordColumn>;

/// Lists: those of row i are the items from offsets[i] to offsets[i + 1]. A missing list is an empty one.
struct ListColumn {
  std::vector<std::int64_t> offsets{0};
  ItemColumn items{};
  friend bool operator==(const ListColumn&, const ListColumn&) = default;
};

using Column = std::variant<FigureColumn, WholeColumn, CountColumn, DayColumn, WordColumn, ListColumn>;

/// A column and what it is called.
struct NamedColumn {
  std::string name{};
  ItemColumn column{};
};

/// Whole numbers by their place among the distinct ones, which stand in the order of first appearance; -1 if missing.
struct WholeCodes {
  std::vector<std::int32_t> codes{};
  std::vector<std::int64_t> distinct{};
};

WholeCodes codes_of(const std::int64_t* values, const std::uint8_t* missing, std::size_t rows);

/// Rows of a long table brought together by series: those of series i are order[offsets[i]] to order[offsets[i + 1] - 1].
/// `in_order`: the rows stand so already, and `order` is left empty.
struct Grouping {
  std::vector<std::int64_t> offsets{};
  std::vector<std::int64_t> order{};
  bool in_order{};
};

/// Groups rows by the codes of their series, 0 to groups - 1; inside a series by time, rows of one time as they came.
/// Rows without series (-1) or time (NaN) belong nowhere and are left out.
Grouping group_rows(const std::int32_t* codes, const double* times, std::size_t rows, std::size_t groups);

/// Where the days stand on the library's clock in years; NaN for `no_day` and days outside the years 1 to 9999.
std::vector<double> positions_of_days(const std::int64_t* days, std::size_t rows);

}  // namespace milepost
