#include "milepost/plan/text.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("texts one after the other, in each language; what is empty adds nothing") {
  CHECK(joined({"甲", "a"}, {"乙", "b"}) == Text{"甲；乙", "a; b"});
  CHECK(joined({}, {"乙", "b"}) == Text{"乙", "b"});
  CHECK(joined({"甲", ""}, {"乙", "b"}) == Text{"甲；乙", "b"});
}

TEST_CASE("words of one language: any character outside ASCII makes them Chinese; the other language stands in for one that is missing") {
  CHECK(Text("措施") == Text{"措施", ""});
  CHECK(Text("measure") == Text{"", "measure"});
  CHECK(in(Text("measure"), Language::zh) == "measure");
  CHECK(in(Text{"措施", "measure"}, Language::en) == "measure");
}
