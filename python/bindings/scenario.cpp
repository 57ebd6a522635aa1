// Effects on paths, distributions, peers, and WHO's scenarios.
#include "scenario.hpp"

#include "bindings.hpp"

namespace milepost::python {

namespace {

template <class T>
void checked(const T& value) {
  check(Uncertain{value});
}

void bind_distributions(py::module_& m) {
  Record<Uniform>(m, "Uniform", "Every value between two ends is as likely.")
      .required("low", &Uniform::low, "Least value.").required("high", &Uniform::high, "Largest value.").check(checked<Uniform>).done();
  Record<Triangular>(m, "Triangular", "Least, most likely and largest value; the density is a triangle.")
      .required("low", &Triangular::low, "Least value.").required("mode", &Triangular::mode, "Most likely value.")
      .required("high", &Triangular::high, "Largest value.").check(checked<Triangular>).done();
  Record<Pert>(m, "Pert", "The same three, as a beta distribution with mean (low + 4 mode + high) / 6.")
      .required("low", &Pert::low, "Least value.").required("mode", &Pert::mode, "Most likely value.")
      .required("high", &Pert::high, "Largest value.").check(checked<Pert>).done();
  Record<NormalDistribution>(m, "NormalDistribution", "The normal distribution.")
      .required("mean", &NormalDistribution::mean, "Its mean.").required("deviation", &NormalDistribution::deviation, "Its standard deviation, above 0.")
      .check(checked<NormalDistribution>).done();
  Record<LogNormal>(m, "LogNormal", "exp of a normal one.")
      .required("median", &LogNormal::median, "Its own median, above 0.").required("deviation", &LogNormal::deviation, "Of its logarithm: 0.1 is about 10 %.")
      .check(checked<LogNormal>).done();
  Record<BetaDistribution>(m, "BetaDistribution", "A beta distribution, from low to high.")
      .required("alpha", &BetaDistribution::alpha, "First shape, above 0.").required("beta", &BetaDistribution::beta, "Second shape, above 0.")
      .optional("low", &BetaDistribution::low, "Least value.").optional("high", &BetaDistribution::high, "Largest value.")
      .check(checked<BetaDistribution>).done();
  Record<Empirical>(m, "Empirical", "Values that were seen, each as likely; between two neighbours a straight line.")
      .required("values", &Empirical::values, "In any order, one at least.").check(checked<Empirical>).done();
  name_choice(m, "Uncertain", {"Uniform", "Triangular", "Pert", "NormalDistribution", "LogNormal", "BetaDistribution", "Empirical"});
  m.def("quantile_of", [](const Any<Uncertain>& value, double share) { return quantile_of(value.value, share); }, py::arg("value"), py::arg("share"),
        "The value below which a share between 0 and 1 lies; a number is itself at every share.");
  m.def("mean_of", [](const Any<Uncertain>& value) { return mean_of(value.value); }, py::arg("value"), "What a number or a distribution is in the mean.");
}

void bind_plain_effects(py::module_& m) {
  Record<BusinessAsUsual>(m, "BusinessAsUsual", "The path goes on as it is; past its last figure that figure is carried on.")
      .optional("seen_only", &BusinessAsUsual::seen_only, "The last seen figure is carried on; what is projected is not believed.")
      .optional("avoid_worsening", &BusinessAsUsual::avoid_worsening, "A figure worse than that of the start is that of the start.").done();
  Record<LevelShift>(m, "LevelShift", "The path moved by an amount.").required("amount", &LevelShift::amount, "In the unit of the indicator.").done();
  Record<GrowthChange>(m, "GrowthChange", "So many percentage points of growth a year more, or less, than the path has.")
      .required("points", &GrowthChange::points, "Percentage points a year.").done();
  Record<LinearChange>(m, "LinearChange", "So much a year from the start on, in place of the path.")
      .required("per_year", &LinearChange::per_year, "In the unit of the indicator, or per cent of a figure.")
      .optional("share_of", &LinearChange::share_of, "`per_year` is per cent of the figure of this day.").done();
  Record<AnnualRate>(m, "AnnualRate", "Compound growth from the start on, in place of the path.").required("percent", &AnnualRate::percent, "Per cent a year.").done();
  Record<LatestRate>(m, "LatestRate", "The compound rate of the last step before a day goes on.")
      .optional("at", &LatestRate::at, "The start if None.").optional("least", &LatestRate::least, "No rate below this, per cent.")
      .optional("most", &LatestRate::most, "Nor above this.").done();
  Record<Stop>(m, "Stop", "Nothing moves any more.").done();
  Record<Cap>(m, "Cap", "Figures past a limit are on it.").optional("lower", &Cap::lower, "Lower limit.").optional("upper", &Cap::upper, "Upper limit.").done();
  Record<GivenValues>(m, "GivenValues", "Figures given for some days stand in place of the path's.").required("values", &GivenValues::values, "(day, figure), or a mapping.").done();
}

void bind_aims(py::module_& m) {
  Words<LineClock>(m, "LineClock", "Where the time of a line is counted from.").words({"Its start.", "The baseline, as WHO does."}).finalize();
  Record<RateToGoal>(m, "RateToGoal", "The compound rate that leads from the figure of one day to a goal at another, applied from the start.", RateToGoal{.goal = 0, .by = some_day})
      .required("goal", &RateToGoal::goal, "A figure, or a change in per cent.").required("by", &RateToGoal::by, "Day of the goal.")
      .optional("since", &RateToGoal::since, "The start if None.").optional("relative", &RateToGoal::relative, "The goal is a change, per cent.").done();
  Record<PercentOfBaseline>(m, "PercentOfBaseline", "A straight line to a change of the figure of the baseline, per cent.", PercentOfBaseline{.percent = 0.0, .by = some_day})
      .required("percent", &PercentOfBaseline::percent, "Change, per cent.").required("by", &PercentOfBaseline::by, "Day of the goal.")
      .optional("base", &PercentOfBaseline::base, "Day of the baseline; the start if None.")
      .optional("clock", &PercentOfBaseline::clock, "As WHO computes it the line leaves the start, its time the baseline.").done();
  Record<FixedTarget>(m, "FixedTarget", "A straight line to a value by a day, level afterwards.", FixedTarget{.value = 0.0, .by = some_day})
      .required("value", &FixedTarget::value, "The target.").required("by", &FixedTarget::by, "Its day.")
      .optional("base", &FixedTarget::base, "The line starts from the figure of this day; of the start if None.")
      .optional("if_target_worse", &FixedTarget::if_target_worse, "hold stays where the line starts, follow goes back to the target.")
      .optional("if_missing", &FixedTarget::if_missing, "In place of a figure to start from.").done();
  Record<HaltRise>(m, "HaltRise", "A fixed target: back to the figure of the baseline.", HaltRise{.by = some_day})
      .required("by", &HaltRise::by, "Day of the goal.").optional("base", &HaltRise::base, "Day of the baseline; the start if None.")
      .optional("if_target_worse", &HaltRise::if_target_worse, "hold does not go to a figure that is worse.").done();
}

void bind_shocks(py::module_& m) {
  Words<DipRate>(m, "DipRate", "How the rate before a dip is told.").words({"By its first and last figure.", "As the mean of the rates between neighbours."}).finalize();
  Record<DipRecover>(m, "DipRecover", "A dip, then on at the rate of the time before it, linear in that compound rate.", DipRecover{.dip = some_day, .recovery = some_day})
      .required("dip", &DipRecover::dip, "Its day.").required("recovery", &DipRecover::recovery, "From when the rate is back.")
      .optional("rate_from", &DipRecover::rate_from, "The rate is told from this day on; from the start if None.").optional("rate", &DipRecover::rate, "How.")
      .optional("full_by", &DipRecover::full_by, "The rate grows evenly from nothing at the recovery to all of it by this day.").done();
  Record<ReturnToEarlier>(m, "ReturnToEarlier", "The last seen figure is carried on until a day, then the earlier path goes on.", ReturnToEarlier{.earlier = {}, .since = some_day})
      .required("earlier", &ReturnToEarlier::earlier, "(day, figure), or a mapping.").required("since", &ReturnToEarlier::since, "When it goes on.").done();
  Words<CovidScenario>(m, "CovidScenario", "WHO's ways back from COVID-19.")
      .words({"From 2022 on.", "From 2023 on.", "From 2022 on, growing evenly.", "Not within reach."}).finalize();
  m.def("covid", [](const Any<CovidScenario>& scenario, int last_year) { return covid(scenario.value, last_year); }, py::arg("scenario"), py::arg("last_year") = 2025,
        "COVID-19 as WHO's scenarios have it: a dip in 2020 after which the rate of the years before returns.");
}

/// What a course shows to a function: figures of its own, that may be kept.
struct HeldCourse {
  double first{};
  std::vector<double> figures{};
  double step{1};

