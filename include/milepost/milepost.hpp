// Every floor but io and report, which read files and print and are included by name.
#pragma once

#include "milepost/aggregation.hpp"
#include "milepost/assessment.hpp"
#include "milepost/error.hpp"
#include "milepost/fwd.hpp"
#include "milepost/governance.hpp"
#include "milepost/observation.hpp"
#include "milepost/plan.hpp"
#include "milepost/projection.hpp"
#include "milepost/quantity.hpp"
#include "milepost/scenario.hpp"
#include "milepost/time.hpp"
#include "milepost/trajectory.hpp"
#include "milepost/version.hpp"
