"""Runs every case table of a folder: what each row expects, what the library gives, whether the two agree.

Tables are CSV files, known by their names. A row claims conformance where an outside figure is reproduced by somebody
else's reading of the rule too; rows of own arithmetic only pin boundaries.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from milepost import _core as mp
from milepost import cases, published, scenario_cases
from milepost.case_rows import Cells, fault_of

Row = Mapping[str, str]
Cell = float | str | None

CLOSE = 1e-9
ANSWERS = {**cases.ANSWERS, **scenario_cases.ANSWERS}
KNOWN = (*published.TABLES, *ANSWERS)
OUTSIDE = ("published", "peer-test", "peer-output")
UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError, AssertionError, mp.Error)


@dataclass(frozen=True)
class Result:
    """What became of a row. `expected` and `got` are a word, a number, or several in the order of the row's outputs.

    `agrees` is None where nothing is expected or nothing is answered. `outside`: the expectation comes from outside,
    and is no own arithmetic. `parts`: value, score and label, each expected, got and agrees. `unreadable`: the row is
    broken, and `reason` says its file, line and column.
    """

    table: str
    row: str
    expected: Any
    got: Any
    agrees: bool | None
    claim: bool
    outside: bool
    reason: str = ""
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    unreadable: bool = False

    @property
    def as_json(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in ("table", "row", "expected", "got", "agrees", "claim")}
        whole: dict[str, Any] = _finite(plain | self.parts | ({"reason": self.reason} if self.reason else {}))
        return whole


def _finite(value: Any) -> Any:
    """JSON has no infinite number: it is a word."""
    if isinstance(value, dict):
        return {name: _finite(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_finite(part) for part in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


@dataclass(frozen=True)
class Numbered:
    """A row, its name (its id, or the line of the file with the indicator) and its place (file:line)."""

    name: str
    row: Cells
    place: str
    width: int

    def check(self) -> None:
        """Raises ValueError for a row that does not fit its header."""
        if self.width <= len(self.row) and not any(cell.strip() for cell in self.row.values()):
            raise ValueError("the row is empty; expected a case")
        if self.width != len(self.row):
            cells = "1 cell" if self.width == 1 else f"{self.width} cells"
            raise ValueError(f"the row has {cells}; expected {len(self.row)}, as the header has")


# ---- reading tables


def tables_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """The case tables below a folder, and the CSV files that are none."""
    files = sorted(path for path in folder.rglob("*.csv") if path.is_file())
    return [path for path in files if path.stem in KNOWN], [path for path in files if path.stem not in KNOWN]


def rows_of(path: Path) -> list[Numbered]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        return list(_numbered(reader, header, path))


def _name(row: Row, line: int) -> str:
    plain = dict(row)
    return plain.get("case_id") or f"{line} {plain.get('indicator_id', '')}".strip()


def _numbered(reader: Any, header: Sequence[str], path: Path) -> Iterator[Numbered]:
    """Lines without a single cell are passed over; what goes beyond the header is counted and left alone."""
    line = reader.line_num + 1
    for row in reader:
        if row:
            cells = Cells(zip(header, [*row, *[""] * len(header)], strict=False))
            yield Numbered(_name(cells, line), cells, f"{path}:{line}", len(row))
        line = reader.line_num + 1


# ---- tables of published verdicts


def _close(got: Cell, wanted: float, part: str) -> bool:
    """Values relative, scores absolute."""
    if not isinstance(got, float):
        return False
    return math.isclose(
        got, wanted, rel_tol=CLOSE if part == "value" else 0, abs_tol=CLOSE if part == "score" else 1e-15
    )


def _compared(part: str, wanted: Cell, got: Cell) -> dict[str, Any]:
    """A number that was not published is not compared; a label that was not is expected not to be."""
    if part == "label":
        return {"expected": wanted, "got": got, "agrees": wanted == got}
    agrees = _close(got, wanted, part) if isinstance(wanted, float) else None
    return {"expected": wanted, "got": got, "agrees": agrees}


def _difference(parts: Mapping[str, Mapping[str, Any]], answer: published.Answer) -> str:
    apart = [part for part, found in parts.items() if found["agrees"] is False]
    why = f" ({answer.reason})" if answer.reason else ""
    return f"another {' and another '.join(apart)}{why}"


def _reason(agrees: bool, claim: bool, remark: str, difference: str) -> str:
    if agrees and claim:
        return ""
    return remark if agrees or not claim else difference


def _judged(name: str, given: Numbered, wanted: Mapping[str, Cell], answer: published.Answer) -> Result:
    table = published.TABLES[name]
    parts = {part: _compared(part, cell, answer.parts[part]) for part, cell in wanted.items()}
    agrees, claim = all(part["agrees"] is not False for part in parts.values()), table.claims(given.row)
    reason = _reason(agrees, claim, table.remark(given.row), _difference(parts, answer))
    label = parts["label"]
    several = parts if len(parts) > 1 else {}
    return Result(name, given.name, label["expected"], label["got"], agrees, claim, True, reason, several)


def _asked(name: str, given: Numbered) -> tuple[published.Question, dict[str, Cell]] | Result:
    table = published.TABLES[name]
    try:
        given.check()
        table.check(given.row)
        return table.question(given.row), published.expected(table, given.row)
    except UNREADABLE as error:
        return unread(name, given, error)


def unread(name: str, given: Numbered, error: Exception) -> Result:
    reason = f"{given.place}: {fault_of(given.row, error)}"
    return Result(name, given.name, None, None, None, False, True, reason, unreadable=True)


def judged(name: str, rows: Sequence[Numbered]) -> list[Result]:
    """All rows of a table of published verdicts, in one evaluation."""
    asked = [_asked(name, given) for given in rows]
    questions = [one[0] for one in asked if not isinstance(one, Result)]
    found = iter(published.answers(questions) if questions else [])
    return [
        one if isinstance(one, Result) else _judged(name, given, one[1], next(found))
        for given, one in zip(rows, asked, strict=True)
    ]


# ---- tables of operations


def _alone(cells: Sequence[Cell] | None) -> Any:
    return list(cells) if cells is not None and len(cells) > 1 else cells[0] if cells else None


def _scored(name: str, given: Numbered, got: cases.Got, wanted: Sequence[Cell], agrees: bool | None) -> Result:
    """Score and label of a whole indicator."""
    found = got.value or (None, None)
    parts = {part: _compared(part, wanted[k], found[k]) for k, part in enumerate(("score", "label"))}
    reason = got.reason or ("another score or label" if agrees is False else "")
    return Result(name, given.name, wanted[1], found[1], agrees, not got.reason, True, reason, parts)


def _claims(row: Row) -> bool:
    """Recomputed by somebody else; recalled figures, whose page was not found, claim nothing."""
    return row.get("match", "yes") == "yes" and row.get("kind", "published") in OUTSIDE


def _remark(row: Row, got: cases.Got) -> str:
    """Why a row that agrees claims nothing, or what the answer itself says."""
    if got.reason or row.get("kind", "published") not in OUTSIDE or _claims(row):
        return got.reason
    rough = "the published figure is met roughly, not to its printed precision"
    return rough if row.get("match") == "approx" else "the published figure was not recomputed by anyone else"


def _answered(name: str, given: Numbered) -> Result:
    row, got = given.row, ANSWERS[name](given.row)
    wanted = cases.expected(row)
    agrees = cases.agrees(got, row) if got.value is not None else None
    if "published_score" in row:
        return _scored(name, given, got, wanted, agrees)
    reason = _remark(row, got) if agrees is not False else "; ".join(filter(None, [got.reason, "another figure"]))
    claim = _claims(row) and not got.reason
    outside = row.get("kind", "published") in OUTSIDE
    return Result(name, given.name, _alone(wanted), _alone(got.value), agrees, claim, outside, reason)


def answered(name: str, rows: Sequence[Numbered]) -> list[Result]:
    return [_safely(name, given) for given in rows]


def _safely(name: str, given: Numbered) -> Result:
    try:
        given.check()
        return _answered(name, given)
    except UNREADABLE as error:
        return unread(name, given, error)


# ---- the whole folder


def runner_of(name: str) -> Callable[[str, Sequence[Numbered]], list[Result]]:
    return judged if name in published.TABLES else answered


def results_of(paths: Iterable[Path]) -> list[Result]:
    """Every row of these tables. Raises OSError and UnicodeError for a file that cannot be read."""
    return [result for path in paths for result in runner_of(path.stem)(path.stem, rows_of(path))]


def unreadable(results: Iterable[Result]) -> list[Result]:
    """Rows that no case can be read from."""
    return [result for result in results if result.unreadable]


def broken(results: Iterable[Result]) -> list[Result]:
    """Rows that claim conformance and disagree, and those that cannot be read."""
    return [result for result in results if result.unreadable or (result.claim and result.agrees is False)]
