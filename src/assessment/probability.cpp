#include "milepost/assessment/probability.hpp"

#include <boost/math/distributions/students_t.hpp>

#include "additions.hpp"
#include "milepost/assessment/attain.hpp"
#include "milepost/assessment/trend_projection.hpp"
#include "milepost/projection/paths.hpp"

namespace milepost {

namespace {

/// P(Y <= x) for a new value on the trend.
double trend_probability_below(const Trend& trend, const Date& due, double x) {
  const double error = prediction_error(trend, due);
  const double distance = x - projected_value(trend, due);
  if (!(error > 0)) return distance < 0 ? 0.0 : 1.0;
  const boost::math::students_t distribution(trend.line.degrees_of_freedom);
  return boost::math::cdf(distribution, distance / error);
}

double probability_of(const Demand& demand, Direction direction, const Trend& trend, const Date& due) {
  if (demand.two_sided && demand.far_end)
    return trend_probability_below(trend, due, *demand.far_end) - trend_probability_below(trend, due, demand.limit);
  const bool certain = !(prediction_error(trend, due) > 0);
  if (certain) return meets(demand, direction, projected_value(trend, due)) ? 1 : 0;
  const double below = trend_probability_below(trend, due, demand.threshold);
  return direction == Direction::increase ? 1 - below : below;
}

/// What stands in the way before any figure is looked at; of several the first.
std::optional<Unforeseen> obstacle_of(const Standing& standing) {
  if (standing.track == Track::none) return Unforeseen::no_number;
  if (standing.schedule.recurrence) return Unforeseen::recurring;
  if (standing.track == Track::mean_rate) return Unforeseen::mean_rate;
  if (standing.track == Track::comparison) return Unforeseen::comparison;
  if (!standing.demand) return Unforeseen::no_number;
  if (!standing.schedule.due) return Unforeseen::no_due;
  return standing.figure ? std::nullopt : std::optional(Unforeseen::no_figures);
}

bool can_be_foreseen(const Standing& standing) {
  return standing.demand && standing.figure && standing.schedule.due && !standing.schedule.recurrence;
}

std::optional<double> by_trend(const Standing& standing) {
  const std::optional<Trend> trend = fit_trend(detail::trend_points(standing));
  return trend ? std::optional(probability_of(*standing.demand, standing.direction, *trend, *standing.schedule.due)) : std::nullopt;
}

RegularSeries regular_points(const std::vector<Point>& points) {
  std::vector<double> times, values;
  for (const Point& point : points) times.push_back(point.time), values.push_back(point.value);
  return regular_series({times, values});
}

/// A series with its path, and the view that probabilities are read from.
struct Foreseen {
  RegularSeries seen;
  NaturalLimits limits;
  Paths paths;
  const ProjectionSettings& settings;

  Foreseen(RegularSeries series, const ProjectionSettings& asked, const NaturalLimits& within, double steps)
      : seen(std::move(series)), limits(within), paths(path_of(seen, with_limits(asked.model, limits), steps)), settings(asked) {}

  const std::string& model() const { return paths.models[paths.model[0]]; }
  Outlook outlook() const { return outlook_of(seen, paths[0], model(), seasons_at(paths.seasons, 0), settings.errors, limits); }
  bool is_whole() const { return missing_answers(paths, 0) == 0; }

