#include "milepost/assessment/preset_words.hpp"

#include <vector>

#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

std::string chosen_wording(Language language, const char* zh, const char* en) { return language == Language::zh ? zh : en; }

/// 甲、乙、丙; "a, b and c".
std::string enumerated(const std::vector<std::string>& things, Language language) {
  std::string list;
  for (std::size_t i = 0; i < things.size(); ++i) {
    const bool last = i + 1 == things.size();
    if (i > 0) list += language == Language::zh ? "、" : last ? " and " : ", ";
    list += things[i];
  }
  return list;
}

std::string base_words(const PointChoice& points, Language language) {
  if (points.base == BaseChoice::first || !points.base_year) return chosen_wording(language, "自首个数据起", "from the first figure");
  const std::string year = std::to_string(*points.base_year);
  if (points.base == BaseChoice::exact) return language == Language::zh ? "自" + year + "年起" : "from " + year;
  if (points.base == BaseChoice::next) return language == Language::zh ? "自" + year + "年或其后首个数据起" : "from " + year + " or the next figure";
  return language == Language::zh ? "自距" + year + "年最近的数据起" : "from the figure nearest " + year;
}

}  // namespace

std::string word_of(RateEstimator rate, Language language) {
  constexpr const char* zh[]{"年均复合增速", "年均增减量", "各点拟合直线的年变化", "对数拟合直线的增速", "填报的增速"};
  constexpr const char* en[]{"compound growth", "the mean change a year", "the slope of a line through all points", "growth by a line through the logarithms",
                             "the rate as reported"};
  return chosen_wording(language, zh[static_cast<int>(rate)], en[static_cast<int>(rate)]);
}

std::string word_of(Statistic statistic, Language language) {
  constexpr const char* zh[]{"实际增速与所需增速之比", "实际增速与所需增速之比（不分方向）", "预计到期走完全程的份额", "剩余路程中预计落空的份额", "预计到期留下的差距份额",
                             "今后所需增速为以往增速的倍数", "每年的变化", "完成比例减时间进度", "时间进度减完成比例", "低于应达值的百分比",
                             "距目标的标准差数", "预计到期的差额", "超出目标值与参照值的较小者", "与典型进程相比的快慢"};
  constexpr const char* en[]{"growth over the growth needed", "growth over the growth needed, whatever the direction", "the share of the way expected by the due day",
                             "the share of the way left that is expected to be missed", "the share of the gap expected to be left",
                             "the rate needed from now on over the rate so far", "the change a year", "completion less elapsed time", "elapsed time less completion",
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
  return numbers.empty() ? chosen_wording(language, "不分档", "no cuts") : enumerated(numbers, language);
}

std::string differences_of(const Treatments& first, const Treatments& second, Language language) {
  std::vector<std::string> cases;
  const auto differs = [&](bool same, const char* zh, const char* en) {
    if (!same) cases.push_back(chosen_wording(language, zh, en));
  };
  differs(first.met == second.met && first.maintain == second.maintain, "已达标的目标", "a met target");
  differs(first.kept == second.kept, "基期即已达标", "a target met from the start");
  differs(first.adverse == second.adverse, "反向变化", "a change the wrong way");
  differs(first.history == second.history && first.direction == second.direction, "最近一次变化", "the last change");
  differs(first.if_target_worse == second.if_target_worse, "差于基期值的目标", "a target behind the base");
  differs(first.at_limit == second.at_limit && first.limit_exponent == second.limit_exponent, "接近自然极限", "the natural limit");
  differs(first.near_end == second.near_end && first.lower_end == second.lower_end && first.upper_end == second.upper_end, "处于两端的目标", "a target at an end of the scale");
  differs(first.target_at_base == second.target_at_base, "与基期值相同的目标", "a target that equals the base");
  differs(first.zero == second.zero, "零值", "zeros");
  differs(first.negative == second.negative, "负值", "negative values");
  differs(first.sign_change == second.sign_change, "正负变号", "a change of sign");
  return enumerated(cases, language);
}

}  // namespace milepost
