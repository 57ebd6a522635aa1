#include <doctest/doctest.h>

#include "milepost/report/status_table.hpp"

using namespace milepost;

namespace {

Plan with_deliverables() {
  Plan plan{.id = "illustration", .title = {"示意", "Illustration"}};
  plan.deliverables = {{.id = "rules", .name = {"管理办法", "Rules"}, .due = Due{Within{Year{2023}}}}, {.id = "fund", .name = {"引导基金", "Fund"}}};
  plan.deliverables[0].steps = {{.id = "draft", .due = Date{2023, 6, 30}}, {.id = "issue", .due = Date{2023, 12, 31}}};
  return plan;
}

std::string table_of(const Plan& plan, Language language) {
  Observations seen;
  seen.emplace(SeriesKey{"rules", ""}, earned_weight(plan.deliverables.front(), {{"draft", {2023, 6, 30}}}));
  return status_table(plan, assess(plan, seen, {2023, 6, 30}), {.language = language});
}

}  // namespace

TEST_CASE("deliverables are counted apart from targets, with why the rest has no class; those with one stand by name") {
  const std::string zh = table_of(with_deliverables(), Language::zh);
  CHECK(zh.find("工作成果2项：● 符合进度1项、○ 暂无法评估1项（无完成时限1项）。") != zh.npos);
  CHECK(zh.find("● 符合进度　管理办法：已完成50%，应完成50%，2023年末到期") != zh.npos);
  CHECK(zh.find("引导基金") == zh.npos);
  const std::string en = table_of(with_deliverables(), Language::en);
  CHECK(en.find("● on track Rules: 50 % done, 50 % owed, due end-2023") != en.npos);
}

TEST_CASE("a deliverable of which nothing is recorded has no progress recorded: its figures are not published by anybody") {
  const Plan plan = with_deliverables();
  const std::string zh = status_table(plan, assess(plan, {}, {2023, 6, 30}), {.language = Language::zh});
  CHECK(zh.find("（无完成时限1项、无进展记录1项）") != zh.npos);
}

TEST_CASE("a plan without deliverables says nothing of them") {
  const std::string zh = status_table(Plan{.id = "illustration"}, assess(Plan{.id = "illustration"}, {}, {2023, 6, 30}));
  CHECK(zh.find("工作成果") == zh.npos);
  CHECK(zh.find("本方案没有设定目标。") != zh.npos);
}
