"""How the sheets of a ledger look: colours of status, fonts, borders, numbers with their units."""

from __future__ import annotations

import math
from typing import Any

import milepost as mp
from milepost.layout import columns_of
from milepost.palette import colours_by_status
from milepost.rounding import fixed, rounded

HEAD, FILLED_IN, EDGE, QUIET = "#DDE5EC", "#FFFBE6", "#8C8C8C", "#5A5A5A"

TITLE_SIZE = 18
SMALLEST = 15  # decimals; no figure of a plan has more

FONTS = {"zh": ("宋体", "黑体"), "en": ("Arial", "Arial")}  # of letters, and of heads
LETTERS = 10  # points; widths of columns count its digits, two to a Chinese character


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any, language: str, palette: str) -> None:
        self._book, self._made = book, dict[tuple[tuple[str, object], ...], Any]()
        self._plain, self._bold = FONTS[language]
        self._palette = colours_by_status(palette)

    def of(self, **properties: object) -> Any:
        whole = {"font_name": self._plain, "font_size": LETTERS, "valign": "vcenter"} | properties
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def cell(self, **properties: object) -> Any:
        return self.of(**boxed(**{"text_wrap": True} | properties))

    def title(self) -> Any:
        return self.of(font_name=self._bold, font_size=TITLE_SIZE, align="center", text_wrap=True)

    def subtitle(self) -> Any:
        return self.of(font_color=QUIET, align="center", text_wrap=True)

    def head(self) -> Any:
        return self.cell(font_name=self._bold, bold=True, align="center", bg_color=HEAD)

    def group(self) -> Any:
        return self.cell(font_name=self._bold, bold=True, bg_color="#F2F2F2")

    def note(self) -> Any:
        return self.of(text_wrap=True, valign="top")

    def date(self, **properties: object) -> Any:
        """ISO: read alike by every program and in both languages."""
        return self.of(**boxed(num_format="yyyy-mm-dd", align="center", **properties))

    def number(self, value: float, around: tuple[str, str], unit: str, width: float, **properties: object) -> Any:
        """Numbers cannot be wrapped. A unit that has no place stands in its own column alone; what is too long all the
        same is shrunk, or it would show as ###."""
        before, after = around
        fits = lines_of(f"{before}{in_decimals(value)}{after}", width) == 1
        shown = number_format(value, before, after if fits else after.replace(unit, "", 1))
        return self.of(**boxed(num_format=shown, align="right", shrink=True, **properties))

    def figure(self, value: float | None, unit: str, width: float) -> Any:
        return self.cell(align="right") if value is None else self.number(value, ("", unit), unit, width)

    def points(self, value: float) -> Any:
        digits = "0.0" if rounded(value, 1) == value else "0.00"
        return self.of(**boxed(num_format=f"+{digits};-{digits};0.0", align="right"))

    def status(self, status: mp.Status) -> Any:
        """For a conditional format: it changes with the word that is chosen."""
        ground, letters, edge = self._palette[status]
        return self._book.add_format({"bg_color": ground, "font_color": letters, "border": 1, "border_color": edge})


def boxed(**properties: object) -> dict[str, object]:
    return {"border": 1, "border_color": EDGE} | properties


def number_format(value: float, before: str, after: str) -> str:
    """Words around a number, 超过400家, which the cell keeps to the last digit; one thing is in the singular."""
    digits = digits_of(value)
    single = mp.singular_of(after.strip())
    many = f"{quoted(before)}{digits}{quoted(after)}"
    if before or not after.startswith(" ") or single == after.strip():
        return many
    return f"[=1]{digits}{quoted(' ' + single)};{many}"


def digits_of(value: float) -> str:
    """General shows every digit; it stands where these are two decimals at most, for another number may follow."""
    shown = in_decimals(value)
    if float(shown) == float(f"{value:.16g}"):  # the digits that a workbook keeps
        return "General"
    return "0." + "0" * len(shown.partition(".")[2]) if "." in shown else "0"


def in_decimals(value: float) -> str:
    """Two decimals at most, none that is 0; a small figure keeps one digit that is not, or it would be a zero."""
    decimals = 2
    while value and not float(fixed(value, decimals)) and decimals < SMALLEST:
        decimals += 1
    words = fixed(value, decimals)
    return words.rstrip("0").rstrip(".") if "." in words else words


def quoted(words: str) -> str:
    return '"' + words.replace('"', "”") + '"' if words else ""


def lines_of(words: str, width: float) -> int:
    """Chinese fills its lines; English breaks between words and leaves some of each empty."""
    wide = columns_of(words) - len(words)
    return max(1, math.ceil((2.05 * wide + len(words) - wide) / width))
