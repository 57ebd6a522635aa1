#include "milepost/plan/check.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace milepost;

namespace {

const Unit family = *find_unit("家");

/// A sound plan: one organization, one task, one indicator that is to grow from 260 to more than 400 by the end of
/// 2025.
Plan sound() {
  Plan plan{.id = "demo", .title = "Demo"};
  plan.frame = {Date{2022, 1, 10}, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}};
  plan.organizations = {{.id = "drc"}};
  plan.tasks = {{.id = "t1", .responsibility = {{{"drc"}}}, .targets = {"platforms"}}};
  plan.indicators = {{.id = "platforms", .unit = family, .direction = Direction::increase}};
  plan.targets = {{.indicator = "platforms",
                   .bound = more_than(400 * family),
                   .due = Date{2025, 12, 31},
                   .baseline = Baseline{.value = 260, .period = Year{2021}}}};
  return plan;
}

std::string told(const std::vector<Problem>& problems) { return lines_of(problems); }

/// The only problem of a plan that was sound before the change.
template <class Change>
Problem only_problem(Change change) {
  Plan plan = sound();
  change(plan);
  const std::vector<Problem> problems = check(plan);
  REQUIRE_MESSAGE(problems.size() == 1, told(problems));
  return problems[0];
}

template <class Change>
std::vector<Problem> problems_after(Change change) {
  Plan plan = sound();
  change(plan);
  return check(plan);
}

/// The only problem is one of the target, of this field and severity.
template <class Change>
void expect(Severity severity, const std::string& field, const std::string& message, Change change) {
  const Problem problem = only_problem([&](Plan& plan) { change(plan.targets[0]); });
  CHECK(problem == Problem{severity, "indicator platforms", field, message, {}});
}

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

}  // namespace

TEST_CASE("a sound plan has no problems") {
  CHECK(told(check(sound())) == "");
  CHECK(check(Plan{}).empty());
}

TEST_CASE("dangling names, each with the one it resembles") {
  const auto problems = problems_after([](Plan& plan) {
    plan.sections = {{.id = "s1"}};
    plan.documents = {{.id = "notice"}};
    plan.tasks[0].section = "s2";
    plan.tasks[0].source.document = "notcie";
    plan.tasks[0].responsibility.organizations[0].organization = "dcr";
    plan.tasks[0].targets.push_back("platform");
    plan.indicators[0].each = EntitySetId("districts");
    plan.indicators[0].same_as = "platfroms";
    plan.targets[0].responsibility = Responsibility{{{"stb"}}};
    plan.targets[0].baseline->source.document = "yearbook";
  });
  CHECK(told(problems) ==
        "error: task t1: section 's2' is not in the plan; did you mean 's1'?\n"
        "error: task t1: document 'notcie' is not in the plan; did you mean 'notice'?\n"
        "error: task t1: organization 'dcr' is not in the plan; did you mean 'drc'?\n"
        "error: task t1: indicator 'platform' is not in the plan; did you mean 'platforms'?\n"
        "error: indicator platforms: entity set 'districts' is not in the plan; the plan has none\n"
        "error: indicator platforms: indicator 'platfroms' is not in the plan; did you mean 'platforms'?\n"
        "error: indicator platforms: organization 'stb' is not in the plan; expected drc\n"
        "error: indicator platforms: document 'yearbook' is not in the plan; expected notice");
  CHECK(problems[2].field == "responsible.organizations.0.id");
}

TEST_CASE("a target without its indicator") {
  const Problem problem = only_problem([](Plan& plan) {
    plan.targets.push_back(
        {.id = "stray", .indicator = "nothing", .bound = more_than(4 * family), .due = Date{2025, 12, 31}});
    plan.tasks[0].targets.push_back("stray");
  });
  CHECK(problem.message == "indicator 'nothing' is not in the plan; expected platforms");
}

