#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

void bind_projection(py::module_& m) {
  Record<Trend>(m, "Trend", "Least squares through figures at their period ends, time in years of the library's clock.")
      .required("line", &Trend::line, "The straight line.")
      .required("points", &Trend::points, "Number of figures.")
      .done();
  m.def(
      "fit_trend", [](const Any<std::vector<Point>>& points) { return fit_trend(points.value); }, py::arg("points"),
      "The straight line through three or more points of three different days (Point or (years, value); see "
      "points_of). None for fewer.");
  m.def("projected_value", &projected_value, py::arg("trend"), py::arg("date"),
        "The projected path at the close of a day.");
  m.def("prediction_error", &prediction_error, py::arg("trend"), py::arg("date"),
        "Standard error of a single new value on that day: the textbook prediction error of simple regression, n - 2 "
        "degrees of freedom.");
  m.def(
      "points_of", [](const Series& series) { return to_python(points_of(series)); }, py::arg("series"),
      "Figures as points in time: years of the library's clock, at the close of each period.");
}

}  // namespace milepost::python
