// Every institution's preset by name and edition.
#pragma once

#include <string_view>

#include "milepost/assessment/chinese_practice.hpp"
#include "milepost/assessment/destatis.hpp"
#include "milepost/assessment/escap.hpp"
#include "milepost/assessment/eurostat.hpp"
#include "milepost/assessment/eustat.hpp"
#include "milepost/assessment/oecd.hpp"
#include "milepost/assessment/sdsn.hpp"
#include "milepost/assessment/statistics_canada.hpp"
#include "milepost/assessment/unep.hpp"
#include "milepost/assessment/unicef.hpp"
#include "milepost/assessment/united_nations_chart.hpp"
#include "milepost/assessment/world_bank.hpp"
#include "milepost/assessment/wri.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/error.hpp"

namespace milepost {

/// All that are shipped, by institution.
inline std::vector<Preset> presets() {
  return {eurostat_2021(), eurostat_2021(Term::short_term), eurostat_2024(), eurostat_2024(Term::short_term), eustat_2024(),
          statistics_canada_2024(), statistics_canada_2023(), sdsn_2018(), escap_2019(), united_nations_chart_2022(),
          united_nations_chart_2023(), undp_growth_2022(), oecd_2019(), destatis_2021(), unicef_2004(), wri_2025(), unep_gap(),
          fyp_midterm_2023(), yinchuan_light_2025(), ouhai_light_2020(), tianjin_light_2022(), tianjin_bonds_light_2022(), world_bank_2018()};
}

inline std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const Preset& preset : presets()) names.push_back(preset.name);
  return names;
}

/// Empty for a name that is none.
inline std::optional<Preset> find_preset(std::string_view name) {
  for (Preset& preset : presets())
    if (preset.name == name) return std::move(preset);
  return std::nullopt;
}

/// Of a copy of a shipped preset under a name of one's own: what it was made from, instead of whose it is.
inline Text title_of_copy(std::string_view name) {
  return {"自定方法（以 " + std::string(name) + " 为基础）", "own method, based on " + std::string(name)};
}

/// Throws ParseError for a name that is none, with the editions of an institution or the nearest name there is.
inline Preset preset_named(std::string_view name) {
  if (std::optional<Preset> found = find_preset(name)) return *std::move(found);
  fail_parse(name, "a preset", "an institution's with the year of its edition, as eurostat.2021" + detail::did_you_mean_edition(name, preset_names()));
}

}  // namespace milepost
