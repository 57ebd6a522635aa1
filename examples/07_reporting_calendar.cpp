// Who owes what by which working day, each line with the sentence it comes from; and what of it is late.
#include <iostream>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

std::string who(const Plan& plan, const Duty& duty) {
  if (!duty.entity.empty()) return duty.entity;
  const Organization* organization = find(plan, duty.organization);
  return organization ? organization->name.zh : "（未写明）";
}

void print_calendar(const std::string& file, const Date& first, const Date& last) {
  const Plan plan = read_plan(file);
  std::cout << plan.title.zh << " / " << plan.title.en << '\n';
  for (const Duty& duty : duties(plan, first, last))
    std::cout << "  " << to_string(duty.working_day) << "  " << name_of(plan, duty).zh << (duty.soft ? "（原则上）" : "") << "  " << who(plan, duty) << "  “"
              << source_of(plan, duty).words << "”\n";
}

}  // namespace

int main() {
  print_calendar("examples/plans/demonstration_bases.yaml", {2017, 6, 1}, {2018, 6, 30});
  print_calendar("examples/plans/jinan.yaml", {2024, 1, 1}, {2024, 3, 31});

  std::cout << "\nIllustration: what was handed in is made up. / 示意：报送情况系虚构。\n";
  const Plan bases = read_plan("examples/plans/demonstration_bases.yaml");
  const std::vector<Fulfilment> done{{.id = "experience-reports", .period = Quarter{2017, 3}, .on = {2017, 9, 29}},
                                     {.id = "experience-reports", .period = Quarter{2017, 4}, .on = {2018, 1, 12}}};
  for (const Overdue& late : overdue(duties(bases, {2017, 7, 1}, {2018, 3, 31}), done, Date{2018, 4, 10}))
    if (late.duty.id == "experience-reports")
      std::cout << "  " << to_string(*late.duty.period) << ": " << (late.done_on ? "done " : "not done, ") << late.days << " days late\n";
}
