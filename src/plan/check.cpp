#include "milepost/plan/check.hpp"

#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "findings.hpp"
#include "milepost/detail/numeric.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace detail {

namespace {

constexpr std::size_t few_names = 12;

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ", ") + excerpt(name);
  return list;
}

const std::string& name_in_plan(const Unit& unit) { return unit.name; }
template <class Item>
const std::string& name_in_plan(const Item& item) {
  return key_of(item);
}

std::optional<Period> calendar_period(const std::string& words) {
  try {
    return parse_period(words);
  } catch (const ParseError&) {
    return std::nullopt;
  }
}

/// Every rule about the names of one list: none without, none twice, none that differ only by case or width.
template <class Item>
void check_names(const std::vector<Item>& items, Thing thing, std::vector<Finding>& findings) {
  std::unordered_map<std::string, const std::string*> seen;
  seen.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string& name = name_in_plan(items[i]);
    Notebook notes(findings, thing, i, name);
    if (name.empty()) {
      notes.error("id", "has no id");
      continue;
    }
    const auto [earlier, is_new] = seen.emplace(lower(fold_width(name)), &name);
    if (is_new) continue;
    if (*earlier->second == name)
      notes.error("id", "id " + quoted(name) + " is given twice; each id names one thing");
    else
      notes.error("id", "id " + quoted(name) + " differs from " + quoted(*earlier->second) + " only by case or width");
  }
}

void check_plan_dates(const Plan& plan, std::vector<Finding>& findings) {
  Notebook notes(findings, Thing::plan, 0, plan.id);
  const auto& [issued, horizon] = plan.frame;
  if (issued && plan.published && *plan.published < *issued)
    notes.warn("published",
               "published " + to_string(*plan.published) + " is before the day of issue, " + to_string(*issued),
               {"issued"});
  if (issued && horizon && end_of(*horizon) < *issued)
    notes.warn("horizon", "horizon " + to_string(*horizon) + " ended before the plan was issued, " + to_string(*issued),
               {"issued"});
}

/// What reads as a calendar period means that one, whatever a plan calls by the same words.
void check_periods(const Plan& plan, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.periods.size(); ++i) {
    const auto& [id, span, name] = plan.periods[i];
    Notebook notes(findings, Thing::period, i, id);
    for (const std::string& word : {id, name.zh, name.en}) {
      const std::optional<Period> meant = calendar_period(word);
      if (meant && *meant != span)
        notes.warn(word == id ? "id" : "name", quoted(word) + " is a calendar period and means that one, not " + to_string(span));
    }
  }
}

/// A plan's own unit wins over a known one of the same name, so that files stay readable when more units become known.
void check_units(const Plan& plan, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.units.size(); ++i) {
    const Unit& unit = plan.units[i];
    Notebook notes(findings, Thing::unit, i, unit.name);
    const std::optional<Unit> known = find_unit(unit.name);
    if (known && (known->scale != unit.scale || base_of(*known) != base_of(unit)))
      notes.warn("",
                 "is known already, as " + shortest(known->scale) + " " + base_of(*known) + "; the plan's own is used",
                 {"base", "scale"});
    if (!(unit.scale > 0)) notes.error("scale", "scale " + shortest(unit.scale) + " is not above 0");
    if (std::isinf(unit.scale)) notes.error("scale", "scale is larger than a double can hold when it is counted in " + base_of(unit), {"base"});
  }
}

void check_entities(const Plan& plan, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.entities.size(); ++i) {
    const EntitySet& set = plan.entities[i];
    Notebook notes(findings, Thing::entity, i, set.id.value);
    if (set.members.empty())
      notes.warn("members", "lists no members: how many of them meet a target cannot be said as a share");
    std::set<std::string_view> seen;
    for (std::size_t m = 0; m < set.members.size(); ++m)
      if (!seen.insert(set.members[m]).second)
        notes.error("members." + std::to_string(m), "member " + quoted(set.members[m]) + " is listed twice");
  }
}

