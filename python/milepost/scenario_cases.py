"""Answers to the tables of WHO's scenarios, billionaire_scenarios and billionaire_accelerate, computed by the library.

A row names a scenario, the figures it starts from and its parameters in WHO's words; what a row leaves out is as WHO's
functions have it. Years are whole years; a scenario begins in 2018 and ends in 2025 unless told otherwise.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from milepost import _core as mp
from milepost.cases import Cell, Got, NoAnswer, Row, numbers_of, operation_of

Series = dict[str, list[float | None]]

SEEN = ("reported", "estimated")


@dataclass(frozen=True)
class Question:
    """A row, read. Its figures are one series, named '', or several by their names."""

    years: list[int]
    series: Series
    types: list[str]
    parameters: dict[str, Any]
    output: str
    remarks: str = ""
    cut_after: int | None = field(default=None)

    @cached_property
    def path(self) -> mp.YearlyPath:
        if "" not in self.series:
            raise NoAnswer("the row has several series; one is needed")
        return self.path_of(self.series[""])

    def path_of(self, values: Sequence[float | None], types: Sequence[str] | None = None) -> mp.YearlyPath:
        """Years between those of the row have no figures."""
        known = dict(zip(self.years, values, strict=False))
        origins = dict(zip(self.years, self.types if types is None else types, strict=False))
        span = range(min(self.years), max(self.years) + 1)
        by_year = [origins.get(year, "projected") for year in span] if origins else []
        path = mp.YearlyPath(span[0], [known.get(year) for year in span], by_year)
        return path if self.cut_after is None else mp.until(path, self.cut_after)

    def year(self, name: str, otherwise: int) -> int:
        return int(self.parameters.get(name, otherwise))

    @property
    def start(self) -> int:
        return self.year("start_year", 2018)

    @property
    def end(self) -> int:
        return self.year("end_year", 2025)

    @property
    def better(self) -> str:
        return "decrease" if self.parameters.get("small_is_best") else "increase"

    def number(self, name: str) -> float:
        if name not in self.parameters:
            raise NoAnswer(f"the row does not say {name!r}")
        return float(self.parameters[name])

    def trim(self, keep_better: bool, lower: float = 0, upper: float = 100) -> mp.Trim:
        kept = bool(self.parameters.get("keep_better_values", keep_better))
        limits = [
            float(self.parameters.get(name, limit)) for name, limit in (("lower_limit", lower), ("upper_limit", upper))
        ]
        bounds = [limit if math.isfinite(limit) else None for limit in limits]
        return mp.Trim(bounds[0], bounds[1], kept)


Answer = mp.YearlyPath | Cell
Rule = Callable[[Question], Answer]


def _close(year: int) -> Any:
    return mp.end_of(year)


def _apply(question: Question, effect: mp.Effect, trim: mp.Trim, better: str | None = None) -> mp.YearlyPath:
    trimmed = mp.TrimmedEffect(effect, trim)
    return mp.apply(trimmed, question.path, question.start, question.end, better or question.better)


# ---- rates, changes, targets


def _rate_limits(question: Question) -> dict[str, float]:
    """WHO limits rates as shares: 1.5 is 150 per cent."""
    direction = question.parameters.get("limit_aroc_direction")
    limit = 100 * float(question.parameters.get("limit_aroc_value", 0))
    return {} if direction is None else {"most" if direction == "positive" else "least": limit}


def _latest_rate(question: Question) -> Answer:
    at = _close(question.year("baseline_year", question.start))
    return _apply(question, mp.LatestRate(at=at, **_rate_limits(question)), question.trim(True))


def _rate_to(name: str, relative: bool) -> Rule:
    def rule(question: Question) -> Answer:
        since = _close(question.year("baseline_year", question.start))
        by = _close(question.year("target_year", question.end))
        goal = mp.RateToGoal(question.number(name), by, since=since, relative=relative)
        return _apply(question, goal, question.trim(True))

    return rule


def _percent_baseline(question: Question) -> Answer:
    """Limits are guessed from the sign: a rise ends at 100, a cut at 0."""
    percent = question.number("percent_change")
    base = _close(question.year("baseline_year", question.start))
    by = _close(question.year("target_year", question.end))
    lower, upper = (-math.inf, 100) if percent >= 0 else (0, math.inf)
    limits = {name: limit for name, limit in question.parameters.items() if limit == "guess"}
    plain = Question(
        **{**_fields(question), "parameters": {k: v for k, v in question.parameters.items() if k not in limits}}
    )
    return _apply(question, mp.PercentOfBaseline(percent, by, base=base), plain.trim(False, lower, upper))


def _fields(question: Question) -> dict[str, Any]:
    return {name: getattr(question, name) for name in question.__dataclass_fields__}


def _target_of(question: Question) -> float:
    for name in ("target_value", "target"):
        if name in question.parameters:
            return question.number(name)
    return question.number(str(question.parameters.get("target_col", "target_value")))


def _if_worse(question: Question) -> str:
    return str(question.parameters.get("if_target_worse", "hold"))


def _fixed_target(question: Question) -> Answer:
    by = _close(question.year("target_year", question.end))
    base = _close(question.year("baseline_year", question.start))
    target = mp.FixedTarget(_target_of(question), by, base=base, if_target_worse=_if_worse(question), if_missing=0)
    return _apply(question, target, question.trim(True))


def _halt_rise(question: Question) -> Answer:
    base = _close(question.year("baseline_year", question.start))
    by = _close(question.year("target_year", question.end))
    return _apply(question, mp.HaltRise(by, base=base, if_target_worse=_if_worse(question)), question.trim(False))


def _linear_change(question: Question) -> Answer:
    named = [name for name in ("linear_value", "linear_value_col", "per_year") if name in question.parameters]
    change = question.parameters[named[0]] if named else question.number("linear_value")
    amount = question.parameters.get(change, change) if isinstance(change, str) else change
    return _apply(question, mp.LinearChange(float(amount)), question.trim(True))


# ---- dips


def _dip(question: Question, usual: mp.DipRecover, average: bool = False) -> Answer:
    dip = question.year("dip_year", question.year("covid_year", int(str(usual.dip)[:4])))
    recovery = question.year("recovery_year", int(str(usual.recovery)[:4]))
    progressive = bool(question.parameters.get("progressive_recovery", usual.full_by is not None))
    averaged = average or question.parameters.get("aroc_type") == "average_years_in_range"
    effect = mp.DipRecover(
        _close(dip),
        _close(recovery),
        rate_from=_close(question.year("aroc_start_year", question.start)),
        rate="mean_of_rates" if averaged else "first_to_last",
        full_by=_close(question.end) if progressive else None,
    )
    return _apply(question, effect, question.trim(False))


def _covid(name: str) -> Rule:
    return lambda question: _dip(question, mp.covid(name, question.end))


def _dip_recover(question: Question) -> Answer:
    return _dip(question, mp.DipRecover(_close(2020), _close(2021)))


def _dip_recover_average(question: Question) -> Answer:
    return _dip(question, mp.DipRecover(_close(2020), _close(2021)), average=True)


def _impute_shock(question: Question) -> Answer:
    years = [int(year) for year in question.parameters.get("shock_years", (2020, 2021))]
    change = question.parameters.get("mean_shock")
    return mp.impute_shock(question.path, min(years), max(years), None if change is None else float(change))


def _named(question: Question, parameter: str, otherwise: str) -> mp.YearlyPath:
    name = str(question.parameters.get(parameter, otherwise))
    if name not in question.series:
        raise NoAnswer(f"the row has no series {name!r}")
    return question.path_of(question.series[name])


def _return_to_earlier(question: Question) -> Answer:
    """The shock is the first series, the earlier path the other one, unless they are named."""
    names = list(question.series)
    shock = _named(question, "scenario_shock", names[0])
    earlier = _named(question, "scenario_previous_trajectory", names[-1])
    known = {_close(earlier.first + k): value for k, value in enumerate(earlier.values) if value is not None}
    since = _close(question.year("recovery_year", 2022))
    effect = mp.TrimmedEffect(mp.ReturnToEarlier(known, since), question.trim(False))
    return mp.apply(effect, shock, question.start, question.end, question.better)


# ---- several series


def _best_of(question: Question) -> Answer:
    names = sorted(question.series)
    paths = [question.path_of(question.series[name], ()) for name in names]
    at = question.year("target_year", question.end)
    return paths[mp.best_of(paths, at, question.better, bool(question.parameters.get("maximize_end_year", False)))]


def _usual_path(question: Question) -> mp.YearlyPath:
    """One series; of two the one named bau, which starts where the default one stands."""
    if "" in question.series:
        return question.path
    default, usual = _named(question, "default", "default"), _named(question, "bau", "bau")
    stands = mp.known_value(default, question.start)
    values = dict(zip(range(usual.first, usual.first + len(usual.values)), usual.values, strict=True))
    if stands is not None and question.start in values:
        values[question.start] = stands
    return usual.replace(values=list(values.values()))


def _business_as_usual(question: Question) -> Answer:
    effect = mp.BusinessAsUsual(
        seen_only=bool(question.parameters.get("only_reported_estimated", False)),
        avoid_worsening=bool(question.parameters.get("avoid_worstening", False)),
    )
    trimmed = mp.TrimmedEffect(effect, question.trim(True))
    return mp.apply(trimmed, _usual_path(question), question.start, question.end, question.better)


def _members(question: Question) -> list[str]:
    """Of the group that is asked for: a named one, or those of no group; everybody without a group."""
    groups, wanted = question.parameters.get("groups") or {}, question.parameters.get("group")
    if wanted is None:
        return list(question.series)
    if wanted in groups:
        return [name for name in question.series if name in groups[wanted]]
    grouped = {name for members in groups.values() for name in members}
    return [name for name in question.series if name not in grouped]


def _changes(question: Question, names: Sequence[str], since: int, until: int) -> list[float]:
    found = [mp.seen_change(question.path_of(question.series[name], ()), since, until) for name in names]
    return [change for change in found if change is not None]


def _top_n(question: Question) -> float:
    since, until = question.year("baseline_year", 2013), question.year("aroc_end_year", 2018)
    changes = _changes(question, _members(question), since, until)
    share = question.parameters.get("prop")
    count = mp.count_of_share(len(changes), float(share)) if share is not None else question.year("n", 10)
    return mp.mean_of_best(changes, count, question.better)


def _own(question: Question) -> mp.YearlyPath:
    name = str(question.parameters.get("iso3", ""))
    if name not in question.series:
        raise NoAnswer(f"the row has no series {name!r}")
    return question.path_of(question.series[name], ())


def _climb(question: Question, change: float) -> Answer:
    effect = mp.TrimmedEffect(mp.LinearChange(change), question.trim(True))
    return mp.apply(effect, _own(question), question.start, question.end, question.better)


def _top_n_scenario(question: Question) -> Answer:
    return _climb(question, _top_n(question))


def _standings(question: Question, names: Sequence[str]) -> tuple[list[float], list[float], int]:
    """Figures and changes of those who have both, and one's own place among them."""
    until, since = question.year("quantile_year", 2018), question.year("baseline_quantile_year", 2013)
    both = {name: question.path_of(question.series[name], ()) for name in names}
    ends = {name: (mp.value_in(path, since), mp.value_in(path, until)) for name, path in both.items()}
    known = {name: pair for name, pair in ends.items() if None not in pair}
    figures = [last for _, last in known.values() if last is not None]
    changes = [
        (last - first) / (until - since) for first, last in known.values() if first is not None and last is not None
    ]
    own = str(question.parameters.get("iso3", ""))
    return figures, changes, list(known).index(own) if own in known else -1


