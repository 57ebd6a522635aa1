#include "milepost/io/plan_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "milepost/io/source.hpp"
#include "milepost/io/table.hpp"

using namespace milepost;

namespace {

Plan loaded(const std::string& text) {
  PlanReading reading = load_plan(text, "plan.yaml");
  REQUIRE_MESSAGE(reading.plan, lines_of(reading.problems));
  return *reading.plan;
}

/// A plan of one indicator, of which the lines behind its direction are given.
std::string with_target(const std::string& lines, const std::string& unit = "家") {
  return R"(milepost: 1
plan: {id: demo, title: Demo, horizon: 2022..2025}
periods: {fyp14: {span: 2021..2025, name: {zh: “十四五”时期, en: 14th Five-Year Plan period}}}
organizations: {drc: Commission}
tasks:
  - id: t1
    title: Platforms
    responsible: {organizations: [drc]}
    indicators:
      - id: platforms
        name: Platforms
        direction: increase
        unit: ')" +
         unit + "'\n" + lines;
}

Target target_of(const std::string& lines, const std::string& unit = "家") {
  return loaded(with_target(lines, unit)).targets.at(0);
}

constexpr const char* every_key = R"(# Every key of the grammar.
milepost: 1
plan:
  id: jinan-2022
  title: {zh: 济南市工作方案, en: Jinan work plan}
  issuer: 济南市人民政府办公厅
  number: 济政办字〔2022〕30号
  issued: 2022-07-11
  published: 2022-07-12
  horizon: 2022..2025
  note: An example.
documents:
  jinan: {title: 工作方案, issued: 2022-07-11, url: 'http://example.org', note: {en: Page one}}
periods:
  fyp14: {span: 2021..2025, name: {zh: 十四五, en: 14th Five-Year Plan}}
units:
  支队: {zh: 支队, en: squads, counted: true}
  百支队: {scale: 100, base: 支队, counted: false}
entities:
  districts: {name: 各区县, members: [历下区, 章丘区], note: Two of them}
organizations:
  drc: {zh: 市发展改革委, en: Municipal Development and Reform Commission}
  stb: {name: 市科技局, type: department, aliases: [科技局, 市科技局（外专局）], note: A note}
  all-districts: {name: 各区县, collective: all}
  iit: 市工业和信息化局
sections:
  - {id: s1, number: （一）, title: 建设平台}
tasks:
  - id: t01
    number: 1
    section: s1
    title: {zh: 打造平台, en: Build platforms}
    responsible: {organizations: [drc, {id: stb, role: joint}], mode: by_function, open: true, words: 按职能分工负责}
    source: {document: jinan, line: 18, words: 到“十四五”末, note: From the first paragraph}
    note: A task
    indicators:
      - id: platforms
        name: {zh: 载体平台, en: Carrier platforms}
        unit: 支队
        kind: stock
        direction: increase
        definition: Platforms of all kinds
        frequency: half_year
        population: 1,200
        scope: city
        each: districts
        target: about 4百支队
        tolerance: 5%
        due: {rule: end of fyp14, basis: shared, words: 到“十四五”末}
        opens: 2022-03-01
        baseline: {value: 2.6百支队, at: 2021, source: {document: jinan, line: 19}, status: derived}
        hold: false
        if_target_worse: follow
        milestones: {2023: 3百支队, 2024-06: 350}
        path: steps
        strength: strive
        possibly_same_as: context
        ending: {kind: exempted, from: 2024-05-01, why: 容错}
        unconfirmed: true
        source: {document: jinan, line: 20, words: 400家左右}
        responsible: {organizations: [iit], mode: sole}
        note: Kinds are an open list
      - id: roadshows
        name: 路演
        unit: 场
        kind: flow
        direction: increase
        target: 60场以上
        due: each year
        profile: [1, 2, 3, 4]
        same_as: platforms-of-old
indicators:
  - {id: context, name: Context, unit: 支队}
  - {id: platforms-of-old, name: Platforms of old, unit: 场, kind: growth}
)";

}  // namespace

