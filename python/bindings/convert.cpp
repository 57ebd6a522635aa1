#include "convert.hpp"

#include <datetime.h>

#include <cmath>

#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::python {

std::string shown(py::handle given) {
  const auto type = py::type::handle_of(given).attr("__name__").cast<std::string>();
  return detail::excerpt(py::repr(given).cast<std::string>()) + " (" + type + ")";
}

void fail_type(py::handle given, std::string_view expected) {
  throw py::type_error(shown(given) + ": expected " + std::string(expected));
}

void with_context(const std::string& where, const std::function<void()>& step) {
  try {
    step();
  } catch (const ParseError& error) {
    throw ParseError(where + ": " + error.what());
  } catch (const OutOfRange& error) {
    throw OutOfRange(where + ": " + error.what());
  } catch (const UnitMismatch& error) {
    throw UnitMismatch(where + ": " + error.what());
  } catch (const py::type_error& error) {
    throw py::type_error(where + ": " + error.what());
  }
}

namespace {

bool is_type(py::handle given, std::string_view name) { return Py_TYPE(given.ptr())->tp_name == name; }

bool is_text(py::handle given) { return py::isinstance<py::str>(given); }

/// A whole number that is not a truth value: int, numpy.int64.
bool is_whole_number(py::handle given) { return PyIndex_Check(given.ptr()) && !PyBool_Check(given.ptr()); }

bool is_day(py::handle given) {
  if (!PyDateTimeAPI) PyDateTime_IMPORT;
  return PyDate_Check(given.ptr());
}

/// pandas.NaT poses as a date; it is unequal to itself.
void refuse_missing(py::handle given) {
  const auto differs = py::reinterpret_steal<py::object>(PyObject_RichCompare(given.ptr(), given.ptr(), Py_NE));
  if (differs && py::bool_(differs))
    throw ParseError(py::str(given).cast<std::string>() +
                     " is not a date; expected a day, or None where there is none");
}

Date from_day(py::handle given) {
  refuse_missing(given);
  return {PyDateTime_GET_YEAR(given.ptr()), PyDateTime_GET_MONTH(given.ptr()), PyDateTime_GET_DAY(given.ptr())};
}

bool is_datetime64(py::handle given) { return is_type(given, "numpy.datetime64"); }
bool is_pandas_period(py::handle given) { return py::hasattr(given, "start_time") && py::hasattr(given, "end_time"); }

/// The first day of a datetime64, whatever its unit.
Date from_datetime64(py::handle given) {
  refuse_missing(given);
  return from_day(given.attr("astype")("datetime64[D]").attr("item")());
}

/// "Y", "M", "D", "ns" ...
std::string unit_of_datetime64(py::handle given) {
  return py::module_::import("numpy")
      .attr("datetime_data")(given.attr("dtype"))
      .attr("__getitem__")(0)
      .cast<std::string>();
}

Period period_from_datetime64(py::handle given) {
  const std::string unit = unit_of_datetime64(given);
  const Date day = from_datetime64(given);
  if (unit == "Y") return Year{day.year()};
  if (unit == "M") return Month{day.year(), day.month()};
  return day;
}

/// A day written as a month or a year would be a guess: the first of it, or the last?
Date date_from_datetime64(py::handle given) {
  const std::string unit = unit_of_datetime64(given);
  if (unit == "Y" || unit == "M" || unit == "W")
    fail_parse(py::str(given).cast<std::string>(), "a day",
               "datetime64[D] or finer, or mp.end_of(...) for the last day of a period");
  return from_datetime64(given);
}

Year year_from(py::handle given) {
  const long year = PyLong_AsLong(py::int_(py::reinterpret_borrow<py::object>(given)).ptr());
  if (PyErr_Occurred()) throw py::error_already_set();
  if (year < 1 || year > 9999) fail_range("year", std::to_string(year), "outside 1..9999");
  return Year{static_cast<int>(year)};
}

template <class... Units>
std::optional<Period> from_calendar_unit(py::handle given) {
  std::optional<Period> period;
  ((py::isinstance<Units>(given) ? void(period = Period{given.cast<Units>()}) : void()), ...);
  return period;
}

/// Names of shapes that need no numbers.
std::optional<Shape> shape_named(const std::string& name) {
  if (name == "linear") return Linear{};
  if (name == "geometric") return Geometric{};
  if (name == "logistic") return Logistic{};
  if (name == "steps") return Steps{};
  if (name == "front_loaded") return FrontLoaded{};
  if (name == "back_loaded") return BackLoaded{};
  fail_parse(name, "a shape", "linear, geometric, logistic, steps, front_loaded, back_loaded or mp.Profile(shares)");
}

template <class Variant>
std::optional<Variant> one_of(py::handle given) {
  py::detail::make_caster<Variant> caster;
  if (!caster.load(given, false)) return std::nullopt;
  return py::detail::cast_op<Variant>(std::move(caster));
}

}  // namespace

std::optional<Date> date_from(py::handle given) {
  if (is_text(given)) return parse_date(given.cast<std::string>());
  if (is_day(given)) return from_day(given);
  if (is_datetime64(given)) return date_from_datetime64(given);
  if (is_pandas_period(given)) return from_day(given.attr("end_time"));
  return std::nullopt;
}

