#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

Quantity times(double value, const Unit& unit) { return value * unit; }

void bind_unit(py::module_& m) {
  py::class_<Unit> unit =
      Record<Unit>(m, "Unit",
                   "What one of a quantity is: Unit('platform'). 400 * unit is a Quantity. Two units are equal if name "
                   "and scale are; they measure the same thing if they have the same base.")
          .required("name", &Unit::name, "As plan files write it.")
          .keyword_only()
          .optional("zh", &Unit::zh, "Word in Chinese text; the name if empty.")
          .optional("en", &Unit::en, "Word in English text, in the plural where it has one; the name if empty.")
          .optional("scale", &Unit::scale, "How many of the base one unit is.")
          .optional("base", &Unit::base, "Name of the base unit; itself if empty.")
          .optional("counted", &Unit::counted, "True if it comes in whole pieces: 家, 个, 人; not %, 元, days.")
          .hashed([](const Unit& self) { return py::make_tuple(self.name, self.scale); })
          .done();
  unit.def(
          "__rmul__", [](const Unit& self, const Any<double>& value) { return times(value.value, self); },
          py::is_operator())
      .def("__str__", [](const Unit& self) { return self.name; });
  unit.attr("__array_ufunc__") = py::none();  // numpy.float64(400) * unit comes to __rmul__
}

void bind_known_units(py::module_& m) {
  m.attr("percent_unit") = percent_unit;
  m.attr("percentage_point_unit") = percentage_point_unit;
  m.def(
      "base_of", [](const Any<Unit>& self) { return base_of(self.value); }, py::arg("unit"), "Name of the base unit.");
  m.def(
      "commensurable", [](const Any<Unit>& a, const Any<Unit>& b) { return commensurable(a.value, b.value); },
      py::arg("a"), py::arg("b"), "True if a value in one can be written in the other.");
  m.def(
      "is_count", [](const Any<Unit>& self) { return is_count(self.value); }, py::arg("unit"),
      "True if whole pieces of this very unit are counted: 家 is, 万人 and % are not.");
  m.def(
      "is_percent", [](const Any<Unit>& self) { return is_percent(self.value); }, py::arg("unit"), "True for per cent.");
  m.def(
      "known_units", [] { return to_python(known_units()); },
      "The units that plan files may use without declaring them.");
  m.def(
      "find_unit", [](const std::string& word) { return find_unit(word); }, py::arg("word"),
      "The known unit that a word names ('platforms', '亿元'); None if there is none. Wherever a unit is meant, such a "
      "word does as well.");
  m.def(
      "singular_of", [](const std::string& words) { return singular_of(words); }, py::arg("words"),
      "The English words for one of what they name in the plural: year of years, person of people.");
}

void bind_quantities(py::module_& m) {
  py::class_<Quantity> quantity =
      Record<Quantity>(
          m, "Quantity",
          "A value and what it counts: 400 * unit. Sums of units that measure different things raise UnitMismatch.")
          .required("value", &Quantity::value, "The number.")
          .required("unit", &Quantity::unit, "What it counts.")
          .done();
  quantity
      .def(
          "__add__", [](const Quantity& a, const Quantity& b) { return a + b; }, py::is_operator())
      .def(
          "__sub__", [](const Quantity& a, const Quantity& b) { return a - b; }, py::is_operator())
      .def("__str__", [](const Quantity& self) { return to_string(self); });
  m.def(
      "in_", [](const Quantity& self, const Any<Unit>& unit) { return in(self, unit.value); }, py::arg("quantity"),
      py::arg("unit"),
      "The same amount written in another unit: 37.5 万人 is 375,000 人. Raises UnitMismatch. (`in` is a word of "
      "Python.)");
}

