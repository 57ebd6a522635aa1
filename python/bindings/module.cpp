#include "bindings.hpp"
#include "milepost/version.hpp"

PYBIND11_MODULE(_core, m) {
  using namespace milepost::python;
  m.doc() = "The compiled half of milepost, floor by floor. Import milepost, not this.";
  m.attr("__version__") = std::string(milepost::version);
  bind_errors(m);
  bind_time(m);
  bind_calendars(m);
  bind_quantity(m);
  bind_trajectory(m);
  bind_plan(m);
  bind_deliverables(m);
  bind_procedures(m);
  bind_whole_plan(m);
  bind_observation(m);
  bind_projection(m);
  bind_statuses(m);
  bind_presets(m);
  bind_assessment(m);
  bind_verdict(m);
  bind_lights(m);
  bind_measures(m);
  bind_evaluate(m);
  bind_aggregation(m);
  bind_comparisons(m);
  bind_composites(m);
  bind_governance(m);
  bind_io(m);
  bind_columns(m);
  bind_report(m);
  bind_models(m);
  bind_projections(m);
  bind_early_warning(m);
  bind_scenario(m);
  bind_schedule(m);
  bind_simulation(m);
  bind_finishes(m);
  bind_why(m);
  tidy_docstrings(m);
}
