"""Verdicts that institutions have published, each put to the institution's own preset.

A row of such a table is a series with its target and what was published of it: a value, a score, a label, or some of
them. `TABLES` says for each table, by the name of its file, how a row is asked and what it expects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from milepost.evaluation import evaluate

Row = Mapping[str, str]
Cell = float | str | None
Points = dict[str, float]

NOTHING = ("", "none", "null", "na", "nan", "not_available")
PARTS = {"value": "figure", "score": "score", "label": "label"}


@dataclass(frozen=True)
class Question:
    """A row as evaluate() is asked it. Periods are words; `further` are columns of the target."""

    method: str
    points: Points
    direction: str
    target: float | None = None
    due: str | None = None
    comparator: Points = field(default_factory=dict)
    further: dict[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """Value, score and label of a row, None where there is none, and why there is no label."""

    parts: dict[str, Cell]
    reason: str | None = None


@dataclass(frozen=True)
class Table:
    """How the rows of a table are asked, what they expect, and whether they claim to follow the rule.

    `asked` are the columns that a row needs besides those of `published`, which name its parts. `remark` tells of a row
    that claims nothing why it does not.
    """

    question: Callable[[Row], Question]
    published: dict[str, str]
    claims: Callable[[Row], bool]
    remark: Callable[[Row], str]
    asked: Sequence[str]

    def check(self, row: Row) -> None:
        """Raises KeyError for a column that is not there."""
        for column in (*self.asked, *self.published.values()):
            row[column]


# ---- cells


def word(row: Row, name: str) -> str | None:
    """A cell without what stands for nothing."""
    text = (row.get(name) or "").strip()
    return None if text.lower() in NOTHING else text


def number(row: Row, name: str) -> float | None:
    text = word(row, name)
    return None if text is None else float(text)


def year(row: Row, name: str) -> str | None:
    """2015 and 2015.0."""
    text = word(row, name)
    if text is None:
        return None
    plain = re.sub(r"\.0*$", "", text)
    if not re.fullmatch(r"\d{4}", plain):
        raise ValueError(f"'{text}' is not a year; expected one such as 2015, or nothing where there is none")
    return plain


def year_in(period: str) -> int:
    """The first year that is named in a period."""
    named = re.search(r"\d{4}", period)
    if named is None:
        raise ValueError(f"'{period}' names no year; expected PERIOD:VALUE;PERIOD:VALUE, such as 2015:14.5;2016:12.9")
    return int(named[0])


def points_of(text: str | None, last: str | None = None) -> Points:
    """2015:14.5;2016:12.9 as a dict, until the last year. Raises ValueError for what is written otherwise."""
    pairs = [part.rpartition(":") for part in (text or "").split(";") if part.strip()]
    for period, colon, value in pairs:
        year_in(period if colon else value)
    known = {period.strip(): float(value) for period, _, value in pairs if value.strip().lower() not in NOTHING}
    return {period: value for period, value in known.items() if last is None or year_in(period) <= int(last)}


# ---- Canada and the Basque Country


def ends(row: Row) -> Points:
    """The base and the latest figure, where they are there."""
    pairs = [(year(row, f"{which}_year"), number(row, f"{which}_value")) for which in ("base", "current")]
    return {period: value for period, value in pairs if period is not None and value is not None}


def series(row: Row) -> Points:
    """The whole series until the latest figure, or its ends."""
    last = year(row, "current_year")
    whole = points_of(word(row, "series_full"), last)
    return whole if last in whole else ends(row)


def by_growth(method: str) -> Callable[[Row], Question]:
    """Rows with a base, a latest figure and perhaps a target and a natural limit; the base is the published one."""

    def question(row: Row) -> Question:
        base = {"base_period": year(row, "base_year"), "base_value": number(row, "base_value")}
        target, due = number(row, "target"), year(row, "target_year")
        further: dict[str, Cell] = {**base, "limit": number(row, "limit")}
        return Question(method, series(row), _direction(row), target, due, further=further)

    return question


def _direction(row: Row) -> str:
    return re.sub(r"\.0*$", "", word(row, "direction") or "")


def _says_yes(*columns: str) -> Callable[[Row], bool]:
    """Whether the table's own restatement of the rule gives what was published; a table without it is taken so."""
    return lambda row: all(row.get(column, "yes") == "yes" for column in columns)


