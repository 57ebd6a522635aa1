// The classes of published methods, in the library's own six.
#pragma once

#include <optional>
#include <string_view>

#include "milepost/assessment/status.hpp"

namespace milepost {

/// What a published class comes to here. `movement` is known only where the class says which way the figure goes.
struct Meaning {
  Status status{};
  Movement movement{Movement::unknown};
  friend bool operator==(const Meaning&, const Meaning&) = default;
};

namespace detail {

struct LabelMeaning {
  std::string_view label;
  Meaning meaning;
};

/// Labels as the methods print them: Eurostat, Statistics Canada and Eustat by words, Destatis by weather, the United Nations'
/// progress chart and the SDSN's dashboards by number or word, ESCAP by what is to be done, Chinese notices by lights. WRI's
/// "off track" is its middle class, before "well off track". A word of which two presets mean different things must not stand here.
inline constexpr LabelMeaning labels[]{
    {"met", {Status::achieved}},
    {"target_achieved", {Status::achieved}},
    {"early", {Status::achieved}},
    {"substantial", {Status::on_track}},
    {"substantial_progress", {Status::on_track}},
    {"significant", {Status::on_track}},
    {"significant_progress", {Status::on_track}},
    {"sun", {Status::on_track}},
    {"on track", {Status::on_track}},
    {"on_track", {Status::on_track}},
    {"3", {Status::on_track}},
    {"maintaining", {Status::on_track}},
    {"maintain", {Status::on_track}},
    {"small distance", {Status::on_track}},
    {"forging ahead", {Status::on_track}},
    {"on target", {Status::on_track}},
    {"no gap", {Status::on_track}},
    {"faster", {Status::on_track}},
    {"on pace", {Status::on_track}},
    {"faster than typical", {Status::on_track}},
    {"green", {Status::on_track}},
    {"moderate", {Status::at_risk}},
    {"moderate_progress", {Status::at_risk}},
    {"partly_cloudy", {Status::at_risk}},
    {"fair", {Status::at_risk}},
    {"fair progress but acceleration needed", {Status::at_risk}},
    {"2", {Status::at_risk}},
    {"accelerate", {Status::at_risk}},
    {"moderately improving", {Status::at_risk}},
    {"medium distance", {Status::at_risk}},
    {"advancing", {Status::at_risk}},
    {"off track", {Status::at_risk}},
    {"slower than typical", {Status::at_risk}},
    {"yellow", {Status::at_risk}},
    {"limited", {Status::off_track}},
    {"limited_progress", {Status::off_track}},
    {"negligible_progress", {Status::off_track}},
    {"no_progress", {Status::off_track}},
    {"limited or no progress", {Status::off_track}},
    {"insufficient", {Status::off_track}},
    {"insufficient_progress", {Status::off_track}},
    {"long distance", {Status::off_track}},
    {"falling short", {Status::off_track}},
    {"well off track", {Status::off_track}},
    {"gap", {Status::off_track}},
    {"lagging", {Status::off_track}},
    {"red", {Status::off_track}},
    {"no_change", {Status::off_track, Movement::flat}},
    {"cloud", {Status::off_track}},
    {"stagnating", {Status::off_track}},
    {"1", {Status::off_track}},
    {"deterioration", {Status::off_track, Movement::away}},
    {"moderate_deterioration", {Status::off_track, Movement::away}},
    {"significant_deterioration", {Status::off_track, Movement::away}},
    {"thunderstorm", {Status::off_track, Movement::away}},
    {"decreasing", {Status::off_track, Movement::away}},
    {"movement away", {Status::off_track, Movement::away}},
    {"movement_away", {Status::off_track, Movement::away}},
    {"moderate_movement_away", {Status::off_track, Movement::away}},
    {"significant_movement_away", {Status::off_track, Movement::away}},
    {"going backwards", {Status::off_track, Movement::away}},
    {"wrong direction", {Status::off_track, Movement::away}},
    {"moving away", {Status::off_track, Movement::away}},
    {"reverse trend", {Status::off_track, Movement::away}}};

}  // namespace detail

/// The status and movement behind a published class: "partly_cloudy" is at_risk, "thunderstorm" off_track and away. Spelled as the
/// methods spell it, in lower case. Empty for a word that no method uses.
constexpr std::optional<Meaning> meaning_of_label(std::string_view label) {
  for (const auto& [known, meaning] : detail::labels)
    if (known == label) return meaning;
  return std::nullopt;
}

}  // namespace milepost
