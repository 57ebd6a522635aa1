// Labels of periods as statistical tables write them.
#include "milepost/time/label.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "milepost/detail/cursor.hpp"

namespace milepost {

namespace {

double end_of_year(int year) { return position_in_years(Date{year, 12, 31}); }

/// "2014/15", "2014-16": the year and the two digits behind the mark.
std::optional<std::pair<int, int>> year_and_two_digits(std::string_view label, std::string_view mark) {
  detail::Cursor cursor{label};
  const std::optional<int> year = cursor.digits(4, 4);
  if (!year || !cursor.take(mark)) return std::nullopt;
  const std::optional<int> second = cursor.digits(2, 2);
  return second && cursor.done() ? std::optional(std::pair{*year, *second}) : std::nullopt;
}

bool follows(const std::pair<int, int>& years) { return (years.first + 1) % 100 == years.second; }

/// Whether year/two digits are two years everywhere.
bool spans_two_years(const std::vector<std::string>& labels) {
  return std::all_of(labels.begin(), labels.end(), [](const std::string& label) {
    const auto years = year_and_two_digits(detail::readable(label), "/");
    return !years || follows(*years);
  });
}

bool is_several_years(const Period& period) {
  const bool whole = period.first() == Date{period.first().year(), 1, 1} && period.last() == Date{period.last().year(), 12, 31};
  return whole && period.first().year() < period.last().year();
}

double position_of(const Period& period) {
  return is_several_years(period) ? end_of_year(period.first().year()) : position_in_years(end_of(period));
}

/// A later year: 2014-16 and 1999/00, not 2015-13, which is a month that does not exist.
bool is_later(const std::pair<int, int>& years) { return years.second > years.first % 100 || follows(years); }

/// The first of several years that parse_period does not read.
std::optional<double> first_of_years(const std::string& label) {
  for (const std::string_view mark : {"/", "-"})
    if (const auto years = year_and_two_digits(label, mark); years && years->first >= 1 && is_later(*years))
      return end_of_year(years->first);
  return std::nullopt;
}

std::string without_zero(std::string label) {
  if (label.size() == 6 && label.ends_with(".0")) label.resize(4);
  return label;
}

double position_of_label(const std::string& written, bool two_years) {
  const std::string label = without_zero(detail::readable(written));
  const auto slashed = year_and_two_digits(label, "/");
  if (two_years && slashed && slashed->first >= 1) return end_of_year(slashed->first);
  try {
    return position_of(parse_period(label));
  } catch (const Error&) {
    return first_of_years(label).value_or(std::numeric_limits<double>::quiet_NaN());
  }
}

}  // namespace

std::vector<double> positions_of_labels(const std::vector<std::string>& labels) {
  const bool two_years = spans_two_years(labels);
  std::vector<double> positions;
  positions.reserve(labels.size());
  for (const std::string& label : labels) positions.push_back(position_of_label(label, two_years));
  return positions;
}

}  // namespace milepost
