"""How fast are verdicts in columns? Growth ratio and class of ten million rows, against numpy and pandas in one run.

Each is timed in turn, RUNS times; the median and its ratio to the quickest of the peers are printed, and how much
memory one run takes at its peak beside what its results take (on Linux). Run from the checkout with the Python that has
milepost: .venv/bin/python benchmarks/evaluate.py [ROWS [PROGRAM]]. The figures are random, an illustration. numpy
without AVX-512: NPY_DISABLE_CPU_FEATURES="X86_V4 AVX512_ICL AVX512_SPR" (before 2.4: "AVX512F AVX512CD AVX512_SKX").
milepost takes the widest instructions that the processor has; with PROGRAM, which is benchmarks/evaluate.cpp built,
its times at four lanes (AVX2) and eight are taken in turn with numpy's instead.
"""

import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import milepost as mp
import numpy
import pandas

RUNS = 7
ENDS = (
    "eurostat.2021",
    "eustat.2024",
    "statcan.2024",
    "un_chart.2022",
    "un_chart.2023",
    "fyp_midterm.2023",
    "yinchuan.2025",
)
FITTED = ("wri.2025", "escap.2019", "unicef.2004")
POINTS = 20
NOTHING = (numpy.zeros(1, dtype=numpy.int64), numpy.zeros(0), numpy.zeros(0))

Columns = dict[str, numpy.ndarray]


def columns_of(rows: int) -> Columns:
    random = numpy.random.default_rng(1)
    return {
        "base": random.uniform(1, 100, rows),
        "latest": random.uniform(1, 100, rows),
        "target": random.uniform(1, 100, rows),
        "begun": numpy.full(rows, 2016.0),
        "at": numpy.full(rows, 2024.0),
        "due": numpy.full(rows, 2031.0),
        "direction": random.choice(numpy.array([-1, 1], dtype=numpy.int8), rows),
    }


def by_numpy(c: Columns) -> tuple[numpy.ndarray, numpy.ndarray]:
    seen = (c["latest"] / c["base"]) ** (1 / (c["at"] - c["begun"])) - 1
    needed = (c["target"] / c["base"]) ** (1 / (c["due"] - c["begun"])) - 1
    figure = c["direction"] * seen / numpy.abs(needed)
    return figure, numpy.select([figure >= 0.95, figure >= 0.6, figure >= 0], [0, 1, 2], 3).astype(numpy.uint8)


def numpy_in_place(rows: int) -> Callable[[Columns], tuple[numpy.ndarray, numpy.ndarray]]:
    """The same with every buffer there before, which is how numpy is quickest."""
    seen, needed, years, label = (
        numpy.empty(rows),
        numpy.empty(rows),
        numpy.empty(rows),
        numpy.empty(rows, dtype=numpy.uint8),
    )
    below = numpy.empty(rows, dtype=bool)

    def growth(
        out: numpy.ndarray, first: numpy.ndarray, last: numpy.ndarray, begun: numpy.ndarray, end: numpy.ndarray
    ) -> None:
        numpy.divide(last, first, out=out)
        numpy.log(out, out=out)
        numpy.subtract(end, begun, out=years)
        numpy.divide(out, years, out=out)
        numpy.expm1(out, out=out)

    def run(c: Columns) -> tuple[numpy.ndarray, numpy.ndarray]:
        growth(seen, c["base"], c["latest"], c["begun"], c["at"])
        growth(needed, c["base"], c["target"], c["begun"], c["due"])
        numpy.abs(needed, out=needed)
        numpy.divide(seen, needed, out=seen)
        numpy.multiply(seen, c["direction"], out=seen)
        label.fill(0)
        for cut in (0.95, 0.6, 0):
            numpy.add(label, numpy.less(seen, cut, out=below), out=label, casting="unsafe")
        return seen, label

    return run


def by_pandas(c: Columns) -> pandas.DataFrame:
    table = pandas.DataFrame(dict(c), copy=False)
    seen = (table.latest / table.base) ** (1 / (table["at"] - table.begun)) - 1
    needed = (table.target / table.base) ** (1 / (table.due - table.begun)) - 1
    figure = table.direction * seen / needed.abs()
    return pandas.DataFrame(
        {"figure": figure, "label": pandas.cut(figure, [-numpy.inf, 0, 0.6, 0.95, numpy.inf], right=False)}
    )


def by_milepost(method: str, threads: int, out: dict[str, Any] | None = None) -> Callable[[Columns], dict[str, Any]]:
    """Into new arrays, or into those of an earlier call."""

    def run(c: Columns) -> dict[str, Any]:
        ends = {"base_period": c["begun"], "base_value": c["base"], "period": c["at"], "value": c["latest"]}
        return mp.evaluate_panel(
            method, *NOTHING, None, c["target"], c["due"], c["direction"], columns=ends, threads=threads, out=out
        )

    return run


