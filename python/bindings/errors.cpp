#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

/// The Python classes of errors; created once, never freed.
struct ErrorTypes {
  py::object error, out_of_range, unit_mismatch, undefined_mean, parse_error, invalid_input;
};

ErrorTypes& types() {
  static ErrorTypes& held = *new ErrorTypes;
  return held;
}

py::object error_type(py::module_& m, const char* name, const py::tuple& bases, const char* doc) {
  const std::string full = std::string("milepost.") + name;
  auto type = py::reinterpret_steal<py::object>(PyErr_NewExceptionWithDoc(full.c_str(), doc, bases.ptr(), nullptr));
  m.attr(name) = type;
  return type;
}

void raise(const py::object& type, const char* words) { PyErr_SetString(type.ptr(), words); }

void raise(const InvalidInput& error) {
  const py::object raised = types().invalid_input(error.what());
  raised.attr("problems") = py::list(to_python(error.problems));
  PyErr_SetObject(types().invalid_input.ptr(), raised.ptr());
}

void translate(std::exception_ptr pointer) {
  try {
    if (pointer) std::rethrow_exception(pointer);
  } catch (const InvalidInput& error) {
    raise(error);
  } catch (const ParseError& error) {
    raise(types().parse_error, error.what());
  } catch (const OutOfRange& error) {
    raise(types().out_of_range, error.what());
  } catch (const UnitMismatch& error) {
    raise(types().unit_mismatch, error.what());
  } catch (const UndefinedMean& error) {
    raise(types().undefined_mean, error.what());
  } catch (const Error& error) {
    raise(types().error, error.what());
  }
}

}  // namespace

void bind_errors(py::module_& m) {
  const py::handle exception = PyExc_Exception, value_error = PyExc_ValueError;
  ErrorTypes& t = types();
  t.error = error_type(m, "Error", py::make_tuple(exception),
                       "Every error of milepost. \"Not assessable\" is never an error: it is a Status with a Reason.");
  t.out_of_range = error_type(m, "OutOfRange", py::make_tuple(t.error, value_error),
                              "A value outside what its type allows: month 13, a span that ends before it opens.");
  t.unit_mismatch = error_type(m, "UnitMismatch", py::make_tuple(t.error, value_error),
                               "Two quantities that do not measure the same thing.");
  t.undefined_mean = error_type(m, "UndefinedMean", py::make_tuple(t.error, value_error),
                                "A mean that does not exist: the geometric mean of a score of 0.");
  t.parse_error = error_type(m, "ParseError", py::make_tuple(t.error, value_error),
                             "Text that cannot be read as a date, a period, a bound, a due rule, a unit or a word.");
  t.invalid_input = error_type(m, "InvalidInput", py::make_tuple(t.error, value_error),
                               "A plan file or an observation table that cannot be used. `problems` lists everything "
                               "found, not only the first.");
  py::register_exception_translator(translate);

  Words<Severity>(m, "Severity", "How much a problem weighs.")
      .word("error", Severity::error, "Keeps the plan from being used.")
      .word("warning", Severity::warning, "Does not.")
      .finalize();
  Record<Position>(m, "Position", "Where something stands in a file.")
      .optional("file", &Position::file, "Name of the file.")
      .optional("line", &Position::line, "From 1; 0 if not known.")
      .optional("column", &Position::column, "From 1, in characters.")
      .done()
      .def("__str__", [](const Position& at) { return to_string(at); });
  Record<Problem>(m, "Problem", "One thing wrong or missing in a plan or a table.")
      .required("severity", &Problem::severity, "error or warning.")
      .optional("subject", &Problem::subject, "The thing: \"indicator carrier-platforms\".")
      .optional("field", &Problem::field, "The key of it that is wrong; empty for the whole thing.")
      .optional("message", &Problem::message, "What is wrong, what was expected, what may have been meant.")
      .optional("position", &Problem::position, "Where in the file; line 0 where there is none.")
      .done()
      .def("__str__", [](const Problem& problem) { return to_string(problem); });
  m.def("has_errors", &has_errors, py::arg("problems"), "True if any of the problems is an error.");
  m.def("lines_of", &lines_of, py::arg("problems"), "The problems, one a line.");
}

}  // namespace milepost::python
