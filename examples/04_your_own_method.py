"""Your own method: a name, a figure, two cuts; the rest of the verdict is the library's."""

import milepost as mp

print("Illustration: the figures are made up. / 示意：数据系虚构。")

# Share of the target reached, whatever the time gone: the 完成率 of many reports.
completion = mp.Custom(
    "completion",
    figure=lambda standing: standing.figure.value / standing.demand.limit,
    on_track=0.8,
    at_risk=0.6,
)

platform = mp.Unit("platform")
target = mp.Target("carrier-platforms", mp.more_than(400 * platform), due=mp.end_of(2025))
for latest in (343, 361, 401):
    observed = mp.Series(platform, {2022: 260, 2023: 310, 2024: latest})
    evidence = mp.Evidence(target, observed, as_of="2025-03-01")
    print(f"{latest}\n  {mp.assess(evidence)}\n  {mp.assess(evidence, completion)}")