void bind_percent(py::module_& m) {
  py::class_<PercentagePoints> points =
      Record<PercentagePoints>(m, "PercentagePoints", "A difference between two percentages 个百分点.",
                               PercentagePoints{0})
          .required("value", &PercentagePoints::value, "In points.")
          .done();
  py::class_<Percent> percent = Record<Percent>(m, "Percent",
                                                "A share or a rate, in hundredths. Two of them cannot be added: 5 % "
                                                "and 3 % have no sum without saying of what.",
                                                Percent{0})
                                    .required("value", &Percent::value, "5 is 5 %.")
                                    .done();
  define_order(points);
  define_order(percent);
  percent
      .def(
          "__sub__", [](Percent a, Percent b) { return a - b; }, py::is_operator())
      .def(
          "__sub__", [](Percent a, PercentagePoints b) { return a - b; }, py::is_operator())
      .def(
          "__add__", [](Percent a, PercentagePoints b) { return a + b; }, py::is_operator());
  points
      .def(
          "__add__", [](PercentagePoints a, PercentagePoints b) { return a + b; }, py::is_operator())
      .def(
          "__sub__", [](PercentagePoints a, PercentagePoints b) { return a - b; }, py::is_operator());
  m.def(
      "quantity_of", [](Percent value) { return quantity_of(value); }, py::arg("value"),
      "The quantity in its own unit.");
  m.def("percent_of", &percent_of, py::arg("part"), py::arg("whole"),
        "A part as a share of a whole 完成率: 25 of 28 are 89.3 %. None for a share of nothing.");
  m.def(
      "quantity_of", [](PercentagePoints value) { return quantity_of(value); }, py::arg("value"));
}

template <class T>
py::class_<T> with_words(py::class_<T> type) {
  return type.def("__str__", [](const T& bound) { return to_string(Bound{bound}); });
}

template <class T>
void bind_limit(py::module_& m, const char* name, const char* doc) {
  with_words(Record<T>(m, name, doc).required("limit", &T::limit, "The number, with its unit.").done());
}

void bind_bounds_with_numbers(py::module_& m) {
  bind_limit<MoreThan>(m, "MoreThan", "超过: 400 is not more than 400.");
  bind_limit<AtLeast>(m, "AtLeast", "不少于, 以上: the number is included.");
  bind_limit<LessThan>(m, "LessThan", "低于, 少于: 5.5 is not under 5.5.");
  bind_limit<AtMost>(m, "AtMost", "不超过: the number is included.");
  bind_limit<Reach>(m, "Reach", "达到: met from the better side, the number included; more than that is no failure.");
  with_words(Record<About>(m, "About",
                           "左右: met at the number less the tolerance. Without one it is 0, and verdicts name the "
                           "smallest tolerance that would meet.")
                 .required("limit", &About::limit, "The number, with its unit.")
                 .optional("tolerance", &About::tolerance, "A share of the number: 0.05 is 5 %.")
                 .done());
  with_words(
      Record<Between>(m, "Between", "3—5个: met from the near end, included; beyond the far end is noted, no failure.")
          .required("low", &Between::low, "Low end, included.")
          .required("high", &Between::high, "High end, included.")
          .optional("two_sided", &Between::two_sided, "The range must hold at both ends.")
          .check([](const Between& range) { between(range.low, range.high); })
          .done());
  with_words(Record<ChangeBy>(m, "ChangeBy", "提高1岁, 累计降低13.5%: a change from the baseline, signed.")
                 .required("change", &ChangeBy::change, "By how much.")
                 .optional("relative", &ChangeBy::relative, "In per cent of the baseline.")
                 .done());
}

void bind_other_bounds(py::module_& m) {
  with_words(Record<AllOf>(m, "AllOf", "全部, 全覆盖: the whole of a population, or 100 %.").done());
  with_words(Record<SomeOf>(m, "SomeOf", "一批: some, without a number; never taken for one.").done());
  with_words(
      Record<Toward>(m, "Toward", "A direction without a number: 进一步减轻, 持续增长.", Toward{Direction::increase})
          .required("direction", &Toward::direction, "Which way is better.")
          .done());
  with_words(Record<Above>(m, "Above", "高于: better than another indicator over the same years.")
                 .required("indicator", &Above::indicator, "Id of the other indicator.")
                 .done());
  with_words(
      Record<InStepWith>(
          m, "InStepWith",
          "同步: not behind another indicator by more than the tolerance. Without one it has no number to judge by.")
          .required("indicator", &InStepWith::indicator, "Id of the other indicator.")
          .optional("tolerance", &InStepWith::tolerance, "In the indicator's unit.")
          .done());
}

