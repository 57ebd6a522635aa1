// What if: measures on indicators, scenarios made of them, links between indicators, many simulated futures.
#pragma once

#include "milepost/scenario/apply.hpp"
#include "milepost/scenario/correlation.hpp"
#include "milepost/scenario/course.hpp"
#include "milepost/scenario/distribution.hpp"
#include "milepost/scenario/effect.hpp"
#include "milepost/scenario/intervention.hpp"
#include "milepost/scenario/link.hpp"
#include "milepost/scenario/outcome.hpp"
#include "milepost/scenario/peers.hpp"
#include "milepost/scenario/random.hpp"
#include "milepost/scenario/scenario.hpp"
#include "milepost/scenario/simulate.hpp"
#include "milepost/scenario/who.hpp"
#include "milepost/scenario/yearly_path.hpp"
