"""What charts say: every word in both languages, figures with their units, no share rounded to certainty."""

import re

import milepost as mp
import pytest
from milepost.chart_words import WORDS, amount, percent, pick, unit_words
from milepost.palette import has_chinese

BLANK = re.compile(r"\{(\w*)")


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_say_the_same_things(key):
    zh, en = WORDS[key]
    assert sorted(set(BLANK.findall(zh))) == sorted(set(BLANK.findall(en)) | ({"unit"} & set(BLANK.findall(zh))))
    assert not has_chinese(en)


@pytest.mark.parametrize("reason", mp.Reason)
def test_reasons_are_called_as_the_tables_call_them(reason):
    verdict = mp.Verdict(as_of="2024-06-30", status="not_assessable", reason=reason, bound=mp.some_of())
    row = mp.ScorecardRow(target="x", verdict=verdict, indicator="x")
    plan = mp.Plan("one", indicators=[mp.Indicator("x")], targets=[mp.Target("x", mp.some_of())])
    card = mp.Scorecard(plan, "2024-06-30", "path", [row])
    for language in ("zh", "en"):
        assert mp.word_of(reason, language) in mp.status_table(plan, card, language=language, width=200)


@pytest.mark.parametrize(
    ("share", "zh", "en"),
    [(0.814, "81%", "81 %"), (0.9996, "99%以上", "more than 99 %"), (0.0004, "不到1%", "less than 1 %")],
)
def test_a_share_is_never_rounded_to_certainty(share, zh, en):
    assert (percent(share, "zh"), percent(share, "en")) == (zh, en)


@pytest.mark.parametrize(("share", "words"), [(1.0, "100 %"), (0.0, "0 %"), (0.99, "99 %"), (0.01, "1 %")])
def test_certainty_is_said(share, words):
    assert percent(share, "en") == words


def test_figures_have_their_unit_and_english_no_chinese_one():
    people, only_chinese = mp.Unit("人", en="people"), mp.Unit("家")
    assert (amount(5670, people, "zh"), amount(5670, people, "en")) == ("5670人", "5670 people")
    assert (amount(362, only_chinese, "zh"), amount(362, only_chinese, "en")) == ("362家", "362")
    assert unit_words(mp.percent_unit, "en") == "%"


def test_a_language_that_is_none_is_refused():
    with pytest.raises(mp.OutOfRange, match="language 'fr': there are only zh, en"):
        pick(("是", "yes"), "fr")