 private:
  static Paths path_of(const RegularSeries& seen, const Model& model, double steps) {
    const History history = history_of(seen);
    const double horizon = std::clamp(std::ceil(steps), 1.0, static_cast<double>(detail::most_steps));
    return paths_of({&history, 1}, model, static_cast<int>(horizon));
  }
};

Chance chance_settled(bool met, int used) { return {.probability = met ? 1.0 : 0.0, .settled = true, .model = {}, .used = used, .why = {}}; }

Chance no_chance(Unforeseen why, int used = 0) { return {.probability = {}, .settled = false, .model = {}, .used = used, .why = why}; }

/// What is not settled is never quite 0 or 1: the tables know nothing of scores past the farthest.
Chance open_chance(double probability, const Foreseen& foreseen) {
  const double least = detail::normal_below(-detail::farthest_score);
  return {.probability = std::clamp(probability, least, 1 - least), .settled = false, .model = foreseen.model(), .used = foreseen.seen.used, .why = {}};
}

double steps_until(const RegularSeries& seen, const Date& due) { return (position_in_years(due) - seen.last) / seen.step; }

double met_at(const Outlook& outlook, const Demand& demand, Direction direction, double steps) {
  if (demand.two_sided && demand.far_end)
    return probability_at_or_below(outlook, std::max(demand.limit, *demand.far_end), steps) -
           probability_at_or_below(outlook, std::min(demand.limit, *demand.far_end), steps);
  return direction == Direction::increase ? probability_at_or_above(outlook, demand.threshold, steps) : probability_at_or_below(outlook, demand.threshold, steps);
}

/// The limits asked for, on a side where none is those of the indicator.
NaturalLimits limits_for(const Standing& standing, const ProjectionSettings& settings, const RegularSeries& seen) {
  return either({settings.lower, settings.upper}, natural_limits(standing.unit, standing.kind, seen.values));
}

/// Whether natural limits alone decide, whatever comes.
std::optional<bool> met_by_limits(const Standing& standing, const NaturalLimits& limits) {
  const double bound = standing.demand->threshold;
  if (standing.demand->two_sided) return std::nullopt;
  if (limits.upper && bound > *limits.upper) return standing.direction == Direction::decrease;
  if (limits.lower && bound < *limits.lower) return standing.direction == Direction::increase;
  return std::nullopt;
}

/// A level: what is expected at the due day; a figure of that day settles it.
Chance of_level(const Standing& standing, const ProjectionSettings& settings) {
  RegularSeries seen = regular_points(points_of(standing.known));
  if (seen.fault != SeriesFault::none) return no_chance(seen.fault == SeriesFault::no_data ? Unforeseen::no_figures : Unforeseen::contradictory);
  const double steps = steps_until(seen, *standing.schedule.due);
  if (steps <= 1e-6) return chance_settled(meets(*standing.demand, standing.direction, standing.figure->value), seen.used);
  const NaturalLimits limits = limits_for(standing, settings, seen);
  if (const std::optional<bool> met = met_by_limits(standing, limits)) return chance_settled(*met, seen.used);
  const Foreseen foreseen(std::move(seen), settings, limits, steps);
  const Outlook outlook = foreseen.outlook();
  if (!foreseen.is_whole()) return no_chance(Unforeseen::odd_answer, foreseen.seen.used);
  if (!(outlook.scale.size > 0)) return no_chance(Unforeseen::no_spread, foreseen.seen.used);
  return open_chance(met_at(outlook, *standing.demand, standing.direction, std::min(steps, static_cast<double>(detail::most_steps))), foreseen);
}

/// A total that has passed the bound and has never fallen stays past it: met for good, or a budget that is broken.
bool is_passed_for_good(const Standing& standing, double total, const Outlook& outlook) {
  const double bound = standing.demand->threshold;
  const bool passed = standing.direction == Direction::increase ? meets(*standing.demand, standing.direction, total) : detail::more_than(total, bound);
  return outlook.scale.roots && passed;
}

/// A total: what has been reported, and the reports to come.
Chance of_total(const Standing& standing, const ProjectionSettings& settings) {
  const std::vector<Point> totals = detail::running_totals(standing);
  if (totals.size() < 2) return no_chance(Unforeseen::not_joined);
  RegularSeries parts = detail::additions_of(totals);
  const double total = totals.back().value, steps = std::min(std::round(steps_until(parts, *standing.schedule.due)), static_cast<double>(detail::most_steps));
  if (steps < 1) return chance_settled(meets(*standing.demand, standing.direction, total), parts.used);
  if (const std::optional<bool> met = met_by_limits(standing, {settings.lower, settings.upper})) return chance_settled(*met, parts.used);
  const Foreseen foreseen(std::move(parts), settings, {}, steps);
  const Outlook outlook = foreseen.outlook();
  if (is_passed_for_good(standing, total, outlook)) return chance_settled(standing.direction == Direction::increase, foreseen.seen.used);
  if (!foreseen.is_whole()) return no_chance(Unforeseen::odd_answer, foreseen.seen.used);
  if (!(outlook.scale.size > 0)) return no_chance(Unforeseen::no_spread, foreseen.seen.used);
  const int direction = standing.direction == Direction::increase ? 1 : -1;
  return open_chance(probability_of_sum(outlook, {total, standing.demand->threshold, static_cast<int>(steps), direction}).probability, foreseen);
}

/// Cumulative cuts are carried on along their straight line.
Chance of_cut(const Standing& standing) {
  const std::optional<double> probability = by_trend(standing);
  const int used = static_cast<int>(detail::trend_points(standing).size());
  if (!probability) return no_chance(Unforeseen::too_few, used);
  const bool over = standing.figure->at >= *standing.schedule.due;
  return {.probability = probability, .settled = over, .model = over ? "" : std::string(name_of(TrendProjection{})), .used = used, .why = {}};
}

Chance chance_of(const Standing& standing, const ProjectionSettings& settings) {
  if (const std::optional<Unforeseen> why = obstacle_of(standing)) return no_chance(*why);
  switch (standing.track) {
    case Track::total:
    case Track::budget: return of_total(standing, settings);
    case Track::chained_change: return of_cut(standing);
    default: return of_level(standing, settings);
  }
}

}  // namespace

Chance chance_of_meeting(const Evidence& evidence, const ProjectionSettings& settings) {
  const Evidence judged = in_force(evidence);
  Chance chance = chance_of(standing_of(judged), settings);
  if (chance.why == Unforeseen::no_number && std::holds_alternative<ChangeBy>(judged.target.bound)) chance.why = Unforeseen::no_baseline;
  return chance;
}

std::optional<double> probability_of_meeting(const Evidence& evidence, const Model& model) { return chance_of_meeting(evidence, {.model = model}).probability; }

std::optional<double> probability_of_meeting(const Evidence& evidence, const TrendProjection&) {
  const Standing standing = standing_of(in_force(evidence));
  return can_be_foreseen(standing) ? by_trend(standing) : std::nullopt;
}

Text words_of(Unforeseen why) {
  constexpr std::string_view zh[]{"目标没有数字", "缺基期值，算不出目标值", "未定完成时限", "目标逐期考核，各期的概率不能合为一个", "目标为年均增速，单期数据的走势不能说明",
                                  "目标以另一指标为参照，须两项一并预测", "截至评估日，除基期值外没有数据", "所报数据不能自起算日起衔接成累计数", "数据不足3个",
                                  "时期重复或无序，或数据为无穷大", "数据全部为零，看不出波动幅度", "自定模型给出的数值不全，须逐期给出有限数值", "目标逐个对象考核，各对象另有概率",
                                  "属工作成果，按步骤评估，没有可外推的数据", "数据表中没有这一序列", "方向无法识别：越高越好写作 1 或 increase，越低越好写作 -1 或 decrease", "目标值或时限为无穷大"};
  constexpr std::string_view en[]{"the target has no number", "its number is counted from a baseline that is not known", "there is no due day",
                                  "it is owed anew in each period, whose probabilities do not make one", "it asks for a mean rate over years, which the trend of single figures does not tell",
                                  "it is measured against another indicator, and both would have to be projected", "no figure was known on the day, the baseline apart",
                                  "the reports do not join into a total from the opening on", "there are fewer than three figures",
                                  "periods come twice or do not ascend, or a figure is infinite", "the figures are all zero, which does not show how far they may move",
                                  "the model's answer is not whole: it has to give a finite figure for each step", "it holds for each of a set, and each member has a probability of its own",
                                  "it is a deliverable: steps that are done or not, no figures to carry on", "the table has no series of this name",
                                  "the direction is none: 1 or increase says that more is better, -1 or decrease that less is", "the bound or the due day is infinite"};
  const auto place = static_cast<std::size_t>(why);
  return {std::string(zh[place]), std::string(en[place])};
}

Custom probability_method(const Cuts& cuts, const Model& model) {
  return {.name = "probability", .figure = [model](const Standing& standing) { return chance_of(standing, {.model = model}).probability; }, .cuts = cuts};
}

}  // namespace milepost
