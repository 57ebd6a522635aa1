"""Shares in per cent, whose figures lie between 0 and 100: where that ends an interval of a projection, it is said."""

from __future__ import annotations

from milepost._core import Kind, Projection, Text, Unit

LIMITS = (0.0, 100.0)
NOTE = Text(
    "注：占比不会低于0或超过100%，其预测和区间以此为限。",
    "Note: a share lies between 0 and 100 %; its path and its intervals end there.",
)


def ends_at_limit(kind: Kind, unit: Unit, projection: Projection) -> bool:
    """Whether an interval of a share ends at one of its natural limits. False for a share of which figures lie past
    them, as those over an earlier whole may, and for growth in per cent, which has none."""
    if kind != Kind.ratio or unit.name != "%" or not projection.spread:
        return False
    lowest = min((end for one in projection.figures for end in one.lower), default=50.0)
    highest = max((end for one in projection.figures for end in one.upper), default=50.0)
    return LIMITS[0] <= lowest and highest <= LIMITS[1] and (lowest == LIMITS[0] or highest == LIMITS[1])
