// The line: shapes, trajectories and rates.
#pragma once

#include "milepost/trajectory/crossing.hpp"
#include "milepost/trajectory/interpolation.hpp"
#include "milepost/trajectory/rate.hpp"
#include "milepost/trajectory/reduction.hpp"
#include "milepost/trajectory/shape.hpp"
#include "milepost/trajectory/trajectory.hpp"
