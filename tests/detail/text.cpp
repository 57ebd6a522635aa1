// Text helpers: UTF-8, widths, numbers.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstring>
#include <limits>

#include "milepost/detail/text.hpp"

using namespace milepost::detail;

namespace {

/// Encodes by the table of RFC 3629, the other way round from the code under test.
std::string encode(char32_t code) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6), byte(0x80 | (code & 63))};
  if (code < 0x10000) return {byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 63)), byte(0x80 | (code & 63))};
  return {byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 63)), byte(0x80 | (code >> 6 & 63)),
          byte(0x80 | (code & 63))};
}

double any_finite() {
  const auto bits = *rc::gen::suchThat(rc::gen::arbitrary<std::uint64_t>(),
                                       [](std::uint64_t b) { return (b >> 52 & 0x7FF) != 0x7FF; });
  const auto mixed = bits * 0x9E3779B97F4A7C15ULL;  // small integers alone would all be denormal numbers
  double value = 0;
  std::memcpy(&value, &mixed, sizeof value);
  return std::isfinite(value) ? value : 0.1;
}

}  // namespace

TEST_CASE("every code point is read back from its bytes, surrogates are not") {
  bool all = true;
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    const std::string bytes = encode(code);
    const Character character = character_at(bytes, 0);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    all = all && is_valid_utf8(bytes) == !surrogate &&
          (surrogate || (character.code == code && character.bytes == bytes.size()));
  }
  CHECK(all);
}

TEST_CASE("what is not UTF-8 is found") {
  for (const std::string_view text :
       {"\xff", "\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x80\x80\x80",
        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe5\xb9", "a\xe5", "\xe5\xb9 \xb4"})
    CHECK_FALSE(is_valid_utf8(text));
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("超过400家 ✔ 𠮷"));
  CHECK_FALSE(is_valid_utf8("\xb9\xab\xb8\xe6"));  // 公告 in GB18030
}

TEST_CASE("characters are counted, broken bytes one by one") {
  CHECK(code_points("超过400家") == 6);
  CHECK(code_points("") == 0);
  CHECK(code_points("𠮷") == 1);
  CHECK(code_points("\xe5\xb9") == 2);
  CHECK(rc::check("code_points counts the bytes that do not continue", [] {
    std::string text;
    const auto codes = *rc::gen::container<std::vector<char32_t>>(rc::gen::cast<char32_t>(rc::gen::inRange(0, 0xD800)));
    for (const char32_t code : codes)
      text += encode(code);
    RC_ASSERT(code_points(text) == codes.size());
    RC_ASSERT(characters_of(text).size() == codes.size());
  }));
}

TEST_CASE("full-width forms become ASCII, everything else stays") {
  CHECK(fold_width("１．５％　（Ａｂ～）") == "1.5% (Ab~)");
  CHECK(fold_width("超过４００家、“双创”") == "超过400家、“双创”");
  CHECK(fold_width("\xff\xef\xbc") == "\xff\xef\xbc");
  CHECK(rc::check("folding twice is folding once, and keeps the number of characters", [] {
    const std::string text = *rc::gen::arbitrary<std::string>() + "４" + *rc::gen::arbitrary<std::string>();
    const std::string folded = fold_width(text);
    RC_ASSERT(fold_width(folded) == folded);
    RC_ASSERT(code_points(folded) == code_points(text));
  }));
}

TEST_CASE("white space at the ends is cut, inside it stays") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim("") == "");
  CHECK(trim(" \n ") == "");
  CHECK(lower("ABC 超过 Äz") == "abc 超过 Äz");
}

TEST_CASE("columns: Chinese takes two, marks that combine none, signs of status one") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("济南市") == 6);
  CHECK(display_width("超过400家，") == 11);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\u200b\ufeff\n") == 0);
  CHECK(display_width("✔●▲■✖○") == 6);
  CHECK(display_width("“双创”") == 6);
  CHECK(display_width("㎡ 𠮷 한 ｱ") == 10);
  CHECK(display_width("\xff\xe5") == 2);
}

TEST_CASE("excerpts are short, valid and show what cannot be printed") {
  CHECK(excerpt("超过400家") == "超过400家");
  CHECK(excerpt("a\tb\x7f\xff") == "a\\x09b\\x7F\\xFF");
  CHECK(excerpt(std::string(60, 'x')) == std::string(60, 'x'));
  CHECK(excerpt(std::string(61, 'x')) == std::string(60, 'x') + "…");
  CHECK(rc::check("an excerpt is UTF-8 of bounded length", [] {
    std::string text;
    for (const int byte : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 256)))
      text += static_cast<char>(byte);
    RC_ASSERT(is_valid_utf8(excerpt(text)));
    RC_ASSERT(code_points(excerpt(text)) <= 241u);
  }));
}

TEST_CASE("a count of decimals rounds halves away from zero, as the decimal that is seen says") {
  CHECK(fixed(6.25, 1) == "6.3");
  CHECK(fixed(-6.25, 1) == "-6.3");
  CHECK(fixed(1.005, 2) == "1.01");  // its double is 1.00499999999999989...
  CHECK(fixed(2.5, 0) == "3");
  CHECK(fixed(6.2499999, 1) == "6.2");
  CHECK(fixed(-0.04, 1) == "0.0");
  CHECK(fixed(std::numeric_limits<double>::max(), 0).size() == 309);
}

TEST_CASE("shortest decimals read back, without an exponent below 1e15") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(400) == "400");
  CHECK(shortest(-13.5) == "-13.5");
  CHECK(shortest(100'000) == "100000");
  CHECK(shortest(0.00001) == "0.00001");
  CHECK(shortest(999'999'999'999'999.0) == "999999999999999");
  CHECK(shortest(1e15) == "1e+15");
  CHECK(shortest(-0.0) == "0");
  CHECK(shortest(0.1 + 0.2) == "0.30000000000000004");
  CHECK(shortest(std::numeric_limits<double>::denorm_min()).starts_with("0.000"));
  CHECK(rc::check("to_number(shortest(x)) == x", [] {
    const double value = any_finite();
    const std::string text = shortest(value);
    RC_ASSERT(to_number(text) == value);
    RC_ASSERT(std::abs(value) >= 1e15 || text.find('e') == std::string::npos);
  }));
}

TEST_CASE("only whole, finite decimal numbers are numbers") {
  CHECK(to_number("12") == 12);
  CHECK(to_number("+4") == 4);
  CHECK(to_number("-3.5") == -3.5);
  CHECK(to_number(".5") == 0.5);
  CHECK(to_number("1e3") == 1000);
  for (const std::string_view text :
       {"",       "+",      "-",  ".",  "inf",   "-inf", "nan", "nan(1)", "infinity", "0x10",  "1e400",
        "-1e400", "1e-400", "4 ", " 4", "4,000", "4x",   "++4", "+-4",    "1e",       "1.2.3", "４"})
    CHECK_MESSAGE(!to_number(text).has_value(), text);
}
