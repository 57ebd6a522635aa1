#include "findings.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

/// What a rule sees of one target; what is missing in the plan is null or empty.
struct View {
  const Plan& plan;
  const Names& names;
  const Target& target;
  const Indicator* indicator;
  std::optional<Direction> direction;  ///< the indicator's, else what the bound implies
  std::optional<double> limit;         ///< of the bound, in the indicator's unit
  std::optional<Schedule> schedule;    ///< empty where the due rule leaves the calendar
};

template <class Kind>
const Kind* bound_as(const View& view) {
  return std::get_if<Kind>(&view.target.bound);
}

std::string words_of(const View& view) { return "'" + to_string(view.target.bound) + "'"; }

std::string amount(const View& view, double value) {
  const std::string unit = view.indicator ? view.indicator->unit.name : "";
  return shortest(value) + (unit.empty() ? "" : " " + unit);
}

/// A unit in which the bound is written, if it has a number of its own.
std::optional<Unit> unit_of(const Bound& bound) {
  if (const auto* change = std::get_if<ChangeBy>(&bound))
    return change->relative ? std::nullopt : std::optional{change->change.unit};
  const std::optional<Quantity> limit = limit_of(bound, Direction::increase);
  return limit ? std::optional{limit->unit} : std::nullopt;
}

bool measures_the_same(const Unit& bound, const Unit& indicator) {
  return commensurable(bound, indicator) || (is_percent(indicator) && bound == percentage_point_unit);
}

View view_of(const Plan& plan, const Names& names, const Target& target) {
  const Indicator* indicator = names.indicator(target.indicator.value);
  std::optional<Direction> direction = indicator ? indicator->direction : std::nullopt;
  if (!direction) direction = direction_of(target.bound);
  const auto limit = direction ? limit_in_unit(target.bound, indicator, *direction) : std::nullopt;
  return {plan, names, target, indicator, direction, limit, schedule_if_any(target.due, plan.frame, target.first_day)};
}

/// True if a value meets the bound's number, empty where it has none.
std::optional<bool> meets(const View& view, double value) {
  if (!view.limit || !view.direction) return std::nullopt;
  const double sign = sign_of(*view.direction), ahead = sign * value, wanted = sign * *view.limit;
  return is_strict(view.target.bound) ? more_than(ahead, wanted) : at_least(ahead, wanted);
}

bool is_range_with_ends_swapped(const View& view) {
  const auto* range = bound_as<Between>(view);
  return range && commensurable(range->low.unit, range->high.unit) &&
         range->low.value > in(range->high, range->low.unit).value;
}

// What the bound says.

void unit_of_bound(const View& view, Notebook& notes) {
  const std::optional<Unit> unit = unit_of(view.target.bound);
  if (!unit || !view.indicator || measures_the_same(*unit, view.indicator->unit)) return;
  notes.error("target",
              "target " + words_of(view) + " is in " + unit->name + ", but the indicator is counted in " +
                  view.indicator->unit.name,
              {"unit"});
}

void bound_against_direction(const View& view, Notebook& notes) {
  const bool takes_either_side = bound_as<Reach>(view) || bound_as<About>(view) || bound_as<AllOf>(view) ||
                                 bound_as<Above>(view) || bound_as<InStepWith>(view);
  const std::optional<Direction> implied = direction_of(view.target.bound);
  if (takes_either_side || !implied || !view.direction || *implied == *view.direction) return;
  const bool upward = *view.direction == Direction::increase;
  notes.error("target",
              "target " + words_of(view) + " contradicts the direction: for this indicator " +
                  (upward ? "more" : "less") + " is better (direction: " + (upward ? "increase" : "decrease") + ")",
              {"direction"});
}

void direction_known(const View& view, Notebook& notes) {
  const auto* range = bound_as<Between>(view);
  if (view.direction || !range || range->two_sided) return;
  notes.error("direction", "target " + words_of(view) + " needs a direction: increase or decrease");
}

void amount_known(const View& view, Notebook& notes) {
  if (!bound_as<SomeOf>(view) && !bound_as<Toward>(view)) return;
  notes.warn("target", "target " + words_of(view) + " is an amount without a number: it cannot be judged");
}

void tolerance_of_about(const View& view, Notebook& notes) {
  const auto* about = bound_as<About>(view);
  if (!about) return;
  if (!about->tolerance)
    return notes.warn("target",
                      "target " + words_of(view) + " has no tolerance: 0 is used; give one, such as tolerance: 5%",
                      {"tolerance"});
  if (!(*about->tolerance >= 0 && *about->tolerance < 1))
    notes.error("tolerance", "tolerance " + shortest(*about->tolerance * 100) + "%: outside 0% to 100%");
}

