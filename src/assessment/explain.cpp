#include "milepost/assessment/explain.hpp"

#include <cmath>

#include "milepost/assessment/time_proportional.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

/// The same measure without a word for it.
Unit nameless(const Unit& unit) { return Unit{.name = "", .scale = unit.scale, .base = unit.base.empty() ? unit.name : unit.base}; }

/// The parts of a sentence for one verdict in one language.
struct Speech {
  const Verdict& verdict;
  Language language;
  std::string name;  ///< of the indicator; empty if not known

  bool zh() const { return language == Language::zh; }
  std::string pick(std::string_view chinese, std::string_view english) const { return std::string(zh() ? chinese : english); }
  std::string day(const Date& date) const { return date_words(date, language); }

  std::string unit_word() const { return unit_words(verdict.unit, language); }
  std::string number(double value) const { return number_words(value, verdict.unit, language); }
  std::string amount(double value) const { return amount_words(value, verdict.unit, language); }
  /// "at end-2024", "on 30 June 2024".
  std::string at(const Date& date) const { return (date.month() == 12 && date.day() == 31 ? "at " : "on ") + day(date); }
  /// 361家, 1700家以上: as exactly as it is known.
  std::string observed() const {
    const Figure& figure = *verdict.observed;
    if (figure.exactness == Exactness::exact) return amount(figure.value);
    if (figure.exactness == Exactness::more_than) return pick("超过", "more than ") + amount(figure.value);
    return zh() ? amount(figure.value) + "以上" : "at least " + amount(figure.value);
  }
  std::string bound() const { return words_of(verdict.bound, verdict.unit, language); }
  /// Without the unit, where it has just been said: "more than 400".
  std::string short_bound() const {
    if (std::holds_alternative<Reach>(verdict.bound) && verdict.demand) return is_percent(verdict.unit) ? amount(verdict.demand->limit) : number(verdict.demand->limit);
    return is_percent(verdict.unit) ? bound() : words_of(verdict.bound, nameless(verdict.unit), language);
  }
  const std::optional<Recurrence>& recurrence() const { return verdict.schedule.recurrence; }
  bool adds_up() const { return verdict.track == Track::total || verdict.track == Track::budget; }
  /// Rates and shares differ by percentage points, everything else by its own unit.
  std::string difference(double value) const {
    const std::string size = detail::fixed(std::abs(value), std::abs(value) < 0.05 ? 2 : 1);
    if (is_percent(verdict.unit)) return figure_words(std::stod(size)) + pick("个百分点", std::stod(size) == 1 ? " point" : " points");
    return amount(std::abs(value));
  }
};

std::string points(double value) { return figure_words(std::round(std::abs(value) * 10) / 10); }

