#include <memory>

#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

void bind_words_of_standings(py::module_& m) {
  Words<Track>(m, "Track", "What kind of line a target is judged along.")
      .word("none", Track::none, "No number to judge by.")
      .word("climb", Track::climb, "From the baseline to the limit.")
      .word("hold", Track::hold, "Flat at the limit: a line to hold.")
      .word("total", Track::total, "From 0 at the opening to the limit.")
      .word("budget", Track::budget, "A cap on a total: what may have been used so far.")
      .word("mean_rate", Track::mean_rate, "Flat: yearly rates, their geometric mean.")
      .word("chained_change", Track::chained_change, "From 0 to a cumulative cut in per cent.")
      .word("comparison", Track::comparison, "Flat: another indicator over the same years.")
      .finalize();
  Words<StartOrigin>(m, "StartOrigin", "Where a start value comes from.")
      .word("named", StartOrigin::named, "The promise names it.")
      .word("last_before_opening", StartOrigin::last_before_opening,
            "The last figure at or before the opening of the window.")
      .word("first_after_opening", StartOrigin::first_after_opening, "The first figure after it.")
      .word("zero", StartOrigin::zero, "Totals start from nothing.")
      .finalize();
}

void bind_evidence(py::module_& m) {
  Record<Evidence>(m, "Evidence",
                   "All that a method may see: a target, one series, a day; nothing global. A target that holds for "
                   "each of many entities is one Evidence an entity.",
                   Evidence{.as_of = Date{1, 1, 1}})
      .required("target", &Evidence::target, "What was promised.")
      .required("series", &Evidence::series, "What was seen.")
      .optional("indicator", &Evidence::indicator, "None: a stock, its direction from the bound.")
      .optional("baseline", &Evidence::baseline, "Takes the place of the target's own.")
      .keyword_only()
      .required("as_of", &Evidence::as_of, "What was known at the close of this day counts, nothing later.")
      .optional("frame", &Evidence::frame, "Day of issue and horizon of the plan.")
      .optional("reference", &Evidence::reference, "Figures of the indicator that `above` and `in step with` name.")
      .optional("baseline_from_figures", &Evidence::baseline_from_figures,
                "Without a named baseline, may a figure serve? If not: no_baseline.")
      .done();
  m.def("kind_of", &kind_of, py::arg("evidence"), "The indicator's kind, else stock.");
  m.def(
      "direction_of", [](const Evidence& evidence) { return direction_of(evidence); }, py::arg("evidence"));
  m.def(
      "named_baseline", [](const Evidence& evidence) { return named_baseline(evidence); }, py::arg("evidence"),
      "The baseline of the evidence, else of the target; None if neither names one.");
  m.def(
      "schedule_of", [](const Evidence& evidence) { return schedule_of(evidence); }, py::arg("evidence"));
}

void bind_facts(py::module_& m) {
  const Date day{1, 1, 1};
  Record<Figure>(m, "Figure", "The figure that is judged.", Figure{.at = day})
      .required("value", &Figure::value, "The number.")
      .required("at", &Figure::at, "Close of the period it belongs to, or the last day a total reaches.")
      .keyword_only()
      .optional("exactness", &Figure::exactness, "How exactly it is known.")
      .optional("provisional", &Figure::provisional, "Provisional or an estimate, in whole or in part.")
      .optional("undated", &Figure::undated, "No day of publication is given.")
      .optional("gap", &Figure::gap, "Reports are missing inside a total.")
      .optional("frequency", &Figure::frequency, "Of the period it was reported for.")
      .optional("from_", &Figure::from, "Of what several years make together: the first day of the first of them.")
      .optional("last_addition", &Figure::last_addition, "Of totals: what the last report added.")
      .done();
  Record<Demand>(m, "Demand", "What the bound asks of a figure, as numbers.")
      .required("limit", &Demand::limit, "The bound's number; the path runs to it.")
      .required("threshold", &Demand::threshold, "Meeting starts here.")
      .optional("strict", &Demand::strict, "The threshold itself does not meet.")
      .optional("far_end", &Demand::far_end, "Of a range.")
      .optional("two_sided", &Demand::two_sided, "The range must hold at both ends.")
      .done();
  Record<Start>(m, "Start", "The first point of the path.", Start{.date = day})
      .required("value", &Start::value, "The number.")
      .required("date", &Start::date, "The day.")
      .required("origin", &Start::origin, "Where it comes from.")
      .done();
}

