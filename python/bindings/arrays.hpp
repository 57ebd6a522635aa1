// numpy arrays as columns, looked at where they stand, and columns as arrays, handed over as they are.
#pragma once

#include <pybind11/numpy.h>

#include "convert.hpp"
#include "milepost/detail/column.hpp"

namespace milepost::python {

template <class T>
std::string name_of_dtype() {
  return py::str(py::dtype::of<T>()).template cast<std::string>();
}

template <class T>
[[noreturn]] void fail_array(const std::string& name, const std::string& found) {
  throw py::type_error(name + ": expected a numpy array of " + name_of_dtype<T>() + ", one-dimensional, contiguous and aligned; found " + found);
}

inline std::string array_in_words(const py::array& array) {
  const bool contiguous = (array.flags() & py::array::c_style) != 0;
  return py::str(array.dtype()).cast<std::string>() + " of " + std::to_string(array.ndim()) + (array.ndim() == 1 ? " dimension" : " dimensions") +
         (contiguous ? "" : ", not contiguous");
}

/// The elements of an array where they stand. Throws TypeError for any other type or layout, since that would need a copy.
template <class T>
std::span<const T> column_of(py::handle given, const std::string& name) {
  if (!py::isinstance<py::array>(given)) fail_array<T>(name, shown(given));
  const auto array = py::reinterpret_borrow<py::array>(given);
  const bool aligned = reinterpret_cast<std::uintptr_t>(array.data()) % alignof(T) == 0;
  if (!py::array_t<T, py::array::c_style>::check_(given) || array.ndim() != 1 || !aligned) fail_array<T>(name, array_in_words(array));
  return {static_cast<const T*>(array.data()), static_cast<std::size_t>(array.size())};
}

/// An array that owns what the column held.
template <class T>
py::array handed_over(ResultColumn<T>&& values) {
  auto* held = new ResultColumn<T>(std::move(values));
  const py::capsule owner(held, [](void* pointer) { delete static_cast<ResultColumn<T>*>(pointer); });
  return py::array_t<T>(static_cast<py::ssize_t>(held->size()), held->data(), owner);
}

/// The names of an enumeration in the order of their numbers.
template <class E>
py::list names_up_to(E last) {
  py::list names;
  for (int number = 0; number <= static_cast<int>(last); ++number) names.append(py::str(std::string(name_of(static_cast<E>(number)))));
  return names;
}

}  // namespace milepost::python
