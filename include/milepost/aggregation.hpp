// Overall: entities, counts, scorecards, composites.
#pragma once

#include "milepost/aggregation/attainment.hpp"
#include "milepost/aggregation/changes.hpp"
#include "milepost/aggregation/children.hpp"
#include "milepost/aggregation/class_counts.hpp"
#include "milepost/aggregation/composite.hpp"
#include "milepost/aggregation/dashboard.hpp"
#include "milepost/aggregation/deliverables.hpp"
#include "milepost/aggregation/entities.hpp"
#include "milepost/aggregation/groups.hpp"
#include "milepost/aggregation/nested.hpp"
#include "milepost/aggregation/normalise.hpp"
#include "milepost/aggregation/outranking.hpp"
#include "milepost/aggregation/roll_up.hpp"
#include "milepost/aggregation/score_classes.hpp"
#include "milepost/aggregation/scorecard.hpp"
#include "milepost/aggregation/winsorise.hpp"
