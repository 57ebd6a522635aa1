#include <cmath>

#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/likelihood.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

constexpr std::string_view months[]{"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};

/// 万人 and 亿元 are units of Chinese text only.
bool is_written_out(const Unit& unit, Language language) { return language == Language::en && unit.scale >= 1000 && !unit.base.empty(); }

/// In a unit that may differ in scale from the one of the number: 37.5 万人 of a bound in 人.
std::string amount(const Quantity& quantity, const Unit& unit, Language language) {
  return amount_words(commensurable(quantity.unit, unit) ? in(quantity, unit).value : quantity.value, unit, language);
}

/// The bound in one language, all numbers in one unit.
struct BoundWords {
  const Unit& unit;
  Language language;

  bool zh() const { return language == Language::zh; }
  std::string of(const Quantity& quantity) const { return amount(quantity, unit, language); }

  std::string operator()(const MoreThan& b) const { return (zh() ? "超过" : "more than ") + of(b.limit); }
  std::string operator()(const AtLeast& b) const { return zh() ? of(b.limit) + "以上" : of(b.limit) + " or more"; }
  std::string operator()(const LessThan& b) const { return (zh() ? "低于" : "less than ") + of(b.limit); }
  std::string operator()(const AtMost& b) const { return (zh() ? "不超过" : "at most ") + of(b.limit); }
  std::string operator()(const Reach& b) const { return (zh() ? "达到" : "reach ") + of(b.limit); }
  std::string operator()(const About& b) const { return zh() ? of(b.limit) + "左右" : "about " + of(b.limit); }
  std::string operator()(const Between& b) const {
    return number_words(in(b.low, unit).value, unit, language) + (zh() ? "—" : " to ") + of(b.high);
  }
  std::string operator()(const AllOf&) const { return zh() ? "全部" : "all"; }
  /// A batch of things; a rate has none, only no number.
  std::string operator()(const SomeOf&) const {
    if (is_percent(unit)) return zh() ? "未定数值" : "no number set";
    return zh() ? "一批" : "some";
  }
  std::string operator()(const Toward& b) const {
    const bool up = b.direction == Direction::increase;
    return zh() ? (up ? "持续提高" : "持续降低") : (up ? "increase" : "decrease");
  }
  std::string operator()(const ChangeBy& b) const {
    const double size = std::abs(b.change.value);
    const std::string by = b.relative ? figure_words(size) + (zh() ? "%" : " %") : amount_words(size, b.change.unit, language);
    const bool up = b.change.value >= 0;
    return zh() ? (up ? "提高" : "累计降低") + by : (up ? "up by " : "down by ") + by;
  }
  std::string operator()(const Above& b) const { return (zh() ? "高于" : "above ") + b.indicator; }
  std::string operator()(const InStepWith& b) const { return zh() ? "与" + b.indicator + "同步" : "in step with " + b.indicator; }
};

}  // namespace

std::string figure_words(double value) {
  std::string digits = detail::fixed(value, std::abs(value) < 10 ? 2 : 1);
  while (digits.find('.') != std::string::npos && (digits.back() == '0' || digits.back() == '.')) {
    const bool point = digits.back() == '.';
    digits.pop_back();
    if (point) break;
  }
  return digits;
}

std::string unit_words(const Unit& unit, Language language) {
  const std::string& own = language == Language::zh ? unit.zh : unit.en;
  if (!own.empty() || unit.name.empty()) return own;
  const std::optional<Unit> known = find_unit(unit.name);
  const std::string word = !known ? "" : language == Language::zh ? known->zh : known->en;
  const bool measure_word = language == Language::en && static_cast<unsigned char>(unit.name.front()) > 127;
  return word.empty() && !measure_word ? unit.name : word;
}

std::string number_words(double value, const Unit& unit, Language language) {
  if (!is_written_out(unit, language)) return figure_words(value);
  const double whole = value * unit.scale;
  if (std::abs(whole) >= 1e9) return figure_words(whole / 1e9) + " billion";
  return std::abs(whole) >= 1e6 ? figure_words(whole / 1e6) + " million" : figure_words(std::round(whole));
}

std::string amount_words(double value, const Unit& unit, Language language) {
  const std::string word = is_written_out(unit, language) ? unit_words(Unit{base_of(unit)}, language) : unit_words(unit, language);
  const bool joined = word.empty() || (language == Language::zh && !detail::is_letter(word.front()));
  const std::string number = number_words(value, unit, language);
  const bool one = language == Language::en && (number == "1" || number == "-1");
  return number + (joined ? "" : " ") + (one ? singular_of(word) : word);
}

std::string words_of(const Bound& bound, const Unit& unit, Language language) { return std::visit(BoundWords{unit, language}, bound); }

std::string figure_of_method(const Verdict& verdict, Language language, int decimals) {
  const double figure = *verdict.figure, unit = std::pow(10.0, decimals);
  if (verdict.method == "probability") return percent_of_probability(figure, language);
  if (std::abs(figure) > 1e6) return figure > 0 ? ">1000000" : "<-1000000";
  return detail::shortest(std::round(figure * unit) / unit);
}

std::string date_words(const Date& date, Language language) {
  const bool year_end = date.month() == 12 && date.day() == 31;
  const std::string year = std::to_string(date.year());
  if (language == Language::zh)
    return year_end ? year + "年末" : year + "年" + std::to_string(date.month()) + "月" + std::to_string(date.day()) + "日";
  if (year_end) return "end-" + year;
  return std::to_string(date.day()) + " " + std::string(months[date.month() - 1]) + " " + year;
}

}  // namespace milepost