  double at(double time) const { return Course{first, step, figures, {}}.at(time); }
  friend bool operator==(const HeldCourse&, const HeldCourse&) = default;
};

HeldCourse held(const Course& course) { return {course.first, {course.figures.begin(), course.figures.end()}, course.step}; }

/// A Python function as an effect. It may be copied and dropped by threads that do not hold the interpreter's lock; it is called under it.
class PythonEffect {
 public:
  explicit PythonEffect(py::object function)
      : function_(new py::object(std::move(function)), [](py::object* held) {
          const py::gil_scoped_acquire acquire;
          delete held;
        }) {}

  double operator()(const Course& course, double start, double time) const {
    const py::gil_scoped_acquire acquire;
    const py::object answer = (*function_)(held(course), start, time);
    std::optional<double> figure;
    with_context("figure of the effect", [&] { figure = from_python<std::optional<double>>(answer); });
    return figure.value_or(detail::not_a_number);
  }
  const py::object& function() const { return *function_; }

 private:
  std::shared_ptr<py::object> function_;
};

CustomEffect make_custom_effect(const std::string& name, const py::object& figure) {
  if (!PyCallable_Check(figure.ptr())) fail_type(figure, "a function of a Course, the start and a time that returns a float or None");
  return {name, PythonEffect{figure}};
}

py::object function_of(const CustomEffect& effect) { return effect.figure.target<PythonEffect>()->function(); }
py::tuple parts_of(const CustomEffect& effect) { return py::make_tuple(effect.name, function_of(effect)); }

void bind_custom_effect(py::module_& m) {
  Record<HeldCourse>(m, "Course", "A path as an effect sees it: what has been seen and what lies ahead, on equal steps. Times are years of the library's clock: the close of 2024 is 2025.0.")
      .required("first", &HeldCourse::first, "When the first figure stands.").required("figures", &HeldCourse::figures, "One a step; nan where there is none.")
      .optional("step", &HeldCourse::step, "Years.").done()
      .def("at", &HeldCourse::at, py::arg("time"), "The figure of the last step at or before a time; nan outside.");
  py::class_<CustomEffect>(m, "CustomEffect",
                           "An effect of one's own: `figure(course, start, time)` answers the figure at a time, or None where it has none; what it raises comes through.\n"
                           "It is called under the interpreter's lock, once for each step of each future: threads do not make it faster.")
      .def(py::init(&make_custom_effect), py::arg("name"), py::arg("figure"), "`name` is what it is told apart by.")
      .def_readonly("name", &CustomEffect::name, "Its name.")
      .def_property_readonly("figure", &function_of, "The function.")
      .def("__eq__", [](const CustomEffect& a, const CustomEffect& b) { return parts_of(a).equal(parts_of(b)); }, py::is_operator())
      .def("__hash__", [](const CustomEffect& effect) { return py::hash(parts_of(effect)); })
      .def("__repr__",
           [](const CustomEffect& effect) {
             return "CustomEffect(" + py::repr(py::str(effect.name)).cast<std::string>() + ", " + py::repr(function_of(effect)).cast<std::string>() + ")";
           })
      .def(py::pickle(&parts_of, [](const py::tuple& parts) { return make_custom_effect(parts[0].cast<std::string>(), parts[1]); }));
}

void bind_composition(py::module_& m) {
  bind_custom_effect(m);
  Record<Trim>(m, "Trim", "What holds the figures of a scenario.")
      .optional("lower", &Trim::lower, "Nothing lies below.").optional("upper", &Trim::upper, "Nothing lies above.")
      .optional("keep_better", &Trim::keep_better, "The path's own figure where that is better.").done();
  Record<TrimmedEffect>(m, "TrimmedEffect", "An effect and what holds its figures.")
      .required("effect", &TrimmedEffect::effect, "The effect.").optional("trim", &TrimmedEffect::trim, "What holds it.").done();
  Record<BestOf>(m, "BestOf", "The one whose figure is best at a day; of several the one whose sum is, then the first.")
      .required("of", &BestOf::of, "Effects.").optional("at", &BestOf::at, "The last day asked for if None.")
      .optional("end_only", &BestOf::end_only, "Of several the one that ends best, not the one whose sum is best.").optional("worst", &BestOf::worst, "The least ambitious instead.").done();
  name_choice(m, "Effect", {"BusinessAsUsual", "LevelShift", "GrowthChange", "LinearChange", "AnnualRate", "LatestRate", "RateToGoal", "PercentOfBaseline", "FixedTarget", "HaltRise",
                            "DipRecover", "GivenValues", "ReturnToEarlier", "Stop", "Cap", "BestOf", "CustomEffect"});
}

using Origins = Any<std::vector<FigureOrigin>>;
using Way = Any<Direction>;
using Effects = Any<TrimmedEffect>;
using PathsGiven = Any<std::vector<YearlyPath>>;

void bind_yearly_paths(py::module_& m) {
  Words<FigureOrigin>(m, "FigureOrigin", "How a figure was come by.").words({"Seen.", "From what was seen.", "Put in a gap.", "Ahead of what is known."}).finalize();
  Words<LookFrom>(m, "LookFrom", "Where to look for a figure if the year itself has none.").word("before", LookFrom::before, "Before it.").word("after", LookFrom::after, "After it.").finalize();
  Record<YearlyPath>(m, "YearlyPath", "Figures of consecutive years, each standing at the close of its year.")
      .required("first", &YearlyPath::first, "The first year.").required("values", &YearlyPath::values, "By year; None where there is none.")
      .optional("origins", &YearlyPath::origins, "As many as values, or none: all reported.")
      .check([](const YearlyPath& path) {
        if (!path.origins.empty() && path.origins.size() != path.values.size()) fail_range("origins", std::to_string(path.origins.size()), "as many as values, or none");
      }).done();
  m.def("value_in", &value_in, py::arg("path"), py::arg("year"), "None where the year has no figure, or lies outside.");
  m.def("until", &until, py::arg("path"), py::arg("year"), "The path cut off after a year.");
  m.def("known_value",
        [](const YearlyPath& path, int year, const Origins& origins, const Any<LookFrom>& side) { return known_value(path, year, origins.value, side.value); },
        py::arg("path"), py::arg("year"), py::arg("origins") = py::tuple(), py::arg("side") = "before",
        "The figure of the year, else of the nearest before (or after) it of one of these origins; without any, every origin will do.");
  m.def("known_year",
        [](const YearlyPath& path, int year, const Origins& origins, const Any<LookFrom>& side) { return known_year(path, year, origins.value, side.value); },
        py::arg("path"), py::arg("year"), py::arg("origins") = py::tuple(), py::arg("side") = "before", "That year. None if there is none.");
  m.def("apply",
        [](const Effects& effect, const YearlyPath& path, int start, int end, const Way& better) { return apply(effect.value, path, {start, end, better.value}); },
        py::arg("effect"), py::arg("path"), py::arg("start") = 2018, py::arg("end") = 2025, py::arg("better") = "increase",
        "A yearly path under an effect: a figure for each year from start to end.");
  m.def("trimmed", [](double figure, double own, const Trim& trim, const Way& better) { return trimmed(figure, own, trim, better.value); }, py::arg("figure"), py::arg("own"),
        py::arg("trim"), py::arg("better") = "increase", "Held within the limits, and the better of both where that is wanted.");
  m.def("best_of",
        [](const PathsGiven& scenarios, int year, const Way& better, bool end_only) { return best_of(scenarios.value, year, better.value, end_only); },
        py::arg("scenarios"), py::arg("year"), py::arg("better") = "increase", py::arg("end_only") = false,
        "Of several scenarios of the same years the place of the best: by the figure of a year, then by the sum, then the first.");
  m.def("impute_shock", &impute_shock, py::arg("path"), py::arg("first"), py::arg("last"), py::arg("mean_change_of_peers") = py::none(),
        "Years of a shock that have no figure take that of the year before.");
}

void bind_peers(py::module_& m) {
  using Numbers = Any<std::vector<double>>;
  m.def("seen_change", &seen_change, py::arg("path"), py::arg("since"), py::arg("until"),
        "Change a year between the first and the last seen figure of these years. None for fewer than two.");
  m.def("mean_of_best", [](const Numbers& changes, std::size_t n, const Way& better) { return mean_of_best(changes.value, n, better.value); }, py::arg("changes"),
        py::arg("n"), py::arg("better") = "increase", "The mean of the n best changes, of all where there are fewer.");
  m.def("count_of_share", &count_of_share, py::arg("count"), py::arg("share"), "How many a share of so many is, 1 at least.");
  m.def("followed_change", [](double own, const Numbers& group, const Way& better) { return followed_change(own, group.value, better.value); }, py::arg("own"),
        py::arg("group"), py::arg("better") = "increase", "Who is behind the mean of a group aims at it, who is not at the best.");
  m.def("followed_in_quantile",
        [](std::size_t member, const Numbers& figures, const Numbers& changes, std::size_t n, const Way& better) {
          return followed_in_quantile(member, figures.value, changes.value, n, better.value);
        },
        py::arg("member"), py::arg("figures"), py::arg("changes"), py::arg("n") = 5, py::arg("better") = "increase",
        "What a member aims at whose figures are cut into n groups: see followed_change().");
}

void bind_who(py::module_& m) {
  m.def("who_path",
        [](const std::string& name, const YearlyPath& path, int start, int end, const PathsGiven& others, const PathsGiven& region, const std::string& iso3, bool high_income,
           std::optional<double> target, const Any<IfTargetWorse>& if_target_worse) {
          return who_path(name, {path, others.value, region.value, iso3, high_income, target, if_target_worse.value}, {start, end});
        },
        py::arg("name"), py::arg("path"), py::kw_only(), py::arg("start") = 2018, py::arg("end") = 2025, py::arg("others") = py::tuple(), py::arg("region") = py::tuple(),
        py::arg("iso3") = "", py::arg("high_income") = false, py::arg("target") = py::none(), py::arg("if_target_worse") = "hold",
        "Yearly figures of one of WHO's scenarios by its name: 'accelerate_stunting', 'sdg_pm25'; see who_scenarios(). Raises ParseError for a name that is none.");
  m.def("who_scenarios", &who_scenarios, "Every name that who_path() knows.");
}

}  // namespace

void bind_scenario(py::module_& m) {
  bind_distributions(m);
  bind_plain_effects(m);
  bind_aims(m);
  bind_shocks(m);
  bind_composition(m);
  bind_yearly_paths(m);
  bind_peers(m);
  bind_who(m);
}

}  // namespace milepost::python
