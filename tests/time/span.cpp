// Windows: how much of one has gone.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/time.hpp"

using namespace milepost;

namespace {

const Span four_years = span_of(Period{Date{2022, 1, 1}, Date{2025, 12, 31}});

}  // namespace

TEST_CASE("a window opens at the close of the eve of its first day") {
  CHECK(four_years.open == Date{2021, 12, 31});
  CHECK(four_years.due == Date{2025, 12, 31});
}

TEST_CASE("elapsed share of 2022..2025") {
  CHECK(elapsed_share(four_years, Date{2023, 12, 31}) == 0.5);
  CHECK(elapsed_share(four_years, Date{2024, 6, 30}) == 0.625);
  CHECK(elapsed_share(four_years, Date{2025, 7, 31}) == 43.0 / 48);
}

TEST_CASE("the share is held within 0 and 1") {
  CHECK(elapsed_share(four_years, Date{2021, 12, 31}) == 0);
  CHECK(elapsed_share(four_years, Date{2019, 1, 1}) == 0);
  CHECK(elapsed_share(four_years, Date{2025, 12, 31}) == 1);
  CHECK(elapsed_share(four_years, Date{2030, 1, 1}) == 1);
}

TEST_CASE("within five years of 2022-07-11 the due date is the anniversary") {
  const Span span{Date{2022, 7, 11}, Date{2027, 7, 11}};
  CHECK(elapsed_share(span, Date{2027, 7, 11}) == 1);
  CHECK(elapsed_share(span, Date{2023, 7, 11}) == doctest::Approx(0.2).epsilon(1e-12));
}

TEST_CASE("a window without length has wholly elapsed on its day") {
  const Span moment{Date{2025, 6, 30}, Date{2025, 6, 30}};
  CHECK(elapsed_share(moment, Date{2025, 6, 29}) == 0);
  CHECK(elapsed_share(moment, Date{2025, 6, 30}) == 1);
  CHECK(elapsed_share(moment, Date{2025, 7, 1}) == 1);
}

TEST_CASE("the share never falls") {
  CHECK(rc::check("elapsed_share grows with the day", [] {
    const Date open = add_days(Date{2000, 1, 1}, *rc::gen::inRange(0L, 9'000L));
    const Span span{open, add_days(open, *rc::gen::inRange(1L, 4'000L))};
    const Date at = add_days(open, *rc::gen::inRange(-500L, 4'500L));
    const double today = elapsed_share(span, at), tomorrow = elapsed_share(span, day_after(at));
    RC_ASSERT(0 <= today && today <= tomorrow && tomorrow <= 1);
    if (span.open < day_after(at) && at < span.due) RC_ASSERT(today < tomorrow);
  }));
}
