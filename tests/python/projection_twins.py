"""The models of projections a second time, from their published definitions, in numpy.

Nothing here is shared with the library. Models in closed form give a path. Models that are fitted give an `Envelope`:
the paths of all parameters whose objective is as good as the best to within a share. Short series have flat and several
valleys, so two right programs may end at different parameters; they may not end at a worse objective.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

Array = np.ndarray

LEAST = {  # figures without which a simpler model takes a model's place
    "auto": 1, "naive": 1, "mean_of_all": 1, "drift": 2, "log_drift": 2, "linear_trend": 2, "theil_sen": 3,
    "simple_smoothing": 3, "holt": 5, "damped_trend": 6, "ets": 5, "theta": 3, "optimised_theta": 5, "dynamic_theta": 6,
    "ces": 6, "logistic": 6, "gompertz": 6, "box_cox_theta": 3,
}  # fmt: skip
LEAST_WITH_LIMIT = {"logistic": 3, "gompertz": 3}


def model_used(asked: str, count: int, upper: float | None = None) -> str:
    """The model asked for, else Theta, drift or the last figure."""
    least = LEAST_WITH_LIMIT.get(asked, LEAST[asked]) if upper is not None else LEAST[asked]
    simpler = [name for name in ("theta", "drift", "naive") if LEAST[name] < least and count >= LEAST[name]]
    return asked if count >= least else simpler[0]


# ---- in closed form


def naive(y: Array, h: int) -> Array:
    """Makridakis and others, 1982: the last figure."""
    return np.full(h, y[-1])


def mean_of_all(y: Array, h: int) -> Array:
    return np.full(h, np.mean(y))


def drift(y: Array, h: int) -> Array:
    """Makridakis, Wheelwright and Hyndman, 1998: the line through the first and the last figure."""
    slope = (y[-1] - y[0]) / max(len(y) - 1, 1)
    return y[-1] + slope * np.arange(1, h + 1)


def log_drift(y: Array, h: int) -> Array:
    """Compound growth; drift where a figure is not above zero."""
    if np.min(y) <= 0:
        return drift(y, h)
    return np.exp(drift(np.log(y), h))


def line_of(y: Array) -> tuple[float, float]:
    """Least squares: value at time 0 and slope, times 1 to n."""
    slope, start = np.polyfit(np.arange(1, len(y) + 1), y, 1) if len(y) > 1 else (0.0, y[0])
    return float(start), float(slope)


def linear_trend(y: Array, h: int) -> Array:
    start, slope = line_of(y)
    return start + slope * (len(y) + np.arange(1, h + 1))


def theil_sen(y: Array, h: int) -> Array:
    """Theil, 1950; Sen, 1968; the level of Conover, 1980: medians of slopes, then of what is left."""
    i, j = np.triu_indices(len(y), 1)
    slope = np.median((y[j] - y[i]) / (j - i))
    level = np.median(y - slope * np.arange(len(y)))
    return level + slope * np.arange(len(y), len(y) + h)


# ---- the search


@dataclass
class Envelope:
    """The least objective found, and the lowest and highest figure a step over all parameters nearly as good."""

    least: float
    low: Array
    high: Array

    def holds(self, path: Array, leeway: float) -> bool:
        return bool(np.all(path >= self.low - leeway) and np.all(path <= self.high + leeway))

    @property
    def width(self) -> float:
        return float(np.max(self.high - self.low))


Cost = Callable[..., Array]


def stencil(centre: Array, reach: Array, low: Array, high: Array) -> Array:
    """Points about each centre: five along each coordinate, all combinations."""
    offsets = np.stack(np.meshgrid(*[np.linspace(-1, 1, 5)] * len(low), indexing="ij"), -1).reshape(-1, len(low))
    return np.clip(centre[:, None, :] + offsets * reach, low, high).reshape(-1, len(low))


def looked_at(cost: Cost, grid: list[Array], rounds: int, kept: int) -> tuple[Array, Array]:
    """A grid over all parameters, then rounds about the best points so far, each round half as wide."""
    low, high = np.array([a.min() for a in grid]), np.array([a.max() for a in grid])
    reach = np.array([np.max(np.diff(np.sort(a))) if len(a) > 1 else 0.0 for a in grid])
    points = np.stack(np.meshgrid(*grid, indexing="ij"), -1).reshape(-1, len(grid))
    costs = cost(*points.T)
    best = points[np.argsort(costs, kind="stable")[:kept]]
    for _ in range(rounds):
        near = stencil(best, reach, low, high)
        found = cost(*near.T)
        points, costs = np.concatenate([points, near]), np.concatenate([costs, found])
        all_costs = np.concatenate([cost(*best.T), found])
        order = np.argsort(all_costs, kind="stable")
        best = np.concatenate([best, near])[order][: max(kept // 2, 3)]
        reach = reach / 2
    return points, costs


def envelope_of(
    cost: Cost,
    path: Callable[..., Array],
    grid: list[Array],
    share: float,
    floor: float,
    rounds: int = 14,
    kept: int = 8,
) -> Envelope:
    """`path(*parameters)` gives a row of figures a point. `floor` is what an objective may be off by rounding."""
    points, costs = looked_at(cost, grid, rounds, kept)
    least = float(np.min(costs))
    paths = path(*points[costs <= least * (1 + share) + floor].T)
    return Envelope(least, np.min(paths, axis=0), np.max(paths, axis=0))


def size_of(y: Array) -> float:
    """How far a series moves: the unit of tolerances."""
    return float(np.max(np.abs(y - y[0]))) or float(np.abs(y[0])) or 1.0


def rounding(y: Array) -> float:
    return (1e-12 * size_of(y)) ** 2 * len(y)


# ---- exponential smoothing


def simple_smoothing(y: Array, h: int, share: float) -> Envelope:
    """Brown, 1956: level' = level + alpha error; alpha from 0 to 1, first level of least squares over all errors."""

    def fitted(alpha: Array) -> tuple[Array, Array]:
        level, weight = np.zeros_like(alpha), np.ones_like(alpha)
        errors, weights = [], []
        for value in y - y[0]:
            errors.append(value - level)
            weights.append(weight)
            level, weight = level + alpha * (value - level), weight * (1 - alpha)
        e, w = np.array(errors), np.array(weights)
        start = (e * w).sum(0) / (w * w).sum(0)
        return ((e - start * w) ** 2).sum(0), level + weight * start

    grid = [np.linspace(0, 1, 201)]
    return envelope_of(
        lambda a: fitted(a)[0], lambda a: y[0] + np.repeat(fitted(a)[1][:, None], h, 1), grid, share, rounding(y)
    )


