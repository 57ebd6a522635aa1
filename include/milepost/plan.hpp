// What was promised: plans, tasks, indicators, targets and who answers for them.
#pragma once

#include "milepost/plan/baseline.hpp"
#include "milepost/plan/bundle.hpp"
#include "milepost/plan/check.hpp"
#include "milepost/plan/id.hpp"
#include "milepost/plan/indicator.hpp"
#include "milepost/plan/organization.hpp"
#include "milepost/plan/plan.hpp"
#include "milepost/plan/provenance.hpp"
#include "milepost/plan/responsibility.hpp"
#include "milepost/plan/section.hpp"
#include "milepost/plan/target.hpp"
#include "milepost/plan/task.hpp"
#include "milepost/plan/text.hpp"
#include "milepost/plan/versions.hpp"
