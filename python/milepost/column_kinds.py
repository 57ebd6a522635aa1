"""Columns of a table in the forms that panels compute with: figures, whole numbers, days, words, lists of them."""

from __future__ import annotations

import numbers
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

import numpy
from numpy.typing import NDArray

from milepost import _core

Array: TypeAlias = NDArray[Any]
NO_DAY = numpy.iinfo(numpy.int64).min  # what numpy keeps for "not a time"
FIRST_YEAR, LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers; NaN where one is missing."""

    values: Array

    def __len__(self) -> int:
        return len(self.values)

    def parts(self) -> tuple[Any, ...]:
        """The column as the compiled half takes it."""
        return "figures", numpy.ascontiguousarray(self.values)  # a method without scores gives one NaN for all rows


@dataclass(frozen=True, slots=True)
class Whole:
    """Whole numbers, exact to the last digit; `missing` marks rows that have none, None if every row has one."""

    values: Array
    missing: Array | None = None

    def __len__(self) -> int:
        return len(self.values)

    def parts(self) -> tuple[Any, ...]:
        return "whole", self.values, self.missing


@dataclass(frozen=True, slots=True)
class Counts:
    """Whole numbers of 32 bits, none missing."""

    values: Array

    def __len__(self) -> int:
        return len(self.values)

    def parts(self) -> tuple[Any, ...]:
        return "counts", self.values


@dataclass(frozen=True, slots=True)
class Days:
    """Days since 1970-01-01; NO_DAY where one is missing."""

    values: Array

    def __len__(self) -> int:
        return len(self.values)

    def parts(self) -> tuple[Any, ...]:
        return "days", self.values


@dataclass(frozen=True, slots=True)
class Words:
    """Words, each kept once: `codes` has the place of a row's word, -1 if it is missing. What stands in an object
    column (dates, enumeration members, Decimal) counts as a word, and is told apart when it is read as something."""

    codes: Array
    words: list[Any]

    def __len__(self) -> int:
        return len(self.codes)

    def parts(self) -> tuple[Any, ...]:
        return "words", self.codes, list(map(str, self.words))


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists: those of row i are items[offsets[i]:offsets[i + 1]]."""

    offsets: Array
    items: Column

    def __len__(self) -> int:
        return len(self.offsets) - 1


Plain: TypeAlias = Figures | Whole | Counts | Days | Words
Column: TypeAlias = Plain | Lists

INTEGERS = (int, numpy.integer, numpy.bool_)
NUMBERS = (*INTEGERS, float, numpy.floating, type(None))
LISTS = (list, tuple, numpy.ndarray, type(None))


class UnreadableError(TypeError):
    """A column whose type no one can read as what it has to be; whoever knows its name says it."""


# ---- what the compiled half reads


def from_parts(parts: tuple[Any, ...]) -> Column:
    """A column as the compiled half gives it."""
    kinds = {"figures": Figures, "whole": Whole, "counts": Counts, "days": Days, "words": Words}
    kind, *rest = parts
    return Lists(rest[0], from_parts(rest[1])) if kind == "lists" else kinds[kind](*rest)


# ---- Python values


def is_missing(value: Any) -> bool:
    """None, NaN, NaT and pandas.NA, which is neither equal nor unequal to itself."""
    if isinstance(value, str):
        return False
    return value is None or type(value).__name__ == "NAType" or bool(value != value)


class _Numbering(dict[Any, int]):
    """Values numbered in the order of their first appearance."""

    def __missing__(self, value: Any) -> int:
        number = self[value] = len(self)
        return number


def renumbered(codes: Array, words: Sequence[Any]) -> Words:
    """Words in the order of their first appearance, without those that no row has."""
    codes, used = _core._codes_of_whole(codes.astype(numpy.int64), (codes < 0).astype(numpy.uint8))
    return Words(codes, [words[place] for place in used.tolist()])


def words_of(values: Sequence[Any]) -> Words:
    numbering = _Numbering()
    try:
        codes = numpy.fromiter(map(numbering.__getitem__, values), dtype=numpy.int32, count=len(values))
    except TypeError as error:
        raise UnreadableError(f"holds values that are neither words nor numbers: {error}") from error
    return without_missing(codes, list(numbering))


def without_missing(codes: Array, words: list[Any]) -> Words:
    missing = [is_missing(word) for word in words]
    if not any(missing):
        return Words(codes, words)
    places = numpy.array([-1 if gap else place for place, gap in enumerate(missing)], dtype=numpy.int32)
    return renumbered(places[codes], words)


