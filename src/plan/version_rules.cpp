// What can be wrong with the other forms of a target: revisions, tiers, readings, the breakdown.
#include <map>
#include <set>

#include "findings.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

/// A target with the indicator it belongs to, which must be known for what compares numbers.
struct FormsView {
  const Plan& plan;
  const Names& names;
  const Target& target;
  const Indicator& indicator;
  Direction direction{};
};

std::string amount(const FormsView& view, double value) { return shortest(value) + " " + view.indicator.unit.name; }

std::optional<double> limit_of(const FormsView& view, const Bound& bound) { return limit_in_unit(bound, &view.indicator, view.direction); }

std::string numbered(const std::string& key, std::size_t index) { return key + "." + std::to_string(index); }

void revisions_in_order(const FormsView& view, Notebook& notes) {
  const auto& revisions = view.target.revisions;
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    const std::string field = numbered("revisions", i) + ".from";
    const std::string in_force = "revision in force from " + to_string(revisions[i].from);
    const std::optional<Date>& issued = view.plan.frame.issued;
    if (i > 0 && revisions[i].from <= revisions[i - 1].from)
      notes.error(field, in_force + " does not lie after the one before it, " + to_string(revisions[i - 1].from));
    if (issued && revisions[i].from <= *issued)
      notes.warn(field, in_force + " does not lie after the day of issue, " + to_string(*issued), {"issued"});
  }
}

void documents_of_revisions(const FormsView& view, Notebook& notes) {
  for (std::size_t i = 0; i < view.target.revisions.size(); ++i)
    notes.reference(view.names, Thing::document, numbered("revisions", i) + ".source.document", view.target.revisions[i].source.document);
}

/// A floor asks no more than the target, a stretch no less.
void tiers_in_order(const FormsView& view, Notebook& notes) {
  const std::optional<double> own = limit_of(view, view.target.bound);
  for (const Tier& tier : view.target.tiers) {
    const std::optional<double> other = limit_of(view, tier.bound);
    if (!own || !other) continue;
    const double more = sign_of(view.direction) * (*other - *own);
    const bool wrong = tier.level == TierLevel::floor ? more > 0 : more < 0;
    if (wrong)
      notes.warn("target", "tier " + std::string(name_of(tier.level)) + " '" + to_string(tier.bound) + "' asks " +
                               (more > 0 ? "more" : "less") + " than the target itself, '" + to_string(view.target.bound) + "'",
                 {"direction", "unit"});
  }
}

void indicators_of_readings(const FormsView& view, Notebook& notes) {
  for (std::size_t i = 0; i < view.target.readings.size(); ++i) {
    const std::string& name = view.target.readings[i].indicator.value;
    if (name.empty()) continue;
    const std::string field = numbered("readings", i) + ".indicator";
    notes.reference(view.names, Thing::indicator, field, name);
    const Indicator* other = view.names.indicator(name);
    const bool known = other && !other->unit.name.empty() && !view.indicator.unit.name.empty();
    if (known && !commensurable(other->unit, view.indicator.unit))
      notes.error(field, "reading by '" + name + "': that one is counted in " + other->unit.name + ", this one in " + view.indicator.unit.name,
                  {"unit"});
  }
}

/// The indicator that a bound leans on stands in the plan.
void reference_of(const FormsView& view, const Bound& bound, const std::string& field, Notebook& notes) {
  if (const auto* above = std::get_if<Above>(&bound)) notes.reference(view.names, Thing::indicator, field, above->indicator);
  if (const auto* pace = std::get_if<InStepWith>(&bound)) notes.reference(view.names, Thing::indicator, field, pace->indicator);
}

void references_of_bounds(const FormsView& view, Notebook& notes) {
  const Target& target = view.target;
  for (const Tier& tier : target.tiers) reference_of(view, tier.bound, "target." + std::string(name_of(tier.level)), notes);
  for (std::size_t i = 0; i < target.revisions.size(); ++i)
    if (target.revisions[i].bound) reference_of(view, *target.revisions[i].bound, numbered("revisions", i) + ".target", notes);
  for (std::size_t i = 0; i < target.readings.size(); ++i)
    if (target.readings[i].bound) reference_of(view, *target.readings[i].bound, numbered("readings", i) + ".target", notes);
}

/// A form of the target that changes its due day still opens before it.
void opens_before_due(const FormsView& view, const Target& form, const std::string& field, Notebook& notes) {
  const std::optional<Schedule> schedule = schedule_if_any(form.due, view.plan.frame, form.first_day);
  if (!schedule) return notes.error(field, "due '" + to_string(form.due) + "' leads out of the years 1 to 9999");
  const std::string fault = fault_of_window(*schedule);
  if (!fault.empty()) notes.error(field, fault, {"horizon", "issued", "opens"});
}

