#include "record.hpp"

#include <algorithm>

#include "milepost/detail/near_names.hpp"

namespace milepost::python {

namespace {

const Field& field_named(const Fields& fields, const std::string& type, const std::string& name) {
  std::vector<std::string> known;
  for (const Field& field : fields) {
    if (field.name == name) return field;
    known.push_back(field.name);
  }
  throw py::type_error(type + ": no argument '" + name + "'" + detail::did_you_mean(name, known));
}

void set(const Field& field, const std::string& type, void* value, py::handle given) {
  with_context(type + ": " + field.name, [&] { field.set(value, given); });
}

std::size_t positional_fields(const Fields& fields) {
  return static_cast<std::size_t>(
      std::count_if(fields.begin(), fields.end(), [](const Field& f) { return !f.keyword_only; }));
}

void refuse_missing(const Fields& fields, const std::string& type, std::size_t positional, const py::dict& named) {
  for (std::size_t i = positional; i < fields.size(); ++i)
    if (fields[i].required && !named.contains(fields[i].name.c_str()))
      throw py::type_error(type + ": argument '" + fields[i].name + "' is missing");
}

std::string parameter(const Field& field) {
  if (field.required) return field.name;
  if (!field.fallback) throw py::type_error("the default of '" + field.name + "' is of a type that is bound later");
  const bool is_enum =
      py::hasattr(field.fallback, "__members__") || py::hasattr(py::type::handle_of(field.fallback), "__members__");
  const bool is_plain = field.fallback.is_none() || py::isinstance<py::str>(field.fallback) ||
                        py::isinstance<py::float_>(field.fallback) || py::isinstance<py::int_>(field.fallback) ||
                        py::isinstance<py::tuple>(field.fallback);
  return field.name + "=" + (is_plain || is_enum ? written(field.fallback) : "...");
}

std::string quoted(py::handle text) { return py::repr(py::str(text)).cast<std::string>(); }

std::string written_text(const Text& text) {
  if (text.zh.empty() || text.en.empty()) return quoted(py::str(text.zh + text.en));
  return "{'zh': " + quoted(py::str(text.zh)) + ", 'en': " + quoted(py::str(text.en)) + "}";
}

/// A year as the int that is accepted for it.
std::string written_period(const Period& period) {
  const std::string words = to_string(period);
  return frequency_of(period) == Frequency::year ? words : quoted(py::str(words));
}

std::string written_list(const py::tuple& values) {
  std::string list;
  for (const py::handle value : values)
    list += (list.empty() ? "" : ", ") + written(value);
  return "[" + list + "]";
}

}  // namespace

void assign(const Fields& fields, const std::string& type, void* value, const py::tuple& positional,
            const py::dict& named) {
  const std::size_t most = positional_fields(fields);
  if (positional.size() > most)
    throw py::type_error(type + ": " + std::to_string(positional.size()) + " arguments without a name; at most " +
                         std::to_string(most));
  for (std::size_t i = 0; i < positional.size(); ++i)
    set(fields[i], type, value, positional[i]);
  for (const auto& [key, given] : named) {
    const Field& field = field_named(fields, type, key.cast<std::string>());
    const auto place = static_cast<std::size_t>(&field - fields.data());
    if (place < positional.size()) throw py::type_error(type + ": argument '" + field.name + "' is given twice");
    set(field, type, value, given);
  }
  refuse_missing(fields, type, positional.size(), named);
}

std::string docstring(const Fields& fields, const std::string& type, const std::string& words) {
  std::string parameters, attributes;
  bool starred = false;
  for (const Field& field : fields) {
    if (field.keyword_only && !starred) parameters += std::string(parameters.empty() ? "" : ", ") + "*";
    starred = starred || field.keyword_only;
    parameters += (parameters.empty() ? "" : ", ") + parameter(field);
    attributes += "\n    " + field.name + ": " + field.doc;
  }
  return type + "(" + parameters + ")\n\n" + words + (attributes.empty() ? "" : "\n\nAttributes:" + attributes);
}

py::dict state_of(const Fields& fields, py::handle self) {
  py::dict state;
  for (const Field& field : fields) {
    const py::object value = self.attr(field.name.c_str());
    if (field.required || !value.equal(field.fallback)) state[field.name.c_str()] = value;
  }
  return state;
}

py::tuple values_of(const Fields& fields, py::handle self) {
  py::tuple values(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i)
    values[i] = self.attr(fields[i].name.c_str());
  return values;
}

std::string repr_of(const Fields& fields, const std::string& type, py::handle self) {
  std::string arguments;
  for (const Field& field : fields) {
    const py::object value = self.attr(field.name.c_str());
    if (!field.required && value.equal(field.fallback)) continue;
    const std::string name = field.required && !field.keyword_only ? "" : field.name + "=";
    arguments += (arguments.empty() ? "" : ", ") + name + written(value);
  }
  return type + "(" + arguments + ")";
}

void name_choice(py::module_& m, const char* name, std::initializer_list<const char*> types) {
  py::object choice;
  for (const char* type : types) {
    const py::object next = m.attr(type);
    choice = choice ? choice | next : next;
  }
  m.attr(name) = choice;
}

std::string written(py::handle value) {
  const py::handle type = py::type::handle_of(value);
  if (py::hasattr(type, "__members__")) return quoted(value.attr("name"));
  if (py::isinstance<Text>(value)) return written_text(value.cast<const Text&>());
  if (py::isinstance<Period>(value)) return written_period(value.cast<const Period&>());
  if (py::isinstance<py::tuple>(value)) return written_list(py::reinterpret_borrow<py::tuple>(value));
  if (type.attr("__name__").cast<std::string>() == "date") return quoted(value.attr("isoformat")());
  return py::repr(value).cast<std::string>();
}

}  // namespace milepost::python
