"""Classes of methods in the words of their institutions: in Chinese where a Chinese notice has a word of its own."""

from __future__ import annotations

import milepost as mp
from milepost.method_notes import words


def class_word(method: str, label: str, language: str) -> str:
    """ "滞后" of "lagging" for Chinese readers; a label as it is where the institution has no Chinese word for it."""
    known: dict[str, dict[str, str]] = words("method_notes")["labels"]
    return known.get(method, {}).get(label, label) if language == "zh" else label


def worded_row(row: mp.ScorecardRow, language: str) -> mp.ScorecardRow:
    """The row with the class of its verdict in the words of that language."""
    verdict = row.verdict
    word = class_word(verdict.method, verdict.label, language)
    return row if word == verdict.label else row.replace(verdict=verdict.replace(label=word))


def worded(table: mp.PlanComparison) -> mp.PlanComparison:
    """The same opinions; the Chinese sentences of why they differ name the classes in Chinese."""
    return table.replace(rows=[row.replace(comparison=worded_comparison(row.comparison)) for row in table.rows])


def worded_comparison(found: mp.Comparison) -> mp.Comparison:
    verdicts = {one.method: one for one in found.verdicts}

    def sentence_of(one: mp.Disagreement) -> mp.Text:
        chinese = one.sentence.zh
        for verdict in (verdicts[one.first], verdicts[one.second]):
            opinion = f"{verdict.method}判为{mp.word_of(verdict.status, 'zh')}（档次“"
            word = class_word(verdict.method, verdict.label, "zh")
            chinese = chinese.replace(opinion + verdict.label, opinion + word, 1)
        return mp.Text(zh=chinese, en=one.sentence.en)

    return found.replace(disagreements=[one.replace(sentence=sentence_of(one)) for one in found.disagreements])