/// What a task says about those who answer for it, beyond the names.
void check_who_answers(const Responsibility& who, Notebook& notes) {
  if (who.organizations.empty() && !who.open_ended) notes.warn("responsible", "nobody answers for it");
  if (who.mode == Coordination::sole && who.organizations.size() > 1)
    notes.error("responsible.mode", "mode sole means one organization alone, but " +
                                        std::to_string(who.organizations.size()) + " are listed");
}

/// Targets that an earlier task names too; two targets of one name are another problem.
void check_task_targets(const Task& task, const Names& names, std::map<std::string_view, const Task*>& taken,
                        Notebook& notes) {
  for (const TargetId& target : task.targets) {
    notes.reference(names, Thing::target, "indicators", target.value);
    const Task* first = taken.emplace(target.value, &task).first->second;
    if (first != &task && names.count(Thing::target, target.value) == 1)
      notes.error("indicators",
                  "target " + quoted(target.value) + " stands under task " + quoted(first->id.value) + " already");
  }
}

void check_tasks(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  std::map<std::string_view, const Task*> taken;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = plan.tasks[i];
    Notebook notes(findings, Thing::task, i, task.id.value);
    notes.reference(names, Thing::section, "section", task.section.value);
    notes.reference(names, Thing::document, "source.document", task.source.document);
    check_who_answers(task.responsibility, notes);
    check_responsibility(task.responsibility, names, "responsible", notes);
    check_task_targets(task, names, taken, notes);
    check_possibly_same(Thing::task, task.id.value, task.possibly_same_as.value, "may ask for the same as", names, notes);
  }
}

void check_bundles(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  std::map<std::string_view, int> parts;
  for (const Target& target : plan.targets) ++parts[target.bundle.value];
  for (std::size_t i = 0; i < plan.bundles.size(); ++i) {
    const Bundle& bundle = plan.bundles[i];
    Notebook notes(findings, Thing::bundle, i, bundle.id.value);
    notes.reference(names, Thing::document, "source.document", bundle.source.document);
    if (parts[bundle.id.value] < 2)
      notes.warn("", "joins two targets or more, and " + std::to_string(parts[bundle.id.value]) + " name it");
  }
}

/// An indicator without one is told by itself.
bool has_unit(const Indicator& indicator) { return !indicator.unit.name.empty(); }

/// What one indicator says of another that it repeats.
void check_repetition(const Indicator& indicator, const Names& names, Notebook& notes) {
  const bool certain = !indicator.same_as.empty();
  const std::string field = certain ? "same_as" : "possibly_same_as";
  const std::string& name = repeated_by(indicator).value;
  notes.reference(names, Thing::indicator, field, name);
  if (certain && !indicator.possibly_same_as.empty())
    notes.error("possibly_same_as", "same_as and possibly_same_as are both given; give one", {"same_as"});
  const Indicator* repeated = names.indicator(name);
  if (!repeated) return;
  if (name == indicator.id.value) return notes.error(field, field + " names the indicator itself");
  if (!repeated_by(*repeated).empty())
    return notes.error(field, field + " " + quoted(name) + " itself repeats " + quoted(repeated_by(*repeated).value) +
                                  "; name the first mention");
  if (has_unit(indicator) && has_unit(*repeated) && !commensurable(indicator.unit, repeated->unit))
    notes.error(field,
                field + " " + quoted(name) + " is counted in " + repeated->unit.name + ", this one in " +
                    indicator.unit.name,
                {"unit"});
}

/// A bound may be in another unit than its indicator, where that could not be read or is told by itself.
bool measure_the_same(const Bound& a, const Bound& b) {
  const auto limit = limit_of(a, Direction::increase), other = limit_of(b, Direction::increase);
  return !limit || !other || commensurable(limit->unit, other->unit);
}

