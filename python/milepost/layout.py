"""Text in columns on a screen: how wide it is, where it may be broken, columns narrowed until they fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP, NARROWEST = 2, 6
NOT_FIRST = "，。、；：？！）》”"


def columns_of(text: str) -> int:
    """Columns on a screen: a Chinese character takes two."""
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)


def fitted(columns: Sequence[Sequence[str]], unbroken: Sequence[bool], room: int, least: int = 0) -> list[int]:
    """The widest columns are narrowed until all fit: down to their longest word (where they have so much, to `least`),
    if need be further, but for those that must not be broken, days and numbers."""
    widths = [max(map(columns_of, column)) for column in columns]
    words = [max(columns_of(word) for cell in column for word in parts_of(cell)) for column in columns]
    floors = [max(word, min(width, least)) for word, width in zip(words, widths, strict=True)]
    narrowest = [word if whole else NARROWEST for word, whole in zip(words, unbroken, strict=True)]
    for allowed in (floors, narrowest):
        while sum(widths) > room and (wide := [at for at, floor in enumerate(allowed) if widths[at] > floor]):
            widths[max(wide, key=widths.__getitem__)] -= 1
    return widths


def parts_of(cell: str) -> list[str]:
    """What is not broken if it can be helped: words; a Chinese character is a word of its own."""
    return "".join(f" {letter} " if columns_of(letter) == 2 else letter for letter in cell).split() or [""]


def laid_out(row: Sequence[str], widths: Sequence[int], right: Sequence[bool] = ()) -> list[str]:
    """A row in as many lines as its highest cell has; `right` marks columns that are set to the right."""
    columns = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    sides = right or [False] * len(columns)
    lines = []
    for number in range(max(map(len, columns))):
        parts = [column[number] if number < len(column) else "" for column in columns]
        lines.append((" " * GAP).join(map(padded, parts, widths, sides)).rstrip())
    return lines


def padded(text: str, width: int, right: bool = False) -> str:
    blanks = " " * (width - columns_of(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int) -> list[str]:
    """Lines of a width, broken behind a space or a wide character where there is one."""
    lines, rest = [], " ".join(text.split())
    while columns_of(rest) > width:
        cut = fitting(rest, width)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, rest]


def fitting(text: str, width: int) -> int:
    """How many letters go on a line: those that fit, up to where it may be broken."""
    end = used = 0
    while used + columns_of(text[end]) <= width:
        used += columns_of(text[end])
        end += 1
    return next((at for at in range(end, 0, -1) if may_break(text, at)), max(end, 1))


def may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return " " in (before, after) or (columns_of(before) == 2 and after not in NOT_FIRST)
