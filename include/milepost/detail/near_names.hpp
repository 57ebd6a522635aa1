// Names near the one that was written: what an error message offers.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/detail/enumeration.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

/// Letters to insert, drop, replace or swap with a neighbour to make one word of the other (optimal string alignment).
/// Takes time in the product of the lengths: callers hold the words short.
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::vector<Character> from = characters_of(a), to = characters_of(b);
  std::vector<std::size_t> before_last(to.size() + 1), last(to.size() + 1), row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const bool same = from[i - 1].code == to[j - 1].code;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && from[i - 1].code == to[j - 2].code && from[i - 2].code == to[j - 1].code;
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[to.size()];
}

/// "; did you mean 'x'?" for the nearest known word, whatever its case, else "". Near is one change in a word of 2 to 4
/// characters, two up to 8, three above; words of more than 64 bytes have no near word. The first of equals wins.
inline std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string wanted = lower(trim(word));
  if (wanted.empty() || wanted.size() > 64) return "";
  const std::size_t length = code_points(wanted);
  std::size_t allowed = length < 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3;
  const std::string* nearest = nullptr;
  for (const std::string& candidate : known) {
    if (candidate.empty() || candidate.size() > 64) continue;
    const std::size_t letters = code_points(candidate);  // words differ by what one of them is longer, at least
    if (std::max(letters, length) - std::min(letters, length) > allowed) continue;
    const std::size_t distance = edit_distance(wanted, lower(candidate));
    if (distance > allowed || (nearest && distance == allowed)) continue;
    nearest = &candidate;
    allowed = distance;
  }
  return nearest ? "; did you mean '" + excerpt(*nearest) + "'?" : "";
}

/// Of an institution named without its edition, those that there are: eurostat.2021 and eurostat.2024 of eurostat; not their short
/// terms, which are named after an edition.
inline std::vector<std::string> editions_of(std::string_view word, const std::vector<std::string>& known) {
  std::string institution = lower(trim(word));
  if (!institution.ends_with('.')) institution += '.';
  std::vector<std::string> editions;
  for (const std::string& one : known)
    if (lower(one).starts_with(institution) && one.find('.', institution.size()) == std::string::npos) editions.push_back(one);
  return editions;
}

/// "; did you mean 'eurostat.2021' or 'eurostat.2024'?" of an institution without its edition, else as did_you_mean().
inline std::string did_you_mean_edition(std::string_view word, const std::vector<std::string>& known) {
  std::vector<std::string> editions = editions_of(word, known);
  if (editions.empty()) return did_you_mean(word, known);
  for (std::string& edition : editions) edition = "'" + excerpt(edition) + "'";
  return "; did you mean " + joined(editions, ", ", " or ") + "?";
}

}  // namespace milepost::detail
