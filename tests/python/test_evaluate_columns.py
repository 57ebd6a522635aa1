"""evaluate() around its compiled half, which stands in here: what becomes a series, what comes back, in which table."""

import datetime
import random
import warnings
from types import SimpleNamespace

import milepost as mp
import numpy
import pytest
from milepost import _core
from milepost.column_kinds import as_codes, as_numbers, as_positions
from milepost.columns import read_columns
from milepost.evaluation import METHODS_OF_ASSESS
from milepost.series_columns import panel_of

NAN = float("nan")
NO_CLASS = 255


@pytest.fixture
def core(monkeypatch):
    """A stand-in for the compiled half: the figure is the sum of the series, the label says whether it is above the
    target; `seen` keeps what it was called with."""
    seen = SimpleNamespace()

    def evaluate_panel(method, offsets, times, values, rows, target, due, direction, bound, columns, threads, progress):
        vars(seen).update(locals())
        sums = [float(numpy.nansum(values[offsets[row] : offsets[row + 1]])) if row >= 0 else NAN for row in rows]
        figure = numpy.array(sums)
        known = ~numpy.isnan(figure)
        if progress:
            progress(len(rows), len(rows))
        return {
            "figure": figure,
            "score": numpy.where(known, 1.0, NAN),
            "label": numpy.where(known, numpy.where(figure > target, 1, 0), NO_CLASS).astype(numpy.uint8),
            "labels": ["below", "above"],
            "status": numpy.where(known, 1, 5).astype(numpy.uint8),
            "statuses": [status.name for status in mp.Status],
            "movement": numpy.full(len(rows), 3, numpy.uint8),
            "movements": [movement.name for movement in mp.Movement],
            "reason": numpy.where(known, NO_CLASS, 0).astype(numpy.uint8),
            "reasons": ["no_data"],
            "n_used": numpy.array([offsets[row + 1] - offsets[row] if row >= 0 else 0 for row in rows], numpy.int32),
        }

    monkeypatch.setattr(_core, "evaluate_panel", evaluate_panel, raising=False)
    return seen


LONG = {
    "series": ["b", "a", "b", "a", None, "a"],
    "period": ["2016", "2015", "2015", "2017", "2015", None],
    "value": [3.0, 1.0, 2.0, None, 100.0, 100.0],
}
LISTS = {"series": ["b", "a"], "period": [["2016", "2015"], ["2015", "2017"]], "value": [[3.0, 2.0], [1.0, None]]}
TARGETS = {
    "series": ["a", "b", "zz", None],
    "target": [0.5, 10.0, 1.0, None],
    "due": ["2020", "2020-06", None, "n/a"],
    "direction": ["increase", "down", "", None],
}
COLUMNS = ["target_id", "series", "figure", "score", "label", "status", "movement", "reason", "n_used"]


def table(kind, columns):
    if kind == "dict":
        return columns
    if kind == "rows":
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    library = pytest.importorskip(kind)
    return library.table(columns) if kind == "pyarrow" else library.DataFrame(columns)


def names_of(found):
    if isinstance(found, list):
        return list(found[0])
    return list(getattr(found, "column_names", getattr(found, "columns", found)))


@pytest.mark.parametrize("targets", ["dict", "rows", "pandas", "polars", "pyarrow"])
@pytest.mark.parametrize("series", ["dict", "rows", "pandas", "polars", "pyarrow"])
@pytest.mark.parametrize("layout", [LONG, LISTS], ids=["long", "lists"])
def test_every_table_in_every_table_out(core, layout, series, targets):
    given = table(targets, TARGETS)
    found = mp.evaluate(table(series, layout), given)
    assert isinstance(found, type(given))
    assert names_of(found) == COLUMNS
    columns = read_columns(found, (), tuple(COLUMNS))
    words = {name: as_codes(columns[name]) for name in ("series", "label", "status", "reason")}
    cells = {name: [[*word.words, None][code] for code in word.codes] for name, word in words.items()}
    assert cells["series"] == ["a", "b", "zz", None]
    assert cells["label"] == ["above", "below", None, None]
    assert cells["status"] == ["on_track", "on_track", "not_assessable", "not_assessable"]
    assert cells["reason"] == [None, None, "no_data", "no_data"]
    assert numpy.array_equal(as_numbers(columns["figure"]), [1, 5, NAN, NAN], equal_nan=True)
    assert as_numbers(columns["n_used"]).tolist() == [2, 2, 0, 0]


