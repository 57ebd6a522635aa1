"""Classes of Chinese presets in the words of their institutions."""

import csv
import json
import re
from pathlib import Path

import milepost as mp
import pytest
from milepost import class_words, method_pages
from milepost.cli import main
from milepost.tables import printed

PLANS = Path(__file__).parents[2] / "examples" / "plans"
INPUTS = [str(PLANS / "jinan.yaml"), str(PLANS / "illustration_observations.csv"), "--as-of", "2024-06-30"]
CHINESE = ("fyp_midterm.2023", "yinchuan.2025", "ouhai.2020", "tianjin.2022", "tianjin_bonds.2022")
LIGHTS = {"green": "绿灯", "yellow": "黄灯", "red": "红灯"}


def labels_of(name):
    return {one.label for one in method_pages.categories_of(mp.preset(name)) if one.label}


def test_the_review_of_the_national_plan_is_told_in_the_words_of_its_report():
    with (PLANS / "china-14fyp_midterm.csv").open(encoding="utf-8") as file:
        official = {row["official"] for row in csv.DictReader(file)}
    name = "fyp_midterm.2023"
    assert {class_words.class_word(name, label, "zh") for label in labels_of(name)} == official
    assert {class_words.class_word(name, label, "en") for label in labels_of(name)} == labels_of(name)


@pytest.mark.parametrize("name", CHINESE[1:])
def test_local_notices_light_lamps(name):
    assert {class_words.class_word(name, label, "zh") for label in labels_of(name)} == set(LIGHTS.values())


@pytest.mark.parametrize("name", [name for name in mp.presets() if name not in CHINESE])
def test_other_classes_stay_as_their_institutions_spell_them(name):
    assert {class_words.class_word(name, label, "zh") for label in labels_of(name)} == labels_of(name)


@pytest.fixture(scope="module")
def compared():
    plan = mp.read_plan(INPUTS[0])
    seen = mp.read_observations(INPUTS[1], plan)
    return mp.compare(plan, seen, "2024-06-30", [*CHINESE, "destatis.2021"])


def test_reasons_for_disagreeing_name_the_classes_in_their_language(compared):
    worded = class_words.worded(compared)
    assert worded.disputed_count == compared.disputed_count > 0
    pairs = [one for row in worded.rows for one in row.comparison.disagreements if one.first == "fyp_midterm.2023"]
    yinchuan = [one.sentence for one in pairs if one.second == "yinchuan.2025"]
    assert yinchuan
    words = {class_words.class_word(name, label, "zh") for name in CHINESE[:2] for label in labels_of(name)}
    for sentence in yinchuan:
        assert set(re.findall("（档次“(.*?)”，", sentence.zh)) <= words
        assert set(re.findall(r"\(class “(.*?)”, ", sentence.en)) <= labels_of(CHINESE[0]) | labels_of(CHINESE[1])


def test_a_table_for_chinese_readers_has_the_word_a_file_the_key(compared):
    assert "黄灯" in printed.text(mp.table_of(compared), "zh", 140)
    assert "yellow" in printed.text(mp.table_of(compared), "en", 140)
    assert "yellow" in mp.table_of(compared).columns["label"]


@pytest.mark.parametrize(("language", "word"), [("zh", "快于预期（符合进度）"), ("en", "faster (on track)")])
def test_explain_and_compare_speak_the_language_asked_for(capsys, language, word):
    asked = [*INPUTS[:2], "carrier-platforms", *INPUTS[2:], "--method", "fyp_midterm.2023"]
    assert main(["explain", *asked, "--lang", language]) == 0
    assert word in capsys.readouterr().out
    by = ["--by", "fyp_midterm.2023,yinchuan.2025"]
    assert main(["compare", *INPUTS, *by, "--lang", language]) == 0
    told = capsys.readouterr().out.replace("\n", "")
    assert ("（档次“黄灯”，" in told) == (language == "zh")
    assert ("yellow" in told) == (language == "en")


def test_the_command_keeps_the_keys_in_data(capsys):
    assert main(["compare", *INPUTS, "--by", ",".join(CHINESE), "--lang", "zh", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    labels = {one["label"] for row in rows for one in row["verdicts"] if one["label"]}
    assert labels <= {label for name in CHINESE for label in labels_of(name)}


def test_the_page_names_the_classes_of_chinese_presets_in_chinese():
    plan = mp.read_plan(INPUTS[0])
    seen = mp.read_observations(INPUTS[1], plan)
    page = mp.report_page(plan, seen, as_of="2024-06-30", methods=("fyp_midterm.2023", "yinchuan.2025"))
    assert "判为明显滞后（档次“滞后”，" in page
    assert "判为略有滞后（档次“黄灯”，" in page
    assert "提前实现（early）为已完成" in page
