// Units known at run time: 家, 亿元, 万人, %, working days, with their scale.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/error.hpp"

namespace milepost {

/// What one of a quantity is. Two units measure the same thing if they have the same base: 万人 is 10,000 of 人.
struct Unit {
  std::string name{};    ///< as plan files write it; identity
  std::string zh{};      ///< word in Chinese text; the name if empty
  std::string en{};      ///< word in English text, in the plural where it has one; the name if empty
  double scale{1};       ///< how many of the base one unit is
  std::string base{};    ///< name of the base unit; itself if empty
  bool counted{true};    ///< comes in whole pieces: 家, 个, 人; not %, 元, days

  friend bool operator==(const Unit& a, const Unit& b) { return a.name == b.name && a.scale == b.scale; }
};

inline const std::string& base_of(const Unit& unit) { return unit.base.empty() ? unit.name : unit.base; }

/// True if a value in one can be written in the other. A unit made by hand without a base measures what its namesake does.
inline bool commensurable(const Unit& a, const Unit& b) { return a == b || base_of(a) == base_of(b); }

/// True if whole pieces of this very unit are counted: 家 is, 万人 and % are not.
inline bool is_count(const Unit& unit) { return unit.counted && unit.scale == 1; }

/// Per cent, and percentage points, which are another thing: 5 % + 3 percentage points = 8 %, but 5 % + 3 % of it = 5.15 %.
inline const Unit percent_unit{.name = "%", .zh = "%", .en = "%", .counted = false};
inline const Unit percentage_point_unit{
    .name = "percentage point", .zh = "个百分点", .en = "percentage points", .counted = false};

inline bool is_percent(const Unit& unit) { return unit.name == percent_unit.name; }

/// The units that plan files may use without declaring them, in English and Chinese words.
const std::vector<Unit>& known_units();

/// The known unit that a word names ("platforms", 家, 亿元, 个工作日); empty if there is none.
std::optional<Unit> find_unit(std::string_view word);

/// The English words for one of what they name in the plural: year of years, person of people, tonne of coal equivalent.
/// Words that are no plural stay as they are: CNY, km.
std::string singular_of(std::string_view words);

}  // namespace milepost
