"""Simulated targets of which nothing is open: that they are settled is said in place of a probability of 0 or 100 %."""

from __future__ import annotations

import milepost as mp

WORDS = {
    ("settled", True): mp.Text("已有定论：已实现", "settled: met"),
    ("settled", False): mp.Text("已有定论：未实现", "settled: missed"),
    ("steady", True): mp.Text("数据无波动，各次推演均实现", "no spread, all futures alike: met"),
    ("steady", False): mp.Text("数据无波动，各次推演均未实现", "no spread, all futures alike: not met"),
}


def is_certain(one: mp.TargetOutcome) -> bool:
    """What is seen settles it, or its figures do not vary, so that all futures are alike. A probability of 0 or 1 among
    futures that differ is a count, and stays one."""
    return one.odds.probability in (0, 1) and all(band.standard_error == 0 for band in one.bands)


def certainty_of(one: mp.TargetOutcome) -> mp.Text | None:
    """None where futures differ."""
    return WORDS["steady" if one.bands else "settled", one.odds.probability == 1] if is_certain(one) else None


def never_met(outcome: mp.Outcome) -> int:
    """How many of the targets that count are certain not to be met: with one of them, all together never are."""
    return sum(one.counted and one.odds.probability == 0 and is_certain(one) for one in outcome.targets)