TEST_CASE("every key of the grammar arrives in the model: plan and lists") {
  const Plan plan = loaded(every_key);
  CHECK(plan.id == "jinan-2022");
  CHECK(plan.title == Text("济南市工作方案", "Jinan work plan"));
  CHECK(plan.issuer == Text("济南市人民政府办公厅", ""));
  CHECK(plan.number == "济政办字〔2022〕30号");
  CHECK(plan.frame == PlanFrame{Date{2022, 7, 11}, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}});
  CHECK(plan.published == Date{2022, 7, 12});
  CHECK(plan.note == Text("", "An example."));
  CHECK(plan.documents ==
        std::vector<Document>{{.id = "jinan", .title = "工作方案", .issued = Date{2022, 7, 11}, .url = "http://example.org", .note = Text("", "Page one")}});
  CHECK(plan.periods == std::vector<NamedPeriod>{{"fyp14", Period{Date{2021, 1, 1}, Date{2025, 12, 31}},
                                                  Text("十四五", "14th Five-Year Plan")}});
  CHECK(plan.entities == std::vector<EntitySet>{{.id = "districts", .name = "各区县", .members = {"历下区", "章丘区"}, .note = "Two of them"}});
  CHECK(plan.sections == std::vector<Section>{{"s1", "（一）", "建设平台"}});
}

TEST_CASE("every key of the grammar arrives in the model: units") {
  const Plan plan = loaded(every_key);
  REQUIRE(plan.units.size() == 2);
  CHECK(plan.units[0].name == "支队");
  CHECK(plan.units[0].en == "squads");
  CHECK(is_count(plan.units[0]));
  CHECK(plan.units[1].scale == 100);
  CHECK(base_of(plan.units[1]) == "支队");
  CHECK_FALSE(plan.units[1].counted);
}

TEST_CASE("every key of the grammar arrives in the model: who answers") {
  const Plan plan = loaded(every_key);
  REQUIRE(plan.organizations.size() == 4);
  CHECK(plan.organizations[0].name == Text("市发展改革委", "Municipal Development and Reform Commission"));
  CHECK(plan.organizations[1] ==
        Organization{.id = "stb", .name = "市科技局", .type = "department", .aliases = {"科技局", "市科技局（外专局）"}, .note = "A note"});
  CHECK(plan.organizations[2].collective == Collective::all);
  CHECK(plan.organizations[3].name.zh == "市工业和信息化局");
  const Task& task = plan.tasks.at(0);
  CHECK(task.responsibility ==
        Responsibility{
            {{"drc", Role::responsible}, {"stb", Role::joint}}, Coordination::by_function, true, "按职能分工负责"});
  CHECK(task.number == "1");
  CHECK(task.section == SectionId("s1"));
  CHECK(task.title == Text("打造平台", "Build platforms"));
  CHECK(task.source == Source{"jinan", 18, "到“十四五”末", "From the first paragraph"});
  CHECK(task.note == Text("", "A task"));
  CHECK(task.targets == std::vector<TargetId>{"platforms", "roadshows"});
}

TEST_CASE("every key of the grammar arrives in the model: indicators, those of tasks first") {
  const Plan plan = loaded(every_key);
  REQUIRE(plan.indicators.size() == 4);
  const Indicator& platforms = plan.indicators[0];
  CHECK(platforms.id == IndicatorId("platforms"));
  CHECK(platforms.name == Text("载体平台", "Carrier platforms"));
  CHECK(platforms.unit == plan.units[0]);
  CHECK(platforms.kind == Kind::stock);
  CHECK(platforms.direction == Direction::increase);
  CHECK(platforms.definition.en == "Platforms of all kinds");
  CHECK(platforms.frequency == Frequency::half_year);
  CHECK(platforms.population == 1200);
  CHECK(platforms.scope.en == "city");
  CHECK(platforms.each == EntitySetId("districts"));
  CHECK(platforms.possibly_same_as == IndicatorId("context"));
  CHECK(platforms.note.en == "Kinds are an open list");
  CHECK(plan.indicators[1].same_as == IndicatorId("platforms-of-old"));
  CHECK(plan.indicators[2].id == IndicatorId("context"));
  CHECK_FALSE(plan.indicators[2].direction);
  CHECK(plan.indicators[3].kind == Kind::growth);
}

