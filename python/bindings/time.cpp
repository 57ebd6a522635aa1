#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

using AnyPeriod = Any<Period>;

void bind_dates(py::module_& m) {
  m.def("parse_date", &parse_date, py::arg("text"),
        "Reads 2025-03-01, 2025/3/1, 2025.3.1, 2025年3月1日 (full width digits too). Raises ParseError.");
  m.def("days_in_month", &days_in_month, py::arg("year"), py::arg("month"), "Days in a month, 28 to 31.");
  m.def("add_days", &add_days, py::arg("date"), py::arg("days"),
        "The day `days` later (earlier if negative). Raises OutOfRange beyond the years 1 to 9999.");
  m.def("add_months", &add_months, py::arg("anchor"), py::arg("months"),
        "The same day `months` later, or the last day of a month that is shorter: 31 January + 1 month = 28 February. "
        "Always count from the anchor, never step by step.");
  m.def("eve_of", &eve_of, py::arg("date"),
        "The day before: a window that opens on 1 January opens at the close of its eve.");
  m.def("day_after", &day_after, py::arg("date"), "The day after.");
  m.def("position", &position, py::arg("date"),
        "The clock of the library, in months: 12*year + (month - 1) + day/days-in-month, at the close of the day.");
  m.def("position_in_years", &position_in_years, py::arg("date"), "The same clock in years, for rates per year.");
}

/// Year, half, quarter, month: small values with an order; they become periods by themselves.
template <class T>
py::class_<T> calendar_unit(Record<T>&& record) {
  py::class_<T> type = record.check([](const T& unit) { Period{unit}; }).done();
  define_order(type);
  type.def("__str__", [](const T& unit) { return to_string(Period{unit}); });
  return type;
}

template <class T>
void bind_part_of_year(py::module_& m, const char* name, const char* doc, const char* number) {
  calendar_unit(std::move(Record<T>(m, name, doc, T{1, 1})
                              .required("year", &T::year, "Calendar year.")
                              .required("number", &T::number, number)));
}

void bind_calendar(py::module_& m) {
  Words<Frequency>(m, "Frequency", "How often something recurs or is reported.")
      .words({"Daily.", "Monthly.", "Quarterly.", "Twice a year.", "Yearly."})
      .finalize();
  m.def(
      "months_in", [](const Any<Frequency>& frequency) { return months_in(frequency.value); }, py::arg("frequency"),
      "Months in one period; 0 for days, which have none.");
  calendar_unit(std::move(Record<Year>(m, "Year", "A calendar year. It is not a date: write end_of(2025).", Year{1})
                              .required("value", &Year::value, "The year, 1 to 9999.")));
  bind_part_of_year<Half>(m, "Half", "January to June is 1, July to December is 2 (上半年, 下半年).", "1 or 2.");
  bind_part_of_year<Quarter>(m, "Quarter", "A quarter of a calendar year.", "1 to 4.");
  bind_part_of_year<Month>(m, "Month", "A month of a calendar year.", "1 to 12.");
}

Period period_between(const Any<Period>& first, const std::optional<Any<Period>>& last) {
  return last ? Period{start_of(first.value), end_of(last->value)} : first.value;
}

void bind_period(py::module_& m) {
  py::class_<Period> period(
      m, "Period",
      "Whole days from the first to the last, both inside: Period(2025), Period('2025Q3'), Period('2021..2025'),\n"
      "Period('2022-07-11', '2027-07-11'). Wherever a period is meant, an int is a year, and strings, dates, "
      "datetime64\n"
      "(by its unit) and pandas.Period are taken as well. Raises ParseError, and OutOfRange if it ends before it "
      "begins.");
  period
      .def(py::init(&period_between), py::arg("first"), py::arg("last") = py::none(),
           "From the first day of one period to the last day of another, or one period.")
      .def_property_readonly("first", &Period::first, "The first day, inside.")
      .def_property_readonly("last", &Period::last, "The last day, inside.")
      .def(
          "__eq__", [](const Period& a, const Period& b) { return a == b; }, py::is_operator())
      .def("__hash__", [](const Period& p) { return py::hash(py::make_tuple(p.first(), p.last())); })
      .def(
          "__contains__", [](const Period& p, const Date& date) { return contains(p, date); }, py::arg("date"))
      .def("__str__", [](const Period& p) { return to_string(p); })
      .def("__repr__", [](const Period& p) { return "Period('" + to_string(p) + "')"; })
      .def(py::pickle([](const Period& p) { return py::make_tuple(p.first(), p.last()); },
                      [](const py::tuple& days) {
                        return Period{days[0].cast<Date>(), days[1].cast<Date>()};
                      }));
  define_order(period);
}

