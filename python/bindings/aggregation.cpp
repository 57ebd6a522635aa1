#include "card.hpp"
#include "milepost/detail/near_names.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

constexpr Status every_status[]{Status::achieved,  Status::on_track, Status::at_risk,
                                Status::off_track, Status::missed,   Status::not_assessable};

using Statuses = std::array<int, 6>;

/// {Status: number}, all six.
py::dict by_status(const Statuses& numbers) {
  py::dict counts;
  for (const Status status : every_status)
    counts[py::cast(status)] = numbers[static_cast<std::size_t>(status)];
  return counts;
}

Statuses statuses_from(py::handle given) {
  Statuses numbers{};
  const auto pairs = pairs_from(given);
  if (!pairs) fail_type(given, "{status: number}");
  for (const auto& [status, number] : *pairs)
    numbers[static_cast<std::size_t>(from_python<Status>(status))] = from_python<int>(number);
  return numbers;
}

py::dict by_strength(const RollUp& counts) {
  py::dict strengths;
  for (const auto& [strength, numbers] : counts.strengths)
    strengths[py::cast(strength)] = by_status(numbers);
  return strengths;
}

void set_strengths(RollUp& counts, py::handle given) {
  const auto pairs = pairs_from(given);
  if (!pairs) fail_type(given, "{strength: {status: number}}");
  for (const auto& [strength, numbers] : *pairs)
    counts.strengths[from_python<Strength>(strength)] = statuses_from(numbers);
}

/// "3 commitments: 2 on track, 1 not assessable".
std::string describe(const RollUp& counts) {
  std::string list;
  for (const Status status : every_status)
    if (const int number = count_of(counts, status); number > 0)
      list += (list.empty() ? ": " : ", ") + std::to_string(number) + " " + std::string(word_of(status, Language::en));
  return std::to_string(counts.total) + (counts.total == 1 ? " commitment" : " commitments") + list;
}

void bind_roll_up(py::module_& m) {
  Record<RollUp>(m, "RollUp",
                 "Counts over distinct commitments. What left the plan (exempted, exited, not applicable) is not in "
                 "`total` but in `left_out`; vague and unseen targets stay in it.")
      .keyword_only()
      .optional("total", &RollUp::total, "Commitments.")
      .optional("left_out", &RollUp::left_out, "Exempted, exited, not applicable.")
      .custom(
          "statuses", [](RollUp& counts, py::handle given) { counts.statuses = statuses_from(given); },
          [](const RollUp& counts) { return by_status(counts.statuses); }, "{Status: number}, all six.")
      .optional("reasons", &RollUp::reasons, "{Reason: number}.")
      .optional("marks", &RollUp::marks, "{Mark: number}, counted beside, whatever the status.")
      .custom("strengths", &set_strengths, &by_strength, "{Strength: {Status: number}}, must first; not weights.")
      .optional("worst", &RollUp::worst, "Worst assessed: missed, off_track, at_risk, on_track, achieved.")
      .described([](const RollUp& counts) { return "<RollUp: " + describe(counts) + ">"; })
      .unhashable()
      .done()
      .def("__str__", [](const RollUp& counts) { return describe(counts); });
  m.def(
      "count_of", [](const RollUp& counts, const Any<Status>& status) { return count_of(counts, status.value); },
      py::arg("counts"), py::arg("status"), "Commitments of a status.");
  m.def("assessed", static_cast<int (*)(const RollUp&)>(&assessed), py::arg("counts"), "Commitments with a class.");
  m.def("coverage", &coverage, py::arg("counts"), "assessed / total; None for nothing.");
  m.def(
      "share_of_all",
      [](const RollUp& counts, const Any<Status>& status) { return share_of_all(counts, status.value); },
      py::arg("counts"), py::arg("status"), "Share of a status over all; None for nothing.");
  m.def(
      "share_of_assessed",
      [](const RollUp& counts, const Any<Status>& status) { return share_of_assessed(counts, status.value); },
      py::arg("counts"), py::arg("status"), "Share of a status over the assessed; None for nothing.");
}

