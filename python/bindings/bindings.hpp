// The floors as Python sees them: one bind_x a floor, called in order by module.cpp.
#pragma once

#include <pybind11/pybind11.h>


namespace milepost::python {

namespace py = pybind11;

void bind_errors(py::module_& m);
void bind_time(py::module_& m);
void bind_calendars(py::module_& m);
void bind_quantity(py::module_& m);
void bind_trajectory(py::module_& m);
void bind_plan(py::module_& m);
void bind_deliverables(py::module_& m);
void bind_procedures(py::module_& m);
void bind_whole_plan(py::module_& m);
void bind_observation(py::module_& m);
void bind_projection(py::module_& m);
void bind_models(py::module_& m);
void bind_projections(py::module_& m);
void bind_early_warning(py::module_& m);
void bind_statuses(py::module_& m);
void bind_presets(py::module_& m);
void bind_assessment(py::module_& m);
void bind_verdict(py::module_& m);
void bind_lights(py::module_& m);
void bind_measures(py::module_& m);
void bind_evaluate(py::module_& m);
void bind_aggregation(py::module_& m);
void bind_composites(py::module_& m);
void bind_comparisons(py::module_& m);
void bind_governance(py::module_& m);
void bind_io(py::module_& m);
void bind_columns(py::module_& m);
void bind_scenario(py::module_& m);
void bind_schedule(py::module_& m);
void bind_simulation(py::module_& m);
void bind_finishes(py::module_& m);
void bind_why(py::module_& m);
void bind_report(py::module_& m);

/// Docstrings as Python writes signatures, once everything is bound.
void tidy_docstrings(const py::module_& m);

}  // namespace milepost::python
