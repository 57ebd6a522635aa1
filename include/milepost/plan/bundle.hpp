// Targets that the document promises together: the “3个10”.
#pragma once

#include "milepost/plan/id.hpp"
#include "milepost/plan/provenance.hpp"
#include "milepost/plan/text.hpp"

namespace milepost {

/// A composite target. Its parts are targets of their own, each in its unit, that name the bundle; they count one by one and
/// are never added up. It is kept when every part is, and stands where its worst part stands.
struct Bundle {
  BundleId id{};
  Text name{};
  Source source{};
  Text note{};
  friend bool operator==(const Bundle&, const Bundle&) = default;
};

}  // namespace milepost