std::string status_word(const Speech& s) {
  const bool early = s.verdict.status == Status::achieved && s.verdict.schedule.due && s.verdict.as_of < *s.verdict.schedule.due;
  if (early) return s.pick("提前完成", "Achieved early");
  if (s.verdict.met_late_on) return s.pick("逾期完成", "Missed, met late");
  std::string word{word_of(s.verdict.status, s.language)};
  if (!s.zh()) word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

std::string each_word(const Speech& s) {
  constexpr std::string_view zh[]{"日", "月度", "季度", "半年度", "年度"};
  constexpr std::string_view en[]{"day", "month", "quarter", "half-year", "year"};
  return std::string((s.zh() ? zh : en)[static_cast<int>(s.recurrence()->every)]);
}

/// True of a recurring flow whose latest period is over: it is told as a whole.
bool is_whole_period(const Speech& s) {
  return s.recurrence() && s.verdict.observed && s.verdict.observed->at == end_of(period_of(s.verdict.observed->at, s.recurrence()->every));
}

/// "2021—2022年年均" of a mean of yearly rates.
std::string mean_over_years(const Speech& s) {
  const Figure& figure = *s.verdict.observed;
  const bool mean = s.verdict.track == Track::mean_rate || s.verdict.track == Track::comparison;
  if (!mean || !figure.from) return {};
  const std::string first = std::to_string(figure.from->year()), last = std::to_string(figure.at.year());
  return s.zh() ? first + "—" + last + "年年均" : "a year on average in " + first + "-" + last;
}

/// "2022年" of a yearly figure, "截至2024年末" of everything else.
std::string when(const Speech& s) {
  const Figure& figure = *s.verdict.observed;
  const bool year_end = figure.at.month() == 12 && figure.at.day() == 31;
  if (const std::string mean = mean_over_years(s); !mean.empty()) return mean;
  const bool yearly = (is_percent(s.verdict.unit) && figure.frequency == Frequency::year) || (is_whole_period(s) && year_end);
  if (yearly) return s.zh() ? std::to_string(figure.at.year()) + "年" : "in " + std::to_string(figure.at.year());
  if (s.zh()) return "截至" + s.day(figure.at) + (s.adds_up() ? "累计" : "，");
  return s.adds_up() && !has(s.verdict, Mark::assumed_anchor) ? "by " + s.day(figure.at) : s.at(figure.at);
}

/// 2024年 and "in 2024" of a yearly rate, which is of no day; 2024年末 and "at end-2024" of everything else.
std::string dated(const Speech& s) {
  if (is_yearly_rate(s.verdict)) return when(s);
  return s.zh() ? s.day(s.verdict.observed->at) : s.at(s.verdict.observed->at);
}

/// In percentage points of the way, against the line that the method judges by.
double points_ahead(const Speech& s) {
  const bool by_time = s.verdict.method == name_of(TimeProportional{});
  return by_time ? *s.verdict.lead : s.verdict.ahead.value_or(*s.verdict.lead);
}

std::string ahead_or_behind(const Speech& s) {
  const double lead = points_ahead(s);
  const std::string size = points(lead);
  if (size == "0") return s.pick("与序时进度持平", "on schedule");
  if (s.zh()) return (lead > 0 ? "超序时进度" : "滞后序时进度") + size + "个百分点";
  return size + (size == "1" ? " point" : " points") + (lead > 0 ? " ahead of schedule" : " behind");
}

std::string against_path(const Speech& s) {
  const double required = *s.verdict.required;
  const double gap = s.verdict.observed->value - required;
  if (detail::equal(s.verdict.observed->value, required)) return s.pick("与序时目标持平", "just what is required");
  if (is_percent(s.verdict.unit))
    return s.zh() ? (gap > 0 ? "高于序时目标" : "低于序时目标") + s.difference(gap)
                  : s.difference(gap) + (gap > 0 ? " above the required " : " under the required ") + s.amount(required);
  if (s.zh()) return (gap > 0 ? "高于序时目标" : "低于序时目标") + s.amount(required);
  return "against " + s.number(required) + " required";
}

std::string against_line(const Speech& s) {
  const double limit = s.verdict.demand->limit;
  const double gap = s.verdict.observed->value - limit;
  if (detail::equal(s.verdict.observed->value, limit)) return s.pick("与目标值持平", "at the number itself");
  if (s.zh()) return (gap > 0 ? "高于目标值" : "低于目标值") + s.difference(gap);
  return s.difference(gap) + (gap > 0 ? " above the line of " : " under the line of ") + s.amount(limit);
}

/// 47.5 % done with 50 % of the time gone: 2.5 points behind.
std::string share_done(const Speech& s) {
  const double limit = s.verdict.demand->limit;
  const double done = 100 * s.verdict.observed->value / limit;
  if (is_whole_period(s)) return s.zh() ? "完成" + each_word(s) + "目标的" + points(done) + "%" : points(done) + " % of the target for the " + each_word(s);
  if (s.zh()) return "完成" + (s.recurrence() ? each_word(s) : "") + "目标的" + points(done) + "%，" + ahead_or_behind(s);
  const double lead = points_ahead(s);
  const bool even = std::abs(lead - *s.verdict.lead) < 0.05;
  return points(done) + " % done with " + points(done - lead) + (even ? " % of the time gone: " : " % due by then: ") + ahead_or_behind(s);
}

std::string share_of_owed(const Speech& s) {
  if (!s.verdict.required || *s.verdict.required <= 0 || is_whole_period(s)) return {};
  const std::string share = points(100 * s.verdict.observed->value / *s.verdict.required);
  return s.zh() ? "，为应完成数的" + share + "%" : ", " + share + " % of what was owed";
}

/// Whole steps: before the first is due, nothing is owed.
std::string nothing_owed(const Speech& s) {
  const bool none = s.verdict.required && s.verdict.start && detail::equal(*s.verdict.required, s.verdict.start->value);
  if (!none || s.verdict.observed->value > *s.verdict.required) return {};
  return s.zh() ? "目前尚无应完成数" : "nothing owed yet";
}

std::string comparison(const Speech& s) {
  if (!s.verdict.required || !s.verdict.demand) return {};
  if (is_flat(s.verdict.track)) return against_line(s);
  if (const std::string none = nothing_owed(s); !none.empty()) return none;
  if (s.adds_up() && s.verdict.lead && s.verdict.demand->limit > 0) return share_done(s) + share_of_owed(s);
  const std::string lead = s.verdict.lead && !is_percent(s.verdict.unit) ? s.pick("，", ", ") + ahead_or_behind(s) : "";
  return against_path(s) + lead;
}

/// And against the baseline, where the figure moves the wrong way.
std::string drift(const Speech& s) {
  if (s.verdict.movement != Movement::away || !s.verdict.start || s.verdict.start->origin == StartOrigin::zero) return {};
  const double change = s.verdict.observed->value - s.verdict.start->value;
  if (change * sign_of(s.verdict.direction) >= 0) return s.zh() ? "，最近一期出现反向变动" : "; last moving the wrong way";
  const std::string year = std::to_string(s.verdict.start->date.year());
  if (s.zh()) return "，且较" + year + "年基期" + (change < 0 ? "下降" : "上升") + s.difference(change);
  const std::string size = is_percent(s.verdict.unit) ? points(change) : s.number(std::abs(change));
  return " and " + size + (change < 0 ? " under the " : " above the ") + year + " baseline: moving away";
}

/// What is to be done, after 须 or 应: 达到30家以上, 超过400家, 全部完成.
std::string demanded(const Speech& s) {
  if (std::holds_alternative<AllOf>(s.verdict.bound)) return "全部完成";
  const bool named = std::holds_alternative<AtLeast>(s.verdict.bound) || std::holds_alternative<About>(s.verdict.bound) || std::holds_alternative<Between>(s.verdict.bound);
  return (named ? "达到" : "") + s.bound();
}

std::string must(const Speech& s) { return "须" + demanded(s); }

/// The smallest whole number that meets a strict bound on a count: 401.
std::string needs(const Speech& s) {
  if (!s.verdict.demand || !s.verdict.demand->strict || !is_count(s.verdict.unit)) return {};
  const double sign = sign_of(s.verdict.direction);
  return figure_words(detail::whole(s.verdict.demand->threshold * sign) * sign + sign);
}

std::string baseline(const Speech& s) {
  if (!s.verdict.start || s.verdict.start->origin == StartOrigin::zero) return {};
  const std::string value = s.zh() ? s.amount(s.verdict.start->value) : s.number(s.verdict.start->value);
  if (s.zh()) return "基期" + s.day(s.verdict.start->date) + value + "，";
  return value + " at " + s.day(s.verdict.start->date) + "; ";
}

std::string assumed_start(const Speech& s) {
  if (!has(s.verdict, Mark::assumed_anchor)) return {};
  return s.pick("起算日原文未写明，按印发日推定，", "start not stated, date of issue assumed; ");
}

/// （基期2022年末260家，2025年末须超过400家）
std::string promise(const Speech& s) {
  if (!s.verdict.schedule.due) return {};
  const std::string due = s.day(*s.verdict.schedule.due);
  if (s.zh()) return "（" + assumed_start(s) + baseline(s) + due + must(s) + "）";
  return " (" + assumed_start(s) + baseline(s) + s.short_bound() + " due by " + due + ")";
}

/// 已结束的2个年度：完成1个、未完成1个
std::string history(const Speech& s) {
  const Tally tally = tally_of(s.verdict);
  const int over = tally.kept + tally.missed + tally.unknown;
  if (over == 0) return {};
  const auto part = [&](int count, std::string_view chinese, std::string_view english) {
    if (count == 0) return std::string{};
    return s.zh() ? std::string(chinese) + std::to_string(count) + "个、" : std::string(english) + " " + std::to_string(count) + ", ";
  };
  std::string parts = part(tally.kept, "完成", "kept") + part(tally.missed, "未完成", "missed") + part(tally.unknown, "无数据", "no figure");
  parts.resize(parts.size() - (s.zh() ? std::string_view("、").size() : 2));
  const std::string count = std::to_string(over);
  if (s.zh()) return "；已结束的" + count + "个" + each_word(s) + "中，" + parts;
  return "; of " + count + " " + each_word(s) + (over > 1 ? "s" : "") + " over: " + parts;
}

/// An earlier missed period holds the class down; and a period that is over may still lack part of its figure.
std::string shadow_of_history(const Speech& s) {
  const bool capped = s.recurrence() && s.verdict.status == Status::at_risk && s.verdict.graded == Status::on_track;
  if (capped) return s.zh() ? "；因此前" + each_word(s) + "有未完成的，最高评为略有滞后" : "; an earlier " + each_word(s) + " was missed: at risk at best";
  if (!s.recurrence() || !s.verdict.observed || is_whole_period(s)) return {};
  const Period period = period_of(s.verdict.observed->at, s.recurrence()->every);
  if (end_of(period) > s.verdict.as_of) return {};
  return s.zh() ? "；该" + each_word(s) + "全期数据尚未公布" : "; no figure yet for the whole " + each_word(s);
}

std::string once_met(const Speech& s) {
  if (!s.verdict.was_met_on) return {};
  return s.zh() ? "；" + s.day(*s.verdict.was_met_on) + "曾达到目标" : "; was met " + s.at(*s.verdict.was_met_on);
}

std::string stale_words(const Speech& s) {
  const std::string periods = std::to_string(s.verdict.unreported);
  return s.zh() ? "；数据已逾" + periods + "期未更新" : "; figure out of date, " + periods + (periods == "1" ? " period" : " periods") + " without another";
}

std::string cautions(const Speech& s) {
  std::string text;
  if (has(s.verdict, Mark::provisional)) text += s.pick("；数据为初步数", "; provisional figure");
  if (has(s.verdict, Mark::stale)) text += stale_words(s);
  if (has(s.verdict, Mark::late_start)) text += s.pick("；期初无数据，此前进度未评", "; earlier part not judged");
  return text;
}

/// 截至2024年末，“双创”载体平台361家
std::string subject(const Speech& s) {
  if (s.zh()) return when(s) + s.name + s.observed();
  const bool total = s.adds_up() && s.verdict.demand && s.verdict.observed->exactness == Exactness::exact;
  const std::string of = total ? s.number(s.verdict.observed->value) + " of " + s.number(s.verdict.demand->limit) : s.observed();
  return of + " " + when(s);
}

std::string strict_note(const Speech& s) {
  const bool at_limit = s.verdict.demand && s.verdict.demand->strict && detail::equal(s.verdict.observed->value, s.verdict.demand->limit);
  if (!at_limit || needs(s).empty()) return {};
  return s.zh() ? "；须达到" + needs(s) + s.unit_word() + "方为完成" : "; needs " + needs(s);
}

/// "95 of 200 by end-2023, 47.5% done": between subject and comparison a comma, or nothing before "against".
std::string graded_sentence(const Speech& s) {
  const std::string compared = comparison(s);
  const bool closer = !s.zh() && compared.starts_with("against");
  const std::string link = compared.empty() ? "" : s.zh() ? "，" : closer ? " " : ", ";
  const bool tail = !s.adds_up() && !is_percent(s.verdict.unit);
  return subject(s) + link + compared + drift(s) + (tail ? promise(s) : "") + strict_note(s) + once_met(s) + history(s) + shadow_of_history(s) + cautions(s);
}

std::string achieved_sentence(const Speech& s) {
  const std::string only = s.verdict.shown_only_on ? s.pick("；以期后数据认定", "; shown only by a figure after the due day") : "";
  const std::string earlier = has(s.verdict, Mark::earlier_figure) ? s.pick("；以到期前最近数据认定", "; judged by the last figure before the due day") : "";
  const std::string undone = has(s.verdict, Mark::may_be_undone) ? s.pick("；以到期数据为准", "; the next figure may undo it") : "";
  const std::string beyond = s.verdict.beyond_range ? s.pick("；已超出区间上限", "; beyond the range") : "";
  const std::string tail = only + earlier + undone + beyond + history(s) + cautions(s);
  const std::string due = s.verdict.schedule.due ? s.day(*s.verdict.schedule.due) : "";
  if (!s.zh()) return s.observed() + " " + when(s) + "; " + s.short_bound() + " due by " + due + (has(s.verdict, Mark::assumed_anchor) ? " (start not stated, date of issue assumed)" : "") + tail;
  const std::string at = (is_yearly_rate(s.verdict) ? "" : "截至") + dated(s) + (s.adds_up() ? "共" : "为");
  const bool plain = std::holds_alternative<Reach>(s.verdict.bound) && s.verdict.demand;
  const std::string goal = plain ? s.amount(s.verdict.demand->limit) : s.bound();
  return at + s.amount(s.verdict.observed->value) + "，已达到“" + goal + "”的目标（" + assumed_start(s) + due + "到期）" + tail;
}

std::string missed_sentence(const Speech& s) {
  const std::string late = !s.verdict.met_late_on ? "" : s.zh() ? "；" + s.day(*s.verdict.met_late_on) + "达到目标" : "; met " + s.at(*s.verdict.met_late_on);
  const double tolerance = s.verdict.smallest_tolerance ? std::ceil(*s.verdict.smallest_tolerance * 1000 - 1e-9) / 10 : 0;
  const std::string near = tolerance > 0 ? s.pick("；允许误差在", "; met at a tolerance of ") + figure_words(tolerance) + s.pick("%以上方视为完成", " % or more") : "";
  const std::string only = s.verdict.shown_only_on ? s.pick("；以期后数据认定", "; shown only by a figure after the due day") : "";
  const std::string tail = near + late + only + history(s) + cautions(s);
  const std::string whole = needs(s);
  if (s.zh()) return dated(s) + "为" + s.observed() + "，目标要求“" + s.bound() + "”" + (whole.empty() ? "" : "，须达到" + whole + s.unit_word()) + tail;
  const std::string ask = whole.empty() ? s.short_bound() + " was due" : "\"" + s.short_bound() + "\" needs " + whole;
  const std::string value = is_percent(s.verdict.unit) ? s.observed() : s.number(s.verdict.observed->value);
  return value + " " + dated(s) + "; " + ask + tail;
}

/// Why there is no class; a figure in a hole of the rule has none though nothing is missing.
std::string reason_words(const Verdict& verdict, Language language) {
  if (is_between_classes(verdict)) return language == Language::zh ? "数值介于两档之间，未予定档" : "between two classes of the method";
  return std::string(word_of(*verdict.reason, language));
}

/// "30 % or more was due by end-2025"; of recurring targets the number of each period.
std::string owed_at_due(const Speech& s) {
  const std::string goal = s.day(*s.verdict.schedule.due);
  return s.zh() ? "；" + goal + "应" + demanded(s) : "; " + s.short_bound() + " was due by " + goal;
}

std::string owed_by_path(const Speech& s) {
  const std::string value = s.amount(*s.verdict.required_today);
  const std::string goal = s.recurrence() ? each_word(s) : s.verdict.schedule.due ? s.day(*s.verdict.schedule.due) : "";
  const std::string limit = s.amount(s.verdict.demand->limit);
  if (s.zh()) {
    const std::string verb = s.adds_up() ? "应累计完成" : "应达到";
    return "；按序时进度，截至" + s.day(s.verdict.as_of) + (s.recurrence() ? "本" + goal : "") + verb + value + "（" + goal + "目标" + limit + "）";
  }
  const std::string verb = s.adds_up() ? " are due by " : " is the mark for ";
  const std::string by = s.recurrence() ? " a " + goal : " by " + goal;
  return "; on an even path " + s.number(*s.verdict.required_today) + verb + s.day(s.verdict.as_of) + " (" + s.number(s.verdict.demand->limit) + by + ")";
}

/// A level without a baseline has no path before it is due; the promise is told all the same.
std::string no_path(const Speech& s) {
  const bool level = s.verdict.track == Track::climb && !s.verdict.start && s.verdict.demand && s.verdict.schedule.due;
  if (!level) return {};
  const std::string due = s.day(*s.verdict.schedule.due);
  if (s.zh()) return "；原文未列基期值，到期前无从推算序时目标（" + due + must(s) + "）";
  return "; no baseline is given, so there is no path before the due day (" + s.short_bound() + " by " + due + ")";
}

/// What should have been reached by the as-of day, figure or none.
std::string owed_today(const Speech& s) {
  if (!s.verdict.required_today || !s.verdict.demand) return no_path(s);
  const bool over = s.verdict.schedule.due && s.verdict.as_of >= *s.verdict.schedule.due;
  if (over) return owed_at_due(s);
  if (is_flat(s.verdict.track)) return s.zh() ? "；目标要求“" + s.bound() + "”" : "; the target is " + s.short_bound();
  return owed_by_path(s);
}

std::string last_known(const Speech& s) {
  if (!s.verdict.observed) return {};
  const std::string was = s.verdict.graded ? s.pick("，当时", ", was ") + std::string(word_of(*s.verdict.graded, s.language)) : "";
  if (s.zh()) return "；最近数据为" + dated(s) + s.observed() + was;
  return "; last known " + s.observed() + " " + dated(s) + was;
}

std::string allowed(const Speech& s) {
  if (!s.verdict.between) return {};
  const auto word = [&](Status status) { return std::string(word_of(status, s.language)); };
  if (s.zh()) return "；可能为“" + word(s.verdict.between->first) + "”至“" + word(s.verdict.between->second) + "”";
  return "; anything from " + word(s.verdict.between->first) + " to " + word(s.verdict.between->second);
}

std::string unassessed_sentence(const Speech& s) {
  const bool no_data = s.verdict.reason == Reason::no_data, nothing = no_data && !s.verdict.observed, late = no_data && s.verdict.observed;
  const std::string head = late ? s.pick("到期数据尚未公布", "no figure for the due day yet") : nothing ? s.pick("未见公布数据", "nothing published") : s.zh() ? reason_words(s.verdict, s.language) : "";
  return head + allowed(s) + last_known(s) + owed_today(s) + history(s);
}

/// 18 of 20 keep it; behind: ...
std::string entities_sentence(const Speech& s) {
  std::size_t keeping = 0;
  std::string laggards;
  for (const EntityStanding& one : s.verdict.entities) {
    if (one.status == Status::achieved || one.status == Status::on_track) ++keeping;
    else laggards += (laggards.empty() ? "" : s.pick("、", ", ")) + one.entity;
  }
  const std::string all = std::to_string(s.verdict.entities.size());
  if (s.zh()) return all + "个对象中" + std::to_string(keeping) + "个达到要求" + (laggards.empty() ? "" : "；未达到的有" + laggards);
  return std::to_string(keeping) + " of " + all + " keep it" + (laggards.empty() ? "" : "; the others: " + laggards);
}

/// 已结束的4个年度中，完成3个、未完成1个（年度目标60场以上）
std::string all_periods_sentence(const Speech& s) {
  const std::string told = history(s).substr(s.zh() ? std::string_view("；").size() : 2);
  return s.zh() ? told + "（" + each_word(s) + "目标" + s.bound() + "）" : told + " (" + s.bound() + " each " + each_word(s) + ")";
}

/// 底线目标已完成、奋斗目标明显滞后
std::string tiers_told(const Speech& s) {
  std::string told;
  for (const Alternative& tier : s.verdict.tiers) {
    const std::string name = in(tier.name, s.language), word{word_of(tier.status, s.language)};
    told += (told.empty() ? s.pick("；", "; ") : s.pick("、", ", ")) + name + (s.zh() ? "" : ": ") + word;
  }
  return told;
}

/// All readings agree, or which of them gives another class.
std::string readings_told(const Speech& s) {
  if (s.verdict.readings.empty()) return {};
  if (!has(s.verdict, Mark::depends_on_reading)) return s.pick("；各种理解下结论一致", "; all readings agree");
  std::string told;
  for (const Alternative& reading : s.verdict.readings) {
    if (reading.status == s.verdict.status) continue;
    const std::string name = in(reading.name, s.language), word{word_of(reading.status, s.language)};
    told += s.zh() ? "；另一种理解（" + name + "）下为“" + word + "”" : "; by another reading (" + name + "): " + word;
  }
  return told;
}

std::string other_forms(const Speech& s) {
  const std::string revised = has(s.verdict, Mark::revised) ? s.pick("；按调整后的目标评估", "; judged by the revised target") : "";
  return revised + tiers_told(s) + readings_told(s);
}

std::string sentence(const Speech& s) {
  if (!s.verdict.entities.empty()) return entities_sentence(s) + allowed(s);
  if (s.recurrence() && (s.verdict.status == Status::achieved || s.verdict.status == Status::missed)) return all_periods_sentence(s);
  if (s.verdict.status == Status::not_assessable) return unassessed_sentence(s);
  if (s.verdict.status == Status::achieved) return achieved_sentence(s);
  if (s.verdict.status == Status::missed) return missed_sentence(s);
  return graded_sentence(s);
}

/// An institution judges by its own figure, not by the path: "Off track by unicef.2004 (class “falling short”)".
std::string judged_by(const Speech& s) {
  const bool graded = s.verdict.status == Status::on_track || s.verdict.status == Status::at_risk || s.verdict.status == Status::off_track;
  if (!graded || s.verdict.label.empty()) return {};
  if (s.zh()) return "（" + s.verdict.method + "档次“" + s.verdict.label + "”）";
  return " by " + s.verdict.method + " (class “" + s.verdict.label + "”)";
}

/// Where nothing stands before it, the first part needs no mark to set it off.
std::string without_lead(const std::string& said, const Speech& s) {
  const std::string mark = s.pick("；", "; ");
  return said.starts_with(mark) ? said.substr(mark.size()) : said;
}

/// 载体平台数 361家 reads 载体平台361家; 人数, 指数 and the like keep their last character. A year's figure needs no 每年.
std::string spoken_name(const Indicator* indicator, Language language) {
  if (!indicator) return {};
  std::string name = in(indicator->name, language);
  constexpr std::string_view count = "数";
  constexpr std::string_view yearly = "每年";
  if (name.starts_with(yearly)) name = name.substr(yearly.size());
  if (language == Language::en || !name.ends_with(count)) return name;
  const std::string stem = name.substr(0, name.size() - count.size());
  for (const std::string_view kept : {"人", "指", "次", "户", "系", "件", "天", "总"})
    if (stem.ends_with(kept)) return name;
  return stem;
}

}  // namespace

