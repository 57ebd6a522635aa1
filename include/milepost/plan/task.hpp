// A piece of work that somebody answers for; its targets hang on it.
#pragma once

#include <string>
#include <vector>

#include "milepost/plan/provenance.hpp"
#include "milepost/plan/responsibility.hpp"

namespace milepost {

struct Task {
  TaskId id{};
  std::string number{};  ///< as printed: 1, （八）
  SectionId section{};
  Text title{};
  Responsibility responsibility{};
  std::vector<TargetId> targets{};  ///< in the order of the document
  TaskId possibly_same_as{};        ///< asks for the same as an earlier task, perhaps
  Source source{};
  Text note{};
  friend bool operator==(const Task&, const Task&) = default;
};

}  // namespace milepost
