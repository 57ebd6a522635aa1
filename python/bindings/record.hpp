// Value types in Python: from one list of fields a keyword constructor, attributes, repr, equality, hash, pickling,
// copying.
#pragma once

#include <memory>
#include <utility>

#include "convert.hpp"

namespace milepost::python {

/// One attribute of a value type.
struct Field {
  std::string name;
  std::string doc;
  bool required{};
  bool keyword_only{};
  std::function<void(void* value, py::handle given)> set;
  std::function<py::object(const void* value, py::handle parent)> get;
  py::object fallback{};  ///< what it is if not given
};

using Fields = std::vector<Field>;

/// Sets fields from the arguments of a constructor. Throws TypeError for arguments that are missing, unknown (with the
/// name that may be meant), too many, or of a wrong type.
void assign(const Fields& fields, const std::string& type, void* value, const py::tuple& positional,
            const py::dict& named);

/// "Target(indicator, bound, *, due=None, ...)", the words, and a line for each attribute.
std::string docstring(const Fields& fields, const std::string& type, const std::string& words);

/// Fields that differ from what they are if not given, by name.
py::dict state_of(const Fields& fields, py::handle self);
std::string repr_of(const Fields& fields, const std::string& type, py::handle self);
py::tuple values_of(const Fields& fields, py::handle self);

/// How a value is written inside a repr: a date, a period, an enumeration member and a text as the words that are
/// accepted for it.
std::string written(py::handle value);

/// Builds the Python class of T. `blank` gives the fields that are not given.
template <class T>
class Record {
 public:
  Record(py::module_& module, const char* name, const char* words, T blank = {})
      : module_(module), name_(name), words_(words), blank_(std::move(blank)) {}

  template <class M>
  Record& required(const char* name, M T::*member, const char* doc) {
    return add(name, member, doc, true);
  }
  template <class M>
  Record& optional(const char* name, M T::*member, const char* doc) {
    return add(name, member, doc, false);
  }
  /// Fields that follow are given by name only.
  Record& keyword_only() {
    keyword_only_ = true;
    return *this;
  }
  /// A field that is no plain member.
  Record& custom(const char* name, std::function<void(T&, py::handle)> set, std::function<py::object(const T&)> get,
                 const char* doc) {
    return add({name, doc, false, keyword_only_,
                [set](void* value, py::handle given) { set(*static_cast<T*>(value), given); },
                [get](const void* value, py::handle) { return get(*static_cast<const T*>(value)); }});
  }
  /// A short description in place of a repr that could be typed back.
  Record& described(std::function<std::string(const T&)> description) {
    description_ = std::move(description);
    return *this;
  }
  Record& unhashable() {
    unhashable_ = true;
    return *this;
  }
  /// What its hash is made of, where equality does not look at every field.
  Record& hashed(std::function<py::object(const T&)> parts) {
    parts_ = std::move(parts);
    return *this;
  }
  /// What replace() takes over from the value, given what it changes.
  Record& copied(std::function<void(py::dict& taken_over, const py::dict& changes)> copied) {
    copied_ = std::move(copied);
    return *this;
  }
  /// Throws if the fields do not fit each other.
  Record& check(std::function<void(const T&)> check) {
    check_ = std::move(check);
    return *this;
  }

  py::class_<T> done() {
    const Fields& fields = *new Fields(std::move(fields_));  // as long-lived as the class, that is, as the process
    py::options options;
    options.disable_function_signatures();
    py::class_<T> type(module_, name_.c_str(), docstring(fields, name_, words_).c_str());
    define_construction(type, fields);
    define_comparison(type, fields);
    for (const Field& field : fields)
      type.def_property_readonly(
          field.name.c_str(), [&field](const py::object& self) { return field.get(address_of(self), self); },
          field.doc.c_str());
    return type;
  }

 private:
  static const T* address_of(const py::object& self) { return &py::cast<const T&>(self); }

  template <class M>
  Record& add(const char* name, M T::*member, const char* doc, bool required) {
    return add({name, doc, required, keyword_only_,
                [member](void* value, py::handle given) { static_cast<T*>(value)->*member = from_python<M>(given); },
                [member](const void* value, py::handle parent) {
                  return to_python(static_cast<const T*>(value)->*member, parent);
                }});
  }

