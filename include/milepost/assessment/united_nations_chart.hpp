// Presets `un_chart.2022`, `un_chart.2023` and `undp_growth.2022`: the progress chart of the United Nations.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

namespace detail {

/// Base 2015 or the next year, judged at the target's year once that is past; a target of 0 or 100 is met within 1.
inline Preset united_nations(std::string name, Text title) {
  Preset preset{.name = std::move(name), .title = std::move(title)};
  preset.points = {.base = BaseChoice::next, .base_year = 2015, .until_due = true};
  preset.treatments.near_end = 1;
  return preset;
}

}  // namespace detail

/// d CAGR / |required CAGR|, cut at 0.95, 0.5 and -0.1, each included; a met target is looked at first. Without a target d CAGR a year:
/// more than 1 %, from 0.5 %, from -1 %. Verified: cut points, by the texts of UNDP and Eustat. Unverified: sides of the cuts.
inline Preset united_nations_chart_2022() {
  Preset preset = detail::united_nations("un_chart.2022", {"联合国可持续发展目标进展图（2022年版）", "United Nations, progress chart, 2022"});
  preset.source = "Sustainable Development Goals progress chart 2022, technical note";
  preset.unverified = "the side on which each cut itself falls; no numeric case is published";
  preset.cuts.categories = {{"on track", Status::on_track, Side::at_least, 0.95},
                            {"fair progress but acceleration needed", Status::at_risk, Side::at_least, 0.5},
                            {"limited or no progress", Status::off_track, Side::at_least, -0.1},
                            {"deterioration", Status::off_track, Side::rest, 0, Movement::away}};
  preset.cuts_without_target.categories = {{"substantial", Status::on_track, Side::above, 0.01},
                                           {"fair", Status::at_risk, Side::at_least, 0.005},
                                           {"limited", Status::off_track, Side::at_least, -0.01},
                                           {"deterioration", Status::off_track, Side::rest, 0, Movement::away}};
  preset.treatments.met = Category{.label = "met", .status = Status::achieved};
  return preset;
}

/// The share d (e - b) / |T - b| of the way that will be behind at the due day if growth goes on, cut at 0.95 and 0.10, each included.
/// Without a target d CAGR a year from 2 % and from 0.5 %. Verified: formula and cut points, by the text of Eustat.
inline Preset united_nations_chart_2023() {
  Preset preset = detail::united_nations("un_chart.2023", {"联合国可持续发展目标进展图（2023年版）", "United Nations, progress chart, 2023"});
  preset.source = "Sustainable Development Goals progress chart 2023, technical note";
  preset.unverified = "the side on which each cut itself falls; a target behind the base, which is read with the direction; no numeric case is published";
  preset.statistic = Statistic::share_reached;
  const Category third{.label = "1", .status = Status::off_track, .score = 1};
  preset.cuts.categories = {{.label = "3", .status = Status::on_track, .side = Side::at_least, .cut = 0.95, .score = 3},
                            {.label = "2", .status = Status::at_risk, .side = Side::at_least, .cut = 0.10, .score = 2}, third};
  preset.cuts_without_target.categories = {{.label = "3", .status = Status::on_track, .side = Side::at_least, .cut = 0.02, .score = 3},
                                           {.label = "2", .status = Status::at_risk, .side = Side::at_least, .cut = 0.005, .score = 2}, third};
  preset.treatments.met = Category{.label = "met", .status = Status::achieved, .score = 3};
  return preset;
}

/// Indicator 8.1.1 as UNDP judges it: mean growth since 2015, per cent a year, more than 2, 1.5 and 1.
inline Preset undp_growth_2022() {
  Preset preset{.name = "undp_growth.2022", .title = {"联合国开发计划署8.1.1指标评估法（2022年版）", "UNDP, growth of income per head (8.1.1), 2022"}};
  preset.source = "UNDP's code of the 2022 progress chart";
  preset.unverified = "the side on which each cut itself falls";
  preset.statistic = Statistic::rate;
  preset.points = {.base = BaseChoice::next, .base_year = 2015};
  preset.cuts.categories = {{"on track", Status::on_track, Side::above, 2},
                            {"fair", Status::at_risk, Side::above, 1.5},
                            {"limited", Status::off_track, Side::above, 1},
                            {"deterioration", Status::off_track, Side::rest, 0, Movement::away}};
  return preset;
}

}  // namespace milepost
