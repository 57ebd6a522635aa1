// A method of one's own: a name, a figure, a cut table.
#pragma once

#include <cmath>
#include <functional>

#include "milepost/assessment/score.hpp"

namespace milepost {

/// Called for every standing with a figure and a demand; ends, reasons, movement and history are the library's, the same as for
/// its own methods. An empty result, or one that is no number, is `inconclusive`. Must be pure: it may run on any thread.
struct Custom {
  std::string name{};
  std::function<std::optional<double>(const Standing&)> figure{};
  Cuts cuts{};
};

inline std::string name_of(const Custom& method) { return method.name; }

inline Score score_of(const Custom& method, const Standing& standing) {
  const std::optional<double> figure = method.figure(standing);
  if (!figure || std::isnan(*figure)) return unscored(Reason::inconclusive);
  return {.status = grade(*figure, method.cuts), .figure = figure};
}

}  // namespace milepost
