"""The pages of the presets are those of the presets as they are, in both languages."""

import re
import subprocess
import sys
from pathlib import Path

import milepost as mp
import numpy
import pytest
from milepost import method_notes, method_pages
from milepost.cli import main
from milepost.evaluation import METHODS_OF_ASSESS

ROOT = Path(__file__).parents[2]


def verdicts(method):
    """The edge cases by the first words of their English names."""
    found = zip(method_pages.EDGE_CASES, method_pages.edge_verdicts(method), strict=True)
    return {case.words.en.split(":")[0]: verdict for case, verdict in found}


def test_the_pages_are_up_to_date():
    tool = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "method_pages.py"), "--check"], capture_output=True, text=True
    )
    assert (tool.returncode, tool.stderr) == (0, "")


def test_every_preset_has_its_words_and_no_others():
    notes = method_notes.words("method_notes")
    assert set(notes["notes"]) == {name.removesuffix(".short_term") for name in mp.presets()}
    for name in mp.presets():
        for language in ("zh", "en"):
            assert all(method_notes.note_of(name, language).values())
        said = mp.preset(name).unverified
        assert bool(said) == bool(method_notes.unverified_in(said, "zh"))
        source = mp.preset(name).source
        assert method_notes.source_in(source, "en") == source
        assert method_notes.source_in(source, "zh").endswith(f"（{source}）")
    assert set(notes["sources"]) == {mp.preset(name).source for name in mp.presets()}


def test_no_two_presets_have_one_title():
    titles = [mp.preset(name).title for name in mp.presets()]
    assert len({title.zh for title in titles}) == len({title.en for title in titles}) == len(titles)


def test_a_class_is_told_with_its_status():
    told = method_pages.classes_in_words(mp.preset("wri.2025"), "en")
    assert (
        told == "wrong direction is off track; on track is on track; off track is at risk; well off track is off track"
    )
    chart = method_pages.classes_in_words(mp.preset("un_chart.2023"), "zh")
    assert chart.startswith(
        "3（已达标或进展顺利）为符合进度；2（有一定进展，但须加快）为略有滞后；1（停滞或倒退）为明显滞后"
    )


@pytest.mark.parametrize("name", mp.presets())
def test_every_class_that_an_edge_case_has_is_told_with_its_status(name):
    told = method_pages.classes_in_words(mp.preset(name), "en")
    for verdict in method_pages.edge_verdicts(name):
        if verdict["label"] is not None:
            assert re.search(rf"(?:^|; ){re.escape(verdict['label'])}(?: \(.*?\))? is ", told)
    meanings = method_notes.words("method_notes")["classes"].get(name, {})
    assert set(meanings) <= {one.label for one in method_pages.categories_of(mp.preset(name))}


