// English names of months.
#pragma once

#include "milepost/detail/cursor.hpp"

namespace milepost::detail {

/// Takes January to December in full; 1 to 12.
inline std::optional<int> take_month_name(Cursor& cursor) {
  int month = 0;
  for (const std::string_view name : {"january", "february", "march", "april", "may", "june", "july", "august", "september",
                                      "october", "november", "december"}) {
    ++month;
    if (cursor.take(name)) return month;
  }
  return std::nullopt;
}

}  // namespace milepost::detail
