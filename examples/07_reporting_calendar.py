"""Who owes what by which working day, each line with the sentence it comes from; and what of it is late."""

import milepost as mp


def who(plan: mp.Plan, duty: mp.Duty) -> str:
    if duty.entity:
        return duty.entity
    organization = plan.organization(duty.organization)
    return organization.name.zh if organization else "（未写明）"


def print_calendar(file: str, first: str, last: str) -> None:
    plan = mp.read_plan(file)
    print(f"{plan.title.zh} / {plan.title.en}")
    for duty in mp.duties(plan, first, last):
        soft = "（原则上）" if duty.soft else ""
        words = mp.duty_source(plan, duty).words
        print(f"  {duty.working_day}  {mp.duty_name(plan, duty).zh}{soft}  {who(plan, duty)}  “{words}”")


print_calendar("examples/plans/demonstration_bases.yaml", "2017-06-01", "2018-06-30")
print_calendar("examples/plans/jinan.yaml", "2024-01-01", "2024-03-31")

print("\nIllustration: what was handed in is made up. / 示意：报送情况系虚构。")
bases = mp.read_plan("examples/plans/demonstration_bases.yaml")
done = [
    mp.Fulfilment("cadence", "experience-reports", period="2017Q3", on="2017-09-29"),
    mp.Fulfilment("cadence", "experience-reports", period="2017Q4", on="2018-01-12"),
]
for late in mp.overdue(mp.duties(bases, "2017-07-01", "2018-03-31"), done, as_of="2018-04-10"):
    if late.duty.id == "experience-reports":
        print(f"  {late.duty.period}: {'done ' if late.done_on else 'not done, '}{late.days} days late")
