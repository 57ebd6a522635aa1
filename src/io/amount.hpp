// Numbers as people write them: 4,000, 1.5万, ４０００, 37.5万人.
#pragma once

#include <string_view>

#include "milepost/quantity/bound.hpp"

namespace milepost::detail {

/// The number in `unit`; another unit word that measures the same thing is converted. Throws ParseError or
/// UnitMismatch.
double parse_amount(std::string_view text, const Unit& unit);

/// A number without any unit. Throws ParseError.
double parse_number(std::string_view text);

}  // namespace milepost::detail
