#include "bindings.hpp"
#include "card.hpp"
#include "milepost/governance.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

const Calendar& or_chinese(const Calendar* calendar) { return calendar ? *calendar : chinese_calendar(); }

std::string number_of(std::size_t number, const std::string& one, const std::string& many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

void bind_duty(py::module_& m) {
  Words<DutyKind>(m, "DutyKind", "What of a plan a duty comes from.")
      .words({"A cadence.", "An evaluation.", "A deliverable.", "A plan that entities have to write."})
      .finalize();
  Record<Duty>(m, "Duty", "One thing that one unit or entity owes once.",
               Duty{.due = Date{1, 1, 1}, .working_day = Date{1, 1, 1}})
      .required("kind", &Duty::kind, "What of the plan it comes from.")
      .required("id", &Duty::id, "Its id in its kind.")
      .keyword_only()
      .optional("organization", &Duty::organization,
                "Id of who owes it; empty if an entity does, or the plan does not say.")
      .optional("entity", &Duty::entity, "Which of the entities that each owe it.")
      .optional("period", &Duty::period, "The instance, of what recurs.")
      .optional("reports_on", &Duty::reports_on, "The period that is reported on, where there is one.")
      .required("due", &Duty::due, "By the rule, the day inside.")
      .required("working_day", &Duty::working_day,
                "The last working day on or before it: when to see to it; it is late after `due` alone.")
      .optional("certainty", &Duty::certainty, "Of that working day: holidays may not be published yet.")
      .optional("soft", &Duty::soft, "原则上: a miss is noted, no failure.")
      .done();
}

void bind_duties(py::module_& m) {
  m.def(
      "duties",
      [](const Plan& plan, const Date& first, const Date& last, const Calendar* calendar) {
        return to_python(duties(plan, first, last, or_chinese(calendar)));
      },
      py::arg("plan"), py::arg("first"), py::arg("last"), py::arg("calendar") = py::none(),
      "Everything of a plan that comes due from one day to another, both inside, by its working day, in the order of "
      "those days: a tuple of Duty. A duty that several units owe is one for each of them; one that each entity owes, "
      "one for each member on the due day; where nobody is named, one without a name. What has no schedule (定期, on an "
      "event, no date) is left out, and so is what fell due before the plan was issued. Without a calendar: chinese_calendar().");
  m.def(
      "duty_name", [](const Plan& plan, const Duty& duty) { return name_of(plan, duty); }, py::arg("plan"),
      py::arg("duty"), "The name of what is owed; empty if it is not in the plan.");
  m.def(
      "duty_source", [](const Plan& plan, const Duty& duty) { return source_of(plan, duty); }, py::arg("plan"),
      py::arg("duty"), "The sentence that a duty comes from.");
}

void bind_overdue(py::module_& m) {
  Record<Fulfilment>(m, "Fulfilment", "Something owed was done.", Fulfilment{.on = Date{1, 1, 1}})
      .required("kind", &Fulfilment::kind, "What of the plan it was owed by.")
      .required("id", &Fulfilment::id, "Id of the cadence, evaluation, deliverable or child plan.")
      .required("on", &Fulfilment::on, "The day it was done.")
      .keyword_only()
      .optional("by", &Fulfilment::by, "Organization or entity; empty: for everybody that owed it.")
      .optional("period", &Fulfilment::period,
                "The instance; None: the first one that is still owed on that day or was due before.")
      .done();
  Record<Overdue>(m, "Overdue", "A duty that is late, or was.",
                  Overdue{.duty = Duty{.due = Date{1, 1, 1}, .working_day = Date{1, 1, 1}}})
      .required("duty", &Overdue::duty, "What is owed.")
      .optional("done_on", &Overdue::done_on, "Done after all, late; None: not done.")
      .optional("days", &Overdue::days, "From its due day to the day it was done, else to the as-of day.")
      .done();
  m.def(
      "days_done",
      [](const Any<std::vector<Duty>>& duties, const Any<std::vector<Fulfilment>>& done, const Date& as_of) {
        return to_python(days_done(duties.value, done.value, as_of));
      },
      py::arg("duties"), py::arg("done"), py::arg("as_of"),
      "For each duty the day on which it was done, as known on a day; None if it has not been.");
  m.def(
      "overdue",
      [](const Any<std::vector<Duty>>& duties, const Any<std::vector<Fulfilment>>& done, const Date& as_of) {
        return to_python(overdue(duties.value, done.value, as_of));
      },
      py::arg("duties"), py::arg("done"), py::arg("as_of"),
      "The duties that are late on a day, in their order, a tuple of Overdue: those not done whose due day is over "
      "(the day itself is still in time), and those done later than it. What was done after the as-of day is not known "
      "yet. Soft duties are listed too, marked in the duty.");
}

void bind_review(py::module_& m) {
  Record<Review>(m, "Review",
                 "The grade of one subject and the decisions that the evaluation has for it. Nothing is decided here: "
                 "who approves decides.")
      .required("subject", &Review::subject, "Who or what is evaluated.")
      .optional("score", &Review::score, "The score; None where the grade was given.")
      .optional("grade", &Review::grade, "Id of the grade; empty: the score earns none.")
      .optional("decisions", &Review::decisions, "Empty: the document says nothing of this grade.")
      .done();
  m.def("review", &review, py::arg("evaluation"), py::arg("subject"), py::arg("score"),
        "By the thresholds: the best grade whose lowest score is reached, the score itself included; a last grade "
        "without a threshold takes the rest. Raises OutOfRange if no grade has a threshold: then a grade has to be "
        "given (review_as).");
  m.def("review_as", &review_as, py::arg("evaluation"), py::arg("subject"), py::arg("grade"),
        "With a grade that somebody has given. Raises OutOfRange for a grade that the evaluation does not have.");
  m.def(
      "decisions_for",
      [](const Evaluation& evaluation, const std::string& grade) { return to_python(decisions_for(evaluation, grade)); },
      py::arg("evaluation"), py::arg("grade"),
      "The decisions that an evaluation names for a grade, in the order of the document: a tuple of Decision.");
}

void bind_parts_of_replays(py::module_& m) {
  Record<Event>(m, "Event", "A line of the log: on a day, a subject came into a state.", Event{.date = Date{1, 1, 1}})
      .required("workflow", &Event::workflow, "Id of the workflow.")
      .required("subject", &Event::subject, "A target, an entity, a project, a case.")
      .required("date", &Event::date, "The day.")
      .required("to", &Event::to, "Id of the state it came into.")
      .keyword_only()
      .optional("by", &Event::by, "Id of who took the step, where the log says.")
      .optional("note", &Event::note, "The cause, the finding.")
      .done();
  Record<Stay>(m, "Stay", "A stretch of time in one state.", Stay{.since = Date{1, 1, 1}})
      .required("state", &Stay::state, "Id of the state.")
      .required("since", &Stay::since, "The day it came into it.")
      .optional("until", &Stay::until, "The day it left; None: still there.")
      .optional("limit", &Stay::limit, "The last day for the next step, where one is set.")
      .keyword_only()
      .optional("by", &Stay::by, "Id of who took the step.")
      .optional("note", &Stay::note, "The cause, the finding.")
      .done();
  Record<OpenObligation>(m, "OpenObligation", "What stays owed after a step: 容缺, the papers to be handed in later.",
                         OpenObligation{.since = Date{1, 1, 1}})
      .required("what", &OpenObligation::what, "What is owed.")
      .required("since", &OpenObligation::since, "The day of the step.")
      .done();
}

void bind_replays_themselves(py::module_& m) {
  Record<Case>(m, "Case", "The way of one subject through a workflow.")
      .required("subject", &Case::subject, "Its name.")
      .optional("stays", &Case::stays, "In the order of time.")
      .optional("obligations", &Case::obligations, "Open until a final state is reached.")
      .done();
  Record<Irregularity>(m, "Irregularity",
                       "Something in the log that the workflow does not allow. The log is right about what happened: "
                       "it is followed all the same.")
      .required("event", &Irregularity::event, "Its place in the log, from 0.")
      .required("message", &Irregularity::message, "What is not allowed.")
      .done();
  Record<Replay>(m, "Replay", "A workflow as its log has it.")
      .required("workflow", &Replay::workflow, "Id of the workflow.")
      .optional("cases", &Replay::cases, "In the order in which they first appear.")
      .optional("irregularities", &Replay::irregularities, "What went against the rules, in the order of the log.")
      .done();
}

void bind_replaying(py::module_& m) {
  m.def(
      "replay",
      [](const Workflow& workflow, const Any<std::vector<Event>>& log, const Date& as_of, const Calendar* calendar) {
        return replay(workflow, log.value, as_of, or_chinese(calendar));
      },
      py::arg("workflow"), py::arg("log"), py::arg("as_of"), py::arg("calendar") = py::none(),
      "Replays the events of one workflow, up to the close of a day, in the order of the log. Events of other workflows "
      "are passed over. Without a calendar: chinese_calendar().");
  m.def(
      "stay_on",
      [](const Case& one, const Date& date) {
        const Stay* stay = stay_on(one, date);
        return stay ? std::optional{*stay} : std::nullopt;
      },
      py::arg("case"), py::arg("date"), "The state of a case at the close of a day; None before its first event.");
  m.def(
      "late_cases", [](const Replay& replay, const Date& as_of) { return to_python(late_cases(replay, as_of)); },
      py::arg("replay"), py::arg("as_of"),
      "The cases whose next step is overdue at the close of a day, in the order of the replay: a tuple of Case.");
}

std::vector<Scorecard> scorecards_from(const py::iterable& given) {
  std::vector<Scorecard> cards;
  for (const py::handle one : given) {
    if (!py::isinstance<Card>(one)) fail_type(one, "a Scorecard");
    cards.push_back(py::cast<const Card&>(one).card);
  }
  return cards;
}

void bind_escalation(py::module_& m) {
  using Verdicts = Any<std::vector<Verdict>>;
  m.def(
      "enters", [](const VerdictRule& rule, const Verdicts& history) { return enters(rule, history.value); },
      py::arg("rule"), py::arg("history"),
      "Does the history of a target, its verdicts in the order of time, meet the rule by which it enters? The last "
      "`in_a_row` verdicts must each have the status or a worse one, and a lead below the number. A verdict that could "
      "not be reached meets no rule.");
  m.def(
      "leaves", [](const VerdictRule& rule, const Verdicts& history) { return leaves(rule, history.value); },
      py::arg("rule"), py::arg("history"),
      "The same for the rule by which it may leave: the status or a better one, and a lead not below the number.");
  m.def(
      "targets_entering",
      [](const Workflow& workflow, const py::iterable& cards) {
        return to_python(targets_entering(workflow, scorecards_from(cards)));
      },
      py::arg("workflow"), py::arg("cards"),
      "The targets that a workflow takes in by its rule, from scorecards in the order of their days: a tuple of names. "
      "The last card says which targets there are; a workflow without a rule takes in none.");
}

std::string describe(const Log& log) {
  std::size_t reports = 0;
  for (const auto& [key, progress] : log.progress) reports += progress.size();
  return "<Log: " + number_of(reports, "report of progress", "reports of progress") + ", " +
         number_of(log.fulfilments.size(), "duty done", "duties done") + ", " +
         number_of(log.events.size(), "step of a workflow", "steps of workflows") + ">";
}

void bind_log(py::module_& m) {
  Record<Log>(m, "Log", "Everything that a log says of a plan, each kind in the order of the log.")
      .optional("progress", &Log::progress,
                "{(deliverable, entity): [StepProgress, ...]}, the entity '' for the whole; taken by the id alone too.")
      .optional("fulfilments", &Log::fulfilments, "Duties done.")
      .optional("events", &Log::events, "Steps of workflows.")
      .described([](const Log& log) { return describe(log); })
      .unhashable()
      .done();
  m.def(
      "fulfilments", [](const Plan& plan, const Log& log) { return to_python(fulfilments(plan, log)); }, py::arg("plan"),
      py::arg("log"), "Everything that the log says was done: the duties it names, and the deliverables of which nothing is left to do.");
  m.def("with_progress", &with_progress, py::arg("plan"), py::arg("seen"), py::arg("log"),
        "The observations with what the log says of deliverables, as the series that they are judged by "
        "(earned_weight). Deliverables that the plan does not have are passed over. Raises OutOfRange for a step that a "
        "deliverable does not have.");
  m.def(
      "with_effects",
      [](const Plan& plan, const Workflow& workflow, const Replay& replay) { return with_effects(plan, workflow, replay); },
      py::arg("plan"), py::arg("workflow"), py::arg("replay"),
      "The plan as a replay leaves it: a target or deliverable that goes by the name of a subject is exempted or has "
      "exited from that day on (its failure leaves the score, its record stays); an entity that has exited leaves its "
      "sets with the day before.\n"
      "With a log and a day: as all its workflows leave it on that day.");
  m.def(
      "with_effects", [](const Plan& plan, const Log& log, const Date& as_of) { return with_effects(plan, log, as_of); },
      py::arg("plan"), py::arg("log"), py::arg("as_of"));
}

}  // namespace

void bind_governance(py::module_& m) {
  bind_duty(m);
  bind_duties(m);
  bind_overdue(m);
  bind_review(m);
  bind_parts_of_replays(m);
  bind_replays_themselves(m);
  bind_replaying(m);
  bind_escalation(m);
  bind_log(m);
}

}  // namespace milepost::python
