// A measure on an indicator: what it does, when it sets in, how it grows and fades.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/plan/id.hpp"
#include "milepost/plan/text.hpp"
#include "milepost/scenario/effect.hpp"

namespace milepost {

/// When an effect sets in and how it holds. Lengths of time are in years, numbers or distributions, none below 0.
struct Timing {
  Date start;
  Uncertain delay{0.0};                   ///< it sets in so much later
  Uncertain ramp{0.0};                    ///< from nothing to all of it, evenly, over so long
  std::optional<Uncertain> duration{};    ///< from when it sets in; for ever if empty
  std::optional<Uncertain> half_life{};   ///< after its duration half of it is left after so long; at once nothing if empty
  std::string after{};                    ///< a task of the scenario's schedule: not before it has finished, drawn future by future; none if empty
  friend bool operator==(const Timing&, const Timing&) = default;
};

/// The lengths of a timing once they are drawn.
struct DrawnTiming {
  double sets_in{};                     ///< years of the library's clock
  double ramp{};
  std::optional<double> duration{};
  std::optional<double> half_life{};
};

/// How much of an effect is there at a time, 0 to 1: 0 up to when it sets in, then evenly up over the ramp, all of it until the end of its
/// duration, after that fading. Without a ramp all of it from the moment it sets in, that moment inside.
inline double weight_at(const DrawnTiming& timing, double time) {
  const double passed = time - timing.sets_in;
  if (passed < 0) return 0;
  const double grown = timing.ramp > 0 ? std::min(passed / timing.ramp, 1.0) : 1;
  if (!timing.duration || passed <= *timing.duration) return grown;
  if (!timing.half_life || !(*timing.half_life > 0)) return 0;
  const double reached = timing.ramp > 0 ? std::min(*timing.duration / timing.ramp, 1.0) : 1;
  return reached * detail::exp_of(-0.693147180559945309417 * (passed - *timing.duration) / *timing.half_life);
}

/// A named measure. Two of one id are the same measure in two versions. Its effect is not trimmed unless told so.
struct Intervention {
  std::string id{};
  IndicatorId indicator{};
  std::string entity{};   ///< of an indicator that each of a set has; all of them if empty
  Effect effect{};
  Timing timing;
  double share{1};        ///< of it that is carried out, 0 to 1: so much of the way from the path without it to the path with all of it
  Trim trim{std::nullopt, std::nullopt, false};
  Text note{};
  friend bool operator==(const Intervention&, const Intervention&) = default;
};

/// Every parameter of a measure that cannot be: a length of time below 0 or a duration of none, a distribution without mass, a rate that no
/// figure can follow (-100 per cent or below, above 1,000,000), a goal before the start, limits the wrong way round, days given twice.
std::vector<ParameterFault> faults_of(const Intervention& intervention);

/// Throws OutOfRange for the first of them: "ramp triangular -1, 0, 1: ...".
void check(const Intervention& intervention);

/// "fixed_target 90 by 2030-12-31": the name of an effect and what it is told; in Chinese its words, 定值目标90，2030-12-31前.
std::string to_string(const Effect& effect, Language language = Language::en);

/// "from 2025-01-01, ramp 2 years"; 自2025-01-01起，2年内逐步见效.
std::string to_string(const Timing& timing, Language language = Language::en);

}  // namespace milepost
