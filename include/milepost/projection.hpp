// Where it leads: the projected path.
#pragma once

#include "milepost/projection/average.hpp"
#include "milepost/projection/complex_smoothing.hpp"
#include "milepost/projection/exponential_family.hpp"
#include "milepost/projection/gompertz_growth.hpp"
#include "milepost/projection/growth_curve.hpp"
#include "milepost/projection/history_tools.hpp"
#include "milepost/projection/lane_history.hpp"
#include "milepost/projection/limits.hpp"
#include "milepost/projection/logistic_growth.hpp"
#include "milepost/projection/pattern_search.hpp"
#include "milepost/projection/seasonal.hpp"
#include "milepost/projection/smoothing_trace.hpp"
#include "milepost/projection/transform.hpp"
#include "milepost/projection/trend.hpp"
