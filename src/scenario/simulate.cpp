#include "milepost/scenario/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "counting.hpp"
#include "future.hpp"
#include "milepost/aggregation/projections.hpp"
#include "milepost/assessment/judge.hpp"
#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

constexpr std::size_t most_paths = 10'000'000, first_batch = 1000;

void require_sound(const SimulationSettings& settings) {
  if (settings.paths < 2 || settings.paths > most_paths) fail_range("paths", std::to_string(settings.paths), "2 to 10000000");
  for (const double level : settings.levels)
    if (!(level > 0 && level < 100)) fail_range("level", detail::shortest(level), "above 0 and below 100 per cent");
  if (settings.wanted_error && !(*settings.wanted_error > 0)) fail_range("wanted error", detail::shortest(*settings.wanted_error), "above 0");
}

void require_known(const Correlations& correlations, const Plan& plan) {
  for (const IndicatorId& id : correlations.indicators)
    if (std::none_of(plan.indicators.begin(), plan.indicators.end(), [&](const Indicator& one) { return one.id == id; }))
      fail_range("correlations", "of " + id.value, "of indicators of the plan");
}

// ---- what is simulated

/// One target, or one entity of it, ready to be drawn.
struct Runner {
  const Target* target{};
  const Indicator* indicator{};
  std::string entity{};
  Standing standing;
  Stream stream{};
};

/// Everything that does not change from future to future.
class Stage {
 public:
  Stage(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const SimulationSettings& settings)
      : plan_(plan), directory_(plan), seen_(seen), scenario_(scenario), as_of_(as_of), settings_(settings), lower_(lower_triangle(settings.correlations)) {
    for (const Target& target : plan.targets)
      if (const Indicator* indicator = find(directory_.indicators, target.indicator.value)) add(target, *indicator);
  }

  const Directory& directory() const { return directory_; }
  const std::vector<Runner>& runners() const { return runners_; }
  const std::vector<LeftOut>& left_out() const { return left_out_; }

 private:
  /// A set whose members are not listed leaves nobody to simulate.
  void add(const Target& target, const Indicator& indicator) {
    const std::vector<std::string> entities = detail::entities_of(plan_, indicator, as_of_);
    if (entities.empty()) left_out_.push_back({name_of(target), "", Reason::no_denominator});
    for (const std::string& entity : entities) add(target, indicator, entity);
  }

  void add(const Target& target, const Indicator& indicator, const std::string& entity) {
    const Evidence evidence = in_force(detail::evidence_of(plan_, directory_, target, indicator, seen_, as_of_, entity));
    Standing standing = standing_of(evidence);
    std::optional<Foresight> ahead = foresight_of(standing, {.model = settings_.model});
    const std::optional<Reason> ended = detail::ending_reason(evidence);
    if (ended || !ahead) return left_out_.push_back({name_of(target), entity, ended ? *ended : reason_for(standing)});
    Stream stream = stream_of(indicator.id, entity, std::move(*ahead), standing.direction);
    if (!stream.ahead.is_settled()) add_causes(stream, indicator.id, entity);
    runners_.push_back({&target, &indicator, entity, std::move(standing), std::move(stream)});
  }

  static Reason reason_for(const Standing& standing) {
    if (!standing.demand) return Reason::no_target_value;
    if (!standing.schedule.due) return Reason::no_schedule;
    return standing.figure ? Reason::inconclusive : Reason::no_data;
  }

  Stream stream_of(const IndicatorId& id, const std::string& entity, Foresight&& ahead, Direction better) const {
    Stream stream{.ahead = std::move(ahead), .better = better, .numbers = numbers_of(id, entity), .causes = {}, .seed = settings_.seed};
    for (const Intervention& one : scenario_.interventions)
      if (one.indicator == id && (one.entity.empty() || one.entity == entity)) stream.interventions.push_back(&one);
    return stream;
  }

  NamedNumbers own_numbers(const IndicatorId& id, const std::string& entity) const {
    return {settings_.seed, "indicator " + id.value + (entity.empty() ? "" : "\n" + entity)};
  }

  std::vector<WeightedNumbers> numbers_of(const IndicatorId& id, const std::string& entity) const {
    const std::vector<IndicatorId>& together = settings_.correlations.indicators;
    const auto place = static_cast<std::size_t>(std::find(together.begin(), together.end(), id) - together.begin());
    if (place == together.size()) return {{1, own_numbers(id, entity)}};
    std::vector<WeightedNumbers> numbers;
    for (std::size_t k = 0; k <= place; ++k) numbers.push_back({lower_[place * together.size() + k], own_numbers(together[k], entity)});
    return numbers;
  }

  /// Links are without circles: check() has seen to that.
  void add_causes(Stream& stream, const IndicatorId& id, const std::string& entity) const {
    const double until = stream.time(stream.steps() - 1);
    for (const Link& link : scenario_.links)
      if (link.effect == id)
        if (std::optional<Stream> cause = cause_stream(link.cause, entity, until - link.lag)) stream.causes.push_back({&link, std::move(*cause)});
  }

