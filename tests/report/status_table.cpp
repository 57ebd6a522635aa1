#include "milepost/report/status_table.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

#include "milepost/aggregation/projections.hpp"
#include "milepost/assessment/likelihood.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/io/plan_file.hpp"
#include "milepost/io/table.hpp"

using namespace milepost;

namespace {

constexpr Language both_languages[]{Language::zh, Language::en};
constexpr Status statuses[]{Status::achieved, Status::on_track, Status::at_risk, Status::off_track, Status::missed, Status::not_assessable};

struct Jinan {
  Plan plan = read_plan("examples/plans/jinan.yaml");
  Scorecard published = card_of("jinan");
  Scorecard made_up = card_of("illustration");

  Scorecard card_of(const std::string& name) const {
    return assess(plan, read_observations("examples/plans/" + name + "_observations.csv", plan), Date{2024, 6, 30});
  }
};

const Jinan& jinan() {
  static const Jinan held;
  return held;
}

std::vector<std::string> lines_of_text(const std::string& text) {
  REQUIRE(text.ends_with("\n"));
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::size_t widest(const std::string& text) {
  std::size_t width = 0;
  for (const std::string& line : lines_of_text(text)) width = std::max(width, detail::display_width(line));
  return width;
}

/// Without the terminal's codes.
std::string plain(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1b') at = text.find('m', at);
    else result += text[at];
  }
  return result;
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string sign_of(Status status, Language language) { return std::string(shape_of(status)) + " " + std::string(word_of(status, language)); }

std::vector<std::string> words_of_line(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// The numbers behind the sign of a status in the table of counts, which is the last place where a line begins with it.
std::vector<std::string> counts_behind(const std::string& text, Status status, Language language) {
  std::string last;
  for (const std::string& line : lines_of_text(text))
    if (line.starts_with(sign_of(status, language))) last = line;
  REQUIRE(!last.empty());
  return words_of_line(last.substr(sign_of(status, language).size()));
}

/// 260 at end-2022, more than 400 by end-2025.
Plan small_plan(const std::string& name = "platforms") {
  Plan plan{.id = "demo", .title = Text("示例", "Example")};
  const Unit counted{.name = "platform"};
  plan.indicators = {{.id = "platforms", .name = Text(name, name), .unit = counted, .direction = Direction::increase}};
  plan.targets = {{.indicator = "platforms", .bound = more_than(400 * counted), .due = end_of(Year{2025}), .baseline = Baseline{260, Year{2022}}}};
  return plan;
}

Scorecard small_card(const Plan& plan) {
  return assess(plan, {{{"platforms", ""}, Series{Unit{.name = "platform"}, {{Year{2024}, 361}}}}}, Date{2025, 3, 1});
}

}  // namespace

TEST_CASE("no line is wider than the width, in either language") {
  for (const Language language : both_languages)
    for (const int width : {80, 93, 100, 140})
      for (const Scorecard* card : {&jinan().published, &jinan().made_up}) {
        CAPTURE(width);
        CHECK(widest(status_table(jinan().plan, *card, {language, width, false})) <= static_cast<std::size_t>(width));
        const std::vector<Group> groups = by_organization(jinan().plan, *card);
        CHECK(widest(group_table({"责任单位", "Organization"}, groups, {language, width, false})) <= static_cast<std::size_t>(width));
      }
}

TEST_CASE("any name fits") {
  const std::vector<std::string> pieces{"a", "bc", " ", "数", "平台", "“", "”", "（", "）", "，", "1.5", "-", "é", "e\u0301", "𠀀", "✔", "…"};
  CHECK(rc::check([&](const std::vector<unsigned>& choice) {
    std::string name;
    for (const unsigned one : choice) name += pieces[one % pieces.size()];
    const Plan plan = small_plan(name + name + name);
    for (const Language language : both_languages) RC_ASSERT(widest(status_table(plan, small_card(plan), {language, 80, false})) <= 80u);
  }));
  const Plan plan = small_plan(std::string(500, 'x'));
  CHECK(widest(status_table(plan, small_card(plan), {Language::en, 80, false})) <= 80);
}

TEST_CASE("widths outside 80 to 140 are held there") {
  const auto at = [](int width) { return status_table(jinan().plan, jinan().made_up, {Language::en, width, false}); };
  CHECK(at(-5) == at(80));
  CHECK(at(1000) == at(140));
  CHECK(at(80) != at(140));
}

TEST_CASE("colour adds nothing but colour, and only when asked for") {
  for (const Language language : both_languages) {
    const std::string without = status_table(jinan().plan, jinan().made_up, {language, 100, false});
    const std::string with = status_table(jinan().plan, jinan().made_up, {language, 100, true});
    CHECK(!holds(without, "\x1b"));
    CHECK(with != without);
    CHECK(plain(with) == without);
  }
}

TEST_CASE("a row for each mention, each with the shape and the word of its status") {
  for (const Language language : both_languages) {
    const std::string text = status_table(jinan().plan, jinan().made_up, {language, 140, false});
    std::size_t rows = 0;
    for (const std::string& line : lines_of_text(text))
      for (const Status status : statuses) rows += line.starts_with(sign_of(status, language));
    CHECK(rows == jinan().made_up.rows.size() + std::size(statuses));
  }
}

TEST_CASE("the table of counts says what roll_up counts") {
  for (const Scorecard* card : {&jinan().published, &jinan().made_up})
    for (const Language language : both_languages) {
      const RollUp counts = roll_up(*card);
      const std::string text = status_table(jinan().plan, *card, {language, 140, false});
      for (const Status status : statuses) {
        const std::vector<std::string> numbers = counts_behind(text, status, language);
        REQUIRE(numbers.size() >= 4);  // must, promote and support, strive, all, ...
        CHECK(numbers[0] == std::to_string(counts.strengths.at(Strength::must)[static_cast<std::size_t>(status)]));
        CHECK(numbers[2] == std::to_string(counts.strengths.at(Strength::strive)[static_cast<std::size_t>(status)]));
        CHECK(numbers[3] == std::to_string(count_of(counts, status)));
      }
    }
}

TEST_CASE("Jinan as of 2024-06-30: one of 37 assessed, and the reasons") {
  const std::string zh = status_table(jinan().plan, jinan().published, {Language::zh, 100, false});
  CHECK(holds(zh, "明确要求的23项：○ 暂无法评估23项。"));
  CHECK(holds(zh, "全部37项：● 符合进度1项、○ 暂无法评估36项。"));
  CHECK(holds(zh, "可评估1项，占全部37项的2.7%。"));
  CHECK(holds(zh, "无公布数据35项、数据点过少1项"));
  const std::string en = status_table(jinan().plan, jinan().published, {Language::en, 100, false});
  CHECK(holds(en, "Must (23): ○ 23 not assessable."));
  CHECK(holds(en, "Assessed: 1 of 37 (2.7 %)."));
  CHECK(holds(en, "no data 35, too few figures 1"));
}

TEST_CASE("shares over all and over the assessed, with their number") {
  const std::string text = status_table(jinan().plan, jinan().published, {Language::en, 140, false});
  CHECK(holds(text, "of assessed (n=1)"));
  CHECK(counts_behind(text, Status::on_track, Language::en) == std::vector<std::string>{"0", "0", "1", "1", "2.7", "%", "100", "%"});
  CHECK(counts_behind(text, Status::not_assessable, Language::en).back() == "—");
}

TEST_CASE("without a figure to compare the value owed today is shown") {
  const std::string text = status_table(jinan().plan, jinan().published, {Language::zh, 140, false});
  for (const std::string& line : lines_of_text(text)) {
    if (holds(line, "遴选推介高价值成果数")) CHECK(holds(line, "125项"));       // 200 x 0.625
    if (holds(line, "高技能人才总量")) CHECK(holds(line, "45.2万人"));          // 45.15, not the 37.5 of its only figure
    if (holds(line, "科创金融专营(特色)机构数")) CHECK(holds(line, "8.82家"));  // at the figure's date, end-2023
    if (holds(line, "“创新、创业”主题路演活动场次")) CHECK(holds(line, "每年"));
  }
}

TEST_CASE("what is mentioned twice is listed for confirmation") {
  const std::string zh = status_table(jinan().plan, jinan().published, {Language::zh, 140, false});
  CHECK(holds(zh, "重复提及：各类创业创新基地平台累计总数（任务6）与各类“双创”载体平台数（任务1）计为一项，是否同一目标待确认。"));
  CHECK(holds(zh, "未设量化指标的任务11项：2、4、10"));
}

TEST_CASE("what left the plan is listed with its reason and not counted") {
  Plan plan = small_plan();
  plan.targets[0].ending = Ending{EndingKind::exempted, {}, Text("符合容错条件", "error tolerance applies")};
  const std::string zh = status_table(plan, small_card(plan), {Language::zh, 100, false});
  CHECK(holds(zh, "不计入：platforms，已免责：符合容错条件。"));
  CHECK(holds(zh, "可评估0项，占全部0项的—。"));
  CHECK(holds(status_table(plan, small_card(plan), {Language::en, 100, false}), "Left out: platforms, exempted: error tolerance applies."));
}

TEST_CASE("a target for each entity shows how many keep it") {
  Plan plan = small_plan();
  plan.entities = {{.id = "districts", .members = {"甲", "乙", "丙"}}};
  plan.indicators[0].each = EntitySetId("districts");
  Observations seen;
  for (const auto& [member, value] : {std::pair{"甲", 380.0}, {"乙", 360.0}, {"丙", 300.0}})
    seen.emplace(SeriesKey{"platforms", member}, Series{Unit{.name = "platform"}, {{Year{2024}, value}}});
  const Scorecard card = assess(plan, seen, Date{2025, 3, 1});
  CHECK(holds(status_table(plan, card, {Language::en, 140, false}), "2 of 3 keep it"));
  CHECK(holds(status_table(plan, card, {Language::zh, 140, false}), "3个对象中2个达标"));
}

TEST_CASE("the title names the plan, the day and the method") {
  const Plan plan = small_plan();
  const std::string text = status_table(plan, small_card(plan), {Language::en, 100, false});
  CHECK(text.starts_with("Example\nAs of 1 March 2025; method: progress against the required path (path)\n"));
}

TEST_CASE("targets without a task come last, under a line of their own") {
  Plan plan = small_plan();
  plan.sections = {{.id = "s1", .number = "(一)", .title = Text("平台", "Platforms")}};
  plan.tasks = {{.id = "t1", .number = "1", .section = "s1", .title = Text("任务", "A task"), .targets = {"platforms"}}};
  plan.indicators.push_back({.id = "other", .name = "Other", .unit = Unit{.name = "platform"}});
  plan.targets.push_back({.indicator = "other", .bound = at_least(5 * Unit{.name = "platform"}), .due = end_of(Year{2025})});
  const std::string text = status_table(plan, small_card(plan), {Language::en, 100, false});
  CHECK(holds(text, "(1) Platforms"));
  CHECK(text.find("(1) Platforms") < text.find("1. A task"));
  CHECK(text.find("1. A task") < text.find("Targets outside any task"));
  CHECK(text.find("Targets outside any task") < text.find("Other"));
}

TEST_CASE("numbers of sections are printed as the document has them, in English as figures") {
  const auto shown = [](const std::string& number, Language language) {
    Plan plan = small_plan();
    plan.sections = {{.id = "s1", .number = number, .title = Text("平台", "Platforms")}};
    plan.tasks = {{.id = "t1", .section = "s1", .title = Text("任务", "A task"), .targets = {"platforms"}}};
    for (const std::string& line : lines_of_text(status_table(plan, small_card(plan), {language, 100, false})))
      if (line.ends_with(language == Language::zh ? "平台" : "Platforms")) return line;
    return std::string();
  };
  CHECK(shown("（十二）", Language::en) == "(12) Platforms");
  CHECK(shown("(二十)", Language::en) == "(20) Platforms");
  CHECK(shown("三、", Language::en) == "3. Platforms");
  CHECK(shown("九", Language::en) == "9. Platforms");
  CHECK(shown("第一章", Language::en) == "第一章 Platforms");
  CHECK(shown("（十十）", Language::en) == "（十十） Platforms");
  CHECK(shown("IV", Language::en) == "IV Platforms");
  CHECK(shown("（十二）", Language::zh) == "（十二） 平台");
}

TEST_CASE("a row that an earlier period holds down says so") {
  const Unit counted{.name = "platform"};
  Plan plan = small_plan();
  plan.indicators[0].kind = Kind::flow;
  plan.targets[0] = {.indicator = "platforms", .bound = at_least(60 * counted), .due = Due{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}}};
  const auto table = [&](double first, Language language) {
    const Observations seen{{{"platforms", ""}, Series{counted, {{Year{2022}, first}, {Year{2023}, 64}}}}};
    return status_table(plan, assess(plan, seen, Date{2024, 1, 31}), {language, 140, false});
  };
  CHECK(holds(table(58, Language::zh), "往期有未完成"));
  CHECK(holds(table(58, Language::en), "an earlier period was missed"));
  CHECK(!holds(table(60, Language::zh), "往期有未完成"));
  CHECK(!holds(table(60, Language::en), "an earlier period was missed"));
}

TEST_CASE("groups: the worst assessed target is the light, and sums may exceed the plan") {
  const std::vector<Group> groups = by_organization(jinan().plan, jinan().made_up);
  int sum = 0;
  for (const Group& group : groups) sum += group.counts.total;
  CHECK(sum > roll_up(jinan().made_up).total);
  const std::string text = group_table({"责任单位", "Organization"}, groups, {Language::en, 140, false});
  CHECK(holds(text, "their sum may exceed the plan"));
  for (const Group& group : groups) {
    if (!group.counts.worst || group.name.en.size() > 40) continue;
    for (const std::string& line : lines_of_text(text))
      if (line.starts_with(group.name.en + " ")) CHECK(holds(line, sign_of(*group.counts.worst, Language::en)));
  }
}

TEST_CASE("a plan without targets says so, and has no table of zeros") {
  const Plan plan{.id = "empty"};
  const Scorecard card = assess(plan, {}, Date{2024, 6, 30});
  const std::string text = status_table(plan, card, {Language::en, 100, false});
  CHECK(text.starts_with("empty\n"));
  CHECK(holds(text, "The plan sets no targets."));
  CHECK(!holds(text, sign_of(Status::on_track, Language::en)));
}

TEST_CASE("a bundle is told under the counts, with each of its parts") {
  const std::string zh = status_table(jinan().plan, jinan().published, {Language::zh, 140, false});
  CHECK(holds(zh, "组合目标：“3个10”专项任务 ○ 暂无法评估（3项全部完成方为完成，按最差一项列示）：创业义诊活动场次 ○ 暂无法评估"));
  const std::string en = status_table(jinan().plan, jinan().made_up, {Language::en, 140, false});
  CHECK(holds(en, "Bundle: The “three tens” "));
  CHECK(holds(en, "(kept if all 3 parts are; it stands as its worst): "));
}

TEST_CASE("what left the plan: a reason with its own full stop gets no second one, and no reason no colon") {
  Plan plan = small_plan();
  plan.targets[0].ending = Ending{EndingKind::exempted, {}, Text("符合容错条件。", "Error tolerance applies.")};
  CHECK(holds(status_table(plan, small_card(plan), {Language::zh, 100, false}), "已免责：符合容错条件。\n"));
  CHECK(holds(status_table(plan, small_card(plan), {Language::en, 100, false}), "exempted: Error tolerance applies.\n"));
  plan.targets[0].ending->why = Text();
  CHECK(holds(status_table(plan, small_card(plan), {Language::en, 100, false}), "Left out: platforms, exempted.\n"));
}

TEST_CASE("a figure that is provisional, or out of date, says so in its row") {
  Plan plan = small_plan();
  plan.targets[0].due = end_of(Year{2027});
  const Series old{Unit{.name = "platform"}, {{.period = Year{2023}, .value = 300, .status = ObservationStatus::provisional}}};
  const auto table = [&](const Date& as_of, Language language) {
    return status_table(plan, assess(plan, {{{"platforms", ""}, old}}, as_of), {language, 140, false});
  };
  // Two further years have closed at the end of 2025.
  CHECK(holds(table(Date{2025, 12, 31}, Language::zh), "初步，未更新"));
  CHECK(holds(table(Date{2025, 12, 31}, Language::en), "provisional, out of date"));
  CHECK(holds(table(Date{2025, 12, 30}, Language::en), "provisional"));
  CHECK_FALSE(holds(table(Date{2025, 12, 30}, Language::en), "out of date"));
}

TEST_CASE("a target on another indicator names it, and a rate to hold without a number says so") {
  Plan plan = small_plan();
  plan.indicators.push_back({.id = "gdp-growth", .name = Text("生产总值增长", "Growth of output"), .unit = percent_unit, .kind = Kind::growth});
  plan.targets[0].bound = above("gdp-growth");
  plan.targets.push_back({.indicator = "gdp-growth", .bound = some_of(), .due = end_of(Year{2025}), .hold = true});
  const std::string zh = status_table(plan, small_card(plan), {Language::zh, 140, false});
  const std::string en = status_table(plan, small_card(plan), {Language::en, 140, false});
  CHECK(holds(zh, "高于生产总值增长"));
  CHECK(holds(zh, "保持在合理区间"));
  CHECK(holds(en, "above \"Growth of"));
  CHECK(holds(en, "kept within"));
  CHECK_FALSE(holds(zh + en, "above gdp-growth"));
}

TEST_CASE("a status table has a column of probabilities only when they have been asked for, within the width") {
  const Observations seen = read_observations("examples/plans/illustration_observations.csv", jinan().plan);
  const Scorecard asked = with_probabilities(jinan().made_up, jinan().plan, seen);
  int told = 0;
  for (const ScorecardRow& row : asked.rows) told += row.verdict.probability.has_value();
  REQUIRE(told > 0);
  for (const Language language : both_languages)
    for (const int width : {80, 100, 140}) {
      const std::string table = status_table(jinan().plan, asked, {.language = language, .width = width});
      CHECK(widest(table) <= static_cast<std::size_t>(width));
      CHECK(holds(table, language == Language::zh ? "概率" : "Probability"));
    }
  CHECK_FALSE(holds(status_table(jinan().plan, jinan().made_up, {.language = Language::en}), "Probability"));
  CHECK(holds(status_table(jinan().plan, asked, {.language = Language::en, .width = 140}), "Why none: "));
  const std::string wide = status_table(jinan().plan, asked, {.language = Language::en, .width = 140});
  for (const ScorecardRow& row : asked.rows)
    if (row.verdict.probability) CHECK(holds(wide, percent_of_probability(*row.verdict.probability, Language::en)));
}