void bind_entities(py::module_& m) {
  Record<EntityEvidence>(m, "EntityEvidence", "What is known of one entity.",
                         EntityEvidence{.evidence = Evidence{.as_of = Date{1, 1, 1}}})
      .required("entity", &EntityEvidence::entity, "Its name.")
      .required("evidence", &EntityEvidence::evidence, "What is known of it.")
      .done();
  m.def(
      "assess_entities",
      [](const Any<std::vector<EntityEvidence>>& entities, const Any<Method>& method, const Any<Cuts>& cuts) {
        return assess_entities(entities.value, method.value, cuts.value);
      },
      py::arg("entities"), py::arg("method") = "path", py::arg_v("cuts", py::make_tuple(1.0, 0.9), "(1.0, 0.9)"),
      "One target for each of many entities ({entity: Evidence} or a list): figure = share of entities achieved or on "
      "track. Never a mean, never a total over N. Raises OutOfRange for an empty list.");
}

void bind_rows(py::module_& m) {
  Record<ScorecardRow>(m, "ScorecardRow",
                       "One mention of a commitment with its verdict. A commitment written twice has two mentions, one "
                       "of which is counted.",
                       ScorecardRow{.verdict = Verdict{.as_of = Date{1, 1, 1}}})
      .keyword_only()
      .required("target", &ScorecardRow::target, "Name of the target.")
      .required("verdict", &ScorecardRow::verdict, "How it stands.")
      .optional("indicator", &ScorecardRow::indicator, "Id of the indicator.")
      .optional("task", &ScorecardRow::task, "Id of the task; empty if none.")
      .optional("section", &ScorecardRow::section, "Id of the section; empty if none.")
      .optional("strength", &ScorecardRow::strength, "How strongly the document commits itself.")
      .optional("counted", &ScorecardRow::counted, "Stands for its commitment in the plan.")
      .optional("counted_as", &ScorecardRow::counted_as, "The mention that stands for it, if another.")
      .optional("mentions", &ScorecardRow::mentions, "The other mentions that it stands for.")
      .described([](const ScorecardRow& row) {
        return "<ScorecardRow " + row.target.value + ": " + to_string(row.verdict) + ">";
      })
      .done()
      .def_property_readonly(
          "status", [](const ScorecardRow& row) { return row.verdict.status; }, "The verdict's status.")
      .def_property_readonly(
          "reason", [](const ScorecardRow& row) { return row.verdict.reason; },
          "The verdict's reason, if it is not assessable.")
      .def_property_readonly(
          "movement", [](const ScorecardRow& row) { return row.verdict.movement; }, "The verdict's movement.");
}

void bind_deliverable_rows(py::module_& m) {
  Record<DeliverableRow>(m, "DeliverableRow", "A deliverable with its verdict.",
                         DeliverableRow{.verdict = Verdict{.as_of = Date{1, 1, 1}}})
      .keyword_only()
      .required("deliverable", &DeliverableRow::deliverable, "Id of the deliverable.")
      .required("verdict", &DeliverableRow::verdict, "How it stands.")
      .optional("task", &DeliverableRow::task, "Id of the task; empty if none.")
      .optional("section", &DeliverableRow::section, "Id of the section; empty if none.")
      .optional("strength", &DeliverableRow::strength, "How strongly the document commits itself.")
      .described([](const DeliverableRow& row) {
        return "<DeliverableRow " + row.deliverable.value + ": " + to_string(row.verdict) + ">";
      })
      .done()
      .def_property_readonly(
          "status", [](const DeliverableRow& row) { return row.verdict.status; }, "The verdict's status.")
      .def_property_readonly(
          "reason", [](const DeliverableRow& row) { return row.verdict.reason; },
          "The verdict's reason, if it is not assessable.")
      .def_property_readonly(
          "movement", [](const DeliverableRow& row) { return row.verdict.movement; }, "The verdict's movement.");
  m.def(
      "assess_deliverables",
      [](const Plan& plan, const Observations& seen, const Date& as_of, const Any<Method>& method) {
        return to_python(assess_deliverables(plan, seen, as_of, method.value));
      },
      py::arg("plan"), py::arg("seen"), py::arg("as_of"), py::arg("method") = "path",
      "Every deliverable in the order of the plan: a tuple of DeliverableRow. Its figures stand among the observations "
      "under its own id (see earned_weight, with_progress).");
}

