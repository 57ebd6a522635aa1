// A part of a plan that holds tasks.
#pragma once

#include <string>

#include "milepost/plan/id.hpp"
#include "milepost/plan/text.hpp"

namespace milepost {

struct Section {
  SectionId id{};
  std::string number{};  ///< as printed: （一）
  Text title{};
  SectionId within{};  ///< the section it is a part of, if any
  friend bool operator==(const Section&, const Section&) = default;
};

}  // namespace milepost
