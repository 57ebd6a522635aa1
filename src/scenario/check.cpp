// What in a scenario cannot be, and what of it can do nothing.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/scenario/scenario.hpp"

namespace milepost {

namespace {

// ---- parameters of a measure

using Faults = std::vector<ParameterFault>;

constexpr double all_but_none = 1e-6;  ///< a share of draws that is let be
constexpr double largest_rate = 1e6;   ///< per cent a year

void require_length(const std::string& name, const Uncertain& years, bool some) {
  check(years);
  if (!(quantile_of(years, all_but_none) >= 0)) fail_range(name, to_string(years), "years, none below 0");
  if (some && years == Uncertain{0.0}) fail_range(name, "0", "years above 0; what lasts for no time does nothing");
}

void require_rate(const std::string& name, const Uncertain& percent) {
  check(percent);
  if (!(quantile_of(percent, all_but_none) > -100 && quantile_of(percent, 1 - all_but_none) <= largest_rate))
    fail_range(name, to_string(percent), "per cent a year, above -100 and at most 1000000");
}

void require_share(double share) {
  if (!(share >= 0 && share <= 1)) fail_range("share", detail::shortest(share), "a number from 0 to 1");
}

void require_finite(const std::string& name, const std::optional<double>& number) {
  if (number && !std::isfinite(*number)) fail_range(name, detail::shortest(*number), "a finite number");
}

/// Ends of which the one may not be above the other; where `apart` they may not be equal either.
void require_ends(const std::string& name, const std::optional<double>& low, const std::optional<double>& high, bool apart) {
  require_finite(name, low), require_finite(name, high);
  if (low && high && (apart ? !(*low < *high) : !(*low <= *high)))
    fail_range(name, detail::shortest(*low) + " to " + detail::shortest(*high), apart ? "the lower below the upper" : "the least not above the most");
}

void require_on_or_after(const Date& by, const Date& start) {
  if (by < start) fail_range("by", to_string(by), "on or after the start of the measure, " + to_string(start));
}

void require_after(const std::string& name, const Date& day, const std::string& other, const Date& before) {
  if (day <= before) fail_range(name, to_string(day), "after the " + other + ", " + to_string(before));
}

/// Takes down the faults of one effect; fields are ways from the effect.
class EffectCheck {
 public:
  EffectCheck(const Timing& timing, std::string path, Faults& faults) : timing_(timing), path_(std::move(path)), faults_(faults) {}

  void operator()(const LevelShift& e) { number("amount", e.amount); }
  void operator()(const GrowthChange& e) { rate("points", e.points); }
  void operator()(const LinearChange& e) { number("per_year", e.per_year); }
  void operator()(const AnnualRate& e) { rate("percent", e.percent); }
  void operator()(const PercentOfBaseline& e) { number("percent", e.percent), on_or_after(e.by); }
  void operator()(const FixedTarget& e) {
    number("value", e.value), on_or_after(e.by);
    take("if_missing", [&] { require_finite("if_missing", e.if_missing); });
  }
  void operator()(const HaltRise& e) { on_or_after(e.by); }
  void operator()(const Cap& e) {
    take("", [&] { require_ends("cap", e.lower, e.upper, true); });
  }
  void operator()(const LatestRate& e) {
    take("", [&] { require_ends("rate", e.least, e.most, false); });
  }
  void operator()(const RateToGoal& e) {
    take("goal", [&] { require_goal(e); });
    take("by", [&] { require_after("by", e.by, e.since ? "day that the rate is told from" : "start of the measure", e.since.value_or(timing_.start)); });
  }
  void operator()(const DipRecover& e) {
    take("recovery", [&] { require_after("recovery", e.recovery, "dip", e.dip); });
    if (e.full_by) take("full_by", [&] { require_after("full_by", *e.full_by, "recovery", e.recovery); });
  }
  void operator()(const GivenValues& e) { figures("given_values", "", e.values); }
  void operator()(const ReturnToEarlier& e) { figures("return_to_earlier", "earlier", e.earlier); }
  void operator()(const BestOf& e) {
    if (e.of.empty()) add("of", "best_of nothing: needs one effect at least");
    for (std::size_t k = 0; k < e.of.size(); ++k) check_one(e.of[k], k);
  }
  void operator()(const CustomEffect& e) {
    if (!e.figure) add("", "effect " + e.name + " without a function: a custom effect computes a figure");
  }
  void operator()(const BusinessAsUsual&) {}
  void operator()(const Stop&) {}

