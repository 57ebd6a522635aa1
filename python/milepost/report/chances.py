"""The words for probabilities with the ranges they stand for: "unlikely" alone is easily taken for "impossible"."""

from __future__ import annotations

from itertools import pairwise

import milepost as mp

EDGES = (0, 1, 5, 10, 33, 66, 90, 95, 99, 100)  # per cent: likelihood_word() has one word between two of them


def range_words(low: int, high: int, language: str) -> str:
    if high == 100:
        return f"{low}%以上" if language == "zh" else f"from {low} %"
    if low == 0:
        return f"不超过{high}%" if language == "zh" else f"to {high} %"
    return f"{low}%—{high}%" if language == "zh" else f"{low}–{high} %"


def word_with_range(low: int, high: int, language: str) -> str:
    word = mp.likelihood_word((low + high) / 200, language)
    return f"{word}{' ' if language == 'en' else ''}{range_words(low, high, language)}"


def scale() -> mp.Text:
    """Every word with its range, the most likely first."""
    bands = list(pairwise(EDGES))[::-1]
    zh, en = ([word_with_range(low, high, language) for low, high in bands] for language in ("zh", "en"))
    return mp.Text(zh="，".join(zh), en=", ".join(en))


def with_range(probability: float) -> mp.Text:
    """As probability_words() says it, with the range of its word."""
    low, high = band_of(probability)
    zh, en = (mp.probability_words(probability, language) for language in ("zh", "en"))
    return mp.Text(
        zh=f"{zh.removesuffix('）')}，指{range_words(low, high, 'zh')}）",
        en=f"{en.removesuffix(')')}: {range_words(low, high, 'en')})",
    )


def band_of(probability: float) -> tuple[int, int]:
    """The one whose word is that of the probability: at an edge the library decides, not this table."""
    word = mp.likelihood_word(probability, "en")
    bands = pairwise(EDGES)
    return next((low, high) for low, high in bands if mp.likelihood_word((low + high) / 200, "en") == word)
