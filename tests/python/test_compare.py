"""Many methods beside each other, in Python and by the command."""

import csv
import io
import json
import math
from pathlib import Path

import milepost as mp
import pytest
from milepost import cli
from milepost.comparisons import as_json

UNIT = mp.Unit("tonne")
PLANS = Path(__file__).parents[2] / "examples" / "plans"


def halving(last: float) -> mp.Evidence:
    """Asked to halve 40 by 2030, seen in 2015 and 2022."""
    target = mp.Target("emissions", mp.at_most(20 * UNIT), due=mp.end_of(2030))
    return mp.Evidence(target, mp.Series(UNIT, {2015: 40, 2022: last}), as_of="2023-06-30")


@pytest.fixture
def files():
    return [str(PLANS / "china-14fyp.yaml"), str(PLANS / "china-14fyp_observations.csv"), "--as-of", "2023-12-26"]


def test_verdicts_are_those_of_assess():
    comparison = mp.compare(halving(33), ["path", "eurostat.2021"])
    assert [one.method for one in comparison.verdicts] == ["path", "eurostat.2021"]
    assert [one.figure for one in comparison.verdicts] == [
        mp.assess(halving(33), method).figure for method in ("path", "eurostat.2021")
    ]


def test_a_preset_that_differs_in_its_cuts_differs_by_its_cuts():
    one = mp.preset("eurostat.2021")
    other = one.replace(name="other", cuts=[one.cuts[0].replace(at_least=0.7), *one.cuts[1:]])
    (disagreement,) = mp.compare(halving(31), [one, other]).disagreements
    assert disagreement.cause == mp.Cause.cuts
    assert "0.95" in disagreement.sentence.en
    assert "分档界线不同" in disagreement.sentence.zh


def falling() -> mp.Evidence:
    """At most 20 by 2030; 60 in 2010, 40 in 2015, 33 in 2022."""
    target = mp.Target("emissions", mp.at_most(20 * UNIT), due=mp.end_of(2030))
    return mp.Evidence(target, mp.Series(UNIT, {2010: 60, 2015: 40, 2022: 33}), as_of="2023-06-30")


def pair(on: float, risk: float) -> list[mp.Preset]:
    """All figures on a straight line, or from 2015 on at compound growth, cut at the same numbers: 1.125 and 0.676 of
    the way; with the base alone exchanged 0.75 and 0.946."""
    good = mp.Category("good", "on_track", at_least=on)
    fair = [mp.Category("fair", "at_risk", at_least=risk)] if risk < on else []
    cuts = [good, *fair, mp.Category("bad", "off_track")]
    straight = mp.Preset(name="long", rate="linear", statistic="share_reached", cuts=cuts)
    points = mp.PointChoice(base="exact", base_year=2015)
    return [straight, straight.replace(name="short", points=points, rate="compound")]


@pytest.mark.parametrize(
    ("on", "risk", "cause", "words"),
    [
        (0.9, 0.9, "points", "they look at other observations, from the first figure against from 2015."),
        (1, 1, "several", ". With the observations or change a year of short, long would be off track. With the obs"),
        (0.7, 0.7, "several", ". With the observations or change a year of long, short would be on track."),
        (1, 0.7, "several", ". Only if they are exchanged together do the statuses change places."),
        (1, 0.8, "several", ". With the observations of short, long would be off track. With the observations and "),
    ],
    ids=["alone", "either", "both", "together", "one way"],
)
def test_a_part_is_the_cause_alone_only_if_it_is_so_both_ways(on, risk, cause, words):
    (disagreement,) = mp.compare(falling(), pair(on, risk)).disagreements
    assert disagreement.cause == cause
    assert words in disagreement.sentence.en


def test_the_order_of_two_methods_does_not_change_the_cause():
    there = mp.compare(falling(), pair(1, 0.8)).disagreements
    back = mp.compare(falling(), pair(1, 0.8)[::-1]).disagreements
    assert [one.cause for one in there] == [one.cause for one in back] == [mp.Cause.several]


