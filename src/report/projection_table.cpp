#include "milepost/report/projection_table.hpp"

#include "../assessment/indicator_names.hpp"
#include "milepost/assessment/attain.hpp"
#include "milepost/detail/text.hpp"
#include "page.hpp"

namespace milepost {

using namespace report;

namespace {

/// A figure to four digits that count, whole figures whole.
std::string rounded(double value) {
  if (value == 0 || !std::isfinite(value)) return detail::shortest(value);
  const double decimals = std::clamp(3 - std::floor(std::log10(std::abs(value))), 0.0, 12.0), unit = std::pow(10.0, decimals);
  return std::abs(value) < 1e12 ? detail::shortest(std::round(value * unit) / unit) : detail::shortest(value);
}

std::string heading_of(const Plan& plan, const ProjectedTarget& row, const Page& page) {
  const Indicator* indicator = find(plan, row.indicator);
  const Target* target = find(plan, row.target);
  const std::string name = indicator ? in(indicator->name, page.language) : "";
  std::string heading = (name.empty() ? row.target.value : name) + (row.entity.empty() ? "" : page.bracketed(row.entity));
  if (target) heading += page.pick("：", ": ") + words_of(detail::with_names(target->bound, plan, page.language), row.unit, page.language);
  return heading;
}

std::string percent_of(double probability, const Page& page) {
  const double whole = std::round(probability * 100);
  const std::string number = probability > 0 && whole == 0 ? "<1" : probability < 1 && whole == 100 ? ">99" : detail::shortest(whole);
  return number + page.pick("%", " %");
}

std::string probability_words(const ProjectedTarget& row, const Page& page) {
  if (!row.probability) return page.pick("实现的概率：无（无期限、无目标值或不适用）", "Probability of meeting it: none (no due day, no number, or it does not apply)");
  return page.pick("实现的概率：", "Probability of meeting it: ") + percent_of(*row.probability, page) + page.bracketed(std::string(likelihood_word(*row.probability, page.language)));
}

std::string method_words(const ProjectedTarget& row, const Page& page) {
  const std::string note = in(row.projection.note, page.language), used = std::to_string(row.projection.used);
  const std::string words = page.zh() ? "方法" + row.projection.model + "，数据" + used + "个" : "by " + row.projection.model + ", " + used + (row.projection.used == 1 ? " figure" : " figures");
  return note.empty() ? words : words + page.pick("；", "; ") + note;
}

std::string unit_word(const Unit& unit, const Page& page) {
  const std::string& word = page.zh() ? unit.zh : unit.en;
  return word.empty() ? unit.name : word;
}

std::vector<Column> columns_of(const Projection& projection, const Unit& unit, const Page& page) {
  std::vector<Column> columns{{page.pick("时期", "period"), Align::left}, {page.pick("预测值", "path") + page.bracketed(unit_word(unit, page)), Align::right}};
  for (const double level : projection.levels)
    columns.push_back({detail::shortest(level) + page.pick("%区间", " % interval"), Align::right});
  return columns;
}

std::vector<Row> rows_of(const Projection& projection) {
  std::vector<Row> rows;
  const double step = projection.figures.size() > 1 ? projection.figures[1].at - projection.figures[0].at : 1;
  for (const ProjectedFigure& figure : projection.figures) {
    Row row{{period_label(figure.at, step)}, {rounded(figure.mean)}};
    for (std::size_t level = 0; level < projection.levels.size(); ++level) row.push_back({rounded(figure.lower[level]) + " – " + rounded(figure.upper[level])});
    rows.push_back(std::move(row));
  }
  return rows;
}

void add_target(Page& page, const Plan& plan, const ProjectedTarget& row) {
  page.add_wrapped(heading_of(plan, row, page), 0, page.bold());
  page.add_wrapped(probability_words(row, page), 2);
  page.add_wrapped(method_words(row, page), 2);
  page.add_table(columns_of(row.projection, row.unit, page), rows_of(row.projection));
  page.add("");
}

}  // namespace

std::string projection_table(const Plan& plan, const std::vector<ProjectedTarget>& rows, const TableOptions& options) {
  Page page{options};
  int unseen = 0;
  for (const ProjectedTarget& row : rows) {
    if (row.projection.fault == SeriesFault::none) add_target(page, plan, row);
    else ++unseen;
  }
  if (unseen > 0) page.add_wrapped(page.pick("另有" + std::to_string(unseen) + "项暂无数据，无法预测。", std::to_string(unseen) + " more without a figure to project from."));
  return std::move(page.text);
}

}  // namespace milepost