/// True if two bounds of what measures the same ask for the same, be it in 人 or in 万人.
bool same_bound(const Bound& a, const Bound& b) {
  const auto limit = limit_of(a, Direction::increase), other = limit_of(b, Direction::increase);
  const bool one_number = limit && other && a.index() == b.index() && !std::holds_alternative<Between>(a);
  return a == b || (one_number && equal(limit->value, in(*other, limit->unit).value));
}

/// Two mentions of one commitment: their bounds agree, or both count.
void check_mentions(const Indicator& indicator, const Names& names, Notebook& notes) {
  const std::string& name = repeated_by(indicator).value;
  const Target* here = names.target_of(indicator.id.value);
  const Target* there = names.target_of(name);
  const std::string field = indicator.same_as.empty() ? "possibly_same_as" : "same_as";
  const Indicator* other = names.indicator(name);
  if (!other || other == &indicator || !commensurable(other->unit, indicator.unit)) return;
  if (here && there && !measure_the_same(here->bound, there->bound)) return;
  if (here && there && !same_bound(here->bound, there->bound)) {
    notes.warn(field,
               "repeats " + quoted(name) + " but asks for '" + to_string(here->bound) + "' where that one asks for '" +
                   to_string(there->bound) + "': both count",
               {"target", "unit"});
    notes.leans_on(Thing::target, name);
  } else if (indicator.same_as.empty()) {
    notes.warn(field, "may be the same commitment as " + quoted(name) + ": counted once, to be confirmed");
  }
}

void check_measure(const Indicator& indicator, Notebook& notes) {
  if (indicator.unit.name.empty()) notes.error("unit", "has no unit");
  if (indicator.population && !(*indicator.population > 0))
    notes.error("population", "population " + shortest(*indicator.population) + " is not above 0");
  if (indicator.kind == Kind::growth && !is_percent(indicator.unit) && !indicator.unit.name.empty())
    notes.warn("kind", "growth is a yearly rate in %, but the unit is " + indicator.unit.name, {"unit"});
}

void check_indicators(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
    const Indicator& indicator = plan.indicators[i];
    Notebook notes(findings, Thing::indicator, i, indicator.id.value);
    check_measure(indicator, notes);
    if (indicator.each) notes.reference(names, Thing::entity, "each", indicator.each->value);
    notes.reference(names, Thing::document, "source.document", indicator.source.document);
    if (repeated_by(indicator).empty()) continue;
    check_repetition(indicator, names, notes);
    check_mentions(indicator, names, notes);
  }
}

/// Targets without a name of their own go by their indicator: only one of them for each.
void check_target_names(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const Target& target = plan.targets[i];
    Notebook notes(findings, Thing::target, i, name_of(target));
    notes.reference(names, Thing::indicator, "indicator", target.indicator.value);
    const bool named_twice_already = target.id.empty() && names.count(Thing::indicator, target.indicator.value) > 1;
    if (!seen.insert(name_of(target)).second && !named_twice_already)
      notes.error("id", "a second target goes by the name " + quoted(name_of(target)) + "; give it an id of its own");
  }
}

/// A target that no task names, so that nobody answers for it unless it says so itself.
void check_stray_targets(const Plan& plan, std::vector<Finding>& findings) {
  std::set<std::string_view> named;
  for (const Task& task : plan.tasks)
    for (const TargetId& target : task.targets)
      named.insert(target.value);
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const Target& target = plan.targets[i];
    if (named.contains(name_of(target)) || target.responsibility) continue;
    Notebook notes(findings, Thing::target, i, name_of(target));
    notes.warn("target", "the target stands under no task: nobody answers for it");
  }
}

