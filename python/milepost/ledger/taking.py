"""What is taken of the rows of an edited ledger: figures, notes, and a refusal for everything else that has changed."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import replace

import milepost as mp
from milepost.ledger.changes import NAMELESS, OF_THE_PLAN, RULES, TWICE, UNKNOWN, Edit, Edits
from milepost.ledger.confirming import after, unfit
from milepost.ledger.edited_cells import RefusedError, day_in, number_in, past_day, plain, same, words_in
from milepost.ledger.edited_table import EditedTable
from milepost.ledger.figures import Entered, Kind, entered
from milepost.ledger.headings import COMPUTED, FIGURES, HEADINGS, NOTES, Heading
from milepost.ledger.notes import Note
from milepost.ledger.statement import Statement, of_the_verdict
from milepost.reading.cells import Cell

KNOWN = mp.Text("此数据已有，不重复读入", "this figure is there already, not taken twice")
DAY_OF_NOTES = mp.Text("数据未变，此日期不作为新数据的日期", "the figure has not changed: no new figure of that day")


def compare_rows(found: Edits, table: EditedTable, before: EditedTable, today: datetime.date) -> None:
    known = {one.row.target: one for one in found.edition.rows}
    refuse_strangers(found, table, before, known)
    for target in (one for one in table.rows if one in known):
        compare_row(found, known[target], table, before, today)


def refuse_strangers(found: Edits, table: EditedTable, before: EditedTable, known: Collection[str]) -> None:
    """Rows that are none of the plan, or have an id that is taken, or none where none was written."""
    for key in (one for one in table.rows if one not in known):
        found.refuse(table.place(key, table.key), key, UNKNOWN)
    for cell in table.twice:
        found.refuse(cell.at, cell.words, TWICE)
    for row in (row for row in table.nameless if row not in before.nameless):
        found.refuse(table.sheet.of_row(row)[0].at, table.sheet.of_row(row)[0].words, NAMELESS)


def compare_row(
    found: Edits, statement: Statement, table: EditedTable, before: EditedTable, today: datetime.date
) -> None:
    target, changed = statement.row.target, changed_in(statement, table, before)
    for one in changed:
        edit = Edit(table.place(target, one), target, one, statement.shown(one), shown(table, statement, one))
        try:
            take_edit(found, statement, table, today, changed, edit)
        except RefusedError as refused:
            at = refused.heading if refused.heading in table.columns else one
            found.refuse(table.place(target, at), shown(table, statement, at), refused.rule)


def changed_in(statement: Statement, table: EditedTable, before: EditedTable) -> list[Heading]:
    """The columns of a row that say otherwise than before. Rows may be numbered anew: nothing hangs on it."""
    target = statement.row.target
    standing = (one for one in HEADINGS if one in table.columns and one is not Heading.number)
    return [one for one in standing if not same(table.at(target, one), before.at(target, one), unit_of(statement, one))]


def unit_of(statement: Statement, heading: Heading) -> str:
    """The unit that the sheet shows behind the number of a cell."""
    return statement.formats.get(heading, ("", ""))[1].strip() if heading is not Heading.target else ""


def shown(table: EditedTable, statement: Statement, heading: Heading) -> str:
    """As the sheet shows it, with the unit."""
    words = words_in(table.at(statement.row.target, heading))
    around = statement.formats.get(heading, ("", ""))
    return f"{around[0]}{words}{around[1]}" if words.replace(".", "", 1).isdigit() else words


def take_edit(
    found: Edits, statement: Statement, table: EditedTable, today: datetime.date, changed: Sequence[Heading], edit: Edit
) -> None:
    if edit.heading is Heading.actual:
        edit = add_figure(found, entered(found, statement, table, today, changed), edit)
    elif edit.heading in FIGURES:
        edit = with_day(table.at(edit.target, edit.heading), today, changed, edit)
    elif edit.heading in NOTES:
        found.notes.append(new_note(found, table, edit, today))
    elif edit.heading not in COMPUTED or Heading.actual not in changed:
        found.refuse(edit.at, edit.after, RULES.get(edit.heading, OF_THE_PLAN), edit.before)
        return
    found.edits.append(edit)


def with_day(cell: Cell | None, today: datetime.date, changed: Sequence[Heading], edit: Edit) -> Edit:
    """With a new figure its days are read with it; without one, the day is that of the notes, and no figure's."""
    if Heading.actual in changed:
        return edit
    if edit.heading is Heading.published:
        raise RefusedError("发布日期随新数据填写", "a day of publication goes with a new figure")
    past_day(cell, today)
    return replace(edit, how=DAY_OF_NOTES)


def new_note(found: Edits, table: EditedTable, edit: Edit, today: datetime.date) -> Note:
    cell = table.at(edit.target, edit.heading)
    if cell and cell.flaw:
        raise RefusedError(cell.flaw.zh, cell.flaw.en)
    day = found.saved if found.saved and found.saved <= today else None
    return Note(edit.target, edit.heading, words_in(cell), day, found.by, edit.at)


# ---- a figure once, and the plan judged by it


def add_figure(found: Edits, one: Entered, edit: Edit) -> Edit:
    """Once: the table, or another row of the indicator, may have it already. Returns the change as it is told."""
    figure = one.figure()
    others = [
        other.value
        for other in found.figures
        if (other.indicator, other.period, other.report) == (figure.indicator, figure.period, figure.report)
    ]
    if any(float(other) != one.value for other in others):
        raise RefusedError(
            f"{figure.period}的数据另有一个：{others[0]}", f"there is another figure for {figure.period}: {others[0]}"
        )
    if others or one.kind is Kind.known:
        found.remarks.append((edit.at, KNOWN))
    else:
        found.figures.append(figure)
    return replace(
        edit,
        before=one.shown_before() or edit.before,
        how=one.told(),
        kind=one.kind.value[1],
        period=figure.period,
        published=figure.published,
    )


def confirm(found: Edits, table: EditedTable, method: str | mp.Preset) -> None:
    """Judged again, every target has its new figure, and what was computed by hand agrees with it."""
    entries = [(edit, day) for edit in found.edits if (day := day_of_figure(table, edit))]
    if not found.figures or not entries:
        return
    card = after(found.edition, found.figures, max(day for _, day in entries), method)
    for edit, day in entries:
        seen = found.edition.card[edit.target].verdict.observed
        earlier = seen and day < seen.at
        row = (after(found.edition, found.figures, day, method, alone=True) if earlier else card)[edit.target]
        if rule := unfit(row, day, found.figures):
            found.refuse(edit.at, edit.after, rule)
        confirm_computed(found, table, card[edit.target])


def day_of_figure(table: EditedTable, edit: Edit) -> datetime.date | None:
    """None of a change in another column."""
    return day_in(words_in(table.at(edit.target, Heading.updated))) if edit.heading is Heading.actual else None


def confirm_computed(found: Edits, table: EditedTable, row: mp.ScorecardRow) -> None:
    """The old words may stand, for they are computed anew, or the new ones."""
    old = {one.row.target: one for one in found.edition.rows}[row.target]
    new = of_the_verdict(row.verdict, found.edition.language)
    for heading in (one for one in COMPUTED if one in table.columns):
        said = words_in(table.at(row.target, heading)).removesuffix(unit_of(old, heading))
        fitting = [plain(old.values.get(heading, "")), plain(new.get(heading))]
        numbers = [number_in(words) for words in fitting]
        if said not in fitting and (number_in(said) is None or number_in(said) not in numbers):
            found.refuse(table.place(row.target, heading), said, RULES[heading], fitting[1])
