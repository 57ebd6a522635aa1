"""Series in a row each observation, in lists, and flat with offsets are one panel, and give the same bits."""

import array

import milepost as mp
import numpy
import pytest
from milepost import _core
from milepost.columns import read_columns
from milepost.series_columns import panel_of, read_series

SERIES = 400
FLAT = {
    "series": ["b", "a", "c"],
    "offsets": [0, 2, 2, 5],
    "period": [2016, 2015, 2015, 2016, 2017],
    "value": [*"32123"],
}


def ragged(seed):
    """Series of 0 to 9 observations, with gaps in the values, in disorder, some of a year twice; as rows of
    (name, year, value)."""
    draw = numpy.random.default_rng(seed)
    for name in draw.permutation(SERIES).tolist():
        count = int(draw.integers(0, 10))
        years = draw.choice(numpy.arange(2012, 2024), count, replace=bool(draw.random() < 0.05))
        years = numpy.sort(years) if draw.random() < 0.7 else years
        values = numpy.round(draw.normal(40, 15) + draw.normal(1, 2) * (years - 2015) + draw.normal(0, 1, count), 3)
        values[draw.random(count) < 0.1] = numpy.nan
        yield f"s{name}", years, values


def targets_of(seed):
    """Two targets a series, some of a series that is not there, with every column that a preset may ask for."""
    draw, rows = numpy.random.default_rng(seed), 2 * SERIES
    return {
        "series": [f"s{name}" for name in draw.integers(0, SERIES + 10, rows).tolist()],
        "target": numpy.where(draw.random(rows) < 0.1, numpy.nan, numpy.round(draw.normal(55, 20, rows))),
        "due": draw.choice([2020, 2025, 2030], rows),
        "direction": draw.choice([1, -1], rows),
        "deviation": draw.uniform(1, 20, rows),
        "reference": draw.normal(45, 10, rows),
        "limit": draw.choice([numpy.nan, 100.0], rows),
        "typical_constant": numpy.ones(rows),
        "typical_slope": numpy.full(rows, 0.01),
        "comparator": draw.choice(["s1", "s2", None], rows, p=[0.1, 0.1, 0.8]),
    }


def layouts(series):
    names, years, values = zip(*series, strict=True)
    counts = [len(one) for one in years]
    flat = {"period": numpy.concatenate(years), "value": numpy.concatenate(values)}
    return {
        "long": {"series": numpy.repeat(names, counts)} | flat,
        "lists": {"series": names, "period": [*years], "value": [one.tolist() for one in values]},
        "flat": {"series": names, "offsets": numpy.cumsum([0, *counts]).astype(numpy.int32)} | flat,
    }


def bits(found):
    return {name: cells.tobytes() if cells.dtype != object else cells.tolist() for name, cells in found.items()}


@pytest.mark.parametrize("method", mp.presets())
def test_every_layout_gives_the_same_bits(method):
    given, targets = layouts(ragged(20220711)), targets_of(20250301)
    found = {name: mp.evaluate(series, targets, method) for name, series in given.items()}
    assert bits(found["flat"]) == bits(found["lists"]) == bits(found["long"])
    assert any(label is not None for label in found["flat"]["label"])  # the draw has something to judge


def test_projections_read_every_layout():
    given = layouts(ragged(7))
    columns = [read_columns(mp.project(series, horizon=2, method="drift"), (), ("mean",)) for series in given.values()]
    long, lists, flat = (column["mean"].values for column in columns)
    assert flat.tobytes() == lists.tobytes()  # a row an observation knows of no series without any
    assert numpy.isfinite(flat).sum() == numpy.isfinite(long).sum() > 0


# ---- memory

ORDERED = {
    "series": numpy.array([7, 3, 5]),
    "offsets": numpy.array([0, 2, 2, 5]),
    "period": numpy.array([2015, 2016, 2014, 2015, 2016]),
    "value": numpy.array([1.0, numpy.nan, 3.0, 4.0, 5.0]),
}


