// A run of rows of one Arrow array: where its values, its words and its gaps are.
#pragma once

#include <cstring>
#include <string_view>
#include <vector>

#include "milepost/io/arrow.hpp"

namespace milepost::detail {

/// Rows of an array, counted from `first`, which the offsets of the array and of all above it are a part of.
struct Slice {
  const ArrowArray* data{};
  std::int64_t first{};
  std::int64_t rows{};
  const std::uint8_t* above{};  ///< validity of the record that the column stands in; null where no record is missing
  std::int64_t above_first{};

  template <class Value>
  const Value* buffer(std::int64_t place) const {
    return static_cast<const Value*>(data->buffers[place]);
  }

  /// The values of the rows, of types whose second buffer holds one each.
  template <class Value>
  const Value* values() const {
    return rows > 0 ? buffer<Value>(1) + first : nullptr;
  }

  const std::uint8_t* validity() const {
    return data->n_buffers > 0 && data->null_count != 0 ? buffer<std::uint8_t>(0) : nullptr;
  }
  bool has_gaps() const { return validity() || above; }
  bool is_missing(std::int64_t row) const {
    return is_unset(validity(), first + row) || is_unset(above, above_first + row);
  }

  static bool is_unset(const std::uint8_t* bits, std::int64_t at) { return bits && !(bits[at / 8] >> (at % 8) & 1); }
};

using Slices = std::vector<Slice>;

inline std::size_t rows_of(const Slices& slices) {
  std::int64_t rows = 0;
  for (const Slice& slice : slices) rows += slice.rows;
  return static_cast<std::size_t>(rows);
}

/// The rows of a column in every chunk of its table.
inline Slices slices_of(const ArrowTable& table, std::size_t column) {
  Slices slices;
  for (const ArrowArray& chunk : table.chunks()) {
    if (!table.is_record()) {
      slices.push_back({&chunk, chunk.offset, chunk.length});
      continue;
    }
    const ArrowArray* child = chunk.children[column];
    const Slice record{&chunk, chunk.offset, chunk.length};
    slices.push_back({child, child->offset + chunk.offset, chunk.length, record.validity(), chunk.offset});
  }
  return slices;
}

/// Words behind offsets: utf8 (32 bits) and large_utf8 (64 bits).
template <class Offset>
std::string_view text_behind_offsets(const Slice& slice, std::int64_t row) {
  const Offset* offsets = slice.buffer<Offset>(1) + slice.first + row;
  const auto length = static_cast<std::size_t>(offsets[1] - offsets[0]);
  return length == 0 ? std::string_view{} : std::string_view{slice.buffer<char>(2) + offsets[0], length};
}

/// Words of utf8_view: 16 bytes a row with the length, then the word itself or, if it is longer than 12 bytes, its
/// beginning, the buffer it stands in and where.
inline std::string_view text_of_view(const Slice& slice, std::int64_t row) {
  const char* view = slice.buffer<char>(1) + 16 * (slice.first + row);
  std::int32_t parts[4];
  std::memcpy(parts, view, sizeof parts);
  const auto length = static_cast<std::size_t>(parts[0]);
  return length <= 12 ? std::string_view{view + 4, length}
                      : std::string_view{slice.buffer<char>(2 + parts[2]) + parts[3], length};
}

}  // namespace milepost::detail
