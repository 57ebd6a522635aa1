#include "words.hpp"

#include <cmath>

#include "../assessment/indicator_names.hpp"

namespace milepost::words {

namespace {

/// Chinese and English of one thing.
struct Pair {
  std::string_view zh;
  std::string_view en;
};

std::string of(const Pair& pair, Language language) { return pick(language, pair.zh, pair.en); }

template <class Enum, std::size_t N>
std::string of(const Pair (&pairs)[N], Enum value, Language language) {
  return of(pairs[static_cast<std::size_t>(value)], language);
}

constexpr Pair marks[]{{"初步数据", "provisional figure"},
                       {"数据逾期未更新", "figure out of date"},
                       {"起算日系推定", "start assumed"},
                       {"时限按方案期末计", "due date taken from the plan's end"},
                       {"未注明发布日期", "no day of publication"},
                       {"仅知下限", "known only as a lower bound"},
                       {"累计数有缺期", "reports missing in the total"},
                       {"以到期前数据认定", "judged by a figure from before the due day"},
                       {"完成情况待到期确认", "may be undone"},
                       {"期初无数据", "no figure from the opening"},
                       {"首期按整期计", "first period counted whole"},
                       {"目标值或基期值待核实", "value unconfirmed"},
                       {"结论因理解而异", "depends on the reading"},
                       {"目标已调整", "target revised"}};

constexpr Pair strengths[]{{"明确要求", "must"}, {"推进", "promote"}, {"支持", "support"},
                           {"力争", "strive"},   {"探索", "explore"}, {"建议", "suggest"}};

constexpr Pair movements[]{{"向目标方向变动", "toward the target"},
                           {"持平", "flat"},
                           {"与目标方向相反", "away from the target"},
                           {"无从判断", "unknown"}};

constexpr Pair bases[]{{"无依据", "not given"},
                       {"原文写明", "stated"},
                       {"与同句共用", "shared with the clause beside it"},
                       {"按方案期末推定", "taken from the end of the plan"},
                       {"自起算日推算", "counted from the start"},
                       {"按通行惯例", "by convention"},
                       {"推定，原文未写明", "assumed, the document is silent"}};

struct MethodWords {
  std::string_view name;
  Pair words;
};

constexpr MethodWords methods[]{{"path", {"应完成进度法", "progress against the required path"}},
                                {"time_proportional", {"时序进度法", "completion against elapsed time"}},
                                {"growth_ratio", {"增速比法", "growth seen against growth needed"}},
                                {"trend_projection", {"趋势外推法", "straight line to the due date"}},
                                {"probability", {"概率法", "how likely the target is met on its due day"}},
                                {"earned_value", {"挣值法", "earned over planned"}},
                                {"earned_schedule", {"挣得进度法", "time earned over time gone"}}};

std::optional<int> chinese_digit(std::string_view word) {
  constexpr std::string_view digits[]{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  for (int i = 0; i < 9; ++i)
    if (word == digits[i]) return i + 1;
  return std::nullopt;
}

/// 一 to 九十九.
std::optional<int> chinese_number(std::string_view words) {
  constexpr std::string_view ten = "十";
  const auto at = words.find(ten);
  if (at == std::string_view::npos) return chinese_digit(words);
  const std::string_view after = words.substr(at + ten.size());
  const std::optional<int> tens = at == 0 ? std::optional(1) : chinese_digit(words.substr(0, at));
  const std::optional<int> ones = after.empty() ? std::optional(0) : chinese_digit(after);
  return tens && ones ? std::optional(10 * *tens + *ones) : std::nullopt;
}

/// The Chinese number that stands between two marks.
std::optional<int> number_between(std::string_view text, std::string_view open, std::string_view close) {
  if (text.size() < open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close)) return std::nullopt;
  return chinese_number(text.substr(open.size(), text.size() - open.size() - close.size()));
}

}  // namespace

std::string pick(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

std::string bounded(const std::string& amount, Exactness exactness, Language language) {
  if (exactness == Exactness::exact) return amount;
  if (exactness == Exactness::more_than) return pick(language, "超过", "more than ") + amount;
  return language == Language::zh ? amount + "以上" : "at least " + amount;
}

std::string percent(const std::string& digits, Language language) { return digits + pick(language, "%", " %"); }
std::string share(double value, Language language) { return percent(figure_words(std::round(value * 1000) / 10), language); }

std::string reason(Reason reason, Language language) { return std::string(word_of(reason, language)); }
std::string mark(Mark mark, Language language) { return of(marks, mark, language); }
std::string strength(Strength strength, Language language) { return of(strengths, strength, language); }
std::string movement(Movement movement, Language language) { return of(movements, movement, language); }
std::string basis(Basis basis, Language language) { return of(bases, basis, language); }

std::string method(const std::string& name, Language language) {
  for (const MethodWords& known : methods)
    if (known.name == name) return of(known.words, language) + (language == Language::zh ? "（" + name + "）" : " (" + name + ")");
  return name;
}

std::string bound(const Plan& plan, const Target* target, const Verdict& verdict, Language language) {
  const bool held = target && target->hold && is_percent(verdict.unit) && std::holds_alternative<SomeOf>(verdict.bound);
  if (held) return pick(language, "保持在合理区间", "kept within a reasonable range");
  return words_of(detail::with_names(verdict.bound, plan, language), verdict.unit, language);
}

std::string numeral(const std::string& number, Language language) {
  if (language == Language::zh) return number;
  std::optional<int> value = number_between(number, "（", "）");
  if (!value) value = number_between(number, "(", ")");
  if (value) return "(" + std::to_string(*value) + ")";
  value = number_between(number, "", number.ends_with("、") ? "、" : "");
  return value ? std::to_string(*value) : number;
}

std::string numbered(const std::string& number, const Text& title, Language language) {
  const std::string shown = numeral(number, language);
  const bool plain = !shown.empty() && shown.find_first_not_of("0123456789") == std::string::npos;
  return shown + (shown.empty() ? "" : plain ? ". " : " ") + in(title, language);
}

bool is_held_back(const Verdict& verdict) {
  const bool better = verdict.graded == Status::on_track || verdict.graded == Status::achieved;
  return verdict.schedule.recurrence && verdict.status == Status::at_risk && better;
}

std::string listed(const std::vector<std::string>& things, Language language) {
  std::string list;
  for (std::size_t i = 0; i < things.size(); ++i) list += (i == 0 ? "" : pick(language, "、", ", ")) + things[i];
  return list;
}

}  // namespace milepost::words
