// Presets `eurostat.2021` and `eurostat.2024`: the European Union's monitoring of sustainable development.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// Over the last fifteen years, or the last five.
enum class Term { long_term, short_term };

namespace detail {

inline CutTable eurostat_cuts() {
  return {{{"significant_progress", Status::on_track, Side::at_least, 0.95},
           {"moderate_progress", Status::at_risk, Side::at_least, 0.60},
           {"insufficient_progress", Status::off_track, Side::at_least, 0},
           {"movement_away", Status::off_track, Side::rest, 0, Movement::away}}};
}

/// Without a target, by d CAGR a year; `band` each side of 0 counts as no change.
inline CutTable eurostat_cuts_without_target(double band) {
  CutTable table{{{"significant_progress", Status::on_track, Side::at_least, 0.01}, {"moderate_progress", Status::at_risk, Side::at_least, band}}};
  if (band > 0) table.categories.push_back({"no_change", Status::off_track, Side::above, -band, Movement::flat});
  table.categories.push_back({"moderate_movement_away", Status::off_track, Side::above, -0.01, Movement::away});
  table.categories.push_back({"significant_movement_away", Status::off_track, Side::rest, 0, Movement::away});
  return table;
}

inline Text eurostat_title(const std::string& edition, Term term) {
  const bool is_long = term == Term::long_term;
  return {"欧盟统计局可持续发展监测法（" + edition + "年版，" + (is_long ? "长期" : "短期") + "）",
          "Eurostat, monitoring of sustainable development, " + edition + ", " + (is_long ? "long term" : "short term")};
}

inline Preset eurostat(const std::string& edition, Term term, double band) {
  Preset preset{.name = "eurostat." + edition, .title = eurostat_title(edition, term)};
  if (term == Term::short_term) preset.name += ".short_term";
  preset.source = "Eurostat, Sustainable development in the European Union, monitoring report, and Statistics Explained";
  preset.points = {.window = term == Term::long_term ? 15 : 5};
  preset.cuts = eurostat_cuts();
  preset.cuts_without_target = eurostat_cuts_without_target(band);
  preset.treatments.met = Category{.label = "significant_progress", .status = Status::on_track};
  return preset;
}

}  // namespace detail

/// With a target: d CAGR / |required CAGR|, cut at 0.95, 0.60 and 0; a met target is in the top category. Without: d CAGR a year, cut
/// at 1 %, 0 and -1 %. Shorter series are judged over what they have: see the figures used.
/// Verified: the ratio, the cut points, the terms. Unverified: the side on which each cut itself falls.
inline Preset eurostat_2021(Term term = Term::long_term) {
  Preset preset = detail::eurostat("2021", term, 0);
  preset.unverified = "the side on which each cut itself falls";
  return preset;
}

/// The same with a neutral band without a target. Its width, 0.1 % a year each side, is that of Eustat.
inline Preset eurostat_2024(Term term = Term::long_term) {
  Preset preset = detail::eurostat("2024", term, 0.001);
  preset.unverified = "the side on which each cut itself falls; the width of the neutral band";
  return preset;
}

}  // namespace milepost
