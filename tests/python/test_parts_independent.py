"""Every rate with every figure that needs no further column, against the formulas of docs/add_a_method.md in numpy."""

import math
import random
from itertools import pairwise, product
from types import SimpleNamespace

import milepost as mp
import numpy
import pytest


def fitted(times, values):
    """Slope, and level at the last time."""
    slope, level = numpy.polyfit(numpy.array(times) - times[-1], values, 1)
    return float(slope), float(level)


def by_compound(f):
    rate = (f.y / f.b) ** (1 / (f.t - f.t0)) - 1
    return rate, f.y * (1 + rate) ** f.left


def by_linear(f):
    rate = (f.y - f.b) / (f.t - f.t0)
    return rate, f.y + rate * f.left


def by_least_squares(f):
    slope, level = fitted(f.times, f.values)
    return slope, level + slope * f.left


def by_log_least_squares(f):
    slope, level = fitted(f.times, numpy.log(f.values))
    return math.expm1(slope), math.exp(level + slope * f.left)


RATES = {
    "compound": by_compound,
    "linear": by_linear,
    "least_squares": by_least_squares,
    "log_least_squares": by_log_least_squares,
}


def needed(f, start, years):
    """The rate that leads from a value to the target."""
    return (f.target / start) ** (1 / years) - 1 if f.is_share else (f.target - start) / years


def path(f):
    return f.b + (f.target - f.b) * (f.t - f.t0) / (f.due - f.t0)


def gap_left(f):
    return 0.0 if f.d * (f.end - f.target) >= 0 else abs(f.target - f.end) / abs(f.target - f.b)


def acceleration(f):
    pace = f.d * needed(f, f.y, f.left)
    return 0.0 if pace <= 0 else pace / (f.d * f.rate)


FIGURES = {
    "rate_ratio": lambda f: f.d * f.rate / abs(needed(f, f.b, f.due - f.t0)),
    "plain_ratio": lambda f: f.rate / needed(f, f.b, f.due - f.t0),
    "share_reached": lambda f: f.d * (f.end - f.b) / abs(f.target - f.b),
    "share_missed": lambda f: f.d * (f.target - f.end) / abs(f.target - f.y),
    "gap_left": gap_left,
    "acceleration": acceleration,
    "rate": lambda f: f.d * f.rate * (100 if f.is_share else 1),
    "lead": lambda f: 100 * f.d * (f.y - path(f)) / abs(f.target - f.b),
    "lag": lambda f: -100 * f.d * (f.y - path(f)) / abs(f.target - f.b),
    "shortfall": lambda f: 100 * f.d * (path(f) - f.y) / abs(path(f)),
    "gap": lambda f: f.d * (f.target - f.end),
}


def random_series(rng):
    years = sorted(rng.sample(range(rng.randint(2005, 2012), 2023), rng.randint(2, 8)))
    values = [rng.uniform(20, 80)]
    for _ in pairwise(years):
        values.append(values[-1] * rng.uniform(0.85, 1.2))
    return years, values


def random_rows(count):
    """(years, values, target, due, direction): positive figures on both sides of their targets."""
    rng = random.Random(20240630)
    for _ in range(count):
        years, values = random_series(rng)
        yield years, values, rng.uniform(10, 150), rng.randint(years[-1] + 1, 2035), rng.choice((1, -1))


ROWS = list(random_rows(400))


def facts_of(row, rate):
    times, values, target, due, d = row
    f = SimpleNamespace(times=times, values=values, target=target, due=due, d=d, is_share=rate.startswith(("c", "log")))
    f.t0, f.t, f.b, f.y, f.left = times[0], times[-1], values[0], values[-1], due - times[-1]
    f.rate, f.end = RATES[rate](f)
    return f


def evaluated(preset):
    series = {
        "series": [place for place, row in enumerate(ROWS) for _ in row[0]],
        "period": [year for row in ROWS for year in row[0]],
        "value": [value for row in ROWS for value in row[1]],
    }
    _, _, targets, dues, directions = zip(*ROWS, strict=True)
    asked = {"series": range(len(ROWS)), "target": targets, "due": dues, "direction": directions}
    return mp.evaluate(series, {name: list(column) for name, column in asked.items()}, method=preset)["figure"]


@pytest.mark.parametrize(("rate", "statistic"), list(product(RATES, FIGURES)))
def test_every_rate_in_every_figure_is_that_of_its_formula(rate, statistic):
    preset = mp.Preset(name="x", rate=rate, statistic=statistic, cuts=[mp.Category("any", "on_track")])
    wanted = [FIGURES[statistic](facts_of(row, rate)) for row in ROWS]
    assert evaluated(preset) == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def test_only_figures_of_further_columns_are_left_out():
    asked_for_further_columns = {"distance", "margin", "typical_speed"}
    assert {statistic.name for statistic in mp.Statistic} == set(FIGURES) | asked_for_further_columns
    assert {rate.name for rate in mp.RateEstimator} == {*RATES, "reported"}
