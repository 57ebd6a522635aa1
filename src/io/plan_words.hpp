// Words that a plan may have given a meaning of its own: names of periods, units.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "milepost/plan/plan.hpp"

namespace milepost::detail {

/// The period that goes by a name: its id, or one of its names, with or without quotes and the word for period.
std::optional<Period> period_named(const Plan& plan, std::string_view name);

/// A calendar period, else the same. Throws ParseError.
Period period_in_words(const Plan& plan, std::string_view words);

/// The unit of a word: the plan's own, else a known one. Throws ParseError.
Unit unit_in_words(const Plan& plan, std::string_view word);

}  // namespace milepost::detail
