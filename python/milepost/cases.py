"""Answers to the case tables of published methods, each computed by the library.

A case table is a CSV file, a row a case: an operation, values, parameters, and what an institution, a peer's test or a
formula makes of them. `ANSWERS` has a function for each table by the name of its file; `got` are the outputs in the
order of the row's column `output`, or None with the reason why there is no answer.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from milepost import _core as mp
from milepost.words import Word

Row = Mapping[str, str]
Cell = float | str | None


class Got(NamedTuple):
    """The outputs of a row, None where a table writes NA; without any, why."""

    value: tuple[Cell, ...] | None
    reason: str = ""


class NoAnswer(Exception):  # noqa: N818
    """A row that cannot be answered; says why."""


@dataclass(frozen=True)
class Case:
    """A row of the tables in `cases/methods`, read."""

    years: list[float]
    values: list[float | None]
    parameters: dict[str, Any]
    outputs: list[str]
    words: str

    @property
    def known(self) -> list[float]:
        """The values of a row that has them all."""
        if None in self.values:
            raise NoAnswer("a value is missing")
        return [value for value in self.values if value is not None]

    @property
    def pair(self) -> tuple[float, float]:
        if len(self.known) != 2:
            raise NoAnswer(f"needs two values, has {len(self.known)}")
        return self.known[0], self.known[1]

    @property
    def points(self) -> list[tuple[float, float]]:
        return list(zip(self.years, self.known, strict=False))

    @property
    def span(self) -> float:
        """Years from the first to the second."""
        return self.years[1] - self.years[0]

    def number(self, name: str) -> float:
        if name not in self.parameters:
            raise NoAnswer(f"the row does not say {name!r}")
        return float(self.parameters[name])

    @property
    def direction(self) -> str:
        return "increase" if self.number("direction") > 0 else "decrease"


Rule = Callable[[Case], Cell | Sequence[Cell]]


# ---- reading rows


def _number(text: str) -> float | None:
    return None if text.strip() in ("", "NA") else float(text)


def numbers_of(text: str) -> list[float | None]:
    """1;2;NA; nothing where a table writes its values in some other way."""
    return [] if "=" in text else [_number(part) for part in text.split(";") if part.strip()]


def operation_of(row: Row) -> str:
    if not row["op"].strip():
        raise ValueError("no operation is named")
    return row["op"]


def _case(row: Row) -> Case:
    years = [year for year in numbers_of(row["years"]) if year is not None]
    parameters = json.loads(row["params_json"] or "{}")
    if not isinstance(parameters, dict):
        raise TypeError("expected an object of parameters")
    return Case(years, numbers_of(row["values"]), parameters, row["output"].split("|"), row["values"])


def _label(word: Word | str | None, absent: str | None = None) -> str | None:
    """A class as the tables spell it."""
    return absent if word is None else str(word).replace("_", " ")


def _percent(share: float | None) -> float | None:
    percent = None if share is None else mp.percent_of(share, 1)
    return None if percent is None else percent.value


def _cells(value: Cell | Sequence[Cell]) -> tuple[Cell, ...]:
    return (value,) if value is None or isinstance(value, (int, float, str)) else tuple(value)


def _answer(rules: Mapping[str, Rule], row: Row) -> Got:
    rule = rules.get(operation_of(row))
    if rule is None:
        return Got(None, f"no rule for {row['op']!r}")
    case = _case(row)
    row["params_json"]  # what goes wrong from here on does so for want of a parameter
    try:
        return Got(_cells(rule(case)))
    except NoAnswer as why:
        return Got(None, str(why))


def _table(rules: Mapping[str, Rule]) -> Callable[[Row], Got]:
    return lambda row: _answer(rules, row)


# ---- presets


def _judged(case: Case, method: str | mp.Preset, asked: Mapping[str, Any]) -> dict[str, Cell]:
    """A series judged by a preset: figure, score, label."""
    from milepost.evaluation import evaluate  # numpy is loaded for those who need it

    series = {"series": ["a"] * len(case.years), "period": case.years, "value": case.known}
    found = evaluate(series, {"series": ["a"], **{name: [value] for name, value in asked.items()}}, method=method)
    return {part: _plain(found[part][0]) for part in ("figure", "score", "label")}


def _plain(found: Any) -> Cell:
    return found if found is None or isinstance(found, str) else float(found)


# ---- composite


def _weights(case: Case) -> list[float]:
    return [float(weight) for weight in case.parameters.get("weights", [])]


def _mean(mean: str) -> Rule:
    def rule(case: Case) -> Cell:
        power = float(case.parameters.get("p", 1))
        least = float(case.parameters.get("dat_thresh", 0))
        try:
            return mp.composite(case.values, _weights(case), mp.Composition(mean, power, least_available=least))
        except mp.UndefinedMean:
            return "error"

    return rule


def _goalposts(case: Case) -> list[Cell]:
    low, high, scale = case.parameters["goalposts"]
    return [mp.goalpost_score(value, low, high, scale) for value in case.known]


def _min_max(case: Case) -> list[Cell]:
    scores = mp.min_max(case.values, *case.parameters["range"])
    return [scores[0], scores[-1]]


def _column(text: str) -> list[float]:
    """3,2,1 or 1..4."""
    ends = text.split("..")
    if len(ends) == 2:
        return [float(value) for value in range(int(ends[0]), int(ends[1]) + 1)]
    return [float(value) for value in text.split(",")]


def _outranking(case: Case) -> list[Cell]:
    columns = [_column(part.split("=")[1]) for part in case.words.split(";")]
    matrix = mp.outranking_matrix(list(zip(*columns, strict=True)), _weights(case))
    places = [re.findall(r"\d+", output) for output in case.outputs]
    return [matrix[int(row) - 1][int(column) - 1] for row, column in places]


def _interpolation(case: Case) -> Cell:
    known = [(year, value) for year, value in zip(case.years, case.values, strict=True) if value is not None]
    return mp.interpolated(known, float(re.findall(r"[\d.]+", case.outputs[0])[0]))


def _probability(case: Case) -> Cell:
    if "sds" not in case.parameters:
        raise NoAnswer("the row leaves out deviations, weights and target")
    parts = zip(case.parameters["means"], case.parameters["sds"], _weights(case), strict=True)
    return mp.probability_of_reaching([mp.UncertainScore(*part) for part in parts], case.number("target"))


def _distance_to_target(case: Case) -> list[Cell]:
    return list(mp.distance_to_target(case.values, case.number("target"), bool(case.parameters.get("cap_max"))))


def _growth(case: Case) -> float | None:
    return mp.compound_growth(case.known[0], case.known[-1], case.years[-1] - case.years[0])


COMPOSITE: dict[str, Rule] = {
    "arithmetic": _mean("arithmetic"),
    "geometric": _mean("geometric"),
    "geometric_zero": _mean("geometric"),
    "harmonic": _mean("harmonic"),
    "harmonic_zero": _mean("harmonic"),
    "power": _mean("power"),
    "median": _mean("median"),
    "missing_share": _mean("arithmetic"),
    "goalposts": _goalposts,
    "dist2targ": _distance_to_target,
    "minmax": _min_max,
    "outranking": _outranking,
    "cagr_series": _growth,
    "interpolation": _interpolation,
    "probability_of_target": _probability,
    "probability_monte_carlo": _probability,
}


# ---- tasks

VALUE_FIGURES = {
    "SV": "schedule_variance",
    "SPI": "schedule_performance",
    "CV": "cost_variance",
    "CPI": "cost_performance",
    "EAC": "estimate_at_completion",
    "EAC_cpi": "estimate_at_completion",
    "EAC_typical": "estimate_if_typical",
    "EAC_spi_cpi": "estimate_with_schedule",
    "ETC": "estimate_to_complete",
    "VAC": "variance_at_completion",
    "TCPI": "performance_to_complete",
}
SCHEDULE_FIGURES = {
    "ES": "earned_schedule",
    "SV(t)": "schedule_variance",
    "SPI(t)": "schedule_performance",
    "IEAC(t)": "estimated_duration",
    "TSPI": "performance_to_complete",
}


def _named(case: Case, names: Mapping[str, str], figures: object) -> list[Cell]:
    for output in case.outputs:
        if output not in names:
            raise NoAnswer(f"no figure is named {output!r}")
    return [getattr(figures, names[output]) for output in case.outputs]


def _cost_performance(case: Case) -> list[Cell]:
    """Neither CPI nor EAC depends on the planned value, which such rows leave out; nor CPI on the budget."""
    earned, cost = case.pair
    figures = mp.earned_value_figures(earned, earned, cost, float(case.parameters.get("BAC", 0)))
    return _named(case, VALUE_FIGURES, figures)


def _earned_value(case: Case) -> list[Cell]:
    planned, earned, cost = case.known
    return _named(case, VALUE_FIGURES, mp.earned_value_figures(planned, earned, cost, case.number("BAC")))


def _earned_schedule(case: Case) -> list[Cell]:
    passed = case.number("AT")
    if "ES" in case.parameters:
        duration = float(case.parameters.get("PD", passed))
        figures = mp.earned_schedule_figures(case.number("ES"), passed, duration)
    else:
        figures = mp.earned_schedule_figures(case.known, case.number("EV"), passed, case.number("PD"))
    return _named(case, SCHEDULE_FIGURES, figures)


def _day(number: float) -> datetime.date:
    return datetime.date(2000, 1, 1) + datetime.timedelta(days=number)


def _reports(case: Case) -> list[tuple[float, float]]:
    """The tables number months of 30 days from 1 and count expected days from the first report."""
    return [(30 * (month - 1), expected) for month, expected in case.points]


def _milestone_trend(case: Case) -> Cell:
    return _label(mp.milestone_trend([(_day(reported), _day(expected)) for reported, expected in _reports(case)]))


def _milestone_arrival(case: Case) -> Cell:
    line = mp.least_squares(_reports(case))
    return None if line is None else mp.arrival_of(line)


def _counts(case: Case) -> list[Cell]:
    """Published counts, if they do not exceed their total."""
    published = {output: int(value) for output, value in zip(case.outputs, case.known, strict=True)}
    counts = mp.class_counts(published, int(case.number("total")))
    return [mp.count_of(counts, output) for output in case.outputs]


TASKS: dict[str, Rule] = {
    "cpi": _cost_performance,
    "indices": _earned_value,
    "earned_schedule": _earned_schedule,
    "gmpp_dca": _counts,
    "milestone_trend": _milestone_trend,
    "milestone_trend_extrapolated": _milestone_arrival,
}


# ---- China


def _scheduled_change(case: Case) -> Cell:
    """What is due by now of a change over whole years; a cut is reported as a number above 0."""
    first, total, done = int(case.years[0]), int(case.number("years_total")), int(case.number("years_done"))
    window = mp.span_of(mp.Period(f"{first}..{first + total - 1}"))
    share = mp.elapsed_share(window, mp.end_of(first + done - 1))
    due = mp.value_at("linear", 0, case.known[0], share)
    return mp.turned([due], "decrease" if case.known[0] < 0 else "increase")[0]


def _points_between(ahead: float, behind: float) -> Cell:
    return (mp.Percent(ahead) - mp.Percent(behind)).value


def _lag(case: Case) -> Cell:
    return _points_between(case.number("required"), mp.added_cut(case.known))


def _lead_over_time(case: Case) -> Cell:
    elapsed = _percent(case.number("share_of_time"))
    return None if elapsed is None else _points_between(case.known[0], elapsed)


def _completion(case: Case) -> Cell:
    share = mp.percent_of(*case.pair)
    return None if share is None else share.value


def _tianjin_investment(case: Case) -> Cell:
    rule = mp.tianjin_investment_2022()
    return _label(mp.light_of(rule, case.known[0], case.number("plan_growth"), case.number("city_growth")), "none")


def _cumulative_growth(case: Case) -> Cell:
    return mp.cumulative_growth(case.known[0], case.known[1:])


def _time_progress(case: Case) -> Cell:
    at = mp.end_of(mp.Quarter(2025, int(case.number("quarter"))))
    return _percent(mp.elapsed_share(mp.span_of(2025), at))


CHINA: dict[str, Rule] = {
    "time_proportional": _scheduled_change,
    "lag": _lag,
    "completion_rate": _completion,
    "binding_share": _completion,
    "half_year": _lead_over_time,
    "midterm_counts": _counts,
    "light_yinchuan": lambda case: _label(mp.light_of(mp.yinchuan_2025(), case.known[0]), "undefined (0-10)"),
    "light_tianjin_bond": lambda case: _label(mp.light_of(mp.tianjin_bonds_2022(), case.known[0])),
    "light_tianjin_invest": _tianjin_investment,
    "light_construction": lambda case: _label(mp.light_of(mp.construction_delay(), case.known[0]), "none"),
    "growth_level_method": _growth,
    "growth_cumulative_method": _cumulative_growth,
    "growth_both_methods_agree": lambda case: [_growth(case), mp.cumulative_growth(case.known[0], case.known[1:])],
    "time_progress": _time_progress,
}


# ---- rates of reduction, acceleration, gaps


def _reduction_of_slope(case: Case) -> Cell:
    percent = _percent(mp.reduction_of_slope(case.known[0]))
    return round(percent, 1) if percent is not None and "1 dp" in case.outputs[0] else percent


def _reduction_band(case: Case) -> Cell:
    """The table closes the holes between the published bands; it says whether the target is near, not how near."""
    away = 0 if case.number("within_5_points") else float("inf")
    band = mp.find_category(mp.unicef_2004(holes_closed=True).cuts, case.known[0], away)
    return None if band is None else band.label


def _acceleration_factor(case: Case) -> Cell:
    (start, end), left = case.pair, case.years[2] - case.years[1]
    return mp.acceleration_factor(start, end, case.span, case.number("target"), left)


def _acceleration_class(case: Case) -> Cell:
    if None in case.values or not case.values:
        return "insufficient data"
    seen, required = case.known[0], case.number("required_rate")
    path = replace(case, years=[2020, 2021], values=[0.0, seen])
    return _judged(path, "wri.2025", {"target": seen + required, "due": 2022, "direction": -1 if required < 0 else 1})[
        "label"
    ]


def _linear_projection(case: Case) -> Cell:
    line = mp.least_squares(case.points)
    return None if line is None else mp.value_at(line, case.years[2])


def _velocity(case: Case) -> list[Cell]:
    def of(output: str) -> Cell:
        rate = mp.food_systems_growth if output.startswith("cagr") else mp.food_systems_change
        return rate(*case.pair, case.span)

    return [of(output) for output in case.outputs]


def _required_path(shape: Callable[[Case], mp.Shape]) -> Rule:
    def rule(case: Case) -> list[Cell]:
        days = [mp.end_of(int(year)) for year in case.years]
        ends = [(days[0], case.number("base")), (days[-1], case.number("target"))]
        path = mp.Trajectory(mp.Unit("unit"), ends, shape(case))
        return [path.value_at(day) for day in days]

    return rule


GAPS: dict[str, Rule] = {
    "aarr_from_slope": _reduction_of_slope,
    "required_aarr_log": lambda case: _percent(mp.required_log_reduction(*case.pair, case.span)),
    "required_aarr_discrete": lambda case: _percent(mp.required_reduction(*case.pair, case.span)),
    "percent_reduction": lambda case: _percent(mp.relative_change(*case.pair)),
    "on_track_threshold": lambda case: _percent(mp.required_log_reduction(*case.pair, case.span)),
    "aarr_ols": lambda case: mp.average_annual_reduction(case.points),
    "unicef_2004_class": _reduction_band,
    "acceleration_factor": _acceleration_factor,
    "linear_projection": _linear_projection,
    "emissions_gap": lambda case: mp.emissions_gap(*case.pair),
    "glide_path_compound": lambda case: mp.compounded(case.known[0], case.number("rate"), case.number("years")),
    "wri_class": _acceleration_class,
    "fsci_velocity": _velocity,
    "required_path_linear": _required_path(lambda case: mp.Linear()),
    "required_path_geometric": _required_path(lambda case: mp.Geometric()),
    "required_path_s_curve": _required_path(lambda case: mp.Logistic(case.number("steepness"))),
    "required_path_front": _required_path(lambda case: mp.FrontLoaded(case.number("p"))),
    "required_path_back": _required_path(lambda case: mp.BackLoaded(case.number("p"))),
}


# ---- SDSN


def _arrow(case: Case) -> Cell:
    trend = replace(
        case, years=[case.number("base_year"), case.years[-1]], values=[case.number("base_value"), case.known[-1]]
    )
    asked = {"target": case.number("green"), "due": case.number("target_year"), "direction": 1}
    return _judged(trend, "sdsn.2018", asked)["label"]


def _goal_colour(case: Case) -> Cell:
    colours = list(mp.DashboardColour)
    return _label(mp.goal_colour([colours[int(value)] for value in case.known]))


def _has_index(case: Case) -> Cell:
    missing, total = (int(value) for value in case.known)
    scores = [None if place < missing else 1.0 for place in range(total)]
    return "no" if mp.sdsn_index(scores) is None else "yes"


SDSN: dict[str, Rule] = {
    "normalise": lambda case: mp.sdsn_score(case.known[0], case.number("worst"), case.number("best")),
    "trend": _arrow,
    "goal_colour": _goal_colour,
    "overall_rule": _has_index,
    "goal_trend": lambda case: _label(mp.goal_arrow(case.values)),
}


# ---- ESCAP


def _current_status(case: Case) -> Cell:
    return mp.current_status_index(*case.pair, case.number("target"), case.direction)


def _anticipated(case: Case) -> Cell:
    """Weights are written (t-2009)/14: only the origin counts, since weights need not add up to anything."""
    origin = re.fullmatch(r"\(t-(\d+)\)/\d+", str(case.parameters.get("weights", "")))
    if origin is None:
        raise NoAnswer("the weights of the regression are not written (t-YEAR)/NUMBER")
    weights = mp.rising_weights(case.points, float(origin[1]))
    line = mp.weighted_least_squares(case.points, weights)
    return None if line is None else mp.value_at(line, case.number("target_year"))


def _gap_class(case: Case) -> list[Cell]:
    """Base and prediction alone: the line through both."""
    both = replace(case, years=[2015, 2030])
    found = _judged(
        both, "escap.2019", {"target": case.number("target"), "due": 2030, "direction": case.number("direction")}
    )
    return [found["figure"], found["label"]]


ESCAP: dict[str, Rule] = {
    "current_status_index": _current_status,
    "current_status_parity": lambda case: mp.parity_status_index(*case.pair, case.number("target")),
    "anticipated_progress": _anticipated,
    "progress_gap_class": _gap_class,
    "regional_mean": _counts,
}


# ---- the United Nations' progress chart


def _charted(method: str, part: str, case: Case) -> Cell:
    given = case.parameters
    asked = {"target": given.get("target"), "due": given.get("target_year"), "direction": given.get("direction", 1)}
    return _judged(case, method, asked)[part]


def _chart(method: str, part: str) -> Rule:
    return lambda case: _charted(method, part, case)


def _chart_of_growth(method: str, part: str) -> Rule:
    """Rows that give the growth a year alone, per cent: a series that grows by so much."""

    def rule(case: Case) -> Cell:
        return _charted(method, part, replace(case, years=[2015, 2016], values=[100.0, 100.0 + case.known[0]]))

    return rule


CHART: dict[str, Rule] = {
    "class_2022": _chart("un_chart.2022", "label"),
    "score_2023": _chart("un_chart.2023", "score"),
    "class_2022_no_target": _chart_of_growth("un_chart.2022", "label"),
    "score_2023_no_target": _chart_of_growth("un_chart.2023", "score"),
    "undp_8_1_1": _chart_of_growth("undp_growth.2022", "label"),
}


# ---- Statistics Canada, whole indicators


Path = tuple[tuple[str, ...], float | None]


def _grown(paths: Sequence[Path]) -> mp.Nested:
    """The tree of the paths: what shares its first name is a group; a group of one is that one."""
    branches: dict[str, list[Path]] = {}
    for (first, *rest), score in paths:
        branches.setdefault(first, []).append((tuple(rest), score))
    parts = [_branch(branch) for branch in branches.values()]
    return parts[0] if len(parts) == 1 else mp.Nested(parts=parts)


def _branch(paths: Sequence[Path]) -> mp.Nested:
    leaves = [mp.Nested(score) for path, score in paths if not path]
    deeper = [(path, score) for path, score in paths if path]
    parts = [*leaves, _grown(deeper)] if deeper else leaves
    return parts[0] if len(parts) == 1 else mp.Nested(parts=parts)


def _nested(names: Callable[[str], tuple[str, ...]], scores: Mapping[str, Sequence[Any]]) -> mp.Nested | None:
    """The tree of the names; None if it has no group."""
    tree = _grown([(names(name), score) for name, (score, _) in scores.items()])
    return tree if any(part.parts for part in tree.parts) else None


def _path(name: str) -> tuple[str, ...]:
    """ "a / b / c" is c in b in a."""
    return tuple(name.split(" / "))


def _kin(name: str) -> tuple[str, ...]:
    """ "a / Evolution (E)" and "a / Evolution - A (E-A)" are both in Evolution."""
    *path, last = _path(name)
    return (*path, re.split(r" \(| - ", last)[0], last)


READ_FROM_NAMES = "the row does not say which series are grouped: those whose names begin alike were taken"


def _tree(row: Row, scores: Mapping[str, Sequence[Any]]) -> tuple[mp.Nested, str]:
    """The groups of an indicator, and what was assumed about them."""
    if row["aggregation"] != "grouped mean":
        return mp.Nested(parts=[score for score, _ in scores.values()]), ""
    if tree := _nested(_path, scores):
        return tree, ""
    if tree := _nested(_kin, scores):
        return tree, READ_FROM_NAMES
    raise NoAnswer("the row says that series are grouped, but not which")


def canada_indicator(row: Row) -> Got:
    """Score and class of a whole indicator, from the scores and classes of its series."""
    scores = json.loads(row["series_scores_json"])
    try:
        tree, assumed = _tree(row, scores)
    except NoAnswer as why:
        return Got(None, str(why))
    score = mp.composite(tree, ["arithmetic"])
    if score is None:
        return Got((None, None), assumed)
    labels = [label for one, label in scores.values() if one is not None]
    return Got((score, mp.statcan_indicator_class(score, labels)), assumed)


ANSWERS: dict[str, Callable[[Row], Got]] = {
    "composite": _table(COMPOSITE),
    "evm_tasks": _table(TASKS),
    "china": _table(CHINA),
    "aarr_gap": _table(GAPS),
    "sdsn": _table(SDSN),
    "escap": _table(ESCAP),
    "un_progress_chart": _table(CHART),
    "canada-indicator-aggregate-cases": canada_indicator,
}


# ---- comparing


def expected(row: Row) -> tuple[Cell, ...]:
    """What the row expects, in the order of its outputs."""
    if "published_score" in row:
        return _number(row["published_score"]), row["published_status"] or None
    cells = re.split(r"[|;]", row["expected"])
    return tuple(cell if _is_word(cell) else _number(cell) for cell in cells)


def _is_word(cell: str) -> bool:
    try:
        _number(cell)
    except ValueError:
        return True
    return False


def _same(got: Cell, wanted: Cell, tolerance: float) -> bool:
    if isinstance(got, (int, float)) and isinstance(wanted, (int, float)):
        return got == wanted or abs(got - wanted) <= tolerance * max(1.0, abs(wanted))
    return got == wanted


def agrees(got: Got, row: Row) -> bool:
    """Every output is what the row expects: within its tolerance times the figure, or 1 for figures below 1."""
    wanted = expected(row)
    tolerance = float(row.get("tol") or 1e-9)
    if got.value is None or len(got.value) != len(wanted):
        return False
    return all(_same(one, other, tolerance) for one, other in zip(got.value, wanted, strict=True))
