#include "yaml_layout.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

constexpr std::size_t none = std::string::npos;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool opens_quotes(char c) { return c == '"' || c == '\''; }
bool opens_bracket(char c) { return c == '[' || c == '{'; }
bool closes_bracket(char c) { return c == ']' || c == '}'; }
bool match(char opening, char closing) { return closing == (opening == '[' ? ']' : '}'); }

/// True for "key: value" and "key:".
bool holds_key(std::string_view words) {
  return !words.empty() && !opens_bracket(words.front()) &&
         (words.find(": ") != std::string_view::npos || trim(words).ends_with(':'));
}

/// Walks down the lines and remembers in which columns keys may begin.
class Layout {
 public:
  explicit Layout(const std::string& text) : text_(text) {}

  std::optional<SyntaxFault> first_fault(std::size_t end) {
    for (std::size_t start = 0; !fault_ && start <= end && start < text_.size(); start = line_end(start) + 1)
      read_line(start);
    return fault_;
  }

 private:
  std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }
  std::size_t first_word(std::size_t at, std::size_t end) const {
    while (at < end && is_blank(text_[at])) ++at;
    return at;
  }
  std::string_view words(std::size_t at, std::size_t end) const {
    return trim(std::string_view(text_).substr(at, end - at));
  }
  bool is_comment(std::size_t at) const { return text_[at] == '#' && (at == 0 || is_blank(text_[at - 1])); }
  void blame(std::size_t at, std::string message) {
    if (!fault_) fault_ = SyntaxFault{at, std::move(message)};
  }

  void read_line(std::size_t start) {
    const std::size_t end = line_end(start);
    if (quotes_end_ > start) return read_rest_of_quotes(end);
    const std::size_t at = first_word(start, end);
    if (at == end || is_comment(at)) return;
    const std::size_t column = at - start;
    if (literal_ != none && column > literal_) return;  // below | or >
    literal_ = none;
    const bool is_item = is_dash(at, end);
    if (!brackets_.empty()) return read_in_brackets(at, end, column, is_item);
    place(at, end, column, is_item);
    if (!fault_) read_words(at, end, start);
  }

  bool is_dash(std::size_t at, std::size_t end) const {
    return text_[at] == '-' && (at + 1 == end || text_[at + 1] == ' ');
  }

  void read_rest_of_quotes(std::size_t end) {
    if (quotes_end_ <= end) read_flow(quotes_end_, end);
  }

  /// A line that fits the lines above an open bracket better than what stands in it.
  void read_in_brackets(std::size_t at, std::size_t end, std::size_t column, bool is_item) {
    const bool is_outside = column <= bracket_column_ && (is_item || holds_key(words(at, end)));
    if (is_outside && bracket_column_ + column > 0)
      return blame(brackets_.back(), std::string("this '") + text_[brackets_.back()] + "' is not closed");
    read_flow(at, end);
  }

  /// Whether a line may begin in its column; text that goes on from the line above may begin anywhere deeper.
  void place(std::size_t at, std::size_t end, std::size_t column, bool is_item) {
    const bool is_key = is_item || holds_key(words(at, end));
    if (lonely_ != none && is_key && column >= lonely_column_)
      return blame(lonely_, "this line has no ':' between key and value");
    lonely_ = none;
    if (columns_.empty()) return columns_.push_back(column);
    const bool is_deeper = column > columns_.back();
    if (is_deeper && !opens_ && !is_key) return;
    const std::vector<std::size_t> above = columns_;
    if (opens_ && (is_deeper || (is_item && column == columns_.back())))
      columns_.push_back(column);
    else
      return_to(column, at);
    above_ = above;
    line_above_ = at;
  }

  /// Back to a column that is known. If it was known to the line above the last one, that last one is out of place.
  void return_to(std::size_t column, std::size_t at) {
    while (columns_.size() > 1 && columns_.back() > column) columns_.pop_back();
    if (columns_.back() == column) return;
    const bool was_known = std::find(above_.begin(), above_.end(), column) != above_.end();
    blame(was_known ? line_above_ : at, "this line begins in another column than the keys it should stand among");
  }

  /// The dashes, the key and the value of a line in its place.
  void read_words(std::size_t at, std::size_t end, std::size_t start) {
    while (is_dash(at, end)) {
      at = first_word(at + 1, end);
      opens_ = at == end;
      if (opens_) return;
      if (at - start > columns_.back()) columns_.push_back(at - start);
    }
    const std::string_view line = words(at, end);
    if (opens_quotes(text_[at]) || opens_bracket(text_[at])) return read_value(at, end, start);
    if (!holds_key(line)) return read_text(at, line, at - start);
    if (line.size() > 1 && line.front() == '-' && !is_digit(line[1]))
      return blame(at, "a blank is missing behind the '-' of a list item");
    const std::size_t colon = line.find(": ");
    read_value(colon == none ? end : first_word(at + colon + 1, end), end, start);
  }

  /// A line of text without a key: right below a key that waits for its value, or behind text that goes on.
  void read_text(std::size_t at, std::string_view line, std::size_t column) {
    if (opens_ || column == columns_.back()) {
      lonely_ = line.starts_with("---") ? none : at;
      lonely_column_ = column;
    }
    opens_ = false;
  }

  void read_value(std::size_t at, std::size_t end, std::size_t start) {
    opens_ = at == end || is_comment(at);
    if (opens_) return;
    const char first = text_[at];
    if (first == '|' || first == '>') literal_ = columns_.back();
    if (!opens_quotes(first) && !opens_bracket(first)) return;
    bracket_column_ = first_word(start, end) - start;
    read_flow(at, end);
  }

  /// Brackets and quotation marks of one line.
  void read_flow(std::size_t at, std::size_t end) {
    bool at_value = true;
    for (; at < end && !fault_; ++at) {
      const char c = text_[at];
      if (is_comment(at)) return;
      if (at_value && opens_quotes(c)) {
        if (!read_quotes(at, end)) return;
        at = quotes_end_ - 1;
      } else if (opens_bracket(c)) {
        brackets_.push_back(at);
      } else if (closes_bracket(c) && !brackets_.empty()) {
        close_bracket(at, end);
      }
      if (brackets_.empty()) return;
      at_value = opens_bracket(c) || c == ',' || c == ':' || (at_value && is_blank(c));
    }
  }

  /// True if the text in quotes ends on this line.
  bool read_quotes(std::size_t at, std::size_t end) {
    quotes_end_ = end_of_quotes(text_, at);
    if (quotes_end_ != none && quotes_end_ <= end) return true;
    if (quotes_end_ == none || swallows_keys(at)) blame(at, "a quotation mark is opened and never closed");
    return false;
  }

  /// True if the quotes hold a line with a key, and something else than the end of a value follows them.
  bool swallows_keys(std::size_t at) const {
    const std::size_t next = first_word(quotes_end_, line_end(quotes_end_));
    const bool ends_value = next == line_end(quotes_end_) || is_comment(next) || text_[next] == ',' ||
                            closes_bracket(text_[next]);
    if (ends_value) return false;
    for (std::size_t start = line_end(at) + 1; start < quotes_end_; start = line_end(start) + 1)
      if (holds_key(words(start, line_end(start)))) return true;
    return false;
  }

  void close_bracket(std::size_t at, std::size_t end) {
    const std::size_t opening = brackets_.back();
    if (match(text_[opening], text_[at])) return brackets_.pop_back();
    if (closes_all(at + 1, end, brackets_.size()))
      return blame(at, std::string("this '") + text_[at] + "' closes nothing that is open");
    if (closes_all(at + 1, end, brackets_.size() - 1))
      return blame(at, std::string("'") + text_[opening] + "' is closed by '" + text_[at] + "'");
    blame(opening, std::string("this '") + text_[opening] + "' is not closed");
  }

  /// True if the rest of the line closes the outermost brackets that are open, so many of them.
  bool closes_all(std::size_t at, std::size_t end, std::size_t open) const {
    for (; at < end && open > 0 && closes_bracket(text_[at]); ++at)
      if (!match(text_[brackets_[--open]], text_[at])) return false;
    return open == 0;
  }

  const std::string& text_;
  std::optional<SyntaxFault> fault_{};
  std::vector<std::size_t> columns_{};  ///< in which keys and dashes begin, outermost first
  std::vector<std::size_t> above_{};    ///< the same before the last line with a key
  std::size_t line_above_{};            ///< its first word
  bool opens_{false};                   ///< the last key has no value on its own line
  std::size_t literal_{none};           ///< column of a key with | or >
  std::size_t lonely_{none};            ///< text that may have been meant as a key
  std::size_t lonely_column_{};
  std::vector<std::size_t> brackets_{};  ///< open ones
  std::size_t bracket_column_{};         ///< in which the line of the outermost one begins
  std::size_t quotes_end_{};             ///< byte behind the last text in quotes
};

}  // namespace

std::optional<SyntaxFault> fault_of_layout(const std::string& text, std::size_t end) {
  return Layout(text).first_fault(end);
}

}  // namespace milepost::detail
