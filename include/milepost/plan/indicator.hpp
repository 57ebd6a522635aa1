// What is counted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/plan/id.hpp"
#include "milepost/plan/provenance.hpp"
#include "milepost/quantity/bound.hpp"
#include "milepost/time/frequency.hpp"

namespace milepost {

/// How values add up: a stock is a level on a day (累计总数 too); a flow adds up over a window; growth is a yearly rate in
/// per cent; a ratio is a share; a duration a length of time; a milestone is there or not.
enum class Kind { stock, flow, growth, ratio, duration, milestone };

constexpr std::string_view name_of(Kind kind) {
  constexpr std::string_view names[]{"stock", "flow", "growth", "ratio", "duration", "milestone"};
  return names[static_cast<int>(kind)];
}

/// Districts, schools, enterprises: the members for each of which a target holds. Without members the list is not known.
struct EntitySet {
  EntitySetId id{};
  Text name{};
  std::vector<std::string> members{};
  Text note{};
  friend bool operator==(const EntitySet&, const EntitySet&) = default;
};

/// An indicator with its unit and kind. Indicators of different definitions are different indicators.
struct Indicator {
  IndicatorId id{};
  Text name{};
  Unit unit{};
  Kind kind{Kind::stock};
  std::optional<Direction> direction{};
  Text definition{};
  Text scope{};
  std::optional<EntitySetId> each{};       ///< the figure is one of each entity
  std::optional<Frequency> frequency{};    ///< how often it is reported
  bool period_average{false};              ///< a mean over its period: only periods as long as the baseline's compare
  std::optional<double> population{};      ///< size of the whole, where a share or `all` needs it
  IndicatorId same_as{};                   ///< the same thing by another name, certain
  IndicatorId possibly_same_as{};          ///< the same thing perhaps: counted once, listed for confirmation
  Source source{};
  Text note{};
  friend bool operator==(const Indicator&, const Indicator&) = default;
};

}  // namespace milepost