def whole_of(values: Sequence[Any]) -> Column:
    try:
        return Whole(numpy.array(values, dtype=numpy.int64))
    except OverflowError:  # ids may be longer than 64 bits
        return words_of(values)


def lists_of(values: Iterable[Any]) -> Lists:
    rows = [() if row is None else row for row in values]
    offsets = numpy.zeros(len(rows) + 1, dtype=numpy.int64)
    numpy.cumsum([len(row) for row in rows], out=offsets[1:])
    arrays = [row for row in rows if len(row)]
    if arrays and all(isinstance(row, numpy.ndarray) for row in arrays):
        return Lists(offsets, from_array(numpy.concatenate(arrays)))
    return Lists(offsets, from_values(list(chain.from_iterable(rows))))


def are_all(kinds: Iterable[type], allowed: tuple[type, ...]) -> bool:
    return all(issubclass(kind, allowed) for kind in kinds)


def from_values(values: Sequence[Any]) -> Column:
    """Python objects: numbers, words, dates, lists; None is missing."""
    kinds = set(map(type, values))
    if kinds and are_all(kinds, INTEGERS):
        return whole_of(values)
    if are_all(kinds, NUMBERS):
        return figures_of(values, kinds)
    return lists_of(values) if are_all(kinds, LISTS) else words_of(values)


def figures_of(values: Sequence[Any], kinds: set[type]) -> Column:
    if kinds != {type(None)} and are_all(kinds, (*INTEGERS, type(None))):
        missing = numpy.array([value is None for value in values], dtype=numpy.uint8)
        return Whole(numpy.array([value or 0 for value in values], dtype=numpy.int64), missing)
    return Figures(numpy.array(values, dtype=numpy.float64))


# ---- arrays of numpy


def from_array(values: Array) -> Column:
    if isinstance(values, numpy.ma.MaskedArray):
        return from_values(values.tolist())
    if values.ndim == 2:
        offsets = numpy.arange(len(values) + 1, dtype=numpy.int64) * values.shape[1]
        return Lists(offsets, from_array(values.reshape(-1)))
    if values.ndim != 1:
        raise UnreadableError(f"is an array of {values.ndim} dimensions")
    return from_flat_array(values)


def from_flat_array(values: Array) -> Column:
    kind = values.dtype.kind
    if kind == "f":
        return Figures(values.astype(numpy.float64, copy=False))
    if kind in "iub":
        return whole_array(values)
    if kind == "M":
        return from_days(values)
    if kind == "S":  # as old files and structured arrays hold words
        return from_values([word.decode(errors="replace") for word in values.tolist()])
    if kind in "OUT":
        return from_values(values.tolist())
    raise UnreadableError(f"is an array of {values.dtype}")


def whole_array(values: Array) -> Column:
    if values.dtype.kind == "u" and len(values) and int(values.max()) > numpy.iinfo(numpy.int64).max:
        return words_of(values.tolist())
    return Whole(values.astype(numpy.int64, copy=False))


def from_days(values: Array) -> Column:
    """datetime64: of years and months these themselves, of anything finer its day."""
    if numpy.datetime_data(values.dtype)[0] not in ("Y", "M"):
        return Days(values.astype("datetime64[D]").view(numpy.int64))
    counted = values.view(numpy.int64)
    codes, distinct = _core._codes_of_whole(counted, (counted == NO_DAY).astype(numpy.uint8))
    return Words(codes, numpy.datetime_as_string(distinct.view(values.dtype)).tolist())


# ---- columns read as something


def taken(table: Sequence[float] | Array, codes: Array) -> Array:
    """The values of a table at the codes, NaN at -1."""
    return numpy.append(numpy.asarray(table, dtype=numpy.float64), numpy.nan)[codes]


def with_gaps(values: Array, missing: Array | None) -> Array:
    figures = values.astype(numpy.float64)
    if missing is not None:
        figures[missing != 0] = numpy.nan
    return figures


def number_in(value: Any) -> float:
    """A number, or words that are one; NaN for everything else."""
    if not isinstance(value, (str, numbers.Number, numpy.generic)):
        return numpy.nan
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return numpy.nan


def as_numbers(column: Column) -> Array:
    """float64, NaN where there is none or what stands there is no number."""
    if isinstance(column, Figures):
        return column.values
    if isinstance(column, (Whole, Counts)):
        return with_gaps(column.values, getattr(column, "missing", None))
    if isinstance(column, Words):
        return taken([number_in(word) for word in column.words], column.codes)
    raise UnreadableError(f"holds {called(column)}, not numbers")


