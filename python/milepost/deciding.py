"""What deciding_targets() does between columns and the compiled half: names, periods and labels as numbers."""

from __future__ import annotations

from typing import Any

import numpy

from milepost import _core
from milepost.column_kinds import Array, Column, UnreadableError, Words, as_codes, as_positions
from milepost.columns import check_lengths, column_of
from milepost.unread import first_of, unread_in


def column_called(name: str, given: Any, length: int | None = None) -> Column:
    """A column; with a length also one cell, which stands in every row. Raises TypeError for what is neither."""
    is_cell = length is not None and (isinstance(given, (str, bytes)) or not hasattr(given, "__len__"))
    try:
        return column_of([given] * (length or 0) if is_cell else given)
    except UnreadableError as error:
        raise TypeError(f"{name}: {error}") from error


def names_in(column: Column) -> Array:
    """Whose target each row is, as a number. Raises OutOfRange for a row that is nobody's."""
    codes: Array = as_codes(column).codes.astype(numpy.int64)
    if (codes < 0).any():
        raise _core.OutOfRange(f"of: row {int(numpy.argmax(codes < 0))} is empty; every target is set for something")
    return codes


def times_in(name: str, column: Column) -> Array:
    """Ends of periods. Raises ParseError for a cell that cannot be read: without it the target would be another."""
    read: Array = numpy.ascontiguousarray(as_positions(column))
    periods = {"period": (column, read)}
    if unread := unread_in(periods):
        raise _core.ParseError(f"{name}: {first_of(unread, periods)[1]}")
    return read


def badness_in(column: Column, method: Any) -> Array:
    """Places among the classes from best to worst; -1 for none. Raises OutOfRange for a label of another method."""
    labels = list(_core.labels_from_best(method))
    said = column if isinstance(column, Words) else Words(numpy.full(len(column), -1), [])
    for label in said.words:
        if label and label not in labels:
            raise _core.OutOfRange(f"label '{label}': not a class of the method; expected {', '.join(labels)}")
    places = [labels.index(label) if label else -1 for label in said.words]
    badness: Array = numpy.array([*places, -1], dtype=numpy.int64)[said.codes]
    return badness


def days_in(as_of: Column, of: Array) -> Array:
    """Ends of the latest periods; none of a thing without figures. Raises OutOfRange for a thing that has two."""
    days = times_in("as_of", as_of)
    _, rows, places = numpy.unique(of, return_index=True, return_inverse=True)
    first = rows[places]  # the first row of the same thing
    both_empty = numpy.isnan(days) & numpy.isnan(days[first])
    if (differing := (days != days[first]) & ~both_empty).any():
        row = int(numpy.argmax(differing))
        raise _core.OutOfRange(f"as_of: row {row} has another period than row {first[row]}, of the same thing")
    return days


def deciding_rows(of: Any, due: Any, label: Any, as_of: Any, method: Any) -> Array:
    columns = {"of": column_called("of", of), "due": column_called("due", due), "label": column_called("label", label)}
    columns["as_of"] = column_called("as_of", as_of, len(columns["of"]))
    check_lengths(columns, "targets")
    of_names = names_in(columns["of"])
    return _core._deciding_targets(
        of=of_names,
        due=times_in("due", columns["due"]),
        at=days_in(columns["as_of"], of_names),
        badness=badness_in(columns["label"], method),
    )
