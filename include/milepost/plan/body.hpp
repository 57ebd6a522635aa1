// Bodies that meet: joint conferences, leading groups.
#pragma once

#include <vector>

#include "milepost/plan/provenance.hpp"
#include "milepost/plan/responsibility.hpp"

namespace milepost {

/// A body with its members, who may be other units than those that answer for tasks. Members are in the order of the document.
struct Body {
  BodyId id{};
  Text name{};
  std::optional<Responsible> convener{};  ///< 召集人, with the post where the document names one
  std::vector<Responsible> members{};
  bool open_ended{false};                 ///< the list ends in 等
  OrganizationId office{};                ///< the unit that holds the office and the daily work
  Text liaison{};                         ///< who the liaison officers are
  std::vector<Text> mandate{};            ///< its duties, in the words of the document
  Source source{};
  Text note{};
  friend bool operator==(const Body&, const Body&) = default;
};

}  // namespace milepost
