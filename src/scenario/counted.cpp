#include "counted.hpp"

#include <algorithm>

#include "milepost/assessment/judge.hpp"
#include "milepost/detail/dispatch.hpp"

namespace milepost {

namespace {

class TargetRun {
 public:
  TargetRun(const Runner& runner, const SimulationSettings& settings, std::size_t paths, Counted& counted)
      : runner_(runner), settings_(settings), draws_(runner.stream), steps_(runner.stream.steps()), counted_(counted) {
    counted_.figures.resize(paths * steps_), counted_.met.resize(paths), counted_.first_step.resize(paths);
  }

  /// Apart, so that the floating-point mode is set around all of it.
  [[gnu::noinline]] void work(std::size_t begin, std::size_t end) const {
    for (std::size_t path = begin; path < end; ++path) count(path);
  }

 private:
  FutureKey key_of(std::size_t path) const { return settings_.antithetic ? FutureKey{path / 2, path % 2 == 1} : FutureKey{path, false}; }

  void count(std::size_t path) const {
    std::vector<double> figures = draws_.future(key_of(path)).with;
    if (const std::optional<double>& so_far = runner_.stream.ahead.so_far) {
      double total = *so_far;
      for (double& figure : figures) total += figure, figure = total;
    }
    std::copy(figures.begin(), figures.end(), counted_.figures.begin() + static_cast<std::ptrdiff_t>(path * steps_));
    counted_.met[path] = is_met(at_due(figures)) ? 1 : 0;
    const auto first = std::find_if(figures.begin(), figures.end(), [this](double figure) { return is_met(figure); });
    counted_.first_step[path] = static_cast<std::uint32_t>(first - figures.begin());
  }

  bool is_met(double figure) const { return meets(*runner_.standing.demand, runner_.standing.direction, figure); }

  /// Between two steps a straight line; the newest figure seen is step 0.
  double at_due(const std::vector<double>& figures) const {
    const double left = static_cast<double>(steps_) - runner_.stream.ahead.steps;
    const double before = steps_ > 1 ? figures[steps_ - 2] : runner_.stream.ahead.so_far.value_or(runner_.stream.ahead.seen.values.back());
    return figures.back() - left * (figures.back() - before);
  }

  const Runner& runner_;
  const SimulationSettings& settings_;
  FutureDraws draws_;
  std::size_t steps_;
  Counted& counted_;
};

}  // namespace

Counted count_futures(const Runner& runner, const SimulationSettings& settings, std::size_t paths) {
  Counted counted;
  if (runner.stream.ahead.is_settled()) {
    const double figure = runner.stream.ahead.so_far.value_or(runner.standing.figure->value);
    counted.met.assign(paths, meets(*runner.standing.demand, runner.standing.direction, figure) ? 1 : 0);
    return counted;
  }
  const TargetRun run(runner, settings, paths, counted);
  detail::for_each_part(paths, settings.threads, [&](std::size_t begin, std::size_t end) {
    const detail::DefaultFloatingPoint mode;
    run.work(begin, end);
  });
  return counted;
}

}  // namespace milepost
