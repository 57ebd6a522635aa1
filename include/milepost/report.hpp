// Tell people: scorecards as text, verdicts as stories.
#pragma once

#include "milepost/report/change_list.hpp"
#include "milepost/report/comparison_table.hpp"
#include "milepost/report/narrative.hpp"
#include "milepost/report/projection_table.hpp"
#include "milepost/report/status_table.hpp"
