// Tables of other programs by the Arrow C data interface: columns in and out, without a link to Arrow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "milepost/error.hpp"
#include "milepost/io/column.hpp"

// The three structs of the interface, as it asks every program to declare them
// (https://arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html).

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
  int (*get_next)(ArrowArrayStream*, ArrowArray* out);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};

#endif

namespace milepost {

/// A table that another program made and lent: it is given back, by its own release callbacks, when this goes.
class ArrowTable {
 public:
  /// Reads a stream to its end and releases it. A stream whose type is no record is a table of one column. Throws
  /// OutOfRange with the words of the stream if it fails.
  explicit ArrowTable(ArrowArrayStream& stream);
  /// Takes over one array; both structs are left released.
  ArrowTable(ArrowSchema& schema, ArrowArray& array);

  ArrowTable(const ArrowTable&) = delete;
  ArrowTable& operator=(const ArrowTable&) = delete;
  ArrowTable(ArrowTable&& other) noexcept;
  ArrowTable& operator=(ArrowTable&&) = delete;
  ~ArrowTable();

  std::vector<std::string> names() const;
  std::int64_t rows() const;

  const ArrowSchema& schema() const { return schema_; }
  const std::vector<ArrowArray>& chunks() const { return chunks_; }
  /// Whether the columns are the children of a record.
  bool is_record() const;
  std::size_t columns() const;
  const ArrowSchema& type_of(std::size_t column) const { return is_record() ? *schema_.children[column] : schema_; }

 private:
  void read(ArrowArrayStream& stream);
  void release();

  ArrowSchema schema_{};
  std::vector<ArrowArray> chunks_{};
};

/// A column as values of our own, chunk after chunk, missing where its validity says so:
///
/// - int8 to int64, uint8 to uint64, bool: WholeColumn
/// - float16 to float64, decimals of up to 128 bits, null: FigureColumn
/// - date32, date64, timestamps: DayColumn, the day at the place of the time zone
/// - utf8, large_utf8, utf8_view: WordColumn; dictionary-coded: as the values of the dictionary
/// - list, large_list, fixed_size_list of these: ListColumn
///
/// Throws OutOfRange, with the name of the column and its Arrow format, for every other type; for unsigned numbers above
/// 9223372036854775807; for timestamps in a zone other than UTC or a fixed offset, whose days need a table of zones.
Column read_column(const ArrowTable& table, std::size_t column);

/// A column of float64 in one chunk without missing values, where it stands: no copy. Empty for every other column.
/// Valid as long as the table is.
std::optional<std::span<const double>> figures_in_place(const ArrowTable& table, std::size_t column);

/// Writes columns of equal length as a stream of one record batch, which owns a copy of them: float64 (a NaN is a null),
/// int64, int32, date32, utf8 (large_utf8 from 2 GB on).
void write_stream(const std::vector<NamedColumn>& columns, ArrowArrayStream& out);

}  // namespace milepost
