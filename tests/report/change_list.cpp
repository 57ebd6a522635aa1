#include "milepost/report/change_list.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

const Unit carrier{.name = "家", .zh = "家", .en = "platforms"};

Plan plan_of_two() {
  Plan plan{.id = "demo"};
  plan.indicators = {{.id = "platforms", .name = Text{"载体平台", "Carrier platforms"}, .unit = carrier},
                     {.id = "parks", .name = Text{"园区", "Parks"}, .unit = carrier}};
  return plan;
}

Change turn(const char* name, Status before, Status after) { return {.target = name, .indicator = name, .before = before, .after = after}; }

std::string listed(const std::vector<Change>& changes, Language language) {
  return change_list(plan_of_two(), changes, Date{2024, 6, 30}, {.language = language});
}

}  // namespace

TEST_CASE("nothing has changed, and it says so") {
  CHECK(listed({}, Language::zh) == "与2024年6月30日相比无变化。\n");
  CHECK(listed({}, Language::en) == "Nothing has changed since 30 June 2024.\n");
}

TEST_CASE("what became worse stands first, whatever the order of the plan") {
  const std::string text = listed({turn("parks", Status::at_risk, Status::on_track), turn("platforms", Status::on_track, Status::missed)}, Language::en);
  CHECK(text == "Changed since 30 June 2024: 2\nWorse\n  Carrier platforms: ● on track → ✖ missed\nBetter\n  Parks: ▲ at risk → ● on track\n");
}

TEST_CASE("a new figure is told with the one before it and its day") {
  Change change = turn("platforms", Status::on_track, Status::achieved);
  change.observed_before = 361;
  change.observed_after = 401;
  change.observed_at = Date{2025, 7, 3};
  change.new_figure = true;
  CHECK(listed({change}, Language::zh).find("载体平台：● 符合进度 → ✔ 已完成，361 → 401家（2025年7月3日）\n") != std::string::npos);
  change.observed_before.reset();
  CHECK(listed({change}, Language::en).find("achieved, 401 platforms (3 July 2025)") != std::string::npos);
}

TEST_CASE("a revised target and a new one are told as such") {
  Change revised = turn("platforms", Status::on_track, Status::on_track);
  revised.new_version = true;
  CHECK(listed({revised}, Language::zh).find("● 符合进度（未变），目标已调整") != std::string::npos);
  Change added = turn("parks", Status::not_assessable, Status::on_track);
  added.is_new = true;
  CHECK(listed({added}, Language::en).find("Other\n  Parks: new, ● on track\n") != std::string::npos);
}
