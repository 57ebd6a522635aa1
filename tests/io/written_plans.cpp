// Plans at random, written and read again: equal, whatever their words and numbers are.
#include <doctest/doctest.h>

#include <filesystem>

#include "../assessment/random.hpp"
#include "milepost/io/plan_file.hpp"

using namespace milepost;
using milepost::test::Random;

namespace {

const Unit family = *find_unit("家");

/// Words that YAML, or a reader in a hurry, could take for something else.
std::string words(Random& random) {
  static const std::vector<std::string> pieces{"路演", "a: b", "#", "'", "\"", "[x]", "{y}", ", ", "yes", "null", "2025", "-", "?", "：", "\\", "%", "&", "*", "!", "|", ">", "@", "`", "\n", "\t", "é", "𠮷", " ", "1e400", "４００", "end", "：，。"};
  std::string text = "w";
  for (int i = random.whole(0, 5); i > 0; --i) text += random.one_of(pieces);
  return random.chance(0.3) ? text.substr(1) + "w" : text + "w";
}

Text text_of(Random& random) {
  if (random.chance(0.4)) return Text(words(random));
  return Text("甲" + words(random), words(random));
}

double value_of(Random& random) {
  return random.chance(0.5) ? random.whole(1, 100000) : random.number(0.001, 1e9);
}

Period year_of(Random& random, int first, int last) { return Year{random.whole(first, last)}; }

Bound bound_of(Random& random) {
  const Quantity limit = value_of(random) * family;
  switch (random.whole(0, 6)) {
    case 0: return more_than(limit);
    case 1: return at_least(limit);
    case 2: return reach(limit);
    case 3: return About{limit, random.whole(1, 20) / 100.0};
    case 4: return Between{limit, (limit.value + value_of(random)) * family};
    case 5: return SomeOf{};
    default: return Toward{Direction::increase};
  }
}

Due due_of(Random& random) {
  const Basis basis = random.one_of(std::vector<Basis>{Basis::stated, Basis::shared, Basis::convention});
  const std::string said = random.chance(0.3) ? words(random) : "";
  switch (random.whole(0, 6)) {
    case 0: return Due{ByDate{random.date(2024, 2030)}, basis, said};
    case 1: return Due{Within{Period{Date{2022, 1, 1}, random.date(2025, 2030)}}, basis, said};
    case 2: return Due{EachPeriod{random.one_of(std::vector<Frequency>{Frequency::year, Frequency::quarter, Frequency::half_year, Frequency::month}), Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}, basis, said};
    case 3: return Due{RelativeTo{random.whole(36, 80), random.chance(0.5) ? std::optional(random.date(2022, 2023)) : std::nullopt}, Basis::relative, said};
    case 4: return Due{OnMonthDay{{random.whole(1, 11), random.whole(1, 28)}}, Basis::assumed, said};
    case 5: return Due{Regularly{}, Basis::none, said};
    default: return Due{};
  }
}

Source source_of(Random& random) {
  if (random.chance(0.5)) return {};
  return {"paper", random.whole(0, 400), random.chance(0.7) ? words(random) : "", random.chance(0.3) ? text_of(random) : Text{}};
}

Responsibility who_of(Random& random) {
  return {{{"drc", random.one_of(std::vector<Role>{Role::responsible, Role::lead, Role::convener}), random.chance(0.3) ? text_of(random) : Text{}}, {"stb"}},
          random.chance(0.5) ? Coordination::by_function : Coordination::none, random.chance(0.3), random.chance(0.3) ? words(random) : ""};
}

void add_forms(Target& target, Random& random) {
  if (random.chance(0.3)) target.tiers = {{TierLevel::floor, bound_of(random)}};
  if (random.chance(0.3)) target.tiers.push_back({TierLevel::stretch, bound_of(random)});
  if (random.chance(0.3)) target.revisions = {{.from = random.date(2024, 2024), .bound = bound_of(random), .by = random.chance(0.5) ? words(random) : "", .source = source_of(random), .note = text_of(random)}};
  if (random.chance(0.3)) target.readings = {{.name = text_of(random), .kind = Kind::flow, .first_day = random.date(2021, 2021)}, {.name = text_of(random), .due = due_of(random)}};
  if (random.chance(0.3)) target.parts = {{"东区", Year{2023}, value_of(random)}, {"东区", Year{2024}, value_of(random)}, {"西区", {}, value_of(random)}, {"", Year{2025}, value_of(random)}};
}

Target target_of(const Indicator& indicator, Random& random) {
  Target target{.indicator = indicator.id, .bound = bound_of(random), .due = due_of(random)};
  if (random.chance(0.4)) target.baseline = Baseline{value_of(random), year_of(random, 2015, 2020), random.chance(0.5) ? Confirmation::stated : Confirmation::derived, source_of(random)};
  target.strength = random.one_of(std::vector<Strength>{Strength::must, Strength::strive, Strength::suggest});
  if (random.chance(0.2)) target.milestones = {{Year{2022}, value_of(random)}, {Year{2023}, value_of(random)}};
  target.shape = random.one_of(std::vector<Shape>{Linear{}, Geometric{}, Steps{}, profile({1, 2, 3, 4})});
  if (random.chance(0.2)) target.ending = Ending{EndingKind::exempted, random.date(2024, 2025), text_of(random)};
  if (random.chance(0.2)) target.responsibility = who_of(random);
  if (random.chance(0.2)) target.condition = text_of(random);
  target.hold = random.chance(0.1);
  target.unconfirmed = random.chance(0.1);
  target.source = indicator.source;
  add_forms(target, random);
  return target;
}

Indicator indicator_of(int number, Random& random) {
  Indicator indicator{.id = IndicatorId("i" + std::to_string(number)), .name = text_of(random), .unit = family, .direction = Direction::increase};
  indicator.kind = random.chance(0.5) ? Kind::flow : Kind::stock;
  indicator.definition = random.chance(0.3) ? text_of(random) : Text{};
  if (random.chance(0.3)) indicator.frequency = Frequency::quarter;
  if (random.chance(0.2)) indicator.population = value_of(random);
  indicator.period_average = random.chance(0.1);
  indicator.source = source_of(random);
  indicator.note = random.chance(0.3) ? text_of(random) : Text{};
  return indicator;
}

Text maybe_text(Random& random) { return random.chance(0.3) ? text_of(random) : Text{}; }

template <class Value>
Value any_of(Random& random, Value last) { return static_cast<Value>(random.whole(0, static_cast<int>(last))); }

std::vector<Text> texts_of(Random& random) {
  std::vector<Text> texts;
  for (int i = random.whole(0, 3); i > 0; --i) texts.push_back(text_of(random));
  return texts;
}

std::vector<DocumentRelation> relations_of(Random& random) {
  return random.chance(0.6) ? std::vector<DocumentRelation>{} : std::vector<DocumentRelation>{{any_of(random, Relation::cites), "paper"}, {Relation::implements, "paper"}};
}

std::vector<Step> steps_of(Random& random) {
  std::vector<Step> steps;
  for (int i = random.whole(0, 3); i > 0; --i) {
    steps.emplace_back().id = "s" + std::to_string(i);
    if (random.chance(0.4)) continue;
    steps.back().name = maybe_text(random);
    steps.back().weight = value_of(random);
    if (random.chance(0.5)) steps.back().due = random.date(2024, 2025);
  }
  return steps;
}

Deliverable deliverable_of(int number, const TaskId& task, Random& random) {
  Deliverable made{.id = DeliverableId("d" + std::to_string(number)), .name = text_of(random), .task = task, .due = due_of(random)};
  made.kind = any_of(random, DeliverableKind::other);
  made.type = random.chance(0.3) ? words(random) : "";
  if (random.chance(0.1)) made.first_day = random.date(2021, 2021);
  made.steps = steps_of(random);
  made.strength = any_of(random, Strength::suggest);
  if (random.chance(0.2)) made.each = "districts";
  if (random.chance(0.2)) made.granted_by = "drc";
  made.proof = maybe_text(random);
  made.condition = maybe_text(random);
  made.relations = relations_of(random);
  if (random.chance(0.2)) made.ending = Ending{EndingKind::exited, {}, maybe_text(random)};
  if (random.chance(0.2)) made.responsibility = who_of(random);
  made.source = source_of(random);
  made.note = maybe_text(random);
  return made;
}

/// In task order, or in any order at all.
void add_deliverables(Plan& plan, Random& random) {
  const bool in_order = random.chance(0.5);
  for (std::size_t t = 0; t < plan.tasks.size(); ++t)
    for (int i = random.whole(0, 2); i > 0; --i)
      plan.deliverables.push_back(deliverable_of(static_cast<int>(plan.deliverables.size()), in_order ? plan.tasks[t].id : random.one_of(plan.tasks).id, random));
  if (random.chance(0.5)) plan.deliverables.push_back(deliverable_of(99, {}, random));
  if (plan.deliverables.size() > 1 && random.chance(0.3)) plan.deliverables[1].possibly_same_as = plan.deliverables[0].id;
}

Body body_of(Random& random) {
  Body body{.id = "conference", .name = text_of(random), .members = who_of(random).organizations, .open_ended = random.chance(0.5)};
  if (random.chance(0.6)) body.convener = Responsible{"drc", random.one_of(std::vector<Role>{Role::convener, Role::responsible}), maybe_text(random)};
  if (random.chance(0.5)) body.office = "stb";
  body.liaison = maybe_text(random);
  body.mandate = texts_of(random);
  body.source = source_of(random);
  body.note = maybe_text(random);
  return body;
}

Cadence cadence_of(Random& random) {
  Cadence cadence{.id = "dispatch", .name = text_of(random), .kind = any_of(random, CadenceKind::other), .due = due_of(random)};
  if (std::holds_alternative<EachPeriod>(cadence.due.rule)) cadence.days_after_end = random.whole(-5, 10);
  cadence.working_days = random.chance(0.3);
  if (random.chance(0.4)) cadence.reporting_period = any_of(random, Frequency::year);
  cadence.trigger = maybe_text(random);
  cadence.soft = random.chance(0.3);
  if (random.chance(0.5)) cadence.body = "conference";
  if (random.chance(0.7)) cadence.responsibility = who_of(random);
  if (random.chance(0.3)) cadence.each = "districts";
  cadence.contents = texts_of(random);
  cadence.source = source_of(random);
  cadence.note = maybe_text(random);
  return cadence;
}

Evaluation evaluation_of(Random& random) {
  Evaluation evaluation{.id = "third-party", .name = text_of(random), .subject = maybe_text(random)};
  if (random.chance(0.5)) evaluation.each = "districts";
  if (random.chance(0.5)) evaluation.due = due_of(random);
  if (random.chance(0.5)) evaluation.responsibility = who_of(random);
  evaluation.grades = {{"good", maybe_text(random), random.number(80, 100)}, {"fair", maybe_text(random), random.number(1, 79)}, {"poor", maybe_text(random), {}}};
  evaluation.decisions = {{"good", any_of(random, DecisionKind::other), maybe_text(random), random.chance(0.5), "drc", "stb", source_of(random)}, {.grade = "poor"}};
  evaluation.source = source_of(random);
  evaluation.note = maybe_text(random);
  return evaluation;
}

Workflow workflow_of(Random& random) {
  Workflow workflow{.id = "listed", .name = text_of(random), .subject = maybe_text(random)};
  workflow.states = {{"listed", maybe_text(random), false, random.chance(0.3), any_of(random, StateEffect::exits)}, {"gone", maybe_text(random), true}};
  workflow.transitions = {{.to = "listed", .event = maybe_text(random), .by = "drc", .source = source_of(random)},
                          {"listed", "gone", maybe_text(random), {}, random.whole(0, 30), random.chance(0.5), maybe_text(random), maybe_text(random), random.chance(0.3), {}}};
  if (random.chance(0.5)) workflow.entered_when = VerdictRule{"off_track", random.chance(0.5) ? std::optional(-random.number(1, 50)) : std::nullopt, random.whole(1, 3)};
  if (random.chance(0.5)) workflow.left_when = VerdictRule{"on_track", {}, random.whole(1, 3)};
  workflow.source = source_of(random);
  workflow.note = maybe_text(random);
  return workflow;
}

std::vector<StatedNumber> numbers_of(const Plan& plan, Random& random) {
  StatedNumber number{.id = "departments", .role = any_of(random, NumberRole::slogan), .name = maybe_text(random), .task = plan.tasks.front().id};
  if (random.chance(0.7)) number.value = value_of(random);
  if (random.chance(0.5)) number.unit = family;
  if (random.chance(0.5)) number.indicator = "context";
  number.condition = maybe_text(random);
  number.source = source_of(random);
  return {number, {.id = "slogan", .note = text_of(random)}};
}

void add_governance(Plan& plan, Random& random) {
  if (random.chance(0.7)) plan.numbers = numbers_of(plan, random);
  plan.bodies = {body_of(random), {.id = "group", .name = text_of(random)}};
  if (random.chance(0.7)) plan.cadences = {cadence_of(random), {.id = "when-needed", .name = text_of(random)}};
  if (random.chance(0.7)) plan.evaluations = {evaluation_of(random)};
  if (!plan.cadences.empty() && !plan.evaluations.empty() && random.chance(0.5)) plan.evaluations[0].cadence = "when-needed";
  if (!plan.cadences.empty() && !plan.deliverables.empty() && random.chance(0.5)) plan.deliverables[0].cadence = "when-needed";
  if (random.chance(0.7)) plan.workflows = {workflow_of(random)};
  if (random.chance(0.5)) plan.child_plans = {{.id = "base-plans", .name = text_of(random), .each = "districts", .due = due_of(random), .contents = {{"goals", maybe_text(random)}}, .source = source_of(random), .note = maybe_text(random)}};
  if (random.chance(0.5)) plan.rules = {{"one-leader", maybe_text(random), Role::lead, {}, random.whole(1, 3), source_of(random)}, {.id = "one-team", .deliverable = DeliverableKind::mechanism}};
}

void add_provenance(Plan& plan, Random& random) {
  plan.authority = any_of(random, Authority::suggestion);
  if (random.chance(0.5)) plan.metadata = {{"issuer", Known::masked}, {"horizon", Known::inferred}, {"title", Known::stated}};
  if (random.chance(0.5)) plan.relations = {{any_of(random, Relation::cites), "paper"}};
  if (random.chance(0.3)) plan.parent = ParentPlan{words(random), "base-plans", words(random), {{"goals", words(random)}, {"tasks", words(random)}}};
  plan.documents[0].number = words(random);
  plan.documents[0].issuer = maybe_text(random);
  plan.documents[0].missing = random.chance(0.2);
  plan.entities = {{.id = "districts", .name = maybe_text(random), .members = {"东区", "西区"}, .memberships = {{"东区", random.date(2020, 2021), random.date(2022, 2023), maybe_text(random)}, {"东区", random.date(2024, 2025)}}}};
  plan.organizations.push_back({.id = "all", .name = text_of(random), .collective = Collective::concerned, .members = {"drc", "stb"}});
  plan.organizations.push_back({.id = "mask", .name = text_of(random), .masked = true});
  plan.sections.push_back({"s2", "", text_of(random), "s1"});
  if (plan.tasks.size() > 1 && random.chance(0.3)) plan.tasks[1].possibly_same_as = plan.tasks[0].id;
}

Plan plan_of(Random& random) {
  Plan plan{.id = "p", .title = text_of(random), .issuer = text_of(random), .number = words(random)};
  if (random.chance(0.3)) plan.method = random.one_of(std::vector<std::string>{"path", "statcan.2024"});
  if (random.chance(0.3)) plan.methods = words(random);
  plan.frame.issued = Date{2021, 12, random.whole(1, 31)};
  if (random.chance(0.7)) plan.frame.horizon = Period{Date{2022, 1, 1}, Date{2025, 12, 31}};
  plan.documents = {{.id = "paper", .title = text_of(random), .url = words(random), .note = text_of(random)}};
  plan.organizations = {{.id = "drc", .name = text_of(random), .aliases = {words(random)}}, {.id = "stb", .name = text_of(random), .collective = Collective::all}};
  plan.sections = {{"s1", words(random), text_of(random)}};
  int number = 0;
  for (int t = random.whole(1, 3); t > 0; --t) {
    Task task{.id = TaskId("t" + std::to_string(t)), .number = words(random), .section = "s1", .title = text_of(random), .responsibility = who_of(random), .source = source_of(random)};
    for (int i = random.whole(0, 3); i > 0; --i) {
      plan.indicators.push_back(indicator_of(number++, random));
      plan.targets.push_back(target_of(plan.indicators.back(), random));
      task.targets.push_back(TargetId(plan.indicators.back().id.value));
    }
    plan.tasks.push_back(std::move(task));
  }
  plan.indicators.push_back({.id = "context", .name = text_of(random), .unit = family});
  add_deliverables(plan, random);
  add_governance(plan, random);
  add_provenance(plan, random);
  return plan;
}

}  // namespace

TEST_CASE("2,000 plans at random: what is written reads back equal") {
  Random random(20220711);
  for (int i = 0; i < 2000; ++i) {
    const Plan plan = plan_of(random);
    const std::string text = plan_text(plan);
    const PlanReading again = load_plan(text, "written.yaml");
    const std::string told = lines_of(again.problems) + text;
    REQUIRE_MESSAGE(again.plan, told);
    REQUIRE_MESSAGE((*again.plan == plan), told);
  }
}

TEST_CASE("a plan goes into a file and comes back; a file that cannot be written is named") {
  const Plan plan = read_plan("tests/data/every_key.yaml");
  const std::filesystem::path place = std::filesystem::temp_directory_path() / "milepost-written-plans";
  std::filesystem::create_directories(place);
  write_plan(plan, place / "plan.yaml");
  CHECK((read_plan(place / "plan.yaml") == plan));
  CHECK_THROWS_WITH_AS(write_plan(plan, place / "none" / "plan.yaml"), doctest::Contains("none/plan.yaml"), OutOfRange);
  std::filesystem::remove_all(place);
}
