// One target of a plan by itself: its figures in single futures, and the inputs they are made of.
#pragma once

#include <string>
#include <vector>

#include "milepost/assessment/judge.hpp"
#include "counted.hpp"

namespace milepost {

/// Figures of each step, of what adds up the total so far; then that of the due day, between two steps on a straight line.
class SingleTarget {
 public:
  explicit SingleTarget(const Runner& runner) : runner_(&runner), draws_(runner.stream) {}

  std::size_t steps() const { return runner_->stream.steps(); }
  double time(std::size_t step) const { return step < steps() ? runner_->stream.time(step) : position_in_years(*runner_->standing.schedule.due); }
  bool is_met(double figure) const { return meets(*runner_->standing.demand, runner_->standing.direction, figure); }

  std::vector<double> figures(const FutureKey& key) const {
    std::vector<double> figures = draws_.future(key).with;
    if (const std::optional<double>& so_far = runner_->stream.ahead.so_far) {
      double total = *so_far;
      for (double& figure : figures) total += figure, figure = total;
    }
    figures.push_back(figure_at_due(*runner_, figures.size() > 1 ? figures[figures.size() - 2] : figure_at_start(*runner_), figures.back()));
    return figures;
  }

 private:
  const Runner* runner_;
  FutureDraws draws_;
};

/// The runner of a target, and its entity. Throws OutOfRange for one that is none, cannot be simulated, or is settled by what is seen.
const Runner& runner_of(const Stage& stage, const TargetId& target, const std::string& entity, bool may_be_settled = false);

/// What can move a runner's figures, each once, in the order of the scenario; surprises last.
struct RunnerInput {
  DrawnInput input;
  std::vector<const Uncertain*> values{};  ///< the distributions that are drawn by it; none of surprises
};

std::vector<RunnerInput> inputs_of(const Runner& runner, bool surprises);

}  // namespace milepost
