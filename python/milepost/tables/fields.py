"""Columns of a result as they are described: a name, a kind, and where in a row the value stands.

Kinds: number (missing where there is none), whole (never missing), whole? (may be), truth, day, clock (a time of the
library's clock in years, given as the day at whose close it stands), word, choice (a member of an enumeration, by its
name), list (joined by "; ", empty for none). Two describe two columns: text (name_zh, name_en), estimate (the value,
and name_error, its standard error).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from milepost.clock import closing_day

Read: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True)
class Field:
    """A column: what it is called, its kind, and how its value is read out of a row; None is missing."""

    name: str
    kind: str
    read: Read


Fields: TypeAlias = tuple[Field, ...]
Sheet: TypeAlias = Callable[[Any], tuple[Fields, Sequence[Any]]]  # a result's columns and its rows


def part(step: str) -> Read:
    """Reads a part of a record, of a dict, or, by its place, of a sequence."""
    if step.isdigit():
        return operator.itemgetter(int(step))
    of_record = operator.attrgetter(step)
    return lambda thing: thing.get(step) if type(thing) is dict else of_record(thing)


def at(path: str) -> Read:
    """Reads what stands at a path such as "start.value" or, where rows are pairs, "1.mu"; nothing of nothing."""
    first, *parts = map(part, path.split("."))

    def read(row: Any) -> Any:
        value = first(row)
        for one in parts:
            if value is None:
                return None
            value = one(value)
        return value

    return read if parts else first


def word(value: Any) -> str | None:
    """Empty words say nothing, as blank cells do."""
    return None if value is None else str(value) or None


def joined(values: Iterable[Any] | None) -> str:
    return "; ".join(map(str, values or ()))


CONVERT: dict[str, Callable[[Any], Any]] = {
    "word": word,
    "choice": word,
    "list": joined,
    "clock": lambda time: None if time is None else closing_day(time),
}


def field(name: str, kind: str, read: Read) -> Field:
    convert = CONVERT.get(kind)
    stored = "day" if kind == "clock" else kind
    return Field(name, stored, (lambda row: convert(read(row))) if convert else read)


def expanded(name: str, kind: str, path: str) -> Iterable[Field]:
    if kind == "text":
        return [field(f"{name}_{language}", "word", at(f"{path}.{language}")) for language in ("zh", "en")]
    if kind == "estimate":
        error = field(f"{name}_error", "number", at(f"{path}.standard_error"))
        return [field(name, "number", at(f"{path}.value")), error]
    return [field(name, kind, at(path))]


def fields(*described: str | Field | Fields) -> Fields:
    """Columns in their order, each "name kind path", the path left out where it is the name; or made already."""
    found: list[Field] = []
    for one in described:
        if isinstance(one, str):
            name, kind, *path = one.split()
            found += expanded(name, kind, *(path or [name]))
        else:
            found += [one] if isinstance(one, Field) else one
    return tuple(found)


def sheet(rows: Callable[[Any], Iterable[Any]], columns: Fields) -> Sheet:
    """A table whose columns are the same for every result of its type."""
    return lambda result: (columns, [*rows(result)])


def level(percent: float) -> str:
    """80 for 80.0, 97.5 for 97.5: how levels stand in the names of columns."""
    return f"{percent:g}"


def quantiles(levels: Iterable[float], path: str, kind: str = "number") -> Fields:
    """A column for each level in per cent: p10, p50, p97.5."""
    return tuple(field(f"p{level(one)}", kind, at(f"{path}.{place}")) for place, one in enumerate(levels))
