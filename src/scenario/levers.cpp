#include "milepost/scenario/levers.hpp"

#include <algorithm>
#include <functional>

#include "commitments.hpp"
#include "shared_futures.hpp"

namespace milepost {

namespace {

using KeepMeasure = std::function<bool(const Intervention&)>;

bool is_reached(const Stream& stream, const std::string& measure) {
  const auto is_it = [&](const Intervention* one) { return one->id == measure; };
  return std::any_of(stream.interventions.begin(), stream.interventions.end(), is_it) ||
         std::any_of(stream.causes.begin(), stream.causes.end(), [&](const Stream::Cause& cause) { return is_reached(cause.stream, measure); });
}

void keep_measures(Stream& stream, const KeepMeasure& kept) {
  std::erase_if(stream.interventions, [&](const Intervention* one) { return !kept(*one); });
  for (Stream::Cause& cause : stream.causes) keep_measures(cause.stream, kept);
}

Futures met_with(Runner runner, const SimulationSettings& settings, const KeepMeasure& kept) {
  keep_measures(runner.stream, kept);
  return met_futures(runner, settings);
}

/// Weights of targets met, future by future, under each choice of measures.
struct Sums {
  Futures none{}, all{};
  std::vector<Futures> without{}, alone{};  ///< by measure

  Sums(std::size_t measures, std::size_t paths) : none(paths), all(paths), without(measures, Futures(paths)), alone(measures, Futures(paths)) {}
};

/// The same choices for one target, met or not; each measure that does not reach it shares the vectors of all and of none.
struct MetByChoice {
  Futures none{}, all{};
  std::vector<std::optional<Futures>> without{}, alone{};
};

void multiply(Futures& into, const Futures& by) {
  for (std::size_t path = 0; path < into.size(); ++path) into[path] *= by[path];
}

void add(Futures& sum, const Futures& met, double weight) {
  for (std::size_t path = 0; path < sum.size(); ++path) sum[path] += weight * met[path];
}

class Ranking {
 public:
  Ranking(const Stage& stage, const Scenario& scenario, const LeverSettings& settings, const Plan& plan)
      : scenario_(scenario), settings_(settings.simulation), weights_(settings.weights), targets_(commitments_of(stage)),
        sums_(scenario.interventions.size(), settings.simulation.paths) {
    std::erase_if(targets_, [](const Commitment& one) { return !one.counts(); });
    ranking_ = {.plan = plan.id, .scenario = scenario.id, .paths = settings_.paths, .seed = settings_.seed, .targets = targets_.size(),
                .left_out = stage.left_out()};
    for (const Intervention& one : scenario.interventions) ranking_.levers.push_back({.intervention = one.id, .indicator = one.indicator});
  }

  LeverRanking made() {
    for (const Commitment& target : targets_) count(target);
    ranking_.none = mean(sums_.none), ranking_.all = mean(sums_.all);
    for (std::size_t measure = 0; measure < measures(); ++measure) weigh(ranking_.levers[measure], measure);
    std::stable_sort(ranking_.levers.begin(), ranking_.levers.end(), [](const Lever& a, const Lever& b) {
      return a.gain.value != b.gain.value ? a.gain.value > b.gain.value : a.gain_alone.value > b.gain_alone.value;
    });
    return std::move(ranking_);
  }

 private:
  std::size_t measures() const { return scenario_.interventions.size(); }
  const std::string& id(std::size_t measure) const { return scenario_.interventions[measure].id; }
  Estimate mean(const Futures& values) const { return estimate_of(values, settings_); }
  Estimate difference(const Futures& more, const Futures& less) const { return difference_of(more, less, settings_); }

  MetByChoice choices_of(const Runner& runner) const {
    MetByChoice met{met_with(runner, settings_, [](const Intervention&) { return false; }), met_with(runner, settings_, [](const Intervention&) { return true; })};
    for (std::size_t measure = 0; measure < measures(); ++measure) {
      const bool reached = is_reached(runner.stream, id(measure));
      met.without.push_back(reached ? std::optional(met_with(runner, settings_, [&](const Intervention& one) { return one.id != id(measure); })) : std::nullopt);
      met.alone.push_back(reached ? std::optional(met_with(runner, settings_, [&](const Intervention& one) { return one.id == id(measure); })) : std::nullopt);
    }
    return met;
  }

  void tell_effects(const Runner& runner, const MetByChoice& met) {
    for (std::size_t measure = 0; measure < measures(); ++measure)
      if (met.without[measure])
        ranking_.levers[measure].effects.push_back(
            {name_of(*runner.target), runner.entity, difference(met.all, *met.without[measure]), difference(*met.alone[measure], met.none)});
  }

  /// 1 for a strength to which none is given.
  double weight_of(const Target& target) const {
    const auto found = weights_.find(target.strength);
    return found == weights_.end() ? 1 : found->second;
  }

  void count(const Commitment& target) {
    const double weight = weight_of(target.target());
    ranking_.most += weight;
    Sums together(measures(), 0);
    for (const Runner& runner : target.runners) {
      const MetByChoice met = choices_of(runner);
      tell_effects(runner, met);
      gather(together, met);
    }
    add(sums_.none, together.none, weight), add(sums_.all, together.all, weight);
    for (std::size_t measure = 0; measure < measures(); ++measure)
      add(sums_.without[measure], together.without[measure], weight), add(sums_.alone[measure], together.alone[measure], weight);
  }

  /// All entities have to meet it.
  void gather(Sums& together, const MetByChoice& met) const {
    const auto take = [](Futures& into, const Futures& from) { into.empty() ? void(into = from) : multiply(into, from); };
    take(together.none, met.none), take(together.all, met.all);
    for (std::size_t measure = 0; measure < measures(); ++measure) {
      take(together.without[measure], met.without[measure] ? *met.without[measure] : met.all);
      take(together.alone[measure], met.alone[measure] ? *met.alone[measure] : met.none);
    }
  }

  void weigh(Lever& lever, std::size_t measure) const {
    lever.without = mean(sums_.without[measure]), lever.alone = mean(sums_.alone[measure]);
    lever.gain = difference(sums_.all, sums_.without[measure]), lever.gain_alone = difference(sums_.alone[measure], sums_.none);
  }

  const Scenario& scenario_;
  SimulationSettings settings_;
  const std::map<Strength, double>& weights_;
  std::vector<Commitment> targets_;
  Sums sums_;
  LeverRanking ranking_{};
};

void require_weights(const std::map<Strength, double>& weights) {
  for (const auto& [strength, weight] : weights)
    if (!(weight >= 0)) fail_range("weight of " + std::string(name_of(strength)), detail::shortest(weight), "0 or more");
}

}  // namespace

LeverRanking rank_levers(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const LeverSettings& given) {
  require_sound(plan, scenario, given.simulation);
  require_weights(given.weights);
  const LeverSettings settings{in_whole_units(given.simulation), given.weights};
  const Plan changed = with_targets(plan, scenario);
  const Stage stage(changed, seen, scenario, as_of, settings.simulation);
  return Ranking(stage, scenario, settings, changed).made();
}

}  // namespace milepost