void tolerance_of_step(const View& view, Notebook& notes) {
  const auto* step = bound_as<InStepWith>(view);
  if (!step) return;
  if (!step->tolerance)
    return notes.warn("target",
                      "target " + words_of(view) + " has no tolerance: without one there is no number to judge by");
  if (*step->tolerance < 0) notes.error("target", "tolerance " + shortest(*step->tolerance) + ": below 0");
}

void ends_of_range(const View& view, Notebook& notes) {
  if (is_range_with_ends_swapped(view))
    notes.error("target", "target " + words_of(view) + ": the low end is above the high end");
}

void change_has_baseline(const View& view, Notebook& notes) {
  const auto* change = bound_as<ChangeBy>(view);
  if (!change || change->relative || view.target.baseline) return;
  notes.warn("target", "target " + words_of(view) + " is a change, but no baseline is named to count it from",
             {"baseline"});
}

/// 100 % needs no count; otherwise the size of the whole, or its members, must be known.
void whole_is_known(const View& view, Notebook& notes) {
  if (!bound_as<AllOf>(view) || !view.indicator) return;
  const Indicator& indicator = *view.indicator;
  if (is_percent(indicator.unit) || indicator.population || indicator.each || indicator.kind == Kind::milestone) return;
  notes.warn("target", "target " + words_of(view) + " of how many is not said: give population",
             {"unit", "population", "each", "kind"});
}

void milestone_kind(const View& view, Notebook& notes) {
  if (!view.indicator || view.indicator->kind != Kind::milestone || !view.limit) return;
  if (*view.limit == 0 || *view.limit == 1) return;
  notes.warn("target",
             "target " + words_of(view) + ": a milestone is there (1) or not (0); for a number use another kind",
             {"kind"});
}

/// The indicator that `above` and `in step with` lean on.
void reference_indicator(const View& view, Notebook& notes) {
  const auto* above = bound_as<Above>(view);
  const auto* step = bound_as<InStepWith>(view);
  if (!above && !step) return;
  const std::string& name = above ? above->indicator : step->indicator;
  notes.reference(view.names, Thing::indicator, "target", name);
  const Indicator* other = view.names.indicator(name);
  if (!other || !view.indicator) return;
  if (other == view.indicator)
    return notes.error("target", "target " + words_of(view) + " compares the indicator with itself");
  if (!other->unit.name.empty() && !commensurable(other->unit, view.indicator->unit))
    notes.error("target",
                "target " + words_of(view) + ": that one is counted in " + other->unit.name + ", this one in " +
                    view.indicator->unit.name,
                {"unit"});
}

void value_confirmed(const View& view, Notebook& notes) {
  if (view.target.unconfirmed)
    notes.warn("unconfirmed", "target " + words_of(view) + " could not be confirmed in its source");
}

bool window_is_sound(const View& view) {
  return view.schedule && view.schedule->open && view.schedule->due && *view.schedule->open < *view.schedule->due;
}

void when_it_is_due(const View& view, Notebook& notes) { check_due({view.plan, view.target.due, view.target.first_day}, notes); }

// Where it starts from and what it passes.

void baseline_before_due(const View& view, Notebook& notes) {
  if (!view.target.baseline || !window_is_sound(view)) return;
  const Date at = end_of(view.target.baseline->period);
  if (at < *view.schedule->due) return;
  notes.error("baseline.at",
              "baseline of " + to_string(at) + " does not lie before the due day, " + to_string(*view.schedule->due),
              {"due", "horizon"});
}

void baseline_confirmed(const View& view, Notebook& notes) {
  if (view.target.baseline && view.target.baseline->confirmation == Confirmation::unconfirmed)
    notes.warn("baseline", "baseline " + amount(view, view.target.baseline->value) + " is not confirmed");
}

void baseline_against_hold(const View& view, Notebook& notes) {
  if (!view.target.baseline) return;
  const double value = view.target.baseline->value;
  const std::optional<bool> met = meets(view, value);
  const std::vector<std::string> reads{"target", "direction", "unit", "hold", "if_target_worse"};
  if (!met || *met == view.target.hold) return;
  if (view.target.hold)
    return notes.warn("hold",
                      "is a line to hold, but the baseline " + amount(view, value) + " does not meet " + words_of(view),
                      {"target", "direction", "unit", "baseline"});
  if (view.target.if_target_worse == IfTargetWorse::hold)
    notes.warn("baseline",
               "baseline " + amount(view, value) + " meets " + words_of(view) +
                   " already: taken as a line to hold (if_target_worse: hold)",
               reads);
}

