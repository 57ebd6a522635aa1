#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

void bind_shapes(py::module_& m) {
  Record<Linear>(m, "Linear", "Even progress: 序时进度 is this line. The default everywhere.").done();
  Record<Geometric>(m, "Geometric", "Even growth: the same rate each year. Undefined from, to or through zero.").done();
  Record<Logistic>(m, "Logistic", "Slow, fast, slow.")
      .optional("steepness", &Logistic::steepness, "Above 0; about 6 is nearly flat at both ends.")
      .done();
  Record<Steps>(m, "Steps", "Whole units only: a step is owed when it is full.").done();
  Record<Profile>(
      m, "Profile",
      "Shares of a year, 12 months or 4 quarters, repeated each year of the window; they need not add up to 1.")
      .required("shares", &Profile::shares, "4 or 12 numbers, none negative, not all zero; else OutOfRange.")
      .check([](const Profile& p) { profile(p.shares); })
      .done();
  name_choice(m, "Shape", {"Linear", "Geometric", "Logistic", "Steps", "Profile"});
  m.def(
      "profile", [](const Any<std::vector<double>>& shares) { return profile(shares.value); }, py::arg("shares"),
      "A Profile of 4 or 12 shares. Raises OutOfRange.");
  m.def(
      "owed_share",
      [](const Any<Shape>& shape, const Span& span, const Date& at) { return owed_share(shape.value, span, at); },
      py::arg("shape"), py::arg("span"), py::arg("at"), "Share of the way that is owed at the close of a day, 0 to 1.");
  m.def(
      "value_at",
      [](const Any<Shape>& shape, double start, double end, double share) {
        return value_at(shape.value, start, end, share);
      },
      py::arg("shape"), py::arg("start"), py::arg("end"), py::arg("share"),
      "Value on the path from `start` to `end` after a share of the way; None where growth is undefined.");
}

void bind_waypoint(py::module_& m) {
  Record<Waypoint>(m, "Waypoint", "A value on a line at the close of a day.", Waypoint{Date{1, 1, 1}})
      .required("date", &Waypoint::date, "The day.")
      .required("value", &Waypoint::value, "The value.")
      .done();
}

void bind_path(py::module_& m) {
  using Waypoints = std::vector<Waypoint>;
  py::class_<Trajectory> path(m, "Trajectory",
                              "A line through two or more waypoints in order of time, each leg of the same shape. "
                              "Before the first it stays at the first\n"
                              "value, after the last at the last: a path is never extrapolated. Raises OutOfRange for "
                              "fewer than two, or out of order.");
  path.def(py::init([](const Any<Unit>& unit, const Any<Waypoints>& waypoints, const Any<Shape>& shape) {
             return Trajectory{unit.value, waypoints.value, shape.value};
           }),
           py::arg("unit"), py::arg("waypoints"), py::arg("shape") = "linear",
           "`waypoints`: Waypoint or (date, value), or a mapping of dates to values.")
      .def_property_readonly("unit", &Trajectory::unit, "Unit of its values.")
      .def_property_readonly(
          "waypoints",
          [](const py::object& self) { return to_python(py::cast<const Trajectory&>(self).waypoints(), self); },
          "In order of time.")
      .def_property_readonly("shape", &Trajectory::shape, "Shape of each leg.")
      .def("value_at", &Trajectory::value_at, py::arg("date"),
           "Value at the close of a day; None where the shape is undefined (growth through zero).")
      .def("at", &Trajectory::at, py::arg("date"),
           "The same with its unit. Raises OutOfRange where the shape is undefined.")
      .def(
          "__eq__", [](const Trajectory& a, const Trajectory& b) { return a == b; }, py::is_operator())
      .def("__hash__",
           [](const py::object& self) {
             return py::hash(py::make_tuple(self.attr("unit"), self.attr("waypoints"), self.attr("shape")));
           })
      .def("__repr__",
           [](const py::object& self) {
             return "Trajectory(" + written(self.attr("unit")) + ", " + written(self.attr("waypoints")) + ", " +
                    written(self.attr("shape")) + ")";
           })
      .def(py::pickle([](const Trajectory& t) { return py::make_tuple(t.unit(), t.waypoints(), t.shape()); },
                      [](const py::tuple& parts) {
                        return Trajectory{parts[0].cast<Unit>(), parts[1].cast<Waypoints>(), parts[2].cast<Shape>()};
                      }));
}

void bind_crossing(py::module_& m) {
  m.def("position_until", &position_until, py::arg("path"), py::arg("value"),
        "Position in months (see position) until which the line has not gone beyond a value: exact on even legs, to the "
        "day on bent ones; whole steps count as the even line under them. Where the line stands still at the value, the "
        "end of that; its own end if it never goes beyond, its start if it begins there.");
}

void bind_rates(py::module_& m) {
  using Numbers = Any<std::vector<double>>;
  m.def(
      "compound_growth", &compound_growth, py::arg("start"), py::arg("end"), py::arg("years"),
      "Compound growth a year: (end/start)^(1/years) - 1, 0.05 is 5 %. None from, to or through zero and for no time.");
  m.def(
      "mean_rate", [](const Numbers& rates) { return mean_rate(rates.value); }, py::arg("rates"),
      "Geometric mean of yearly rates in per cent: 14.6 and 10.1 give 12.33. None without rates or below -100 %.");
  m.def(
      "chained_cut", [](const Numbers& cuts) { return chained_cut(cuts.value); }, py::arg("cuts"),
      "Yearly cuts in per cent chained: 100 (1 - product of (1 - cut/100)).");
  Record<Point>(m, "Point", "A time (years, or any unit) and a value.")
      .required("time", &Point::time, "When.")
      .required("value", &Point::value, "How much.")
      .done();
  Record<Line>(m, "Line", "A straight line by least squares.")
      .keyword_only()
      .optional("mean_time", &Line::mean_time, "Mean of the times.")
      .optional("mean_value", &Line::mean_value, "Mean of the values.")
      .optional("slope", &Line::slope, "Change in one unit of time.")
      .optional("spread_of_times", &Line::spread_of_times, "Sum of squared distances from the mean time.")
      .optional("residual_variance", &Line::residual_variance, "Of n - 2 degrees of freedom; 0 for two points.")
      .optional("degrees_of_freedom", &Line::degrees_of_freedom, "n - 2.")
      .done();
  m.def(
      "least_squares", [](const Any<std::vector<Point>>& points) { return least_squares(points.value); },
      py::arg("points"),
      "The straight line through points, each a Point or (time, value). None for fewer than two different times.");
  m.def(
      "value_at", [](const Line& line, double time) { return value_at(line, time); }, py::arg("line"), py::arg("time"),
      "Value on a straight line.");
}

}  // namespace

void bind_trajectory(py::module_& m) {
  bind_shapes(m);
  bind_waypoint(m);
  bind_path(m);
  bind_crossing(m);
  bind_rates(m);
}

}  // namespace milepost::python
