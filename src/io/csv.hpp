// Comma-separated values (RFC 4180): rows of cells with the place of each.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "milepost/io/source.hpp"

namespace milepost::detail {

struct Cell {
  std::string text{};
  std::size_t at{};  ///< byte of the source it begins at, the quotation mark included
};

struct CsvRow {
  std::size_t at{};
  std::vector<Cell> cells{};
  bool broken{false};  ///< a cell breaks the rules; the problem has been reported
};

/// Rows without those that are wholly empty lines. A quotation mark that never closes ends the reading.
struct Cells {
  std::vector<CsvRow> rows{};
  std::vector<Problem> problems{};
};

Cells read_cells(const SourceText& source);

}  // namespace milepost::detail