def panel_of(rows: int) -> Columns:
    random = numpy.random.default_rng(2)
    return {
        "offsets": numpy.arange(rows + 1, dtype=numpy.int64) * POINTS,
        "times": numpy.tile(2001.0 + numpy.arange(POINTS), rows),
        "values": random.uniform(1, 100, rows * POINTS),
        "rows": numpy.arange(rows, dtype=numpy.int64),
        "target": random.uniform(1, 100, rows),
        "due": numpy.full(rows, 2031.0),
        "direction": numpy.full(rows, -1, dtype=numpy.int8),
    }


def medians(
    contenders: Mapping[str, Callable[[Columns], object]], columns: Columns, runs: int = RUNS
) -> dict[str, float]:
    """Median seconds of each, interleaved."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(runs):
        for name, run in contenders.items():
            begin = time.perf_counter()
            run(columns)
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(all_of_it) for name, all_of_it in times.items()}


def peak_memory() -> int:
    """Bytes that the process has had at most since the last reset."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def memory_of(run: Callable[[Columns], object], columns: Columns) -> tuple[int, int]:
    """By how many bytes the process grew at its peak, and how many of them are the results."""
    Path("/proc/self/clear_refs").write_text("5")
    before = peak_memory()
    found = run(columns)
    arrays = [part for part in found.values() if isinstance(part, numpy.ndarray)] if isinstance(found, dict) else []
    return peak_memory() - before, sum(array.nbytes for array in arrays if array.strides != (0,))


def show_memory(method: str, run: Callable[[Columns], object], columns: Columns) -> None:
    if not sys.platform.startswith("linux"):
        return
    grown, results = memory_of(run, columns)
    print(f"{method:32} {grown / 1e6:8.1f} MB more at the peak, of which the results are {results / 1e6:.1f} MB")


def show_ends(rows: int) -> None:
    peers = {"numpy": by_numpy, "numpy, buffers given": numpy_in_place(rows), "pandas": by_pandas}
    ours: dict[str, Callable[[Columns], object]] = {
        f"{method}, {threads} thread{'s' * (threads > 1)}": by_milepost(method, threads)
        for method in ENDS
        for threads in (1, 2)
    }
    columns = columns_of(rows)
    for threads in (1, 2):
        again = by_milepost(ENDS[0], threads, out=by_milepost(ENDS[0], threads)(columns))
        ours[f"{ENDS[0]}, {threads}, arrays given"] = again
    for method in ENDS:
        show_memory(method, by_milepost(method, 1), columns)
    found = medians({**peers, **ours}, columns)
    best, given = min(found["numpy"], found["pandas"]), found["numpy, buffers given"]
    for name, took in found.items():
        ratios = f"{took / best:5.2f} of the best peer   {took / given:5.2f} of numpy with buffers given"
        print(f"{name:32} {1000 * took:8.0f} ms   {ratios}")


def show_fitted(rows: int) -> None:
    panel = panel_of(rows)
    for method in FITTED:
        show_memory(method, lambda c, method=method: mp.evaluate_panel(method, **c, threads=1), panel)
        found = medians({method: lambda c, method=method: mp.evaluate_panel(method, **c, threads=1)}, panel)
        pace = rows / found[method] / 1e6
        print(f"{method:32} {pace:5.1f} million series of {POINTS} points a second, one thread")


LINE = re.compile(
    r"(\d) lanes: +(\d+) ms on one thread, +(\d+) ms on two; into columns that are there +(\d+) and +(\d+)"
)


def times_of_program(program: str) -> dict[str, float]:
    """Milliseconds of ten million rows, as the compiled benchmark prints them."""
    printed = subprocess.run([program, ENDS[0]], capture_output=True, text=True, check=True).stdout
    kinds = ("1 thread", "2 threads", "1 thread, columns given", "2 threads, columns given")
    return {
        f"{lanes} lanes, {kind}": float(took)
        for lanes, *all_of_it in LINE.findall(printed)
        for kind, took in zip(kinds, all_of_it, strict=True)
    }


def show_beside(rows: int, program: str) -> None:
    columns = columns_of(rows)
    peers = {"numpy": by_numpy, "numpy, buffers given": numpy_in_place(rows)}
    rounds = []
    for _ in range(RUNS):
        ours = times_of_program(program)
        rounds.append({name: 1000 * took for name, took in medians(peers, columns, 1).items()} | ours)
    found = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    for name, took in found.items():
        ratios = [took / found[peer] for peer in peers]
        print(f"{name:36} {took:8.0f} ms   {ratios[0]:5.2f} of numpy   {ratios[1]:5.2f} of numpy with buffers given")


def main(rows: int, program: str | None) -> None:
    print(f"{platform.machine()}, Python {platform.python_version()}, numpy {numpy.__version__}; median of {RUNS}")
    if program:
        show_beside(rows, program)
    else:
        show_ends(rows)
        show_fitted(max(rows // 10, 1))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000, sys.argv[2] if len(sys.argv) > 2 else None)
