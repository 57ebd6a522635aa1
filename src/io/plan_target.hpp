// The target of an indicator, as its keys say.
#pragma once

#include "plan_reading.hpp"

namespace milepost::detail {

/// `fields` are the indicator's; it has the key `target`. What cannot be read is noted and left at its default.
Target read_target(Reading& reading, Fields& fields, const Indicator& indicator);

}  // namespace milepost::detail