def test_a_preset_of_the_terminal_is_its_part_of_the_page(capsys):
    assert main(["methods", "destatis.2021", "--lang", "zh"]) == 0
    page = (ROOT / "docs" / "methods.zh.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out in page


def test_the_names_are_listed_and_a_wrong_one_leads_to_the_right_one(capsys):
    assert main(["methods", "--lang", "en"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names[-len(mp.presets()) - 1 :] == [*mp.presets(), "probability"]
    assert set(names) == {*METHODS_OF_ASSESS, *mp.presets()}
    assert main(["methods", "eurostat.2020"]) == 1
    assert "did you mean 'eurostat.202" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_method_that_is_listed_has_a_page(capsys, language):
    for name in METHODS_OF_ASSESS:
        assert main(["methods", name, "--lang", language]) == 0
        assert capsys.readouterr().out.startswith(f"## {name}\n")


@pytest.mark.parametrize("name", mp.presets())
def test_an_edge_case_has_a_class_or_a_reason(name):
    for case, verdict in verdicts(name).items():
        without_target = verdict["reason"] == "no_target_value"  # a class of the rate alone, and no status
        assert without_target or (verdict["label"] is None) == (verdict["reason"] is not None), case


def test_edges_that_the_rules_settle():
    canada, eurostat, germany = (verdicts(name) for name in ("statcan.2024", "eurostat.2021", "destatis.2021"))
    assert canada["target met"]["label"] == "target_achieved"
    assert eurostat["target met"]["label"] == "significant_progress"
    assert germany["target met"]["label"] == "sun"
    assert eurostat["zero base"]["reason"] == "undefined_rate"
    assert canada["zero base"]["label"] is not None  # 0 counts as 0.001
    assert germany["two points"]["reason"] == "too_few_points"
    assert germany["no due day"]["label"] == "cloud"  # to be kept every year: not met, moving right
    assert canada["no due day"]["reason"] == "no_schedule"


def test_the_series_are_what_their_names_say():
    for case in method_pages.EDGE_CASES:
        values = [*case.points.values()]
        named = [float(word) for word in case.words.en.replace(",", " ").split() if word.lstrip("-").isdigit()]
        assert values[0] in named or min(case.points) > method_pages.FIRST
        assert values[-1] in named or "ordinary" in case.words.en


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readme_names_every_preset(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert [name for name in mp.presets() if f"`{name.removesuffix('.short_term')}`" not in text] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_method_probability_has_a_page_like_the_others(capsys, language):
    assert main(["methods", "probability", "--lang", language]) == 0
    page = capsys.readouterr().out
    assert page in (ROOT / "docs" / {"zh": "methods.zh.md", "en": "methods.md"}[language]).read_text(encoding="utf-8")
    assert all(words in page for words in ("0.66", "0.33", "Mastrandrea"))
    for fact in ("rule", "source", "verified", "unverified", "classes", "parameters"):
        assert method_pages.said(method_pages.TEXTS[fact], language) in page


def test_the_edge_cases_of_the_method_probability_are_a_per_cent_with_its_word_or_a_reason():
    for case in method_pages.EDGE_CASES:
        number, word, outcome = method_pages.chance_in_words(case, "en")
        assert outcome
        assert bool(number) == bool(word)
        assert not number or number.endswith(" %")
    cases = {case.words.en.split(":")[0]: method_pages.chance_in_words(case, "en") for case in method_pages.EDGE_CASES}
    assert cases["no target"][2] == mp.words_of("no_number", "en")
    assert cases["no due day"][2] == mp.words_of("no_due", "en")
    assert cases["due past"][0] in ("0 %", "100 %")


# ---- presets in a plan

YEARS = range(2015, 2023)


def rows_on_plans(page):
    """Of the page's table by preset: the columns it asks for, and the reasons it has in a plan."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").split("\n## ")
    (section,) = (part for part in text if part.startswith(("In a plan\n", "用于方案\n")))
    for line in section.splitlines():
        if line.startswith("| `"):
            name, columns, outcome = line.strip("| ").split(" | ")
            yield name.strip("`"), (re.findall(r"`(\w+)`", columns), re.findall(r"`(\w+)`", outcome))


def kind_for(name):
    """Of a share for all but the methods that judge growth alone."""
    return "growth" if mp.preset(name).rate == mp.RateEstimator.reported else "stock"


def evidence_of(unit, goal, kind="stock", **more):
    """50 in 2015 and two more each year."""
    series = mp.Series(mp.Unit(unit), {year: 50 + 2 * (year - 2015) for year in YEARS})
    target = mp.Target("x", mp.at_least(goal * mp.Unit(unit)), due=mp.end_of(2030), **more)
    indicator = mp.Indicator("x", unit=mp.Unit(unit), kind=kind, direction="increase")
    return mp.Evidence(target, series, indicator, as_of="2023-03-01")


def row_of(name, goal, columns=()):
    series = {"series": ["x"] * len(YEARS), "period": YEARS, "value": [50 + 2 * (year - 2015) for year in YEARS]}
    targets = {"series": ["x"], "target": [goal], "due": [2030], "direction": [1]}
    further = {column: [method_pages.FURTHER[column]] for column in columns}
    return {column: cells[0] for column, cells in mp.evaluate(series, targets | further, name).items()}


@pytest.mark.parametrize("page", ["methods.md", "methods.zh.md"])
def test_the_page_names_the_presets_that_give_no_figure_in_a_plan_with_their_reasons(page):
    found = {}
    for name in mp.presets():
        verdicts = [
            mp.assess(evidence_of("%", 90, kind=kind_for(name)), name),
            mp.assess(evidence_of("platform", 90), name),
        ]
        reasons = list(dict.fromkeys(verdict.reason.name for verdict in verdicts if verdict.figure is None))
        if reasons:
            found[name] = reasons
    said = dict(rows_on_plans(page))
    assert {name: [one for one in words if one != "met"] for name, (_, words) in said.items()} == found
    for name, (columns, _) in said.items():
        assert not numpy.isnan(row_of(name, 90, columns)["figure"])
        for column in columns:
            assert row_of(name, 90, set(columns) - {column})["reason"] == "no_denominator"
    assert mp.assess(evidence_of("platform", 60), "oecd.2019").label == "met"


@pytest.mark.parametrize("name", mp.presets())
def test_what_is_met_is_achieved_in_a_plan_and_what_must_last_has_the_status_of_the_method(name):
    assert mp.assess(evidence_of("%", 60), name).status == "achieved"
    held = mp.assess(evidence_of("%", 60, hold=True), name)
    assert held.status == (held.graded or "not_assessable") != "achieved"


def test_a_class_of_progress_is_on_track_for_evaluate_and_achieved_for_assess():
    row, verdict = row_of("eurostat.2021", 60), mp.assess(evidence_of("%", 60), "eurostat.2021")
    assert (row["status"], verdict.status.name) == ("on_track", "achieved")
    assert (row["label"], row["figure"]) == (verdict.label, verdict.figure)
