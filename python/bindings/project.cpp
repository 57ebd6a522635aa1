// Projections and backtests of panels, and of one series.
#include "arrays.hpp"
#include "bindings.hpp"
#include "card.hpp"
#include "milepost/report.hpp"
#include "model.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

ProjectionSettings settings_from(py::handle method, int horizon, std::vector<double> levels, std::optional<double> lower, std::optional<double> upper, py::handle errors, std::size_t threads) {
  return {.horizon = horizon, .levels = std::move(levels), .model = model_from(method), .lower = lower, .upper = upper, .errors = errors_from(errors), .threads = threads};
}

Panel panel_of(py::handle offsets, py::handle times, py::handle values) {
  return {column_of<std::int64_t>(offsets, "offsets"), column_of<double>(times, "times"), column_of<double>(values, "values")};
}

py::list arrays_of(std::vector<ResultColumn<double>>&& columns) {
  py::list arrays;
  for (ResultColumn<double>& column : columns) arrays.append(handed_over<double>(std::move(column)));
  return arrays;
}

py::list notes_of(const ProjectionColumns& columns, Language language) {
  py::list notes;
  for (std::size_t row = 0; row < columns.fault.size(); ++row) notes.append(py::str(in(note_of(columns, row), language)));
  return notes;
}

py::dict in_arrays(ProjectionColumns&& columns, Language language) {
  py::dict result;
  result["note"] = notes_of(columns, language);
  result["models"] = columns.models;
  result["mean"] = handed_over<double>(std::move(columns.mean));
  result["lower"] = arrays_of(std::move(columns.lower));
  result["upper"] = arrays_of(std::move(columns.upper));
  result["last"] = handed_over<double>(std::move(columns.last));
  result["step"] = handed_over<double>(std::move(columns.step));
  result["model"] = handed_over<std::uint8_t>(std::move(columns.model));
  result["fault"] = handed_over<std::uint8_t>(std::move(columns.fault));
  result["n_used"] = handed_over<std::int32_t>(std::move(columns.used));
  result["filled"] = handed_over<std::int32_t>(std::move(columns.filled));
  return result;
}

py::dict project_panel(py::handle offsets, py::handle times, py::handle values, const Sure<int>& horizon, py::handle method, const Sure<std::vector<double>>& levels,
                       const Sure<std::optional<double>>& lower, const Sure<std::optional<double>>& upper, py::handle errors, const Sure<std::size_t>& threads,
                       const Sure<Language>& language) {
  const Panel panel = panel_of(offsets, times, values);
  const ProjectionSettings settings = settings_from(method, horizon.value, levels.value, lower.value, upper.value, errors, threads.value);
  ProjectionColumns columns = [&] {
    const py::gil_scoped_release release;
    return project(panel, settings);
  }();
  return in_arrays(std::move(columns), language.value);
}

Projection project_series(const Series& series, int horizon, py::handle method, std::vector<double> levels, std::optional<double> lower, std::optional<double> upper, py::handle errors) {
  return project(series, settings_from(method, horizon, std::move(levels), lower, upper, errors, 1));
}

void bind_projection_itself(py::module_& m) {
  Words<SeriesFault>(m, "SeriesFault", "Why a series cannot be projected.")
      .words({"It can.", "No figure at all.", "Times come twice or do not ascend, or a figure is infinite."})
      .finalize();
  Record<ProjectedFigure>(m, "ProjectedFigure", "One step of a projected path.")
      .required("at", &ProjectedFigure::at, "Years of the library's clock: the end of 2015 is 2016.0.")
      .required("mean", &ProjectedFigure::mean, "The path of the model; of short series not the middle of what is expected.")
      .optional("lower", &ProjectedFigure::lower, "Lower ends by level.")
      .optional("upper", &ProjectedFigure::upper, "Upper ends by level.")
      .done();
  Record<Projection>(m, "Projection", "Where one series leads.")
      .optional("model", &Projection::model, "By which it was projected.")
      .optional("levels", &Projection::levels, "Of the intervals, per cent.")
      .optional("figures", &Projection::figures, "Step by step; none where there is a fault.")
      .optional("used", &Projection::used, "Figures that were seen.")
      .optional("filled", &Projection::filled, "Figures put between them.")
      .optional("fault", &Projection::fault, "Why there is no path.")
      .optional("note", &Projection::note, "What was done otherwise than asked.")
      .optional("spread", &Projection::spread, "False: figures all zero leave nothing to take an interval from.")
      .done();
}

