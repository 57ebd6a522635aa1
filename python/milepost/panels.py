"""What evaluate() does between tables and the compiled half: reads targets, finds their series, names classes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeGuard

import numpy

from milepost import _core
from milepost.column_kinds import (
    Array,
    Column,
    Counts,
    Figures,
    Plain,
    Words,
    as_codes,
    as_numbers,
    as_plain,
    as_positions,
    row_numbers,
)
from milepost.columns import read_columns, same_kind
from milepost.evaluation import METHODS_OF_ASSESS
from milepost.near_names import did_you_mean, names_meant
from milepost.series_columns import Panel, in_place, panel_of, read_as, read_series
from milepost.unread import is_there, unread_in, unread_rows, warn_of_contradictions, warn_of_unread_targets

Progress: TypeAlias = Callable[[int, int], object]

TARGETS = ("series", "target", "due", "direction")
PERIODS = ("base_period", "break_period")
NUMBERS = (
    *("base_value", "limit", "reference", "deviation"),
    *("typical_constant", "typical_slope", "worst", "best"),
)
WANTED = ("target_id", "bound", "comparator", "sd", *PERIODS, *NUMBERS)  # read where they are there
DIRECTIONS = {
    **dict.fromkeys(("increase", "up", "positive", "1", "+1", "1.0"), 1),
    **dict.fromkeys(("decrease", "down", "negative", "-1", "-1.0"), -1),
}
STRICT = {"at_least": 0, "at_most": 0, "reach": 0, "more_than": 1, "less_than": 1}  # 1: the number itself is not enough
WAY_OF_BOUND = {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1, "reach": 0}  # 0: either
NOTHING = 255  # the code of no class


# ---- the targets


def in_words(names: list[Any]) -> list[str]:
    return list(map(str, names))


def rows_of(panel: Panel, names: Words) -> Array:
    """The series of each target by its place in the panel, -1 if the panel has none of that name."""
    known, sought = panel.names, names.words
    if {type(name) for name in known} != {type(name) for name in sought}:  # "1" is found by 1
        known, sought = in_words(known), in_words(sought)
    if known == sought:
        return names.codes.astype(numpy.int64)
    place_of = {name: place for place, name in enumerate(known)}
    places = numpy.array([*(place_of.get(name, -1) for name in sought), -1], dtype=numpy.int64)
    return places[names.codes]


def direction_in(value: Any) -> int:
    """1, -1, or 0 for what is neither."""
    return DIRECTIONS.get(str(value).strip().lower(), 0)


def directions_of(column: Column) -> Array:
    names = as_codes(column)
    return numpy.array([*map(direction_in, names.words), 0], dtype=numpy.int8)[names.codes]


def bound_named(word: object) -> str:
    """Raises OutOfRange for a word that is none."""
    plain = str(word).strip().lower().replace(" ", "_").replace("-", "_")
    if plain not in STRICT:
        raise _core.OutOfRange(f"targets: column 'bound' holds '{word}'; expected {', '.join(STRICT)}")
    return plain


def strict_bounds(column: Column) -> Array:
    """1 where the number itself does not meet the bound."""
    names = as_codes(column)
    return numpy.array([*(STRICT[bound_named(word)] for word in names.words), 0], dtype=numpy.uint8)[names.codes]


def ways_of_bounds(column: Column) -> Array:
    """Which way is better by the bound alone: 1, -1, or 0 where it does not say."""
    names = as_codes(column)
    return numpy.array([*(WAY_OF_BOUND[bound_named(word)] for word in names.words), 0], dtype=numpy.int8)[names.codes]


# ---- the result


def classes(codes: Array, names: list[str]) -> Words:
    places = codes.astype(numpy.int32)
    places[codes == NOTHING] = -1
    return Words(places, names)


def ids_of(columns: Mapping[str, Column]) -> Plain:
    if "target_id" not in columns:
        return row_numbers(len(columns["series"]))
    ids: Plain = read_as(as_plain, columns, "target_id", "targets")
    return ids


def result_columns(columns: Mapping[str, Column], ids: Plain, found: Mapping[str, Any]) -> dict[str, Plain]:
    return {
        "target_id": ids,
        "series": as_plain(columns["series"]),
        "figure": Figures(found["figure"]),
        "score": Figures(found["score"]),
        "label": classes(found["label"], found["labels"]),
        "status": classes(found["status"], found["statuses"]),
        "movement": classes(found["movement"], found["movements"]),
        "reason": classes(found["reason"], found["reasons"]),
        "n_used": Counts(numpy.asarray(found["n_used"], dtype=numpy.int32)),
    }


# ---- the call


def show_progress(done: int, total: int) -> None:
    """How far it is, on one line of standard error."""
    share = done / total if total else 1.0
    print(f"\r{share:4.0%} of {total} rows", end="\n" if done >= total else "", file=sys.stderr, flush=True)


def called_back(progress: bool | Progress | None) -> Progress | None:
    if progress is None or isinstance(progress, bool):
        return show_progress if progress else None
    if not callable(progress):
        raise TypeError(f"progress: expected True, False or a function of rows done and in all; found {progress!r}")
    return progress


def class_of(method: str) -> str:
    """growth_ratio is GrowthRatio."""
    return "".join(part.capitalize() for part in method.split("_"))


def method_of_assess(method: object) -> str:
    """The name of a method that assess() takes and evaluate() does not; empty for anything else."""
    if isinstance(method, str):
        return method if method in METHODS_OF_ASSESS else ""
    return next((name for name in METHODS_OF_ASSESS if type(method).__name__ == class_of(name)), "")


def are_presets(method: object) -> TypeGuard[list[_core.Preset] | tuple[_core.Preset, ...]]:
    """What read_methods() gives."""
    return isinstance(method, (list, tuple)) and bool(method) and all(isinstance(one, _core.Preset) for one in method)


def excerpt_of(method: object) -> str:
    """As a message shows it: of several their names."""
    return ", ".join(one.name for one in method) if are_presets(method) else repr(method)


def check_method(method: object) -> None:
    """Raises ParseError for a name that is none of a preset, TypeError for what is neither name nor preset."""
    if isinstance(method, _core.Preset) or (isinstance(method, str) and method in _core.presets()):
        return
    shown = excerpt_of(method)
    fault = f"method {shown}: evaluate() takes a preset, by its name, such as 'eurostat.2021', or as mp.Preset"
    if name := method_of_assess(method):
        fault += f"; {name} is a method of assess(), which takes a plan or the evidence of one target"
    elif are_presets(method):
        fault += "; give one of them, such as read_methods(path)[0]"
    elif isinstance(method, str):
        near = names_meant(method, _core.presets())
        fault += did_you_mean(near) or f"; there are {', '.join(_core.presets())}"
    raise (_core.ParseError if isinstance(method, str) else TypeError)(fault)


def check_arguments(method: object, threads: object) -> None:
    """Raises ParseError, TypeError and OutOfRange for a method that is no preset, and threads that are no number."""
    check_method(method)
    if isinstance(threads, bool) or not isinstance(threads, (int, numpy.integer)):
        raise TypeError(f"threads: expected a whole number; found {threads!r}")
    if threads < 0:
        raise _core.OutOfRange(f"threads {threads}: expected 1 or more, or 0 for as many as the machine has")


def compared_with(columns: Mapping[str, Column], panel: Panel) -> tuple[Array, Array]:
    """The other series of each target, -1 for none, and the rows whose other series is named and has no observation."""
    beside = rows_of(panel, read_as(as_codes, columns, "comparator", "targets"))
    is_empty = numpy.append(numpy.diff(panel.offsets) == 0, True)  # the last stands for -1
    return beside, is_empty[beside] & is_there(columns["comparator"])


def unknown_directions(columns: Mapping[str, Column], directions: Array) -> dict[str, tuple[Column, Array]]:
    """As a column that cannot be read; nothing where every row has a direction, so that no memory goes to it."""
    unknown = directions == 0
    return {"direction": (columns["direction"], numpy.where(unknown, numpy.nan, 0.0))} if unknown.any() else {}


def check_ways(columns: Mapping[str, Column], directions: Array) -> None:
    """Warns where the bound says another way than the direction, which decides: at most 70 of what is to increase."""
    if "bound" in columns:
        against = read_as(ways_of_bounds, columns, "bound", "targets") * directions < 0
        warn_of_contradictions(against, columns)


def numbers_of(columns: Mapping[str, Column], directions: Array) -> dict[str, Array]:
    """Columns of periods and numbers; an endless target makes rows inconclusive where a cell cannot be read. A row
    without a direction is so as it is."""
    readers = {**dict.fromkeys(("due", *PERIODS), as_positions), **dict.fromkeys(("target", *NUMBERS), as_numbers)}
    read = {name: read_as(reader, columns, name, "targets") for name, reader in readers.items() if name in columns}
    cells = {name: (columns[name], numbers) for name, numbers in read.items()}
    unread, without = unread_in(cells), unknown_directions(columns, directions)
    warn_of_unread_targets(unread | unread_in(without), cells | without)
    if unread:
        read["target"] = read["target"].copy()
        read["target"][unread_rows(unread)] = numpy.inf
    return read


def with_deviation(columns: Mapping[str, Column]) -> dict[str, Column]:
    """`sd` is a short name for `deviation`."""
    return {"deviation" if name == "sd" else name: columns[name] for name in columns}


def check_together(columns: Mapping[str, Column]) -> None:
    """Raises OutOfRange for columns that say one thing twice, or half of it."""
    if "sd" in columns and "deviation" in columns:
        raise _core.OutOfRange("targets: columns 'sd' and 'deviation' are two names of one thing; expected one of them")
    if "base_value" in columns and "base_period" not in columns:
        raise _core.OutOfRange("targets: column 'base_value' has no period; expected a column 'base_period' beside it")


def asked_of(columns: Mapping[str, Column], panel: Panel) -> dict[str, Any]:
    """The targets as arguments of the compiled half. A row whose comparator has no observation has no data."""
    check_together(columns)
    columns = with_deviation(columns)
    directions = read_as(directions_of, columns, "direction", "targets")
    numbers = numbers_of(columns, directions)
    check_ways(columns, directions)
    rows = rows_of(panel, read_as(as_codes, columns, "series", "targets"))
    further = {name: numbers[name] for name in (*PERIODS, *NUMBERS) if name in numbers}
    if "comparator" in columns:
        further["comparator"], lost = compared_with(columns, panel)
        rows = numpy.where(lost, -1, rows)
    return {
        "rows": rows,
        "target": numbers["target"],
        "due": numbers["due"],
        "direction": directions,
        "bound": read_as(strict_bounds, columns, "bound", "targets") if "bound" in columns else None,
        "columns": in_place(further),
    }


def evaluate(series: Any, targets: Any, method: Any, threads: int, progress: bool | Progress | None) -> Any:
    check_arguments(method, threads)
    report = called_back(progress)
    seen = read_series(series)
    asked = read_columns(targets, WANTED, TARGETS, "targets")
    ids = ids_of(asked)
    panel = panel_of(seen)
    given = panel.arrays() | in_place(asked_of(asked, panel))
    found = _core.evaluate_panel(method, **given, threads=int(threads), progress=report)
    return same_kind(targets, result_columns(asked, ids, found))
