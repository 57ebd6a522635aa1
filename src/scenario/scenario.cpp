#include "milepost/scenario/scenario.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

// ---- words

std::string in_words(double value) { return detail::shortest(value); }
std::string in_words(const Uncertain& value) { return to_string(value); }
std::string in_words(const Date& day) { return to_string(day); }

template <class T>
std::string named(std::string_view name, const std::optional<T>& value) {
  return value ? " " + std::string(name) + " " + in_words(*value) : "";
}

std::string series_words(const std::vector<std::pair<Date, double>>& values) {
  std::string words;
  for (const auto& [day, figure] : values) words += " " + to_string(day) + ": " + in_words(figure);
  return words;
}

std::string told(const BusinessAsUsual& e) { return std::string(e.seen_only ? " seen_only" : "") + (e.avoid_worsening ? " avoid_worsening" : ""); }
std::string told(const LevelShift& e) { return " " + in_words(e.amount); }
std::string told(const GrowthChange& e) { return " " + in_words(e.points); }
std::string told(const LinearChange& e) { return " " + in_words(e.per_year) + named("share_of", e.share_of); }
std::string told(const AnnualRate& e) { return " " + in_words(e.percent); }
std::string told(const LatestRate& e) { return named("at", e.at) + named("least", e.least) + named("most", e.most); }
std::string told(const RateToGoal& e) { return " " + in_words(e.goal) + (e.relative ? " relative" : "") + " by " + in_words(e.by) + named("since", e.since); }
std::string told(const PercentOfBaseline& e) {
  return " " + in_words(e.percent) + " by " + in_words(e.by) + named("base", e.base) + (e.clock == LineClock::start ? " clock start" : "");
}
std::string told(const FixedTarget& e) {
  return " " + in_words(e.value) + " by " + in_words(e.by) + named("base", e.base) + (e.if_target_worse == IfTargetWorse::follow ? " follow" : "");
}
std::string told(const HaltRise& e) { return named("base", e.base) + " by " + in_words(e.by) + (e.if_target_worse == IfTargetWorse::follow ? " follow" : ""); }
std::string told(const DipRecover& e) {
  return " dip " + in_words(e.dip) + " recovery " + in_words(e.recovery) + named("rate_from", e.rate_from) + " rate " + std::string(name_of(e.rate)) + named("full_by", e.full_by);
}
std::string told(const GivenValues& e) { return series_words(e.values); }
std::string told(const ReturnToEarlier& e) { return " since " + in_words(e.since) + series_words(e.earlier); }
std::string told(const Stop&) { return ""; }
std::string told(const Cap& e) { return named("lower", e.lower) + named("upper", e.upper); }
std::string told(const BestOf& e) {
  std::string words = named("at", e.at) + (e.worst ? " worst" : "");
  for (const TrimmedEffect& one : e.of) words += (&one == e.of.data() ? ": " : " | ") + to_string(one.effect);
  return words;
}
std::string told(const CustomEffect&) { return ""; }

/// " ramp 2 years"; nothing for no time.
std::string length_words(std::string_view name, const std::optional<Uncertain>& years) {
  return years && *years != Uncertain{0.0} ? ", " + std::string(name) + " " + to_string(*years) + " years" : "";
}

// ---- lists by key

std::string key_of_thing(const Intervention& one) { return one.id; }
std::string key_of_thing(const TargetChange& one) { return one.target.value; }
std::string key_of_thing(const ScheduledTask& one) { return one.id; }
std::string key_of_thing(const Precedence& one) { return one.from + " -> " + one.to + " " + std::string(name_of(one.type)); }
std::string key_of_thing(const Link& one) { return one.cause.value + " -> " + one.effect.value; }

template <class Thing>
const Thing* find_by_key(const std::vector<Thing>& things, const std::string& key) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& one) { return key_of_thing(one) == key; });
  return found == things.end() ? nullptr : &*found;
}

