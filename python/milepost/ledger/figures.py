"""A figure in an edited row: new, late or a correction of an earlier one, and from which day on it is known."""

from __future__ import annotations

import datetime
import enum
import math
from collections.abc import Collection
from dataclasses import dataclass

import milepost as mp
from milepost.ledger.changes import CORRECTION, Edits
from milepost.ledger.edited_cells import RefusedError, figure_in, past_day, words_in
from milepost.ledger.edited_table import EditedTable
from milepost.ledger.formats import in_decimals
from milepost.ledger.headings import Heading
from milepost.ledger.statement import Statement
from milepost.ledger.unlikely import is_total, refuse_unlikely
from milepost.reading.cells import Cell
from milepost.reading.rows import Figure


class Kind(enum.Enum):
    """What a figure is beside those known of its indicator; the words in which the list of changes says it."""

    new = ("{}的数据", "figure")
    late = ("补报{}的数据", "late figure")
    correction = ("更正{}的数据", CORRECTION)
    known = ("{}已有数据", "known figure")

    def of(self, day: datetime.date) -> mp.Text:
        return mp.Text(self.value[0].format(day), f"{self.value[1]} of {day}")


@dataclass(frozen=True)
class Entered:
    """`before` is what is known of the day, `held` the report that says it; `published` is the day of reading unless
    `is_stated`."""

    statement: Statement
    cell: Cell
    value: float
    day: datetime.date
    published: datetime.date
    is_stated: bool
    reason: str
    before: float | None
    held: mp.Observation | None
    by: str

    @property
    def kind(self) -> Kind:
        seen = self.statement.row.verdict.observed
        if self.before is None:
            return Kind.late if seen and self.day < seen.at else Kind.new
        return Kind.known if math.isclose(self.before, self.value, rel_tol=1e-9) else Kind.correction

    def figure(self) -> Figure:
        """As the table of observations has it: a correction in the period and the totals of what it corrects."""
        row = self.statement.row
        report = words_of_report(self.held.report) if self.held else total_of(row.verdict)
        period = self.held.period if self.held else self.day
        return Figure(
            *(row.indicator, str(period), f"{self.value:.15g}", row.verdict.unit.name, report, str(self.published)),
            *(source(self.cell), note_of(self.by, self.reason if self.kind is Kind.correction else ""), self.cell),
        )

    def told(self) -> mp.Text:
        """For the list of changes: of which day the figure is, and from which day on it is known, by which rule."""
        zh, en = known_by(self.is_stated)
        corrected = self.kind is Kind.correction
        why = mp.Text(f"；原因：{self.reason}", f"; why: {self.reason}") if corrected else mp.Text()
        what = self.kind.of(self.day)
        return mp.Text(
            f"{what.zh}，自{zh}{self.published}起计入{why.zh}",
            f"{what.en}, known from {self.published}, the day it was {en}{why.en}",
        )

    def shown_before(self) -> str:
        """In the unit of the row; empty where there is none."""
        after = self.statement.formats.get(Heading.actual, ("", ""))[1]
        return "" if self.before is None else f"{in_decimals(self.before)}{after}"


def entered(
    found: Edits, statement: Statement, table: EditedTable, today: datetime.date, changed: Collection[Heading]
) -> Entered:
    """The figure of a row. Raises RefusedError, with the column that is wrong, for what contradicts the plan."""
    target, verdict = statement.row.target, statement.row.verdict
    cell = table.at(target, Heading.actual)
    value = figure_in(cell, verdict.unit)
    day = past_day(table.at(target, Heading.updated), today, Heading.updated)
    published = published_in(table.at(target, Heading.published), day, today)
    known = mp.known_as_of(series_of(found.edition.seen, statement), today)
    before = before_on(known, day, verdict)
    assert cell  # or there would be no figure in it
    one = Entered(
        *(statement, cell, value, day, published or today, bool(published)),
        *(reason_in(table, target, changed), before, held_on(known, day, before), found.by),
    )
    refuse_unlikely(value, day, statement, [] if one.kind is Kind.known else totals_in(known, day, verdict))
    if one.kind is Kind.correction:
        refuse_unreasoned(one)
    return one


def known_by(is_stated: bool) -> tuple[str, str]:
    """The rule by which something is known from a day on."""
    return ("所填发布日期", "stated as published") if is_stated else ("读回之日", "read back")


