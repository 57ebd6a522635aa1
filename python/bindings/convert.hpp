// How Python values become values of the library and back: days of every kind, words for enumerations, texts, lists.
#pragma once

#include <pybind11/native_enum.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <concepts>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "milepost/milepost.hpp"

PYBIND11_MAKE_OPAQUE(milepost::Observations)

namespace milepost::python {

namespace py = pybind11;

/// A value as error messages show it: 3.5 (float).
std::string shown(py::handle given);

/// Throws TypeError: "3.5 (float): expected a date ...".
[[noreturn]] void fail_type(py::handle given, std::string_view expected);

/// Runs a step; its errors of type and of reading say where they arose: "Target: due: ...".
void with_context(const std::string& where, const std::function<void()>& step);

// What can stand for a thing; empty if the object is no such thing. Words that cannot be read throw ParseError.
std::optional<Date> date_from(py::handle given);
std::optional<Period> period_from(py::handle given);
std::optional<Text> text_from(py::handle given);
std::optional<Unit> unit_from(py::handle given);
std::optional<DueRule> due_rule_from(py::handle given);
std::optional<Due> due_from(py::handle given);
std::optional<Shape> shape_from(py::handle given);
std::optional<Method> method_from(py::handle given);
std::optional<double> number_from(py::handle given);
/// "indicator" or ("indicator", "entity").
std::optional<SeriesKey> series_key_from(py::handle given);
/// The Python enumeration of a C++ one.
py::handle enumeration_of(const std::type_info& type);
/// A member of an enumeration, or its name with "_", "-" or " " between the words.
py::object member_from(py::handle given, py::handle enumeration);
/// Pairs of a mapping or of a list of pairs; empty if it is neither.
std::optional<std::vector<std::pair<py::object, py::object>>> pairs_from(py::handle given);
py::object date_to_python(const Date& date);

/// Whether and how a Python object becomes a T, and what is said if it does not.
template <class T>
struct Accept {
  static std::optional<T> from(py::handle given) {
    py::detail::make_caster<T> caster;
    if (!caster.load(given, true)) return std::nullopt;
    return py::detail::cast_op<T>(std::move(caster));
  }
  static std::string expected() {
    std::string name = py::type_id<T>();
    if (const auto at = name.find("milepost::"); at == 0) name.erase(0, 10);
    return name;
  }
};

template <class T>
T from_python(py::handle given) {
  std::optional<T> value = Accept<T>::from(given);
  if (!value) fail_type(given, Accept<T>::expected());
  return std::move(*value);
}

template <>
struct Accept<Date> {
  static std::optional<Date> from(py::handle given) { return date_from(given); }
  static std::string expected() { return "a date (datetime.date, datetime64, pandas.Timestamp, '2025-03-01')"; }
};

template <>
struct Accept<Period> {
  static std::optional<Period> from(py::handle given) { return period_from(given); }
  static std::string expected() { return "a period (2025, '2025Q3', '2021..2025', a date, pandas.Period)"; }
};

template <>
struct Accept<Text> {
  static std::optional<Text> from(py::handle given) { return text_from(given); }
  static std::string expected() { return "a text (str, or {'zh': ..., 'en': ...})"; }
};

template <>
struct Accept<Unit> {
  static std::optional<Unit> from(py::handle given) { return unit_from(given); }
  static std::string expected() {
    return "a unit (mp.Unit('platform'), or the word of a known one: '家', '亿元', 'days')";
  }
};

template <>
struct Accept<DueRule> {
  static std::optional<DueRule> from(py::handle given) { return due_rule_from(given); }
  static std::string expected() {
    return "a due rule (a date, 'end of 2025', 'each year of 2022..2025', mp.ByDate, ...)";
  }
};

template <>
struct Accept<Due> {
  static std::optional<Due> from(py::handle given) { return due_from(given); }
  static std::string expected() { return Accept<DueRule>::expected(); }
};

template <>
struct Accept<Shape> {
  static std::optional<Shape> from(py::handle given) { return shape_from(given); }
  static std::string expected() { return "a shape ('linear', 'geometric', 'logistic', 'steps', 'front_loaded', 'back_loaded', mp.Profile)"; }
};

template <>
struct Accept<Method> {
  static std::optional<Method> from(py::handle given) { return method_from(given); }
  static std::string expected() { return "a method ('path', 'growth_ratio', mp.Path(), mp.Custom(...), ...)"; }
};

template <>
struct Accept<double> {
  static std::optional<double> from(py::handle given) { return number_from(given); }
  static std::string expected() { return "a number; what is missing is left out"; }
};

template <class T>
requires std::integral<T> && (!std::same_as<T, bool>)
struct Accept<T> {
  static std::optional<T> from(py::handle given) {
    py::detail::make_caster<T> caster;
    if (!caster.load(given, true)) return std::nullopt;
    return py::detail::cast_op<T>(std::move(caster));
  }
  static std::string expected() { return std::unsigned_integral<T> ? "a whole number, 0 or more" : "a whole number"; }
};

template <>
struct Accept<SeriesKey> {
  static std::optional<SeriesKey> from(py::handle given) { return series_key_from(given); }
  static std::string expected() { return "an id or (id, entity)"; }
};

template <>
struct Accept<Bound> {
  static std::optional<Bound> from(py::handle given) {
    py::detail::make_caster<Bound> caster;
    if (!caster.load(given, false)) return std::nullopt;
    return py::detail::cast_op<Bound>(std::move(caster));
  }
  static std::string expected() {
    return "a bound (mp.more_than(400 * unit), mp.at_least(...), mp.parse_bound(...), ...)";
  }
};

template <class T>
requires std::is_enum_v<T>
struct Accept<T> {
  static std::optional<T> from(py::handle given) {
    const py::object member = member_from(given, enumeration_of(typeid(T)));
    if (!member) return std::nullopt;
    return static_cast<T>(member.attr("value").template cast<int>());
  }
  static std::string expected() {
    return "a " + enumeration_of(typeid(T)).attr("__name__").template cast<std::string>() + " or its name";
  }
};

template <class Thing>
struct Accept<Id<Thing>> {
  static std::optional<Id<Thing>> from(py::handle given) {
    if (!py::isinstance<py::str>(given)) return std::nullopt;
    return Id<Thing>{given.cast<std::string>()};
  }
  static std::string expected() { return "an id (str)"; }
};

template <class T>
struct Accept<std::optional<T>> {
  static std::optional<std::optional<T>> from(py::handle given) {
    if (given.is_none()) return std::optional<T>{};
    std::optional<T> value = Accept<T>::from(given);
    if (!value) return std::nullopt;
    return std::optional<std::optional<T>>{std::move(value)};
  }
  static std::string expected() { return Accept<T>::expected() + " or None"; }
};

/// A value or, for two-part values such as a milestone, a pair.
template <class T, class A, class B>
std::optional<T> from_pair(py::handle given) {
  if constexpr (std::is_base_of_v<py::detail::type_caster_generic, py::detail::make_caster<T>>)
    if (py::isinstance<T>(given)) return given.cast<T>();
  if (!(py::isinstance<py::tuple>(given) || py::isinstance<py::list>(given)) || py::len(given) != 2) return std::nullopt;
  const auto pair = py::reinterpret_borrow<py::sequence>(given);
  return T{from_python<A>(pair[0]), from_python<B>(pair[1])};
}

template <>
struct Accept<Waypoint> {
  static std::optional<Waypoint> from(py::handle given) { return from_pair<Waypoint, Date, double>(given); }
  static std::string expected() { return "a Waypoint or (date, value)"; }
};

template <>
struct Accept<Milestone> {
  static std::optional<Milestone> from(py::handle given) { return from_pair<Milestone, Period, double>(given); }
  static std::string expected() { return "a Milestone or (period, value)"; }
};

template <>
struct Accept<Point> {
  static std::optional<Point> from(py::handle given) { return from_pair<Point, double, double>(given); }
  static std::string expected() { return "a Point or (time, value)"; }
};

template <>
struct Accept<Cuts> {
  static std::optional<Cuts> from(py::handle given) { return from_pair<Cuts, double, double>(given); }
  static std::string expected() { return "Cuts or (on_track, at_risk)"; }
};

template <>
struct Accept<EntityEvidence> {
  static std::optional<EntityEvidence> from(py::handle given) {
    return from_pair<EntityEvidence, std::string, Evidence>(given);
  }
  static std::string expected() { return "an EntityEvidence or (entity, Evidence)"; }
};

template <class A, class B>
struct Accept<std::pair<A, B>> {
  static std::optional<std::pair<A, B>> from(py::handle given) { return from_pair<std::pair<A, B>, A, B>(given); }
  static std::string expected() { return "a pair"; }
};

/// The values of anything that can be gone through, but for the letters of a word; pairs of a mapping.
template <class T>
std::optional<std::vector<T>> list_from(py::handle given) {
  if (py::isinstance<py::str>(given) || !py::hasattr(given, "__iter__")) return std::nullopt;
  const py::object each = py::hasattr(given, "items") ? given.attr("items")() : py::reinterpret_borrow<py::object>(given);
  std::vector<T> values;
  for (const py::handle value : each)
    values.push_back(from_python<T>(value));
  return values;
}

template <class T>
struct Accept<std::vector<T>> {
  static std::optional<std::vector<T>> from(py::handle given) { return list_from<T>(given); }
  static std::string expected() { return "a list, each " + Accept<T>::expected(); }
};

/// One method, or its name, is a list of one.
template <>
struct Accept<std::vector<Method>> {
  static std::optional<std::vector<Method>> from(py::handle given) {
    if (std::optional<Method> one = method_from(given)) return std::vector<Method>{std::move(*one)};
    return list_from<Method>(given);
  }
  static std::string expected() { return Accept<Method>::expected() + ", or a list of them"; }
};

/// Maps that are dicts in Python: Observations, a map too, have a class of their own.
template <class Map>
concept Dictionary = !std::same_as<Map, Observations>;

template <class Key, class T>
requires Dictionary<std::map<Key, T>>
struct Accept<std::map<Key, T>> {
  static std::optional<std::map<Key, T>> from(py::handle given) {
    const auto pairs = pairs_from(given);
    if (!pairs) return std::nullopt;
    std::map<Key, T> values;
    for (const auto& [key, value] : *pairs)
      values.insert_or_assign(from_python<Key>(key), from_python<T>(value));
    return values;
  }
  static std::string expected() { return "a dict, each " + Accept<T>::expected(); }
};

/// A T as an argument of a function, in all the forms that Accept takes.
template <class T>
struct Any {
  T value;
};

/// The same for functions that have one form only: what does not fit is told in the words of the library, not by a list of signatures.
template <class T>
struct Sure {
  T value;
};

/// A value of the library as a Python object. With a parent it is a view into it; lists are tuples, maps are dicts,
/// nothing is None.
template <class T>
py::object to_python(const T& value, py::handle parent) {
  const auto policy = parent ? py::return_value_policy::reference_internal : py::return_value_policy::copy;
  return py::cast(value, policy, parent);
}

template <class T>
py::object to_python(const std::optional<T>& value, py::handle parent) {
  return value ? to_python(*value, parent) : py::none();
}

template <class T>
py::object to_python(const std::vector<T>& values, py::handle parent) {
  py::tuple result(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    result[i] = to_python(values[i], parent);
  return result;
}

template <class Key, class T>
requires Dictionary<std::map<Key, T>>
py::object to_python(const std::map<Key, T>& values, py::handle parent) {
  py::dict result;
  for (const auto& [key, value] : values)
    result[to_python(key, parent)] = to_python(value, parent);
  return result;
}

template <class T>
py::object to_python(const T& value) {
  return to_python(value, py::handle{});
}

/// How an argument type reads in the signature of a docstring.
template <class T>
struct Word {
  static constexpr auto name = py::detail::make_caster<T>::name;
};
template <>
struct Word<Period> {
  static constexpr auto name = py::detail::const_name("Period | int | str | datetime.date");
};
template <>
struct Word<Text> {
  static constexpr auto name = py::detail::const_name("Text | str | dict[str, str]");
};
template <>
struct Word<Unit> {
  static constexpr auto name = py::detail::const_name("Unit | str");
};
template <>
struct Word<Method> {
  static constexpr auto name = py::detail::const_name("Method | str");
};
template <>
struct Word<std::vector<Method>> {
  static constexpr auto name = py::detail::const_name("Method | str | collections.abc.Iterable[Method | str]");
};
template <>
struct Word<Shape> {
  static constexpr auto name = py::detail::const_name("Shape | str");
};
template <class T>
requires std::is_enum_v<T>
struct Word<T> {
  static constexpr auto name = py::detail::make_caster<T>::name + py::detail::const_name(" | str");
};

}  // namespace milepost::python

namespace pybind11::detail {

template <>
struct type_caster<milepost::Date> {
  static constexpr auto name = io_name("datetime.date | str", "datetime.date");
  template <class T>
  using cast_op_type = movable_cast_op_type<T>;

