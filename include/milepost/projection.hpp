// Where it leads: models, projected paths with intervals, and how good they would have been.
#pragma once

#include "milepost/projection/accuracy.hpp"
#include "milepost/projection/automatic.hpp"
#include "milepost/projection/average.hpp"
#include "milepost/projection/backtest.hpp"
#include "milepost/projection/error_scale.hpp"
#include "milepost/projection/error_table.hpp"
#include "milepost/projection/model.hpp"
#include "milepost/projection/outlook.hpp"
#include "milepost/projection/passage.hpp"
#include "milepost/projection/paths.hpp"
#include "milepost/projection/project.hpp"
#include "milepost/projection/regular_series.hpp"
#include "milepost/projection/reliability.hpp"
#include "milepost/projection/seasonal.hpp"
#include "milepost/projection/transform.hpp"
#include "milepost/projection/trend.hpp"
