"""Floor 3 in Python: shapes, lines, rates."""

import datetime
import math

import milepost as mp
import pandas
import pytest

platform = mp.Unit("platform")


def test_a_line_through_waypoints():
    line = mp.Trajectory(platform, {mp.end_of(2022): 260, mp.end_of(2025): 400})
    assert [round(line.value_at(mp.end_of(year)), 2) for year in (2022, 2023, 2024, 2025)] == [260, 306.67, 353.33, 400]
    assert line.at("2030-01-01") == 400 * platform
    assert line.waypoints[0] == mp.Waypoint("2022-12-31", 260)
    assert line.shape == mp.Linear()
    assert eval(repr(line), dict(vars(mp))) == line


@pytest.mark.parametrize(
    "waypoints",
    [
        [("2022-12-31", 260), ("2025-12-31", 400)],
        [mp.Waypoint("2022-12-31", 260), (datetime.date(2025, 12, 31), 400)],
        {"2022-12-31": 260, pandas.Timestamp("2025-12-31"): 400},
    ],
)
def test_waypoints_are_accepted_as_values_pairs_and_mappings(waypoints):
    assert mp.Trajectory(platform, waypoints) == mp.Trajectory(platform, {"2022-12-31": 260, "2025-12-31": 400})


def test_lines_that_cannot_be():
    with pytest.raises(mp.OutOfRange, match="needs two or more"):
        mp.Trajectory(platform, {"2022-12-31": 260})
    with pytest.raises(mp.OutOfRange, match="before the one it follows"):
        mp.Trajectory(platform, [("2025-12-31", 400), ("2022-12-31", 260)])


def test_growth_through_zero_is_undefined():
    line = mp.Trajectory(platform, {"2022-12-31": 0, "2025-12-31": 400}, "geometric")
    assert line.value_at("2023-12-31") is None
    with pytest.raises(mp.OutOfRange, match="undefined through zero"):
        line.at("2023-12-31")
    assert mp.value_at("geometric", 100, 400, 0.5) == pytest.approx(200, rel=1e-15)


def test_shapes():
    window = mp.span_of(2024)
    assert mp.owed_share("linear", window, "2024-06-30") == 0.5
    assert mp.owed_share(mp.profile([0.46, 0, 0.54, 0]), window, "2024-06-30") == pytest.approx(0.46, rel=1e-15)
    assert mp.owed_share("logistic", window, "2024-06-30") == pytest.approx(0.5, rel=1e-15)
    assert mp.value_at("steps", 0, 2, 0.6) == 1
    for shares in ([1, 2, 3], [0] * 4, [1, 1, 1, -1]):
        with pytest.raises(mp.OutOfRange, match="needs 4 or 12 shares"):
            mp.profile(shares)
        with pytest.raises(mp.OutOfRange, match="needs 4 or 12 shares"):
            mp.Profile(shares)
    with pytest.raises(mp.ParseError, match="'straight' is not a shape; expected linear"):
        mp.Trajectory(platform, {"2022-12-31": 1, "2025-12-31": 2}, "straight")


def test_rates():
    assert mp.compound_growth(260, 361, 2) == pytest.approx(math.sqrt(361 / 260) - 1, rel=1e-14)
    assert mp.compound_growth(0, 361, 2) is None
    assert mp.mean_rate([14.6, 10.1]) == pytest.approx(100 * (math.sqrt(1.146 * 1.101) - 1), rel=1e-13)
    assert mp.mean_rate([]) is None
    assert mp.chained_cut([10, 10]) == pytest.approx(19, rel=1e-14)


def test_a_straight_line_by_least_squares():
    line = mp.least_squares([(0, 1), (1, 3), mp.Point(2, 5)])
    assert (line.slope, line.residual_variance, line.degrees_of_freedom) == (2, 0, 1)
    assert mp.value_at(line, 10) == 21
    assert mp.least_squares([(1, 1), (1, 2)]) is None


def test_a_line_comes_to_a_value_after_its_share_of_the_way():
    path = mp.Trajectory(mp.percent_unit, {"2021-12-31": 0, "2025-12-31": 100})
    assert mp.position_until(path, 25) - mp.position("2021-12-31") == pytest.approx(12)
    assert mp.position_until(path, -1) == mp.position("2021-12-31")
    assert mp.position_until(path, 101) == mp.position("2025-12-31")
