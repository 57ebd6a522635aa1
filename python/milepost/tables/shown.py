"""Columns as they are shown: the two languages of a name in one, cells in words, what says nothing left out by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from milepost.tables import wording

if TYPE_CHECKING:
    from milepost.tables.table import ResultTable

NOTHING = "–"
TRUTHS = {"zh": ("否", "是"), "en": ("no", "yes")}
NUMERIC = ("number", "whole", "whole?")


@dataclass(frozen=True)
class Shown:
    """A column as it is shown: its kind, or "text" for a pair of languages, whose values are (Chinese, English)."""

    name: str
    kind: str
    values: Sequence[Any]

    def is_blank(self) -> bool:
        return all(value in (None, "", (None, None)) for value in self.values)

    def is_numeric(self) -> bool:
        return self.kind in NUMERIC

    def heading(self, language: str) -> str:
        return wording.heading(self.name, language, self.kind)

    def cell(self, place: int, language: str) -> str:
        """What stands in a row, in words."""
        return in_words(self, self.values[place], language) or NOTHING


def in_words(column: Shown, value: Any, language: str) -> str:
    if value is None:
        return ""
    if column.kind == "text":
        return str((value[0] or value[1] if language == "zh" else value[1] or value[0]) or "")
    if column.kind == "number":
        return wording.number(value)
    if column.kind == "truth":
        return TRUTHS[language][value]
    if column.kind == "choice":
        return wording.choice(column.name, value, language)
    return marks_in_words(value, language) if column.name == "marks" else str(value)


def marks_in_words(marks: str, language: str) -> str:
    named = [wording.choice("marks", mark, language) for mark in marks.split("; ") if mark]
    return ("；" if language == "zh" else "; ").join(named)


def columns_of(table: ResultTable) -> list[Shown]:
    """In the order of the table; name_zh and name_en become one column `name`."""
    columns = table.columns
    found = []
    for name, kind in table.kinds.items():
        base = name[:-3]
        if name.endswith("_en") and f"{base}_zh" in columns:
            continue
        if name.endswith("_zh") and f"{base}_en" in columns:
            pairs = list(zip(columns[name], columns[f"{base}_en"], strict=True))
            found.append(Shown(base, "text", pairs))
        elif name == "label" and "method" in columns:
            found.append(Shown(name, "text", class_words_of(columns)))
        else:
            found.append(Shown(name, kind, columns[name]))
    return without_plain(found)


def class_words_of(columns: Mapping[str, Sequence[Any]]) -> list[tuple[str | None, str | None]]:
    """Each class in Chinese, where its method has a word for it, and as it is."""
    from milepost.class_words import class_word

    pairs = zip(columns["method"], columns["label"], strict=True)
    return [(label and class_word(method, label, "zh"), label) for method, label in pairs]


def without_plain(columns: list[Shown]) -> list[Shown]:
    """A text in both languages says what a column of the same name says in one."""
    paired = {column.name for column in columns if column.kind == "text"}
    return [column for column in columns if column.kind == "text" or column.name not in paired]


def told_apart(columns: Sequence[Shown], rows: int) -> tuple[list[Shown], list[Shown]]:
    """Those that say something in some row, and those that do not. Of no rows all are shown."""
    if not rows:
        return list(columns), []
    return [one for one in columns if not one.is_blank()], [one for one in columns if one.is_blank()]
