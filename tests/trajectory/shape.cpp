// Shapes of a path: how much is owed when.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/trajectory.hpp"

using namespace milepost;

namespace {

const Span year_2024 = span_of(Year{2024});
const std::vector<double> even_months(12, 1.0 / 12);

/// 46 % of the year by June.
const std::vector<double> slow_start{0.05, 0.06, 0.08, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09};

Shape any_shape() {
  switch (*rc::gen::inRange(0, 4)) {
  case 0:
    return Linear{};
  case 1:
    return Logistic{*rc::gen::inRange(1, 200) / 10.0};
  case 2:
    return profile(slow_start);
  default:
    return profile({0.1, 0, 0.4, 0.5});
  }
}

}  // namespace

TEST_CASE("60 a year: even 30 by June, with 46 % by June 27.6") {
  CHECK(60 * owed_share(Linear{}, year_2024, Date{2024, 6, 30}) == 30);
  CHECK(60 * owed_share(profile(slow_start), year_2024, Date{2024, 6, 30}) == doctest::Approx(27.6).epsilon(1e-9));
}

TEST_CASE("an even profile is the straight line") {
  CHECK(rc::check("even months", [] {
    const Date at = add_days(Date{2020, 1, 1}, *rc::gen::inRange(0L, 3'000L));
    const Span span{Date{2021, 3, 17}, Date{2026, 10, 5}};
    RC_ASSERT(std::abs(owed_share(profile(even_months), span, at) - elapsed_share(span, at)) < 1e-9);
  }));
}

TEST_CASE("a profile is repeated each year, whole years owe their even part") {
  const Span four_years = span_of(Period{Date{2022, 1, 1}, Date{2025, 12, 31}});
  CHECK(owed_share(profile(slow_start), four_years, Date{2023, 12, 31}) == doctest::Approx(0.5).epsilon(1e-9));
  CHECK(owed_share(profile(slow_start), four_years, Date{2024, 6, 30}) ==
        doctest::Approx((2 + 0.46) / 4).epsilon(1e-9));
  CHECK(owed_share(profile({0.1, 0.2, 0.3, 0.4}), year_2024, Date{2024, 9, 30}) == doctest::Approx(0.6).epsilon(1e-9));
}

TEST_CASE("shares that add up to something else than 1 mean the same") {
  CHECK(owed_share(profile({1, 2, 3, 4}), year_2024, Date{2024, 6, 30}) == doctest::Approx(0.3).epsilon(1e-9));
}

TEST_CASE(
    "whatever the shape, nothing is owed at the opening, all at the due day, and never less than the day before") {
  CHECK(rc::check("owed_share", [] {
    const Shape shape = any_shape();
    const Date open = add_days(Date{2010, 1, 1}, *rc::gen::inRange(0L, 5'000L));
    const Span span{open, add_days(open, *rc::gen::inRange(400L, 3'000L))};
    const Date at = add_days(open, *rc::gen::inRange(-100L, 3'100L));
    RC_ASSERT(owed_share(shape, span, span.open) == 0);
    RC_ASSERT(owed_share(shape, span, span.due) == 1);
    RC_ASSERT(owed_share(shape, span, at) <= owed_share(shape, span, day_after(at)) + 1e-12);
  }));
}

TEST_CASE("the logistic path is half way at half time, behind the line before and ahead after") {
  const Span four_years = span_of(Period{Date{2022, 1, 1}, Date{2025, 12, 31}});
  CHECK(owed_share(Logistic{}, four_years, Date{2023, 12, 31}) == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(owed_share(Logistic{}, four_years, Date{2022, 12, 31}) < 0.25);
  CHECK(owed_share(Logistic{}, four_years, Date{2024, 12, 31}) > 0.75);
  CHECK(owed_share(Logistic{0}, four_years, Date{2022, 12, 31}) == 0.25);
  CHECK(owed_share(Logistic{5'000}, four_years, Date{2022, 12, 31}) == 0);
}

TEST_CASE("the geometric path grows by the same rate in each part") {
  CHECK(value_at(Geometric{}, 100, 400, 0.5).value() == doctest::Approx(200).epsilon(1e-14));
  CHECK(value_at(Geometric{}, -100, -400, 0.5).value() == doctest::Approx(-200).epsilon(1e-14));
  CHECK(value_at(Geometric{}, 400, 100, 0.5).value() == doctest::Approx(200).epsilon(1e-14));
  CHECK_FALSE(value_at(Geometric{}, 0, 400, 0.5).has_value());
  CHECK_FALSE(value_at(Geometric{}, 300, 0, 0.5).has_value());
  CHECK_FALSE(value_at(Geometric{}, -1, 1, 0.5).has_value());
  CHECK(value_at(Geometric{}, 1e-200, 1e-200, 0.5).has_value());
}

TEST_CASE("steps are owed when they are full, up and down") {
  CHECK(value_at(Steps{}, 0, 2, 0.6) == 1);    // 1.2
  CHECK(value_at(Steps{}, 0, 3, 0.75) == 2);   // 2.25
  CHECK(value_at(Steps{}, 0, 1, 0.999) == 0);  // a one-off: nothing before it is due
  CHECK(value_at(Steps{}, 0, 1, 1) == 1);
  CHECK(value_at(Steps{}, 5, 3, 0.6) == 4);
  CHECK(value_at(Steps{}, 1.5, 3.5, 0.6) == 2.5);
  CHECK(value_at(Steps{}, 0, 10, 0.3) == 3);  // 0.3 * 10 is 3 within the slack
}

TEST_CASE("a profile needs 4 or 12 shares, none negative, not all zero") {
  CHECK_THROWS_AS(profile({}), OutOfRange);
  CHECK_THROWS_AS(profile({0.5, 0.5}), OutOfRange);
  CHECK_THROWS_AS(profile({0.5, -0.1, 0.3, 0.3}), OutOfRange);
  CHECK_THROWS_AS(profile({0, 0, 0, 0}), OutOfRange);
  CHECK_THROWS_AS(profile({0.5, std::nan(""), 0.3, 0.3}), OutOfRange);
}

TEST_CASE("a logistic of another steepness is another shape") {
  CHECK(Shape{Logistic{}} == Shape{Logistic{6}});
  CHECK(Shape{Logistic{4}} != Shape{Logistic{6}});
  CHECK(Shape{Linear{}} != Shape{Geometric{}});
}

TEST_CASE("front and back loaded mirror each other, and lie on either side of the straight line") {
  CHECK(rc::check("powers", [] {
    const double power = *rc::gen::inRange(10, 60) / 10.0;
    const Span year{Date{2023, 12, 31}, Date{2024, 12, 31}};
    for (int month = 1; month <= 11; ++month) {
      const double share = elapsed_share(year, end_of(Month{2024, month})), rest = elapsed_share(year, end_of(Month{2024, 12 - month}));
      const double front = owed_share(FrontLoaded{power}, year, end_of(Month{2024, month}));
      RC_ASSERT(std::abs(front + owed_share(BackLoaded{power}, year, end_of(Month{2024, 12 - month})) - 1) < 1e-12);
      RC_ASSERT(front >= share - 1e-12);
      RC_ASSERT(std::abs(share + rest - 1) < 1e-12);
    }
  }));
}

TEST_CASE("from 100 to 50 in five years: 82 after the first if front loaded by squares, 98 if back loaded") {
  const Span five = span_of(Period{Date{2026, 1, 1}, Date{2030, 12, 31}});
  CHECK(100 - 50 * owed_share(FrontLoaded{}, five, Date{2026, 12, 31}) == doctest::Approx(82).epsilon(1e-14));
  CHECK(100 - 50 * owed_share(BackLoaded{}, five, Date{2026, 12, 31}) == doctest::Approx(98).epsilon(1e-14));
  CHECK(owed_share(BackLoaded{1}, five, Date{2027, 12, 31}) == doctest::Approx(0.4).epsilon(1e-15));
}
