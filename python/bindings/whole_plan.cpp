#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

/// plan.indicator("x"): the thing of that name, a view into the plan; None if there is none.
template <class IdType>
auto finder() {
  return [](const Plan& plan, const IdType& id) { return find(plan, id); };
}

constexpr auto inside = py::return_value_policy::reference_internal;

void add_finders(py::class_<Plan>& plan) {
  plan.def("indicator", finder<IndicatorId>(), py::arg("id"), inside,
           "The indicator of that id; None if there is none.")
      .def("target", finder<TargetId>(), py::arg("id"), inside,
           "The target of that name (its own, else its indicator's); None if there is none.")
      .def("task", finder<TaskId>(), py::arg("id"), inside, "The task of that id; None if there is none.")
      .def("section", finder<SectionId>(), py::arg("id"), inside, "The section of that id; None if there is none.")
      .def("organization", finder<OrganizationId>(), py::arg("id"), inside,
           "The organization of that id; None if there is none.")
      .def("entity_set", finder<EntitySetId>(), py::arg("id"), inside,
           "The entity set of that id; None if there is none.")
      .def("bundle", finder<BundleId>(), py::arg("id"), inside, "The composite target of that id; None if there is none.");
}

void add_finders_beside_targets(py::class_<Plan>& plan) {
  plan.def("deliverable", finder<DeliverableId>(), py::arg("id"), inside,
           "The deliverable of that id; None if there is none.")
      .def("stated_number", finder<StatedNumberId>(), py::arg("id"), inside,
           "The stated number of that id; None if there is none.")
      .def("body", finder<BodyId>(), py::arg("id"), inside, "The body of that id; None if there is none.")
      .def("cadence", finder<CadenceId>(), py::arg("id"), inside, "The cadence of that id; None if there is none.")
      .def("evaluation", finder<EvaluationId>(), py::arg("id"), inside,
           "The evaluation of that id; None if there is none.")
      .def("workflow", finder<WorkflowId>(), py::arg("id"), inside, "The workflow of that id; None if there is none.")
      .def("child_plan", finder<ChildPlansId>(), py::arg("id"), inside,
           "The plan of that id that entities have to write; None if there is none.");
}

std::string describe(const Plan& plan) {
  return "<Plan " + plan.id + ": " + std::to_string(plan.sections.size()) + " sections, " +
         std::to_string(plan.tasks.size()) + " tasks, " + std::to_string(plan.targets.size()) + " targets, " +
         std::to_string(plan.organizations.size()) + " organizations>";
}

void add_title_page(Record<Plan>& plan) {
  plan.optional("id", &Plan::id, "Its name.")
      .keyword_only()
      .optional("title", &Plan::title, "As published.")
      .optional("issuer", &Plan::issuer, "Who issued it.")
      .optional("number", &Plan::number, "Document number 文号.")
      .optional("published", &Plan::published, "Day of publication.")
      .optional("frame", &Plan::frame, "Day of issue and horizon.")
      .optional("authority", &Plan::authority, "How far the document binds.")
      .optional("metadata", &Plan::metadata,
                "{line: Known}: how far title, issuer, number, issued, horizon are known; what is not listed is stated.")
      .optional("parent", &Plan::parent, "Of a child plan: what asks for it.")
      .optional("relations", &Plan::relations, "Of the plan to other documents.")
      .optional("note", &Plan::note, "Remarks.")
      .optional("method", &Plan::method, "By which it is judged unless another is asked for: the name of a method or a preset.")
      .optional("methods", &Plan::methods, "Path of a file with methods of its own, from the folder of the plan file.");
}

void add_targets(Record<Plan>& plan) {
  plan.optional("documents", &Plan::documents, "Documents it quotes or names.")
      .optional("periods", &Plan::periods, "Periods with names.")
      .optional("units", &Plan::units, "Units it declares beside the known ones.")
      .optional("entities", &Plan::entities, "Entity sets.")
      .optional("organizations", &Plan::organizations, "Who can answer.")
      .optional("sections", &Plan::sections, "Its parts.")
      .optional("bundles", &Plan::bundles, "Composite targets.")
      .optional("tasks", &Plan::tasks, "The work.")
      .optional("indicators", &Plan::indicators, "What is counted; those without a target are context.")
      .optional("targets", &Plan::targets, "What was promised.");
}

void add_what_stands_beside_targets(Record<Plan>& plan) {
  plan.optional("deliverables", &Plan::deliverables, "What is to be made or set up.")
      .optional("numbers", &Plan::numbers, "In the document, and no targets.")
      .optional("bodies", &Plan::bodies, "Joint conferences, leading groups.")
      .optional("cadences", &Plan::cadences, "What is done again and again, or when something happens.")
      .optional("evaluations", &Plan::evaluations, "Their grades, and what is decided on each.")
      .optional("workflows", &Plan::workflows, "Procedures.")
      .optional("child_plans", &Plan::child_plans, "Plans that entities have to write.")
      .optional("rules", &Plan::rules, "What the plan demands of every task.");
}

void bind_authority(py::module_& m) {
  Words<Authority>(m, "Authority", "How far a document binds.")
      .words({"Not said.", "An order.", "意见.", "建议."})
      .finalize();
}

py::class_<Plan> bind_plan_itself(py::module_& m) {
  Record<Plan> plan(m, "Plan",
                    "A plan as a value: what was promised, by whom, by when. All lists stand in the order of the "
                    "document. It may hold dangling names; check(plan) finds them.");
  add_title_page(plan);
  add_targets(plan);
  add_what_stands_beside_targets(plan);
  return plan.described([](const Plan& whole) { return describe(whole); }).unhashable().done();
}

void bind_check(py::module_& m) {
  m.def(
      "check",
      [](const Plan& p) {
        py::gil_scoped_release release;
        return check(p);
      },
      py::arg("plan"),
      "Everything wrong or missing in a plan, at once, in its order: a list of Problem, errors (dangling and double "
      "names, contradictions) and warnings (gaps).");
}

void bind_responsible_words(py::module_& m) {
  Record<ResponsibleWords>(m, "ResponsibleWords", "What words say of who answers, and the names that the plan does not have.")
      .optional("responsibility", &ResponsibleWords::responsibility, "The units and how they share the task.")
      .optional("unknown", &ResponsibleWords::unknown, "Names that no organization, alias or collective goes by.")
      .done();
  m.def("parse_responsible", &parse_responsible, py::arg("words"), py::arg("plan"),
        "Reads a list of units in Chinese: 省市场监管厅、自然资源厅等按职责分工负责. A level given once holds for the rest of the "
        "list, but a name that stands in the plan as written comes first. 牵头 makes a lead, 会同 or 配合 a joint unit; "
        "按职责分工负责 and 按职能分工负责 say `by_function`; 等 leaves the list open. Nothing is guessed.");
}

}  // namespace

void bind_whole_plan(py::module_& m) {
  bind_authority(m);
  py::class_<Plan> plan = bind_plan_itself(m);
  add_finders(plan);
  add_finders_beside_targets(plan);
  bind_check(m);
  bind_responsible_words(m);
}

}  // namespace milepost::python