def test_what_the_compiled_half_is_given(core):
    mp.evaluate(
        LONG,
        TARGETS
        | {
            "bound": ["at_least", None, "more_than", "less than"],
            "base_period": [2010, "2010Q2", None, "2010/11"],
            "base_value": ["1.5", None, 2, "n/a"],
            "sd": [1, 2, None, 4],
            "comparator": ["b", None, None, "a"],
            "weight": [0.5, None, 2.0, 1.0],
        },
        method="statcan.2024",
        threads=2,
    )
    assert (core.method, core.threads, core.progress) == ("statcan.2024", 2, None)
    assert core.offsets.tolist() == [0, 2, 4]
    assert core.times.tolist() == [2016, 2017, 2016, 2018]
    assert numpy.array_equal(core.values, [2, 3, 1, NAN], equal_nan=True)
    assert core.rows.tolist() == [1, 0, -1, -1]
    assert numpy.array_equal(core.target, [0.5, 10, 1, NAN], equal_nan=True)
    assert numpy.array_equal(core.due, [2021, 2020.5, NAN, NAN], equal_nan=True)
    assert core.direction.tolist() == [1, -1, 0, 0]
    assert core.bound.tolist() == [0, 0, 1, 1]
    assert sorted(core.columns) == ["base_period", "base_value", "comparator", "deviation"]
    assert core.columns["comparator"].tolist() == [0, -1, -1, 1]
    assert numpy.array_equal(core.columns["base_period"], [2011, 2010.5, NAN, 2011], equal_nan=True)
    assert numpy.array_equal(core.columns["base_value"], [1.5, NAN, 2, NAN], equal_nan=True)
    kinds = {name: vars(core)[name].dtype.name for name in ("offsets", "times", "values", "rows", "target", "due")}
    assert kinds == {"offsets": "int64", "rows": "int64"} | dict.fromkeys(
        ("times", "values", "target", "due"), "float64"
    )
    assert core.direction.dtype == numpy.int8
    assert {column.dtype.name for column in core.columns.values()} == {"float64", "int64"}


@pytest.mark.parametrize(
    ("column", "cells", "words"),
    [
        ("target", ["100%", None, "n/a", 3], "the first, number 1, has target '100%'; expected a number"),
        ("due", [2030, "soon", None, 2030], "the first, number 2, has due 'soon'; expected a year, words such as"),
        ("base_period", [None, "", 2015, "once"], "the first, number 4, has base_period 'once'; expected a year"),
        ("limit", [100, "none", "many", None], "the first, number 3, has limit 'many'; expected a number"),
    ],
)
def test_a_target_that_cannot_be_read_is_not_taken_for_none(core, column, cells, words):
    with pytest.warns(UserWarning, match="targets: 1 row is not judged, unread: ") as warned:
        mp.evaluate(LONG, TARGETS | {column: cells})
    (only,) = warned
    assert words in str(only.message)
    endless = [place for place, target in enumerate(core.target) if target == numpy.inf]
    assert endless == [int(words.split("number ")[1].split(",")[0]) - 1]


def test_a_direction_that_is_none_is_told_and_its_row_is_not_judged():
    with pytest.warns(UserWarning, match="1 row is not judged, unread: the first, number 2, has direction 'sideways'"):
        found = mp.evaluate(LONG, TARGETS | {"direction": ["up", "sideways", "n/a", None]})
    assert found["reason"].tolist()[1] == "inconclusive"


def test_a_bound_against_the_direction_is_told_and_the_direction_decides():
    with pytest.warns(UserWarning, match="targets: 2 rows have a bound against the direction, which decides") as warned:
        found = mp.evaluate(LONG, TARGETS | {"bound": ["at_most", "more than", "reach", None]})
    assert str(warned[0].message).endswith("the first, number 1, is 'at_most' with direction 'increase'")
    other = mp.evaluate(LONG, TARGETS | {"bound": ["at_least", "less than", "reach", None]})
    assert all(found[name].tolist() == other[name].tolist() for name in ("label", "status", "reason"))


