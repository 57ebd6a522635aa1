// What the observations tell of measures and links that do nothing, or not all of what they say.
#include <algorithm>
#include <cmath>

#include "milepost/detail/text.hpp"
#include "milepost/assessment/chance.hpp"
#include "milepost/scenario/apply.hpp"
#include "stage.hpp"

namespace milepost {

namespace {

/// What becomes of one measure on the middle path of its indicator.
struct Trial {
  std::size_t steps{};     ///< that it works in
  std::size_t missing{};   ///< of these, where it has no figure
  std::size_t past{};      ///< of these, where it would lead past a natural limit
};

/// The figures of a middle future: no surprises.
std::vector<double> middle_figures(const Stream& stream) {
  const DrawnFigures draws(stream.ahead.outlook(), stream.steps());
  std::vector<double> figures;
  for (std::size_t step = 0; step < stream.steps(); ++step) figures.push_back(draws.figure(step, 0));
  return figures;
}

DrawnTiming timing_at(const Timing& timing, double share) {
  const auto perhaps = [share](const std::optional<Uncertain>& years) { return years ? std::optional(quantile_of(*years, share)) : std::nullopt; };
  return {position_in_years(timing.start) + quantile_of(timing.delay, share), quantile_of(timing.ramp, share), perhaps(timing.duration), perhaps(timing.half_life)};
}

/// Measures on one stream, one after the other, each on what the one before has left.
class TrialRun {
 public:
  explicit TrialRun(const Stream& stream) : stream_(stream), all_(stream.ahead.seen.values), seen_(all_.size()), origins_(all_.size(), FigureOrigin::reported) {
    const std::vector<double> ahead = middle_figures(stream);
    all_.insert(all_.end(), ahead.begin(), ahead.end());
    origins_.resize(all_.size(), FigureOrigin::projected);
  }

  /// With its lengths of time at their least and its amounts at a share.
  Trial at(const Intervention& one, double share) const {
    Trial trial;
    follow(one, 1e-6, share, [&](std::size_t, double weight, double own, double changed) {
      ++trial.steps;
      if (!is_figure(changed)) ++trial.missing;
      else if (const double figure = own + weight * (changed - own); stream_.held(figure) != figure) ++trial.past;
    });
    return trial;
  }

  void go_on_from(const Intervention& one) {
    std::vector<double> changed_figures = all_;
    follow(one, 0.5, 0.5, [&](std::size_t step, double weight, double own, double changed) {
      if (is_figure(changed)) changed_figures[seen_ + step] = stream_.held(own + weight * (changed - own));
    });
    all_ = std::move(changed_figures);
  }

 private:
  template <class Take>
  void follow(const Intervention& one, double share_of_time, double share, const Take& take) const {
    const DrawnTiming timing = timing_at(one.timing, share_of_time);
    const Effect effect = drawn(one.effect, share);
    const RegularSeries& seen = stream_.ahead.seen;
    const Course course{seen.last - seen.step * static_cast<double>(seen.values.size() - 1), seen.step, all_, origins_};
    const EffectFrame frame{timing.sets_in, stream_.time(stream_.steps() - 1), stream_.better};
    for (std::size_t step = 0; step < stream_.steps(); ++step) {
      const double time = stream_.time(step), weight = weight_at(timing, time);
      if (weight > 0) take(step, weight, course.at(time), trimmed(figure_of(effect, course, frame, time), course.at(time), one.trim, frame.better));
    }
  }

