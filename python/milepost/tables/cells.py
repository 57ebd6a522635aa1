"""Values of a column by its kind: for Arrow, for pandas, and what polars and pyarrow make of truths."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy

from milepost.column_kinds import Days, Figures, Plain, Whole, words_of

Values = Sequence[Any]


def figures(values: Values) -> Figures:
    return Figures(numpy.array([numpy.nan if value is None else value for value in values], dtype=numpy.float64))


def whole(values: Values) -> Whole:
    missing = numpy.array([value is None for value in values], dtype=numpy.uint8)
    numbers = numpy.array([0 if value is None else int(value) for value in values], dtype=numpy.int64)
    return Whole(numbers, missing if missing.any() else None)


def days(values: Values) -> Days:
    return Days(numpy.array(values, dtype="datetime64[D]").view(numpy.int64) if len(values) else empty_days())


def empty_days() -> Any:
    return numpy.empty(0, dtype=numpy.int64)


ARROW: dict[str, Callable[[Values], Plain]] = {"number": figures, "whole": whole, "whole?": whole, "truth": whole}
ARROW |= {"day": days, **dict.fromkeys(("word", "choice", "list"), words_of)}

# Of pandas; words are objects, as in every table of milepost: what pandas would make of them depends on its version.
DTYPES = {"number": "float64", "whole": "int64", "whole?": "Int64", "truth": "bool", "day": "datetime64[s]"}


def in_arrow(kind: str, values: Values) -> Plain:
    return ARROW[kind](values)


def in_pandas(kind: str, values: Values) -> Any:
    import pandas

    if kind == "day":
        return pandas.Series(numpy.array(values, dtype="datetime64[s]"))
    if kind == "number":
        return pandas.Series(figures(values).values, dtype="float64")
    return pandas.Series(list(values), dtype=DTYPES.get(kind, "object"))
