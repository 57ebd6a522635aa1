"""How fast is Theta on many series? numpy, all series at once, against milepost in one run.

    .venv/bin/python benchmarks/projection_peer.py [SERIES]

20 figures, 6 steps. numpy tries 32 alphas in columns of series, which is what one writes without a compiler; milepost
searches finer and adds intervals. Timed in turn, RUNS times; medians. The figures are random, an illustration.
"""

import os
import statistics
import sys
import time

import milepost as mp
import numpy

RUNS = 5
POINTS, STEPS, ALPHAS = 20, 6, 32


def figures_of(series: int) -> numpy.ndarray:
    random = numpy.random.default_rng(1)
    return 100 * numpy.exp(numpy.cumsum(0.03 + 0.05 * random.standard_normal((POINTS, series)), axis=0))


def theta(y: numpy.ndarray) -> numpy.ndarray:
    """Hyndman and Billah, 2003: a level that drifts by half the slope of the least-squares line. Time by series."""
    times = numpy.arange(POINTS) - (POINTS - 1) / 2
    drift = times @ y / numpy.sum(times**2) / 2
    changes = numpy.diff(y, axis=0) - drift
    least = numpy.full(y.shape[1], numpy.inf)
    last = numpy.zeros(y.shape[1])
    for alpha in numpy.linspace(0.1, 1, ALPHAS):
        error, squares = numpy.zeros(y.shape[1]), numpy.zeros(y.shape[1])
        for change in changes:
            error = change + (1 - alpha) * error
            squares += error * error
        better = squares < least
        least = numpy.where(better, squares, least)
        last = numpy.where(better, (1 - alpha) * error, last)
    return y[-1] - last + drift * numpy.arange(1, STEPS + 1)[:, None]


def median_seconds(work) -> float:
    seconds = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds)


def main() -> None:
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    y = figures_of(series)
    table = {
        "series": numpy.repeat(numpy.arange(series), POINTS),
        "period": numpy.tile(numpy.arange(2005, 2005 + POINTS), series),
        "value": y.T.ravel(),
    }
    by_numpy = median_seconds(lambda: theta(y))
    by_milepost = median_seconds(lambda: mp.project(table, horizon=STEPS, method="theta"))
    print(f"{series} series, load {os.getloadavg()[0]:.1f}")
    print(f"  numpy, {ALPHAS} alphas, no intervals: {series / by_numpy:,.0f} series/s")
    print(f"  milepost, table to table, 80 and 95 %: {series / by_milepost:,.0f} series/s")


if __name__ == "__main__":
    main()
