"""A place for a figure: everything that the table says of it except its value; and the cell read into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.cells import Cell
from milepost.reading.changes import fault_of_change
from milepost.reading.notices import notes_about, settled, status_by
from milepost.reading.numbers import CellFigure, NotRead, read_figure
from milepost.reading.rows import Figure
from milepost.reading.signs import Absent
from milepost.reading.units import unit_words

EMPTY = Text("缺失：空白", "missing: empty")
LETTER = re.compile(r"(.*\d%?)\s?[(/]?([a-z])[)/]?", re.IGNORECASE)
NO_PERIOD = Text("未注明时期，未读入", "no period is given for it: not read")
NO_INDICATOR = Text("未注明指标，未读入", "no indicator is named for it: not read")


@dataclass(frozen=True)
class Options:
    """What is said of a whole table: the name of its file, its decimal sign, the notes below it, by their marks and
    without one, and what signs of missing figures mean in it."""

    name: str
    decimal: str = "."
    notes: Mapping[str, str] = field(default_factory=dict)
    unmarked: tuple[str, ...] = ()
    signs: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Slot:
    """What a figure is of. `status` is that of its column or row; `whole` the name under which the whole of several
    entities stands; `said` are notes that go with it, `marks` those that stand below the table, `assumed` what was
    taken for granted, `fault` why no figure can be read here."""

    indicator: str
    period: str
    entity: str = ""
    unit: str = ""
    report: str = ""
    status: str = ""
    published: str = ""
    source: str = ""
    whole: str = ""
    marks: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    assumed: tuple[Text, ...] = ()
    fault: Text | None = None


def read_into(account: Account, cell: Cell, slot: Slot, options: Options) -> None:
    """Reads one cell of figures: a figure, a missing one, or the reason why neither."""
    if not cell.words and not cell.flaw:
        account.again(cell, Part.missing, options.signs.get("", EMPTY))
        return
    bare, letters = without_letter(cell.words, options.notes)
    read = read_figure(bare, slot.unit, options.decimal)
    if isinstance(read, Absent) and not cell.flaw:
        account.again(cell, Part.missing, options.signs.get(read.sign, read.text))
        return
    fault = fault_in(cell, slot, read)
    if fault or not isinstance(read, CellFigure):
        assert fault
        account.left(cell, fault)
    else:
        keep(account, cell, slot, replace(read, marks=(*read.marks, *letters)), options)


def fault_in(cell: Cell, slot: Slot, read: CellFigure | Absent | NotRead) -> Text | None:
    """Why a cell is not read as a figure; None if it is."""
    own = cell.flaw or slot.fault
    if isinstance(read, CellFigure):
        return own or fault_of_change(read.change, slot.indicator) or lack_in(slot)
    return own or read.text


def without_letter(words: str, notes: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """76.0 b where a note below the table begins with b; a letter that no note explains stays."""
    found = LETTER.fullmatch(words)
    return (found[1], (found[2],)) if found and found[2] in notes else (words, ())


def lack_in(slot: Slot) -> Text | None:
    return NO_PERIOD if not slot.period else NO_INDICATOR if not slot.indicator else None


def keep(account: Account, cell: Cell, slot: Slot, read: CellFigure, options: Options) -> None:
    own, others = (explained(marks, options) for marks in (read.marks, slot.marks))
    noted = [*slot.said, *own, *others, *read.said]
    below = notes_about(options.unmarked, slot.indicator, slot.period)
    status, doubts = status_of(slot, read.status or status_by(own, slot.period), noted, below)
    strange = (unexplained(mark) for mark in read.marks if mark not in options.notes)
    assumed = (*slot.assumed, *read.assumed, *strange, *doubts)
    unit = read.unit or (unit_words(slot.unit) if slot.unit else "")
    source = slot.source or (cell.at if options.name in cell.at else f"{options.name} {cell.at}")
    note = note_of([*noted, *below], assumed)
    figure = Figure(
        *(slot.indicator, slot.period, read.value, unit, slot.report, slot.published, source, note, cell),
        entity=slot.entity,
        status=status,
        whole=slot.whole,
    )
    account.take(figure, assumed)


def explained(marks: Iterable[str], options: Options) -> list[str]:
    return [options.notes[mark] for mark in marks if mark in options.notes]


def note_of(noted: Iterable[str], assumed: Iterable[Text]) -> Text:
    """What is said of a figure, each once."""
    words = list(dict.fromkeys(noted))
    told = list(assumed)
    return Text("；".join([*words, *(text.zh for text in told)]), "; ".join([*words, *(text.en for text in told)]))


def status_of(slot: Slot, own: str, noted: list[str], below: list[str]) -> tuple[str, tuple[Text, ...]]:
    """The nearest word on how final a figure is, and which other word contradicts it. A lower bound stays one."""
    claims = (
        (Text("单元格", "its cell"), own),
        (Text("行或列", "its row or column"), slot.status),
        (Text("备注", "its note"), status_by(noted, slot.period)),
        (Text("表下注释", "a note below the table"), status_by(below, slot.period)),
    )
    status, doubts = settled(claims)
    return (slot.status if slot.status == "lower bound" else status), doubts


def unexplained(mark: str) -> Text:
    return Text(f"标记“{mark}”在表下没有注释", f"the mark '{mark}' has no note below the table")
