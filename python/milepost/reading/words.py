"""Words of ledgers made comparable, and what is said of a cell."""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import milepost as mp

if TYPE_CHECKING:
    from milepost.reading.cells import Cell

REMEMBERED = 65_536  # words of cells: tables say the same again and again
INVISIBLE = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF}
BRACKETS = re.compile(r"[(（\[【〔](.*?)[)）\]】〕]")


def tidy(text: str) -> str:
    """On one line, without what cannot be seen: controls, zero-width characters, spaces at the ends."""
    if text.isascii() and text.isprintable():  # most cells are numbers
        return " ".join(text.split())
    visible = (" " if unicodedata.category(c) in ("Cc", "Cs", "Cn", "Zl", "Zp") else c for c in text)
    return " ".join("".join(c for c in visible if ord(c) not in INVISIBLE).split())


def fold(text: str) -> str:
    """For comparison: half width, small letters, no spaces between Chinese words. ４００ 家 is 400家."""
    return half_width(text).lower()


@functools.lru_cache(maxsize=REMEMBERED)
def half_width(text: str) -> str:
    """As fold, with capitals as they stand."""
    return re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", tidy(unicodedata.normalize("NFKC", text)))


def in_one_width(text: str) -> str:
    """As half_width, with the blanks between western words and numbers: Population aged 15 and over."""
    return re.sub(r"(?<![!-~]) | (?![!-~])", "", tidy(unicodedata.normalize("NFKC", text)))


def outside_brackets(text: str) -> str:
    return BRACKETS.sub("", text)


def inside_brackets(text: str) -> list[str]:
    return [inside for inside in BRACKETS.findall(text) if inside]


def english(word: str, number: int) -> str:
    """A number with its word: 1 task, 2 tasks."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


class Mark(enum.Enum):
    """What became of a cell: it was read, read with an assumption, kept as a comment, or not understood."""

    read = "✓"
    assumed = "!"
    kept = "#"
    left = "?"


@dataclass(frozen=True)
class Finding:
    """What was made of one cell, or why nothing was."""

    cell: Cell
    mark: Mark
    text: mp.Text

    def line(self, language: str) -> str:
        """ "总表!G5: 超过400家: 目标 超过400家" """
        return f"{self.cell.at}: {self.cell.words}: {mp.in_(self.text, language)}"
