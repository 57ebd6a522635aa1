"""Simulated targets of which nothing is open say so, on the page and in the table of the command."""

import re
from pathlib import Path

import milepost as mp
import pytest
from milepost import certainties, simulated
from milepost.cli import main

PLANS = Path(__file__).parents[2] / "examples" / "plans"
INPUTS = [PLANS / name for name in ("jinan.yaml", "illustration_observations.csv", "scenarios/jinan_accelerated.yaml")]
DAY = "2024-06-30"


@pytest.fixture(scope="module")
def read():
    plan = mp.read_plan(INPUTS[0])
    return plan, mp.read_observations(INPUTS[1], plan), mp.read_scenario(INPUTS[2], plan)


@pytest.fixture(scope="module")
def outcome(read):
    return mp.simulate(*read, as_of=DAY, paths=400)


def settled_by_what_is_seen(read):
    """Independently of any simulation: what was due by the day, and was not made up for since, has no future."""
    plan, seen, _ = read
    verdicts = {row.target: row.verdict for row in mp.assess(plan, seen, DAY)}
    over = {name: one for name, one in verdicts.items() if one.schedule.due and str(one.schedule.due) <= DAY}
    return {name: one.status for name, one in over.items() if one.met_late_on is None}


def test_what_was_due_is_settled_as_it_was_judged(read, outcome):
    told = {one.target: certainties.certainty_of(one) for one in outcome.targets}
    due = settled_by_what_is_seen(read)
    assert {"achieved", "missed"} == {str(status) for status in due.values()}
    for target, status in due.items():
        assert told[target].en == ("settled: met" if status == "achieved" else "settled: missed")


def test_figures_that_never_moved_have_no_spread_and_say_so(outcome):
    """Both have stood at zero ever since, and no measure moves them."""
    alike = {
        one.target for one in outcome.targets if (certainties.certainty_of(one) or mp.Text()).en.startswith("no spread")
    }
    assert alike == {"tech-guarantee-company", "technical-schools"}


def test_a_certain_count_of_futures_that_differ_stays_a_probability(outcome):
    zones = next(one for one in outcome.targets if one.target == "sci-tech-finance-zones")
    assert zones.odds.probability == 1
    assert certainties.certainty_of(zones) is None


def test_the_page_says_so_in_place_of_a_probability(read, outcome):
    plan, seen, scenario = read
    page = mp.report_page(plan, seen, as_of=DAY, scenario=scenario, methods=("path",))
    odds = page[page.index('id="odds-c"') :]
    odds = odds[: odds.index("</table>")]
    assert "已有定论：未实现" in odds
    assert "settled: missed" in odds
    assert "数据无波动，各次推演均未实现" in odds
    assert "0.0% ± 0.0" not in re.sub(r"100\.0% ± 0\.0", "", odds)
    number = certainties.never_met(outcome)
    assert number >= 3  # one missed, two that stand at zero
    assert f"其中{number}项确定不能实现" in page
    assert f"{number} of them are certain not to be met" in page


@pytest.mark.parametrize(("language", "words"), [("zh", "已有定论：未实现"), ("en", "settled: missed")])
def test_the_command_says_so_too(capsys, language, words):
    assert main(["simulate", *map(str, INPUTS), "--as-of", DAY, "--paths", "200", "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    of_targets = [line for line in lines if line.startswith(("目标 ", "target "))]
    assert any(line.endswith(words) for line in of_targets)
    assert not any(re.search(r" 0\.0% ± 0\.0", line) for line in of_targets)


def test_data_keep_the_number(outcome):
    rows = {row["id"]: row for row in simulated.rows_of(outcome) if row["kind"] == "target"}
    assert rows["technical-schools"]["probability"] == 0
