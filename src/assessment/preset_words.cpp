#include "milepost/assessment/preset_words.hpp"

#include <algorithm>
#include <vector>

#include "milepost/detail/enumeration.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

std::string chosen_wording(Language language, const char* zh, const char* en) { return language == Language::zh ? zh : en; }

/// 甲、乙、丙; "a, b and c".
std::string enumerated(const std::vector<std::string>& things, Language language) {
  return language == Language::zh ? detail::joined(things, "、", "、") : detail::joined(things, ", ", " and ");
}

std::string base_words(const PointChoice& points, Language language) {
  if (points.base == BaseChoice::first || !points.base_year) return chosen_wording(language, "自首个数据起", "from the first figure");
  const std::string year = std::to_string(*points.base_year);
  if (points.base == BaseChoice::exact) return language == Language::zh ? "自" + year + "年起" : "from " + year;
  if (points.base == BaseChoice::next) return language == Language::zh ? "自" + year + "年或其后首个数据起" : "from " + year + " or the next figure";
  return language == Language::zh ? "自距" + year + "年最近的数据起" : "from the figure nearest " + year;
}

/// A line that weighs its points alike needs no word.
std::string weight_words(const Preset& preset, Language language) {
  if (!preset.half_life) return {};
  const std::string years = detail::shortest(*preset.half_life);
  return language == Language::zh ? "（权重每" + years + "年减半）" : " with weights that halve in " + years + (*preset.half_life == 1 ? " year" : " years");
}

/// Paths are straight unless something else is said.
std::string path_words(const Preset& preset, Language language) {
  return preset.path == PathShape::linear ? "" : chosen_wording(language, "（按等比路径）", " on a geometric path");
}

/// Of a rate that is cut itself: whether it is one of per cent or of units.
std::string measure_words(const Preset& preset, Language language) {
  if (preset.statistic != Statistic::rate) return {};
  return is_share(preset.rate) ? chosen_wording(language, "（百分比）", " in per cent") : chosen_wording(language, "（计量单位）", " in units");
}

}  // namespace

std::string word_of(RateEstimator rate, Language language) {
  constexpr const char* zh[]{"年均复合增速", "年均增减量", "各点拟合直线的年变化", "对数拟合直线的增速", "填报的增速"};
  constexpr const char* en[]{"compound growth", "the mean change a year", "the slope of a line through all points", "growth by a line through the logarithms",
                             "the rate as reported"};
  return chosen_wording(language, zh[static_cast<int>(rate)], en[static_cast<int>(rate)]);
}

std::string word_of(Statistic statistic, Language language) {
  constexpr const char* zh[]{"实际增速与所需增速之比", "实际增速与所需增速之比（不分方向）", "预计到期完成全程的比例", "预计到期缺口占当前差距的比例", "预计到期缺口占全程的比例",
                             "今后所需增速与以往增速之比", "每年的变化", "完成比例减时间进度", "时间进度减完成比例", "低于应达值的百分比",
                             "距目标的标准差数", "预计到期的差额", "超出目标值与参照值的较小者", "与典型进程相比的快慢"};
  constexpr const char* en[]{"growth over the growth needed", "growth over the growth needed, whatever the direction", "the share of the way expected by the due day",
                             "the share of the way left that is expected to be missed", "the share of the gap expected to be left",
                             "how many times the rate so far is needed from now on", "the change a year", "completion less elapsed time", "elapsed time less completion",
                             "per cent below the path", "the distance to the target in standard deviations", "the gap expected at the due day",
                             "the smaller lead over target and reference", "the speed against a typical path"};
  return chosen_wording(language, zh[static_cast<int>(statistic)], en[static_cast<int>(statistic)]);
}

std::string words_of(const PointChoice& points, Language language) {
  const bool zh = language == Language::zh;
  if (points.last) return zh ? "取最近" + std::to_string(*points.last) + "个数据" : (*points.last == 1 ? "over the last figure" : "over the last " + std::to_string(*points.last) + " figures");
  if (points.window) return zh ? "取最近" + detail::shortest(*points.window) + "年" : (*points.window == 1 ? "over the last year" : "over the last " + detail::shortest(*points.window) + " years");
  if (points.fitted_from) return zh ? "自" + std::to_string(*points.fitted_from) + "年起拟合" : "on a line from " + std::to_string(*points.fitted_from);
  return base_words(points, language);
}

std::string words_of(const CutTable& cuts, Language language) {
  std::vector<std::string> numbers;
  for (const Category& category : cuts.categories)
    if (category.side != Side::rest) numbers.push_back(detail::shortest(category.cut));
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());  // two classes may part at one number
  return numbers.empty() ? chosen_wording(language, "不分档", "no cuts") : enumerated(numbers, language);
}

std::string word_of(PresetPart part, Language language) {
  constexpr const char* zh[]{"取数范围", "年度变化算法", "衡量的量", "分档界线", "已达标目标", "目标等于基期值", "达标后走势", "基期即达标", "反向变化",
                             "上期进度", "目标差于基期值", "触及自然极限", "目标处于两端", "零值", "负值", "正负变号"};
  constexpr const char* en[]{"observations", "change a year", "figure", "cuts", "a met target", "a target that equals the base", "the way of a met target", "a target met from the start",
                             "a change the wrong way", "the standing before", "a target behind the base", "the natural limit", "a target at an end of the scale",
                             "zeros", "negative values", "a change of sign"};
  return chosen_wording(language, zh[static_cast<int>(part)], en[static_cast<int>(part)]);
}

std::string words_of(const Preset& preset, PresetPart part, Language language) {
  switch (part) {
    case PresetPart::points: return words_of(preset.points, language);
    case PresetPart::rate: return word_of(preset.rate, language) + weight_words(preset, language);
    case PresetPart::statistic: return word_of(preset.statistic, language) + measure_words(preset, language) + path_words(preset, language);
    case PresetPart::cuts: return words_of(preset.cuts, language);
    default: return {};
  }
}

}  // namespace milepost
