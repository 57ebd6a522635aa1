"""One target: the required path, four verdicts, the probability of arriving, and why."""

import milepost as mp

print("Illustration: the figures are made up. / 示意：数据系虚构。")

platform = mp.Unit("platform")
platforms = mp.Indicator(
    id="carrier-platforms",
    name={"zh": "载体平台", "en": "Carrier platforms"},
    unit=platform,
    direction=mp.Direction.increase,
)
target = mp.Target(platforms.id, mp.more_than(400 * platform), due=mp.end_of(2025))
observed = mp.Series(platform, {2022: 260, 2023: 310, 2024: 361})

required = mp.required_path(observed.first(), target, mp.Linear())
years = [2022, 2023, 2024, 2025]
print("required at year end:", *(f"{required.at(mp.end_of(year)).value:.5g}" for year in years))

evidence = mp.Evidence(target, observed, indicator=platforms, as_of="2025-03-01")
for method in (mp.Path(), mp.TimeProportional(), mp.GrowthRatio(), mp.TrendProjection()):
    print(mp.assess(evidence, method))
print(f"more than 400, by the straight line: {mp.probability_of_meeting(evidence, method=mp.TrendProjection()):.3g}")
print(f"more than 400, by the errors that projections have made: {mp.probability_of_meeting(evidence):.3g}")

verdict = mp.assess(evidence)
print(mp.explain(verdict, "zh", platforms))
print(mp.explain(verdict, "en", platforms))