void bind_standing(py::module_& m) {
  Record<Standing>(m, "Standing",
                   "The facts of one target on its as-of day, before any method speaks. Values are in `unit`.",
                   Standing{.as_of = Date{1, 1, 1}})
      .keyword_only()
      .required("as_of", &Standing::as_of, "The day.")
      .optional("kind", &Standing::kind, "Of the indicator.")
      .optional("direction", &Standing::direction, "Which way is better.")
      .optional("track", &Standing::track, "What kind of line it is judged along.")
      .optional("unit", &Standing::unit, "Of all values.")
      .optional("schedule", &Standing::schedule, "Opening and due day.")
      .optional("known", &Standing::known, "Figures known on the day; yearly rates for growth.")
      .optional("start", &Standing::start, "The first point of the path.")
      .optional("demand", &Standing::demand, "What the bound asks.")
      .optional("figure", &Standing::figure, "The figure judged.")
      .optional("shape", &Standing::shape, "Of the required path, steps included.")
      .optional("milestones", &Standing::milestones, "The promise's own values on the way.")
      .done();
  m.def("standing_of", &standing_of, py::arg("evidence"),
        "Works the facts out of the evidence; no method, no class yet. Raises UnitMismatch.");
  m.def(
      "is_flat", [](const Any<Track>& track) { return is_flat(track.value); }, py::arg("track"),
      "Flat lines ask for the limit itself at every moment.");
  m.def("movement_of", &movement_of, py::arg("standing"), "Where the figure itself went last, whatever the status.");
}

void bind_demands(py::module_& m) {
  using Way = Any<Direction>;
  m.def(
      "demand_of",
      [](const Evidence& evidence, const Way& direction, const Any<Unit>& unit, std::optional<double> start,
         std::optional<double> reference) {
        return demand_of(evidence, direction.value, unit.value, start, reference);
      },
      py::arg("evidence"), py::arg("direction"), py::arg("unit"), py::arg("start") = py::none(),
      py::arg("reference") = py::none(),
      "The demand of a target in a unit; None where the number is not known (yet). `start` is needed by changes, "
      "`reference` by bounds to another indicator.");
  m.def(
      "meets",
      [](const Demand& demand, const Way& direction, double value) { return meets(demand, direction.value, value); },
      py::arg("demand"), py::arg("direction"), py::arg("value"),
      "Is the bound met? With the relative slack of all comparisons, 1e-9.");
  m.def(
      "surely_meets",
      [](const Demand& demand, const Way& direction, double value, const Any<Exactness>& exactness) {
        return surely_meets(demand, direction.value, value, exactness.value);
      },
      py::arg("demand"), py::arg("direction"), py::arg("value"), py::arg("exactness"),
      "Met already by what is certain of a figure known only as at least, or more than, a number.");
}

void bind_paths(py::module_& m) {
  m.def(
      "required_path",
      [](const Observation& start, const Target& target, const Any<Shape>& shape) {
        return required_path(start, target, shape.value);
      },
      py::arg("start"), py::arg("target"), py::arg("shape") = "linear",
      "The line from an observation to a target's limit at its due date. Raises OutOfRange for a target without number "
      "or due date.\n"
      "For evidence or a standing: the line it is judged along; None for flat lines and where start, number or due "
      "date are missing.");
  m.def(
      "required_path", [](const Evidence& evidence) { return required_path(evidence); }, py::arg("evidence"));
  m.def(
      "required_path", [](const Standing& standing) { return required_path(standing); }, py::arg("standing"));
  m.def(
      "required_path",
      [](const Standing& standing, const Any<Shape>& shape, bool by_way_of_milestones) {
        return required_path(standing, shape.value, by_way_of_milestones);
      },
      py::arg("standing"), py::arg("shape"), py::arg("by_way_of_milestones"));
  m.def(
      "required_value", [](const Standing& standing, const Date& at) { return required_value(standing, at); },
      py::arg("standing"), py::arg("at"),
      "The value owed at the close of a day. From the due day on it is the limit. None without a number; before the "
      "due day also without a start; and where growth through zero is undefined.");
  m.def(
      "required_value",
      [](const Standing& standing, const Date& at, const Any<Shape>& shape, bool by_way_of_milestones) {
        return required_value(standing, at, shape.value, by_way_of_milestones);
      },
      py::arg("standing"), py::arg("at"), py::arg("shape"), py::arg("by_way_of_milestones"));
}

/// A method with nothing but cuts.
template <class T>
void bind_method(py::module_& m, const char* name, const char* doc) {
  Record<T>(m, name, doc).optional("cuts", &T::cuts, "Lower ends of on_track and at_risk, each included.").done();
  m.def(
      "name_of", [](const T& method) { return name_of(method); }, py::arg("method"));
}

/// A Python function as a figure. It may be copied and dropped by threads that do not hold the interpreter's lock.
class PythonFigure {
 public:
  explicit PythonFigure(py::object function)
      : function_(new py::object(std::move(function)), [](py::object* held) {
          const py::gil_scoped_acquire acquire;
          delete held;
        }) {}

