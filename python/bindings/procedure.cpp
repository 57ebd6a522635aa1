#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

void bind_body(py::module_& m) {
  Record<Body>(m, "Body", "A body that meets, with its members, who may be other units than those that answer for tasks.")
      .required("id", &Body::id, "Its name in the plan.")
      .optional("name", &Body::name, "As the document writes it.")
      .keyword_only()
      .optional("convener", &Body::convener, "召集人, with the post where the document names one.")
      .optional("members", &Body::members, "In the order of the document.")
      .optional("open_ended", &Body::open_ended, "The list ends in 等: more may belong to it.")
      .optional("office", &Body::office, "Id of the unit that holds the office and the daily work.")
      .optional("liaison", &Body::liaison, "Who the liaison officers are.")
      .optional("mandate", &Body::mandate, "Its duties, in the words of the document.")
      .optional("source", &Body::source, "Where it stands.")
      .optional("note", &Body::note, "Remarks.")
      .done();
}

void bind_cadence(py::module_& m) {
  Words<CadenceKind>(m, "CadenceKind", "What is done again and again.")
      .words({"A report.", "调度: the units are asked how things stand.", "A meeting.", "An evaluation.",
              "A look for what is in the way.", "A publication.", "An event.", "What fits none."})
      .finalize();
  Record<Cadence>(m, "Cadence",
                  "What is done again and again, or when something happens. The period that is reported on is another "
                  "thing than the rhythm: 每月调度 with 总结本季度 keeps both.")
      .required("id", &Cadence::id, "Its name in the plan.")
      .optional("name", &Cadence::name, "As the document writes it.")
      .keyword_only()
      .optional("kind", &Cadence::kind, "What is done.")
      .optional("due", &Cadence::due, "When: 'each month', once within a window, 'regularly', None.")
      .optional("days_after_end", &Cadence::days_after_end,
                "Of each period: 10 is by the 10th day after it, -5 the 5th day before its last; 0: before it ends.")
      .optional("working_days", &Cadence::working_days, "Whether those days are counted as working days.")
      .optional("reporting_period", &Cadence::reporting_period,
                "What is reported on, where it is not the period of the due rule.")
      .optional("trigger", &Cadence::trigger, "The event that sets it off; empty: time alone does.")
      .optional("soft", &Cadence::soft, "原则上: a miss is noted, no failure.")
      .optional("body", &Cadence::body, "Id of the body that meets, or for which it is done.")
      .optional("responsibility", &Cadence::responsibility,
                "Who does it; recipients and who sums up (coordinator) by their roles.")
      .optional("each", &Cadence::each, "Id of the entity set of whose members each owes it.")
      .optional("contents", &Cadence::contents, "What a report must hold.")
      .optional("source", &Cadence::source, "Where it stands.")
      .optional("note", &Cadence::note, "Remarks.")
      .done();
  m.def("is_scheduled", &is_scheduled, py::arg("cadence"),
        "It comes due by the calendar: not only on an event, not at times nobody set.");
  m.def(
      "frequency_of", [](const Cadence& cadence) { return frequency_of(cadence); }, py::arg("cadence"),
      "How often it recurs; None if it does not.");
}

void bind_decision(py::module_& m) {
  Words<DecisionKind>(m, "DecisionKind", "What may be decided on a grade.")
      .words({"表扬和奖励.", "责令整改.", "动态调整.", "挂牌督办.", "Nothing is done.", "In the words of `name`."})
      .finalize();
  Record<Grade>(m, "Grade", "A grade of an evaluation. Without a threshold somebody has to say who gets it.")
      .required("id", &Grade::id, "Its name in the evaluation.")
      .optional("name", &Grade::name, "As the document writes it.")
      .optional("at_least", &Grade::at_least, "Lowest score that earns it, the score itself included.")
      .done();
  Record<Decision>(m, "Decision", "What may be decided on a grade. Who proposes (报请) and who approves are two.")
      .required("grade", &Decision::grade, "Id of a grade of the evaluation.")
      .optional("kind", &Decision::kind, "What is decided.")
      .optional("name", &Decision::name, "As the document writes it.")
      .keyword_only()
      .optional("discretion", &Decision::discretion, "视情况: may, not must.")
      .optional("proposer", &Decision::proposer, "Id of the organization that proposes it.")
      .optional("approver", &Decision::approver, "Id of the organization that approves it.")
      .optional("source", &Decision::source, "Where it stands.")
      .done();
}