TEST_CASE("names are given once, also for readers who overlook case and width") {
  const auto problem = [](const char* second) {
    return only_problem([&](Plan& plan) { plan.organizations.push_back({.id = second}); });
  };
  CHECK(problem("drc").message == "id 'drc' is given twice; each id names one thing");
  CHECK(problem("DRC").message == "id 'DRC' differs from 'drc' only by case or width");
  CHECK(problem("ｄｒｃ").message == "id 'ｄｒｃ' differs from 'drc' only by case or width");
  CHECK(problem("").message == "has no id");
  CHECK(problem("drc").severity == error);
}

TEST_CASE("two targets of one indicator need names of their own") {
  const auto second = [](Plan& plan) { plan.targets.push_back(plan.targets[0]); };
  CHECK(only_problem(second).message == "a second target goes by the name 'platforms'; give it an id of its own");
  const auto named = problems_after([&](Plan& plan) {
    second(plan);
    plan.targets[1].id = "stretch";
    plan.tasks[0].targets.push_back("stretch");
  });
  CHECK(told(named) == "");
}

TEST_CASE("a target stands under one task") {
  const Problem problem = only_problem([](Plan& plan) {
    plan.tasks.push_back(plan.tasks[0]);
    plan.tasks[1].id = "t2";
  });
  CHECK(to_string(problem) == "error: task t2: target 'platforms' stands under task 't1' already");
  CHECK(only_problem([](Plan& plan) { plan.tasks[0].targets.clear(); }).message ==
        "the target stands under no task: nobody answers for it");
}

TEST_CASE("who answers for a task") {
  CHECK(only_problem([](Plan& plan) { plan.tasks[0].responsibility = {}; }).message == "nobody answers for it");
  const auto open = problems_after([](Plan& plan) { plan.tasks[0].responsibility = {.open_ended = true}; });
  CHECK(told(open) == "");
  CHECK(only_problem([](Plan& plan) { plan.tasks[0].responsibility.organizations.push_back({"drc"}); }).severity ==
        warning);
  const Problem sole = only_problem([](Plan& plan) {
    plan.organizations.push_back({.id = "stb"});
    plan.tasks[0].responsibility.organizations.push_back({"stb"});
    plan.tasks[0].responsibility.mode = Coordination::sole;
  });
  CHECK(sole.severity == error);
  CHECK(sole.message == "mode sole means one organization alone, but 2 are listed");
}

TEST_CASE("bounds that contradict the direction") {
  const auto contradicts = [](const Bound& bound, Direction direction) {
    const auto problems = problems_after([&](Plan& plan) {
      plan.indicators[0].direction = direction;
      plan.targets[0].bound = bound;
      plan.targets[0].baseline.reset();
    });
    return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
      return problem.severity == error && problem.message.find("contradicts the direction") != std::string::npos;
    });
  };
  const Quantity four = 4 * family;
  for (const Bound& upward : {more_than(four), at_least(four), toward(Direction::increase), change_by(four)}) {
    CHECK_FALSE(contradicts(upward, Direction::increase));
    CHECK(contradicts(upward, Direction::decrease));
  }
  for (const Bound& downward : {less_than(four), at_most(four), toward(Direction::decrease), change_by(-4 * family)}) {
    CHECK(contradicts(downward, Direction::increase));
    CHECK_FALSE(contradicts(downward, Direction::decrease));
  }
  for (const Bound& either :
       {reach(four), about(four), between(four, 5 * family), all_of(), some_of(), above("x"), in_step_with("x")}) {
    CHECK_FALSE(contradicts(either, Direction::increase));
    CHECK_FALSE(contradicts(either, Direction::decrease));
  }
}

TEST_CASE("bounds without what they need") {
  expect(warning, "target", "target 'some' is an amount without a number: it cannot be judged",
         [](Target& target) { target.bound = some_of(); });
  expect(warning, "target", "target 'about 400' has no tolerance: 0 is used; give one, such as tolerance: 5%",
         [](Target& target) { target.bound = about(400 * family); });
  expect(error, "tolerance", "tolerance 150%: outside 0% to 100%",
         [](Target& target) { target.bound = about(400 * family, 1.5); });
  expect(warning, "target", "target 'all' of how many is not said: give population",
         [](Target& target) { target.bound = all_of(); });
  expect(error, "target", "target '5 to 3': the low end is above the high end", [](Target& target) {
    target.bound = Between{5 * family, 3 * family}, target.baseline.reset();
  });
  expect(warning, "target", "target '+4 from baseline' is a change, but no baseline is named to count it from",
         [](Target& target) { target.bound = change_by(4 * family), target.baseline.reset(); });
  expect(error, "target", "target 'more than 400' is in 亿元, but the indicator is counted in 家",
         [](Target& target) { target.bound = more_than(400 * *find_unit("亿元")); });
}

