// A scorecard in Python: it keeps the plan it was made of, so that it can group, name and print by itself.
#pragma once

#include "bindings.hpp"
#include "milepost/aggregation.hpp"

namespace milepost::python {

struct Card {
  py::object plan;
  Scorecard card;

  const Plan& plan_value() const { return py::cast<const Plan&>(plan); }
};

inline const Card& card_of(const py::object& self) { return py::cast<const Card&>(self); }

}  // namespace milepost::python
