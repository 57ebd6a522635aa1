"""Floor 6 in Python: the straight line through what has been seen."""

import math

import milepost as mp
import pytest

series = mp.Series(mp.Unit("platform"), {2022: 260, 2023: 310, 2024: 361})


def test_the_trend_of_three_figures():
    trend = mp.fit_trend(mp.points_of(series))
    assert trend.points == 3
    assert trend.line.slope == pytest.approx(50.5, rel=1e-12)
    assert mp.projected_value(trend, mp.end_of(2025)) == pytest.approx(310 + 1 / 3 + 2 * 50.5, rel=1e-12)
    # Residuals 1/6, -1/3, 1/6: variance 1/6 with one degree of freedom; error of a new value two years from the mean.
    error = math.sqrt(1 / 6 * (1 + 1 / 3 + 4 / 2))
    assert mp.prediction_error(trend, mp.end_of(2025)) == pytest.approx(error, rel=1e-8)


def test_two_figures_make_no_trend():
    assert mp.fit_trend(mp.points_of(series)[:2]) is None
