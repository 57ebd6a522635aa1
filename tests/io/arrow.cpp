#include "milepost/io/arrow.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace milepost;

namespace {

constexpr double missing_figure = std::numeric_limits<double>::quiet_NaN();

/// Arrays made by hand, as another program would lend them; counts what is given back.
struct Lender {
  int schemas_back{}, arrays_back{}, streams_back{};
  std::vector<ArrowArray> chunks{};
  std::size_t next{};
  ArrowSchema type{};
  bool fails{};
};

void give_back_schema(ArrowSchema* schema) {
  ++static_cast<Lender*>(schema->private_data)->schemas_back;
  schema->release = nullptr;
}

void give_back_array(ArrowArray* array) {
  ++static_cast<Lender*>(array->private_data)->arrays_back;
  array->release = nullptr;
}

Lender& lender_of(ArrowArrayStream* stream) { return *static_cast<Lender*>(stream->private_data); }

/// One column without a record around it.
ArrowArrayStream lent(Lender& lender) {
  return {[](ArrowArrayStream* stream, ArrowSchema* out) {
            *out = lender_of(stream).type;
            out->release = give_back_schema;
            out->private_data = stream->private_data;
            return 0;
          },
          [](ArrowArrayStream* stream, ArrowArray* out) {
            Lender& from = lender_of(stream);
            if (from.fails) return 5;
            *out = from.next < from.chunks.size() ? from.chunks[from.next++] : ArrowArray{};
            if (from.next <= from.chunks.size() && out->buffers) out->release = give_back_array;
            out->private_data = stream->private_data;
            return 0;
          },
          [](ArrowArrayStream*) { return "the disk is full"; },
          [](ArrowArrayStream* stream) {
            ++lender_of(stream).streams_back;
            stream->release = nullptr;
          },
          &lender};
}

ArrowArray array_lent(const void** buffers, std::int64_t count, std::int64_t rows, std::int64_t offset = 0,
                      std::int64_t gaps = -1) {
  return {rows, gaps, offset, count, 0, buffers, nullptr, nullptr, nullptr, nullptr};
}

ArrowSchema type_lent(const char* format) { return {format, "x", nullptr, 2, 0, nullptr, nullptr, nullptr, nullptr}; }

Column read_lent(const char* format, std::vector<ArrowArray> chunks) {
  Lender lender{.chunks = std::move(chunks), .type = type_lent(format)};
  ArrowArrayStream stream = lent(lender);
  return read_column(ArrowTable(stream), 0);
}

std::string refusal(const char* format) {
  try {
    read_lent(format, {});
  } catch (const OutOfRange& error) {
    return error.what();
  }
  return "";
}

std::vector<double> figures(const Column& column) { return std::get<FigureColumn>(column).values; }

bool same_figures(const std::vector<double>& a, const std::vector<double>& b) {
  const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

}  // namespace

TEST_CASE("rows of a slice begin at its offset, in the values and in the validity") {
  const double values[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  const std::uint8_t validity[]{0b1011'1111, 0b11};  // row 6 is missing
  const void* buffers[]{validity, values};
  CHECK(same_figures(figures(read_lent("g", {array_lent(buffers, 2, 4, 5)})), {6, missing_figure, 8, 9}));
  CHECK(same_figures(figures(read_lent("g", {array_lent(buffers, 2, 2, 8)})), {9, 10}));
}

TEST_CASE("the chunks of a column follow each other, and each has gaps of its own") {
  const std::int32_t values[]{7, -8};
  const std::uint8_t validity[]{0b10};
  const void *whole[]{nullptr, values}, *gap[]{validity, values};
  const Column column = read_lent("i", {array_lent(whole, 2, 2), array_lent(gap, 2, 2), array_lent(whole, 2, 0)});
  CHECK(std::get<WholeColumn>(column) == WholeColumn{{7, -8, 0, -8}, {0, 0, 1, 0}});
  CHECK(std::get<WholeColumn>(read_lent("i", {array_lent(whole, 2, 2)})).missing.empty());
}

TEST_CASE("numbers of every width keep their extremes") {
  const std::uint8_t bytes[]{0x80, 0x7F, 0xFF, 0x00};
  const void* small[]{nullptr, bytes};
  CHECK(std::get<WholeColumn>(read_lent("c", {array_lent(small, 2, 2)})).values == std::vector<std::int64_t>{-128, 127});
  CHECK(std::get<WholeColumn>(read_lent("C", {array_lent(small, 2, 3)})).values == std::vector<std::int64_t>{128, 127, 255});
  CHECK(std::get<WholeColumn>(read_lent("b", {array_lent(small, 2, 9, 0)})).values ==
        std::vector<std::int64_t>{0, 0, 0, 0, 0, 0, 0, 1, 1});
  const std::int64_t large[]{std::numeric_limits<std::int64_t>::max(), -1};
  const void* wide[]{nullptr, large};
  CHECK(std::get<WholeColumn>(read_lent("l", {array_lent(wide, 2, 2)})).values ==
        std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::max(), -1});
  CHECK(std::get<WholeColumn>(read_lent("L", {array_lent(wide, 2, 1)})).values.front() == large[0]);
  CHECK_THROWS_WITH_AS(read_lent("L", {array_lent(wide, 2, 2)}),
                       "column 'x': Arrow type 'L': a number above 9223372036854775807; expected whole numbers that int64 can hold",
                       OutOfRange);
}

TEST_CASE("half precision as IEEE 754 gives it") {
  // 1, the largest, the smallest normal, the smallest at all, -2, infinity.
  const std::uint16_t halves[]{0x3C00, 0x7BFF, 0x0400, 0x0001, 0xC000, 0x7C00};
  const void* buffers[]{nullptr, halves};
  CHECK(figures(read_lent("e", {array_lent(buffers, 2, 6)})) ==
        std::vector<double>{1, 65504, std::ldexp(1, -14), std::ldexp(1, -24), -2, std::numeric_limits<double>::infinity()});
}

TEST_CASE("decimals are divided by their scale") {
  const std::int64_t words[]{12'345, 0, -12'345, -1};  // two numbers of 128 bits, the low half first
  const void* buffers[]{nullptr, words};
  CHECK(figures(read_lent("d:10,2", {array_lent(buffers, 2, 2)})) == std::vector<double>{123.45, -123.45});
  CHECK(figures(read_lent("d:10,2,64", {array_lent(buffers, 2, 1)})) == std::vector<double>{123.45});
  CHECK(figures(read_lent("d:10,-2,64", {array_lent(buffers, 2, 1)})) == std::vector<double>{1'234'500});
  CHECK(refusal("d:40,2,256").find("more than 128 bits") != std::string::npos);
}

TEST_CASE("instants belong to the day they lie in, at the place of their offset") {
  const std::int64_t seconds[]{-1, 0, 86'399, 86'400, 1'451'577'600};  // the last: 2015-12-31 16:00 UTC
  const void* buffers[]{nullptr, seconds};
  const auto days = [&](const char* format) {
    return std::get<DayColumn>(read_lent(format, {array_lent(buffers, 2, 5)})).values;
  };
  CHECK(days("tss:") == std::vector<std::int64_t>{-1, 0, 0, 1, 16'800});
  CHECK(days("tss:UTC") == days("tss:"));
  CHECK(days("tss:+08:00") == std::vector<std::int64_t>{0, 0, 1, 1, 16'801});  // 2016-01-01 in Beijing
  CHECK(days("tss:-01:00") == std::vector<std::int64_t>{-1, -1, 0, 0, 16'800});
  CHECK(refusal("tsn:Asia/Shanghai") ==
        "column 'x': Arrow type 'tsn:Asia/Shanghai': which day it is depends on the time zone; turn it into dates first");
}

TEST_CASE("words are numbered in the order of their first appearance; a missing one has no number") {
  const std::int32_t offsets[]{0, 1, 1, 3, 4, 6};
  const char letters[] = "b啊";  // never read beyond what offsets say
  const char text[] = "baaaaa";
  const void *buffers[]{nullptr, offsets, text}, *other[]{nullptr, offsets, letters};
  const WordColumn words = std::get<WordColumn>(read_lent("u", {array_lent(buffers, 3, 5), array_lent(buffers, 3, 2, 3)}));
  CHECK(words == WordColumn{{0, 1, 2, 3, 2, 3, 2}, {"b", "", "aa", "a"}});
  CHECK(std::get<WordColumn>(read_lent("u", {array_lent(other, 3, 1)})).words == std::vector<std::string>{"b"});
  const std::uint8_t validity[]{0b10110};
  const void* gaps[]{validity, offsets, text};
  CHECK(std::get<WordColumn>(read_lent("u", {array_lent(gaps, 3, 5)})) == WordColumn{{-1, 0, 1, -1, 1}, {"", "aa"}});
}

TEST_CASE("views of words stand inside up to 12 bytes, behind a place from 13") {
  const std::string twelve = "twelve bytes", longer = "thirteen byte";
  char views[32]{};
  const std::int32_t first[]{12}, second[]{13, 0, 0, 2};
  std::memcpy(views, first, 4);
  std::memcpy(views + 4, twelve.data(), 12);
  std::memcpy(views + 16, second, 16);
  const std::string behind = "??" + longer;
  const std::int64_t lengths[]{15};
  const void* buffers[]{nullptr, views, behind.data(), lengths};
  CHECK(std::get<WordColumn>(read_lent("vu", {array_lent(buffers, 4, 2)})).words == std::vector<std::string>{twelve, longer});
  CHECK(std::get<WordColumn>(read_lent("vu", {array_lent(buffers, 4, 1, 1)})).words == std::vector<std::string>{longer});
}

TEST_CASE("coded words: each chunk has a dictionary of its own, unused words are not kept") {
  const std::int32_t ab[]{0, 1, 2}, ba[]{0, 1, 2};
  const void *first_words[]{nullptr, ab, "ab"}, *second_words[]{nullptr, ba, "ba"};
  ArrowArray first_dictionary = array_lent(first_words, 3, 2), second_dictionary = array_lent(second_words, 3, 2);
  const std::uint8_t validity[]{0b01};
  const std::int8_t places[]{1, 1};
  const void *all[]{nullptr, places}, *gap[]{validity, places};
  ArrowArray first = array_lent(all, 2, 2), second = array_lent(gap, 2, 2);
  first.dictionary = &first_dictionary;
  second.dictionary = &second_dictionary;
  ArrowSchema words = type_lent("u");
  Lender lender{.chunks = {first, second}, .type = type_lent("c")};
  lender.type.dictionary = &words;
  ArrowArrayStream stream = lent(lender);
  CHECK(std::get<WordColumn>(read_column(ArrowTable(stream), 0)) == WordColumn{{0, 0, 1, -1}, {"b", "a"}});
}

TEST_CASE("lists: items of a slice are its own, a missing list is empty even where it hides items") {
  const double items[]{1, 2, 3, 4, 5, 6};
  const std::int32_t offsets[]{0, 1, 3, 5, 6};
  const std::uint8_t validity[]{0b1011};
  const void *values[]{nullptr, items}, *buffers[]{validity, offsets};
  ArrowArray child = array_lent(values, 2, 6);
  ArrowArray* children[]{&child};
  ArrowSchema item = type_lent("g");
  ArrowSchema* item_types[]{&item};
  ArrowArray lists = array_lent(buffers, 2, 3, 1);
  lists.children = children;
  Lender lender{.chunks = {lists}, .type = type_lent("+l")};
  lender.type.children = item_types;
  ArrowArrayStream stream = lent(lender);
  const ListColumn column = std::get<ListColumn>(read_column(ArrowTable(stream), 0));
  CHECK(column.offsets == std::vector<std::int64_t>{0, 2, 2, 3});
  CHECK(std::get<FigureColumn>(column.items).values == std::vector<double>{2, 3, 6});
}

TEST_CASE("what is not understood is named with its format") {
  for (const char* format : {"+m", "z", "w:16", "+us:0", "ttu", "tDs", "tiM", "d", ""})
    CHECK(refusal(format) == "column 'x': Arrow type '" + std::string(format) +
                                 "': it holds none of numbers, words, days, and lists of these");
}

TEST_CASE("everything that was lent is given back once, also by a stream that fails") {
  const double values[]{1};
  const void* buffers[]{nullptr, values};
  Lender lender{.chunks = {array_lent(buffers, 2, 1), array_lent(buffers, 2, 1)}, .type = type_lent("g")};
  ArrowArrayStream stream = lent(lender);
  {
    ArrowTable table(stream);
    CHECK(lender.streams_back == 1);
    CHECK(lender.arrays_back == 0);
    const ArrowTable moved(std::move(table));
    CHECK(moved.rows() == 2);
  }
  CHECK(lender.arrays_back == 2);
  CHECK(lender.schemas_back == 1);
  Lender failing{.type = type_lent("g"), .fails = true};
  ArrowArrayStream broken = lent(failing);
  CHECK_THROWS_WITH_AS(ArrowTable{broken}, "Arrow stream the disk is full: it could not be read to its end", OutOfRange);
  CHECK(failing.streams_back == 1);
  CHECK(failing.schemas_back == 1);
}

TEST_CASE("figures stay in place if they stand in one piece without gaps") {
  const double values[]{1, 2, 3};
  const std::uint8_t validity[]{0b101};
  const void *plain[]{nullptr, values}, *gap[]{validity, values};
  const auto place = [](const char* format, std::vector<ArrowArray> chunks) {
    Lender lender{.chunks = std::move(chunks), .type = type_lent(format)};
    ArrowArrayStream stream = lent(lender);
    const auto found = figures_in_place(ArrowTable(stream), 0);
    return found ? found->data() : nullptr;
  };
  CHECK(place("g", {array_lent(plain, 2, 2, 1)}) == values + 1);
  CHECK(place("g", {array_lent(gap, 2, 3)}) == nullptr);
  CHECK(place("g", {array_lent(plain, 2, 3), array_lent(plain, 2, 3)}) == nullptr);
  CHECK(place("l", {array_lent(plain, 2, 3)}) == nullptr);
}

TEST_CASE("what is written is what is read back") {
  std::mt19937 random(20'220'711);
  FigureColumn figure;
  WordColumn word{.words = {"", "增长", "a longer one"}};
  for (int row = 0; row < 1'000; ++row) {
    figure.values.push_back(random() % 5 ? static_cast<double>(random()) : missing_figure);
    word.codes.push_back(row < 3 ? row : static_cast<std::int32_t>(random() % 4) - 1);
  }
  std::vector<std::uint8_t> gaps(1'000);
  gaps[17] = 1;
  const WholeColumn whole{std::vector<std::int64_t>(1'000, 1L << 62), gaps};
  const DayColumn day{std::vector<std::int64_t>(1'000, -719'162)};
  const CountColumn count{std::vector<std::int32_t>(1'000, 7)};
  ArrowArrayStream stream{};
  write_stream({{"figure", figure}, {"word", word}, {"whole", whole}, {"day", day}, {"count", count}}, stream);
  const ArrowTable table(stream);
  CHECK(table.names() == std::vector<std::string>{"figure", "word", "whole", "day", "count"});
  CHECK(table.rows() == 1'000);
  CHECK(same_figures(figures(read_column(table, 0)), figure.values));
  CHECK(std::get<WordColumn>(read_column(table, 1)) == word);
  CHECK(std::get<WholeColumn>(read_column(table, 2)).missing == gaps);
  CHECK(std::get<DayColumn>(read_column(table, 3)) == day);
  CHECK(std::get<WholeColumn>(read_column(table, 4)).values == std::vector<std::int64_t>(1'000, 7));
}

TEST_CASE("a written stream without rows has its columns") {
  ArrowArrayStream stream{};
  write_stream({{"figure", FigureColumn{}}, {"word", WordColumn{}}}, stream);
  const ArrowTable table(stream);
  CHECK(table.rows() == 0);
  CHECK(std::get<WordColumn>(read_column(table, 1)) == WordColumn{});
}
