#include "milepost/assessment/probability.hpp"

#include <boost/math/distributions/students_t.hpp>

#include "milepost/assessment/attain.hpp"
#include "milepost/assessment/foresight.hpp"
#include "milepost/assessment/trend_projection.hpp"

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

Chance chance_settled(bool met, int used) { return {.probability = met ? 1.0 : 0.0, .settled = true, .model = {}, .used = used, .why = {}}; }

Chance no_chance(Unforeseen why, int used = 0) { return {.probability = {}, .settled = false, .model = {}, .used = used, .why = why}; }

Chance open_chance(double probability, const Foresight& ahead) {
  return {.probability = held_open(probability), .settled = false, .model = ahead.model(), .used = ahead.seen.used, .why = {}};
}

double met_at(const Outlook& outlook, const Demand& demand, Direction direction, double steps) {
  if (demand.two_sided && demand.far_end)
    return probability_at_or_below(outlook, std::max(demand.limit, *demand.far_end), steps) -
           probability_at_or_below(outlook, std::min(demand.limit, *demand.far_end), steps);
  return direction == Direction::increase ? probability_at_or_above(outlook, demand.threshold, steps) : probability_at_or_below(outlook, demand.threshold, steps);
}

/// A bound with two ends is never settled so.
std::optional<bool> met_by_limits(const Standing& standing, const NaturalLimits& limits) {
  return standing.demand->two_sided ? std::nullopt : decided_by(limits, standing.demand->threshold, sign_of(standing.direction));
}

/// A total that has passed the bound and has never fallen stays past it: met for good, or a budget that is broken.
bool is_passed_for_good(const Standing& standing, double total, const Outlook& outlook) {
  const double bound = standing.demand->threshold;
  const bool passed = standing.direction == Direction::increase ? meets(*standing.demand, standing.direction, total) : detail::more_than(total, bound);
  return outlook.scale.roots && passed;
}

/// Why a level or a total is not foreseen though nothing else stands in the way.
Unforeseen obstacle_in_figures(const Standing& standing) {
  if (standing.track == Track::total || standing.track == Track::budget) return Unforeseen::not_joined;
  return regular_series(standing.known).fault == SeriesFault::no_data ? Unforeseen::no_figures : Unforeseen::contradictory;
}

/// What is known without looking ahead: by a figure of the due day, by natural limits, by a total that is past the bound for good.
std::optional<bool> settled_by(const Standing& standing, const ProjectionSettings& settings, const Foresight& ahead, const Outlook& outlook) {
  if (ahead.is_settled()) return meets(*standing.demand, standing.direction, settling_figure(standing, ahead));
  if (const auto met = met_by_limits(standing, ahead.so_far ? NaturalLimits{settings.lower, settings.upper} : ahead.limits)) return met;
  if (ahead.so_far && is_passed_for_good(standing, *ahead.so_far, outlook)) return standing.direction == Direction::increase;
  return std::nullopt;
}

double probability_ahead(const Standing& standing, const Foresight& ahead, const Outlook& outlook) {
  if (!ahead.so_far) return met_at(outlook, *standing.demand, standing.direction, ahead.steps);
  const int direction = standing.direction == Direction::increase ? 1 : -1;
  return probability_of_sum(outlook, {*ahead.so_far, standing.demand->threshold, static_cast<int>(ahead.steps), direction}).probability;
}

Chance of_figures(const Standing& standing, const ProjectionSettings& settings) {
  const std::optional<Foresight> ahead = foresight_of(standing, settings);
  if (!ahead) return no_chance(obstacle_in_figures(standing));
  const Outlook outlook = ahead->outlook(settings.errors);
  if (const std::optional<bool> met = settled_by(standing, settings, *ahead, outlook)) return chance_settled(*met, ahead->seen.used);
  if (missing_answers(ahead->paths, 0) > 0) return no_chance(Unforeseen::odd_answer, ahead->seen.used);
  if (!(outlook.scale.size > 0)) return no_chance(Unforeseen::no_spread, ahead->seen.used);
  return open_chance(probability_ahead(standing, *ahead, outlook), *ahead);
}

/// Cumulative cuts are carried on along their straight line.
Chance of_cut(const Standing& standing) {
  const int used = static_cast<int>(detail::trend_points(standing).size());
  if (standing.figure->at >= *standing.schedule.due) return chance_settled(meets(*standing.demand, standing.direction, standing.figure->value), used);
  const std::optional<double> probability = by_trend(standing);
  if (!probability) return no_chance(Unforeseen::too_few, used);
  return {.probability = probability, .settled = false, .model = std::string(name_of(TrendProjection{})), .used = used, .why = {}};
}

Chance chance_of(const Standing& standing, const ProjectionSettings& settings) {
  if (const std::optional<Unforeseen> why = obstacle_of(standing)) return no_chance(*why);
  return standing.track == Track::chained_change ? of_cut(standing) : of_figures(standing, settings);
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
  constexpr std::string_view zh[]{"目标未量化", "缺基期值，算不出目标值", "未定完成时限", "目标逐期考核，各期的概率不能合为一个", "目标为年均增速，单期数据的走势不能说明",
                                  "目标以另一指标为参照，须两项一并预测", "截至评估日，除基期值外没有数据", "所报数据不能自起算日起衔接成累计数", "累计增减按直线外推，至少需要3个数据",
                                  "时期重复或无序，或数据为无穷大", "数据全部为零，看不出波动幅度", "自定模型给出的数值不全，须逐期给出有限数值", "目标逐个对象考核，各对象另有概率",
                                  "属工作成果，按步骤评估，没有可外推的数据", "数据表中没有这一序列", "方向无法识别：越高越好写作 1 或 increase，越低越好写作 -1 或 decrease", "目标值或时限为无穷大，或无法识别"};
  constexpr std::string_view en[]{"the target has no number", "its number is counted from a baseline that is not known", "there is no due day",
                                  "it is owed anew in each period, whose probabilities do not make one", "it asks for a mean rate over years, which the trend of single figures does not tell",
                                  "it is measured against another indicator, and both would have to be projected", "no figure was known on the day, the baseline apart",
                                  "the reports do not join into a total from the opening on", "a change in all is carried on along a straight line, which needs three figures",
                                  "periods come twice or do not ascend, or a figure is infinite", "the figures are all zero, which does not show how far they may move",
                                  "the model's answer is not whole: it has to give a finite figure for each step", "it holds for each of a set, and each member has a probability of its own",
                                  "it is a deliverable: steps that are done or not, no figures to carry on", "the table has no series of this name",
                                  "the direction is none: 1 or increase says that more is better, -1 or decrease that less is", "the bound or the due day is infinite, or cannot be read"};
  const auto place = static_cast<std::size_t>(why);
  return {std::string(zh[place]), std::string(en[place])};
}

Custom probability_method(const Cuts& cuts, const Model& model) {
  return {.name = "probability", .figure = [model](const Standing& standing) { return chance_of(standing, {.model = model}).probability; }, .cuts = cuts};
}

}  // namespace milepost
