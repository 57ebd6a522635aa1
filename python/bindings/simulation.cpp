// Scenarios of a plan, and what comes of them in many futures.
#include "bindings.hpp"
#include "reporter.hpp"
#include "scenario.hpp"

namespace milepost::python {

namespace {

void bind_measures_of_scenarios(py::module_& m) {
  Record<Timing>(m, "Timing", "When an effect sets in and how it holds; lengths of time in years, numbers or distributions.", Timing{.start = some_day})
      .required("start", &Timing::start, "Its day.").optional("delay", &Timing::delay, "It sets in so much later.")
      .optional("ramp", &Timing::ramp, "From nothing to all of it, evenly, over so long.").optional("duration", &Timing::duration, "For ever if None.")
      .optional("half_life", &Timing::half_life, "After its duration half of it is left after so long; at once nothing if None.")
      .optional("after", &Timing::after, "A task of the scenario's schedule: not before it has finished; none if empty.").done();
  Record<Intervention>(m, "Intervention", "A measure on an indicator: what it does, and when.", Intervention{.timing = {.start = some_day}})
      .required("id", &Intervention::id, "Its name; two of one name are versions of one measure.").required("indicator", &Intervention::indicator, "Id of the indicator.")
      .required("effect", &Intervention::effect, "What it does.").required("timing", &Intervention::timing, "When.").keyword_only()
      .optional("entity", &Intervention::entity, "Of an indicator that each of a set has; all of them if empty.")
      .optional("share", &Intervention::share, "Of it that is carried out, 0 to 1.").optional("trim", &Intervention::trim, "What holds the figures.").optional("note", &Intervention::note, "A remark.")
      .check([](const Intervention& one) { check(one); }).done();
  Record<TargetChange>(m, "TargetChange", "What is different in a target. What is None stays.")
      .required("target", &TargetChange::target, "Name of the target.").optional("bound", &TargetChange::bound, "Another bound.")
      .optional("due", &TargetChange::due, "Another due day.").optional("note", &TargetChange::note, "A remark.").done();
  Record<Link>(m, "Link", "Where a scenario lifts the cause by 1 per cent, the effect is lifted by `elasticity` per cent, `lag` years later.")
      .required("cause", &Link::cause, "Id of an indicator.").required("effect", &Link::effect, "Id of an indicator.")
      .optional("elasticity", &Link::elasticity, "Per cent for each per cent.").optional("lag", &Link::lag, "Years.").optional("note", &Link::note, "A remark.").done();
}

/// A list of rows one after the other, or numbers in a row.
std::vector<double> matrix_from(py::handle given) {
  if (py::isinstance<py::str>(given) || !py::hasattr(given, "__iter__")) fail_type(given, "a matrix: a list of rows, or all its numbers row by row");
  std::vector<double> numbers;
  for (const py::handle row : given)
    if (const std::optional<double> number = number_from(row)) numbers.push_back(*number);
    else for (const double one : from_python<std::vector<double>>(row)) numbers.push_back(one);
  return numbers;
}

void bind_scenarios(py::module_& m) {
  Record<Correlations>(m, "Correlations", "How the surprises of indicators hang together: correlations of the normal scores behind them.")
      .required("indicators", &Correlations::indicators, "Ids.")
      .custom("matrix", [](Correlations& all, py::handle given) { all.matrix = matrix_from(given); }, [](const Correlations& all) { return to_python(all.matrix); },
              "Row by row: a list of rows, or all numbers in one list.")
      .check([](const Correlations& correlations) { lower_triangle(correlations); }).done();
  Record<Scenario>(m, "Scenario", "A named list of differences to a plan and to where its figures lead.")
      .required("id", &Scenario::id, "Its name.").optional("title", &Scenario::title, "In words.").keyword_only()
      .optional("interventions", &Scenario::interventions, "Measures; they work in this order.").optional("targets", &Scenario::targets, "Changed targets.")
      .optional("links", &Scenario::links, "Between indicators, not in a circle.")
      .optional("schedule", &Scenario::schedule, "Whose tasks measures can wait for.")
      .optional("correlations", &Scenario::correlations, "Of the surprises of indicators; independent where none is given.").done();
  Record<ScenarioDifference>(m, "ScenarioDifference", "One difference between two scenarios, in words.")
      .required("thing", &ScenarioDifference::thing, "What differs.").optional("field", &ScenarioDifference::field, "What of it; empty where one of them lacks it.")
      .optional("before", &ScenarioDifference::before, "In the first.").optional("after", &ScenarioDifference::after, "In the second.")
      .done().def("__str__", [](const ScenarioDifference& self) { return to_string(self); })
      .def("in_words", [](const ScenarioDifference& self, const Any<Language>& language) { return to_string(self, language.value); }, py::arg("language") = "en", "One line, in a language.");
  m.def("stacked", [](const Scenario& lower, const Scenario& upper) { return stacked(lower, upper); }, py::arg("lower"), py::arg("upper"),
        "One scenario on another: what has the same name is the upper one's, at the place of the lower one's; the rest follows.");
  m.def("with_targets", [](const Plan& plan, const Scenario& scenario) { return with_targets(plan, scenario); }, py::arg("plan"), py::arg("scenario"),
        "The plan with the scenario's targets. Raises OutOfRange for a target that it does not have.");
  m.def("compare_scenarios", [](const Scenario& before, const Scenario& after) { return to_python(compare(before, after)); }, py::arg("before"), py::arg("after"),
        "What must change in the first to make it the second.");
  m.def("check_scenario", [](const Scenario& scenario, const Plan& plan) { return to_python(check(scenario, plan)); }, py::arg("scenario"), py::arg("plan"),
        "Everything in it that the plan does not know or that cannot be.");
}

void bind_odds(py::module_& m) {
  Words<Sampling>(m, "Sampling", "How the futures of a simulation are drawn.")
      .word("independent", Sampling::independent, "Each by itself.").word("antithetic", Sampling::antithetic, "In pairs whose surprises are opposite.")
      .word("sobol", Sampling::sobol, "Evenly: sixteen sets of scrambled Sobol points, from which the error is told.").finalize();
  Record<Odds>(m, "Odds", "A share of the futures, with its standard error.")
      .required("probability", &Odds::probability, "0 to 1.").required("standard_error", &Odds::standard_error, "Of having counted so many futures only.").done();
  Record<Band>(m, "Band", "Figures of one step over all futures.")
      .required("at", &Band::at, "Years of the library's clock.").required("mean", &Band::mean, "Their mean.").required("standard_error", &Band::standard_error, "Of the mean.")
      .required("quantiles", &Band::quantiles, "By level.").done();
  Record<FirstPassage>(m, "FirstPassage", "When the bound is first met, over the futures.")
      .optional("at", &FirstPassage::at, "Ends of the steps, years of the library's clock.").optional("met_by", &FirstPassage::met_by, "Shares that have met it by then.")
      .optional("early", &FirstPassage::early, "Met by 10 % of all futures; None where fewer ever meet it.").optional("median", &FirstPassage::median, "By half of them.")
      .optional("late", &FirstPassage::late, "By 90 %.").done();
}

void bind_numbers(py::module_& m) {
  m.def("random_words", [](std::uint64_t seed, const std::string& name, std::uint64_t path, std::uint64_t four) {
    const detail::Philox::Words words = NamedNumbers(seed, name).words(path, four);
    return py::make_tuple(words[0], words[1], words[2], words[3]);
  }, py::arg("seed"), py::arg("name"), py::arg("path"), py::arg("four"),
        "Four words of 64 bits of Philox4x64-10, from which a simulation makes the numbers of the steps from 4 `four` on: NamedNumbers::words of C++.");
  m.def("random_score", [](std::uint64_t seed, const std::string& name, std::uint64_t path, std::uint64_t step) { return NamedNumbers(seed, name).score(path, step); },
        py::arg("seed"), py::arg("name"), py::arg("path"), py::arg("step"), "A standard normal number, two of each pair of words: NamedNumbers::score of C++.");
}

void bind_outcomes(py::module_& m) {
  Record<TargetOutcome>(m, "TargetOutcome", "What becomes of one target, or of one entity of it.")
      .required("target", &TargetOutcome::target, "Name of the target.").keyword_only().optional("indicator", &TargetOutcome::indicator, "Id of the indicator.")
      .optional("entity", &TargetOutcome::entity, "Of a target that each of a set has to meet.").optional("unit", &TargetOutcome::unit, "Of the figures.")
      .optional("strength", &TargetOutcome::strength, "Of the commitment.").optional("counted", &TargetOutcome::counted, "Stands for its commitment in the plan.")
      .optional("odds", &TargetOutcome::odds, "Of meeting the bound at the due day.").optional("bands", &TargetOutcome::bands, "Step by step.")
      .optional("first_met", &TargetOutcome::first_met, "When it is first met.").done();
  Record<SumOutcome>(m, "SumOutcome", "The figures of all entities of a target added up, future by future.")
      .required("target", &SumOutcome::target, "Name of the target.").keyword_only().optional("indicator", &SumOutcome::indicator, "Id of the indicator.")
      .optional("unit", &SumOutcome::unit, "Of the figures.").optional("entities", &SumOutcome::entities, "How many.")
      .optional("bands", &SumOutcome::bands, "Step by step, from the first that lies ahead of all of them.").done();
  Record<GroupOutcome>(m, "GroupOutcome", "Several targets together.")
      .required("id", &GroupOutcome::id, "Of the task or section.").keyword_only().optional("targets", &GroupOutcome::targets, "How many.")
      .optional("all", &GroupOutcome::all, "All of them are met.").optional("mean_share", &GroupOutcome::mean_share, "Of targets met.")
      .optional("mean_share_error", &GroupOutcome::mean_share_error, "Its standard error.").optional("chance_of", &GroupOutcome::chance_of, "Exactly 0, 1, 2 ... are met.").done();
  Record<LeftOut>(m, "LeftOut", "A target that cannot be simulated.")
      .required("target", &LeftOut::target, "Name of the target.").optional("entity", &LeftOut::entity, "Its entity.").optional("reason", &LeftOut::reason, "Why.")
      .optional("why", &LeftOut::why, "The same in words, and more closely.").done();
  Record<SimulationNote>(m, "SimulationNote", "What only the observations tell of a measure or a link: that it does nothing, or not all of what it says.")
      .required("subject", &SimulationNote::subject, "'intervention grants', 'link skills -> jobs'.").optional("target", &SimulationNote::target, "Where it is seen; empty if everywhere.")
      .optional("entity", &SimulationNote::entity, "Its entity.").optional("words", &SimulationNote::words, "What there is to know.").done();
  Record<Outcome>(m, "Outcome", "What came of many simulated futures.")
      .required("plan", &Outcome::plan, "Its id.").keyword_only().optional("scenario", &Outcome::scenario, "Its id.").optional("paths", &Outcome::paths, "Futures.")
      .optional("seed", &Outcome::seed, "Of the random numbers.").optional("levels", &Outcome::levels, "Of the quantiles, per cent.")
      .optional("targets", &Outcome::targets, "In the order of the plan.").optional("sums", &Outcome::sums, "Over entities.").optional("tasks", &Outcome::tasks, "Those with targets.")
      .optional("sections", &Outcome::sections, "Those with targets, parts included.").optional("binding", &Outcome::binding, "Targets of the strength `must`.")
      .optional("whole", &Outcome::whole, "All targets that count.").optional("left_out", &Outcome::left_out, "Targets that cannot be simulated.")
      .optional("notes", &Outcome::notes, "On measures and links that do nothing, or not all of what they say.")
      .described([](const Outcome& self) {
        return "<Outcome " + self.plan + ", " + self.scenario + ": " + std::to_string(self.targets.size()) + " targets, " + std::to_string(self.paths) + " futures>";
      }).done();
}

Outcome drawn_without_lock(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const SimulationSettings& settings) {
  const py::gil_scoped_release release;
  return simulate(plan, seen, scenario, as_of, settings);
}

Outcome simulated(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, std::size_t paths, std::uint64_t seed, const std::string& method,
                  std::vector<double> levels, const std::optional<Correlations>& correlations, const Any<Sampling>& sampling, std::optional<double> wanted_error, std::size_t threads,
                  const Calendar* calendar, py::object progress) {
  Reporter reporter(std::move(progress));
  const SimulationSettings settings{.paths = paths, .seed = seed, .model = model_named(method), .levels = std::move(levels), .correlations = correlations.value_or(Correlations{}),
                                    .sampling = sampling.value, .wanted_error = wanted_error, .threads = threads,
                                    .calendar = calendar ? std::optional(*calendar) : std::nullopt, .progress = [&](std::size_t done, std::size_t all) { reporter(done, all); }};
  const Outcome outcome = drawn_without_lock(plan, seen, scenario, as_of, settings);
  reporter.finish(outcome.paths * outcome.targets.size());
  return outcome;
}

}  // namespace

void bind_simulation(py::module_& m) {
  bind_measures_of_scenarios(m);
  bind_scenarios(m);
  bind_odds(m);
  bind_numbers(m);
  bind_outcomes(m);
  m.def("simulate", &simulated, py::arg("plan"), py::arg("seen"), py::arg("scenario"), py::kw_only(), py::arg("as_of"), py::arg("paths") = 10'000, py::arg("seed") = 1,
        py::arg("method") = "auto", py::arg("levels") = std::vector<double>{10, 50, 90}, py::arg("correlations") = py::none(), py::arg("sampling") = Sampling::independent,
        py::arg("wanted_error") = py::none(), py::arg("threads") = 1, py::arg("calendar") = py::none(), py::arg("progress") = py::none(),
        "Many futures of a plan under a scenario: how likely each target, each task, each section and all of it is met. The same numbers for any count of threads. "
        "`progress` is told how many futures of targets are drawn, and of how many; what it raises, or Ctrl-C does, ends the simulation. "
        "Raises InvalidInput for a scenario that does not fit the plan, OutOfRange for settings that are none.");
}

}  // namespace milepost::python