  bool load(handle given, bool) {
    value = milepost::python::date_from(given);
    return value.has_value();
  }
  static handle cast(const milepost::Date& date, return_value_policy, handle) {
    return milepost::python::date_to_python(date).release();
  }
  operator milepost::Date*() { return &*value; }
  operator milepost::Date&() { return *value; }
  operator milepost::Date&&() && { return std::move(*value); }

  std::optional<milepost::Date> value{};
};

template <>
struct type_caster<milepost::SeriesKey> {
  PYBIND11_TYPE_CASTER(milepost::SeriesKey, const_name("tuple[str, str]"));

  bool load(handle given, bool) {
    const auto key = milepost::python::series_key_from(given);
    if (key) value = *key;
    return key.has_value();
  }
  static handle cast(const milepost::SeriesKey& key, return_value_policy, handle) {
    return pybind11::make_tuple(key.indicator.value, key.entity).release();
  }
};

template <class Thing>
struct type_caster<milepost::Id<Thing>> {
  PYBIND11_TYPE_CASTER(milepost::Id<Thing>, const_name("str"));

  bool load(handle given, bool) {
    if (!isinstance<str>(given)) return false;
    value.value = given.cast<std::string>();
    return true;
  }
  static handle cast(const milepost::Id<Thing>& id, return_value_policy, handle) { return str(id.value).release(); }
};

template <class T>
struct type_caster<milepost::python::Any<T>> {
  static constexpr auto name = milepost::python::Word<T>::name;
  template <class>
  using cast_op_type = const milepost::python::Any<T>&;

  bool load(handle given, bool) {
    if (auto accepted = milepost::python::Accept<T>::from(given))
      value = milepost::python::Any<T>{std::move(*accepted)};
    return value.has_value();
  }
  operator const milepost::python::Any<T>&() { return *value; }

  std::optional<milepost::python::Any<T>> value{};
};

template <class T>
struct type_caster<milepost::python::Sure<T>> {
  static constexpr auto name = milepost::python::Word<T>::name;
  template <class>
  using cast_op_type = const milepost::python::Sure<T>&;

  bool load(handle given, bool) {
    value = milepost::python::Sure<T>{milepost::python::from_python<T>(given)};
    return true;
  }
  operator const milepost::python::Sure<T>&() { return *value; }

  std::optional<milepost::python::Sure<T>> value{};
};

}  // namespace pybind11::detail
