// Reading from left to right.
#include <doctest/doctest.h>

#include "milepost/detail/cursor.hpp"

using namespace milepost;
using detail::Cursor;

TEST_CASE("texts are made ready: widths folded, white space single") {
  CHECK(detail::readable("more \t\n than　４００") == "more than 400");
  CHECK(detail::readable("") == "");
}

TEST_CASE("words are taken whole and in either case, Chinese ones from a run") {
  Cursor cursor{"Each yearly 年底前"};
  CHECK(cursor.take("each"));
  CHECK_FALSE(cursor.take("year"));
  CHECK(cursor.rest() == "yearly 年底前");
  CHECK(cursor.take("yearly"));
  CHECK(cursor.take_any({"月", "年"}));
  CHECK(cursor.take("底"));
  CHECK(cursor.rest() == "前");
  CHECK_FALSE(cursor.done());
  CHECK_FALSE(cursor.take("前年"));
}

TEST_CASE("digits are taken in runs of the length asked for, or not at all") {
  Cursor cursor{"2025-123"};
  CHECK_FALSE(cursor.digits(1, 2));
  CHECK(cursor.digits(4, 4) == 2025);
  CHECK(cursor.take_dash());
  CHECK_FALSE(cursor.digits(4, 4));
  CHECK(cursor.digits(1, 5) == 123);
  CHECK(cursor.done());
  CHECK_FALSE(cursor.digits(1, 4));
}

TEST_CASE("every dash joins") {
  for (const std::string_view text : {"-", "--", "–", "—", "——", "−", "~", "至", "到", ".."}) {
    Cursor cursor{text};
    CHECK_MESSAGE((cursor.take_dash() && cursor.done()), text);
  }
}

TEST_CASE("what is out of range while reading becomes a parse error with the text") {
  const auto failing = [] {
    return detail::reading("13月", "a period", []() -> int { throw OutOfRange("month 13: outside 1..12"); });
  };
  CHECK_THROWS_WITH_AS(failing(), "'13月' is not a period; month 13: outside 1..12", ParseError);
}
