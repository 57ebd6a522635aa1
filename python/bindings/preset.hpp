// What can stand for the parts of a preset, and for a preset itself: lists of categories, names.
#pragma once

#include "record.hpp"

namespace milepost::python {

/// A preset, or the name of a shipped one. Throws ParseError for a name that is none.
template <>
struct Accept<Preset> {
  static std::optional<Preset> from(py::handle given) {
    if (py::isinstance<py::str>(given)) return preset_named(given.cast<std::string>());
    if (py::isinstance<Preset>(given)) return given.cast<Preset>();
    return std::nullopt;
  }
  static std::string expected() { return "a preset ('statcan.2024', mp.Preset(...))"; }
};

template <>
struct Word<Preset> {
  static constexpr auto name = py::detail::const_name("Preset | str");
};

/// A cut table is its categories.
template <>
struct Accept<CutTable> {
  static std::optional<CutTable> from(py::handle given) {
    auto categories = Accept<std::vector<Category>>::from(given);
    return categories ? std::optional(CutTable{std::move(*categories)}) : std::nullopt;
  }
  static std::string expected() { return "a list of mp.Category"; }
};

}  // namespace milepost::python

namespace pybind11::detail {

/// By a caster and not by an overload: record.hpp finds it wherever that was included first.
template <>
struct type_caster<milepost::CutTable> {
  PYBIND11_TYPE_CASTER(milepost::CutTable, const_name("tuple[Category, ...]"));

  bool load(handle given, bool) {
    const auto table = milepost::python::Accept<milepost::CutTable>::from(given);
    if (table) value = *table;
    return table.has_value();
  }
  static handle cast(const milepost::CutTable& table, return_value_policy, handle parent) {
    return milepost::python::to_python(table.categories, parent).release();
  }
};

}  // namespace pybind11::detail