 private:
  std::string field(const std::string& name) const { return name.empty() ? path_ : path_ + "." + name; }
  void add(const std::string& name, std::string message) { faults_.push_back({field(name), std::move(message)}); }

  template <class Step>
  void take(const std::string& name, const Step& step) {
    detail::take_fault(faults_, field(name), step);
  }

  void number(const std::string& name, const Uncertain& value) {
    take(name, [&] { check(value); });
  }
  void rate(const std::string& name, const Uncertain& percent) {
    take(name, [&] { require_rate(name, percent); });
  }
  void on_or_after(const Date& by) {
    take("by", [&] { require_on_or_after(by, timing_.start); });
  }

  static void require_goal(const RateToGoal& e) {
    require_finite("goal", e.goal);
    if (e.relative && !(e.goal > -100)) fail_range("goal", detail::shortest(e.goal), "a change above -100 per cent; no rate leads further down");
    if (!e.relative && e.goal == 0) fail_range("goal", "0", "no compound rate leads to 0");
  }

  void figures(const std::string& name, const std::string& key, const std::vector<std::pair<Date, double>>& values) {
    const std::string way = key.empty() ? "" : key + ".";
    if (values.empty()) add(key, name + " without values: needs one day at least");
    std::set<Date> days;
    for (const auto& [day, value] : values) {
      const std::string at = to_string(day);
      if (!days.insert(day).second) add(way + at, name + " " + at + ": stands twice; each day has one figure");
      if (!std::isfinite(value)) add(way + at, name + " " + at + " " + detail::shortest(value) + ": a finite number");
    }
  }

  void check_one(const TrimmedEffect& one, std::size_t place) {
    const std::string way = field("of." + std::to_string(place));
    std::visit(EffectCheck(timing_, way + "." + std::string(name_of(one.effect)), faults_), one.effect);
    detail::take_fault(faults_, way + ".limits", [&] { require_ends("limits", one.trim.lower, one.trim.upper, true); });
  }

  const Timing& timing_;
  std::string path_{};
  Faults& faults_;
};

// ---- what moves what

/// Years on the library's clock after which a measure cannot work any more; empty where no day is known that ends it.
using LastTime = std::optional<double>;

/// Up to when each indicator can still be moved to some effect: the due days of its targets, and of what its links move, less their lags.
class Usefulness {
 public:
  Usefulness(const Scenario& scenario, const Plan& plan) {
    for (const Target& target : plan.targets) add(target, changed_due(scenario, target), plan.frame);
    for (std::size_t round = 0; round < scenario.links.size(); ++round)
      if (!carry_back(scenario.links)) return;
  }

  bool matters(const std::string& indicator) const { return last_.contains(indicator); }
  LastTime last(const std::string& indicator) const { return last_.at(indicator); }

 private:
  static const Due* changed_due(const Scenario& scenario, const Target& target) {
    for (const TargetChange& change : scenario.targets)
      if (change.target.value == name_of(target) && change.due) return &*change.due;
    return nullptr;
  }

  void add(const Target& target, const Due* changed, const PlanFrame& frame) {
    add(target.indicator.value, changed ? *changed : target.due, target.first_day, frame);
    if (!changed)
      for (const Revision& revision : target.revisions)
        if (revision.due) add(target.indicator.value, *revision.due, target.first_day, frame);
  }

  void add(const std::string& indicator, const Due& due, const std::optional<Date>& first_day, const PlanFrame& frame) {
    const std::optional<Date> day = schedule_of(due, frame, first_day).due;
    put(indicator, day ? LastTime(position_in_years(*day)) : LastTime{});
  }

  /// The later of two ends; none is the latest. True if it changed.
  bool put(const std::string& indicator, const LastTime& last) {
    const auto [at, is_new] = last_.try_emplace(indicator, last);
    if (is_new) return true;
    const bool later = at->second && (!last || *last > *at->second);
    if (later) at->second = last;
    return later;
  }