def trend_fitted(y: Array, alpha: Array, beta: Array, phi: Array) -> tuple[Array, Array, Array]:
    """Gardner and McKenzie, 1985, error-correction form; first level and trend by least squares. Sum, level, trend."""
    responses = []
    for first_level, first_trend, data in ((0.0, 0.0, True), (1.0, 0.0, False), (0.0, 1.0, False)):
        level, trend = np.full_like(alpha, first_level), np.full_like(alpha, first_trend)
        expected = []
        for value in y - y[0]:
            expected.append(level + phi * trend)
            error = (value if data else 0.0) - expected[-1]
            level, trend = expected[-1] + alpha * error, phi * trend + alpha * beta * error
        responses.append((np.array(expected), level, trend))
    (base, level, trend), (by_level, level_1, trend_1), (by_trend, level_2, trend_2) = responses
    left = (y - y[0])[:, None] - base
    a11, a12, a22 = (by_level**2).sum(0), (by_level * by_trend).sum(0), (by_trend**2).sum(0)
    b1, b2 = (by_level * left).sum(0), (by_trend * left).sum(0)
    det = a11 * a22 - a12 * a12
    usable = det > 1e-12 * a11 * a22
    safe = np.where(usable, det, 1.0)
    x1 = np.where(usable, (b1 * a22 - b2 * a12) / safe, b1 / np.where(a11 > 0, a11, 1.0))
    x2 = np.where(usable, (b2 * a11 - b1 * a12) / safe, 0.0)
    squares = ((left - x1 * by_level - x2 * by_trend) ** 2).sum(0)
    return squares, level + x1 * level_1 + x2 * level_2, trend + x1 * trend_1 + x2 * trend_2