TEST_CASE("what a population, a percentage or an entity set say of `all`") {
  const auto problems = [](auto change) {
    return problems_after([&](Plan& plan) {
      plan.targets[0].bound = all_of();
      change(plan.indicators[0]);
    });
  };
  CHECK(problems([](Indicator& indicator) { indicator.population = 25; }).empty());
  CHECK(problems([](Indicator& indicator) { indicator.unit = percent_unit; }).empty());
  CHECK(problems([](Indicator& indicator) { indicator.kind = Kind::milestone; }).empty());
  CHECK(told(problems([](Indicator& indicator) { indicator.population = 0; })) ==
        "error: indicator platforms: population 0 is not above 0");
}

TEST_CASE("a range needs a direction, a two-sided one does not") {
  const auto problems = [](bool two_sided) {
    return problems_after([&](Plan& plan) {
      plan.indicators[0].direction.reset();
      plan.targets[0].bound = between(300 * family, 500 * family, two_sided);
    });
  };
  CHECK(told(problems(false)) ==
        "error: indicator platforms: target '300 to 500' needs a direction: increase or decrease");
  CHECK(told(problems(true)) == "");
}

TEST_CASE("bounds that lean on another indicator") {
  const auto problem = [](const Bound& bound, const Unit& unit = family) {
    return only_problem([&](Plan& plan) {
      plan.indicators.push_back({.id = "gdp", .unit = unit});
      plan.targets[0].bound = bound;
    });
  };
  CHECK(problem(above("gpd")).message == "indicator 'gpd' is not in the plan; did you mean 'gdp'?");
  CHECK(problem(above("platforms")).message == "target 'above platforms' compares the indicator with itself");
  CHECK(problem(above("gdp"), *find_unit("亿元")).message ==
        "target 'above gdp': that one is counted in 亿元, this one in 家");
  CHECK(problem(in_step_with("gdp")).severity == warning);
  const auto sound_step = problems_after([](Plan& plan) {
    plan.targets[0].bound = in_step_with("platforms2", 1),
    plan.indicators.push_back({.id = "platforms2", .unit = family});
  });
  CHECK(told(sound_step) == "");
}

TEST_CASE("growth and milestones have their own measures") {
  CHECK(only_problem([](Plan& plan) { plan.indicators[0].kind = Kind::growth; }).message ==
        "growth is a yearly rate in %, but the unit is 家");
  CHECK(only_problem([](Plan& plan) { plan.indicators[0].kind = Kind::milestone; }).severity == warning);
  const auto one = problems_after([](Plan& plan) {
    plan.indicators[0].kind = Kind::milestone;
    plan.targets[0].bound = reach(1 * family), plan.targets[0].baseline->value = 0;
  });
  CHECK(told(one) == "");
}

TEST_CASE("due dates that are missing, taken from elsewhere or out of the plan") {
  expect(warning, "due", "has no due date: nothing can be late", [](Target& target) { target.due = Due{}; });
  expect(warning, "due", "has no due date of its own: the end of the plan is taken, 2025-12-31", [](Target& target) {
    target.due = Due{ByDate{Date{2025, 12, 31}}, Basis::inherited};
  });
  expect(warning, "due", "due 'within 3 years' does not say from which day: the day of issue is assumed, 2022-01-10",
         [](Target& target) {
           target.due = Due{RelativeTo{36}, Basis::relative};
         });
  expect(warning, "due", "falls due on 2026-06-30, after the plan's end, 2025-12-31", [](Target& target) {
    target.due = Date{2026, 6, 30};
  });
  const Period five_years{Date{2021, 1, 1}, Date{2025, 12, 31}};
  expect(warning, "due", "its window opens on 2021-01-01, before the plan does, 2022-01-01", [&](Target& target) {
    target.due = Due{EachPeriod{Frequency::year, five_years, "fyp14"}};
  });
  expect(warning, "opens", "its window opens on 2021-07-01, before the plan does, 2022-01-01", [](Target& target) {
    target.first_day = Date{2021, 7, 1};
  });
}

