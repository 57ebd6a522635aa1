"""Prints the four figures of coverage from what llvm-cov and coverage.py export; exit 1 if one is below its limit."""

import json
import sys
from pathlib import Path

LINES, BRANCHES = 97, 90  # the least share reached, in percent

cpp, python = (json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:])
(summary,) = (export["totals"] for export in cpp["data"])
totals = python["totals"]
figures = (
    ("C++ lines", LINES, summary["lines"]["covered"], summary["lines"]["count"]),
    ("C++ branches", BRANCHES, summary["branches"]["covered"], summary["branches"]["count"]),
    ("Python lines", LINES, totals["covered_lines"], totals["num_statements"]),
    ("Python branches", BRANCHES, totals["covered_branches"], totals["num_branches"]),
)
below = 0
for name, limit, reached, total in figures:
    enough = 100 * reached >= limit * total > 0
    below += not enough
    verdict = "" if enough else ": too little"
    print(f"{name:<16}{100 * reached / max(total, 1):6.2f} %  ({reached} of {total}, limit {limit} %){verdict}")
print("not counted: python/bindings")
sys.exit(1 if below else 0)
