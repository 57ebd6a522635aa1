#include "milepost/scenario/simulate.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "commitments.hpp"
#include "counted.hpp"
#include "counting.hpp"
#include "entity_sum.hpp"
#include "milepost/detail/dispatch.hpp"

namespace milepost {

namespace {

constexpr std::size_t first_batch = 1000;

/// When a share of all futures has met the bound: the end of the first step at which so many have.
std::optional<double> met_by_share(const FirstPassage& passage, double share) {
  const auto found = std::find_if(passage.met_by.begin(), passage.met_by.end(), [share](double met) { return met >= share; });
  return found == passage.met_by.end() ? std::nullopt : std::optional(passage.at[static_cast<std::size_t>(found - passage.met_by.begin())]);
}

FirstPassage passage_of(const Runner& runner, const Counted& counted) {
  FirstPassage passage;
  std::vector<double> first(runner.stream.steps() + 1);
  for (const std::uint32_t step : counted.first_step) first[step] += 1;
  double met = 0;
  for (std::size_t step = 0; step < runner.stream.steps(); ++step) {
    met += first[step];
    passage.at.push_back(runner.stream.time(step));
    passage.met_by.push_back(met / static_cast<double>(counted.first_step.size()));
  }
  passage.early = met_by_share(passage, 0.1), passage.median = met_by_share(passage, 0.5), passage.late = met_by_share(passage, 0.9);
  return passage;
}

TargetOutcome outcome_of(const Runner& runner, const Counted& counted, const SimulationSettings& settings) {
  TargetOutcome outcome{.target = name_of(*runner.target), .indicator = runner.indicator->id, .entity = runner.entity, .unit = runner.standing.unit,
                        .strength = runner.target->strength, .counted = repeated_by(*runner.indicator).empty(), .odds = share_of_futures(counted.met, settings.sampling)};
  if (counted.figures.empty()) return outcome;
  for (std::size_t step = 0; step < runner.stream.steps(); ++step) {
    outcome.bands.push_back(band_of(counted.at_step(step), settings.levels, settings.sampling));
    outcome.bands.back().at = runner.stream.time(step);
  }
  outcome.first_met = passage_of(runner, counted);
  return outcome;
}

// ---- groups of targets

/// Targets of a task, a section, the plan: how many of them each future meets.
struct MetTogether {
  std::size_t targets{};
  std::vector<std::uint32_t> met{};

  void add(const std::vector<std::uint8_t>& of_target) {
    met.resize(of_target.size());
    for (std::size_t path = 0; path < met.size(); ++path) met[path] += of_target[path];
    ++targets;
  }
};

/// All groups that a target is in.
class Groups {
 public:
  Groups(const Plan& plan, const Directory& directory) : plan_(plan), directory_(directory) {}

  void add(const Target& target, const std::vector<std::uint8_t>& met) {
    whole_.add(met);
    if (target.strength == Strength::must) binding_.add(met);
    const Task* task = find(directory_.task_of, name_of(target));
    if (!task) return;
    tasks_[task->id.value].add(met);
    SectionId at = task->section;
    for (std::size_t steps = 0; steps <= plan_.sections.size() && !at.empty(); ++steps) {
      sections_[at.value].add(met);
      const Section* section = find(plan_, at);
      at = section ? section->within : SectionId{};
    }
  }

  void write(Outcome& outcome, std::size_t paths, Sampling sampling) {
    whole_.met.resize(paths), binding_.met.resize(paths);
    outcome.whole = group_of("plan", whole_.targets, whole_.met, sampling);
    outcome.binding = group_of("binding", binding_.targets, binding_.met, sampling);
    for (const Task& task : plan_.tasks) write(tasks_, task.id.value, outcome.tasks, sampling);
    for (const Section& section : plan_.sections) write(sections_, section.id.value, outcome.sections, sampling);
  }

 private:
  using MetByGroup = std::map<std::string, MetTogether>;

  static void write(const MetByGroup& tallies, const std::string& id, std::vector<GroupOutcome>& groups, Sampling sampling) {
    if (const auto found = tallies.find(id); found != tallies.end()) groups.push_back(group_of(id, found->second.targets, found->second.met, sampling));
  }

  const Plan& plan_;
  const Directory& directory_;
  MetTogether whole_{}, binding_{};
  MetByGroup tasks_{}, sections_{};
};

// ---- all of it

/// What comes of a commitment.
struct Fulfilment {
  Commitment commitment{};
  std::vector<TargetOutcome> outcomes{};
  std::vector<std::uint8_t> met{};  ///< by all of its entities
  std::optional<SumOutcome> sum{};
};

void work_out(Fulfilment& found, const SimulationSettings& settings, std::size_t paths, std::size_t threads, detail::ProgressCount& progress) {
  EntitySum sum(found.commitment.runners, found.commitment.whole);
  for (const Runner& runner : found.commitment.runners) {
    const Counted counted = count_futures(runner, settings, paths, threads, progress);
    found.outcomes.push_back(outcome_of(runner, counted, settings));
    found.met.resize(paths, 1);
    for (std::size_t path = 0; path < paths; ++path) found.met[path] &= counted.met[path];
    sum.add(runner, counted);
  }
  found.sum = sum.outcome(settings);
}

/// Targets side by side on all threads where there are enough of them, else the futures of each.
void work_out_all(std::vector<Fulfilment>& all, const SimulationSettings& settings, std::size_t paths, detail::ProgressCount& progress) {
  const bool side_by_side = settings.threads != 1 && all.size() >= 16;
  const auto work = [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) work_out(all[k], settings, paths, side_by_side ? 1 : settings.threads, progress);
  };
  if (side_by_side) detail::for_each_part(all.size(), settings.threads, work, 1);
  else work(0, all.size());
}

Outcome outcome_of(const Stage& stage, const Plan& plan, const Scenario& scenario, const SimulationSettings& settings, std::size_t paths) {
  Outcome outcome{.plan = plan.id, .scenario = scenario.id, .paths = paths, .seed = settings.seed, .levels = settings.levels, .left_out = stage.left_out(), .notes = stage.notes()};
  std::vector<Fulfilment> all;
  for (const Commitment& one : commitments_of(stage)) all.push_back({.commitment = one});
  detail::ProgressCount progress(settings.progress, paths * stage.runners().size());
  work_out_all(all, settings, paths, progress);
  Groups groups(plan, stage.directory());
  for (Fulfilment& one : all) {
    if (one.commitment.counts()) groups.add(one.commitment.target(), one.met);
    if (one.sum) outcome.sums.push_back(std::move(*one.sum));
    std::move(one.outcomes.begin(), one.outcomes.end(), std::back_inserter(outcome.targets));
  }
  groups.write(outcome, paths, settings.sampling);
  return outcome;
}

double largest_error(const Outcome& outcome) {
  double largest = 0;
  for (const TargetOutcome& target : outcome.targets) largest = std::max(largest, target.odds.standard_error);
  return largest;
}

}  // namespace

Outcome simulate(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const SimulationSettings& settings) {
  require_sound(plan, scenario, settings);
  const Plan changed = with_targets(plan, scenario);
  const Stage stage(changed, seen, scenario, as_of, settings);
  std::size_t paths = whole_units(settings.wanted_error ? std::min(first_batch, settings.paths) : settings.paths, settings.sampling);
  while (true) {
    Outcome outcome = outcome_of(stage, changed, scenario, settings, paths);
    if (paths >= settings.paths || largest_error(outcome) <= settings.wanted_error.value_or(0)) return outcome;
    paths = whole_units(std::min(2 * paths, settings.paths), settings.sampling);
  }
}

}  // namespace milepost
