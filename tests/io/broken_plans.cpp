// Every file in tests/broken_plans, tests/broken_methods and tests/broken_scenarios fails where its .expect file says, and nowhere else.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "milepost/io.hpp"

namespace {

using milepost::Problem;
namespace files = std::filesystem;

const files::path folder_of_plans{"tests/broken_plans"};
const files::path folder_of_methods{"tests/broken_methods"};
const files::path folder_of_scenarios{"tests/broken_scenarios"};

/// What the scenarios are about.
const milepost::Plan& plan_of_scenarios() {
  static const milepost::Plan plan = milepost::read_plan("tests/data/plan_of_scenarios.yaml");
  return plan;
}

/// One line of an .expect file: "12:7 error unknown unit".
struct Expected {
  std::string position{};
  std::string severity{};
  std::string fragment{};
};

std::vector<Expected> expected_in(const files::path& path) {
  std::vector<Expected> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    Expected expected;
    words >> expected.position >> expected.severity >> std::ws;
    std::getline(words, expected.fragment);
    lines.push_back(expected);
  }
  return lines;
}

/// What the tables are tables of.
milepost::Plan plan_of_tables() {
  const auto reading = milepost::load_plan(R"(
milepost: 1
plan: {id: demo, title: Demonstration plan, horizon: 2022..2025}
entities: {districts: {members: [历下区, 章丘区]}}
indicators:
  - {id: platforms, name: {zh: 平台, en: Platforms}, unit: 家}
  - {id: parks, name: Parks, unit: 个, each: districts}
  - {id: income, name: Income, unit: 亿元}
)",
                                           "plan.yaml");
  REQUIRE_MESSAGE(reading.plan, milepost::lines_of(reading.problems));
  return *reading.plan;
}

std::vector<Problem> problems_of(const files::path& path) {
  const std::string text = milepost::read_file(path);
  if (path.extension() == ".csv") return milepost::load_observations(text, "x", plan_of_tables()).problems;
  if (path.parent_path() == folder_of_methods) return milepost::load_methods(text, "x").problems;
  if (path.parent_path() == folder_of_scenarios) {
    const milepost::ScenarioReading scenario = milepost::load_scenario(text, "x", plan_of_scenarios());
    CHECK_MESSAGE(scenario.scenario.has_value() == !milepost::has_errors(scenario.problems), path.string());
    return scenario.problems;
  }
  const milepost::PlanReading reading = milepost::load_plan(text, "x");
  CHECK_MESSAGE(reading.plan.has_value() == !milepost::has_errors(reading.problems), path.string());
  return reading.problems;
}

std::string severity_of(const Problem& problem) {
  return problem.severity == milepost::Severity::error ? "error" : "warning";
}

bool is(const Problem& problem, const Expected& expected) {
  const std::string position = std::to_string(problem.position.line) + ":" + std::to_string(problem.position.column);
  return position == expected.position && severity_of(problem) == expected.severity &&
         to_string(problem).find(expected.fragment) != std::string::npos;
}

std::vector<files::path> broken_files() {
  std::vector<files::path> broken;
  for (const files::path& folder : {folder_of_plans, folder_of_methods, folder_of_scenarios})
    for (const auto& entry : files::directory_iterator(folder))
      if (entry.path().extension() != ".expect") broken.push_back(entry.path());
  std::sort(broken.begin(), broken.end());
  return broken;
}

}  // namespace

TEST_CASE("broken files tell every problem, each with its place") {
  const std::vector<files::path> broken = broken_files();
  CHECK(broken.size() >= 224);
  for (const files::path& path : broken) {
    const auto expected = expected_in(files::path(path).replace_extension(".expect"));
    const std::vector<Problem> problems = problems_of(path);
    const std::string all = path.filename().string() + " told\n" + milepost::lines_of(problems);
    REQUIRE_MESSAGE(!expected.empty(), path.string() << " has nothing to expect");
    CHECK_MESSAGE(problems.size() == expected.size(), all);
    for (std::size_t i = 0; i < std::min(problems.size(), expected.size()); ++i)
      CHECK_MESSAGE(is(problems[i], expected[i]), all << "\nexpected " << expected[i].position << " "
                                                      << expected[i].severity << " " << expected[i].fragment);
  }
}

TEST_CASE("a broken file throws with all its problems when it is read by its path") {
  for (const files::path& path : broken_files()) {
    const std::vector<Problem> problems = problems_of(path);
    if (!milepost::has_errors(problems)) continue;
    try {
      if (path.extension() == ".csv")
        milepost::read_observations(path, plan_of_tables());
      else if (path.parent_path() == folder_of_methods)
        milepost::read_methods(path);
      else if (path.parent_path() == folder_of_scenarios)
        milepost::read_scenario(path, plan_of_scenarios());
      else
        milepost::read_plan(path);
      FAIL(path.string() << " was read");
    } catch (const milepost::InvalidInput& refused) {
      CHECK(refused.problems.size() == problems.size());
      CHECK(refused.problems.front().position.file == path.string());
    }
  }
}