TEST_CASE("every key of the grammar arrives in the model: targets") {
  const Plan plan = loaded(every_key);
  REQUIRE(plan.targets.size() == 2);
  const Target& target = plan.targets[0];
  CHECK(target.id.empty());
  CHECK(target.indicator == IndicatorId("platforms"));
  CHECK(target.bound == about(400 * plan.units[0], 0.05));
  CHECK(target.due == Due{EndOf{"fyp14", plan.periods[0].period}, Basis::shared, "到“十四五”末"});
  CHECK(target.first_day == Date{2022, 3, 1});
  CHECK(target.baseline == Baseline{260, Year{2021}, Confirmation::derived, Source{"jinan", 19, "", {}}});
  CHECK_FALSE(target.hold);
  CHECK(target.if_target_worse == IfTargetWorse::follow);
  CHECK(target.milestones == std::vector<Milestone>{{Year{2023}, 300}, {Month{2024, 6}, 350}});
  CHECK(target.shape == Shape{Steps{}});
  CHECK(target.strength == Strength::strive);
  CHECK(target.ending == Ending{EndingKind::exempted, Date{2024, 5, 1}, "容错"});
  CHECK(target.unconfirmed);
  CHECK(target.source == Source{"jinan", 20, "400家左右", {}});
  CHECK(target.source == plan.indicators[0].source);
  CHECK(target.responsibility == Responsibility{{{"iit", Role::responsible}}, Coordination::sole, false, ""});
  CHECK(plan.targets[1].due == Due{EachPeriod{Frequency::year}});
  CHECK(plan.targets[1].shape == Shape{Profile{{1, 2, 3, 4}}});
  CHECK(plan.targets[1].bound == at_least(60 * *find_unit("场")));
}

TEST_CASE("what a target does not say") {
  const Target target = target_of("        target: more than 400\n");
  CHECK(target.due == Due{ByDate{Date{2025, 12, 31}}, Basis::inherited});
  CHECK(target.strength == Strength::must);
  CHECK(target.if_target_worse == IfTargetWorse::hold);
  CHECK(target.shape == Shape{Linear{}});
  CHECK_FALSE(target.baseline);
  CHECK_FALSE(target.responsibility);
  CHECK_FALSE(target.ending);
}

TEST_CASE("due rules of plan files") {
  const auto due = [](const std::string& words) {
    return target_of("        target: more than 400\n        due: " + words + "\n").due;
  };
  CHECK(due("none") == Due{});
  CHECK(due("2025") == Due{Date{2025, 12, 31}});
  CHECK(due("{rule: 2025, basis: convention}").basis == Basis::convention);
  CHECK(due("within 5 years") == Due{RelativeTo{60, {}}, Basis::relative});
  CHECK(due("“十四五”末") == Due{EndOf{"十四五", Period{Date{2021, 1, 1}, Date{2025, 12, 31}}}});
  CHECK(due("each year of fyp14") ==
        Due{EachPeriod{Frequency::year, Period{Date{2021, 1, 1}, Date{2025, 12, 31}}, "fyp14"}});
}

TEST_CASE("without a horizon nothing is inherited") {
  const std::string text = R"({"milepost": 1, "plan": {"id": "p", "title": "P"}, "indicators":
    [{"id": "a", "name": "A", "unit": "家", "direction": "increase", "target": "more than 4"}]})";
  CHECK(loaded(text).targets.at(0).due == Due{});
}

TEST_CASE("values are read in the indicator's unit") {
  const Target target = target_of("        target: 50万人\n        baseline: {value: '375,000人', at: 2022-02-16}\n    "
                                  "    milestones: {2024: ４０万人}\n",
                                  "万人");
  const Unit unit = *find_unit("万人");
  CHECK(target.bound == reach(50 * unit));
  CHECK(target.baseline->value == 37.5);
  CHECK(target.milestones.at(0).value == 40);
  CHECK(target_of("        target: at least -2.5\n        baseline: {value: −3, at: 2021}\n        due: 2025\n", "%")
            .baseline->value == -3);
}

TEST_CASE("the same plan as JSON is the same plan") {
  const std::string yaml = R"(milepost: 1
plan: {id: demo, title: Demo, issued: 2022-01-10, horizon: 2022..2025}
organizations:
  drc: {zh: 市发展改革委}
tasks:
  - id: t1
    title: Platforms
    responsible: {organizations: [drc], open: true}
    indicators:
      - id: platforms
        name: Platforms
        unit: 家
        direction: increase
        target: 400
        population: 1200
        milestones: {2023: 300}
)";
  const std::string json = R"({
  "milepost": 1,
  "plan": {"id": "demo", "title": "Demo", "issued": "2022-01-10", "horizon": "2022..2025"},
  "organizations": {"drc": {"zh": "\u5e02发展改革委"}},
  "tasks": [{"id": "t1", "title": "Platforms",
             "responsible": {"organizations": ["drc"], "open": true},
             "indicators": [{"id": "platforms", "name": "Platforms", "unit": "家", "direction": "increase",
                             "target": 400, "population": 1200, "milestones": {"2023": 300}}]}]
})";
  CHECK(loaded(yaml) == loaded(json));
}