def _quantile(question: Question) -> Answer:
    figures, changes, place = _standings(question, list(question.series))
    if place < 0:
        raise NoAnswer("the row does not say whose scenario is asked for")
    return _climb(question, mp.followed_in_quantile(place, figures, changes, question.year("n", 5), question.better))


def _best_in_region(question: Question) -> Answer:
    _, changes, place = _standings(question, _members(question))
    if place < 0:
        raise NoAnswer("the row does not say whose scenario is asked for")
    return _climb(question, mp.followed_change(changes[place], changes, question.better))


# ---- helpers of WHO's functions


def _origins(question: Question) -> list[str]:
    wanted = question.parameters.get("type_filter", "all")
    return [] if wanted in ("all", ["all"]) else [wanted] if isinstance(wanted, str) else list(wanted)


def _baseline_value(question: Question) -> Answer:
    side = str(question.parameters.get("direction", "before"))
    return mp.known_value(question.path, question.year("baseline_year", 2018), _origins(question), side)


def _baseline_year(question: Question) -> Answer:
    side = str(question.parameters.get("direction", "before"))
    return mp.known_year(question.path, question.year("baseline_year", 2018), _origins(question), side)


def _trim_values(question: Question) -> Answer:
    trim = question.trim(False)
    if "scenario" not in question.series or "observed" not in question.series:
        raise NoAnswer("the row needs the series 'observed' and 'scenario'")
    pairs = zip(question.series["scenario"], question.series["observed"], strict=True)
    missing = math.nan
    held = [
        mp.trimmed(missing if made is None else made, missing if own is None else own, trim, question.better)
        for made, own in pairs
    ]
    return mp.YearlyPath(question.years[0], [None if math.isnan(value) else value for value in held])


