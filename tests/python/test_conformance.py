"""The command `conformance`: what is published is reproduced, a false figure is found out, odd tables are survived."""

import csv
import json
import math
from pathlib import Path

import pytest
from milepost import conformance, conformance_pages
from milepost.cli import main
from milepost.method_notes import words

ROOT = Path(__file__).parents[2]
TABLES = next((folder / "shared" / "cases" for folder in ROOT.parents if (folder / "shared" / "cases").is_dir()), None)
needs_tables = pytest.mark.skipif(TABLES is None, reason="the case tables, ../shared/cases, are not here: none was run")
PAGES = {"en": ROOT / "docs" / "conformance.md", "zh": ROOT / "docs" / "conformance.zh.md"}


def run(capsys, *arguments):
    code = main(["conformance", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def results(table):
    return conformance.results_of(sorted(TABLES.rglob(f"{table}.csv")))


def counts(found):
    return [sum(one.agrees is answer for one in found) for answer in (True, False, None)]


# ---- the tables of institutions

# Rows that agree, differ, are open.
COUNTS = {
    "canada-series-cases": [260, 0, 0],
    "canada-legacy-2023-2025-cases": [157, 2, 0],
    "canada-indicator-aggregate-cases": [150, 0, 0],
    "eustat-five-class-cases": [30, 0, 0],
    "germany-dns-weather-cases": [290, 4, 0],
    "un_progress_chart": [38, 0, 0],
    "sdsn": [27, 0, 0],
    "escap": [17, 0, 0],
    "billionaire_scenarios": [46, 0, 0],
    "billionaire_accelerate": [32, 0, 0],
}


@needs_tables
@pytest.mark.parametrize("table", COUNTS)
def test_published_verdicts_are_reproduced(table):
    found = results(table)
    assert counts(found) == COUNTS[table]
    assert [one for one in found if one.agrees is not True and not one.reason] == []


@needs_tables
def test_no_row_that_claims_to_follow_its_rule_differs():
    found = results("*")
    claimed = [one for one in found if one.claim]
    assert len(claimed) >= 260 + 157 + 149 + 30 + 286
    assert [one for one in claimed if not one.agrees] == []


@needs_tables
@pytest.mark.parametrize("table", ["sdsn", "escap", "un_progress_chart"])
def test_own_arithmetic_claims_nothing(table):
    assert not any(one.claim for one in results(table))


@needs_tables
@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_what_the_command_prints(capsys, language):
    code, printed, _ = run(capsys, TABLES, "--format", "markdown", "--lang", language)
    assert code == 0
    assert printed == PAGES[language].read_text(encoding="utf-8")


@needs_tables
def test_every_reason_is_said_in_chinese():
    known = words("conformance_words")["reasons"]
    assert {one.reason for one in results("*")} - set(known) == {""}


# ---- a table of one's own, by the formula of Statistics Canada

COLUMNS = (
    *("indicator_id", "base_year", "base_value", "current_year", "current_value", "target", "target_year", "direction"),
    *("limit", "published_progress_value", "published_score", "published_status", "series_full", "rule_reproduces"),
)


def growth(first, last, years):
    return (last / first) ** (1 / years) - 1


def poverty(**other):
    """Poverty in Canada, 14.5 % in 2015 and 10.2 % in 2023, half of 14.5 by 2030; published as substantial progress."""
    ratio = -growth(14.5, 10.2, 8) / abs(growth(14.5, 7.25, 15))
    row = dict(
        zip(
            COLUMNS,
            ("1-1-1", "2015.0", "14.5", "2023", "10.2", "7.25", "2030.0", "-1", "", ratio, 7.1429 * ratio - 4.2857),
            strict=False,
        )
    )
    return row | {"published_status": "substantial_progress", "rule_reproduces": "yes"} | other


def write_table(folder, rows, name="canada-series-cases"):
    path = folder / "a" / "b" / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, sorted({name: None for row in rows for name in row}), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return folder


def as_json(capsys, folder):
    code, printed, _ = run(capsys, folder, "--format", "json")
    return code, json.loads(printed)


def test_a_row_says_what_it_expects_and_what_it_gets(capsys, tmp_path):
    code, (row,) = as_json(capsys, write_table(tmp_path, [poverty()]))
    assert code == 0
    assert (row["table"], row["row"], row["agrees"]) == ("canada-series-cases", "2 1-1-1", True)
    assert (row["expected"], row["got"]) == ("substantial_progress", "substantial_progress")
    assert math.isclose(row["value"]["got"], 0.952590, abs_tol=5e-7)
    assert math.isclose(row["score"]["got"], 2.518556, abs_tol=5e-7)


@pytest.mark.parametrize(
    ("false", "part"),
    [
        ({"published_progress_value": 0.9526}, "value"),
        ({"published_score": 2.5186}, "score"),
        ({"published_status": "moderate_progress"}, "label"),
        ({"published_status": "not_available"}, "label"),
        ({"published_status": ""}, "label"),
        ({"current_year": "2022"}, "value"),
        ({"direction": "1"}, "label"),
        ({"target": ""}, "value"),
        ({"base_year": "", "base_value": "", "current_year": "", "current_value": ""}, "label"),
    ],
)
def test_a_false_figure_is_found_out(capsys, tmp_path, false, part):
    code, (_, row) = as_json(capsys, write_table(tmp_path, [poverty(), poverty(**false)]))
    assert code == 1
    assert row["row"] == "3 1-1-1"
    assert row["agrees"] is False
    assert row[part]["agrees"] is False
    assert part in row["reason"]


def test_a_row_that_claims_nothing_may_differ(capsys, tmp_path):
    code, (row,) = as_json(capsys, write_table(tmp_path, [poverty(published_score=1, rule_reproduces="no")]))
    assert (code, row["agrees"], row["claim"]) == (0, False, False)


def test_a_number_that_was_not_published_is_not_compared(capsys, tmp_path):
    bare = poverty(published_progress_value="", published_score="None")
    code, (row,) = as_json(capsys, write_table(tmp_path, [bare]))
    assert (code, row["agrees"], row["value"]["agrees"], row["score"]["agrees"]) == (0, True, None, None)


@pytest.mark.parametrize("nothing", ["", "None", "null", "NA"])
@pytest.mark.parametrize("label", ["not_available", ""])
def test_a_row_without_figures_has_no_label(capsys, tmp_path, nothing, label):
    gone = dict.fromkeys(COLUMNS[1:12], nothing) | {"direction": "-1", "published_status": label}
    code, (row,) = as_json(capsys, write_table(tmp_path, [poverty() | gone]))
    assert (code, row["agrees"], row["got"]) == (0, True, None)


def test_the_series_counts_where_it_holds_the_latest_figure(capsys, tmp_path):
    rows = [
        poverty(series_full="2015:14.5;2019:10.3;2023:10.2;2024:99"),
        poverty(series_full="2015:14.5;2019:10.3"),
        poverty(series_full="2015:14.5;2018:;2023:10.3"),
    ]
    _, found = as_json(capsys, write_table(tmp_path, rows))
    assert [row["agrees"] for row in found] == [True, True, False]


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ({"base_value": "many"}, "column 'base_value': 'many' is not a number; expected a number"),
        ({"target": "half"}, "column 'target': 'half' is not a number"),
        ({"published_score": "high"}, "column 'published_score': 'high' is not a number"),
        ({"base_year": "20l5"}, "column 'base_year': '20l5' is not a year; expected one such as 2015"),
        ({"series_full": "2023:ten"}, "column 'series_full': 'ten' is not a number"),
        ({"series_full": "someday:10.2"}, "column 'series_full': 'someday' names no year; expected PERIOD:VALUE"),
        (dict.fromkeys((*COLUMNS, "extra"), ""), "the row is empty; expected a case"),
    ],
)
def test_a_row_that_cannot_be_read_is_broken_and_the_others_are_run(capsys, tmp_path, odd, said):
    rows = [poverty(), poverty(**odd), poverty(indicator_id="1-2-1 “é”\n第二行"), poverty(**odd)]
    folder = write_table(tmp_path, rows)
    code, printed, complaints = run(capsys, folder, "--format", "json")
    found = json.loads(printed)
    assert (code, [row["agrees"] for row in found]) == (1, [True, None, True, None])
    assert found[2]["row"] == "4 1-2-1 “é”\n第二行"
    place = folder / "a" / "b" / "canada-series-cases.csv"
    for line, row, complaint in zip((3, 6), (found[1], found[3]), complaints.splitlines(), strict=True):
        assert row["reason"] == complaint
        assert complaint.startswith(f"{place}:{line}: {said}")


