// Panels from numpy arrays, which are looked at where they stand, and results as arrays, which are handed over as they are.
#include <pybind11/numpy.h>

#include "arrays.hpp"
#include "bindings.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "preset.hpp"
#include "reporter.hpp"

namespace milepost::python {

namespace {

/// A column of numbers, by its name in Python and its place among the columns.
struct NumberColumn {
  const char* name;
  std::span<const double> TargetColumns::*place;
};

constexpr NumberColumn number_columns[]{
    {"base_period", &TargetColumns::base_period}, {"base_value", &TargetColumns::base_value}, {"period", &TargetColumns::period},
    {"value", &TargetColumns::value}, {"limit", &TargetColumns::limit},
    {"reference", &TargetColumns::reference}, {"deviation", &TargetColumns::deviation}, {"typical_constant", &TargetColumns::typical_constant},
    {"typical_slope", &TargetColumns::typical_slope}, {"worst", &TargetColumns::worst}, {"best", &TargetColumns::best},
    {"break_period", &TargetColumns::break_period}};

[[noreturn]] void refuse_column(const std::string& name) {
  std::vector<std::string> known;
  for (const NumberColumn& column : number_columns) known.emplace_back(column.name);
  known.emplace_back("comparator");
  std::string all;
  for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
  throw ParseError("columns: '" + detail::excerpt(name) + "' is not a column of targets; expected " + all + detail::did_you_mean(name, known));
}

void add_column(TargetColumns& targets, const std::string& name, py::handle given) {
  if (name == "comparator") {
    targets.comparator = column_of<std::int64_t>(given, name);
    return;
  }
  for (const NumberColumn& column : number_columns)
    if (name == column.name) {
      targets.*column.place = column_of<double>(given, name);
      return;
    }
  refuse_column(name);
}

/// Words of bounds, and whether they leave the number itself out.
constexpr std::pair<std::string_view, bool> words_of_bounds[]{
    {"", false}, {"at_least", false}, {"at_most", false}, {"reach", false}, {"more_than", true}, {"less_than", true}};

double strictness_of(const std::string& word) {
  std::vector<std::string> known;
  for (const auto& [name, strict] : words_of_bounds) {
    if (name == word) return strict ? 1 : 0;
    known.emplace_back(name);
  }
  throw ParseError("bound '" + detail::excerpt(word) + "' is not known; expected at_least, at_most, reach, more_than or less_than" + detail::did_you_mean(word, known));
}

/// Numbers for a column of bounds; empty where there is none.
std::vector<double> strict_from(py::handle bound) {
  std::vector<double> strict;
  if (bound.is_none()) return strict;
  if (py::isinstance<py::array>(bound)) {
    const std::span<const std::uint8_t> given = column_of<std::uint8_t>(bound, "bound");
    return {given.begin(), given.end()};
  }
  for (const std::string& word : from_python<std::vector<std::string>>(bound)) strict.push_back(strictness_of(word));
  return strict;
}

/// Of a method without scores: as many NaN as there are rows, all of them the one number in memory; not to be written to.
py::array no_scores(std::size_t rows) {
  const py::array_t<double> nothing(std::vector<py::ssize_t>{1}, &detail::not_a_number);
  py::array_t<double> scores({static_cast<py::ssize_t>(rows)}, {py::ssize_t{0}}, nothing.data(), nothing);
  scores.attr("flags").attr("writeable") = false;
  return scores;
}

py::list labels_of(const VerdictColumns& verdicts) {
  py::list labels;
  for (const Category& category : verdicts.categories) labels.append(py::str(category.label));
  return labels;
}

void add_words(py::dict& result, const VerdictColumns& verdicts) {
  result["labels"] = labels_of(verdicts);
  result["statuses"] = names_up_to(Status::not_assessable);
  result["movements"] = names_up_to(Movement::unknown);
  result["reasons"] = names_up_to(Reason::undefined_rate);
}

py::dict in_arrays(VerdictColumns&& verdicts) {
  py::dict result;
  add_words(result, verdicts);
  const std::size_t rows = verdicts.figure.size();
  result["figure"] = handed_over<double>(std::move(verdicts.figure));
  result["score"] = verdicts.score.empty() ? no_scores(rows) : handed_over<double>(std::move(verdicts.score));
  result["label"] = handed_over<std::uint8_t>(std::move(verdicts.category));
  result["status"] = handed_over<std::uint8_t>(std::move(verdicts.status));
  result["movement"] = handed_over<std::uint8_t>(std::move(verdicts.movement));
  result["reason"] = handed_over<std::uint8_t>(std::move(verdicts.reason));
  result["n_used"] = handed_over<std::int32_t>(std::move(verdicts.used));
  return result;
}

/// The array of that name, to be written where it stands.
template <class T>
ResultColumn<T> given_column(const py::dict& out, const char* name, std::size_t rows) {
  if (!out.contains(name)) throw ParseError("out: no '" + std::string(name) + "'; expected what evaluate_panel() has returned");
  const std::span<const T> column = column_of<T>(out[name], std::string("out: ") + name);
  if (column.size() != rows) fail_range(std::string("out: ") + name, std::to_string(column.size()) + " numbers", "there are " + std::to_string(rows) + " targets");
  py::reinterpret_borrow<py::array>(out[name]).mutable_data();  // refuses an array that is not to be written to
  return ResultColumn<T>::in_place({const_cast<T*>(column.data()), column.size()});
}

VerdictColumns given_columns(const py::dict& out, const Preset& preset, std::size_t rows) {
  const bool scores = detail::has_scores(preset);
  return {{}, given_column<double>(out, "figure", rows), scores ? given_column<double>(out, "score", rows) : ResultColumn<double>{},
          given_column<std::uint8_t>(out, "label", rows), given_column<std::uint8_t>(out, "status", rows), given_column<std::uint8_t>(out, "movement", rows),
          given_column<std::uint8_t>(out, "reason", rows), given_column<std::int32_t>(out, "n_used", rows)};
}

/// What was given, with the words of this method.
py::dict rewritten(py::dict out, const VerdictColumns& verdicts) {
  add_words(out, verdicts);
  if (verdicts.score.empty()) out["score"] = no_scores(verdicts.figure.size());
  return out;
}

void evaluate_released(VerdictColumns& result, const Panel& panel, const TargetColumns& targets, const Preset& preset, std::size_t threads, Reporter& reporter) {
  const py::gil_scoped_release release;
  evaluate_into(result, panel, targets, preset, {.threads = threads, .progress = [&](std::size_t done, std::size_t all) { reporter(done, all); }});
}

py::dict evaluate_panel(const Any<Preset>& method, py::handle offsets, py::handle times, py::handle values, py::handle rows, py::handle target, py::handle due,
                        py::handle direction, py::handle bound, const py::dict& columns, std::size_t threads, py::object progress, const std::optional<py::dict>& out) {
  const Panel panel{column_of<std::int64_t>(offsets, "offsets"), column_of<double>(times, "times"), column_of<double>(values, "values")};
  const std::vector<double> strict = strict_from(bound);
  TargetColumns targets{.direction = column_of<std::int8_t>(direction, "direction")};
  if (!rows.is_none()) targets.series = column_of<std::int64_t>(rows, "rows");
  targets.target = column_of<double>(target, "target");
  targets.due = column_of<double>(due, "due");
  targets.strict = strict;
  for (const auto& [name, column] : columns) add_column(targets, from_python<std::string>(name), column);
  Reporter reporter(std::move(progress));
  VerdictColumns result = out ? given_columns(*out, method.value, row_count(targets)) : VerdictColumns{};
  evaluate_released(result, panel, targets, method.value, threads, reporter);
  reporter.finish(result.figure.size());
  return out ? rewritten(*out, result) : in_arrays(std::move(result));
}

}  // namespace

void bind_evaluate(py::module_& m) {
  m.def("evaluate_panel", &evaluate_panel, py::arg("method"), py::arg("offsets"), py::arg("times"), py::arg("values"), py::arg("rows"), py::arg("target"), py::arg("due"),
        py::arg("direction"), py::arg("bound") = py::none(), py::arg("columns") = py::dict(), py::arg("threads") = 1, py::arg("progress") = py::none(), py::arg("out") = py::none(),
        "Judges every target of a panel by a preset: what evaluate() calls, on numpy arrays that are read where they stand. Series i holds the times (years, the end of "
        "2015 is 2016.0) and values from offsets[i] up to, not including, offsets[i + 1]. Each target names its series by `rows` (int64, -1: none; None where all bring base and latest figure as columns), target and due day "
        "(float64, NaN: none), direction (int8: 1 more is better, -1 less, 0 not known) and bound: uint8, 1 where the number itself does not meet, or words (more_than ...). "
        "Further columns by name: float64, and `comparator` int64. `threads` 0: as many as the machine has. `progress(done, all)` is called at most ten times a second.\n"
        "Returns a dict of arrays, and the words that their numbers stand for: 255 is none. `score` of a method without scores is one NaN, repeated and read-only. `out`: what an earlier call "
        "returned for as many targets; its arrays are written to and returned, which saves fetching new memory. Raises TypeError for arrays of another type, OutOfRange for lengths that differ.");
}

}  // namespace milepost::python
