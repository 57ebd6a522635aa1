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

/// Why a method that has a status, or none, has no figure.
std::optional<Reason> lack_of(const Verdict& verdict) { return verdict.ungraded ? verdict.ungraded : verdict.reason; }

/// "eurostat.2021 1.22"; of what is settled without a figure its reason or class, "tianjin.2022 (undefined by the method)", "oecd.2019 (met)".
std::string method_and_figure(const Page& page, const Verdict& verdict) {
  if (verdict.figure) return verdict.method + " " + figure_of_method(verdict, page.language);
  const std::optional<Reason> lack = lack_of(verdict);
  const std::string why = lack ? words::reason(*lack, page.language) : verdict.label;
  return verdict.method + (why.empty() ? "" : page.bracketed(why));
}

template <class Word>
std::vector<std::string> methods_with(const Comparison& comparison, Status status, const Word& word) {
  std::vector<std::string> methods;
  for (const Verdict& verdict : comparison.verdicts)
    if (verdict.status == status) methods.push_back(word(verdict));
  return methods;
}

/// Those that cannot judge, by the reason: "○ not assessable: no schedule: a, b; too few points: c".
void add_those_without(Page& page, const Comparison& comparison) {
  std::map<Reason, std::vector<std::string>> methods;
  for (const Verdict& verdict : comparison.verdicts)
    if (verdict.status == Status::not_assessable) methods[verdict.reason.value_or(Reason::inconclusive)].push_back(verdict.method);
  std::string told;
  for (const auto& [reason, names] : methods)
    told += (told.empty() ? "" : page.pick("；", "; ")) + words::reason(reason, page.language) + page.pick("：", ": ") + words::listed(names, page.language);
  if (!told.empty()) page.add_wrapped(page.sign_of(Status::not_assessable) + page.pick("：", ": ") + told, 2);
}

void add_statuses(Page& page, const Comparison& comparison) {
  for (const Status status : statuses) {
    if (status == Status::not_assessable) continue;
    const auto methods = methods_with(comparison, status, [&](const Verdict& verdict) { return method_and_figure(page, verdict); });
    if (!methods.empty()) page.add_wrapped(page.sign_of(status) + page.pick("：", ": ") + words::listed(methods, page.language), 2);
  }
  add_those_without(page, comparison);
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

/// Targets that a method can judge, those that none can, and mentions of a target that is counted elsewhere.
struct Counts {
  int judged{}, unjudged{}, repeated{};
};

Counts counts_of(const PlanComparison& comparison) {
  Counts counts;
  for (const ComparedTarget& row : comparison.rows) ++(!row.counted ? counts.repeated : status_count(row.comparison) > 0 ? counts.judged : counts.unjudged);
  return counts;
}

void add_left_out(Page& page, const Counts& counts) {
  const std::string unjudged = std::to_string(counts.unjudged), repeated = std::to_string(counts.repeated);
  if (counts.unjudged > 0) page.add_wrapped(page.pick("另有" + unjudged + "项各方法均无法评估。", unjudged + " more that no method can judge."));
  if (counts.repeated > 0)
    page.add_wrapped(page.pick("重复提及的" + repeated + "项已并入所重复的目标，不另计。", repeated + (counts.repeated == 1 ? " that repeats a target is" : " that repeat a target are") + " counted with it."));
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
  const Counts counts = counts_of(comparison);
  page.add_wrapped(heading_of(comparison, page, counts.judged), 0, page.bold());
  if (disputed_count(comparison) > 0) page.add_wrapped(rule_of_comparison(page.language));
  for (const ComparedTarget& row : comparison.rows) {
    if (!row.counted || status_count(row.comparison) == 0) continue;
    page.add("");
    page.add_wrapped(name_of_compared(plan, row, page.language), 0, page.bold());
    add_statuses(page, row.comparison);
    add_reasons(page, row.comparison);
  }
  add_left_out(page, counts);
  return std::move(page.text);
}

}  // namespace milepost
