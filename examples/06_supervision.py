"""A year under listed supervision 挂牌督办: a rule on verdicts takes a project in, a log says what followed."""

import milepost as mp


def state_of(workflow: mp.Workflow, replay: mp.Replay, project: str, day: str) -> str:
    """Where the project stands in a workflow, in Chinese; empty if it is in none."""
    for case in replay.cases:
        stay = mp.stay_on(case, day) if case.subject == project else None
        if stay:
            return mp.find_state(workflow, stay.state).name.zh
    return ""


def print_month(plan: mp.Plan, log: mp.Log, cards: list[mp.Scorecard]) -> None:
    card = cards[-1]
    supervision = plan.workflow("listed-supervision")
    replay = mp.replay(supervision, log.events, as_of=card.as_of)
    line = str(card.as_of)
    for row in card.rows:
        state = state_of(supervision, replay, row.target, card.as_of)
        line += f"  {mp.shape_of(row.verdict.status)} {row.target} {row.verdict.lead:+.1f} {state}".rstrip()
    print(line + "".join(f"  -> {target}" for target in mp.targets_entering(supervision, cards)))


def print_workflow(workflow: mp.Workflow, log: mp.Log, as_of: str) -> None:
    replay = mp.replay(workflow, log.events, as_of=as_of)
    print(f"\n{workflow.name.zh} / {workflow.name.en}")
    for case in replay.cases:
        stays = " ".join(f"{stay.since} {mp.find_state(workflow, stay.state).name.zh}" for stay in case.stays)
        print(f"  {case.subject}: {stays}")
    for one in replay.irregularities:
        print(f"  line {one.event + 2} of the log: {one.message}")


print("Illustration: projects, figures and events are made up. / 示意：项目、数据和日志系虚构。\n")
plan = mp.read_plan("examples/plans/supervision.yaml")
seen = mp.read_observations("examples/plans/supervision_observations.csv", plan)
log = mp.read_log("examples/plans/supervision_log.csv", plan)

cards = []
for month in range(2, 13):
    cards.append(mp.assess(plan, seen, as_of=f"2024-{month:02d}-10"))
    print_month(plan, log, cards)
for workflow in plan.workflows:
    print_workflow(workflow, log, "2024-12-31")

after = "2025-01-31"
print(f"\n{after}")
for row in mp.assess(mp.with_effects(plan, log, as_of=after), seen, as_of=after).rows:
    print(f"  {row.target}: {row.verdict}")
