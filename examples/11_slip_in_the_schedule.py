"""A training centre as a network of tasks: when it opens, and what a slip in its tender does to a target."""

import milepost as mp


def print_timetable(timetable: mp.Timetable) -> None:
    print("                earliest                 latest finish  float")
    for task in timetable.tasks:
        marked = "  critical" if task.critical else ""
        days = f"{task.early_start}..{task.early_finish}   {task.late_finish}   {task.total_float:6.1f}"
        print(f"  {task.id:<12}  {days}{marked}")


def print_finishes(outcome: mp.ScheduleOutcome) -> None:
    print("                p50         p80         p95         critical in")
    for task in outcome.tasks:
        days = "  ".join(str(day) for day in task.finishes)
        print(f"  {task.id:<12}  {days}  {100 * task.critical.probability:3.0f}% of the futures")


def with_slip(scenario: mp.Scenario, days: int) -> mp.Scenario:
    """The tender begins so many working days after the design is done."""
    later = mp.TaskNetwork(scenario.schedule.start, precedences=[mp.Precedence("design", "tender", lag=days)])
    return mp.stacked(scenario, mp.Scenario(f"slip-{days}", schedule=later))


print(
    "Illustration: the district, its figures and its training centre are made up. / 示意：地区、数据和项目均系虚构。\n"
)
plan = mp.read_plan("examples/schedule/plan.yaml")
seen = mp.read_observations("examples/schedule/observations.csv", plan)
scenario = mp.read_scenario("examples/schedule/scenario.yaml", plan)
as_of = "2024-06-28"

timetable = mp.timetable_of(scenario.schedule, as_of)
print_timetable(timetable)
print("critical path 关键线路: " + " -> ".join(timetable.critical_path) + "\n")
print_finishes(mp.simulate_schedule(scenario.schedule, as_of=as_of, paths=20_000))

print("\nat least 45 万人 skilled workers at the end of 2026")
for days in (0, 60, 120, 180):
    slipped = with_slip(scenario, days) if days else scenario
    odds = mp.simulate(plan, seen, slipped, as_of=as_of, paths=20_000).targets[0].odds
    opening = mp.simulate_schedule(slipped.schedule, as_of=as_of, paths=20_000, tasks=["opening"]).tasks[0]
    print(f"  slip {days:>3} days: opens by {opening.finishes[0]} (p50), target met in {100 * odds.probability:.0f}%")
for difference in mp.compare_scenarios(scenario, with_slip(scenario, 60)):
    print(f"  {difference}")
