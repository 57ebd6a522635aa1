#include "plan_words.hpp"

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

template <class Value>
std::optional<Value> found_in(const std::unordered_map<std::string, Value>& values, const std::string& word) {
  const auto found = values.find(word);
  return found == values.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace

PlanWords::PlanWords() {
  for (const Unit& unit : known_units())
    unit_words_.insert(unit_words_.end(), {unit.name, unit.zh, unit.en});
}

PlanWords::PlanWords(const Plan& plan) : PlanWords() {
  for (const NamedPeriod& period : plan.periods) add(period);
  for (const Unit& unit : plan.units) add(unit);
}

/// Of several by one word the first is meant.
void PlanWords::add(const NamedPeriod& period) {
  period_ids_.push_back(period.id);
  periods_by_id_.emplace(period.id, period.period);
  for (const std::string& name : {bare_name(period.name.zh), bare_name(period.name.en)})
    if (!name.empty()) periods_by_name_.emplace(name, period.period);
}

void PlanWords::add(const Unit& unit) {
  unit_words_.push_back(unit.name);
  for (const std::string& word : {unit.name, unit.zh, unit.en})
    if (!word.empty()) units_.emplace(word, unit);
}

std::optional<Period> PlanWords::period_named(std::string_view name) const {
  const std::optional<Period> by_id = found_in(periods_by_id_, std::string(name));
  return by_id ? by_id : found_in(periods_by_name_, bare_name(name));
}

std::optional<Unit> PlanWords::unit_named(std::string_view word) const { return found_in(units_, std::string(word)); }

Period period_in_words(const PlanWords& plan, std::string_view words) {
  try {
    return parse_period(words);
  } catch (const ParseError& failure) {
    if (const std::optional<Period> named = plan.period_named(words)) return *named;
    throw ParseError(failure.what() + plan.near_period(words));
  }
}

Unit unit_in_words(const PlanWords& plan, std::string_view word) {
  if (const std::optional<Unit> own = plan.unit_named(word)) return *own;
  const std::optional<Unit> known = find_unit(word);
  if (!known) throw ParseError("'" + excerpt(word) + "' is not a known unit; declare it under units" + plan.near_unit(word));
  return *known;
}

}  // namespace milepost::detail
