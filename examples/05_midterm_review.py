"""The national plan at its mid-term: the official verdicts beside ours, from what had been published by then."""

import csv
from collections import Counter
from pathlib import Path

import milepost as mp


def class_of(status: mp.Status) -> str:
    """achieved, not behind, behind: behind is anything under the required value."""
    if status == mp.Status.achieved:
        return "achieved"
    if status == mp.Status.not_assessable:
        return "not assessable"
    return "not behind" if status == mp.Status.on_track else "behind"


def by_reading(verdict: mp.Verdict) -> mp.Status:
    """Where the words leave no verdict, the first reading that gives one."""
    readings = [reading.status for reading in verdict.readings if reading.status != mp.Status.not_assessable]
    return readings[0] if readings and verdict.status == mp.Status.not_assessable else verdict.status


def agreement(ours: str, official: str) -> str:
    return ours if ours == "not assessable" else "match" if ours == official else "differ"


def show(what: str, counts: Counter[str]) -> None:
    print(f"{what}: {counts['match']} match, {counts['differ']} differ, {counts['not assessable']} not assessable")


plan = mp.read_plan("examples/plans/china-14fyp.yaml")
seen = mp.read_observations("examples/plans/china-14fyp_observations.csv", plan)
with Path("examples/plans/china-14fyp_midterm.csv").open(encoding="utf-8") as file:
    official = {row["indicator"]: row["class"] for row in csv.DictReader(file)}

strict: Counter[str] = Counter()
read: Counter[str] = Counter()
for row in mp.assess(plan, seen, as_of="2023-12-26"):
    theirs = official[row.indicator]
    ours, as_read = class_of(row.verdict.status), class_of(by_reading(row.verdict))
    strict[agreement(ours, theirs)] += 1
    read[agreement(as_read, theirs)] += 1
    by = "" if as_read == ours else f", by a reading {as_read}"
    print(f"{row.indicator}: official {theirs}, here {ours}{by}")
    if as_read != theirs:
        print(f"  {mp.explain(row.verdict, 'en', plan.indicator(row.indicator))}")
show("as written", strict)
show("with readings", read)
