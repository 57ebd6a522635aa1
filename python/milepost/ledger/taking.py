"""What is taken of the rows of an edited ledger: figures, notes, and a refusal for everything else that has changed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import milepost as mp
from milepost.ledger.changes import NAMELESS, OF_THE_PLAN, RULES, TWICE, UNKNOWN, Edit, Edits
from milepost.ledger.confirming import after, unfit
from milepost.ledger.edited_cells import RefusedError, day_of_update, figure_in, number_in, plain, same, words_in
from milepost.ledger.edited_table import EditedTable
from milepost.ledger.headings import COMPUTED, HEADINGS, NOTES, Heading
from milepost.ledger.notes import Note
from milepost.ledger.statement import Statement, of_the_verdict
from milepost.ledger.unlikely import is_total, refuse_unlikely
from milepost.reading.cells import Cell
from milepost.reading.rows import Figure


def compare_rows(found: Edits, table: EditedTable, before: EditedTable, today: datetime.date) -> None:
    known = {one.row.target: one for one in found.edition.rows}
    for target in table.rows:
        if target in known:
            compare_row(found, known[target], table, before, today)
        else:
            found.refuse(table.place(target, Heading.target_id), target, UNKNOWN)
    for cell in table.twice:
        found.refuse(cell.at, cell.words, TWICE)
    for row in table.nameless:
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
    cell = table.at(edit.target, edit.heading)
    if edit.heading is Heading.actual:
        add_figure(found, new_figure(found, statement, table, today), edit)
    elif edit.heading is Heading.updated:
        if Heading.actual not in changed:  # the day of the notes; with a new figure it is read with that
            day_of_update(cell, None, today)
    elif edit.heading in NOTES:
        found.notes.append(new_note(found, statement, table, edit, today))
    elif edit.heading not in COMPUTED or Heading.actual not in changed:
        rule = RULES.get(edit.heading, OF_THE_PLAN)
        found.refuse(edit.at, edit.after, rule, edit.before)
        return
    found.edits.append(edit)


def new_figure(found: Edits, statement: Statement, table: EditedTable, today: datetime.date) -> Figure:
    target, verdict = statement.row.target, statement.row.verdict
    cell = table.at(target, Heading.actual)
    value = figure_in(cell, verdict.unit)
    before = verdict.observed.at if verdict.observed else None
    try:
        day = day_of_update(table.at(target, Heading.updated), before, today)
    except RefusedError as refused:
        refused.heading = Heading.updated
        raise
    assert cell
    by = mp.Text(f"{found.by}填报" if found.by else "", f"entered by {found.by}" if found.by else "")
    refuse_unlikely(value, day, statement)
    report = total_of(verdict)
    number = f"{value:.15g}"
    return Figure(
        statement.row.indicator, str(day), number, verdict.unit.name, report, str(day), source(cell), by, cell
    )


def source(cell: Cell) -> str:
    return f"台账 ledger {cell.at}"


def total_of(verdict: mp.Verdict) -> str:
    """What a figure of the ledger adds up: as the one it follows, from the opening of the window or of the year."""
    if not is_total(verdict):
        return ""
    return "year to date" if verdict.schedule.recurrence else "since start"


def new_note(found: Edits, statement: Statement, table: EditedTable, edit: Edit, today: datetime.date) -> Note:
    cell = table.at(edit.target, edit.heading)
    if cell and cell.flaw:
        raise RefusedError(cell.flaw.zh, cell.flaw.en)
    day = found.saved if found.saved and found.saved <= today else None
    return Note(edit.target, edit.heading, words_in(cell), day, found.by, edit.at)


# ---- a figure once, and the plan judged by it


def add_figure(found: Edits, figure: Figure, edit: Edit) -> None:
    """Once: another row of the indicator, or the table itself, may say it already, or say otherwise."""
    known = [
        *(one for one in found.figures if (one.indicator, one.period) == (figure.indicator, figure.period)),
        *in_table(found.edition.seen, figure),
    ]
    others = [one.value for one in known if float(one.value) != float(figure.value)]
    if others:
        raise RefusedError(
            f"{figure.period}的数据另有一个：{others[0]}", f"there is another figure for {figure.period}: {others[0]}"
        )
    if known:
        found.remarks.append(
            (edit.at, mp.Text("此数据已有，不重复读入", "this figure is there already, not taken twice"))
        )
    else:
        found.figures.append(figure)


def in_table(seen: mp.Observations, figure: Figure) -> list[Figure]:
    """The figures that the table has of the same indicator and day."""
    series = seen[figure.indicator] if (figure.indicator, "") in seen else ()
    day = mp.parse_period(figure.period)
    return [replace(figure, value=f"{one.value:.15g}") for one in series if one.period == day]


def confirm(found: Edits, table: EditedTable, method: str | mp.Preset) -> None:
    """Judged again, every target has its new figure, and what was computed by hand agrees with it."""
    if not found.figures:
        return
    card = after(found.edition, found.figures, method)
    for edit in [edit for edit in found.edits if edit.heading is Heading.actual]:
        rule = unfit(card[edit.target], words_in(table.at(edit.target, Heading.updated)), found.figures)
        if rule:
            found.refuse(edit.at, edit.after, rule)
        confirm_computed(found, table, card[edit.target])


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
