// A number with its unit.
#pragma once

#include <iosfwd>

#include "milepost/quantity/unit.hpp"

namespace milepost {

/// A value and what it counts. Arithmetic between units that measure different things throws UnitMismatch.
struct Quantity {
  double value{};
  Unit unit{};

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

inline Quantity operator*(double value, const Unit& unit) { return {value, unit}; }

/// The same amount written in another unit: 37.5 万人 is 375,000 人. Throws UnitMismatch.
inline Quantity in(const Quantity& quantity, const Unit& unit) {
  if (!commensurable(quantity.unit, unit))
    throw UnitMismatch("unit " + quantity.unit.name + ": cannot be written in " + unit.name);
  if (quantity.unit == unit) return quantity;
  return {quantity.value * quantity.unit.scale / unit.scale, unit};
}

/// Sum and difference in the unit of the left side.
inline Quantity operator+(const Quantity& a, const Quantity& b) { return {a.value + in(b, a.unit).value, a.unit}; }
inline Quantity operator-(const Quantity& a, const Quantity& b) { return {a.value - in(b, a.unit).value, a.unit}; }

/// "400 platform", "2.89 %": the shortest number that reads back, and the unit's name.
std::string to_string(const Quantity& quantity);
std::ostream& operator<<(std::ostream& out, const Quantity& quantity);

}  // namespace milepost
