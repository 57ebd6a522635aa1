#include "milepost/report/projection_table.hpp"

#include "../assessment/indicator_names.hpp"
#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/likelihood.hpp"
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

/// Targets projected by hand have neither a probability nor a reason.
std::string probability_words(const ProjectedTarget& row, const Page& page) {
  const std::string label = page.pick("实现的概率：", "Probability of meeting it: ");
  if (row.probability) return label + milepost::probability_words(*row.probability, page.language);
  if (row.chance.why) return label + page.pick("无，", "none: ") + in(words_of(*row.chance.why), page.language);
  return label + page.pick("无（未定完成时限、目标未量化或不适用）", "none (no due day, no number, or it does not apply)");
}

std::string due_words(const ProjectedTarget& row, const Page& page) {
  if (!row.due) return {};
  return page.pick("；时限", "; due ") + date_words(*row.due, page.language);
}

std::string heading_of(const Plan& plan, const ProjectedTarget& row, const Page& page) {
  const Indicator* indicator = find(plan, row.indicator);
  const Target* target = find(plan, row.target);
  const std::string name = indicator ? in(indicator->name, page.language) : "";
  std::string heading = (name.empty() ? row.target.value : name) + (row.entity.empty() ? "" : page.bracketed(row.entity));
  if (target) heading += page.pick("：", ": ") + words_of(detail::with_names(target->bound, plan, page.language), row.unit, page.language);
  return heading + due_words(row, page);
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

/// None where figures without spread leave nothing to take it from.
std::string interval_words(const Projection& projection, const ProjectedFigure& figure, std::size_t level, const Page& page) {
  return projection.spread ? rounded(figure.lower[level]) + " – " + rounded(figure.upper[level]) : page.pick("无", "none");
}

std::vector<Row> rows_of(const Projection& projection, const Page& page) {
  std::vector<Row> rows;
  const double step = projection.figures.size() > 1 ? projection.figures[1].at - projection.figures[0].at : 1;
  for (const ProjectedFigure& figure : projection.figures) {
    Row row{{period_label(figure.at, step)}, {rounded(figure.mean)}};
    for (std::size_t level = 0; level < projection.levels.size(); ++level) row.push_back({interval_words(projection, figure, level, page)});
    rows.push_back(std::move(row));
  }
  return rows;
}

void add_target(Page& page, const Plan& plan, const ProjectedTarget& row) {
  page.add_wrapped(heading_of(plan, row, page), 0, page.bold());
  page.add_wrapped(probability_words(row, page), 2);
  page.add_wrapped(method_words(row, page), 2);
  page.add_table(columns_of(row.projection, row.unit, page), rows_of(row.projection, page));
  page.add("");
}

/// The plan, the day, the model asked for and how far ahead.
void add_head(Page& page, const Plan& plan, const std::vector<ProjectedTarget>& rows) {
  const std::string title = in(plan.title, page.language);
  page.add_wrapped(title.empty() ? plan.id : title, 0, page.bold());
  std::size_t steps = 0;
  for (const ProjectedTarget& row : rows) steps = std::max(steps, row.projection.figures.size());
  std::vector<std::string> facts;
  if (const std::optional<Date>& day = rows.front().as_of) facts.push_back(page.pick("截至", "As of ") + date_words(*day, page.language));
  if (!rows.front().asked.empty()) facts.push_back(page.pick("预测模型：", "model: ") + rows.front().asked);
  facts.push_back(page.zh() ? "预测" + std::to_string(steps) + "期" : std::to_string(steps) + (steps == 1 ? " step" : " steps") + " ahead");
  std::string line;
  for (const std::string& fact : facts) line += (line.empty() ? "" : page.pick("；", "; ")) + fact;
  page.add_wrapped(line);
  page.add("");
}

/// A target whose figures contradict one another has a reason in place of a path.
void add_contradiction(Page& page, const Plan& plan, const ProjectedTarget& row) {
  page.add_wrapped(heading_of(plan, row, page), 0, page.bold());
  page.add_wrapped(page.pick("无法预测：", "Not projected: ") + in(row.projection.note, page.language), 2);
  page.add("");
}

}  // namespace

std::string projection_table(const Plan& plan, const std::vector<ProjectedTarget>& rows, const TableOptions& options) {
  Page page{options};
  int unseen = 0;
  if (!rows.empty()) add_head(page, plan, rows);
  for (const ProjectedTarget& row : rows) {
    if (row.projection.fault == SeriesFault::none) add_target(page, plan, row);
    else if (row.projection.fault == SeriesFault::no_data) ++unseen;
    else add_contradiction(page, plan, row);
  }
  if (unseen > 0) page.add_wrapped(page.pick("另有" + std::to_string(unseen) + "项暂无数据，无法预测。", std::to_string(unseen) + " more without a figure to project from."));
  return std::move(page.text);
}

}  // namespace milepost
