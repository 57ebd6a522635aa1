#include "csv.hpp"

#include <algorithm>
#include <optional>

namespace milepost::detail {

namespace {

class CellReader {
 public:
  explicit CellReader(const SourceText& source) : source_(source), text_(source.text()) {}

  Cells read() {
    while (at_ < text_.size()) {
      if (text_[at_] == '\n')
        ++at_;
      else
        row();
    }
    return std::move(cells_);
  }

 private:
  void row() {
    CsvRow row{.at = at_};
    const std::size_t problems_before = cells_.problems.size();
    do {
      std::optional<Cell> next = text_.substr(at_, 1) == "\"" ? quoted() : plain();
      if (!next) return;
      row.cells.push_back(std::move(*next));
    } while (take(','));
    take('\n');
    row.broken = cells_.problems.size() > problems_before;
    cells_.rows.push_back(std::move(row));
  }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::size_t end_of_cell() const { return std::min(text_.find_first_of(",\n", at_), text_.size()); }

  std::optional<Cell> plain() {
    const std::size_t end = end_of_cell();
    Cell cell{text_.substr(at_, end - at_), at_};
    const std::size_t mark = cell.text.find('"');
    if (mark != std::string::npos)
      problem(at_ + mark,
              "a quotation mark stands inside a cell; put the whole cell in quotes and write the mark twice");
    at_ = end;
    return cell;
  }

  std::optional<Cell> quoted() {
    Cell cell{"", at_};
    for (std::size_t from = at_ + 1;;) {
      const std::size_t mark = text_.find('"', from);
      if (mark == std::string::npos) return unclosed();
      cell.text.append(text_, from, mark - from);
      at_ = mark + 1;
      if (!take('"')) break;
      cell.text += '"';
      from = at_;
    }
    const std::size_t end = end_of_cell();
    if (end != at_) problem(at_, "text follows the closing quotation mark; expected a comma or the end of the line");
    at_ = end;
    return cell;
  }

  std::nullopt_t unclosed() {
    problem(at_, "a quotation mark is opened and never closed; the rest of the file was not read");
    at_ = text_.size();
    return std::nullopt;
  }

  void problem(std::size_t at, std::string message) {
    cells_.problems.push_back({Severity::error, "", "", std::move(message), source_.position_at(at)});
  }

  const SourceText& source_;
  const std::string& text_;
  std::size_t at_{0};
  Cells cells_{};
};

}  // namespace

Cells read_cells(const SourceText& source) { return CellReader(source).read(); }

}  // namespace milepost::detail
