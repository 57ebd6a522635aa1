"""The command `milepost simulate`: odds of a plan under a scenario file, two side by side, problems with places."""

import csv
import io
import json
from pathlib import Path

import pytest
from milepost.cli import main

PLANS = Path(__file__).parents[2] / "examples" / "plans"
PLAN = [str(PLANS / "jinan.yaml"), str(PLANS / "jinan_observations.csv")]
ASKED = ["--as-of", "2024-06-30", "--paths", "400", "--lang", "en"]

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
    code = main(["simulate", *PLAN, *map(str, arguments), *ASKED])
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
    assert code == 0
    assert printed.startswith(
        "* intervention grants: added: level_shift triangular 2, 4, 6 on highly-skilled-talent from 2023-12-31\n"
    )
    assert "all targets that are simulated (2)" in printed
    assert "binding" not in printed  # none of them is simulated: nothing to be sure of
    assert "none" in printed.splitlines()[2]
    assert "more" in printed.splitlines()[2]


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
    assert main(["simulate", *PLAN, str(files / "none.yaml"), *ASKED, "--seed", "-1"]) == 2
    assert "0 or more" in capsys.readouterr().err
