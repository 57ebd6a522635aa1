// Preset `destatis.2021`: weather symbols of the German sustainable development strategy.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

namespace detail {

inline Category weather(std::string label, Status status) { return {.label = std::move(label), .status = status}; }
inline Category thunderstorm() { return {.label = "thunderstorm", .status = Status::off_track, .movement = Movement::away}; }

inline FourWays weather_of_four() {
  return {weather("sun", Status::on_track), weather("partly_cloudy", Status::at_risk), weather("cloud", Status::off_track), thunderstorm()};
}

}  // namespace detail

/// The mean of the last five changes (six figures, at least four) goes on to the due day; what is missed there, as a share of what is
/// left now, is cut: under 0.05 sun, to 0.20 partly cloudy, else cloud; thunderstorm where the mean does not move right. A met target,
/// and one to be kept every year (no due day): met and not moving away sun, met and moving away partly cloudy, not met but moving
/// right cloud, else thunderstorm. A direction alone (no target): mean and last change right sun, only the mean partly cloudy, only
/// the last cloud, neither thunderstorm. No change is not right, except for a target that is met. Of an interval the bound that asks
/// least is the target; of several target years the next; column `comparator` names a series to be reached, `break_period` a new
/// beginning. Verified against the published symbols.
inline Preset destatis_2021() {
  Preset preset{.name = "destatis.2021", .title = {"德国联邦统计局天气符号法（2021年版）", "Destatis, weather symbols, 2021"}};
  preset.source = "Destatis, Sustainable Development in Germany, status calculation; data of the working exports, 2025-04";
  preset.rate = RateEstimator::linear;
  preset.statistic = Statistic::share_missed;
  preset.points = {.last = 6, .least = 4};
  preset.cuts.categories = {{"sun", Status::on_track, Side::below, 0.05},
                            {"partly_cloudy", Status::at_risk, Side::at_most, 0.20},
                            {"cloud", Status::off_track, Side::rest}};
  preset.treatments = {.adverse = detail::thunderstorm(), .maintain = detail::weather_of_four(), .direction = detail::weather_of_four()};
  return preset;
}

}  // namespace milepost
