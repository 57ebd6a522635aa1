#include "plan_words.hpp"

#include <vector>

#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

std::string without(const std::string& text, std::string_view mark) {
  std::string rest;
  std::size_t from = 0;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, from)) {
    rest.append(text, from, at - from);
    from = at + mark.size();
  }
  return rest.append(text, from);
}

/// The name of a period without quotes and the word for "period": “十四五”时期 is 十四五.
std::string bare_name(std::string_view name) {
  std::string bare(trim(name));
  for (const std::string_view mark : {"“", "”", "\"", "时期", "期间", " period", " Period"})
    bare = without(bare, mark);
  return bare;
}

bool goes_by(const NamedPeriod& period, std::string_view name, const std::string& bare) {
  if (period.id == name) return true;
  return !bare.empty() && (bare == bare_name(period.name.zh) || bare == bare_name(period.name.en));
}

bool goes_by(const Unit& unit, std::string_view word) {
  return unit.name == word || unit.zh == word || unit.en == word;
}

std::vector<std::string> unit_words(const Plan& plan) {
  std::vector<std::string> words;
  for (const Unit& unit : plan.units)
    words.push_back(unit.name);
  for (const Unit& unit : known_units())
    words.insert(words.end(), {unit.name, unit.zh, unit.en});
  return words;
}

}  // namespace

std::optional<Period> period_named(const Plan& plan, std::string_view name) {
  const std::string bare = bare_name(name);
  for (const NamedPeriod& period : plan.periods)
    if (goes_by(period, name, bare)) return period.period;
  return std::nullopt;
}

Period period_in_words(const Plan& plan, std::string_view words) {
  try {
    return parse_period(words);
  } catch (const ParseError& failure) {
    if (const std::optional<Period> named = period_named(plan, words)) return *named;
    std::vector<std::string> names;
    for (const NamedPeriod& period : plan.periods)
      names.push_back(period.id);
    throw ParseError(failure.what() + did_you_mean(words, names));
  }
}

Unit unit_in_words(const Plan& plan, std::string_view word) {
  for (const Unit& unit : plan.units)
    if (goes_by(unit, word)) return unit;
  const std::optional<Unit> known = find_unit(word);
  if (!known)
    throw ParseError("'" + excerpt(word) + "' is not a known unit; declare it under units" +
                     did_you_mean(word, unit_words(plan)));
  return *known;
}

}  // namespace milepost::detail
