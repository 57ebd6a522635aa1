"""Published series judged by five institutions' rules: the class changes with the method, and why."""

import milepost as mp

DEATHS = mp.Unit("deaths per 1,000")
METHODS = ["statcan.2024", "eurostat.2021", "un_chart.2023", "destatis.2021", "wri.2025"]

# Figures of Statistics Canada (data repositories of its SDG hub) and of Destatis (export of 2025-04-09), each with the
# class that the institution itself published of it; the series end where that class was given.
CASES = [
    {
        "name": "Canada, zero-emission share of new cars, per cent, 60 by 2030 (statcan: substantial_progress)",
        "first": 2015,
        "values": [0.37, 0.63, 0.97, 2.24, 2.91, 3.52, 5.24, 8.17, 11.01, 13.47],
        "bound": mp.at_least(60 * mp.percent_unit),
        "due": 2030,
        "why": "It doubles every two years: as growth it passes 60 by far, by its last changes it ends at 26.",
    },
    {
        "name": "Canada, poverty rate, per cent, 7.25 by 2030 (statcan: moderate_progress)",
        "first": 2015,
        "values": [14.5, 12.9, 11.9, 11.2, 10.5, 6.5, 7.6, 10.3, 10.4],
        "bound": mp.at_most(7.25 * mp.percent_unit),
        "due": 2030,
        "why": "It fell until 2020, then rose: since 2015 nearly fast enough, in the last five years hardly at all.",
    },
    {
        "name": "Germany, electricity from renewable sources, per cent, 35 by 2020 (destatis: sun)",
        "first": 2005,
        "values": [10.3, 11.7, 14.4, 15.3, 16.6, 17.2, 20.6, 23.8, 25.3, 27.5, 31.6, 31.8],
        "bound": mp.at_least(35 * mp.percent_unit),
        "due": 2020,
        "why": "Methods with the base year 2015 see one year, and a poor one; the others see the years before.",
    },
    {
        "name": "Canada, deaths under five per 1,000 live births, 25 by 2030 (statcan: target_achieved)",
        "first": 2015,
        "values": [5.29, 5.28, 5.25, 5.49, 5.14, 5.25, 5.02, 5.67, 5.53],
        "bound": mp.at_most(25 * DEATHS),
        "due": 2030,
        "why": "The target was met before it was set: most stop there, one still asks which way it goes.",
    },
]


def evidence_of(case: dict) -> mp.Evidence:
    """As of the year after the last figure."""
    years = range(case["first"], case["first"] + len(case["values"]))
    unit = DEATHS if "deaths" in case["name"] else mp.percent_unit
    target = mp.Target(case["name"], case["bound"], due=mp.end_of(case["due"]))
    observed = mp.Series(unit, dict(zip(years, case["values"], strict=True)))
    return mp.Evidence(target, observed, as_of=f"{years[-1] + 1}-06-30")


for case in CASES:
    comparison = mp.compare(evidence_of(case), METHODS)
    print(case["name"])
    for verdict in comparison.verdicts:
        print(f"  {verdict.method:14} {verdict.label:22} {verdict.status.name:10} {verdict.figure:6.2f}")
    for one in comparison.disagreements:
        if one.first == METHODS[0]:
            print(f"  - {one.sentence.en}")
    print(f"  {case['why']}\n")
