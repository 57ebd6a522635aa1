#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

void bind_chances(py::module_& m) {
  Words<Unforeseen>(m, "Unforeseen", "Why there is no probability.")
      .words({"The target has no number.", "Its number is counted from a baseline that is not known.", "No due day.", "Owed anew in each period.", "A mean rate over years.",
              "Measured against another indicator.", "No figure known.", "The reports do not make a total from the opening on.", "Fewer than three figures.",
              "Periods come twice or do not ascend, or a figure is infinite.", "Figures all zero do not show how far they may move.", "A model of one's own left figures out.",
              "Holds for each of a set: each member has its own.", "A deliverable: steps, not figures.", "The table has no such series.", "Neither more nor less is better.",
              "The bound or the due day is infinite, or cannot be read."})
      .finalize();
  Record<Chance>(m, "Chance", "How likely a target is to be met and what that rests on, or why it cannot be said.")
      .optional("probability", &Chance::probability, "0 to 1; those two themselves only where it is settled.")
      .optional("settled", &Chance::settled, "By a figure, or by a natural limit.")
      .optional("model", &Chance::model, "By which the figures were carried on; empty where nothing was.")
      .optional("used", &Chance::used, "Figures that were seen.")
      .optional("why", &Chance::why, "Set exactly when there is no probability.")
      .done();
}

}  // namespace

void bind_statuses(py::module_& m) {
  Words<Status>(m, "Status", "How a target stands. The same six for every method.")
      .words({"已完成.", "符合进度.", "略有滞后.", "明显滞后.", "未完成.", "暂无法评估: see the reason."})
      .finalize();
  Words<Movement>(m, "Movement", "Where the figure itself went last, whatever the status.")
      .words({"Toward the target.", "Nowhere.", "Away from it.", "Not known."})
      .finalize();
  Words<Reason>(m, "Reason", "Why there is no class; of several that apply, the first of this list.")
      .words({"容错 decided.", "It left the pool.", "Its condition does not hold.",
              "The plan is not issued or the window not open yet.", "The words hold no number.", "No due date.",
              "No figure known.", "The whole is not known.", "The figure allows several classes.",
              "No start of the path.", "One figure cannot be baseline and progress at once.",
              "Growth through zero or a change of sign."})
      .finalize();
  Words<Mark>(m, "Mark", "What a reader should know beside the status.")
      .words({"The figure is provisional or an estimate 初步.",
              "Two further report periods have closed without a figure.",
              "The start is not stated; the day of issue is assumed.", "The due date is the end of the plan.",
              "No publication day given; taken as known at the period's close.",
              "Known only as at least, or more than, a number.", "Reports are missing inside the total.",
              "Judged by the last figure before the due day.", "Met before the due day; the next figure may undo it.",
              "No figure from the opening: the earlier part is not judged.",
              "Issued inside the first period, which is counted whole.", "A value could not be confirmed.",
              "Another reading of the words gives another status.",
              "Judged by a later version of the target."})
      .finalize();
  bind_chances(m);
}