def _with_values(question: Question) -> Answer:
    """A scenario for who has more than one figure of the types asked for; business as usual for others."""
    wanted = question.parameters.get("type_filter", SEEN)
    name = str(question.parameters.get("scenario_function", "bau")).removeprefix("scenario_")
    rule = SCENARIOS.get(name)
    if rule is None:
        raise NoAnswer(f"no rule for {name!r}")
    known = sum(
        kind in wanted and value is not None for kind, value in zip(question.types, question.series[""], strict=False)
    )
    return rule(question) if known > 1 else _business_as_usual(question)


SCENARIOS: dict[str, Rule] = {
    "aroc_latest": _latest_rate,
    "aroc_latest_limited": _latest_rate,
    "aroc_target": _rate_to("target_value", relative=False),
    "aroc_percent_change": _rate_to("percent_change", relative=True),
    "percent_baseline": _percent_baseline,
    "fixed_target": _fixed_target,
    "fixed_target_col": _fixed_target,
    "halt_rise": _halt_rise,
    "linear_change": _linear_change,
    "linear_change_col": _linear_change,
    "dip_recover": _dip_recover,
    "dip_recover_average": _dip_recover_average,
    "covid_rapid_return": _covid("rapid_return"),
    "covid_delayed_return": _covid("delayed_return"),
    "covid_never_return": _covid("never_return"),
    "covid_sustained_disruption": _covid("sustained_disruption"),
    "impute_shock": _impute_shock,
    "impute_covid_shock": _impute_shock,
    "return_previous_trajectory": _return_to_earlier,
    "with_values": _with_values,
    "best_of": _best_of,
    "bau": _business_as_usual,
    "top_n_aroc": _top_n,
    "top_n_scenario": _top_n_scenario,
    "top_n_iso3": _top_n_scenario,
    "quantile": _quantile,
    "best_in_region": _best_in_region,
    "get_baseline_value": _baseline_value,
    "get_baseline_year": _baseline_year,
    "trim_values": _trim_values,
}