// ---- backtests

py::dict in_arrays(BacktestErrors&& arrays) {
  py::dict result;
  result["series"] = handed_over<std::int64_t>(std::move(arrays.series));
  result["length"] = handed_over<std::int32_t>(std::move(arrays.length));
  result["step"] = handed_over<std::int32_t>(std::move(arrays.step));
  result["actual"] = handed_over<double>(std::move(arrays.actual));
  result["projected"] = handed_over<double>(std::move(arrays.projected));
  result["scaled"] = handed_over<double>(std::move(arrays.scaled));
  result["score"] = handed_over<double>(std::move(arrays.score));
  return result;
}

/// A class of lengths in words: "all", "6 to 8", "21 and more".
std::string lengths_in_words(const AccuracyRow& row) {
  const bool open = row.to == std::numeric_limits<int>::max();
  if (open && row.from == 1) return "all";
  if (open) return std::to_string(row.from) + " and more";
  return std::to_string(row.from) + " to " + std::to_string(row.to);
}

py::dict in_dict(const AccuracyRow& row) {
  py::dict dict;
  dict["model"] = row.model, dict["lengths"] = lengths_in_words(row), dict["origins"] = row.origins, dict["failures"] = row.failures;
  dict["smape"] = row.percentage_error, dict["mase"] = row.scaled_error, dict["owa"] = row.weighted_average, dict["crps"] = row.ranked_score;
  dict["coverage"] = row.coverage, dict["msis"] = row.interval_score;
  return dict;
}

py::dict backtest_panel(py::handle offsets, py::handle times, py::handle values, const std::vector<py::object>& methods, int horizon, std::vector<double> levels, int shortest,
                        int origins, std::optional<int> window, std::size_t threads, bool errors) {
  const Panel panel = panel_of(offsets, times, values);
  BacktestSettings settings{.models = {}, .horizon = horizon, .levels = std::move(levels), .shortest = shortest, .origins = origins, .window = window, .threads = threads};
  for (const py::object& method : methods) settings.models.push_back(model_from(method));
  const auto [tried, accuracy] = [&] {
    const py::gil_scoped_release release;
    Backtest all = backtest(panel, settings);
    std::vector<AccuracyRow> rows = accuracy_of(all);
    return std::pair(std::move(all), std::move(rows));
  }();
  py::list rows;
  for (const AccuracyRow& row : accuracy) rows.append(in_dict(row));
  py::dict result, by_model;
  if (errors)
    for (std::size_t m = 0; m < tried.models.size(); ++m) by_model[py::str(tried.models[m])] = in_arrays(errors_of(tried, m));
  result["accuracy"] = rows, result["errors"] = by_model;
  return result;
}

ErrorPool error_pool(py::handle offsets, py::handle times, py::handle values, py::handle method, int horizon, int shortest, int origins, std::size_t threads) {
  const Panel panel = panel_of(offsets, times, values);
  const BacktestSettings settings{.models = {model_from(method)}, .horizon = horizon, .levels = {}, .shortest = shortest, .origins = origins, .threads = threads};
  const py::gil_scoped_release release;
  return pool_of(backtest(panel, settings), 0);
}

// ---- targets

/// Why a row has no probability, in words; None where it has one.
py::list reasons_of(const AttainColumns& columns, Language language) {
  py::list words;
  for (const std::uint8_t why : columns.why) {
    if (why == 255) words.append(py::none());
    else words.append(py::str(in(words_of(static_cast<Unforeseen>(why)), language)));
  }
  return words;
}

py::dict in_arrays(AttainColumns&& columns, bool details, Language language) {
  py::dict result;
  result["note"] = reasons_of(columns, language);
  result["models"] = columns.models, result["reasons"] = names_up_to(Reason::undefined_rate);
  result["probability"] = handed_over<double>(std::move(columns.probability));
  result["standard_error"] = handed_over<double>(std::move(columns.standard_error));
  result["model"] = handed_over<std::uint8_t>(std::move(columns.model));
  result["reason"] = handed_over<std::uint8_t>(std::move(columns.reason));
  if (!details) return result;
  result["any_time"] = handed_over<double>(std::move(columns.any_time));
  result["every_time"] = handed_over<double>(std::move(columns.every_time));
  result["reached"] = handed_over<double>(std::move(columns.reached));
  result["reached_early"] = handed_over<double>(std::move(columns.reached_early));
  result["reached_late"] = handed_over<double>(std::move(columns.reached_late));
  return result;
}

