"""Assesses the Jinan plan that comes with the package and counts what is said of its 37 targets."""

from collections import Counter

import milepost as mp

plan, seen = mp.sample("jinan")
card = mp.assess(plan, seen, as_of="2024-06-30")
found = Counter(str(row.reason or row.status) for row in card)
print(", ".join(f"{word} {count}" for word, count in sorted(found.items())))