void bind_evaluation(py::module_& m) {
  Record<Evaluation>(m, "Evaluation",
                     "An evaluation, the grades it can give, and what is decided on each. A grade without a decision "
                     "is legal and shown as such.")
      .required("id", &Evaluation::id, "Its name in the plan.")
      .optional("name", &Evaluation::name, "As the document writes it.")
      .keyword_only()
      .optional("subject", &Evaluation::subject, "What is evaluated.")
      .optional("each", &Evaluation::each, "Id of the entity set where the subjects are listed.")
      .optional("due", &Evaluation::due, "When: 'each year', a date, None.")
      .optional("responsibility", &Evaluation::responsibility, "Who evaluates.")
      .optional("grades", &Evaluation::grades, "From the best to the worst.")
      .optional("decisions", &Evaluation::decisions, "What may be decided on each grade.")
      .optional("cadence", &Evaluation::cadence,
                "Id of the cadence in whose course it is held, and which owes it: no duty of its own.")
      .optional("source", &Evaluation::source, "Where it stands.")
      .optional("note", &Evaluation::note, "Remarks.")
      .done();
}

void bind_parts_of_workflows(py::module_& m) {
  Words<StateEffect>(m, "StateEffect", "What a state does to the targets of its subject.")
      .words({"Nothing.", "A failure no longer counts 容错.", "It has left the pool 退出."})
      .finalize();
  Record<State>(m, "State", "A state of a workflow.")
      .required("id", &State::id, "Its name in the workflow.")
      .optional("name", &State::name, "As the document writes it.")
      .keyword_only()
      .optional("final_state", &State::final_state, "Nothing is owed any more.")
      .optional("implied", &State::implied, "Follows from the text, which does not name it.")
      .optional("effect", &State::effect, "What it does to the targets of its subject.")
      .done();
  Record<Transition>(m, "Transition", "A step from one state to another.")
      .required("from_", &Transition::from, "Id of the state that is left; empty: how a subject enters.")
      .required("to", &Transition::to, "Id of the state that is entered.")
      .optional("event", &Transition::event, "What happens.")
      .keyword_only()
      .optional("by", &Transition::by, "Id of the organization that takes the step.")
      .optional("within", &Transition::within,
                "Days from entering `from_` in which the step is due, the last one inside; None: no term.")
      .optional("working_days", &Transition::working_days, "Whether those days are working days.")
      .optional("condition", &Transition::condition, "Under which it may be taken.")
      .optional("obligation", &Transition::obligation,
                "What stays owed after the step: 容缺, papers to be handed in later.")
      .optional("implied", &Transition::implied, "Follows from the text, which does not name it.")
      .optional("source", &Transition::source, "Where it stands.")
      .done();
}

/// A member of Status, or its name; "" where any status will do.
void set_status(VerdictRule& rule, py::handle given) {
  const bool is_any = py::isinstance<py::str>(given) && py::len(given) == 0;
  rule.status = is_any ? std::string{} : std::string(name_of(from_python<Status>(given)));
}

void bind_verdict_rule(py::module_& m) {
  Record<VerdictRule>(m, "VerdictRule",
                      "A rule on verdicts: the status, or one that is worse; how far behind; how many reports in a row.")
      .custom(
          "status", &set_status, [](const VerdictRule& rule) { return py::cast(rule.status); },
          "Name of a status: off_track is met by off_track and missed; empty: any.")
      .keyword_only()
      .optional("lead_below", &VerdictRule::lead_below, "Percentage points of the way; the number itself is not below.")
      .optional("in_a_row", &VerdictRule::in_a_row, "How many reports one after the other.")
      .done();
}

