// A plan made up for scenarios: three indicators with yearly figures, targets of 2026.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "milepost/scenario/simulate.hpp"

namespace milepost::trials {

inline const Unit piece{"piece"};
inline const Date today{2024, 3, 1};

inline Series yearly(const std::vector<double>& values, int first = 2014) {
  std::vector<Observation> observations;
  for (std::size_t k = 0; k < values.size(); ++k) observations.push_back({.period = Year{first + static_cast<int>(k)}, .value = values[k]});
  return Series{piece, observations};
}

inline Indicator counted(const std::string& id) { return {.id = id, .name = {id, id}, .unit = piece, .direction = Direction::increase}; }

inline Target aim(const std::string& indicator, double value, int year = 2026) {
  return {.indicator = indicator, .bound = at_least(value * piece), .due = end_of(Year{year})};
}

/// skills, jobs and firms; jobs and firms in one task of one section, skills in another.
inline Plan made_plan() {
  Plan plan{.id = "made"};
  for (const char* id : {"skills", "jobs", "firms"}) plan.indicators.push_back(counted(id));
  plan.targets = {aim("skills", 130), aim("jobs", 250), aim("firms", 60)};
  plan.targets[2].strength = Strength::strive;
  plan.sections = {{.id = "s1"}, {.id = "s2", .within = "s1"}};
  plan.tasks = {{.id = "t1", .section = "s1", .targets = {"skills"}}, {.id = "t2", .section = "s2", .targets = {"jobs", "firms"}}};
  return plan;
}

inline Observations made_figures() {
  return {{{"skills", ""}, yearly({100, 104, 103, 109, 112, 111, 117, 119, 124, 126})},
          {{"jobs", ""}, yearly({180, 190, 186, 201, 205, 214, 219, 228, 224, 235})},
          {{"firms", ""}, yearly({40, 41, 45, 44, 47, 50, 49, 53, 55, 54})}};
}

inline Intervention measure(const std::string& id, const std::string& indicator, Effect effect, int start = 2023) {
  return {.id = id, .indicator = indicator, .effect = std::move(effect), .timing = {.start = Date{start, 12, 31}}};
}

inline Outcome outcome(const Scenario& scenario = {}, const SimulationSettings& settings = {.paths = 4000}) {
  return simulate(made_plan(), made_figures(), scenario, today, settings);
}

inline const TargetOutcome& of(const Outcome& all, const std::string& target) {
  for (const TargetOutcome& one : all.targets)
    if (one.target.value == target) return one;
  FAIL("no such target");
  return all.targets.front();
}

}  // namespace milepost::trials
