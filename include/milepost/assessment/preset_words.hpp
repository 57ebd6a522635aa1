// The parts of a preset in words, Chinese and English.
#pragma once

#include <string>

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// 年均复合增速, "compound growth": the change a year that a method takes.
std::string word_of(RateEstimator rate, Language language);

/// 实际增速与所需增速之比, "growth over the growth needed": what a method cuts into categories.
std::string word_of(Statistic statistic, Language language);

/// 取最近15年的数据, "over the last 15 years": which observations a method looks at.
std::string words_of(const PointChoice& points, Language language);

/// 0.95、0.6、0, "0.95, 0.6 and 0": where a table cuts.
std::string words_of(const CutTable& cuts, Language language);

/// The special cases that two methods take differently: 已达标的目标、零值, "a met target and zeros"; empty where there are none.
std::string differences_of(const Treatments& first, const Treatments& second, Language language);

}  // namespace milepost
