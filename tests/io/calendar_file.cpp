// Calendars from CSV: what is read, and where each mistake stands.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <fstream>

#include "milepost/io/calendar_file.hpp"

using namespace milepost;

namespace {

/// All problems of a text, one a line.
std::string calendar_problems(std::string_view csv) {
  try {
    parse_calendar(csv, "own.csv");
  } catch (const InvalidInput& invalid) {
    return invalid.what();
  }
  return "";
}

bool names(const std::string& problems, std::string_view words) { return problems.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("exceptions are read in any order of rows and columns") {
  const Calendar calendar = parse_calendar("name,working,date\nMake-up day,yes,2025-01-26\n\"春节, 初一\",no,2025-01-29\n", "own");
  CHECK(calendar == Calendar{"own",
                             {{{2025, 1, 29}, false, "春节, 初一", ""}, {{2025, 1, 26}, true, "", "Make-up day"}},
                             {{Year{2025}, Certainty::official}}});
  CHECK_FALSE(is_working_day(calendar, {2025, 1, 29}));
}

TEST_CASE("Chinese headers and words, full width, byte order mark, line ends of Windows") {
  const Calendar calendar = parse_calendar("\xEF\xBB\xBF日期,是否上班,名称\r\n2025年1月26日,上班,调休\r\n２０２５/1/29,否,春节\r\n\r\n,,\r\n", "own");
  CHECK(is_working_day(calendar, {2025, 1, 26}));
  CHECK(exception_on(calendar, {2025, 1, 29})->name_zh == "春节");
  CHECK(calendar.exceptions().size() == 2);
}

TEST_CASE("every word for yes and no; no names") {
  const Calendar calendar = parse_calendar(
      "date,working\n2025-03-01,yes\n2025-03-02,TRUE\n2025-03-08,1\n2025-03-09,是\n2025-03-15,上班\n"
      "2025-03-03,no\n2025-03-04,False\n2025-03-05,0\n2025-03-06,否\n2025-03-07,放假\n", "own");
  for (const int day : {1, 2, 8, 9, 15}) CHECK(is_working_day(calendar, {2025, 3, day}));
  for (const int day : {3, 4, 5, 6, 7}) CHECK_FALSE(is_working_day(calendar, {2025, 3, day}));
}

TEST_CASE("a year with a day off is official; a lone make-up day does not make its year known; what the caller says goes first") {
  const std::string_view csv = "date,working\n2026-12-31,yes\n2027-01-01,no\n2029-01-01,no\n";
  const Calendar calendar = parse_calendar(csv, "own");
  CHECK(certainty_of(calendar, {2026, 12, 31}) == Certainty::unknown);
  CHECK(certainty_of(calendar, {2027, 6, 1}) == Certainty::official);
  CHECK(certainty_of(calendar, {2028, 6, 1}) == Certainty::unknown);
  CHECK(certainty_of(calendar, {2029, 6, 1}) == Certainty::official);
  const Calendar said = parse_calendar(csv, "own", Period{Date{2026, 7, 1}, Date{2027, 6, 30}});
  CHECK(said.covered() == std::vector<Coverage>{{Period{Date{2026, 7, 1}, Date{2027, 6, 30}}, Certainty::official}});
}

TEST_CASE("a header alone is an empty calendar, of which nothing is known") {
  CHECK(parse_calendar("date,working,name\n", "own") == Calendar{"own"});
}

TEST_CASE("the notice of a coming year brings the Chinese calendar up to date") {
  // An illustration, not a notice.
  const Calendar now = updated(chinese_calendar(), parse_calendar("date,working,name\n2026-12-27,yes,调休\n2027-10-08,no,国庆节\n", "2027"));
  CHECK(is_working_day(now, {2026, 12, 27}));
  CHECK_FALSE(is_working_day(now, {2026, 10, 1}));
  CHECK(is_working_day(now, {2027, 10, 4}));  // an estimate that the notice does not confirm
  CHECK(working_days_in(now, Year{2027}) == WorkingDays{260, Certainty::official});
  CHECK(working_days_in(now, Year{2028}).certainty == Certainty::estimated);
}

TEST_CASE("mistakes are said with line and column") {
  CHECK(calendar_problems("") == "own.csv:1:1: error: the calendar is empty; expected the header date,working,name");
  CHECK(calendar_problems("date,wroking\n") ==
        "own.csv:1:1: error: column working is missing; without it no row was read\n"
        "own.csv:1:6: error: unknown column 'wroking'; expected date, 日期, working, 是否上班, name, 名称; did you mean 'working'?");
  CHECK(calendar_problems("date,working,日期\n") == "own.csv:1:14: error: column '日期' is given twice");
  CHECK(calendar_problems("date,working\n2025-02-29,no\n") ==
        "own.csv:2:1: error: '2025-02-29' is not a date; date 2025-2-29: no such day in the years 1 to 9999");
  CHECK(calendar_problems("date,working\n2025-03-03,on\n") ==
        "own.csv:2:12: error: working 'on' is not known; expected yes, true, 1, 是, 上班, no, false, 0, 否, 放假; did you mean 'no'?");
  CHECK(calendar_problems("date,working\n2025-03-03,\n") ==
        "own.csv:2:12: error: working '' is not known; expected yes, true, 1, 是, 上班, no, false, 0, 否, 放假");
  CHECK(calendar_problems("date,working,name\n2025-03-03,no\n") ==
        "own.csv:2:1: error: the row has 2 cells, the header 3; a text with commas must stand in quotes");
  CHECK(calendar_problems("date,working\n2025-03-03,no\n2025-03-04,no\n2025/3/3,no\n") == "own.csv:4:1: error: 2025-03-03 stands in line 2 already");
}

TEST_CASE("all mistakes at once, in the order of the file") {
  const std::string problems = calendar_problems("date,working\n2025-13-01,maybe\n2025-03-03,no,x\n\"2025-03-04\"x,no\n3 March,no\n");
  CHECK(names(problems, "own.csv:2:1: error: '2025-13-01'"));
  CHECK(names(problems, "own.csv:2:12: error: working 'maybe'"));
  CHECK(names(problems, "own.csv:3:1: error: the row has 3 cells"));
  CHECK(names(problems, "own.csv:4:13: error: text follows the closing quotation mark"));
  CHECK(names(problems, "own.csv:5:1: error: '3 March' is not a date"));
  CHECK(std::ranges::count(problems, '\n') == 4);
}

TEST_CASE("texts that cannot be read at all") {
  CHECK(names(calendar_problems("date,working\n2025-03-03,\xB7\xF1\n"), "own.csv:2:12"));  // GB18030
  CHECK(names(calendar_problems(std::string_view("date,working\n2025\0-03-03,no\n", 27)), "own.csv:2:5"));
  CHECK(names(calendar_problems("date,working\n\"2025-03-03,no\n"), "never closed"));
  CHECK_THROWS_AS(read_calendar("no/such/calendar.csv"), InvalidInput);
}

TEST_CASE("what is written is read") {
  CHECK(rc::check("any exceptions", [] {
    std::vector<CalendarException> exceptions;
    std::string csv = "date,working\n";
    for (const int day : *rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 700'000))) {
      exceptions.push_back({add_days({1, 1, 1}, day), *rc::gen::arbitrary<bool>()});
      csv += to_string(exceptions.back().date) + (exceptions.back().working ? ",yes\n" : ",no\n");
    }
    RC_ASSERT(parse_calendar(csv, "own").exceptions() == Calendar("own", exceptions).exceptions());
  }));
}