def note_of(by: str, reason: str) -> mp.Text:
    """Who entered it, and why it corrects what stood before."""
    zh = [f"{by}填报"] * bool(by) + [f"更正：{reason}"] * bool(reason)
    en = [f"entered by {by}"] * bool(by) + [f"corrected: {reason}"] * bool(reason)
    return mp.Text("；".join(zh), "; ".join(en))


def source(cell: Cell) -> str:
    return f"台账 ledger {cell.at}"


def series_of(seen: mp.Observations, statement: Statement) -> mp.Series:
    return mp.series_of(seen, statement.row.indicator, statement.row.verdict.unit)


def reason_in(table: EditedTable, target: str, changed: Collection[Heading]) -> str:
    """Words that are new in the column of remarks; what stood there before says nothing of this figure."""
    return words_in(table.at(target, Heading.remarks)) if Heading.remarks in changed else ""


def published_in(cell: Cell | None, day: datetime.date, today: datetime.date) -> datetime.date | None:
    """The day that is stated; none where the cell is empty. Nothing is published before the day that it tells of."""
    if not words_in(cell):
        return None
    published = past_day(cell, today, Heading.published)
    if published < day:
        raise RefusedError(
            f"发布日期早于数据所属日{day}", f"published before {day}, the day of the figure", Heading.published
        )
    return published


def before_on(known: mp.Series, day: datetime.date, verdict: mp.Verdict) -> float | None:
    """What is known of the day, as the row counts it; none where nothing is."""
    seen = verdict.observed
    if is_total(verdict):
        total = total_on(known, day, verdict)
        return total if total is not None or not seen or seen.at != day else seen.value
    fitting = [one.value for one in known if mp.end_of(one.period) == day and one.report == mp.Report.period]
    return seen.value if seen and seen.at == day and seen.value in fitting else fitting[-1] if fitting else None


def held_on(known: mp.Series, day: datetime.date, before: float | None) -> mp.Observation | None:
    """The report that a correction takes the place of; none where what is known was joined from several."""
    fitting = [one for one in known if mp.end_of(one.period) == day and before is not None]
    return next((one for one in fitting if math.isclose(one.value, before or 0.0, rel_tol=1e-9)), None)


def total_on(known: mp.Series, day: datetime.date, verdict: mp.Verdict) -> float | None:
    """From the opening of the window, or of the year where years begin anew; none unless reports reach the day."""
    opened = datetime.date(day.year - 1, 12, 31) if verdict.schedule.recurrence else verdict.schedule.open
    total = mp.join_total(known, opened, day) if opened and opened < day else None
    return total.value if total and total.through == day else None


def totals_in(known: mp.Series, day: datetime.date, verdict: mp.Verdict) -> list[tuple[datetime.date, float]]:
    """The totals of other days in the window, or in the same year where every year begins anew."""
    ends = sorted({mp.end_of(one.period) for one in known} - {day}) if is_total(verdict) else []
    found = [(end, total_on(known, end, verdict)) for end in ends if in_window_of(day, end, verdict)]
    return [(end, total) for end, total in found if total is not None]


def in_window_of(day: datetime.date, other: datetime.date, verdict: mp.Verdict) -> bool:
    return not verdict.schedule.recurrence or day.year == other.year


def total_of(verdict: mp.Verdict) -> str:
    """What a figure of the ledger adds up: as the one it follows, from the opening of the window or of the year."""
    if not is_total(verdict):
        return ""
    return "year to date" if verdict.schedule.recurrence else "since start"


def words_of_report(report: mp.Report) -> str:
    return "" if report == mp.Report.period else report.name.replace("_", " ")


def refuse_unreasoned(one: Entered) -> None:
    """A correction says why, and is published after what it corrects."""
    if not one.reason:
        raise RefusedError(
            f"{one.day}已有数据{one.shown_before()}：新数据须填新的更新日期；更正原数据须在“备注”写明原因",
            f"there is a figure of {one.day} already, {one.shown_before()}: a new figure has a day of its own; to "
            "correct that one, Remarks say why",
        )
    if one.held and one.published <= mp.known_on(one.held):
        before = mp.known_on(one.held)
        raise RefusedError(
            f"更正须晚于原数据的发布日期{before}",
            f"a correction is published after {before}, when the figure that it corrects was",
            Heading.published if one.is_stated else None,
        )
