// The parts of a preset in words, Chinese and English.
#pragma once

#include <string>

#include "milepost/assessment/preset_parts.hpp"

namespace milepost {

/// 年均复合增速, "compound growth": the change a year that a method takes.
std::string word_of(RateEstimator rate, Language language);

/// 实际增速与所需增速之比, "growth over the growth needed": what a method cuts into categories.
std::string word_of(Statistic statistic, Language language);

/// 取最近15年的数据, "over the last 15 years": which observations a method looks at.
std::string words_of(const PointChoice& points, Language language);

/// 0.95、0.6、0, "0.95, 0.6 and 0": where a table cuts.
std::string words_of(const CutTable& cuts, Language language);

/// 取数范围, "observations"; of special cases what is treated: 已达标目标, "a met target".
std::string word_of(PresetPart part, Language language);

/// How a preset has that part: "compound growth", "0.95, 0.6 and 0". Empty for special cases.
std::string words_of(const Preset& preset, PresetPart part, Language language);

}  // namespace milepost