void check_all_names(const Plan& plan, std::vector<Finding>& findings) {
  check_names(plan.documents, Thing::document, findings);
  check_names(plan.periods, Thing::period, findings);
  check_names(plan.units, Thing::unit, findings);
  check_names(plan.entities, Thing::entity, findings);
  check_names(plan.organizations, Thing::organization, findings);
  check_names(plan.sections, Thing::section, findings);
  check_names(plan.bundles, Thing::bundle, findings);
  check_names(plan.tasks, Thing::task, findings);
  check_names(plan.indicators, Thing::indicator, findings);
  check_names(plan.deliverables, Thing::deliverable, findings);
  check_names(plan.numbers, Thing::number, findings);
  check_names(plan.bodies, Thing::body, findings);
  check_names(plan.cadences, Thing::cadence, findings);
  check_names(plan.evaluations, Thing::evaluation, findings);
  check_names(plan.workflows, Thing::workflow, findings);
  check_names(plan.child_plans, Thing::child_plans, findings);
  check_names(plan.rules, Thing::rule, findings);
}

}  // namespace

std::string quoted(const std::string& name) { return "'" + excerpt(name) + "'"; }

std::string subject_of(Thing thing, std::string_view name) {
  constexpr std::string_view words[]{"plan",    "document", "period", "unit",      "entity set", "organization",
                                     "section", "bundle",   "task",   "indicator", "indicator",  "deliverable",
                                     "number",  "body",     "cadence", "evaluation", "workflow",  "child plan", "rule",   "method",
                                     "intervention", "link", "target", "correlations"};
  const std::string word(words[static_cast<std::size_t>(thing)]);
  return name.empty() ? word : word + " " + excerpt(name);
}

Names::Names(const Plan& plan) : plan_(plan) {
  const auto index = [this](const auto& items, Thing thing) {
    Index& names = indexes_[static_cast<std::size_t>(thing)];
    names.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
      ++names.try_emplace(name_in_plan(items[i]), Entry{i, 0}).first->second.count;
    for (const auto& item : items)
      known_[static_cast<std::size_t>(thing)].push_back(name_in_plan(item));
  };
  index(plan.documents, Thing::document);
  index(plan.entities, Thing::entity);
  index(plan.organizations, Thing::organization);
  index(plan.sections, Thing::section);
  index(plan.bundles, Thing::bundle);
  index(plan.tasks, Thing::task);
  index(plan.indicators, Thing::indicator);
  index(plan.deliverables, Thing::deliverable);
  index(plan.bodies, Thing::body);
  index(plan.cadences, Thing::cadence);
  index(plan.targets, Thing::target);
  for (const Target& target : plan.targets)
    target_of_.emplace(target.indicator.value, &target);
}

const Indicator* Names::indicator(std::string_view name) const {
  const auto found = of(Thing::indicator).find(name);
  return found == of(Thing::indicator).end() ? nullptr : &plan_.indicators[found->second.first];
}

const EntitySet* Names::entity_set(std::string_view name) const {
  const auto found = of(Thing::entity).find(name);
  return found == of(Thing::entity).end() ? nullptr : &plan_.entities[found->second.first];
}

const Document* Names::document(std::string_view name) const {
  const auto found = of(Thing::document).find(name);
  return found == of(Thing::document).end() ? nullptr : &plan_.documents[found->second.first];
}

std::size_t Names::count(Thing thing, std::string_view name) const {
  const auto found = of(thing).find(name);
  return found == of(thing).end() ? 0 : found->second.count;
}

const Target* Names::target_of(std::string_view indicator) const {
  const auto found = target_of_.find(indicator);
  return found == target_of_.end() ? nullptr : found->second;
}

std::string Names::suggestion(Thing thing, const std::string& name) const {
  const std::vector<std::string_view>& names = known_[static_cast<std::size_t>(thing)];
  if (names.empty()) return "; the plan has none";
  if (guess_.has_ended() && names.size() > few_names) return "";
  const std::vector<std::string> known(names.begin(), names.end());
  const std::string nearest = near(name, known);
  if (!nearest.empty() || known.size() > few_names) return nearest;
  return "; expected " + std::string(known.size() > 1 ? "one of " : "") + listed(known);
}