def test_a_base_value_of_no_period_is_no_base():
    series = {"series": ["a"] * 2, "period": [2015, 2022], "value": [50, 64]}
    targets = {"series": ["a"] * 2, "target": [100] * 2, "due": [2030] * 2, "direction": [1] * 2}
    found = mp.evaluate(series, targets | {"base_period": [None, 2010], "base_value": [40, 40]})
    assert found["reason"].tolist() == ["no_baseline", None]


def test_of_several_methods_one_is_to_be_given():
    with pytest.raises(TypeError) as caught:
        mp.evaluate(LONG, TARGETS, method=(mp.preset("wri.2025"), mp.preset("unep.gap")))
    assert str(caught.value).startswith(f"method wri.2025, unep.gap: {TAKES}; give one of them")


def test_a_row_with_a_target_that_cannot_be_read_has_its_reason_and_no_label():
    series = {"series": ["a", "a"], "period": [2015, 2022], "value": [50, 64]}
    targets = {"series": ["a", "a"], "target": ["100%", "100"], "due": [2030, 2030], "direction": [1, 1]}
    with pytest.warns(UserWarning, match="has target '100%'"):
        found = mp.evaluate(series, targets)
    assert found["reason"].tolist() == ["inconclusive", None]
    assert found["label"].tolist() == [None, "moderate_progress"]


def test_a_comparator_that_is_not_there_is_no_comparison_with_the_target():
    series = {"series": ["a"] * 6, "period": range(2017, 2023), "value": range(6)}
    targets = {"series": ["a", "a"], "target": [9, 9], "due": [2030] * 2, "direction": [1, 1]}
    found = mp.evaluate(series, targets | {"comparator": ["b", None]}, method="destatis.2021")
    assert found["reason"].tolist() == ["no_data", None]


def test_names_may_be_bytes(core):
    names = numpy.array([b"b", b"a", b"b", b"a", b"x", "\u00fc".encode()])
    found = mp.evaluate(LONG | {"series": names}, TARGETS | {"series": ["a", "b", "zz", "\u00fc"]})
    assert found["n_used"].tolist()[:3] == [2, 2, 0]


@pytest.mark.parametrize("up", [1, 1.0, "1", "increase", "up", "Positive", mp.Direction.increase])
@pytest.mark.parametrize("down", [-1, -1.0, "-1", "decrease", "down", "negative", mp.Direction.decrease])
def test_directions(core, up, down):
    mp.evaluate(LONG, TARGETS | {"direction": [up, down, up, down]})
    assert core.direction.tolist() == [1, -1, 1, -1]


def test_arrays_reach_the_compiled_half_without_holes(core):
    scattered = numpy.zeros(6, dtype=[("series", int), ("period", int), ("value", float)])
    scattered["series"], scattered["period"], scattered["value"] = 1, range(2010, 2016), range(6)
    found = mp.evaluate(scattered, TARGETS | {"series": [1, 1, 2, 2], "target": numpy.arange(8.0)[::2]})
    assert found["figure"][0] == 15
    for name in ("offsets", "times", "values", "rows", "target", "due", "direction"):
        assert vars(core)[name].flags.c_contiguous


def test_ids_are_those_given_or_the_places_of_the_rows(core):
    assert mp.evaluate(LONG, TARGETS)["target_id"].tolist() == ["0", "1", "2", "3"]
    assert mp.evaluate(LONG, TARGETS | {"target_id": [7, 8, 9, 10]})["target_id"].tolist() == [7, 8, 9, 10]
    assert mp.evaluate(LONG, TARGETS | {"target_id": ["x", None, "y", "x"]})["target_id"].tolist() == [
        "x",
        None,
        "y",
        "x",
    ]


def test_series_may_have_numbers_for_names(core):
    numbered = LONG | {"series": [2, 1, 2, 1, None, 1]}
    found = mp.evaluate(numbered, TARGETS | {"series": [1, 2, 3, None]})
    assert numpy.array_equal(found["figure"], [1, 5, NAN, NAN], equal_nan=True)
    assert found["series"].tolist() == [1, 2, 3, None]
    assert mp.evaluate(numbered, TARGETS | {"series": ["1", "2", "3", None]})["n_used"].tolist() == [2, 2, 0, 0]