def test_beside_a_rule_of_the_library_it_is_said_what_each_measures():
    (disagreement,) = mp.compare(halving(33), ["path", "eurostat.2021"]).disagreements
    assert disagreement.cause == mp.Cause.rule
    assert "path compares the latest figure with the required path on its day (33, 30.7 required)" in (
        disagreement.sentence.en
    )
    assert "eurostat.2021按实际增速与所需增速之比衡量" in disagreement.sentence.zh


def test_another_word_for_the_same_status_is_no_disagreement():
    comparison = mp.compare(halving(39), ["eurostat.2021", "un_chart.2022"])
    assert len({one.label for one in comparison.verdicts}) == 2
    assert comparison.disagreements == ()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_and_the_page_say_what_a_disagreement_is(files, capsys, language):
    assert cli.main(["compare", *files, "--lang", language]) == 0
    told = "".join(capsys.readouterr().out.split())
    rule = mp.rule_of_comparison(language)
    assert "".join(rule.split()) in told
    plan = mp.read_plan(files[0])
    page = mp.report_page(plan, mp.read_observations(files[1], plan), as_of=files[3], language=language)
    assert rule in page


def test_all_presets_are_compared_unless_some_are_named():
    assert [one.method for one in mp.compare(halving(36)).verdicts] == list(mp.presets())


def test_an_unknown_method_is_an_error():
    with pytest.raises((mp.Error, TypeError), match="eurstat"):
        mp.compare(halving(36), ["eurstat.2021"])


def test_the_command_counts_what_the_library_counts(files, capsys):
    assert cli.main(["compare", *files, "--by", "path,eurostat.2021,unicef.2004", "--format", "json"]) == 0
    targets = json.loads(capsys.readouterr().out)
    plan = mp.read_plan(files[0])
    table = mp.compare(
        plan, mp.read_observations(files[1], plan), "2023-12-26", ["path", "eurostat.2021", "unicef.2004"]
    )
    assert [one["target"] for one in targets] == [row.target for row in table.rows]
    assert sum(one["statuses"] > 1 for one in targets) == table.disputed_count > 0
    for one in targets:
        assert bool(one["disagreements"]) == (one["statuses"] > 1)


def test_figures_that_are_no_numbers_of_json_are_null():
    plan = mp.read_plan(PLANS / "jinan.yaml")
    seen = mp.read_observations(PLANS / "illustration_observations.csv", plan)
    table = mp.compare(plan, seen, "2024-06-30", ["wri.2025"])
    assert any(row.comparison.verdicts[0].figure == math.inf for row in table.rows)

    def refuse(word):
        raise AssertionError(word)

    figures = [one["verdicts"][0]["figure"] for one in json.loads(as_json(table), parse_constant=refuse)]
    assert None in figures


def test_csv_has_a_line_a_target_and_method(files, capsys):
    assert cli.main(["compare", *files, "--by", "path,eurostat.2021", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 2 * len(mp.read_plan(files[0]).targets)
    assert {row["method"] for row in rows} == {"path", "eurostat.2021"}


@pytest.mark.parametrize(("language", "word"), [("zh", "判定不一"), ("en", "disputed")])
def test_the_table_speaks_both_languages(files, capsys, language, word):
    assert cli.main(["compare", *files, "--lang", language]) == 0
    assert word in capsys.readouterr().out


def test_a_method_that_is_none_is_bad_usage(files, capsys):
    assert cli.main(["compare", *files, "--by", "path,eurstat.2021"]) == 2
    assert "did you mean 'eurostat.2021'?" in capsys.readouterr().err


@pytest.mark.parametrize("names", ["", "path,", " ,path"])
def test_a_list_of_methods_that_names_nothing_is_refused(files, capsys, names):
    assert cli.main(["compare", *files, "--by", names, "--lang", "en"]) == 2
    assert f"--by '{names}': expected names of methods with commas between them" in capsys.readouterr().err
    assert cli.main(["compare", *files, "--by", "path, eurostat.2021", "--format", "csv"]) == 0