  std::optional<double> operator()(const Standing& standing) const {
    const py::gil_scoped_acquire acquire;
    const py::object figure = (*function_)(py::cast(standing));
    if (figure.is_none()) return std::nullopt;
    std::optional<double> number;
    with_context("figure of the method", [&] { number = from_python<double>(figure); });
    return number;
  }
  const py::object& function() const { return *function_; }

 private:
  std::shared_ptr<py::object> function_;
};

Custom make_custom(const std::string& name, const py::object& figure, double on_track, double at_risk) {
  if (!PyCallable_Check(figure.ptr())) fail_type(figure, "a function of a Standing that returns a float or None");
  return Custom{name, PythonFigure{figure}, {on_track, at_risk}};
}

py::object function_of(const Custom& custom) { return custom.figure.target<PythonFigure>()->function(); }

py::tuple parts_of(const Custom& custom) {
  return py::make_tuple(custom.name, function_of(custom), custom.cuts.on_track, custom.cuts.at_risk);
}

void bind_custom(py::module_& m) {
  py::class_<Custom>(m, "Custom",
                     "A method of one's own. `figure` is called with the Standing of every target that is neither over "
                     "nor met and returns a float,\n"
                     "or None for `inconclusive`; ends, reasons, movement and history are the library's. What it "
                     "raises comes through.")
      .def(py::init(&make_custom), py::arg("name"), py::arg("figure"), py::arg("on_track") = 1.0,
           py::arg("at_risk") = 0.9, "`on_track`, `at_risk`: lower ends of the classes, each included.")
      .def_readonly("name", &Custom::name, "Its name.")
      .def_property_readonly("figure", &function_of, "The function.")
      .def_readonly("cuts", &Custom::cuts, "Lower ends of on_track and at_risk, each included.")
      .def(
          "__eq__", [](const Custom& a, const Custom& b) { return parts_of(a).equal(parts_of(b)); }, py::is_operator())
      .def("__hash__", [](const Custom& custom) { return py::hash(parts_of(custom)); })
      .def("__repr__",
           [](const Custom& custom) {
             return "Custom(" + py::repr(py::str(custom.name)).cast<std::string>() + ", " +
                    py::repr(function_of(custom)).cast<std::string>() + ")";
           })
      .def(py::pickle(&parts_of, [](const py::tuple& parts) {
        return make_custom(parts[0].cast<std::string>(), parts[1], parts[2].cast<double>(), parts[3].cast<double>());
      }));
  m.def(
      "name_of", [](const Custom& method) { return name_of(method); }, py::arg("method"));
}

void bind_methods(py::module_& m) {
  Record<Cuts>(m, "Cuts", "Lower ends of two classes, each included; below both is off_track.")
      .optional("on_track", &Cuts::on_track, "From here on track.")
      .optional("at_risk", &Cuts::at_risk, "From here at risk.")
      .done();
  m.def(
      "grade", [](double figure, const Any<Cuts>& cuts) { return grade(figure, cuts.value); }, py::arg("figure"),
      py::arg("cuts"), "The class of a figure, with the relative slack of all comparisons.");
  bind_method<Path>(m, "Path",
                    "figure = 1 + d(y - R)/S: how much of what is owed by now has been done. The default method. Its "
                    "cut of 0.90 is the library's own parameter.");
  bind_method<TimeProportional>(m, "TimeProportional",
                                "时序进度: completion minus elapsed time, in percentage points, on the straight line. "
                                "The cut of -10 points is the library's own parameter.");
  bind_method<GrowthRatio>(m, "GrowthRatio",
                           "figure = growth seen / growth needed, compound, a year. Cuts of 0.95 and 0.60 as in "
                           "Eurostat's monitoring with a target. Undefined from, to or through zero.");
  bind_method<TrendProjection>(m, "TrendProjection",
                               "Where the straight line through the figures leads at the due date: a plain reference, "
                               "not advice. Needs three figures.");
  bind_method<EarnedValue>(m, "EarnedValue",
                           "SPI = EV / PV, the schedule performance index of earned value management. It tends to 1 "
                           "for what ends late; EarnedSchedule does not. The cut of 0.90 is the library's own "
                           "parameter.");
  bind_method<EarnedSchedule>(m, "EarnedSchedule",
                              "SPI(t) = ES / AT: the time by which what is done was planned to be done, over the time "
                              "that has passed. For lines that climb; flat lines have no schedule to earn. The cut of "
                              "0.90 is the library's own parameter.");
  bind_custom(m);
  name_choice(m, "Method",
              {"Path", "TimeProportional", "GrowthRatio", "TrendProjection", "EarnedValue", "EarnedSchedule", "Preset", "Custom"});
  m.def(
      "method_named", [](const std::string& name) { return method_named(name); }, py::arg("name"),
      "A method by its name: path, time_proportional, growth_ratio, trend_projection, earned_value, earned_schedule, or an institution's preset, as "
      "eurostat.2021. Raises ParseError for any other.");
}

