"""Floor 11 in Python: plan files, tables, verdicts as data; what is wrong in a file is said at once."""

import csv
import io
import json
import re
from pathlib import Path

import milepost as mp
import pytest

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "examples" / "plans"
BROKEN = sorted(path for path in (ROOT / "tests" / "broken_plans").iterdir() if path.suffix in (".yaml", ".json"))

SMALL = """
milepost: 1
plan: {id: small, title: A small plan, issued: 2022-07-11, horizon: 2022..2025}
tasks:
  - id: t01
    title: Platforms
    indicators:
      - {id: platforms, name: Platforms, unit: 家, kind: stock, direction: increase, target: DEMAND, due: 2025}
"""


def test_a_plan_is_read_from_text_and_from_a_file():
    plan = mp.read_plan(PLANS / "jinan.yaml")
    assert plan == mp.read_plan(str(PLANS / "jinan.yaml"))
    text = (PLANS / "jinan.yaml").read_text(encoding="utf-8")
    reading = mp.load_plan(text)
    assert reading.plan == plan
    assert not mp.has_errors(reading.problems)
    assert (len(plan.sections), len(plan.tasks), len(plan.organizations), len(plan.targets)) == (7, 25, 34, 38)


def test_problems_of_a_text_are_listed_with_their_places():
    reading = mp.load_plan(SMALL.replace("DEMAND", "more then 400"), "small.yaml")
    assert reading.plan is None
    (error,) = [problem for problem in reading.problems if problem.severity == "error"]
    assert (error.position.file, error.position.line) == ("small.yaml", 8)
    assert error.subject == "indicator platforms"
    assert str(error).startswith("small.yaml:8:")
    assert "'more then 400' is not a bound" in error.message


