// Deliverables under a scorecard: how many stand where, and those that can be assessed one by one.
#include "page.hpp"

namespace milepost::report {

namespace {

/// Nobody publishes figures of a deliverable: its progress is recorded, or it is not.
std::string reason_of_deliverable(const Page& page, Reason reason) {
  return reason == Reason::no_data ? page.pick("无进展记录", "no progress recorded") : words::reason(reason, page.language);
}

/// "无进展记录70项、无完成时限2项".
std::string reasons_words(const Page& page, const RollUp& counts) {
  std::vector<std::string> parts;
  for (const auto& [reason, count] : counts.reasons) {
    const std::string n = std::to_string(count), word = reason_of_deliverable(page, reason);
    parts.push_back(page.zh() ? word + n + "项" : n + " " + word);
  }
  return words::listed(parts, page.language);
}

std::string headline(const Page& page, const RollUp& counts) {
  const std::string standing = standing_words(page, [&](Status status) { return milepost::count_of(counts, status); });
  const std::string reasons = counts.reasons.empty() ? "" : page.bracketed(reasons_words(page, counts)), n = std::to_string(counts.total);
  return page.zh() ? "工作成果" + n + "项：" + standing + reasons + "。" : "Deliverables (" + n + "): " + standing + reasons + ".";
}

std::string deliverable_name(const Sheet& sheet, const DeliverableRow& row) {
  const Deliverable* deliverable = find(sheet.plan, row.deliverable);
  const std::string name = deliverable ? in(deliverable->name, sheet.page.language) : "";
  return name.empty() ? row.deliverable.value : name;
}

/// "已完成40%，应完成55%".
std::string earned_words(const Sheet& sheet, const Verdict& verdict) {
  if (!verdict.observed || !verdict.required) return "";
  const std::string done = sheet.amount(verdict.observed->value, verdict.unit), owed = sheet.amount(*verdict.required, verdict.unit);
  return sheet.page.zh() ? "已完成" + done + "，应完成" + owed : done + " done, " + owed + " owed";
}

std::string due_words_of(const Sheet& sheet, const Verdict& verdict) {
  if (!verdict.schedule.due) return "";
  const std::string day = sheet.day(*verdict.schedule.due);
  return sheet.page.zh() ? day + "到期" : "due " + day;
}

/// "：已完成40%，应完成55%，2023年末到期", as much of it as there is.
std::string facts_words(const Sheet& sheet, const Verdict& verdict) {
  const std::string earned = earned_words(sheet, verdict), due = due_words_of(sheet, verdict);
  const std::string facts = earned + (earned.empty() || due.empty() ? "" : sheet.page.pick("，", ", ")) + due;
  return facts.empty() ? "" : sheet.page.pick("：", ": ") + facts;
}

std::string line_of_deliverable(const Sheet& sheet, const DeliverableRow& row) {
  const Page& page = sheet.page;
  return page.sign_of(row.verdict.status) + page.pick("　", " ") + deliverable_name(sheet, row) + facts_words(sheet, row.verdict);
}

}  // namespace

void add_deliverables(Sheet& sheet) {
  if (sheet.card.deliverables.empty()) return;
  sheet.page.add("");
  sheet.page.add_wrapped(headline(sheet.page, roll_up(sheet.card.deliverables)), 0, sheet.page.bold());
  for (const DeliverableRow& row : sheet.card.deliverables)
    if (row.verdict.status != Status::not_assessable) sheet.page.add_wrapped(line_of_deliverable(sheet, row), 2);
}

}  // namespace milepost::report
