#include "milepost/report/change_list.hpp"

#include "page.hpp"

namespace milepost {

using namespace report;

namespace {

std::string name_of(const Plan& plan, const Change& change, const Page& page) {
  const Indicator* indicator = find(plan, change.indicator);
  const std::string name = indicator ? in(indicator->name, page.language) : "";
  return name.empty() ? change.target.value : name;
}

/// "19 → 62 家 (2025-07-03)"; nothing where there is no new figure.
std::string figures(const Plan& plan, const Change& change, const Page& page) {
  if (!change.new_figure || !change.observed_after) return {};
  const Indicator* indicator = find(plan, change.indicator);
  const Unit unit = indicator ? indicator->unit : Unit{};
  const std::string before = change.observed_before ? number_words(*change.observed_before, unit, page.language) + " → " : "";
  const std::string day = change.observed_at ? page.pick("（", " (") + date_words(*change.observed_at, page.language) + page.pick("）", ")") : "";
  return page.pick("，", ", ") + before + amount_words(*change.observed_after, unit, page.language) + day;
}

std::string statuses_of(const Change& change, const Page& page) {
  if (change.is_new) return page.pick("新增，", "new, ") + page.sign_of(change.after);
  if (change.before == change.after) return page.sign_of(change.after) + page.pick("（未变）", " (as before)");
  return page.sign_of(change.before) + " → " + page.sign_of(change.after);
}

std::string sentence(const Plan& plan, const Change& change, const Page& page) {
  const std::string version = change.new_version ? page.pick("，目标已调整", ", target revised") : "";
  return name_of(plan, change, page) + page.pick("：", ": ") + statuses_of(change, page) + figures(plan, change, page) + version;
}

/// Worse, better, and the rest, each with its heading.
void add_turn(Page& page, const Plan& plan, const std::vector<Change>& changes, int turn, const std::string& heading) {
  bool first = true;
  for (const Change& change : changes) {
    if (turn_of(change) != turn) continue;
    if (first) page.add_wrapped(heading);
    first = false;
    page.add_wrapped(sentence(plan, change, page), 2);
  }
}

}  // namespace

std::string change_list(const Plan& plan, const std::vector<Change>& changes, const Date& since, const TableOptions& options) {
  Page page{options};
  const std::string day = date_words(since, page.language);
  if (changes.empty()) page.add_wrapped(page.pick("与" + day + "相比无变化。", "Nothing has changed since " + day + "."));
  else page.add_wrapped(page.pick("与" + day + "相比，有变化的" + std::to_string(changes.size()) + "项：", "Changed since " + day + ": " + std::to_string(changes.size())));
  add_turn(page, plan, changes, -1, page.pick("变差", "Worse"));
  add_turn(page, plan, changes, 1, page.pick("好转", "Better"));
  add_turn(page, plan, changes, 0, page.pick("其他", "Other"));
  return std::move(page.text);
}

}  // namespace milepost
