#include "milepost/report.hpp"
#include "card.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

std::string table(const Plan& plan, const Card& card, const Any<Language>& language, int width, bool colour) {
  return status_table(plan, card.card, {language.value, width, colour});
}

std::string groups(const Any<Text>& heading, const Any<std::vector<Group>>& rows, const Any<Language>& language, int width,
                   bool colour) {
  return group_table(heading.value, rows.value, {language.value, width, colour});
}

}  // namespace

void bind_report(py::module_& m) {
  m.def("status_table", &table, py::arg("plan"), py::arg("card"), py::kw_only(), py::arg("language") = "zh",
        py::arg("width") = 100, py::arg("colour") = false,
        "The scorecard as aligned text, a row for each mention by section and task, then the counts. `width`: columns "
        "of the screen, held within 80 and 140; a Chinese character takes two.");
  m.def("group_table", &groups, py::arg("heading"), py::arg("groups"), py::kw_only(), py::arg("language") = "zh",
        py::arg("width") = 100, py::arg("colour") = false,
        "One line a group of by_task, by_section or by_organization: its worst assessed target and how many stand "
        "where.");
  m.def(
      "change_list",
      [](const Plan& plan, const Any<std::vector<Change>>& changes, const Date& since, const Any<Language>& language, int width) {
        return change_list(plan, changes.value, since, {language.value, width, false});
      },
      py::arg("plan"), py::arg("changes"), py::arg("since"), py::kw_only(), py::arg("language") = "zh",
      py::arg("width") = 100, "What changed since a day, in sentences: worse, better, other.");
  m.def(
      "comparison_table",
      [](const Plan& plan, const PlanComparison& comparison, const Any<Language>& language, int width, bool colour) {
        return comparison_table(plan, comparison, {language.value, width, colour});
      },
      py::arg("plan"), py::arg("comparison"), py::kw_only(), py::arg("language") = "zh", py::arg("width") = 100, py::arg("colour") = false,
      "Who says what of each target, and why they differ, as text.");
  m.def(
      "narrate",
      [](const Plan& plan, const ScorecardRow& row, const Any<Language>& language) {
        return narrate(plan, row, language.value);
      },
      py::arg("plan"), py::arg("row"), py::arg("language"), "The whole arithmetic of one verdict, told line by line.");
  auto type = py::reinterpret_borrow<py::class_<Card>>(m.attr("Scorecard"));
  type.def("__str__", [](const py::object& self) { return py::module_::import("milepost.display").attr("text")(self); });
}

}  // namespace milepost::python