TEST_CASE("windows that end before they open") {
  expect(error, "due", "falls due on 2025-12-31, before its window opens on 2026-03-01", [](Target& target) {
    target.first_day = Date{2026, 3, 1};
  });
  expect(error, "due", "falls due on 2021-12-31, before its window opens on 2022-01-01", [](Target& target) {
    target.due = Date{2021, 12, 31};
  });
  expect(error, "due", "due 'within 0 years of 2022-02-01' has no length", [](Target& target) {
    target.due = Due{RelativeTo{0, Date{2022, 2, 1}}, Basis::relative};
    target.first_day = Date{2022, 1, 1};
    target.baseline.reset();
  });
  expect(error, "due", "due 'within 9000 years of 2022-02-01' leads out of the years 1 to 9999", [](Target& target) {
    target.due = Due{RelativeTo{108'000, Date{2022, 2, 1}}, Basis::relative};
  });
}

TEST_CASE("a plan that leaves its frame open") {
  const auto problems = problems_after([](Plan& plan) {
    plan.frame = {};
    plan.targets[0].due = Due{EachPeriod{Frequency::year}};
  });
  CHECK(told(problems) == "warning: indicator platforms: due 'each year' has no years: the plan gives no horizon");
  const auto relative = problems_after([](Plan& plan) {
    plan.frame = {};
    plan.targets[0].due = Due{RelativeTo{60}, Basis::relative};
  });
  CHECK(told(relative) == "warning: indicator platforms: due 'within 5 years' does not say from which day, and the "
                          "plan has no day of issue");
}

TEST_CASE("what fell due before the plan was issued says so, with a window or without") {
  expect(warning, "due", "fell due on 2022-01-09, before the plan was issued, 2022-01-10", [](Target& target) { target.due = Date{2022, 1, 9}; });
  const Problem open = only_problem([](Plan& plan) {
    plan.frame.horizon.reset();
    plan.targets[0].due = Date{2021, 12, 31};
    plan.targets[0].baseline->period = Year{2020};
  });
  CHECK(open == Problem{warning, "indicator platforms", "due", "fell due on 2021-12-31, before the plan was issued, 2022-01-10", {}});
  CHECK(problems_after([](Plan& plan) { plan.frame.horizon.reset(), plan.targets[0].due = Date{2022, 1, 10}; }).empty());
}

TEST_CASE("days of the plan that contradict each other") {
  CHECK(only_problem([](Plan& plan) {
          plan.published = Date{2022, 1, 9};
        }).message == "published 2022-01-09 is before the day of issue, 2022-01-10");
  CHECK(problems_after([](Plan& plan) { plan.published = Date{2022, 1, 10}; }).empty());
  const auto late = problems_after([](Plan& plan) { plan.frame.issued = Date{2026, 1, 1}; });
  CHECK(told(late) == "warning: plan demo: horizon 2022..2025 ended before the plan was issued, 2026-01-01\n"
                      "warning: indicator platforms: fell due on 2025-12-31, before the plan was issued, 2026-01-01");
}

TEST_CASE("baselines that lie too late, are unsure or meet the target already") {
  expect(error, "baseline.at", "baseline of 2025-12-31 does not lie before the due day, 2025-12-31",
         [](Target& target) { target.baseline->period = Year{2025}; });
  expect(warning, "baseline", "baseline 260 家 is not confirmed",
         [](Target& target) { target.baseline->confirmation = Confirmation::unconfirmed; });
  expect(warning, "baseline",
         "baseline 401 家 meets 'more than 400' already: taken as a line to hold (if_target_worse: hold)",
         [](Target& target) { target.baseline->value = 401; });
  CHECK(problems_after([](Plan& plan) { plan.targets[0].baseline->value = 400; }).empty());
  CHECK(problems_after([](Plan& plan) { plan.targets[0].baseline->value = 401, plan.targets[0].hold = true; }).empty());
  CHECK(problems_after([](Plan& plan) {
          plan.targets[0].baseline->value = 401, plan.targets[0].if_target_worse = IfTargetWorse::follow;
        }).empty());
  expect(warning, "hold", "is a line to hold, but the baseline 260 家 does not meet 'more than 400'",
         [](Target& target) { target.hold = true; });
}

TEST_CASE("milestones follow one another toward the target, inside the window") {
  const auto with = [](std::vector<Milestone> milestones) {
    return [milestones](Target& target) { target.milestones = milestones; };
  };
  CHECK(problems_after([](Plan& plan) {
          plan.targets[0].milestones = {{Year{2022}, 300}, {Year{2023}, 350}, {Year{2025}, 400}};
        }).empty());
  expect(error, "milestones.1", "milestone of 2022-12 does not lie after the one before it, 2022",
         with({{Year{2022}, 300}, {Month{2022, 12}, 300}}));
  expect(warning, "milestones.0", "milestone of 2021 lies outside the window, 2022-01-01 to 2025-12-31",
         with({{Year{2021}, 300}}));
  expect(warning, "milestones.0", "milestone 250 家 leads back from 260 家", with({{Year{2022}, 250}}));
  expect(warning, "milestones.1", "milestone 290 家 leads back from 300 家",
         with({{Year{2022}, 300}, {Year{2023}, 290}}));
  expect(warning, "milestones.0", "milestone 401 家 goes beyond the target, 'more than 400'",
         with({{Year{2022}, 401}}));
}

TEST_CASE("milestones of an indicator that is to fall") {
  const auto falling = [](double milestone) {
    return problems_after([&](Plan& plan) {
      plan.indicators[0].direction = Direction::decrease;
      plan.targets[0].bound = at_most(100 * family);
      plan.targets[0].milestones = {{Year{2023}, milestone}};
    });
  };
  CHECK(falling(200).empty());
  CHECK(falling(300).size() == 1);
  CHECK(falling(90).size() == 1);
}

TEST_CASE("paths that cannot be drawn") {
  expect(error, "profile", "profile of 3 shares: needs 4 or 12", [](Target& target) {
    target.shape = Profile{{1, 2, 3}};
  });
  expect(warning, "path", "a geometric path from 0 家 to 400 家 is undefined: growth cannot start at, end at or pass 0",
         [](Target& target) { target.shape = Geometric{}, target.baseline->value = 0; });
}

TEST_CASE("repetitions: certain, possible, of repetitions, with another bound") {
  const auto second = [](Plan& plan, const Bound& bound) -> Indicator& {
    plan.indicators.push_back({.id = "mention", .unit = family, .direction = Direction::increase});
    plan.targets.push_back({.indicator = "mention", .bound = bound, .due = Date{2025, 12, 31}});
    plan.tasks[0].targets.push_back("mention");
    return plan.indicators.back();
  };
  const auto same = problems_after([&](Plan& plan) { second(plan, more_than(400 * family)).same_as = "platforms"; });
  CHECK(told(same) == "");
  const auto other = problems_after([&](Plan& plan) { second(plan, at_least(400 * family)).same_as = "platforms"; });
  CHECK(told(other) == "warning: indicator mention: repeats 'platforms' but asks for 'at least 400' where that one "
                       "asks for 'more than 400': both count");
  const auto possible =
      problems_after([&](Plan& plan) { second(plan, more_than(400 * family)).possibly_same_as = "platforms"; });
  CHECK(told(possible) ==
        "warning: indicator mention: may be the same commitment as 'platforms': counted once, to be confirmed");
  const auto in_circle = problems_after([&](Plan& plan) {
    second(plan, more_than(400 * family)).same_as = "platforms";
    plan.indicators[0].same_as = "mention";
  });
  CHECK(told(in_circle) ==
        "error: indicator platforms: same_as 'mention' itself repeats 'platforms'; name the first mention\n"
        "error: indicator mention: same_as 'platforms' itself repeats 'mention'; name the first mention");
  const auto itself = problems_after([&](Plan& plan) { second(plan, more_than(4 * family)).same_as = "mention"; });
  CHECK(told(itself) == "error: indicator mention: same_as names the indicator itself");
}

TEST_CASE("the same bound in 人 and in 万人 is the same bound") {
  const Unit person = *find_unit("人"), ten_thousand = *find_unit("万人");
  const auto problems = problems_after([&](Plan& plan) {
    plan.indicators = {
        {.id = "platforms", .unit = person, .direction = Direction::increase},
        {.id = "mention", .unit = ten_thousand, .direction = Direction::increase, .same_as = "platforms"}};
    plan.targets[0].bound = more_than(14'000 * person);
    plan.targets.push_back({.indicator = "mention", .bound = more_than(1.4 * ten_thousand), .due = Date{2025, 12, 31}});
    plan.tasks[0].targets.push_back("mention");
  });
  CHECK(told(problems) == "");
}

TEST_CASE("sets, units and unconfirmed values") {
  CHECK(only_problem([](Plan& plan) { plan.entities = {{.id = "districts"}}; }).severity == warning);
  CHECK(only_problem([](Plan& plan) {
          plan.entities = {{.id = "districts", .members = {"a", "b", "a"}}};
        }).message == "member 'a' is listed twice");
  CHECK(only_problem([](Plan& plan) { plan.units = {{.name = "万人", .scale = 1000, .base = "人"}}; }).message ==
        "is known already, as 10000 人; the plan's own is used");
  CHECK(problems_after([](Plan& plan) { plan.units = {*find_unit("万人")}; }).empty());
  CHECK(only_problem([](Plan& plan) { plan.units = {{.name = "x", .scale = -1}}; }).severity == error);
  CHECK(only_problem([](Plan& plan) {
          plan.indicators[0].unit = {}, plan.targets.clear(), plan.tasks[0].targets.clear();
        }).message == "has no unit");
  expect(warning, "unconfirmed", "target 'more than 400' could not be confirmed in its source",
         [](Target& target) { target.unconfirmed = true; });
}

TEST_CASE("bundles: parts that name none, a bundle of less than two") {
  CHECK(only_problem([](Plan& plan) { plan.targets[0].bundle = "pair"; }).message ==
        "bundle 'pair' is not in the plan; the plan has none");
  const Problem lonely = only_problem([](Plan& plan) {
    plan.bundles = {{.id = "pair", .name = Text{"Two"}}};
    plan.targets[0].bundle = "pair";
  });
  CHECK(lonely.subject == "bundle pair");
  CHECK(lonely.message == "joins two targets or more, and 1 name it");
}

TEST_CASE("all problems at once, in the order of the plan") {
  const auto problems = problems_after([](Plan& plan) {
    plan.published = Date{2022, 1, 1};
    plan.organizations.push_back({.id = "drc"});
    plan.tasks[0].section = "s1";
    plan.indicators.push_back({.id = "second", .unit = family, .possibly_same_as = "platforms"});
    plan.targets[0].bound = at_most(400 * family);
    plan.targets[0].hold = false;
    plan.targets[0].due = Due{};
    plan.targets[0].baseline.reset();
  });
  std::vector<std::string> subjects;
  for (const Problem& problem : problems)
    subjects.push_back(problem.subject);
  CHECK(subjects == std::vector<std::string>{"plan demo", "organization drc", "task t1", "indicator platforms",
                                             "indicator platforms", "indicator second"});
}

TEST_CASE("names that are not there are still told when there are a million to compare") {
  Plan plan = sound();
  for (int i = 0; i < 3000; ++i)
    plan.organizations.push_back({.id = OrganizationId("office-" + std::to_string(i))});
  for (int i = 0; i < 3000; ++i)
    plan.tasks[0].responsibility.organizations.push_back({OrganizationId("ofice-" + std::to_string(i))});
  const std::vector<Problem> problems = check(plan);
  CHECK(problems.size() == 3000);
  CHECK(problems.front().message == "organization 'ofice-0' is not in the plan; did you mean 'office-0'?");
  CHECK(problems.back().message == "organization 'ofice-2999' is not in the plan");
}
