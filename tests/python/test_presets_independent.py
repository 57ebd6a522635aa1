"""Every preset against a second implementation, written from the published rules in numbers and fractions alone."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from fractions import Fraction

import milepost as mp
import pytest

Point = tuple[int, float]
INF = math.inf


@dataclass
class Row:
    """A target and its series; whole years."""

    figures: list[tuple[int, float | None]]
    target: float | None
    due: int | None
    d: int
    bound: str | None = None
    base_period: int | None = None
    base_value: float | None = None
    limit: float | None = None
    reference: float | None = None
    sd: float | None = None
    typical_constant: float | None = None
    typical_slope: float | None = None


@dataclass
class Rule:
    """Which points a method takes."""

    base: str = "first"
    year: int = 2015
    reach: float = INF
    window: int | None = None
    last: int | None = None
    least: int = 2
    least_years: int = 0
    until_due: bool = False


@dataclass
class Facts:
    """Base (t0, b), latest (t, y), the one before it, and the row."""

    row: Row
    t0: int
    b: float
    t: int
    y: float
    before: Point
    line: list[Point] = field(default_factory=list)
    seen: list[Point] = field(default_factory=list)

    @property
    def n(self):
        return self.t - self.t0

    @property
    def years(self):
        return None if self.row.due is None else self.row.due - self.t0


@dataclass
class Judged:
    label: str | None = None
    figure: float | None = None
    score: float | None = None


# ---- points


def is_odd(row):
    numbers = [value for _, value in row.figures] + [row.target, row.base_value]
    years, told = [year for year, _ in row.figures], [year for year, value in row.figures if value is not None]
    is_endless = INF in map(abs, (x for x in numbers if x is not None))
    if row.base_value is not None and row.base_period is None:
        return True
    return is_endless or years != sorted(years) or len(told) > len(set(told))  # a blank beside a value is none


def known(row, rule):
    seen = [(year, value) for year, value in row.figures if value is not None]
    return [p for p in seen if p[0] <= row.due] if rule.until_due and row.due is not None else seen


def by_year(seen, rule, year):
    if rule.base == "next":
        found = [p for p in seen if p[0] >= year]
    elif rule.base == "nearest":
        found = sorted(seen, key=lambda p: (abs(p[0] - year), -p[0]))
    else:
        found = [p for p in seen if p[0] == year]
    return found[0] if found and abs(found[0][0] - year) <= rule.reach else None


def base_among(seen, rule):
    if rule.last:
        return seen[-rule.last :][0]
    if rule.window:
        return next(p for p in seen if p[0] >= seen[-1][0] - rule.window)
    return seen[0] if rule.base == "first" else by_year(seen, rule, rule.year)


def base_of(row, rule, seen):
    if row.base_period is None:
        return base_among(seen, rule)
    exact = [p for p in seen if p[0] == row.base_period]
    return exact[0] if exact else by_year(seen, rule, row.base_period)


def own_line(row, rule, seen):
    """The base, that of the target if it brings one, and the figures after it."""
    if row.base_period is not None and row.base_value is not None:
        return [(row.base_period, row.base_value), *(p for p in seen if p[0] > row.base_period)]
    base = base_of(row, rule, seen)
    return [p for p in seen if p[0] >= base[0]] if base else []


def facts_of(row, rule):
    seen = known(row, rule)
    if is_odd(row) or not seen:
        return None
    line = own_line(row, rule, seen)
    enough = len(line) >= rule.least and line[-1][0] - line[0][0] >= rule.least_years
    if not enough or (row.base_value is not None and row.base_period is not None and len(line) < 2):
        return None
    earlier = [p for p in seen if p[0] < line[-1][0]]
    before = line[-2] if len(line) > 1 else (earlier or line)[-1]
    return Facts(row, *line[0], *line[-1], before, line, seen)


# ---- numbers


def growth(a, b, n):
    """(b / a)^(1/n) - 1."""
    if n is None or n <= 0 or a * b <= 0:
        return None
    return math.expm1(math.log1p((abs(b) - abs(a)) / abs(a)) / n)


def ratio(a, b):
    return None if a is None or b is None or b == 0 else a / b


def thousandth(x):
    return 0.001 if x == 0 else x


def growth_with_zeros(f):
    return -1.0 if f.y == 0 and f.n > 0 else growth(thousandth(f.b), f.y, f.n)


def slope(points, logs=False):
    """Of the least-squares line, by fractions."""
    if len(points) < 2 or (logs and min(y for _, y in points) <= 0):
        return None, None
    t = [Fraction(p[0]) for p in points]
    y = [Fraction(math.log(p[1]) if logs else p[1]) for p in points]
    mean_t, mean_y = sum(t) / len(t), sum(y) / len(y)
    k = sum((a - mean_t) * (b - mean_y) for a, b in zip(t, y, strict=True)) / sum((a - mean_t) ** 2 for a in t)
    return k, mean_y + k * (t[-1] - mean_t)


def is_met(row, y, near=None, zero=0):
    if row.target is None:
        return False
    if near is not None and row.target in (0, 100) and abs(y - row.target) <= near:
        return True
    target = row.target or zero
    ahead, leeway = row.d * (y - target), 1e-9 * max(abs(y), abs(target))
    return ahead > leeway if row.bound in ("more_than", "less_than") else ahead >= -leeway


def first_of(figure, cuts):
    """The first word whose question is answered by yes."""
    return None if figure is None else next((word for word, holds in cuts if holds(figure)), None)


def leeway(cut):
    """A cut at 0 has no size: what is left of equal numbers there, in points of 100, is nothing."""
    return 1e-9 * abs(cut) or 1e-10


def from_(cut):
    return lambda x: x >= cut - leeway(cut)


def above(cut):
    return lambda x: x > cut + leeway(cut)


def to(cut):
    return lambda x: x <= cut + leeway(cut)


def below(cut):
    return lambda x: x < cut - leeway(cut)


def rest(x):
    return True


def judged(figure, cuts, score=None):
    label = first_of(figure, cuts)
    return Judged(label or None, figure, None if label is None or score is None else score(figure))


def settled(label, figure, score=None):
    return Judged(label, figure, score)


def by_ends(low, high):
    return lambda x: min(max(x, low), high)


# ---- Eurostat, Eustat, Statistics Canada


def ratio_of_growths(f, rate, zero=lambda x: x):
    needed = None if f.row.target is None else growth(zero(f.b), zero(f.row.target), f.years)
    return ratio(None if rate is None else f.row.d * rate, None if needed is None else abs(needed))


def directed(f, rate):
    return None if rate is None else f.row.d * rate


EUROSTAT = [
    ("significant_progress", from_(0.95)),
    ("moderate_progress", from_(0.6)),
    ("insufficient_progress", from_(0)),
    ("movement_away", rest),
]


def eurostat_untargeted(band):
    middle = [("no_change", above(-band))] if band else []
    away = [("moderate_movement_away", above(-0.01)), ("significant_movement_away", rest)]
    return [("significant_progress", from_(0.01)), ("moderate_progress", from_(band)), *middle, *away]


def eurostat(band):
    def judge(f):
        rate = growth(f.b, f.y, f.n)
        if f.row.target is None:
            return judged(directed(f, rate), eurostat_untargeted(band))
        figure = ratio_of_growths(f, rate)
        return settled("significant_progress", figure) if is_met(f.row, f.y) else judged(figure, EUROSTAT)

    return judge


BASQUE = [
    ("significant_progress", from_(0.95)),
    ("moderate_progress", from_(0.6)),
    ("moderate_deterioration", from_(0)),
    ("significant_deterioration", rest),
]
BASQUE_UNTARGETED = [
    *[("significant_progress", from_(0.01)), ("moderate_progress", from_(0.001)), ("no_progress", from_(-0.001))],
    *[("moderate_deterioration", from_(-0.01)), ("significant_deterioration", rest)],
]


def basque_score(r):
    return by_ends(-5, 5)(5 / 0.7 * (r - 0.6) if from_(0.6)(r) else 5 / 1.2 * (r + 0.6) - 5)


def eustat(f):
    rate, row = growth_with_zeros(f), f.row
    figure = directed(f, rate) if row.target is None else ratio_of_growths(f, rate, thousandth)
    at_limit = row.limit is not None and row.d * (f.y - row.limit) >= -1e-9 * max(abs(f.y), abs(row.limit))
    if at_limit or is_met(row, f.y, zero=0.001):
        return settled("significant_progress", figure, 5)
    if row.target is None:
        return judged(figure, BASQUE_UNTARGETED, lambda p: 250 * by_ends(-0.02, 0.02)(p))
    return judged(figure, BASQUE, basque_score)


def canadian(substantial, moderate, limited):
    words = ["substantial_progress", "moderate_progress", limited]
    return [*zip(words, map(from_, (substantial, moderate, 0)), strict=True), ("deterioration", rest)]


def limit_factor(f):
    """C of Statistics Canada."""
    b, limit = abs(f.b), abs(f.row.limit or 0)
    if limit == 0 or b >= 2 * limit:
        return 1
    return 1 - (b / limit) ** 4.44 if b <= limit else 1 - ((2 * limit - b) / limit) ** 4.44


def canadian_score(r):
    return by_ends(-5, 5)(7.1429 * r - 4.2857 if from_(0.6)(r) else 4.1667 * r - 2.5)


def canadian_score_untargeted(c):
    def score(p):
        if c == 0 and p >= 0:
            return 5
        if not from_(0)(p):
            return max(125 * p - 2.5, -5)
        steep = 500 * p / c - 5 if from_(0.015 * c)(p) else 500 * p / c - 2.5
        return min(250 * p / c - 1.25 if from_(0.005 * c)(p) and not from_(0.015 * c)(p) else steep, 5)

    return score


def statcan_2024(f):
    rate = growth_with_zeros(f)
    rate = -rate if rate is not None and f.b < 0 else rate
    if f.row.target is None:
        c = limit_factor(f)
        return judged(
            directed(f, rate), canadian(0.015 * c, 0.005 * c, "limited_progress"), canadian_score_untargeted(c)
        )
    figure = ratio_of_growths(f, rate, thousandth)
    if is_met(f.row, f.y, zero=0.001):
        return settled("target_achieved", figure, 5)
    return judged(figure, canadian(0.95, 0.6, "limited_progress"), canadian_score)


def statcan_2023(f):
    rate = growth_with_zeros(f)
    if f.row.target is None:
        return judged(directed(f, rate), canadian(0.015, 0.005, "negligible_progress"))
    figure = ratio(rate, growth(thousandth(f.b), thousandth(f.row.target), f.years))
    return (
        settled("target_achieved", figure)
        if is_met(f.row, f.y, zero=0.001)
        else judged(figure, canadian(0.95, 0.6, "negligible_progress"))
    )


# ---- SDSN, ESCAP, United Nations, OECD, Destatis


def arrow_score(r):
    return by_ends(0, 4)(1 + r if r < 0 else 1 + 2 * r if r < 1 else 2 + r)


ARROWS = [("on track", from_(1)), ("moderately improving", from_(0.5)), ("stagnating", from_(0)), ("decreasing", rest)]


def sdsn(f):
    if f.row.target is None:
        return Judged()
    needed = abs(f.row.target - f.b) / f.years if f.years is not None and f.years > 0 else None
    figure = ratio(f.row.d * (f.y - f.b) / f.n, needed)
    kept = is_met(f.row, f.y) and is_met(f.row, f.b)
    at_least = f.row.d * (f.y - f.row.target), f.row.d * (f.b - f.row.target)
    return settled("maintaining", figure, 3) if kept and at_least else judged(figure, ARROWS, arrow_score)


def since_2000(f):
    """A base that the target brings stands among the figures, in the place of one of its year."""
    row, figures = f.row, dict(p for p in f.seen if p[0] <= f.t)
    if row.base_period is not None and row.base_value is not None:
        figures[row.base_period] = row.base_value
    return sorted((year, value) for year, value in figures.items() if year >= 2000)


def escap(f):
    row = f.row
    k, level = slope(since_2000(f))
    if row.target is None or row.due is None or k is None:
        return Judged()
    end = float(level + k * (row.due - f.t))
    arrives = row.d * (end - row.target) >= -1e-9 * max(abs(end), abs(row.target))
    figure = 0.0 if arrives else ratio(abs(row.target - end), abs(row.target - f.b))
    return judged(figure, [("maintain", to(0.1)), ("accelerate", to(1)), ("reverse trend", rest)])


CHART = [
    ("on track", from_(0.95)),
    ("fair progress but acceleration needed", from_(0.5)),
    ("limited or no progress", from_(-0.1)),
    ("deterioration", rest),
]
CHART_UNTARGETED = [
    ("substantial", above(0.01)),
    ("fair", from_(0.005)),
    ("limited", from_(-0.01)),
    ("deterioration", rest),
]


def chart_2022(f):
    rate = growth(f.b, f.y, f.n)
    if f.row.target is None:
        return judged(directed(f, rate), CHART_UNTARGETED)
    figure = ratio_of_growths(f, rate)
    return settled("met", figure) if is_met(f.row, f.y, 1) else judged(figure, CHART)


def numbered(three, two):
    return [("3", from_(three)), ("2", from_(two)), ("1", rest)]


def chart_2023(f):
    row, rate = f.row, growth(f.b, f.y, f.n)
    if row.target is None:
        return numbered_score(judged(directed(f, rate), numbered(0.02, 0.005)))
    end = None if rate is None or row.due is None else f.y * (1 + rate) ** (row.due - f.t)
    figure = None if end is None else ratio(row.d * (end - f.b), abs(row.target - f.b))
    return settled("met", figure, 3) if is_met(row, f.y, 1) else numbered_score(judged(figure, numbered(0.95, 0.1)))


def numbered_score(found):
    return Judged(found.label, found.figure, found.label and float(found.label))


def undp(f):
    rate = directed(f, growth(f.b, f.y, f.n))
    cuts = [("on track", above(2)), ("fair", above(1.5)), ("limited", above(1)), ("deterioration", rest)]
    return judged(None if rate is None else 100 * rate, cuts)


def oecd(f):
    row = f.row
    if row.target is None:
        return Judged()
    spread = row.sd if row.sd is not None and row.sd > 0 else None
    figure = None if spread is None else by_ends(0, 3)(row.d * (row.target - f.y) / spread)
    cuts = [("small distance", to(0.5)), ("medium distance", to(1.5)), ("long distance", rest)]
    return settled("met", figure) if is_met(row, f.y) else judged(figure, cuts)


def weather(first, second):
    return {(1, 1): "sun", (1, 0): "partly_cloudy", (0, 1): "cloud", (0, 0): "thunderstorm"}[bool(first), bool(second)]


def destatis(f):
    row, mean = f.row, f.row.d * (f.y - f.b) / f.n
    if row.target is None:
        last = row.d * (f.y - f.before[1])
        return settled(weather(mean > 0, last > 1e-9 * max(abs(f.y), abs(f.before[1]))), mean)
    met = is_met(row, f.y)
    figure = (
        None if row.due is None else ratio(row.d * (row.target - f.y) - mean * (row.due - f.t), abs(row.target - f.y))
    )
    if met or row.due is None:
        return settled(weather(met, mean > 0 or (met and mean == 0)), figure)
    if mean <= 0:
        return settled("thunderstorm", figure)
    return judged(figure, [("sun", below(0.05)), ("partly_cloudy", to(0.2)), ("cloud", rest)])


# ---- UNICEF, WRI, UNEP, World Bank


def unicef(f):
    k, _ = slope(f.line, logs=True)
    figure = None if k is None else 100 * f.row.d * math.expm1(k)
    near = f.row.target is not None and abs(f.row.target - f.y) <= 5
    bands = [
        *[
            ("forging ahead", above(4.4)),
            ("", above(4.3)),
            ("on target" if near else "advancing", from_(1.3)),
            ("", above(1.2)),
        ],
        *[("falling short", from_(0.1)), ("", above(0)), ("stagnating", from_(-0.5)), ("going backwards", rest)],
    ]
    return judged(figure, bands)


def wri(f):
    row, (k, _) = f.row, slope(f.line)
    if row.target is None or row.due is None or k is None:
        return Judged()
    if row.due <= f.t:
        return Judged("on track", 0.0) if is_met(row, f.y) else Judged()
    needed, pace = row.d * (row.target - f.y) / (row.due - f.t), float(row.d * k)
    figure = 0.0 if needed <= 0 else needed / pace if pace else INF
    cuts = [("wrong direction", below(0)), ("on track", to(1)), ("off track", below(2)), ("well off track", rest)]
    return judged(figure, cuts)


def unep(f):
    row = f.row
    if row.target is None or row.due is None:
        return Judged()
    end = f.y + (f.y - f.b) / f.n * (row.due - f.t)
    return judged(row.d * (row.target - end), [("no gap", to(0)), ("gap", rest)])


def typical_years(f):
    c, k = f.row.typical_constant, f.row.typical_slope
    if c is None or k is None:
        return None
    if k == 0:
        return ratio(f.y - f.b, c)
    start, end = c + k * f.b, c + k * f.y
    return math.log(end / start) / k if start * end > 0 else None


def world_bank(f):
    figure = ratio(typical_years(f), f.n)
    return judged(figure, [("faster than typical", from_(1)), ("slower than typical", from_(0)), ("moving away", rest)])


# ---- Chinese practice


def path_at(f, t):
    if f.row.target is None or f.years is None or f.years <= 0:
        return None
    return f.b + (f.row.target - f.b) * min((t - f.t0) / f.years, 1)


def lead(f):
    path = path_at(f, f.t)
    return None if path is None else ratio(100 * f.row.d * (f.y - path), abs(f.row.target - f.b))


def midterm(f):
    figure = lead(f)
    return (
        settled("early", figure)
        if is_met(f.row, f.y)
        else judged(figure, [("faster", above(5)), ("on pace", from_(0)), ("lagging", rest)])
    )


def yinchuan(f):
    figure = lead(f)
    lights = [("green", to(0)), ("", below(10)), ("yellow", to(30)), ("red", rest)]
    return judged(None if figure is None else -figure, lights)


def is_on_path(f, point):
    path = path_at(f, point[0])
    return f.row.d * (point[1] - path) >= -1e-9 * max(abs(point[1]), abs(path))


def ouhai(f):
    figure = lead(f)
    if figure is None:
        return Judged()
    now, before = is_on_path(f, (f.t, f.y)), is_on_path(f, f.before)
    return settled(("green" if before else "yellow") if now else "red", figure)


def tianjin(f):
    row = f.row
    if row.target is None:
        return Judged()
    figure = None if row.reference is None else min(row.d * (f.y - bar) for bar in (row.target, row.reference))
    return settled("red", figure) if row.d * f.y <= 0 else judged(figure, [("green", from_(0)), ("yellow", rest)])


def bonds(f):
    path = path_at(f, f.t)
    figure = None if path is None else ratio(100 * f.row.d * (path - f.y), abs(path))
    return judged(figure, [("green", to(0)), ("yellow", to(30)), ("red", rest)])


METHODS = {
    "eurostat.2021": (eurostat(0), Rule(window=15)),
    "eurostat.2021.short_term": (eurostat(0), Rule(window=5)),
    "eurostat.2024": (eurostat(0.001), Rule(window=15)),
    "eurostat.2024.short_term": (eurostat(0.001), Rule(window=5)),
    "eustat.2024": (eustat, Rule("nearest")),
    "statcan.2024": (statcan_2024, Rule("next")),
    "statcan.2023": (statcan_2023, Rule("next")),
    "sdsn.2018": (sdsn, Rule("nearest", reach=1)),
    "escap.2019": (escap, Rule("next")),
    "un_chart.2022": (chart_2022, Rule("next", until_due=True)),
    "un_chart.2023": (chart_2023, Rule("next", until_due=True)),
    "undp_growth.2022": (undp, Rule("next")),
    "oecd.2019": (oecd, Rule(least=1)),
    "destatis.2021": (destatis, Rule(last=6, least=4)),
    "unicef.2004": (unicef, Rule()),
    "wri.2025": (wri, Rule(window=5)),
    "unep.gap": (unep, Rule()),
    "fyp_midterm.2023": (midterm, Rule()),
    "yinchuan.2025": (yinchuan, Rule()),
    "ouhai.2020": (ouhai, Rule()),
    "tianjin.2022": (tianjin, Rule(least=1)),
    "tianjin_bonds.2022": (bonds, Rule()),
    "worldbank.2018": (world_bank, Rule(least_years=5)),
}


# ---- random rows


def random_value(rng, level):
    if rng.random() < 0.06:
        return None
    odd = rng.choices([0.0, INF, -level], k=1)[0] if rng.random() < 0.02 else None
    return odd if odd is not None and (odd < INF or rng.random() < 0.1) else level * rng.uniform(0.92, 1.08)


def random_figures(rng):
    level, rate = rng.uniform(0.1, 120) * rng.choice([1] * 9 + [-1]), rng.uniform(0.9, 1.1)
    year, figures, constant = rng.randint(1994, 2016), [], rng.random() < 0.05
    for _ in range(rng.choice([0, 1, 2, *range(2, 26)])):
        figures.append((year, level if constant else random_value(rng, level)))
        year += rng.choice([1] * 12 + [2, 3]) if rng.random() < 0.998 else 0
        level *= 1 if constant else rate
    return figures


def random_target(rng, figures):
    known = [value for _, value in figures if value is not None and abs(value) < INF] or [rng.uniform(-10, 100)]
    kind = rng.random()
    if kind < 0.15:
        return None if kind < 0.14 else INF
    return rng.choice([0.0, 100.0]) if kind < 0.25 else rng.choice(known) * (1 if kind < 0.45 else rng.uniform(0.3, 2))


def add_further(rng, row):
    for name, low, high in [
        ("limit", 0, 150),
        ("reference", -10, 100),
        ("sd", -1, 30),
        ("typical_constant", -3, 3),
        ("typical_slope", -0.1, 0.1),
    ]:
        if rng.random() < 0.7:
            setattr(row, name, 0.0 if name == "typical_slope" and rng.random() < 0.2 else rng.uniform(low, high))
    if rng.random() < 0.25:
        row.base_period = rng.randint(1995, 2022)
        row.base_value = rng.uniform(-20, 120) if rng.random() < 0.5 else None
    return row


def random_row(rng):
    figures = random_figures(rng)
    due = None if rng.random() < 0.08 else rng.randint(1990, 2024) if rng.random() < 0.15 else 2030
    direction = rng.choice([1, -1])
    bound = rng.choice([None, "reach", *(("at_least", "more_than") if direction > 0 else ("at_most", "less_than"))])
    return add_further(rng, Row(figures, random_target(rng, figures), due, direction, bound))


ROWS = [random_row(random.Random(2030 + k)) for k in range(10_000)]
COLUMNS = (
    "target",
    "due",
    "bound",
    "base_period",
    "base_value",
    "limit",
    "reference",
    "sd",
    "typical_constant",
    "typical_slope",
)


def evaluated(method):
    series = {"series": list(range(len(ROWS))), "period": [[p[0] for p in row.figures] for row in ROWS]}
    series["value"] = [[p[1] for p in row.figures] for row in ROWS]
    targets = {name: [getattr(row, name) for row in ROWS] for name in COLUMNS}
    targets |= {"series": series["series"], "direction": [row.d for row in ROWS]}
    return mp.evaluate(series, targets, method=method)


MET_BEFORE_ALL_ELSE = {  # these say of a target that it is met, whatever the rate: one figure is enough for that
    *(name for name in METHODS if name.startswith(("eurostat", "eustat", "statcan", "un_chart"))),
    "oecd.2019",
    "fyp_midterm.2023",
}


def met_alone(row, method):
    judge, rule = METHODS[method]
    seen = known(row, rule)
    if method not in MET_BEFORE_ALL_ELSE or is_odd(row) or not seen or len(own_line(row, rule, seen)) != 1:
        return Judged()
    if seen[-1][0] < max(year for year, value in row.figures if value is not None):
        return Judged()  # a figure after the due day is set aside, and does not leave its neighbour alone
    (t, y), zero = seen[-1], 0.001 if method.startswith(("eustat", "statcan")) else 0
    brings_base = row.base_value is not None and row.base_period is not None
    met = not brings_base and is_met(row, y, 1 if method.startswith("un_chart") else None, zero)
    return judge(Facts(row, t, y, t, y, (t, y))) if met else Judged()


def expected(row, method):
    judge, rule = METHODS[method]
    facts = facts_of(row, rule)
    return judge(facts) if facts else met_alone(row, method)


def is_close(got, wanted):
    got = None if got is None or math.isnan(got) else got
    if got is None or wanted is None:
        return got is wanted
    return got == wanted or abs(got - wanted) <= 1e-10 * max(abs(wanted), 1e-2)


def test_every_preset_has_a_second_implementation():
    assert sorted(METHODS) == sorted(mp.presets())


@pytest.mark.parametrize("method", METHODS)
def test_figures_labels_and_scores_agree_on_random_series(method):
    found = evaluated(method)
    got = list(zip(found["label"], found["figure"], found["score"], strict=True))
    wanted = [expected(row, method) for row in ROWS]
    differ = [
        (k, ROWS[k], answer, want)
        for k, (answer, want) in enumerate(zip(got, wanted, strict=True))
        if (answer[0] or None) != want.label
        or not is_close(answer[1], want.figure)
        or not is_close(answer[2], want.score)
    ]
    assert differ == []
    assert sum(want.label is not None for want in wanted) > 1000
