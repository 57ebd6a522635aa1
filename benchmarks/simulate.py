"""How fast are many futures? 1,000 indicators x 10,000 futures x 20 steps with probability and two quantiles.

numpy does the same work on the same paths and errors, one indicator after the other, which is how it is quickest:
normal numbers, a correlation from step to step, errors between the knots of the table, figures from roots, the share
that meets the bound, quantiles of every step. A plain random walk with normal errors, which knows neither tables nor
natural limits, is shown beside it. Contenders are timed in turn, RUNS times; the median and its ratio to numpy's are
printed, how far the probabilities are apart, and how much memory one run takes at its peak (on Linux). The figures
are random, an illustration. Run from the checkout with the Python that has milepost:
.venv/bin/python benchmarks/simulate.py [INDICATORS].
"""

import datetime
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import milepost as mp
import numpy

RUNS = 5
PATHS, STEPS, SEEN = 10_000, 20, 20
FIRST_YEAR = 2005
AS_OF = datetime.date(2025, 3, 1)
LEVELS = (20, 40, 60, 80, 90, 95, 99)  # whose ends, and the middle, are the knots of the shipped tables
SCORES = (-2.5758293, -1.9599640, -1.6448536, -1.2815516, -0.8416212, -0.5244005, -0.2533471, 0.0)
KNOTS = numpy.array([*SCORES, *(-score for score in reversed(SCORES[:-1]))])
QUANTILES = (10, 90)


def figures_of(indicators: int) -> numpy.ndarray:
    """A row an indicator: growth of 2 % a year, and scatter."""
    random = numpy.random.default_rng(1)
    return 100 * numpy.cumprod(1.02 + 0.03 * random.uniform(-1, 1, (indicators, SEEN)), axis=1)


def plan_of(figures: numpy.ndarray) -> tuple[mp.Plan, mp.Observations]:
    piece = mp.Unit("piece")
    names = [f"i{number}" for number in range(len(figures))]
    plan = mp.Plan(
        "illustration",
        indicators=[mp.Indicator(name, unit=piece, direction="increase") for name in names],
        targets=[
            mp.Target(name, mp.at_least(float(last * 1.5) * piece), due=mp.end_of(FIRST_YEAR + SEEN + STEPS - 1))
            for name, last in zip(names, figures[:, -1], strict=True)
        ],
    )
    seen = {
        name: mp.Series(piece, {FIRST_YEAR + year: float(figure) for year, figure in enumerate(row)})
        for name, row in zip(names, figures, strict=True)
    }
    return plan, mp.Observations(seen)


class Peer:
    """What numpy is given: for each indicator and step the roots of the figures at the knots, and the bound."""

    def __init__(self, figures: numpy.ndarray) -> None:
        self.knots = [knots_of(row) for row in figures]
        self.bounds = 1.5 * figures[:, -1]
        at = numpy.arange(1, STEPS)
        self.before = numpy.concatenate([[0], (at / (at + 1)) ** (0.6 - 0.8 / SEEN)])
        self.last = figures[:, -1]

    def __call__(self) -> numpy.ndarray:
        random, odds = numpy.random.default_rng(1), numpy.empty(len(self.bounds))
        for number, (knots, bound) in enumerate(zip(self.knots, self.bounds, strict=True)):
            drawn = random.standard_normal((STEPS, PATHS))
            score = numpy.zeros(PATHS)
            for step in range(STEPS):
                score *= self.before[step]
                drawn[step] *= numpy.sqrt(1 - self.before[step] ** 2)
                score += drawn[step]
                roots = numpy.interp(score, KNOTS, knots[step])
                numpy.multiply(roots, roots, out=drawn[step])
            odds[number] = (drawn[-1] >= bound).mean()
            numpy.percentile(drawn, QUANTILES, axis=1)
        return odds

    def random_walk(self) -> numpy.ndarray:
        random, odds = numpy.random.default_rng(1), numpy.empty(len(self.bounds))
        for number, (last, bound) in enumerate(zip(self.last, self.bounds, strict=True)):
            drawn = random.standard_normal((STEPS, PATHS))
            drawn *= 0.03 * last
            drawn += 0.02 * last
            numpy.cumsum(drawn, axis=0, out=drawn)
            drawn += last
            odds[number] = (drawn[-1] >= bound).mean()
            numpy.percentile(drawn, QUANTILES, axis=1)
        return odds


def knots_of(row: numpy.ndarray) -> numpy.ndarray:
    table = {"series": ["a"] * SEEN, "period": list(range(FIRST_YEAR, FIRST_YEAR + SEEN)), "value": row.tolist()}
    found = mp.project(table, horizon=STEPS, levels=LEVELS)
    low = [found[f"lo_{level}"] for level in reversed(LEVELS)]
    high = [found[f"hi_{level}"] for level in LEVELS]
    return numpy.sqrt(numpy.array([*low, found["mean"], *high], dtype=float)).T


def medians(contenders: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each, interleaved."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(RUNS):
        for name, run in contenders.items():
            begin = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(each) for name, each in times.items()}


def peak_memory() -> int:
    """Bytes that the process has had at most since the last reset."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def show_memory(indicators: int, run: Callable[[], object]) -> None:
    if not sys.platform.startswith("linux"):
        return
    Path("/proc/self/clear_refs").write_text("5")
    before = peak_memory()
    run()
    grown = peak_memory() - before
    each = grown / PATHS / indicators
    print(f"memory at the peak: {grown / 1e6:.1f} MB more, {each:.2f} bytes x futures x indicators")


def main(indicators: int) -> None:
    print(f"{platform.machine()}, Python {platform.python_version()}, numpy {numpy.__version__}; median of {RUNS}")
    print(f"{indicators:,} indicators x {PATHS:,} futures x {STEPS} steps")
    figures = figures_of(indicators)
    plan, seen = plan_of(figures)
    peer = Peer(figures)

    def ours(threads: int) -> Callable[[], mp.Outcome]:
        scenario = mp.Scenario("as it is")
        return lambda: mp.simulate(plan, seen, scenario, as_of=AS_OF, paths=PATHS, levels=QUANTILES, threads=threads)

    show_memory(indicators, ours(1))
    odds = numpy.array([target.odds.probability for target in ours(1)().targets])
    print(f"mean probability {odds.mean():.4f}, numpy's {peer().mean():.4f}")
    took = medians({"numpy": peer, "numpy, random walk": peer.random_walk, "1 thread": ours(1), "2 threads": ours(2)})
    for name, seconds in took.items():
        a_figure = 1e9 * seconds / (indicators * PATHS * STEPS)
        print(f"{name:20} {seconds:7.3f} s   {a_figure:6.2f} ns a figure   {seconds / took['numpy']:5.2f} of numpy")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