# ---- reading rows


def _object(row: Row) -> dict[str, Any]:
    parameters = json.loads(row["params_json"] or "{}")
    if not isinstance(parameters, dict):
        raise TypeError("expected an object of parameters")
    return parameters


def _series(text: str) -> Series:
    """1;2;3, or several by name: a=1;2 | b=3;4."""
    parts = [part.partition("=") for part in text.split("|")] if "=" in text else [("", "=", text)]
    return {name.strip(): _with_gaps(values) for name, _, values in parts}


def _with_gaps(text: str) -> list[float | None]:
    """Nothing between two marks is no figure."""
    return [None if cell.strip() in ("", "NA") else float(cell) for cell in text.split(";")]


def _question(row: Row) -> Question:
    years = [int(year) for year in numbers_of(row["years"]) if year is not None]
    series = _series(row["values"])
    if not years or any(len(values) != len(years) for values in series.values()):
        raise ValueError(f"'{row['values'][:40]}' has not one value for each of {len(years)} years")
    types = [word.strip() for word in row["types"].split(";") if word.strip()]
    return Question(years, series, types, _object(row), row["output"])


def _asked_years(output: str) -> tuple[int, int] | None:
    """value@2025, values@2018..2025; None for every year."""
    found = re.search(r"@(\d{4})(?:\.\.(\d{4}))?", output)
    return (int(found[1]), int(found[2] or found[1])) if found else None