TEST_CASE("byte order marks, line ends and YAML directives change nothing") {
  const std::string text = with_target("        target: more than 400\n");
  std::string windows;
  for (const char c : text)
    windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(loaded("\xEF\xBB\xBF" + windows) == loaded(text));
  CHECK(loaded("%YAML 1.2\n---\n" + text + "...\n") == loaded(text));
}

TEST_CASE("an error takes the plan away, a warning does not") {
  const PlanReading warned = load_plan(with_target("        target: about 400\n"), "plan.yaml");
  REQUIRE(warned.plan);
  REQUIRE(warned.problems.size() == 2);
  CHECK(to_string(warned.problems[0]) == "plan.yaml:10:9: warning: indicator platforms: has no due date of its own: "
                                         "the end of the plan is taken, 2025-12-31");
  const PlanReading failed = load_plan(with_target("        target: more then 400\n        due: 2025\n"), "plan.yaml");
  CHECK_FALSE(failed.plan);
  REQUIRE(failed.problems.size() == 1);
  CHECK(failed.problems[0].position == Position{"plan.yaml", 14, 17});
  CHECK(failed.problems[0].subject == "indicator platforms");
  CHECK(failed.problems[0].field == "target");
}

TEST_CASE("the column of a problem counts characters, not bytes") {
  const PlanReading reading = load_plan(with_target("        target: {更多: 400}\n        due: 2025\n"), "x");
  REQUIRE(reading.problems.size() == 1);
  const PlanReading other = load_plan("milepost: 1\nplan: {title: 济南市工作方案, 编号: 1, id: p}\n", "x");
  REQUIRE(other.problems.size() == 1);
  CHECK(other.problems[0].position == Position{"x", 2, 24});
}