def trend_path(y: Array, h: int, alpha: Array, beta: Array, phi: Array) -> Array:
    _, level, trend = trend_fitted(y, alpha, beta, phi)
    damping = np.cumsum(phi[:, None] ** np.arange(1, h + 1), axis=1)
    return y[0] + level[:, None] + trend[:, None] * damping


def holt(y: Array, h: int, share: float) -> Envelope:
    """Holt, 1957: alpha 0 or from 0.01 to 1, beta (of what alpha takes) from 0 to 1."""
    one = lambda a: np.ones_like(a)  # noqa: E731
    roots = np.concatenate([[0.0], np.linspace(0.1, 1, 37)])
    grid = [roots, np.linspace(0, 1, 21)]
    return envelope_of(
        lambda a, b: trend_fitted(y, held(a), b, one(a))[0],
        lambda a, b: trend_path(y, h, held(a), b, one(a)),
        grid, share, rounding(y),
    )  # fmt: skip


def held(root: Array) -> Array:
    """Alpha by its root: 0, or from 0.01."""
    return np.where(root > 0, np.maximum(root, 0.1), 0.0) ** 2


def damped_trend(y: Array, h: int, share: float) -> Envelope:
    """Gardner and McKenzie, 1985: the same with phi from 0.8 to 0.98."""
    roots = np.concatenate([[0.0], np.linspace(0.1, 1, 19)])
    grid = [roots, np.linspace(0, 1, 13), np.linspace(0.8, 0.98, 7)]
    return envelope_of(
        lambda a, b, p: trend_fitted(y, held(a), b, p)[0],
        lambda a, b, p: trend_path(y, h, held(a), b, p),
        grid, share, rounding(y), rounds=9,
    )  # fmt: skip


# ---- Theta


def theta(y: Array, h: int, share: float) -> Envelope:
    """Assimakopoulos and Nikolopoulos, 2000: the mean of the least-squares line and of simple smoothing of the line of
    doubled curvature, which starts at its first figure; alpha from 0.1 to 1 of least squares from the second figure."""
    start, slope = line_of(y)
    line = start + slope * np.arange(1, len(y) + 1)
    doubled = 2 * y - line

    def run(alpha: Array) -> tuple[Array, Array]:
        level, squares = np.full_like(alpha, doubled[0]), np.zeros_like(alpha)
        for value in doubled[1:]:
            error = value - level
            level, squares = level + alpha * error, squares + error**2
        return squares, level

    ahead = start + slope * (len(y) + np.arange(1, h + 1))
    grid = [np.linspace(0.1, 1, 181)]
    return envelope_of(lambda a: run(a)[0], lambda a: (run(a)[1][:, None] + ahead) / 2, grid, share, 4 * rounding(y))


def box_cox_theta(y: Array, h: int, share: float) -> Envelope:
    """Theta of (root - 1) times 2, figures over the largest one first (Box and Cox, 1964, lambda 1/2)."""
    if np.min(y) < 0 or not np.max(y) > 0:
        return theta(y, h, share)
    size = float(np.max(y))
    found = theta(2 * (np.sqrt(y / size) - 1), h, share)
    back = lambda z: size * np.maximum(1 + z / 2, 0) ** 2  # noqa: E731
    return Envelope(found.least, back(found.low), back(found.high))


