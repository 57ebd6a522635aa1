#include "milepost/assessment/measure_words.hpp"

#include <cmath>

#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/preset_words.hpp"

namespace milepost {

namespace {

/// One verdict in one language.
struct Measure {
  const Verdict& verdict;
  Language language;

  bool zh() const { return language == Language::zh; }
  std::string pick(std::string_view chinese, std::string_view english) const { return std::string(zh() ? chinese : english); }
  std::string bracketed(const std::string& words) const { return words.empty() ? "" : zh() ? "（" + words + "）" : " (" + words + ")"; }
  std::string amount(double value) const { return zh() || is_percent(verdict.unit) ? amount_words(value, verdict.unit, language) : number_words(value, verdict.unit, language); }
  std::string per_cent(double rate) const { return figure_words(100 * rate) + (zh() ? "%" : " %"); }

  /// "7.4 points behind", 滞后7.4个百分点.
  std::string lead() const {
    if (!verdict.figure) return {};
    const std::string size = figure_words(std::round(std::abs(*verdict.figure) * 10) / 10);
    const bool behind = *verdict.figure < 0;
    return zh() ? (behind ? "滞后" : "超前") + size + "个百分点" : size + (size == "1" ? " point " : " points ") + (behind ? "behind" : "ahead");
  }

  /// Nobody counts a part of a thing.
  double whole_if_counted(double value) const { return is_count(verdict.unit) ? std::round(value) : value; }

  /// "24, 26 required".
  std::string against(const std::string& value, const std::string& asked, std::string_view chinese, std::string_view english) const {
    return bracketed(zh() ? value + "，" + std::string(chinese) + asked : value + ", " + asked + " " + std::string(english));
  }
  std::string against_required(std::string_view chinese, std::string_view english) const {
    return verdict.observed && verdict.required ? against(amount(verdict.observed->value), amount(*verdict.required), chinese, english) : "";
  }
};

std::string of_line(const Measure& m) {
  return m.pick("将最新数据与须保持的目标值比较", "compares the latest figure with the line to be held") + m.against_required("目标值", "asked for");
}

std::string of_path(const Measure& m) {
  if (is_flat(m.verdict.track)) return of_line(m);
  return m.pick("将最新数据与当日序时目标比较", "compares the latest figure with the required path on its day") + m.against_required("序时目标", "required");
}

std::string of_time(const Measure& m) {
  if (is_flat(m.verdict.track)) return of_line(m);
  return m.pick("将完成比例与时间进度比较", "compares the share of the way done with the share of the time gone") + m.bracketed(m.lead());
}

std::string of_growth(const Measure& m) {
  const Verdict& v = m.verdict;
  const std::string rates = v.observed_rate && v.required_rate ? m.against(m.per_cent(*v.observed_rate), m.per_cent(*v.required_rate), "所需", "needed") : "";
  return m.pick("将实际年均增速与所需年均增速比较", "compares growth a year so far with growth a year needed") + rates;
}

std::string of_trend(const Measure& m) {
  const Verdict& v = m.verdict;
  const std::string ends = v.projected && v.demand ? m.against(m.amount(m.whole_if_counted(*v.projected)), m.amount(v.demand->limit), "目标", "asked for") : "";
  return m.pick("将全部数据的拟合直线外推至完成时限，与目标值比较", "carries the straight line through the figures to the due day and compares it with the target") + ends;
}

std::string of_value(const Measure& m) {
  return m.pick("将已完成量与计划应完成量比较", "compares what is done with what was planned to be done by then") + m.against_required("计划", "planned");
}

std::string of_schedule(const Measure& m) {
  return m.pick("将已完成部分按计划所需的时间与已过去的时间比较", "compares the time in which what is done was planned to be done with the time gone");
}

std::string of_preset(const Measure& m, const Preset& preset) {
  const std::string statistic = word_of(preset.statistic, m.language);
  return m.zh() ? "按" + statistic + "衡量" : "takes " + statistic;
}

struct Measuring {
  const Measure& m;
  std::string operator()(const Path&) const { return of_path(m); }
  std::string operator()(const TimeProportional&) const { return of_time(m); }
  std::string operator()(const GrowthRatio&) const { return of_growth(m); }
  std::string operator()(const TrendProjection&) const { return of_trend(m); }
  std::string operator()(const EarnedValue&) const { return of_value(m); }
  std::string operator()(const EarnedSchedule&) const { return of_schedule(m); }
  std::string operator()(const Preset& preset) const { return of_preset(m, preset); }
  std::string operator()(const Custom&) const { return m.pick("按自行设定的量衡量", "takes a figure of its own"); }
};

}  // namespace

std::string measure_of(const Method& method, const Verdict& verdict, Language language) {
  const Measure measure{verdict, language};
  return std::visit(Measuring{measure}, method);
}

}  // namespace milepost