namespace {

void bind_score(py::module_& m) {
  Record<Score>(m, "Score",
                "What a method says of a standing that is neither over nor met: a class with the figure behind it, or "
                "a reason for none.")
      .optional("status", &Score::status, "The class.")
      .optional("reason", &Score::reason, "Why there is none.")
      .optional("figure", &Score::figure, "The method's own figure.")
      .optional("label", &Score::label, "The method's own word for the class.")
      .optional("observed_rate", &Score::observed_rate, "Of methods that compare rates, a year; 0.05 is 5 %.")
      .optional("required_rate", &Score::required_rate, "The same, needed.")
      .optional("projected", &Score::projected, "Value at the due date, of methods that project.")
      .done();
  m.def(
      "score_of", [](const Any<Method>& method, const Standing& standing) { return score_of(method.value, standing); },
      py::arg("method"), py::arg("standing"),
      "The class that a method gives a standing with a figure, a start and a demand; assess() sees to all the rest.");
  m.def("lead_of", &lead_of, py::arg("standing"), py::arg("required"),
        "Completion minus elapsed share, in percentage points of the way. None where the way has no length.");
  m.def("better_side", &better_side, py::arg("standing"), py::arg("required"),
        "Which side of the required value is better: 1 above, -1 below.");
}

void bind_parts(py::module_& m) {
  Record<Instance>(m, "Instance", "One period of a recurring target.", Instance{.period = Year{1}})
      .required("period", &Instance::period, "The period.")
      .optional("status", &Instance::status, "How it stands or ended.")
      .optional("observed", &Instance::observed, "The figure.")
      .optional("required", &Instance::required, "On the path at the figure's date.")
      .optional("figure", &Instance::figure, "The method's own figure.")
      .done();
  Record<EntityStanding>(m, "EntityStanding", "How one entity stands in a target that holds for each.")
      .required("entity", &EntityStanding::entity, "Its name.")
      .optional("status", &EntityStanding::status, "How it stands.")
      .optional("observed", &EntityStanding::observed, "The figure.")
      .optional("observed_at", &EntityStanding::observed_at, "The day the figure belongs to.")
      .done();
  Record<Alternative>(m, "Alternative", "How the same figures stand by another tier or another reading of the target.")
      .optional("name", &Alternative::name, "Which tier, or what is read differently.")
      .optional("status", &Alternative::status, "How it stands.")
      .optional("reason", &Alternative::reason, "Why there is no class.")
      .optional("figure", &Alternative::figure, "The method's own figure.")
      .optional("observed", &Alternative::observed, "The figure.")
      .optional("required", &Alternative::required, "On the path at the figure's date.")
      .done();
  Record<Tally>(m, "Tally", "Instances of a recurring target whose period is over.")
      .optional("kept", &Tally::kept, "Kept.")
      .optional("missed", &Tally::missed, "Missed.")
      .optional("unknown", &Tally::unknown, "Without a figure.")
      .done();
}

void bind_labels(py::module_& m) {
  Record<Meaning>(m, "Meaning", "What a published class comes to in the library's own six.")
      .required("status", &Meaning::status, "The status.")
      .optional("movement", &Meaning::movement, "Where the class says which way the figure goes.")
      .done();
  m.def("meaning_of_label", &meaning_of_label, py::arg("label"),
        "The status and movement behind a published class: 'partly_cloudy' is at_risk, 'thunderstorm' off_track and "
        "away. None for a word that no method uses.");
}

Record<Verdict>& add_class(Record<Verdict>& verdict) {
  return verdict.keyword_only()
      .required("as_of", &Verdict::as_of, "The as-of day.")
      .optional("status", &Verdict::status, "How the target stands.")
      .optional("reason", &Verdict::reason, "Set exactly when the status is not_assessable.")
      .optional("movement", &Verdict::movement, "Where the figure itself went last.")
      .optional("method", &Verdict::method, "Name of the method.")
      .optional("figure", &Verdict::figure, "The method's own figure.")
      .optional("lead", &Verdict::lead, "Completion minus elapsed share, percentage points of the way; on flat lines, which have none, per cent of the limit.")
      .optional("ahead", &Verdict::ahead,
                "The same against the path that is judged by, its steps and seasons included.")
      .optional("cuts", &Verdict::cuts, "Of the method, on its figure.")
      .optional("label", &Verdict::label, "The method's own word for the class.")
      .optional("score", &Verdict::score, "Of methods that give points.")
      .optional("graded", &Verdict::graded, "Class of the figure against the path, whatever has ended or been met.")
      .optional("ungraded", &Verdict::ungraded,
                "Why the method gives the figure no class, whatever has ended or been met.");
}

Record<Verdict>& add_facts(Record<Verdict>& verdict) {
  return verdict.optional("unit", &Verdict::unit, "Of all values.")
      .optional("direction", &Verdict::direction, "Which way is better.")
      .optional("track", &Verdict::track, "What kind of line it is judged along.")
      .optional("bound", &Verdict::bound, "What the target demands.")
      .optional("demand", &Verdict::demand, "The same as numbers.")
      .optional("schedule", &Verdict::schedule, "Opening and due day.")
      .optional("start", &Verdict::start, "The baseline and where it came from.")
      .optional("observed", &Verdict::observed, "The figure that is judged.")
      .optional("required", &Verdict::required, "On the path at the figure's date.")
      .optional("required_today", &Verdict::required_today, "On the path at the as-of day, also without any figure.")
      .optional("owed", &Verdict::owed, "Progress owed at the figure's date: what 1.00 of `path` is worth.")
      .optional("observed_rate", &Verdict::observed_rate, "Of methods that compare rates, a year; 0.05 is 5 %.")
      .optional("required_rate", &Verdict::required_rate, "The same, needed.")
      .optional("projected", &Verdict::projected, "Value at the due date, of methods that project.")
      .optional("probability", &Verdict::probability, "Only when asked for.")
      .optional("chance", &Verdict::chance, "What the probability rests on, or why there is none; only when asked for.");
}

Record<Verdict>& add_remarks(Record<Verdict>& verdict) {
  return verdict.optional("marks", &Verdict::marks, "What a reader should know beside the status.")
      .optional("unreported", &Verdict::unreported, "Report periods that have closed since the figure's without another; from two on it is marked stale.")
      .optional("was_met_on", &Verdict::was_met_on, "Met then, not now.")
      .optional("shown_only_on", &Verdict::shown_only_on, "Met, by a figure from after the due day.")
      .optional("met_late_on", &Verdict::met_late_on, "Missed, met afterwards.")
      .optional("smallest_tolerance", &Verdict::smallest_tolerance, "Of an `about`: the share that would have met.")
      .optional("beyond_range", &Verdict::beyond_range, "Past the far end of a range: noted, no failure.")
      .optional("between", &Verdict::between, "Inconclusive: (worst, best) class that the figure allows.")
      .optional("history", &Verdict::history, "Of recurring targets, one Instance a period.")
      .optional("entities", &Verdict::entities,
                "Of targets that hold for each entity, one EntityStanding each; laggards first.")
      .optional("tiers", &Verdict::tiers, "Floor and stretch, where the target has them: Alternatives.")
      .optional("readings", &Verdict::readings, "The other readings, in the order of the target: Alternatives.");
}

py::dict explanation_of(const Verdict& verdict) {
  py::dict words;
  words["zh"] = explain(verdict, Language::zh);
  words["en"] = explain(verdict, Language::en);
  return words;
}

void bind_verdict_itself(py::module_& m) {
  Record<Verdict> record(m, "Verdict",
                         "The verdict on one piece of evidence by one method, with every fact behind it. What does not "
                         "apply is None, never zero.",
                         Verdict{.as_of = Date{1, 1, 1}});
  add_remarks(add_facts(add_class(record)))
      .described([](const Verdict& verdict) { return "<Verdict: " + to_string(verdict) + ">"; })
      .done()
      .def_property_readonly("explanation", &explanation_of, "{'zh': ..., 'en': ...}: the verdict in a sentence.")
      .def("__str__", [](const Verdict& verdict) { return to_string(verdict); })
      .def("_repr_html_",
           [](const py::object& self) { return py::module_::import("milepost.display").attr("verdict")(self); });
  m.def(
      "has", [](const Verdict& verdict, const Any<Mark>& mark) { return has(verdict, mark.value); }, py::arg("verdict"),
      py::arg("mark"), "True if the verdict bears the mark.");
  m.def("tally_of", &tally_of, py::arg("verdict"),
        "Instances of a recurring target that were kept, missed, or have no figure, among those whose period is over.");
}

void bind_words(py::module_& m) {
  using Tongue = Any<Language>;
  m.def(
      "word_of",
      [](const Any<Status>& status, const Tongue& language) { return word_of(status.value, language.value); },
      py::arg("status"), py::arg("language"), "已完成, 符合进度 ...; in English 'achieved', 'on track' ...");
  m.def(
      "word_of", [](Reason reason, const Tongue& language) { return std::string(word_of(reason, language.value)); }, py::arg("reason"),
      py::arg("language"), "无公布数据, 无基期 ...; in English 'no data', 'no baseline' ...: why there is no status.");
  m.def(
      "shape_of", [](const Any<Status>& status) { return shape_of(status.value); }, py::arg("status"),
      "The shape that goes with the word, so that colour is never alone: ✔ ● ▲ ■ ✖ ○.");
  m.def(
      "explain",
      [](const Verdict& verdict, const Tongue& language, const Indicator* indicator) {
        return explain(verdict, language.value, indicator);
      },
      py::arg("verdict"), py::arg("language"), py::arg("indicator") = py::none(),
      "The verdict in one sentence: the figure, what was owed, the lead, the baseline and the due date, or the reason "
      "for no verdict and what should have been reached by now. `indicator` gives the name and unit words.");
  m.def(
      "words_of",
      [](const Any<Bound>& bound, const Any<Unit>& unit, const Tongue& language) {
        return words_of(bound.value, unit.value, language.value);
      },
      py::arg("bound"), py::arg("unit"), py::arg("language"),
      "The bound in words, with a unit word: 超过400家, 'more than 400 platforms'.");
  m.def("figure_words", &figure_words, py::arg("value"),
        "A number as people write it in reports: at most one decimal, two below ten.");
  m.def(
      "when_observed", [](const Verdict& verdict, const Tongue& language) { return when_observed(verdict, language.value); }, py::arg("verdict"), py::arg("language"),
      "When the figure that is judged was: 2024年末 / end-2024, of a yearly rate 2024年 / 2024. Empty without a figure.");
  m.def(
      "date_words", [](const Date& date, const Tongue& language) { return date_words(date, language.value); },
      py::arg("date"), py::arg("language"),
      "The close of a day as people say it: 2024年末, 'end-2024', 2024年6月30日.");
}

}  // namespace

void bind_verdict(py::module_& m) {
  bind_score(m);
  bind_parts(m);
  bind_verdict_itself(m);
  bind_words(m);
  m.def(
      "assess", [](const Evidence& evidence, const Any<Method>& method) { return assess(evidence, method.value); },
      py::arg("evidence"), py::arg("method") = "path",
      "Judges one target.\n"
      "The due day is inside: on it the target is due. A verdict that cannot be reached is `not_assessable` with a "
      "reason, never an exception;\n"
      "UnitMismatch is raised if series, indicator and bound do not measure the same thing.");
  bind_labels(m);
}

}  // namespace milepost::python
