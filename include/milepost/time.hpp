// When: dates, periods, windows, recurrence and due rules.
#pragma once

#include "milepost/time/date.hpp"
#include "milepost/time/due.hpp"
#include "milepost/time/frequency.hpp"
#include "milepost/time/period.hpp"
#include "milepost/time/recurrence.hpp"
#include "milepost/time/span.hpp"
