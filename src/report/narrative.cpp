#include "milepost/report/narrative.hpp"

#include "../assessment/indicator_names.hpp"
#include "arithmetic.hpp"
#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/likelihood.hpp"
#include "story.hpp"
#include "words.hpp"

namespace milepost {

namespace {

using report::Story;

/// In Chinese with its unit, which a list of bare numbers would lack; in English the unit stands in the lines above.
std::string amount(const Story& s, double value) {
  const Unit& unit = s.verdict.unit;
  return report::number(value) + (s.zh() ? unit.zh.empty() ? unit.name : unit.zh : "");
}

// The promise.

std::string strength_words(const Story& s) {
  return s.pick("；力度：", "; strength: ") + words::strength(s.row.strength, s.language);
}

std::string promise(const Story& s) {
  const std::string bound = words::bound(s.plan, s.target, s.verdict, s.language);
  const std::string each = s.indicator && s.indicator->each ? s.pick("（逐个对象）", " (for each entity)") : "";
  return s.line("承诺", "Promise", bound + each + strength_words(s) + s.stop());
}

std::string document_words(const Story& s, const Source& source) {
  const Document* document = detail::find_in(s.plan.documents, source.document);
  const std::string title = document && !document->title.empty() ? in(document->title, s.language) : source.document;
  const bool marked = title.starts_with("《") || !s.zh() || title.empty();
  const std::string line = source.line > 0 ? (s.zh() ? "第" + std::to_string(source.line) + "行" : "line " + std::to_string(source.line)) : "";
  return (marked ? title : "《" + title + "》") + (title.empty() || line.empty() ? "" : s.pick("，", ", ")) + line;
}

/// The words of the document stay as they are, in its own language.
std::string source_line(const Story& s) {
  const Source source = s.target && s.target->source != Source{} ? s.target->source : s.indicator ? s.indicator->source : Source{};
  const std::string place = document_words(s, source);
  if (source.words.empty()) return place.empty() ? "" : s.line("出处", "Source", s.closed(place));
  return s.line("原文", "In its words", s.closed(source.words + (place.empty() ? "" : s.bracketed(place))));
}

std::string role_words(const Story& s, Role role) {
  constexpr std::string_view zh[]{"", "牵头", "会同", "协调", "受委托", "审批", "受理", "召集"};
  constexpr std::string_view en[]{"", "lead", "joint", "coordinator", "delegate", "approver", "recipient", "convener"};
  const std::string word = s.pick(zh[static_cast<std::size_t>(role)], en[static_cast<std::size_t>(role)]);
  return word.empty() ? "" : s.bracketed(word);
}

std::string answerable(const Story& s) {
  const Responsibility* answers = s.target && s.target->responsibility ? &*s.target->responsibility : s.task ? &s.task->responsibility : nullptr;
  if (!answers || answers->organizations.empty()) return s.line("责任单位", "Answerable", s.pick("未写明。", "nobody is named."));
  std::vector<std::string> names;
  for (const Responsible& one : answers->organizations) {
    const Organization* organization = find(s.plan, one.organization);
    names.push_back((organization ? in(organization->name, s.language) : one.organization.value) + role_words(s, one.role));
  }
  const std::string mode = answers->mode == Coordination::by_function ? s.bracketed(s.pick("按职责分工负责", "each by its functions")) : "";
  const std::string more = answers->open_ended ? s.pick("等", " and others") : "";
  return s.line("责任单位", "Answerable", s.closed(words::listed(names, s.language) + more + mode));
}

// The window and the start.

std::string basis_words(const Story& s, Basis basis) { return s.bracketed(words::basis(basis, s.language)); }

/// "Within 5 years": the due day is counted from the start, whatever the start rests on, and the start from nothing.
bool is_counted(const Story& s) { return s.target && std::holds_alternative<RelativeTo>(s.target->due.rule); }

Basis due_basis(const Story& s) { return is_counted(s) ? Basis::relative : s.verdict.schedule.due_basis; }

Basis open_basis(const Story& s) {
  const Basis basis = s.verdict.schedule.open_basis;
  return is_counted(s) && basis == Basis::relative ? Basis::stated : basis;
}

std::string window(const Story& s) {
  const Schedule& schedule = s.verdict.schedule;
  const std::string said = s.target && !s.target->due.words.empty() ? s.pick("；原文：", "; in its words: ") + s.target->due.words : "";
  if (!schedule.due) return s.line("时限", "Due", s.pick("未写明完成时限，无从谈逾期", "no due date, so nothing can be late") + s.closed(said));
  constexpr std::string_view zh[]{"逐日", "逐月", "逐季", "逐半年", "逐年"};
  constexpr std::string_view en[]{"in each day", "in each month", "in each quarter", "in each half-year", "in each year"};
  const auto every = schedule.recurrence ? std::optional(static_cast<std::size_t>(schedule.recurrence->every)) : std::nullopt;
  const std::string again = every ? s.pick("；", "; owed ") + s.pick(std::string(zh[*every]) + "计算", en[*every]) : "";
  const std::string due = s.day(*schedule.due) + s.pick("到期", "") + basis_words(s, due_basis(s)) + again + s.closed(said);
  if (!schedule.open) return s.line("时限", "Due", s.pick("起算日不明，", "start not known; ") + due);
  const std::string open = s.day(*schedule.open) + s.pick("起算", "") + basis_words(s, open_basis(s));
  return s.line("时限", "Window", open + s.pick("，", " to ") + due);
}

std::string origin_words(const Story& s, StartOrigin origin) {
  constexpr std::string_view zh[]{"文件确定的基期", "文件未确定基期，取起算时已有的最近一期数据", "起算时无数据，取此后首期数据，此前进度不评", "从零起累计"};
  constexpr std::string_view en[]{"the baseline of the promise", "no baseline is named: the last figure at or before the opening",
                                  "no figure at the opening: the first one after it, the earlier part is not judged", "a total starts from nothing"};
  return s.bracketed(s.pick(zh[static_cast<std::size_t>(origin)], en[static_cast<std::size_t>(origin)]));
}

std::string start(const Story& s) {
  const std::optional<Start> start = s.verdict.start;
  if (!start && s.indicator && s.indicator->kind == Kind::growth) return s.line("起点", "Start", s.pick("无，增速按期评价，不设基期。", "none: a rate is judged period by period, from no baseline."));
  if (!start || (is_flat(s.verdict.track) && start->origin != StartOrigin::named)) return {};
  return s.line("起点", "Start", "b = " + report::number(start->value) + s.pick("，", ", ") + s.day(start->date) + origin_words(s, start->origin) + s.stop());
}

// The figure.

std::string how_made(const Story& s) {
  const Figure& figure = *s.verdict.observed;
  if (s.verdict.track == Track::mean_rate && !s.verdict.schedule.recurrence) return s.pick("，为期内各年增速的几何平均", ", the geometric mean of the yearly rates so far");
  if (s.verdict.track == Track::chained_change) return s.pick("，为各年降幅连乘所得", ", the yearly cuts chained");
  if (!s.adds_up()) return {};
  const std::string total = s.verdict.schedule.recurrence ? s.pick("，为本期累计数", ", the total of its period so far")
                                                          : s.pick("，为自起算以来的累计数", ", the total since the start");
  if (figure.last_addition == figure.value) return total;
  return total + s.pick("，最近一期增加", "; the last report added ") + report::number(figure.last_addition);
}

std::string flags_of(const Story& s) {
  std::vector<std::string> flags;
  for (const Mark mark : {Mark::provisional, Mark::undated, Mark::lower_bound, Mark::gap, Mark::stale})
    if (has(s.verdict, mark)) flags.push_back(words::mark(mark, s.language));
  return flags.empty() ? "" : s.bracketed(words::listed(flags, s.language));
}

std::string when_words(const Story& s) {
  const std::string when = when_observed(s.verdict, s.language);
  return (is_yearly_rate(s.verdict) ? s.pick("，", ", in ") : s.pick("，截至", ", ")) + when;
}

std::string figure(const Story& s) {
  if (!s.verdict.observed) return {};
  const std::string value = words::bounded(report::valued(s, s.verdict.observed->value), s.verdict.observed->exactness, s.language);
  return s.line("数值", "Figure", "y = " + value + when_words(s) + how_made(s) + flags_of(s) + s.stop());
}

// The end of it.

std::string reason_sentence(const Story& s) {
  constexpr std::string_view zh[]{"已按规定免责，不再评判", "已退出，不再评判", "条件不成立，不适用", "尚未开始：方案未印发或未到起算日",
                                  "目标未量化，无从比较，只看走向", "未写完成时限", "截至评估日未见可用的公布数据",
                                  "缺少总量、对象名单或对照数，无从计算", "数据只知下限或对象不全，允许的取值落在不同档次",
                                  "没有起点，算不出应完成的进度", "只有一期数据，不能既作起点又作进度；或点数不足以外推",
                                  "该方法不计算此类目标，或基期为零、正负变号、已无剩余时间，增速无意义"};
  constexpr std::string_view en[]{"exempted, and no longer judged", "it left the plan, and is no longer judged", "its condition does not hold",
                                  "the plan is not issued, or the window not open, yet", "there is no number to compare with; only the movement can be seen",
                                  "no due date is given", "no usable figure was published by the as-of day",
                                  "the whole, the list of entities or the figure to compare with is not known", "what the figures allow falls into different classes",
                                  "there is no start to measure progress from", "one figure cannot be start and progress at once, or there are too few to draw a line",
                                  "the method has no figure for a target of this kind, or growth is from zero, through zero or over no time"};
  if (!s.verdict.reason) return {};
  const bool over = s.verdict.schedule.due && s.verdict.as_of >= *s.verdict.schedule.due;
  if (s.verdict.reason == Reason::no_data && s.verdict.observed && over)
    return s.line("原因", "Why not", s.pick("未见到期以后的公布数据，此前数据不足以认定。", "no figure reaches the due day, and the earlier ones cannot decide."));
  if (is_between_classes(s.verdict)) return s.line("原因", "Why not", s.pick("该数值落在两档之间的空当，方法未予定档。", "the figure lies in a hole between two classes of the method."));
  const auto reason = static_cast<std::size_t>(*s.verdict.reason);
  return s.line("原因", "Why not", s.pick(zh[reason], en[reason]) + s.stop());
}

std::string word(const Story& s, Status status) { return std::string(word_of(status, s.language)); }

std::string events(const Story& s) {
  const Verdict& v = s.verdict;
  std::string text;
  const auto say = [&](const std::string& zh, const std::string& en) { text += s.line("情形", "Note", (s.zh() ? zh : en) + s.stop()); };
  if (v.was_met_on) say(s.day(*v.was_met_on) + "曾达到目标，现已回落", "it was met on " + s.day(*v.was_met_on) + " and is no longer");
  if (v.shown_only_on) say("到期是否达到，" + s.day(*v.shown_only_on) + "的数据方可认定", "whether it was met is shown only by a figure of " + s.day(*v.shown_only_on));
  if (v.met_late_on) say("逾期后于" + s.day(*v.met_late_on) + "达到", "met late, on " + s.day(*v.met_late_on));
  if (v.beyond_range) say("已超出区间的另一端，不作未完成处理", "it is past the far end of the range, which is no failure");
  if (v.smallest_tolerance) {
    const std::string least = words::share(*v.smallest_tolerance, s.language);
    say("“左右”未定幅度，按零容差判定；容差不低于" + least + "则为完成", "“about” has no width and 0 is taken; a tolerance of " + least + " would have met it");
  }
  if (v.between)
    say("允许的取值最差为" + word(s, v.between->first) + "，最好为" + word(s, v.between->second),
        "at worst " + word(s, v.between->first) + ", at best " + word(s, v.between->second));
  return text;
}

std::string movement(const Story& s) { return s.line("走向", "Movement", words::movement(s.verdict.movement, s.language) + s.stop()); }

std::string stale_words(const Story& s) {
  const std::string periods = std::to_string(s.verdict.unreported);
  return s.pick("此后已有" + periods + "个报告期结束而未见新数据", periods + " further report periods have closed without a figure");
}

std::string mark_sentence(const Story& s, Mark mark) {
  constexpr std::string_view zh[]{"所用数值为初步数或估计数，待正式数据公布后复核", "",
                                  "起算日原文未写明，按印发日推定", "完成时限原文未写明，按方案期末计",
                                  "数据未注明发布日期，按所属期末即已知晓处理", "数值只知下限（余、以上、突破）",
                                  "累计数中有缺期，只能作下限", "到期日及以后无数据，以此前最近一期认定",
                                  "到期前已达到，下期数据仍可能改变结论", "起算时无数据，此前进度未评",
                                  "方案于首期之中印发，首期按整期计", "目标值或基期值未能在出处核实", "对原文作不同理解，结论不同",
                                  "目标已调整，按评估日有效的版本评估"};
  constexpr std::string_view en[]{"the figure is provisional or an estimate and may be revised", "",
                                  "the start is not stated; the day of issue is assumed", "no due date is stated; the end of the plan is taken",
                                  "no day of publication is given; taken as known at the period's close", "the figure is known only as a lower bound",
                                  "reports are missing inside the total, which is therefore a lower bound", "there is no figure from the due day on; the last one before it is used",
                                  "met before the due day; the next figure may undo it", "there is no figure from the opening; what came before is not judged",
                                  "the plan was issued inside the first period, which is counted whole", "the target's or the baseline's value could not be confirmed in its source",
                                  "another reading of the words gives another status",
                                  "the target has been revised; the version in force on the as-of day is judged"};
  const auto place = static_cast<std::size_t>(mark);
  return s.line("标注", "Mark", (mark == Mark::stale ? stale_words(s) : s.pick(zh[place], en[place])) + s.stop());
}

/// By which model, of how many figures.
std::string basis_of_chance(const Story& s, const Chance& chance) {
  if (chance.settled) return s.pick("，已有定论，不属推算", ", settled and not projected");
  const std::string used = std::to_string(chance.used);
  if (s.zh()) return "，由" + used + "个数据按" + chance.model + "模型推算";
  return ", projected by " + chance.model + " from " + used + (chance.used == 1 ? " figure" : " figures");
}

/// Only when asked for.
std::string likelihood(const Story& s) {
  const std::optional<Chance>& chance = s.verdict.chance;
  if (!chance) return {};
  if (chance->why) return s.line("概率", "Probability", s.pick("无，", "none: ") + in(words_of(*chance->why), s.language) + s.stop());
  const std::string number = probability_words(*chance->probability, s.language);
  const std::string before = number.starts_with(">") ? "大于" : number.starts_with("<") ? "小于" : "为";
  return s.line("概率", "Probability", s.pick("到期日达到目标值的概率" + before, "") + (s.zh() && before != "为" ? number.substr(1) : number) + s.pick("", " that the target is met on its due day") + basis_of_chance(s, *chance) + s.stop());
}

std::string instance_words(const Story& s, const Instance& instance) {
  const std::string status = word(s, instance.status);
  const std::string observed = instance.observed ? amount(s, *instance.observed) : s.pick("无数据", "no figure");
  const std::string required = instance.required ? s.pick("，应为", ", owed ") + amount(s, *instance.required) : "";
  const bool open = end_of(instance.period) > s.verdict.as_of;
  return "  " + to_string(instance.period) + s.pick("：", ": ") + observed + required + s.pick("，", ", ") + status + (open ? s.bracketed(s.pick("未满", "not over")) : "") + "\n";
}

std::string history(const Story& s) {
  if (s.verdict.history.empty()) return {};
  const Tally tally = tally_of(s.verdict);
  const auto n = [](int count) { return std::to_string(count); };
  const std::string counts = s.zh() ? "已满各期完成" + n(tally.kept) + "、未完成" + n(tally.missed) + "、无数据" + n(tally.unknown)
                                    : "of the periods over, kept " + n(tally.kept) + ", missed " + n(tally.missed) + ", no figure " + n(tally.unknown);
  std::string text = s.line("各期", "Periods", counts + s.stop());
  for (const Instance& instance : s.verdict.history) text += instance_words(s, instance);
  return text;
}

std::string entities(const Story& s) {
  std::string text;
  for (const EntityStanding& one : s.verdict.entities) {
    const std::string observed = one.observed ? amount(s, *one.observed) : s.pick("无数据", "no figure");
    const std::string day = one.observed_at ? s.bracketed(s.day(*one.observed_at)) : "";
    text += "  " + one.entity + s.pick("：", ": ") + observed + day + s.pick("，", ", ") + word(s, one.status) + "\n";
  }
  return text.empty() ? "" : s.line("各对象", "Entities", s.pick("落后的在前。", "those behind first.")) + text;
}

/// One line for each tier or reading: how it stands, with the figure and what was owed.
std::string alternatives(const Story& s, const std::vector<Alternative>& forms, std::string_view chinese, std::string_view english) {
  std::string text;
  for (const Alternative& form : forms) {
    const std::string observed = form.observed ? s.pick("，实际", ", observed ") + amount(s, *form.observed) : "";
    const std::string owed = form.required ? s.pick("，应为", ", owed ") + amount(s, *form.required) : "";
    const std::string reason = form.reason ? s.bracketed(words::reason(*form.reason, s.language)) : "";
    text += s.line(chinese, english, in(form.name, s.language) + s.pick("：", ": ") + word(s, form.status) + reason + observed + owed + s.stop());
  }
  return text;
}

std::string other_forms(const Story& s) {
  const std::string tiers = alternatives(s, s.verdict.tiers, "分档目标", "Tier");
  const bool agree = !s.verdict.readings.empty() && !has(s.verdict, Mark::depends_on_reading);
  const std::string verdict = agree ? s.line("理解", "Readings", s.pick("各种理解下结论一致。", "all readings agree.")) : "";
  return tiers + alternatives(s, s.verdict.readings, "另一理解", "Other reading") + verdict;
}

std::string mentions(const Story& s) {
  std::string text;
  for (const TargetId& mention : s.row.mentions) {
    const Target* other = find(s.plan, mention);
    const std::string said = other && !other->source.words.empty() ? s.pick("，原文：", ", in its words: ") + other->source.words : "";
    text += s.line("重复提及", "Also mentioned", s.closed(mention.value + said));
  }
  if (!s.row.counted) text += s.line("重复提及", "Also mentioned", s.pick("与", "counted with ") + s.row.counted_as.value + s.pick("计为一项。", "."));
  return text;
}

std::string note(const Story& s) {
  std::string text;
  if (s.indicator && !s.indicator->note.empty()) text += s.line("说明", "Remark", in(s.indicator->note, s.language));
  if (s.target && !s.target->note.empty()) text += s.line("说明", "Remark", in(s.target->note, s.language));
  return text;
}

}  // namespace

std::string narrate(const Plan& plan, const ScorecardRow& row, Language language) {
  const Story s{plan, row, language};
  const std::string name = s.indicator ? in(s.indicator->name, language) : "";
  std::string text = (name.empty() ? row.indicator.value : name + s.bracketed(row.indicator.value)) + "\n";
  text += detail::explained(plan, row.verdict, language, s.indicator) + "\n";
  text += promise(s) + source_line(s) + answerable(s) + window(s) + start(s) + figure(s);
  text += report::required_lines(s) + report::figure_lines(s) + likelihood(s) + report::today_line(s);
  text += reason_sentence(s) + events(s) + movement(s);
  for (const Mark mark : row.verdict.marks) text += mark_sentence(s, mark);
  return text + history(s) + entities(s) + other_forms(s) + mentions(s) + note(s);
}

}  // namespace milepost