/// The days of a target alone, quick to copy for each of thousands of forms.
Target days_of(const Target& target) { return {.due = target.due, .first_day = target.first_day}; }

void windows_of_forms(const FormsView& view, Notebook& notes) {
  const Target& target = view.target;
  Target revised = days_of(target);
  for (std::size_t i = 0; i < target.revisions.size(); ++i) {
    if (!target.revisions[i].due) continue;
    revised.due = *target.revisions[i].due;
    opens_before_due(view, revised, numbered("revisions", i) + ".due", notes);
  }
  for (std::size_t i = 0; i < target.readings.size(); ++i)
    if (target.readings[i].due || target.readings[i].first_day)
      opens_before_due(view, as_read(days_of(target), target.readings[i]), numbered("readings", i) + (target.readings[i].due ? ".due" : ".opens"), notes);
}

void adding_of_changes(const FormsView& view, Notebook& notes) {
  const bool cumulative = view.indicator.kind == Kind::growth && std::holds_alternative<ChangeBy>(view.target.bound);
  if (view.target.adding == Adding::sum && !cumulative)
    notes.error("adding", "adding: sum is said of yearly rates that make a cumulative change; this target has none", {"kind", "target"});
}

// The breakdown.

void entities_of_parts(const FormsView& view, Notebook& notes) {
  const EntitySet* set = view.indicator.each ? view.names.entity_set(view.indicator.each->value) : nullptr;
  if (!set || set->members.empty()) return;
  const std::set<std::string_view> members(set->members.begin(), set->members.end());
  for (const Part& part : view.target.parts)
    if (!part.entity.empty() && !members.contains(part.entity))
      notes.error("breakdown", "breakdown: '" + part.entity + "' is not one of " + set->id.value + view.names.near(part.entity, set->members));
}

void parts_given_twice(const FormsView& view, Notebook& notes) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const Part& part : view.target.parts) {
    const std::string period = part.period ? to_string(*part.period) : "";
    if (!seen.emplace(part.entity, period).second)
      notes.error("breakdown", "breakdown: " + (period.empty() ? part.entity : period) + " is given twice");
  }
}

/// What the parts of one entity, or of the whole, come to by the end: a flow adds up over its periods, a level is its last value.
double total_of(const FormsView& view, const std::vector<const Part*>& parts) {
  if (view.indicator.kind != Kind::flow) {
    const auto last = std::max_element(parts.begin(), parts.end(), [](const Part* a, const Part* b) {
      return a->period && b->period && end_of(*a->period) < end_of(*b->period);
    });
    return (*last)->value;
  }
  double sum = 0;
  for (const Part* part : parts) sum += part->value;
  return sum;
}

void compare_with_whole(const FormsView& view, double sum, const std::string& what, Notebook& notes) {
  const std::optional<double> whole = limit_of(view, view.target.bound);
  if (!whole || equal(sum, *whole)) return;
  notes.warn("breakdown",
             "breakdown: " + what + " " + amount(view, sum) + ", " + (sum < *whole ? "less" : "more") + " than the target '" +
                 to_string(view.target.bound) + "'",
             {"target", "unit", "kind"});
}

/// Only what adds up can be compared: counts and amounts, not shares, rates or times.
void parts_sum_to_whole(const FormsView& view, Notebook& notes) {
  if (view.indicator.kind != Kind::flow && view.indicator.kind != Kind::stock) return;
  std::map<std::string, std::vector<const Part*>> by_entity;
  for (const Part& part : view.target.parts) by_entity[part.entity].push_back(&part);
  if (const auto whole = by_entity.find(""); whole != by_entity.end())
    compare_with_whole(view, total_of(view, whole->second), view.indicator.kind == Kind::flow ? "the periods sum to" : "the last period has", notes);
  double sum = 0;
  for (const auto& [entity, parts] : by_entity)
    if (!entity.empty()) sum += total_of(view, parts);
  if (by_entity.size() > by_entity.count("")) compare_with_whole(view, sum, "the entities sum to", notes);
}

constexpr void (*version_rules[])(const FormsView&, Notebook&){revisions_in_order, documents_of_revisions, tiers_in_order,
                                                  indicators_of_readings, references_of_bounds, windows_of_forms,
                                                  adding_of_changes, entities_of_parts,
                                                  parts_given_twice, parts_sum_to_whole};

}  // namespace

void check_versions(const Plan& plan, const Names& names, const Target& target, Notebook& notes) {
  const Indicator* indicator = names.indicator(target.indicator.value);
  if (!indicator) return;
  const std::optional<Direction> direction = indicator->direction ? indicator->direction : direction_of(target.bound);
  const FormsView view{plan, names, target, *indicator, direction.value_or(Direction::increase)};
  for (const auto rule : version_rules) rule(view, notes);
}

}  // namespace milepost::detail
