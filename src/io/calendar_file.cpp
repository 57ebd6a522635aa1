#include "milepost/io/calendar_file.hpp"

#include <array>
#include <map>
#include <set>

#include "columns.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/io/source.hpp"
#include "table_words.hpp"

namespace milepost {

namespace detail {

namespace {

enum class DayColumn { date, working, name };

/// In the order of DayColumn.
constexpr std::array<ColumnName, 3> day_column_names{{{"date", "日期"}, {"working", "是否上班"}, {"name", "名称"}}};

constexpr Word<bool> working_words[]{{"yes", true},  {"true", true},   {"1", true},  {"是", true},  {"上班", true},
                                     {"no", false},  {"false", false}, {"0", false}, {"否", false}, {"放假", false}};

/// Reads the rows of one list of exceptions.
class ExceptionReader {
 public:
  explicit ExceptionReader(const SourceText& source) : source_(source) {}

  std::vector<CalendarException> read() {
    Cells cells = read_cells(source_);
    problems_ = std::move(cells.problems);
    if (cells.rows.empty() && problems_.empty()) error(0, "", "the calendar is empty; expected the header date,working,name");
    if (!cells.rows.empty() && read_header(cells.rows.front()))
      for (std::size_t i = 1; i < cells.rows.size(); ++i) read_row(cells.rows[i]);
    put_in_order(problems_);
    if (!problems_.empty()) throw InvalidInput(std::move(problems_));
    return std::move(exceptions_);
  }

 private:
  // The header.

  bool read_header(const Row& header) {
    width_ = header.cells.size();
    columns_.read(header, [this](auto&&... problem) { error(std::move(problem)...); });
    for (const DayColumn column : {DayColumn::date, DayColumn::working})
      if (!place_of(column)) error(header.at, name_of(column), "column " + name_of(column) + " is missing; without it no row was read");
    return place_of(DayColumn::date) && place_of(DayColumn::working);
  }

  // One row.

  void read_row(const Row& row) {
    if (row.broken || is_blank(row)) return;
    if (row.cells.size() != width_)
      return error(row.at, "", "the row has " + std::to_string(row.cells.size()) + " cells, the header " + std::to_string(width_) +
                                   "; a text with commas must stand in quotes");
    const std::optional<Date> date = read_date(row);
    const std::optional<bool> working = read_working(row);
    if (date && working && is_first(row, *date)) exceptions_.push_back(named({*date, *working}, row));
  }

  static bool is_blank(const Row& row) {
    return std::ranges::all_of(row.cells, [](const Cell& cell) { return trim(cell.text).empty(); });
  }

  std::optional<Date> read_date(const Row& row) {
    try {
      return parse_date(cell(row, DayColumn::date).text);
    } catch (const ParseError& failure) {
      error(cell(row, DayColumn::date).at, "date", failure.what());
      return std::nullopt;
    }
  }

  std::optional<bool> read_working(const Row& row) {
    const std::string& text = cell(row, DayColumn::working).text;
    const std::string wanted = plain_word(text);
    for (const auto& [word, working] : working_words)
      if (wanted == word) return working;
    const std::vector<std::string> known = all_words(working_words);
    error(cell(row, DayColumn::working).at, "working",
          "working '" + excerpt(text) + "' is not known; expected " + joined(known) + did_you_mean(wanted, known));
    return std::nullopt;
  }

  bool is_first(const Row& row, const Date& date) {
    const auto [held, is_new] = lines_.try_emplace(date, source_.position_at(row.at).line);
    if (!is_new) error(cell(row, DayColumn::date).at, "date", to_string(date) + " stands in line " + std::to_string(held->second) + " already");
    return is_new;
  }

  CalendarException named(CalendarException exception, const Row& row) const {
    if (!place_of(DayColumn::name)) return exception;
    const std::string name(trim(cell(row, DayColumn::name).text));
    const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 128; });
    (ascii ? exception.name_en : exception.name_zh) = name;
    return exception;
  }

  // Cells and problems.

  std::string name_of(DayColumn column) const { return columns_.name(static_cast<std::size_t>(column)); }
  const std::optional<std::size_t>& place_of(DayColumn column) const { return columns_.place(static_cast<std::size_t>(column)); }
  const Cell& cell(const Row& row, DayColumn column) const { return row.cells[*place_of(column)]; }

  void error(std::size_t at, const std::string& field, std::string message) {
    problems_.push_back({Severity::error, "", field, std::move(message), source_.position_at(at)});
  }


  const SourceText& source_;
  Columns<3> columns_{day_column_names};  ///< by DayColumn
  std::size_t width_{};
  std::map<Date, int> lines_{};  ///< of each day read
  std::vector<CalendarException> exceptions_{};
  std::vector<Problem> problems_{};
};

std::vector<Coverage> years_with_days_off(const std::vector<CalendarException>& exceptions) {
  std::set<int> years;
  for (const CalendarException& exception : exceptions)
    if (!exception.working) years.insert(exception.date.year());
  std::vector<Coverage> covered;
  for (const int year : years) covered.push_back({Year{year}, Certainty::official});
  return covered;
}

}  // namespace

}  // namespace detail

Calendar parse_calendar(std::string_view csv, const std::string& name, const std::optional<Period>& official) {
  const SourceText source(std::string(csv), name);
  std::vector<Problem> problems = problems_of_text(source);
  if (!problems.empty()) throw InvalidInput(std::move(problems));
  std::vector<CalendarException> exceptions = detail::ExceptionReader(source).read();
  std::vector<Coverage> covered = detail::years_with_days_off(exceptions);
  if (official) covered = {{*official, Certainty::official}};
  return Calendar{name, std::move(exceptions), std::move(covered)};
}

Calendar read_calendar(const std::filesystem::path& path, const std::optional<Period>& official) {
  return parse_calendar(read_file(path), path.string(), official);
}

}  // namespace milepost