void bind_period_functions(py::module_& m) {
  m.def("parse_period", &parse_period, py::arg("text"),
        "Reads 2025, 2025H1, 2025Q3, 2025-07, 2025-07-03, 2021..2025 and 2025年, 2025年上半年, 2025年三季度, "
        "2025年3月. 2025年底 is the last day of the year. Raises ParseError.");
  m.def(
      "start_of", [](const AnyPeriod& p) { return start_of(p.value); }, py::arg("period"),
      "The first day of a period.");
  m.def(
      "end_of", [](const AnyPeriod& p) { return end_of(p.value); }, py::arg("period"),
      "The last day of a period: end_of(2025) is 2025-12-31.");
  m.def(
      "contains", [](const AnyPeriod& outer, const AnyPeriod& inner) { return contains(outer.value, inner.value); },
      py::arg("outer"), py::arg("inner"), "True if every day of `inner` lies in `outer`.");
  m.def(
      "frequency_of", [](const AnyPeriod& p) { return frequency_of(p.value); }, py::arg("period"),
      "The calendar unit that the period is exactly; None for spans such as 2021..2025.");
  m.def(
      "period_of", [](const Date& date, const Any<Frequency>& every) { return period_of(date, every.value); },
      py::arg("date"), py::arg("frequency"),
      "The period of a frequency in which a day lies: the quarter of 2025-05-03 is 2025Q2.");
}

void bind_windows(py::module_& m) {
  Record<Span>(m, "Span", "A window, from the close of the opening day to the close of the due day.",
               Span{Date{1, 1, 1}, Date{1, 1, 1}})
      .required("open", &Span::open, "The window opens at the close of this day.")
      .required("due", &Span::due, "The last day, inside.")
      .done();
  m.def(
      "span_of", [](const AnyPeriod& p) { return span_of(p.value); }, py::arg("period"),
      "The window of whole days: opens at the close of the eve of its first day.");
  m.def("elapsed_share", &elapsed_share, py::arg("span"), py::arg("at"),
        "Elapsed share of the window at the close of a day, held within 0 and 1: span_of('2022..2025') gives 0.625 at "
        "2024-06-30.");
  Record<Recurrence>(
      m, "Recurrence",
      "One instance in each period of the window. A first or last period that lies only partly inside counts whole.",
      Recurrence{Frequency::year, Year{1}})
      .required("every", &Recurrence::every, "How often.")
      .required("window", &Recurrence::window, "From when to when.")
      .done();
  m.def(
      "instances_of", [](const Recurrence& recurrence) { return to_python(instances_of(recurrence)); },
      py::arg("recurrence"), "The periods in order: every year of 2022..2025 gives four.");
}

void bind_due_rules(py::module_& m) {
  const Date day{1, 1, 1};
  Record<NoDue>(m, "NoDue", "No due date at all (推进, 持续): nothing can be late.").done();
  Record<ByDate>(m, "ByDate", "Due on a day, the day inside.", ByDate{day})
      .required("date", &ByDate::date, "The due day.")
      .done();
  Record<EndOf>(m, "EndOf",
                "Due at the end of a period that has a name in the plan: the end of 十四五. The window opens where the "
                "period does.",
                EndOf{{}, day})
      .required("name", &EndOf::name, "Name of the period in the plan.")
      .required("period", &EndOf::period, "What the name stands for.")
      .done();
  Record<Within>(m, "Within", "To be done inside a window: 2022年内, “十四五”期间.", Within{day})
      .required("period", &Within::period, "The window.")
      .optional("name", &Within::name, "Its name in the plan; empty for a calendar period.")
      .done();
  Record<EachPeriod>(m, "EachPeriod", "Due in every period again: 每年.", EachPeriod{Frequency::year})
      .required("every", &EachPeriod::every, "How often.")
      .optional("window", &EachPeriod::window, "From when to when; None: over the plan's horizon.")
      .optional("name", &EachPeriod::name, "Name of the window, where it has one.")
      .done();
  Record<RelativeTo>(m, "RelativeTo", "Due some months after an anchor day, on the anniversary: \"within 5 years\".",
                     RelativeTo{0})
      .required("months", &RelativeTo::months, "Months after the anchor.")
      .optional("anchor", &RelativeTo::anchor,
                "The day counted from; None: the plan's day of issue is assumed, and said.")
      .done();
}