void bind_workflow(py::module_& m) {
  Record<Workflow>(m, "Workflow",
                   "A procedure as data. Its subjects are named in the log of events: targets, entities, projects, cases.")
      .required("id", &Workflow::id, "Its name in the plan.")
      .optional("name", &Workflow::name, "As the document writes it.")
      .keyword_only()
      .optional("subject", &Workflow::subject, "What goes through it.")
      .optional("states", &Workflow::states, "In the order of the document.")
      .optional("transitions", &Workflow::transitions, "The steps between them.")
      .optional("entered_when", &Workflow::entered_when, "By which a target enters: 进度严重滞后.")
      .optional("left_when", &Workflow::left_when,
                "By which it may leave: 摘牌; `status` is then met by one that is better.")
      .optional("source", &Workflow::source, "Where it stands.")
      .optional("note", &Workflow::note, "Remarks.")
      .done();
  m.def(
      "find_state",
      [](const Workflow& workflow, const std::string& id) {
        const State* found = find_state(workflow, id);
        return found ? std::optional{*found} : std::nullopt;
      },
      py::arg("workflow"), py::arg("id"), "A state by its name; None if the workflow has none.");
}

void bind_child_plans(py::module_& m) {
  Record<RequiredContent>(m, "RequiredContent", "Something a child plan must contain: 发展目标及相关指标.")
      .required("id", &RequiredContent::id, "Its name in the requirement.")
      .optional("name", &RequiredContent::name, "As the document writes it.")
      .done();
  Record<ChildPlans>(m, "ChildPlans", "A plan that every entity has to write, and what it must hold.")
      .required("id", &ChildPlans::id, "Its name in the plan.")
      .optional("name", &ChildPlans::name, "As the document writes it.")
      .keyword_only()
      .optional("each", &ChildPlans::each, "Id of the entity set of whose members each writes one.")
      .optional("due", &ChildPlans::due, "By when.")
      .optional("contents", &ChildPlans::contents, "What it must hold.")
      .optional("reported", &ChildPlans::reported, "Id of the cadence by which they report upwards.")
      .optional("source", &ChildPlans::source, "Where it stands.")
      .optional("note", &ChildPlans::note, "Remarks.")
      .done();
}

py::object hashed_parts(const ParentPlan& parent) {
  const py::tuple contents{py::cast(parent.contents).attr("items")()};
  return py::make_tuple(parent.plan, parent.requirement, parent.entity, contents);
}

void bind_parent_plan(py::module_& m) {
  Record<ParentPlan>(m, "ParentPlan", "Of a child plan: whose it is, and where it has what its parent asks for.")
      .required("plan", &ParentPlan::plan, "Id of the parent plan.")
      .required("requirement", &ParentPlan::requirement, "Its id in the parent plan.")
      .optional("entity", &ParentPlan::entity, "Whose plan this is.")
      .optional("contents", &ParentPlan::contents, "{content: the section, or the words, that hold it}.")
      .hashed(&hashed_parts)
      .done();
  m.def(
      "missing_contents",
      [](const ChildPlans& required, const std::optional<ParentPlan>& child) {
        return to_python(missing_contents(required, child));
      },
      py::arg("required"), py::arg("child"),
      "What a child plan does not have of what is required, in the order of the requirement: a tuple of "
      "RequiredContent. `child` is None where there is no such plan.");
}

}  // namespace

void bind_procedures(py::module_& m) {
  bind_body(m);
  bind_cadence(m);
  bind_decision(m);
  bind_evaluation(m);
  bind_parts_of_workflows(m);
  bind_verdict_rule(m);
  bind_workflow(m);
  bind_child_plans(m);
  bind_parent_plan(m);
}

}  // namespace milepost::python