@pytest.fixture
def given(monkeypatch):
    """What the compiled half is given; it answers as ever."""
    seen, evaluate_panel = {}, _core.evaluate_panel

    def listening(*arguments, **named):
        seen.update(named)
        return evaluate_panel(*arguments, **named)

    monkeypatch.setattr(_core, "evaluate_panel", listening)
    return seen


def test_values_and_offsets_in_order_are_not_copied(given):
    mp.evaluate(ORDERED, {"series": [3], "target": [9], "due": [2030], "direction": [1]})
    for name, column in (("values", "value"), ("offsets", "offsets")):
        assert given[name].ctypes.data == ORDERED[column].ctypes.data
        assert numpy.shares_memory(given[name], ORDERED[column])
    assert given["times"].tolist() == [2016, 2017, 2015, 2016, 2017]


OTHERS = {
    "in disorder": ORDERED | {"period": numpy.array([2016, 2015, 2014, 2015, 2016])},
    "a year twice": ORDERED | {"period": numpy.array([2015, 2015, 2014, 2015, 2016])},
    "a name twice": ORDERED | {"series": numpy.array([7, 3, 7])},
    "a name missing": ORDERED | {"series": [7, None, 5]},
    "a period missing": ORDERED | {"period": [2015, 2016, 2014, None, 2016]},
    "the first period missing": ORDERED | {"offsets": [0, 1, 2, 5], "period": [2015, None, 2014, 2015, 2016]},
    "other numbers": ORDERED | {"value": numpy.array([1, 2, 3, 4, 5], dtype=numpy.float32)},
    "holes": ORDERED | {"value": numpy.arange(10.0)[::2]},
    "no series": {name: [] for name in ORDERED} | {"offsets": [0]},
    "no observation": {"series": [1, 2], "offsets": [0, 0, 0], "period": [], "value": []},
    "ordered": ORDERED,
}


@pytest.mark.parametrize("series", OTHERS.values(), ids=OTHERS)
def test_flat_values_are_the_panel_that_their_rows_are(series):
    offsets = series["offsets"]
    names = [name for name, count in zip(series["series"], numpy.diff(offsets), strict=True) for _ in range(count)]
    rows = {"series": names, "period": list(series["period"]), "value": list(series["value"])}
    flat, long = (panel_of(read_series(table)) for table in (series, rows))
    held = {name: (flat.offsets[at], flat.offsets[at + 1]) for at, name in enumerate(flat.names)}
    for at, name in enumerate(long.names):
        begin, end = held.pop(name)
        span = slice(long.offsets[at], long.offsets[at + 1])
        assert flat.times[begin:end].tolist() == long.times[span].tolist()
        assert numpy.array_equal(flat.values[begin:end], long.values[span], equal_nan=True)
    assert all(begin == end for begin, end in held.values())


def test_the_layout_is_that_of_lists_in_arrow():
    pyarrow = pytest.importorskip("pyarrow")
    years, values = pyarrow.array([[2015, 2022], [], [2015, 2022]]), pyarrow.array([[50.0, 64], [], [50.0, None]])
    lists = pyarrow.table({"series": ["a", "b", "c"], "period": years, "value": values})
    flat = {
        "series": lists["series"],
        "offsets": years.offsets,
        "period": years.flatten(),
        "value": values.flatten(),
    }
    found, expected = (panel_of(read_series(table)) for table in (flat, lists))
    assert found.names == expected.names
    for part in ("offsets", "times", "values"):
        assert numpy.array_equal(getattr(found, part), getattr(expected, part), equal_nan=True)


@pytest.mark.parametrize("offsets", [array.array("q", [0, 2, 2, 5]), (0, 2, 2, 5), [0.0, 2.0, 2.0, 5.0], range(4)])
def test_offsets_may_be_any_whole_numbers(offsets):
    series = FLAT if len(set(offsets)) == 3 else FLAT | {"period": [2015] * 3, "value": [1.0] * 3}
    assert panel_of(read_series(series | {"offsets": offsets})).offsets.tolist() == [int(one) for one in offsets]