py::dict attain_panel(py::handle offsets, py::handle times, py::handle values, py::handle rows, py::handle target, py::handle due, py::handle direction, py::handle bound,
                      py::handle method, std::optional<double> lower, std::optional<double> upper, bool details, py::handle errors, std::size_t threads, const Any<Language>& language) {
  const Panel panel = panel_of(offsets, times, values);
  std::vector<double> strict;
  if (!bound.is_none()) {
    const std::span<const std::uint8_t> given = column_of<std::uint8_t>(bound, "bound");
    strict.assign(given.begin(), given.end());
  }
  const TargetColumns targets{.series = column_of<std::int64_t>(rows, "rows"), .direction = column_of<std::int8_t>(direction, "direction"),
                              .target = column_of<double>(target, "target"), .due = column_of<double>(due, "due"), .strict = strict};
  const AttainSettings settings{.model = model_from(method), .lower = lower, .upper = upper, .errors = errors_from(errors), .details = details, .threads = threads};
  AttainColumns columns = [&] {
    const py::gil_scoped_release release;
    return attain(panel, targets, settings);
  }();
  return in_arrays(std::move(columns), details, language.value);
}

std::vector<ProjectedTarget> project_plan(const Plan& plan, const Observations& seen, const Date& as_of, int horizon, py::handle method, std::vector<double> levels,
                                          std::optional<double> lower, std::optional<double> upper, py::handle errors) {
  return project(plan, seen, as_of, settings_from(method, horizon, std::move(levels), lower, upper, errors, 1));
}

std::optional<double> probability_by(const Evidence& evidence, py::handle method) {
  if (py::isinstance<TrendProjection>(method)) return probability_of_meeting(evidence, method.cast<TrendProjection>());
  return probability_of_meeting(evidence, model_from(method));
}

void bind_plan_projections(py::module_& m) {
  Record<ProjectedTarget>(m, "ProjectedTarget", "Where the figures of one target lead.")
      .required("target", &ProjectedTarget::target, "Name of the target.")
      .keyword_only()
      .optional("indicator", &ProjectedTarget::indicator, "Id of the indicator.")
      .optional("entity", &ProjectedTarget::entity, "Of a target that holds for each of a set.")
      .optional("unit", &ProjectedTarget::unit, "Of the figures.")
      .optional("projection", &ProjectedTarget::projection, "The path.")
      .optional("probability", &ProjectedTarget::probability, "Of meeting the bound at the due day.")
      .optional("chance", &ProjectedTarget::chance, "What that rests on, or why there is none.")
      .optional("due", &ProjectedTarget::due, "The due day.")
      .optional("as_of", &ProjectedTarget::as_of, "What was known at its close.")
      .optional("asked", &ProjectedTarget::asked, "The model asked for; that of the projection may be a simpler one.")
      .done();
  m.def("_project_plan", [](const Plan& plan, const Observations& seen, const Date& as_of, int horizon, py::handle method, std::vector<double> levels,
                            std::optional<double> lower, std::optional<double> upper, py::handle errors) {
    return to_python(project_plan(plan, seen, as_of, horizon, method, std::move(levels), lower, upper, errors));
  }, py::arg("plan"), py::arg("seen"), py::arg("as_of"), py::arg("horizon"), py::arg("method"), py::arg("levels"), py::arg("lower"), py::arg("upper"), py::arg("errors"));
  m.def("projection_table",
        [](const Plan& plan, const Any<std::vector<ProjectedTarget>>& rows, const Any<Language>& language, int width, bool colour) {
          return projection_table(plan, rows.value, {language.value, width, colour});
        },
        py::arg("plan"), py::arg("rows"), py::kw_only(), py::arg("language") = "zh", py::arg("width") = 100, py::arg("colour") = false,
        "Paths, intervals and probabilities of a plan's targets, as text.");
  m.def("with_probabilities",
        [](const Card& card, const Plan& plan, const Observations& seen, py::handle method) { return Card{card.plan, with_probabilities(card.card, plan, seen, model_from(method))}; },
        py::arg("card"), py::arg("plan"), py::arg("seen"), py::arg("method") = "auto", "The card with the probability of each verdict, or why there is none, filled in.");
}

