"""New figures of a ledger put to the test: the plan is judged again, and the table of observations takes them."""

from __future__ import annotations

import csv
import datetime
import io
import math
from collections.abc import Mapping, Sequence

import milepost as mp
from milepost.ledger.edition import Edition
from milepost.ledger.log_rows import Done
from milepost.reading.rows import HEADS, Figure

NOT_JUDGED_BY = mp.Text(
    "此项不以单个数值评定（逐期、逐地区或由各期推算），请在数据表中补充当期数据",
    "this target is not judged by one figure (it has periods, entities or rates); add its figures to the table",
)


def after(
    edition: Edition, figures: Sequence[Figure], day: datetime.date, method: str | mp.Preset, alone: bool = False
) -> mp.Scorecard:
    """How the plan stands with the new figures, as if known at once: on the day of the ledger or, if that is later, on
    this one; `alone` on this one whatever the ledger's, for figures of earlier periods."""
    on = day if alone else max(edition.card.as_of, day)
    series = dict(edition.seen.items())
    for figure in figures:
        before = series.get((figure.indicator, ""), mp.Series(figure.unit))
        series[figure.indicator, ""] = mp.Series(before.unit, [*before, observation_of(figure, before.unit, on)])
    return mp.assess(edition.plan, mp.Observations(series), as_of=on, method=method)


def observation_of(figure: Figure, unit: mp.Unit, known: datetime.date) -> mp.Observation:
    value = mp.in_(float(figure.value) * unit_of(figure, unit), unit).value
    return mp.Observation(figure.period, value, report=figure.report or "period", published=known, source=figure.source)


def last_day(figure: Figure) -> datetime.date:
    return mp.end_of(mp.parse_period(figure.period))


def unit_of(figure: Figure, unit: mp.Unit) -> mp.Unit:
    return unit if figure.unit == unit.name else mp.find_unit(figure.unit) or unit


def unfit(row: mp.ScorecardRow, day: datetime.date, figures: Sequence[Figure]) -> mp.Text | None:
    """Why the new figure of a row is not what it is judged by; none if it is."""
    observed = row.verdict.observed
    found = next((one for one in figures if (one.indicator, last_day(one)) == (row.indicator, day)), None)
    if not found:  # the table has had it before
        return None
    fits = observed and observed.at == day and math.isclose(observed.value, float(found.value))
    return None if fits else NOT_JUDGED_BY


# ---- into the table


def table_with(text: str, figures: Sequence[Figure]) -> str:
    """The table of observations with the new figures behind its rows."""
    return rows_behind(text, HEADS, figures)


def rows_behind(text: str, heads: Mapping[str, Sequence[str]], entries: Sequence[Figure | Done]) -> str:
    """A table with new rows behind its own, in its own columns, language and line ends.

    What stands in it is left as it is, unless the new rows need a column that it lacks: then that is added, empty for
    the rows before.
    """
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) or [list(heads["en"])]
    language = "zh" if set(rows[0]) & set(heads["zh"]) else "en"
    new = [dict(zip(heads[language], entry.row(language), strict=True)) for entry in entries]
    needed = [name for name in heads[language] if any(row[name] for row in new) and name not in rows[0]]
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
