#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

void bind_words_of_organizations(py::module_& m) {
  Words<Language>(m, "Language", "A language of texts and sentences.")
      .word("zh", Language::zh, "Chinese.")
      .word("en", Language::en, "English.")
      .finalize();
  Words<Collective>(m, "Collective", "How a collective is meant.")
      .word("none", Collective::none, "It is none.")
      .word("all", Collective::all, "All members (各区县).")
      .word("concerned", Collective::concerned, "Those concerned (有关部门).")
      .word("open", Collective::open, "An open list (相关单位).")
      .finalize();
  Words<Role>(m, "Role", "Role in a task.")
      .word("responsible", Role::responsible, "Answers for it.")
      .word("lead", Role::lead, "Only where the document says 牵头.")
      .word("joint", Role::joint, "配合.")
      .word("coordinator", Role::coordinator, "Coordinates.")
      .word("delegate", Role::delegate, "Acts for another.")
      .word("approver", Role::approver, "Approves.")
      .word("recipient", Role::recipient, "Receives the result.")
      .word("convener", Role::convener, "Convenes.")
      .finalize();
  Words<Coordination>(m, "Coordination", "How several units share a task.")
      .word("none", Coordination::none, "Not said.")
      .word("sole", Coordination::sole, "One alone.")
      .word("by_function", Coordination::by_function, "按职能分工负责.")
      .finalize();
}

void bind_words_of_targets(py::module_& m) {
  Words<Kind>(m, "Kind", "How values of an indicator add up.")
      .words({"A level on a day (累计总数 too).", "Adds up over a window.", "A yearly rate in per cent.", "A share.",
              "A length of time.", "There or not."})
      .finalize();
  Words<Strength>(m, "Strength", "How strongly the document commits itself.")
      .words({"要.", "推进.", "支持.", "力争, 争取.", "探索.", "建议."})
      .finalize();
  Words<Confirmation>(m, "Confirmation", "How sure a stated figure is.")
      .word("stated", Confirmation::stated, "As the document states it.")
      .word("derived", Confirmation::derived, "Worked out of what it states.")
      .word("unconfirmed", Confirmation::unconfirmed, "Could not be confirmed in its source.")
      .finalize();
  Words<IfTargetWorse>(m, "IfTargetWorse", "What becomes of a target that the named baseline already meets.")
      .word("hold", IfTargetWorse::hold, "A line to hold.")
      .word("follow", IfTargetWorse::follow, "The path is followed all the same.")
      .finalize();
  Words<Adding>(m, "Adding", "How yearly rates make a cumulative change.")
      .words({"One after the other: 3 % and 3 % of cuts make 5.91 %.", "Added up: a reading."})
      .finalize();
  Words<TierLevel>(m, "TierLevel", "底线目标, 目标, 奋斗目标.")
      .words({"What must at least be reached.", "What is promised.", "What is hoped for."})
      .finalize();
  Words<EndingKind>(m, "EndingKind", "Why a target is no longer, or not, judged.")
      .word("exempted", EndingKind::exempted, "容错 decided.")
      .word("exited", EndingKind::exited, "Left the pool.")
      .word("not_applicable", EndingKind::not_applicable, "Its condition does not hold.")
      .finalize();
}

std::string words_in(const Text& text) { return in(text, Language::zh); }

void bind_text(py::module_& m) {
  Record<Text>(m, "Text",
               "Words in Chinese and English, equal. Wherever a text is meant, a str (of the language it is in) or "
               "{'zh': ..., 'en': ...} does as well.")
      .optional("zh", &Text::zh, "In Chinese; empty if not given.")
      .optional("en", &Text::en, "In English; empty if not given.")
      .done()
      .def("__str__", &words_in)
      .def("__bool__", [](const Text& text) { return !text.empty(); });
  m.def(
      "in_", [](const Any<Text>& text, const Any<Language>& language) { return in(text.value, language.value); },
      py::arg("text"), py::arg("language"), "The text in a language, or in the other one where that is missing.");
}

