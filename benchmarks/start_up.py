"""How long does a user wait before the first line runs: to compile the headers, to import the package?

Each is timed in turn with what it would take without milepost, and the difference of the medians is printed.
Run from the checkout with the Python that has milepost: .venv/bin/python benchmarks/start_up.py
"""

import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

RUNS = 7
COMPILERS = ("g++", "clang++")
FLAGS = ("-std=c++20", "-ffp-contract=off", "-fsyntax-only", "-x", "c++", "-Iinclude", "-")
# With what every user of the library has included anyway.
STANDARD = "".join(f"#include <{name}>\n" for name in ("functional", "map", "optional", "string", "variant", "vector"))
IMPORTS = {"milepost, numpy loaded before": ("import numpy", "import numpy, milepost")}


def seconds(command: Sequence[str], given: str = "") -> float:
    begin = time.perf_counter()
    subprocess.run(command, input=given, text=True, check=True)
    return time.perf_counter() - begin


def medians(without: tuple[Sequence[str], str], with_it: tuple[Sequence[str], str]) -> tuple[float, float]:
    """Median seconds of both, interleaved."""
    pairs = [(seconds(*without), seconds(*with_it)) for _ in range(RUNS)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def tell(what: str, without: float, with_it: float, limit: float) -> None:
    print(f"{what:48} {with_it:6.2f} s, of which {with_it - without:6.2f} s for milepost (limit {limit} s)")


print(f"medians of {RUNS} runs on {platform.machine()}, Python {platform.python_version()}")
for compiler in COMPILERS:
    for header, limit in (("milepost/milepost.hpp", 4), ("milepost/time.hpp", 4), ("milepost/assessment.hpp", 4)):
        alone, whole = medians(
            ((compiler, *FLAGS), STANDARD), ((compiler, *FLAGS), STANDARD + f"#include <{header}>\n")
        )
        tell(f"{compiler}: #include <{header}>", alone, whole, limit)
for what, (without, with_it) in IMPORTS.items():
    alone, whole = medians(((sys.executable, "-c", without), ""), ((sys.executable, "-c", with_it), ""))
    tell(f"import {what}", alone, whole, 0.15)
