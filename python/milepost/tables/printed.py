"""A table as print() shows it: aligned, within the width of the terminal, what does not fit named below."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

from milepost.layout import GAP, columns_of, fitted, laid_out, wrapped
from milepost.plurals import filled
from milepost.tables import shown, wording

if TYPE_CHECKING:
    from milepost.tables.shown import Shown
    from milepost.tables.table import ResultTable

NARROWEST, WIDEST = 80, 140  # of a terminal
COMFORTABLE, LEAST = 14, 8  # columns on a screen that words need to be read easily, and at all
LONGEST = 60  # rows shown

NOTES = {
    "zh": {
        "head": "{title}，{rows}",
        "about": "{head}（{about}）",
        "blank": "各行均无内容的列：{names}",
        "beyond": "未显示的列：{names}（见to_pandas()、to_polars()、to_arrow()）",
        "more": "另有{rows}行（见to_pandas()、to_polars()、to_arrow()）",
        "mark": "、",
    },
    "en": {
        "head": "{title}, {rows}",
        "about": "{head} ({about})",
        "blank": "Columns that say nothing in any row: {names}",
        "beyond": "Columns not shown: {names}; see to_pandas(), to_polars(), to_arrow()",
        "more": "{rows} more {rows:row|rows}; see to_pandas(), to_polars(), to_arrow()",
        "mark": ", ",
    },
}


def screen_width() -> int:
    """Of the terminal, where it is neither too narrow nor too wide to read."""
    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


def text(table: ResultTable, language: str = "", width: int = 0) -> str:
    language, width = wording.language_in(language), width or screen_width()
    said, blank = shown.told_apart(shown.columns_of(table), len(table))
    columns = [cells_of(column, language, len(table)) for column in said]
    kept = fitting(said, columns, width)
    lines = [*wrapped(heading(table, language), width), "", *grid(said[:kept], columns[:kept], width)]
    notes = list(notes_of(table, language, said[kept:], blank))
    return "\n".join([*lines, *[line for note in notes for line in wrapped(note, width)]])


def heading(table: ResultTable, language: str) -> str:
    notes = NOTES[language]
    title = wording.title(table.of, table.name, language)
    head = notes["head"].format(title=title, rows=wording.rows(len(table), language))
    return notes["about"].format(head=head, about=table.about) if table.about else head


def cells_of(column: Shown, language: str, rows: int) -> list[str]:
    """The heading, then a cell a row."""
    return [column.heading(language), *(column.cell(place, language) for place in range(min(rows, LONGEST)))]


def fitting(said: Sequence[Shown], columns: Sequence[Sequence[str]], width: int) -> int:
    """How many of the columns can be read side by side; one at least."""
    used = -GAP
    for place, (one, column) in enumerate(zip(said, columns, strict=True)):
        widest = max(map(columns_of, column))
        used += GAP + (widest if is_whole(one) else min(widest, COMFORTABLE))
        if used > width:
            return max(place, 1)
    return len(columns)


def is_whole(column: Shown) -> bool:
    """Days and numbers are not broken."""
    return column.kind == "day" or column.is_numeric()


def grid(said: Sequence[Shown], columns: Sequence[Sequence[str]], width: int) -> list[str]:
    right = [column.is_numeric() for column in said]
    widths = fitted(columns, list(map(is_whole, said)), width - GAP * (len(columns) - 1), LEAST)
    head, *body = [laid_out(row, widths, right) for row in zip(*columns, strict=True)]
    rule = "-" * (sum(widths) + GAP * (len(widths) - 1))
    return [*head, rule, *(line for row in body for line in row)]


def notes_of(table: ResultTable, language: str, beyond: Sequence[Shown], blank: Sequence[Shown]) -> list[str]:
    words = NOTES[language]
    notes = [filled(words["more"], rows=len(table) - LONGEST)] if len(table) > LONGEST else []
    for note, columns in (("beyond", beyond), ("blank", blank)):
        names = words["mark"].join(column.heading(language) for column in columns)
        notes += [words[note].format(names=names)] if columns else []
    return notes
