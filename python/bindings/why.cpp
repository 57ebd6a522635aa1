// Why, and where to act: required effort, levers, what a target hangs on, where one failed.
#include "bindings.hpp"
#include "record.hpp"
#include "reporter.hpp"

namespace milepost::python {

/// One condition, or several that hold at once.
struct Conditions {
  std::vector<Condition> all{};
};

template <>
struct Accept<Conditions> {
  static std::optional<Conditions> from(py::handle given) {
    if (py::isinstance<Condition>(given)) return Conditions{{given.cast<Condition>()}};
    std::optional<std::vector<Condition>> several = Accept<std::vector<Condition>>::from(given);
    return several ? std::optional(Conditions{std::move(*several)}) : std::nullopt;
  }
  static std::string expected() { return "an mp.Condition or a list of them"; }
};

template <>
struct Word<Conditions> {
  static constexpr auto name = py::detail::const_name("Condition | list[Condition]");
};

/// {"name": what is in it}, or pairs of these.
template <class Member>
struct NamedLists {
  std::vector<std::pair<std::string, std::vector<Member>>> lists{};
};

template <class Member>
struct Accept<NamedLists<Member>> {
  static std::optional<NamedLists<Member>> from(py::handle given) {
    auto lists = Accept<std::vector<std::pair<std::string, std::vector<Member>>>>::from(given);
    return lists ? std::optional(NamedLists<Member>{std::move(*lists)}) : std::nullopt;
  }
  static std::string expected() { return "a dict of names and the inputs in each"; }
};

template <>
struct Word<NamedLists<std::string>> {
  static constexpr auto name = py::detail::const_name("dict[str, list[str]]");
};
template <>
struct Word<NamedLists<std::size_t>> {
  static constexpr auto name = py::detail::const_name("dict[str, list[int]]");
};
template <>
struct Word<std::map<Strength, double>> {
  static constexpr auto name = py::detail::const_name("dict[Strength | str, float]");
};

namespace {

using Names = Any<NamedLists<std::string>>;
using Places = Any<NamedLists<std::size_t>>;

// ---- required effort

void bind_efforts(py::module_& m) {
  Record<YearlyPace>(m, "YearlyPace", "How fast a figure moves in a year.")
      .optional("amount", &YearlyPace::amount, "On a straight line, in the unit of the figures.")
      .optional("growth", &YearlyPace::growth, "Compound: 0.05 is 5 %; None from, to or through zero.").done();
  Record<RequiredEffort>(m, "RequiredEffort", "What one target, or one entity of it, asks for from now on.")
      .required("target", &RequiredEffort::target, "Name of the target.").keyword_only().optional("indicator", &RequiredEffort::indicator, "Id of the indicator.")
      .optional("entity", &RequiredEffort::entity, "Of a target that each of a set has to meet.").optional("unit", &RequiredEffort::unit, "Of the figures.")
      .optional("reason", &RequiredEffort::reason, "Why nothing can be told.").optional("figure", &RequiredEffort::figure, "The newest; of what adds up the total so far.")
      .optional("at", &RequiredEffort::at, "Its day, from which efforts count.").optional("exactness", &RequiredEffort::exactness, "Of that figure.")
      .optional("limit", &RequiredEffort::limit, "What the bound asks for.").optional("due", &RequiredEffort::due, "By when.")
      .optional("or_more", &RequiredEffort::or_more, "The document asks for the limit or more.").optional("strict", &RequiredEffort::strict, "The limit itself does not meet.").optional("direction", &RequiredEffort::direction, "Which side of the limit meets.")
      .optional("met", &RequiredEffort::met, "The newest figure meets the bound; a cap: is within it so far.")
      .optional("adds_up", &RequiredEffort::adds_up, "Amounts are what is to be added in a year.").optional("is_cap", &RequiredEffort::is_cap, "Amounts are what may be used.")
      .optional("years_left", &RequiredEffort::years_left, "From the newest figure to the due day; 0 once that day is over.").optional("needed", &RequiredEffort::needed, "Pace from the newest figure to the due day.")
      .optional("so_far", &RequiredEffort::so_far, "Pace since the start of the path.").optional("movement", &RequiredEffort::movement, "Where the pace so far leads.")
      .optional("amount_factor", &RequiredEffort::amount_factor, "Needed over so far: 2 is twice as fast.").optional("growth_factor", &RequiredEffort::growth_factor, "The same of growth.")
      .optional("reported", &RequiredEffort::reported, "Of what adds up: how often, if alike.").optional("each_period", &RequiredEffort::each_period, "To be added in each such period.").done();
  m.def("required_effort", [](const Evidence& evidence) { return required_effort(evidence); }, py::arg("evidence"),
        "What it takes from now on to reach a target: the yearly amount and the compound growth, beside those so far.");
  m.def("required_effort", [](const Plan& plan, const Observations& seen, const Date& as_of) { return to_python(required_effort(plan, seen, as_of)); }, py::arg("plan"),
        py::arg("seen"), py::arg("as_of"), "The same of every target of a plan, in the order of the document.");
  m.def("explain", [](const RequiredEffort& effort, const Any<Language>& language, const Indicator* indicator) { return explain(effort, language.value, indicator); },
        py::arg("effort"), py::arg("language"), py::arg("indicator") = py::none(), "The effort in one sentence.");
}

// ---- levers

void bind_levers(py::module_& m) {
  Record<Estimate>(m, "Estimate", "A number counted from many futures, with its standard error.")
      .required("value", &Estimate::value, "The mean, the difference, the index.").required("standard_error", &Estimate::standard_error, "Of having drawn so many futures only.").done();
  Record<LeverEffect>(m, "LeverEffect", "What a measure does to the odds of one target.")
      .required("target", &LeverEffect::target, "Name of the target.").optional("entity", &LeverEffect::entity, "Of a target that each of a set has to meet.")
      .optional("lost", &LeverEffect::lost, "If it is taken away from the whole scenario.").optional("alone", &LeverEffect::alone, "Added, if it is the only measure.").done();
  Record<Lever>(m, "Lever", "One measure, by the targets that it brings.")
      .required("intervention", &Lever::intervention, "Its id.").keyword_only().optional("indicator", &Lever::indicator, "What it works on.")
      .optional("without", &Lever::without, "Targets met in the mean by all other measures.").optional("alone", &Lever::alone, "By this one only.")
      .optional("gain", &Lever::gain, "What the whole scenario meets more than all others.").optional("gain_alone", &Lever::gain_alone, "What it meets more than no measure at all.")
      .optional("effects", &Lever::effects, "On targets that it can reach.").done();
  Record<LeverRanking>(m, "LeverRanking", "The measures of a scenario by what they add to the number of targets met.")
      .required("plan", &LeverRanking::plan, "Its id.").keyword_only().optional("scenario", &LeverRanking::scenario, "Its id.").optional("paths", &LeverRanking::paths, "Futures.")
      .optional("seed", &LeverRanking::seed, "Of the random numbers.").optional("targets", &LeverRanking::targets, "That are counted.")
      .optional("most", &LeverRanking::most, "The sum of their weights.").optional("none", &LeverRanking::none, "Targets met in the mean without any measure.")
      .optional("all", &LeverRanking::all, "Under the whole scenario.").optional("levers", &LeverRanking::levers, "The largest gain first.")
      .optional("left_out", &LeverRanking::left_out, "Targets that cannot be simulated.")
      .described([](const LeverRanking& self) { return "<LeverRanking " + self.plan + ", " + self.scenario + ": " + std::to_string(self.levers.size()) + " measures>"; }).done();
  m.def("rank_levers",
        [](const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, std::size_t paths, std::uint64_t seed, const std::string& method,
           const std::optional<Correlations>& correlations, const Any<std::map<Strength, double>>& weights, std::size_t threads) {
          Reporter listener{py::none()};
          const LeverSettings settings{{.paths = paths, .seed = seed, .model = model_named(method), .correlations = correlations.value_or(Correlations{}), .threads = threads,
                                        .progress = [&](std::size_t done, std::size_t all) { listener(done, all); }}, weights.value};
          const py::gil_scoped_release release;
          return rank_levers(plan, seen, scenario, as_of, settings);
        },
        py::arg("plan"), py::arg("seen"), py::arg("scenario"), py::kw_only(), py::arg("as_of"), py::arg("paths") = 10'000, py::arg("seed") = 1, py::arg("method") = "auto",
        py::arg("correlations") = py::none(), py::arg("weights") = py::dict(), py::arg("threads") = 1,
        "The measures of a scenario by what they add to the number of targets met in the mean, all futures shared. `weights` by strength of the commitment, 1 where none is given.");
}

// ---- screening

void bind_screening(py::module_& m) {
  Record<Condition>(m, "Condition", "What has to have become of a target in the futures that are picked.")
      .required("target", &Condition::target, "Name of the target.").optional("entity", &Condition::entity, "One of those that have to meet it.")
      .optional("met", &Condition::met, "Or not.").done();
  Record<FigureSpread>(m, "FigureSpread", "The figure at the due day over some futures.")
      .required("mean", &FigureSpread::mean, "Its mean.").optional("quantiles", &FigureSpread::quantiles, "By level.").done();
  Record<ScreenedTarget>(m, "ScreenedTarget", "One target in all futures and in those that are picked.")
      .required("target", &ScreenedTarget::target, "Name of the target.").keyword_only().optional("indicator", &ScreenedTarget::indicator, "Id of the indicator.")
      .optional("entity", &ScreenedTarget::entity, "Of a target that each of a set has to meet.").optional("unit", &ScreenedTarget::unit, "Of the figures.")
      .optional("odds", &ScreenedTarget::odds, "Of being met, in all futures.").optional("picked_odds", &ScreenedTarget::picked_odds, "In those picked; None where fewer than two are.")
      .optional("other_odds", &ScreenedTarget::other_odds, "In the rest.").optional("difference", &ScreenedTarget::difference, "picked_odds - odds.")
      .optional("figure", &ScreenedTarget::figure, "At the due day, in all futures.").optional("picked_figure", &ScreenedTarget::picked_figure, "In those picked.").done();
  Record<Screening>(m, "Screening", "Where some targets were met, or failed, what was of the others.")
      .required("plan", &Screening::plan, "Its id.").keyword_only().optional("scenario", &Screening::scenario, "Its id.")
      .optional("conditions", &Screening::conditions, "All hold in the futures that are picked.").optional("paths", &Screening::paths, "Futures.")
      .optional("seed", &Screening::seed, "Of the random numbers.").optional("picked", &Screening::picked, "How many are.").optional("share", &Screening::share, "Of them in all.")
      .optional("levels", &Screening::levels, "Of the quantiles, per cent.").optional("targets", &Screening::targets, "All others, the largest difference first.")
      .optional("left_out", &Screening::left_out, "Targets that cannot be simulated.")
      .described([](const Screening& self) { return "<Screening " + self.plan + ", " + self.scenario + ": " + std::to_string(self.picked) + " of " + std::to_string(self.paths) + " futures>"; })
      .done();
  m.def("screen",
        [](const Plan& plan, const Observations& seen, const Scenario& scenario, const Any<Conditions>& where, const Date& as_of, std::size_t paths, std::uint64_t seed, const std::string& method,
           std::vector<double> levels, const std::optional<Correlations>& correlations, std::size_t threads) {
          Reporter listener{py::none()};
          const SimulationSettings settings{.paths = paths, .seed = seed, .model = model_named(method), .levels = std::move(levels), .correlations = correlations.value_or(Correlations{}),
                                            .threads = threads, .progress = [&](std::size_t done, std::size_t all) { listener(done, all); }};
          const py::gil_scoped_release release;
          return screen(plan, seen, scenario, as_of, where.value.all, settings);
        },
        py::arg("plan"), py::arg("seen"), py::arg("scenario"), py::arg("where"), py::kw_only(), py::arg("as_of"), py::arg("paths") = 10'000, py::arg("seed") = 1,
        py::arg("method") = "auto", py::arg("levels") = std::vector<double>{10, 50, 90}, py::arg("correlations") = py::none(), py::arg("threads") = 1,
        "The futures in which some targets were met, or failed, against all: odds and figures of every other target, the largest difference first.");
}

// ---- sensitivity

std::vector<CubeGroup> cube_groups(const Places& given, std::size_t inputs) {
  std::vector<CubeGroup> groups;
  for (const auto& [name, places] : given.value.lists) groups.push_back({name, places});
  return groups.empty() ? one_by_one(inputs) : groups;
}

CubeFunction cube_function(const py::function& function) {
  return [function](std::span<const double> point) {
    py::tuple numbers(point.size());
    for (std::size_t k = 0; k < point.size(); ++k) numbers[k] = point[k];
    return function(numbers).cast<double>();
  };
}

void bind_indices(py::module_& m) {
  Record<MorrisEffect>(m, "MorrisEffect", "What a step in a group of inputs does, over many places where it may be taken.")
      .required("group", &MorrisEffect::group, "Its name.").keyword_only().optional("mu", &MorrisEffect::mu, "Mean elementary effect; None for several inputs together.")
      .optional("mu_star", &MorrisEffect::mu_star, "Mean size.").optional("sigma", &MorrisEffect::sigma, "Standard deviation; None as mu.").done();
  Record<SobolIndex>(m, "SobolIndex", "Shares of the variance that are due to a group of inputs.")
      .required("group", &SobolIndex::group, "Its name.").optional("first", &SobolIndex::first, "By itself; None where nothing varies.")
      .optional("total", &SobolIndex::total, "With all it does together with others.").done();
  m.def("morris_of",
        [](const py::function& function, std::size_t inputs, const Places& groups, std::size_t trajectories, std::size_t levels, std::uint64_t seed) {
          return to_python(morris_of(cube_function(function), inputs, cube_groups(groups, inputs), {trajectories, levels, seed}));
        },
        py::arg("function"), py::arg("inputs"), py::kw_only(), py::arg("groups") = py::dict(), py::arg("trajectories") = 50, py::arg("levels") = 4, py::arg("seed") = 1,
        "Elementary effects (Morris 1991) of a function of so many numbers between 0 and 1, given as a tuple. `groups` by places from 0; each by itself without.");
  m.def("sobol_indices_of",
        [](const py::function& function, std::size_t inputs, const Places& groups, std::size_t samples, std::uint64_t seed) {
          return to_python(sobol_indices_of(cube_function(function), inputs, cube_groups(groups, inputs), {.samples = samples, .seed = seed}));
        },
        py::arg("function"), py::arg("inputs"), py::kw_only(), py::arg("groups") = py::dict(), py::arg("samples") = 10'000, py::arg("seed") = 1,
        "Indices of Sobol', first and total, of a function of so many numbers between 0 and 1, given as a tuple; it is asked (groups + 2) times `samples`.");
}

void bind_sensitivity_results(py::module_& m) {
  Record<TornadoBar>(m, "TornadoBar", "One input at two levels of its distribution.")
      .required("input", &TornadoBar::input, "Its name: 'grants.effect'.").keyword_only().optional("low_value", &TornadoBar::low_value, "The parameter at the low level.")
      .optional("high_value", &TornadoBar::high_value, "At the high level.").optional("low_figure", &TornadoBar::low_figure, "The figure at the due day then.")
      .optional("high_figure", &TornadoBar::high_figure, "At the high level.").optional("swing", &TornadoBar::swing, "high_figure - low_figure.").done();
  Record<Tornado>(m, "Tornado", "The figure at the due day with one parameter at a time away from its median.")
      .required("target", &Tornado::target, "Name of the target.").keyword_only().optional("entity", &Tornado::entity, "Its entity.").optional("unit", &Tornado::unit, "Of the figures.")
      .optional("low", &Tornado::low, "Level, per cent.").optional("high", &Tornado::high, "Level, per cent.").optional("middle", &Tornado::middle, "With every parameter at its median.")
      .optional("bars", &Tornado::bars, "The largest swing first.").done();
  Record<MorrisStep>(m, "MorrisStep", "Elementary effects on the figure of one step.")
      .required("at", &MorrisStep::at, "Years of the library's clock.").optional("effects", &MorrisStep::effects, "By group.").done();
  Record<MorrisEffects>(m, "MorrisEffects", "Elementary effects on the figures of a target.")
      .required("target", &MorrisEffects::target, "Name of the target.").keyword_only().optional("entity", &MorrisEffects::entity, "Its entity.")
      .optional("unit", &MorrisEffects::unit, "Of the figures.").optional("trajectories", &MorrisEffects::trajectories, "How many.")
      .optional("steps", &MorrisEffects::steps, "Step by step.").optional("due", &MorrisEffects::due, "The figure at the due day.").done();
  Record<SobolStep>(m, "SobolStep", "Shares of the variance of one step.")
      .required("at", &SobolStep::at, "Years of the library's clock.").optional("mean", &SobolStep::mean, "Of the figure.").optional("variance", &SobolStep::variance, "Of the figure.")
      .optional("indices", &SobolStep::indices, "By group.").done();
  Record<SobolIndices>(m, "SobolIndices", "Shares of variance of the figures of a target.")
      .required("target", &SobolIndices::target, "Name of the target.").keyword_only().optional("entity", &SobolIndices::entity, "Its entity.")
      .optional("unit", &SobolIndices::unit, "Of the figures.").optional("samples", &SobolIndices::samples, "How many.").optional("seed", &SobolIndices::seed, "Of the random numbers.")
      .optional("steps", &SobolIndices::steps, "Step by step.").optional("due", &SobolIndices::due, "The figure at the due day.")
      .optional("met", &SobolIndices::met, "1 where the bound is met there, else 0.").done();
}

std::vector<InputGroup> input_groups(const Names& given) {
  std::vector<InputGroup> groups;
  for (const auto& [name, inputs] : given.value.lists) groups.push_back({name, inputs});
  return groups;
}

/// Arguments that the three share.
SensitivitySettings asked(const std::string& entity, const std::string& method, const std::optional<Correlations>& correlations) {
  return {.entity = entity, .model = model_named(method), .correlations = correlations.value_or(Correlations{})};
}

Tornado tornado_of(const Plan& plan, const Observations& seen, const Scenario& scenario, const TargetId& target, const Date& as_of, const std::string& entity, double low, double high,
                   const std::string& method) {
  SensitivitySettings settings = asked(entity, method, {});
  settings.low = low, settings.high = high;
  return tornado(plan, seen, scenario, as_of, target, settings);
}

MorrisEffects morris_effects(const Plan& plan, const Observations& seen, const Scenario& scenario, const TargetId& target, const Date& as_of, const std::string& entity, const Names& groups,
                             bool surprises, std::size_t trajectories, std::size_t levels, double tail, std::uint64_t seed, const std::string& method,
                             const std::optional<Correlations>& correlations) {
  SensitivitySettings settings = asked(entity, method, correlations);
  settings.groups = input_groups(groups), settings.surprises = surprises, settings.seed = seed;
  settings.trajectories = trajectories, settings.grid = levels, settings.tail = tail;
  return morris(plan, seen, scenario, as_of, target, settings);
}

SobolIndices sobol_shares(const Plan& plan, const Observations& seen, const Scenario& scenario, const TargetId& target, const Date& as_of, const std::string& entity, const Names& groups,
                          bool surprises, std::size_t samples, std::uint64_t seed, const std::string& method, const std::optional<Correlations>& correlations, std::size_t threads) {
  SensitivitySettings settings = asked(entity, method, correlations);
  settings.groups = input_groups(groups), settings.surprises = surprises, settings.seed = seed;
  settings.samples = samples, settings.threads = threads;
  Reporter listener{py::none()};
  settings.progress = [&](std::size_t done, std::size_t all) { listener(done, all); };
  const py::gil_scoped_release release;
  return sobol_indices(plan, seen, scenario, as_of, target, settings);
}

void bind_sensitivity(py::module_& m) {
  m.def("tornado", &tornado_of, py::arg("plan"), py::arg("seen"), py::arg("scenario"), py::arg("target"), py::kw_only(), py::arg("as_of"), py::arg("entity") = "", py::arg("low") = 10,
        py::arg("high") = 90, py::arg("method") = "auto", "Which parameter of a scenario moves the figure of a target at its due day most, one at a time, surprises left out.");
  m.def("morris", &morris_effects, py::arg("plan"), py::arg("seen"), py::arg("scenario"), py::arg("target"), py::kw_only(), py::arg("as_of"), py::arg("entity") = "",
        py::arg("groups") = py::dict(), py::arg("surprises") = true, py::arg("trajectories") = 50, py::arg("levels") = 4, py::arg("tail") = 5, py::arg("seed") = 1, py::arg("method") = "auto",
        py::arg("correlations") = py::none(), "Elementary effects of a scenario's inputs on the figures of a target, step by step, from `tail` to 100 - `tail` per cent of each distribution.");
  m.def("sobol_indices", &sobol_shares, py::arg("plan"), py::arg("seen"), py::arg("scenario"), py::arg("target"), py::kw_only(), py::arg("as_of"), py::arg("entity") = "",
        py::arg("groups") = py::dict(), py::arg("surprises") = true, py::arg("samples") = 10'000, py::arg("seed") = 1, py::arg("method") = "auto", py::arg("correlations") = py::none(),
        py::arg("threads") = 1, "Shares of the variance of a target's figures that are due to each measure, link and indicator's surprises, step by step. The same numbers for any count of threads.");
}

}  // namespace

void bind_why(py::module_& m) {
  bind_efforts(m);
  bind_levers(m);
  bind_screening(m);
  bind_indices(m);
  bind_sensitivity_results(m);
  bind_sensitivity(m);
}

}  // namespace milepost::python
