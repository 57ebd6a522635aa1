#include "milepost/io/calendar_file.hpp"

#include <array>
#include <map>
#include <set>

#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/io/source.hpp"
#include "table_rows.hpp"
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
  explicit ExceptionReader(const SourceText& source) : rows_(source, day_column_names) {}

  std::vector<CalendarException> read() {
    rows_.read("the calendar is empty; expected the header date,working,name", {DayColumn::date, DayColumn::working},
               [this](const CsvRow& row) { read_row(row); });
    std::vector<Problem> problems = rows_.problems();
    if (!problems.empty()) throw InvalidInput(std::move(problems));
    return std::move(exceptions_);
  }

 private:
  void read_row(const CsvRow& row) {
    const auto date = rows_.parsed(row, DayColumn::date, [](const std::string& words) { return parse_date(words); });
    const std::optional<bool> working = read_working(row);
    if (date && working && is_first(row, *date)) exceptions_.push_back(named({*date, *working}, row));
  }

  std::optional<bool> read_working(const CsvRow& row) {
    const std::string text = rows_.text(row, DayColumn::working);
    const std::string wanted = plain_word(text);
    for (const auto& [word, working] : working_words)
      if (wanted == word) return working;
    const std::vector<std::string> known = all_words(working_words);
    rows_.error(row, DayColumn::working, "working '" + excerpt(text) + "' is not known; expected " + joined(known) + did_you_mean(wanted, known));
    return std::nullopt;
  }

  bool is_first(const CsvRow& row, const Date& date) {
    const auto [held, is_new] = lines_.try_emplace(date, rows_.line_of(row));
    if (!is_new) rows_.error(row, DayColumn::date, to_string(date) + " stands in line " + std::to_string(held->second) + " already");
    return is_new;
  }

  CalendarException named(CalendarException exception, const CsvRow& row) const {
    const std::string name = rows_.text(row, DayColumn::name);
    const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 128; });
    (ascii ? exception.name_en : exception.name_zh) = name;
    return exception;
  }

  TableRows<DayColumn, 3> rows_;
  std::map<Date, int> lines_{};  ///< of each day read
  std::vector<CalendarException> exceptions_{};
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
