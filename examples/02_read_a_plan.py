"""Read a plan: what it holds, who answers, where the words stand, what is missing."""

import milepost as mp

plan = mp.read_plan("examples/plans/jinan.yaml")
print(plan.title.zh)
print(plan.title.en)
print(
    f"{len(plan.sections)} sections, {len(plan.tasks)} tasks, {len(plan.organizations)} organizations, "
    f"{len(plan.targets)} targets"
)

task = next(task for task in plan.tasks if task.id == "t16")
names = {organization.id: organization.name.zh for organization in plan.organizations}
print(f"{task.number}. {task.title.zh}")
for unit in task.responsibility.organizations:
    print(" ", names[unit.organization])

target = next(target for target in plan.targets if target.indicator == "sci-tech-finance-institutions")
print(f"{target.bound}, {target.due}, {target.strength}")
print(f"  line {target.source.line}: {target.source.words}")

problems = mp.check(plan)
errors = sum(problem.severity == mp.Severity.error for problem in problems)
print(f"{errors} errors, {len(problems) - errors} warnings")
