"""A scorecard: published figures first, then a complete set of made-up ones."""

import milepost as mp


def show(what: str, counts: mp.RollUp) -> None:
    print(f"{what}: {counts.total} commitments, {mp.assessed(counts)} assessed")
    for status in mp.Status:
        words = f"{mp.shape_of(status)} {mp.word_of(status, 'zh')} {mp.word_of(status, 'en')}"
        print(f"  {words}: {mp.count_of(counts, status)}")


print("Illustration: the second set of observations is made up. / 示意：第二组数据系虚构。")
plan = mp.read_plan("examples/plans/jinan.yaml")
as_of = "2024-06-30"

published = mp.assess(plan, mp.read_observations("examples/plans/jinan_observations.csv", plan), as_of=as_of)
show("published", published.roll_up())

seen = mp.read_observations("examples/plans/illustration_observations.csv", plan)
illustration = mp.assess(plan, seen, as_of=as_of)
show("made up", illustration.roll_up())
for section in illustration.by_section():
    worst = mp.word_of(section.counts.worst, "zh") if section.counts.worst else "-"
    print(f"{section.id} {section.name.zh}: {section.counts.total}, worst {worst}")
indicators = {indicator.id: indicator for indicator in plan.indicators}
for row in illustration:
    if row.verdict.status == mp.Status.off_track:
        print(f"{row.target}\n  {mp.explain(row.verdict, 'zh', indicators[row.indicator])}")
