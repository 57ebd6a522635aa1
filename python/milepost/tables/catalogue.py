"""Every result that is a table, with the tables it has; every record of which a list is a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from milepost import _core
from milepost.tables import futures, judged, observed, owed, planned
from milepost.tables.fields import Fields, Sheet

FAMILIES = (planned, judged, observed, owed, futures)
RESULTS: dict[type, dict[str, Sheet]] = {kind: sheets for family in FAMILIES for kind, sheets in family.RESULTS.items()}
ROWS: dict[type, Fields] = {kind: columns for family in FAMILIES for kind, columns in family.ROWS.items()}


def sheet_of(result: Any, rows: str) -> tuple[str, Sheet]:
    """A table of a result, by its name; the first one if that is empty. Raises OutOfRange, TypeError."""
    sheets = RESULTS.get(type(result))
    if sheets is None:
        raise TypeError(f"{type(result).__name__} is no table; milepost.table_of() takes results and lists of records")
    name = rows or next(iter(sheets))
    if name not in sheets:
        raise _core.OutOfRange(f"{type(result).__name__}: rows '{rows}': one of {', '.join(sheets)}")
    return name, sheets[name]


def kind_of_records(records: Sequence[Any], of: type | None) -> type:
    """What all records of a list are. Raises TypeError where that is not one kind, or not known."""
    kinds = listed_kinds(records, of)
    if len(kinds) != 1:
        found = ", ".join(kind.__name__ for kind in kinds) or "none: say of which kind they would be, of=milepost.Duty"
        raise TypeError(f"a list is a table of records of one kind; found {found}")
    if kinds[0] not in ROWS:
        known = ", ".join(kind.__name__ for kind in ROWS)
        raise TypeError(f"a list of {kinds[0].__name__} is no table; lists of {known} are")
    return kinds[0]


def listed_kinds(records: Iterable[Any], of: type | None) -> list[type]:
    return list(dict.fromkeys([*([of] if of else []), *map(type, records)]))
