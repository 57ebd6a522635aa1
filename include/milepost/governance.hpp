// Who answers, by when, and what follows: duties, what is overdue, reviews, replayed workflows, escalation.
#pragma once

#include "milepost/governance/duty.hpp"
#include "milepost/governance/escalation.hpp"
#include "milepost/governance/log.hpp"
#include "milepost/governance/overdue.hpp"
#include "milepost/governance/replay.hpp"
#include "milepost/governance/review.hpp"
