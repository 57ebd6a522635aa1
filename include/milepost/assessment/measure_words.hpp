// What a method measures, in words, with the numbers of a verdict by it.
#pragma once

#include <string>

#include "milepost/assessment/method.hpp"
#include "milepost/assessment/verdict.hpp"

namespace milepost {

/// What follows the name of the method: "compares the latest figure with the required path on its day (24, 26 required)", "takes growth
/// over the growth needed"; 将最新数据与当日序时目标比较（24吨，序时目标26吨）, 按实际增速与所需增速之比衡量. Numbers that the verdict lacks are left out.
std::string measure_of(const Method& method, const Verdict& verdict, Language language);

}  // namespace milepost
