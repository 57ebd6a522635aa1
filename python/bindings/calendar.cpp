#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

using AnyPeriod = Any<Period>;

void bind_weeks(py::module_& m) {
  Words<Weekday>(m, "Weekday", "Monday is 1 and Sunday 7, as in ISO 8601.")
      .word("monday", Weekday::monday, "1.")
      .word("tuesday", Weekday::tuesday, "2.")
      .word("wednesday", Weekday::wednesday, "3.")
      .word("thursday", Weekday::thursday, "4.")
      .word("friday", Weekday::friday, "5.")
      .word("saturday", Weekday::saturday, "6.")
      .word("sunday", Weekday::sunday, "7.")
      .finalize();
  m.def("weekday_of", &weekday_of, py::arg("date"), "The day of the week.");
  Record<IsoWeek>(m, "IsoWeek", "Monday to Sunday; week 1 is the one with 4 January in it. Its days are `period`.", IsoWeek{1, 1})
      .required("year", &IsoWeek::year, "May not be the year of every day: 2025-W01 begins on 2024-12-30.")
      .required("week", &IsoWeek::week, "1 to 52 or 53.")
      .check([](const IsoWeek& week) { Period{week}; })
      .done()
      .def("__str__", [](const IsoWeek& week) { return to_string(week); })
      .def_property_readonly("period", [](const IsoWeek& week) { return Period{week}; }, "Its days.");
  m.def("iso_week_of", &iso_week_of, py::arg("date"), "The week in which a day lies: 2024-12-30 is in 2025-W01.");
  m.def("parse_iso_week", &parse_iso_week, py::arg("text"), "Reads 2025-W07, 2025W07 and 2025年第7周. Raises ParseError.");
}

void bind_ten_days(py::module_& m) {
  Record<TenDays>(m, "TenDays", "旬: the first ten days of a month, the second ten, and the rest. Its days are `period`.", TenDays{1, 1, 1})
      .required("year", &TenDays::year, "Calendar year.")
      .required("month", &TenDays::month, "1 to 12.")
      .required("number", &TenDays::number, "1 上旬, 2 中旬, 3 下旬.")
      .check([](const TenDays& ten_days) { Period{ten_days}; })
      .done()
      .def("__str__", [](const TenDays& ten_days) { return to_string(ten_days); })
      .def_property_readonly("period", [](const TenDays& ten_days) { return Period{ten_days}; }, "Its days.");
  m.def("ten_days_of", &ten_days_of, py::arg("date"), "The 旬 in which a day lies; the 31st belongs to 下旬.");
  m.def("parse_ten_days", &parse_ten_days, py::arg("text"), "Reads 2025年3月上旬, early March 2025. Raises ParseError.");
}

void bind_month_days(py::module_& m) {
  Record<MonthDay>(m, "MonthDay", "A day of the year without the year: 6月30日.", MonthDay{1, 1})
      .required("month", &MonthDay::month, "1 to 12.")
      .required("day", &MonthDay::day, "29 February means the 28th in a year without one.")
      .check([](const MonthDay& month_day) { static_cast<void>(date_in(month_day, Year{2000})); })
      .done()
      .def("__str__", [](const MonthDay& month_day) { return to_string(month_day); });
  m.def(
      "date_in", [](const MonthDay& month_day, int year) { return date_in(month_day, Year{year}); }, py::arg("month_day"),
      py::arg("year"), "The day in a year.");
  m.def("next_on_or_after", &next_on_or_after, py::arg("month_day"), py::arg("date"),
        "The first such day that is not before `date`: the day itself counts.");
  m.def("last_on_or_before", &last_on_or_before, py::arg("month_day"), py::arg("date"), "The last such day that is not after `date`.");
  m.def("parse_month_day", &parse_month_day, py::arg("text"),
        "Reads 6月30日, 6月底, 年底, 06-30, 30 June, end of June. 6/7 has two readings. Raises ParseError.");
}

void bind_fiscal_years(py::module_& m) {
  Words<NamedBy>(m, "NamedBy", "Which calendar year gives a fiscal year its number.")
      .word("first_day", NamedBy::first_day, "Japan: the year from 1 April 2025 is 2025.")
      .word("last_day", NamedBy::last_day, "United States: the year to 30 September 2025 is 2025.")
      .finalize();
  Record<FiscalRule>(m, "FiscalRule", "How a government or a firm counts its years.", FiscalRule{1, NamedBy::first_day})
      .required("first_month", &FiscalRule::first_month, "1 to 12.")
      .required("named_by", &FiscalRule::named_by, "first_day or last_day.")
      .done();
  Record<FiscalYear>(m, "FiscalYear", "Twelve months from the first day of any month. Its days are `period`.",
                     FiscalYear{1, calendar_years})
      .required("year", &FiscalYear::year, "Its number.")
      .required("rule", &FiscalYear::rule, "How it is counted.")
      .check([](const FiscalYear& year) { Period{year}; })
      .done()
      .def("__str__", [](const FiscalYear& year) { return to_string(year); })
      .def_property_readonly("period", [](const FiscalYear& year) { return Period{year}; }, "Its days.");
  m.def("fiscal_year_of", &fiscal_year_of, py::arg("date"), py::arg("rule"), "The fiscal year in which a day lies.");
  m.def("parse_fiscal_year", &parse_fiscal_year, py::arg("text"), py::arg("rule"),
        "Reads FY2025, FY2024/25, 2024-25, 2025财年 under a rule. Raises ParseError.");
}

