#include "entity_sum.hpp"

#include <algorithm>
#include <cmath>

#include "counting.hpp"

namespace milepost {

namespace {

bool adds_up(const Runner& runner) {
  const Kind kind = runner.indicator->kind;
  return !runner.entity.empty() && !runner.stream.ahead.is_settled() && (kind == Kind::stock || kind == Kind::flow);
}

/// Of the steps of a stream the one at a time; none where it lies between two.
std::optional<std::size_t> step_at(const Stream& stream, double time) {
  const double place = (time - stream.time(0)) / stream.ahead.seen.step, whole = std::round(place);
  if (std::abs(place - whole) > 1e-6 || whole < 0 || whole >= static_cast<double>(stream.steps())) return std::nullopt;
  return static_cast<std::size_t>(whole);
}

}  // namespace

EntitySum::EntitySum(std::span<const Runner> runners, bool whole) : runners_(runners), possible_(whole && std::all_of(runners.begin(), runners.end(), adds_up)) {
  if (!possible_) return;
  const auto latest = std::max_element(runners.begin(), runners.end(), [](const Runner& a, const Runner& b) { return a.stream.time(0) < b.stream.time(0); });
  begin_ = latest->stream.time(0), step_ = latest->stream.ahead.seen.step, steps_ = latest->stream.steps();
  for (const Runner& runner : runners)
    possible_ = possible_ && runner.stream.ahead.seen.step == step_ && step_at(runner.stream, begin_) && step_at(runner.stream, time(steps_ - 1));
}

void EntitySum::add(const Runner& runner, const Counted& counted) {
  if (!possible_) return;
  figures_.resize(steps_ * counted.met.size());
  const std::size_t from = *step_at(runner.stream, begin_) * counted.met.size();
  for (std::size_t i = 0; i < figures_.size(); ++i) figures_[i] += counted.figures[from + i];
}

std::optional<SumOutcome> EntitySum::outcome(const SimulationSettings& settings) const {
  if (!possible_ || figures_.empty()) return std::nullopt;
  SumOutcome sum{.target = name_of(*runners_.front().target), .indicator = runners_.front().indicator->id, .unit = runners_.front().standing.unit, .entities = runners_.size()};
  const std::size_t paths = figures_.size() / steps_;
  for (std::size_t step = 0; step < steps_; ++step) {
    sum.bands.push_back(band_of(std::span(figures_).subspan(step * paths, paths), settings.levels, settings.sampling));
    sum.bands.back().at = time(step);
  }
  return sum;
}

}  // namespace milepost
