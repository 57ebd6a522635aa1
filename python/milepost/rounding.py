"""Figures rounded as people round them: half away from zero, in the digits that are shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

# Of the largest double with fifteen decimals behind its point no digit is lost.
WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


def fixed(value: float, decimals: int) -> str:
    """A finite number with so many decimals, half of the last one away from zero (四舍五入): 6.25 as 6.3.

    It is rounded by its first fifteen digits, as workbooks round: 6.249999999999999, which a difference may leave of
    6.25, is 6.3 as well. What comes to zero has no sign.
    """
    digits = format(WIDE.quantize(Decimal(f"{value:.15g}"), Decimal(1).scaleb(-decimals)), "f")
    return digits if digits.strip("-0.") else digits.removeprefix("-")


def rounded(value: float, decimals: int) -> float:
    """The number that fixed() shows."""
    return float(fixed(value, decimals))
