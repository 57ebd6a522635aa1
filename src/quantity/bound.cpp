// Bounds as text, in the words of plans and documents.
#include "milepost/detail/near_names.hpp"
#include "milepost/quantity/bound.hpp"

#include "milepost/detail/cursor.hpp"

namespace milepost {

namespace {

using detail::Cursor;

/// What a phrase before or after a number demands. `hold` (保持在) leaves the choice to what follows, `control`
/// (控制在) needs 以内 or 左右 after the number; both make a range two-sided.
enum class Comparison {
  reach,
  more_than,
  at_least,
  less_than,
  at_most,
  about,
  above,
  raise,
  cut,
  hold,
  control,
  range
};

struct Phrase {
  std::string_view words;
  Comparison comparison;
};

/// Phrases of one meaning, between bars.
struct PhraseGroup {
  Comparison comparison;
  std::string_view phrases;
};

constexpr PhraseGroup before_numbers[]{
    {Comparison::more_than, "more than|greater than|over|>|超过|大于|多于|突破"},
    {Comparison::above, "above|高于"},
    {Comparison::at_least, "at least|no less than|not less than|no fewer than|not fewer than|>=|≥|不少于|"
                           "不低于|不小于|至少|最少"},
    {Comparison::less_than, "less than|fewer than|under|below|<|低于|少于|小于"},
    {Comparison::at_most, "at most|no more than|not more than|up to|<=|≤|不超过|不高于|不大于|不多于|至多|"
                          "最多"},
    {Comparison::reach, "reach|达到|达|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|增至|扩充至|"
                        "扩大到|扩大至|降低到|降低至|降到|降至|下降到|下降至|减少到|减少至|缩短至"},
    {Comparison::about, "about|around|approximately|≈|约|大约"},
    {Comparison::raise, "increase by|提高|提升|增长|增加|上升"},
    {Comparison::cut, "decrease by|降低|下降|减少|缩短"},
    {Comparison::hold, "保持在|稳定在|维持在"},
    {Comparison::control, "控制在"},
    {Comparison::range, "within|between|from"},
};

constexpr PhraseGroup after_numbers[]{
    {Comparison::at_least, "及以上|以上|or more|and above|or above"},
    {Comparison::at_most, "及以下|以下|以内|之内|or less|or fewer|and below|or below"},
    {Comparison::about, "左右|上下"},
    {Comparison::range, "之间"},
};

template <std::size_t N>
std::vector<Phrase> split(const PhraseGroup (&groups)[N]) {
  std::vector<Phrase> phrases;
  for (const auto& [comparison, words] : groups)
    for (std::size_t at = 0; at < words.size(); at += phrases.back().words.size() + 1)
      phrases.push_back({words.substr(at, std::min(words.find('|', at), words.size()) - at), comparison});
  return phrases;
}

const std::vector<Phrase>& phrases_before() {
  static const std::vector<Phrase> phrases = split(before_numbers);
  return phrases;
}

const std::vector<Phrase>& phrases_after() {
  static const std::vector<Phrase> phrases = split(after_numbers);
  return phrases;
}

struct WholePhrase {
  std::string_view words;
  Bound bound;
};

/// Bounds without a number.
const std::vector<WholePhrase>& whole_phrases() {
  const Bound more = Toward{Direction::increase}, less = Toward{Direction::decrease};
  static const std::vector<WholePhrase> table{{"all", AllOf{}},    {"full coverage", AllOf{}},
                                              {"全部", AllOf{}},   {"所有", AllOf{}},
                                              {"全覆盖", AllOf{}}, {"实现全覆盖", AllOf{}},
                                              {"some", SomeOf{}},  {"一批", SomeOf{}},
                                              {"若干", SomeOf{}},  {"increase", more},
                                              {"rise", more},      {"grow", more},
                                              {"增加", more},      {"增长", more},
                                              {"提高", more},      {"提升", more},
                                              {"上升", more},      {"扩大", more},
                                              {"decrease", less},  {"fall", less},
                                              {"decline", less},   {"减少", less},
                                              {"降低", less},      {"下降", less},
                                              {"减轻", less},      {"缩短", less},
                                              {"缩小", less}};
  return table;
}

/// What a reading leans on, for its error messages.
struct Context {
  std::string_view text;
  const Unit& unit;