template <class Thing>
void lay_over(std::vector<Thing>& lower, const std::vector<Thing>& upper) {
  for (const Thing& one : upper)
    if (const Thing* known = find_by_key(lower, key_of_thing(one))) lower[static_cast<std::size_t>(known - lower.data())] = one;
    else lower.push_back(one);
}

/// The upper one's start, tasks and precedences over those of the lower one.
void lay_over(std::optional<TaskNetwork>& lower, const std::optional<TaskNetwork>& upper) {
  if (!lower || !upper) {
    if (upper) lower = upper;
    return;
  }
  lower->start = upper->start;
  lay_over(lower->tasks, upper->tasks);
  lay_over(lower->precedences, upper->precedences);
}

// ---- differences

using Differences = std::vector<ScenarioDifference>;

struct Change {
  Differences& found;
  std::string thing{};

  void field(const std::string& name, const std::string& before, const std::string& after) {
    if (before != after) found.push_back({thing, name, before, after});
  }
};

std::string trim_words(const Trim& trim) { return told(Cap{trim.lower, trim.upper}) + (trim.keep_better ? " keep_better" : ""); }

std::string summary(const Intervention& one) {
  return (one.share == 1 ? "" : in_words(one.share) + " of ") + to_string(one.effect) + " on " + one.indicator.value + " " + to_string(one.timing);
}
std::string summary(const TargetChange& one) {
  return (one.bound ? to_string(*one.bound) : "") + (one.bound && one.due ? ", " : "") + (one.due ? "due " + to_string(*one.due) : "");
}
std::string summary(const Link& one) { return "elasticity " + to_string(one.elasticity) + ", lag " + in_words(one.lag) + " years"; }

void compare_fields(const Intervention& before, const Intervention& after, Change change) {
  change.field("indicator", before.indicator.value, after.indicator.value);
  change.field("entity", before.entity, after.entity);
  change.field("effect", to_string(before.effect), to_string(after.effect));
  change.field("timing", to_string(before.timing), to_string(after.timing));
  change.field("share", in_words(before.share), in_words(after.share));
  change.field("trim", trim_words(before.trim), trim_words(after.trim));
}
std::string summary(const ScheduledTask& one) { return to_string(one); }
std::string summary(const Precedence& one) { return to_string(one); }
void compare_fields(const ScheduledTask& before, const ScheduledTask& after, Change change) { change.field("", summary(before), summary(after)); }
void compare_fields(const Precedence& before, const Precedence& after, Change change) { change.field("lag", in_words(before.lag), in_words(after.lag)); }
void compare_fields(const TargetChange& before, const TargetChange& after, Change change) { change.field("target", summary(before), summary(after)); }
void compare_fields(const Link& before, const Link& after, Change change) {
  change.field("elasticity", to_string(before.elasticity), to_string(after.elasticity));
  change.field("lag", in_words(before.lag), in_words(after.lag));
}

template <class Thing>
void compare_lists(const std::string& kind, const std::vector<Thing>& before, const std::vector<Thing>& after, Differences& found) {
  for (const Thing& one : after) {
    const std::string key = key_of_thing(one);
    if (const Thing* known = find_by_key(before, key)) compare_fields(*known, one, {found, kind + " " + key});
    else found.push_back({kind + " " + key, "", "", summary(one)});
  }
  for (const Thing& one : before)
    if (!find_by_key(after, key_of_thing(one))) found.push_back({kind + " " + key_of_thing(one), "", summary(one), ""});
}

/// A scenario without a schedule has one without tasks.
void compare_schedules(const std::optional<TaskNetwork>& before, const std::optional<TaskNetwork>& after, Differences& found) {
  const auto start_of = [](const std::optional<TaskNetwork>& network) { return network ? in_words(network->start) : ""; };
  const TaskNetwork none{Date{1, 1, 1}};
  const TaskNetwork &first = before ? *before : none, &second = after ? *after : none;
  Change{found, "schedule"}.field("start", start_of(before), start_of(after));
  compare_lists("task", first.tasks, second.tasks, found);
  compare_lists("precedence", first.precedences, second.precedences, found);
}

// ---- problems