@pytest.mark.parametrize("empty", [[], {"series": [], "period": [], "value": []}])
def test_without_observations_every_target_has_no_data(core, empty):
    found = mp.evaluate(empty, TARGETS)
    assert found["reason"].tolist() == ["no_data"] * 4
    assert found["status"].tolist() == ["not_assessable"] * 4


def test_without_targets_there_are_no_rows(core):
    found = mp.evaluate(LONG, {name: [] for name in TARGETS})
    assert list(found) == COLUMNS
    assert {len(column) for column in found.values()} == {0}
    assert mp.evaluate(LONG, []) == []


def test_progress_is_told_to_whom_asks(core, capsys):
    told = []
    mp.evaluate(LONG, TARGETS, progress=lambda done, total: told.append((done, total)))
    assert told == [(4, 4)]
    mp.evaluate(LONG, TARGETS, progress=False)
    assert capsys.readouterr().err == ""
    mp.evaluate(LONG, TARGETS, progress=True)
    assert "100% of 4 rows" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("series", "targets", "options", "words"),
    [
        ({"series": ["a"], "period": [2015]}, TARGETS, {}, "series: column 'value' is missing; found series, period"),
        (LONG, {"series": ["a"]}, {}, "targets: column 'target' is missing; found series"),
        (LONG | {"value": [1.0]}, TARGETS, {}, "series: the columns differ in length"),
        (LONG, TARGETS | {"sd": [1.0]}, {}, "targets: the columns differ in length"),
        (
            LISTS | {"value": [1.0, 2.0]},
            TARGETS,
            {},
            "either a row is an observation, or 'period' and 'value' hold lists",
        ),
        (LISTS | {"value": [[1.0], [2.0, 3.0]]}, TARGETS, {}, "series: row 0 has 2 in 'period' and 1 in 'value'"),
        (LONG, TARGETS | {"target": [[1.0], [2.0], [], []]}, {}, "targets: column 'target' holds lists, not numbers"),
        (LONG, TARGETS | {"target_id": [[1], [2], [], []]}, {}, "targets: column 'target_id' holds lists"),
        (
            LONG,
            TARGETS,
            {"method": 3},
            "method 3: evaluate() takes a preset, by its name, such as 'eurostat.2021', or as mp.Preset",
        ),
        (LONG, TARGETS, {"threads": -1}, "threads -1: expected 1 or more"),
        (LONG, TARGETS | {"bound": ["over"] * 4}, {}, "targets: column 'bound' holds 'over'; expected at_least"),
        (
            LONG,
            TARGETS | {"base_value": [1.0] * 4},
            {},
            "targets: column 'base_value' has no period; expected a column",
        ),
        (
            LONG,
            TARGETS | {"sd": [1.0] * 4, "deviation": [1.0] * 4},
            {},
            "targets: columns 'sd' and 'deviation' are two names of one thing",
        ),
        (LONG, TARGETS, {"threads": 1.5}, "threads: expected a whole number; found 1.5"),
        (LONG, TARGETS, {"progress": "yes"}, "progress: expected True, False or a function"),
        ({}, {}, {}, "series: column 'series' is missing; found no columns"),
        (7, TARGETS, {}, "series: expected a dict of lists or arrays"),
    ],
)
def test_a_malformed_call_is_one_clear_error_before_any_work(core, series, targets, options, words):
    with pytest.raises((mp.OutOfRange, TypeError)) as caught:
        mp.evaluate(series, targets, **options)
    assert words in str(caught.value)
    assert not vars(core)


def grouped_slowly(names, times, values):
    groups = {}
    for name, time, value in zip(names, times, values, strict=True):
        groups.setdefault(name, []).append((time, value))
    return {name: sorted(rows, key=lambda row: row[0]) for name, rows in groups.items()}


def test_a_million_rows_are_grouped_as_a_dict_groups_them():
    rows = 1_000_000
    draw = random.Random(20220711)
    names = [f"series {draw.randrange(50_000)}" for _ in range(rows)]
    years = [draw.randrange(1900, 2100) for _ in range(rows)]
    values = numpy.arange(rows, dtype=float)
    panel = panel_of(
        read_columns({"series": names, "period": years, "value": values}, (), ("series", "period", "value"))
    )
    slowly = grouped_slowly(names, years, values.tolist())
    assert panel.names == list(slowly)
    assert numpy.diff(panel.offsets).tolist() == [len(found) for found in slowly.values()]
    flat = [row for found in slowly.values() for row in found]
    assert panel.times.tolist() == [time + 1 for time, _ in flat]
    assert panel.values.tolist() == [value for _, value in flat]