  const Stream& stream_;
  std::vector<double> all_;
  std::size_t seen_{};
  std::vector<FigureOrigin> origins_;
};

/// At the least, the middle and the largest of what it may draw: the worst of the three.
Trial worst_trial(const TrialRun& run, const Intervention& one) {
  Trial worst;
  for (const double share : {1e-6, 0.5, 1 - 1e-6}) {
    const Trial trial = run.at(one, share);
    worst = {std::max(worst.steps, trial.steps), std::max(worst.missing, trial.missing), std::max(worst.past, trial.past)};
  }
  return worst;
}

Text words_for(const Trial& trial) {
  const std::string missing = std::to_string(trial.missing), all = std::to_string(trial.steps);
  if (trial.steps == 0)
    return {"预测期内各期末均未起作用（尚未开始，或已经结束），对结果没有影响",
            "it works at the close of no step ahead, not begun yet or over already: it does nothing"};
  if (trial.missing == trial.steps)
    return {"算不出数值（没有起算的数据，或数值超出可计算范围），不起作用",
            "no figure can be computed, for want of one to start from or out of range: it does nothing"};
  if (trial.missing > 0)
    return {all + "期中有" + missing + "期可能算不出数值（没有起算的数据，或数值超出可计算范围），这些期内不起作用",
            "in " + missing + " of " + all + " steps there may be no figure, for want of one to start from or out of range: it does nothing there"};
  if (trial.past > 0) return {"可能越过自然界限，数值以界限为准", "may lead past a natural limit, where it is held"};
  return {};
}

/// A measure is not meant to undo what has been reached: a limit short of the newest figure is more likely a slip.
Text words_for(const Trim& limits, double newest) {
  const bool over = limits.upper && newest > *limits.upper, under = limits.lower && newest < *limits.lower;
  if (!over && !under) return {};
  const std::string limit = detail::shortest(over ? *limits.upper : *limits.lower), figure = detail::shortest(newest);
  return {"最近一期数据" + figure + "已" + (over ? "高于上限" : "低于下限") + limit + "，措施会把数值拉回界限",
          "the newest figure, " + figure + ", is " + (over ? "above the upper limit " : "below the lower limit ") + limit + ": the measure pulls it back there"};
}

bool has_no_spread(const Stream& stream) { return !stream.ahead.is_settled() && !(stream.ahead.outlook().scale.size > 0); }

std::string link_subject(const Link& link) { return "link " + link.cause.value + " -> " + link.effect.value; }

bool carries(const Stream& stream, const Link& link) {
  return std::any_of(stream.causes.begin(), stream.causes.end(), [&](const Stream::Cause& cause) { return cause.link == &link || carries(cause.stream, link); });
}

bool holds(const Stream& stream, const Intervention& one) {
  return std::find(stream.interventions.begin(), stream.interventions.end(), &one) != stream.interventions.end() ||
         std::any_of(stream.causes.begin(), stream.causes.end(), [&](const Stream::Cause& cause) { return holds(cause.stream, one); });
}

}  // namespace

void Stage::note(std::string subject, const Runner* runner, const Text& words) {
  SimulationNote made{std::move(subject), runner ? TargetId(name_of(*runner->target)) : TargetId(), runner ? runner->entity : "", words};
  if (!words.empty() && std::find(notes_.begin(), notes_.end(), made) == notes_.end()) notes_.push_back(std::move(made));
}

void Stage::add_notes() {
  for (const Runner& runner : runners_) add_notes(runner);
  const auto on_any = [this](const auto& has) {
    return std::any_of(runners_.begin(), runners_.end(), [&](const Runner& runner) { return has(runner.stream); });
  };
  for (const Intervention& one : scenario_.interventions)
    if (!on_any([&](const Stream& stream) { return holds(stream, one); }))
      note("intervention " + one.id, nullptr, {"没有可推演的目标受其影响，对结果没有影响", "it moves none of the targets that are simulated: it does nothing"});
  for (const Link& link : scenario_.links)
    if (!on_any([&](const Stream& stream) { return carries(stream, link); }))
      note(link_subject(link), nullptr,
           {"没有可推演的目标受其影响，或原因指标没有数据，对结果没有影响",
            "it reaches none of the targets that are simulated, or its cause has no figures: it does nothing"});
}

void Stage::add_notes(const Runner& runner) {
  const Stream& stream = runner.stream;
  if (has_no_spread(stream)) note("indicator " + runner.indicator->id.value, &runner, words_of(Unforeseen::no_spread));
  if (stream.ahead.is_settled()) {
    for (const Intervention* one : stream.interventions)
      note("intervention " + one->id, &runner, {"目标已由现有数据定论，不受措施影响", "what has been seen settles the target, whatever the measure does"});
    return;
  }
  if (stream.interventions.empty()) return;
  TrialRun run(stream);
  for (const Intervention* one : stream.interventions) {
    note("intervention " + one->id, &runner, words_for(one->trim, stream.ahead.seen.values.back()));
    note("intervention " + one->id, &runner, words_for(worst_trial(run, *one)));
    run.go_on_from(*one);
  }
}

}  // namespace milepost
