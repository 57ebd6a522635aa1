#include <cmath>

#include "milepost/assessment/explain.hpp"
#include "milepost/scenario/effort.hpp"

namespace milepost {

namespace {

std::string words_for(Reason reason, Language language) {
  constexpr std::string_view zh[]{"已豁免", "已退出", "不适用", "尚未开始", "目标没有数字", "未定完成时限",
                                  "没有可用数据", "对象名单或总数未列明", "此类目标不作测算", "没有基期数据", "数据太少", "增速无意义"};
  constexpr std::string_view en[]{"exempted", "ended", "does not apply", "not yet begun", "the target has no number", "no due day", "no figures",
                                  "its members or its whole are not listed", "not reckoned for this kind of target", "no baseline", "too few figures",
                                  "no growth to speak of"};
  return std::string((language == Language::zh ? zh : en)[static_cast<int>(reason)]);
}

/// The parts of the sentence in one language.
struct EffortSpeech {
  const RequiredEffort& effort;
  Language language;

  bool zh() const { return language == Language::zh; }
  std::string pick(std::string_view chinese, std::string_view english) const { return std::string(zh() ? chinese : english); }
  std::string amount(double value) const { return amount_words(value, effort.unit, language); }
  std::string rate(double growth) const { return figure_words(100 * growth) + pick("%", " %"); }
  bool is_rate() const { return !effort.needed.amount && !effort.so_far.amount && is_percent(effort.unit); }

  std::string exactly() const {
    if (effort.exactness == Exactness::exact) return "";
    return effort.exactness == Exactness::more_than ? pick("超过", "more than ") : pick("不少于", "at least ");
  }
  std::string newest() const {
    const std::string value = exactly() + amount(*effort.figure), day = date_words(*effort.at, language);
    if (zh()) return "截至" + day + (effort.adds_up ? "累计" : is_rate() ? "年均" : "为") + value;
    return value + (effort.adds_up ? " by " : is_rate() ? " a year up to " : " at ") + day;
  }
  /// What is more than 400 is not reached by 400.
  std::string beyond() const {
    if (!effort.strict) return "";
    return effort.direction == Direction::increase ? pick("超过", "above ") : pick("低于", "below ");
  }
  std::string goal() const {
    const std::string day = date_words(*effort.due, language);
    const std::string limit = beyond() + amount(*effort.limit) + (effort.or_more ? pick("以上", " or more") : "");
    return zh() ? "目标为" + day + (effort.adds_up ? "累计" : "") + limit : "the target is " + limit + " by " + day;
  }
  /// 增加541.5家, 减少2个百分点, 完成30件; in English the number says it.
  std::string each_year(double value) const {
    const bool points = is_percent(effort.unit);
    if (!zh()) return (points ? figure_words(value) + (std::abs(value) == 1 ? " point" : " points") : amount(value)) + " a year";
    if (effort.adds_up) return (effort.is_cap ? "使用" : "完成") + amount(value);
    return (value < 0 ? "减少" : "增加") + (points ? figure_words(std::abs(value)) + "个百分点" : amount(std::abs(value)));
  }
  /// "541.5 a year (7.5 % a year)".
  std::string pace(const YearlyPace& pace) const {
    if (!pace.amount) return pace.growth ? rate(*pace.growth) + pick("", " a year") : "";
    if (!pace.growth || is_percent(effort.unit)) return each_year(*pace.amount);
    return each_year(*pace.amount) + (zh() ? "（年均增速" + rate(*pace.growth) + "）" : " (" + rate(*pace.growth) + " a year)");
  }
  std::string needed() const {
    const std::string own = pace(effort.needed);
    if (own.empty()) return pick("，所需速度无法计算", "; what that needs cannot be told");
    if (effort.is_cap) return pick("，其间年均最多可", "; what may be used in between: ") + own;
    return (zh() ? (is_rate() ? "，其间年均须达" : "，其间年均须") : "; needed in between: ") + own;
  }
  /// What may slow down is told in per cent, what has to speed up in times.
  std::string times_so_far(double factor) const {
    if (effort.is_cap || factor > 1) {
      const std::string times = figure_words(factor);
      return zh() ? (effort.is_cap ? "，为此前的" : "，须为此前的") + times + "倍" : ", " + times + " times that pace";
    }
    const std::string share = figure_words(std::round(100 * factor));
    if (share == "100") return pick("，所需速度与此前相同", ", as fast as that");
    return zh() ? "，所需速度低于此前，为其" + share + "%" : ", less than that pace: " + share + " % of it";
  }
  std::string compared() const {
    const std::optional<double>& factor = effort.amount_factor ? effort.amount_factor : effort.growth_factor;
    if (effort.movement == Movement::unknown) return pick("，此前速度不明", ", the pace so far is not known");
    const std::string own = pick("，此前年均", ", so far: ") + pace(effort.so_far);
    if (factor) return own + times_so_far(*factor);
    return own + (effort.movement == Movement::away ? pick("，与目标方向相反", ", away from the target") : "");
  }
};

}  // namespace

std::string explain(const RequiredEffort& effort, Language language, const Indicator* indicator) {
  const EffortSpeech speech{effort, language};
  std::string name = indicator ? in(indicator->name, language) : effort.indicator.value;
  if (!effort.entity.empty()) name += speech.pick("（", " (") + effort.entity + speech.pick("）", ")");
  if (effort.reason) return name + speech.pick("：", ": ") + words_for(*effort.reason, language) + speech.pick("。", ".");
  const std::string asked = name + speech.pick("：", ": ") + speech.newest() + speech.pick("，", "; ") + speech.goal();
  const bool met = effort.met && !effort.is_cap, late = effort.at > effort.due;
  if (met && !late) return asked + speech.pick("，已达标。", ", which is met.");
  if (met) return asked + speech.pick("，完成时限已过，最新数据已达到目标值。", "; the due day is over, and the newest figure is up to the target.");
  if (!(effort.years_left > 0)) return asked + speech.pick("，现已过完成时限。", "; the due day is over.");
  return asked + speech.needed() + speech.compared() + speech.pick("。", ".");
}

}  // namespace milepost
