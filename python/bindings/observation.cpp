#include "bindings.hpp"
#include "milepost/detail/near_names.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

void bind_figures(py::module_& m) {
  Words<Report>(m, "Report", "What stretch a value covers.")
      .word("period", Report::period, "Its period.")
      .word("year_to_date", Report::year_to_date, "From 1 January to the period's end.")
      .word("since_start", Report::since_start, "From the window's opening to the period's end.")
      .finalize();
  Words<ObservationStatus>(m, "ObservationStatus", "How firm a figure is.")
      .word("final_figure", ObservationStatus::final_figure, "Final.")
      .word("provisional", ObservationStatus::provisional, "初步.")
      .word("estimate", ObservationStatus::estimate, "Never replaces a figure.")
      .word("final", ObservationStatus::final_figure, "Final.")
      .finalize();
  Words<Exactness>(m, "Exactness", "How exactly a figure is known.")
      .word("exact", Exactness::exact, "The number itself.")
      .word("at_least", Exactness::at_least, "余, 以上.")
      .word("more_than", Exactness::more_than, "突破, 超过.")
      .finalize();
  Record<Observation>(m, "Observation",
                      "A value for a period, as known on a day. It sits at the close of the period's last day, in the "
                      "unit of its series. Zero is a figure; a missing figure is no observation.",
                      Observation{.period = Year{1}})
      .required("period", &Observation::period, "2024, '2024Q1', a date, pandas.Period ...")
      .required("value", &Observation::value, "The number.")
      .keyword_only()
      .optional("report", &Observation::report, "What stretch it covers.")
      .optional("status", &Observation::status, "How firm it is.")
      .optional("exactness", &Observation::exactness, "How exactly it is known.")
      .optional("published", &Observation::published,
                "The day it became known; None: taken as known at the period's close, and flagged.")
      .optional("source", &Observation::source, "Where it stands.")
      .optional("note", &Observation::note, "Remarks.")
      .done();
}

Observation observation_from(py::handle given) {
  if (py::isinstance<Observation>(given)) return given.cast<Observation>();
  if (!py::isinstance<py::tuple>(given) && !py::isinstance<py::list>(given))
    fail_type(given, "an Observation or (period, value)");
  const py::sequence pair = py::reinterpret_borrow<py::sequence>(given);
  if (pair.size() != 2) fail_type(given, "an Observation or (period, value)");
  Observation observation{.period = from_python<Period>(pair[0])};
  with_context(to_string(observation.period), [&] { observation.value = from_python<double>(pair[1]); });
  return observation;
}

/// A mapping of periods to values (a dict, a pandas Series), or a list of Observation and (period, value).
std::vector<Observation> observations_from(py::handle given) {
  std::vector<Observation> observations;
  if (const auto pairs = pairs_from(given)) {
    for (const auto& [period, value] : *pairs)
      observations.push_back(observation_from(py::make_tuple(period, value)));
    return observations;
  }
  if (!py::hasattr(given, "__iter__") || py::isinstance<py::str>(given))
    fail_type(given, "{period: value}, or a list of (period, value) or Observation");
  for (const py::handle one : given)
    observations.push_back(observation_from(one));
  return observations;
}

Series make_series(const Any<Unit>& unit, const py::object& observations) {
  std::vector<Observation> held;
  with_context("Series", [&] { held = observations_from(observations); });
  return Series{unit.value, std::move(held)};
}

py::object all_observations_of(const py::object& series) {
  return to_python(py::cast<const Series&>(series).observations(), series);
}

/// Plain figures as {period: value}, others as a list.
std::string written_figures(const py::object& series) {
  std::string pairs;
  for (const Observation& one : py::cast<const Series&>(series).observations()) {
    const Observation plain{.period = one.period, .value = one.value};
    if (!(one == plain)) return written(all_observations_of(series));
    pairs += (pairs.empty() ? "" : ", ") + written(py::cast(one.period)) + ": " + written(py::float_(one.value));
  }
  return "{" + pairs + "}";
}

std::string repr_of_series(const py::object& self) {
  const auto& series = py::cast<const Series&>(self);
  if (series.size() <= 8) return "Series(" + written(self.attr("unit")) + ", " + written_figures(self) + ")";
  return "<Series of " + std::to_string(series.size()) + " observations in " + series.unit().name + ", " +
         to_string(series.first().period) + " to " + to_string(series.last().period) + ">";
}

