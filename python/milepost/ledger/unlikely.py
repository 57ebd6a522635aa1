"""Figures that look like slips of the hand: totals that fall, a thousand times the last one, shares as fractions."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import milepost as mp
from milepost.ledger.edited_cells import RefusedError
from milepost.ledger.statement import Statement, limit_of

TOTALS = (mp.Track.total, mp.Track.budget)
FAR, FARTHEST = 1e3, 1e15  # times what is known of the row; where nothing is known, no figure of a plan is as large


def refuse_unlikely(
    value: float, day: datetime.date, statement: Statement, totals: Sequence[tuple[datetime.date, float]] = ()
) -> None:
    """Raises RefusedError with the reason; a figure that is right all the same goes into the table of observations.

    `totals` are those known of other days of the same window.
    """
    refuse_falling(value, day, totals)
    refuse_fraction(value, statement)
    refuse_far(value, statement)


def is_total(verdict: mp.Verdict) -> bool:
    return verdict.track in TOTALS


def refuse_falling(value: float, day: datetime.date, totals: Sequence[tuple[datetime.date, float]]) -> None:
    """Among the totals of its window a figure stands between the earlier and the later ones."""
    for other, total in totals:
        known = f"{total:.15g}"
        if (other < day and value < total) or (other > day and value > total):
            zh, en = ("小于", "was") if other < day else ("大于", "is")
            raise RefusedError(
                f"累计数不应{zh}{other}的{known}；如该数有误，请先更正该数",
                f"a running total cannot fall, and it {en} {known} on {other}; if that is wrong, correct that one "
                "first",
            )


def refuse_fraction(value: float, statement: Statement) -> None:
    """0.99 behind 98.1 % is a share, not a percentage: a hundred times it is nearer to what is known."""
    known = known_of(statement)
    if not mp.is_percent(statement.row.verdict.unit) or not known or not 0 < value <= 1:
        return
    if abs(100 * value - known) < abs(value - known):
        percent = f"{100 * value:.15g}"
        raise RefusedError(
            f"单位为%：是否应为{percent}？如确为此数，请填入数据表",
            f"the unit is %: is it {percent}? If the figure is right, enter it in the table of observations",
        )


def refuse_far(value: float, statement: Statement) -> None:
    """A thousand times the last figure, and beyond the target: from 5 to 5,000 of 10,000 is possible."""
    known, limit = known_of(statement), limit_of(statement.row)
    bounds = [FAR * abs(known)] if known else [FARTHEST]
    if abs(value) >= max([*bounds, abs(limit or 0.0)]):
        before = f"（{known:.15g}）" if known else ""
        raise RefusedError(
            f"数值过大，为已知数值{before}的千倍以上，请核对小数点和单位；如确为此数，请填入数据表",
            f"a thousand times what is known of the row{f', {known:.15g}' if known else ''}, or more: check point and "
            "unit; if the figure is right, enter it in the table of observations",
        )


def known_of(statement: Statement) -> float | None:
    """The last figure or, where there is none or it is 0, the target."""
    last = statement.row.verdict.observed
    return last.value if last and last.value else limit_of(statement.row)
