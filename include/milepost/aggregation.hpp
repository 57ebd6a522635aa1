// Overall: entities, counts, scorecards.
#pragma once

#include "milepost/aggregation/changes.hpp"
#include "milepost/aggregation/children.hpp"
#include "milepost/aggregation/deliverables.hpp"
#include "milepost/aggregation/entities.hpp"
#include "milepost/aggregation/groups.hpp"
#include "milepost/aggregation/roll_up.hpp"
#include "milepost/aggregation/scorecard.hpp"
