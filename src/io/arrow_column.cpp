// Columns of Arrow tables as values of our own.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "arrow_slice.hpp"
#include "milepost/detail/distinct.hpp"

namespace milepost {

namespace detail {

namespace {

constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();

/// The type of a column with the name that errors call it by.
struct ArrowType {
  const ArrowSchema* schema;
  std::string name;

  std::string_view format() const { return schema->format; }
  [[noreturn]] void fail(std::string_view rule) const {
    fail_range("column '" + name + "': Arrow type", "'" + std::string(format()) + "'", rule);
  }
};

template <class Visit>
void for_each_gap(const Slice& slice, Visit visit) {
  if (!slice.has_gaps()) return;
  for (std::int64_t row = 0; row < slice.rows; ++row)
    if (slice.is_missing(row)) visit(static_cast<std::size_t>(row));
}

/// Rows of all slices into one list of values: convert(slice, row), or the value of a gap.
template <class Value, class Convert>
std::vector<Value> converted(const Slices& slices, Value gap, Convert convert) {
  std::vector<Value> values;
  values.reserve(rows_of(slices));
  for (const Slice& slice : slices) {
    const std::size_t before = values.size();
    for (std::int64_t row = 0; row < slice.rows; ++row) values.push_back(convert(slice, row));
    for_each_gap(slice, [&](std::size_t row) { values[before + row] = gap; });
  }
  return values;
}

// ---- numbers

template <class Stored>
Column read_figures(const ArrowType&, const Slices& slices) {
  return FigureColumn{converted(slices, no_figure, [](const Slice& slice, std::int64_t row) {
    return static_cast<double>(slice.values<Stored>()[row]);
  })};
}

/// IEEE 754 binary16: 5 bits of exponent, 10 of fraction.
double half_precision(std::uint16_t bits) {
  const int exponent = bits >> 10 & 31, fraction = bits & 1023;
  const double sign = bits >> 15 ? -1 : 1;
  if (exponent == 31) return fraction ? no_figure : sign * std::numeric_limits<double>::infinity();
  return sign * (exponent ? std::ldexp(1024 + fraction, exponent - 25) : std::ldexp(fraction, -24));
}

Column read_halves(const ArrowType&, const Slices& slices) {
  return FigureColumn{converted(slices, no_figure, [](const Slice& slice, std::int64_t row) {
    return half_precision(slice.values<std::uint16_t>()[row]);
  })};
}

/// Nothing where there is no gap.
std::vector<std::uint8_t> if_any(std::vector<std::uint8_t> gaps) {
  const bool any = std::find(gaps.begin(), gaps.end(), 1) != gaps.end();
  return any ? std::move(gaps) : std::vector<std::uint8_t>{};
}

std::vector<std::uint8_t> gaps_of(const Slices& slices) {
  const bool may_have = std::any_of(slices.begin(), slices.end(), [](const Slice& slice) { return slice.has_gaps(); });
  if (!may_have) return {};
  return if_any(converted(slices, std::uint8_t{1}, [](const Slice&, std::int64_t) { return std::uint8_t{}; }));
}

template <class Stored>
Column read_whole(const ArrowType&, const Slices& slices) {
  const auto convert = [](const Slice& slice, std::int64_t row) { return std::int64_t{slice.values<Stored>()[row]}; };
  return WholeColumn{converted(slices, std::int64_t{}, convert), gaps_of(slices)};
}

Column read_unsigned(const ArrowType& type, const Slices& slices) {
  const auto convert = [](const Slice& slice, std::int64_t row) {
    return static_cast<std::int64_t>(slice.values<std::uint64_t>()[row]);
  };
  WholeColumn column{converted(slices, std::int64_t{}, convert), gaps_of(slices)};
  for (const std::int64_t value : column.values)
    if (value < 0) type.fail("a number above 9223372036854775807; expected whole numbers that int64 can hold");
  return column;
}

Column read_truths(const ArrowType&, const Slices& slices) {
  const auto convert = [](const Slice& slice, std::int64_t row) {
    return std::int64_t{!Slice::is_unset(slice.buffer<std::uint8_t>(1), slice.first + row)};
  };
  return WholeColumn{converted(slices, std::int64_t{}, convert), gaps_of(slices)};
}

Column read_nothing(const ArrowType&, const Slices& slices) {
  return FigureColumn{std::vector<double>(rows_of(slices), no_figure)};
}

__extension__ using Int128 = __int128;

template <class Stored>
Column scaled(const Slices& slices, int scale) {
  const double divisor = std::pow(10.0, scale);
  return FigureColumn{converted(slices, no_figure, [&](const Slice& slice, std::int64_t row) {
    Stored stored;  // 128-bit values need not stand where the compiler would put them
    std::memcpy(&stored, slice.buffer<char>(1) + sizeof stored * static_cast<std::size_t>(slice.first + row), sizeof stored);
    return static_cast<double>(stored) / divisor;
  })};
}

/// The numbers of "d:19,4,128": digits, digits behind the point, bits (128 where it is not said).
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> parts{0};
  for (const char c : text) {
    if (c == ',') parts.push_back(0);
    if (c >= '0' && c <= '9') parts.back() = parts.back() * 10 + (c - '0');
  }
  if (text.find(",-") != std::string_view::npos) parts[1] = -parts[1];
  return parts;
}

Column read_decimals(const ArrowType& type, const Slices& slices) {
  const std::vector<int> parts = numbers_in(type.format().substr(2));
  const int bits = parts.size() > 2 ? parts[2] : 128;
  if (parts.size() < 2 || bits > 128) type.fail("a decimal of more than 128 bits");
  if (bits == 32) return scaled<std::int32_t>(slices, parts[1]);
  return bits == 64 ? scaled<std::int64_t>(slices, parts[1]) : scaled<Int128>(slices, parts[1]);
}

// ---- days

constexpr std::int64_t seconds_in_day = 86'400;

/// Rounded down: an instant before 1970 belongs to the day it lies in.
std::int64_t whole_days(std::int64_t count, std::int64_t in_day) {
  return count / in_day - (count % in_day < 0 ? 1 : 0);
}

template <class Stored>
DayColumn days_counted(const Slices& slices, std::int64_t in_day, std::int64_t shift = 0) {
  return {converted(slices, DayColumn::no_day, [&](const Slice& slice, std::int64_t row) {
    return whole_days(slice.values<Stored>()[row] + shift, in_day);
  })};
}

std::int64_t parts_of_second(char unit) {
  switch (unit) {
  case 's': return 1;
  case 'm': return 1'000;
  case 'u': return 1'000'000;
  default: return 1'000'000'000;
  }
}

Column read_days(const ArrowType&, const Slices& slices) { return days_counted<std::int32_t>(slices, 1); }

Column read_milliseconds(const ArrowType&, const Slices& slices) {
  return days_counted<std::int64_t>(slices, seconds_in_day * 1'000);
}

int two_digits(std::string_view text) {
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "", "UTC" and "+08:00" in seconds east of Greenwich; empty for places, whose offset changes through the year.
std::optional<std::int64_t> offset_of_zone(std::string_view zone) {
  for (const std::string_view utc : {"", "UTC", "Etc/UTC", "GMT", "Z"})
    if (zone == utc) return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  const int hours = two_digits(zone.substr(1, 2)), minutes = two_digits(zone.substr(4, 2));
  if (hours < 0 || minutes < 0) return std::nullopt;
  return (zone[0] == '-' ? -1 : 1) * (hours * 3'600 + minutes * 60);
}

/// "tsu:+08:00": microseconds since 1970 in UTC, shown at the place of the offset.
Column read_timestamps(const ArrowType& type, const Slices& slices) {
  const std::string_view format = type.format();
  const std::optional<std::int64_t> offset = offset_of_zone(format.substr(std::min<std::size_t>(4, format.size())));
  if (!offset) type.fail("which day it is depends on the time zone; turn it into dates first");
  const std::int64_t parts = parts_of_second(format[2]);
  return days_counted<std::int64_t>(slices, seconds_in_day * parts, *offset * parts);
}

// ---- words

using TextOf = std::string_view (*)(const Slice&, std::int64_t);

std::vector<std::string> copied(const std::vector<std::string_view>& words) { return {words.begin(), words.end()}; }

template <TextOf text_of>
std::vector<std::int32_t> codes_of_slice(Distinct<std::string_view>& distinct, const Slice& slice) {
  const auto row_of = [](std::size_t row) { return static_cast<std::int64_t>(row); };
  return codes_in_blocks(
      distinct, static_cast<std::size_t>(slice.rows),
      [&, gaps = slice.has_gaps()](std::size_t row) { return gaps && slice.is_missing(row_of(row)); },
      [&](std::size_t row) { return text_of(slice, row_of(row)); });
}

template <TextOf text_of>
Column read_words(const ArrowType&, const Slices& slices) {
  Distinct<std::string_view> distinct;
  WordColumn column;
  column.codes.reserve(rows_of(slices));
  for (const Slice& slice : slices) {
    const std::vector<std::int32_t> codes = codes_of_slice<text_of>(distinct, slice);
    column.codes.insert(column.codes.end(), codes.begin(), codes.end());
  }
  column.words = copied(distinct.keys());
  return column;
}

// ---- values of a dictionary

Column read_values(const ArrowType& type, const Slices& slices);

/// The place of a row in its dictionary, which has `size` values; -1 if it is missing.
using PlaceOf = std::int64_t (*)(const Slice&, std::int64_t);

template <class Stored>
std::int64_t place_stored(const Slice& slice, std::int64_t row) {
  return static_cast<std::int64_t>(slice.values<Stored>()[row]);
}

PlaceOf place_reader(const ArrowType& type) {
  switch (type.format()[0]) {
  case 'c': return place_stored<std::int8_t>;
  case 'C': return place_stored<std::uint8_t>;
  case 's': return place_stored<std::int16_t>;
  case 'S': return place_stored<std::uint16_t>;
  case 'i': return place_stored<std::int32_t>;
  case 'I': return place_stored<std::uint32_t>;
  case 'l': return place_stored<std::int64_t>;
  case 'L': return place_stored<std::uint64_t>;
  default: type.fail("places in a dictionary are whole numbers");
  }
}

/// Rows as places in the dictionary of their slice: no column ever refers to a value outside.
std::vector<std::int64_t> places_of(const ArrowType& type, const Slice& slice) {
  const PlaceOf place_of = place_reader(type);
  std::vector<std::int64_t> places = converted<std::int64_t>({slice}, -1, place_of);
  for (const std::int64_t place : places)
    if (place < -1 || place >= slice.data->dictionary->length) type.fail("a place outside its dictionary");
  return places;
}

Column values_of_dictionary(const ArrowType& type, const Slice& slice) {
  const ArrowArray* values = slice.data->dictionary;
  return read_values({type.schema->dictionary, type.name}, {{values, values->offset, values->length}});
}

struct Gathered {
  const std::vector<std::int64_t>& places;
  Column& into;

  /// Into a column of the same kind, which the first dictionary decides.
  template <class Kind>
  Kind& column() const {
    if (!std::holds_alternative<Kind>(into)) into = Kind{};
    return std::get<Kind>(into);
  }

  template <class Value>
  void append(std::vector<Value>& to, const std::vector<Value>& from, Value gap) const {
    for (const std::int64_t place : places) to.push_back(place < 0 ? gap : from[static_cast<std::size_t>(place)]);
  }

  void operator()(const FigureColumn& values) const { append(column<FigureColumn>().values, values.values, no_figure); }
  void operator()(const DayColumn& values) const { append(column<DayColumn>().values, values.values, DayColumn::no_day); }
  void operator()(const WholeColumn& values) const {
    WholeColumn& to = column<WholeColumn>();
    append(to.values, values.values, std::int64_t{});
    const std::vector<std::uint8_t> none(values.values.size());
    append(to.missing, values.missing.empty() ? none : values.missing, std::uint8_t{1});
  }
  void operator()(const auto&) const {}
};

/// Codes of words that were read from dictionaries: numbered anew, since rows decide the order of first appearance.
class WordsOfDictionaries {
 public:
  void append(const std::vector<std::int64_t>& places, const WordColumn& dictionary) {
    std::vector<std::int32_t> known(dictionary.codes.size(), unseen);
    for (const std::int64_t place : places) column_.codes.push_back(place < 0 ? -1 : code_at(place, dictionary, known));
  }
  WordColumn column() && { return std::move(column_); }

 private:
  static constexpr std::int32_t unseen = -2;

  std::int32_t code_at(std::int64_t place, const WordColumn& dictionary, std::vector<std::int32_t>& known) {
    const auto at = static_cast<std::size_t>(place);
    if (known[at] == unseen) known[at] = dictionary.codes[at] < 0 ? -1 : code_of(dictionary.words[static_cast<std::size_t>(dictionary.codes[at])]);
    return known[at];
  }

  std::int32_t code_of(const std::string& word) {
    const auto [held, is_new] = code_of_.try_emplace(word, static_cast<std::int32_t>(column_.words.size()));
    if (is_new) column_.words.push_back(word);
    return held->second;
  }

  WordColumn column_{};
  std::unordered_map<std::string, std::int32_t> code_of_{};
};

bool is_words(std::string_view format) { return format == "u" || format == "U" || format == "vu"; }

Column read_coded_words(const ArrowType& type, const Slices& slices) {
  WordsOfDictionaries words;
  for (const Slice& slice : slices)
    words.append(places_of(type, slice), std::get<WordColumn>(values_of_dictionary(type, slice)));
  return std::move(words).column();
}

Column read_coded(const ArrowType& type, const Slices& slices) {
  if (is_words(type.schema->dictionary->format)) return read_coded_words(type, slices);
  Column column = read_values({type.schema->dictionary, type.name}, {});
  for (const Slice& slice : slices) {
    const std::vector<std::int64_t> places = places_of(type, slice);
    std::visit(Gathered{places, column}, values_of_dictionary(type, slice));
  }
  if (WholeColumn* whole = std::get_if<WholeColumn>(&column)) whole->missing = if_any(std::move(whole->missing));
  return column;
}

// ---- lists

/// The items of a row, from the first to behind the last, counted from the beginning of the child.
using ItemsOf = std::pair<std::int64_t, std::int64_t> (*)(const Slice&, std::int64_t, std::int64_t width);

template <class Offset>
std::pair<std::int64_t, std::int64_t> items_behind_offsets(const Slice& slice, std::int64_t row, std::int64_t) {
  const Offset* offsets = slice.buffer<Offset>(1) + slice.first + row;
  return {offsets[0], offsets[1]};
}

std::pair<std::int64_t, std::int64_t> items_of_width(const Slice& slice, std::int64_t row, std::int64_t width) {
  return {(slice.first + row) * width, (slice.first + row + 1) * width};
}

/// Runs of items that follow each other are one slice: a missing list may hide items that belong to no row.
void append_items(Slices& items, const ArrowArray* child, std::int64_t begin, std::int64_t end) {
  const std::int64_t first = child->offset + begin;
  if (begin == end) return;
  if (!items.empty() && items.back().data == child && items.back().first + items.back().rows == first)
    items.back().rows += end - begin;
  else
    items.push_back({child, first, end - begin});
}

ItemColumn as_items(const ArrowType& type, Column column) {
  return std::visit(
      [&](auto& values) -> ItemColumn {
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, ListColumn>) type.fail("lists of lists are not read");
        else return std::move(values);
      },
      column);
}

template <ItemsOf items_of>
Column read_lists(const ArrowType& type, const Slices& slices) {
  const bool fixed = type.format().starts_with("+w:");
  const std::int64_t width = fixed ? numbers_in(type.format().substr(3))[0] : 0;
  ListColumn column;
  Slices items;
  for (const Slice& slice : slices)
    for (std::int64_t row = 0; row < slice.rows; ++row) {
      const auto [begin, end] = slice.is_missing(row) ? std::pair<std::int64_t, std::int64_t>{} : items_of(slice, row, width);
      append_items(items, slice.data->children[0], begin, end);
      column.offsets.push_back(column.offsets.back() + end - begin);
    }
  column.items = as_items(type, read_values({type.schema->children[0], type.name}, items));
  return column;
}

// ---- the types, by their formats

using Read = Column (*)(const ArrowType&, const Slices&);

struct Format {
  std::string_view begins;  ///< the whole format, or its beginning if it ends in a colon
  Read read;
};

constexpr Format formats[]{
    {"c", read_whole<std::int8_t>},
    {"C", read_whole<std::uint8_t>},
    {"s", read_whole<std::int16_t>},
    {"S", read_whole<std::uint16_t>},
    {"i", read_whole<std::int32_t>},
    {"I", read_whole<std::uint32_t>},
    {"l", read_whole<std::int64_t>},
    {"L", read_unsigned},
    {"b", read_truths},
    {"e", read_halves},
    {"f", read_figures<float>},
    {"g", read_figures<double>},
    {"d:", read_decimals},
    {"n", read_nothing},
    {"tdD", read_days},
    {"tdm", read_milliseconds},
    {"tss:", read_timestamps},
    {"tsm:", read_timestamps},
    {"tsu:", read_timestamps},
    {"tsn:", read_timestamps},
    {"u", read_words<text_behind_offsets<std::int32_t>>},
    {"U", read_words<text_behind_offsets<std::int64_t>>},
    {"vu", read_words<text_of_view>},
    {"+l", read_lists<items_behind_offsets<std::int32_t>>},
    {"+L", read_lists<items_behind_offsets<std::int64_t>>},
    {"+w:", read_lists<items_of_width>},
};

const Format* format_of(std::string_view written) {
  for (const Format& format : formats)
    if (format.begins.ends_with(':') ? written.starts_with(format.begins) : written == format.begins) return &format;
  return nullptr;
}

Column read_values(const ArrowType& type, const Slices& slices) {
  if (type.schema->dictionary) return read_coded(type, slices);
  const Format* format = format_of(type.format());
  if (!format) type.fail("it holds none of numbers, words, days, and lists of these");
  return format->read(type, slices);
}

}  // namespace

}  // namespace detail

Column read_column(const ArrowTable& table, std::size_t column) {
  const detail::ArrowType type{&table.type_of(column), table.names()[column]};
  return detail::read_values(type, detail::slices_of(table, column));
}

}  // namespace milepost