/// Functions that make a bound: `limit` is in the unit that plan files and figures use.
void bind_bound_makers(py::module_& m) {
  m.def("more_than", &more_than, py::arg("limit"), "超过: more_than(400 * unit). 400 is not more than 400.");
  m.def("at_least", &at_least, py::arg("limit"), "不少于, 以上: the number is included.");
  m.def("less_than", &less_than, py::arg("limit"), "低于, 少于: the number is not included.");
  m.def("at_most", &at_most, py::arg("limit"), "不超过: the number is included.");
  m.def("reach", &reach, py::arg("limit"), "达到: the number is included.");
  m.def("about", &about, py::arg("limit"), py::arg("tolerance") = py::none(),
        "左右, with a tolerance as a share of the number: 0.05 is 5 %.");
  m.def("between", &between, py::arg("low"), py::arg("high"), py::arg("two_sided") = false,
        "A range, both ends included. Raises OutOfRange if the low end is above the high end.");
  m.def("all_of", &all_of, "全部, 全覆盖.");
  m.def("some_of", &some_of, "一批.");
  m.def(
      "toward", [](const Any<Direction>& direction) { return toward(direction.value); }, py::arg("direction"),
      "A direction without a number.");
  m.def(
      "change_by", [](const Quantity& change) { return change_by(change); }, py::arg("change"),
      "A change from the baseline, signed; a Percent is in per cent of the baseline.");
  m.def(
      "change_by", [](Percent change) { return change_by(change); }, py::arg("change"));
  m.def("above", &above, py::arg("indicator"), "高于: better than another indicator over the same years.");
  m.def("in_step_with", &in_step_with, py::arg("indicator"), py::arg("tolerance") = py::none(),
        "同步: not behind another indicator by more than the tolerance, in its unit.");
}

}  // namespace

void bind_quantity(py::module_& m) {
  Words<Direction>(m, "Direction", "Which way is better.")
      .word("increase", Direction::increase, "More is better.")
      .word("decrease", Direction::decrease, "Less is better.")
      .finalize();
  bind_unit(m);
  bind_known_units(m);
  bind_quantities(m);
  bind_percent(m);
  bind_bounds_with_numbers(m);
  bind_other_bounds(m);
  name_choice(m, "Bound", {"MoreThan", "AtLeast", "LessThan", "AtMost", "Reach", "About", "Between", "AllOf", "SomeOf",
                           "Toward", "ChangeBy", "Above", "InStepWith"});
  bind_bound_makers(m);
  m.def(
      "direction_of", [](const Any<Bound>& bound) { return direction_of(bound.value); }, py::arg("bound"),
      "The direction that the words imply: more than, at least, reach: increase; less than, at most: decrease. None "
      "for a range and for some.");
  m.def(
      "limit_of",
      [](const Any<Bound>& bound, const Any<Direction>& direction) { return limit_of(bound.value, direction.value); },
      py::arg("bound"), py::arg("direction"),
      "The number of the bound, in its own unit; of a range the near end for the direction. None where the words hold "
      "none.");
  m.def(
      "is_strict", [](const Any<Bound>& bound) { return is_strict(bound.value); }, py::arg("bound"),
      "True if its own number does not meet it.");
  m.def(
      "parse_bound", [](const std::string& text, const Any<Unit>& unit) { return parse_bound(text, unit.value); },
      py::arg("text"), py::arg("unit"),
      "Reads 'more than 400', 超过400家, 3 to 5, about 30 ± 5%, 全部, +1 from baseline. Numbers without a unit word "
      "take `unit`. Raises ParseError or UnitMismatch.");
}

}  // namespace milepost::python
