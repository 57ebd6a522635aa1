#include "milepost/scenario/scenario.hpp"

#include <algorithm>

#include "milepost/assessment/explain.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

// ---- lists by key

std::string key_of_thing(const Intervention& one) { return one.id; }
std::string key_of_thing(const TargetChange& one) { return one.target.value; }
std::string key_of_thing(const ScheduledTask& one) { return one.id; }
std::string key_of_thing(const Precedence& one) { return one.from + " -> " + one.to + " " + std::string(name_of(one.type)); }
std::string key_of_thing(const Link& one) { return one.cause.value + " -> " + one.effect.value; }

template <class Thing>
const Thing* find_by_key(const std::vector<Thing>& things, const std::string& key) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& one) { return key_of_thing(one) == key; });
  return found == things.end() ? nullptr : &*found;
}

template <class Thing>
void lay_over(std::vector<Thing>& lower, const std::vector<Thing>& upper) {
  for (const Thing& one : upper)
    if (const Thing* known = find_by_key(lower, key_of_thing(one))) lower[static_cast<std::size_t>(known - lower.data())] = one;
    else lower.push_back(one);
}

/// The upper one's start, tasks and precedences over those of the lower one.
void lay_over(std::optional<TaskNetwork>& lower, const std::optional<TaskNetwork>& upper) {
  if (!lower || !upper) {
    if (upper) lower = upper;
    return;
  }
  lower->start = upper->start;
  lay_over(lower->tasks, upper->tasks);
  lay_over(lower->precedences, upper->precedences);
}

// ---- differences

using Differences = std::vector<ScenarioDifference>;

/// The same in both languages.
Text both_ways(const std::string& words) { return {words, words}; }

/// What `say` says in each.
template <class Say>
Text said(const Say& say) {
  return {say(Language::zh), say(Language::en)};
}

struct Change {
  Differences& found;
  std::string thing{};

  void field(const std::string& name, const Text& before, const Text& after) {
    if (before != after) found.push_back({thing, name, before, after});
  }
};

std::string trim_in(const Trim& trim, Language language) {
  const bool chinese = language == Language::zh;
  std::string words;
  const auto add = [&](const std::string& english, const std::string& other) { words += (words.empty() ? "" : chinese ? "，" : " ") + (chinese ? other : english); };
  if (trim.lower) add("lower " + detail::shortest(*trim.lower), "下限" + detail::shortest(*trim.lower));
  if (trim.upper) add("upper " + detail::shortest(*trim.upper), "上限" + detail::shortest(*trim.upper));
  if (trim.keep_better) add("keep_better", "原本更好的保持不变");
  return words.empty() ? (chinese ? "无" : "none") : words;
}

Text words_for(const Effect& effect) {
  return said([&](Language language) { return to_string(effect, language); });
}
Text words_for(const Timing& timing) {
  return said([&](Language language) { return to_string(timing, language); });
}
Text words_for(const Trim& trim) {
  return said([&](Language language) { return trim_in(trim, language); });
}
Text words_for(const Uncertain& value) {
  return said([&](Language language) { return to_string(value, language); });
}

/// The last day of a due rule that is a day or a period; other rules in their own words.
std::string due_day_in_words(const Due& due) {
  if (const auto* by = std::get_if<ByDate>(&due.rule)) return to_string(by->date);
  if (const auto* end = std::get_if<EndOf>(&due.rule)) return to_string(end_of(end->period));
  if (const auto* within = std::get_if<Within>(&due.rule)) return to_string(end_of(within->period));
  return to_string(due);
}

Text summary(const Intervention& one) {
  const std::string share = one.share == 1 ? "" : detail::shortest(one.share);
  return {"对" + one.indicator.value + "：" + to_string(one.effect, Language::zh) + "，" + to_string(one.timing, Language::zh) + (share.empty() ? "" : "，实施比例" + share),
          (share.empty() ? "" : share + " of ") + to_string(one.effect) + " on " + one.indicator.value + " " + to_string(one.timing)};
}
Text summary(const TargetChange& one) {
  Text words;
  const std::optional<Quantity> limit = one.bound ? limit_of(*one.bound, Direction::increase) : std::nullopt;
  if (one.bound) words = {words_of(*one.bound, limit ? limit->unit : Unit{}, Language::zh), to_string(*one.bound)};
  if (one.due) words = {words.zh + (one.bound ? "，" : "") + due_day_in_words(*one.due) + "到期", words.en + (one.bound ? ", " : "") + "due " + to_string(*one.due)};
  return words;
}
Text summary(const Link& one) {
  return {"弹性" + to_string(one.elasticity, Language::zh) + "，滞后" + detail::shortest(one.lag) + "年",
          "elasticity " + to_string(one.elasticity) + ", lag " + detail::shortest(one.lag) + (one.lag == 1 ? " year" : " years")};
}

