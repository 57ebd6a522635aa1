// Where it leads: the projected path.
#pragma once

#include "milepost/projection/trend.hpp"