void bind_due(py::module_& m) {
  Words<Basis>(m, "Basis", "Where a due date or an opening comes from.")
      .words({"From nowhere.", "Written at the target.", "Written once for several clauses.",
              "Taken from the end of the plan.", "Counted from an anchor.", "Fixed by the library's convention.",
              "Assumed because the document is silent."})
      .finalize();
  bind_due_rules(m);
  Record<OnMonthDay>(m, "OnMonthDay", "Due on a day whose year is left out: 6月30日前. The first one after the day of issue.",
                     OnMonthDay{{1, 1}})
      .required("day", &OnMonthDay::day, "The day; it is inside.")
      .done();
  Record<Regularly>(m, "Regularly", "Due again and again at no stated interval (定期, 常态化): nothing can be late.").done();
  name_choice(m, "DueRule", {"NoDue", "ByDate", "EndOf", "Within", "EachPeriod", "RelativeTo", "OnMonthDay", "Regularly"});
  Record<Due>(m, "Due",
              "A due rule with its basis and the words of the document. Wherever a due rule is meant, a date, a period "
              "(due at its end)\nor words such as 'each year of 2022..2025' do as well.",
              Due{NoDue{}, Basis::stated})
      .required("rule", &Due::rule, "A rule, a date, a period or words that parse_due reads.")
      .optional("basis", &Due::basis, "Where it comes from.")
      .optional("words", &Due::words, "The words of the document.")
      .done()
      .def("__str__", [](const Due& due) { return to_string(due); });
  Record<PlanFrame>(m, "PlanFrame", "The days of a plan that its due rules lean on.")
      .optional("issued", &PlanFrame::issued, "Day of issue 印发日.")
      .optional("horizon", &PlanFrame::horizon, "The years of the plan's title.")
      .done();
  Record<Schedule>(m, "Schedule", "A due rule worked out in days.")
      .optional("open", &Schedule::open, "The window opens at the close of this day.")
      .optional("due", &Schedule::due, "The last due day; None: no schedule.")
      .optional("open_basis", &Schedule::open_basis, "Where the opening comes from.")
      .optional("due_basis", &Schedule::due_basis, "Where the due day comes from.")
      .optional("recurrence", &Schedule::recurrence, "For targets due in each period.")
      .done();
}

PeriodNames names_in(const std::optional<py::dict>& names) {
  if (!names) return {};
  return [names](std::string_view name) -> std::optional<Period> {
    const std::string key{name};
    if (!names->contains(key.c_str())) return std::nullopt;
    return from_python<Period>((*names)[key.c_str()]);
  };
}

void bind_schedules(py::module_& m) {
  m.def(
      "schedule_of",
      [](const Any<Due>& due, const PlanFrame& frame, const std::optional<Date>& first_day) {
        return schedule_of(due.value, frame, first_day);
      },
      py::arg("due"), py::arg_v("frame", PlanFrame{}, "PlanFrame()"), py::arg("first_day") = py::none(),
      "The window of a due rule. A stated first day wins over what the rule and the plan say; a relative rule without "
      "an anchor opens at the close of the day of issue (basis assumed).");
  m.def(
      "parse_due",
      [](const std::string& text, const std::optional<py::dict>& names) { return parse_due(text, names_in(names)); },
      py::arg("text"), py::arg("names") = py::none(),
      "Reads 2025, 2025年底, end of fyp14, within 2022, each year, each year of 2022..2025, within 5 years of "
      "2022-07-11, none. A bare period is due at its end.\n"
      "`names`: {name: period} of the plan. Raises ParseError.");
}

}  // namespace

void bind_time(py::module_& m) {
  bind_dates(m);
  bind_calendar(m);
  bind_period(m);
  bind_period_functions(m);
  bind_windows(m);
  bind_due(m);
  bind_schedules(m);
}

}  // namespace milepost::python
