#include "milepost/scenario/screening.hpp"

#include <algorithm>
#include <cmath>

#include "shared_futures.hpp"

namespace milepost {

namespace {

std::size_t place_of(const Stage& stage, const Condition& condition) {
  return static_cast<std::size_t>(&runner_of(stage, condition.target, condition.entity, true) - stage.runners().data());
}

/// In which futures all conditions hold.
std::vector<bool> picked_futures(const std::vector<Condition>& conditions, const Stage& stage, const std::vector<MetAndFigure>& all, std::size_t paths) {
  std::vector<bool> picked(paths, true);
  for (const Condition& condition : conditions) {
    const Futures& met = all[place_of(stage, condition)].met;
    for (std::size_t path = 0; path < paths; ++path) picked[path] = picked[path] && (met[path] > 0) == condition.met;
  }
  return picked;
}

Futures those(const Futures& values, const std::vector<bool>& picked, bool wanted) {
  Futures some;
  for (std::size_t path = 0; path < values.size(); ++path)
    if (picked[path] == wanted) some.push_back(values[path]);
  return some;
}

/// Of futures one by one: picking parts pairs.
Estimate single_estimate(const Futures& values) { return estimate_of(values, {}); }

std::optional<Estimate> known_estimate(const Futures& values) { return values.size() < 2 ? std::nullopt : std::optional(single_estimate(values)); }

FigureSpread figure_spread(const Futures& values, const std::vector<double>& levels) { return {single_estimate(values), quantiles_at(levels, values)}; }

/// All futures are the picked and the rest: p - (w p + (1 - w) q) is (1 - w)(p - q), whose two parts are independent.
std::optional<Estimate> difference_of(const ScreenedTarget& row, double share) {
  if (!row.picked_odds) return std::nullopt;
  const double rest = row.other_odds ? row.other_odds->standard_error : 0;
  const double error = (1 - share) * std::sqrt(row.picked_odds->standard_error * row.picked_odds->standard_error + rest * rest);
  return Estimate{row.picked_odds->value - row.odds.value, error};
}

ScreenedTarget screened(const Runner& runner, const MetAndFigure& futures, const std::vector<bool>& picked, double share, const std::vector<double>& levels) {
  const Futures met = those(futures.met, picked, true);
  ScreenedTarget row{.target = name_of(*runner.target), .indicator = runner.indicator->id, .entity = runner.entity, .unit = runner.standing.unit,
                     .odds = single_estimate(futures.met), .picked_odds = known_estimate(met), .other_odds = known_estimate(those(futures.met, picked, false)),
                     .figure = figure_spread(futures.figure, levels)};
  row.difference = difference_of(row, share);
  if (met.size() > 1) row.picked_figure = figure_spread(those(futures.figure, picked, true), levels);
  return row;
}

bool is_asked_for(const std::vector<Condition>& conditions, const Runner& runner) {
  const auto is_it = [&](const Condition& one) { return one.target.value == name_of(*runner.target) && one.entity == runner.entity; };
  return std::any_of(conditions.begin(), conditions.end(), is_it);
}

double size_of(const std::optional<Estimate>& difference) { return difference ? std::abs(difference->value) : 0; }

}  // namespace

Screening screen(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const std::vector<Condition>& conditions,
                 const SimulationSettings& given) {
  require_sound(plan, scenario, given);
  if (conditions.empty()) fail_range("conditions", "none", "one at least");
  const SimulationSettings settings = in_whole_units(given);
  const Plan changed = with_targets(plan, scenario);
  const Stage stage(changed, seen, scenario, as_of, settings);
  for (const Condition& condition : conditions) place_of(stage, condition);
  std::vector<MetAndFigure> all;
  for (const Runner& runner : stage.runners()) all.push_back(met_and_figure(runner, settings));
  const std::vector<bool> picked = picked_futures(conditions, stage, all, settings.paths);
  Screening found{.plan = changed.id, .scenario = scenario.id, .conditions = conditions, .paths = settings.paths, .seed = settings.seed,
                  .levels = settings.levels, .left_out = stage.left_out()};
  found.picked = static_cast<std::size_t>(std::count(picked.begin(), picked.end(), true));
  found.share = single_estimate(Futures(picked.begin(), picked.end()));
  for (std::size_t place = 0; place < all.size(); ++place)
    if (const Runner& runner = stage.runners()[place]; !is_asked_for(conditions, runner))
      found.targets.push_back(screened(runner, all[place], picked, found.share.value, settings.levels));
  const auto further = [](const ScreenedTarget& a, const ScreenedTarget& b) { return size_of(a.difference) > size_of(b.difference); };
  std::stable_sort(found.targets.begin(), found.targets.end(), further);
  return found;
}

}  // namespace milepost
