// Columns of our own as an Arrow stream: every array and every schema owns what it points to, and frees it when released.
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <deque>
#include <limits>
#include <memory>
#include <string_view>

#include "milepost/io/arrow.hpp"

namespace milepost {

namespace detail {

namespace {

/// Memory that an array lends, in the order of its buffers.
using Memory = std::vector<std::uint8_t>;

template <class Value>
Memory bytes_of(const std::vector<Value>& values) {
  const auto* begin = reinterpret_cast<const std::uint8_t*>(values.data());
  return {begin, begin + values.size() * sizeof(Value)};
}

/// One column, or the record of all of them.
struct OwnedArray {
  std::deque<Memory> memory{};
  std::vector<const void*> buffers{};
  std::vector<std::unique_ptr<ArrowArray>> children{};
  std::vector<ArrowArray*> pointers{};
};

struct OwnedSchema {
  std::string format{};
  std::string name{};
  std::vector<std::unique_ptr<ArrowSchema>> children{};
  std::vector<ArrowSchema*> pointers{};
};

/// The reader may have moved a child away: then it is no longer ours to release.
template <class Struct, class Owned>
void release_owned(Struct* held) {
  std::unique_ptr<Owned> owned(static_cast<Owned*>(held->private_data));
  for (auto& child : owned->children)
    if (child->release) child->release(child.get());
  held->release = nullptr;
}

template <class Struct, class Owned>
Struct children_of(Owned& owned) {
  for (const auto& child : owned.children) owned.pointers.push_back(child.get());
  Struct made{};
  made.n_children = static_cast<std::int64_t>(owned.pointers.size());
  made.children = owned.pointers.data();
  return made;
}

ArrowSchema schema_from(std::unique_ptr<OwnedSchema> owned) {
  constexpr std::int64_t nullable = 2;  // ARROW_FLAG_NULLABLE
  ArrowSchema schema = children_of<ArrowSchema>(*owned);
  schema.format = owned->format.c_str();
  schema.name = owned->name.c_str();
  schema.flags = nullable;
  schema.release = release_owned<ArrowSchema, OwnedSchema>;
  schema.private_data = owned.release();
  return schema;
}

ArrowArray array_from(std::unique_ptr<OwnedArray> owned, std::size_t rows, std::size_t gaps) {
  ArrowArray array = children_of<ArrowArray>(*owned);
  array.length = static_cast<std::int64_t>(rows);
  array.null_count = static_cast<std::int64_t>(gaps);
  array.n_buffers = static_cast<std::int64_t>(owned->buffers.size());
  array.buffers = owned->buffers.data();
  array.release = release_owned<ArrowArray, OwnedArray>;
  array.private_data = owned.release();
  return array;
}

void lend(OwnedArray& owned, Memory bytes) {
  static constexpr std::uint64_t nothing{};  // no rows, and still a place to point to
  owned.memory.push_back(std::move(bytes));
  owned.buffers.push_back(owned.memory.back().empty() ? static_cast<const void*>(&nothing) : owned.memory.back().data());
}

template <class Value, class IsGap>
std::size_t count_gaps(const std::vector<Value>& values, IsGap is_gap) {
  return static_cast<std::size_t>(std::count_if(values.begin(), values.end(), is_gap));
}

/// A bit a row, set where a value is.
template <class Value, class IsGap>
void lend_validity(OwnedArray& owned, const std::vector<Value>& values, std::size_t gaps, IsGap is_gap) {
  if (gaps == 0) return owned.buffers.push_back(nullptr);
  Memory bits((values.size() + 7) / 8);
  for (std::size_t row = 0; row < values.size(); ++row)
    if (!is_gap(values[row])) bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | 1 << row % 8);
  lend(owned, std::move(bits));
}

/// An array with its validity; its other buffers follow.
template <class Value, class IsGap, class LendValues>
ArrowArray array_of(const std::vector<Value>& values, IsGap is_gap, LendValues lend_values) {
  auto owned = std::make_unique<OwnedArray>();
  const std::size_t gaps = count_gaps(values, is_gap);
  lend_validity(*owned, values, gaps, is_gap);
  lend_values(*owned);
  return array_from(std::move(owned), values.size(), gaps);
}

template <class Value, class IsGap>
ArrowArray plain_array(const std::vector<Value>& values, IsGap is_gap) {
  return array_of(values, is_gap, [&](OwnedArray& owned) { lend(owned, bytes_of(values)); });
}

bool is_never_missing(auto) { return false; }

ArrowArray array_of(const FigureColumn& column) {
  return plain_array(column.values, [](double value) { return std::isnan(value); });
}

ArrowArray array_of(const CountColumn& column) { return plain_array(column.values, is_never_missing<std::int32_t>); }

ArrowArray array_of(const WholeColumn& column) {
  if (column.missing.empty()) return plain_array(column.values, is_never_missing<std::int64_t>);
  const auto is_gap = [](std::uint8_t missing) { return missing != 0; };
  return array_of(column.missing, is_gap, [&](OwnedArray& owned) { lend(owned, bytes_of(column.values)); });
}

ArrowArray array_of(const DayColumn& column) {
  const auto is_gap = [](std::int64_t day) { return day == DayColumn::no_day; };
  return array_of(column.values, is_gap, [&](OwnedArray& owned) {
    std::vector<std::int32_t> days;
    for (const std::int64_t day : column.values) days.push_back(is_gap(day) ? 0 : static_cast<std::int32_t>(day));
    lend(owned, bytes_of(days));
  });
}

std::string_view word_at(const WordColumn& column, std::int32_t code) {
  return code < 0 ? std::string_view{} : column.words[static_cast<std::size_t>(code)];
}

std::size_t bytes_in(const WordColumn& column) {
  std::size_t bytes = 0;
  for (const std::int32_t code : column.codes) bytes += word_at(column, code).size();
  return bytes;
}

bool needs_large_offsets(const WordColumn& column) {
  return bytes_in(column) > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
}

template <class Offset>
void lend_words(OwnedArray& owned, const WordColumn& column) {
  std::vector<Offset> offsets{0};
  offsets.reserve(column.codes.size() + 1);
  Memory letters;
  letters.reserve(bytes_in(column));
  for (const std::int32_t code : column.codes) {
    const std::string_view word = word_at(column, code);
    letters.insert(letters.end(), word.begin(), word.end());
    offsets.push_back(static_cast<Offset>(letters.size()));
  }
  lend(owned, bytes_of(offsets));
  lend(owned, std::move(letters));
}

ArrowArray array_of(const WordColumn& column) {
  const auto is_gap = [](std::int32_t code) { return code < 0; };
  const auto lend_values = needs_large_offsets(column) ? lend_words<std::int64_t> : lend_words<std::int32_t>;
  return array_of(column.codes, is_gap, [&](OwnedArray& owned) { lend_values(owned, column); });
}

const char* format_of(const FigureColumn&) { return "g"; }
const char* format_of(const WholeColumn&) { return "l"; }
const char* format_of(const CountColumn&) { return "i"; }
const char* format_of(const DayColumn&) { return "tdD"; }
const char* format_of(const WordColumn& column) { return needs_large_offsets(column) ? "U" : "u"; }

ArrowSchema schema_of(const NamedColumn& named) {
  auto owned = std::make_unique<OwnedSchema>();
  owned->format = std::visit([](const auto& column) { return format_of(column); }, named.column);
  owned->name = named.name;
  return schema_from(std::move(owned));
}

ArrowSchema schema_of(const std::vector<NamedColumn>& columns) {
  auto owned = std::make_unique<OwnedSchema>();
  owned->format = "+s";
  for (const NamedColumn& column : columns) owned->children.push_back(std::make_unique<ArrowSchema>(schema_of(column)));
  return schema_from(std::move(owned));
}

ArrowArray array_of(const NamedColumn& named) {
  return std::visit([](const auto& column) { return array_of(column); }, named.column);
}

ArrowArray array_of(const std::vector<NamedColumn>& columns) {
  auto owned = std::make_unique<OwnedArray>();
  owned->buffers.push_back(nullptr);
  for (const NamedColumn& column : columns) owned->children.push_back(std::make_unique<ArrowArray>(array_of(column)));
  const std::int64_t rows = owned->children.empty() ? 0 : owned->children.front()->length;
  return array_from(std::move(owned), static_cast<std::size_t>(rows), 0);
}

// ---- the stream: its one batch is made when it is opened, so that nothing can fail while it is read

struct OwnedStream {
  OwnedStream(ArrowSchema first, ArrowArray second) : schema(first), batch(second) {}
  OwnedStream(const OwnedStream&) = delete;
  OwnedStream& operator=(const OwnedStream&) = delete;
  ~OwnedStream() {
    if (schema.release) schema.release(&schema);
    if (batch.release) batch.release(&batch);
  }

