#include <pybind11/stl/filesystem.h>

#include <algorithm>

#include "card.hpp"
#include "milepost/io.hpp"
#include "preset.hpp"

namespace milepost::python {

namespace {

PlanReading read_text(const std::string& text, const std::string& file_name) {
  const py::gil_scoped_release release;
  return load_plan(text, file_name);
}

std::string counted(std::size_t number, const char* thing) {
  return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

/// "2 errors, 1 warning".
std::string describe(const std::vector<Problem>& problems) {
  const auto errors = std::count_if(problems.begin(), problems.end(),
                                    [](const Problem& problem) { return problem.severity == Severity::error; });
  const auto number = static_cast<std::size_t>(errors);
  return counted(number, "error") + ", " + counted(problems.size() - number, "warning");
}

void bind_plan_files(py::module_& m) {
  Record<PlanReading>(m, "PlanReading", "What came of reading a plan file.")
      .optional("plan", &PlanReading::plan, "The plan; None if any problem is an error.")
      .optional("problems", &PlanReading::problems, "Errors and warnings in the order of the file.")
      .described([](const PlanReading& reading) {
        const std::string plan = reading.plan ? "plan " + reading.plan->id : "no plan";
        return "<PlanReading: " + plan + ", " + describe(reading.problems) + ">";
      })
      .unhashable()
      .done();
  m.def("load_plan", &read_text, py::arg("text"), py::arg("file_name") = "plan.yaml",
        "Reads the text of a plan file (YAML or JSON); `file_name` is only for the positions. All problems are found "
        "at once; bad input is no exception: see `problems`.");
  m.def("read_plan", &read_plan, py::arg("path"), py::call_guard<py::gil_scoped_release>(),
        "The plan in a file. Raises InvalidInput, with every problem, if there is an error; warnings do not raise (see "
        "load_plan, check).");
}

MethodsReading read_methods_text(const std::string& text, const std::string& file_name) {
  const py::gil_scoped_release release;
  return load_methods(text, file_name);
}

/// Several presets, or one alone. Throws TypeError for anything else, ParseError for a name that is none.
std::vector<Preset> one_or_more(py::handle given) {
  if (std::optional<Preset> one = Accept<Preset>::from(given)) return {*std::move(one)};
  std::optional<std::vector<Preset>> several = Accept<std::vector<Preset>>::from(given);
  if (!several) fail_type(given, Accept<Preset>::expected() + " or a list of them");
  return *std::move(several);
}

std::vector<Preset> methods_from(py::handle given) {
  std::vector<Preset> methods;
  with_context("methods", [&] { methods = one_or_more(given); });
  return methods;
}

void write_methods_file(const std::filesystem::path& path, const py::object& methods) { write_methods(path, methods_from(methods)); }

void bind_methods_files(py::module_& m) {
  Record<MethodsReading>(m, "MethodsReading", "What came of reading a file of methods.")
      .optional("methods", &MethodsReading::methods, "The presets in the order of the file; none if any problem is an error.")
      .optional("problems", &MethodsReading::problems, "In the order of the file.")
      .described([](const MethodsReading& reading) {
        return "<MethodsReading: " + counted(reading.methods.size(), "method") + ", " + describe(reading.problems) + ">";
      })
      .unhashable()
      .done();
  m.def("load_methods", &read_methods_text, py::arg("text"), py::arg("file_name") = "methods.yaml",
        "Reads the text of a file of methods: `milepost: 1` and a list `methods`, whose keys are the fields of Preset. A method may say `like`, the name of a "
        "shipped preset or of one above it: then it has all parts of that one but those that it names; `none` takes an optional part away. All problems are found at once.");
  m.def("read_methods", [](const std::filesystem::path& path) { return to_python(read_methods(path)); }, py::arg("path"),
        "The presets in a file of methods. Raises InvalidInput with every problem.");
  m.def("methods_text", [](const py::object& methods) { return methods_text(methods_from(methods)); }, py::arg("methods"),
        "Presets, or their names, one or a list of them, as the text of a file of methods; what load_methods reads from it is equal. Raises OutOfRange for what a file cannot hold.");
  m.def("write_methods", &write_methods_file, py::arg("path"), py::arg("methods"), "The same as a file. Raises OutOfRange also if it cannot be written.");
}

void bind_scenario_files(py::module_& m) {
  Record<ScenarioReading>(m, "ScenarioReading", "What came of reading a scenario file.")
      .optional("scenario", &ScenarioReading::scenario, "None if any problem is an error.")
      .optional("problems", &ScenarioReading::problems, "In the order of the file.")
      .described([](const ScenarioReading& reading) {
        return "<ScenarioReading: " + (reading.scenario ? reading.scenario->id : std::string("none")) + ", " + describe(reading.problems) + ">";
      })
      .unhashable()
      .done();
  m.def("load_scenario", [](const std::string& text, const Plan& plan, const std::string& file_name) { return load_scenario(text, file_name, plan); }, py::arg("text"),
        py::arg("plan"), py::arg("file_name") = "scenario.yaml",
        "Reads the text of a scenario file for a plan: `milepost: 1`, `scenario`, lists of interventions, targets and links, and correlations. All problems are found at "
        "once, each at its own value.");
  m.def("read_scenario", [](const std::filesystem::path& path, const Plan& plan) { return read_scenario(path, plan); }, py::arg("path"), py::arg("plan"),
        "The scenario in a file. Raises InvalidInput with every problem if there is an error; warnings do not.");
  m.def("scenario_text", &scenario_text, py::arg("scenario"),
        "The scenario as the text of a scenario file, from which it is read again as it was. Raises OutOfRange for an effect that is a function.");
  m.def("write_scenario", [](const Scenario& scenario, const std::filesystem::path& path) { write_scenario(scenario, path); }, py::arg("scenario"), py::arg("path"),
        "The same as a file; what stood there before is replaced.");
}

ObservationsReading read_table(const std::string& text, const Plan& plan, const std::string& file_name) {
  const py::gil_scoped_release release;
  return load_observations(text, file_name, plan);
}

void bind_tables(py::module_& m) {
  Record<ObservationsReading>(m, "ObservationsReading",
                              "What came of reading a table. Rows with an error are in `problems` and not in "
                              "`observations`; no row is dropped silently.")
      .optional("observations", &ObservationsReading::observations, "The observations.")
      .optional("problems", &ObservationsReading::problems,
                "Errors and warnings in the order of the file; columns are those of the cells.")
      .described([](const ObservationsReading& reading) {
        return "<ObservationsReading: " + std::to_string(reading.observations.size()) + " series, " +
               describe(reading.problems) + ">";
      })
      .unhashable()
      .done();
  m.def("plan_text", &plan_text, py::arg("plan"), py::call_guard<py::gil_scoped_release>(),
        "The plan as the text of a plan file; what load_plan reads from it is equal to the plan. Raises OutOfRange for what a "
        "plan file cannot hold.");
  m.def("write_plan", &write_plan, py::arg("plan"), py::arg("path"), py::call_guard<py::gil_scoped_release>(),
        "The same as a file. Raises OutOfRange also if it cannot be written.");
  m.def("load_observations", &read_table, py::arg("text"), py::arg("plan"), py::arg("file_name") = "observations.csv",
        "Reads the text of a table (CSV, header in English or Chinese: indicator 指标, entity 对象, period 时期, value "
        "数值, unit 单位, report 口径, status 状态, published 发布日期, source 来源, note 备注).");
  m.def("read_observations", &read_observations, py::arg("path"), py::arg("plan"),
        py::call_guard<py::gil_scoped_release>(),
        "The observations in a file. Raises InvalidInput, with every problem, if there is an error.");
}

LogReading read_log_text(const std::string& text, const Plan& plan, const std::string& file_name) {
  const py::gil_scoped_release release;
  return load_log(text, file_name, plan);
}

void bind_logs(py::module_& m) {
  Record<LogReading>(m, "LogReading",
                     "What came of reading a log. Rows with an error are in `problems` and not in `log`.")
      .optional("log", &LogReading::log, "What has been done.")
      .optional("problems", &LogReading::problems,
                "Errors and warnings in the order of the file; columns are those of the cells.")
      .described([](const LogReading& reading) { return "<LogReading: " + describe(reading.problems) + ">"; })
      .unhashable()
      .done();
  m.def("load_log", &read_log_text, py::arg("text"), py::arg("plan"), py::arg("file_name") = "log.csv",
        "Reads the text of a log (CSV, header in English or Chinese: of 事项, subject 对象, step 步骤, date 日期, percent "
        "完成比例, period 时期, by 办理单位, published 发布日期, source 来源, note 备注). `of` names a deliverable, cadence, "
        "evaluation, requirement of child plans, or workflow of the plan. Of a deliverable: the step that was taken "
        "(none: the whole), how much of it in per cent (100 unless given), for which entity (subject). Of a workflow: "
        "which subject came into which state (step). Of the rest: it was done, for which period (else the first that was "
        "owed), by which entity or unit (subject, else by).");
  m.def("read_log", &read_log, py::arg("path"), py::arg("plan"), py::call_guard<py::gil_scoped_release>(),
        "The log in a file. Raises InvalidInput, with every problem, if there is an error.");
}

template <class Writer>
auto writer_of(Writer write) {
  return [write](const Plan& plan, const Card& card) {
    const py::gil_scoped_release release;
    return write(plan, card.card);
  };
}

}  // namespace

void bind_io(py::module_& m) {
  bind_plan_files(m);
  bind_methods_files(m);
  bind_scenario_files(m);
  bind_tables(m);
  bind_logs(m);
  m.def(
      "kind_word", [](const Any<Bound>& bound) { return kind_word(bound.value); }, py::arg("bound"),
      "The kind of a bound by the name of the function that makes it: more_than, at_least ...");
  m.def("write_json", writer_of(&write_json), py::arg("plan"), py::arg("card"),
        "A JSON list, one object for each commitment.");
  m.def("write_csv", writer_of(&write_csv), py::arg("plan"), py::arg("card"),
        "The same facts as a table (CSV, lines end in CRLF).");
  const py::object scorecard = m.attr("Scorecard");
  auto type = py::reinterpret_borrow<py::class_<Card>>(scorecard);
  type.def(
          "to_json", [](const Card& self) { return write_json(self.plan_value(), self.card); },
          "A JSON list, one object for each commitment in the order of the plan, numbers or null, ISO dates.")
      .def(
          "to_csv", [](const Card& self) { return write_csv(self.plan_value(), self.card); },
          "The same facts as a table (CSV, lines end in CRLF): write it with newline='' or as bytes.");
}

}  // namespace milepost::python