  bool carry_back(const std::vector<Link>& links) {
    bool changed = false;
    for (const Link& link : links)
      if (const auto effect = last_.find(link.effect.value); effect != last_.end()) {
        const LastTime before = effect->second ? LastTime(*effect->second - link.lag) : LastTime{};
        changed = put(link.cause.value, before) || changed;
      }
    return changed;
  }

  std::map<std::string, LastTime> last_{};
};

/// Indicators that a measure moves, or a link from one of them.
std::set<std::string> moved_indicators(const Scenario& scenario) {
  std::set<std::string> moved;
  for (const Intervention& one : scenario.interventions) moved.insert(one.indicator.value);
  for (std::size_t before = 0; before != moved.size();) {
    before = moved.size();
    for (const Link& link : scenario.links)
      if (moved.contains(link.cause.value)) moved.insert(link.effect.value);
  }
  return moved;
}

std::string key_of_link(const Link& link) { return "link " + link.cause.value + " -> " + link.effect.value; }

// ---- problems

/// Problems of one scenario.
class ScenarioCheck {
 public:
  ScenarioCheck(const Scenario& scenario, const Plan& plan) : scenario_(scenario), plan_(plan) {
    for (const Indicator& indicator : plan.indicators) indicators_.push_back(indicator.id.value);
    for (const Target& target : plan.targets) targets_.push_back(name_of(target));
    if (scenario.schedule)
      for (const ScheduledTask& task : scenario.schedule->tasks) tasks_.push_back(task.id);
  }

  std::vector<Problem> problems() {
    for (const Intervention& one : scenario_.interventions) add_intervention(one);
    for (const TargetChange& one : scenario_.targets) add_target(one);
    for (const Link& one : scenario_.links) add_link(one);
    add_circles();
    add_correlations();
    if (scenario_.schedule) std::ranges::move(check(*scenario_.schedule), std::back_inserter(found_));
    if (!has_errors(found_)) add_idle();
    return std::move(found_);
  }

 private:
  void add(const std::string& subject, const std::string& field, const std::string& message) { found_.push_back({Severity::error, subject, field, message, {}}); }
  void warn(const std::string& subject, const std::string& field, const std::string& message) { found_.push_back({Severity::warning, subject, field, message, {}}); }

  bool require_known(const std::string& subject, const std::string& field, const std::string& name, const std::vector<std::string>& known, const std::string& kind) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return true;
    add(subject, field, kind + " '" + detail::excerpt(name) + "' is not in the plan" + detail::did_you_mean(name, known));
    return false;
  }

  void require_once(const std::string& subject, const std::string& field) {
    if (!names_.insert(subject).second) add(subject, field, "stands twice; each may stand once");
  }

  void add_intervention(const Intervention& one) {
    const std::string subject = "intervention " + one.id;
    require_once(subject, "id");
    if (require_known(subject, "indicator", one.indicator.value, indicators_, "indicator") && !one.entity.empty()) require_entity(subject, one);
    for (const ParameterFault& fault : faults_of(one)) add(subject, fault.field, fault.message);
    if (!one.timing.after.empty()) require_task(subject, one.timing.after);
  }

  void require_task(const std::string& subject, const std::string& task) {
    if (std::find(tasks_.begin(), tasks_.end(), task) != tasks_.end()) return;
    const std::string words = "after '" + detail::excerpt(task) + "': ";
    add(subject, "after", scenario_.schedule ? words + "is not in the schedule" + detail::did_you_mean(task, tasks_) : words + "the scenario has no schedule");
  }

  void require_entity(const std::string& subject, const Intervention& one) {
    const Indicator* indicator = find(plan_, one.indicator);
    const EntitySet* set = indicator->each ? find(plan_, *indicator->each) : nullptr;
    const std::string name = "entity '" + detail::excerpt(one.entity) + "'";
    if (!indicator->each) return add(subject, "entity", name + ": indicator " + one.indicator.value + " has one figure, not one of each of a set; leave the entity out");
    if (set && !set->members.empty() && std::find(set->members.begin(), set->members.end(), one.entity) == set->members.end())
      add(subject, "entity", name + " is none of the members of " + set->id.value + detail::did_you_mean(one.entity, set->members));
  }

