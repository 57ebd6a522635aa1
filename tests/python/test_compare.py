"""Many methods beside each other, in Python and by the command."""

import csv
import io
import json
from pathlib import Path

import milepost as mp
import pytest
from milepost import cli

UNIT = mp.Unit("tonne")


def halving(last: float) -> mp.Evidence:
    """Asked to halve 40 by 2030, seen in 2015 and 2022."""
    target = mp.Target("emissions", mp.at_most(20 * UNIT), due=mp.end_of(2030))
    return mp.Evidence(target, mp.Series(UNIT, {2015: 40, 2022: last}), as_of="2023-06-30")


@pytest.fixture
def files():
    plans = Path(__file__).parents[2] / "examples" / "plans"
    return [str(plans / "china-14fyp.yaml"), str(plans / "china-14fyp_observations.csv"), "--as-of", "2023-12-26"]


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
