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
  Words<Acceleration>(m, "Acceleration", "Classes of the State of Climate Action reports.")
      .words({"A factor of 1 or less.", "Under 2.", "From 2.", "It moves the other way."})
      .finalize();
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
  m.def("acceleration_class", &acceleration_class, py::arg("observed_rate"), py::arg("required_rate"),
        "World Resources Institute: factor of 1 or less on track, under 2 off track, from 2 well off track.");
  m.def("emissions_gap", &emissions_gap, py::arg("projected"), py::arg("pathway"),
        "Emissions under what has been pledged, less those of the least-cost path.");
  m.def("food_systems_growth", &food_systems_growth, py::arg("start"), py::arg("end"), py::arg("years"),
        "Compound rate in per cent a year as a survey of food systems computes it: infinite in no time, None from 0 or less.");
  m.def("food_systems_change", &food_systems_change, py::arg("start"), py::arg("end"), py::arg("years"),
        "Change a year by the same survey: infinite in no time.");
}

void bind_reduction_bands(py::module_& m) {
  Words<ReductionBand>(m, "ReductionBand", "UNICEF's classes of 2004 for rates of reduction in per cent a year.")
      .words({"Below -0.5.", "-0.5 to 0.", "0.1 to 1.2.", "1.3 to 4.3, more than five points off.",
              "1.3 to 4.3, within five points.", "Above 4.4."})
      .finalize();
  Words<BandHoles>(m, "BandHoles", "What becomes of a rate that lies in none of the published bands.")
      .word("as_published", BandHoles::as_published, "It has no class.")
      .word("closed", BandHoles::closed, "It stays in the band below, until the next begins.")
      .finalize();
  m.def(
      "reduction_band",
      [](double rate, bool within_five_points, const Any<BandHoles>& holes) {
        return reduction_band(rate, within_five_points, holes.value);
      },
      py::arg("rate"), py::arg("within_five_points"), py::arg("holes") = "as_published",
      "The band of a rate of reduction in per cent a year. None in a hole between bands as published.");
}

void bind_current_status(py::module_& m) {
  using Way = Any<Direction>;
  Words<ProgressNeed>(m, "ProgressNeed", "What has to be done about a gap (ESCAP).")
      .words({"Keep on.", "Go faster.", "Turn round."})
      .finalize();
  Record<GapCuts>(m, "GapCuts", "Upper ends of two classes of gaps, each included; above both the trend has to be reversed.")
      .optional("maintain", &GapCuts::maintain, "Up to here maintain.")
      .optional("accelerate", &GapCuts::accelerate, "Up to here accelerate.")
      .done();
  m.def(
      "current_status_index",
      [](double base, double latest, double target, const Way& direction) {
        return current_status_index(base, latest, target, direction.value);
      },
      py::arg("base"), py::arg("latest"), py::arg("target"), py::arg("direction"),
      "ESCAP: 10 d (y - b) / |T - b|, 10 at the target and at most. None where base and target are the same.");
  m.def("parity_status_index", &parity_status_index, py::arg("base"), py::arg("latest"), py::arg("target") = 1.0,
        "The same for parities, which may be missed on either side: 10 - 10 |T - y| / |T - b|.");
  m.def(
      "progress_gap",
      [](double base, double predicted, double target, const Way& direction) {
        return progress_gap(base, predicted, target, direction.value);
      },
      py::arg("base"), py::arg("predicted"), py::arg("target"), py::arg("direction"),
      "What will be missing in the target year, as a share of the way from base to target; 0 if met.");
  m.def("need_of", &need_of, py::arg("gap"), py::arg_v("cuts", GapCuts{}, "GapCuts()"), "The class of a gap.");
}

void bind_arrows(py::module_& m) {
  Words<Arrow>(m, "Arrow", "Trends of the SDSN's dashboards.")
      .words({"Below 0.", "Under half of the pace needed.", "Under the pace needed.", "At the pace needed.",
              "Green, and stays so."})
      .finalize();
  Record<ScoreTrend>(m, "ScoreTrend", "Two scores of 0 to 100, and the score from which the dashboard is green.")
      .required("base", &ScoreTrend::base, "The earlier score.")
      .required("base_year", &ScoreTrend::base_year, "Its year.")
      .required("latest", &ScoreTrend::latest, "The later score.")
      .required("latest_year", &ScoreTrend::latest_year, "Its year.")
      .required("green", &ScoreTrend::green, "Green from here.")
      .optional("target_year", &ScoreTrend::target_year, "The year in which it should be green.")
      .done();
  m.def("arrow_of", &arrow_of, py::arg("trend"),
        "Sustainable Development Report: change a year over the change a year that would reach green in the target year.");
}

}  // namespace

void bind_measures(py::module_& m) {
  bind_milestone_trends(m);
  bind_delivery_confidence(m);
  bind_accelerations(m);
  bind_reduction_bands(m);
  bind_current_status(m);
  bind_arrows(m);
}

}  // namespace milepost::python
