#include "milepost/report/comparison_table.hpp"

#include <map>

#include "milepost/assessment/explain.hpp"
#include "page.hpp"

namespace milepost {

using namespace report;

namespace {

std::string name_of_compared(const Plan& plan, const ComparedTarget& row, Language language) {
  const Indicator* indicator = find(plan, row.indicator);
  const std::string name = indicator ? in(indicator->name, language) : "";
  return name.empty() ? row.target.value : name;
}

/// "eurostat.2021 1.22".
std::string method_and_figure(const Verdict& verdict, Language language) {
  return verdict.method + (verdict.figure ? " " + figure_of_method(verdict, language) : "");
}

void add_statuses(Page& page, const Comparison& comparison) {
  for (const Status status : statuses) {
    std::vector<std::string> methods;
    for (const Verdict& verdict : comparison.verdicts)
      if (verdict.status == status && status != Status::not_assessable) methods.push_back(method_and_figure(verdict, page.language));
    if (!methods.empty()) page.add_wrapped(page.sign_of(status) + page.pick("：", ": ") + words::listed(methods, page.language), 2);
  }
}

Status status_by(const Comparison& comparison, const std::string& method) {
  for (const Verdict& verdict : comparison.verdicts)
    if (verdict.method == method) return verdict.status;
  return Status::not_assessable;
}

/// A cause in one part says more than several, and those more than none.
bool says_more(const Disagreement& one, const Disagreement& other) { return one.cause < other.cause; }

/// For each pair of statuses the disagreement that says most.
void add_reasons(Page& page, const Comparison& comparison) {
  std::map<std::pair<Status, Status>, const Disagreement*> best;
  for (const Disagreement& one : comparison.disagreements) {
    const Status first = status_by(comparison, one.first), second = status_by(comparison, one.second);
    const Disagreement*& kept = best[{std::min(first, second), std::max(first, second)}];
    if (!kept || says_more(one, *kept)) kept = &one;
  }
  for (const auto& [pair, disagreement] : best) page.add_wrapped(in(disagreement->sentence, page.language), 4);
}

std::string heading_of(const PlanComparison& comparison, const Page& page, int judged) {
  const std::string day = date_words(comparison.as_of, page.language), methods = std::to_string(comparison.methods.size());
  const std::string disputed = std::to_string(disputed_count(comparison)), all = std::to_string(judged);
  if (page.zh()) return "截至" + day + "，" + methods + "种方法可评估目标" + all + "项，其中判定不一的" + disputed + "项。";
  return "As of " + day + ", " + methods + (comparison.methods.size() == 1 ? " method: " : " methods: ") + all + (judged == 1 ? " target" : " targets") + " that can be judged, " + disputed + " of them disputed.";
}

}  // namespace

std::string comparison_table(const Plan& plan, const PlanComparison& comparison, const TableOptions& options) {
  Page page{options};
  const auto judged = std::count_if(comparison.rows.begin(), comparison.rows.end(), [](const ComparedTarget& row) { return status_count(row.comparison) > 0; });
  page.add_wrapped(heading_of(comparison, page, static_cast<int>(judged)), 0, page.bold());
  if (disputed_count(comparison) > 0) page.add_wrapped(rule_of_comparison(page.language));
  for (const ComparedTarget& row : comparison.rows) {
    if (status_count(row.comparison) == 0) continue;
    page.add("");
    page.add_wrapped(name_of_compared(plan, row, page.language), 0, page.bold());
    add_statuses(page, row.comparison);
    add_reasons(page, row.comparison);
  }
  const auto left = static_cast<long>(comparison.rows.size()) - judged;
  if (left > 0) page.add_wrapped(page.pick("另有" + std::to_string(left) + "项各方法均无法评估。", std::to_string(left) + " more that no method can judge."));
  return std::move(page.text);
}

}  // namespace milepost
