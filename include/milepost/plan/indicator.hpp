// What is counted.
#pragma once

#include <optional>
#include <string>

#include "milepost/plan/entity_set.hpp"
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
