// The page that tables are written on, and the scorecard as the parts of its table see it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "layout.hpp"
#include "milepost/assessment/explain.hpp"
#include "milepost/report/status_table.hpp"
#include "words.hpp"

namespace milepost::report {

inline constexpr Status statuses[]{Status::achieved,  Status::on_track, Status::at_risk,
                                   Status::off_track, Status::missed,   Status::not_assessable};

/// Where the lines are gathered, and how they are drawn.
struct Page {
  Language language;
  std::size_t width;
  bool colour;
  std::string text{};

  explicit Page(const TableOptions& options)
      : language(options.language), width(static_cast<std::size_t>(std::clamp(options.width, 80, 140))), colour(options.colour) {}

  std::string pick(std::string_view zh, std::string_view en) const { return words::pick(language, zh, en); }
  bool zh() const { return language == Language::zh; }
  /// "（初步）" / " (provisional)".
  std::string bracketed(const std::string& words) const { return zh() ? "（" + words + "）" : " (" + words + ")"; }
  std::string bold() const { return colour ? "\x1b[1m" : ""; }

  /// Text and ground are both set, so that the contrast is the same on dark and light screens; amber has dark letters.
  std::string style_of(Status status) const {
    constexpr std::string_view styles[]{"\x1b[1;38;5;231;48;5;25m", "\x1b[38;5;231;48;5;25m",   "\x1b[38;5;16;48;5;178m",
                                        "\x1b[38;5;231;48;5;88m",   "\x1b[1;38;5;231;48;5;88m", "\x1b[38;5;231;48;5;243m"};
    return colour ? std::string(styles[static_cast<std::size_t>(status)]) : "";
  }
  std::string sign_of(Status status) const { return std::string(shape_of(status)) + " " + std::string(word_of(status, language)); }
  Cell cell_of(Status status) const { return {sign_of(status), style_of(status)}; }

  void add(std::string_view line, const std::string& style = {}) { text += styled(line, style) + "\n"; }
  void add_wrapped(std::string_view words, std::size_t indent = 0, const std::string& style = {}) {
    for (const std::string& line : indented(words, width, indent, 2)) add(line, style);
  }
  void add_row(const Row& row, const std::vector<Column>& columns, const std::vector<std::size_t>& widths) {
    for (const std::string& line : lines_of(row, columns, widths)) add(line);
  }
  void add_table(const std::vector<Column>& columns, const std::vector<Row>& rows) {
    const std::vector<std::size_t> widths = fitted(columns, rows, width);
    add_row(head_of(columns, bold()), columns, widths);
    for (const Row& row : rows) add_row(row, columns, widths);
  }
};

/// A scorecard being written.
struct Sheet {
  const Plan& plan;
  const Scorecard& card;
  Page page;
  Directory directory{plan};
  RollUp counts = roll_up(card);

  const Indicator* indicator_of(const ScorecardRow& row) const { return find(directory.indicators, row.indicator.value); }
  std::string name_of(const ScorecardRow& row) const {
    const Indicator* indicator = indicator_of(row);
    const std::string name = indicator ? in(indicator->name, page.language) : "";
    return name.empty() ? row.indicator.value : name;
  }
  /// With its unit in Chinese; in English unit words are long and stand in the target's column.
  std::string amount(double value, const Unit& unit) const {
    if (page.zh() || is_percent(unit)) return amount_words(value, unit, page.language);
    return number_words(value, unit, page.language);
  }
  std::string day(const Date& date) const { return date_words(date, page.language); }
};

/// "● 符合进度1项、○ 暂无法评估36项": those that occur.
template <class Count>
std::string standing_words(const Page& page, Count count) {
  std::vector<std::string> parts;
  for (const Status status : statuses) {
    const std::string n = std::to_string(count(status));
    if (n == "0") continue;
    const std::string shape{shape_of(status)}, word{word_of(status, page.language)};
    parts.push_back(page.zh() ? shape + " " + word + n + "项" : shape + " " + n + " " + word);
  }
  return words::listed(parts, page.language);
}

/// Headline, counts by status and strength, coverage, reasons, marks, repetitions, what left the plan.
void add_counts(Sheet& sheet);

/// A line for each composite target.
void add_bundles(Sheet& sheet);

/// How the deliverables stand, and a line for each that could be assessed; nothing for a plan without deliverables.
void add_deliverables(Sheet& sheet);

}  // namespace milepost::report