void milestones_in_order(const View& view, Notebook& notes) {
  const auto& milestones = view.target.milestones;
  for (std::size_t i = 1; i < milestones.size(); ++i)
    if (end_of(milestones[i].period) <= end_of(milestones[i - 1].period))
      notes.error("milestones." + std::to_string(i), "milestone of " + to_string(milestones[i].period) +
                                                         " does not lie after the one before it, " +
                                                         to_string(milestones[i - 1].period));
}

void milestones_inside_window(const View& view, Notebook& notes) {
  if (!window_is_sound(view)) return;
  const Date open = *view.schedule->open, due = *view.schedule->due;
  for (std::size_t i = 0; i < view.target.milestones.size(); ++i) {
    const Period& period = view.target.milestones[i].period;
    if (end_of(period) > open && end_of(period) <= due) continue;
    notes.warn("milestones." + std::to_string(i),
               "milestone of " + to_string(period) + " lies outside the window, " + to_string(day_after(open)) +
                   " to " + to_string(due),
               {"due", "opens", "horizon"});
  }
}

/// From the baseline by way of the milestones to the limit, each step should lead the same way.
void milestones_lead_on(const View& view, Notebook& notes) {
  if (!view.direction) return;
  const double sign = sign_of(*view.direction);
  std::optional<double> before;
  if (view.target.baseline) before = view.target.baseline->value;
  for (std::size_t i = 0; i < view.target.milestones.size(); ++i) {
    const double value = view.target.milestones[i].value;
    const std::string field = "milestones." + std::to_string(i);
    const std::vector<std::string> reads{"target", "direction", "unit", "baseline", "milestones"};
    if (before && more_than(sign * *before, sign * value))
      notes.warn(field, "milestone " + amount(view, value) + " leads back from " + amount(view, *before), reads);
    if (view.limit && more_than(sign * value, sign * *view.limit))
      notes.warn(field, "milestone " + amount(view, value) + " goes beyond the target, " + words_of(view), reads);
    before = value;
  }
}

void shape_is_possible(const View& view, Notebook& notes) {
  if (const auto* seasonal = std::get_if<Profile>(&view.target.shape)) {
    if (seasonal->shares.size() != 4 && seasonal->shares.size() != 12)
      notes.error("profile", "profile of " + std::to_string(seasonal->shares.size()) + " shares: needs 4 or 12");
  }
  if (!std::holds_alternative<Geometric>(view.target.shape) || !view.target.baseline || !view.limit) return;
  if (!(view.target.baseline->value * *view.limit > 0))
    notes.warn("path",
               "a geometric path from " + amount(view, view.target.baseline->value) + " to " +
                   amount(view, *view.limit) + " is undefined: growth cannot start at, end at or pass 0",
               {"baseline", "target", "unit"});
}

void names_in_target(const View& view, Notebook& notes) {
  const Target& target = view.target;
  if (target.responsibility) check_responsibility(*target.responsibility, view.names, "responsible", notes);
  if (target.baseline)
    notes.reference(view.names, Thing::document, "baseline.source.document", target.baseline->source.document);
  if (!view.indicator || target.source.document != view.indicator->source.document)
    notes.reference(view.names, Thing::document, "source.document", target.source.document);
}

constexpr void (*rules[])(const View&, Notebook&){
    unit_of_bound,         bound_against_direction, direction_known,          amount_known,        tolerance_of_about,
    tolerance_of_step,     ends_of_range,           change_has_baseline,      whole_is_known,      milestone_kind,
    reference_indicator,   value_confirmed,         when_it_is_due,           baseline_before_due, baseline_confirmed,
    baseline_against_hold, milestones_in_order,     milestones_inside_window, milestones_lead_on,  shape_is_possible,
    names_in_target};

}  // namespace

std::optional<double> limit_in_unit(const Bound& bound, const Indicator* indicator, Direction direction) {
  const std::optional<Quantity> limit = limit_of(bound, direction);
  if (!limit) return std::nullopt;
  if (!indicator || !commensurable(limit->unit, indicator->unit)) return std::nullopt;
  return in(*limit, indicator->unit).value;
}

void check_target(const Plan& plan, const Names& names, std::size_t index, std::vector<Finding>& findings) {
  const Target& target = plan.targets[index];
  const View view = view_of(plan, names, target);
  Notebook notes(findings, Thing::target, index, name_of(target));
  for (const auto rule : rules)
    rule(view, notes);
  notes.reference(names, Thing::bundle, "bundle", target.bundle.value);
  check_versions(plan, names, target, notes);
}

}  // namespace milepost::detail
