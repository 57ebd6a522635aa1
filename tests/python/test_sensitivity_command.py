"""The commands `milepost sensitivity` and `milepost effort`: they say what the library reckons, all of it."""

import csv
import io
import json
from pathlib import Path

import milepost as mp
import pytest
from milepost.cli import main

PLANS = Path(__file__).parents[2] / "examples" / "plans"
PLAN, SEEN = str(PLANS / "jinan.yaml"), str(PLANS / "illustration_observations.csv")
DAY = "2024-06-30"
SCENARIO = """\
milepost: 1
scenario: {id: more, title: {zh: 更多人才, en: More talent}}   # an illustration
interventions:
  - {id: grants, indicator: highly-skilled-talent, start: 2024-07-01, delay: {uniform: [0, 0.5]},
     effect: {level_shift: {triangular: [2, 4, 6]}}}
  - {id: lines, indicator: pilot-test-bases, start: 2024-07-01, effect: {level_shift: {triangular: [2, 8, 14]}}}
links:
  - {cause: highly-skilled-talent, effect: artisan-reserve, elasticity: {uniform: [1, 3]}}
"""
MOVED = {"highly-skilled-talent", "pilot-test-bases", "artisan-reserve"}


@pytest.fixture(scope="module")
def scenario(tmp_path_factory):
    path = tmp_path_factory.mktemp("scenarios") / "more.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


def run(capsys, *arguments):
    language = () if "--lang" in arguments else ("--lang", "en")
    code = main([*map(str, arguments), "--as-of", DAY, *language])
    said = capsys.readouterr()
    return code, said.out, said.err


def asked(capsys, scenario, *arguments):
    """The rows, with few futures."""
    numbers = ("--paths", "400", "--samples", "400", "--format", "csv")
    code, out, err = run(capsys, "sensitivity", PLAN, SEEN, scenario, *numbers, *arguments)
    assert (code, err) == (0, "")
    return list(csv.DictReader(io.StringIO(out)))


def of_kind(rows, *kinds):
    return [row for row in rows if row["kind"] in kinds]


def known():
    plan = mp.read_plan(PLAN)
    return plan, mp.read_observations(SEEN, plan)


def test_every_target_is_in_one_place(capsys, scenario):
    rows = asked(capsys, scenario)
    places = [of_kind(rows, "input", "surprise"), *(of_kind(rows, kind) for kind in ("own_surprises_only", "settled"))]
    named = [{row["target"] for row in one} for one in (*places, of_kind(rows, "left_out"))]
    assert named[0] == MOVED
    assert set.union(*named) == {mp.name_of(one) for one in known()[0].targets}
    assert sum(map(len, named)) == len(set.union(*named))
    assert all(row["reason"] for row in of_kind(rows, "left_out"))


def test_inputs_are_those_of_the_tornado_and_of_the_shares(capsys, scenario):
    rows = [row for row in asked(capsys, scenario) if row["target"] == "artisan-reserve"]
    plan, seen = known()
    one = mp.read_scenario(scenario, plan)
    bars = {bar.input: bar for bar in mp.tornado(plan, seen, one, "artisan-reserve", as_of=DAY).bars}
    inputs = of_kind(rows, "input")
    assert {row["id"] for row in inputs} == set(bars)
    for row in inputs:
        bar = bars[row["id"]]
        assert [float(row[name]) for name in ("low_value", "high_figure", "swing")] == [
            bar.low_value,
            bar.high_figure,
            bar.swing,
        ]
    shares = [float(row["total"]) for row in rows]
    assert shares == sorted(shares, reverse=True)
    assert {row["id"] for row in of_kind(rows, "surprise")} == {
        "surprise artisan-reserve",
        "surprise highly-skilled-talent",
    }
    assert sum(float(row["first"]) for row in rows) == pytest.approx(1, abs=0.4)  # of 400 samples


def test_measures_are_those_of_the_ranking(capsys, scenario):
    plan, seen = known()
    ranking = mp.rank_levers(plan, seen, mp.read_scenario(scenario, plan), as_of=DAY, paths=400)
    measures = of_kind(asked(capsys, scenario), "measure")
    assert {row["id"]: float(row["gain"]) for row in measures} == {
        one.intervention: one.gain.value for one in ranking.levers
    }


def test_a_named_target_is_asked_about_alone_even_if_nothing_moves_it(capsys, scenario):
    rows = asked(capsys, scenario, "--target", "carrier-platforms")
    assert [row["id"] for row in rows if row["kind"] != "measure"] == ["surprise carrier-platforms"]
    left = asked(capsys, scenario, "--target", "roadshows")
    assert [(row["kind"], row["target"]) for row in left if row["kind"] != "measure"] == [("left_out", "roadshows")]


@pytest.mark.parametrize(("language", "words"), [("en", "did you mean 'roadshows'?"), ("zh", "是否应为“roadshows”？")])
def test_a_target_that_is_none_is_told_which_may_be_meant(capsys, scenario, language, words):
    code, out, err = run(capsys, "sensitivity", PLAN, SEEN, scenario, "--target", "roadshow", "--lang", language)
    assert (code, out) == (2, "")
    assert words in err


