#include "milepost/time/label.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace milepost;

namespace {

double label_position(const std::string& label) { return positions_of_labels({label}).front(); }

}  // namespace

TEST_CASE("labels stand at the close of their period") {
  CHECK(label_position("2015") == 2016.0);
  CHECK(label_position("2015.0") == 2016.0);
  CHECK(label_position(" ２０１５年 ") == 2016.0);
  CHECK(label_position("2015-Q2") == 2015.5);
  CHECK(label_position("2015Q4") == 2016.0);
  CHECK(label_position("2015H1") == 2015.5);
  CHECK(label_position("2015-03") == 2015.25);
  CHECK(label_position("2015年3月") == 2015.25);
  CHECK(label_position("2015-03-01") == position_in_years(Date{2015, 3, 1}));
}

TEST_CASE("of several years the first counts") {
  for (const char* label : {"2014-2016", "2014..2016", "2014-16", "2014/15", "2014–2016"}) {
    CAPTURE(label);
    CHECK(label_position(label) == 2015.0);
  }
  CHECK(label_position("1999/00") == 2000.0);
  CHECK(label_position("2022-07-11..2027-07-11") == position_in_years(Date{2027, 7, 11}));
}

TEST_CASE("2010/11 is two years among labels of two years, a November among months") {
  CHECK(positions_of_labels({"2009/10", "2010/11", "2012/13"}) == std::vector<double>{2010.0, 2011.0, 2013.0});
  CHECK(positions_of_labels({"2010/11", "2010/12"}) == positions_of_labels({"2010-11", "2010-12"}));
  CHECK(label_position("2010-11") == position_in_years(Date{2010, 11, 30}));
}

TEST_CASE("what cannot be read stands nowhere") {
  for (const char* label : {"", "someday", "2015-13", "2015-02-29", "2015Q5", "0000", "0000/01", "12015", "n/a"}) {
    CAPTURE(label);
    CHECK(std::isnan(label_position(label)));
  }
}
