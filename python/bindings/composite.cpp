#include "preset.hpp"
#include "arrays.hpp"
#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

/// A leaf may be written as its score or None, a group as a list.
template <>
struct Accept<Nested> {
  static std::optional<Nested> from(py::handle given) {
    if (py::isinstance<Nested>(given)) return given.cast<Nested>();
    if (given.is_none()) return Nested{};
    if (const std::optional<double> score = number_from(given)) return Nested{.score = score};
    std::optional<std::vector<Nested>> parts = Accept<std::vector<Nested>>::from(given);
    return parts ? std::optional(Nested{.parts = std::move(*parts)}) : std::nullopt;
  }
  static std::string expected() { return "a Nested, a score, None or a list of such"; }
};
template <>
struct Word<Nested> {
  static constexpr auto name = py::detail::const_name("Nested");
};

/// A rule, or the name of its mean.
template <>
struct Accept<Composition> {
  static std::optional<Composition> from(py::handle given) {
    if (py::isinstance<Composition>(given)) return given.cast<Composition>();
    const std::optional<Mean> mean = Accept<Mean>::from(given);
    return mean ? std::optional(Composition{.mean = *mean}) : std::nullopt;
  }
  static std::string expected() { return "a Composition or the name of a mean"; }
};
template <>
struct Word<Composition> {
  static constexpr auto name = py::detail::const_name("Composition | Mean | str");
};

/// Scores as evaluate() gives them: None and NaN are none.
struct TrendColumn {
  Scores scores{};
};
template <>
struct Accept<TrendColumn> {
  static std::optional<TrendColumn> from(py::handle given) {
    if (py::isinstance<py::str>(given) || !py::hasattr(given, "__iter__")) return std::nullopt;
    TrendColumn column;
    for (const py::handle score : given) column.scores.push_back(is_nan(score) ? std::nullopt : from_python<std::optional<double>>(score));
    return column;
  }
  static std::string expected() { return "a list, each a number or None"; }
  static bool is_nan(py::handle given) { return PyFloat_Check(given.ptr()) && std::isnan(PyFloat_AS_DOUBLE(given.ptr())); }
};
template <>
struct Word<TrendColumn> {
  static constexpr auto name = py::detail::const_name("list[float | None]");
};

/// Labels as evaluate() gives them: empty where there is none (None, NaN).
struct LabelColumn {
  std::vector<std::string> labels{};
};
template <>
struct Accept<LabelColumn> {
  static std::optional<LabelColumn> from(py::handle given) {
    if (py::isinstance<py::str>(given) || !py::hasattr(given, "__iter__")) return std::nullopt;
    LabelColumn column;
    for (const py::handle label : given) column.labels.push_back(label.is_none() || Accept<TrendColumn>::is_nan(label) ? "" : from_python<std::string>(label));
    return column;
  }
  static std::string expected() { return "a list, each a label or None"; }
};
template <>
struct Word<LabelColumn> {
  static constexpr auto name = py::detail::const_name("list[str | None]");
};

