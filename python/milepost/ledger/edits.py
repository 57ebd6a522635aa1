"""An edited ledger read back: every change, what is taken of it, and what is refused by which rule."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import milepost as mp
from milepost.ledger.book import book_of
from milepost.ledger.changes import Edits
from milepost.ledger.doing import compare_works
from milepost.ledger.edited_cells import same, words_in
from milepost.ledger.edited_table import EditedTable, find_table, moved
from milepost.ledger.edition import Edition, edition_of
from milepost.ledger.headings import COMPUTED, DELIVERABLES, Heading
from milepost.ledger.notes_sheet import AS_OF, METHOD, PALETTE, PLAN, SINCE
from milepost.ledger.sheets import sheet_names
from milepost.ledger.taking import compare_rows, confirm
from milepost.reading.cells import Cell, Place, Sheet
from milepost.reading.workbook import last_editor, read_workbook, sheets_of

FEWEST_OTHERS = 3  # rows; so many, and a quarter of all, are not altered by hand
TITLES = mp.Text("标题改动未读入", "titles are not read back")
FOREIGN = "milepost import reads a ledger of others"
OF_DELIVERABLES = (Heading.deliverable_id, DELIVERABLES)
NO_DELIVERABLES = mp.Text(
    "工作成果表或其“成果编号”栏已删除，未读入；办理记录不变",
    "the sheet of deliverables, or its column of ids, is gone: nothing is read of it, and the log stays as it is",
)
NOT_READ = mp.Text("此表由总表生成，改动未读入", "this sheet follows from the first one and is not read back")


def read_edits(
    path: str | Path,
    plan: mp.Plan,
    seen: mp.Observations,
    today: datetime.date,
    *,
    method_of: Callable[[str], str | mp.Preset] = str,
    notes: dict[tuple[str, Heading], str] | None = None,
    log: mp.Log | None = None,
) -> Edits:
    """Compares an edited ledger, cell by cell, with the one that the plan, the observations and the log give.

    `today` is the day of reading: no figure is of a later one, and those without a day of publication are known from
    it on. `method_of` gives the method by the name in the ledger,
    which may be one of a file; `notes` are those that it was written with. Raises Error if the file is no ledger of
    this plan.
    """
    sheets = read_workbook(path)
    edition = edition_in(sheets, path, plan, seen, method_of, notes or {}, log)
    written = sheets_of(book_of(edition), path)
    table, before = find_table(sheets, path), find_table(written, path)
    found = Edits(edition, *last_editor(path))
    found.remarks += of_other_figures(edition, table, before)
    found.remarks += moved(table, [one.row.target for one in edition.rows])
    found.remarks += differing(above(before), above(table), TITLES)
    found.remarks += remarks_on(table.sheet)
    compare_rows(found, table, before, today)
    confirm(found, table, method_of(edition.card.method))
    made = read_deliverables(found, sheets, written, path, today)
    found.remarks += other_sheets(sheets, written, [table.sheet, *made])
    return found


def read_deliverables(
    found: Edits, sheets: list[Sheet], written: list[Sheet], path: str | Path, today: datetime.date
) -> list[Sheet]:
    """The sheet of deliverables, where it is; without it what it held stays as it was, which is said."""
    before = find_table(written, path, *OF_DELIVERABLES)
    try:
        table = find_table(sheets, path, *OF_DELIVERABLES)
    except mp.Error:
        found.remarks.append((before.sheet.name, NO_DELIVERABLES))
        return [one for one in sheets if one.name == before.sheet.name]
    found.remarks += moved(table, [one.key for one in found.edition.works])
    found.remarks += differing(above(before), above(table), TITLES)
    found.remarks += remarks_on(table.sheet)
    compare_works(found, table, before, today)
    return [table.sheet]


# ---- which ledger it is


def edition_in(
    sheets: list[Sheet],
    path: str | Path,
    plan: mp.Plan,
    seen: mp.Observations,
    method_of: Callable[[str], str | mp.Preset],
    notes: dict[tuple[str, Heading], str],
    log: mp.Log | None,
) -> Edition:
    """The edition that the sheet of notes says it is."""
    language, said = said_in(sheets, path)
    facts = {name: said.get(mp.in_(name, language), "") for name in (PLAN, AS_OF, METHOD, SINCE, PALETTE)}
    if facts[PLAN] != plan.id:
        raise mp.Error(f"'{path}' is a ledger of plan '{facts[PLAN]}', not of '{plan.id}'")
    return edition_of(
        plan,
        seen,
        mp.parse_date(facts[AS_OF]),
        method=method_of(facts[METHOD]),
        since=mp.parse_date(facts[SINCE]) if facts[SINCE][:1].isdigit() else None,
        language=language,
        palette=facts[PALETTE],
        notes=notes,
        log=log,
    )


def said_in(sheets: list[Sheet], path: str | Path) -> tuple[str, dict[str, str]]:
    """The language, and the second column of the sheet of notes by its first."""
    for language in ("zh", "en"):
        sheet = next((one for one in sheets if one.name == sheet_names(language)[-1]), None)
        if sheet:
            pairs = [(words_in(sheet.at(row, 1)), words_in(sheet.at(row, 2))) for row in sheet.rows()]
            return language, dict(reversed(pairs))
    names = " / ".join(sheet_names(language)[-1] for language in ("zh", "en"))
    raise mp.Error(f"'{path}' has no sheet {names}, which says of which plan and day the ledger is; {FOREIGN}")


def stated_day(path: str | Path) -> datetime.date:
    """The as-of day that an edited ledger states. Raises Error if it states none."""
    language, said = said_in(read_workbook(path), path)
    return mp.parse_date(said.get(mp.in_(AS_OF, language), ""))


def plan_of_ledger(path: str | Path) -> str:
    """The id of the plan that a workbook says it is milepost's ledger of; empty for any other workbook.

    Raises Error, in one sentence, if the file is no workbook.
    """
    sheets = read_workbook(path)
    try:
        find_table(sheets, path)
        language, said = said_in(sheets, path)
    except mp.Error:
        return ""
    facts = [said.get(mp.in_(name, language), "") for name in (PLAN, AS_OF, METHOD)]
    return facts[0] if all(facts) else ""


# ---- beside the rows


def of_other_figures(edition: Edition, table: EditedTable, before: EditedTable) -> Iterator[tuple[str, mp.Text]]:
    """That the ledger was made from other observations, where many rows differ in cells that nobody fills in."""
    rows = [one.row.target for one in edition.rows if one.row.target in table.rows]
    columns = [one for one in COMPUTED if one in table.columns]
    differ = [row for row in rows if any(not same(table.at(row, one), before.at(row, one)) for one in columns)]
    if len(differ) >= FEWEST_OTHERS and len(differ) * 4 >= len(rows):
        yield (
            table.sheet.name,
            mp.Text(
                f"台账似由另一份数据表生成：{len(rows)}行中有{len(differ)}行的推算栏与所给数据表不符，请核对数据表",
                f"the ledger seems to be made from other observations than those given: {len(differ)} of {len(rows)} "
                "rows differ in what is computed from them; check the table of observations",
            ),
        )


def remarks_on(sheet: Sheet) -> Iterator[tuple[str, mp.Text]]:
    """Comments on cells: said, and not read."""
    for cell in sheet.cells.values():
        if cell.remark:
            yield cell.at, mp.Text(f"{cell.remark.zh}（未读入）", f"{cell.remark.en} (not read)")


def other_sheets(sheets: list[Sheet], written: list[Sheet], read: Sequence[Sheet]) -> Iterator[tuple[str, mp.Text]]:
    """Every cell of the sheets that follow from the first ones where it says otherwise than it was written."""
    others = {sheet.name: sheet for sheet in sheets if sheet not in read}
    for sheet in written[2:]:
        other = others.pop(sheet.name, None)
        if other:
            yield from differing(sheet.cells, other.cells, NOT_READ)
        else:
            yield sheet.name, mp.Text("此表已删除；它由总表生成", "this sheet is gone; it follows from the first one")
    for sheet in others.values():
        if sheet.cells:
            yield sheet.name, mp.Text("不属台账，未读入", "no sheet of the ledger, not read")


def above(table: EditedTable) -> dict[Place, Cell]:
    """Titles: the cells over the head."""
    return {place: cell for place, cell in table.sheet.cells.items() if place[0] < table.head}


def differing(
    written: Mapping[Place, Cell], edited: Mapping[Place, Cell], rule: mp.Text
) -> Iterator[tuple[str, mp.Text]]:
    for place in sorted({*written, *edited}):
        before, now = written.get(place), edited.get(place)
        if not same(before, now):
            at = (now or before or edited[place]).at
            said = words_in(now)
            yield at, mp.Text(f"改为“{said}”：{rule.zh}", f"{said or 'nothing'}: {rule.en}")