std::optional<Period> period_from(py::handle given) {
  if (py::isinstance<Period>(given)) return given.cast<Period>();
  if (is_text(given)) return parse_period(given.cast<std::string>());
  if (is_whole_number(given)) return Period{year_from(given)};
  if (is_day(given)) return Period{from_day(given)};
  if (is_datetime64(given)) return period_from_datetime64(given);
  if (is_pandas_period(given)) return Period{from_day(given.attr("start_time")), from_day(given.attr("end_time"))};
  return from_calendar_unit<Year, Half, Quarter, Month>(given);
}

std::optional<Text> text_from(py::handle given) {
  if (py::isinstance<Text>(given)) return given.cast<Text>();
  if (is_text(given)) return Text{given.cast<std::string>()};
  if (!py::isinstance<py::dict>(given)) return std::nullopt;
  Text text;
  for (const auto& [key, words] : py::reinterpret_borrow<py::dict>(given)) {
    const auto language = from_python<Language>(key);
    (language == Language::zh ? text.zh : text.en) = from_python<std::string>(words);
  }
  return text;
}

std::optional<Unit> unit_from(py::handle given) {
  if (py::isinstance<Unit>(given)) return given.cast<Unit>();
  if (!is_text(given)) return std::nullopt;
  const auto word = given.cast<std::string>();
  if (std::optional<Unit> known = find_unit(word)) return known;
  std::vector<std::string> words;
  for (const Unit& unit : known_units())
    words.insert(words.end(), {unit.name, unit.zh, unit.en});
  throw ParseError("'" + detail::excerpt(word) + "' is not a known unit; a unit of your own is mp.Unit('" +
                   detail::excerpt(word) + "')" + detail::did_you_mean(word, words));
}

std::optional<DueRule> due_rule_from(py::handle given) {
  if (auto due = due_from(given)) return std::move(due->rule);
  return std::nullopt;
}

std::optional<Due> due_from(py::handle given) {
  if (py::isinstance<Due>(given)) return given.cast<Due>();
  if (given.is_none()) return Due{};
  if (is_text(given)) return parse_due(given.cast<std::string>());
  if (auto rule = one_of<DueRule>(given)) return Due{std::move(*rule)};
  if (is_day(given) || is_datetime64(given)) return Due{from_python<Date>(given)};
  if (const auto period = period_from(given)) return Due{end_of(*period)};
  return std::nullopt;
}

std::optional<Shape> shape_from(py::handle given) {
  if (is_text(given)) return shape_named(given.cast<std::string>());
  return one_of<Shape>(given);
}

/// By the library's own names; `probability`, which needs the compiled half, is one too.
Method method_of_name(const std::string& name) { return name == "probability" ? Method(probability_method()) : method_named(name); }

std::optional<Method> method_from(py::handle given) {
  if (is_text(given)) return method_of_name(given.cast<std::string>());
  return one_of<Method>(given);
}

std::optional<double> number_from(py::handle given) {
  const double value = is_text(given) ? -1 : PyFloat_AsDouble(given.ptr());
  if (is_text(given) || PyErr_Occurred()) {
    PyErr_Clear();
    return std::nullopt;
  }
  if (!std::isfinite(value))
    fail_range("number", py::str(given).cast<std::string>(),
               "not finite; what is missing is left out, not written as a number");
  return value;
}

std::optional<SeriesKey> series_key_from(py::handle given) {
  if (is_text(given)) return SeriesKey{given.cast<std::string>(), {}};
  if (!py::isinstance<py::tuple>(given) || py::len(given) != 2) return std::nullopt;
  const auto pair = py::reinterpret_borrow<py::tuple>(given);
  return SeriesKey{from_python<IndicatorId>(pair[0]), from_python<std::string>(pair[1])};
}

py::handle enumeration_of(const std::type_info& type) {
  return py::detail::global_internals_native_enum_type_map_get_item(std::type_index(type));
}

py::object member_from(py::handle given, py::handle enumeration) {
  if (py::isinstance(given, enumeration)) return py::reinterpret_borrow<py::object>(given);
  if (!is_text(given)) return {};
  std::string name = given.cast<std::string>();
  for (char& c : name)
    if (c == ' ' || c == '-') c = '_';
  const py::dict members{enumeration.attr("__members__")};
  if (members.contains(name.c_str())) return members[name.c_str()];
  std::vector<std::string> known;
  std::string list;
  for (const auto& [member, value] : members) {
    known.push_back(member.cast<std::string>());
    list += (list.empty() ? "" : ", ") + known.back();
  }
  fail_parse(name, "a " + enumeration.attr("__name__").cast<std::string>(), list + detail::did_you_mean(name, known));
}

std::optional<std::vector<std::pair<py::object, py::object>>> pairs_from(py::handle given) {
  if (!py::hasattr(given, "items")) return std::nullopt;
  std::vector<std::pair<py::object, py::object>> pairs;
  for (const py::handle pair : given.attr("items")())
    pairs.emplace_back(pair.attr("__getitem__")(0), pair.attr("__getitem__")(1));
  return pairs;
}

py::object date_to_python(const Date& date) {
  if (!PyDateTimeAPI) PyDateTime_IMPORT;
  PyObject* day = PyDate_FromDate(date.year(), date.month(), date.day());
  if (!day) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(day);
}

}  // namespace milepost::python
