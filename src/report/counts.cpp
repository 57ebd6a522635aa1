#include <map>

#include "page.hpp"

namespace milepost::report {

namespace {

/// Commitments are shown by these groups of strengths, must first.
using StrengthGroup = std::vector<Strength>;

std::vector<StrengthGroup> strength_groups() {
  return {{Strength::must}, {Strength::promote, Strength::support}, {Strength::strive}, {Strength::explore, Strength::suggest}};
}

int count_of(const RollUp& counts, const StrengthGroup& group, Status status) {
  int count = 0;
  for (const Strength strength : group)
    if (const auto found = counts.strengths.find(strength); found != counts.strengths.end())
      count += found->second[static_cast<std::size_t>(status)];
  return count;
}

int count_of(const RollUp& counts, const StrengthGroup& group) {
  int count = 0;
  for (const Status status : statuses) count += count_of(counts, group, status);
  return count;
}

std::string name_of(const Page& page, const StrengthGroup& group) {
  std::vector<std::string> names;
  for (const Strength strength : group) names.push_back(words::strength(strength, page.language));
  return words::listed(names, page.language);
}

void add_headline(Sheet& sheet) {
  Page& page = sheet.page;
  const RollUp& counts = sheet.counts;
  const StrengthGroup must{Strength::must};
  const int musts = count_of(counts, must);
  const std::string of_must = standing_words(page, [&](Status status) { return count_of(counts, must, status); });
  const std::string of_all = standing_words(page, [&](Status status) { return milepost::count_of(counts, status); });
  page.add("");
  if (musts > 0)
    page.add_wrapped(page.zh() ? "明确要求的" + std::to_string(musts) + "项：" + of_must + "。" : "Must (" + std::to_string(musts) + "): " + of_must + ".", 0, page.bold());
  const std::string total = std::to_string(counts.total);
  page.add_wrapped(page.zh() ? "全部" + total + "项：" + of_all + "。" : "All (" + total + "): " + of_all + ".", 0, page.bold());
}

std::string share_or_dash(const Page& page, const std::optional<double>& share) { return share ? words::share(*share, page.language) : "—"; }

/// Must, and the other groups that have any.
std::vector<StrengthGroup> groups_shown(const RollUp& counts) {
  std::vector<StrengthGroup> shown;
  for (const StrengthGroup& group : strength_groups())
    if (shown.empty() || count_of(counts, group) > 0) shown.push_back(group);
  return shown;
}

std::vector<Column> count_columns(const Sheet& sheet, const std::vector<StrengthGroup>& shown) {
  const Page& page = sheet.page;
  std::vector<Column> columns{{page.pick("状态", "Status"), Align::left, page.zh() ? 12u : 16u}};
  for (const StrengthGroup& group : shown) columns.push_back({name_of(page, group), Align::right, 8});
  columns.push_back({page.pick("合计", "all"), Align::right, 4});
  columns.push_back({page.pick("占全部", "of all"), Align::right, 6});
  const std::string n = "n=" + std::to_string(assessed(sheet.counts));
  columns.push_back({page.pick("占可评估", "of assessed") + page.bracketed(n), Align::right, 11});
  return columns;
}

Row count_row(const Sheet& sheet, const std::vector<StrengthGroup>& shown, Status status) {
  const RollUp& counts = sheet.counts;
  Row row{sheet.page.cell_of(status)};
  for (const StrengthGroup& group : shown) row.push_back({std::to_string(count_of(counts, group, status))});
  row.push_back({std::to_string(milepost::count_of(counts, status))});
  row.push_back({share_or_dash(sheet.page, share_of_all(counts, status))});
  row.push_back({share_or_dash(sheet.page, share_of_assessed(counts, status))});
  return row;
}

/// Statuses down, strengths across.
void add_count_table(Sheet& sheet) {
  const std::vector<StrengthGroup> shown = groups_shown(sheet.counts);
  std::vector<Row> rows;
  for (const Status status : statuses) rows.push_back(count_row(sheet, shown, status));
  Row sums{{sheet.page.pick("合计", "all")}};
  for (const StrengthGroup& group : shown) sums.push_back({std::to_string(count_of(sheet.counts, group))});
  sums.push_back({std::to_string(sheet.counts.total)});
  rows.push_back(std::move(sums));
  sheet.page.add("");
  sheet.page.add_table(count_columns(sheet, shown), rows);
  sheet.page.add("");
}

bool leaves_the_plan(Reason reason) { return reason == Reason::exempted || reason == Reason::exited || reason == Reason::not_applicable; }

/// "无公布数据35项、数据点过少1项".
template <class Counts, class Word, class Wanted>
std::string counted_words(const Page& page, const Counts& counts, Word word, Wanted wanted) {
  std::vector<std::string> parts;
  for (const auto& [key, count] : counts)
    if (wanted(key)) parts.push_back(word(key, page.language) + (page.zh() ? std::to_string(count) + "项" : " " + std::to_string(count)));
  return words::listed(parts, page.language);
}

void add_coverage(Sheet& sheet) {
  Page& page = sheet.page;
  const RollUp& counts = sheet.counts;
  const std::string n = std::to_string(assessed(counts)), all = std::to_string(counts.total), share = share_or_dash(page, coverage(counts));
  page.add_wrapped(page.zh() ? "可评估" + n + "项，占全部" + all + "项的" + share + "。" : "Assessed: " + n + " of " + all + " (" + share + ").");
  const std::string reasons = counted_words(page, counts.reasons, words::reason, [](Reason reason) { return !leaves_the_plan(reason); });
  if (!reasons.empty()) page.add_wrapped(page.pick("暂无法评估的原因：", "Not assessable because: ") + reasons + page.pick("。", "."));
  const std::string marks = counted_words(page, counts.marks, words::mark, [](Mark) { return true; });
  if (!marks.empty()) page.add_wrapped(page.pick("另有标注：", "Marked beside: ") + marks + page.pick("。", "."));
}

std::string number_of(const Sheet& sheet, const Task& task) {
  return task.number.empty() ? task.id.value : words::numeral(task.number, sheet.page.language);
}

/// 各类创业创新基地平台累计总数（任务6）.
std::string mention_words(const Sheet& sheet, const ScorecardRow& row) {
  const Task* task = find(sheet.plan, row.task);
  const std::string number = task ? number_of(sheet, *task) : "";
  return sheet.name_of(row) + (task ? sheet.page.bracketed(sheet.page.pick("任务", "task ") + number) : "");
}

std::string repetition_words(const Sheet& sheet, const ScorecardRow& row, const ScorecardRow& kept) {
  const Indicator* own = sheet.indicator_of(row);
  const Indicator* other = sheet.indicator_of(kept);
  const bool open = (own && !own->possibly_same_as.empty()) || (other && !other->possibly_same_as.empty());
  const std::string same = sheet.page.zh() ? mention_words(sheet, row) + "与" + mention_words(sheet, kept) + "计为一项"
                                           : mention_words(sheet, row) + " is counted with " + mention_words(sheet, kept);
  return same + (open ? sheet.page.pick("，是否同一目标待确认", "; to be confirmed that they are the same") : "") + sheet.page.pick("。", ".");
}

void add_repetitions(Sheet& sheet) {
  std::map<std::string, const ScorecardRow*> by_target;
  for (const ScorecardRow& row : sheet.card.rows) by_target.emplace(row.target.value, &row);
  for (const ScorecardRow& row : sheet.card.rows) {
    const auto kept = by_target.find(row.counted_as.value);
    if (row.counted || kept == by_target.end()) continue;
    sheet.page.add_wrapped(sheet.page.pick("重复提及：", "Repeated: ") + repetition_words(sheet, row, *kept->second));
  }
}

void add_left_out(Sheet& sheet) {
  for (const ScorecardRow& row : sheet.card.rows) {
    if (!row.counted || !row.verdict.reason || !leaves_the_plan(*row.verdict.reason)) continue;
    const Target* target = find(sheet.directory.targets, row.target.value);
    const std::string why = target && target->ending ? in(target->ending->why, sheet.page.language) : "";
    const std::string reason = words::reason(*row.verdict.reason, sheet.page.language);
    const std::string stop = sheet.page.pick("。", ".");
    sheet.page.add_wrapped(sheet.page.pick("不计入：", "Left out: ") + mention_words(sheet, row) + sheet.page.pick("，", ", ") + reason +
                           (why.empty() ? "" : sheet.page.pick("：", ": ") + why) + (why.ends_with(stop) ? "" : stop));
  }
}

void add_tasks_without_targets(Sheet& sheet) {
  std::vector<std::string> numbers;
  for (const Task& task : sheet.plan.tasks)
    if (task.targets.empty()) numbers.push_back(number_of(sheet, task));
  if (numbers.empty()) return;
  const std::string count = std::to_string(numbers.size()), list = words::listed(numbers, sheet.page.language);
  sheet.page.add_wrapped(sheet.page.zh() ? "未设量化指标的任务" + count + "项：" + list + "。" : "Tasks without a target (" + count + "): " + list + ".");
}

}  // namespace

void add_counts(Sheet& sheet) {
  add_headline(sheet);
  add_count_table(sheet);
  add_coverage(sheet);
  add_bundles(sheet);
  add_repetitions(sheet);
  add_left_out(sheet);
  add_tasks_without_targets(sheet);
}

}  // namespace milepost::report