  /// Empty for an indicator without figures, and for one whose future lies past what its effect asks for.
  std::optional<Stream> cause_stream(const IndicatorId& id, const std::string& entity, double until) const {
    const Indicator* indicator = find(directory_.indicators, id.value);
    if (!indicator) return std::nullopt;
    const Series known = known_as_of(detail::series_for(seen_, directory_, *indicator, as_of_, indicator->each ? entity : ""), as_of_);
    RegularSeries seen = regular_series(known);
    if (seen.fault != SeriesFault::none || !(until > seen.last)) return std::nullopt;
    const double steps = std::ceil((until - seen.last) / seen.step - 1e-6);
    Stream stream = stream_of(id, indicator->each ? entity : "", foreseen(std::move(seen), settings_.model, steps), indicator->direction.value_or(Direction::increase));
    add_causes(stream, id, entity);
    return stream;
  }

  const Plan& plan_;
  Directory directory_;
  const Observations& seen_;
  const Scenario& scenario_;
  const Date& as_of_;
  const SimulationSettings& settings_;
  std::vector<double> lower_;
  std::vector<Runner> runners_{};
  std::vector<LeftOut> left_out_{};
};

// ---- one target over all futures

/// Met or not, future by future, and the figures of each step: of what adds up the total so far.
struct Counted {
  std::vector<double> figures{};
  std::vector<double> met{};
  std::vector<std::uint32_t> first_step{};  ///< of the steps at which the bound is met; as many as there are steps if at none
};

class TargetRun {
 public:
  TargetRun(const Runner& runner, const SimulationSettings& settings, std::size_t paths, Counted& counted)
      : runner_(runner), settings_(settings), draws_(runner.stream), steps_(runner.stream.steps()), counted_(counted) {
    counted_.figures.resize(paths * steps_), counted_.met.resize(paths), counted_.first_step.resize(paths);
  }

  /// Apart, so that the floating-point mode is set around all of it.
  [[gnu::noinline]] void work(std::size_t begin, std::size_t end) const {
    for (std::size_t path = begin; path < end; ++path) count(path);
  }

 private:
  FutureKey key_of(std::size_t path) const { return settings_.antithetic ? FutureKey{path / 2, path % 2 == 1} : FutureKey{path, false}; }

  void count(std::size_t path) const {
    std::vector<double> figures = draws_.future(key_of(path)).with;
    if (const std::optional<double>& so_far = runner_.stream.ahead.so_far) {
      double total = *so_far;
      for (double& figure : figures) total += figure, figure = total;
    }
    std::copy(figures.begin(), figures.end(), counted_.figures.begin() + static_cast<std::ptrdiff_t>(path * steps_));
    counted_.met[path] = is_met(at_due(figures)) ? 1 : 0;
    const auto first = std::find_if(figures.begin(), figures.end(), [this](double figure) { return is_met(figure); });
    counted_.first_step[path] = static_cast<std::uint32_t>(first - figures.begin());
  }

  bool is_met(double figure) const { return meets(*runner_.standing.demand, runner_.standing.direction, figure); }

  /// Between two steps a straight line; the newest figure seen is step 0.
  double at_due(const std::vector<double>& figures) const {
    const double left = static_cast<double>(steps_) - runner_.stream.ahead.steps;
    const double before = steps_ > 1 ? figures[steps_ - 2] : runner_.stream.ahead.so_far.value_or(runner_.stream.ahead.seen.values.back());
    return figures.back() - left * (figures.back() - before);
  }

  const Runner& runner_;
  const SimulationSettings& settings_;
  FutureDraws draws_;
  std::size_t steps_;
  Counted& counted_;
};

Counted count_futures(const Runner& runner, const SimulationSettings& settings, std::size_t paths) {
  Counted counted;
  if (runner.stream.ahead.is_settled()) {
    const double figure = runner.stream.ahead.so_far.value_or(runner.standing.figure->value);
    counted.met.assign(paths, meets(*runner.standing.demand, runner.standing.direction, figure) ? 1 : 0);
    return counted;
  }
  const TargetRun run(runner, settings, paths, counted);
  detail::for_each_part(paths, settings.threads, [&](std::size_t begin, std::size_t end) {
    const detail::DefaultFloatingPoint mode;
    run.work(begin, end);
  });
  return counted;
}

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
struct Tally {
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
  using Tallies = std::map<std::string, Tally>;

  static void write(const Tallies& tallies, const std::string& id, std::vector<GroupOutcome>& groups, bool pairs) {
    if (const auto found = tallies.find(id); found != tallies.end()) groups.push_back(group_of(id, found->second.targets, found->second.met, pairs));
  }

  const Plan& plan_;
  const Directory& directory_;
  Tally whole_{}, binding_{};
  Tallies tasks_{}, sections_{};
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
  Outcome outcome{.plan = plan.id, .scenario = scenario.id, .paths = paths, .seed = settings.seed, .levels = settings.levels, .left_out = stage.left_out()};
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
  require_sound(settings);
  require_known(settings.correlations, plan);
  if (std::vector<Problem> problems = check(scenario, plan); has_errors(problems)) throw InvalidInput(std::move(problems));
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
