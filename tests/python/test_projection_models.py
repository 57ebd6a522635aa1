"""Every model against its twin (projection_twins.py), the twins against closed forms, and the recipe's own vectors."""

from __future__ import annotations

import json
from pathlib import Path

import milepost as mp
import numpy as np
import projection_twins as twins
import pytest

HORIZON = 6
COUNT = 300
VECTORS = json.loads((Path(__file__).parents[1] / "data" / "auto_vectors.json").read_text(encoding="utf-8"))

# Of the size of the series: these are formulas, and what differs is rounding.
CLOSED = {
    "naive": 0.0,
    "mean_of_all": 1e-14,
    "drift": 1e-14,
    "log_drift": 1e-12,  # a power against a logarithm and back
    "linear_trend": 1e-13,  # numpy solves by QR, the library by sums
    "theil_sen": 1e-13,
}

# By how much the objective may miss the least (all paths of parameters as good as that are the envelope), by which
# share of the series it may miss by more, and why.
FITTED = {
    "simple_smoothing": (1e-6, 0.0, "one parameter: a scan, then parabolas; the sum is flat at its bottom"),
    "theta": (1e-6, 0.0, "one parameter"),
    "optimised_theta": (1e-6, 0.0, "one parameter, the other two exact"),
    "dynamic_theta": (1e-6, 0.0, "one parameter, the other two exact"),
    "auto": (1e-6, 0.0, "the dynamic Theta in it"),
    "holt": (1e-3, 0.01, "two parameters, many valleys, some of them narrow"),
    "damped_trend": (1e-2, 0.03, "three parameters; the valleys are many and flat, and either search misses some"),
    "box_cox_theta": (1e-6, 0.01, "one parameter; after five rounds the sum may lie 1e-4 above the least, in 2 of 300"),
    "logistic": (1e-3, 0.01, "one parameter, several valleys; the twin looks at 951 limits"),
    "gompertz": (1e-3, 0.01, "one parameter, several valleys; the twin looks at 951 limits"),
}
SAME_VALLEY = 0.5  # of the series, for complex smoothing: 28 of 47 when this was written
LEEWAY = 1e-4  # of the size: the grid of the twin is not endless


def made_up(kind: int, e: np.ndarray) -> np.ndarray:
    """Growth, a walk, a line, a level, saturation, decline, signs that change, small counts with zeros."""
    t = np.arange(len(e))
    return [
        lambda: 100 * np.exp(0.04 * t + np.cumsum(0.05 * e)),
        lambda: 50 + np.cumsum(e),
        lambda: 20 + 1.5 * t + e,
        lambda: 10 + e,
        lambda: 95 / (1 + np.exp(2 - 0.3 * t)) + 0.5 * e,
        lambda: 200 * np.exp(-0.08 * t + 0.03 * e),
        lambda: -5 + 0.8 * t + 2 * e,
        lambda: np.maximum(np.round(3 + 2 * e), 0),
    ][kind]()


