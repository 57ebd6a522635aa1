#include "arithmetic.hpp"

#include <cmath>

#include "milepost/assessment/likelihood.hpp"
#include "milepost/assessment/method.hpp"
#include "milepost/assessment/preset_words.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::report {

namespace {

std::string trimmed(double value, int decimals) {
  std::string digits = detail::fixed(std::abs(value), decimals);
  const std::string sign = value < 0 && digits.find_first_not_of("0.") != std::string::npos ? "−" : "";
  if (digits.find('.') == std::string::npos) return sign + digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return sign + digits;
}

std::string percent(const Story& s, double value) { return words::percent(trimmed(value, 2), s.language); }

/// "(T − b)" keeps its brackets only around a negative number.
std::string less(double value) { return value < 0 ? "(" + number(value) + ")" : number(value); }

/// 100 d (x - b): "100 × (353.33 − 260)" or, where less is better, "100 × (260 − 353.33)".
std::string difference(double side, double value, double base) {
  return side > 0 ? number(value) + " − " + less(base) : number(base) + " − " + less(value);
}

// The line of the verdict, as the library draws it.

/// The period of a recurring target that a day lies in.
std::optional<Period> instance_at(const Verdict& verdict, const Date& at) {
  if (!verdict.schedule.recurrence) return std::nullopt;
  return period_of(at, verdict.schedule.recurrence->every);
}

/// The standing of the verdict on a day: of a recurring target that of the period the day lies in.
Standing standing_at(const Story& s, const Date& at) {
  const Verdict& v = s.verdict;
  Standing standing{.as_of = v.as_of, .direction = v.direction, .track = v.track, .unit = v.unit, .schedule = v.schedule};
  standing.kind = s.indicator ? s.indicator->kind : Kind::stock;
  standing.start = v.start;
  standing.demand = v.demand;
  standing.figure = v.observed;
  if (const std::optional<Period> period = instance_at(v, at)) {
    standing.schedule = detail::window_schedule(*period, v.schedule.due_basis);
    if (s.adds_up()) standing.start = Start{0, *standing.schedule.open, StartOrigin::zero};
  }
  if (!s.target) return standing;
  standing.shape = detail::shape_of(*s.target, standing);
  for (const Milestone& milestone : s.target->milestones) standing.milestones.push_back({end_of(milestone.period), milestone.value});
  return standing;
}

/// The part of the line between two waypoints that a day lies on.
struct Leg {
  Waypoint from;
  Waypoint to;
};

Leg leg_at(const Trajectory& line, const Date& at) {
  std::size_t leg = 1;
  while (leg + 1 < line.waypoints().size() && line.waypoints()[leg].date < at) ++leg;
  return {line.waypoints()[leg - 1], line.waypoints()[leg]};
}

// R = b + (T - b) s.

/// "s = 24 ÷ 36 months = 0.6667".
std::string share_words(const Story& s, const Leg& leg, const Date& at) {
  const double gone = position(at) - position(leg.from.date);
  const double whole = position(leg.to.date) - position(leg.from.date);
  return "s = " + trimmed(gone, 2) + " ÷ " + trimmed(whole, 2) + s.pick("（月）= ", " months = ") + trimmed(elapsed_share({leg.from.date, leg.to.date}, at), 4);
}

/// "R = b + [(T − b) × s] = 0 + [1.4]": whole steps, towards the start.
std::string step_words(double b, double way, double share) {
  const std::string steps = "[" + number(std::abs(way) * share) + "]";
  if (b == 0) return "R = [T × s] = " + steps;
  return (way < 0 ? "R = b − [(b − T) × s] = " + number(b) + " − " : "R = b + [(T − b) × s] = " + number(b) + " + ") + steps;
}

std::string line_words(const Story& s, const Leg& leg, const Shape& shape, const Date& at) {
  const double b = leg.from.value;
  const double share = owed_share(shape, {leg.from.date, leg.to.date}, at);
  const std::string factor = trimmed(share, 4);
  if (std::holds_alternative<Steps>(shape)) return step_words(b, leg.to.value - b, share);
  if (std::holds_alternative<Geometric>(shape))
    return "R = b × (T ÷ b)^s = " + number(b) + " × (" + number(leg.to.value) + " ÷ " + less(b) + ")^" + factor;
  const bool even = elapsed_share({leg.from.date, leg.to.date}, at) == share;
  const std::string name = even ? "s" : "w";
  const std::string head = even ? "" : s.pick("按既定分布应完成的份额 w = ", "share owed by the given shape w = ") + factor + s.pick("，", ", ");
  if (b == 0) return head + "R = T × " + name + " = " + number(leg.to.value) + " × " + factor;
  return head + "R = b + (T − b) × " + name + " = " + number(b) + " + (" + number(leg.to.value) + " − " + less(b) + ") × " + factor;
}

std::string flat_words(const Story& s) {
  if (s.verdict.track == Track::comparison) return s.pick("R = 另一指标同期各年平均 = ", "R = the other indicator's mean over the same years = ");
  if (s.verdict.demand->two_sided) return s.pick("任何时候都须在区间之内，R = 最近的一端 = ", "inside the range at every moment, R = its nearest edge = ");
  return s.pick("任何时候都以目标值为准，R = T = ", "the target itself at every moment, R = T = ");
}

/// How the value owed on a day comes about; only the value if it is not what the line gives.
std::string owed_words(const Story& s, const Date& at, double owed) {
  const std::string amount = valued(s, owed);
  const Standing standing = standing_at(s, at);
  if (!standing.demand) return "R = " + amount;
  if (is_flat(s.verdict.track)) return flat_words(s) + amount;
  if (standing.schedule.due && at >= *standing.schedule.due) return s.pick("已到期，R = T = ", "due, R = T = ") + amount;
  const std::optional<Trajectory> line = required_path(standing);
  const std::optional<double> value = line ? line->value_at(at) : std::nullopt;
  if (!value || !detail::equal(*value, owed)) return "R = " + amount;
  const Leg leg = leg_at(*line, at);
  const std::string milestone = leg.from == line->waypoints().front() ? "" : s.pick("自中期目标", "from the milestone ") + s.day(leg.from.date) + s.pick("起，", ", ");
  const bool whole = std::holds_alternative<Steps>(line->shape());
  return milestone + share_words(s, leg, at) + s.pick("；", "; ") + line_words(s, leg, line->shape(), at) + " = " + amount +
         (whole ? s.bracketed(s.pick("[ ]内只计整数", "[ ]: whole steps only")) : "");
}

// The figure of the method.

/// 1 + d (value - target) / way = figure.
std::string one_plus(double side, double value, double aim, double way, double figure) {
  return "1 + (" + difference(side, value, aim) + ") ÷ " + less(way) + " = " + trimmed(figure, 3);
}

std::string worth_words(const Story& s, const Standing& standing, double required) {
  const double way = std::abs(standing.demand->limit - (standing.start ? standing.start->value : 0));
  const double owed = detail::owed_progress(standing, required);
  if (is_flat(standing.track)) return s.pick("S 为目标值", "S is the target's value");
  if (standing.track == Track::budget) return s.pick("S 为截至该时点的额度", "S is the budget up to that day");
  return owed == way ? s.pick("S 为全程", "S is the whole way") : s.pick("S 为应完成的进度", "S is the progress owed");
}

std::string path_words(const Story& s) {
  const Verdict& v = s.verdict;
  if (!v.required || !v.demand || !v.observed) return {};
  const Standing standing = standing_at(s, v.observed->at);
  if (!is_flat(v.track) && !standing.start) return {};
  const double side = better_side(standing, *v.required);
  const double worth = detail::owed_progress(standing, *v.required);
  const double figure = 1 + side * (v.observed->value - *v.required) / worth;
  if (!detail::equal(figure, *v.figure)) return {};
  const std::string symbols = side > 0 ? "1 + (y − R) ÷ S = " : "1 + (R − y) ÷ S = ";
  return symbols + one_plus(side, v.observed->value, *v.required, worth, figure) + s.bracketed(worth_words(s, standing, *v.required));
}

/// "(361 ÷ 260)^(1 ÷ 2) − 1 = 17.83%".
std::string rate_words(const Story& s, double from, double to, double years, double rate) {
  return "(" + number(to) + " ÷ " + less(from) + ")^(1 ÷ " + trimmed(years, 2) + ") − 1 = " + percent(s, 100 * rate);
}

std::string growth_words(const Story& s) {
  const Verdict& v = s.verdict;
  if (!v.observed_rate || !v.required_rate || !v.start || !v.observed || !v.demand || !v.schedule.due) return {};
  const Standing standing = standing_at(s, v.observed->at);
  const double begun = position_in_years(v.start->date);
  const std::string seen = rate_words(s, v.start->value, v.observed->value, position_in_years(v.observed->at) - begun, *v.observed_rate);
  const std::string needed = rate_words(s, v.start->value, v.demand->limit, position_in_years(*standing.schedule.due) - begun, *v.required_rate);
  const std::string rate = percent(s, 100 * *v.observed_rate);
  const std::string ratio = (v.direction == Direction::increase ? rate : "−(" + rate + ")") + " ÷ " + percent(s, std::abs(100 * *v.required_rate));
  return s.pick("实际年均增速 ", "grew a year ") + seen + s.pick("，所需年均增速 ", ", needed a year ") + needed + s.pick("；", "; ") + ratio + " = " + trimmed(*v.figure, 3);
}

std::string trend_words(const Story& s) {
  const Verdict& v = s.verdict;
  if (!v.projected || !v.demand) return {};
  const bool flat = is_flat(v.track) || !v.start;
  const double way = flat ? std::abs(v.demand->limit) : std::abs(v.demand->limit - v.start->value);
  const double side = sign_of(v.direction);
  const std::string end = s.pick("按直线外推，到期为 e = ", "the straight line leads to e = ") + valued(s, *v.projected);
  if (way == 0) return end;
  const std::string symbols = side > 0 ? "1 + (e − T) ÷ |T − b| = " : "1 + (T − e) ÷ |T − b| = ";
  return end + s.pick("；", "; ") + symbols + one_plus(side, *v.projected, v.demand->limit, way, *v.figure);
}

std::string entities_words(const Story& s) {
  std::size_t keeping = 0;
  for (const EntityStanding& one : s.verdict.entities)
    if (one.status == Status::achieved || one.status == Status::on_track) ++keeping;
  return s.pick("达标对象 ÷ 全部对象 = ", "entities that keep it ÷ all = ") + std::to_string(keeping) + " ÷ " + std::to_string(s.verdict.entities.size()) + " = " + trimmed(*s.verdict.figure, 3);
}

/// A baseline that the plan names comes before the choice of the method, but for the year in which a line begins.
std::string points_words(const Story& s, const Preset& preset) {
  const bool named = s.verdict.start && s.verdict.start->origin == StartOrigin::named && !preset.points.fitted_from;
  return named ? s.pick("自文件确定的基期起", "from the baseline of the promise") : words_of(preset, PresetPart::points, s.language);
}

/// What a preset measures, and how: "the change a year in per cent (growth by a line through the logarithms, from the first figure): 0.346".
std::string preset_words(const Story& s, const Preset& preset) {
  const std::string value = trimmed(*s.verdict.figure, 3), points = points_words(s, preset);
  const std::string rate = needs_rate(preset.statistic) ? words_of(preset, PresetPart::rate, s.language) + s.pick("，", ", ") : "";
  const std::string measured = words_of(preset, PresetPart::statistic, s.language);
  return s.zh() ? "衡量" + measured + "：" + rate + points + "，得" + value : measured + " (" + rate + points + "): " + value;
}

std::string figure_words_of(const Story& s) {
  const Verdict& v = s.verdict;
  if (!v.entities.empty()) return entities_words(s);
  std::string words;
  if (v.method == name_of(Path{})) words = path_words(s);
  if (v.method == name_of(TimeProportional{})) words = s.pick("即进度差，", "the lead itself, ") + trimmed(*v.figure, 2);
  if (v.method == name_of(GrowthRatio{})) words = growth_words(s);
  if (v.method == name_of(TrendProjection{})) words = trend_words(s);
  if (v.method == "probability") words = probability_words(*v.figure, s.language);
  if (const std::optional<Preset> preset = find_preset(v.method)) words = preset_words(s, *preset);
  return words.empty() ? trimmed(*v.figure, 3) : words;
}

std::string word(const Story& s, Status status) { return std::string(word_of(status, s.language)); }

/// The class of the figure: of entities the row's own, which no bound stands above.
std::optional<Status> class_of(const Verdict& verdict) {
  if (verdict.entities.empty()) return verdict.graded;
  return verdict.status == Status::not_assessable ? std::nullopt : std::optional(verdict.status);
}

/// Why the class is not what the cuts alone would say.
std::string exception_words(const Story& s, const Cuts& cuts, Status graded) {
  if (grade(*s.verdict.figure, cuts) == graded || !s.verdict.entities.empty()) return {};
  return s.pick("，符合进度还须达到目标值本身", "; on track asks for the bound itself");
}

/// Where a shipped preset cuts; the cuts of another are not at hand.
std::string preset_cuts(const Story& s) {
  const std::optional<Preset> preset = s.verdict.figure ? find_preset(s.verdict.method) : std::nullopt;
  return preset ? s.pick("；分档界线为", "; cuts at ") + words_of(preset->cuts, s.language) : "";
}

std::string cut_line(const Story& s) {
  const Verdict& v = s.verdict;
  const std::optional<Status> graded = class_of(v);
  if (!v.figure || !graded) return {};
  if (!v.label.empty()) return s.line("分档", "Class", v.label + s.pick("（", " (") + word(s, *graded) + s.pick("）", ")") + preset_cuts(s) + s.stop());
  const std::string is = s.pick("评为", "here: ") + word(s, *graded);
  if (!v.cuts) return s.line("分档", "Class", is + s.stop());
  const std::string above = trimmed(v.cuts->on_track, 2), middle = trimmed(v.cuts->at_risk, 2);
  const std::string table = s.zh() ? "≥ " + above + "为符合进度，≥ " + middle + "为略有滞后，再低为明显滞后"
                                   : "≥ " + above + " on track, ≥ " + middle + " at risk, off track below";
  return s.line("分档", "Class", table + exception_words(s, *v.cuts, *graded) + s.pick("；", "; ") + is + s.stop());
}

/// What a bound that is met, a due day that is over, or an earlier period makes of the class.
std::string final_line(const Story& s) {
  const Verdict& v = s.verdict;
  if (!v.entities.empty() || !v.graded || v.status == *v.graded || v.status == Status::not_assessable) return {};
  const std::string is = s.pick("，故为", ", so it is ") + word(s, v.status) + s.stop();
  const bool recurring = v.schedule.recurrence.has_value();
  if (words::is_held_back(v)) return s.line("结论", "Status", s.pick("此前有未完成的周期，最高评为略有滞后", "an earlier period was missed") + is);
  if (v.status == Status::achieved && recurring) return s.line("结论", "Status", s.pick("各期均已完成", "every period was kept") + is);
  if (v.status == Status::achieved) return s.line("结论", "Status", s.pick("已达到目标值", "the bound is met") + is);
  if (recurring) return s.line("结论", "Status", s.pick("已到末期，有未完成的周期", "the last period is over and one was missed") + is);
  const bool capped = v.track == Track::budget && v.schedule.due && v.as_of < *v.schedule.due;
  return s.line("结论", "Status", (capped ? s.pick("已突破上限", "the cap is broken") : s.pick("到期未达到目标值", "the bound was not met when due")) + is);
}

/// Completion minus elapsed share: 72.14 % − 66.67 % = 5.48 points.
std::string lead_words(const Story& s) {
  const Verdict& v = s.verdict;
  const double side = sign_of(v.direction);
  const double limit = v.demand->limit;
  const std::string lead = trimmed(*v.lead, 2);
  const bool relative = is_flat(v.track) || !v.start;
  const std::string size = relative ? lead + s.pick("%（相对目标值）", " % of the target's value") : lead + (s.zh() ? "个百分点（占全程）" : lead == "1" || lead == "−1" ? " point of the way" : " points of the way");
  if (relative)
    return "100 × (" + difference(side, v.observed->value, is_flat(v.track) ? v.required.value_or(limit) : limit) + ") ÷ " + number(std::abs(limit)) + " = " + size;
  const double start = v.start->value;
  const double done = 100 * side * (v.observed->value - start) / std::abs(limit - start);
  const std::string gone = s.pick(" − 时间进度", " − time gone ") + percent(s, done - *v.lead) + " = " + size;
  return s.pick("完成率", "completion ") + "100 × (" + difference(side, v.observed->value, start) + ") ÷ " + number(std::abs(limit - start)) + " = " + percent(s, done) + gone;
}

/// A verdict without comparison has neither: one figure that is start and progress at once.
bool is_compared(const Verdict& verdict) { return verdict.graded && verdict.observed && verdict.required && verdict.demand; }

std::string lead_line(const Story& s) {
  if (!is_compared(s.verdict) || !s.verdict.lead) return {};
  return s.line("进度差", "Lead", lead_words(s) + s.stop());
}

/// On the due day and after it the value owed stays the same.
bool is_settled(const Verdict& verdict) {
  const Date& at = verdict.observed->at;
  const bool over = verdict.schedule.due && at >= *verdict.schedule.due && !verdict.schedule.recurrence;
  return at == verdict.as_of || over;
}

}  // namespace