const Observation& nth(const Series& series, py::ssize_t index) {
  const auto size = static_cast<py::ssize_t>(series.size());
  if (index < -size || index >= size)
    throw py::index_error("observation " + std::to_string(index) + " of " + std::to_string(size));
  return series.observations()[static_cast<std::size_t>(index < 0 ? index + size : index)];
}

void bind_series(py::module_& m) {
  constexpr auto inside = py::return_value_policy::reference_internal;
  py::class_<Series> series(m, "Series",
                            "All observations of one indicator, one entity, one definition, in order of period end; "
                            "several vintages of one period\n"
                            "are allowed: Series(unit, {2022: 260, 2023: 310}), Series(unit, [('2024Q1', 80), "
                            "mp.Observation(...)]), or a pandas Series.");
  series
      .def(py::init(&make_series), py::arg("unit"), py::arg("observations") = py::tuple(),
           "Raises ParseError for a period that cannot be read, OutOfRange for a value that is no finite number.")
      .def_property_readonly("unit", &Series::unit, "Unit of the values.")
      .def_property_readonly("observations", &all_observations_of, "In order of period end.")
      .def("first", &Series::first, inside, "The earliest observation. Raises OutOfRange for an empty series.")
      .def("last", &Series::last, inside, "The latest observation. Raises OutOfRange for an empty series.")
      .def("__len__", &Series::size)
      .def("__getitem__", &nth, py::arg("index"), inside)
      .def("__iter__", [](const py::object& self) { return py::iter(all_observations_of(self)); })
      .def(
          "__eq__", [](const Series& a, const Series& b) { return a == b; }, py::is_operator())
      .def("__hash__", [](const py::object& self) { return py::hash(py::make_tuple(self.attr("unit"), all_observations_of(self))); })
      .def("__repr__", &repr_of_series)
      .def(py::pickle([](const py::object& self) { return py::make_tuple(self.attr("unit"), all_observations_of(self)); },
                      [](const py::tuple& state) { return make_series({state[0].cast<Unit>()}, state[1]); }));
  m.def(
      "in_", [](const Series& figures, const Any<Unit>& unit) { return in(figures, unit.value); }, py::arg("series"),
      py::arg("unit"), "The same figures written in another unit. Raises UnitMismatch.");
}

SeriesKey key_from(py::handle given) {
  const std::optional<SeriesKey> key = series_key_from(given);
  if (!key) fail_type(given, "an indicator's id or (indicator, entity)");
  return *key;
}

Observations make_observations(const py::object& given) {
  Observations observations;
  const auto pairs = pairs_from(given);
  if (!pairs) fail_type(given, "{indicator: Series} or {(indicator, entity): Series}");
  for (const auto& [key, series] : *pairs)
    observations.insert_or_assign(key_from(key), from_python<Series>(series));
  return observations;
}

py::list keys_of(const Observations& observations) {
  py::list keys;
  for (const auto& entry : observations)
    keys.append(to_python(entry.first));
  return keys;
}

/// Views into the observations.
py::list values_of(const py::object& self) {
  py::list values;
  for (const auto& entry : py::cast<const Observations&>(self))
    values.append(to_python(entry.second, self));
  return values;
}

py::list items_of(const py::object& self) {
  py::list items;
  for (const auto& [key, series] : py::cast<const Observations&>(self))
    items.append(py::make_tuple(to_python(key), to_python(series, self)));
  return items;
}

const Series& series_under(const Observations& observations, const py::object& given) {
  const SeriesKey key = key_from(given);
  if (const auto found = observations.find(key); found != observations.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& entry : observations)
    known.push_back(entry.first.indicator.value);
  throw py::key_error("no series of " + shown(given) + detail::did_you_mean(key.indicator.value, known));
}

std::string describe(const Observations& observations) {
  std::size_t figures = 0;
  for (const auto& entry : observations)
    figures += entry.second.size();
  return "<Observations: " + std::to_string(figures) + " in " + std::to_string(observations.size()) + " series>";
}