def lines_so_far(z: Array) -> list[tuple[float, float]]:
    """The least-squares line through the figures before each figure, by sums."""
    n = np.arange(len(z))
    sums, products = np.cumsum(z) - z, np.cumsum(z * (n + 1)) - z * (n + 1)
    spread = np.where(n > 1, n * (n * n - 1) / 12, 1.0)
    slopes = np.where(n > 1, (products - sums * (n + 1) / 2) / spread, 0.0)
    starts = np.where(n > 0, sums / np.maximum(n, 1) - slopes * (n + 1) / 2, 0.0)
    return list(zip(starts.tolist(), slopes.tolist(), strict=True))


def theta_parts(y: Array, alpha: Array, dynamic: bool) -> tuple[Array, Array, Array]:
    """Fiorucci and others, 2016, as written: expected = level + w (k^(t-1) A + (1 - k^t) / alpha B), k = 1 - alpha and
    A + B t the line through all figures, or those so far. Errors of level 0 and w 0, then what each takes off them."""
    z = y - y[0]
    level, power = np.zeros_like(alpha), np.ones_like(alpha)
    errors, by_level, by_line = [], [], []
    lines = lines_so_far(z) if dynamic else [line_of(z)] * len(z)
    for t, (start, slope) in enumerate(lines, 1):
        errors.append(z[t - 1] - level)
        by_level.append(power)
        by_line.append(power * start + (1 - power * (1 - alpha)) / alpha * slope)
        level, power = level + alpha * (z[t - 1] - level), power * (1 - alpha)
    return np.array(errors), np.array(by_level), np.array(by_line)


def theta_solved(y: Array, alpha: Array, dynamic: bool, pull: float) -> tuple[Array, Array, Array]:
    """Objective, first level and w from 0 to 1 that are best for each alpha. Dynamic: errors from the third figure on.
    `pull` adds pull (w - 1/2)^2 times the squares of what w weighs."""
    first = 2 if dynamic else 0
    e, lev, lin = (part[first:] for part in theta_parts(y, alpha, dynamic))
    ll, lg, gg = (lev * lev).sum(0), (lev * lin).sum(0), (lin * lin).sum(0)
    el, eg = (e * lev).sum(0), (e * lin).sum(0)
    safe = np.where(ll > 0, ll, 1.0)
    bend = gg * (1 + pull) - lg * lg / safe
    tilt = eg + 0.5 * pull * gg - el * lg / safe
    w = np.where(bend > 2.0**-40 * gg, np.clip(tilt / np.where(bend > 0, bend, 1.0), 0, 1), 0.5)
    start = np.where(ll > 0, (el - w * lg) / safe, 0.0)
    left = e - start * lev - w * lin
    return (left**2).sum(0) + pull * gg * (w - 0.5) ** 2, start, w


def theta_path(y: Array, h: int, alpha: Array, dynamic: bool, pull: float) -> Array:
    """Figures ahead are expected ones, taken for seen in their turn."""
    _, start, w = theta_solved(y, alpha, dynamic, pull)
    z = y - y[0]
    level, power = start, np.ones_like(alpha)
    for value in z:
        level, power = level + alpha * (value - level), power * (1 - alpha)
    a, b = line_of(z)
    intercept, slope = np.full_like(alpha, a), np.full_like(alpha, b)
    mean, seen, path = np.full_like(alpha, np.mean(z)), len(z), []
    for _ in range(h):
        expected = level + w * (power * intercept + (1 - power * (1 - alpha)) / alpha * slope)
        path.append(expected)
        level, power = level + alpha * (expected - level), power * (1 - alpha)
        if dynamic:
            slope = ((seen - 1) * slope + 6 * (expected - mean) / (seen + 1)) / (seen + 2)
            mean = (seen * mean + expected) / (seen + 1)
            intercept = mean - slope * (seen + 2) / 2
        seen += 1
    return y[0] + np.array(path).T


def theta_family(y: Array, h: int, share: float, dynamic: bool, lowest: float = 0.1, pull: float = 0.0) -> Envelope:
    return envelope_of(
        lambda a: theta_solved(y, a, dynamic, pull)[0],
        lambda a: theta_path(y, h, a, dynamic, pull),
        [np.linspace(lowest, 0.99, 181)], share, rounding(y),
    )  # fmt: skip