  void add_target(const TargetChange& one) {
    const std::string subject = "target " + one.target.value;
    require_once(subject, "target");
    if (require_known(subject, "target", one.target.value, targets_, "target") && !one.bound && !one.due) add(subject, "", "changes nothing: a bound or a due day is expected");
    if (one.bound) require_direction(subject, one);
  }

  /// As check(plan) asks of the bounds of plans.
  void require_direction(const std::string& subject, const TargetChange& one) {
    const auto target = std::ranges::find_if(plan_.targets, [&](const Target& each) { return name_of(each) == one.target.value; });
    const Indicator* indicator = target == plan_.targets.end() ? nullptr : find(plan_, target->indicator);
    const std::optional<Direction> implied = takes_either_side(*one.bound) ? std::nullopt : direction_of(*one.bound);
    if (!indicator || !indicator->direction || !implied || *implied == *indicator->direction) return;
    const bool upward = *indicator->direction == Direction::increase;
    add(subject, "bound", to_string(*one.bound) + " contradicts the direction: for " + indicator->id.value + (upward ? " more" : " less") + " is better");
  }

  static bool takes_either_side(const Bound& bound) {
    return std::holds_alternative<Reach>(bound) || std::holds_alternative<About>(bound) || std::holds_alternative<AllOf>(bound) || std::holds_alternative<Above>(bound) ||
           std::holds_alternative<InStepWith>(bound);
  }

  void add_link(const Link& one) {
    const std::string subject = key_of_link(one);
    require_once(subject, "");
    require_known(subject, "cause", one.cause.value, indicators_, "indicator");
    require_known(subject, "effect", one.effect.value, indicators_, "indicator");
    for (const ParameterFault& fault : faults_of(one)) add(subject, fault.field, fault.message);
  }

  void add_circles() {
    for (const LinkCircle& circle : circles_of(scenario_.links)) {
      std::string words;
      for (const std::string& step : circle.steps) words += (words.empty() ? "" : " -> ") + step;
      add(key_of_link(scenario_.links[circle.closing]), "", "links " + words + ": run in a circle; what moves an indicator may not hang on it");
    }
  }

  /// Of those that cannot be all at once the first indicator that does not fit those before it.
  void add_correlations() {
    const std::vector<IndicatorId>& together = scenario_.correlations.indicators;
    bool known = true;
    for (std::size_t k = 0; k < together.size(); ++k)
      known = require_known("correlations", "indicators." + std::to_string(k), together[k].value, indicators_, "indicator") && known;
    if (!known) return;
    try {
      lower_triangle(scenario_.correlations);
    } catch (const OutOfRange& failure) {
      add("correlations", "indicators." + std::to_string(first_that_does_not_fit()), failure.what());
    }
  }

  std::size_t first_that_does_not_fit() const {
    const auto& [indicators, matrix] = scenario_.correlations;
    const std::size_t n = indicators.size();
    if (matrix.size() != n * n) return 0;
    for (std::size_t k = 1; k < n; ++k) try {
        lower_triangle(leading(k));
      } catch (const OutOfRange&) {
        return k - 1;
      }
    return n - 1;
  }

  Correlations leading(std::size_t count) const {
    const auto& [indicators, matrix] = scenario_.correlations;
    Correlations part{{indicators.begin(), indicators.begin() + static_cast<std::ptrdiff_t>(count)}, {}};
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < count; ++j) part.matrix.push_back(matrix[i * indicators.size() + j]);
    return part;
  }

  // ---- what can do nothing

  void add_idle() {
    const Usefulness reach(scenario_, plan_);
    const std::set<std::string> moved = moved_indicators(scenario_);
    for (const Intervention& one : scenario_.interventions) add_idle(one, reach);
    for (const Link& one : scenario_.links) {
      if (!moved.contains(one.cause.value)) warn(key_of_link(one), "cause", "no measure moves " + one.cause.value + ": the link does nothing");
      if (!reach.matters(one.effect.value)) warn(key_of_link(one), "effect", "no target is on " + one.effect.value + " or on what it moves: the link does nothing");
    }
  }