void bind_probabilities(py::module_& m) {
  m.def("probability_of_meeting", &probability_by, py::arg("evidence"), py::arg("method") = "auto",
        "Probability, 0 to 1, that the figure at the due date meets the bound, on the continuous scale: more than 400 is P(y > 400). By a model (see models()) and the "
        "errors that its projections have made; mp.TrendProjection() takes the textbook's straight line with Student's t. None without a figure, a due date or a number.");
  m.def("chance_of_meeting", [](const Evidence& evidence, py::handle method, std::optional<double> lower, std::optional<double> upper) {
    return chance_of_meeting(evidence, {.model = model_from(method), .lower = lower, .upper = upper});
  }, py::arg("evidence"), py::arg("method") = "auto", py::kw_only(), py::arg("lower") = py::none(), py::arg("upper") = py::none(),
        "The probability of meeting the bound at the due day with what it rests on, or why there is none. 0 and 1 only where figures or natural limits have settled it.");
  m.def("words_of", [](const Any<Unforeseen>& why, const Any<Language>& language) { return in(words_of(why.value), language.value); }, py::arg("why"), py::arg("language"),
        "Why there is no probability, in words.");
  m.def("probability_words", [](double probability, const Any<Language>& language) { return probability_words(probability, language.value); }, py::arg("probability"),
        py::arg("language"), "A probability in per cent with the word of the IPCC: 72%（可能）, \"72 % (likely)\". Only 0 and 1 themselves are 0 % and 100 %; what comes near is \"<1 %\" and \">99 %\".");
  m.def("likelihood_word", [](double probability, const Any<Language>& language) { return std::string(likelihood_word(probability, language.value)); }, py::arg("probability"),
        py::arg("language"), "The words of the IPCC for a probability: 很可能, \"very likely\".");
  m.def("count_distribution", [](const std::vector<double>& probabilities) { return to_python(count_distribution(probabilities)); }, py::arg("probabilities"),
        "Of several independent targets the probability that exactly 0, 1, 2 ... are met.");
  m.def("_period_label", &period_label, py::arg("at"), py::arg("step"));
  m.def("_attain_panel", &attain_panel, py::arg("offsets"), py::arg("times"), py::arg("values"), py::arg("rows"), py::arg("target"), py::arg("due"), py::arg("direction"),
        py::arg("bound"), py::arg("method"), py::arg("lower"), py::arg("upper"), py::arg("details"), py::arg("errors"), py::arg("threads"), py::arg("language"));
}

}  // namespace

void bind_projections(py::module_& m) {
  bind_projection_itself(m);
  m.def("project_panel", &project_panel, py::arg("offsets"), py::arg("times"), py::arg("values"), py::arg("horizon") = 6, py::arg("method") = "auto",
        py::arg("levels") = std::vector<double>{80, 95}, py::arg("lower") = py::none(), py::arg("upper") = py::none(), py::arg("errors") = py::none(), py::arg("threads") = 1,
        py::arg("language") = "en",
        "Where every series of a panel leads: what project() calls, on numpy arrays. Figures stand row by row, `horizon` each. Raises OutOfRange for a "
        "horizon, a level or limits that are none, TypeError for arrays of another type.");
  m.def("_project_series", &project_series, py::arg("series"), py::arg("horizon"), py::arg("method"), py::arg("levels"), py::arg("lower"), py::arg("upper"), py::arg("errors"));
  m.def("_backtest_panel", &backtest_panel, py::arg("offsets"), py::arg("times"), py::arg("values"), py::arg("methods"), py::arg("horizon"), py::arg("levels"),
        py::arg("shortest"), py::arg("origins"), py::arg("window"), py::arg("threads"), py::arg("errors"));
  m.def("_error_pool", &error_pool, py::arg("offsets"), py::arg("times"), py::arg("values"), py::arg("method"), py::arg("horizon"), py::arg("shortest"),
        py::arg("origins"), py::arg("threads"));
  bind_probabilities(m);
  bind_plan_projections(m);
}

}  // namespace milepost::python