def _nothing_to_remark(row: Row) -> str:
    return "the table's own restatement of the rule differs from what was published"


def _sign(row: Row) -> str:
    """Of the earlier Canadian measure: the last outputs have the sign of today's."""
    published, by_rule = word(row, "published_progress_value"), word(row, "rule_value")
    if published and by_rule and published != by_rule and published.lstrip("-") == by_rule.lstrip("-"):
        return "published after the sign was corrected; the rule of this edition disregards the direction"
    return _nothing_to_remark(row)


# ---- Germany


def _weather(row: Row) -> Question:
    """Series end with the year of the symbol; a target for every year has no due day, a direction alone no target."""
    last = year(row, "status_year")
    points, other = (points_of(word(row, name), last) for name in ("series_full", "comparator_series"))
    target = None if row.get("target_type") == "direction-only" else number(row, "target_value")
    due = year(row, "target_year") if row.get("target_type") == "value-by-year" else None
    return Question("destatis.2021", points, word(row, "direction") or "", target, due, other)


REMARKS = {
    "yes-vintage": "agrees on an earlier export of the series, found by looking for one",
    "yes-shorter-window": "agrees only over fewer years, found by looking; perhaps after a break",
    "no": "the series is a later revision than the symbol, the likely cause",
}


def _revision(row: Row) -> str:
    return REMARKS.get(row.get("agrees") or "", _nothing_to_remark(row))


SCORED = {"value": "published_progress_value", "score": "published_score", "label": "published_status"}
EARLIER = {"value": "published_progress_value", "label": "published_status_original_label"}

ENDS = ("base_year", "base_value", "current_year", "current_value", "target", "target_year", "direction")
WEATHER = ("target_type", "direction", "target_value", "target_year", "status_year", "series_full")

TABLES: dict[str, Table] = {
    "canada-series-cases": Table(
        by_growth("statcan.2024"), SCORED, _says_yes("rule_reproduces"), _nothing_to_remark, ENDS
    ),
    "canada-legacy-2023-2025-cases": Table(
        by_growth("statcan.2023"), EARLIER, _says_yes("value_agrees", "status_agrees"), _sign, ENDS
    ),
    "eustat-five-class-cases": Table(
        by_growth("eustat.2024"), SCORED, _says_yes("rule_reproduces"), _nothing_to_remark, ENDS
    ),
    "germany-dns-weather-cases": Table(_weather, {"label": "official_status"}, _says_yes("agrees"), _revision, WEATHER),
}


# ---- asking


def expected(table: Table, row: Row) -> dict[str, Cell]:
    """What was published, by part; a label that says that there is none is None."""
    return {
        part: word(row, column) if part == "label" else number(row, column) for part, column in table.published.items()
    }


def answers(questions: Sequence[Question]) -> list[Answer]:
    """Those of one method, in one call of evaluate()."""
    found = evaluate(_observations(questions), _targets(questions), method=questions[0].method)
    return [_answer(found, place) for place in range(len(questions))]


def _observations(questions: Sequence[Question]) -> dict[str, list[Any]]:
    rows = [
        (name, period, value)
        for place, question in enumerate(questions)
        for name, points in ((str(place), question.points), (f"beside {place}", question.comparator))
        for period, value in points.items()
    ]
    return {"series": [row[0] for row in rows], "period": [row[1] for row in rows], "value": [row[2] for row in rows]}


def _targets(questions: Sequence[Question]) -> dict[str, list[Any]]:
    further = {name for question in questions for name in question.further}
    columns: dict[str, list[Any]] = {
        "series": [str(place) for place in range(len(questions))],
        "target": [question.target for question in questions],
        "due": [question.due for question in questions],
        "direction": [question.direction for question in questions],
        "comparator": [f"beside {n}" if question.comparator else None for n, question in enumerate(questions)],
    }
    return columns | {name: [question.further.get(name) for question in questions] for name in sorted(further)}


def _answer(found: Mapping[str, Any], place: int) -> Answer:
    parts: dict[str, Cell] = {part: _known(found[column][place]) for part, column in PARTS.items()}
    reason = found["reason"][place]
    return Answer(parts, None if reason is None else str(reason))


def _known(cell: Any) -> Cell:
    """A number or a word; None for NaN."""
    if cell is None or isinstance(cell, str):
        return cell
    return None if cell != cell else float(cell)