def test_a_file_that_cannot_be_used_raises_every_problem(tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text(SMALL.replace("DEMAND", "more then 400").replace("stock", "stok"), encoding="utf-8")
    with pytest.raises(mp.InvalidInput) as caught:
        mp.read_plan(broken)
    assert isinstance(caught.value, (mp.Error, ValueError))
    assert len([problem for problem in caught.value.problems if problem.severity == "error"]) == 2
    assert all(isinstance(problem, mp.Problem) for problem in caught.value.problems)
    said = str(caught.value).splitlines()
    errors = [problem for problem in caught.value.problems if problem.severity == "error"]
    warnings = [problem for problem in caught.value.problems if problem.severity == "warning"]
    assert warnings
    assert said[:2] == mp.lines_of(errors).splitlines()
    assert said[2:] == [f"and {len(warnings)} warning" + "s" * (len(warnings) > 1)]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(mp.InvalidInput, match=re.escape("nothing.yaml")):
        mp.read_plan(tmp_path / "nothing.yaml")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_plans_are_refused_or_warned_of(path):
    errors = [line for line in path.with_suffix(".expect").read_text(encoding="utf-8").splitlines() if " error" in line]
    if not errors:
        assert mp.read_plan(path)
        return
    with pytest.raises(mp.InvalidInput) as caught:
        mp.read_plan(path)
    found = [problem for problem in caught.value.problems if problem.severity == "error"]
    places = {f"{problem.position.line}:{problem.position.column}" for problem in found}
    assert {line.split(" ")[0] for line in errors} == places


def test_a_table_is_read_from_text_and_from_a_file():
    plan = mp.load_plan(SMALL.replace("DEMAND", "more than 400")).plan
    table = "指标,时期,数值,发布日期\nplatforms,2023年,310,2024-01-20\nplatforms,2024,361,2025-01\n"
    reading = mp.load_observations(table, plan)
    assert reading.problems == ()
    assert [one.value for one in reading.observations["platforms"]] == [310, 361]
    broken = mp.load_observations(table.replace("361", "many"), plan, file_name="small.csv")
    assert len(broken.observations["platforms"]) == 1
    assert str(broken.problems[0]).startswith("small.csv:3:")


def test_a_broken_table_raises_every_problem(tmp_path):
    plan = mp.load_plan(SMALL.replace("DEMAND", "more than 400")).plan
    table = tmp_path / "table.csv"
    table.write_text("indicator,period,value\nplatfroms,2023,310\nplatforms,2023,\n", encoding="utf-8")
    with pytest.raises(mp.InvalidInput, match="did you mean 'platforms'") as caught:
        mp.read_observations(table, plan)
    assert {problem.position.line for problem in caught.value.problems} == {2, 3}


@pytest.fixture(scope="module")
def card():
    return mp.assess(*mp.sample("jinan"), as_of="2024-06-30")


def test_verdicts_as_json(card):
    rows = json.loads(card.to_json())
    assert mp.write_json(card.plan, card) == card.to_json()
    assert [row["target_id"] for row in rows] == [row.target for row in card]
    for written, row in zip(rows, card, strict=True):
        verdict = row.verdict
        assert written["status"] == verdict.status
        assert written["reason"] == (verdict.reason and verdict.reason.name)
        assert written["required_today"] == verdict.required_today
        assert written["figure"] == verdict.figure
        assert written["lead"] == verdict.lead
        assert written["as_of"] == "2024-06-30"
        assert written["explanation"]["zh"] == mp.explain(verdict, "zh", card.plan.indicator(row.indicator))


def test_verdicts_as_csv(card):
    assert mp.write_csv(card.plan, card) == card.to_csv()
    rows = list(csv.DictReader(io.StringIO(card.to_csv(), newline="")))
    assert [row["target_id"] for row in rows] == [row.target for row in card]
    today = [float(row["required_today"]) if row["required_today"] else None for row in rows]
    assert today == [row.verdict.required_today for row in card]


def test_kinds_of_bounds():
    unit = mp.Unit("platform")
    assert mp.kind_word(mp.more_than(400 * unit)) == "more_than"
    assert mp.kind_word(mp.in_step_with("gdp")) == "in_step_with"


# logs


def logged_plan():
    return mp.Plan(
        "illustration",
        organizations=[mp.Organization("drc", "市发展改革委")],
        entities=[mp.EntitySet("bases", members=["甲", "乙"])],
        deliverables=[mp.Deliverable("work-plan", each="bases", steps=[mp.Step("draft"), mp.Step("approve")])],
        cadences=[mp.Cadence("quarterly", "季度材料", kind="report", due="each quarter", each="bases")],
        workflows=[
            mp.Workflow("supervision", states=[mp.State("listed")], transitions=[mp.Transition("", "listed", "挂牌")])
        ],
    )


def test_one_log_holds_progress_duties_done_and_steps_of_workflows():
    reading = mp.load_log(
        "事项,对象,步骤,日期,完成比例,时期,办理单位,备注\n"
        "work-plan,甲,draft,2017-06-01,50,,,\n"
        "quarterly,乙,,2017-09-28,,2017年第三季度,,\n"
        "supervision,parks,listed,2017-10-09,,,drc,进度严重滞后\n",
        logged_plan(),
    )
    assert reading.problems == ()
    assert reading.log == mp.Log(
        {("work-plan", "甲"): [mp.StepProgress("draft", date="2017-06-01", percent=50)]},
        [mp.Fulfilment("cadence", "quarterly", "2017-09-28", by="乙", period="2017Q3")],
        [mp.Event("supervision", "parks", "2017-10-09", "listed", by="drc", note="进度严重滞后")],
    )
    assert repr(reading) == "<LogReading: 0 errors, 0 warnings>"
    assert repr(reading.log) == "<Log: 1 report of progress, 1 duty done, 1 step of a workflow>"


def test_what_is_wrong_in_a_log_is_said_at_its_cell(tmp_path):
    text = "of,date,subject,percent\nwork-plans,2017-06-01,甲,100\nwork-plan,2017-06-01,甲,100\n"
    reading = mp.load_log(text, logged_plan(), "done.csv")
    assert [str(one.position) for one in reading.problems] == ["done.csv:2:1"]
    assert "did you mean 'work-plan'?" in reading.problems[0].message
    assert list(reading.log.progress) == [("work-plan", "甲")]
    path = tmp_path / "done.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(mp.InvalidInput, match="work-plans"):
        mp.read_log(path, logged_plan())
    path.write_text("of,date,subject,percent\nwork-plan,2017-06-01,甲,100\n", encoding="utf-8")
    assert mp.read_log(path, logged_plan()) == mp.Log({("work-plan", "甲"): [mp.StepProgress(date="2017-06-01")]})


@pytest.mark.parametrize("path", ["geometric", "logistic", "steps", "front_loaded", "back_loaded"])
def test_a_path_is_read_as_it_was_written(path):
    plan, _ = mp.sample("jinan")
    bent = plan.replace(targets=[target.replace(shape=path) for target in plan.targets])
    text = mp.plan_text(bent)
    assert f"path: {path}" in text
    assert [target.shape for target in mp.load_plan(text).plan.targets] == [target.shape for target in bent.targets]