def positions_of_years(years: Array) -> Array:
    """Years stand at their close: 2015 at 2016.0. What is no year from 1 to 9999 stands nowhere."""
    with numpy.errstate(invalid="ignore"):
        is_year = (years >= FIRST_YEAR) & (years <= LAST_YEAR)
        if years.dtype.kind == "f":
            is_year &= years == numpy.floor(years)
    positions = years + 1.0
    positions[~is_year] = numpy.nan
    return positions


def position_in(value: Any) -> float:
    """Where anything that milepost takes for a period stands; NaN for what it does not take."""
    if isinstance(value, (numbers.Real, numpy.number)) and not isinstance(value, bool):
        return float(positions_of_years(numpy.array([float(value)]))[0])
    try:
        return _core.position_in_years(_core.end_of(value))
    except (_core.Error, TypeError):
        return numpy.nan


def positions_of_words(words: list[Any]) -> Array:
    """Each word is read once, however many rows have it."""
    positions = numpy.array([numpy.nan if isinstance(word, str) else position_in(word) for word in words], dtype=float)
    places = [place for place, word in enumerate(words) if isinstance(word, str)]
    positions[places] = _core._positions_of_labels([str(words[place]) for place in places])
    return positions


def as_positions(column: Column) -> Array:
    """Periods as the end of each on the library's clock in years; NaN where there is none or it cannot be read."""
    if isinstance(column, Days):
        return _core._positions_of_days(column.values)
    if isinstance(column, Words):
        return taken(positions_of_words(column.words), column.codes)
    if isinstance(column, Lists):
        raise UnreadableError("holds lists, not periods")
    whole = isinstance(column, Whole) and column.missing is None
    return positions_of_years(column.values if whole else as_numbers(column))


def whole_figures(column: Figures) -> Whole:
    """Ids that became floating numbers because one of them is missing."""
    missing = numpy.isnan(column.values)
    values = numpy.where(missing, 0, column.values)
    if not numpy.array_equal(values, numpy.floor(values)):
        raise UnreadableError("holds fractions, not names of series")
    return Whole(values.astype(numpy.int64), missing.astype(numpy.uint8) if missing.any() else None)


def iso_words(column: Days) -> Words:
    codes, distinct = _core._codes_of_whole(column.values, (column.values == NO_DAY).astype(numpy.uint8))
    return Words(codes, numpy.datetime_as_string(distinct.view("datetime64[D]")).tolist())


def as_codes(column: Column) -> Words:
    """Names of things: each row's code, and what is distinct, all words or all whole numbers, as first seen."""
    if isinstance(column, Lists):
        raise UnreadableError("holds lists, not names of series")
    if isinstance(column, Figures):
        column = whole_figures(column)
    if isinstance(column, Days):
        return iso_words(column)
    if isinstance(column, Words):
        return one_kind(column)
    codes, distinct = _core._codes_of_whole(column.values, getattr(column, "missing", None))
    return Words(codes, distinct.tolist())


def one_kind(column: Words) -> Words:
    if all(type(word) is str for word in column.words):
        return column
    plain = words_of([str(word) for word in column.words])
    return Words(numpy.append(plain.codes, numpy.int32(-1))[column.codes], plain.words)


# ---- columns given back


def as_plain(column: Column) -> Plain:
    if isinstance(column, Lists):
        raise UnreadableError("holds lists, not one value a row")
    return column


def as_cells(column: Plain) -> Array:
    """A numpy array as users get it: missing words are None, missing numbers NaN, missing days NaT."""
    if isinstance(column, Words):
        cells = numpy.empty(len(column.words) + 1, dtype=object)
        cells[:-1] = column.words
        return cells[column.codes]
    if isinstance(column, Days):
        return column.values.view("datetime64[D]")
    if isinstance(column, Whole) and column.missing is not None and column.missing.any():
        cells = column.values.astype(object)
        cells[column.missing != 0] = None
        return cells
    return column.values


def called(column: Column) -> str:
    """What the column holds, in the words of an error."""
    if isinstance(column, Words):
        return f"words such as {column.words[0]!r}" if column.words else "nothing"
    kinds = {Figures: "numbers", Whole: "whole numbers", Counts: "counts", Days: "days", Lists: "lists"}
    return kinds[type(column)]


def row_numbers(rows: int) -> Words:
    """Names of rows that have none: their places, from 0, as words."""
    return Words(numpy.arange(rows, dtype=numpy.int32), list(map(str, range(rows))))