void compare_fields(const Intervention& before, const Intervention& after, Change change) {
  change.field("indicator", both_ways(before.indicator.value), both_ways(after.indicator.value));
  const auto entity = [](const Intervention& one) { return one.entity.empty() ? Text{"全部对象", "all"} : both_ways(one.entity); };
  change.field("entity", entity(before), entity(after));
  change.field("effect", words_for(before.effect), words_for(after.effect));
  change.field("timing", words_for(before.timing), words_for(after.timing));
  change.field("share", both_ways(detail::shortest(before.share)), both_ways(detail::shortest(after.share)));
  change.field("limits", words_for(before.trim), words_for(after.trim));
}
void compare_fields(const TargetChange& before, const TargetChange& after, Change change) { change.field("target", summary(before), summary(after)); }
std::string in_chinese(const ScheduledTask& one) {
  std::string words = is_milestone(one) ? "里程碑" : "工期" + to_string(one.duration, Language::zh) + "个工作日";
  if (one.not_before) words += "，不早于" + to_string(*one.not_before);
  if (one.started) words += "，" + to_string(*one.started) + "开始";
  if (one.finished) words += "，" + to_string(*one.finished) + "完成";
  if (one.remaining) words += "，剩余" + to_string(*one.remaining, Language::zh) + "个工作日";
  return words;
}
std::string in_chinese(const Precedence& one) {
  constexpr std::string_view types[]{"完成—开始", "开始—开始", "完成—完成", "开始—完成"};
  return std::string(types[static_cast<int>(one.type)]) + (one.lag == 0 ? "" : "，间隔" + detail::shortest(one.lag) + "个工作日");
}
Text summary(const ScheduledTask& one) { return {in_chinese(one), to_string(one)}; }
Text summary(const Precedence& one) { return {in_chinese(one), to_string(one)}; }
void compare_fields(const ScheduledTask& before, const ScheduledTask& after, Change change) { change.field("", summary(before), summary(after)); }
void compare_fields(const Precedence& before, const Precedence& after, Change change) {
  change.field("lag", both_ways(detail::shortest(before.lag)), both_ways(detail::shortest(after.lag)));
}
void compare_fields(const Link& before, const Link& after, Change change) {
  change.field("elasticity", words_for(before.elasticity), words_for(after.elasticity));
  change.field("lag", both_ways(detail::shortest(before.lag)), both_ways(detail::shortest(after.lag)));
}

template <class Thing>
void compare_lists(const std::string& kind, const std::vector<Thing>& before, const std::vector<Thing>& after, Differences& found) {
  for (const Thing& one : after) {
    const std::string key = key_of_thing(one);
    if (const Thing* known = find_by_key(before, key)) compare_fields(*known, one, {found, kind + " " + key});
    else found.push_back({kind + " " + key, "", {}, summary(one)});
  }
  for (const Thing& one : before)
    if (!find_by_key(after, key_of_thing(one))) found.push_back({kind + " " + key_of_thing(one), "", summary(one), {}});
}

/// A scenario without a schedule has one without tasks.
void compare_schedules(const std::optional<TaskNetwork>& before, const std::optional<TaskNetwork>& after, Differences& found) {
  const auto start_of = [](const std::optional<TaskNetwork>& network) { return network ? both_ways(to_string(network->start)) : Text{}; };
  const TaskNetwork none{Date{1, 1, 1}};
  const TaskNetwork &first = before ? *before : none, &second = after ? *after : none;
  Change{found, "schedule"}.field("start", start_of(before), start_of(after));
  compare_lists("task", first.tasks, second.tasks, found);
  compare_lists("precedence", first.precedences, second.precedences, found);
}

// ---- correlations, pair by pair

/// 0 for a pair of which they do not speak.
double correlation_of(const Correlations& all, const IndicatorId& a, const IndicatorId& b) {
  const auto place = [&](const IndicatorId& id) { return static_cast<std::size_t>(std::find(all.indicators.begin(), all.indicators.end(), id) - all.indicators.begin()); };
  const std::size_t n = all.indicators.size(), i = place(a), j = place(b);
  return i < n && j < n && i * n + j < all.matrix.size() ? all.matrix[i * n + j] : 0;
}

bool speaks_of(const Correlations& all, const IndicatorId& id) { return std::find(all.indicators.begin(), all.indicators.end(), id) != all.indicators.end(); }

std::vector<IndicatorId> indicators_of(const Correlations& first, const Correlations& second) {
  std::vector<IndicatorId> all = first.indicators;
  for (const IndicatorId& id : second.indicators)
    if (!speaks_of(first, id)) all.push_back(id);
  return all;
}