  Record& add(Field field) {
    if (!field.required) field.fallback = field.get(&blank_, py::handle{});
    fields_.push_back(std::move(field));
    return *this;
  }

  void define_construction(py::class_<T>& type, const Fields& fields) {
    const auto make = [&fields, name = name_, blank = blank_, check = check_](const py::tuple& positional,
                                                                              const py::dict& named) {
      T value = blank;
      assign(fields, name, &value, positional, named);
      if (check) with_context(name, [&] { check(value); });
      return value;
    };
    type.def(py::init([make](const py::args& positional, const py::kwargs& named) { return make(positional, named); }),
             "See the class.");
    type.def(py::pickle([&fields](const py::object& self) { return state_of(fields, self); },
                        [make](const py::dict& state) { return make(py::tuple{}, state); }));
    const auto replace = [make, &fields, copied = copied_](const py::object& self, const py::kwargs& changes) {
      py::dict named = state_of(fields, self);
      if (copied) copied(named, changes);
      for (const auto& [key, value] : changes)
        named[key] = value;
      return make(py::tuple{}, named);
    };
    type.def("replace", replace, "replace(**changes): a copy with some fields changed.");
    type.def("__replace__", replace);
  }

  void define_comparison(py::class_<T>& type, const Fields& fields) {
    type.def("__eq__", [&fields](const py::object& self, const py::object& other) -> py::object {
      if (!py::isinstance<T>(other)) return py::reinterpret_borrow<py::object>(Py_NotImplemented);
      if constexpr (std::equality_comparable<T>)
        return py::bool_(*address_of(self) == *address_of(other));
      else
        return py::bool_(values_of(fields, self).equal(values_of(fields, other)));
    });
    define_hash(type, fields);
    if (description_)
      type.def("__repr__", description_);
    else
      type.def("__repr__", [&fields, name = name_](const py::object& self) { return repr_of(fields, name, self); });
  }

  void define_hash(py::class_<T>& type, const Fields& fields) {
    if (unhashable_)
      type.attr("__hash__") = py::none();
    else if (parts_)
      type.def("__hash__", [parts = parts_](const T& self) { return py::hash(parts(self)); });
    else
      type.def("__hash__", [&fields](const py::object& self) { return py::hash(values_of(fields, self)); });
  }

  py::module_& module_;
  std::string name_;
  std::string words_;
  T blank_;
  Fields fields_{};
  std::function<void(const T&)> check_{};
  std::function<std::string(const T&)> description_{};
  std::function<py::object(const T&)> parts_{};
  std::function<void(py::dict&, const py::dict&)> copied_{};
  bool keyword_only_{false};
  bool unhashable_{false};
};

/// A name for a choice of types, as annotations write it: Shape = Linear | Geometric | ...
void name_choice(py::module_& m, const char* name, std::initializer_list<const char*> types);

/// The order of values, where they have one.
template <class T>
void define_order(py::class_<T>& type) {
  type.def(
      "__lt__", [](const T& a, const T& b) { return a < b; }, py::is_operator());
  type.def(
      "__le__", [](const T& a, const T& b) { return a <= b; }, py::is_operator());
  type.def(
      "__gt__", [](const T& a, const T& b) { return a > b; }, py::is_operator());
  type.def(
      "__ge__", [](const T& a, const T& b) { return a >= b; }, py::is_operator());
}

/// An enumeration whose members are words: see milepost.words.Word.
template <class E>
struct Words : py::native_enum<E> {
  Words(py::module_& m, const char* name, const char* doc) : py::native_enum<E>(m, name, "milepost.words.Word", doc) {}
  Words& word(const char* name, E member, const char* doc) {
    py::native_enum<E>::value(name, member, doc);
    return *this;
  }
  /// For enumerations with name_of: the members in order, each with its words.
  Words& words(std::initializer_list<const char*> docs) {
    int index = 0;
    for (const char* doc : docs) {
      const E member = static_cast<E>(index++);
      word(std::string(name_of(member)).c_str(), member, doc);
    }
    return *this;
  }
};

}  // namespace milepost::python
