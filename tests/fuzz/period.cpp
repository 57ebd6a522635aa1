// Any words read as a day, a period, a due rule, a bound, a unit or an amount: what is read can be written and read back.
#include <array>
#include <cmath>
#include <sstream>

#include "../../src/io/amount.hpp"
#include "../../src/io/table_words.hpp"
#include "facts.hpp"
#include "milepost/quantity/bound.hpp"
#include "milepost/time/due.hpp"
#include "milepost/time/fiscal_year.hpp"
#include "milepost/time/month_day.hpp"
#include "milepost/time/ten_days.hpp"
#include "milepost/time/week.hpp"

namespace {

using namespace milepost;
using fuzz::hold;

/// What a reader makes of a text, nothing if it says that it cannot read it. Any other exception ends the program.
template <class Read>
auto read_if_any(Read read, std::string_view text) -> std::optional<decltype(read(text))> {
  try {
    return read(text);
  } catch (const ParseError& failure) {
    fuzz::hold_for_words(failure);
  } catch (const UnitMismatch& failure) {
    fuzz::hold_for_words(failure);
  }
  return std::nullopt;
}

/// Full-width letters and more white space change nothing; what is read reads back from its own words.
template <class Read>
auto hold_for(Read read, std::string_view text, std::string_view round_trip) {
  const auto value = read_if_any(read, text);
  const std::string wide = "　" + detail::fold_width(text) + "\n";
  const std::string shown = "'" + detail::excerpt(text) + "'";
  hold(read_if_any(read, wide) == value, "the width of letters and blanks at the ends make no difference", shown);
  if (!value) return value;
  const std::string words = to_string(*value);
  const auto again = read_if_any(read, words);
  hold(again == value, round_trip, shown + " is written '" + words + "'" + (again ? ", which is '" + to_string(*again) + "'" : ""));
  return value;
}

void hold_for_periods(std::string_view text) {
  const auto date = hold_for(parse_date, text, "a day is read from its own words");
  const auto period = hold_for(parse_period, text, "a period is read from its own words");
  hold(!date || period == Period{*date}, "a day is a period", detail::excerpt(text));
  hold_for(parse_month_day, text, "a day of the year is read from its own words");
  hold_for(parse_iso_week, text, "a week is read from its own words");
  hold_for(parse_ten_days, text, "a ten-day period is read from its own words");
  for (const FiscalRule& rule : {calendar_years, FiscalRule{4, NamedBy::first_day}, FiscalRule{10, NamedBy::last_day}})
    hold_for([&](std::string_view words) { return parse_fiscal_year(words, rule); }, text, "a fiscal year is read from its own words");
}

/// The names of a plan.
std::optional<Period> named(std::string_view name) {
  if (name == "fyp14" || name == "十四五") return Period{Date{2021, 1, 1}, Date{2025, 12, 31}};
  if (name == "long-term") return Period{Date{2021, 1, 1}, Date{2035, 12, 31}};
  return std::nullopt;
}

/// The rule of a text without its words, which a plan file keeps beside the rule (尽快 is none).
Due rule_of(std::string_view text, const PeriodNames& names) {
  Due due = parse_due(text, names);
  due.words.clear();
  return due;
}

void hold_for_due(std::string_view text) {
  const auto due = hold_for([](std::string_view words) { return rule_of(words, named); }, text, "a due rule is read from its own words");
  if (due) hold(due->basis == basis_of(due->rule), "a due rule has the basis of its kind", to_string(*due));
  hold_for([](std::string_view words) { return rule_of(words, {}); }, text, "a due rule without names is read from its own words");
}

std::vector<double> numbers_of(const Bound& bound) {
  return std::visit(
      [](const auto& b) -> std::vector<double> {
        if constexpr (requires { b.limit; }) return {b.limit.value};
        else if constexpr (requires { b.low; }) return {b.low.value, b.high.value};
        else if constexpr (requires { b.change; }) return {b.change.value};
        else return {};
      },
      bound);
}

/// One unit for each input, by its length, so that inputs are quick to try.
const Unit& unit_for(std::string_view text) {
  static const std::array<Unit, 5> units{*find_unit("家"), *find_unit("亿元"), *find_unit("万人"), percent_unit, Unit{}};
  return units[text.size() % units.size()];
}

void hold_for_bounds(std::string_view text) {
  const Unit& unit = unit_for(text);
  const auto bound = hold_for([&](std::string_view words) { return parse_bound(words, unit); }, text, "a bound is read from its own words");
  if (!bound) return;
  for (const double number : numbers_of(*bound)) hold(std::isfinite(number), "a bound has finite numbers", to_string(*bound));
}

void hold_for_amounts(std::string_view text) {
  const Unit& unit = unit_for(text);
  const auto amount = read_if_any([&](std::string_view words) { return detail::parse_amount(words, unit); }, text);
  hold(!amount || std::isfinite(*amount), "an amount is finite", detail::excerpt(text));
  hold(!amount || detail::parse_number(detail::shortest(*amount)) == *amount, "an amount is read from its own digits", detail::excerpt(text));
  const auto figure = read_if_any([&](std::string_view words) { return detail::parse_figure(words, unit).value; }, text);
  hold(!amount || figure == amount, "an amount is a figure", detail::excerpt(text));
}

/// By its name a unit is found, or another one that is as much of the same thing: 工作日 and working day.
bool goes_by_name(const Unit& unit) {
  const std::optional<Unit> found = find_unit(unit.name);
  return found && commensurable(*found, unit) && found->scale == unit.scale;
}

/// Its words it may share with others: 家 counts platforms and companies, districts are 区 and 区县.
bool is_unit_if_any(const std::string& word) { return word.empty() || find_unit(word); }

/// A unit goes by its name, and its words are words for a unit; the word for one of a thing is about as long as that for many.
void hold_for_units(std::string_view text) {
  const std::optional<Unit> unit = find_unit(text);
  if (unit) hold(goes_by_name(*unit), "a unit goes by its name", unit->name);
  if (unit) hold(is_unit_if_any(unit->zh) && is_unit_if_any(unit->en), "the words for a unit are words for one", unit->name);
  if (unit) hold(commensurable(*unit, *unit) && unit->scale > 0, "a unit measures what it measures", unit->name);
  const std::string one = singular_of(text);
  hold(one.size() <= text.size() + 8, "the word for one is no longer than that for many by much", detail::excerpt(text) + " is " + detail::excerpt(one));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  hold_for_periods(text);
  hold_for_due(text);
  hold_for_bounds(text);
  hold_for_amounts(text);
  hold_for_units(text);
  return 0;
}
