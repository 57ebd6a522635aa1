"""Which of several targets decides: the rule on small columns, every kind of table, the published German symbols."""

import collections
import csv
import re
from pathlib import Path

import milepost as mp
import numpy
import pandas
import polars
import pytest

ROOT = Path(__file__).parents[2]
TABLES = next((folder / "shared" / "cases" for folder in ROOT.parents if (folder / "shared" / "cases").is_dir()), None)
needs_tables = pytest.mark.skipif(TABLES is None, reason="the case tables, ../shared/cases, are not here: none was run")

WEATHER = ("sun", "partly_cloudy", "cloud", "thunderstorm")


def deciding(due, label, as_of, of="a"):
    return mp.deciding_targets([of] * len(due), due, label, as_of=as_of).tolist()


@pytest.mark.parametrize(("as_of", "row"), [(2019, 0), (2020, 0), ("2020-12-31", 0), ("2021-Q1", 1), (2021, 1)])
def test_the_next_target_year_decides_and_the_due_year_is_still_the_next(as_of, row):
    assert deciding([2020, 2030], ["sun", "thunderstorm"], as_of) == [row]
    assert deciding([2030, 2020], ["thunderstorm", "sun"], as_of) == [1 - row]


def test_a_target_without_due_day_follows_and_the_last_decides_when_all_are_over():
    assert deciding([None, 2020], ["sun", "cloud"], 2020) == [1]
    assert deciding([None, 2020], ["sun", "cloud"], 2021) == [0]
    assert deciding([2010, 2020], ["cloud", "sun"], 2022) == [1]


@pytest.mark.parametrize("better", range(4))
@pytest.mark.parametrize("worse", range(4))
def test_of_targets_due_at_once_the_worst_symbol_decides_the_first_of_equals(better, worse):
    assert deciding([2030, 2030], [WEATHER[better], WEATHER[worse]], 2022) == [1 if worse > better else 0]
    assert deciding([2030, 2030], [None, WEATHER[worse]], 2022) == [1]


def test_classes_are_ordered_by_status_then_as_the_method_lists_them():
    assert mp.labels_from_best("destatis.2021") == WEATHER
    canadian = mp.labels_from_best("statcan.2024")
    assert (canadian[0], canadian[-1]) == ("target_achieved", "deterioration")
    assert mp.deciding_targets([1, 1], [2030, 2030], canadian[:2], as_of=2022, method="statcan.2024").tolist() == [1]


def cut_down(found, rows):
    if isinstance(found, pandas.DataFrame):
        return found.iloc[rows]
    return {name: column[rows] for name, column in found.items()} if isinstance(found, dict) else found[rows]


@pytest.mark.parametrize("kind", [dict, pandas.DataFrame, polars.DataFrame])
def test_what_evaluate_gives_is_taken_and_cut_down_in_every_kind_of_table(kind):
    series = {"series": ["a"] * 6 + ["b"] * 6, "period": [*range(2015, 2021)] * 2, "value": [*range(6), *range(6)]}
    asked = {"series": ["a", "b", "a", "a"], "target": [9, 20, 40, 10], "due": [2024, 2030, 2024, 2030]}
    asked["direction"] = ["up"] * 4
    found = mp.evaluate(kind(series), kind(asked), method="destatis.2021")
    assert list(found["label"]) == ["sun", "cloud", "cloud", "sun"]
    rows = mp.deciding_targets(found["series"], kind(asked)["due"], found["label"], as_of=2020)
    assert rows.dtype == numpy.int64
    assert list(cut_down(found, rows)["target_id"]) == ["2", "1"]  # of a the worse of 2024, of b its only one


def test_the_last_figure_may_be_of_another_period_row_by_row():
    of, due, label = ["a", "a", "b", "b"], [2020, 2030] * 2, ["sun"] * 4
    assert mp.deciding_targets(of, due, label, as_of=[2020, 2020, 2021, 2021]).tolist() == [0, 3]
    assert mp.deciding_targets(of, due, label, as_of=None).tolist() == [0, 2]  # without a figure none is over
    assert mp.deciding_targets([], [], [], as_of=2020).tolist() == []