/// Problems of one scenario.
class ScenarioCheck {
 public:
  ScenarioCheck(const Scenario& scenario, const Plan& plan) : scenario_(scenario) {
    for (const Indicator& indicator : plan.indicators) indicators_.push_back(indicator.id.value);
    for (const Target& target : plan.targets) targets_.push_back(name_of(target));
    if (scenario.schedule)
      for (const ScheduledTask& task : scenario.schedule->tasks) tasks_.push_back(task.id);
  }

  std::vector<Problem> problems() {
    for (const Intervention& one : scenario_.interventions) add_intervention(one);
    for (const TargetChange& one : scenario_.targets) add_target(one);
    for (const Link& one : scenario_.links) {
      require_known("link " + key_of_thing(one), "cause", one.cause.value, indicators_, "indicator");
      require_known("link " + key_of_thing(one), "effect", one.effect.value, indicators_, "indicator");
    }
    caught("links", "", [&] { check(std::span<const Link>(scenario_.links)); });
    if (scenario_.schedule) std::ranges::move(check(*scenario_.schedule), std::back_inserter(found_));
    return std::move(found_);
  }

 private:
  void add(const std::string& subject, const std::string& field, const std::string& message) { found_.push_back({Severity::error, subject, field, message, {}}); }

  template <class Step>
  void caught(const std::string& subject, const std::string& field, const Step& step) {
    try {
      step();
    } catch (const OutOfRange& error) {
      add(subject, field, error.what());
    }
  }

  bool require_known(const std::string& subject, const std::string& field, const std::string& name, const std::vector<std::string>& known, const std::string& kind) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return true;
    add(subject, field, kind + " '" + detail::excerpt(name) + "' is not in the plan" + detail::did_you_mean(name, known));
    return false;
  }

  void require_once(const std::string& subject) {
    if (!names_.insert(subject).second) add(subject, "id", "stands twice; each may stand once");
  }

  void add_intervention(const Intervention& one) {
    const std::string subject = "intervention " + one.id;
    require_once(subject);
    require_known(subject, "indicator", one.indicator.value, indicators_, "indicator");
    caught(subject, "", [&] { check(one); });
    if (!one.timing.after.empty()) require_task(subject, one.timing.after);
  }

  void require_task(const std::string& subject, const std::string& task) {
    if (std::find(tasks_.begin(), tasks_.end(), task) != tasks_.end()) return;
    const std::string words = "after '" + detail::excerpt(task) + "': ";
    add(subject, "after", scenario_.schedule ? words + "is not in the schedule" + detail::did_you_mean(task, tasks_) : words + "the scenario has no schedule");
  }

  void add_target(const TargetChange& one) {
    const std::string subject = "target " + one.target.value;
    require_once(subject);
    if (require_known(subject, "target", one.target.value, targets_, "target") && !one.bound && !one.due) add(subject, "", "changes nothing: a bound or a due day is expected");
  }

  const Scenario& scenario_;
  std::vector<std::string> indicators_{}, targets_{}, tasks_{};
  std::set<std::string> names_{};
  std::vector<Problem> found_{};
};

// ---- parameters

void check_length(const std::string& name, const Uncertain& years) {
  check(years);
  if (!(quantile_of(years, 1e-6) >= 0)) fail_range(name, to_string(years), "years, none below 0");
}

std::vector<Uncertain> drawn_parameters(const Effect& effect) {
  if (const auto* e = std::get_if<LevelShift>(&effect)) return {e->amount};
  if (const auto* e = std::get_if<GrowthChange>(&effect)) return {e->points};
  if (const auto* e = std::get_if<LinearChange>(&effect)) return {e->per_year};
  if (const auto* e = std::get_if<AnnualRate>(&effect)) return {e->percent};
  if (const auto* e = std::get_if<PercentOfBaseline>(&effect)) return {e->percent};
  if (const auto* e = std::get_if<FixedTarget>(&effect)) return {e->value};
  return {};
}

