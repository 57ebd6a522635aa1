#include "layout.hpp"

#include <algorithm>

#include "milepost/detail/text.hpp"

namespace milepost::report {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 2;  // one Chinese character

/// What a line is never broken inside of.
struct Word {
  std::string text{};
  bool after_space{false};
};

bool is_one_of(std::string_view character, std::string_view set) {
  for (std::size_t at = 0; at < set.size(); at += detail::character_at(set, at).bytes)
    if (set.substr(at, detail::character_at(set, at).bytes) == character) return true;
  return false;
}

bool opens(std::string_view character) { return is_one_of(character, "（《〈「『【“‘(["); }
bool closes(std::string_view character) { return is_one_of(character, "，。；：、！？）》〉」』】”’…％,.;:!?)]%"); }
bool is_wide(std::string_view character) { return detail::display_width(character) > 1; }
bool is_figure(std::string_view character) { return character.size() == 1 && (detail::is_digit(character[0]) || character[0] == '.'); }

/// May a line end between two characters that no space parts?
bool may_break(std::string_view before, std::string_view after) {
  const bool inside_date = is_one_of(before, "年月") && is_figure(after);
  if (opens(before) || closes(after) || is_figure(before) || inside_date) return false;
  return is_wide(before) || is_wide(after);
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::string_view before;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, detail::character_at(text, at).bytes);
    at += character.size();
    if (character.size() == 1 && detail::is_ascii_space(character[0])) {
      space = true;
      continue;
    }
    if (words.empty() || space || may_break(before, character)) words.push_back({{}, space});
    words.back().text += character;
    before = character;
    space = false;
  }
  return words;
}

/// The longest beginning that fits, at least one character.
std::string_view beginning(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t used = 0;
  while (at < text.size()) {
    const std::size_t bytes = detail::character_at(text, at).bytes;
    used += detail::display_width(text.substr(at, bytes));
    if (used > width && at > 0) break;
    at += bytes;
  }
  return text.substr(0, at);
}

void put_in_pieces(std::vector<std::string>& lines, std::string_view word, std::size_t width) {
  while (!word.empty()) {
    lines.emplace_back(beginning(word, width));
    word.remove_prefix(lines.back().size());
  }
}

void put(std::vector<std::string>& lines, const Word& word, std::size_t width) {
  const std::string joined = lines.empty() ? "" : lines.back() + (word.after_space ? " " : "") + word.text;
  if (!lines.empty() && detail::display_width(joined) <= width) lines.back() = joined;
  else put_in_pieces(lines, word.text, width);
}

std::string padded(const Cell& cell, std::size_t width, Align align) {
  const std::size_t used = detail::display_width(cell.text);
  const std::string blanks(width > used ? width - used : 0, ' ');
  const std::string text = styled(cell.text, cell.style);
  return align == Align::right ? blanks + text : text + blanks;
}

/// The column that is furthest above its least width.
std::size_t most_to_spare(const std::vector<Column>& columns, const std::vector<std::size_t>& widths) {
  std::size_t widest = 0;
  for (std::size_t i = 1; i < widths.size(); ++i)
    if (widths[i] + columns[widest].least > widths[widest] + columns[i].least) widest = i;
  return widest;
}

std::string without_trailing_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most) {
  std::vector<std::string> lines;
  for (const Word& word : words_of(text)) put(lines, word, std::max(width, narrowest));
  if (lines.size() <= most) return lines;
  lines.resize(most);
  lines.back() = without_trailing_blanks(std::string(beginning(lines.back(), width - 1))) + "…";
  return lines;
}

std::vector<std::string> indented(std::string_view text, std::size_t width, std::size_t indent, std::size_t hanging) {
  std::vector<std::string> lines = wrapped(text, width - indent - hanging);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].insert(0, indent + (i == 0 ? 0 : hanging), ' ');
  return lines;
}

std::vector<std::size_t> fitted(const std::vector<Column>& columns, const std::vector<Row>& rows, std::size_t width) {
  std::vector<std::size_t> widths;
  for (const Column& column : columns) widths.push_back(std::max(column.least, detail::display_width(column.head)));
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], detail::display_width(row[i].text));
  std::size_t used = gap * (columns.size() - 1);
  for (const std::size_t one : widths) used += one;
  for (; used > width; --used) {
    const std::size_t widest = most_to_spare(columns, widths);
    if (widths[widest] <= narrowest) break;
    --widths[widest];
  }
  return widths;
}

std::vector<std::string> lines_of(const Row& row, const std::vector<Column>& columns, const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    cells.push_back(wrapped(row[i].text, widths[i], columns[i].most_lines));
    height = std::max(height, cells.back().size());
  }
  std::vector<std::string> lines(height);
  for (std::size_t line = 0; line < height; ++line) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Cell cell{line < cells[i].size() ? cells[i][line] : "", row[i].style};
      lines[line] += (i == 0 ? "" : std::string(gap, ' ')) + padded(cell, widths[i], columns[i].align);
    }
    lines[line] = without_trailing_blanks(lines[line]);
  }
  return lines;
}

Row head_of(const std::vector<Column>& columns, const std::string& style) {
  Row row;
  for (const Column& column : columns) row.push_back({column.head, style});
  return row;
}

std::string styled(std::string_view text, std::string_view style) {
  if (text.empty() || style.empty()) return std::string(text);
  return std::string(style) + std::string(text) + "\x1b[0m";
}

}  // namespace milepost::report
