"""A period given twice with one value is one value, in every layout; with two values it is a contradiction."""

import math

import milepost as mp
import pytest

GIVEN = {"a": ([2015, 2015, 2020], [None, 50, 64]), "b": ([2015, 2020, 2020], [50, 64, math.nan])}
TARGETS = {"series": ["a", "b"], "target": [80, 80], "due": [2030, 2030], "direction": ["up", "up"]}
ONCE = {"a": ([2015, 2020], [50, 64]), "b": ([2015, 2020], [50, 64])}


def long(series):
    rows = [(name, *point) for name, columns in series.items() for point in zip(*columns, strict=True)]
    return dict(zip(("series", "period", "value"), zip(*rows, strict=True), strict=True))


def lists(series):
    periods, values = zip(*series.values(), strict=True)
    return {"series": list(series), "period": list(periods), "value": list(values)}


def answers(table, method):
    found = mp.evaluate(table, TARGETS, method=method)
    return [found[name].tolist() for name in ("figure", "label", "status", "n_used")]


@pytest.mark.parametrize("layout", [long, lists])
@pytest.mark.parametrize("method", ["eurostat.2021", "sdsn.2018", "un_chart.2023"])
def test_a_blank_beside_a_value_is_no_second_value(layout, method):
    assert answers(layout(GIVEN), method) == answers(layout(ONCE), method)
    backwards = {name: [column[::-1] for column in columns] for name, columns in GIVEN.items()}
    assert answers(layout(backwards), method) == answers(layout(ONCE), method)


@pytest.mark.parametrize("layout", [long, lists])
def test_two_values_of_one_period_contradict_each_other_even_if_they_are_alike(layout):
    twice = {"a": ([2015, 2015, 2020], [50, 50, 64]), "b": ([2015, 2015, 2015, 2020], [50, None, 51, 64])}
    assert mp.evaluate(layout(twice), TARGETS)["reason"].tolist() == ["inconclusive"] * 2


def test_projections_take_the_same_table():
    found, once = (mp.project(long(series), horizon=2, method="drift") for series in (GIVEN, ONCE))
    assert found["mean"].tolist() == once["mean"].tolist()
    assert not any(math.isnan(mean) for mean in found["mean"])
