#include "milepost/report/status_table.hpp"

#include <map>

#include "milepost/assessment/likelihood.hpp"
#include "page.hpp"

namespace milepost {

using namespace report;

namespace {

/// "2024年" of a yearly rate, "2024年6月末" at the end of a month, else the day.
std::string figure_day(const Sheet& sheet, const Verdict& verdict) {
  const Date& at = verdict.observed->at;
  const bool yearly = is_percent(verdict.unit) && verdict.observed->frequency == Frequency::year;
  if (yearly) return std::to_string(at.year()) + sheet.page.pick("年", "");
  const std::string words = sheet.day(at);
  const bool month_end = at.day() == days_in_month(at.year(), at.month()) && at.month() != 12;
  if (!month_end) return words;
  return sheet.page.zh() ? words.substr(0, words.find("月")) + "月末" : "end-" + words.substr(words.find(' ') + 1);
}

std::string entities_words(const Sheet& sheet, const Verdict& verdict) {
  const auto keeps = [](const EntityStanding& one) { return one.status == Status::achieved || one.status == Status::on_track; };
  const std::string keeping = std::to_string(std::count_if(verdict.entities.begin(), verdict.entities.end(), keeps));
  const std::string all = std::to_string(verdict.entities.size());
  return sheet.page.zh() ? all + "个对象中" + keeping + "个达标" : keeping + " of " + all + " keep it";
}

std::string observed_words(const Sheet& sheet, const Verdict& verdict) {
  const std::string comma = sheet.page.pick("，", ", ");
  const std::string provisional = has(verdict, Mark::provisional) ? comma + sheet.page.pick("初步", "provisional") : "";
  const std::string stale = has(verdict, Mark::stale) ? comma + sheet.page.pick("未更新", "out of date") : "";
  const std::string value = words::bounded(sheet.amount(verdict.observed->value, verdict.unit), verdict.observed->exactness, sheet.page.language);
  return value + comma + figure_day(sheet, verdict) + provisional + stale;
}

/// Why there is no verdict comes before the figure.
std::string latest_words(const Sheet& sheet, const Verdict& verdict) {
  const std::string reason = verdict.reason ? words::reason(*verdict.reason, sheet.page.language) : "";
  const std::string figure = !verdict.entities.empty() ? entities_words(sheet, verdict) : verdict.observed ? observed_words(sheet, verdict) : "";
  const std::string earlier = words::is_held_back(verdict) ? sheet.page.pick("往期有未完成", "an earlier period was missed") : "";
  std::string words;
  for (const std::string& part : {reason, figure, earlier})
    if (!part.empty()) words += (words.empty() ? "" : sheet.page.pick("；", "; ")) + part;
  return words.empty() ? "—" : words;
}

/// At the figure's date if it was compared, else today.
std::string owed_words(const Sheet& sheet, const Verdict& verdict) {
  const std::optional<double>& owed = verdict.graded && verdict.required ? verdict.required : verdict.required_today;
  return owed ? sheet.amount(*owed, verdict.unit) : "—";
}

std::string target_words(const Sheet& sheet, const ScorecardRow& row) {
  const Page& page = sheet.page;
  const std::string bound = words::bound(sheet.plan, find(sheet.directory.targets, row.target.value), row.verdict, page.language);
  const Indicator* indicator = sheet.indicator_of(row);
  if (!indicator || !indicator->each) return bound;
  return page.zh() ? "每个" + bound : bound + " each";
}

std::string due_words(const Sheet& sheet, const Verdict& verdict) {
  const Schedule& schedule = verdict.schedule;
  if (!schedule.due) return sheet.page.pick("未定", "no date");
  if (!schedule.recurrence) return sheet.day(*schedule.due);
  constexpr std::string_view zh[]{"每日", "每月", "每季度", "每半年", "每年"};
  constexpr std::string_view en[]{"each day", "each month", "each quarter", "each half-year", "each year"};
  const auto every = static_cast<std::size_t>(schedule.recurrence->every);
  return sheet.page.pick(zh[every], en[every]);
}

/// Whether probabilities have been asked for.
bool tells_probability(const Scorecard& card) {
  return std::any_of(card.rows.begin(), card.rows.end(), [](const ScorecardRow& row) { return row.verdict.chance || row.verdict.probability; });
}

std::string likely_words(const Sheet& sheet, const Verdict& verdict) {
  return verdict.probability ? probability_words(*verdict.probability, sheet.page.language) : "—";
}

Row row_of(const Sheet& sheet, const ScorecardRow& row) {
  const Verdict& verdict = row.verdict;
  const std::string repeated = row.counted ? "" : sheet.page.bracketed(sheet.page.pick("重复，不另计", "repeated, not counted"));
  Row cells{sheet.page.cell_of(verdict.status), {sheet.name_of(row) + repeated}, {latest_words(sheet, verdict)},
            {owed_words(sheet, verdict)},       {target_words(sheet, row)},      {due_words(sheet, verdict)}};
  if (tells_probability(sheet.card)) cells.push_back({likely_words(sheet, verdict)});
  return cells;
}

std::vector<Column> columns_of(const Sheet& sheet) {
  const Page& page = sheet.page;
  const bool likely = tells_probability(sheet.card);
  const std::size_t status = page.zh() ? 12 : 16, indicator = likely ? 12 : 17;
  std::vector<Column> columns{{page.pick("状态", "Status"), Align::left, status, 2},
          {page.pick("指标", "Indicator"), Align::left, indicator, 3},
          {page.pick("最新值", "Latest"), Align::left, 12},
          {page.pick("序时目标", "Required"), Align::right, 8},
          {page.pick("目标值", "Target"), Align::left, 9},
          {page.pick("完成时限", "Due"), Align::left, 8}};
  if (likely) columns.push_back({page.pick("概率", "Probability"), Align::left, 8});
  return columns;
}

/// The rows of one task, or of none.
struct Block {
  const Section* section{};
  const Task* task{};
  std::vector<const ScorecardRow*> rows{};
};

/// Tasks in the order of the plan's sections; what has no section or no task comes last.
std::vector<Block> blocks_of(const Sheet& sheet) {
  std::map<std::string, Block> by_task;
  for (const ScorecardRow& row : sheet.card.rows) by_task[row.task.value].rows.push_back(&row);
  std::map<std::string, std::vector<const Task*>> by_section;
  for (const Task& task : sheet.plan.tasks)
    by_section[find(sheet.plan, task.section) ? task.section.value : ""].push_back(&task);
  std::vector<Block> blocks;
  const auto take = [&](const Section* section, const Task* task, const std::string& id) {
    const auto found = by_task.find(id);
    if (found == by_task.end()) return;
    blocks.push_back({section, task, std::move(found->second.rows)});
    by_task.erase(found);
  };
  for (const Section& section : sheet.plan.sections)
    for (const Task* task : by_section[section.id.value]) take(&section, task, task->id.value);
  for (const Task* task : by_section[""]) take(nullptr, task, task->id.value);
  while (!by_task.empty()) take(nullptr, nullptr, std::string(by_task.begin()->first));
  return blocks;
}

void add_headings(Sheet& sheet, const Block& block, const Block* before) {
  Page& page = sheet.page;
  if (before ? before->section != block.section : block.section != nullptr) page.add("");
  if (block.section && (!before || before->section != block.section))
    page.add_wrapped(words::numbered(block.section->number, block.section->title, page.language), 0, page.bold());
  if (block.task) page.add_wrapped(words::numbered(block.task->number, block.task->title, page.language), block.section ? 2 : 0);
  if (!block.task && before) page.add_wrapped(page.pick("未列入任务的指标", "Targets outside any task"));
}

void add_title(Sheet& sheet) {
  Page& page = sheet.page;
  const std::string title = in(sheet.plan.title, page.language);
  page.add_wrapped(title.empty() ? sheet.plan.id : title, 0, page.bold());
  const std::string method = words::method(sheet.card.method, page.language);
  page.add_wrapped(page.zh() ? "截至" + sheet.day(sheet.card.as_of) + "；评估方法：" + method
                             : "As of " + sheet.day(sheet.card.as_of) + "; method: " + method);
  page.add("");
}

void add_rows(Sheet& sheet) {
  const std::vector<Column> columns = columns_of(sheet);
  const std::vector<Block> blocks = blocks_of(sheet);
  std::vector<Row> all;
  for (const ScorecardRow& row : sheet.card.rows) all.push_back(row_of(sheet, row));
  const std::vector<std::size_t> widths = fitted(columns, all, sheet.page.width);
  sheet.page.add_row(head_of(columns, sheet.page.bold()), columns, widths);
  const Block* before = nullptr;
  for (const Block& block : blocks) {
    add_headings(sheet, block, before);
    for (const ScorecardRow* row : block.rows) sheet.page.add_row(row_of(sheet, *row), columns, widths);
    before = &block;
  }
}

/// Why some have no probability, and how many for each reason.
std::string reasons_for_none(const Sheet& sheet) {
  std::map<Unforeseen, int> counts;
  for (const ScorecardRow& row : sheet.card.rows)
    if (row.verdict.chance && row.verdict.chance->why) ++counts[*row.verdict.chance->why];
  std::string words;
  for (const auto& [why, count] : counts)
    words += (words.empty() ? "" : sheet.page.pick("；", "; ")) + in(words_of(why), sheet.page.language) + sheet.page.bracketed(std::to_string(count) + sheet.page.pick("项", ""));
  return words;
}

void add_probability_notes(Sheet& sheet) {
  if (!tells_probability(sheet.card)) return;
  sheet.page.add_wrapped(sheet.page.pick("概率：到期日达到目标值的可能性，括号内为政府间气候变化专门委员会（IPCC）的用语；“—”为不能推算。",
                                         "Probability: that the target is met on its due day, with the word of the IPCC; “—”: none can be given."));
  const std::string reasons = reasons_for_none(sheet);
  if (!reasons.empty()) sheet.page.add_wrapped(sheet.page.pick("不能推算的原因：", "Why none: ") + reasons + sheet.page.pick("。", "."));
}

void add_note(Sheet& sheet) {
  const std::string today = sheet.day(sheet.card.as_of);
  sheet.page.add("");
  sheet.page.add_wrapped(sheet.page.zh()
                             ? "注：序时目标为最新值所属时点应达到的数；无可比数值的，为截至" + today + "应达到的数。"
                             : "Required: the value owed at the date of the latest figure; without a figure to compare, on " + today + ".");
  add_probability_notes(sheet);
}

void add_targets(Sheet& sheet) {
  if (sheet.card.rows.empty()) return sheet.page.add_wrapped(sheet.page.pick("本方案没有设定目标。", "The plan sets no targets."));
  add_rows(sheet);
  add_note(sheet);
  add_counts(sheet);
}

}  // namespace

std::string status_table(const Plan& plan, const Scorecard& card, const TableOptions& options) {
  Sheet sheet{plan, card, Page{options}};
  add_title(sheet);
  add_targets(sheet);
  add_deliverables(sheet);
  return std::move(sheet.page.text);
}

}  // namespace milepost
