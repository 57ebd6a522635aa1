#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

template <>
struct Accept<MilestoneForecast> {
  static std::optional<MilestoneForecast> from(py::handle given) { return from_pair<MilestoneForecast, Date, Date>(given); }
  static std::string expected() { return "a MilestoneForecast or (reported, expected)"; }
};

namespace {

void bind_milestone_trends(py::module_& m) {
  Words<MilestoneTrend>(m, "MilestoneTrend", "How the line of forecasts runs over the days of the reports.")
      .words({"Rising.", "Level.", "Falling.", "Come to the diagonal."})
      .finalize();
  const Date day{1, 1, 1};
  Record<MilestoneForecast>(m, "MilestoneForecast", "A report on a day, and when it expected the milestone.", MilestoneForecast{day, day})
      .required("reported", &MilestoneForecast::reported, "Day of the report.")
      .required("expected", &MilestoneForecast::expected, "Day on which the milestone was expected.")
      .done();
  m.def(
      "milestone_trend", [](const Any<std::vector<MilestoneForecast>>& forecasts) { return milestone_trend(forecasts.value); },
      py::arg("forecasts"),
      "From the first forecast to the last, in the order of the reports; done once the last report expects no later day "
      "than its own. None for fewer than two reports.");
  m.def(
      "arrival_by_trend", [](const Any<std::vector<MilestoneForecast>>& forecasts) { return arrival_by_trend(forecasts.value); },
      py::arg("forecasts"),
      "The day on which the milestone will be reached if it goes on slipping as it did. None if it never arrives so.");
  m.def("arrival_of", &arrival_of, py::arg("forecasts"),
        "Where a line of forecasts comes to the diagonal: the same in days from any one day.");
}

void bind_delivery_confidence(py::module_& m) {
  Words<DeliveryConfidence>(m, "DeliveryConfidence", "How likely a project is to be delivered: red, amber, green.")
      .words({"Highly likely.", "Probable.", "Feasible.", "In doubt.", "Unachievable."})
      .finalize();
  Record<ConfidenceCuts>(m, "ConfidenceCuts", "Lower ends of four classes, each included; below them is red.")
      .required("green", &ConfidenceCuts::green, "From here green.")
      .required("amber_green", &ConfidenceCuts::amber_green, "From here amber-green.")
      .required("amber", &ConfidenceCuts::amber, "From here amber.")
      .required("amber_red", &ConfidenceCuts::amber_red, "From here amber-red.")
      .done();
  m.def("confidence_of", &confidence_of, py::arg("figure"), py::arg("cuts"),
        "The class of a figure, for instance a probability of meeting the due date.");
  m.def(
      "is_of_three", [](const Any<DeliveryConfidence>& confidence) { return is_of_three(confidence.value); },
      py::arg("confidence"), "Is it a point of the scale of three?");
  m.def(
      "on_three_points", [](const Any<DeliveryConfidence>& confidence) { return on_three_points(confidence.value); },
      py::arg("confidence"), "On the scale of three: what lies between two colours takes the worse of them.");
  m.def(
      "status_of", [](const Any<DeliveryConfidence>& confidence) { return status_of(confidence.value); },
      py::arg("confidence"), "The library's own reading: green is on track, red off track, all between at risk.");
  m.def(
      "colour_of", [](const Any<Status>& status) { return colour_of(status.value); }, py::arg("status"),
      "Red, amber, green of a status. None where nothing could be assessed.");
}

void bind_accelerations(py::module_& m) {
  m.def(
      "acceleration_factor", [](double observed_rate, double required_rate) { return acceleration_factor(observed_rate, required_rate); },
      py::arg("observed_rate"), py::arg("required_rate"),
      "Rate needed over rate seen: 3.25 means 3.25 times as fast. None where nothing moves.\n"
      "From figures: the change a year still needed over the change a year seen.");
  m.def(
      "acceleration_factor",
      [](double start, double end, double years_seen, double target, double years_left) {
        return acceleration_factor(start, end, years_seen, target, years_left);
      },
      py::arg("start"), py::arg("end"), py::arg("years_seen"), py::arg("target"), py::arg("years_left"));
  m.def("emissions_gap", &emissions_gap, py::arg("projected"), py::arg("pathway"),
        "Emissions under what has been pledged, less those of the least-cost path.");
  m.def("food_systems_growth", &food_systems_growth, py::arg("start"), py::arg("end"), py::arg("years"),
        "Compound rate in per cent a year as a survey of food systems computes it: infinite in no time, None from 0 or less.");
  m.def("food_systems_change", &food_systems_change, py::arg("start"), py::arg("end"), py::arg("years"),
        "Change a year by the same survey: infinite in no time.");
}

void bind_current_status(py::module_& m) {
  using Way = Any<Direction>;
  m.def(
      "current_status_index",
      [](double base, double latest, double target, const Way& direction) {
        return current_status_index(base, latest, target, direction.value);
      },
      py::arg("base"), py::arg("latest"), py::arg("target"), py::arg("direction"),
      "ESCAP: 10 d (y - b) / |T - b|, 10 at the target and at most. None where base and target are the same.");
  m.def("parity_status_index", &parity_status_index, py::arg("base"), py::arg("latest"), py::arg("target") = 1.0,
        "The same for parities, which may be missed on either side: 10 - 10 |T - y| / |T - b|.");
}

}  // namespace

void bind_measures(py::module_& m) {
  bind_milestone_trends(m);
  bind_delivery_confidence(m);
  bind_accelerations(m);
  bind_current_status(m);
}

}  // namespace milepost::python