void bind_earned_value_figures(py::module_& m) {
  Record<EarnedValueFigures>(m, "EarnedValueFigures",
                             "The figures of earned value management, in units of cost. None where a denominator is 0.")
      .keyword_only()
      .optional("schedule_variance", &EarnedValueFigures::schedule_variance, "SV = EV - PV.")
      .optional("schedule_performance", &EarnedValueFigures::schedule_performance, "SPI = EV / PV.")
      .optional("cost_variance", &EarnedValueFigures::cost_variance, "CV = EV - AC.")
      .optional("cost_performance", &EarnedValueFigures::cost_performance, "CPI = EV / AC.")
      .optional("estimate_at_completion", &EarnedValueFigures::estimate_at_completion, "EAC = BAC / CPI.")
      .optional("estimate_if_typical", &EarnedValueFigures::estimate_if_typical, "AC + (BAC - EV).")
      .optional("estimate_with_schedule", &EarnedValueFigures::estimate_with_schedule, "AC + (BAC - EV) / (CPI SPI).")
      .optional("estimate_to_complete", &EarnedValueFigures::estimate_to_complete, "ETC = EAC - AC.")
      .optional("variance_at_completion", &EarnedValueFigures::variance_at_completion, "VAC = BAC - EAC.")
      .optional("performance_to_complete", &EarnedValueFigures::performance_to_complete,
                "TCPI = (BAC - EV) / (BAC - AC).")
      .done();
  m.def("earned_value_figures", &earned_value_figures, py::arg("planned"), py::arg("earned"), py::arg("cost"),
        py::arg("budget"),
        "From planned value, earned value, actual cost and budget at completion, all in one currency.");
}

/// A pandas Series gives its values; of a mapping it would be the keys.
std::vector<double> numbers_in(const py::iterable& given) {
  if (py::isinstance<py::dict>(given) || py::isinstance<py::str>(given)) fail_type(given, "a sequence of numbers");
  std::vector<double> numbers;
  for (const py::handle one : given)
    numbers.push_back(from_python<double>(one));
  return numbers;
}

void bind_earned_schedule_figures(py::module_& m) {
  Record<EarnedScheduleFigures>(m, "EarnedScheduleFigures",
                                "The figures of earned schedule, in periods. None where a denominator is 0.")
      .keyword_only()
      .optional("earned_schedule", &EarnedScheduleFigures::earned_schedule, "ES.")
      .optional("schedule_variance", &EarnedScheduleFigures::schedule_variance, "SV(t) = ES - AT.")
      .optional("schedule_performance", &EarnedScheduleFigures::schedule_performance, "SPI(t) = ES / AT.")
      .optional("estimated_duration", &EarnedScheduleFigures::estimated_duration, "IEAC(t) = PD / SPI(t).")
      .optional("performance_to_complete", &EarnedScheduleFigures::performance_to_complete,
                "TSPI = (PD - ES) / (PD - AT).")
      .done();
  m.def(
      "earned_schedule_figures",
      [](const py::iterable& planned, double earned, double passed, double duration) {
        return earned_schedule_figures(numbers_in(planned), earned, passed, duration);
      },
      py::arg("planned"), py::arg("earned"), py::arg("passed"), py::arg("duration"),
      "From the planned value at the end of each period, in order, what is earned, the periods that have passed, and "
      "the planned duration in periods.");
}

void bind_earned_schedule_of_one(py::module_& m) {
  m.def(
      "earned_schedule_figures",
      [](double earned_schedule, double passed, double duration) {
        return earned_schedule_figures(earned_schedule, passed, duration);
      },
      py::arg("earned_schedule"), py::arg("passed"), py::arg("duration"),
      "From the periods by which what is done was planned to be done.");
}

void bind_evidence_of_deliverables(py::module_& m) {
  m.def("evidence_of", &evidence_of, py::arg("deliverable"), py::arg("earned"), py::arg("as_of"),
        py::arg_v("frame", PlanFrame{}, "PlanFrame()"),
        "A deliverable as evidence like any other. Its series is the weight earned (earned_weight), its target 100 per "
        "cent at the due day, its path the planned steps; steps without a day of their own lie evenly between their "
        "neighbours. Without steps nothing is owed before the due day. What has been reported stays earned on later "
        "days. A recurring deliverable is one in each period.");
}

}  // namespace

void bind_assessment(py::module_& m) {
  bind_words_of_standings(m);
  bind_evidence(m);
  bind_facts(m);
  bind_standing(m);
  bind_demands(m);
  bind_paths(m);
  bind_methods(m);
  bind_earned_value_figures(m);
  bind_earned_schedule_figures(m);
  bind_earned_schedule_of_one(m);
  bind_evidence_of_deliverables(m);
}

}  // namespace milepost::python
