#include "milepost/scenario/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "index_parts.hpp"
#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "single_target.hpp"

namespace milepost {

namespace {



SimulationSettings simulation_of(const SensitivitySettings& settings) {
  return {.paths = std::max<std::size_t>(settings.samples, 2), .seed = settings.seed, .model = settings.model, .correlations = settings.correlations, .threads = settings.threads};
}

void require_between(std::string_view thing, double value, double low, double high) {
  if (!(value > low && value < high)) fail_range(thing, detail::shortest(value), "above " + detail::shortest(low) + " and below " + detail::shortest(high) + " per cent");
}

// ---- the target and its inputs

/// One target of a plan under a scenario, and all that it hangs on; what is given outlives it.
class Question {
 public:
  Question(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const TargetId& target, const SensitivitySettings& settings,
           bool surprises)
      : changed_(with_targets(plan, scenario)), simulation_(simulation_of(settings)), stage_(changed_, seen, scenario, as_of, simulation_),
        runner_(runner_of(stage_, target, settings.entity)), single_(runner_), inputs_(inputs_of(runner_, surprises)), calm_(!surprises) {
    for (const RunnerInput& one : inputs_) drawn_.push_back(one.input);
  }

  const Runner& runner() const { return runner_; }
  const SingleTarget& target() const { return single_; }
  const std::vector<RunnerInput>& inputs() const { return inputs_; }
  std::span<const DrawnInput> drawn() const { return drawn_; }
  bool is_calm() const { return calm_; }

  /// A share for each number of each input.
  std::size_t numbers() const {
    std::size_t count = 0;
    for (const DrawnInput& input : drawn_) count += input.count;
    return count;
  }
  std::vector<double> figures_at(std::span<const double> shares) const {
    const Substitution set = Substitution::set(drawn_, shares, calm_);
    return single_.figures({.instead = &set});
  }

 private:
  Plan changed_;
  SimulationSettings simulation_;
  Stage stage_;
  const Runner& runner_;
  SingleTarget single_;
  std::vector<RunnerInput> inputs_;
  std::vector<DrawnInput> drawn_{};
  bool calm_;
};

// ---- groups

/// Names of inputs, each once.
struct NamedGroup {
  std::string name{};
  std::vector<std::size_t> inputs{};
};

std::vector<NamedGroup> usual_groups(std::span<const DrawnInput> inputs) {
  std::vector<NamedGroup> groups;
  for (std::size_t place = 0; place < inputs.size(); ++place) {
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const NamedGroup& one) { return one.name == inputs[place].group; });
    if (known != groups.end()) known->inputs.push_back(place);
    else groups.push_back({inputs[place].group, {place}});
  }
  return groups;
}

std::size_t place_of(std::span<const DrawnInput> inputs, const InputGroup& group, const std::string& name) {
  std::vector<std::string> known;
  for (const DrawnInput& input : inputs) known.push_back(input.name);
  const auto found = std::find(known.begin(), known.end(), name);
  if (found == known.end()) fail_range("group " + group.name, "with input '" + name + "'", "of inputs that reach the target" + detail::did_you_mean(name, known));
  return static_cast<std::size_t>(found - known.begin());
}

/// Those given, then every other input by itself.
std::vector<NamedGroup> groups_of(std::span<const DrawnInput> inputs, const std::vector<InputGroup>& given) {
  if (given.empty()) return usual_groups(inputs);
  std::vector<NamedGroup> groups;
  std::vector<bool> taken(inputs.size());
  for (const InputGroup& group : given) {
    groups.push_back({group.name, {}});
    for (const std::string& name : group.inputs) {
      const std::size_t place = place_of(inputs, group, name);
      if (taken[place]) fail_range("group " + group.name, "with input '" + name + "'", "is in a group once");
      taken[place] = true, groups.back().inputs.push_back(place);
    }
  }
  for (std::size_t place = 0; place < inputs.size(); ++place)
    if (!taken[place]) groups.push_back({inputs[place].name, {place}});
  return groups;
}

/// The same by the places of their numbers.
std::vector<CubeGroup> cube_groups(std::span<const DrawnInput> inputs, const std::vector<NamedGroup>& groups) {
  std::vector<std::size_t> begins{0};
  for (const DrawnInput& input : inputs) begins.push_back(begins.back() + input.count);
  std::vector<CubeGroup> made;
  for (const NamedGroup& group : groups) {
    made.push_back({group.name, {}});
    for (const std::size_t place : group.inputs)
      for (std::size_t number = begins[place]; number < begins[place + 1]; ++number) made.back().inputs.push_back(number);
  }
  return made;
}

// ---- tornado

std::optional<double> value_at(const RunnerInput& input, double share) {
  return input.values.size() == 1 ? std::optional(quantile_of(*input.values.front(), share)) : std::nullopt;
}

TornadoBar bar_of(const Question& question, std::size_t place, double low, double high) {
  const RunnerInput& input = question.inputs()[place];
  const auto figure_at = [&](double share) {
    std::vector<double> shares(question.numbers(), 0.5);
    shares[place] = share;
    return question.figures_at(shares).back();
  };
  TornadoBar bar{input.input.name, value_at(input, low), value_at(input, high), figure_at(low), figure_at(high)};
  bar.swing = bar.high_figure - bar.low_figure;
  return bar;
}

// ---- shares of variance

