"""Nouns and verbs agree with their numbers in every English sentence of pages, charts and tables."""

import re

import milepost as mp
import pytest
from milepost import allocation_tables, chart_words, sensitivity_table, simulated
from milepost.plurals import filled
from milepost.report import wording
from milepost.tables import great, printed

ENGLISH = {
    **{f"report {key}": pair["en"] for kind in wording.wording().values() for key, pair in kind.items()},
    **{f"chart {key}": pair[1] for key, pair in chart_words.WORDS.items()},
    **{
        f"{module.__name__} {key}": words
        for module, table in (
            (allocation_tables, allocation_tables.WORDS["en"]),
            (sensitivity_table, sensitivity_table.WORDS["en"]),
            (simulated, simulated.WORDS["en"]),
            (great, great.WORDS["en"]),
            (printed, printed.NOTES["en"]),
        )
        for key, words in table.items()
        if isinstance(words, str)
    },
}
COUNTED = {key: words for key, words in ENGLISH.items() if re.search(r"\{\w*:[^}|]*\|", words)}
PLURALS = re.compile(
    r"\b1 (more )?(targets|points|futures|samples|methods|figures|periods|rows|bins|are|have)\b|\bthe 1 target"
)


@pytest.mark.parametrize(("number", "words"), [(0, "0 are"), (1, "1 is"), (2, "2 are"), ("1", "1 is"), ("−1", "−1 is")])
def test_the_word_behind_a_number_goes_with_it(number, words):
    assert filled("{n} {n:is|are}", n=number) == words
    assert filled("{0} {0:is|are}", number) == words


def test_a_part_may_hold_what_divides_two_words():
    assert filled("{name}: {n} {n:row|rows}", name="a|b {n}", n=1) == "a|b {n}: 1 row"


def one_of_each(words):
    return filled(words, *["1"] * 3, **dict.fromkeys(re.findall(r"\{(\w+)[:}]", words), "1"))


@pytest.mark.parametrize("key", ENGLISH)
def test_of_one_no_sentence_speaks_as_of_many(key):
    """Percentages and quantiles keep the plural of what they are of."""
    assert not PLURALS.search(re.sub(r"1 % of futures", "", one_of_each(ENGLISH[key])))


@pytest.mark.parametrize("key", COUNTED)
def test_of_two_the_sentence_is_that_of_many(key):
    words = COUNTED[key]
    names = re.findall(r"\{(\w+)[:}]", words)
    assert filled(words, "2", **dict.fromkeys(names, "2")) != filled(words, "1", **dict.fromkeys(names, "1"))


def test_sentences_of_the_page_about_a_single_target():
    assert wording.label("none_judged", number=1).en == "The only target cannot be judged so far."
    judged = wording.label("none_behind", judged=1, rest=2).en
    assert judged == "The only target that can be judged is not behind or missed; 2 more cannot be judged so far."
    assert wording.label("points", number="−1").en == "−1 point of the way"
    assert "1 target simulated" in wording.label("mean_share", number=1, share="", all="").en


def test_the_page_of_a_plan_with_one_target():
    indicator = "{id: a, name: a, unit: 家, direction: increase, kind: stock, target: at least 20, due: 2025}"
    tasks = f"tasks:\n  - id: t\n    title: 事项\n    indicators:\n      - {indicator}\n"
    plan = mp.load_plan("milepost: 1\nplan: {id: one, title: 方案}\n" + tasks).plan
    page = mp.report_page(plan, mp.Observations(), as_of="2024-06-30")
    assert "1 target, by where it stands:" in page
    assert "# of 1 target shown" in page
    assert not re.search(r"\b1 (targets|more are|points|methods)\b", page)


def test_chart_words_agree():
    assert "1 of 1 target is behind" in chart_words.say("progress_title", "en", behind=1, all=1)
    assert chart_words.say("unseen", "en", count=1) == "1 more is not drawn"
    assert chart_words.say("empty_bins", "en", 1) == "1 bin holds no forecast"
    assert chart_words.say("agreed", "en", 1) == "1 more, on which methods agree, is not drawn"