void bind_observations(py::module_& m) {
  py::class_<Observations>(m, "Observations",
                           "Everything seen of a plan: one Series for each indicator and entity, by (indicator, "
                           "entity), the entity '' for the whole.\n"
                           "Made from {indicator: Series} or {(indicator, entity): Series}; seen['carrier-platforms'], "
                           "seen['gdp', '历下区'].")
      .def(py::init(&make_observations), py::arg("series") = py::dict())
      .def(
          "__len__", [](const Observations& seen) { return seen.size(); }, "Number of series.")
      .def("__getitem__", &series_under, py::arg("key"), py::return_value_policy::reference_internal)
      .def(
          "__contains__", [](const Observations& seen, const py::object& key) { return seen.contains(key_from(key)); },
          py::arg("key"))
      .def("__iter__", [](const Observations& seen) { return py::iter(keys_of(seen)); })
      .def("keys", &keys_of, "(indicator, entity), in order of their names.")
      .def("values", &values_of, "The series, in the order of the keys.")
      .def("items", &items_of, "((indicator, entity), series), in the order of the keys.")
      .def(
          "__eq__", [](const Observations& a, const Observations& b) { return a == b; }, py::is_operator())
      .def("__repr__", [](const Observations& seen) { return describe(seen); })
      .def(py::pickle([](const py::object& self) { return py::dict{items_of(self)}; },
                      [](const py::dict& state) { return make_observations(state); }));
  m.def(
      "series_of",
      [](const Observations& seen, const IndicatorId& indicator, const Any<Unit>& unit, const std::string& entity) {
        return series_of(seen, indicator, unit.value, entity);
      },
      py::arg("observations"), py::arg("indicator"), py::arg("unit"), py::arg("entity") = "",
      "The series of an indicator and entity in a unit, or an empty one.");
}

void bind_knowledge(py::module_& m) {
  m.def("known_on", &known_on, py::arg("observation"),
        "The day an observation could be used from: published, or the period's close where no day is given.");
  m.def("is_forecast", &is_forecast, py::arg("observation"),
        "An estimate from before the period's end is a forecast, not an observation.");
  m.def("usable", &usable, py::arg("observation"), py::arg("as_of"),
        "Usable on a day: the period closed and the figure published on or before it.");
  m.def("known_as_of", &known_as_of, py::arg("series"), py::arg("as_of"),
        "The series as known on a day: one figure a period and report, the latest vintage; same unit.");
  Record<Total>(m, "Total", "Reports of a flow joined end to end.", Total{.through = Date{1, 1, 1}})
      .keyword_only()
      .required("value", &Total::value, "What has been reached, from the opening on.")
      .required("through", &Total::through, "The last day reached.")
      .optional("exactness", &Total::exactness, "A gap or a lower bound makes it at_least.")
      .optional("last_addition", &Total::last_addition, "What the last report joined added.")
      .optional("gap", &Total::gap, "Reports beyond a gap are in it.")
      .optional("parts", &Total::parts, "The reports joined, in order.")
      .done();
  m.def("join_total", &join_total, py::arg("series"), py::arg("open"), py::arg("until"),
        "Joins reports from the close of the opening day, longest first, without gap or overlap, up to `until` "
        "(inside). Reports beyond a gap, none negative, make it a lower bound. None if nothing can be joined.");
}

void bind_earned(py::module_& m) {
  Record<StepProgress>(m, "StepProgress", "What was done of a step of a deliverable by the close of a day.",
                       StepProgress{.date = Date{1, 1, 1}})
      .optional("step", &StepProgress::step, "Id of the step; empty: of the deliverable as a whole.")
      .keyword_only()
      .required("date", &StepProgress::date, "The day.")
      .optional("percent", &StepProgress::percent, "Of the step, so far.")
      .optional("published", &StepProgress::published, "The day it became known; None: taken as known on its day.")
      .optional("source", &StepProgress::source, "Where it stands.")
      .done();
  m.attr("deliverable_unit") = deliverable_unit;
  m.def("is_recurring", &is_recurring, py::arg("deliverable"), "Due in each period again: an instance a period.");
  m.def(
      "earned_weight",
      [](const Deliverable& deliverable, const Any<std::vector<StepProgress>>& progress) {
        return earned_weight(deliverable, progress.value);
      },
      py::arg("deliverable"), py::arg("progress"),
      "The weight earned after each report, 0 to 100 per cent, in the order of days. Later reports on a step replace "
      "earlier ones. Of a recurring deliverable: what each report adds, in deliverables (0.5 is half of one). Raises "
      "OutOfRange for an unknown step.");
}

}  // namespace

void bind_observation(py::module_& m) {
  bind_figures(m);
  bind_series(m);
  bind_observations(m);
  bind_knowledge(m);
  bind_earned(m);
}

}  // namespace milepost::python
