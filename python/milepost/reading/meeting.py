"""What the figures of a wide table are of: row, column and surroundings put together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milepost._core import Period, Text, add_days, add_months, contains, eve_of, parse_period, period_of
from milepost.reading.cells import Cell
from milepost.reading.columns import Column
from milepost.reading.heads import Head
from milepost.reading.notices import settled
from milepost.reading.period_words import spoken
from milepost.reading.periods import Found, find_period, in_year
from milepost.reading.slots import Slot
from milepost.reading.statuses import REVISED
from milepost.reading.surroundings import Surroundings
from milepost.reading.units import is_rank, is_rate, is_share, unit_words
from milepost.reading.wholes import read_as_whole
from milepost.reading.words import fold

TO_DATE = re.compile(r"累计|to date|ytd", re.IGNORECASE)
SINCE_START = re.compile(r"历年累计|自.{1,12}以来|since start|cumulative", re.IGNORECASE)
FROM_TITLE = Text("数据性质取自标题", "the status is taken from the title")
NO_FOUND = find_period("")


@dataclass(frozen=True)
class About:
    """What a row says of its figures."""

    indicator: str = ""
    entity: str = ""
    unit: str = ""
    when: Found = NO_FOUND
    notes: tuple[str, ...] = ()
    source: str = ""
    status: str = ""
    total: str = ""  # total or subtotal
    whole: str = ""  # the name under which all entities together stand
    assumed: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """Where rows and columns meet. `places_across`: the columns name places, the rows indicators; `wholes` are those
    columns that are of all places together."""

    around: Surroundings
    places_across: bool = False
    wholes: frozenset[str] = frozenset()

    def slot(self, cell: Cell, column: Column, about: About, year: str) -> Slot:
        head = column.head
        period, assumed = moved(head, *self.period_of(head, about.when, year))
        indicator, entity, whole = self.what(head, about)
        unit, unit_assumed = self.unit_of(head, about)
        report = self.report(head, about, period)
        status, doubts = self.status_of(head, about, period)
        return Slot(
            *(indicator, period, entity, unit, report, status),
            source=about.source,
            whole=whole,
            marks=head.marks,
            said=(*about.notes, *((REVISED,) if "revised" in (head.status, about.when.status) else ())),
            assumed=(
                *self.as_whole(whole, about),
                *about.assumed,
                *column.assumed,
                *assumed,
                *unit_assumed,
                *doubts,
                *self.named_by_title(head, about),
            ),
            fault=fault_of(cell, head, about),
        )

    def status_of(self, head: Head, about: About, period: str) -> tuple[str, tuple[Text, ...]]:
        claims = (
            (Text("行", "its row"), about.status or about.when.status),
            (Text("列", "its column"), head.status),
            (Text("标题", "the title"), self.around.status if self.is_of_title(period) else ""),
        )
        status, doubts = settled(claims)
        by_title = status and not any(claim[1] for claim in claims[:2])
        return status, (FROM_TITLE,) if by_title else doubts

    def is_of_title(self, period: str) -> bool:
        """A title of 2024 that says 快报数 says nothing of 2023."""
        around = self.around.period
        return not around or not period or contains(parse_period(around), parse_period(period))

    def named_by_title(self, head: Head, about: About) -> tuple[Text, ...]:
        if about.indicator or (head.name and not self.places_across) or not self.around.name:
            return ()
        title = self.around.title
        return (Text(f"指标名取自标题“{title}”", f"the indicator is named by the title '{title}'"),)

    def what(self, head: Head, about: About) -> tuple[str, str, str]:
        """Indicator and entity, from the row, the column and the title; and the name that stood for all entities."""
        if self.places_across and head.name:
            is_whole = fold(head.name) in self.wholes
            indicator = about.indicator or self.around.name
            return (indicator, "", head.name) if is_whole else (indicator, head.name, "")
        names = [name for name in (about.indicator, head.name) if name]
        return " / ".join(names) or self.around.name, about.entity, about.whole

    def as_whole(self, whole: str, about: About) -> tuple[Text, ...]:
        return (read_as_whole(whole),) if whole and not about.whole else ()

    def unit_of(self, head: Head, about: About) -> tuple[str, tuple[Text, ...]]:
        """The nearest word: of the column where it is a rate, of the row, of the column, of the table."""
        name = head.name or about.indicator
        if is_rank(name):
            return "", (Text("名次不带单位", "a rank has no unit"),) if about.unit or self.around.unit else ()
        if head.name and is_rate(head.name) and not self.places_across:
            return self.unit_of_rate(head, about)
        if head.unit and is_share(head.unit) and head.name:
            return head.unit, ()
        if about.unit or head.unit:
            return about.unit or head.unit, two_units(about.unit, head.unit)
        own_rate = is_rate(about.indicator) and not is_share(self.around.unit)
        if own_rate and self.around.unit:
            return "%", (rate_assumed(about.indicator, self.around.unit),)
        return self.around.unit, ()

    def unit_of_rate(self, head: Head, about: About) -> tuple[str, tuple[Text, ...]]:
        if head.unit or (is_rate(about.indicator) and is_share(about.unit)):
            return head.unit or about.unit, ()
        return "%", (rate_assumed(head.name, about.unit or self.around.unit),)

    def period_of(self, head: Head, when: Found, year: str) -> tuple[str, tuple[Text, ...]]:
        """Of the column and the row, the narrower one; a part of a year in the year that is given beside it."""
        part = when.part or head.part
        wholes = [period for period in (when.period, head.period) if period]
        if part:
            whole = next(iter(wholes), "") or year
            return (in_year(whole, part), ()) if whole else self.in_year_of_title(part)
        if len(wholes) == 2:
            return narrower(*wholes), ()
        if wholes:
            return wholes[0], ()
        around = self.around
        said = Text(
            f"时期{spoken(around.period).zh}取自{around.period_at}",
            f"the period {around.period} is taken from {around.period_at}",
        )
        return (around.period, (said,)) if around.period and not when.rest else ("", ())

    def in_year_of_title(self, part: str) -> tuple[str, tuple[Text, ...]]:
        year = self.around.period[:4]
        said = Text(f"年份{year}取自{self.around.period_at}", f"the year {year} is taken from {self.around.period_at}")
        period = in_year(year, part)
        return (period, (said,)) if period else ("", ())

    def report(self, head: Head, about: About, period: str) -> str:
        """A total to date, where the words say so; a full year is its own."""
        words = f"{about.indicator} {head.name}{'累计' if head.is_cumulative else ''}"
        if SINCE_START.search(words):
            return "since start"
        if not TO_DATE.search(words) and not TO_DATE.search(self.around.title):
            return ""
        return "year to date" if re.fullmatch(r"\d{4}\D.*", period) and not re.fullmatch(r"\d{4}\.\..*", period) else ""


def two_units(
    near: str, far: str, zh: tuple[str, str] = ("行", "列"), en: tuple[str, str] = ("its row", "its column")
) -> tuple[Text, ...]:
    """A row in 万元 below a head in 亿元: the row is nearer, and the other is told of."""
    if not near or not far or unit_words(near) == unit_words(far):
        return ()
    told = f"{zh[0]}的单位“{near}”与{zh[1]}的单位“{far}”不同，按前者"
    return (Text(told, f"{en[0]} is in {near}, {en[1]} in {far}: {near} is taken"),)


def moved(head: Head, period: str, assumed: tuple[Text, ...]) -> tuple[str, tuple[Text, ...]]:
    """上年同期 is a year before the period that stands beside or above it, 本月 the last month of it."""
    if not period or not (head.is_year_before or head.is_this_month):
        return period, assumed
    there = parse_period(period)
    month = period_of(there.last, "month") if head.is_this_month else there
    if head.is_this_month and not contains(there, month):
        return "", assumed
    found = str(a_year_before(month) if head.is_year_before else month)
    if found == period:
        return period, assumed
    return found, (
        *assumed,
        Text(f"由{spoken(period).zh}推知为{spoken(found).zh}", f"{found}, as {period} stands beside or above it"),
    )


def a_year_before(period: Period) -> Period:
    """The days of a year before, to the end of a month where the period ends one."""
    return Period(add_months(period.first, -12), eve_of(add_months(add_days(period.last, 1), -12)))


def rate_assumed(name: str, unit: str) -> Text:
    if is_share(unit):
        return Text(f"“{name}”按%读入，也可能是百分点", f"'{name}' is read in %, and might be in percentage points")
    instead = f"，不用“{unit}”" if unit else ""
    return Text(f"“{name}”按%读入{instead}", f"'{name}' is read in %{f', not in {unit}' if unit else ''}")


def narrower(one: str, other: str) -> str:
    """Of two periods the one within the other; none if neither is."""
    first, second = parse_period(one), parse_period(other)
    return one if contains(second, first) else other if contains(first, second) else ""


def fault_of(cell: Cell, head: Head, about: About) -> Text | None:
    if cell.span != (1, 1) and cell.span[0] * cell.span[1] > 1:
        return Text(
            "合并了多个数值位置，无法判断属于哪一个", "merged over several figures: which one it is, is not said"
        )
    if head.conflict:
        return Text("表头给出两个不同的时期，未读入", "its heads give two different periods: not read")
    if head.odd and not head.period:
        return Text(f"时期“{head.odd}”未能识别，未读入", f"its period '{head.odd}' is not known: not read")
    if about.when.rest:
        return Text(
            f"时期“{about.when.rest}”未能识别，未读入", f"its period '{about.when.rest}' is not known: not read"
        )
    return None
