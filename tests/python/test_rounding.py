"""Rounding of figures that are shown: half away from zero, as a workbook and a reader round."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from milepost.ledger.formats import in_decimals
from milepost.rounding import fixed, rounded


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (6.25, 1, "6.3"),
        (-6.25, 1, "-6.3"),
        (6.35, 1, "6.4"),
        (2.675, 2, "2.68"),  # as a binary number a little less
        (12.5 - 6.25, 1, "6.3"),
        (0.1 + 0.15, 1, "0.3"),
        (-0.04, 1, "0.0"),
        (1e22, 1, "10000000000000000000000.0"),
    ],
)
def test_half_goes_away_from_zero(value, decimals, shown):
    assert fixed(value, decimals) == shown
    assert rounded(value, decimals) == float(shown)


@given(some.integers(-(10**9), 10**9), some.integers(0, 4), some.integers(0, 4))
def test_it_rounds_the_decimal_number_that_was_written(digits, behind, decimals):
    written = Decimal(digits).scaleb(-behind)
    expected = written.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert Decimal(fixed(float(written), decimals)) == expected


@pytest.mark.parametrize(("value", "shown"), [(0.125, "0.13"), (0.375, "0.38"), (-1.005, "-1.01"), (0.0, "0")])
def test_figures_of_the_ledger_are_rounded_alike(value, shown):
    assert in_decimals(value) == shown
