"""Prints the four figures of coverage from the summaries of gcovr and coverage.py; exit 1 if one is below its limit."""

import json
import sys
from pathlib import Path

LINES, BRANCHES = 97, 90  # the least share reached, in percent

cpp, python = (json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:])
totals = python["totals"]
figures = (
    ("C++ lines", LINES, cpp["line_covered"], cpp["line_total"]),
    ("C++ branches", BRANCHES, cpp["branch_covered"], cpp["branch_total"]),
    ("Python lines", LINES, totals["covered_lines"], totals["num_statements"]),
    ("Python branches", BRANCHES, totals["covered_branches"], totals["num_branches"]),
)
below = 0
for name, limit, reached, total in figures:
    enough = 100 * reached >= limit * total > 0
    below += not enough
    verdict = "" if enough else "  below its limit"
    print(f"{name:<16}{100 * reached / max(total, 1):6.2f} %  {reached} of {total}; limit {limit} %{verdict}")
sys.exit(1 if below else 0)