void bind_provenance(py::module_& m) {
  Record<Document>(m, "Document", "A document that the plan quotes or names.")
      .required("id", &Document::id, "Its name in the plan.")
      .optional("title", &Document::title, "As published.")
      .optional("issued", &Document::issued, "Day of issue.")
      .optional("url", &Document::url, "Where it stands.")
      .optional("note", &Document::note, "Remarks.")
      .keyword_only()
      .optional("number", &Document::number, "Document number 文号.")
      .optional("issuer", &Document::issuer, "Who issued it.")
      .optional("missing", &Document::missing, "Named or attached, and not at hand: an annex that was left out.")
      .done();
  Record<Source>(m, "Source", "A place in a document.")
      .optional("document", &Source::document, "Id of the document.")
      .optional("line", &Source::line, "From 1; 0 if not given.")
      .optional("words", &Source::words, "Verbatim.")
      .optional("note", &Source::note, "Remarks.")
      .done();
  Words<Relation>(m, "Relation", "How one document stands to another, or a deliverable to a document.")
      .words({"Carries it out.", "Puts it out.", "Changes it.", "Ends it.", "Follows how it is carried out.", "Names it."})
      .finalize();
  Record<DocumentRelation>(m, "DocumentRelation", "How something stands to a document.")
      .required("relation", &DocumentRelation::relation, "How it stands to it.")
      .required("document", &DocumentRelation::document, "Id of a document of the plan.")
      .done();
  Words<Known>(m, "Known", "How far a line of the title page is known.")
      .words({"As stated.", "Inferred from something else.", "Masked in the copy at hand.", "Not there."})
      .finalize();
}

void bind_organizations(py::module_& m) {
  Record<Organization>(m, "Organization", "One organization, or a collective whose members the document does not list.")
      .required("id", &Organization::id, "Its name in the plan.")
      .optional("name", &Organization::name, "As the document writes it.")
      .keyword_only()
      .optional("type", &Organization::type, "The plan's own word: district, department ...")
      .optional("aliases", &Organization::aliases, "Other names.")
      .optional("collective", &Organization::collective, "How a collective is meant.")
      .optional("members", &Organization::members, "Ids; of a collective, as far as somebody has said who they are.")
      .optional("masked", &Organization::masked,
                "The copy at hand hides the name: an unknown of its own, never the same as another.")
      .optional("note", &Organization::note, "Remarks.")
      .done();
  Record<Responsible>(m, "Responsible", "One unit that answers for a task.")
      .required("organization", &Responsible::organization, "Id of the organization.")
      .optional("role", &Responsible::role, "Its role.")
      .optional("post", &Responsible::post, "Where an office holder answers, not the unit: 主要负责同志.")
      .done();
  Record<Responsibility>(m, "Responsibility", "The units that answer, in the order of the document.")
      .optional("organizations", &Responsibility::organizations, "The units.")
      .optional("mode", &Responsibility::mode, "How they share the task.")
      .optional("open_ended", &Responsibility::open_ended, "The list ends in 等: more may answer.")
      .optional("words", &Responsibility::words, "Verbatim.")
      .done();
}

void bind_entity_sets(py::module_& m) {
  Record<Membership>(m, "Membership", "When a member joined or left a set. Both days are inside.")
      .required("member", &Membership::member, "Its name.")
      .optional("from_", &Membership::from, "The first day in the set; None: from the beginning.")
      .optional("until", &Membership::until, "The last day in the set; None: still in it.")
      .optional("why", &Membership::why, "The reason.")
      .done();
  Record<EntitySet>(m, "EntitySet", "Districts, schools, enterprises: the members for each of which a promise holds.")
      .required("id", &EntitySet::id, "Its name in the plan.")
      .optional("name", &EntitySet::name, "As the document writes it.")
      .optional("members", &EntitySet::members, "Names; empty: the list is not known.")
      .optional("note", &EntitySet::note, "Remarks.")
      .keyword_only()
      .optional("memberships", &EntitySet::memberships, "Since when; a member without one belongs to it at all times.")
      .done();
  m.def("is_member", &is_member, py::arg("set"), py::arg("member"), py::arg("date"),
        "True if the member belongs to the set on that day. Several memberships of one member: any of them.");
  m.def(
      "members_on", [](const EntitySet& set, const Date& date) { return to_python(members_on(set, date)); },
      py::arg("set"), py::arg("date"), "The members on a day, in the order of the set: a tuple of names.");
}

void bind_indicator(py::module_& m) {
  Record<Indicator>(m, "Indicator", "What is counted. Indicators of different definitions are different indicators.")
      .required("id", &Indicator::id, "Its name: lower-case words joined by hyphens.")
      .optional("name", &Indicator::name, "As the document writes it.")
      .optional("unit", &Indicator::unit, "Unit of its values.")
      .keyword_only()
      .optional("kind", &Indicator::kind, "How values add up.")
      .optional("direction", &Indicator::direction, "Which way is better; None: as the bound says.")
      .optional("definition", &Indicator::definition, "What exactly is counted.")
      .optional("scope", &Indicator::scope, "Where: the city, a facility ...")
      .optional("each", &Indicator::each, "Id of the entity set of whose members the figure is one each.")
      .optional("frequency", &Indicator::frequency, "How often it is reported.")
      .optional("period_average", &Indicator::period_average,
                "A mean over its period: only periods as long as the baseline's compare.")
      .optional("population", &Indicator::population, "Size of the whole, where a share or `all` needs it.")
      .optional("same_as", &Indicator::same_as, "The same thing by another id, certain; empty if none.")
      .optional("possibly_same_as", &Indicator::possibly_same_as,
                "The same thing perhaps: counted once, listed for confirmation.")
      .optional("source", &Indicator::source, "Where it stands.")
      .optional("note", &Indicator::note, "Remarks.")
      .done();
  m.def(
      "repeated_by", [](const Indicator& indicator) { return repeated_by(indicator); }, py::arg("indicator"),
      "The indicator that this one repeats, certain or possible; empty if it stands for itself.");
}