bool is_yearly_rate(const Verdict& verdict) {
  const bool rate = verdict.track == Track::mean_rate || verdict.track == Track::comparison || verdict.track == Track::none;
  return rate && is_percent(verdict.unit) && verdict.observed && verdict.observed->frequency == Frequency::year;
}

std::string when_observed(const Verdict& verdict, Language language) {
  if (!verdict.observed) return {};
  const Figure& figure = *verdict.observed;
  if (!is_yearly_rate(verdict)) return date_words(figure.at, language);
  const std::string first = figure.from ? std::to_string(figure.from->year()) : "", last = std::to_string(figure.at.year());
  const std::string years = first.empty() || first == last ? last : first + (language == Language::zh ? "—" : "-") + last;
  return years + (language == Language::zh ? "年" : "");
}

std::string explain(const Verdict& verdict, Language language, const Indicator* indicator) {
  const Speech speech{verdict, language, spoken_name(indicator, language)};
  const std::string reason = !speech.zh() && verdict.reason ? " (" + reason_words(verdict, language) + ")" : "";
  const std::string said = without_lead(sentence(speech) + other_forms(speech), speech);
  const std::string colon = said.empty() ? "" : speech.pick("：", ": ");
  return status_word(speech) + reason + judged_by(speech) + colon + said + speech.pick("。", ".");
}

}  // namespace milepost
