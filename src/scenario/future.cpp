#include "future.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "block.hpp"
#include "milepost/scenario/apply.hpp"
#include "task_finishes.hpp"

namespace milepost {

namespace {

void settle(Uncertain& value, double share) {
  if (!is_certain(value)) value = quantile_of(value, share);
}

/// Calls take() with each number of an effect that may be a distribution.
template <class AnyEffect, class Take>
void for_each_part_of(AnyEffect& effect, const Take& take) {
  if (auto* shift = std::get_if<LevelShift>(&effect)) take(shift->amount);
  if (auto* growth = std::get_if<GrowthChange>(&effect)) take(growth->points);
  if (auto* linear = std::get_if<LinearChange>(&effect)) take(linear->per_year);
  if (auto* rate = std::get_if<AnnualRate>(&effect)) take(rate->percent);
  if (auto* change = std::get_if<PercentOfBaseline>(&effect)) take(change->percent);
  if (auto* target = std::get_if<FixedTarget>(&effect)) take(target->value);
  if (auto* best = std::get_if<BestOf>(&effect))
    for (auto& one : best->of) for_each_part_of(one.effect, take);
}

/// Not before the task has finished that a measure waits for.
double start_in(const Timing& timing, const TaskFinishes* finishes, const FutureKey& key) {
  const double start = position_in_years(timing.start);
  return timing.after.empty() || !finishes ? start : std::max(start, finishes->at(timing.after, key));
}

DrawnTiming drawn_timing(const Timing& timing, const NamedNumbers& numbers, const FutureKey& key, const TaskFinishes* finishes) {
  const auto years = [&](const Uncertain& value, DrawOf what) {
    return is_certain(value) ? std::get<double>(value) : quantile_of(value, key.share(numbers, static_cast<std::uint64_t>(what)));
  };
  const auto perhaps = [&](const std::optional<Uncertain>& value, DrawOf what) { return value ? std::optional(years(*value, what)) : std::nullopt; };
  return {start_in(timing, finishes, key) + years(timing.delay, DrawOf::delay), years(timing.ramp, DrawOf::ramp), perhaps(timing.duration, DrawOf::duration),
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
  for_each_part_of(settled, [share](Uncertain& value) { settle(value, share); });
  return settled;
}

std::vector<const Uncertain*> uncertain_parts(const Effect& effect) {
  std::vector<const Uncertain*> parts;
  for_each_part_of(effect, [&](const Uncertain& value) { parts.push_back(&value); });
  return parts;
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
  const DrawnTiming timing = drawn_timing(intervention.timing, numbers, key, stream_->finishes);
  const TrimmedEffect effect{milepost::drawn(intervention.effect, key.share(numbers, static_cast<std::uint64_t>(DrawOf::effect))), intervention.trim};
  const RegularSeries& seen = stream_->ahead.seen;
  std::vector<double> all = seen.values;
  all.insert(all.end(), figures.begin(), figures.end());
  const Course course{seen.last - seen.step * static_cast<double>(seen.values.size() - 1), seen.step, all, origins_};
  const EffectFrame frame{timing.sets_in, stream_->time(figures.size() - 1), stream_->better};
  for (std::size_t step = 0; step < figures.size(); ++step) {
    const double time = stream_->time(step), weight = intervention.share * weight_at(timing, time);
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

std::vector<double> FutureDraws::moved(const std::vector<double>& without, const FutureKey& key) const {
  std::vector<double> with = without;
  for (std::size_t cause = 0; cause < causes_.size(); ++cause) carry_on(with, cause, key);
  for (const Intervention* intervention : stream_->interventions) change(with, *intervention, key);
  return with;
}

Future FutureDraws::future(const FutureKey& key) const {
  Future made{drawn(key), {}};
  made.with = moved(made.without, key);
  return made;
}

void FutureDraws::draw_untouched(const FutureBlock& block, std::span<double> figures) const {
  alignas(64) std::array<double, FutureBlock::size> scores{};
  alignas(64) std::array<double, 4 * FutureBlock::size> fresh;
  for (std::size_t step = 0; step < figures_.steps(); ++step) {
    if (step % 4 == 0) draw_scores(stream_->numbers, block, step / 4, fresh);
    draw_step(figures_, step, fresh.data() + step % 4 * FutureBlock::size, scores.data(), figures.data() + step * FutureBlock::size);
  }
}

void FutureDraws::touch(const FutureBlock& block, std::span<double> figures) const {
  std::vector<double> path(figures_.steps());
  for (std::size_t place = 0; place < block.count; ++place) {
    for (std::size_t step = 0; step < path.size(); ++step) path[step] = figures[step * FutureBlock::size + place];
    const std::vector<double> with = moved(path, block.key(place));
    for (std::size_t step = 0; step < path.size(); ++step) figures[step * FutureBlock::size + place] = with[step];
  }
}

void FutureDraws::draw(const FutureBlock& block, std::span<double> figures) const {
  draw_untouched(block, figures);
  if (stream_->is_touched()) touch(block, figures);
}

}  // namespace milepost