std::string Guesses::operator()(std::string_view word, const std::vector<std::string>& known) const {
  compared_ += known.size();
  return has_ended() ? "" : did_you_mean(word, known);
}

void Notebook::reference(const Names& names, Thing kind, std::string field, const std::string& name) {
  if (name.empty() || names.has(kind, name)) return;
  error(std::move(field),
        subject_of(kind, "") + " " + quoted(name) + " is not in the plan" + names.suggestion(kind, name));
  leans_on(kind, name);
}

void check_responsibility(const Responsibility& responsibility, const Names& names, const std::string& field,
                          Notebook& notes) {
  check_answering(responsibility.organizations, names, field + ".organizations", notes);
}

void check_possibly_same(Thing thing, const std::string& own, const std::string& other, std::string_view says, const Names& names, Notebook& notes) {
  if (other.empty()) return;
  notes.reference(names, thing, "possibly_same_as", other);
  if (other == own) notes.error("possibly_same_as", "possibly_same_as names the " + subject_of(thing, "") + " itself");
  else if (names.has(thing, other)) notes.warn("possibly_same_as", std::string(says) + " " + quoted(other) + ": to be confirmed");
}

void check_answering(const std::vector<Responsible>& answering, const Names& names, const std::string& field, Notebook& notes) {
  std::set<std::pair<std::string_view, Role>> seen;
  for (std::size_t i = 0; i < answering.size(); ++i) {
    const Responsible& one = answering[i];
    const std::string place = field + "." + std::to_string(i);
    notes.reference(names, Thing::organization, place + ".id", one.organization.value);
    if (!seen.emplace(one.organization.value, one.role).second)
      notes.warn(place, "organization " + quoted(one.organization.value) + " is listed twice");
  }
}

std::vector<Finding> findings_of(const Plan& plan) {
  std::vector<Finding> findings;
  const Names names(plan);
  check_plan_dates(plan, findings);
  check_all_names(plan, findings);
  check_periods(plan, findings);
  check_units(plan, findings);
  check_entities(plan, findings);
  check_front(plan, names, findings);
  check_bundles(plan, names, findings);
  check_tasks(plan, names, findings);
  check_indicators(plan, names, findings);
  check_target_names(plan, names, findings);
  for (std::size_t i = 0; i < plan.targets.size(); ++i)
    check_target(plan, names, i, findings);
  check_stray_targets(plan, findings);
  check_deliverables(plan, names, findings);
  check_governance(plan, names, findings);
  check_procedures(plan, names, findings);
  return findings;
}

}  // namespace detail

namespace {

/// Where a finding stands in the plan: kind of thing, then place in its list; a target stands with its indicator.
std::vector<std::pair<detail::Thing, std::size_t>> places_of(const std::vector<detail::Finding>& findings,
                                                             const Plan& plan) {
  std::unordered_map<std::string_view, std::size_t> indicators;
  for (std::size_t i = 0; i < plan.indicators.size(); ++i)
    indicators.emplace(plan.indicators[i].id.value, i);
  std::vector<std::pair<detail::Thing, std::size_t>> places;
  for (const detail::Finding& finding : findings) {
    const bool of_target = finding.thing == detail::Thing::target;
    const auto found = of_target ? indicators.find(plan.targets[finding.index].indicator.value) : indicators.end();
    places.push_back(found == indicators.end() ? std::pair{finding.thing, finding.index}
                                               : std::pair{detail::Thing::indicator, found->second});
  }
  return places;
}

}  // namespace

std::vector<Problem> check(const Plan& plan) {
  std::vector<detail::Finding> findings = detail::findings_of(plan);
  const auto places = places_of(findings, plan);
  std::vector<std::size_t> order(findings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  std::vector<Problem> problems;
  for (const std::size_t i : order)
    problems.push_back(std::move(findings[i].problem));
  return problems;
}

}  // namespace milepost
