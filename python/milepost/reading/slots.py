"""A place for a figure: everything that the table says of it except its value; and the cell read into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.cells import Cell
from milepost.reading.numbers import Absent, CellFigure, read_figure
from milepost.reading.rows import Figure
from milepost.reading.units import unit_words

EMPTY = Text("缺失：空白", "missing: empty")
NO_PERIOD = Text("未注明时期，未读入", "no period is given for it: not read")
NO_INDICATOR = Text("未注明指标，未读入", "no indicator is named for it: not read")


@dataclass(frozen=True)
class Options:
    """What the caller says of a table: the name of its file, its decimal sign, the notes below it by their marks."""

    name: str
    decimal: str = "."
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Slot:
    """What a figure is of. `said` are notes that go with it, `assumed` what was taken for granted, `fault` why no
    figure can be read here."""

    indicator: str
    period: str
    entity: str = ""
    unit: str = ""
    report: str = ""
    status: str = ""
    published: str = ""
    source: str = ""
    said: tuple[str, ...] = ()
    assumed: tuple[Text, ...] = ()
    fault: Text | None = None


def read_into(account: Account, cell: Cell, slot: Slot, options: Options) -> None:
    """Reads one cell of figures: a figure, a missing one, or the reason why neither."""
    if not cell.words and not cell.flaw:
        account.again(cell, Part.missing, EMPTY)
        return
    read = read_figure(cell.words, slot.unit, options.decimal)
    if isinstance(read, Absent) and not cell.flaw:
        account.again(cell, Part.missing, read.text)
        return
    fault = cell.flaw or slot.fault or (None if isinstance(read, CellFigure) else read.text) or lack_in(slot)
    if fault or not isinstance(read, CellFigure):
        assert fault
        account.left(cell, fault)
    else:
        keep(account, cell, slot, read, options)


def lack_in(slot: Slot) -> Text | None:
    return NO_PERIOD if not slot.period else NO_INDICATOR if not slot.indicator else None


def keep(account: Account, cell: Cell, slot: Slot, read: CellFigure, options: Options) -> None:
    marked = [options.notes[mark] for mark in read.marks if mark in options.notes]
    noted = [*slot.said, *marked]
    assumed = (*slot.assumed, *read.assumed, *(unexplained(mark) for mark in read.marks if mark not in options.notes))
    note = Text(
        "；".join([*noted, *(text.zh for text in assumed)]), "; ".join([*noted, *(text.en for text in assumed)])
    )
    unit = read.unit or (unit_words(slot.unit) if slot.unit else "")
    source = slot.source or (cell.at if options.name in cell.at else f"{options.name} {cell.at}")
    status = read.status or slot.status
    figure = Figure(
        *(slot.indicator, slot.period, read.value, unit, slot.report, slot.published, source, note, cell),
        entity=slot.entity,
        status=status,
    )
    account.take(figure, assumed)


def unexplained(mark: str) -> Text:
    return Text(f"标记“{mark}”在表下没有注释", f"the mark '{mark}' has no note below the table")
