// The reading of a plan file in progress: what has been read, where each thing stands, what could not be read.
#pragma once

#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "../plan/findings.hpp"
#include "../plan/organization_names.hpp"
#include "fields.hpp"
#include "plan_words.hpp"

namespace milepost::detail {

/// Where a thing of the plan stands: its map, and the byte to point at for the thing as a whole.
struct Place {
  const Node* node{};
  std::size_t at{};
};

struct PlanSoFar {
  explicit PlanSoFar(const SourceText& source) : log{source} {}

  std::vector<Place>& places_of(Thing thing) { return places[static_cast<std::size_t>(thing)]; }
  const std::vector<Place>& places_of(Thing thing) const { return places[static_cast<std::size_t>(thing)]; }

  Log log;
  Plan plan{};
  PlanWords words{};  ///< of the periods and units read so far
  OrganizationNames organizations{};  ///< of those read so far
  std::array<std::vector<Place>, kinds_of_things> places{};  ///< by Thing, in the order of the plan's lists
  std::set<Thing> incomplete{};                 ///< lists in which names may be missing: part of them could not be read
  std::set<std::pair<Thing, std::string>> broken{};  ///< things of a known name that could not be read

  /// True if a name that is not found may stand in a part of the file that could not be read.
  bool may_be_missing(Thing thing, std::string_view name) const {
    return incomplete.contains(thing) || broken.contains({thing, std::string(name)});
  }
};

using ReadItem = std::function<void(const Node&)>;
using ReadPart = std::function<void(Fields&)>;
using ReadNamed = std::function<void(const Entry&)>;

/// Calls `read` for every map of a list; items that are no maps are errors. An absent list is no error.
void read_list(PlanSoFar& reading, Fields& fields, std::string_view key, Thing thing, const ReadItem& read);

/// Calls `read` for every entry of a map of names, after a look at the name. Entries that are no maps are errors unless
/// words are allowed.
void read_names(PlanSoFar& reading, Fields& top, std::string_view key, Thing thing, const ReadNamed& read,
                bool words_allowed = false);

/// Calls `read` for every map of a list that is a part of a thing.
void read_forms(Fields& fields, std::string_view key, Keys keys, const ReadPart& read);

/// The name of one of a list; without one, any name may be missing.
std::string read_id(PlanSoFar& reading, Fields& fields, Thing thing);

/// The id that a map has, for what is told about the map; empty if it has none.
std::string_view name_in(const Node& node);

/// Notes where the thing stands that has just been added to the plan.
void place(PlanSoFar& reading, Thing thing, const Entry& entry);

/// What stands above the tasks. Periods and units are read first: the rest leans on them.
void read_periods(PlanSoFar& reading, Fields& top);
void read_units(PlanSoFar& reading, Fields& top);
void read_header(PlanSoFar& reading, Fields& top);
void read_documents(PlanSoFar& reading, Fields& top);
void read_entities(PlanSoFar& reading, Fields& top);
void read_organizations(PlanSoFar& reading, Fields& top);
void read_sections(PlanSoFar& reading, Fields& top);
void read_bundles(PlanSoFar& reading, Fields& top);

/// The tasks with their indicators, then the indicators that stand apart.
void read_tasks(PlanSoFar& reading, Fields& top);

/// An indicator and, where it has one, its target. Empty if there is no target.
std::optional<TargetId> read_indicator(PlanSoFar& reading, const Node& node);

/// What is to be made: under a task, then apart from all of them.
void read_deliverables_of(PlanSoFar& reading, Fields& task, const TaskId& id);
void read_deliverables(PlanSoFar& reading, Fields& top);

/// Who meets, reports, evaluates and decides, and what else the plan sets beside its tasks.
void read_numbers(PlanSoFar& reading, Fields& top);
void read_bodies(PlanSoFar& reading, Fields& top);
void read_cadences(PlanSoFar& reading, Fields& top);
void read_evaluations(PlanSoFar& reading, Fields& top);
void read_workflows(PlanSoFar& reading, Fields& top);
void read_child_plans(PlanSoFar& reading, Fields& top);
void read_rules(PlanSoFar& reading, Fields& top);

/// By what the plan is judged. With a file of methods of its own the name is looked for there, when the plan is judged.
void read_method(PlanSoFar& reading, Fields& top);

/// Parts that several things have: a name, which must be there; source and note at the end.
Text read_name(Fields& fields);
Source read_source(Fields& fields);
void read_ends(Fields& fields, Source& source, Text& note);
std::vector<DocumentRelation> read_relations(Fields& fields);
std::optional<Responsibility> read_responsibility(const PlanSoFar& reading, Fields& fields);
/// One who answers, or meets: an id, or a map of id, role and post.
Responsible read_responsible(Fields& fields, std::string_view key, const Node& node, Role role = Role::responsible);
std::vector<Responsible> read_answering(Fields& fields, std::string_view key);
std::optional<EntitySetId> read_each(Fields& fields);
std::optional<Period> read_period(const PlanSoFar& reading, Fields& fields, std::string_view key);
std::optional<Kind> read_kind(Fields& fields);
std::optional<Unit> read_unit_word(const PlanSoFar& reading, Fields& fields, std::string_view key);

}  // namespace milepost::detail
