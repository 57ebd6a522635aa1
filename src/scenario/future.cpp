#include "future.hpp"

#include <algorithm>
#include <cmath>

#include "milepost/scenario/apply.hpp"

namespace milepost {

namespace {

/// Which number of a measure's own is drawn for what.
enum class DrawOf : std::uint64_t { delay, ramp, duration, half_life, effect };

void settle(Uncertain& value, double share) {
  if (!is_certain(value)) value = quantile_of(value, share);
}

void settle(Effect& effect, double share) {
  if (auto* shift = std::get_if<LevelShift>(&effect)) settle(shift->amount, share);
  if (auto* growth = std::get_if<GrowthChange>(&effect)) settle(growth->points, share);
  if (auto* linear = std::get_if<LinearChange>(&effect)) settle(linear->per_year, share);
  if (auto* rate = std::get_if<AnnualRate>(&effect)) settle(rate->percent, share);
  if (auto* change = std::get_if<PercentOfBaseline>(&effect)) settle(change->percent, share);
  if (auto* target = std::get_if<FixedTarget>(&effect)) settle(target->value, share);
  if (auto* best = std::get_if<BestOf>(&effect))
    for (TrimmedEffect& one : best->of) settle(one.effect, share);
}

DrawnTiming drawn_timing(const Timing& timing, const NamedNumbers& numbers, const FutureKey& key) {
  const auto years = [&](const Uncertain& value, DrawOf what) {
    return is_certain(value) ? std::get<double>(value) : quantile_of(value, key.share(numbers, static_cast<std::uint64_t>(what)));
  };
  const auto perhaps = [&](const std::optional<Uncertain>& value, DrawOf what) { return value ? std::optional(years(*value, what)) : std::nullopt; };
  return {position_in_years(timing.start) + years(timing.delay, DrawOf::delay), years(timing.ramp, DrawOf::ramp), perhaps(timing.duration, DrawOf::duration),
          perhaps(timing.half_life, DrawOf::half_life)};
}

std::vector<FigureOrigin> origins_for(const Stream& stream) {
  std::vector<FigureOrigin> origins(stream.ahead.seen.values.size(), FigureOrigin::reported);
  origins.resize(origins.size() + stream.steps(), FigureOrigin::projected);
  return origins;
}

}  // namespace

Effect drawn(const Effect& effect, double share) {
  Effect settled = effect;
  settle(settled, share);
  return settled;
}

std::size_t Stream::steps() const { return static_cast<std::size_t>(std::ceil(ahead.steps)); }

double Stream::held(double figure) const {
  if (ahead.limits.upper && figure > *ahead.limits.upper) return *ahead.limits.upper;
  if (ahead.limits.lower && figure < *ahead.limits.lower) return *ahead.limits.lower;
  return figure < 0 && from_zero ? 0 : figure;
}

FutureDraws::FutureDraws(const Stream& stream) : stream_(&stream), figures_(stream.ahead.outlook(), stream.steps()), origins_(origins_for(stream)) {
  for (const Stream::Cause& cause : stream.causes) causes_.emplace_back(cause.stream);
}

std::vector<double> FutureDraws::drawn(const FutureKey& key) const {
  std::vector<double> figures(figures_.steps());
  double score = 0;
  for (std::size_t step = 0; step < figures.size(); ++step) {
    double fresh = 0;
    for (const WeightedNumbers& one : stream_->numbers) fresh += one.weight * key.score(one.numbers, step);
    score = figures_.score(step, score, fresh);
    figures[step] = figures_.figure(step, score);
  }
  return figures;
}

void FutureDraws::change(std::vector<double>& figures, const Intervention& intervention, const FutureKey& key) const {
  const NamedNumbers numbers(stream_->seed, "intervention " + intervention.id);
  const DrawnTiming timing = drawn_timing(intervention.timing, numbers, key);
  const TrimmedEffect effect{milepost::drawn(intervention.effect, key.share(numbers, static_cast<std::uint64_t>(DrawOf::effect))), intervention.trim};
  const RegularSeries& seen = stream_->ahead.seen;
  std::vector<double> all = seen.values;
  all.insert(all.end(), figures.begin(), figures.end());
  const Course course{seen.last - seen.step * static_cast<double>(seen.values.size() - 1), seen.step, all, origins_};
  const EffectFrame frame{timing.sets_in, stream_->time(figures.size() - 1), stream_->better};
  for (std::size_t step = 0; step < figures.size(); ++step) {
    const double time = stream_->time(step), weight = weight_at(timing, time);
    if (!(weight > 0)) continue;
    const double changed = trimmed(figure_of(effect.effect, course, frame, time), course.at(time), effect.trim, frame.better);
    if (is_figure(changed)) figures[step] = stream_->held(figures[step] + weight * (changed - figures[step]));
  }
}

void FutureDraws::carry_on(std::vector<double>& figures, std::size_t place, const FutureKey& key) const {
  const Stream::Cause& cause = stream_->causes[place];
  const Future moved = causes_[place].future(key);
  const NamedNumbers numbers(stream_->seed, "link " + cause.link->cause.value + " -> " + cause.link->effect.value);
  const double elasticity = is_certain(cause.link->elasticity) ? std::get<double>(cause.link->elasticity) : quantile_of(cause.link->elasticity, key.share(numbers, 0));
  for (std::size_t step = 0; step < figures.size(); ++step) {
    const double back = (stream_->time(step) - cause.link->lag - cause.stream.ahead.seen.last) / cause.stream.ahead.seen.step;
    const auto at = static_cast<std::ptrdiff_t>(std::floor(back + 1e-6)) - 1;
    if (at < 0 || moved.with.empty()) continue;
    const auto seen_at = std::min(static_cast<std::size_t>(at), moved.with.size() - 1);
    const double with = moved.with[seen_at], without = moved.without[seen_at];
    if (!(with > 0 && without > 0 && with != without)) continue;
    const double lifted = figures[step] * detail::exp_of(elasticity * (detail::log_of(with) - detail::log_of(without)));
    if (is_figure(lifted)) figures[step] = stream_->held(lifted);
  }
}

Future FutureDraws::future(const FutureKey& key) const {
  Future made{drawn(key), {}};
  made.with = made.without;
  for (std::size_t cause = 0; cause < causes_.size(); ++cause) carry_on(made.with, cause, key);
  for (const Intervention* intervention : stream_->interventions) change(made.with, *intervention, key);
  return made;
}

}  // namespace milepost
