"""What a run of the case tables has shown: as a table for the terminal, and as a page in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from milepost import _core as mp
from milepost.conformance import Result
from milepost.method_notes import unverified_in, words

# Which presets answer a table; what else does is named as it is.
JUDGED_BY = {
    "canada-series-cases": "statcan.2024",
    "canada-legacy-2023-2025-cases": "statcan.2023",
    "canada-indicator-aggregate-cases": "composite, statcan_indicator_class",
    "eustat-five-class-cases": "eustat.2024",
    "germany-dns-weather-cases": "destatis.2021",
    "un_progress_chart": "un_chart.2022, un_chart.2023, undp_growth.2022",
    "china": "value_at, light_of, compound_growth, cumulative_growth",
    "aarr_gap": "unicef.2004, wri.2025, average_annual_reduction, shapes",
    "composite": "composite, goalpost_score, min_max, outranking_matrix",
    "evm_tasks": "earned_value_figures, earned_schedule_figures, milestone_trend",
    "sdsn": "sdsn.2018, sdsn_score, goal_colour, goal_arrow",
    "billionaire_scenarios": "apply, best_of, covid, mean_of_best, known_value, trimmed",
    "billionaire_accelerate": "who_path",
    "escap": "escap.2019, current_status_index, weighted_least_squares",
}
TALLIES = ("rows", "reproduced", "unproved", "differ", "open", "unreadable")


@dataclass(frozen=True)
class Tally:
    """Counts of the rows of a table. Without claims, rows that agree are `unproved`."""

    table: str
    rows: int
    reproduced: int
    unproved: int
    differ: int
    open: int
    unreadable: int


def tally(table: str, results: Sequence[Result]) -> Tally:
    agree = [result for result in results if result.agrees]
    reproduced = sum(result.claim for result in agree)
    differ = sum(result.agrees is False for result in results)
    unreadable = sum(result.unreadable for result in results)
    left = len(results) - len(agree) - differ - unreadable
    return Tally(table, len(results), reproduced, len(agree) - reproduced, differ, left, unreadable)


def without_rows(tables: Iterable[str], results: Iterable[Result]) -> list[str]:
    named = {result.table for result in results}
    return [table for table in dict.fromkeys(tables) if table not in named]


def tallies(results: Iterable[Result], outside: bool, empty: Iterable[str] = ()) -> list[Tally]:
    """A table each, in the order of their first rows, those without rows last; only the rows from outside, or only the
    others."""
    by_table: dict[str, list[Result]] = {}
    for result in results:
        if result.outside == outside:
            by_table.setdefault(result.table, []).append(result)
    return [tally(table, rows) for table, rows in (by_table | {table: [] for table in empty}).items()]


def apart(results: Iterable[Result]) -> list[Result]:
    """Rows from outside that do not agree, and those that agree and claim nothing; of the others those that differ."""
    return [one for one in results if not one.agrees or (one.outside and not one.claim)]


# ---- Markdown


def in_words(cell: Any) -> str:
    if isinstance(cell, float):
        return f"{cell:.6g}"
    return "; ".join(map(in_words, cell)) if isinstance(cell, list) else "" if cell is None else str(cell)


def markdown_row(cells: Iterable[Any]) -> str:
    return f"| {' | '.join(in_words(cell).replace('|', '/') for cell in cells)} |"


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[str]:
    return [markdown_row(heads), "|" + "---|" * len(heads), *map(markdown_row, rows)]


def reason_in(reason: str, language: str) -> str:
    return words("conformance_words")["reasons"].get(reason, reason) if language == "zh" else reason


def merged(results: Iterable[Result], language: str) -> Iterator[list[Any]]:
    """Rows to tell of; those of a table that are open or unproved for one reason are one line."""
    groups: dict[tuple[str, str, bool], list[Result]] = {}
    for result in results:
        groups.setdefault((result.table, result.reason, result.agrees is False), []).append(result)
    for (table, reason, differ), alike in groups.items():
        yield from ([row_of(one, language) for one in alike] if differ else [line_of(table, reason, alike, language)])


def row_of(result: Result, language: str) -> list[Any]:
    shown = result.parts.get("value", {}) if result.expected == result.got else {}
    expected, got = shown.get("expected", result.expected), shown.get("got", result.got)
    return [result.table, result.row, expected, got, reason_in(result.reason, language)]


def line_of(table: str, reason: str, alike: Sequence[Result], language: str) -> list[Any]:
    if len(alike) == 1:
        return row_of(alike[0], language)
    count = f"{len(alike)}行" if language == "zh" else f"{len(alike)} rows"
    return [table, count, "", "", reason_in(reason, language)]


def unverified(language: str) -> Iterator[tuple[str, str]]:
    for name in mp.presets():
        text = unverified_in(mp.preset(name).unverified, language)
        if text:
            yield f"`{name}`", text


def outside_rows(results: Sequence[Result], tables: Iterable[str]) -> Iterator[list[Any]]:
    for one in tallies(results, True, without_rows(tables, results)):
        judge = JUDGED_BY.get(one.table, "")
        yield [one.table, judge, *(getattr(one, name) for name in TALLIES)]


def pinned_rows(results: Sequence[Result]) -> Iterator[list[Any]]:
    for one in tallies(results, False):
        yield [one.table, JUDGED_BY.get(one.table, ""), one.rows, one.unproved, one.differ, one.open]


def sections(results: Sequence[Result], language: str, tables: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    said = words("conformance_words")[language]
    yield said["outside"], said["outside_text"], markdown_table(said["heads"], outside_rows(results, tables))
    yield said["pins"], said["pins_text"], markdown_table(said["pin_heads"], pinned_rows(results))
    yield said["apart"], "", markdown_table(said["apart_heads"], merged(apart(results), language))
    yield said["unverified"], said["unverified_text"], markdown_table(said["unverified_heads"], unverified(language))


def page(results: Sequence[Result], language: str, tables: Sequence[str] = ()) -> str:
    """The page docs/conformance.md, or docs/conformance.zh.md. `tables` are all that were run, empty ones too."""
    other = "[English](conformance.md)" if language == "zh" else "[中文](conformance.zh.md)"
    said = words("conformance_words")[language]
    lines = [other, "", f"# {said['title']}", "", said["intro"]]
    for title, text, table in sections(results, language, tables):
        lines += ["", f"## {title}", "", *([text, ""] if text else []), *table]
    return "\n".join(lines) + "\n"


# ---- the terminal


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, numbers to the right."""
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    for first, *rest in rows:
        yield "  ".join([first.ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(rest, widths[1:], strict=True))])


def terminal(results: Sequence[Result], tables: Sequence[str] = ()) -> str:
    """Counts by table, then every row that claims and disagrees, and what else differs, is open or cannot be read."""
    counted = [*tallies(results, True, without_rows(tables, results)), *tallies(results, False)]
    heads = ("table", "rows", "reproduced", "prove nothing", "differ", "open", "unreadable")
    numbers = [(one.table, *(str(getattr(one, name)) for name in TALLIES)) for one in counted]
    told = [" | ".join(filter(None, map(in_words, row))) for row in merged(apart(results), "en")]
    return "\n".join([*aligned([heads, *numbers]), "", *told]) + "\n"