def test_a_row_shorter_or_longer_than_its_header_is_broken(capsys, tmp_path):
    folder = write_table(tmp_path, [poverty()])
    path = folder / "a" / "b" / "canada-series-cases.csv"
    width = len(poverty())
    path.write_text(path.read_text(encoding="utf-8") + "1,2\n" + "," * width + "7\n", encoding="utf-8")
    code, printed, complaints = run(capsys, folder)
    assert code == 1
    assert complaints == (
        f"{path}:3: the row has 2 cells; expected {width}, as the header has\n"
        f"{path}:4: the row has {width + 1} cells; expected {width}, as the header has\n"
    )
    table, rows, *_, unreadable = printed.splitlines()[1].split()
    assert (table, rows, unreadable) == ("canada-series-cases", "3", "2")


@pytest.mark.parametrize("column", ["base_value", "direction", "published_score"])
def test_a_table_without_a_column_says_which(capsys, tmp_path, column):
    row = poverty()
    del row[column]
    code, _, complaints = run(capsys, write_table(tmp_path, [row]))
    assert code == 1
    assert f":2: column '{column}' is missing; found base_year, " in complaints.replace("base_value, ", "")


def operation(**other):
    """The mean of 1 and 4 by their logarithms."""
    row = {"case_id": "mean", "op": "geometric", "years": "", "values": "1;4", "params_json": '{"weights": [1, 1]}'}
    return row | {"output": "value", "expected": "2", "tol": "", "kind": "peer-test"} | other


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ({"values": "1;four"}, "column 'values': 'four' is not a number"),
        ({"years": "MMXV"}, "column 'years': 'MMXV' is not a number"),
        ({"tol": "little"}, "column 'tol': 'little' is not a number"),
        ({"params_json": "{weights}"}, "column 'params_json': '{weights}' is not JSON: "),
        ({"params_json": "[1]"}, "column 'params_json': '[1]' cannot be used: expected an object of parameters"),
        ({"op": "goalposts"}, "column 'params_json': '{\"weights\": [1, 1]}' lacks 'goalposts'"),
        ({"op": ""}, "column 'op': no operation is named"),
    ],
)
def test_an_operation_that_cannot_be_read_is_broken(capsys, tmp_path, odd, said):
    folder = write_table(tmp_path, [operation(), operation(**odd)], "composite")
    code, printed, complaints = run(capsys, folder, "--format", "json")
    assert (code, [row["agrees"] for row in json.loads(printed)]) == (1, [True, None])
    assert complaints.startswith(f"{folder / 'a' / 'b' / 'composite.csv'}:3: {said}")


