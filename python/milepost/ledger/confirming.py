"""New figures of a ledger put to the test: the plan is judged again, and the table of observations takes them."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence

import milepost as mp
from milepost.ledger.edition import Edition
from milepost.reading.rows import HEADS, Figure

NOT_JUDGED_BY = mp.Text(
    "此项不以单个数值评定（逐期、逐地区或由各期推算），请在数据表中补充当期数据",
    "this target is not judged by one figure (it has periods, entities or rates); add its figures to the table",
)


def after(edition: Edition, figures: Sequence[Figure], method: str | mp.Preset) -> mp.Scorecard:
    """How the plan stands with the new figures, on the day of the last of them or, if that is later, of the ledger."""
    series = dict(edition.seen.items())
    for figure in figures:
        before = series.get((figure.indicator, ""), mp.Series(figure.unit))
        series[figure.indicator, ""] = mp.Series(before.unit, [*before, observation_of(figure, before.unit)])
    last = max([edition.card.as_of, *(mp.parse_date(figure.published) for figure in figures)])
    return mp.assess(edition.plan, mp.Observations(series), as_of=last, method=method)


def observation_of(figure: Figure, unit: mp.Unit) -> mp.Observation:
    value = mp.in_(float(figure.value) * unit_of(figure, unit), unit).value
    return mp.Observation(
        figure.period, value, report=figure.report or "period", published=figure.published, source=figure.source
    )


def unit_of(figure: Figure, unit: mp.Unit) -> mp.Unit:
    return unit if figure.unit == unit.name else mp.find_unit(figure.unit) or unit


def unfit(row: mp.ScorecardRow, day: str, figures: Sequence[Figure]) -> mp.Text | None:
    """Why the new figure of a row is not what it is judged by; none if it is."""
    observed = row.verdict.observed
    found = next((one for one in figures if one.indicator == row.indicator), None)
    if not found:  # the table has had it before
        return None
    fits = observed and observed.at == mp.parse_date(day) and math.isclose(observed.value, float(found.value))
    return None if fits else NOT_JUDGED_BY


# ---- into the table


def table_with(text: str, figures: Sequence[Figure]) -> str:
    """The table of observations with the new figures behind its rows, in its own columns, language and line ends.

    What stands in it is left as it is, unless the new figures need a column that it lacks: then that is added, empty
    for the rows before.
    """
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) or [list(HEADS["en"])]
    language = "zh" if set(rows[0]) & set(HEADS["zh"]) else "en"
    new = [dict(zip(HEADS[language], figure.row(language), strict=True)) for figure in figures]
    needed = [name for name in HEADS[language] if any(row[name] for row in new) and name not in rows[0]]
    head = [*rows[0], *needed]
    end = "\r\n" if "\r\n" in text else "\n"
    behind = written([[row.get(name, "") for name in head] for row in new], end)
    if text.strip() and not needed:
        return text + ("" if text.endswith("\n") else end) + behind
    old = [row + [""] * (len(head) - len(row)) for row in rows[1:] if row]
    return written([head, *old], end) + behind


def written(rows: Sequence[Sequence[str]], end: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows(rows)
    return text.getvalue()
