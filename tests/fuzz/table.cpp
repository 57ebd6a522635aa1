// Any text read as a table: of observations against a small plan, and of a calendar's exceptions.
#include "milepost/io/table.hpp"

#include <cmath>

#include "facts.hpp"
#include "milepost/io/calendar_file.hpp"
#include "milepost/io/plan_file.hpp"

namespace {

using namespace milepost;
using fuzz::hold;

const std::string file = "fuzz.csv";

/// Every kind of indicator that the reader of tables tells apart; the names of tests/broken_plans and of the illustration.
Plan small_plan() {
  const PlanReading reading = load_plan(R"(
milepost: 1
plan: {id: small, title: Small plan, horizon: 2022..2025}
periods: {fyp14: {span: 2021..2025, name: {zh: 十四五, en: 14th Five-Year Plan}}}
units: {站: {en: stations, base: 个, scale: 2}}
entities: {districts: {members: [历下区, 章丘区]}, towns: {name: Towns}}
tasks:
  - id: t1
    responsible: {open: true}
    indicators:
      - {id: carrier-platforms, name: Carrier platforms, unit: 家, kind: flow, direction: increase, target: 400, due: 2025}
      - {id: events, name: Events, unit: 场, kind: flow, direction: increase, target: 10, due: each year}
indicators:
  - {id: platforms, name: {zh: 平台, en: Platforms}, unit: 家}
  - {id: parks, name: Parks, unit: 个, each: districts}
  - {id: stations, name: Stations, unit: 站, each: towns}
  - {id: income, name: Income, unit: 亿元}
  - {id: growth, name: Growth, unit: '%', kind: growth}
)",
                                        "small.yaml");
  hold(reading.plan.has_value(), "the small plan can be read", reading.problems);
  return *reading.plan;
}

const Plan& plan() {
  static const Plan small = small_plan();
  return small;
}

std::string words_of(const SeriesKey& key, const Series& series) {
  return key.indicator.value + " " + key.entity + " in " + series.unit().name;
}

/// A member of the set, where the plan lists its members.
bool may_have(const Indicator& indicator, const std::string& entity) {
  const EntitySet* set = indicator.each ? find(plan(), *indicator.each) : nullptr;
  if (entity.empty() || !set || set->members.empty()) return true;
  return std::ranges::find(set->members, entity) != set->members.end();
}

/// Figures belong to an indicator of the plan, are in its unit and are finite; each is one figure alone.
void hold_for_series(const SeriesKey& key, const Series& series) {
  const Indicator* indicator = find(plan(), key.indicator);
  hold(indicator && series.unit() == indicator->unit, "a series is one of the plan, in its unit", words_of(key, series));
  hold(may_have(*indicator, key.entity), "an entity is a member of the set", words_of(key, series));
  hold(!series.empty(), "a series that was read has a figure", words_of(key, series));
  for (const Observation& one : series.observations()) {
    hold(std::isfinite(one.value), "a figure is finite", words_of(key, series));
    const auto is_same = [&one](const Observation& other) {
      return one.period == other.period && one.report == other.report && one.published == other.published;
    };
    hold(std::ranges::count_if(series.observations(), is_same) == 1, "a figure is kept once", to_string(one.period));
  }
}

void hold_for_observations(std::string_view text) {
  const ObservationsReading reading = load_observations(text, file, plan());
  fuzz::hold_for_problems(reading.problems, text, file);
  for (const auto& [key, series] : reading.observations) hold_for_series(key, series);
  const ObservationsReading again = load_observations(text, file, plan());
  hold(again.problems == reading.problems && again.observations == reading.observations,
       "what is read twice is read the same", reading.problems);
}

/// Every day listed works, or does not, as it is listed; a year with a day off is official.
void hold_for_calendar(const Calendar& calendar) {
  for (const CalendarException& day : calendar.exceptions()) {
    hold(is_working_day(calendar, day.date) == day.working, "a day listed is as it is listed", to_string(day.date));
    const bool is_sure = day.working || certainty_of(calendar, day.date) == Certainty::official;
    hold(is_sure, "a day off is official", to_string(day.date));
  }
}

void hold_for_calendar(std::string_view text) {
  try {
    const Calendar calendar = parse_calendar(text, file);
    hold_for_calendar(calendar);
    hold(parse_calendar(text, file) == calendar, "what is read twice is read the same", calendar.name());
  } catch (const InvalidInput& refused) {
    hold(has_errors(refused.problems), "a calendar is refused for an error", refused.what());
    fuzz::hold_for_problems(refused.problems, text, file);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  hold_for_observations(text);
  hold_for_calendar(text);
  return 0;
}
