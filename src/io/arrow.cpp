// Tables lent by other programs: read to the end, held, given back.
#include "milepost/io/arrow.hpp"

#include <string_view>
#include <utility>

#include "arrow_slice.hpp"

namespace milepost {

namespace {

/// What the interface calls moving: the struct that is left behind counts as released.
template <class Struct>
Struct taken_over(Struct& from) {
  Struct taken = from;
  from.release = nullptr;
  return taken;
}

template <class Struct>
void give_back(Struct& held) {
  if (held.release) held.release(&held);
}

[[noreturn]] void fail_stream(ArrowArrayStream& stream) {
  const char* words = stream.get_last_error(&stream);
  fail_range("Arrow stream", words ? words : "", "it could not be read to its end");
}

/// Gives a stream back when it has been read, or has failed.
struct ReadStream {
  explicit ReadStream(ArrowArrayStream& held) : stream(held) {}
  ReadStream(const ReadStream&) = delete;
  ReadStream& operator=(const ReadStream&) = delete;
  ~ReadStream() { give_back(stream); }

  ArrowArrayStream& stream;
};

}  // namespace

ArrowTable::ArrowTable(ArrowArrayStream& stream) {
  const ReadStream reading(stream);
  try {
    read(stream);
  } catch (...) {  // the destructor of an object that was never finished is not called
    release();
    throw;
  }
}

void ArrowTable::read(ArrowArrayStream& stream) {
  if (stream.get_schema(&stream, &schema_) != 0) fail_stream(stream);
  while (true) {
    chunks_.reserve(chunks_.size() + 1);
    ArrowArray chunk{};
    if (stream.get_next(&stream, &chunk) != 0) fail_stream(stream);
    if (!chunk.release) return;
    chunks_.push_back(chunk);
  }
}

ArrowTable::ArrowTable(ArrowSchema& schema, ArrowArray& array) {
  chunks_.reserve(1);
  schema_ = taken_over(schema);
  chunks_.push_back(taken_over(array));
}

ArrowTable::ArrowTable(ArrowTable&& other) noexcept
    : schema_(taken_over(other.schema_)), chunks_(std::exchange(other.chunks_, {})) {}

ArrowTable::~ArrowTable() { release(); }

void ArrowTable::release() {
  for (ArrowArray& chunk : chunks_) give_back(chunk);
  give_back(schema_);
}

bool ArrowTable::is_record() const { return std::string_view(schema_.format) == "+s"; }

std::size_t ArrowTable::columns() const { return is_record() ? static_cast<std::size_t>(schema_.n_children) : 1; }

std::vector<std::string> ArrowTable::names() const {
  std::vector<std::string> names;
  for (std::size_t column = 0; column < columns(); ++column) {
    const char* name = type_of(column).name;
    names.emplace_back(name ? name : "");
  }
  return names;
}

std::int64_t ArrowTable::rows() const {
  std::int64_t rows = 0;
  for (const ArrowArray& chunk : chunks_) rows += chunk.length;
  return rows;
}

std::optional<std::span<const double>> figures_in_place(const ArrowTable& table, std::size_t column) {
  const ArrowSchema& type = table.type_of(column);
  if (std::string_view(type.format) != "g" || type.dictionary || table.chunks().size() != 1) return std::nullopt;
  const detail::Slice slice = detail::slices_of(table, column).front();
  if (slice.has_gaps() || slice.rows == 0) return std::nullopt;
  return std::span(slice.values<double>(), static_cast<std::size_t>(slice.rows));
}

}  // namespace milepost
