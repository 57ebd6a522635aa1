#include "milepost/report/projection_table.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "../aggregation/small_plan.hpp"
#include "milepost/assessment/attain.hpp"
#include "milepost/detail/text.hpp"

using namespace milepost;

namespace {

/// Two targets with figures, one of them for a district, and two without.
struct ProjectedPlan {
  test::SmallPlan small{};
  std::vector<ProjectedTarget> rows{};

  ProjectedPlan() {
    small.task("t");
    for (const char* name : {"first", "second", "unseen", "unseen-too"}) small.target(name);
    small.indicator("first").name = Text("创业平台", "Start-up platforms");
    small.observations.insert_or_assign(SeriesKey{"first", ""}, Series{test::tonne, {{Year{2021}, 40}, {Year{2022}, 60}, {Year{2023}, 80}}});
    small.see("second", 20);
    rows = project(small.plan, small.observations, Date{2023, 12, 31}, {.horizon = 3});
    rows[1].entity = "North";
  }
  std::string table(Language language, int width = 100) const { return projection_table(small.plan, rows, {.language = language, .width = width}); }
};

std::vector<std::string> projected_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::size_t times_said(const std::string& text, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a projection table names each target with its bound, district and method") {
  const ProjectedPlan plan;
  const std::string zh = plan.table(Language::zh), en = plan.table(Language::en);
  CHECK(times_said(zh, "创业平台：") == 1);
  CHECK(times_said(en, "Start-up platforms: " + words_of(plan.small.plan.targets[0].bound, test::tonne, Language::en)) == 1);
  CHECK(times_said(en, "North") == 1);
  CHECK(times_said(en, "by auto, 3 figures") == 1);
  CHECK(times_said(en, "by auto, 1 figure") == 1);
  CHECK(times_said(zh, "方法auto，数据3个") == 1);
}

TEST_CASE("a projection table has a line a step: the year, the path, both intervals") {
  const ProjectedPlan plan;
  const std::string en = plan.table(Language::en), zh = plan.table(Language::zh);
  for (const std::string& text : {en, zh})
    for (const char* year : {"2024", "2025", "2026"}) {
      const std::vector<std::string> lines = projected_lines(text);
      CHECK(std::count_if(lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(year); }) == 2);
    }
  CHECK(times_said(en, "80 % interval") == 2);
  CHECK(times_said(zh, "95%区间") == 2);
  CHECK(times_said(en, " – ") == 2 * 3 * 2);
}

TEST_CASE("a projection table says probabilities in per cent and in the words of the IPCC") {
  ProjectedPlan plan;
  const auto said = [&](std::optional<double> probability, Language language) {
    plan.rows[0].probability = probability;
    return projection_table(plan.small.plan, {plan.rows[0]}, {.language = language});
  };
  CHECK(times_said(said(0.72, Language::en), "Probability of meeting it: 72 % (likely)") == 1);
  CHECK(times_said(said(0.72, Language::zh), "实现的概率：72%") == 1);
  CHECK(times_said(said(0.72, Language::zh), "可能") >= 1);
  CHECK(times_said(said(0.001, Language::en), "<1 % (exceptionally unlikely)") == 1);
  CHECK(times_said(said(0.999, Language::en), ">99 % (virtually certain)") == 1);
  CHECK(times_said(said(0.0, Language::en), ": 0 % (exceptionally unlikely)") == 1);
  CHECK(times_said(said(1.0, Language::en), ": 100 % (virtually certain)") == 1);
  CHECK(times_said(said({}, Language::en), "none (no due day") == 1);
  CHECK(times_said(said({}, Language::zh), "实现的概率：无") == 1);
}

TEST_CASE("a projection table counts what cannot be projected, and says nothing of it where there is none") {
  ProjectedPlan plan;
  CHECK(times_said(plan.table(Language::en), "2 more without a figure to project from.") == 1);
  CHECK(times_said(plan.table(Language::zh), "另有2项暂无数据，无法预测。") == 1);
  plan.rows.resize(2);
  CHECK(times_said(plan.table(Language::en), "more without") == 0);
  CHECK(projection_table(plan.small.plan, {}).empty());
}

TEST_CASE("no line of a projection table is wider than the width, in either language; each ends") {
  ProjectedPlan plan;
  plan.small.indicator("first").name = Text("名称很长的指标名称很长的指标名称很长的指标名称很长的指标名称很长的指标名称很长的指标", "A name that goes on for longer than any line that a screen of eighty columns holds, and then some more");
  for (const Language language : {Language::zh, Language::en})
    for (const int width : {80, 100, 140}) {
      const std::string text = plan.table(language, width);
      CHECK(text.ends_with("\n"));
      for (const std::string& line : projected_lines(text)) CHECK(detail::display_width(line) <= static_cast<std::size_t>(width));
    }
}

TEST_CASE("a projection table heads with the plan, the day, the model asked for and how far ahead; each target says its due day") {
  ProjectedPlan plan;
  plan.small.plan.title = Text("小方案", "A small plan");
  CHECK(plan.table(Language::en).starts_with("A small plan\nAs of end-2023; model: auto; 3 steps ahead\n"));
  CHECK(plan.table(Language::zh).starts_with("小方案\n截至2023年末；预测模型：auto；预测3期\n"));
  CHECK(times_said(plan.table(Language::en), "; due end-2025") == 2);
  CHECK(times_said(plan.table(Language::zh), "；时限2025年末") == 2);
}

TEST_CASE("a projection table says why a target has no probability, by its kind") {
  ProjectedPlan plan;
  plan.rows[0].probability.reset();
  for (const Unforeseen why : {Unforeseen::recurring, Unforeseen::comparison, Unforeseen::no_spread}) {
    plan.rows[0].chance = {.why = why};
    CHECK(times_said(projection_table(plan.small.plan, {plan.rows[0]}, {.language = Language::en, .width = 140}), "Probability of meeting it: none: " + words_of(why).en) == 1);
    CHECK(times_said(projection_table(plan.small.plan, {plan.rows[0]}, {.width = 140}), "实现的概率：无，" + words_of(why).zh) == 1);
  }
}

TEST_CASE("a projection table shows no interval of figures without spread, and names what contradicts itself") {
  ProjectedPlan plan;
  plan.rows[0].projection.spread = false;
  const std::string en = projection_table(plan.small.plan, {plan.rows[0]}, {.language = Language::en});
  CHECK(times_said(en, " – ") == 0);
  CHECK(times_said(en, "none") == 2 * 3);
  plan.rows[0].projection = {.fault = SeriesFault::inconclusive, .note = Text("时期重复", "periods come twice")};
  const std::string odd = projection_table(plan.small.plan, {plan.rows[0]}, {.language = Language::en});
  CHECK(times_said(odd, "Start-up platforms") == 1);
  CHECK(times_said(odd, "Not projected: periods come twice") == 1);
}
