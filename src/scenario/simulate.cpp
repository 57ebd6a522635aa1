#include "milepost/scenario/simulate.hpp"

#include <algorithm>
#include <map>

#include "counted.hpp"
#include "counting.hpp"

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
                        .strength = runner.target->strength, .counted = repeated_by(*runner.indicator).empty(), .odds = mean_of_futures(counted.met, settings.antithetic)};
  if (counted.figures.empty()) return outcome;
  for (std::size_t step = 0; step < runner.stream.steps(); ++step) {
    outcome.bands.push_back(band_of(counted.figures, step, runner.stream.steps(), settings.levels, settings.antithetic));
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

  void add(const std::vector<double>& of_target) {
    met.resize(of_target.size());
    for (std::size_t path = 0; path < met.size(); ++path) met[path] += of_target[path] > 0 ? 1 : 0;
    ++targets;
  }
};

/// All groups that a target is in.
class Groups {
 public:
  Groups(const Plan& plan, const Directory& directory) : plan_(plan), directory_(directory) {}

  void add(const Target& target, const std::vector<double>& met) {
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

  void write(Outcome& outcome, std::size_t paths, bool pairs) {
    whole_.met.resize(paths), binding_.met.resize(paths);
    outcome.whole = group_of("plan", whole_.targets, whole_.met, pairs);
    outcome.binding = group_of("binding", binding_.targets, binding_.met, pairs);
    for (const Task& task : plan_.tasks) write(tasks_, task.id.value, outcome.tasks, pairs);
    for (const Section& section : plan_.sections) write(sections_, section.id.value, outcome.sections, pairs);
  }

 private:
  using MetByGroup = std::map<std::string, MetTogether>;

  static void write(const MetByGroup& tallies, const std::string& id, std::vector<GroupOutcome>& groups, bool pairs) {
    if (const auto found = tallies.find(id); found != tallies.end()) groups.push_back(group_of(id, found->second.targets, found->second.met, pairs));
  }

  const Plan& plan_;
  const Directory& directory_;
  MetTogether whole_{}, binding_{};
  MetByGroup tasks_{}, sections_{};
};

/// A target that each of a set has to meet is met where all of them do; it counts in groups if all can be simulated.
class TargetGatherer {
 public:
  TargetGatherer(Groups& groups, const std::vector<LeftOut>& left_out) : groups_(groups), left_out_(left_out) {}

  void add(const Runner& runner, std::vector<double>&& met) {
    if (target_ != runner.target) hand_over();
    if (target_ == runner.target)
      for (std::size_t path = 0; path < met_.size(); ++path) met_[path] *= met[path];
    else target_ = runner.target, met_ = std::move(met), counts_ = repeated_by(*runner.indicator).empty();
  }

  void hand_over() {
    const auto lacks = [this](const LeftOut& one) { return one.target.value == name_of(*target_); };
    if (target_ && counts_ && std::none_of(left_out_.begin(), left_out_.end(), lacks)) groups_.add(*target_, met_);
    target_ = nullptr;
  }

 private:
  Groups& groups_;
  const std::vector<LeftOut>& left_out_;
  const Target* target_{};
  std::vector<double> met_{};
  bool counts_{};
};

Outcome outcome_of(const Stage& stage, const Plan& plan, const Scenario& scenario, const SimulationSettings& settings, std::size_t paths) {
  Outcome outcome{.plan = plan.id, .scenario = scenario.id, .paths = paths, .seed = settings.seed, .levels = settings.levels, .left_out = stage.left_out(), .notes = stage.notes()};
  Groups groups(plan, stage.directory());
  TargetGatherer gatherer(groups, stage.left_out());
  for (const Runner& runner : stage.runners()) {
    Counted counted = count_futures(runner, settings, paths);
    outcome.targets.push_back(outcome_of(runner, counted, settings));
    gatherer.add(runner, std::move(counted.met));
  }
  gatherer.hand_over();
  groups.write(outcome, paths, settings.antithetic);
  return outcome;
}

double largest_error(const Outcome& outcome) {
  double largest = 0;
  for (const TargetOutcome& target : outcome.targets) largest = std::max(largest, target.odds.standard_error);
  return largest;
}

std::size_t evened(std::size_t paths, bool pairs) { return pairs ? paths + paths % 2 : paths; }

}  // namespace

Outcome simulate(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const SimulationSettings& settings) {
  require_sound(plan, scenario, settings);
  const Plan changed = with_targets(plan, scenario);
  const Stage stage(changed, seen, scenario, as_of, settings);
  std::size_t paths = evened(settings.wanted_error ? std::min(first_batch, settings.paths) : settings.paths, settings.antithetic);
  while (true) {
    Outcome outcome = outcome_of(stage, changed, scenario, settings, paths);
    if (paths >= settings.paths || largest_error(outcome) <= settings.wanted_error.value_or(0)) return outcome;
    paths = evened(std::min(2 * paths, settings.paths), settings.antithetic);
  }
}

}  // namespace milepost