namespace {

using Weights = Any<std::vector<double>>;
using Figures = Any<Scores>;

void bind_words_of_composites(py::module_& m) {
  Words<Mean>(m, "Mean", "How scores become one.")
      .words({"Sum of weighted scores.", "Root of their product; scores above 0.", "Reciprocal of the mean of reciprocals; no 0.",
              "Root of the mean of powers.", "Where half of the weight is reached.", "The lowest."})
      .finalize();
  Words<IfMissing>(m, "IfMissing", "What becomes of the weight of a score that is missing.")
      .word("rescale", IfMissing::rescale, "The other weights are scaled up.")
      .word("refuse", IfMissing::refuse, "One missing, and there is no composite.")
      .finalize();
}

void bind_compositions(py::module_& m) {
  Record<Composition>(m, "Composition", "A rule of composition.")
      .optional("mean", &Composition::mean, "How scores become one.")
      .optional("power", &Composition::power, "Of the power mean alone; -1 is harmonic, 0 geometric, 1 arithmetic.")
      .optional("if_missing", &Composition::if_missing, "What becomes of the weight of a score that is missing.")
      .optional("least_available", &Composition::least_available,
                "Share of the scores that must be there, itself enough: 0.8 for no more than 20 % missing.")
      .done();
  Record<Nested>(m, "Nested", "A score, or a group whose score is made of its parts: a tree of any depth.")
      .optional("score", &Nested::score, "Of a leaf; None: missing.")
      .optional("weight", &Nested::weight, "Within its group.")
      .optional("parts", &Nested::parts, "Of a group: Nested, scores, or lists of such.")
      .done();
}

void bind_composite_itself(py::module_& m) {
  m.def(
      "composite",
      [](const Figures& scores, const Weights& weights, const Any<Composition>& rule) {
        return composite(scores.value, weights.value, rule.value);
      },
      py::arg("scores"), py::arg("weights") = py::tuple(), py::arg("rule") = "arithmetic",
      "The composite of scores, of which some may be None. Weights need not add up to 1; none means equal ones. None if "
      "too few are available.\n"
      "Raises OutOfRange for weights that do not fit, UndefinedMean where the mean does not exist.\n"
      "Of a tree: inner groups first; rules from the top down, the last also for all that lies deeper.");
  m.def(
      "composite",
      [](const Nested& tree, const Any<std::vector<Composition>>& rules) { return composite(tree, rules.value); },
      py::arg("tree"), py::arg("rules"));
  m.def(
      "leaves_of", [](const Any<Nested>& tree) { return leaves_of(tree.value); }, py::arg("tree"),
      "The scores of all leaves, from left to right.");
  m.def(
      "availability", [](const Any<Nested>& tree) { return availability(tree.value); }, py::arg("tree"),
      "Share of the leaves that have a score.");
  m.def(
      "sdsn_index", [](const Any<Nested>& tree, double least_available) { return sdsn_index(tree.value, least_available); },
      py::arg("tree"), py::arg("least_available") = 0.8,
      "The index of the Sustainable Development Report: the mean of goals. None if more than 20 % of all indicators are missing.");
}

void bind_outranking(py::module_& m) {
  using Units = Any<std::vector<Scores>>;
  m.def(
      "outranking_matrix", [](const Units& units, const Weights& weights) { return outranking_matrix(units.value, weights.value); },
      py::arg("units"), py::arg("weights") = py::tuple(),
      "Row i, column j: share of the weight in which unit i is better than unit j, ties half.");
  m.def(
      "copeland_scores", [](const Units& units, const Weights& weights) { return copeland_scores(units.value, weights.value); },
      py::arg("units"), py::arg("weights") = py::tuple(), "One score a unit: the sum of its row of the outranking matrix.");
}

void bind_score_classes(py::module_& m) {
  m.def("statcan_score_cuts", &statcan_score_cuts, "Statistics Canada, a whole indicator: cuts 2.5, 0 and -2.5.");
  m.def("eustat_score_cuts", &eustat_score_cuts, "Eustat, a goal: above 2.5, above 0.25, within 0.25 of 0, from -2.5.");
  m.def(
      "statcan_indicator_class",
      [](double mean_score, const Any<std::vector<std::string>>& labels_of_series) {
        return statcan_indicator_class(mean_score, labels_of_series.value);
      },
      py::arg("mean_score"), py::arg("labels_of_series"),
      "Class of a whole indicator: target_achieved only if every series has achieved its target.");
}

void bind_deciding_targets(py::module_& m) {
  m.def(
      "labels_from_best", [](const Any<Preset>& method) { return to_python(labels_from_best(categories_of(method.value))); }, py::arg("method"),
      "The classes of a preset from the best to the worst: by status, among those of one status in the order of the method.");
  m.def(
      "_deciding_targets",
      [](py::handle of, py::handle due, py::handle at, py::handle badness) {
        const JudgedTargets targets{column_of<std::int64_t>(of, "of"), column_of<double>(due, "due"), column_of<double>(at, "at"), column_of<std::int64_t>(badness, "badness")};
        const std::vector<std::int64_t> rows = deciding_targets(targets);
        return py::array_t<std::int64_t>(static_cast<py::ssize_t>(rows.size()), rows.data());
      },
      py::arg("of"), py::arg("due"), py::arg("at"), py::arg("badness"));
}

void bind_class_counts(py::module_& m) {
  Record<ClassCounts>(m, "ClassCounts", "Counts by label; what has no class is in `total` alone.")
      .optional("counts", &ClassCounts::counts, "By label.")
      .optional("total", &ClassCounts::total, "All, classed or not.")
      .unhashable()
      .done();
  m.def(
      "class_counts",
      [](const Any<std::map<std::string, int>>& counts, int total) { return class_counts(counts.value, total); },
      py::arg("counts"), py::arg("total"),
      "Counts published as numbers: raises OutOfRange for more in classes than in all.\n"
      "Of labels: how many have each; an empty label has no class.");
  m.def(
      "class_counts", [](const Any<std::vector<std::string>>& labels) { return class_counts(labels.value); }, py::arg("labels"));
  m.def(
      "count_of", [](const ClassCounts& counts, const std::string& label) { return count_of(counts, label); },
      py::arg("counts"), py::arg("label"));
  m.def(
      "assessed", [](const ClassCounts& counts) { return assessed(counts); }, py::arg("counts"));
  m.def(
      "share_of_all", [](const ClassCounts& counts, const std::string& label) { return share_of_all(counts, label); },
      py::arg("counts"), py::arg("label"));
  m.def(
      "share_of_assessed", [](const ClassCounts& counts, const std::string& label) { return share_of_assessed(counts, label); },
      py::arg("counts"), py::arg("label"));
}

void bind_scales(py::module_& m) {
  m.def(
      "turned", [](const Figures& figures, const Any<Direction>& direction) { return turned(figures.value, direction.value); },
      py::arg("figures"), py::arg("direction"), "Figures turned so that more is better.");
  m.def(
      "min_max", [](const Figures& figures, double low, double high) { return min_max(figures.value, low, high); },
      py::arg("figures"), py::arg("low") = 0.0, py::arg("high") = 100.0, "The lowest becomes `low`, the highest `high`.");
  m.def(
      "z_scores", [](const Figures& figures, double mean, double deviation) { return z_scores(figures.value, mean, deviation); },
      py::arg("figures"), py::arg("mean") = 0.0, py::arg("deviation") = 1.0, "Mean 0 and standard deviation 1, or those given.");
  m.def("goalpost_score", &goalpost_score, py::arg("figure"), py::arg("low"), py::arg("high"), py::arg("scale") = 1.0,
        "From a lower goalpost (0) to an upper one (`scale`), held within the two.");
  m.def("sdsn_score", &sdsn_score, py::arg("figure"), py::arg("worst"), py::arg("best"),
        "0 at the worst to 100 at the best; worst above best where less is better.");
}

void bind_distances(py::module_& m) {
  m.def(
      "distance_to_target",
      [](const Figures& figures, double target, bool capped) { return distance_to_target(figures.value, target, capped); },
      py::arg("figures"), py::arg("target"), py::arg("capped") = false,
      "0 at the lowest figure, 1 at the target; above 1 beyond it unless capped.");
  m.def(
      "distance_to_max", [](const Figures& figures) { return distance_to_max(figures.value); }, py::arg("figures"),
      "The same with the highest figure as target.");
  m.def(
      "distance_to_reference",
      [](const Figures& figures, std::size_t reference, bool capped) { return distance_to_reference(figures.value, reference, capped); },
      py::arg("figures"), py::arg("reference"), py::arg("capped") = false,
      "The same with the figure of one of them, counted from 0, as target.");
}

void bind_ranks(py::module_& m) {
  m.def(
      "fraction_of_max", [](const Figures& figures) { return fraction_of_max(figures.value); }, py::arg("figures"),
      "Share of the highest figure.");
  m.def(
      "borda_scores", [](const Figures& figures) { return borda_scores(figures.value); }, py::arg("figures"),
      "How many have less.");
  m.def(
      "percentile_ranks", [](const Figures& figures) { return percentile_ranks(figures.value); }, py::arg("figures"),
      "How many have less, as a share of all others: 0 to 1.");
}

void bind_outliers(py::module_& m) {
  const py::arg_v rule = py::arg_v("rule", WinsoriseRule{}, "WinsoriseRule()");
  m.def(
      "skewness", [](const Figures& figures) { return skewness(figures.value); }, py::arg("figures"),
      "Skewness of a sample, G1. None for fewer than three figures.");
  m.def(
      "kurtosis", [](const Figures& figures) { return kurtosis(figures.value); }, py::arg("figures"),
      "Excess kurtosis of a sample, G2. None for fewer than four figures.");
  m.def(
      "has_outliers", [](const Figures& figures, const WinsoriseRule& by) { return has_outliers(figures.value, by); },
      py::arg("figures"), rule, "Skewness and kurtosis are both above the rule's.");
  m.def(
      "winsorised", [](const Figures& figures, const WinsoriseRule& by) { return winsorised(figures.value, by); },
      py::arg("figures"), rule, "The outermost figures drawn in, one more at a time, until none are outliers.");
}

void bind_dashboards(py::module_& m) {
  Words<Arrow>(m, "Arrow", "Trends of the SDSN's dashboards.")
      .words({"Below 0.", "Under half of the pace needed.", "Under the pace needed.", "At the pace needed.",
              "Green, and stays so."})
      .finalize();
  Words<DashboardColour>(m, "DashboardColour", "Colours of the SDSN's dashboards.")
      .words({"Far off.", "Off.", "Near.", "Reached."})
      .finalize();
  m.def(
      "goal_colour", [](const Any<std::vector<DashboardColour>>& indicators) { return goal_colour(indicators.value); },
      py::arg("indicators"), "The mean of the two worst; green only if all are, red only if both are. None for none.");
  m.def(
      "goal_arrow",
      [](const Any<TrendColumn>& trends, double least_shown, const Any<LabelColumn>& labels) {
        return goal_arrow(trends.value.scores, least_shown, labels.value.labels);
      },
      py::arg("trends"), py::arg("least_shown") = 0.75, py::arg("labels") = py::tuple(),
      "Mean of trends on a scale of 0 to 4, where 3 exactly is maintaining: the column `score` of evaluate(..., 'sdsn.2018') for the indicators of a goal, None or NaN where "
      "there is none. The column `label` as `labels` tells those who maintain from those who are on track with 3 points to the digit. None unless a share of `least_shown` of "
      "the indicators has a trend. Raises OutOfRange for scores outside 0 to 4, for labels that are no arrows or not one for each trend, and for 'maintaining' "
      "without its 3 points. None is no arrow, and has no name: ask for it before you take `.name`.");
}

void bind_attainment(py::module_& m) {
  Record<UncertainScore>(m, "UncertainScore", "A score that is not known exactly: normal about a mean.")
      .required("mean", &UncertainScore::mean, "Its mean.")
      .required("deviation", &UncertainScore::deviation, "Its standard deviation.")
      .optional("weight", &UncertainScore::weight, "Among the others.")
      .done();
  m.def(
      "probability_of_reaching",
      [](const Any<std::vector<UncertainScore>>& scores, double target) { return probability_of_reaching(scores.value, target); },
      py::arg("scores"), py::arg("target"),
      "Probability that the weighted arithmetic mean of independent normal scores is at least the target.");
}

}  // namespace

void bind_composites(py::module_& m) {
  Record<WinsoriseRule>(m, "WinsoriseRule", "When figures have outliers, and how many of them may be drawn in.")
      .optional("skewness", &WinsoriseRule::skewness, "Above this, either way, and")
      .optional("kurtosis", &WinsoriseRule::kurtosis, "above this: outliers.")
      .optional("most", &WinsoriseRule::most, "Figures drawn in.")
      .done();
  bind_words_of_composites(m);
  bind_compositions(m);
  bind_composite_itself(m);
  bind_outranking(m);
  bind_score_classes(m);
  bind_deciding_targets(m);
  bind_class_counts(m);
  bind_scales(m);
  bind_distances(m);
  bind_ranks(m);
  bind_outliers(m);
  bind_dashboards(m);
  bind_attainment(m);
}

}  // namespace milepost::python