def test_rows_in_order_stay_where_they_are():
    polars = pytest.importorskip("polars")
    values = numpy.arange(6.0)
    series = polars.DataFrame({"series": ["x"] * 3 + ["y"] * 3, "period": [2015, 2016, 2017] * 2, "value": values})
    columns = read_columns(series, (), ("series", "period", "value"))
    panel = panel_of(columns)
    assert numpy.shares_memory(panel.values, as_numbers(columns["value"]))
    assert panel.times.tolist() == as_positions(columns["period"]).tolist()


@pytest.mark.parametrize("kind", ["dict", "rows", "pandas", "polars", "pyarrow"])
def test_the_compiled_half_itself_compares_growth_seen_with_growth_needed(kind):
    series = {"series": ["b", "a", "b", "a"], "period": ["2020", "2020", "2015", "2015"], "value": [3.0, 1.5, 4.0, 1.0]}
    targets = {
        "series": ["a", "b", "c"],
        "target": [2.0, 2.0, 2.0],
        "due": ["2030"] * 3,
        "direction": ["up", "down", "up"],
    }
    found = read_columns(mp.evaluate(table(kind, series), table(kind, targets), "statcan.2024"), (), COLUMNS)
    needed = {"a": 2 ** (1 / 15) - 1, "b": 0.5 ** (1 / 15) - 1}
    expected = [(1.5 ** (1 / 5) - 1) / needed["a"], (0.75 ** (1 / 5) - 1) / needed["b"]]
    assert as_numbers(found["figure"])[:2] == pytest.approx(expected, rel=1e-13)
    assert numpy.isnan(as_numbers(found["figure"])[2])
    assert as_codes(found["reason"]).words == ["no_data"]
    assert as_numbers(found["n_used"]).tolist() == [2, 2, 0]


# ---- methods that are none of evaluate()

TAKES = "evaluate() takes a preset, by its name, such as 'eurostat.2021', or as mp.Preset"


@pytest.mark.parametrize("name", METHODS_OF_ASSESS)
def test_a_method_of_assess_is_said_to_be_one(name):
    own = f"{TAKES}; {name} is a method of assess(), which takes a plan or the evidence of one target"
    with pytest.raises(mp.ParseError) as by_name:
        mp.evaluate(LONG, TARGETS, method=name)
    assert str(by_name.value) == f"method '{name}': {own}"
    if name == "probability":
        return  # it has a name alone
    method = getattr(mp, "".join(part.capitalize() for part in name.split("_")))()
    with pytest.raises(TypeError) as by_value:
        mp.evaluate(LONG, TARGETS, method=method)
    assert str(by_value.value) == f"method {method!r}: {own}"


def test_an_unknown_preset_leads_to_a_known_one():
    with pytest.raises(mp.ParseError) as near:
        mp.evaluate(LONG, TARGETS, method="Eurostat.2O21")
    assert str(near.value) == f"method 'Eurostat.2O21': {TAKES}; did you mean 'eurostat.2021'?"
    with pytest.raises(mp.ParseError, match=r"there are eurostat\.2021, .*worldbank\.2018$"):
        mp.evaluate(LONG, TARGETS, method="")


# ---- what cannot be read

YEARS = {"series": ["a", "a", "b"], "period": [2015, 2016, 2016], "value": [1.0, 2.0, 3.0]}