TEST_CASE("a plan of 20,000 tasks loads whole") {
  std::string text =
      "milepost: 1\nplan: {id: large, title: Large, horizon: 2022..2025}\norganizations: {drc: Commission}\ntasks:\n";
  for (int i = 1; i <= 20'000; ++i) {
    const std::string number = std::to_string(i);
    text += "  - id: t" + number + "\n    title: Task " + number +
            "\n    responsible: {organizations: [drc]}\n    indicators:\n" + "      - {id: i" + number +
            ", name: Indicator " + number + ", unit: 家, direction: increase, target: more than " + number +
            ", due: 2025}\n";
  }
  const Plan plan = loaded(text);
  CHECK(plan.tasks.size() == 20'000);
  CHECK(plan.targets.size() == 20'000);
  CHECK(plan.targets.back().bound == more_than(20'000 * *find_unit("家")));
  CHECK(plan.tasks.back().targets == std::vector<TargetId>{"i20000"});
}

TEST_CASE("20,000 problems are 20,000 problems, also in one long line") {
  std::string text = R"({"milepost": 1, "plan": {"id": "p", "title": "P"}, "tasks": [)";
  for (int i = 0; i < 20'000; ++i)
    text += std::string(i ? "," : "") + R"({"id": "任务", "title": "x", "responsible": {"organizations": ["o"]}})";
  const PlanReading reading = load_plan(text + "]}", "x");
  CHECK(reading.problems.size() == 40'000);  // a bad name and an unknown organization each
}

TEST_CASE("the Jinan plan: 7 sections, 25 tasks, 34 organizations, 38 mentions of 37 commitments") {
  const Plan plan = read_plan("examples/plans/jinan.yaml");
  CHECK(plan.sections.size() == 7);
  CHECK(plan.tasks.size() == 25);
  CHECK(plan.organizations.size() == 34);
  CHECK(plan.targets.size() == 38);
  CHECK(find(plan, IndicatorId("carrier-platforms-t06"))->possibly_same_as == IndicatorId("carrier-platforms"));
  CHECK(find(plan, TargetId("carrier-platforms"))->bound == more_than(400 * *find_unit("家")));
}

TEST_CASE("tiers, revisions, readings and breakdown arrive in the model") {
  const Target target = target_of(R"(        kind: flow
        target:
          - floor: 150家以上
          - target: 200家以上
          - stretch: 250家以上
        due: within 2022..2025
        adding: chain
        revisions: [{from: 2024-01-01, target: at least 220, due: 2026, note: raised}]
        readings:
          - {name: by stock, kind: stock, baseline: {value: 20, at: 2021}}
          - {name: from 2021, opens: 2021-01-01, adding: chain, indicator: platforms}
        breakdown: {甲区: {2023: 40, 2024: 60}, 乙区: 100, 2025: 120}
)");
  const Unit family = *find_unit("家");
  CHECK(target.bound == Bound{at_least(200 * family)});
  CHECK(target.tiers == std::vector<Tier>{{TierLevel::floor, at_least(150 * family)}, {TierLevel::stretch, at_least(250 * family)}});
  CHECK(target.adding == Adding::chain);
  CHECK(target.revisions == std::vector<Revision>{{.from = Date{2024, 1, 1}, .bound = at_least(220 * family), .due = Due{end_of(Year{2026})}, .note = "raised"}});
  REQUIRE(target.readings.size() == 2);
  CHECK(target.readings[0] == Reading{.name = "by stock", .kind = Kind::stock, .baseline = Baseline{20, Year{2021}}});
  CHECK(target.readings[1] == Reading{.name = "from 2021", .first_day = Date{2021, 1, 1}, .adding = Adding::chain, .indicator = "platforms"});
  CHECK(target.parts == std::vector<Part>{{"甲区", Year{2023}, 40}, {"甲区", Year{2024}, 60}, {"乙区", {}, 100}, {"", Year{2025}, 120}});
}

TEST_CASE("a mean over its period is said to be one") {
  CHECK(loaded(with_target("        period_average: true\n        target: at least 5\n        due: 2025\n")).indicators.at(0).period_average);
  CHECK_FALSE(loaded(with_target("        target: at least 5\n        due: 2025\n")).indicators.at(0).period_average);
}

TEST_CASE("a plan that is written and read is the same plan") {
  for (const char* file : {"examples/plans/jinan.yaml", "examples/plans/china-14fyp.yaml", "tests/data/every_key.yaml"}) {
    const Plan plan = read_plan(file);
    const PlanReading again = load_plan(plan_text(plan), "written.yaml");
    REQUIRE_MESSAGE(again.plan, file << "\n" << lines_of(again.problems));
    CHECK_MESSAGE((*again.plan == plan), file << "\n" << plan_text(plan));
  }
  CHECK(loaded(plan_text(loaded(every_key))) == loaded(every_key));
}

TEST_CASE("what fuzzing found to be lost in writing") {
  const std::string head = "milepost: 1\nplan: {id: p, title: T, horizon: 2022年..2025年}\n";
  const std::string indicator = "indicators:\n- {id: a, name: A, unit: 家, direction: increase, target: 4, ";
  for (const std::string& rest : {indicator + "due: 2025, responsible: {}}\n",                 // says that nobody is named
                                  std::string("periods: {y: {span: 2030, name: 2022..2025}}\n"),  // is the name of the horizon
                                  "periods: {y: {span: 2025-12-31, name: 2025-12-31}}\n" + indicator + "due: 2025年底}\n"}) {
    const Plan plan = loaded(head + rest);
    CHECK_MESSAGE((loaded(plan_text(plan)) == plan), rest);
  }
}

TEST_CASE("words that YAML would take for its own are written in quotes") {
  for (const char* words : {"a: b", "a #b", "- a", "[a", "a, b", "\"a\"", "it's", "'a", "null", "~", "yes", "2025", "1.0", "a:", "#1", "路演：一场", "a\\b", "a\nb", "%", "@a", "&a", "*a", "!a", "{a}", "-", "-1", "?", "a\tb"}) {
    Plan plan = loaded(every_key);
    plan.note = Text(words);
    plan.issuer = Text("甲 " + std::string(words), words);
    plan.documents[0].url = words;
    CHECK_MESSAGE((loaded(plan_text(plan)) == plan), words);
  }
}

TEST_CASE("what a plan file cannot hold is refused by name") {
  Plan plan = loaded(every_key);
  plan.targets[0].note = "a remark";
  CHECK_THROWS_WITH_AS(plan_text(plan), "target platforms: has a note of its own: in a plan file it is the indicator's", OutOfRange);
  plan = loaded(every_key);
  plan.targets.push_back(plan.targets[0]);
  CHECK_THROWS_AS(plan_text(plan), OutOfRange);
}

TEST_CASE("files of former releases stay readable, and read as the same plan when written anew") {
  const std::filesystem::path releases{"tests/data/releases"};
  int read = 0;
  for (const auto& release : std::filesystem::directory_iterator(releases)) {
    const Plan plan = read_plan(release.path() / "plan.yaml");
    CHECK(loaded(plan_text(plan)) == plan);
    const ObservationsReading seen = load_observations(read_file(release.path() / "observations.csv"), "observations.csv", plan);
    CHECK_MESSAGE((!seen.observations.empty() && !has_errors(seen.problems)), lines_of(seen.problems));
    ++read;
  }
  CHECK(read >= 1);
}
