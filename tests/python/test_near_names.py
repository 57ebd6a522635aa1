"""A name that is none leads to what may have been meant: the editions of an institution, else the nearest name."""

from pathlib import Path

import milepost as mp
import pytest
from milepost.cli import main
from milepost.near_names import did_you_mean, did_you_mean_in_chinese, names_meant

PLANS = Path(__file__).parents[2] / "examples" / "plans"
COLUMNS = (
    {"series": ["x", "x"], "period": [2015, 2022], "value": [1, 4]},
    {"series": ["x"], "target": [9], "due": [2030], "direction": [1]},
)
MEANT = {
    "eurostat": ["eurostat.2021", "eurostat.2024"],
    "StatCan": ["statcan.2024", "statcan.2023"],
    "oecd": ["oecd.2019"],
    "eurostat.2O21": ["eurostat.2021"],
    "WRI.2025": ["wri.2025"],
    "eurostat.": ["eurostat.2021", "eurostat.2024"],
    "": [],
    "no such thing": [],
}


@pytest.mark.parametrize(("word", "names"), MEANT.items())
def test_what_may_have_been_meant(word, names):
    assert names_meant(word, mp.presets()) == names


EVIDENCE = mp.Evidence(
    mp.Target("x", mp.at_least(9 * mp.Unit("家")), due="2030"), mp.Series("家", {2015: 1, 2022: 4}), as_of="2023-03-01"
)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: mp.assess(EVIDENCE, "eurostat"),
        lambda: mp.compare(EVIDENCE, "eurostat"),
        lambda: mp.compare(EVIDENCE, ["path", "Eurostat"]),
        lambda: mp.preset("eurostat"),
    ],
)
def test_so_do_the_compiled_functions(ask):
    with pytest.raises(mp.ParseError, match=r"did you mean 'eurostat\.2021' or 'eurostat\.2024'\?$"):
        ask()


def test_one_method_to_compare_by_is_a_list_of_one():
    assert mp.compare(EVIDENCE, "path") == mp.compare(EVIDENCE, ["path"])
    assert mp.compare(EVIDENCE, mp.preset("eurostat.2021")) == mp.compare(EVIDENCE, ["eurostat.2021"])


def test_short_terms_are_met_by_their_edition():
    assert names_meant("eurostat.2021.short", mp.presets()) == ["eurostat.2021.short_term"]


@pytest.mark.parametrize(
    ("names", "en", "zh"),
    [
        ([], "", ""),
        (["a"], "; did you mean 'a'?", "；是否应为“a”？"),
        (["a", "b"], "; did you mean 'a' or 'b'?", "；是否应为“a”或“b”？"),
        (["a", "b", "c"], "; did you mean 'a', 'b' or 'c'?", "；是否应为“a”、“b”或“c”？"),
    ],
)
def test_in_words(names, en, zh):
    assert (did_you_mean(names), did_you_mean_in_chinese(names)) == (en, zh)


def test_evaluate_leads_from_an_institution_to_its_editions():
    with pytest.raises(mp.ParseError, match=r"; did you mean 'eurostat\.2021' or 'eurostat\.2024'\?$"):
        mp.evaluate(*COLUMNS, "eurostat")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "did you mean 'eurostat.2021' or 'eurostat.2024'?"), ("zh", "是否应为“eurostat.2021”或“eurostat.2024”？")],
)
def test_so_does_the_command_line(capsys, language, words):
    files = [str(PLANS / "china-14fyp.yaml"), str(PLANS / "china-14fyp_observations.csv")]
    assert main(["compare", *files, "--as-of", "2023-12-26", "--by", "path,eurostat", "--lang", language]) == 2
    assert words in capsys.readouterr().err
