"""The case tables of published methods: every row is answered by the library, and agrees with what it expects."""

import csv
import json
from pathlib import Path

import pytest
from milepost import cases

ROOT = Path(__file__).parents[2]
TABLES = next((folder / "shared" / "cases" for folder in ROOT.parents if (folder / "shared" / "cases").is_dir()), None)
needs_tables = pytest.mark.skipif(TABLES is None, reason="the case tables, ../shared/cases, are not here: none was run")

# Rows that leave out what an answer needs.
NOT_ANSWERED = {
    "composite-probability_monte_carlo-17": "the row leaves out deviations, weights and target",
}


def rows_of(table):
    (path,) = TABLES.rglob(f"{table}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def name_of(row):
    return row.get("case_id") or row["indicator_id"]


@needs_tables
@pytest.mark.parametrize("table", cases.ANSWERS)
def test_every_row_agrees_with_what_it_expects(table):
    answers = [(row, cases.ANSWERS[table](row)) for row in rows_of(table)]
    differ = {name_of(row): got for row, got in answers if not cases.agrees(got, row)}
    assert {name: got.reason for name, got in differ.items()} == {
        name: reason for name, reason in NOT_ANSWERED.items() if name in {name_of(row) for row, _ in answers}
    }
    assert all(got.value is None for got in differ.values())


@needs_tables
@pytest.mark.parametrize("table", cases.ANSWERS)
def test_a_row_that_expects_something_else_does_not_agree(table):
    """The first expected number moved by 10 %, or the first word replaced: no tolerance up to 1 % hides it."""
    for row in rows_of(table):
        got = cases.ANSWERS[table](row)
        first = cases.expected(row)[0]
        if got.value is None or float(row.get("tol") or 0) > 0.01:
            continue
        other = repr(1.1 * min(first, 1e6) + 0.1) if isinstance(first, float) else "something else"
        rest = "".join("|" + part for part in row.get("expected", "").split("|")[1:])
        changed = {"published_score": other} if "published_score" in row else {"expected": other + rest}
        assert not cases.agrees(got, row | changed), name_of(row)


def row(op, values="", years="", parameters=None, output="value", **more):
    given = {"op": op, "values": values, "years": years, "params_json": json.dumps(parameters or {}), "output": output}
    return given | more


def test_what_is_not_known_is_answered_with_a_reason():
    assert cases.ANSWERS["composite"](row("alchemy")) == (None, "no rule for 'alchemy'")
    assert cases.ANSWERS["sdsn"](row("normalise", "60")) == (None, "the row does not say 'worst'")
    assert cases.ANSWERS["china"](row("completion_rate", "25;NA")) == (None, "a value is missing")
    assert cases.ANSWERS["china"](row("completion_rate", "25")) == (None, "needs two values, has 1")


def test_several_outputs_come_in_the_order_of_the_row():
    answer = cases.ANSWERS["evm_tasks"](row("indices", "400;350;380", "", {"BAC": 1000}, "CV|SV"))
    assert answer.value == (-30, -50)


def test_agreement_is_within_the_tolerance_and_nothing_else():
    expects = {"expected": "10.0|NA|on track", "tol": "0.01"}
    assert cases.agrees(cases.Got((10.09, None, "on track")), expects)
    assert not cases.agrees(cases.Got((10.11, None, "on track")), expects)
    assert not cases.agrees(cases.Got((10.0, 0.0, "on track")), expects)
    assert not cases.agrees(cases.Got((10.0, None)), expects)
    assert not cases.agrees(cases.Got(None, "no rule"), expects)
    assert cases.agrees(cases.Got((float("inf"),)), {"expected": "Inf", "tol": "1e-6"})


def grouped(scores):
    named = {name: [score, "moderate_progress"] for name, score in scores.items()}
    return cases.canada_indicator({"series_scores_json": json.dumps(named), "aggregation": "grouped mean"})


def test_series_are_grouped_by_their_names_at_any_depth():
    score, label = grouped({"x / a / b": 4, "x / a / c": 2, "x / d": 0, "x / e": 0}).value
    assert (score, label) == (1, "moderate_progress")
    score, _ = grouped({"x / a / b / c": 4, "x / a / b / d": 2, "x / a / e": 1, "x / f": 0}).value
    assert score == ((4 + 2) / 2 + 1) / 2 / 2
    assert grouped({"x / a": 4, "x / b": 2}).reason == "the row says that series are grouped, but not which"


def test_where_a_row_does_not_say_the_groups_names_that_begin_alike_are_one_and_that_is_told():
    """The mean of 5G, HSPA+ and the two kinds of Long-Term Evolution, published by Statistics Canada."""
    published = grouped({"x / 5G": 5, "x / HSPA+": 0.5456262610658811, "x / LTE (L)": 5, "x / LTE - A (LA)": 5})
    assert published.value[0] == pytest.approx(3.515208753688627, rel=1e-12)
    assert published.reason == cases.READ_FROM_NAMES


def test_a_whole_indicator_has_achieved_its_target_only_with_every_series():
    def of(*labels):
        named = {f"x / {place}": [5.0, label] for place, label in enumerate(labels)}
        return cases.canada_indicator({"series_scores_json": json.dumps(named), "aggregation": "plain mean"}).value[1]

    assert of("target_achieved", "target_achieved") == "target_achieved"
    assert of("target_achieved", "substantial_progress") == "substantial_progress"
