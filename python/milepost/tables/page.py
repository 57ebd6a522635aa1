"""A table in a notebook: both languages, readable on light and dark pages, without scripts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from milepost import display
from milepost.tables import shown, wording

if TYPE_CHECKING:
    from milepost.tables.shown import Shown
    from milepost.tables.table import ResultTable


UNBROKEN = 30  # letters of words that stay on one line


def html(table: ResultTable) -> str:
    """A row a row, up to display.LONGEST; what is left out is named in the caption."""
    said, blank = shown.told_apart(shown.columns_of(table), len(table))
    heads = [display.both(column.heading("zh"), column.heading("en")) for column in said]
    rows = [[cell(column, place) for column in said] for place in range(min(len(table), display.LONGEST))]
    page = display.table(heads, rows, caption(table, blank), [style(column) for column in said])
    return f'<div style="overflow-x:auto" tabindex="0">{page}</div>'


def style(column: Shown) -> str:
    """Numbers to the right; only long words are broken."""
    if column.is_numeric():
        return "text-align:right;white-space:nowrap"
    longest = max((len(column.cell(place, "en")) for place in range(len(column.values))), default=0)
    return "min-width:18em" if longest > UNBROKEN else "white-space:nowrap"


def cell(column: Shown, place: int) -> str:
    """A status as a badge, words in both languages, everything else as it is."""
    value = column.values[place]
    if column.kind == "choice" and value in wording.STATUSES:
        return display.badge(wording.STATUSES[value])
    both = [column.cell(place, language) for language in wording.LANGUAGES]
    return escape(" ".join(dict.fromkeys(both))) if column.kind in ("choice", "truth") else display.both(*both)


def caption(table: ResultTable, blank: list[Shown]) -> str:
    titles = display.both(*(wording.title(table.of, table.name, language) for language in wording.LANGUAGES))
    rows = " ".join(wording.rows(len(table), language) for language in wording.LANGUAGES)
    lines = [titles, escape(" · ".join(part for part in (table.about, rows) if part))]
    if len(table) > display.LONGEST:
        lines.append(escape(display.rows_beyond(len(table))))
    if blank:
        named = [", ".join(one.heading(language) for one in blank) for language in wording.LANGUAGES]
        lines.append(display.both(f"各行均无内容的列：{named[0]}", f"Columns that say nothing in any row: {named[1]}"))
    return "<br>".join(lines)