def optimised_theta(y: Array, h: int, share: float) -> Envelope:
    return theta_family(y, h, share, dynamic=False)


def dynamic_theta(y: Array, h: int, share: float) -> Envelope:
    return theta_family(y, h, share, dynamic=True)


# ---- the automatic choice


SHARES_OF_WAY = {1: 0.0, 2: 0.3, 3: 0.5, 4: 0.7, 5: 0.85, 6: 0.9, 7: 0.95}


def auto(y: Array, h: int, share: float) -> Envelope:
    """The recipe of docs/projection.md for yearly figures: on roots where none is below zero."""
    rooted = bool(np.min(y) >= 0)
    u = np.sqrt(y) if rooted else y
    straight = drift(u, h)
    if len(y) >= 4:
        found = theta_family(u, h, share, dynamic=True, lowest=0.3, pull=0.1)
        low, high = (straight + found.low) / 2, (straight + found.high) / 2
    else:
        found, low, high = Envelope(0.0, straight, straight), straight, straight
    way = SHARES_OF_WAY.get(len(y), 1.0)
    back = (lambda v: np.maximum(v, 0) ** 2) if rooted else (lambda v: v)
    return Envelope(found.least, *(back(u[-1] + way * (end - u[-1])) for end in (low, high)))


def error_size(y: Array) -> tuple[bool, float]:
    """Whether on roots, and the size of errors there: changes, each weighing 0.9 of the next, and 1 % of the level."""
    rooted = bool(np.min(y) >= 0)
    u = np.sqrt(y) if rooted else y
    d, level = np.diff(u), 0.01 * np.mean(np.abs(u))
    if not len(d):
        return rooted, float(level)
    weights = 0.9 ** np.arange(len(d) - 1, -1, -1)
    return rooted, float(np.sqrt((len(d) * (weights * d**2).sum() / weights.sum() + level**2) / len(y)))


# ---- the exponential smoothing family


@dataclass
class SmoothingForm:
    """A form of Hyndman and others, 2002: errors alike or in proportion; no trend, a trend, a damped one."""

    name: str

    @property
    def in_proportion(self) -> bool:
        return self.name[0] == "M"

    @property
    def counted(self) -> int:
        return {"NN": 3, "AN": 5, "AdN": 6}[self.name[1:]]


FORMS = [SmoothingForm(name) for name in ("ANN", "AAN", "AAdN", "MNN", "MAN", "MAdN")]


def smoothing_run(
    y: Array, alpha: float, beta: float, phi: float, level: float, trend: float
) -> tuple[Array, float, float]:
    """Expected figures, and the states at the end; beta is what moves the trend, at most alpha."""
    expected = []
    for value in y:
        expected.append(level + phi * trend)
        error = value - expected[-1]
        level, trend = expected[-1] + alpha * error, phi * trend + beta * error
    return np.array(expected), level, trend


def corrected_criterion(y: Array, form: SmoothingForm, parameters: tuple[float, ...]) -> float:
    """-2 log L + 2 k + 2 k (k + 1) / (n - k - 1), the variance at its best (Hurvich and Tsai, 1989)."""
    n, k = len(y), form.counted
    expected = smoothing_run(y, *parameters)[0]
    if form.in_proportion and (np.min(y) <= 0 or np.min(expected) <= 0):
        return float("inf")
    errors = y / expected - 1 if form.in_proportion else y - expected
    logs = 2 * np.sum(np.log(expected)) if form.in_proportion else 0.0
    likelihood = n * np.log(2 * np.pi * np.e * np.sum(errors**2) / n) + logs
    return float(likelihood + 2 * k + 2 * k * (k + 1) / (n - k - 1))


def smoothing_path(y: Array, h: int, parameters: tuple[float, ...]) -> Array:
    phi = parameters[2]
    _, level, trend = smoothing_run(y, *parameters)
    return level + trend * np.cumsum(phi ** np.arange(1, h + 1))


