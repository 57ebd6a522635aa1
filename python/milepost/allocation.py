"""Allocation: of which measures how much, and when, so that of a budget the most targets are met.

Needs highspy: pip install 'milepost[allocation]'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from milepost.tabular import Tabular

if TYPE_CHECKING:
    from milepost import _core

Points: TypeAlias = "float | Sequence[tuple[float, float]]"
PointsByPeriod: TypeAlias = "Points | Mapping[Any, Points]"
Amounts: TypeAlias = "float | Mapping[Any, float]"


@dataclass(frozen=True)
class CostCurve:
    """What so much of a measure costs in one period.

    points: (amount, cost), amounts rising from above 0, costs never falling; nothing costs nothing, and between two
    points the cost is on a straight line. A single number is the cost of the whole measure. A mapping {period: points}
    gives each period its own; in a period that it does not name the measure cannot be bought.
    size: the amount that is the whole measure, as the scenario describes it: 1 where amounts are shares, 500 where they
    are places and the scenario's effect is that of 500 places. Amounts of all periods together are at most so much.
    unit: a word for tables.
    fixed: paid in each period in which there is any of it at all.
    start_up: in a period none of it, or at least so much.
    least, most: of all periods together, or {period: amount} in these periods.
    interventions: the ids of all interventions of the scenario that are carried out together at this cost; that of the
    same name as the curve if empty.
    """

    points: PointsByPeriod
    size: float = 1
    unit: str = ""
    fixed: float = 0
    start_up: float = 0
    least: Amounts = 0
    most: Amounts | None = None
    interventions: Sequence[str] = ()


@dataclass(frozen=True)
class Expected:
    """An expected number (or weight) of targets met, with the standard error of having counted so many futures only."""

    value: float
    standard_error: float


@dataclass(frozen=True)
class Purchase:
    """How much of a measure is bought in a period, and at what cost. `share` is of the whole measure."""

    measure: str
    period: str
    amount: float
    unit: str
    share: float
    cost: float


@dataclass(frozen=True)
class BudgetUse:
    """A period's budget and what became of it.

    `marginal_value` is the dual value: expected targets met for each further unit of money, at the margin. By one whole
    unit more, the plan made anew, the linear model gains `one_more_unit`; where the two differ, the next unit buys less
    (or, with start-up amounts and fixed costs, more) than the margin says.
    """

    period: str
    budget: float
    spent: float
    marginal_value: float
    one_more_unit: float
    binds: bool


@dataclass(frozen=True)
class Response:
    """What the simulation says of a measure, all others as in the mix that it was tried around.

    `met` holds the expected targets met at each share of the measure, bought in the period where all of it brings most,
    `hull` the least concave curve above: what the linear model believes. `gap` is how far they lie apart at most. What
    is bought in a period counts for `counts` of as much bought in the best one.
    """

    measure: str
    shares: tuple[float, ...]
    met: tuple[float, ...]
    hull: tuple[float, ...]
    counts: Mapping[str, float]

    @property
    def gap(self) -> float:
        """How far the hull lies above what was simulated, at most."""
        return max(above - met for above, met in zip(self.hull, self.met, strict=True))


@dataclass(frozen=True)
class Round:
    """A mix that was tried: promised by the linear model, and counted by the simulation with the same seed."""

    promised: float
    simulated: float


@dataclass(frozen=True)
class TargetChance:
    """The odds of a target before and after, by the simulation."""

    target: str
    entity: str
    weight: float
    before: float
    after: float


@dataclass(frozen=True, repr=False)
class Allocation(Tabular):
    """What allocate() chose. print() shows it as a table; `scenario` is the chosen mix, ready for simulate().

    `before` is with none of the measures that have a cost, `after` with the chosen mix, `gain` their difference, future
    by future: all three from futures that had no part in choosing. `promised` is what the linear model said of the mix,
    and `simulated` what came of it with the numbers that it was chosen by. `binding` names what holds the plan back.
    """

    plan: str
    as_of: str
    purchases: tuple[Purchase, ...]
    budgets: tuple[BudgetUse, ...]
    before: Expected
    after: Expected
    gain: Expected
    promised: float
    simulated: float
    binding: tuple[str, ...]
    rounds: tuple[Round, ...]
    responses: tuple[Response, ...]
    targets: tuple[TargetChance, ...]
    scenario: _core.Scenario
    paths: int
    seed: int
    weighted: bool

    def amount(self, measure: str, period: Any = None) -> float:
        """How much of a measure, in a period or in all of them together."""
        wanted = [one for one in self.purchases if one.measure == measure]
        if not wanted:
            raise KeyError(f"'{measure}' is none of {', '.join(dict.fromkeys(one.measure for one in self.purchases))}")
        return sum(one.amount for one in wanted if period is None or one.period == str(period))

    @property
    def gap(self) -> float:
        """The largest gap between a response and its concave hull."""
        return max((one.gap for one in self.responses), default=0.0)

    def table(self, language: str = "en") -> str:
        """The whole of it as a table, in English ("en") or Chinese ("zh")."""
        from milepost import allocation_tables

        return allocation_tables.table(self, language)

    def __repr__(self) -> str:
        spent = sum(one.cost for one in self.purchases)
        return f"<Allocation {self.plan}: {self.before.value:.2f} -> {self.after.value:.2f}, {spent:.6g} spent>"

    def __str__(self) -> str:
        from milepost.display import language_by_locale

        return self.table(language_by_locale()).rstrip("\n")

    def to_csv(self, rows: str = "purchases") -> str:
        """One row a purchase, as text; with `rows` "budgets", "targets", "rounds" one row of these."""
        from milepost import allocation_tables

        return allocation_tables.to_csv(self, rows)


def allocate(
    plan: _core.Plan,
    seen: _core.Observations,
    scenario: _core.Scenario,
    *,
    as_of: Any,
    budget: float | Mapping[Any, float],
    costs: Mapping[str, CostCurve | PointsByPeriod],
    weights: Mapping[str, float] | None = None,
    carry_over: bool = False,
    levels: Iterable[float] = (0.25, 0.5, 0.75, 1),
    concave: bool = True,
    rounds: int = 6,
    paths: int = 4000,
    seed: int = 1,
    method: str = "auto",
    correlations: _core.Correlations | None = None,
    threads: int = 1,
) -> Allocation:
    """How much of each measure to pay for, and when, so that the most targets are expected to be met.

    costs: by measure a CostCurve, or only its points. Interventions of the scenario that have no cost are carried out
    in any case. Of a measure that is carried out by half, every future goes half of the way from where it is without it
    to where it is with all of it, whatever the effect (`share` of an Intervention).
    budget: a number, for all the time; measures then start when the scenario says. Or {period: amount}: what is bought
    in a period starts on its first day, or on the measure's own where that is later, and stays as long as the measure
    does. Later parts add to earlier ones. With carry_over money that is left may be spent later.
    weights: by name of a target, what it counts; 1 for the others. With them a target that each of a set has to meet
    counts by the share that meets it; without, it is met where all of them do.

    The expected number of targets met is simulated at `levels` of each measure in its best period, the others as they
    are; all of it in another period tells what a part bought there counts for. The responses of different measures are
    taken to add up, and the best mix under the budgets is found by linear programming (whole numbers for start-up
    amounts, fixed costs and falling marginal costs). It is then simulated, and the responses are tried anew around it,
    at most `rounds` times: measures that work on the same target do not simply add up. The mix that the simulation
    finds best is kept. `concave`: a response is replaced by its concave hull, `gap` tells how far that flatters it;
    False takes the responses as they are, by whole numbers.
    Choosing uses `paths` futures of `seed`; what is reported as before and after comes from as many of other seeds.

    Raises OutOfRange for costs, budgets and weights that are none, and, naming what clashes and by how much, for
    amounts that the budgets cannot pay; ModuleNotFoundError without highspy.
    """
    from milepost import allocation_search

    settings = {"as_of": as_of, "paths": paths, "seed": seed, "threads": threads}
    settings |= {"method": method, "correlations": correlations}
    return allocation_search.allocate(
        (plan, seen, scenario), settings, (budget, costs, weights), (carry_over, levels, concave, rounds)
    )