  [[noreturn]] void fail(const std::string& expected) const { fail_parse(detail::excerpt(text), "a bound", expected); }
};

// ---- numbers and their units

/// "1.5万名": digits 1.5, tail 万名, which is a power of ten 4 and the word 名.
struct Amount {
  std::string digits{};
  int exponent{};
  std::string_view tail{};
  int power{};
  std::string_view word{};
};

struct Power {
  std::string_view words;
  int exponent;
};

constexpr Power powers[]{{"万亿", 12}, {"千亿", 11},    {"百亿", 10},   {"十亿", 9},   {"亿", 8},
                         {"千万", 7},  {"百万", 6},     {"十万", 5},    {"万", 4},     {"千", 3},
                         {"百", 2},    {"thousand", 3}, {"million", 6}, {"billion", 9}};

std::size_t count_digits(std::string_view text) { return std::min(text.find_first_not_of("0123456789"), text.size()); }

/// Takes digits, or one to three digits and groups of three behind commas.
bool take_integer(std::string_view& text, std::string& digits, const Context& context) {
  const std::size_t first = count_digits(text);
  digits.append(text.substr(0, first));
  text.remove_prefix(first);
  bool grouped = true;
  while (first > 0 && text.size() > 1 && text[0] == ',' && detail::is_digit(text[1])) {
    grouped = grouped && first <= 3 && count_digits(text.substr(1)) == 3;
    if (!grouped) context.fail("a comma before every three digits, as in 4,000");
    digits.append(text.substr(1, 3));
    text.remove_prefix(4);
  }
  return first > 0;
}

bool take_fraction(std::string_view& text, std::string& digits) {
  const std::size_t count = text.starts_with('.') ? count_digits(text.substr(1)) : 0;
  if (count == 0) return false;
  digits.append(text.substr(0, count + 1));
  text.remove_prefix(count + 1);
  return true;
}

/// e15, e+15: as the shortest form of very large numbers has it. Longer exponents are out of range in any case.
int take_exponent(std::string_view& text) {
  if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return 0;
  const std::size_t sign = text.size() > 1 && (text[1] == '+' || text[1] == '-') ? 1 : 0;
  const std::size_t count = count_digits(text.substr(1 + sign));
  if (count == 0) return 0;
  int exponent = 0;
  for (const char digit : text.substr(1 + sign, count))
    exponent = std::min(exponent * 10 + (digit - '0'), 99'999);
  const bool negative = sign == 1 && text[1] == '-';
  text.remove_prefix(1 + sign + count);
  return negative ? -exponent : exponent;
}

void take_sign(std::string_view& text, std::string& digits) {
  constexpr std::string_view minus = "−";
  if (text.starts_with(minus)) {
    digits = "-";
    text.remove_prefix(minus.size());
  } else if (text.starts_with('-') || text.starts_with('+')) {
    if (text[0] == '-') digits = "-";
    text.remove_prefix(1);
  }
  text = detail::trim(text);
}

/// Splits 万名 into the power 4 and 名.
void split_power(Amount& amount) {
  Cursor cursor{amount.tail};
  for (const Power& power : powers) {
    if (!cursor.take(power.words)) continue;
    amount.power = power.exponent;
    break;
  }
  amount.word = cursor.rest();
}

/// What follows a number up to a dash, a second number's "to" or "and", or the end.
std::string_view take_tail(Cursor& cursor) {
  const std::string_view all = cursor.rest();
  while (!cursor.done()) {
    Cursor ahead = cursor;
    if (ahead.take_dash() || ahead.take_any({"to", "and"})) break;
    const std::string_view rest = cursor.rest();
    const auto letters = std::find_if_not(rest.begin(), rest.end(), detail::is_letter) - rest.begin();
    cursor.skip(letters > 0 ? static_cast<std::size_t>(letters) : detail::character_at(rest, 0).bytes);
  }
  return detail::trim(all.substr(0, all.size() - cursor.rest().size()));
}

/// A number with what stands behind it; empty if no number stands here.
std::optional<Amount> take_amount(Cursor& cursor, const Context& context) {
  std::string_view rest = cursor.rest();
  Amount amount;
  take_sign(rest, amount.digits);
  const bool whole = take_integer(rest, amount.digits, context);
  const bool fraction = take_fraction(rest, amount.digits);
  if (!whole && !fraction) return std::nullopt;
  amount.exponent = take_exponent(rest);
  cursor.skip(cursor.rest().size() - rest.size());
  amount.tail = take_tail(cursor);
  split_power(amount);
  return amount;
}

constexpr std::string_view held_by_a_double = "a number that a double can hold, below 1.8e308 and not so small that it would be lost";

/// The decimal point is moved in the text, so that 1.13万 is 11300 to the last bit.
double number(const Amount& amount, int power, const Context& context) {
  const auto value = detail::to_number(amount.digits + "e" + std::to_string(amount.exponent + power));
  if (!value) context.fail(std::string(held_by_a_double));
  return *value;
}

bool is_own_word(std::string_view word, const Unit& unit) {
  constexpr std::string_view piece = "个";
  if (word.empty()) return false;
  const bool plural = word.ends_with('s') && word.substr(0, word.size() - 1) == unit.name;
  if (word == unit.name || word == unit.zh || word == unit.en || plural) return true;
  return word.starts_with(piece) && word.size() > piece.size() && is_own_word(word.substr(piece.size()), unit);
}

std::optional<Unit> unit_named(std::string_view word, const Unit& unit) {
  return is_own_word(word, unit) ? std::optional{unit} : word.empty() ? std::nullopt : find_unit(word);
}

Quantity convert(const Quantity& quantity, const Context& context) {
  try {
    const Quantity converted = in(quantity, context.unit);
    const bool lost = !std::isfinite(converted.value) || (converted.value == 0 && quantity.value != 0);
    if (lost) context.fail(std::string(held_by_a_double) + ", also in " + context.unit.name);
    return converted;
  } catch (const UnitMismatch& mismatch) {
    throw UnitMismatch("'" + detail::excerpt(context.text) + "': " + mismatch.what());
  }
}

[[noreturn]] void fail_unit(const Amount& amount, const Context& context) {
  std::vector<std::string> words{context.unit.name, context.unit.zh, context.unit.en};
  for (const Unit& unit : known_units()) {
    words.push_back(unit.name);
    words.push_back(unit.en);
  }
  const std::string own = context.unit.name.empty() ? "no unit" : context.unit.name + " or another known unit";
  context.fail(own + " after " + amount.digits + ", not '" + detail::excerpt(amount.tail) + "'" +
               detail::did_you_mean(amount.tail, words));
}

/// 5亿 where the unit is 亿元 could be 5 or 500 million of them.
void refuse_double_power(const Amount& amount, const Context& context) {
  Amount own{.tail = context.unit.name};
  split_power(own);
  if (own.power > 0 && context.unit.scale != 1)
    context.fail("the number alone or its unit written out, since '" + detail::excerpt(amount.tail) +
                 "' may belong to the number or to the unit " + context.unit.name);
}

/// The unit the amount names, and the number with it, before conversion.
Quantity read_quantity(const Amount& amount, const Context& context) {
  if (amount.tail.empty() || is_own_word(amount.tail, context.unit)) return {number(amount, 0, context), context.unit};
  if (amount.power > 0 && amount.word.empty()) {
    refuse_double_power(amount, context);
    return {number(amount, amount.power, context), context.unit};
  }
  if (amount.power > 0)
    if (const auto unit = unit_named(amount.word, context.unit)) return {number(amount, amount.power, context), *unit};
  if (const auto unit = unit_named(amount.tail, context.unit)) return {number(amount, 0, context), *unit};
  fail_unit(amount, context);
}

Quantity quantity(const Amount& amount, const Context& context) {
  return convert(read_quantity(amount, context), context);
}

// ---- single bounds

/// The percentage after ±, as a share; the point is moved in the text: 7% is 0.07.
double read_share(std::string_view words, const Context& context) {
  Cursor cursor{words};
  const auto amount = take_amount(cursor, context);
  const auto unit = amount && cursor.done() ? find_unit(amount->tail) : std::nullopt;
  if (!unit || !is_percent(*unit) || amount->digits.starts_with('-'))
    context.fail("a tolerance in per cent after ±, as in 'about 30 ± 5%'");
  return number(*amount, -2, context);
}

/// The tolerance of "in step with": a number in the unit of the indicators, which per cent and percentage points may
/// name.
double read_distance(std::string_view words, const Context& context) {
  Cursor cursor{words};
  const auto amount = take_amount(cursor, context);
  const bool number_alone = amount && cursor.done() && !amount->digits.starts_with('-');
  const auto unit = number_alone ? unit_named(amount->tail, context.unit) : std::nullopt;
  const bool in_points = unit && (*unit == percent_unit || *unit == percentage_point_unit);
  if (!number_alone || !(amount->tail.empty() || in_points || (unit && *unit == context.unit)))
    context.fail("a tolerance after ± in the unit of the indicators, as in 'in step with gdp-growth ± 0.5'");
  return number(*amount, 0, context);
}

/// Cuts off "± 5%"; empty if there is none.
std::optional<std::string_view> cut_tolerance(std::string_view& words) {
  for (const std::string_view mark : {"±", "+/-", "+-", "正负"}) {
    const std::size_t at = words.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view tolerance = words.substr(at + mark.size());
    words = detail::trim(words.substr(0, at));
    return tolerance;
  }
  return std::nullopt;
}

std::optional<Phrase> take_phrase(Cursor& cursor) {
  const Phrase* longest = nullptr;
  for (const Phrase& phrase : phrases_before()) {
    const bool longer = !longest || phrase.words.size() > longest->words.size();
    if (Cursor ahead = cursor; longer && ahead.take(phrase.words)) longest = &phrase;
  }
  if (!longest) return std::nullopt;
  cursor.take(longest->words);
  return *longest;
}

std::optional<Phrase> cut_suffix(std::string_view& words) {
  constexpr std::string_view included = "(含)";  // 30家以上（含）
  const std::string_view bare =
      words.ends_with(included) ? detail::trim(words.substr(0, words.size() - included.size())) : words;
  for (const Phrase& suffix : phrases_after()) {
    const std::size_t at = bare.size() - std::min(bare.size(), suffix.words.size());
    if (at == 0 || detail::lower(bare.substr(at)) != suffix.words) continue;
    words = detail::trim(bare.substr(0, at));
    return suffix;
  }
  return std::nullopt;
}

/// One demand from what stands before and after the number: 达到30%以上 is at least 30 %.
Comparison join(const std::optional<Phrase>& before, const std::optional<Phrase>& after, const Context& context) {
  if (!after && before && before->comparison == Comparison::control)
    context.fail("以内 or 左右 after the number that follows 控制在");
  if (!before || before->comparison == Comparison::reach || before->comparison == Comparison::hold ||
      before->comparison == Comparison::control)
    return after ? after->comparison : Comparison::reach;
  if (after && after->comparison != before->comparison)
    context.fail("one comparator, not both '" + std::string(before->words) + "' and '" + std::string(after->words) +
                 "'");
  return before->comparison == Comparison::above ? Comparison::more_than : before->comparison;
}

Bound compare(Comparison comparison, const Quantity& limit, std::optional<double> tolerance, const Context& context) {
  if (tolerance && comparison != Comparison::about)
    context.fail("'about' before a number with a tolerance, as in 'about 30 ± 5%'");
  switch (comparison) {
  case Comparison::more_than:
    return MoreThan{limit};
  case Comparison::at_least:
    return AtLeast{limit};
  case Comparison::less_than:
    return LessThan{limit};
  case Comparison::at_most:
    return AtMost{limit};
  case Comparison::about:
    return About{limit, tolerance};
  case Comparison::reach:
    return Reach{limit};
  default:
    context.fail("two numbers, as in '3 to 5'");
  }
}

// ---- ranges, changes, other indicators

/// In 3—5个 the unit belongs to both numbers. In 3—5万人 it is not certain that the 万 does.
void share_unit(Amount& one, const Amount& other, const Context& context) {
  const bool complete = !one.word.empty();
  if (complete || other.tail.empty()) return;
  if (one.power == 0 && other.power > 0 && !is_own_word(other.tail, context.unit))
    context.fail("'" + detail::excerpt(other.tail) + "' after both numbers, since it may belong to one of them alone");
  if (one.power == 0) one.tail = other.tail;
  one.word = other.word;
  one.power = one.power == 0 ? other.power : one.power;
}

Bound make_range(Amount low, Amount high, bool two_sided, const Context& context) {
  const Amount first = low;
  share_unit(low, high, context);
  share_unit(high, first, context);
  return between(quantity(low, context), quantity(high, context), two_sided);
}

bool is_two_sided(const std::optional<Phrase>& before) {
  return before && (before->comparison == Comparison::hold || before->comparison == Comparison::control ||
                    before->words == "within");
}

/// After one amount: "to", a dash, or "and" after "between".
bool take_joint(Cursor& cursor, const std::optional<Phrase>& before) {
  return cursor.take_dash() || cursor.take("to") || (before && before->words == "between" && cursor.take("and"));
}

bool range_allowed(const std::optional<Phrase>& before, const std::optional<Phrase>& after) {
  const bool plain = !before || before->comparison == Comparison::range || before->comparison == Comparison::reach ||
                     is_two_sided(before);
  const bool ends = !after || after->comparison == Comparison::range ||
                    (is_two_sided(before) && after->comparison == Comparison::at_most);
  return plain && ends;
}

bool is_baseline_change(std::string_view words) { return detail::lower(words).ends_with("from baseline"); }

/// A number with % is a share of the baseline; percentage points and other units are an amount.
Bound make_change(const Amount& amount, double sign, const Context& context) {
  const Quantity written = read_quantity(amount, context);
  if (!amount.tail.empty() && is_percent(written.unit)) return change_by(Percent{sign * written.value});
  const bool points = written.unit == percentage_point_unit && is_percent(context.unit);
  const Quantity change = points ? written : convert(written, context);
  return ChangeBy{{sign * change.value, change.unit}, false};
}

/// +1 from baseline, -13.5% from baseline.
std::optional<Bound> read_signed_change(std::string_view words, const Context& context) {
  if (!is_baseline_change(words)) return std::nullopt;
  words = detail::trim(words.substr(0, words.size() - std::string_view("from baseline").size()));
  Cursor cursor{words};
  const bool has_sign = words.starts_with('+') || words.starts_with('-') || words.starts_with("−");
  const auto amount = has_sign ? take_amount(cursor, context) : std::nullopt;
  if (!amount || !cursor.done())
    context.fail("a number with its sign before 'from baseline', as in '-13.5% from baseline'");
  return make_change(*amount, 1, context);
}

/// 提高1岁, 累计降低13.5%以上. 以上 changes nothing: the change itself already meets.
Bound read_worded_change(Comparison comparison, std::string_view words, const Context& context) {
  const auto after = cut_suffix(words);
  Cursor cursor{words};
  const auto amount = take_amount(cursor, context);
  const bool sound = amount && cursor.done() && !amount->digits.starts_with('-') &&
                     (!after || after->comparison == Comparison::at_least);
  if (!sound) context.fail("one number without a sign after the word for the change, as in '提高1岁' or '降低13.5%'");
  return make_change(*amount, comparison == Comparison::raise ? 1 : -1, context);
}

std::size_t id_length(std::string_view words) {
  const auto in_id = [](char c) {
    return detail::is_letter(c) || detail::is_digit(c) || c == '-' || c == '_' || c == '.';
  };
  return static_cast<std::size_t>(std::find_if_not(words.begin(), words.end(), in_id) - words.begin());
}

/// An indicator's id: begins with a letter, or with a digit if hyphens and letters follow (3d-printers).
bool is_id(std::string_view words) {
  if (words.empty() || id_length(words) != words.size()) return false;
  const bool letters = std::any_of(words.begin(), words.end(), detail::is_letter);
  return detail::is_letter(words.front()) ||
         (letters && detail::is_digit(words.front()) && words.find('-') != std::string_view::npos);
}

/// in step with ID, 与ID基本同步, both with ± T.
std::optional<Bound> read_pace(std::string_view words, const Context& context) {
  const auto tolerance = cut_tolerance(words);
  Cursor cursor{words};
  const bool chinese = cursor.take("与");
  if (!chinese && !cursor.take("in step with")) return std::nullopt;
  const std::string id(cursor.rest().substr(0, id_length(cursor.rest())));
  cursor.skip(id.size());
  while (chinese && cursor.take_any({"基本", "保持"})) {
  }
  const bool closed = !chinese || cursor.take("同步");
  if (!is_id(id) || !closed || !cursor.done())
    context.fail("the id of an indicator, as in 'in step with gdp-growth' or '与 gdp-growth 同步'");
  return in_step_with(id, tolerance ? std::optional{read_distance(*tolerance, context)} : std::nullopt);
}

// ---- the whole

/// 应审尽审, 应保尽保: all that ought to be.
bool is_all_that_ought(std::string_view words) {
  constexpr std::string_view ought = "应", wholly = "尽";
  if (!words.starts_with(ought)) return false;
  const std::size_t at = words.find(wholly, ought.size());
  if (at == std::string_view::npos || at == ought.size()) return false;
  return words.substr(ought.size(), at - ought.size()) == words.substr(at + wholly.size());
}

std::optional<Bound> read_whole(std::string_view words) {
  if (is_all_that_ought(words)) return AllOf{};
  Cursor cursor{words};
  while (cursor.take_any({"进一步", "持续", "不断", "逐步", "稳步"})) {
  }
  const std::string wanted = detail::lower(cursor.rest());
  for (const WholePhrase& phrase : whole_phrases())
    if (wanted == phrase.words) return phrase.bound;
  return std::nullopt;
}

/// No number where one must stand: either nothing else was wrong, or the words before it are not known.
[[noreturn]] void fail_number(std::string_view words, const std::optional<Phrase>& before, const Context& context) {
  if (before) {
    const std::string other = before->comparison == Comparison::above ? " or the id of an indicator" : "";
    context.fail("a number in digits" + other + " after '" + std::string(before->words) + "'");
  }
  std::vector<std::string> known;
  for (const Phrase& phrase : phrases_before())
    known.emplace_back(phrase.words);
  for (const WholePhrase& phrase : whole_phrases())
    known.emplace_back(phrase.words);
  known.emplace_back("in step with");
  context.fail("'more than 400', '超过400家', '30%以上', '3 to 5', 'about 30 ± 5%', 'all', 'some', 'increase', '+1 "
               "from baseline', "
               "'above ID' or 'in step with ID'" +
               detail::did_you_mean(words.substr(0, words.find_first_of("0123456789")), known));
}

Bound read_numbers(std::string_view words, const std::optional<Phrase>& before, const Context& context) {
  const std::string_view all = words;
  const auto tolerance = cut_tolerance(words);
  const auto after = cut_suffix(words);
  Cursor cursor{words};
  const auto amount = take_amount(cursor, context);
  if (!amount) fail_number(all, before, context);
  if (!before && words.starts_with('+')) context.fail("'from baseline' after a number with a plus sign");
  if (take_joint(cursor, before)) {
    const auto high = take_amount(cursor, context);
    if (!high || !cursor.done() || tolerance || !range_allowed(before, after))
      context.fail("a range of two numbers and nothing else, as in '3 to 5'");
    return make_range(*amount, *high, is_two_sided(before), context);
  }
  if (!cursor.done())
    context.fail("nothing more after the number and its unit, not '" + detail::excerpt(cursor.rest()) + "'");
  const auto share = tolerance ? std::optional{read_share(*tolerance, context)} : std::nullopt;
  return compare(join(before, after, context), quantity(*amount, context), share, context);
}

Bound read_bound(std::string_view folded, const Context& context) {
  const std::string_view words = detail::trim(folded);
  if (const auto bound = read_whole(words)) return *bound;
  if (const auto bound = read_signed_change(words, context)) return *bound;
  if (const auto bound = read_pace(words, context)) return *bound;
  Cursor cursor{words};
  cursor.take("累计");
  const auto before = take_phrase(cursor);
  if (before && (before->comparison == Comparison::raise || before->comparison == Comparison::cut))
    return read_worded_change(before->comparison, cursor.rest(), context);
  if (before && before->comparison == Comparison::above && is_id(cursor.rest()))
    return above(std::string(cursor.rest()));
  return read_numbers(cursor.rest(), before, context);
}

// ---- printing

std::string words_of(const Quantity& quantity) {
  return detail::shortest(quantity.value) + (is_percent(quantity.unit) ? "%" : "");
}

/// A share in per cent; the point is moved in the text, so that it reads back to the last bit.
std::string percent_of(double share) {
  if (!std::isfinite(share)) return detail::shortest(share) + "%";
  char digits[64];
  const std::string text(digits,
                         std::to_chars(digits, digits + sizeof digits, share, std::chars_format::scientific).ptr);
  const std::size_t e = text.find('e');
  const int exponent = std::stoi(text.substr(e + 1)) + 2;
  const std::string exact = text.substr(0, e) + "e" + std::to_string(exponent);
  const std::string plain = detail::shortest(detail::to_number(exact).value_or(0));
  return (detail::to_number(plain + "e-2") == share ? plain : exact) + "%";
}

std::string words_of(const MoreThan& bound) { return "more than " + words_of(bound.limit); }
std::string words_of(const AtLeast& bound) { return "at least " + words_of(bound.limit); }
std::string words_of(const LessThan& bound) { return "less than " + words_of(bound.limit); }
std::string words_of(const AtMost& bound) { return "at most " + words_of(bound.limit); }
std::string words_of(const Reach& bound) { return "reach " + words_of(bound.limit); }
std::string words_of(const AllOf&) { return "all"; }
std::string words_of(const SomeOf&) { return "some"; }
std::string words_of(const Toward& bound) { return bound.direction == Direction::increase ? "increase" : "decrease"; }
std::string words_of(const Above& bound) { return "above " + bound.indicator; }

std::string words_of(const About& bound) {
  return "about " + words_of(bound.limit) + (bound.tolerance ? " ± " + percent_of(*bound.tolerance) : "");
}

std::string words_of(const Between& bound) {
  return (bound.two_sided ? "within " : "") + words_of(bound.low) + " to " + words_of(in(bound.high, bound.low.unit));
}

std::string words_of(const ChangeBy& bound) {
  const std::string sign = bound.change.value < 0 ? "" : "+";
  const bool points = bound.change.unit == percentage_point_unit;
  const std::string unit = bound.relative ? "%" : points ? " " + percentage_point_unit.en : "";
  return sign + detail::shortest(bound.change.value) + unit + " from baseline";
}

std::string words_of(const InStepWith& bound) {
  return "in step with " + bound.indicator + (bound.tolerance ? " ± " + detail::shortest(*bound.tolerance) : "");
}

}  // namespace

Bound parse_bound(std::string_view text, const Unit& unit) {
  const std::string folded = detail::readable(text);
  return detail::reading(text, "a bound", [&] { return read_bound(folded, Context{text, unit}); });
}

std::string to_string(const Bound& bound) {
  return std::visit([](const auto& b) { return words_of(b); }, bound);
}

}  // namespace milepost