def weather(**other):
    even = ";".join(f"{year}:{10 + year - 2015}" for year in range(2015, 2021))
    row = {"indicator_id": "7", "target_type": "value-by-year", "direction": "up", "target_value": "25.0"}
    return row | {"target_year": "2030", "status_year": "2020", "series_full": even, "agrees": "yes"} | other


def test_german_weather(capsys, tmp_path):
    """One more a year: 25 in 2030 is reached from 15 in 2020, 26 is missed by 1 of 11, 40 by 15 of 25."""
    downward = ";".join(f"{year}:{20 - (year - 2015)}" for year in range(2015, 2021))
    rows = [
        weather(official_status="sun"),
        weather(official_status="partly_cloudy", target_value="26"),
        weather(official_status="cloud", target_value="40"),
        weather(official_status="thunderstorm", direction="down", target_value="5"),
        weather(official_status="partly_cloudy", direction="down"),  # met, and moving away
        weather(official_status="sun", target_type="direction-only", target_value="", target_year=""),
        weather(official_status="sun", target_type="every-year", target_value="12", target_year=""),
        weather(official_status="cloud", target_type="every-year", target_value="17", target_year=""),
        weather(
            official_status="cloud",
            target_type="every-year",
            target_value="",
            target_year="",
            comparator_series=downward,
        )
        | {"status_year": "2018"},
    ]
    code, found = as_json(capsys, write_table(tmp_path, rows, "germany-dns-weather-cases"))
    assert [(row["expected"], row["got"]) for row in found] == [(row["official_status"],) * 2 for row in rows]
    assert code == 0


# ---- folders


def test_tables_that_are_not_known_are_named_and_skipped(capsys, tmp_path):
    write_table(tmp_path, [poverty()])
    (tmp_path / "prices.csv").write_text("a\n1\n", encoding="utf-8")
    code, printed, said = run(capsys, tmp_path)
    assert code == 0
    assert "canada-series-cases" in printed
    assert said == f"{tmp_path / 'prices.csv'}: no case table is known by this name; skipped\n"


def test_a_folder_without_case_tables_is_an_error(capsys, tmp_path):
    assert run(capsys, tmp_path) == (1, "", f"milepost: error: '{tmp_path}' holds no case table\n")
    assert run(capsys, tmp_path / "no")[0] == 1


@pytest.mark.parametrize("name", conformance.KNOWN)
def test_a_table_of_other_columns_is_broken(capsys, tmp_path, name):
    path = tmp_path / f"{name}.csv"
    path.write_text("\ufeffa,b\n1\n,\n\n1,2\n", encoding="utf-8")
    code, printed, complaints = run(capsys, tmp_path, "--format", "json")
    assert [row["agrees"] for row in json.loads(printed)] == [None] * 3
    said = [line.removeprefix(str(path)) for line in complaints.splitlines()]
    assert said[:2] == [
        ":2: the row has 1 cell; expected 2, as the header has",
        ":3: the row is empty; expected a case",
    ]
    assert code == 1
    assert "' is missing; found a, b" in said[2]


@pytest.mark.parametrize("text", ["", "\ufeffa,b\n", "case_id\n\n\n"])
@pytest.mark.parametrize("name", conformance.KNOWN)
def test_a_table_without_rows_is_listed(capsys, tmp_path, name, text):
    (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    code, printed, complaints = run(capsys, tmp_path)
    assert (code, complaints) == (0, f"{tmp_path / name}.csv: no rows\n")
    assert printed.splitlines()[1].split() == [name, *["0"] * 6]
    assert f"| {name} |" in run(capsys, tmp_path, "--format", "markdown")[1]
    assert as_json(capsys, tmp_path) == (0, [])


def test_a_bar_in_a_cell_does_not_break_the_table_of_a_page():
    assert conformance_pages.markdown_row(["a|b", None, 0.1234567]) == "| a/b |  | 0.123457 |"