void compare_correlations(const Correlations& before, const Correlations& after, Differences& found) {
  const std::vector<IndicatorId> all = indicators_of(after, before);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double was = correlation_of(before, all[j], all[i]), is = correlation_of(after, all[j], all[i]);
      Change{found, "correlation of " + all[j].value + " and " + all[i].value}.field("", both_ways(detail::shortest(was)), both_ways(detail::shortest(is)));
    }
}

// ---- words of a difference

/// "intervention skills" as 措施 skills.
std::string thing_in_chinese(const std::string& thing) {
  constexpr std::pair<std::string_view, std::string_view> kinds[]{{"intervention ", "措施 "}, {"target ", "目标 "}, {"link ", "影响关系 "}, {"correlation of ", "相关系数 "},
                                                                  {"task ", "任务 "}, {"precedence ", "搭接关系 "}, {"schedule", "进度计划"}};
  for (const auto& [english, chinese] : kinds)
    if (thing.starts_with(english)) {
      const std::string rest = thing.substr(english.size());
      const std::size_t both = rest.find(" and ");
      return std::string(chinese) + (english.starts_with("corr") && both != std::string::npos ? rest.substr(0, both) + " 与 " + rest.substr(both + 5) : rest);
    }
  return thing;
}

std::string field_in_chinese(const std::string& thing, const std::string& field) {
  if (thing.starts_with("precedence ") && field == "lag") return "间隔工作日";
  constexpr std::pair<std::string_view, std::string_view> fields[]{{"indicator", "指标"}, {"entity", "对象"}, {"effect", "效果"}, {"timing", "时间安排"}, {"limits", "界限"},
                                                                   {"target", "目标值和时限"}, {"elasticity", "弹性"}, {"lag", "滞后年数"}, {"share", "实施比例"}, {"start", "开始日期"}};
  for (const auto& [english, chinese] : fields)
    if (field == english) return std::string(chinese);
  return field;
}

}  // namespace

Correlations stacked(const Correlations& lower, const Correlations& upper) {
  Correlations both{indicators_of(lower, upper), {}};
  for (const IndicatorId& a : both.indicators)
    for (const IndicatorId& b : both.indicators) {
      const bool upper_speaks = speaks_of(upper, a) && speaks_of(upper, b);
      both.matrix.push_back(a == b ? 1 : correlation_of(upper_speaks ? upper : lower, a, b));
    }
  return both;
}

Scenario stacked(const Scenario& lower, const Scenario& upper) {
  Scenario both = lower;
  both.id = upper.id, both.title = upper.title;
  lay_over(both.interventions, upper.interventions);
  lay_over(both.targets, upper.targets);
  lay_over(both.links, upper.links);
  lay_over(both.schedule, upper.schedule);
  both.correlations = stacked(lower.correlations, upper.correlations);
  return both;
}

Plan with_targets(Plan plan, const Scenario& scenario) {
  for (const TargetChange& change : scenario.targets) {
    const auto found = std::find_if(plan.targets.begin(), plan.targets.end(), [&](const Target& target) { return name_of(target) == change.target.value; });
    if (found == plan.targets.end()) fail_range("target", "'" + change.target.value + "'", "is not in the plan; a scenario changes targets that are");
    detail::replace(found->bound, change.bound);
    detail::replace(found->due, change.due);
    for (Revision& revision : found->revisions) {  // the scenario speaks last, whenever the version is from
      if (change.bound) revision.bound.reset();
      if (change.due) revision.due.reset();
    }
  }
  return plan;
}

std::string to_string(const ScenarioDifference& difference, Language language) {
  const bool chinese = language == Language::zh;
  const std::string colon = chinese ? "：" : ": ", before = in(difference.before, language), after = in(difference.after, language);
  const std::string what = (chinese ? thing_in_chinese(difference.thing) : difference.thing) +
                           (difference.field.empty() ? "" : colon + (chinese ? field_in_chinese(difference.thing, difference.field) : difference.field)) + colon;
  if (before.empty()) return what + (chinese ? "增加，" : "added: ") + after;
  if (after.empty()) return what + (chinese ? "取消，原为" : "left out: ") + before;
  return what + before + (chinese ? " → " : " -> ") + after;
}

std::vector<ScenarioDifference> compare(const Scenario& before, const Scenario& after) {
  Differences found;
  compare_lists("intervention", before.interventions, after.interventions, found);
  compare_lists("target", before.targets, after.targets, found);
  compare_lists("link", before.links, after.links, found);
  compare_schedules(before.schedule, after.schedule, found);
  compare_correlations(before.correlations, after.correlations, found);
  return found;
}

}  // namespace milepost
