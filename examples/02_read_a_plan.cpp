// Read a plan: what it holds, who answers, where the words stand, what is missing.
#include <algorithm>
#include <iostream>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

int main() {
  const Plan plan = read_plan("examples/plans/jinan.yaml");
  std::cout << plan.title.zh << '\n' << plan.title.en << '\n'
            << plan.sections.size() << " sections, " << plan.tasks.size() << " tasks, " << plan.organizations.size()
            << " organizations, " << plan.targets.size() << " targets\n";

  const Task& task = *find(plan, TaskId{"t16"});
  std::cout << task.number << ". " << task.title.zh << '\n';
  for (const Responsible& unit : task.responsibility.organizations) std::cout << "  " << find(plan, unit.organization)->name.zh << '\n';

  const Target& target = *find(plan, TargetId{"sci-tech-finance-institutions"});
  std::cout << to_string(target.bound) << ", " << to_string(target.due) << ", " << name_of(target.strength) << '\n'
            << "  line " << target.source.line << ": " << target.source.words << '\n';

  const std::vector<Problem> problems = check(plan);
  const auto errors = std::count_if(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
  std::cout << errors << " errors, " << static_cast<long>(problems.size()) - errors << " warnings\n";
}