def even_smoothing_fits(
    y: Array,
) -> Iterator[tuple[SmoothingForm, Callable[..., tuple[Array, Array, Array]], list[Array]]]:
    """Forms whose errors are alike, which least squares fits: (form, what trend_fitted takes, grid)."""
    shares, trends = np.linspace(0.0001, 0.9999, 25), np.linspace(0.0001, 0.9999, 13)
    for form in FORMS[:3]:
        if len(y) - form.counted - 1 < 1:
            continue
        none = form.name == "ANN"
        dampings = np.linspace(0.8, 0.98, 5) if form.name == "AAdN" else np.array([0.0 if none else 1.0])
        yield form, trend_fitted, [shares, np.array([0.0]) if none else trends, dampings]


def ets_even(y: Array, h: int, share: float) -> tuple[float, Envelope]:
    """The best criterion of the forms with errors alike, and the paths of all within 2 `share` log-likelihoods n."""
    n, found = len(y), []
    scaled = y / np.max(np.abs(y)) if np.any(y) else y
    for form, fitted, grid in even_smoothing_fits(scaled):
        points, squares = looked_at(lambda *p, f=fitted: f(scaled, *p)[0], grid, 9, 8)
        k = form.counted
        squares = np.maximum(squares, 1e-26 * n)
        criterion = n * np.log(2 * np.pi * np.e * squares / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
        found.append((criterion, trend_path(scaled, h, *points.T)))
    least = min(float(np.min(criterion)) for criterion, _ in found)
    paths = np.concatenate([paths[criterion <= least + n * np.log1p(share)] for criterion, paths in found])
    unit = np.max(np.abs(y)) or 1.0
    return least, Envelope(least, unit * np.min(paths, axis=0), unit * np.max(paths, axis=0))


# ---- complex exponential smoothing


def ces_run(y: Array, a: Array, b: Array, level: Array, potential: Array) -> tuple[Array, Array, Array]:
    """Svetunkov and Kourentzes, 2015: sum of squared errors, and the states at the end."""
    squares = np.zeros_like(a)
    for value in y:
        error = value - level
        squares = squares + error**2
        level, potential = level - (1 - b) * potential + (a - b) * error, level + (1 - a) * potential + (a + b) * error
    return squares, level, potential


def ces_first(y: Array, a: Array, b: Array) -> tuple[Array, Array]:
    """The states to which the same smoothing comes from the last figure backwards."""
    last = np.full_like(a, y[-1])
    _, level, potential = ces_run(y[::-1], a, b, last, last)
    return level, potential


def ces_stable(a: Array, b: Array) -> Array:
    """Both roots inside the unit circle: the three circles of the paper."""
    growing = (a - 2.5) ** 2 + b * b > 1.25
    lasting = (a - 0.5) ** 2 + (b - 1) ** 2 > 0.25
    return growing & lasting & ((a - 1.5) ** 2 + (b - 0.5) ** 2 < 1.5)


def ces_cost(y: Array, a: Array, b: Array) -> Array:
    with np.errstate(over="ignore", invalid="ignore"):
        squares = ces_run(y, a, b, *ces_first(y, a, b))[0]
    return np.where(ces_stable(a, b) & np.isfinite(squares), squares, np.inf)


def ces_path(y: Array, h: int, a: Array, b: Array) -> Array:
    _, level, potential = ces_run(y, a, b, *ces_first(y, a, b))
    path = []
    for _ in range(h):
        path.append(level)
        level, potential = level - (1 - b) * potential, level + (1 - a) * potential
    return np.array(path).T


def walk_down(cost: Callable[[Array, Array], Array], at: tuple[float, float]) -> tuple[float, float]:
    """To the best of 16 points around, else half as far; 400 steps at most."""
    angles = np.arange(16) * np.pi / 8
    reach, best = 0.05, float(cost(*(np.array([x]) for x in at))[0])
    for _ in range(400):
        a, b = at[0] + reach * np.cos(angles), at[1] + reach * np.sin(angles)
        costs = cost(a, b)
        k = int(np.argmin(costs))
        if costs[k] < best:
            at, best, reach = (float(a[k]), float(b[k])), float(costs[k]), 1.5 * reach
        else:
            reach /= 2
        if reach < 1e-9:
            break
    return at


def ces(y: Array, h: int) -> Array:
    """In the valley of the authors' start 1.3 + i."""
    unit = np.max(np.abs(y))
    a, b = walk_down(lambda a, b: ces_cost(y / unit, a, b), (1.3, 1.0))
    return unit * ces_path(y / unit, h, np.array([a]), np.array([b]))[0]


# ---- growth curves with a given upper limit


def growth_curve(y: Array, h: int, upper: float, gompertz: bool, lower: float = 0.0) -> Array:
    """From the last figure on by the slope of a line of weighted least squares on the scale of the link. A figure on a
    limit draws all shares towards the middle (Smithson and Verkuilen, 2006)."""
    if np.min(y) < lower:
        return drift(y, h)
    p = np.clip((y - lower) / (upper - lower), 0, 1)
    drawn = 0.5 / max(len(y), 2) if np.min(y) <= lower or np.max(y) >= upper else 0.0
    p = p + drawn * (1 - 2 * p)
    z = -np.log(-np.log(p)) if gompertz else np.log(p / (1 - p))
    bend = -p * np.log(p) if gompertz else p * (1 - p)
    weights = np.maximum(4 * bend, 1e-9) ** 2
    t = np.arange(len(y))
    away = t - np.average(t, weights=weights)
    slope = np.sum(weights * away * (z - np.average(z, weights=weights))) / np.sum(weights * away**2)
    ahead = z[-1] + slope * np.arange(1, h + 1)
    share = np.exp(-np.exp(-ahead)) if gompertz else 1 / (1 + np.exp(-ahead))
    return np.clip(lower + (upper - lower) * (share - drawn) / (1 - 2 * drawn), lower, upper)


PLACES_OF_LIMIT = np.linspace(-5.5, 4, 951)  # the limit lies 1 + e^place times as far from zero as the largest figure


def curve_at_limit(y: Array, place: float, gompertz: bool) -> float:
    """Squared errors of the curve itself, not of the path, fitted towards a limit at a place."""
    p = y / (np.max(y) * (1 + np.exp(place)))
    drawn = 0.5 / max(len(y), 2) if np.min(y) <= 0 else 0.0
    p = p + drawn * (1 - 2 * p)
    z = -np.log(-np.log(p)) if gompertz else np.log(p / (1 - p))
    weights = np.maximum(4 * (-p * np.log(p) if gompertz else p * (1 - p)), 1e-9) ** 2
    t = np.arange(len(y))
    slope, first = np.polyfit(t, z, 1, w=np.sqrt(weights))
    fitted = np.exp(-np.exp(-(first + slope * t))) if gompertz else 1 / (1 + np.exp(-(first + slope * t)))
    return float(np.sum((p - fitted) ** 2)) * float(np.max(y) * (1 + np.exp(place))) ** 2


def growth_without_limit(y: Array, h: int, share: float, gompertz: bool) -> Envelope:
    """The limit is the one of least squares. Figures show it where it is nearer than 1 + e^3.9 times the largest one
    and the curve has less error a degree of freedom than the line; else they drift."""
    if np.min(y) < 0 or not np.max(y) > 0:
        straight = drift(y, h)
        return Envelope(0.0, straight, straight)
    places, squares = PLACES_OF_LIMIT, np.array([curve_at_limit(y, place, gompertz) for place in PLACES_OF_LIMIT])
    finer = np.clip(places[np.argmin(squares)] + np.linspace(-0.01, 0.01, 101), places[0], places[-1])
    places = np.concatenate([places, finer])
    squares = np.concatenate([squares, [curve_at_limit(y, place, gompertz) for place in finer]])
    least = float(np.min(squares))
    start, slope = line_of(y)
    line = float(np.sum((y - start - slope * np.arange(1, len(y) + 1)) ** 2)) / (len(y) - 2)
    near = places[squares <= least * (1 + share) + rounding(y)]
    paths = [growth_curve(y, h, np.max(y) * (1 + np.exp(place)), gompertz) for place in near if place < 3.9]
    curve = least / (len(y) - 3)
    if not paths or np.max(near) >= 3.9 - 0.02 or curve >= line * (1 - 1e-6):
        paths.append(drift(y, h))
    return Envelope(least, np.min(paths, axis=0), np.max(paths, axis=0))


def logistic(y: Array, h: int, share: float) -> Envelope:
    return growth_without_limit(y, h, share, gompertz=False)


def gompertz(y: Array, h: int, share: float) -> Envelope:
    return growth_without_limit(y, h, share, gompertz=True)


# ---- seasons


def is_seasonal(y: Array, period: int) -> bool:
    """The test of the M3 and M4 competitions: the autocorrelation a year apart beyond its 90 % limit; three years."""
    if len(y) < 3 * period:
        return False
    away = y - np.mean(y)
    variance = np.sum(away**2)
    if not variance > 0:
        return False
    r = np.array([np.sum(away[k:] * away[:-k]) / variance for k in range(1, period + 1)])
    return bool(abs(r[-1]) > 1.645 * np.sqrt((1 + 2 * np.sum(r[:-1] ** 2)) / len(y)))


def seasonal_factors(y: Array, period: int) -> tuple[Array, bool]:
    """Classical decomposition: means of figure / trend, else of figure - trend; of mean 1, or 0. First figure first."""
    products = bool(np.min(y) > 0 and np.min(y) > 1e-6 * np.max(y))
    weights = np.ones(period + 1 - period % 2)
    if period % 2 == 0:
        weights[[0, -1]] = 0.5
    trend = np.convolve(y, weights / period, "valid")
    middle = y[period // 2 : period // 2 + len(trend)]
    part = middle / trend if products else middle - trend
    season = (np.arange(len(part)) + period // 2) % period
    factors = np.array([np.mean(part[season == k]) for k in range(period)])
    return (factors / np.mean(factors) if products else factors - np.mean(factors)), products


def with_seasons(model: Callable[[Array, int], Array], y: Array, h: int, period: int) -> Array:
    """A model of the figures without their season, which is put back."""
    if not is_seasonal(y, period):
        return model(y, h)
    factors, products = seasonal_factors(y, period)
    seen, ahead = factors[np.arange(len(y)) % period], factors[np.arange(len(y), len(y) + h) % period]
    return model(y / seen, h) * ahead if products else model(y - seen, h) + ahead


# ---- intervals and chances from a table of errors


Z = NormalDist()


def survival(barriers: Array, power: float, nodes: int = 256) -> float:
    """The chance that scores with correlation (h / k)^power stay below a barrier at every step (Gaussian, Markov)."""
    at, weight = np.polynomial.legendre.leggauss(nodes)
    normal = np.vectorize(Z.cdf)
    places = [-6 + (min(max(b, -6.0), 6.0) + 6) * (at + 1) / 2 for b in barriers]
    widths = [weight * (min(max(b, -6.0), 6.0) + 6) / 2 for b in barriers]
    density = np.exp(-(places[0] ** 2) / 2) / np.sqrt(2 * np.pi)
    for k in range(1, len(barriers)):
        r = (k / (k + 1)) ** power
        v = np.sqrt(1 - r * r)
        if k == len(barriers) - 1:
            return float(np.sum(density * widths[k - 1] * normal((barriers[k] - r * places[k - 1]) / v)))
        step = (places[k][:, None] - r * places[k - 1][None, :]) / v
        density = (np.exp(-(step**2) / 2) / np.sqrt(2 * np.pi) / v) @ (density * widths[k - 1])
    return float(np.sum(density * widths[-1]))
