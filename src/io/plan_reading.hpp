// The reading of a plan file in progress: what has been read, where each thing stands, what could not be read.
#pragma once

#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "../plan/findings.hpp"
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
  std::array<std::vector<Place>, kinds_of_things> places{};  ///< by Thing, in the order of the plan's lists
  std::set<Thing> incomplete{};                 ///< lists in which names may be missing: part of them could not be read
  std::set<std::pair<Thing, std::string>> broken{};  ///< things of a known name that could not be read

  /// True if a name that is not found may stand in a part of the file that could not be read.
  bool may_be_missing(Thing thing, std::string_view name) const {
    return incomplete.contains(thing) || broken.contains({thing, std::string(name)});
  }
};

using ReadItem = std::function<void(const Node&)>;
using ReadNamed = std::function<void(const Entry&)>;

/// Calls `read` for every map of a list; items that are no maps are errors. An absent list is no error.
void read_list(PlanSoFar& reading, Fields& fields, std::string_view key, Thing thing, const ReadItem& read);

/// Calls `read` for every entry of a map of names, after a look at the name. Entries that are no maps are errors unless
/// words are allowed.
void read_names(PlanSoFar& reading, Fields& top, std::string_view key, Thing thing, const ReadNamed& read,
                bool words_allowed = false);

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

/// Parts that several things have.
Source read_source(Fields& fields);
std::optional<Responsibility> read_responsibility(Fields& fields);
std::optional<Period> read_period(const PlanSoFar& reading, Fields& fields, std::string_view key);
std::optional<Kind> read_kind(Fields& fields);
std::optional<Unit> read_unit_word(const PlanSoFar& reading, Fields& fields, std::string_view key);

}  // namespace milepost::detail
