// How well statuses foretell whether targets are met.
#include "arrays.hpp"
#include "bindings.hpp"
#include "model.hpp"
#include "preset.hpp"

namespace milepost::python {

namespace {

py::dict in_dict(const EarlyWarningRow& row) {
  py::dict dict;
  dict["method"] = row.method, dict["lead"] = row.lead, dict["judged"] = row.judged, dict["not_judged"] = row.not_judged;
  dict["base_rate"] = row.base_rate, dict["brier"] = row.brier, dict["skill"] = row.skill, dict["auc"] = row.discrimination;
  dict["met_on_track"] = row.met_on_track, dict["met_at_risk"] = row.met_at_risk, dict["met_off_track"] = row.met_off_track;
  dict["alarms"] = row.alarms, dict["false_alarms"] = row.false_alarms, dict["missed_alarms"] = row.missed_alarms;
  dict["lead_time"] = row.lead_time;
  return dict;
}

std::vector<Preset> presets_from(py::handle methods) {
  return methods.is_none() ? series_presets() : from_python<std::vector<Preset>>(methods);
}

py::list early_warning_of(py::handle offsets, py::handle times, py::handle values, py::handle methods, py::handle model, std::vector<int> leads, int shortest,
                          std::size_t threads, std::vector<double> paces, std::vector<double> improvements) {
  const Panel panel{column_of<std::int64_t>(offsets, "offsets"), column_of<double>(times, "times"), column_of<double>(values, "values")};
  const EarlyWarningSettings settings{.methods = presets_from(methods), .model = model_from(model), .leads = std::move(leads), .shortest = shortest,
                                      .paces = std::move(paces), .improvements = std::move(improvements), .threads = threads};
  const std::vector<EarlyWarningRow> found = [&] {
    const py::gil_scoped_release release;
    return early_warning(panel, settings);
  }();
  py::list rows;
  for (const EarlyWarningRow& row : found) rows.append(in_dict(row));
  return rows;
}

}  // namespace

void bind_early_warning(py::module_& m) {
  const EarlyWarningSettings usual;
  m.def("_early_warning", &early_warning_of, py::arg("offsets"), py::arg("times"), py::arg("values"), py::arg("methods") = py::none(), py::arg("model") = "auto",
        py::arg("leads") = usual.leads, py::arg("shortest") = usual.shortest, py::arg("threads") = 1, py::arg("paces") = usual.paces,
        py::arg("improvements") = usual.improvements);
}

}  // namespace milepost::python
