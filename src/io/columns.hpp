// The header of a table: which of its columns stands where, in English or Chinese.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csv.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "table_words.hpp"

namespace milepost::detail {

struct ColumnName {
  std::string_view en;
  std::string_view zh;
};

/// Places of N columns that are known by their names.
template <std::size_t N>
class Columns {
 public:
  explicit Columns(const std::array<ColumnName, N>& names) : names_(names) {}

  /// Takes the cells in any order. `error(at, field, message)` hears of columns that are unknown or given twice.
  template <class Error>
  void read(const CsvRow& header, Error error) {
    for (std::size_t place = 0; place < header.cells.size(); ++place) {
      const Cell& cell = header.cells[place];
      const std::string word = plain_word(cell.text);
      const auto known = std::ranges::find_if(names_, [&](const ColumnName& name) { return word == name.en || word == name.zh; });
      if (known == names_.end()) {
        const std::vector<std::string> all = all_names();
        error(cell.at, word, "unknown column '" + excerpt(cell.text) + "'; expected " + joined(all) + did_you_mean(word, all));
      } else if (std::optional<std::size_t>& held = places_[static_cast<std::size_t>(known - names_.begin())]) {
        error(cell.at, std::string(known->en), "column '" + excerpt(cell.text) + "' is given twice");
      } else {
        held = place;
      }
    }
  }

  std::string name(std::size_t column) const { return std::string(names_[column].en); }
  const std::optional<std::size_t>& place(std::size_t column) const { return places_[column]; }

 private:
  std::vector<std::string> all_names() const {
    std::vector<std::string> all;
    for (const ColumnName& name : names_) all.insert(all.end(), {std::string(name.en), std::string(name.zh)});
    return all;
  }

  std::array<ColumnName, N> names_;
  std::array<std::optional<std::size_t>, N> places_{};
};

}  // namespace milepost::detail
