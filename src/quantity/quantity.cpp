// Quantities as text.
#include "milepost/quantity/quantity.hpp"

#include <ostream>

#include "milepost/detail/text.hpp"

namespace milepost {

std::string to_string(const Quantity& quantity) {
  const std::string number = detail::shortest(quantity.value);
  return quantity.unit.name.empty() ? number : number + " " + quantity.unit.name;
}

std::ostream& operator<<(std::ostream& out, const Quantity& quantity) { return out << to_string(quantity); }

}  // namespace milepost
