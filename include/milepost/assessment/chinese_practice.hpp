// Presets of Chinese practice: the mid-term review of a five-year plan, and lights 亮灯 by local notices.
#pragma once

#include "milepost/assessment/lights.hpp"
#include "milepost/assessment/preset.hpp"

namespace milepost {

namespace detail {

inline Category green() { return {.label = "green", .status = Status::on_track}; }
inline Category yellow() { return {.label = "yellow", .status = Status::at_risk}; }
inline Category red() { return {.label = "red", .status = Status::off_track}; }

inline Category with_cut(Category category, Side side, double cut) {
  category.side = side;
  category.cut = cut;
  return category;
}

/// Lights by the lag as cuts; where the rule leaves a lag without a light there is a hole.
inline CutTable cuts_of(const LagLights& rule) {
  CutTable table{{with_cut(green(), Side::at_most, 0), with_cut(yellow(), Side::at_most, rule.red_above), red()}};
  if (rule.yellow_from > 0) table.categories.insert(table.categories.begin() + 1, Category{.side = Side::below, .cut = rule.yellow_from});
  return table;
}

}  // namespace detail

/// Mid-term review of the 14th plan: met already is "early"; else by 时序进度, completion less elapsed share in percentage points:
/// "faster" by more than `faster_by`, "on pace" from 0, else "lagging". Verified: the four words and their counts, 4, 5, 7 and 4 of
/// 20. Unverified: the cuts, which are not published.
inline Preset fyp_midterm_2023(double faster_by = 5) {
  Preset preset{.name = "fyp_midterm.2023", .title = {"“十四五”规划中期评估（2023年）", "Mid-term review of the 14th Five-Year Plan, 2023"}};
  preset.source = "Report on the mid-term review of the 14th Five-Year Plan, 2023-12-26";
  preset.unverified = "both cuts: the report gives verdicts, no thresholds";
  preset.rate = RateEstimator::linear;
  preset.statistic = Statistic::lead;
  preset.cuts.categories = {{"faster", Status::on_track, Side::above, faster_by},
                            {"on pace", Status::on_track, Side::at_least, 0},
                            {"lagging", Status::off_track, Side::rest}};
  preset.treatments.met = Category{.label = "early", .status = Status::achieved};
  return preset;
}

/// Yinchuan 2025, by the lag behind 时序进度 in percentage points: green on schedule, yellow 10 to 30, red over 30. The notice gives
/// more than 0 and under 10 no light: there the row is inconclusive.
inline Preset yinchuan_light_2025() {
  Preset preset{.name = "yinchuan.2025", .title = {"银川市红黄绿灯督办办法（2025年）", "Yinchuan, lights of supervision, 2025"}};
  preset.source = "Yinchuan, notice of 2025 on lights for key work";
  preset.rate = RateEstimator::linear;
  preset.statistic = Statistic::lag;
  preset.cuts = detail::cuts_of(yinchuan_2025());
  return preset;
}

/// Ouhai 2020: green if the period's work was done in it, yellow if it was missed and has been caught up with since, red if missed. Of
/// figures along a path: on it now and before, on it now only, not on it now.
inline Preset ouhai_light_2020() {
  Preset preset{.name = "ouhai.2020", .title = {"温州市瓯海区亮灯办法（2020年）", "Ouhai, lights by month, 2020"}};
  preset.source = "Ouhai district of Wenzhou, rules of 2020";
  preset.unverified = "the notice speaks of work done in its month; the path is a reading of it";
  preset.rate = RateEstimator::linear;
  preset.statistic = Statistic::lead;
  preset.treatments.history = FourWays{detail::green(), detail::yellow(), detail::red(), detail::red()};
  return preset;
}

/// Tianjin 2022, growth of investment in per cent, as reported: green at or above both the plan (target) and the city's mean
/// (reference), yellow below either, red where it does not grow. The figure is the smaller margin, in percentage points; without
/// both bars there is none: no_denominator.
inline Preset tianjin_light_2022() {
  Preset preset{.name = "tianjin.2022", .title = {"天津市投资增速亮灯办法（2022年）", "Tianjin, lights for the growth of investment, 2022"}};
  preset.source = "Tianjin, notice of March 2022 on lights for investment";
  preset.unverified = "growth of exactly 0 is taken for red";
  preset.rate = RateEstimator::reported;
  preset.statistic = Statistic::margin;
  preset.points.least = 1;
  preset.cuts.categories = {detail::with_cut(detail::green(), Side::at_least, 0), detail::yellow()};
  preset.treatments.adverse = detail::red();
  return preset;
}

/// Tianjin 2022, use of special bonds: per cent below the progress expected: green none, yellow up to 30, red over 30.
inline Preset tianjin_bonds_light_2022() {
  Preset preset{.name = "tianjin_bonds.2022", .title = {"天津市专项债券支出亮灯办法（2022年）", "Tianjin, lights for the use of bonds, 2022"}};
  preset.source = "Tianjin, notice of March 2022 on lights for investment";
  preset.rate = RateEstimator::linear;
  preset.statistic = Statistic::shortfall;
  preset.cuts = detail::cuts_of(tianjin_bonds_2022());
  return preset;
}

}  // namespace milepost
