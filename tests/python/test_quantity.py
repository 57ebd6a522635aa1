"""Floor 2 in Python: units, quantities, per cent, bounds."""

import milepost as mp
import numpy
import pytest

platform = mp.Unit("platform")


@pytest.mark.parametrize("number", [400, 400.0, numpy.float64(400), numpy.int64(400), numpy.float32(400)])
def test_a_number_times_a_unit_is_a_quantity(number):
    quantity = number * platform
    assert type(quantity) is mp.Quantity
    assert (quantity.value, quantity.unit) == (400.0, platform)
    assert str(quantity) == "400 platform"
    assert eval(repr(quantity), dict(vars(mp))) == quantity


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_is_missing_is_no_number(number):
    with pytest.raises(mp.OutOfRange, match="not finite"):
        number * platform
    with pytest.raises(mp.OutOfRange, match=r"Observation: value: number (nan|-?inf): not finite"):
        mp.Observation(2024, number)


def test_sums_know_their_units():
    people = mp.Unit("人")
    ten_thousand = mp.Unit("万人", scale=10_000, base="人")
    assert 1 * ten_thousand + 5000 * people == 1.5 * ten_thousand
    assert 1 * ten_thousand - 5000 * people == 0.5 * ten_thousand
    assert mp.in_(37.5 * ten_thousand, people) == 375_000 * people
    with pytest.raises(mp.UnitMismatch, match="platform"):
        1 * platform + 1 * people


def test_forbidden_expressions():
    for forbidden in (
        lambda: mp.Percent(5) + mp.Percent(3),
        lambda: 400 + platform,
        lambda: mp.more_than(400),
        lambda: platform * platform,
        lambda: mp.Year(2025) + mp.Year(1),
    ):
        with pytest.raises(TypeError):
            forbidden()


def test_per_cent_and_percentage_points():
    assert mp.Percent(8) - mp.Percent(5) == mp.PercentagePoints(3)
    assert mp.Percent(5) + mp.PercentagePoints(3) == mp.Percent(8)
    assert mp.Percent(5) < mp.Percent(8)
    assert mp.quantity_of(mp.Percent(5)) == 5 * mp.percent_unit
    assert not mp.commensurable(mp.percent_unit, mp.percentage_point_unit)


def test_known_units_are_found_by_their_words():
    assert mp.find_unit("亿元").scale == 1e8
    assert mp.find_unit("furlong") is None
    assert mp.find_unit("%") == mp.percent_unit
    assert mp.is_count(mp.find_unit("家"))
    assert not mp.is_count(mp.find_unit("万人"))


def test_a_known_word_is_taken_wherever_a_unit_is_meant():
    home = mp.find_unit("家")
    assert mp.Series("家", {2024: 361}) == mp.Series(home, {2024: 361})
    assert mp.Series("家", {2024: 361}).unit.scale == 1
    assert mp.Series("亿元").unit.scale == 1e8
    assert mp.Indicator("x", unit="platforms").unit == platform
    assert mp.Quantity(5, "万人") == 5 * mp.find_unit("万人")
    assert mp.in_(mp.Quantity(5, "万人"), "人") == mp.Quantity(50_000, "人")
    assert mp.in_(mp.Series("亿元", {2024: 2}), "万元")[0].value == 20_000
    assert mp.parse_bound("400家以上", "家") == mp.at_least(400 * home)
    assert mp.Trajectory("家", [("2022-12-31", 260), ("2025-12-31", 400)]).unit == home
    assert mp.words_of(mp.more_than(400 * home), "家", "zh") == "超过400家"
    assert mp.series_of(mp.Observations(), "x", "家").unit == home
    assert mp.commensurable("万人", "person")
    assert mp.base_of("亿元") == "元"
    assert (mp.is_count("家"), mp.is_count("万人"), mp.is_percent("%")) == (True, False, True)


def test_a_word_that_is_no_known_unit_is_refused_in_plain_words():
    with pytest.raises(mp.ParseError, match=r"'furlong' is not a known unit; .* mp.Unit\('furlong'\)"):
        mp.Series("furlong", {2024: 1})
    with pytest.raises(mp.ParseError, match=r"Indicator: unit: 'platfroms' .*did you mean 'platforms'\?"):
        mp.Indicator("x", unit="platfroms")
    with pytest.raises(TypeError, match=r"Indicator: unit: 5 \(int\): expected a unit \(mp\.Unit"):
        mp.Indicator("x", unit=5)


def test_one_of_what_a_plural_names():
    assert [mp.singular_of(words) for words in ("years", "people", "CNY")] == ["year", "person", "CNY"]


def test_units_are_equal_by_name_and_scale():
    assert mp.Unit("家", zh="家") == mp.Unit("家", en="companies")
    assert hash(mp.Unit("家", zh="家")) == hash(mp.Unit("家", en="companies"))
    assert mp.Unit("人") != mp.Unit("人", scale=2)


BOUNDS = {
    "more than 400": mp.more_than(400 * platform),
    "at least 400": mp.at_least(400 * platform),
    "less than 400": mp.less_than(400 * platform),
    "at most 400": mp.at_most(400 * platform),
    "reach 400": mp.reach(400 * platform),
    "about 30 ± 5%": mp.about(30 * platform, 0.05),
    "3 to 5": mp.between(3 * platform, 5 * platform),
    "all": mp.all_of(),
    "some": mp.some_of(),
    "increase": mp.toward("increase"),
    "+1 from baseline": mp.change_by(1 * platform),
    "-5% from baseline": mp.change_by(mp.Percent(-5)),
    "above gdp": mp.above("gdp"),
    "in step with gdp ± 2": mp.in_step_with("gdp", 2),
}


@pytest.mark.parametrize(("words", "bound"), BOUNDS.items(), ids=BOUNDS.keys())
def test_bounds_and_their_words(words, bound):
    assert mp.parse_bound(words, platform) == bound
    assert mp.parse_bound(str(bound), platform) == bound
    assert eval(repr(bound), dict(vars(mp))) == bound


def test_more_than_is_not_at_least():
    assert mp.parse_bound("超过400家", mp.find_unit("家")) == mp.more_than(400 * mp.find_unit("家"))
    assert mp.parse_bound("400家以上", mp.find_unit("家")) == mp.at_least(400 * mp.find_unit("家"))
    assert mp.is_strict(mp.more_than(400 * platform))
    assert not mp.is_strict(mp.at_least(400 * platform))


def test_directions_and_limits():
    assert mp.direction_of(mp.more_than(400 * platform)) == "increase"
    assert mp.direction_of(mp.at_most(400 * platform)) == "decrease"
    band = mp.between(3 * platform, 5 * platform)
    assert mp.direction_of(band) is None
    assert mp.limit_of(band, "increase") == 3 * platform
    assert mp.limit_of(band, "decrease") == 5 * platform
    assert mp.limit_of(mp.some_of(), "increase") is None


def test_bounds_that_contradict_themselves_or_cannot_be_read():
    with pytest.raises(mp.OutOfRange, match="low end is above the high end"):
        mp.between(5 * platform, 3 * platform)
    with pytest.raises(mp.OutOfRange, match="low end is above the high end"):
        mp.Between(5 * platform, 3 * platform)
    with pytest.raises(mp.ParseError):
        mp.parse_bound("rather many", platform)
    with pytest.raises(mp.UnitMismatch):
        mp.parse_bound("more than 400 亿元", platform)
    with pytest.raises(TypeError, match=r"Target: bound: 400 \(int\): expected a bound \(mp\.more_than\(400 \* unit\)"):
        mp.Target("x", 400)