/// Ends of which the one may not be above the other; where `apart` they may not be equal either.
void check_ends(const std::string& name, const std::optional<double>& low, const std::optional<double>& high, bool apart) {
  if (low && high && (apart ? !(*low < *high) : !(*low <= *high)))
    fail_range(name, in_words(*low) + " to " + in_words(*high), apart ? "the lower below the upper" : "the least not above the most");
}

/// The day by which an effect is to be there, if it has one.
std::optional<Date> day_of_goal(const Effect& effect) {
  if (const auto* e = std::get_if<FixedTarget>(&effect)) return e->by;
  if (const auto* e = std::get_if<HaltRise>(&effect)) return e->by;
  return std::nullopt;
}

void check_effect(const Intervention& one) {
  for (const Uncertain& parameter : drawn_parameters(one.effect)) check(parameter);
  if (const auto* cap = std::get_if<Cap>(&one.effect)) check_ends("cap", cap->lower, cap->upper, true);
  if (const auto* rate = std::get_if<LatestRate>(&one.effect)) check_ends("rate", rate->least, rate->most, false);
  if (const auto by = day_of_goal(one.effect); by && *by < one.timing.start)
    fail_range("by", in_words(*by), "on or after the start of the measure, " + in_words(one.timing.start));
}

}  // namespace

std::string to_string(const Effect& effect) {
  return std::string(name_of(effect)) + std::visit([](const auto& one) { return told(one); }, effect);
}

std::string to_string(const Timing& timing) {
  return "from " + to_string(timing.start) + (timing.after.empty() ? "" : ", after " + timing.after) + length_words("delay", timing.delay) + length_words("ramp", timing.ramp) + length_words("duration", timing.duration) +
         length_words("half life", timing.half_life);
}

void check(const Intervention& one) {
  check_length("delay", one.timing.delay);
  check_length("ramp", one.timing.ramp);
  if (one.timing.duration) check_length("duration", *one.timing.duration);
  if (one.timing.half_life) check_length("half life", *one.timing.half_life);
  if (!(one.share >= 0 && one.share <= 1)) fail_range("share", in_words(one.share), "0 to 1");
  check_effect(one);
  check_ends("limits", one.trim.lower, one.trim.upper, true);
}

Scenario stacked(const Scenario& lower, const Scenario& upper) {
  Scenario both = lower;
  both.id = upper.id, both.title = upper.title;
  lay_over(both.interventions, upper.interventions);
  lay_over(both.targets, upper.targets);
  lay_over(both.links, upper.links);
  lay_over(both.schedule, upper.schedule);
  return both;
}

std::vector<Problem> check(const Scenario& scenario, const Plan& plan) { return ScenarioCheck(scenario, plan).problems(); }

Plan with_targets(Plan plan, const Scenario& scenario) {
  for (const TargetChange& change : scenario.targets) {
    const auto found = std::find_if(plan.targets.begin(), plan.targets.end(), [&](const Target& target) { return name_of(target) == change.target.value; });
    if (found == plan.targets.end()) fail_range("target", "'" + change.target.value + "'", "is not in the plan; a scenario changes targets that are");
    detail::replace(found->bound, change.bound);
    detail::replace(found->due, change.due);
    for (Revision& revision : found->revisions) {  // the scenario speaks last, whenever the version is from
      if (change.bound) revision.bound.reset();
      if (change.due) revision.due.reset();
    }
  }
  return plan;
}

std::string to_string(const ScenarioDifference& difference) {
  const std::string what = difference.thing + (difference.field.empty() ? "" : ": " + difference.field);
  if (difference.before.empty()) return what + ": added: " + difference.after;
  if (difference.after.empty()) return what + ": left out: " + difference.before;
  return what + ": " + difference.before + " -> " + difference.after;
}

std::vector<ScenarioDifference> compare(const Scenario& before, const Scenario& after) {
  Differences found;
  compare_lists("intervention", before.interventions, after.interventions, found);
  compare_lists("target", before.targets, after.targets, found);
  compare_lists("link", before.links, after.links, found);
  compare_schedules(before.schedule, after.schedule, found);
  return found;
}

}  // namespace milepost
