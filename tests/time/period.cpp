// Periods: their days, the calendar unit they are, text.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

#include "milepost/time.hpp"

using namespace milepost;

namespace {

static_assert(std::is_convertible_v<Year, Period> && std::is_convertible_v<Month, Period> &&
              std::is_convertible_v<Date, Period>);
static_assert(!std::is_convertible_v<Period, Year> && !std::is_convertible_v<Period, Date>,
              "the way back is never silent");
static_assert(!std::is_convertible_v<int, Period>);
static_assert(!std::is_default_constructible_v<Period>);

constexpr Frequency frequencies[]{Frequency::day, Frequency::month, Frequency::quarter, Frequency::half_year,
                                  Frequency::year};

rc::Gen<Date> any_day_of_all() {
  return rc::gen::map(rc::gen::inRange(0L, days_of(Date{9999, 12, 31}) - days_of(Date{1, 1, 1}) + 1), [](long days) {
    return add_days(Date{1, 1, 1}, days);
  });
}

/// Spans of days, of whole years, and calendar units.
Period any_period() {
  const Date a = *any_day_of_all(), b = *any_day_of_all();
  switch (*rc::gen::inRange(0, 3)) {
  case 0:
    return {std::min(a, b), std::max(a, b)};
  case 1:
    return {Date{std::min(a, b).year(), 1, 1}, Date{std::max(a, b).year(), 12, 31}};
  default:
    return period_of(a, *rc::gen::elementOf(std::vector<Frequency>(std::begin(frequencies), std::end(frequencies))));
  }
}

std::string period_failure(std::string_view text) {
  try {
    parse_period(text);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("periods hold their whole days") {
  CHECK(Period{Year{2025}} == Period{Date{2025, 1, 1}, Date{2025, 12, 31}});
  CHECK(Period{Half{2025, 2}} == Period{Date{2025, 7, 1}, Date{2025, 12, 31}});
  CHECK(Period{Quarter{2025, 3}} == Period{Date{2025, 7, 1}, Date{2025, 9, 30}});
  CHECK(Period{Month{2024, 2}} == Period{Date{2024, 2, 1}, Date{2024, 2, 29}});
  CHECK(end_of(Year{2025}) == Date{2025, 12, 31});
  CHECK(start_of(Quarter{2025, 4}) == Date{2025, 10, 1});
  CHECK_THROWS_AS(Period(Quarter{2025, 5}), OutOfRange);
  CHECK_THROWS_AS(Period(Half{2025, 0}), OutOfRange);
  CHECK_THROWS_AS(Period(Month{2025, 13}), OutOfRange);
  CHECK_THROWS_AS(Period(Year{0}), OutOfRange);
  CHECK_THROWS_AS(Period(Date(2025, 2, 2), Date(2025, 2, 1)), OutOfRange);
}

TEST_CASE("the last year of the calendar is whole") {
  CHECK(Period{Quarter{9999, 4}}.last() == Date{9999, 12, 31});
  CHECK(Period{Month{9999, 12}}.last() == Date{9999, 12, 31});
  CHECK(frequency_of(Year{9999}) == Frequency::year);
  CHECK(period_of(Date{9999, 12, 31}, Frequency::half_year) == Period{Half{9999, 2}});
}

TEST_CASE("both ends are inside") {
  const Period five_years{Date{2021, 1, 1}, Date{2025, 12, 31}};
  CHECK(contains(five_years, Date{2021, 1, 1}));
  CHECK(contains(five_years, Date{2025, 12, 31}));
  CHECK_FALSE(contains(five_years, Date{2026, 1, 1}));
  CHECK_FALSE(contains(five_years, Date{2020, 12, 31}));
  CHECK(contains(five_years, Period{Year{2025}}));
  CHECK_FALSE(contains(Period{Year{2025}}, five_years));
}

TEST_CASE("the period of a day in a frequency holds the day and is of that frequency") {
  CHECK(period_of(Date{2025, 5, 3}, Frequency::quarter) == Period{Quarter{2025, 2}});
  CHECK(rc::check("period_of and frequency_of", [] {
    const Date date = *any_day_of_all();
    for (const Frequency frequency : frequencies) {
      const Period period = period_of(date, frequency);
      RC_ASSERT(contains(period, date));
      RC_ASSERT(frequency_of(period) == frequency);
    }
  }));
  CHECK_FALSE(frequency_of(Period{Date{2021, 1, 1}, Date{2025, 12, 31}}));
  CHECK_FALSE(frequency_of(Period{Date{2025, 2, 1}, Date{2025, 4, 30}}));
  CHECK_FALSE(frequency_of(Period{Date{2025, 1, 2}, Date{2025, 1, 31}}));
}

TEST_CASE("periods are written shortest and read back") {
  CHECK(to_string(Period{Year{2025}}) == "2025");
  CHECK(to_string(Period{Half{2025, 1}}) == "2025H1");
  CHECK(to_string(Period{Half{2025, 2}}) == "2025H2");
  CHECK(to_string(Period{Quarter{2025, 1}}) == "2025Q1");
  CHECK(to_string(Period{Quarter{2025, 4}}) == "2025Q4");
  CHECK(to_string(Period{Month{2025, 7}}) == "2025-07");
  CHECK(to_string(Period{Date{2025, 7, 3}}) == "2025-07-03");
  CHECK(to_string(Period{Date{2021, 1, 1}, Date{2025, 12, 31}}) == "2021..2025");
  CHECK(to_string(Period{Date{2022, 7, 11}, Date{2027, 7, 11}}) == "2022-07-11..2027-07-11");
  std::ostringstream out;
  out << Period{Quarter{2025, 3}};
  CHECK(out.str() == "2025Q3");
  CHECK(rc::check("parse_period(to_string(period))", [] {
    const Period period = any_period();
    RC_ASSERT(parse_period(to_string(period)) == period);
  }));
}

TEST_CASE("periods are read in the forms of documents") {
  const auto reads = [](std::string_view text, const Period& period) {
    CHECK_MESSAGE(parse_period(text) == period, text);
  };
  for (const auto text : {"2025", "2025年", "2025年度", "２０２５年", " 2025 "})
    reads(text, Year{2025});
  for (const auto text : {"2025H1", "2025h1", "2025-H1", "2025年上半年"})
    reads(text, Half{2025, 1});
  reads("2025年下半年", Half{2025, 2});
  for (const auto text :
       {"2025Q3", "2025q3", "2025-Q3", "2025年三季度", "2025年第三季度", "2025年3季度", "２０２５Ｑ３"})
    reads(text, Quarter{2025, 3});
  for (const auto text : {"2025-07", "2025-7", "2025/7", "2025.7", "2025年7月"})
    reads(text, Month{2025, 7});
  for (const auto text : {"2025年3月1日", "2025-03-01", "2025/3/1"})
    reads(text, Date{2025, 3, 1});
  for (const auto text : {"2025年底", "2025年末", "2025年年底", "2025年四季度末", "2025年12月底", "2025年下半年末"})
    reads(text, Date{2025, 12, 31});
  reads("2025年7月底", Date{2025, 7, 31});
  reads("2025年1—6月", Half{2025, 1});
  reads("2025年1-2月", Period{Date{2025, 1, 1}, Date{2025, 2, 28}});
  for (const auto text : {"2021..2025", "2021-2025", "2021—2025年", "2021年至2025年", "2021～2025", "2021 .. 2025"})
    reads(text, Period{Date{2021, 1, 1}, Date{2025, 12, 31}});
  reads("2021-03..2021-07", Period{Date{2021, 3, 1}, Date{2021, 7, 31}});
  reads("2024-12-31..2025", Period{Date{2024, 12, 31}, Date{2025, 12, 31}});
}

TEST_CASE("what is no period is refused with the text and the rule") {
  for (const std::string_view text :
       {"", "25", "20255", "2025Q", "2025QQ3", "Q3", "fyp14", "2025-", "2025..", "..2025", "2025..2026..2027",
        "2025年三月度", "2025-123", "2025-07-03-", "2025年年", "2025W12", "\xe5\xb9", "２０２５瓜"})
    CHECK_MESSAGE(period_failure(text).find("is not a period; expected 2025, 2025H1, 2025Q3") != std::string::npos, text);
  CHECK(period_failure("2025Q5") == "'2025Q5' is not a period; quarter 5: outside 1..4");
  CHECK(period_failure("2025H3") == "'2025H3' is not a period; half 3: outside 1..2");
  CHECK(period_failure("2025-13") == "'2025-13' is not a period; month 13: outside 1..12");
  CHECK(period_failure("2025年13月") == "'2025年13月' is not a period; month 13: outside 1..12");
  CHECK(period_failure("2025-02-29") == "'2025-02-29' is not a period; date 2025-2-29: no such day in the years 1 to 9999");
  CHECK(period_failure("2025..2021") == "'2025..2021' is not a period; period 2025..2021: ends before it begins");
  CHECK(period_failure("0000").find("'0000' is not a period") == 0);
}

TEST_CASE("any bytes give a period or a ParseError") {
  const std::vector<std::string> parts{"2025", "2021", "0000",   "9999", "年",   "月", "日", "底",  "末", "季度",
                                       "第",   "三",   "上半年", "Q",    "H",    "-",  "—",  "..",  ".",  "/",
                                       "1",    "13",   "31",     " ",    "\xff", "至", "０", "\xe5"};
  CHECK(rc::check("parse_period is total", [&] {
    std::string text;
    for (const std::string& part : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)))
      text += part;
    const std::string raw = *rc::gen::arbitrary<std::string>();
    for (const std::string& input : {text, raw, text + raw}) {
      try {
        const Period period = parse_period(input);
        RC_ASSERT(parse_period(to_string(period)) == period);
      } catch (const ParseError&) {
      }
    }
  }));
}
