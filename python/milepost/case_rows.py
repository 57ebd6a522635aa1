"""Rows of case tables, and what is said of one that cannot be read: which column, what stands there, the rule."""

from __future__ import annotations

import json
import re
from typing import Any

from milepost import _core as mp

LONGEST = 40


class Cells(dict[str, str]):
    """The cells of a row by column; it knows which of them was read last."""

    last: str | None = None

    def __getitem__(self, column: str) -> str:
        self.last = column
        return super().__getitem__(column)

    def get(self, column: str, default: Any = None) -> Any:
        if column in self:
            self.last = column
        return super().get(column, default)


def excerpt(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def wrong_number(error: Exception) -> str:
    """The word, in quotes, that stands where a number belongs; empty for every other error."""
    found = re.fullmatch(
        r"(could not convert string to float|invalid literal for int\(\) with base 10): (.*)", str(error)
    )
    return found[2] if found else ""


def fault_of(row: Cells, error: Exception) -> str:
    """What is wrong with a row: the column that was read last, what it holds, and what belongs there."""
    column = row.last
    if column is None:
        return str(error)
    if column not in row:
        return f"column '{column}' is missing; found {', '.join(row) or 'no columns'}"
    return f"column '{column}': {rule_broken(row[column], error)}"


def rule_broken(cell: str, error: Exception) -> str:
    if word := wrong_number(error):
        return f"{excerpt(word)} is not a number; expected a number, or nothing where there is none"
    if isinstance(error, json.JSONDecodeError):
        return f"'{excerpt(cell)}' is not JSON: {error.msg} at character {error.pos + 1}"
    if isinstance(error, KeyError):
        return f"'{excerpt(cell)}' lacks {error.args[0]!r}, which the operation asks for"
    if isinstance(error, IndexError):
        return f"'{excerpt(cell)}' has fewer values than the operation asks for"
    if isinstance(error, mp.Error) or type(error) is ValueError:
        return str(error)
    return f"'{excerpt(cell)}' cannot be used: {error}"
