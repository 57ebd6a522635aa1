#include "stage.hpp"

#include <algorithm>
#include <cmath>

#include "milepost/aggregation/projections.hpp"
#include "milepost/assessment/probability.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

constexpr std::size_t most_paths = 10'000'000;

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

std::string named(const IndicatorId& id, const std::string& entity) { return id.value + (entity.empty() ? "" : "/" + entity); }

/// Why a target that has ended is not simulated.
Text words_for_ending(Reason reason) {
  switch (reason) {
    case Reason::exempted: return {"已豁免", "it is exempted"};
    case Reason::exited: return {"已退出", "it has left the plan"};
    default: return {"不适用", "it does not apply"};
  }
}

}  // namespace

void require_sound(const Plan& plan, const Scenario& scenario, const SimulationSettings& settings) {
  require_sound(settings);
  require_known(settings.correlations, plan);
  if (std::vector<Problem> problems = check(scenario, plan); has_errors(problems)) throw InvalidInput(std::move(problems));
}

Stage::Stage(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const SimulationSettings& settings)
    : plan_(plan), directory_(plan), seen_(seen), scenario_(scenario), as_of_(as_of), settings_(settings),
      correlations_(settings.correlations.indicators.empty() ? scenario.correlations : settings.correlations), lower_(lower_triangle(correlations_)),
      finishes_(scenario, as_of, settings) {
  for (const Target& target : plan.targets)
    if (const Indicator* indicator = find(directory_.indicators, target.indicator.value)) add(target, *indicator);
  add_notes();
}

/// A set whose members are not listed leaves nobody to simulate.
void Stage::add(const Target& target, const Indicator& indicator) {
  const std::vector<std::string> entities = detail::entities_of(plan_, indicator, as_of_);
  if (entities.empty()) leave_out(target, "", Reason::no_denominator, {"对象名单未列明", "the members are not listed"});
  for (const std::string& entity : entities) add(target, indicator, entity);
}

void Stage::add(const Target& target, const Indicator& indicator, const std::string& entity) {
  const Evidence evidence = in_force(detail::evidence_of(plan_, directory_, target, indicator, seen_, as_of_, entity));
  Standing standing = standing_of(evidence);
  std::optional<Foresight> ahead = foresight_of(standing, {.model = settings_.model});
  if (const std::optional<Reason> ended = detail::ending_reason(evidence)) return leave_out(target, entity, *ended, words_for_ending(*ended));
  if (!ahead) return leave_out(evidence, standing, entity);
  Stream stream = stream_of(indicator.id, entity, std::move(*ahead), standing.direction);
  if (!stream.ahead.is_settled()) add_causes(stream, indicator.id, entity);
  runners_.push_back({&target, &indicator, entity, std::move(standing), std::move(stream)});
}

void Stage::leave_out(const Target& target, const std::string& entity, Reason reason, const Text& why) {
  left_out_.push_back({name_of(target), entity, reason, why});
}

/// For the reason for which it has no probability. A cumulative change has one, by a straight line, and is not simulated all the same.
void Stage::leave_out(const Evidence& evidence, const Standing& standing, const std::string& entity) {
  const std::optional<Unforeseen> why = standing.track == Track::chained_change ? std::nullopt : chance_of_meeting(evidence, {.model = settings_.model}).why;
  if (why) return leave_out(evidence.target, entity, reason_for(*why), words_of(*why));
  leave_out(evidence.target, entity, Reason::inconclusive,
            {"目标为累计增减幅度，由各年增速连乘而得，不作推演", "it asks for a cumulative change, chained from yearly rates, which is not simulated"});
}

Stream Stage::stream_of(const IndicatorId& id, const std::string& entity, Foresight&& ahead, Direction better) const {
  Stream stream{.ahead = std::move(ahead), .better = better, .numbers = numbers_of(id, entity), .causes = {}, .seed = settings_.seed, .finishes = &finishes_};
  stream.from_zero = stream.ahead.outlook().scale.roots;
  for (const Intervention& one : scenario_.interventions)
    if (one.indicator == id && (one.entity.empty() || one.entity == entity)) stream.interventions.push_back(&one);
  return stream;
}

NamedNumbers Stage::own_numbers(const IndicatorId& id, const std::string& entity) const {
  return {settings_.seed, "indicator " + id.value + (entity.empty() ? "" : "\n" + entity)};
}

std::vector<WeightedNumbers> Stage::numbers_of(const IndicatorId& id, const std::string& entity) const {
  const std::vector<IndicatorId>& together = correlations_.indicators;
  const auto place = static_cast<std::size_t>(std::find(together.begin(), together.end(), id) - together.begin());
  if (place == together.size()) return {{1, own_numbers(id, entity), named(id, entity)}};
  std::vector<WeightedNumbers> numbers;
  for (std::size_t k = 0; k <= place; ++k) numbers.push_back({lower_[place * together.size() + k], own_numbers(together[k], entity), named(together[k], entity)});
  return numbers;
}

/// Links are without circles: check() has seen to that.
void Stage::add_causes(Stream& stream, const IndicatorId& id, const std::string& entity) const {
  const double until = stream.time(stream.steps() - 1);
  for (const Link& link : scenario_.links)
    if (link.effect == id)
      if (std::optional<Stream> cause = cause_stream(link.cause, entity, until - link.lag)) stream.causes.push_back({&link, std::move(*cause)});
}

/// Empty for an indicator without figures, and for one whose future lies past what its effect asks for.
std::optional<Stream> Stage::cause_stream(const IndicatorId& id, const std::string& entity, double until) const {
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

}  // namespace milepost
