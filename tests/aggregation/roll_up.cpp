#include "milepost/aggregation/roll_up.hpp"

#include <doctest/doctest.h>

#include "small_plan.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

Verdict verdict_of(Status status, std::optional<Reason> reason = {}, std::vector<Mark> marks = {}) {
  Verdict verdict{.as_of = Date{2023, 12, 31}};
  verdict.status = status;
  verdict.reason = reason;
  verdict.marks = std::move(marks);
  return verdict;
}

RollUp counts_of(const std::vector<Verdict>& verdicts, Strength strength = Strength::must) {
  RollUp counts;
  for (const Verdict& verdict : verdicts) add(counts, verdict, strength);
  return counts;
}

const Verdict unseen = verdict_of(Status::not_assessable, Reason::no_data);
const Verdict vague = verdict_of(Status::not_assessable, Reason::no_target_value);

}  // namespace

TEST_CASE("counts by status, reasons apart") {
  const RollUp counts = counts_of({verdict_of(Status::on_track), verdict_of(Status::on_track), verdict_of(Status::missed), unseen, unseen, vague});
  CHECK(told(counts) == "on_track 2, missed 1, not_assessable 3");
  CHECK(counts.total == 6);
  CHECK(counts.reasons.at(Reason::no_data) == 2);
  CHECK(counts.reasons.at(Reason::no_target_value) == 1);
}

TEST_CASE("coverage is assessed of all; shares are over all, and over the assessed") {
  const RollUp counts = counts_of({verdict_of(Status::on_track), verdict_of(Status::missed), unseen, vague});
  CHECK(assessed(counts) == 2);
  CHECK(coverage(counts) == 0.5);
  CHECK(share_of_all(counts, Status::on_track) == 0.25);
  CHECK(share_of_assessed(counts, Status::on_track) == 0.5);
  CHECK_FALSE(share_of_assessed(counts, Status::not_assessable));
}

TEST_CASE("nothing has no coverage and no shares, never nought") {
  CHECK_FALSE(coverage({}));
  CHECK_FALSE(share_of_all({}, Status::missed));
  CHECK_FALSE(share_of_assessed(counts_of({unseen}), Status::on_track));
  CHECK(share_of_all(counts_of({unseen}), Status::on_track) == 0.0);
}

TEST_CASE("vague and unseen targets stay in the denominator") {
  CHECK(coverage(counts_of({verdict_of(Status::on_track), vague, unseen, unseen})) == 0.25);
}

TEST_CASE("what left the plan leaves the denominator, and is counted by its reason") {
  const RollUp counts = counts_of({verdict_of(Status::on_track), verdict_of(Status::not_assessable, Reason::exempted),
                                   verdict_of(Status::not_assessable, Reason::exited), verdict_of(Status::not_assessable, Reason::not_applicable)});
  CHECK(counts.total == 1);
  CHECK(counts.left_out == 3);
  CHECK(coverage(counts) == 1.0);
  for (const Reason reason : {Reason::exempted, Reason::exited, Reason::not_applicable}) CHECK(counts.reasons.at(reason) == 1);
  CHECK(count_of(counts, Status::not_assessable) == 0);
}

TEST_CASE("not started stays in: it was not taken out of the plan") {
  CHECK(counts_of({verdict_of(Status::not_assessable, Reason::not_started)}).total == 1);
}

TEST_CASE("strengths are columns, must first, and no weights") {
  RollUp counts = counts_of({verdict_of(Status::missed)}, Strength::explore);
  add(counts, verdict_of(Status::achieved), Strength::must);
  CHECK(counts.strengths.begin()->first == Strength::must);
  CHECK(counts.strengths.at(Strength::must)[static_cast<std::size_t>(Status::achieved)] == 1);
  CHECK(counts.strengths.at(Strength::explore)[static_cast<std::size_t>(Status::missed)] == 1);
  CHECK(share_of_all(counts, Status::missed) == 0.5);
}

TEST_CASE("stale, provisional, reading-dependent and assumed-anchor verdicts are counted beside") {
  const RollUp counts = counts_of({verdict_of(Status::on_track, {}, {Mark::stale, Mark::provisional}), verdict_of(Status::on_track, {}, {Mark::stale}),
                                   verdict_of(Status::at_risk, {}, {Mark::assumed_anchor, Mark::depends_on_reading})});
  CHECK(counts.marks.at(Mark::stale) == 2);
  CHECK(counts.marks.at(Mark::provisional) == 1);
  CHECK(counts.marks.at(Mark::assumed_anchor) == 1);
  CHECK(counts.marks.at(Mark::depends_on_reading) == 1);
  CHECK(counts.total == 3);
}

TEST_CASE("the light is the worst assessed: missed, off track, at risk, on track, achieved") {
  const Status from_best[]{Status::achieved, Status::on_track, Status::at_risk, Status::off_track, Status::missed};
  RollUp counts = counts_of({unseen});
  CHECK_FALSE(counts.worst);
  for (const Status status : from_best) {
    add(counts, verdict_of(status), Strength::must);
    CHECK(counts.worst == status);
  }
  add(counts, verdict_of(Status::achieved), Strength::must);
  CHECK(counts.worst == Status::missed);
  CHECK(count_of(counts, Status::not_assessable) == 1);
}
