"""The sheet 工作成果: deliverables and their steps, with what agencies say has been done of them."""

from __future__ import annotations

import datetime
from typing import Any

import milepost as mp
from milepost.ledger.edition import Edition
from milepost.ledger.formats import FILLED_IN, QUIET, Formats
from milepost.ledger.headings import DELIVERABLES, Heading
from milepost.ledger.sheets import (
    FIRST_ROW,
    LAST_ROW,
    colour_statuses,
    height,
    offer_days,
    set_up,
    widths_of,
    write_value,
)
from milepost.ledger.statement import Value
from milepost.ledger.works import STATES, Work

CENTRED = {
    *(Heading.number, Heading.task_number, Heading.form, Heading.due, Heading.person, Heading.state, Heading.percent),
    *(Heading.updated, Heading.status, Heading.published),
}
NONE_AT_ALL = mp.Text("方案中没有列明工作成果。", "The plan names no deliverables.")


def write_deliverables(sheet: Any, edition: Edition, formats: Formats) -> None:
    widths = widths_of(DELIVERABLES, edition.language)
    head = [one.words(edition.language) for one in DELIVERABLES]
    place = {one: DELIVERABLES.index(one) for one in DELIVERABLES}
    set_up(sheet, edition, formats, widths, head, printed=place[Heading.remarks] + 1)
    sheet.freeze_panes(FIRST_ROW, place[Heading.form])
    for row, work in enumerate(edition.works, FIRST_ROW):
        write_work(sheet, row, work, widths, formats)
    last = max(FIRST_ROW + len(edition.works) - 1, FIRST_ROW)
    sheet.autofilter(FIRST_ROW - 1, 0, last, len(DELIVERABLES) - 1)
    sheet.print_area(0, 0, last, place[Heading.remarks])
    colour_statuses(sheet, place[Heading.status], edition, formats)
    offer_states(sheet, edition, place)
    if not edition.works:
        sheet.merge_range(FIRST_ROW, 0, FIRST_ROW, place[Heading.remarks], edition.of(NONE_AT_ALL), formats.note())


def write_work(sheet: Any, row: int, work: Work, widths: list[int], formats: Formats) -> None:
    for place, heading in enumerate(DELIVERABLES):
        value = work.values[heading]
        write_value(sheet, row, place, value, format_of(work, heading, value, formats))
    sheet.set_row(row, height([work.values[one] for one in DELIVERABLES], widths))


def format_of(work: Work, heading: Heading, value: Value, formats: Formats) -> Any:
    """Steps are set in under what they make; the ground says what is filled in, the days of what is not follow."""
    ground: dict[str, Any] = {"bg_color": FILLED_IN} if is_filled_in(work, heading) else {}
    if isinstance(value, datetime.date):
        return formats.date(**ground)
    if heading is Heading.deliverable_id:
        return formats.cell(font_color=QUIET, font_size=8)
    if heading is Heading.deliverable:
        return formats.cell(indent=2 * work.depth, bold=not work.depth)
    return formats.cell(align="center" if heading in CENTRED else "left", **ground)


def is_filled_in(work: Work, heading: Heading) -> bool:
    computed = (Heading.state, Heading.percent, Heading.updated, Heading.published)
    return heading.is_filled_in and (work.is_filled_in or heading not in computed)


def offer_states(sheet: Any, edition: Edition, place: dict[Heading, int]) -> None:
    words = {"validate": "list", "source": [edition.of(one) for one in STATES], "error_type": "information"}
    share = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100, "error_type": "information"}
    for heading, rule in ((Heading.state, words), (Heading.percent, share)):
        sheet.data_validation(FIRST_ROW, place[heading], LAST_ROW, place[heading], rule | {"ignore_blank": True})
    offer_days(sheet, edition, place[Heading.updated], place[Heading.published])
