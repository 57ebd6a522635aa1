"""The linear programme of an allocation: built, solved by HiGHS, and, where it has no solution, asked why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from milepost.allocation_inputs import Budget, Curve, Offer, refuse, value_at, words

CHEAPER = 1e-7  # of two mixes worth the same the cheaper: what all the money costs, in terms of the largest gain
LATER = 0.1  # and of two as dear the earlier: so much more for each period that one waits
TIGHT = 1e-7  # of the scaled programme: closer to a limit is on it


def regret_of(place: int) -> float:
    """Of all the money, spent in a period: what the objective takes away, and marginal values give back."""
    return CHEAPER * (1 + LATER * place)


@dataclass(frozen=True)
class Column:
    gain: float
    upper: float
    whole: bool = False
    lower: float = 0.0


@dataclass(frozen=True)
class Row:
    """coefficients times columns <= upper. Rows without a name belong to how costs are written down: they always hold.
    `unit` is what 1 of `upper` is in the words of the user."""

    name: str
    coefficients: Mapping[int, float]
    upper: float
    unit: float = 1.0

    def __str__(self) -> str:
        """least of grants (0.5)"""
        return f"{self.name} ({words(abs(self.upper) * self.unit)})"


@dataclass
class Model:
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add(self, column: Column) -> int:
        self.columns.append(column)
        return len(self.columns) - 1

    @property
    def is_whole(self) -> bool:
        return any(column.whole for column in self.columns)


@dataclass(frozen=True)
class Solved:
    columns: tuple[float, ...]
    duals: Mapping[str, float]


def highs() -> Any:
    try:
        import highspy
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "allocate() needs highspy: pip install 'milepost[allocation]'", name="highspy"
        ) from error
    return highspy


def in_highs(model: Model) -> Any:
    module = highs()
    programme = module.HighsLp()
    programme.num_col_, programme.num_row_ = len(model.columns), len(model.rows)
    programme.sense_ = module.ObjSense.kMaximize
    programme.col_cost_ = [column.gain for column in model.columns]
    programme.col_lower_ = [column.lower for column in model.columns]
    programme.col_upper_ = [column.upper for column in model.columns]
    programme.row_lower_ = [-module.kHighsInf] * len(model.rows)
    programme.row_upper_ = [row.upper for row in model.rows]
    matrix = programme.a_matrix_
    matrix.format_ = module.MatrixFormat.kRowwise
    matrix.start_ = [sum(len(row.coefficients) for row in model.rows[:k]) for k in range(len(model.rows) + 1)]
    matrix.index_ = [column for row in model.rows for column in row.coefficients]
    matrix.value_ = [value for row in model.rows for value in row.coefficients.values()]
    kinds = module.HighsVarType
    if model.is_whole:
        programme.integrality_ = [kinds.kInteger if one.whole else kinds.kContinuous for one in model.columns]
    return programme


OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "primal_feasibility_tolerance": 1e-9,
    "dual_feasibility_tolerance": 1e-9,
    "mip_feasibility_tolerance": 1e-9,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-9,
}


def run(model: Model) -> Solved | None:
    """None if nothing fulfils all rows. Whole columns leave no duals."""
    module, solver = highs(), highs().Highs()
    for name, value in OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.passModel(in_highs(model))
    solver.run()
    status = solver.getModelStatus()
    if status in (module.HighsModelStatus.kInfeasible, module.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    if status != module.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS found no plan: {solver.modelStatusToString(status)}")
    solution = solver.getSolution()
    duals = {} if model.is_whole else {row.name: dual for row, dual in zip(model.rows, solution.row_dual, strict=True)}
    return Solved(tuple(solution.col_value), duals)


def solved(model: Model) -> Solved | None:
    """With duals: where there are whole columns those of the programme in which they are held where they are."""
    found = run(model)
    if found is None or not model.is_whole:
        return found
    values = [round(value) if one.whole else value for one, value in zip(model.columns, found.columns, strict=True)]
    held = [
        replace(one, whole=False, lower=value, upper=value) if one.whole else one
        for one, value in zip(model.columns, values, strict=True)
    ]
    return run(Model(held, model.rows)) or found


# ---- from offers to rows and columns


@dataclass(frozen=True)
class Response:
    """What the simulation says of a measure: expected targets met by share, bought in its best period. The offers of
    the measure are at `places`; a share bought there counts for so much (0 to 1) of one in the best period."""

    places: tuple[int, ...]
    counts: tuple[float, ...]
    curve: Curve


@dataclass(frozen=True)
class Terms:
    """What the programme is made of: offers, what the simulation says of each measure, budgets."""

    offers: Sequence[Offer]
    responses: Sequence[Response]
    budgets: Sequence[Budget]
    carry_over: bool

    def name_of(self, place: int) -> str:
        """Of the row that holds a budget; what is carried over is held from the first period on."""
        label = self.budgets[place].label
        return f"budget {'up to' if self.carry_over and place else 'of'} {label}" if label else "budget"

    @property
    def money(self) -> float:
        """The unit of money of the programme: all there is, or what everything costs, if that is less."""
        dearest = sum(offer.curve[-1][1] + offer.fixed for offer in self.offers)
        return min(sum(budget.money for budget in self.budgets), dearest) or dearest or 1.0

    @property
    def worth(self) -> float:
        """The unit of gains: the largest."""
        gains = [abs(met - one.curve[0][1]) for one in self.responses for _, met in one.curve]
        return max(gains, default=0.0) or 1.0


@dataclass(frozen=True)
class Slice:
    """A part of a curve that is straight: its width in shares of the measure, and by how much it rises for each."""

    width: float
    slope: float


def slices_of(curve: Curve) -> list[Slice]:
    return [Slice(high - low, (after - before) / (high - low)) for (low, before), (high, after) in pairwise(curve)]


def costs_of(offer: Offer) -> list[Slice]:
    """By share, up to the most that can be bought."""
    size = offer.measure.size
    inner = [amount for amount, _ in offer.curve if 0 < amount < offer.most * (1 - 1e-12)]
    ends = [0.0, *inner, offer.most] if offer.most > 0 else [0.0]
    return slices_of(tuple((amount / size, value_at(offer.curve, amount)) for amount in ends))


def is_rising(slices: Sequence[Slice]) -> bool:
    """Steeper from slice to slice."""
    slack = 1e-9 * max((abs(one.slope) for one in slices), default=0.0)
    return all(after.slope >= before.slope - slack for before, after in pairwise(slices))


def is_falling(slices: Sequence[Slice]) -> bool:
    return is_rising([Slice(one.width, -one.slope) for one in slices])


class Programme:
    """Columns of an offer: one for each slice of its costs; then, where needed, one that says whether there is any.
    Columns of a measure: one for each slice of its response. Slices that get dearer, or bring less, one by one fill in
    their order by themselves; for others there is a column that says whether one is full."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.model = Model()
        self.costs = [costs_of(offer) for offer in terms.offers]
        self.gains = [slices_of(one.curve) for one in terms.responses]
        self.columns: list[list[int]] = []
        self.switches: list[int | None] = []
        for offer, slices in zip(terms.offers, self.costs, strict=True):
            regret = regret_of(offer.place) / terms.money
            self.columns.append(self.add_slices(slices, [-regret * one.slope for one in slices], is_rising(slices)))
            self.switches.append(self.add_switch(offer) if offer.fixed > 0 or offer.start_up > 0 else None)
        self.brought = [self.add_response(k) for k in range(len(terms.responses))]
        self.add_limits()
        for place in range(len(terms.budgets)):
            self.add_budget(place)

    def add_slices(self, slices: Sequence[Slice], gains: Sequence[float], in_order: bool) -> list[int]:
        """The last ends where `most` says: that row, not the column, knows what a little more would bring."""
        widths = [*(one.width for one in slices[:-1]), float("inf")]
        columns = [self.model.add(Column(*both)) for both in zip(gains, widths[-len(slices) :], strict=True)]
        if not in_order:
            self.keep_in_order(slices, columns)
        return columns

    def add_response(self, place: int) -> list[int]:
        """What is bought is what brings something, each part by what it counts for."""
        response, slices = self.terms.responses[place], self.gains[place]
        brought = self.add_slices(slices, [one.slope / self.terms.worth for one in slices], is_falling(slices))
        bought = {
            column: -counts
            for offer, counts in zip(response.places, response.counts, strict=True)
            for column in self.columns[offer]
        }
        both = bought | dict.fromkeys(brought, 1.0)
        self.model.rows.append(Row("", both, 0.0))
        self.model.rows.append(Row("", {column: -value for column, value in both.items()}, 0.0))
        return brought

    def add_switch(self, offer: Offer) -> int:
        switch = self.model.add(Column(-CHEAPER * offer.fixed / self.terms.money, 1.0, whole=True))
        bought = dict.fromkeys(self.columns[-1], 1.0)
        self.model.rows.append(Row("", bought | {switch: -offer.most_share}, 0.0))
        least = dict.fromkeys(bought, -1.0)
        self.model.rows.append(Row("", least | {switch: offer.start_up / offer.measure.size}, 0.0))
        return switch

    def keep_in_order(self, slices: Sequence[Slice], columns: Sequence[int]) -> None:
        """A slice may be begun once the one before it is full."""
        for k in range(len(slices) - 1):
            full = self.model.add(Column(0.0, 1.0, whole=True))
            self.model.rows.append(Row("", {columns[k + 1]: 1.0, full: -slices[k + 1].width}, 0.0))
            self.model.rows.append(Row("", {columns[k]: -1.0, full: slices[k].width}, 0.0))

    def add_limits(self) -> None:
        for k, offer in enumerate(self.terms.offers):
            most = offer.most if offer.most < offer.measure.most else None
            self.limit(f"of {offer.name}" if offer.period else f"of {offer.name} in all", [k], offer.least, most)
        for measure in dict.fromkeys(offer.measure for offer in self.terms.offers):
            places = [k for k, offer in enumerate(self.terms.offers) if offer.measure == measure]
            self.limit(f"of {measure.name}", places, measure.least, measure.most)

    def limit(self, name: str, places: Sequence[int], least: float, most: float | None) -> None:
        size = self.terms.offers[places[0]].measure.size
        bought = [column for place in places for column in self.columns[place]]
        if least > 0:
            self.model.rows.append(Row(f"least {name}", dict.fromkeys(bought, -1.0), -least / size, size))
        if most is not None:
            self.model.rows.append(Row(f"most {name}", dict.fromkeys(bought, 1.0), most / size, size))

    def spending(self, place: int) -> dict[int, float]:
        """In units of the programme, by column."""
        spent: dict[int, float] = {}
        for k, offer in enumerate(self.terms.offers):
            if offer.place != place:
                continue
            spent |= {c: one.slope / self.terms.money for c, one in zip(self.columns[k], self.costs[k], strict=True)}
            switch = self.switches[k]
            if switch is not None:
                spent[switch] = offer.fixed / self.terms.money
        return spent

    def add_budget(self, place: int) -> None:
        budgets, covers = self.terms.budgets, range(place + 1) if self.terms.carry_over else [place]
        spent = {column: cost for one in covers for column, cost in self.spending(one).items()}
        money = sum(budgets[one].money for one in covers)
        self.model.rows.append(Row(self.terms.name_of(place), spent, money / self.terms.money, self.terms.money))

    # ---- what was found

    def shares(self, columns: Sequence[float]) -> list[float]:
        return [
            tidy(sum(columns[place] for place in places), offer.most_share)
            for places, offer in zip(self.columns, self.terms.offers, strict=True)
        ]

    def spent(self, columns: Sequence[float]) -> list[float]:
        money = self.terms.money
        return [
            money * sum(cost * columns[column] for column, cost in self.spending(place).items())
            for place in range(len(self.terms.budgets))
        ]

    def gain(self, columns: Sequence[float]) -> float:
        """Of the responses as the programme has them, over nothing at all."""
        return sum(
            one.slope * columns[column]
            for slices, places in zip(self.gains, self.brought, strict=True)
            for one, column in zip(slices, places, strict=True)
        )

    def marginal(self, duals: Mapping[str, float]) -> list[float]:
        """By period: what one unit of money more brings. What may be carried over helps in every later period too."""
        terms, found = self.terms, []
        for place in range(len(terms.budgets)):
            covered = range(place, len(terms.budgets)) if terms.carry_over else [place]
            binding = [one for one in covered if duals.get(terms.name_of(one), 0.0) > 1e-9]
            dual = sum(duals[terms.name_of(one)] for one in binding)
            found.append((dual + regret_of(binding[-1])) * terms.worth / terms.money if binding else 0.0)
        return found

    def binding(self, found: Solved) -> list[str]:
        """Rows with a name that stand at their limit and would bring something if they did not."""
        tight = [row.name for row in self.model.rows if row.name and is_tight(row, found.columns)]
        return [name for name in tight if not found.duals or found.duals[name] > 1e-9]


