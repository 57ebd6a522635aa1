// Read and write: plan files, observation tables and calendars, every problem with file, line and column.
#pragma once

#include "milepost/io/arrow.hpp"
#include "milepost/io/calendar_file.hpp"
#include "milepost/io/column.hpp"
#include "milepost/io/log_file.hpp"
#include "milepost/io/methods_file.hpp"
#include "milepost/io/plan_file.hpp"
#include "milepost/io/scenario_file.hpp"
#include "milepost/io/source.hpp"
#include "milepost/io/table.hpp"
#include "milepost/io/verdicts.hpp"
