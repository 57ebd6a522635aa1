// How much: units, quantities, percentages and the bounds that targets set.
#pragma once

#include "milepost/quantity/bound.hpp"
#include "milepost/quantity/percent.hpp"
#include "milepost/quantity/quantity.hpp"
#include "milepost/quantity/unit.hpp"
