#include "milepost/assessment/status.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace milepost;

namespace {

constexpr Status statuses[]{Status::achieved, Status::on_track, Status::at_risk, Status::off_track, Status::missed, Status::not_assessable};

}  // namespace

TEST_CASE("the six words of a status, in both languages, with their shapes") {
  const std::string zh[]{"已完成", "符合进度", "略有滞后", "明显滞后", "未完成", "暂无法评估"};
  const std::string en[]{"achieved", "on track", "at risk", "off track", "missed", "not assessable"};
  const std::string shapes[]{"✔", "●", "▲", "■", "✖", "○"};
  for (const Status status : statuses) {
    CHECK(std::string(word_of(status, Language::zh)) == zh[static_cast<int>(status)]);
    CHECK(std::string(word_of(status, Language::en)) == en[static_cast<int>(status)]);
    CHECK(std::string(shape_of(status)) == shapes[static_cast<int>(status)]);
  }
}

TEST_CASE("names of reasons stand in the order in which they apply") {
  const std::string order[]{"exempted", "exited", "not_applicable", "not_started", "no_target_value", "no_schedule",
                            "no_data", "no_denominator", "inconclusive", "no_baseline", "too_few_points", "undefined_rate"};
  for (int i = 0; i < 12; ++i) CHECK(std::string(name_of(static_cast<Reason>(i))) == order[i]);
}

TEST_CASE("names are all different and there is one for every value") {
  std::set<std::string> marks;
  for (int i = 0; i <= static_cast<int>(Mark::revised); ++i) marks.insert(std::string(name_of(static_cast<Mark>(i))));
  CHECK(marks.size() == 14);
  CHECK(name_of(Mark::depends_on_reading) == "depends_on_reading");
  CHECK(name_of(Movement::unknown) == "unknown");
  CHECK(name_of(Status::not_assessable) == "not_assessable");
}
