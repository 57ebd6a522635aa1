// Delivery confidence: red, amber, green, on five points and on three.
#pragma once

#include <optional>
#include <string_view>

#include "milepost/assessment/status.hpp"
#include "milepost/detail/numeric.hpp"

namespace milepost {

/// How likely a project is to be delivered on time, within budget and to quality, as the United Kingdom's major projects portfolio
/// says it: highly likely, probable, feasible, in doubt, unachievable. Since 2021 three points: green, amber and red.
enum class DeliveryConfidence { green, amber_green, amber, amber_red, red };

constexpr std::string_view name_of(DeliveryConfidence confidence) {
  constexpr std::string_view names[]{"green", "amber_green", "amber", "amber_red", "red"};
  return names[static_cast<int>(confidence)];
}

/// Is it a point of the scale of three?
constexpr bool is_of_three(DeliveryConfidence confidence) {
  return confidence != DeliveryConfidence::amber_green && confidence != DeliveryConfidence::amber_red;
}

/// On the scale of three: what lies between two colours takes the worse of them. The portfolio dropped those points without saying
/// what became of them: the choice is the library's own.
constexpr DeliveryConfidence on_three_points(DeliveryConfidence confidence) {
  if (confidence == DeliveryConfidence::amber_green) return DeliveryConfidence::amber;
  return confidence == DeliveryConfidence::amber_red ? DeliveryConfidence::red : confidence;
}

/// The library's own reading: green is on track, red off track, all between at risk.
constexpr Status status_of(DeliveryConfidence confidence) {
  if (confidence == DeliveryConfidence::green) return Status::on_track;
  return confidence == DeliveryConfidence::red ? Status::off_track : Status::at_risk;
}

/// Red, amber, green of a status: on track or achieved, at risk, off track or missed. Empty where nothing could be assessed.
constexpr std::optional<DeliveryConfidence> colour_of(Status status) {
  if (status == Status::not_assessable) return std::nullopt;
  if (status == Status::at_risk) return DeliveryConfidence::amber;
  return status == Status::achieved || status == Status::on_track ? DeliveryConfidence::green : DeliveryConfidence::red;
}

/// Lower ends of four classes, each included; below them is red. The portfolio's classes are judgements of reviewers and have no
/// published cuts, so there are no defaults: say whose the numbers are.
struct ConfidenceCuts {
  double green{};
  double amber_green{};
  double amber{};
  double amber_red{};
  friend bool operator==(const ConfidenceCuts&, const ConfidenceCuts&) = default;
};

/// The class of a figure, for instance a probability of meeting the due date.
inline DeliveryConfidence confidence_of(double figure, const ConfidenceCuts& cuts) {
  if (detail::at_least(figure, cuts.green)) return DeliveryConfidence::green;
  if (detail::at_least(figure, cuts.amber_green)) return DeliveryConfidence::amber_green;
  if (detail::at_least(figure, cuts.amber)) return DeliveryConfidence::amber;
  return detail::at_least(figure, cuts.amber_red) ? DeliveryConfidence::amber_red : DeliveryConfidence::red;
}

}  // namespace milepost
