"""The unit of a chart's axis, in each language the one in which the sentences of its card say their figures."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

import milepost as mp
from milepost.report.wording import LANGUAGES, amount, label, told, unit_word

AMOUNT = re.compile(r"([\d.]+)(\D.*)?")


class AxisUnit(NamedTuple):
    """What the numbers beside the axis are of, and what a value is multiplied by to be one of them."""

    word: str
    factor: float


def axis_unit(unit: mp.Unit, highest: float, language: str) -> AxisUnit:
    """As amount() says a figure of that size: English writes 60 亿元 as 6 billion CNY, 50 万人 as 500000 people."""
    word = told(unit_word(unit), language)
    if highest == 0:
        return AxisUnit(word, 1.0)
    round_one = 10.0 ** math.floor(math.log10(abs(highest)))  # so round that it is said in full
    said = AMOUNT.fullmatch(told(amount(round_one, unit), language))
    factor = float(said[1]) / round_one if said else 1.0
    return AxisUnit(word, 1.0) if said is None or math.isclose(factor, 1) else AxisUnit((said[2] or "").strip(), factor)


def axis_units(unit: mp.Unit, highest: float) -> dict[str, AxisUnit]:
    return {language: axis_unit(unit, highest, language) for language in LANGUAGES}


def numbers_in_both(value: float, units: dict[str, AxisUnit]) -> mp.Text:
    """A number of the axis as each language has it."""
    zh, en = (mp.figure_words(value * units[language].factor) for language in LANGUAGES)
    return mp.Text(zh=zh, en=en)


def heading(units: dict[str, AxisUnit]) -> mp.Text:
    """ "单位：亿元", "Unit: billion CNY"."""
    return label("in_unit", unit=mp.Text(zh=units["zh"].word, en=units["en"].word))
