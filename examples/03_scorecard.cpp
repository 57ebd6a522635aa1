// A scorecard: published figures first, then a complete set of made-up ones.
#include <iostream>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

void print(const std::string& what, const RollUp& counts) {
  std::cout << what << ": " << counts.total << " commitments, " << assessed(counts) << " assessed\n";
  for (const Status status : {Status::achieved, Status::on_track, Status::at_risk, Status::off_track, Status::missed, Status::not_assessable})
    std::cout << "  " << shape_of(status) << ' ' << word_of(status, Language::zh) << ' ' << word_of(status, Language::en) << ": " << count_of(counts, status) << '\n';
}

}  // namespace

int main() {
  std::cout << "Illustration: the second set of observations is made up. / 示意：第二组数据系虚构。\n";
  const Plan plan = read_plan("examples/plans/jinan.yaml");
  const Date as_of{2024, 6, 30};

  const Scorecard published = assess(plan, read_observations("examples/plans/jinan_observations.csv", plan), as_of);
  print("published", roll_up(published));

  const Scorecard illustration = assess(plan, read_observations("examples/plans/illustration_observations.csv", plan), as_of);
  print("made up", roll_up(illustration));
  for (const Group& section : by_section(plan, illustration))
    std::cout << section.id << ' ' << section.name.zh << ": " << section.counts.total << ", worst "
              << (section.counts.worst ? word_of(*section.counts.worst, Language::zh) : "-") << '\n';
  for (const ScorecardRow& row : commitments(illustration))
    if (row.verdict.status == Status::off_track) std::cout << row.target << "\n  " << explain(row.verdict, Language::zh, find(plan, row.indicator)) << '\n';
}
