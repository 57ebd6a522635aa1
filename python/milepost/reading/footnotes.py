"""The notes below a wide table: by their marks, those without one, and what they say of signs and statuses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.blocks import LEGEND, Block
from milepost.reading.cells import Cell
from milepost.reading.notices import clauses_with_status, speaks_of_status
from milepost.reading.numbers import mark_name
from milepost.reading.signs import signs_defined
from milepost.reading.slots import Options
from milepost.reading.units import unit_line

UNIT_BELOW = Text("单位写在表下，未说明适用于哪些数值", "a unit below the table: which figures have it, is not said")
NOTE_LABEL = re.compile(r"^[(（]?(备?注(释)?|说明|附注|notes?)\s*[:：]?\s*", re.IGNORECASE)
DEFINITION = re.compile(
    r"((?:^|(?<=[;,；，] )|(?<=[；，]))[a-z](?=[/).]?\s+[A-Z]|\s*[=:：]\s*\w)|[ᵃᵇᶜᵈᵍʰ]|"
    r"[*†‡]+|[①-⑳]|[¹²³⁰⁴-⁹]+|[\[［(（]\d{1,2}[\]］)）]|(?<!\d)\d{1,2}[.、．](?!\d))\s*"
)


def with_notes(account: Account, block: Block, options: Options) -> Options:
    """The notes below by their marks, ①, *, [1], 1; those without one; the signs that they explain."""
    notes: dict[str, str] = {}
    unmarked: list[str] = []
    signs = dict(options.signs)
    for cell, legend in cells_below(account, block):
        if unit_line(cell.words) is not None:
            account.left(cell, UNIT_BELOW)
        account.say(cell, Part.note, "表下注释", "a note below the table")
        marked = {legend: cell.words} if legend else definitions_in(cell.words)
        notes |= marked
        signs |= signs_defined(cell.words)
        unmarked += [] if marked or not speaks_of_status(cell.words) else [NOTE_LABEL.sub("", cell.words)]
    return replace(options, notes=notes, unmarked=tuple(unmarked), signs=signs)


def cells_below(account: Account, block: Block) -> list[tuple[Cell, str]]:
    """The cells of the notes, each with the sign or flag that stands in a cell before it and that it explains."""
    rows = [account.sheet.of_row(row) for row in block.notes]
    return [
        (cell, cells[0].words if place and LEGEND.fullmatch(cells[0].words) else "")
        for cells in rows
        for place, cell in enumerate(cells)
    ]


def say_unused(account: Account, block: Block, unmarked: Sequence[str]) -> None:
    """A note that gives a status to figures, of which none was found."""
    said = Text("提到数据性质，但未能对应到任何数值", "gives a status, and no figure was found to which it applies")
    for cell, _ in cells_below(account, block):
        words = NOTE_LABEL.sub("", cell.words)
        clauses = clauses_with_status(words) if words in unmarked else []
        if clauses and not any(clause in figure.note.zh for figure in account.figures for clause in clauses):
            account.assume(cell, said)


def definitions_in(words: str) -> dict[str, str]:
    rest = NOTE_LABEL.sub("", words)
    rest = re.sub(r"^([a-z])[/).]\s+(?=[A-Z])", r"\1 ", rest)
    found = list(DEFINITION.finditer(rest))
    ends = [*(match.start() for match in found[1:]), len(rest)]
    return {
        mark_name(match[1]): rest[match.end() : end].strip(" ;；。=:：")
        for match, end in zip(found, ends, strict=False)
        if rest[match.end() : end].strip()
    }