def is_tight(row: Row, columns: Sequence[float]) -> bool:
    return sum(value * columns[place] for place, value in row.coefficients.items()) >= row.upper - TIGHT


def tidy(share: float, most: float) -> float:
    """Without the dust of the solver."""
    nearest = 0.0 if share < 1e-8 else most if most - share < 1e-8 else share
    return float(nearest)


# ---- mixes


@dataclass(frozen=True)
class Mix:
    """What the programme chose: shares by offer, money by period, the gain it promises over none at all."""

    shares: tuple[float, ...]
    spent: tuple[float, ...]
    gain: float
    marginal: tuple[float, ...]
    one_more: tuple[float, ...]
    binding: tuple[str, ...]


def best_mix(terms: Terms) -> Mix:
    """Raises OutOfRange where there is none, with the limits that clash."""
    programme = Programme(terms)
    found = solved(programme.model)
    if found is None:
        raise clash(terms, programme.model)
    gain = programme.gain(found.columns)
    one_more = [best_gain(with_money(terms, place, 1.0)) - gain for place in range(len(terms.budgets))]
    shares, spent = programme.shares(found.columns), programme.spent(found.columns)
    marginal, binding = programme.marginal(found.duals), programme.binding(found)
    return Mix(tuple(shares), tuple(spent), gain, tuple(marginal), tuple(one_more), tuple(binding))