def random_series() -> list[np.ndarray]:
    """300 of 4 to 40 figures."""
    random = np.random.default_rng(7)
    return [made_up(i // 37 % 8, random.standard_normal(4 + i % 37)) for i in range(COUNT)]


SERIES = random_series()


def agree(one: np.ndarray, other: np.ndarray, y: np.ndarray) -> bool:
    return bool(np.max(np.abs(one - other)) <= LEEWAY * size_of(y))


def table_of(series: list[np.ndarray]) -> dict[str, list]:
    return {
        "series": [f"s{i}" for i, one in enumerate(series) for _ in one],
        "period": [1990 + t for one in series for t in range(len(one))],
        "value": [value for one in series for value in one.tolist()],
    }


def projected(model: str, series: list[np.ndarray], horizon: int = HORIZON, **limits) -> tuple[np.ndarray, list[str]]:
    """A path a series, and by which model it was made."""
    found = mp.project(table_of(series), horizon=horizon, method=model, **limits)
    return np.asarray(found["mean"], dtype=float).reshape(len(series), horizon), list(found["method"])[::horizon]


def size_of(y: np.ndarray) -> float:
    return max(twins.size_of(y), float(np.max(np.abs(y))))


def held(path: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Where no figure is below zero nothing projected is."""
    return np.maximum(path, 0) if np.min(y) >= 0 else path


def held_envelope(found: twins.Envelope, y: np.ndarray) -> twins.Envelope:
    return twins.Envelope(found.least, held(found.low, y), held(found.high, y))


# ---- the library against the twins


def test_every_model_has_a_twin():
    assert set(mp.models()) == {*CLOSED, *FITTED, "ets", "ces"}


@pytest.mark.parametrize("model", sorted(twins.LEAST))
def test_too_few_figures_go_to_a_simpler_model(model):
    paths, used = projected(model, SERIES)
    assert used == [twins.model_used(model, len(y)) for y in SERIES]
    assert np.all(np.isfinite(paths))


@pytest.mark.parametrize("model", CLOSED)
def test_models_in_closed_form(model):
    for y, path in zip(SERIES, projected(model, SERIES)[0], strict=True):
        assert np.max(np.abs(held(getattr(twins, model)(y, HORIZON), y) - path)) <= CLOSED[model] * size_of(y)


@pytest.mark.parametrize("model", FITTED)
def test_fitted_models_reach_the_least_objective(model):
    paths, used = projected(model, SERIES)
    share, missed, _ = FITTED[model]
    reached = [
        held_envelope(getattr(twins, model)(y, HORIZON, share), y).holds(path, LEEWAY * size_of(y))
        for y, path, name in zip(SERIES, paths, used, strict=True)
        if name == model
    ]
    assert len(reached) > 0.9 * COUNT
    assert np.mean(reached) >= 1 - missed


def test_ets_with_errors_alike():
    """Figures that are not all above zero leave the three forms that least squares fits."""
    series = [y for y in SERIES if np.min(y) <= 0]
    paths, used = projected("ets", series)
    assert len(series) > 60
    for y, path, name in zip(series, paths, used, strict=True):
        if name == "ets":
            assert held_envelope(twins.ets_even(y, HORIZON, 1e-6)[1], y).holds(path, LEEWAY * size_of(y))


def test_ces_goes_down_from_its_start():
    """Its valley is that of the authors' start 1.3 + i, not the deepest; another way down may end in another valley."""
    paths, used = projected("ces", SERIES)
    chosen = [i for i in range(0, COUNT, 6) if used[i] == "ces"]
    alike = [agree(held(twins.ces(SERIES[i], HORIZON), SERIES[i]), paths[i], SERIES[i]) for i in chosen]
    assert np.mean(alike) >= SAME_VALLEY


@pytest.mark.parametrize("model", ["logistic", "gompertz"])
def test_growth_towards_a_given_limit(model):
    series = [y for y in SERIES if np.min(y) >= 0 and np.max(y) <= 100]
    paths, used = projected(model, series, upper=100)
    assert set(used) == {model}
    for y, path in zip(series, paths, strict=True):
        assert np.max(np.abs(twins.growth_curve(y, HORIZON, 100, model == "gompertz") - path)) <= 1e-12 * 100


@pytest.mark.parametrize("period", [4, 12])
def test_seasons_are_taken_out_and_put_back(period):
    random, seasonal = np.random.default_rng(period), 0
    for i in range(30):
        t = np.arange(2 * period + 3 * i)
        y = (50 + t / 2 + random.standard_normal(len(t))) * (1 + (i % 3) / 10 * np.sin(2 * np.pi * t / period))
        y = y - (60 if i % 5 == 0 else 0)  # sums in place of products
        mark = [f"{2000 + k // 4}-Q{k % 4 + 1}" if period == 4 else f"{2000 + k // 12}-{k % 12 + 1:02d}" for k in t]
        found = mp.project({"series": ["a"] * len(y), "period": mark, "value": y.tolist()}, method="drift")
        expected = twins.with_seasons(twins.drift, y, HORIZON, period)
        assert np.asarray(found["mean"]) == pytest.approx(expected, rel=1e-10, abs=1e-9)
        seasonal += twins.is_seasonal(y, period)
    assert 10 < seasonal < 30


# ---- the recipe of auto


def told(vector: dict) -> dict[str, list]:
    y = vector["y"]
    return {"series": ["a"] * len(y), "period": [2000 + i for i in range(len(y))], "value": y}


# Past the steps of the table the library lets errors grow before it goes between lengths, the recipe after.
STEPS_COMPARED = 12


def limits_of(vector: dict) -> dict:
    return {name: vector["limits"].get(key) for name, key in (("lower", "lo"), ("upper", "hi"))}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["name"])
def test_the_vectors_of_auto(vector):
    """The recipe searches alpha at 18 places, the library finer: paths differ, and so do the tables learned from them.

    Ends of intervals differ by less than 0.8 % of their width, most where few figures decide little of alpha.
    """
    found = mp.project(told(vector), horizon=15, **limits_of(vector))
    steps, size = STEPS_COMPARED, max(map(abs, vector["y"])) or 1.0
    width = np.array(vector["hi95"]) - np.array(vector["lo95"])
    assert np.max(np.abs(np.array(vector["point"]) - found["mean"])) <= 1e-3 * size
    for name, key in (("lo_95", "lo95"), ("hi_95", "hi95"), ("lo_80", "lo80"), ("hi_80", "hi80")):
        off = np.abs(np.array(vector[key]) - found[name])[:steps]
        assert np.all(off <= 8e-3 * width[:steps] + 1e-12)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["name"])
def test_the_chances_of_the_vectors(vector):
    steps, last = STEPS_COMPARED, 1999 + len(vector["y"])
    asked = {
        "series": ["a"] * steps,
        "target": [vector["bound"]] * steps,
        "due": [last + step for step in range(1, steps + 1)],
        "direction": ["increase"] * steps,
    }
    found = mp.attain(told(vector), asked, details=True, **limits_of(vector))
    if not any(vector["y"]):  # the recipe is certain of what figures without spread cannot show
        assert list(found["note"]) == [mp.words_of("no_spread", "en")] * steps
        assert all(np.isnan(found[name]).all() for name in ("probability", "any_time", "every_time"))
        return
    for name, key in (("probability", "p"), ("any_time", "first"), ("every_time", "every")):
        assert np.asarray(found[name]) == pytest.approx(vector[key][:steps], abs=3e-3)


@pytest.mark.parametrize("vector", [v for v in VECTORS if v["limits"]], ids=lambda v: v["name"])
def test_limits_hold_everything(vector):
    lower, upper = limits_of(vector).values()
    found = mp.project(told(vector), horizon=15, lower=lower, upper=upper)
    for name in ("mean", "lo_80", "hi_80", "lo_95", "hi_95"):
        figures = np.asarray(found[name])
        assert np.all(figures >= (-np.inf if lower is None else lower))
        assert np.all(figures <= (np.inf if upper is None else upper))


# ---- the twins among themselves


def straight_line(slope: float, count: int = 12) -> np.ndarray:
    return 7 + slope * np.arange(count)


@pytest.mark.parametrize("model", ["drift", "linear_trend", "theil_sen"])
def test_twins_go_on_along_a_line(model):
    expected = 7 + 2 * np.arange(12, 18)
    assert getattr(twins, model)(straight_line(2), HORIZON) == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize("model", ["holt", "optimised_theta", "dynamic_theta"])
def test_fitted_twins_go_on_along_a_line(model):
    found = getattr(twins, model)(straight_line(2), HORIZON, 1e-6)
    assert found.low == pytest.approx(7 + 2 * np.arange(12, 18), abs=1e-4)
    assert found.high == pytest.approx(7 + 2 * np.arange(12, 18), abs=1e-4)


def test_log_drift_of_compound_growth():
    y = 3 * 1.07 ** np.arange(9)
    assert twins.log_drift(y, 4) == pytest.approx(3 * 1.07 ** np.arange(9, 13), rel=1e-12)


def test_theta_is_simple_smoothing_that_drifts_by_half_the_slope():
    """Hyndman and Billah, 2003: level' = level + b / 2 + alpha e from the first figure, at every alpha."""
    y = SERIES[10]
    start, slope = twins.line_of(y)
    for alpha in (0.1, 0.4, 1.0):
        level, doubled = y[0], 2 * y - start - slope * np.arange(1, len(y) + 1)
        smoothed = doubled[0]
        for value, twice in zip(y[1:], doubled[1:], strict=True):
            level += slope / 2 + alpha * (value - level - slope / 2)
            smoothed += alpha * (twice - smoothed)
        assert (smoothed + start + slope * (len(y) + 1)) / 2 == pytest.approx(level + slope / 2, rel=1e-12)


def test_smoothing_with_alpha_1_and_0():
    """A walk without noise left is best followed at once; what alternates about a level is best averaged."""
    steps = twins.simple_smoothing(np.repeat([1.0, 5.0, 9.0], 5), 1, 1e-9)
    assert steps.low[0] == pytest.approx(9, abs=1e-3)
    level = twins.simple_smoothing(np.tile([1.0, 3.0], 10), 1, 1e-9)
    assert level.low[0] == pytest.approx(2, abs=0.05)


def test_lines_so_far_are_least_squares_lines():
    y = SERIES[20]
    for count, line in enumerate(twins.lines_so_far(y)):
        if count >= 2:
            assert line == pytest.approx(twins.line_of(y[:count]), rel=1e-8, abs=1e-8)


def test_damped_forms_are_between_none_and_whole_trend():
    y = SERIES[30]
    alpha, beta = np.array([0.5]), np.array([0.3])
    whole = twins.trend_path(y, HORIZON, alpha, beta, np.array([1.0]))[0]
    nearly = twins.trend_path(y, HORIZON, alpha, beta, np.array([1 - 1e-9]))[0]
    assert nearly == pytest.approx(whole, rel=1e-6)


@pytest.mark.parametrize("form", twins.FORMS, ids=lambda f: f.name)
def test_the_criterion_is_that_of_normal_densities(form):
    """Likelihood by density of each figure: errors in proportion have the standard deviation expected x sigma."""
    y = 20 + 5 * np.random.default_rng(1).standard_normal(15)
    trend, phi = (0.0, 0.0) if form.name.endswith("NN") else (0.5, 0.9 if "d" in form.name else 1.0)
    parameters = (0.4, 0.1 if trend else 0.0, phi, 19.0, trend)
    expected = twins.smoothing_run(y, *parameters)[0]
    scale = expected if form.in_proportion else np.ones(len(y))
    sigma = np.sqrt(np.mean(((y - expected) / scale) ** 2))
    densities = -np.log(scale * sigma * np.sqrt(2 * np.pi)) - ((y - expected) / (scale * sigma)) ** 2 / 2
    n, k = len(y), form.counted
    whole = -2 * np.sum(densities) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
    assert twins.corrected_criterion(y, form, parameters) == pytest.approx(whole, rel=1e-12)


def test_smoothing_forms_project_from_their_states():
    y = np.array([3.0, 4.0, 6.0, 7.0, 9.0, 10.0])
    parameters = (0.5, 0.2, 0.9, 2.0, 1.0)
    _, level, trend = twins.smoothing_run(y, *parameters)
    by_hand = [level + 0.9 * trend, level + (0.9 + 0.81) * trend]
    assert twins.smoothing_path(y, 2, parameters) == pytest.approx(by_hand, rel=1e-14)


def test_complex_smoothing_is_simple_smoothing_without_growth():
    """With b = 1 the potential leaves the level alone: level' = level + (a - 1) e."""
    y = SERIES[12]
    a, one = np.array([1.3]), np.array([1.0])
    squares, level, _ = twins.ces_run(y, a, one, np.array([y[0]]), np.array([0.0]))
    simple, total = y[0], 0.0
    for value in y:
        total, simple = total + (value - simple) ** 2, simple + 0.3 * (value - simple)
    assert squares[0] == pytest.approx(total, rel=1e-12)
    assert level[0] == pytest.approx(simple, rel=1e-12)


def test_growth_curves_are_met_exactly():
    t = np.arange(18)
    logistic = 80 / (1 + np.exp(2 - 0.3 * t))
    gompertz = 80 * np.exp(-np.exp(1 - 0.2 * t))
    assert twins.growth_curve(logistic[:12], 6, 80, gompertz=False) == pytest.approx(logistic[12:], rel=1e-10)
    assert twins.growth_curve(gompertz[:12], 6, 80, gompertz=True) == pytest.approx(gompertz[12:], rel=1e-10)


def test_seasons_of_a_pure_season_are_found():
    factors = np.array([0.8, 1.1, 1.3, 0.8])
    y = np.tile(factors, 6) * 50
    found, products = twins.seasonal_factors(y, 4)
    assert products
    assert found == pytest.approx(factors / factors.mean(), rel=1e-12)
    assert twins.with_seasons(twins.naive, y, 4, 4) == pytest.approx(50 * factors, rel=1e-12)


def test_the_size_of_errors():
    assert twins.error_size(np.array([4.0]))[1] == pytest.approx(0.02)
    rooted, size = twins.error_size(np.array([1.0, 4.0, 4.0]))
    assert rooted
    assert size == pytest.approx(np.sqrt((2 * (0.9 * 1 + 0) / 1.9 + (0.01 * 5 / 3) ** 2) / 3))


def test_survival_of_one_and_of_two_steps():
    """Two scores with correlation r both below zero: 1/4 + arcsin(r) / (2 pi) (Sheppard)."""
    assert twins.survival(np.array([0.5]), 0.4) == pytest.approx(twins.Z.cdf(0.5), abs=1e-8)
    r = (1 / 2) ** 0.4
    assert twins.survival(np.zeros(2), 0.4) == pytest.approx(0.25 + np.arcsin(r) / (2 * np.pi), abs=1e-7)
