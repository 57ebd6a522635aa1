// The verdict on one piece of evidence by one method.
#pragma once

#include "milepost/assessment/method.hpp"
#include "milepost/assessment/recurring.hpp"

namespace milepost {

/// Judges a target. The due day is inside: on it the target is due. A verdict that cannot be reached is `not_assessable` with a
/// reason, never an exception; UnitMismatch is thrown if series, indicator and bound do not measure the same thing.
/// Endings, due day, bound met, lower bounds, movement and history are the same for every method.
inline Verdict assess(const Evidence& evidence, const Method& method = Path{}) {
  Verdict verdict = detail::judge(evidence, [&](const Standing& standing) { return score_of(method, standing); });
  verdict.method = name_of(method);
  verdict.cuts = cuts_of(method);
  return verdict;
}

}  // namespace milepost
