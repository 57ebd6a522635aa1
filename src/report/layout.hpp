// Text in columns: wrapped, cut and padded by the width it takes on a screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace milepost::report {

/// A text in lines of at most `width` columns (at least 2). Breaks at spaces and between Chinese characters, never before
/// closing or after opening punctuation, between a number and its unit or inside a date; only what is too long for a line
/// breaks anywhere. More than `most` lines end in ….
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most = 1000);

/// The lines of a text that stands `indent` columns in, later lines `hanging` more.
std::vector<std::string> indented(std::string_view text, std::size_t width, std::size_t indent, std::size_t hanging = 0);

enum class Align { left, right };

struct Column {
  std::string head{};
  Align align{Align::left};
  std::size_t least{6};  ///< never made narrower than this by its neighbours
  std::size_t most_lines{4};
};

/// A text with the terminal codes that come before it; plain if there are none.
struct Cell {
  std::string text{};
  std::string style{};
};

using Row = std::vector<Cell>;

/// Widths that fit `width` with two columns between: natural ones, the widest cut first.
std::vector<std::size_t> fitted(const std::vector<Column>& columns, const std::vector<Row>& rows, std::size_t width);

/// One row as lines, none with blanks at its end.
std::vector<std::string> lines_of(const Row& row, const std::vector<Column>& columns, const std::vector<std::size_t>& widths);

/// The heads as a row, in a style of their own.
Row head_of(const std::vector<Column>& columns, const std::string& style = {});

/// Text in a style that ends with it.
std::string styled(std::string_view text, std::string_view style);

}  // namespace milepost::report
