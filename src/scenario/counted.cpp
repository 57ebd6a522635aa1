#include "counted.hpp"

#include <algorithm>

#include "milepost/assessment/judge.hpp"
#include "milepost/assessment/met_range.hpp"
#include "milepost/detail/dispatch.hpp"

namespace milepost {

namespace {

/// Of each future of a block the first step whose figure meets, as numbers.
struct FirstMetLoop {
  std::span<const double> figures;
  MetRange range;
  double* first;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    using detail::Lanes;
    const std::size_t steps = figures.size() / FutureBlock::size;
    const Lanes<N> never(static_cast<double>(steps));
    for (std::size_t i = 0; i < FutureBlock::size; i += N) {
      Lanes<N> earliest = never;
      for (std::size_t step = steps; step-- > 0;) {
        const Lanes<N> figure = Lanes<N>::load(figures.data() + step * FutureBlock::size + i);
        earliest = where(figure >= range.low, where(figure <= range.high, Lanes<N>(static_cast<double>(step)), earliest), earliest);
      }
      earliest.store(first + i);
    }
  }
};

class TargetRun {
 public:
  TargetRun(const Runner& runner, const SimulationSettings& settings, std::size_t paths, Counted& counted)
      : runner_(runner), settings_(settings), paths_(paths), draws_(runner.stream), steps_(runner.stream.steps()),
        range_(met_range(*runner.standing.demand, runner.standing.direction)), counted_(counted) {
    counted_.figures.resize(paths * steps_), counted_.met.resize(paths), counted_.first_step.resize(paths);
  }

  /// Apart, so that the floating-point mode is set around all of it.
  [[gnu::noinline]] void work(std::size_t begin, std::size_t end) const {
    std::vector<double> figures(steps_ * FutureBlock::size);
    for (std::size_t at = begin; at < end; at += FutureBlock::size) {
      const FutureBlock block{settings_.sampling, at, std::min(FutureBlock::size, end - at)};
      draws_.draw(block, figures);
      if (runner_.stream.ahead.so_far) add_up(figures, *runner_.stream.ahead.so_far);
      keep(block, figures);
      count_first(block, figures);
      count_met(block, figures);
    }
  }

 private:
  void add_up(std::vector<double>& figures, double so_far) const {
    for (std::size_t i = 0; i < FutureBlock::size; ++i) figures[i] = so_far + figures[i];
    for (std::size_t i = FutureBlock::size; i < figures.size(); ++i) figures[i] = figures[i - FutureBlock::size] + figures[i];
  }

  void keep(const FutureBlock& block, const std::vector<double>& figures) const {
    for (std::size_t step = 0; step < steps_; ++step) {
      const double* from = figures.data() + step * FutureBlock::size;
      std::copy(from, from + block.count, counted_.figures.data() + step * paths_ + block.begin);
    }
  }

  void count_first(const FutureBlock& block, const std::vector<double>& figures) const {
    double first[FutureBlock::size];
    detail::run_widest(FirstMetLoop{figures, range_, first});
    for (std::size_t i = 0; i < block.count; ++i) counted_.first_step[block.begin + i] = static_cast<std::uint32_t>(first[i]);
  }

  void count_met(const FutureBlock& block, const std::vector<double>& figures) const {
    const double start = figure_at_start(runner_), *last = figures.data() + (steps_ - 1) * FutureBlock::size;
    for (std::size_t i = 0; i < block.count; ++i) {
      const double before = steps_ > 1 ? *(last - FutureBlock::size + i) : start;
      counted_.met[block.begin + i] = range_.has(figure_at_due(runner_, before, last[i]));
    }
  }

  const Runner& runner_;
  const SimulationSettings& settings_;
  std::size_t paths_;
  FutureDraws draws_;
  std::size_t steps_;
  MetRange range_;
  Counted& counted_;
};

}  // namespace

Counted count_futures(const Runner& runner, const SimulationSettings& settings, std::size_t paths, std::size_t threads, detail::ProgressCount& progress) {
  Counted counted;
  if (runner.stream.ahead.is_settled()) {
    counted.met.assign(paths, meets(*runner.standing.demand, runner.standing.direction, settling_figure(runner.standing, runner.stream.ahead)));
    progress.add(paths);
    return counted;
  }
  const TargetRun run(runner, settings, paths, counted);
  detail::for_each_part(paths, threads, [&](std::size_t begin, std::size_t end) {
    const detail::DefaultFloatingPoint mode;
    run.work(begin, end);
    progress.add(end - begin);
  });
  return counted;
}

Counted count_futures(const Runner& runner, const SimulationSettings& settings) {
  detail::ProgressCount progress(settings.progress, settings.paths);
  return count_futures(runner, settings, settings.paths, settings.threads, progress);
}

}  // namespace milepost