void bind_parts_of_targets(py::module_& m) {
  Record<Baseline>(
      m, "Baseline",
      "The figure a target starts from, as the promise names it. Later revisions of the figure do not move it.",
      Baseline{.period = Year{1}})
      .required("value", &Baseline::value, "In the indicator's unit.")
      .required("period", &Baseline::period, "The value sits at the close of its last day.")
      .optional("confirmation", &Baseline::confirmation, "How sure it is.")
      .optional("source", &Baseline::source, "Where it stands.")
      .done();
  Record<Ending>(m, "Ending", "Why a target is no longer, or not, judged.")
      .required("kind", &Ending::kind, "exempted, exited or not_applicable.")
      .optional("from_", &Ending::from, "In force from this day, the day inside; None: always.")
      .optional("why", &Ending::why, "The reason.")
      .done();
  Record<Milestone>(m, "Milestone", "A value the promise itself sets on the way.", Milestone{.period = Year{1}})
      .required("period", &Milestone::period, "At its end.")
      .required("value", &Milestone::value, "In the indicator's unit.")
      .done();
}

void bind_forms_of_targets(py::module_& m) {
  Record<Revision>(m, "Revision", "A later version of a promise, in force from a day, the day inside. What is None stays as it was.",
                   Revision{.from = Date{1, 1, 1}})
      .required("from_", &Revision::from, "The first day it is in force.")
      .optional("bound", &Revision::bound, "What it demands now.")
      .optional("due", &Revision::due, "When it is due now.")
      .optional("baseline", &Revision::baseline, "What it starts from now.")
      .optional("source", &Revision::source, "Where it stands.")
      .optional("note", &Revision::note, "Remarks.")
      .keyword_only()
      .optional("by", &Revision::by, "Who set it: a number given to 一批 is somebody's.")
      .done();
  Record<Tier>(m, "Tier", "One of several bounds for the same indicator and day: floor or stretch beside the target's own.")
      .required("level", &Tier::level, "floor or stretch.")
      .required("bound", &Tier::bound, "What it demands.")
      .done();
  Record<Reading>(m, "Reading", "One way to read an ambiguous sentence: what it changes in the target. What is None stays.")
      .required("name", &Reading::name, "What is read differently.")
      .keyword_only()
      .optional("bound", &Reading::bound, "Another value.")
      .optional("kind", &Reading::kind, "A total or a level.")
      .optional("due", &Reading::due, "Another window or anchor.")
      .optional("first_day", &Reading::first_day, "Another opening.")
      .optional("baseline", &Reading::baseline, "Another start.")
      .optional("adding", &Reading::adding, "Another way of adding.")
      .optional("indicator", &Reading::indicator, "Another definition: the figures of that indicator.")
      .done();
  Record<Part>(m, "Part", "A part of a target that is broken down 指标分解: to an entity, to a period, or to both.")
      .optional("entity", &Part::entity, "Empty: the whole.")
      .optional("period", &Part::period, "None: the whole window.")
      .optional("value", &Part::value, "In the indicator's unit.")
      .done();
}