def warned(series):
    """The warnings of a call, which are told at the line of the caller."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        mp.evaluate(series, TARGETS)
    assert {one.filename for one in found} <= {__file__}
    return [str(one.message) for one in found]


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ({"value": [1.0, "2,5", "many"]}, "2 observations are left out, unread: the first, number 2, has value '2,5'"),
        (
            {"period": [2015, 2016, "someday"]},
            "1 observation is left out, unread: the first, number 3, has period 'someday'",
        ),
        (
            {"period": [2015, 20161231, 20170630]},
            "2 observations are left out, unread: the first, number 2, has period 20161231",
        ),
        (
            {"period": ["x"] * 3, "value": ["y", 1, 2]},
            "3 observations are left out, unread: the first, number 1, has period 'x'",
        ),
        (
            {"value": [True, object, 1]},
            "1 observation is left out, unread: the first, number 2, has value <class 'object'>",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["dict", "pandas"])
def test_what_cannot_be_read_is_counted_in_one_warning(core, kind, odd, said):
    (warning,) = warned(table(kind, YEARS | odd))
    assert warning.startswith(f"series: {said}")
    assert warning.endswith(("; expected a number", "; expected a year, words such as '2015-Q2', or a date"))


def test_what_is_missing_is_not_unread(core):
    assert warned(YEARS) == []
    assert warned(YEARS | {"value": [None, "", "NA"], "period": ["2015", None, " n/a "]}) == []
    assert warned(YEARS | {"value": [1.0, NAN, float("inf")]}) == []


def test_lists_are_counted_through(core):
    lists = {"series": ["a", "b"], "period": [[2015, 2016], [2015]], "value": [["1", "2"], ["x"]]}
    (warning,) = warned(lists)
    assert warning.startswith("series: 1 observation is left out, unread: the first, number 3, has value 'x'")


# ---- dates of the first day

NEW_YEARS = ["2015-01-01", "2016-01-01", "2016-01-01"]
NEW_MONTHS = ["2015-01-01", "2015-02-01", "2015-03-01"]


def forms_of(days):
    dates = [datetime.date.fromisoformat(day) for day in days]
    midnights = [datetime.datetime(day.year, day.month, day.day) for day in dates]
    return [days, [f"{day} 00:00:00" for day in days], dates, midnights, numpy.array(days, dtype="datetime64[ns]")]


@pytest.mark.parametrize("form", range(5))
@pytest.mark.parametrize(
    ("days", "said", "remedy"),
    [(NEW_YEARS, "1 January", ".dt.year"), (NEW_MONTHS, "the first of a month", '.dt.to_period("M")')],
)
def test_dates_that_all_begin_a_period_are_warned_of(core, form, days, said, remedy):
    found = [one for one in warned(YEARS | {"period": forms_of(days)[form]}) if "every period" in one]
    assert len(found) == 1
    assert f"every period is a date on {said}; a date is the day on which a period ends" in found[0]
    assert found[0].endswith(f"series['period']{remedy}")


@pytest.mark.parametrize(
    ("days", "remedied"),
    [(NEW_YEARS, lambda column: column.dt.year), (NEW_MONTHS, lambda column: column.dt.to_period("M"))],
)
def test_the_remedy_against_first_days_is_one(core, days, remedied):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(YEARS | {"period": pandas.to_datetime(days)})
    assert len(warned(frame)) == 1
    frame["period"] = remedied(frame["period"])
    assert warned(frame) == []


@pytest.mark.parametrize(
    "days", [["2015-01-01"] * 3, ["2015-01-01", "2016-01-02", "2016-01-02"], ["2015", "2016", "2016"], NEW_YEARS[:0]]
)
def test_other_dates_are_not_warned_of(core, days):
    rows = len(days)
    assert warned({name: column[:rows] for name, column in YEARS.items()} | {"period": days}) == []


LABELS = {"tuples": lambda name: (name, ""), "words of their own": lambda name: Label(name)}


class Label:
    """What pandas takes for a label and is no str."""

    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name


@pytest.mark.parametrize("form", LABELS)
@pytest.mark.parametrize("kind", ["dict", "rows", "pandas"])
def test_labels_that_are_no_str_are_read_by_their_words(core, kind, form):
    def labelled(columns):
        return table(kind, {LABELS[form](name): values for name, values in columns.items()})

    expected = mp.evaluate(table(kind, LONG), table(kind, TARGETS))
    found = mp.evaluate(labelled(LONG), labelled(TARGETS))
    assert str(found) == str(expected)
    assert core.times.tolist() == [2016.0, 2017.0, 2016.0, 2018.0]


def test_two_labels_of_the_same_words_are_refused_where_they_are_asked_for(core):
    pandas = pytest.importorskip("pandas")
    twice = pandas.DataFrame([["a", "a", 2015, 1.0]])
    twice.columns = pandas.Index(["series", Label("series"), "period", "value"], dtype=object)
    with pytest.raises(mp.OutOfRange, match="series: column 'series' stands there twice"):
        mp.evaluate(twice, TARGETS)
