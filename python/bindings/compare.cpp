// Many methods beside each other: one piece of evidence, or every target of a plan.
#include "bindings.hpp"
#include "milepost/aggregation/disagreements.hpp"
#include "milepost/assessment/preset_words.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

using Methods = std::optional<Any<std::vector<Method>>>;

std::vector<Method> methods_or_all(const Methods& methods) { return methods ? methods->value : all_presets(); }

void bind_cause(py::module_& m) {
  Words<Cause>(m, "Cause", "What makes two methods differ.")
      .words({"Other observations: base year, window.", "The change a year worked out another way.", "Another figure from the same change.",
              "Other cuts.", "Special cases are treated another way.", "More than one part, or one of them one way only.", "Not both are presets."})
      .finalize();
}

void bind_comparison(py::module_& m) {
  Record<Disagreement>(m, "Disagreement", "Two methods that give another status, and why.")
      .required("first", &Disagreement::first, "Name of a method.")
      .required("second", &Disagreement::second, "Name of the other.")
      .optional("cause", &Disagreement::cause, "The part that, put into either method, brings the status of the other with it, and no other part alone does.")
      .optional("sentence", &Disagreement::sentence, "Both opinions, and the part of each; of several parts which would bring either to the status of the other; of rules what each measures.")
      .done();
  Record<Comparison>(m, "Comparison", "One piece of evidence under many methods.")
      .optional("verdicts", &Comparison::verdicts, "In the order of the methods.")
      .optional("disagreements", &Comparison::disagreements, "Each pair of methods that have a status and not the same; another word for the same status does not count.")
      .done()
      .def_property_readonly("status_count", &status_count, "Different statuses: 1 where all agree, 0 where none can judge.");
}

void bind_plan_comparison(py::module_& m) {
  Record<ComparedTarget>(m, "ComparedTarget", "One target of a plan under many methods.")
      .required("target", &ComparedTarget::target, "Name of the target.")
      .optional("indicator", &ComparedTarget::indicator, "Id of the indicator.")
      .optional("comparison", &ComparedTarget::comparison, "Verdicts and disagreements.")
      .optional("counted", &ComparedTarget::counted, "Stands for its commitment, as on a scorecard; another mention of it does not.")
      .done();
  Record<PlanComparison>(m, "PlanComparison", "A plan under many methods.", PlanComparison{.as_of = Date{1, 1, 1}})
      .required("as_of", &PlanComparison::as_of, "The day.")
      .optional("methods", &PlanComparison::methods, "Their names, in order.")
      .optional("rows", &PlanComparison::rows, "A row a target, in the order of the document.")
      .done()
      .def_property_readonly("disputed_count", &disputed_count, "Commitments to which the methods give more than one status.");
}

Comparison compare_evidence(const Evidence& evidence, const Methods& methods) {
  const std::vector<Method> chosen = methods_or_all(methods);
  return compare(evidence, chosen);
}

PlanComparison compare_plan(const Plan& plan, const Observations& seen, const Date& as_of, const Methods& methods) {
  return compare(plan, seen, as_of, methods_or_all(methods));
}

}  // namespace

void bind_comparisons(py::module_& m) {
  bind_cause(m);
  bind_comparison(m);
  bind_plan_comparison(m);
  m.def("compare", &compare_evidence, py::arg("evidence"), py::arg("methods") = py::none(),
        "Judges by every method (None: every preset), then tells of each pair that disagrees which parts, exchanged, exchange the statuses. What a "
        "method cannot judge disagrees with none.");
  m.def("compare", &compare_plan, py::arg("plan"), py::arg("seen"), py::arg("as_of"), py::arg("methods") = py::none(),
        "Every target of a plan as of a day, by every method (None: every preset). Of readings the document's own counts.");
  m.def(
      "rule_of_comparison", [](const Any<Language>& language) { return rule_of_comparison(language.value); }, py::arg("language"),
      "What a disagreement is and when a part is its cause, in a line for the head of a table.");
}

}  // namespace milepost::python
