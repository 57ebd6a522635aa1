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
  Record<FrontLoaded>(m, "FrontLoaded", "Much at first, less and less later: 1 - (1 - s)^power after a share s of the time.")
      .optional("power", &FrontLoaded::power, "Above 0; 1 is the straight line.")
      .done();
  Record<BackLoaded>(m, "BackLoaded", "Little at first, more and more later: s^power after a share s of the time.")
      .optional("power", &BackLoaded::power, "Above 0; 1 is the straight line.")
      .done();
  name_choice(m, "Shape", {"Linear", "Geometric", "Logistic", "Steps", "Profile", "FrontLoaded", "BackLoaded"});
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

void bind_changes(py::module_& m) {
  using Numbers = Any<std::vector<double>>;
  m.def("relative_change", &relative_change, py::arg("start"), py::arg("end"),
        "Change as a share of where it started: 90 to 48 is -0.467. None from zero.");
  m.def("linear_rate", &linear_rate, py::arg("start"), py::arg("end"), py::arg("years"),
        "Change in one unit of time, on the straight line between two figures. None for no time.");
  m.def("compounded", &compounded, py::arg("start"), py::arg("rate"), py::arg("years"),
        "Where a figure stands after growing by the same rate (0.05 is 5 %) each year. None for -100 % or less.");
  m.def(
      "added_cut", [](const Numbers& cuts) { return added_cut(cuts.value); }, py::arg("cuts"),
      "Yearly cuts in per cent added up: the reading by which 2.7, 0.1 and 0.5 are 3.3.");
  m.def(
      "cumulative_growth", [](double start, const Numbers& values) { return cumulative_growth(start, values.value); },
      py::arg("start"), py::arg("values"),
      "Mean growth a year by the cumulative method 累计法: the g for which the sum of (1 + g)^k is the sum of the values, "
      "one a year, over the start. compound_growth is the level method 水平法. None where start and sum differ in sign.");
}

void bind_reductions(py::module_& m) {
  m.def("reduction_of_slope", &reduction_of_slope, py::arg("slope"),
        "Rate of reduction a year behind the slope of the logarithms: 1 - exp(slope). 0.064 is 6.4 %.");
  m.def(
      "average_annual_reduction", [](const Any<std::vector<Point>>& points) { return average_annual_reduction(points.value); },
      py::arg("points"),
      "AARR of several figures, from the least-squares line through their logarithms. None for figures not above 0.");
  m.def("required_reduction", &required_reduction, py::arg("start"), py::arg("end"), py::arg("years"),
        "Reduction a year needed, compounding yearly: 1 - (end/start)^(1/years). None where growth is undefined.");
  m.def("required_log_reduction", &required_log_reduction, py::arg("start"), py::arg("end"), py::arg("years"),
        "The same, compounding at every moment: ln(start/end) / years.");
}

void bind_weighted_lines(py::module_& m) {
  using Points = Any<std::vector<Point>>;
  m.def(
      "interpolated", [](const Points& points, double time) { return interpolated(points.value, time); },
      py::arg("points"), py::arg("time"),
      "Value at a time between points in order of time. None before the first and after the last.");
  m.def(
      "rising_weights", [](const Points& points, double origin) { return rising_weights(points.value, origin); },
      py::arg("points"), py::arg("origin"),
      "Weights that grow evenly with time from 0 at an origin. Raises OutOfRange for a point before it.");
  m.def(
      "weighted_least_squares",
      [](const Points& points, const Any<std::vector<double>>& weights) {
        return weighted_least_squares(points.value, weights.value);
      },
      py::arg("points"), py::arg("weights"),
      "The straight line whose weighted squares of distance are least. None for fewer than two different times with a "
      "weight. Raises OutOfRange unless there is a weight for each point.");
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
  bind_changes(m);
  bind_reductions(m);
  bind_weighted_lines(m);
}

}  // namespace milepost::python
