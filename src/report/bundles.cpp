// Composite targets under a scorecard: where each stands, and each of its parts.
#include "page.hpp"

namespace milepost::report {

namespace {

/// The rows of a bundle's parts, in the order of the plan.
std::vector<const ScorecardRow*> parts_of(const Sheet& sheet, const Bundle& bundle) {
  std::vector<const ScorecardRow*> parts;
  for (const ScorecardRow& row : sheet.card.rows) {
    const Target* target = find(sheet.directory.targets, row.target.value);
    if (target && target->bundle == bundle.id) parts.push_back(&row);
  }
  return parts;
}

RollUp counts_of(const std::vector<const ScorecardRow*>& parts) {
  RollUp counts;
  for (const ScorecardRow* row : parts) add(counts, row->verdict, row->strength);
  return counts;
}

/// "创业义诊活动场次 ● 符合进度、……".
std::string part_words(const Sheet& sheet, const std::vector<const ScorecardRow*>& parts) {
  std::vector<std::string> words;
  for (const ScorecardRow* row : parts) words.push_back(sheet.name_of(*row) + " " + sheet.page.sign_of(row->verdict.status));
  return words::listed(words, sheet.page.language);
}

std::string line_of(const Sheet& sheet, const Bundle& bundle, const std::vector<const ScorecardRow*>& parts) {
  const std::string sign = sheet.page.sign_of(bundle_status(counts_of(parts)));
  const std::string n = std::to_string(parts.size()), name = in(bundle.name, sheet.page.language);
  const std::string which = name.empty() ? bundle.id.value : name;
  if (sheet.page.zh()) return "组合目标：" + which + " " + sign + "（" + n + "项全部完成方为完成，按最差一项列示）：" + part_words(sheet, parts) + "。";
  return "Bundle: " + which + " " + sign + " (kept if all " + n + " parts are; it stands as its worst): " + part_words(sheet, parts) + ".";
}

}  // namespace

void add_bundles(Sheet& sheet) {
  for (const Bundle& bundle : sheet.plan.bundles) {
    const std::vector<const ScorecardRow*> parts = parts_of(sheet, bundle);
    if (!parts.empty()) sheet.page.add_wrapped(line_of(sheet, bundle, parts));
  }
}

}  // namespace milepost::report