void bind_target(py::module_& m) {
  Record<Target>(m, "Target",
                 "What was promised: a bound on an indicator, due on a date. All values are in the unit of the bound.")
      .required("indicator", &Target::indicator, "Id of the indicator.")
      .required("bound", &Target::bound, "What it demands: mp.more_than(400 * unit).")
      .keyword_only()
      .optional("due", &Target::due, "A date (the day inside), words such as 'each year of 2022..2025', or a due rule.")
      .optional("id", &Target::id, "Its name; empty: the indicator's.")
      .optional("first_day", &Target::first_day, "First day of the window, where the document states it.")
      .optional("strength", &Target::strength, "How strongly the document commits itself.")
      .optional("baseline", &Target::baseline, "The baseline that the promise names.")
      .optional("hold", &Target::hold, "A line to hold (保持, 控制在), not to climb to.")
      .optional("if_target_worse", &Target::if_target_worse,
                "If the named baseline already meets: hold the line, or follow the path.")
      .optional("shape", &Target::shape,
                "Of the required path: 'linear', 'geometric', 'logistic', 'steps', 'front_loaded', 'back_loaded', mp.Profile(shares).")
      .optional("milestones", &Target::milestones, "The promise's own values on the way: {2023: 300} or mp.Milestone.")
      .optional("unconfirmed", &Target::unconfirmed, "The value could not be confirmed in its source.")
      .optional("ending", &Target::ending, "Why it is no longer, or not, judged.")
      .optional("adding", &Target::adding, "How yearly rates make a cumulative change.")
      .optional("revisions", &Target::revisions, "Later versions, in the order of their days.")
      .optional("tiers", &Target::tiers, "Floor and stretch beside the bound.")
      .optional("readings", &Target::readings, "Other ways to read the words; the target itself is the first.")
      .optional("parts", &Target::parts, "Broken down to entities and periods.")
      .optional("bundle", &Target::bundle, "Id of the composite target that it is a part of.")
      .optional("condition", &Target::condition, "Under which it holds; cases outside leave the denominator.")
      .optional("responsibility", &Target::responsibility, "Where other units than the task's answer for it.")
      .optional("source", &Target::source, "Where it stands.")
      .optional("note", &Target::note, "Remarks.")
      .done();
}

void bind_versions_of_targets(py::module_& m) {
  m.def(
      "name_of", [](const Target& target) { return name_of(target); }, py::arg("target"),
      "The name of a target: its own, else its indicator's; of a method its name.");
  m.def("is_revised", &is_revised, py::arg("target"), py::arg("as_of"), "A version other than the first is in force.");
  m.def(
      "in_force", [](const Target& target, const Date& as_of) { return in_force(target, as_of); }, py::arg("target"),
      py::arg("as_of"), "The version of the target in force on a day; it has no revisions of its own.");
  m.def(
      "as_read", [](const Target& target, const Reading& reading) { return as_read(target, reading); },
      py::arg("target"), py::arg("reading"), "The target as one of its readings has it, with no readings of its own.");
  m.def(
      "at_tier", [](const Target& target, const Tier& tier) { return at_tier(target, tier); }, py::arg("target"),
      py::arg("tier"), "The target with the bound of a tier, with no tiers of its own.");
}

void bind_tasks(py::module_& m) {
  Record<Section>(m, "Section", "A part of a plan that holds tasks.")
      .required("id", &Section::id, "Its name in the plan.")
      .optional("title", &Section::title, "As printed.")
      .optional("number", &Section::number, "As printed: （一）.")
      .optional("within", &Section::within, "Id of the section it is a part of; empty if none.")
      .done();
  Record<Bundle>(m, "Bundle", "Targets that the document promises together: kept when every part is. Each names the bundle.")
      .required("id", &Bundle::id, "Its name in the plan.")
      .optional("name", &Bundle::name, "As the document writes it.")
      .optional("source", &Bundle::source, "Where it stands.")
      .optional("note", &Bundle::note, "Remarks.")
      .done();
  Record<Task>(m, "Task", "A piece of work that somebody answers for; its targets hang on it.")
      .required("id", &Task::id, "Its name in the plan.")
      .optional("title", &Task::title, "As printed.")
      .keyword_only()
      .optional("number", &Task::number, "As printed.")
      .optional("section", &Task::section, "Id of its section.")
      .optional("responsibility", &Task::responsibility, "Who answers.")
      .optional("targets", &Task::targets, "Names of its targets, in the order of the document.")
      .optional("possibly_same_as", &Task::possibly_same_as, "Asks for the same as an earlier task, perhaps.")
      .optional("source", &Task::source, "Where it stands.")
      .optional("note", &Task::note, "Remarks.")
      .done();
  Record<NamedPeriod>(m, "NamedPeriod", "A period with a name of its own: 十四五 = 2021..2025.",
                      NamedPeriod{.period = Year{1}})
      .required("id", &NamedPeriod::id, "Its name in the plan.")
      .required("period", &NamedPeriod::period, "The days.")
      .optional("name", &NamedPeriod::name, "As printed.")
      .done();
}

}  // namespace

void bind_plan(py::module_& m) {
  bind_words_of_organizations(m);
  bind_words_of_targets(m);
  bind_text(m);
  bind_provenance(m);
  bind_organizations(m);
  bind_entity_sets(m);
  bind_indicator(m);
  bind_parts_of_targets(m);
  bind_forms_of_targets(m);
  bind_target(m);
  bind_versions_of_targets(m);
  bind_tasks(m);
}

}  // namespace milepost::python