  ArrowSchema schema;
  ArrowArray batch;
};

OwnedStream& owned_by(ArrowArrayStream* stream) { return *static_cast<OwnedStream*>(stream->private_data); }

/// A reader may ask for the schema again: it gets a copy of its own.
ArrowSchema copy_of(const ArrowSchema& schema) {
  auto owned = std::make_unique<OwnedSchema>();
  owned->format = schema.format;
  owned->name = schema.name;
  for (std::int64_t i = 0; i < schema.n_children; ++i)
    owned->children.push_back(std::make_unique<ArrowSchema>(copy_of(*schema.children[i])));
  return schema_from(std::move(owned));
}

int give_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  try {
    *out = copy_of(owned_by(stream).schema);
    return 0;
  } catch (...) {  // no exception may cross the interface
    return ENOMEM;
  }
}

int give_batch(ArrowArrayStream* stream, ArrowArray* out) {
  *out = owned_by(stream).batch;
  owned_by(stream).batch.release = nullptr;
  return 0;
}

const char* give_error(ArrowArrayStream*) { return "there is not enough memory"; }

void release_stream(ArrowArrayStream* stream) {
  delete &owned_by(stream);
  stream->release = nullptr;
}

}  // namespace

}  // namespace detail

void write_stream(const std::vector<NamedColumn>& columns, ArrowArrayStream& out) {
  auto owned = std::make_unique<detail::OwnedStream>(detail::schema_of(columns), detail::array_of(columns));
  out = {detail::give_schema, detail::give_batch, detail::give_error, detail::release_stream, owned.release()};
}

}  // namespace milepost