NOTED = """\
milepost: 1
scenario: {id: more}   # an illustration
interventions:
  - {id: grants, indicator: highly-skilled-talent, start: 2024-07-01, effect: {level_shift: {uniform: [2, 4]}},
     note: {zh: 奖补, en: Support}}
  - {id: loans, indicator: pilot-test-bases, start: 2024-07-01, effect: {level_shift: {uniform: [2, 4]}},
     note: {zh: 贷款, en: Support}}
  - {id: lines, indicator: artisan-reserve, start: 2024-07-01, effect: {level_shift: {uniform: [2, 4]}}}
"""


@pytest.mark.parametrize(
    ("language", "named", "unnamed"),
    [
        ("zh", ["奖补 ", "贷款 ", "lines ", "奖补（效果）", "lines（效果）"], ["grants", "loans"]),
        ("en", ["Support (grants) ", "Support (loans) ", "lines ", "Support (grants) (effect)"], ["grants.effect"]),
    ],
)
def test_measures_go_by_what_their_notes_say_and_by_their_ids_where_these_are_alike(
    capsys, monkeypatch, tmp_path, language, named, unnamed
):
    monkeypatch.setenv("COLUMNS", "120")  # runners of tests set less, where names are folded
    path = tmp_path / "noted.yaml"
    path.write_text(NOTED, encoding="utf-8")
    numbers = ("--paths", "100", "--samples", "100", "--lang", language)
    code, out, _ = run(capsys, "sensitivity", PLAN, SEEN, path, *numbers)
    assert code == 0
    assert [words for words in named if f"\n{words}" not in out] == []
    assert [words for words in unnamed if words in out] == []


def test_a_scenario_that_leaves_nothing_open_says_so(capsys, tmp_path):
    path = tmp_path / "none.yaml"
    path.write_text("milepost: 1\nscenario: {id: none}\n", encoding="utf-8")
    code, out, _ = run(capsys, "sensitivity", PLAN, SEEN, path, "--paths", "200", "--samples", "200")
    assert code == 0
    assert "No target hangs on an uncertain input of the scenario." in out
    assert "lost without it" not in out


def test_numbers_are_the_same_for_a_seed_and_any_number_of_threads(capsys, scenario):
    first, again, other = (
        asked(capsys, scenario, *more) for more in (("--threads", "1"), ("--threads", "2"), ("--seed", "2"))
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_names_things_and_fits_the_terminal(capsys, monkeypatch, scenario, language, columns):
    from milepost.layout import columns_of

    monkeypatch.setenv("COLUMNS", str(columns))
    numbers = ("--paths", "200", "--samples", "200")
    _, out, _ = run(capsys, "sensitivity", PLAN, SEEN, scenario, *numbers, "--lang", language)
    assert all(columns_of(line) <= columns for line in out.splitlines())
    name = {"zh": "高技能人才总量", "en": "Highly skilled workers"}[language]
    assert name in out
    assert {"zh": "grants（效果）", "en": "grants (effect)"}[language] in out
    assert "highly-skilled-talent" not in out


def test_json_has_the_rows_of_the_csv(capsys, scenario):
    numbers = ("--paths", "400", "--samples", "400", "--format", "json")
    whole = json.loads(run(capsys, "sensitivity", PLAN, SEEN, scenario, *numbers)[1])
    rows = asked(capsys, scenario)
    assert [{name: str(value) for name, value in row.items() if value != ""} for row in whole["rows"]] == [
        {name: value for name, value in row.items() if value != ""} for row in rows
    ]
    assert {one["target"] for one in whole["middles"]} == MOVED


# ---- effort


def efforts(capsys, kind):
    code, out, err = run(capsys, "effort", PLAN, SEEN, "--format", kind)
    assert (code, err) == (0, "")
    return out


def test_effort_has_every_target_and_those_that_must_speed_up_most_first(capsys):
    rows = json.loads(efforts(capsys, "json"))
    assert {row["target"] for row in rows} == {mp.name_of(one) for one in known()[0].targets}
    factors = [row["amount_factor"] for row in rows if row["amount_factor"] is not None]
    assert factors == sorted(factors, reverse=True)
    ends = [(row["reason"] is not None, row["met"]) for row in rows]
    assert ends == sorted(ends)  # what cannot be reckoned stands last, what is met before it


@pytest.mark.parametrize("language", ["zh", "en"])
def test_effort_as_text_is_a_sentence_a_target(capsys, language):
    _, out, _ = run(capsys, "effort", PLAN, SEEN, "--lang", language)
    plan, seen = known()
    told = {mp.explain(one, language, plan.indicator(one.indicator)) for one in mp.required_effort(plan, seen, DAY)}
    assert set(out.splitlines()) == told


def test_effort_as_csv_has_the_rows_of_the_json(capsys):
    rows = list(csv.DictReader(io.StringIO(efforts(capsys, "csv"))))
    said = [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in json.loads(efforts(capsys, "json"))
    ]
    assert rows == said
