// Cut tables: from a figure to one of a method's categories.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/assessment/status.hpp"

namespace milepost {

/// Which figures a cut lets in. `at_least` and `at_most` take the cut itself, `above` and `below` do not; a figure within
/// the last digits of a double (detail::leeway_at) counts as on the cut. `rest` takes all.
enum class Side { at_least, above, at_most, below, rest };

/// One category of a method: its own word, what the word means, and the cut that leads to it.
struct Category {
  std::string label{};                   ///< as the institution spells it; empty: the rule leaves a hole here
  Status status{Status::not_assessable};
  Side side{Side::rest};
  double cut{};
  std::optional<Movement> movement{};    ///< where the word itself says it, as "deterioration" does
  std::optional<double> within{};        ///< lets only figures in whose latest value is so near the target
  std::optional<double> score{};         ///< a score that belongs to the category, not to the figure
  friend bool operator==(const Category&, const Category&) = default;
};

/// Categories in order: the first that lets the figure in. A figure that none lets in has no category.
struct CutTable {
  std::vector<Category> categories{};
  friend bool operator==(const CutTable&, const CutTable&) = default;
};

/// Four categories for two yes-or-no questions: both yes, the first alone, the second alone, neither. Each treatment says which two.
struct FourWays {
  Category both{};
  Category first_only{};
  Category second_only{};
  Category neither{};
  friend bool operator==(const FourWays&, const FourWays&) = default;
};

constexpr std::string_view name_of(Side side) {
  constexpr std::string_view names[]{"at_least", "above", "at_most", "below", "rest"};
  return names[static_cast<int>(side)];
}

}  // namespace milepost