void bind_children(py::module_& m) {
  Record<ChildPlan>(m, "ChildPlan", "A plan that was written for an entity of its parent, with what has been seen of it.")
      .required("plan", &ChildPlan::plan, "The plan; its `parent` says whose it is.")
      .optional("seen", &ChildPlan::seen, "Its observations.")
      .described([](const ChildPlan& child) {
        return "<ChildPlan " + child.plan.id + (child.plan.parent ? " of " + child.plan.parent->entity : "") + ">";
      })
      .unhashable()
      .done();
  Record<ChildStanding>(m, "ChildStanding", "How one entity stands to what it was asked to write.")
      .required("entity", &ChildStanding::entity, "Its name.")
      .optional("plan", &ChildStanding::plan, "Id of the child plan; empty: there is none yet.")
      .optional("missing", &ChildStanding::missing, "What it does not hold, in the order of the requirement.")
      .done();
  using Children = Any<std::vector<ChildPlan>>;
  m.def(
      "check_children",
      [](const Plan& parent, const ChildPlans& required, const Children& children, const Date& as_of) {
        return to_python(check_children(parent, required, children.value, as_of));
      },
      py::arg("parent"), py::arg("required"), py::arg("children"), py::arg("as_of"),
      "The checklist of a requirement on a day, a tuple of ChildStanding: every entity of the set in its order, with "
      "what its child plan does not hold; without a plan, everything. Without a list of entities: the child plans there "
      "are.");
  m.def(
      "with_children",
      [](const Plan& parent, const Observations& seen, const Children& children) {
        return with_children(parent, seen, children.value);
      },
      py::arg("parent"), py::arg("seen"), py::arg("children"),
      "What has been seen of the parent, with the figures of its children: an indicator of the same name that the parent "
      "asks of each entity takes each child's own series as that entity's. What the parent has of an entity itself is "
      "kept. Raises UnitMismatch if a child counts something else under that name.");
}

void bind_groups(py::module_& m) {
  m.def(
      "explain",
      [](const ScorecardRow& row, const Any<Language>& language, const Indicator* indicator) {
        return explain(row.verdict, language.value, indicator);
      },
      py::arg("row"), py::arg("language"), py::arg("indicator") = py::none(),
      "The same of a row's verdict. narrate(plan, row, language) tells the whole arithmetic.");
  Record<Group>(m, "Group", "One line of a table by section, task or organization.")
      .required("id", &Group::id, "Its id in the plan.")
      .optional("name", &Group::name, "Its name.")
      .optional("counts", &Group::counts, "The counts.")
      .optional("deliverables", &Group::deliverables, "Those of deliverables, of tasks and sections.")
      .described([](const Group& group) { return "<Group " + group.id + ": " + describe(group.counts) + ">"; })
      .unhashable()
      .done();
}

Scorecard judge(const Plan& plan, const Observations& seen, const Date& as_of, const Method& method) {
  const py::gil_scoped_release release;
  return assess(plan, seen, as_of, method);
}

Card make_card(const PlanObject& plan, const Observations& seen, const Date& as_of, const Any<Method>& method) {
  return {plan, judge(py::cast<const Plan&>(plan), seen, as_of, method.value)};
}

std::size_t commitments_in(const Card& card) {
  return static_cast<std::size_t>(
      std::count_if(card.card.rows.begin(), card.card.rows.end(), [](const ScorecardRow& row) { return row.counted; }));
}

/// The rows as views into the card: all mentions, or those that are counted.
py::tuple rows_of(const py::object& self, bool counted_only) {
  py::list rows;
  for (const ScorecardRow& row : card_of(self).card.rows)
    if (row.counted || !counted_only) rows.append(to_python(row, self));
  return rows;
}

/// Views into the card.
py::object deliverables_of(const py::object& self) { return to_python(card_of(self).card.deliverables, self); }

const ScorecardRow* find_row(const Scorecard& card, const std::string& name) {
  const auto with = [&](auto member) {
    const auto found = std::find_if(card.rows.begin(), card.rows.end(),
                                    [&](const ScorecardRow& row) { return (row.*member).value == name; });
    return found == card.rows.end() ? nullptr : &*found;
  };
  const ScorecardRow* row = with(&ScorecardRow::target);
  return row ? row : with(&ScorecardRow::indicator);
}

