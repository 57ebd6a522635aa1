// The target of an indicator, as its keys say.
#pragma once

#include "plan_reading.hpp"

namespace milepost::detail {

/// `fields` are the indicator's; it has the key `target`. What cannot be read is noted and left at its default.
Target read_target(PlanSoFar& reading, Fields& fields, const Indicator& indicator);

/// Parts that other forms of a target have too. Amounts are in the indicator's unit; if that is unknown, what does not fit it is
/// no further problem.
std::optional<Bound> read_bound(Fields& fields, std::string_view key, const Indicator& indicator);
Due read_due(const PlanSoFar& reading, Fields& fields);
/// The same where nothing is inherited: without the key there is no due date.
Due read_own_due(const PlanSoFar& reading, Fields& fields);
Strength read_strength(Fields& fields);
std::optional<Ending> read_ending(Fields& fields);
std::optional<Baseline> read_baseline(const PlanSoFar& reading, Fields& fields, const Indicator& indicator);
double read_amount(std::string_view word, const Indicator& indicator);

/// Revisions, readings and the breakdown, each under its key; tiers where the target is a list of them.
void read_versions(PlanSoFar& reading, Fields& fields, const Indicator& indicator, Target& target);

/// The tiers of a target that is a list: its own bound, and the others.
Bound read_tiers(Fields& fields, const Node& list, const Indicator& indicator, std::vector<Tier>& tiers);

}  // namespace milepost::detail
