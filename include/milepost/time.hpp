// When: dates, periods, calendars, windows, recurrence and due rules.
#pragma once

#include "milepost/time/calendar.hpp"
#include "milepost/time/date.hpp"
#include "milepost/time/due.hpp"
#include "milepost/time/fiscal_year.hpp"
#include "milepost/time/frequency.hpp"
#include "milepost/time/label.hpp"
#include "milepost/time/month_day.hpp"
#include "milepost/time/period.hpp"
#include "milepost/time/recurrence.hpp"
#include "milepost/time/span.hpp"
#include "milepost/time/ten_days.hpp"
#include "milepost/time/week.hpp"
