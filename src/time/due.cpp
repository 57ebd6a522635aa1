// Due rules as text.
#include "milepost/detail/near_names.hpp"
#include "milepost/time/due.hpp"

#include "milepost/detail/cursor.hpp"

namespace milepost {

namespace {

using detail::Cursor;

constexpr std::string_view expected = "2025, 2025年底, 2025-06-30, 'end of fyp14', 'within 2022', 'each year', 'each "
                                      "year of 2022..2025', 'within 5 years', "
                                      "'within 5 years of 2022-07-11', 'by 30 June', 'regularly' or 'none'";

/// A window as the rule names it: a calendar period, or a name of the plan, in quotes or not.
struct Window {
  Period period;
  std::string name{};
};

std::string_view without_quotes(std::string_view name) {
  for (const auto& [left, right] : {std::pair{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"‘", "’"}}) {
    const std::string_view open = left, close = right;
    if (name.size() > open.size() + close.size() && name.starts_with(open) && name.ends_with(close))
      return detail::trim(name.substr(open.size(), name.size() - open.size() - close.size()));
  }
  return name;
}

std::optional<Period> calendar_period(std::string_view words) {
  if (!detail::is_digit(words.front())) return std::nullopt;
  try {
    return parse_period(words);
  } catch (const ParseError&) {
    return std::nullopt;
  }
}

/// A calendar period means itself, whatever a plan calls by the same words: 2025 written must be 2025 read. Then come the names
/// of the plan; what else begins with a digit is read with the errors of a calendar period.
std::optional<Window> read_window(std::string_view words, const PeriodNames& names) {
  const std::string_view name = without_quotes(detail::trim(words));
  if (name.empty()) return std::nullopt;
  if (const auto period = calendar_period(name)) return Window{*period};
  if (const auto named = names ? names(name) : std::nullopt) return Window{*named, std::string(name)};
  if (detail::is_digit(name.front())) return Window{parse_period(name)};
  return std::nullopt;
}

std::optional<Window> require_window(std::string_view text, std::string_view words, const PeriodNames& names) {
  const auto window = read_window(words, names);
  if (!window)
    fail_parse(detail::excerpt(text), "a due rule",
               "a calendar period or the name of a period in the plan, not '" + detail::excerpt(detail::trim(words)) +
                   "'");
  return window;
}

bool drop_suffix(std::string_view& words, std::initializer_list<std::string_view> suffixes) {
  for (const std::string_view suffix : suffixes)
    if (words.size() > suffix.size() && words.ends_with(suffix)) {
      words = detail::trim(words.substr(0, words.size() - suffix.size()));
      return true;
    }
  return false;
}

/// 年底前, 6月30日前: the day named is inside. 2025年前 is left alone: it may mean before the year or before its end.
bool drop_before(std::string_view& words) {
  std::string_view day = words;
  if (!drop_suffix(day, {"以前", "之前", "前"})) return false;
  const bool names_a_day = day.ends_with("底") || day.ends_with("末") || day.ends_with("日");
  if (names_a_day) words = day;
  return names_a_day;
}

std::optional<Frequency> read_frequency(Cursor& cursor) {
  if (cursor.take_any({"half year", "half_year", "half-year"})) return Frequency::half_year;
  for (const Frequency frequency : {Frequency::year, Frequency::quarter, Frequency::month, Frequency::day})
    if (cursor.take(name_of(frequency))) return frequency;
  return std::nullopt;
}

struct ChineseFrequency {
  std::string_view words;
  Frequency frequency;
};

constexpr ChineseFrequency chinese_frequencies[]{{"每半年", Frequency::half_year}, {"每年", Frequency::year},
                                                 {"每季度", Frequency::quarter},   {"每季", Frequency::quarter},
                                                 {"每月", Frequency::month},       {"每天", Frequency::day},
                                                 {"每日", Frequency::day}};

/// Months of "5 years", "18 months"; out of range beyond a thousand years.
std::optional<int> read_months(Cursor& cursor) {
  const std::optional<int> number = cursor.digits(1, 5);
  if (!number) return std::nullopt;
  int months = 0;
  const bool years = cursor.take_any({"years", "year"}) || (*number < 1000 && cursor.take("年"));  // 2022年 is a year
  if (years)
    months = 12;
  else if (cursor.take_any({"quarters", "quarter", "个季度", "季度"}))
    months = 3;
  else if (cursor.take_any({"months", "month", "个月"}))
    months = 1;
  else
    return std::nullopt;
  if (*number < 1 || *number * months > 12'000)
    fail_range("term", std::to_string(*number), "outside 1 month..1000 years");
  return *number * months;
}

/// An anniversary beyond the calendar is an error of the text.
DueRule relative(int months, const std::optional<Date>& anchor) {
  if (anchor) add_months(*anchor, months);
  return RelativeTo{months, anchor};
}

/// No date, or words that set none: 尽快, 及时; 限期 sets one for each case, none for the target.
std::optional<DueRule> read_none(Cursor cursor) {
  if (!cursor.take_any({"none", "无期限", "无", "尽快", "及时", "限期", "as soon as possible"}) || !cursor.done()) return std::nullopt;
  return NoDue{};
}

/// 定期, 常态化.
std::optional<DueRule> read_regularly(Cursor cursor) {
  if (!cursor.take_any({"regularly", "定期", "不定期", "常态化", "经常性"}) || !cursor.done()) return std::nullopt;
  return Regularly{};
}

bool begins_with_year(std::string_view words) {
  const std::size_t digits = std::min(words.find_first_not_of("0123456789"), words.size());
  return digits == 4 || (digits == 2 && words.substr(digits).starts_with("年"));
}

std::optional<MonthDay> month_day_if_any(std::string_view words) {
  try {
    return parse_month_day(words);
  } catch (const ParseError&) {
    return std::nullopt;
  }
}

/// by 30 June, 6月30日前, 7月底前, 年底前: a day of no stated year.
std::optional<DueRule> read_day_without_year(Cursor cursor) {
  const bool by = cursor.take("by");
  std::string_view words = cursor.rest();
  const bool before = drop_before(words);
  if ((!by && !before) || begins_with_year(words)) return std::nullopt;
  if (words.find("月") != std::string_view::npos) return OnMonthDay{parse_month_day(words)};  // with its own errors
  const std::optional<MonthDay> day = month_day_if_any(words);
  return day ? std::optional<DueRule>{OnMonthDay{*day}} : std::nullopt;
}

std::optional<DueRule> read_each(std::string_view text, Cursor cursor, const PeriodNames& names) {
  if (!cursor.take_any({"each", "every"})) return std::nullopt;
  const std::string_view word = cursor.rest();
  const std::optional<Frequency> every = read_frequency(cursor);
  if (!every)
    fail_parse(
        detail::excerpt(text), "a due rule",
        "year, half year, quarter, month or day after 'each'" +
            detail::did_you_mean(word.substr(0, word.find(' ')), {"year", "half year", "quarter", "month", "day"}));
  if (cursor.done()) return EachPeriod{*every};
  if (!cursor.take("of")) return std::nullopt;
  const auto window = require_window(text, cursor.rest(), names);
  return EachPeriod{*every, window->period, window->name};
}

/// 每年, 2022—2025年每年, “十四五”期间每季度.
std::optional<DueRule> read_each_in_chinese(std::string_view text, Cursor cursor, const PeriodNames& names) {
  for (const auto& [words, frequency] : chinese_frequencies) {
    std::string_view rest = cursor.rest();
    if (rest == words) return EachPeriod{frequency};
    if (!drop_suffix(rest, {words})) continue;
    drop_suffix(rest, {"期间", "期内"});
    const auto window = require_window(text, rest, names);
    return EachPeriod{frequency, window->period, window->name};
  }
  return std::nullopt;
}

std::optional<DueRule> read_end(std::string_view text, Cursor cursor, const PeriodNames& names) {
  if (!cursor.take("end") || !cursor.take("of")) return std::nullopt;
  const auto window = require_window(text, cursor.rest(), names);
  if (window->name.empty()) return ByDate{window->period.last()};
  return EndOf{window->name, window->period};
}

std::optional<DueRule> read_within(std::string_view text, Cursor cursor, const PeriodNames& names) {
  if (!cursor.take("within")) return std::nullopt;
  Cursor term = cursor;
  if (const std::optional<int> months = read_months(term)) {
    if (term.done()) return relative(*months, std::nullopt);
    if (term.take("of")) return relative(*months, parse_date(term.rest()));
  }
  const auto window = require_window(text, cursor.rest(), names);
  return Within{window->period, window->name};
}

/// 5年内, 5年时间内, 自2022年7月11日起5年内.
std::optional<DueRule> read_term_in_chinese(Cursor cursor) {
  std::optional<Date> anchor;
  if (cursor.take_any({"自", "从"})) {
    const std::size_t end = cursor.rest().find("起");
    if (end == std::string_view::npos) return std::nullopt;
    anchor = parse_date(cursor.rest().substr(0, end));
    cursor.skip(end + std::string_view("起").size());
  }
  const std::optional<int> months = read_months(cursor);
  if (!months) return std::nullopt;
  cursor.take("时间");
  if (!cursor.take_any({"之内", "内"}) || !cursor.done()) return std::nullopt;
  return relative(*months, anchor);
}

/// 2022年内, “十四五”期间.
std::optional<DueRule> read_within_in_chinese(std::string_view text, Cursor cursor, const PeriodNames& names) {
  std::string_view words = cursor.rest();
  if (!drop_suffix(words, {"期间", "期内", "之内", "内"})) return std::nullopt;
  const auto window = require_window(text, words, names);
  return Within{window->period, window->name};
}

/// 2025, 到2025年, 2025年底前, fyp14, 到“十四五”末.
std::optional<DueRule> read_bare(Cursor cursor, const PeriodNames& names) {
  cursor.take_any({"到", "至"});
  std::string_view words = cursor.rest();
  drop_before(words);
  const std::size_t digits = std::min(words.find_first_not_of("0123456789"), words.size());
  if (digits > 0 && digits != 4) return std::nullopt;
  if (const auto window = read_window(words, names))
    return window->name.empty() ? DueRule{ByDate{window->period.last()}} : EndOf{window->name, window->period};
  if (!drop_suffix(words, {"期末", "末"})) return std::nullopt;
  const auto window = read_window(words, names);
  return window ? std::optional<DueRule>{EndOf{window->name, window->period}} : std::nullopt;
}

/// Names the rule that fits; the order matters: 5年内 before 2022年内, keywords before names.
std::optional<DueRule> read_rule(std::string_view text, const Cursor& cursor, const PeriodNames& names) {
  if (auto rule = read_none(cursor)) return rule;
  if (auto rule = read_regularly(cursor)) return rule;
  if (auto rule = read_day_without_year(cursor)) return rule;
  Cursor after_by = cursor;
  if (after_by.take("by")) return read_rule(text, after_by, names);
  if (auto rule = read_each(text, cursor, names)) return rule;
  if (auto rule = read_each_in_chinese(text, cursor, names)) return rule;
  if (auto rule = read_end(text, cursor, names)) return rule;
  if (auto rule = read_within(text, cursor, names)) return rule;
  if (auto rule = read_term_in_chinese(cursor)) return rule;
  if (auto rule = read_within_in_chinese(text, cursor, names)) return rule;
  return read_bare(cursor, names);
}

std::string near_word(std::string_view folded) {
  const std::string_view words = detail::trim(folded);
  return detail::did_you_mean(words.substr(0, words.find(' ')), {"end", "within", "each", "by", "regularly", "none"});
}

std::string window_words(const std::string& name, const Period& period) {
  return name.empty() ? to_string(period) : name;
}

std::string words_of(const NoDue&) { return "none"; }
std::string words_of(const Regularly&) { return "regularly"; }
std::string words_of(const OnMonthDay& rule) { return "by " + to_string(rule.day); }
std::string words_of(const ByDate& rule) { return to_string(rule.date); }
std::string words_of(const EndOf& rule) { return "end of " + window_words(rule.name, rule.period); }
std::string words_of(const Within& rule) { return "within " + window_words(rule.name, rule.period); }

std::string words_of(const EachPeriod& rule) {
  const std::string every = rule.every == Frequency::half_year ? "half year" : std::string(name_of(rule.every));
  return "each " + every + (rule.window ? " of " + window_words(rule.name, *rule.window) : "");
}

std::string words_of(const RelativeTo& rule) {
  const bool years = rule.months % 12 == 0;
  const int number = years ? rule.months / 12 : rule.months;
  const std::string unit = std::string(years ? " year" : " month") + (number == 1 ? "" : "s");
  return "within " + std::to_string(number) + unit + (rule.anchor ? " of " + to_string(*rule.anchor) : "");
}

/// What "none" and "regularly" leave out: 尽快, 常态化.
std::string words_without_date(const DueRule& rule, std::string_view text) {
  const bool without_date = std::holds_alternative<NoDue>(rule) || std::holds_alternative<Regularly>(rule);
  const std::string_view words = detail::trim(text);
  const bool says_no_more = words == to_string(Due{rule}) || words == "无" || words == "无期限" || words == "定期";
  return without_date && !says_no_more ? std::string(words) : "";
}

}  // namespace

Due parse_due(std::string_view text, const PeriodNames& names) {
  const std::string folded = detail::readable(text);
  return detail::reading(text, "a due rule", [&] {
    const std::optional<DueRule> rule = read_rule(text, Cursor{folded}, names);
    if (!rule) fail_parse(detail::excerpt(text), "a due rule", std::string(expected) + near_word(folded));
    return Due{*rule, basis_of(*rule), words_without_date(*rule, text)};
  });
}

std::string to_string(const Due& due) {
  return std::visit([](const auto& rule) { return words_of(rule); }, due.rule);
}

}  // namespace milepost