@pytest.mark.parametrize(
    ("of", "due", "label", "kind", "words"),
    [
        (["a", None], [2020, 2030], ["sun", "sun"], mp.OutOfRange, "of: row 1 is empty"),
        (["a"], ["soon"], ["sun"], mp.ParseError, "due: .*'soon'; expected a year"),
        (["a"], [2020], ["on track"], mp.OutOfRange, "label 'on track': not a class of the method; expected sun"),
        (["a"], [2020, 2030], ["sun"], mp.OutOfRange, "targets: the columns differ in length: 'of' has 1, 'due' has 2"),
        ("abc", [2020], ["sun"], TypeError, "of: is 'abc', not a list or an array"),
    ],
)
def test_what_cannot_be_said_is_refused_by_name(of, due, label, kind, words):
    with pytest.raises(kind, match=words):
        mp.deciding_targets(of, due, label, as_of=2020)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ([2019, 2019, 2020], "as_of: row 2 has another period than row 0, of the same thing"),
        ([2019, None, None], "as_of: row 2 has another period than row 0, of the same thing"),
    ],
)
def test_a_thing_has_one_period_as_of_which_its_targets_are_chosen(as_of, words):
    with pytest.raises(mp.OutOfRange, match=re.escape(words)):
        mp.deciding_targets(["a", "b", "a"], [2020, 2020, 2030], ["sun", "sun", "cloud"], as_of=as_of)
    assert mp.deciding_targets(["a", "b"], [2020, 2020], ["sun", "sun"], as_of=[2019, 2020]).tolist() == [0, 1]


# ---- what Germany published


def german_rows():
    """The rows of indicators with several targets."""
    with (TABLES / "open-sdg" / "germany-dns-weather-cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = collections.defaultdict(set)
    for row in rows:
        ids[row["indicator_id"]].add(row["target_row_id"])
    return [row for row in rows if len(ids[row["indicator_id"]]) > 1]


def edition_of(row):
    """Targets of earlier editions of the strategy stand beside those of today, with x or y in their names."""
    return re.match(r"W_\d+[a-z][xy]?", row["target_row_id"])[0]


def due_of(row):
    return int(row["target_year"]) if row["target_type"] == "value-by-year" else None


def symbols_of(rows):
    """Each row judged by its series up to its year."""
    points = [[pair.split(":") for pair in row["series_full"].split(";")] for row in rows]
    known = [
        [(int(year), float(value)) for year, value in pairs if int(year) <= int(row["status_year"])]
        for row, pairs in zip(rows, points, strict=True)
    ]
    names = list(range(len(rows)))
    series = {"series": names, "period": [[year for year, _ in pairs] for pairs in known]}
    series["value"] = [[value for _, value in pairs] for pairs in known]
    targets = {"series": names, "due": list(map(due_of, rows)), "direction": [row["direction"] for row in rows]}
    is_way = [row["target_type"] == "direction-only" for row in rows]
    targets["target"] = [None if way else float(row["target_value"]) for row, way in zip(rows, is_way, strict=True)]
    return mp.evaluate(series, targets, method="destatis.2021")["label"].tolist()


def deciding_rows(rows, labels):
    """Of each edition of an indicator and each year."""
    of = [f"{edition_of(row)} {row['status_year']}" for row in rows]
    years = [int(row["status_year"]) for row in rows]
    return mp.deciding_targets(of, list(map(due_of, rows)), labels, as_of=years).tolist()


@needs_tables
def test_the_symbols_of_german_indicators_with_several_targets_are_reproduced():
    rows = german_rows()
    labels = symbols_of(rows)
    differ = [
        (row["target_row_id"], row["status_year"], row["agrees"])
        for row, label in zip(rows, labels, strict=True)
        if label != row["official_status"]
    ]
    assert len(rows) == 149
    assert differ == [("W_1401b_2030", "2016", "no")]  # the series is a later revision


@needs_tables
def test_the_deciding_target_has_the_worst_published_symbol_of_those_due_next():
    rows = german_rows()
    published = [row["official_status"] for row in rows]
    for place in deciding_rows(rows, published):
        row, at = rows[place], int(rows[place]["status_year"])
        same = [one for one in rows if (edition_of(one), one["status_year"]) == (edition_of(row), row["status_year"])]
        coming = [due_of(one) for one in same if due_of(one) and due_of(one) >= at]
        next_ones = [one for one in same if due_of(one) == min(coming, default=None)]
        assert row in next_ones
        assert row["official_status"] == max((one["official_status"] for one in next_ones), key=WEATHER.index)
    assert deciding_rows(rows, symbols_of(rows)) == deciding_rows(rows, published)


@needs_tables
def test_a_target_that_applies_after_a_year_decides_from_the_next_year_on_as_the_table_says():
    rows = german_rows()
    targets = {row["target_row_id"]: row for row in rows}
    after = {name: int(row["applies_after_year"]) for name, row in targets.items() if row["applies_after_year"]}
    assert len(after) == 8
    for name, year in after.items():
        indicator = targets[name]["indicator_id"]
        line = [one for one in targets.values() if one["indicator_id"] == indicator]
        line = [one for one in line if edition_of(one) == edition_of(targets[name]) or due_of(one) == year]
        for as_of, decides in ((year, False), (year + 1, True)):
            (place,) = deciding([*map(due_of, line)], ["sun"] * len(line), as_of)
            assert (line[place]["target_row_id"] == name) is decides, (name, as_of)
