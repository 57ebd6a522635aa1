"""How the sheets of a ledger look: colours of status, fonts, borders, numbers with their units."""

from __future__ import annotations

from typing import Any

import milepost as mp
from milepost.palette import colours_by_status

HEAD, FILLED_IN, EDGE, QUIET = "#DDE5EC", "#FFFBE6", "#8C8C8C", "#5A5A5A"

FONTS = {"zh": ("宋体", "黑体"), "en": ("Calibri", "Calibri")}


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any, language: str, palette: str) -> None:
        self._book, self._made = book, dict[tuple[tuple[str, object], ...], Any]()
        self._plain, self._bold = FONTS[language]
        self._palette = colours_by_status(palette)

    def of(self, **properties: object) -> Any:
        whole = {"font_name": self._plain, "font_size": 10, "valign": "vcenter"} | properties
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def cell(self, **properties: object) -> Any:
        return self.of(**boxed(**{"text_wrap": True} | properties))

    def title(self) -> Any:
        return self.of(font_name=self._bold, font_size=18, align="center")

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

    def number(self, before: str, after: str, **properties: object) -> Any:
        """Numbers cannot be wrapped: a long one is shrunk, or it would show as ###."""
        return self.of(**boxed(num_format=number_format(before, after), align="right", shrink=True, **properties))

    def points(self) -> Any:
        return self.of(**boxed(num_format="+0.0;-0.0;0.0", align="right"))

    def status(self, status: mp.Status) -> Any:
        """For a conditional format: it changes with the word that is chosen."""
        ground, letters, edge = self._palette[status]
        return self._book.add_format({"bg_color": ground, "font_color": letters, "border": 1, "border_color": edge})


def boxed(**properties: object) -> dict[str, object]:
    return {"border": 1, "border_color": EDGE} | properties


def number_format(before: str, after: str) -> str:
    """General with words around it, 超过400家; every digit that the cell has is shown."""
    return f"{quoted(before)}General{quoted(after)}"


def quoted(words: str) -> str:
    return '"' + words.replace('"', "”") + '"' if words else ""
