// Effects, timings and uncertain numbers in words.
#include <array>

#include "milepost/detail/text.hpp"
#include "milepost/scenario/intervention.hpp"

namespace milepost {

namespace {

/// What an effect is called in Chinese, in the order of the choice.
constexpr std::array<std::string_view, std::variant_size_v<Effect>> effects_in_chinese{
    "维持现状", "水平变动", "增速变动", "逐年变动", "年均增速", "沿用最近增速", "按达标增速", "较基期变动", "定值目标", "回到基期水平", "回落后恢复", "给定数值",
    "恢复原走势", "停止变动", "上下限", "择优", ""};

/// The words of one effect: its name, then what it is told, a part after the other.
class Telling {
 public:
  Telling(std::string name, Language language) : words_(std::move(name)), language_(language) {}

  bool is_chinese() const { return language_ == Language::zh; }
  std::string value(double number) const { return detail::shortest(number); }
  std::string value(const Uncertain& number) const { return to_string(number, language_); }
  std::string value(const Date& day) const { return to_string(day); }

  template <class T>
  Telling& main(const T& told, std::string_view unit = "") {
    words_ += (is_chinese() ? "" : " ") + value(told) + (is_chinese() ? std::string(unit) : "");
    return *this;
  }
  /// " by 2030-12-31"; ，2030-12-31前.
  template <class T>
  Telling& part(std::string_view english, std::string_view before, const T& told, std::string_view after = "") {
    words_ += is_chinese() ? "，" + std::string(before) + value(told) + std::string(after) : " " + std::string(english) + " " + value(told);
    return *this;
  }
  template <class T>
  Telling& part(std::string_view english, std::string_view before, const std::optional<T>& told, std::string_view after = "") {
    return told ? part(english, before, *told, after) : *this;
  }
  Telling& flag(bool set, std::string_view english, std::string_view chinese) {
    if (set) words_ += is_chinese() ? "，" + std::string(chinese) : " " + std::string(english);
    return *this;
  }
  Telling& series(const std::vector<std::pair<Date, double>>& values) {
    bool first = true;
    for (const auto& [day, figure] : values) {
      words_ += is_chinese() ? (first ? "：" : "、") + to_string(day) + "为" + detail::shortest(figure) : " " + to_string(day) + ": " + detail::shortest(figure);
      first = false;
    }
    return *this;
  }
  Telling& add(const std::string& more) {
    words_ += more;
    return *this;
  }
  std::string words() const { return words_; }

 private:
  std::string words_{};
  Language language_{};
};

void tell(const BusinessAsUsual& e, Telling& t) { t.flag(e.seen_only, "seen_only", "沿用最近一期数据").flag(e.avoid_worsening, "avoid_worsening", "不低于起始水平"); }
void tell(const LevelShift& e, Telling& t) { t.main(e.amount); }
void tell(const GrowthChange& e, Telling& t) { t.main(e.points, "个百分点"); }
void tell(const LinearChange& e, Telling& t) { t.main(e.per_year, e.share_of ? "%" : "").part("share_of", "以", e.share_of, "的数值为基数"); }
void tell(const AnnualRate& e, Telling& t) { t.main(e.percent, "%"); }
void tell(const LatestRate& e, Telling& t) { t.part("at", "取", e.at, "的增速").part("least", "不低于", e.least, "%").part("most", "不高于", e.most, "%"); }
void tell(const RateToGoal& e, Telling& t) {
  t.main(e.goal, e.relative ? "%" : "").flag(e.relative, "relative", "为变动幅度").part("by", "", e.by, "前").part("since", "自", e.since, "起算");
}
void tell(const PercentOfBaseline& e, Telling& t) {
  t.main(e.percent, "%").part("by", "", e.by, "前").part("base", "基期", e.base).flag(e.clock == LineClock::start, "clock start", "自起始日计时");
}
void tell(const FixedTarget& e, Telling& t) {
  t.main(e.value).part("by", "", e.by, "前").part("base", "基期", e.base).flag(e.if_target_worse == IfTargetWorse::follow, "follow", "劣于现状亦按目标");
  t.part("if_missing", "无数据时起点取", e.if_missing);
}
void tell(const HaltRise& e, Telling& t) {
  t.part("base", "基期", e.base).part("by", "", e.by, "前").flag(e.if_target_worse == IfTargetWorse::follow, "follow", "劣于现状亦按目标");
}
void tell(const DipRecover& e, Telling& t) {
  t.part("dip", "回落于", e.dip).part("recovery", "恢复于", e.recovery).part("rate_from", "增速自", e.rate_from, "起算");
  if (!t.is_chinese()) t.add(" rate " + std::string(name_of(e.rate)));
  else t.flag(e.rate == DipRate::mean_of_rates, "", "取各期增速的平均数");
  t.part("full_by", "", e.full_by, "前全部恢复");
}
void tell(const GivenValues& e, Telling& t) { t.series(e.values); }
void tell(const ReturnToEarlier& e, Telling& t) { t.part("since", "自", e.since, "起").series(e.earlier); }
void tell(const Stop&, Telling&) {}
void tell(const Cap& e, Telling& t) { t.part("lower", "下限", e.lower).part("upper", "上限", e.upper); }
void tell(const BestOf& e, Telling& t) {
  t.part("at", "以", e.at, "为准").flag(e.end_only, "end_only", "并列时比最后一期").flag(e.worst, "worst", "取其最次");
  const Language language = t.is_chinese() ? Language::zh : Language::en;
  for (const TrimmedEffect& one : e.of) t.add((&one == e.of.data() ? (t.is_chinese() ? "：" : ": ") : (t.is_chinese() ? "｜" : " | ")) + to_string(one.effect, language));
}
void tell(const CustomEffect&, Telling&) {}

std::string name_in(const Effect& effect, Language language) {
  const std::string_view chinese = effects_in_chinese[effect.index()];
  return std::string(language == Language::zh && !chinese.empty() ? chinese : name_of(effect));
}

/// ", ramp 2 years"; ，2年内逐步见效. Nothing for no time.
std::string length_words(Language language, std::string_view english, std::string_view before, std::string_view after, const std::optional<Uncertain>& years) {
  if (!years || *years == Uncertain{0.0}) return "";
  if (language == Language::en) return ", " + std::string(english) + " " + to_string(*years) + (*years == Uncertain{1.0} ? " year" : " years");
  return "，" + std::string(before) + to_string(*years, language) + std::string(after);
}

}  // namespace

std::string to_string(const Effect& effect, Language language) {
  Telling telling(name_in(effect, language), language);
  std::visit([&telling](const auto& one) { tell(one, telling); }, effect);
  return telling.words();
}

std::string to_string(const Timing& timing, Language language) {
  const std::string start = to_string(timing.start);
  const std::string& task = timing.after;
  const std::string after = task.empty() ? "" : language == Language::zh ? "，待任务" + task + "完成" : ", after " + task;
  return (language == Language::zh ? "自" + start + "起" : "from " + start) + after + length_words(language, "delay", "推迟", "年见效", timing.delay) +
         length_words(language, "ramp", "", "年内逐步见效", timing.ramp) + length_words(language, "duration", "持续", "年", timing.duration) +
         length_words(language, "half life", "此后每", "年减半", timing.half_life);
}

}  // namespace milepost