std::string number(double value) { return trimmed(value, std::abs(value) < 1 ? 4 : 2); }

std::string valued(const Story& story, double value) {
  const Unit& unit = story.verdict.unit;
  const bool written_out = number_words(value, unit, story.language) != figure_words(value);
  if (written_out) return number(value) + story.bracketed(amount_words(value, unit, story.language));
  const std::string digits = number(value);
  const std::string plural = unit_words(unit, story.language);
  const bool one = !story.zh() && (digits == "1" || digits == "−1");
  const std::string word = one ? singular_of(plural) : plural;
  const bool joined = word.empty() || (story.zh() && !detail::is_letter(word.front()));
  return digits + (joined ? "" : " ") + word;
}

std::string required_lines(const Story& story) {
  const Verdict& v = story.verdict;
  if (!is_compared(v)) return {};
  return story.line("序时目标", "Required", owed_words(story, v.observed->at, *v.required) + story.stop());
}

std::string figure_lines(const Story& story) {
  const bool scored = story.verdict.figure.has_value();
  const std::string method = scored ? story.line("方法", "Method", words::method(story.verdict.method, story.language) + story.stop()) : "";
  const std::string score = scored ? story.line("得分", "Score", figure_words_of(story) + story.stop()) : "";
  return lead_line(story) + method + score + cut_line(story) + final_line(story);
}

std::string today_line(const Story& story) {
  const Verdict& v = story.verdict;
  if (!v.required_today || (is_compared(v) && is_settled(v))) return {};
  return story.line("目前应达到", "Owed today", story.pick("截至", "by ") + story.day(v.as_of) + story.pick("，", ", ") + owed_words(story, v.as_of, *v.required_today) + story.stop());
}

}  // namespace milepost::report
