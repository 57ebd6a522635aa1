#include <cstdlib>
#include <cstring>

#include "bindings.hpp"

namespace milepost::python {

namespace {

/// What pybind11 writes in signatures, and what readers of help() know it by.
constexpr struct {
  std::string_view written;
  std::string_view meant;
} spellings[]{
    {"milepost._core.", ""},
    {"collections.abc.", ""},
    {"typing.SupportsInt | typing.SupportsIndex", "int"},
    {"typing.SupportsFloat | typing.SupportsIndex", "float"},
    {"SomeOf | MoreThan | AtLeast | LessThan | AtMost | Reach | About | Between | AllOf | Toward | ChangeBy | Above | "
     "InStepWith",
     "Bound"},
    {"indicator: Indicator = None", "indicator: Indicator | None = None"},
    {"calendar: Calendar = None", "calendar: Calendar | None = None"},
    {" -> object\n", "\n"},
    {"Overloaded function.\n\n", ""},
};

void replace_all(std::string& text, std::string_view written, std::string_view meant) {
  for (std::size_t at = text.find(written); at != text.npos; at = text.find(written, at + meant.size()))
    text.replace(at, written.size(), meant);
}

/// "assess(*args, **kwargs)" and the numbers of overloads say nothing.
void drop_numbers(std::string& doc, const std::string& name) {
  const std::string generic = name + "(*args, **kwargs)\n";
  if (!doc.starts_with(generic)) return;
  doc.erase(0, generic.size());
  for (int number = 1; doc.find(std::to_string(number) + ". " + name + "(") != doc.npos; ++number)
    replace_all(doc, std::to_string(number) + ". " + name + "(", name + "(");
}

/// "(self: Plan, id: str)" is "(self, id: str)".
void drop_type_of_self(std::string& doc) {
  constexpr std::string_view self = "(self: ";
  for (std::size_t at = doc.find(self); at != doc.npos; at = doc.find(self, at + 1))
    doc.erase(at + 5, doc.find_first_of(",)", at) - at - 5);
}

std::string tidy(std::string doc, const std::string& name) {
  drop_numbers(doc, name);
  for (const auto& [written, meant] : spellings)
    replace_all(doc, written, meant);
  drop_type_of_self(doc);
  return doc;
}

bool is_bound_function(py::handle thing) {
  if (!PyCFunction_Check(thing.ptr())) return false;
  PyObject* self = PyCFunction_GET_SELF(thing.ptr());
  return self && std::string_view(Py_TYPE(self)->tp_name).find("pybind11") != std::string_view::npos;
}

/// pybind11 keeps the docstring of a function, which it gives back with free, in its method definition.
void tidy_function(py::handle thing) {
  const bool is_method = PyInstanceMethod_Check(thing.ptr());
  const py::handle function = is_method ? PyInstanceMethod_GET_FUNCTION(thing.ptr()) : thing.ptr();
  if (!is_bound_function(function)) return;
  PyMethodDef& definition = *reinterpret_cast<PyCFunctionObject*>(function.ptr())->m_ml;
  if (!definition.ml_doc) return;
  const std::string doc = tidy(definition.ml_doc, definition.ml_name);
  char* copy = static_cast<char*>(std::malloc(doc.size() + 1));
  if (!copy) return;
  std::memcpy(copy, doc.c_str(), doc.size() + 1);
  std::free(const_cast<char*>(definition.ml_doc));
  definition.ml_doc = copy;
}

}  // namespace

void tidy_docstrings(const py::module_& m) {
  for (const auto& [name, thing] : py::dict(m.attr("__dict__"))) {
    tidy_function(thing);
    if (!PyType_Check(thing.ptr())) continue;
    for (const auto& [member, value] : py::dict(thing.attr("__dict__")))
      tidy_function(value);
  }
}

}  // namespace milepost::python
