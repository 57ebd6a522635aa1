"""The tables of WHO's scenarios: every row is answered, a false figure is found out, odd rows say what is wrong."""

import csv
import json
from pathlib import Path

import pytest
from milepost import cases, conformance, scenario_cases

ROOT = Path(__file__).parents[2]
TABLES = next((folder / "shared" / "cases" for folder in ROOT.parents if (folder / "shared" / "cases").is_dir()), None)
needs_tables = pytest.mark.skipif(TABLES is None, reason="the case tables, ../shared/cases, are not here: none was run")


def rows_of(table):
    with (TABLES / "methods" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_tables
@pytest.mark.parametrize("table", scenario_cases.ANSWERS)
def test_every_row_agrees_and_a_changed_figure_does_not(table):
    for row in rows_of(table):
        got = scenario_cases.ANSWERS[table](row)
        assert cases.agrees(got, row), row["case_id"]
        first = cases.expected(row)[0]
        others = [str(cell) for cell in cases.expected(row)[1:]]
        changed = {"expected": ";".join([str(first * 1.001 + 0.001), *others])}
        assert not cases.agrees(got, row | changed), row["case_id"]


def row(op, values="60;62;64;66", years="2015;2016;2017;2018", output="value@2020", **parameters):
    cells = {"op": op, "years": years, "values": values, "types": "", "params_json": json.dumps(parameters)}
    return cells | {"output": output, "note": "", "expected": "0"}


def answer(*cells, **parameters):
    return scenario_cases.scenario(row(*cells, **parameters))


def test_names_of_the_family_that_the_tables_leave_out():
    assert answer("fixed_target_col", target=70, end_year=2020).value == (70,)
    assert answer("linear_change_col", linear_value=2).value == (70,)
    assert answer("with_values", scenario_function="scenario_linear_change", linear_value=2).value == (66,)
    dip = row("covid_rapid_return", "60;61;62;50", "2017;2018;2019;2020", "value@2022", start_year=2017)
    assert scenario_cases.scenario(dip).value[0] == pytest.approx(50 * (62 / 60) ** 0.5, rel=1e-12)


def test_a_quantile_and_a_region_are_followed():
    peers = "A=10;20 | B=12;20 | C=50;100 | D=60;100"
    low = answer("quantile", peers, "2013;2018", "value@2020", n=2, iso3="A", upper_limit=200)
    assert low.value == (pytest.approx(20 + 2 * 2),)
    behind = answer("quantile", peers, "2013;2018", "value@2020", n=2, iso3="B")
    assert behind.value == (pytest.approx(20 + 2 * (2 + 1.6) / 2),)
    region = answer("best_in_region", peers, "2013;2018", "value@2020", iso3="A", group="x", groups={"x": ["A", "B"]})
    assert region.value == (pytest.approx(24),)


def test_business_as_usual_of_another_series_starts_where_the_default_stands():
    usual = answer("bau", "a=1;2;; | b=7;7;8;9", "2017;2018;2019;2020", "values@2018..2021", default="a", bau="b")
    assert usual.value == (2, 8, 9, 9)


def test_a_share_of_the_best():
    peers = "A=0;5 | B=0;10 | C=0;15 | D=0;20"
    assert answer("top_n_aroc", peers, "2013;2018", "mean", prop=0.5).value == (3.5,)
    assert answer("top_n_aroc", peers, "2013;2018", "mean", prop=0.01).value == (4,)
    assert answer("top_n_aroc", peers, "2013;2018", "mean", n=1, small_is_best=True).value == (1,)


def test_a_return_to_the_earlier_path():
    back = answer(
        "return_previous_trajectory",
        "shock=60;50;;; | earlier=60;61;62;63;64",
        "2019;2020;2021;2022;2023",
        "values@2020..2023",
    )
    assert back.value == (50, 50, 63, 64)


def test_rows_that_cannot_be_answered_say_why():
    assert answer("alchemy") == (None, "no rule for 'alchemy'")
    assert answer("fixed_target") == (None, "the row does not say 'target_value'")
    assert answer("top_n_scenario", iso3="X") == (None, "the row has no series 'X'")
    assert answer("halt_rise", "a=1;2;3;4 | b=1;2;3;4") == (None, "the row has several series; one is needed")
    odd = row("accelerate_alchemy", "60..80", "2010..2030") | {"types": "all reported"}
    assert scenario_cases.acceleration(odd) == (None, "no rule for 'accelerate_alchemy'")


@pytest.mark.parametrize(
    ("table", "cells", "said"),
    [
        ("billionaire_scenarios", {"values": "1;2"}, "has not one value for each of 4 years"),
        ("billionaire_scenarios", {"years": "2015;x;2017;2018"}, "'x' is not a number"),
        ("billionaire_scenarios", {"params_json": "{"}, "is not JSON"),
        ("billionaire_accelerate", {"values": "60..80"}, "is not a span of years"),
        ("billionaire_accelerate", {"years": "2010..2030", "values": "many"}, "is not a row of values"),
        ("billionaire_accelerate", {"years": "2010..2030", "values": "60..80"}, "does not say where values come from"),
    ],
)
def test_unreadable_rows_are_named_with_file_and_line(tmp_path, table, cells, said):
    broken = row("halt_rise") | {"case_id": "one", "tol": "1e-6"} | cells
    path = tmp_path / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(broken))
        writer.writeheader()
        writer.writerow(broken)
    (result,) = conformance.results_of([path])
    assert result.unreadable
    assert result.reason.startswith(f"{path}:2: ")
    assert said in result.reason
