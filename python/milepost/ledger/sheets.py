"""The sheet 总表, and what every sheet of a ledger shares: page, title, head, cells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

import milepost as mp
from milepost.ledger.edition import Edition
from milepost.ledger.formats import FILLED_IN, LETTERS, QUIET, TITLE_SIZE, Formats, lines_of
from milepost.ledger.headings import HEADINGS, Heading
from milepost.ledger.statement import Statement, Value, status_words

FIRST_ROW = 3  # below title, subtitle and head; rows count from 0
LINE, HIGHEST = 13.0, 409  # points; no sheet has higher rows
A4, A3 = 9, 8
# Points: 297 mm less the margins; a digit of the widest font that stands in for a missing one (DejaVu Sans), with a
# column's own margin in digits; letters that can be read in print.
A4_ACROSS, WIDEST_DIGIT, MARGIN, LEAST_LETTERS = 799, 6.36, 0.71, 7.0
LAST_ROW = 1_000  # drop-downs and colours reach so far, for rows that are pasted below
MEASURED = {Heading.baseline, Heading.target, Heading.scheduled, Heading.actual}
PRINTED = HEADINGS[: HEADINGS.index(Heading.published)]
CENTRED = {
    *(Heading.number, Heading.task_number, Heading.unit, Heading.due, Heading.person, Heading.deviation),
    *(Heading.status, Heading.updated, Heading.published, *MEASURED),
}
WIDER = {
    Heading.task: 14,
    Heading.indicator: 15,
    Heading.lead: 11,
    Heading.responsible: 24,
    Heading.target: 13,
    Heading.unit: 9,
    Heading.deviation: 10,
    Heading.remarks: 14,
    Heading.form: 12,
}
# Lists of choices on the sheet of notes, by the column that takes them.
CHOICES = (Heading.status, Heading.unit, Heading.lead)


def set_up(
    sheet: Any,
    edition: Edition,
    formats: Formats,
    widths: Sequence[int],
    head: Sequence[str],
    printed: int | None = None,
) -> None:
    """As wide as the page, title and head on every page; head and first columns stay in sight.

    `printed` is the number of columns that are printed, all unless given.
    """
    wide = widths[:printed]
    set_page(sheet, edition, wide)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    is_main = sheet.name == sheet_names(edition.language)[0]
    named = "" if is_main else edition.say(f"（{sheet.name}）", f" – {sheet.name}")
    title = edition.title + named
    sheet.merge_range(0, 0, 0, len(wide) - 1, title, formats.title())
    sheet.set_row(0, 30 * lines_of(title, sum(wide) * LETTERS / TITLE_SIZE))
    sheet.merge_range(1, 0, 1, len(wide) - 1, edition.subtitle, formats.subtitle())
    sheet.set_row(1, 20 * lines_of(edition.subtitle, sum(wide)))
    for place, words in enumerate(head):
        if words:
            sheet.write_string(2, place, words, formats.head())
    sheet.set_row(2, 42)


def set_page(sheet: Any, edition: Edition, widths: Sequence[int]) -> None:
    """Across, on A4 where its letters can be read, else on A3."""
    sheet.set_landscape()
    sheet.set_paper(paper_for(widths))
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    sheet.repeat_rows(0, FIRST_ROW - 1)
    sheet.set_footer(edition.say("&C第&P页，共&N页", "&Cpage &P of &N"))


def paper_for(widths: Sequence[int]) -> int:
    """The number of the paper in workbooks, by the size that letters of 10 points come to."""
    across = sum(width + MARGIN for width in widths) * WIDEST_DIGIT
    return A4 if LETTERS * A4_ACROSS / across >= LEAST_LETTERS else A3


def write_main(sheet: Any, edition: Edition, formats: Formats) -> None:
    """总表: a row for every target, in the order of the plan."""
    widths = widths_of(HEADINGS, edition.language)
    set_up(sheet, edition, formats, widths, [one.words(edition.language) for one in HEADINGS], len(PRINTED))
    place = {one: HEADINGS.index(one) for one in HEADINGS}
    for row, statement in enumerate(edition.rows, FIRST_ROW):
        write_row(sheet, row, 0, statement, HEADINGS, widths, formats)
    last = max(FIRST_ROW + len(edition.rows) - 1, FIRST_ROW)
    sheet.freeze_panes(FIRST_ROW, place[Heading.unit])
    sheet.autofilter(FIRST_ROW - 1, 0, last, len(HEADINGS) - 1)
    sheet.print_area(0, 0, last, place[Heading.remarks])
    colour_statuses(sheet, place[Heading.status], edition, formats)
    offer_choices(sheet, edition, place)


def write_row(
    sheet: Any,
    row: int,
    column: int,
    statement: Statement,
    headings: Sequence[Heading],
    widths: Sequence[int],
    formats: Formats,
) -> None:
    """Cells from a column on, and a row as high as the longest of them needs."""
    for place, heading in enumerate(headings, column):
        value = statement.values.get(heading, "")
        format = format_of(statement, heading, value, formats, widths[place - column], headings is HEADINGS)
        write_value(sheet, row, place, value, format)
    sheet.set_row(row, height([statement.values.get(one, "") for one in headings], widths))


def widths_of(headings: Sequence[Heading], language: str, wider: int = 0) -> list[int]:
    """English names of units are long."""
    return [(WIDER.get(one, one.width) if language == "en" else one.width) + wider for one in headings]


def height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """In points: programs do not fit rows to wrapped words when they open a file."""
    words = ((value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str))
    return min(LINE * max((lines_of(value, width) for value, width in words), default=1) + 5, HIGHEST)


def write_value(sheet: Any, row: int, column: int, value: Value, format: Any) -> None:
    if isinstance(value, datetime.date):
        sheet.write_datetime(row, column, datetime.datetime(value.year, value.month, value.day), format)
    elif isinstance(value, float):
        sheet.write_number(row, column, value, format)
    else:
        sheet.write_string(row, column, value, format)


def format_of(statement: Statement, heading: Heading, value: Value, formats: Formats, width: int, is_main: bool) -> Any:
    """What agencies fill in has a ground of its own, where it is read back."""
    ground: dict[str, Any] = {"bg_color": FILLED_IN} if is_main and heading.is_filled_in else {}
    if isinstance(value, datetime.date):
        return formats.date(**ground)
    if heading is Heading.deviation and isinstance(value, float):
        return formats.points(value)
    if heading in MEASURED and isinstance(value, float):
        unit = statement.formats[Heading.actual][1]
        return formats.number(value, statement.formats.get(heading, ("", "")), unit, width, **ground)
    if heading is Heading.target_id:
        return formats.cell(font_color=QUIET, font_size=8)
    return formats.cell(align="center" if heading in CENTRED else "left", **ground)


def colour_statuses(sheet: Any, column: int, edition: Edition, formats: Formats) -> None:
    """Beside shape and word, by what the cell says now: a word that is chosen anew has its colour at once."""
    for status in mp.Status:
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{status_words(status, edition.language)}"',
            "format": formats.status(status),
        }
        sheet.conditional_format(FIRST_ROW, column, LAST_ROW, column, rule)


def offer_choices(sheet: Any, edition: Edition, place: dict[Heading, int]) -> None:
    for number, heading in enumerate(CHOICES):
        count = len(choices(edition, heading))
        if count:
            letter = "GHI"[number]
            offer(sheet, place[heading], f"='{sheet_names(edition.language)[-1]}'!${letter}$5:${letter}${4 + count}")
    offer_days(sheet, edition, place[Heading.updated], place[Heading.published])


def offer_days(sheet: Any, edition: Edition, *columns: int) -> None:
    rule = {
        "validate": "date",
        "criteria": ">=",
        "value": datetime.date(1950, 1, 1),
        "ignore_blank": True,
        "error_title": edition.say("日期", "Date"),
        "error_message": edition.say("请填写日期，如2024-06-30", "a date, as 2024-06-30"),
    }
    for column in columns:
        sheet.data_validation(FIRST_ROW, column, LAST_ROW, column, rule)


def offer(sheet: Any, column: int, source: str) -> None:
    """A list to choose from; other words are possible, for several names in one cell."""
    rule = {"validate": "list", "source": source, "error_type": "information"}
    sheet.data_validation(FIRST_ROW, column, LAST_ROW, column, rule)


def choices(edition: Edition, heading: Heading) -> list[str]:
    if heading is Heading.status:
        return [status_words(status, edition.language) for status in mp.Status]
    if heading is Heading.lead:
        return distinct(edition.of(one.name) or one.id for one in edition.plan.organizations)
    return distinct(str(one.values.get(heading, "")) for one in edition.rows)


def distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def sheet_names(language: str) -> tuple[str, ...]:
    if language == "zh":
        return ("总表", "工作成果", "按责任单位", "红黄灯清单", "变更记录", "说明")
    return ("All targets", "Deliverables", "By unit", "Red and amber", "Changes", "Notes")