/// Figures of one sample: those of sample k of figure f are `values[f][k]`.
using SampledFigures = std::vector<std::vector<double>>;

class FutureSamples {
 public:
  FutureSamples(const Question& question, const SensitivitySettings& settings) : question_(question), settings_(settings) {}

  /// All figures, and 1 or 0 for met at the due day, with these inputs from the second sample.
  SampledFigures figures(std::span<const DrawnInput> second) const {
    SampledFigures figures(question_.target().steps() + 2, std::vector<double>(settings_.samples));
    detail::ProgressCount progress(settings_.progress, settings_.samples);
    detail::for_each_part(settings_.samples, settings_.threads, [&](std::size_t begin, std::size_t end) {
      const detail::DefaultFloatingPoint mode;
      work(begin, end, second, figures);
      progress.add(end - begin);
    });
    return figures;
  }

 private:
  [[gnu::noinline]] void work(std::size_t begin, std::size_t end, std::span<const DrawnInput> second, SampledFigures& figures) const {
    for (std::size_t sample = begin; sample < end; ++sample) {
      const Substitution taken = Substitution::taken(second, sample + second_sample, question_.is_calm());
      const std::vector<double> found = question_.target().figures({.path = sample, .instead = &taken});
      for (std::size_t figure = 0; figure < found.size(); ++figure) figures[figure][sample] = found[figure];
      figures.back()[sample] = question_.target().is_met(found.back()) ? 1 : 0;
    }
  }

  const Question& question_;
  const SensitivitySettings& settings_;
};

std::vector<DrawnInput> inputs_in(std::span<const DrawnInput> all, const NamedGroup& group) {
  std::vector<DrawnInput> inputs;
  for (const std::size_t place : group.inputs) inputs.push_back(all[place]);
  return inputs;
}

std::vector<SobolStep> sobol_steps(const Question& question, const SensitivitySettings& settings) {
  const FutureSamples samples(question, settings);
  const SampledFigures first = samples.figures({}), second = samples.figures(question.drawn());
  std::vector<SobolStep> steps;
  for (std::size_t figure = 0; figure < first.size(); ++figure) {
    const Spread spread = spread_of(first[figure], second[figure]);
    steps.push_back({question.target().time(figure), spread.mean, spread.variance, {}});
  }
  for (const NamedGroup& group : groups_of(question.drawn(), settings.groups)) {
    const SampledFigures mixed = samples.figures(inputs_in(question.drawn(), group));
    for (std::size_t figure = 0; figure < steps.size(); ++figure) steps[figure].indices.push_back(index_of(group.name, first[figure], second[figure], mixed[figure]));
  }
  return steps;
}

}  // namespace

Tornado tornado(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const TargetId& target,
                const SensitivitySettings& settings) {
  require_sound(plan, scenario, simulation_of(settings));
  require_between("low", settings.low, 0, 100);
  require_between("high", settings.high, 0, 100);
  const Question question(plan, seen, scenario, as_of, target, settings, false);
  Tornado found{.target = target, .entity = settings.entity, .unit = question.runner().standing.unit, .low = settings.low, .high = settings.high};
  found.middle = question.figures_at(std::vector<double>(question.numbers(), 0.5)).back();
  for (std::size_t place = 0; place < question.inputs().size(); ++place) found.bars.push_back(bar_of(question, place, settings.low / 100, settings.high / 100));
  std::stable_sort(found.bars.begin(), found.bars.end(), [](const TornadoBar& a, const TornadoBar& b) { return std::abs(a.swing) > std::abs(b.swing); });
  return found;
}

MorrisEffects morris(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const TargetId& target,
                     const SensitivitySettings& settings) {
  const MorrisSettings walk{settings.trajectories, settings.grid, settings.seed};
  require_sound(plan, scenario, simulation_of(settings));
  require_sound(walk);
  require_between("tail", settings.tail, 0, 50);
  const Question question(plan, seen, scenario, as_of, target, settings, settings.surprises);
  const double tail = settings.tail / 100;
  const auto figures = [&](std::span<const double> point) {
    std::vector<double> shares(point.begin(), point.end());
    for (double& share : shares) share = tail + (1 - 2 * tail) * share;
    return question.figures_at(shares);
  };
  const std::vector<CubeGroup> groups = cube_groups(question.drawn(), groups_of(question.drawn(), settings.groups));
  const auto effects = effects_of(figures, question.numbers(), groups, walk);
  MorrisEffects found{.target = target, .entity = settings.entity, .unit = question.runner().standing.unit, .trajectories = settings.trajectories};
  for (std::size_t step = 0; step < effects.size(); ++step) found.steps.push_back({question.target().time(step), effects[step]});
  found.due = std::move(found.steps.back());
  found.steps.pop_back();
  return found;
}

SobolIndices sobol_indices(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const TargetId& target,
                           const SensitivitySettings& settings) {
  require_sound(plan, scenario, simulation_of(settings));
  require_sound(SobolSettings{.samples = settings.samples});
  const Question question(plan, seen, scenario, as_of, target, settings, settings.surprises);
  SobolIndices found{.target = target, .entity = settings.entity, .unit = question.runner().standing.unit, .samples = settings.samples, .seed = settings.seed};
  found.steps = sobol_steps(question, settings);
  found.met = std::move(found.steps.back()), found.steps.pop_back();
  found.due = std::move(found.steps.back()), found.steps.pop_back();
  return found;
}

}  // namespace milepost
