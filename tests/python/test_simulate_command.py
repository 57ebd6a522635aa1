"""The command `milepost simulate`: odds of a plan under a scenario file, two side by side, problems with places."""

import csv
import io
import json
from pathlib import Path

import milepost as mp
import pytest
from milepost.cli import main

PLANS = Path(__file__).parents[2] / "examples" / "plans"
PLAN = [str(PLANS / "jinan.yaml"), str(PLANS / "jinan_observations.csv")]
ASKED = ["--as-of", "2024-06-30", "--paths", "400"]

MORE = """\
milepost: 1
scenario: {id: more, title: {zh: 更多人才, en: More talent}}
interventions:
  - {id: grants, indicator: highly-skilled-talent, start: 2023-12-31, effect: {level_shift: {triangular: [2, 4, 6]}}}
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "none.yaml").write_text("milepost: 1\nscenario: {id: none}\n", encoding="utf-8")
    (tmp_path / "more.yaml").write_text(MORE, encoding="utf-8")
    return tmp_path


def run(capsys, *arguments):
    language = () if "--lang" in arguments else ("--lang", "en")
    code = main(["simulate", *PLAN, *map(str, arguments), *ASKED, *language])
    said = capsys.readouterr()
    return code, said.out, said.err


def odds(text, target):
    rows = [row for row in csv.DictReader(io.StringIO(text)) if (row["kind"], row["id"]) == ("target", target)]
    return float(rows[0]["probability"])


def test_a_measure_raises_the_odds_of_its_target_alone(capsys, files):
    _, plain, _ = run(capsys, files / "none.yaml", "--format", "csv")
    code, more, _ = run(capsys, files / "more.yaml", "--format", "csv")
    assert code == 0
    assert odds(more, "highly-skilled-talent") > odds(plain, "highly-skilled-talent")
    same = [
        line.partition(",")[2]
        for line in plain.splitlines()
        if ",target," in line and "highly-skilled-talent" not in line
    ]
    assert same
    assert all(line in more for line in same)


def test_two_scenarios_side_by_side_tell_what_differs(capsys, files):
    code, printed, _ = run(capsys, files / "none.yaml", "--compare", files / "more.yaml")
    lines = printed.splitlines()
    assert code == 0
    assert lines[0].endswith(": simulation")
    assert lines[1].startswith("As of 30 June 2024; 400 futures, seed 1; ")
    added = "* intervention grants: added: level_shift triangular 2, 4, 6 on highly-skilled-talent from 2023-12-31"
    assert lines[2] == added
    assert lines[3].split() == ["none", "More", "talent"]
    assert "all targets that are simulated (2)" in printed
    assert "binding" not in printed  # none of them is simulated: nothing to be sure of


def test_a_baseline_is_the_same_scenario_as_seen_from_an_earlier_day(capsys, files):
    _, printed, _ = run(capsys, files / "more.yaml", "--baseline", "2023-12-31", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert {row["as_of"] for row in rows} == {"2024-06-30", "2023-12-31"}
    plan = mp.read_plan(PLAN[0])
    seen = mp.read_observations(PLAN[1], plan)
    scenario = mp.read_scenario(files / "more.yaml", plan)
    then = mp.simulate(plan, seen, scenario, as_of="2023-12-31", paths=400)
    told = [float(row["probability"]) for row in rows if (row["as_of"], row["kind"]) == ("2023-12-31", "target")]
    assert told == [target.odds.probability for target in then.targets]
    _, table, _ = run(capsys, files / "more.yaml", "--baseline", "2023-12-31")
    assert "More talent, as of end-2023" in table
    code, _, refused = run(capsys, files / "more.yaml", "--baseline", "2025-01-01")
    assert code == 1
    assert refused == "milepost: error: --baseline 2025-01-01 lies after --as-of 2024-06-30\n"


def test_things_go_by_their_names_in_both_languages(capsys, files):
    """Names of the plan stand in the table in place of ids; two of one name are told apart."""
    _, english, _ = run(capsys, files / "more.yaml")
    _, chinese, _ = run(capsys, files / "more.yaml", "--lang", "zh")
    plan = mp.read_plan(PLAN[0])
    names = {one.id: one.name for one in plan.indicators}["highly-skilled-talent"]
    assert f"target {names.en}" in english
    assert f"目标 {names.zh}" in chinese
    assert "highly-skilled-talent" not in english + chinese
    assert chinese.splitlines()[0] == f"{plan.title.zh}情景推演"
    assert chinese.splitlines()[1].startswith("截至2024年6月30日；推演400次")
    assert "更多人才" in chinese.splitlines()[2]


def test_what_differs_is_told_in_chinese(capsys, files):
    _, printed, _ = run(capsys, files / "none.yaml", "--compare", files / "more.yaml", "--lang", "zh")
    expected = "* 措施 grants：增加，对highly-skilled-talent：水平变动三角分布（2、4、6），自2023-12-31起"
    assert printed.splitlines()[2] == expected


def test_why_a_target_is_left_out_is_told_closely(capsys, files):
    _, printed, _ = run(capsys, files / "none.yaml", "--lang", "zh")
    left = [line for line in printed.splitlines() if line.startswith("未推演 ")]
    reasons = {line.split("  ")[-1].strip() for line in left}
    assert {"对象名单未列明", "目标逐期考核，各期的概率不能合为一个"} <= reasons
    assert len(reasons) > 2
    assert not any("inconclusive" in reason for reason in reasons)


def test_what_does_nothing_is_told(capsys, files):
    """What the plan tells stands on standard error with its place, what only the figures tell below the table."""
    idle = MORE.replace("2023-12-31, effect: {level_shift: {triangular: [2, 4, 6]}}", "2030-12-31, effect: stop")
    (files / "idle.yaml").write_text(idle, encoding="utf-8")
    code, printed, said = run(capsys, files / "idle.yaml")
    assert code == 0
    assert "idle.yaml:4:" in said
    assert "warning: intervention grants: start 2030-12-31 is after the due day" in said
    note = "note More talent: intervention grants (Highly skilled workers): it works at the close of no step ahead"
    assert note.lower() in printed.lower()
    _, table, _ = run(capsys, files / "idle.yaml", "--format", "csv")
    assert [row["id"] for row in csv.DictReader(io.StringIO(table)) if row["kind"] == "note"] == ["intervention grants"]


def test_what_is_to_be_known_of_two_scenarios_is_told_once(capsys, files):
    idle = MORE.replace("2023-12-31, effect: {level_shift: {triangular: [2, 4, 6]}}", "2030-12-31, effect: stop")
    (files / "idle.yaml").write_text(idle, encoding="utf-8")
    (files / "other.yaml").write_text(
        idle.replace("id: more", "id: other").replace("More talent", "Others"), encoding="utf-8"
    )
    _, alone, _ = run(capsys, files / "idle.yaml")
    _, both, _ = run(capsys, files / "idle.yaml", "--compare", files / "other.yaml")
    notes = [[line for line in text.splitlines() if line.startswith("note ")] for text in (alone, both)]
    assert len(notes[0]) == len(notes[1]) > 0
    assert all(line.startswith("note More talent, Others: ") for line in notes[1])


def test_a_scenario_may_state_correlations(capsys, tmp_path):
    """The odds of each target stay, those of several together do not."""
    head = "milepost: 1\nscenario: {id: s}\n"
    together = head + "correlations:\n  - {between: [doctors, life-expectancy], is: 0.9}\n"
    found = {}
    for name, text in (("alone", head), ("together", together)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        plan = [str(PLANS / "china-14fyp.yaml"), str(PLANS / "china-14fyp_observations.csv")]
        assert main(["simulate", *plan, str(path), "--as-of", "2023-12-26", "--paths", "4000", "--format", "csv"]) == 0
        rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
        found[name] = {(row["kind"], row["id"]): row["probability"] for row in rows}
    alone, other = found["alone"], found["together"]
    assert alone["target", "doctors"] == other["target", "doctors"]
    assert alone["task", "t-well-being"] != other["task", "t-well-being"]


def test_as_json_it_holds_bands_and_the_chance_of_every_count(capsys, files):
    code, printed, _ = run(capsys, files / "more.yaml", "--format", "json")
    (found,) = json.loads(printed)
    assert code == 0
    assert found["paths"] == 400
    assert sum(found["chance_of"]) == pytest.approx(1)
    assert len(found["bands"]["highly-skilled-talent"][0]["quantiles"]) == 3


def test_a_wrong_file_is_told_with_its_place(capsys, files):
    wrong = files / "wrong.yaml"
    wrong.write_text(MORE.replace("highly-skilled-talent", "highly-skilled-talents"), encoding="utf-8")
    code, printed, said = run(capsys, wrong)
    assert (code, printed) == (1, "")
    assert f"{wrong}:4:29: error: intervention grants: " in said
    assert "did you mean 'highly-skilled-talent'?" in said


def test_a_seed_is_a_whole_number_from_zero(capsys, files):
    for seed in ("-1", str(2**64)):
        assert main(["simulate", *PLAN, str(files / "none.yaml"), *ASKED, "--seed", seed]) == 2
        assert f"'{seed}' is not a whole number from 0 to {2**64 - 1}" in capsys.readouterr().err