py::object row_named(const py::object& self, const std::string& name) {
  const Scorecard& card = card_of(self).card;
  if (const ScorecardRow* row = find_row(card, name)) return to_python(*row, self);
  std::vector<std::string> known;
  for (const ScorecardRow& row : card.rows)
    known.push_back(row.target.value);
  throw py::key_error("no target '" + name + "' in the scorecard" + detail::did_you_mean(name, known));
}

std::string describe(const Card& card) {
  return "<Scorecard " + card.card.plan + " as of " + to_string(card.card.as_of) + ", " + card.card.method + ": " +
         describe(roll_up(card.card)) + ">";
}

void add_rows(py::class_<Card>& card) {
  card.def("__len__", &commitments_in, "Distinct commitments.")
      .def(
          "__iter__", [](const py::object& self) { return py::iter(rows_of(self, true)); },
          "The rows that are counted, in the order of the plan.")
      .def("__getitem__", &row_named, py::arg("target"),
           "The row of a target, by its name or its indicator's id. Raises KeyError, with the name that may be meant.")
      .def(
          "__getitem__",
          [](const py::object& self, const py::slice& slice) { return py::object(rows_of(self, true)[slice]); },
          py::arg("slice"))
      .def(
          "__getitem__",
          [](const py::object& self, const py::int_& index) {
            return py::object(rows_of(self, true).attr("__getitem__")(index));
          },
          py::arg("index"))
      .def(
          "__contains__",
          [](const Card& self, const std::string& name) { return find_row(self.card, name) != nullptr; },
          py::arg("target"))
      .def_property_readonly(
          "rows", [](const py::object& self) { return rows_of(self, false); },
          "Every mention in the order of the plan, also those that another one stands for.")
      .def_property_readonly(
          "mentions", [](const py::object& self) { return rows_of(self, false); }, "The same as rows.")
      .def_property_readonly("deliverables", &deliverables_of,
                             "Every deliverable in the order of the plan, apart: the counts of targets do not hold them.");
}

py::object display(const char* module, const char* function, const py::object& self) {
  return py::module_::import(module).attr(function)(self);
}

void add_views(py::class_<Card>& card) {
  card.def(
          "roll_up", [](const Card& self) { return roll_up(self.card); },
          "Counts over the plan's distinct commitments.")
      .def(
          "by_task", [](const Card& self) { return to_python(by_task(self.plan_value(), self.card)); },
          "By task: each with its own mentions, so that sums may exceed the plan.")
      .def(
          "by_section", [](const Card& self) { return to_python(by_section(self.plan_value(), self.card)); },
          "By section: each commitment once in a section.")
      .def(
          "by_bundle", [](const Card& self) { return to_python(by_bundle(self.plan_value(), self.card)); },
          "By composite target: its parts one by one; it stands as its worst.")
      .def(
          "by_organization", [](const Card& self) { return to_python(by_organization(self.plan_value(), self.card)); },
          "By organization: each unit gets the targets of its tasks whole; sums may exceed the plan.")
      .def("_repr_html_", [](const py::object& self) { return display("milepost.display", "scorecard", self); })
      .def("__repr__", [](const Card& self) { return describe(self); });
}

py::tuple state_of_card(const py::object& self) {
  const Card& card = card_of(self);
  return py::make_tuple(card.plan, card.card.as_of, card.card.method, rows_of(self, false), deliverables_of(self));
}

Card card_of_rows(const PlanObject& plan, const Date& as_of, const std::string& method,
                  const Any<std::vector<ScorecardRow>>& rows, const Any<std::vector<DeliverableRow>>& deliverables) {
  return {plan, Scorecard{py::cast<const Plan&>(plan).id, as_of, method, rows.value, deliverables.value}};
}

Card card_from(const py::tuple& state) {
  const Any<std::vector<ScorecardRow>> rows{from_python<std::vector<ScorecardRow>>(state[3])};
  const Any<std::vector<DeliverableRow>> deliverables{from_python<std::vector<DeliverableRow>>(state[4])};
  return card_of_rows(state[0], from_python<Date>(state[1]), from_python<std::string>(state[2]), rows, deliverables);
}