def _cells(answer: Answer, output: str) -> tuple[Cell, ...]:
    if not isinstance(answer, mp.YearlyPath):
        return (answer,)
    asked = _asked_years(output)
    if asked is None:
        return tuple(answer.values)
    return tuple(mp.value_in(answer, year) for year in range(asked[0], asked[1] + 1))


def scenario(row: Row) -> Got:
    """A row of billionaire_scenarios."""
    rule = SCENARIOS.get(operation_of(row))
    if rule is None:
        return Got(None, f"no rule for {row['op']!r}")
    question = _question(row)
    row["params_json"]  # what goes wrong from here on does so for want of a parameter
    try:
        return Got(_cells(rule(question), question.output))
    except NoAnswer as why:
        return Got(None, str(why))


# ---- accelerated scenarios


def _span(text: str) -> range:
    """2010..2030"""
    ends = re.fullmatch(r"(\d{4})\.\.(\d{4})", text.strip())
    if ends is None:
        raise ValueError(f"'{text}' is not a span of years; expected FIRST..LAST")
    return range(int(ends[1]), int(ends[2]) + 1)


def _even(text: str, count: int) -> list[float]:
    """60..80 [step 1], 1..10 in 21 points, 0 constant: from one value to another in equal steps."""
    number = r"(-?\d+(?:\.\d+)?)"
    if found := re.fullmatch(rf"{number} constant", text.strip()):
        return [float(found[1])] * count
    found = re.fullmatch(rf"{number}\.\.{number}(?: step {number}| in \d+ points)?", text.strip())
    if found is None:
        raise ValueError(f"'{text}' is not a row of values; expected FIRST..LAST")
    first, last = float(found[1]), float(found[2])
    return [first + (last - first) * k / (count - 1) for k in range(count)]


def _origins_in(text: str, years: range) -> list[str]:
    """all reported; reported to 2021, projected after"""
    if found := re.fullmatch(r"all (\w+)", text.strip()):
        return [found[1]] * len(years)
    found = re.fullmatch(r"(\w+) to (\d{4}), (\w+) after", text.strip())
    if found is None:
        raise ValueError(f"'{text}' does not say where values come from; expected 'all reported'")
    return [found[1] if year <= int(found[2]) else found[3] for year in years]


def _found(pattern: str, text: str) -> int | None:
    found = re.search(pattern, text)
    return int(found[1]) if found else None


def _others(question: Question, own: str) -> list[mp.YearlyPath]:
    """The other units of the row's group."""
    group = [str(one) for one in question.parameters.get("group") or []]
    if own in group:
        group.remove(own)
    return [question.path_of(_even(one, len(question.years))) for one in group]


def _accelerated(row: Row, question: Question) -> mp.YearlyPath:
    given = question.parameters
    rule = f"{given.get('rule', '')}; {row['note']}"
    start = _found(r"start (\d{4})", rule)
    return mp.who_path(
        operation_of(row) if row["op"].startswith("sdg_") else row["op"].replace("accelerate_sdg_", "sdg_"),
        question.path,
        start=question.start if start is None else start,
        end=question.end,
        others=_others(question, row["values"]),
        iso3=str(given.get("iso3", "")),
        high_income=bool(given.get("high_income", False)),
        target=given.get("target"),
        if_target_worse=_if_worse(question),
    )


def acceleration(row: Row) -> Got:
    """A row of billionaire_accelerate: its rule says in words when it starts and where its figures end."""
    operation = operation_of(row)
    years = _span(row["years"])
    values = _even(row["values"], len(years))
    origins = _origins_in(row["types"], years)
    parameters = _object(row)
    ends = _found(r"default ends (\d{4})", f"{parameters.get('rule', '')}; {row['note']}")
    question = Question(list(years), {"": [*values]}, origins, parameters, row["output"], cut_after=ends)
    row["op"]  # what goes wrong from here on is its name
    if operation.replace("accelerate_sdg_", "sdg_") not in mp.who_scenarios():
        return Got(None, f"no rule for {operation!r}")
    return Got(_cells(_accelerated(row, question), question.output))


ANSWERS: Mapping[str, Callable[[Row], Got]] = {
    "billionaire_scenarios": scenario,
    "billionaire_accelerate": acceleration,
}
