// A scorecard in Python: it keeps the plan it was made of, so that it can group, name and print by itself.
#pragma once

#include "bindings.hpp"
#include "milepost/aggregation.hpp"

namespace milepost::python {

/// A Plan of Python itself, not a copy of what it holds.
class PlanObject : public py::object {
 public:
  PYBIND11_OBJECT_DEFAULT(PlanObject, object, is_plan)

 private:
  static bool is_plan(PyObject* given) { return py::isinstance<Plan>(given); }
};

struct Card {
  PlanObject plan;
  Scorecard card;

  const Plan& plan_value() const { return py::cast<const Plan&>(plan); }
};

inline const Card& card_of(const py::object& self) { return py::cast<const Card&>(self); }

}  // namespace milepost::python

namespace pybind11::detail {

template <>
struct handle_type_name<milepost::python::PlanObject> {
  static constexpr auto name = const_name("Plan");
};

}  // namespace pybind11::detail
