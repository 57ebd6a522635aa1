#include "milepost/assessment/foresight.hpp"

#include <doctest/doctest.h>

#include "milepost/assessment/judge.hpp"

using namespace milepost;

namespace {

const Unit job{"job"};

Evidence evidence_of_jobs(const Bound& bound, int due) {
  const Target target{.indicator = "jobs", .bound = bound, .due = end_of(Year{due})};
  return {.target = target, .series = Series{job, {{Year{2021}, 10}, {Year{2022}, 12}, {Year{2023}, 13}}}, .as_of = Date{2024, 3, 1}};
}

std::optional<Foresight> jobs_ahead(const Bound& bound, int due) { return foresight_of(standing_of(in_force(evidence_of_jobs(bound, due))), {}); }

}  // namespace

TEST_CASE("a level goes on to its due day; a figure of that day settles it") {
  const std::optional<Foresight> found = jobs_ahead(at_least(15 * job), 2026);
  REQUIRE(found);
  CHECK(found->steps == 3);
  CHECK(found->seen.values == std::vector<double>{10, 12, 13});
  CHECK(found->paths[0].size() == 3);
  CHECK_FALSE(found->so_far);
  CHECK(jobs_ahead(at_least(15 * job), 2023)->is_settled());
}

TEST_CASE("what settles is the figure of the due day, whatever was reached later; of a total what was reported up to it") {
  Evidence level = evidence_of_jobs(at_least(13 * job), 2022);
  Evidence total = evidence_of_jobs(at_least(30 * job), 2022);
  total.target.due = Due{Within{Period{Date{2021, 1, 1}, Date{2022, 12, 31}}}};
  total.indicator = Indicator{.id = "jobs", .unit = job, .kind = Kind::flow, .direction = Direction::increase};
  const auto settled_at = [](const Evidence& evidence) {
    const Standing standing = standing_of(in_force(evidence));
    return settling_figure(standing, *foresight_of(standing));
  };
  CHECK(settled_at(level) == 12);
  CHECK(settled_at(total) == 22);
}

TEST_CASE("without a number nothing is foreseen") { CHECK_FALSE(jobs_ahead(some_of(), 2026)); }
