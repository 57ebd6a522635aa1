#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

void bind_words_of_deliverables(py::module_& m) {
  Words<DeliverableKind>(m, "DeliverableKind", "What is to be made or set up; the plan's own word stands in `type`.")
      .words({"A plan, measures, rules, a list.", "A platform.", "A fund.", "A mechanism.", "A campaign.",
              "A zone or a base.", "A facility.", "An institution.", "A programme.", "A project.",
              "An event that is held.", "A standing that another body grants (国家自主创新示范区).",
              "A state of things without a number that somebody has to find reached (生态链基本形成).",
              "What fits none."})
      .finalize();
  Words<NumberRole>(m, "NumberRole", "What a number is there for.")
      .words({"A start somebody may measure from.", "It describes (52个部门).", "The size of a whole.",
              "The content of a rule (提高到75%).", "What anyone may ask for (不超过3个工作日).",
              "A figure of speech (引进一个龙头企业)."})
      .finalize();
}

void bind_deliverable(py::module_& m) {
  Record<Step>(m, "Step", "A step on the way to a deliverable: draft, consult, approve, publish, file.")
      .required("id", &Step::id, "Its name in the deliverable.")
      .optional("name", &Step::name, "As the document writes it.")
      .optional("weight", &Step::weight, "Share of the work, against the weights of the other steps; more than 0.")
      .optional("due", &Step::due, "Where the step has a day of its own.")
      .done();
  Record<Deliverable>(m, "Deliverable",
                      "What is to be made or set up, with the steps that lead to it. Due `each year` it is due once a "
                      "period, an instance each; without a due date nothing can be late.")
      .required("id", &Deliverable::id, "Its name in the plan.")
      .optional("name", &Deliverable::name, "As the document writes it.")
      .keyword_only()
      .optional("kind", &Deliverable::kind, "What it is.")
      .optional("type", &Deliverable::type, "The plan's own word for the kind.")
      .optional("task", &Deliverable::task, "Id of its task; empty: of the plan as a whole.")
      .optional("due", &Deliverable::due, "A date (the day inside), words such as 'each year of 2022..2025', or a rule.")
      .optional("first_day", &Deliverable::first_day, "First day of the window, where the document states it.")
      .optional("steps", &Deliverable::steps, "In the order they are to be taken; none: done or not.")
      .optional("strength", &Deliverable::strength, "How strongly the document commits itself.")
      .optional("each", &Deliverable::each, "Id of the entity set of whose members each makes one.")
      .optional("granted_by", &Deliverable::granted_by, "Id of the body that grants it.")
      .optional("proof", &Deliverable::proof, "What shows that it is done.")
      .optional("condition", &Deliverable::condition, "On which the promise depends.")
      .optional("relations", &Deliverable::relations, "How it stands to documents of the plan.")
      .optional("ending", &Deliverable::ending, "Why it is no longer, or not, judged.")
      .optional("responsibility", &Deliverable::responsibility, "Where other units than the task's answer for it.")
      .optional("possibly_same_as", &Deliverable::possibly_same_as, "Promised elsewhere in the plan too, perhaps.")
      .optional("cadence", &Deliverable::cadence,
                "Id of the cadence in whose course it is made, and which owes it: no duty of its own.")
      .optional("source", &Deliverable::source, "Where it stands.")
      .optional("note", &Deliverable::note, "Remarks.")
      .done();
  m.def("total_weight", &total_weight, py::arg("deliverable"), "The weights of all steps; 0 if there are none.");
}

void bind_stated_number(py::module_& m) {
  Record<StatedNumber>(m, "StatedNumber",
                       "A number as the document states it, and no target: kept with its role, never scored.")
      .required("id", &StatedNumber::id, "Its name in the plan.")
      .optional("name", &StatedNumber::name, "As the document writes it.")
      .optional("value", &StatedNumber::value, "None where the words hold more, or less, than one number.")
      .optional("unit", &StatedNumber::unit, "No name: the words have none.")
      .keyword_only()
      .optional("role", &StatedNumber::role, "What it is there for.")
      .optional("task", &StatedNumber::task, "Id of its task; empty: of the plan as a whole.")
      .optional("indicator", &StatedNumber::indicator, "Id of the indicator that it says something of; empty if none.")
      .optional("condition", &StatedNumber::condition, "Under which it holds.")
      .optional("source", &StatedNumber::source, "Where it stands.")
      .optional("note", &StatedNumber::note, "Remarks.")
      .done();
}

void bind_plan_rule(py::module_& m) {
  Record<PlanRule>(m, "PlanRule",
                   "A rule that a plan sets for itself (一项任务、一位领导、一个专班): every task has exactly so many "
                   "units in a role, or deliverables of a kind.")
      .required("id", &PlanRule::id, "Its name in the plan.")
      .optional("name", &PlanRule::name, "As the document writes it.")
      .keyword_only()
      .optional("role", &PlanRule::role, "Of the units that are counted; None: units are not.")
      .optional("deliverable", &PlanRule::deliverable, "Kind of the deliverables that are counted; None: they are not.")
      .optional("exactly", &PlanRule::exactly, "How many each task has.")
      .optional("source", &PlanRule::source, "Where it stands.")
      .done();
}

}  // namespace

void bind_deliverables(py::module_& m) {
  bind_words_of_deliverables(m);
  bind_deliverable(m);
  bind_stated_number(m);
  bind_plan_rule(m);
}

}  // namespace milepost::python
