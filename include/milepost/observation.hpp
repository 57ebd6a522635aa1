// What has been seen: observations, series, vintages, totals.
#pragma once

#include "milepost/observation/earned.hpp"
#include "milepost/observation/observation.hpp"
#include "milepost/observation/observations.hpp"
#include "milepost/observation/panel.hpp"
#include "milepost/observation/series.hpp"
#include "milepost/observation/total.hpp"
#include "milepost/observation/vintage.hpp"