void bind_parts_of_calendars(py::module_& m) {
  Words<Certainty>(m, "Certainty", "How sure it is that people work on a day, or do not.")
      .words({"The arrangement of that year has been published.", "Only the rule is known that it will follow.",
              "Nothing but the days of the week."})
      .finalize();
  Record<CalendarException>(m, "CalendarException", "A day off, a make-up working day, or a named day that is off anyway.",
                            CalendarException{Date{1, 1, 1}, false})
      .required("date", &CalendarException::date, "The day.")
      .required("working", &CalendarException::working, "People work on it.")
      .optional("name_zh", &CalendarException::name_zh, "In Chinese.")
      .optional("name_en", &CalendarException::name_en, "In English.")
      .done();
  Record<Coverage>(m, "Coverage", "A stretch of days for which the exceptions of a calendar are complete.",
                   Coverage{Year{1}, Certainty::official})
      .required("period", &Coverage::period, "The days.")
      .required("certainty", &Coverage::certainty, "On what authority.")
      .done();
  Record<WorkingDays>(m, "WorkingDays", "A number of working days, and the least sure of the days counted through.",
                      WorkingDays{0, Certainty::official})
      .required("days", &WorkingDays::days, "How many.")
      .required("certainty", &WorkingDays::certainty, "The least sure of all.")
      .done();
  Record<ShiftedDate>(m, "ShiftedDate", "A day reached by counting, and the least sure of the days passed.",
                      ShiftedDate{Date{1, 1, 1}, Certainty::official})
      .required("date", &ShiftedDate::date, "The day.")
      .required("certainty", &ShiftedDate::certainty, "The least sure of all.")
      .done();
}

void bind_calendar_itself(py::module_& m) {
  py::class_<Calendar>(m, "Calendar", "Working days: days of the week and the dated exceptions to them. Days outside the coverage are unknown.")
      .def(py::init([](std::string name, const Any<std::vector<CalendarException>>& exceptions,
                       const Any<std::vector<Coverage>>& covered, const WorkingWeekdays& weekdays) {
             return Calendar{std::move(name), exceptions.value, covered.value, weekdays};
           }),
           py::arg("name"), py::arg("exceptions") = py::tuple(), py::arg("covered") = py::tuple(),
           py::arg_v("weekdays", monday_to_friday, "(True, True, True, True, True, False, False)"),
           "Exceptions in any order. Raises OutOfRange if a day is listed twice.")
      .def_property_readonly("name", &Calendar::name, "Its name.")
      .def_property_readonly("weekdays", &Calendar::weekdays, "Monday to Sunday: true for working days.")
      .def_property_readonly("exceptions", [](const Calendar& c) { return to_python(c.exceptions()); }, "In the order of their days.")
      .def_property_readonly("covered", [](const Calendar& c) { return to_python(c.covered()); }, "Where the exceptions are complete.")
      .def("__eq__", [](const Calendar& a, const Calendar& b) { return a == b; }, py::is_operator())
      .def("__repr__", [](const Calendar& c) { return "<Calendar " + c.name() + ": " + std::to_string(c.exceptions().size()) + " exceptions>"; })
      .def(py::pickle(
          [](const Calendar& c) { return py::make_tuple(c.name(), to_python(c.exceptions()), to_python(c.covered()), c.weekdays()); },
          [](const py::tuple& state) {
            return Calendar{state[0].cast<std::string>(), from_python<std::vector<CalendarException>>(state[1]),
                            from_python<std::vector<Coverage>>(state[2]), state[3].cast<WorkingWeekdays>()};
          }))
      .attr("__hash__") = py::none();
}

void bind_working_days(py::module_& m) {
  m.def("is_working_day", &is_working_day, py::arg("calendar"), py::arg("date"), "The answer without its certainty, which certainty_of gives.");
  m.def("certainty_of", &certainty_of, py::arg("calendar"), py::arg("date"), "The surest coverage that holds the day.");
  m.def("exception_on", &exception_on, py::arg("calendar"), py::arg("date"), "The exception of a day; None if the day of the week decides.");
  m.def("working_days_between", &working_days_between, py::arg("calendar"), py::arg("start"), py::arg("end"),
        "The first day does not count, the last one does: Friday to Monday is 1. Negative backwards.");
  m.def(
      "working_days_in", [](const Calendar& calendar, const AnyPeriod& period) { return working_days_in(calendar, period.value); },
      py::arg("calendar"), py::arg("period"), "Working days inside a period, both ends included.");
  m.def("add_working_days", &add_working_days, py::arg("calendar"), py::arg("date"), py::arg("days"),
        "The n-th working day after a day, before it if negative; the day itself never counts.");
  m.def("next_working_day", &next_working_day, py::arg("calendar"), py::arg("date"), "The first working day after a day.");
  m.def("previous_working_day", &previous_working_day, py::arg("calendar"), py::arg("date"), "The last working day before a day.");
  m.def("working_day_on_or_after", &working_day_on_or_after, py::arg("calendar"), py::arg("date"),
        "The day itself if people work on it, else the next working day.");
  m.def("working_day_on_or_before", &working_day_on_or_before, py::arg("calendar"), py::arg("date"),
        "The day itself if people work on it, else the last working day before.");
  m.def("updated", &updated, py::arg("older"), py::arg("newer"), "A calendar brought up to date: what `newer` lists and covers wins day by day.");
  m.def("chinese_calendar", [] { return chinese_calendar(); },
        "Mainland China, 2004 to 2030: official to 2026 by the notices of the State Council's General Office, estimated from 2027; "
        "other years are unknown.");
}

}  // namespace

void bind_calendars(py::module_& m) {
  bind_weeks(m);
  bind_ten_days(m);
  bind_month_days(m);
  bind_fiscal_years(m);
  bind_parts_of_calendars(m);
  bind_calendar_itself(m);
  bind_working_days(m);
}

}  // namespace milepost::python
