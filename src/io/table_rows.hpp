// A table with named columns, row by row: what every reader of such a table does before it looks at a cell.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "columns.hpp"
#include "csv.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

/// `Column` is an enum in the order of the names.
template <class Column, std::size_t N>
class TableRows {
 public:
  TableRows(const SourceText& source, const std::array<ColumnName, N>& names) : source_(source), columns_(names) {}

  /// Calls `read` for every row that fits the header. Without a required column no row is read; `empty` says what is missing from
  /// an empty table. Rows of blank cells hold nothing and are passed over.
  template <class Read>
  void read(const std::string& empty, std::initializer_list<Column> required, Read read) {
    Cells cells = read_cells(source_);
    problems_ = std::move(cells.problems);
    if (cells.rows.empty() && problems_.empty()) error(0, "", empty);
    if (cells.rows.empty() || !read_header(cells.rows.front(), required)) return;
    for (std::size_t i = 1; i < cells.rows.size(); ++i)
      if (fits_header(cells.rows[i])) read(cells.rows[i]);
  }

  /// The words of a cell without outer spaces; empty without the column.
  std::string text(const CsvRow& row, Column column) const {
    const auto& place = place_of(column);
    return place ? std::string(trim(row.cells[*place].text)) : "";
  }

  std::string name_of(Column column) const { return columns_.name(static_cast<std::size_t>(column)); }
  int line_of(const CsvRow& row) const { return source_.position_at(row.at).line; }

  /// At the cell; at the row where the table has no such column.
  void error(const CsvRow& row, Column column, std::string message) {
    const auto& place = place_of(column);
    error(place ? row.cells[*place].at : row.at, name_of(column), std::move(message));
  }

  /// What `parse` makes of a cell; what it throws becomes an error there.
  template <class Parse>
  auto parsed(const CsvRow& row, Column column, Parse parse) -> std::optional<decltype(parse(std::string()))> {
    try {
      return parse(text(row, column));
    } catch (const Error& failure) {
      error(row, column, failure.what());
      return std::nullopt;
    }
  }

  /// In the order of the file.
  std::vector<Problem> problems() {
    put_in_order(problems_);
    return std::move(problems_);
  }

 private:
  const std::optional<std::size_t>& place_of(Column column) const { return columns_.place(static_cast<std::size_t>(column)); }

  void error(std::size_t at, const std::string& field, std::string message) {
    problems_.push_back({Severity::error, "", field, std::move(message), source_.position_at(at)});
  }

  bool read_header(const CsvRow& header, std::initializer_list<Column> required) {
    width_ = header.cells.size();
    columns_.read(header, [this](std::size_t at, const std::string& field, std::string message) { error(at, field, std::move(message)); });
    bool complete = true;
    for (const Column column : required) {
      if (place_of(column)) continue;
      error(header.at, name_of(column), "column " + name_of(column) + " is missing; without it no row was read");
      complete = false;
    }
    return complete;
  }

  bool fits_header(const CsvRow& row) {
    if (row.broken || std::ranges::all_of(row.cells, [](const Cell& cell) { return trim(cell.text).empty(); })) return false;
    if (row.cells.size() == width_) return true;
    error(row.at, "", "the row has " + std::to_string(row.cells.size()) + " cells, the header " + std::to_string(width_) +
                          "; a text with commas must stand in quotes");
    return false;
  }

  const SourceText& source_;
  Columns<N> columns_;
  std::size_t width_{};
  std::vector<Problem> problems_{};
};

}  // namespace milepost::detail