def best_gain(terms: Terms) -> float:
    programme = Programme(terms)
    found = solved(programme.model)
    assert found is not None, "more money makes nothing impossible"
    return programme.gain(found.columns)


def with_money(terms: Terms, place: int, more: float) -> Terms:
    budgets = list(terms.budgets)
    budgets[place] = replace(budgets[place], money=budgets[place].money + more)
    return replace(terms, budgets=budgets)


# ---- why there is no mix


def fits(model: Model, names: Collection[str]) -> bool:
    rows = [row for row in model.rows if not row.name or row.name in names]
    return run(Model([replace(one, gain=0.0) for one in model.columns], rows)) is not None


def clashing(model: Model) -> list[str]:
    """Limits of which each is needed for the clash: without any one of them there is a mix (an irreducible set)."""
    kept = [row.name for row in model.rows if row.name]
    for name in list(kept):
        without = [one for one in kept if one != name]
        if not fits(model, without):
            kept = without
    return kept


def lacking(model: Model, name: str) -> float | None:
    """How much more money that budget alone would need; None if money there is not all that is lacking."""
    columns = [replace(one, gain=0.0) for one in model.columns]
    extra = len(columns)
    rows = [
        replace(row, coefficients={**row.coefficients, extra: -1.0}) if row.name == name else row for row in model.rows
    ]
    found = run(Model([*columns, Column(-1.0, float("inf"))], rows))
    return None if found is None else found.columns[extra]


def clash(terms: Terms, model: Model) -> Exception:
    names = clashing(model)
    limits = {row.name: str(row) for row in model.rows if row.name}
    budgets = [terms.name_of(place) for place in range(len(terms.budgets))]
    found = {name: lacking(model, name) for name in budgets}
    needs = [f"{words(lack * terms.money)} more in the {name}" for name, lack in found.items() if lack]
    rule = f"it would take {' or '.join(needs)}" if needs else "no amount of money reconciles them"
    return refuse("limits", ", ".join(limits[name] for name in names), f"cannot all hold; {rule}")