void bind_card(py::module_& m) {
  py::class_<Card> card(m, "Scorecard",
                        "All targets of a plan, judged on one day by one method; made by assess(plan, seen, as_of). "
                        "Iterates over the rows that are\n"
                        "counted (distinct commitments, in the order of the plan); card['carrier-platforms'] is one "
                        "row; str(card) is a table.");
  card.def(py::init(&card_of_rows), py::arg("plan"), py::arg("as_of"), py::arg("method"), py::arg("rows"),
           py::arg("deliverables") = py::tuple(), "A card of rows made or changed by hand; counting is up to them.")
      .def_readonly("plan", &Card::plan, "The plan.")
      .def_property_readonly(
          "as_of", [](const Card& self) { return self.card.as_of; }, "The as-of day.")
      .def_property_readonly(
          "method", [](const Card& self) { return self.card.method; }, "Name of the method.")
      .def("__eq__",
           [](const py::object& a, const py::object& b) -> py::object {
             if (!py::isinstance<Card>(b)) return py::reinterpret_borrow<py::object>(Py_NotImplemented);
             return py::bool_(state_of_card(a).equal(state_of_card(b)));
           })
      .def(py::pickle(&state_of_card, &card_from));
  card.attr("__hash__") = py::none();
  add_rows(card);
  add_views(card);
}

void bind_changes(py::module_& m) {
  Record<Change>(m, "Change", "How a commitment's verdict differs from before.")
      .required("target", &Change::target, "Name of the target.")
      .keyword_only()
      .optional("indicator", &Change::indicator, "Id of the indicator.")
      .optional("before", &Change::before, "Status then.")
      .optional("after", &Change::after, "Status now.")
      .optional("observed_before", &Change::observed_before, "The figure then.")
      .optional("observed_after", &Change::observed_after, "The figure now.")
      .optional("observed_at", &Change::observed_at, "The day the later figure belongs to.")
      .optional("new_figure", &Change::new_figure, "Another day's figure, or a revised value.")
      .optional("new_version", &Change::new_version, "The target has been revised in between.")
      .optional("is_new", &Change::is_new, "No such commitment before.")
      .done()
      .def_property_readonly("turn", &turn_of, "Worse -1, the same 0 or better 1; to or from not assessable is 0.");
  m.def(
      "changes_between", [](const Card& before, const Card& after) { return to_python(changes_between(before.card, after.card)); },
      py::arg("before"), py::arg("after"),
      "The counted commitments of the later card whose status, figure or version is not what it was: a tuple of Change.");
}

template <class Grouping>
auto grouped(Grouping grouping) {
  return [grouping](const Plan& plan, const Card& card) { return to_python(grouping(plan, card.card)); };
}

}  // namespace

void bind_aggregation(py::module_& m) {
  bind_roll_up(m);
  bind_entities(m);
  bind_rows(m);
  bind_deliverable_rows(m);
  bind_children(m);
  bind_groups(m);
  bind_card(m);
  bind_changes(m);
  m.def("assess", &make_card, py::arg("plan"), py::arg("seen"), py::arg("as_of"), py::arg("method") = "path",
        "Judges every target and every deliverable of a plan by what was known at the close of a day. A method of one's own is mp.Custom.");
  m.def(
      "commitments", [](const py::object& card) { return rows_of(card, true); }, py::arg("card"),
      "The rows that are counted: distinct commitments in the order of the plan.");
  m.def(
      "roll_up", [](const Card& card) { return roll_up(card.card); }, py::arg("card"),
      "Counts over the plan's distinct commitments.");
  m.def("by_task", grouped(by_task), py::arg("plan"), py::arg("card"), "Counts by task: each with its own mentions.");
  m.def("by_section", grouped(by_section), py::arg("plan"), py::arg("card"),
        "Counts by section: each commitment once in a section.");
  m.def("by_bundle", grouped(by_bundle), py::arg("plan"), py::arg("card"),
        "Counts by composite target: its parts one by one; it stands as its worst.");
  m.def("bundle_status", &bundle_status, py::arg("parts"),
        "Where a composite target stands by the counts of its parts: as the worst of those assessed, achieved only if all are.");
  m.def("by_organization", grouped(by_organization), py::arg("plan"), py::arg("card"),
        "Counts by organization: each unit gets the targets of its tasks whole.");
}

}  // namespace milepost::python