  void add_idle(const Intervention& one, const Usefulness& reach) {
    const std::string subject = "intervention " + one.id;
    if (!reach.matters(one.indicator.value)) return warn(subject, "indicator", "no target is on " + one.indicator.value + " or on what it moves: the measure does nothing");
    const double sets_in = position_in_years(one.timing.start) + quantile_of(one.timing.delay, all_but_none);
    if (const LastTime last = reach.last(one.indicator.value); last && !(sets_in <= *last))
      warn(subject, "start",
           "start " + to_string(one.timing.start) + (one.timing.delay == Uncertain{0.0} ? "" : ", with its delay,") +
               " is after the due day of every target that it could move: the measure does nothing");
    if (one.timing.half_life && !one.timing.duration) warn(subject, "half_life", "half life without a duration: what lasts for ever does not fade");
    warn_of_limits(subject, one);
    if (one.share == 0) warn(subject, "share", "share 0: the measure does nothing");
    if (const auto* shift = std::get_if<LevelShift>(&one.effect); shift && shift->amount == Uncertain{0.0}) warn(subject, "effect", "level_shift 0: the measure does nothing");
    if (const auto* growth = std::get_if<GrowthChange>(&one.effect); growth && growth->points == Uncertain{0.0}) warn(subject, "effect", "growth_change 0: the measure does nothing");
    if (const auto* cap = std::get_if<Cap>(&one.effect); cap && !cap->lower && !cap->upper) warn(subject, "effect", "cap without lower or upper: the measure does nothing");
    if (const auto* given = std::get_if<GivenValues>(&one.effect); given && all_before(given->values, one.timing.start))
      warn(subject, "effect", "given_values are all of days before the start, " + to_string(one.timing.start) + ": the measure does nothing");
  }

  /// Figures are not at hand here; a baseline that the plan names is.
  void warn_of_limits(const std::string& subject, const Intervention& one) {
    for (const Target& target : plan_.targets) {
      if (target.indicator != one.indicator || !target.baseline) continue;
      const double named = target.baseline->value;
      const bool over = one.trim.upper && named > *one.trim.upper, under = one.trim.lower && named < *one.trim.lower;
      if (!over && !under) continue;
      const std::string side = over ? "above the upper limit " + detail::shortest(*one.trim.upper) : "below the lower limit " + detail::shortest(*one.trim.lower);
      return warn(subject, "limits", "limits: the baseline of " + one.indicator.value + ", " + detail::shortest(named) + ", is " + side + " already: the measure pulls it back there");
    }
  }

  static bool all_before(const std::vector<std::pair<Date, double>>& values, const Date& start) {
    return std::all_of(values.begin(), values.end(), [&](const auto& one) { return one.first < start; });
  }

  const Scenario& scenario_;
  const Plan& plan_;
  std::vector<std::string> indicators_{}, targets_{}, tasks_{};
  std::set<std::string> names_{};
  std::vector<Problem> found_{};
};

}  // namespace

std::vector<ParameterFault> faults_of(const Intervention& one) {
  Faults faults;
  const auto length = [&](const std::string& field, const std::string& name, const std::optional<Uncertain>& years, bool some) {
    if (years) detail::take_fault(faults, field, [&] { require_length(name, *years, some); });
  };
  length("delay", "delay", one.timing.delay, false);
  length("ramp", "ramp", one.timing.ramp, false);
  length("duration", "duration", one.timing.duration, true);
  length("half_life", "half life", one.timing.half_life, false);
  detail::take_fault(faults, "share", [&] { require_share(one.share); });
  std::visit(EffectCheck(one.timing, "effect." + std::string(name_of(one.effect)), faults), one.effect);
  detail::take_fault(faults, "limits", [&] { require_ends("limits", one.trim.lower, one.trim.upper, true); });
  return faults;
}

void check(const Intervention& one) {
  for (const ParameterFault& fault : faults_of(one)) throw OutOfRange(fault.message);
}

std::vector<Problem> check(const Scenario& scenario, const Plan& plan) { return ScenarioCheck(scenario, plan).problems(); }

}  // namespace milepost
