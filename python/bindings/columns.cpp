#include <pybind11/numpy.h>

#include <memory>

#include "bindings.hpp"
#include "convert.hpp"
#include "milepost/io/arrow.hpp"
#include "milepost/time/label.hpp"

namespace milepost::python {

namespace {

template <class Value>
using Array = py::array_t<Value, py::array::c_style | py::array::forcecast>;

/// An array that owns the values: no copy.
template <class Value>
py::array moved(std::vector<Value>&& values) {
  auto* held = new std::vector<Value>(std::move(values));
  const py::capsule owner(held, [](void* given) { delete static_cast<std::vector<Value>*>(given); });
  return py::array_t<Value>(static_cast<py::ssize_t>(held->size()), held->data(), owner);
}

template <class Value>
std::vector<Value> copied(py::handle given) {
  const auto array = given.cast<Array<Value>>();
  return {array.data(), array.data() + array.size()};
}

// ---- columns as tuples: the kind, then its arrays

/// None where nothing is missing.
py::object gaps_to_python(std::vector<std::uint8_t>&& missing) {
  return missing.empty() ? py::object(py::none()) : py::object(moved(std::move(missing)));
}

py::tuple column_to_python(FigureColumn& column) { return py::make_tuple("figures", moved(std::move(column.values))); }
py::tuple column_to_python(CountColumn& column) { return py::make_tuple("counts", moved(std::move(column.values))); }
py::tuple column_to_python(DayColumn& column) { return py::make_tuple("days", moved(std::move(column.values))); }
py::tuple column_to_python(WholeColumn& column) {
  return py::make_tuple("whole", moved(std::move(column.values)), gaps_to_python(std::move(column.missing)));
}
py::tuple column_to_python(WordColumn& column) {
  return py::make_tuple("words", moved(std::move(column.codes)), py::cast(column.words));
}
py::tuple column_to_python(ListColumn& column) {
  const py::tuple items = std::visit([](auto& values) { return column_to_python(values); }, column.items);
  return py::make_tuple("lists", moved(std::move(column.offsets)), items);
}

std::vector<std::uint8_t> gaps_from(const py::tuple& given) {
  return given[2].is_none() ? std::vector<std::uint8_t>{} : copied<std::uint8_t>(given[2]);
}

ItemColumn column_from(const py::tuple& given) {
  const auto kind = given[0].cast<std::string>();
  if (kind == "figures") return FigureColumn{copied<double>(given[1])};
  if (kind == "counts") return CountColumn{copied<std::int32_t>(given[1])};
  if (kind == "days") return DayColumn{copied<std::int64_t>(given[1])};
  if (kind == "whole") return WholeColumn{copied<std::int64_t>(given[1]), gaps_from(given)};
  return WordColumn{copied<std::int32_t>(given[1]), given[2].cast<std::vector<std::string>>()};
}

std::vector<NamedColumn> columns_from(const py::dict& given) {
  std::vector<NamedColumn> columns;
  for (const auto& [name, column] : given)
    columns.push_back({name.cast<std::string>(), column_from(column.cast<py::tuple>())});
  return columns;
}

// ---- capsules: the structs of the Arrow C data interface as Python objects hand them over

template <class Struct>
Struct& in_capsule(const py::capsule& capsule, const char* name) {
  void* held = PyCapsule_GetPointer(capsule.ptr(), name);
  if (!held) throw py::error_already_set();
  return *static_cast<Struct*>(held);
}

/// A reader that has taken the struct over leaves it without a release callback.
template <class Struct>
void free_capsule(PyObject* capsule) {
  auto* held = static_cast<Struct*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
  if (held->release) held->release(held);
  delete held;
}

py::capsule stream_capsule(const std::vector<NamedColumn>& columns) {
  auto stream = std::make_unique<ArrowArrayStream>();
  write_stream(columns, *stream);
  py::capsule capsule(stream.get(), "arrow_array_stream", &free_capsule<ArrowArrayStream>);
  stream.release();
  return capsule;
}

std::unique_ptr<ArrowTable> table_of_stream(const py::capsule& stream) {
  return std::make_unique<ArrowTable>(in_capsule<ArrowArrayStream>(stream, "arrow_array_stream"));
}

std::unique_ptr<ArrowTable> table_of_array(const py::capsule& schema, const py::capsule& array) {
  return std::make_unique<ArrowTable>(in_capsule<ArrowSchema>(schema, "arrow_schema"),
                                      in_capsule<ArrowArray>(array, "arrow_array"));
}

Column read_released(const ArrowTable& table, std::size_t column) {
  const py::gil_scoped_release release;
  return read_column(table, column);
}

/// Figures that stand in one piece stay where they are; the array keeps the table alive, and nobody may write into it.
py::array lent(std::span<const double> figures, const py::object& table) {
  py::array_t<double> array(static_cast<py::ssize_t>(figures.size()), figures.data(), table);
  array.attr("flags").attr("writeable") = false;
  return array;
}

py::tuple column_in_python(const py::object& table, std::size_t column) {
  const auto& held = table.cast<const ArrowTable&>();
  if (const auto figures = figures_in_place(held, column)) return py::make_tuple("figures", lent(*figures, table));
  Column read = read_released(held, column);
  return std::visit([](auto& values) { return column_to_python(values); }, read);
}

void bind_arrow(py::module_& m) {
  py::class_<ArrowTable>(m, "_ArrowTable", "A table that another program lent by the Arrow C data interface.")
      .def(py::init(&table_of_stream), py::arg("stream"))
      .def(py::init(&table_of_array), py::arg("schema"), py::arg("array"))
      .def_property_readonly("names", &ArrowTable::names)
      .def_property_readonly("rows", &ArrowTable::rows)
      .def("column", &column_in_python, py::arg("column"));
  m.def(
      "_arrow_stream", [](const py::dict& columns) { return stream_capsule(columns_from(columns)); }, py::arg("columns"));
}

// ---- arithmetic over whole columns

py::tuple codes_of_whole(const Array<std::int64_t>& values, const std::optional<Array<std::uint8_t>>& missing) {
  const std::uint8_t* gaps = missing ? missing->data() : nullptr;
  WholeCodes result = codes_of(values.data(), gaps, static_cast<std::size_t>(values.size()));
  return py::make_tuple(moved(std::move(result.codes)), moved(std::move(result.distinct)));
}

/// The rows of each group, and None for their order if they stand in it.
py::tuple rows_grouped(const Array<std::int32_t>& codes, const Array<double>& times, std::size_t groups) {
  Grouping grouping = group_rows(codes.data(), times.data(), static_cast<std::size_t>(codes.size()), groups);
  const py::object order = grouping.in_order ? py::object(py::none()) : py::object(moved(std::move(grouping.order)));
  return py::make_tuple(moved(std::move(grouping.offsets)), order);
}

void bind_arithmetic(py::module_& m) {
  m.def("_codes_of_whole", &codes_of_whole, py::arg("values"), py::arg("missing"));
  m.def("_group_rows", &rows_grouped, py::arg("codes"), py::arg("times"), py::arg("groups"));
  m.def(
      "_positions_of_days",
      [](const Array<std::int64_t>& days) {
        return moved(positions_of_days(days.data(), static_cast<std::size_t>(days.size())));
      },
      py::arg("days"));
  m.def(
      "_positions_of_labels",
      [](const std::vector<std::string>& labels) { return moved(positions_of_labels(labels)); }, py::arg("labels"));
}

}  // namespace

void bind_columns(py::module_& m) {
  bind_arrow(m);
  bind_arithmetic(m);
}

}  // namespace milepost::python