def test_a_table_of_rows_may_have_a_column_of_that_name():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"series": ["a", "a"], "period": [2015, 2016], "value": [1.0, 2.0], "offsets": [9, 9]})
    assert panel_of(read_series(frame)).offsets.tolist() == [0, 2]


# ---- what is refused

TARGET = {"series": ["a"], "target": [9], "due": [2030], "direction": [1]}
LISTS = {"series": ["a", "b"], "period": [[2015], [2016]], "value": [[1.0], [2.0]]}
BAD = {
    "a fall": (FLAT | {"offsets": [0, 3, 2, 5]}, "'offsets' falls from 3 to 2 at place 2; expected numbers that never"),
    "below 0": (FLAT | {"offsets": [0, -1, 2, 5]}, "'offsets' falls from 0 to -1 at place 1; expected numbers that"),
    "another beginning": (FLAT | {"offsets": [1, 2, 2, 5]}, "'offsets' begins with 1; expected 0"),
    "too far": (FLAT | {"offsets": [0, 2, 2, 6]}, "'offsets' ends with 6 and 'period' has 5 rows; expected the same"),
    "not far enough": (FLAT | {"offsets": [0, 2, 2, 4]}, "'offsets' ends with 4 and 'period' has 5 rows"),
    "fewer values": (FLAT | {"value": [1.0]}, "'offsets' ends with 5 and 'value' has 1 rows; expected the same number"),
    "as many as names": (FLAT | {"offsets": [0, 2, 5]}, "'offsets' holds 3 numbers and 'series' 3 names; expected 4"),
    "a row a name": (FLAT | {"offsets": [0, 2, 2, 2, 5]}, "'offsets' holds 5 numbers and 'series' 3 names; expected 4"),
    "none": (FLAT | {"offsets": []}, "'offsets' holds 0 numbers and 'series' 3 names; expected 4 numbers, one more"),
    "a half": (FLAT | {"offsets": [0, 2.5, 2, 5]}, "'offsets' holds 2.5 at place 1; expected whole numbers"),
    "an endless one": (FLAT | {"offsets": [0, 2, 2, numpy.inf]}, "'offsets' holds inf at place 3; expected whole"),
    "a gap": (FLAT | {"offsets": [0, None, 2, 5]}, "'offsets' holds nothing at place 1; expected whole numbers"),
    "a gap in figures": (
        FLAT | {"offsets": [0.0, None, 2, 5]},
        "'offsets' holds nan at place 1; expected whole numbers",
    ),
    "words": (FLAT | {"offsets": [*"0225"]}, "'offsets' holds words such as '0'; expected whole numbers"),
    "a number": (FLAT | {"offsets": 5}, "column 'offsets' is 5, not a list or an array"),
    "lists too": (
        LISTS | {"offsets": [0, 1, 2]},
        "column 'period' holds lists beside a column 'offsets'; expected flat",
    ),
    "lists of values": (FLAT | {"value": [[1.0]] * 5}, "column 'value' holds lists beside a column 'offsets'"),
    "lists of offsets": (FLAT | {"offsets": [[0], [2]]}, "'offsets' holds lists; expected whole numbers"),
    "no values": (
        {name: FLAT[name] for name in FLAT if name != "value"},
        "column 'value' is missing; found series, off",
    ),
    "no names": ({name: FLAT[name] for name in FLAT if name != "series"}, "column 'series' is missing; found offsets"),
}


@pytest.mark.parametrize(("series", "words"), BAD.values(), ids=BAD)
def test_offsets_that_do_not_fit_are_one_clear_error_before_any_work(given, series, words):
    with pytest.raises((mp.OutOfRange, TypeError)) as caught:
        mp.evaluate(series, TARGET)
    assert str(caught.value).startswith(f"series: {words}")
    assert not given
