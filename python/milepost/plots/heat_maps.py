"""Scorecards side by side: a row a target, task or section, a column a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.chart_words import name_of, say
from milepost.display import language_for
from milepost.plots.canvas import canvas
from milepost.plots.grids import Cell, draw_grid
from milepost.plots.lettering import headline
from milepost.plots.rows import height_for
from milepost.simulated import told

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from milepost._core import Group, Scorecard, Status
    from milepost.plots.canvas import Canvas

GROUPS = {"task": "by_task", "section": "by_section", "organization": "by_organization"}


def heat_map(
    cards: Any,
    by: str = "target",
    *,
    ax: Axes | None = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
) -> Axes:
    """Draws the statuses of one Scorecard or of several, earlier days to the left, and returns the axes.

    by: "target" (distinct commitments), "task", "section" or "organization": then a cell shows the worst status in the
    group, and beside it how many targets the group has. What a card does not have is a dash. The headline says how many
    of the last card are achieved or on track, of all: those that cannot be assessed are counted in.
    Raises OutOfRange for another `by`, and without a card.
    """
    ordered = in_order(cards)
    language = language or language_for(ordered[-1].plan)
    check_by(by)
    lines = lines_of(ordered, by, language)
    size = (6.4, height_for(len(lines)))
    with canvas(ax, language, palette, size) as sheet:
        draw_grid(sheet, *columns_of(sheet, ordered, lines))
        headline(sheet, *headline_of(sheet, ordered[-1]))
        sheet.notes.append(sheet.say("worst_of_group") if by != "target" else "")
        sheet.notes.append(note)
    return sheet.axes


def in_order(cards: Any) -> list[Scorecard]:
    """By day. Raises OutOfRange without any."""
    given = [cards] if isinstance(cards, mp.Scorecard) else list(cards)
    if not given:
        raise mp.OutOfRange("heat_map(): no scorecard was given")
    return sorted(given, key=lambda card: card.as_of)


def check_by(by: str) -> None:
    if by != "target" and by not in GROUPS:
        raise mp.OutOfRange(f"by '{by}': there are only target, {', '.join(GROUPS)}")


Line = tuple[str, list[Cell]]


def lines_of(cards: Sequence[Scorecard], by: str, language: str) -> list[Line]:
    """A name and its cells, a card each, in the order of the last card."""
    found = [cells_of(card, by, language) for card in cards]
    names = {key: name for cells in [*found[:-1][::-1], found[-1]] for key, (name, _) in cells.items()}
    order = dict.fromkeys([*found[-1], *(key for cells in found for key in cells)])
    return [(names[key], [cells[key][1] if key in cells else Cell(None) for cells in found]) for key in order]


def cells_of(card: Scorecard, by: str, language: str) -> dict[str, tuple[str, Cell]]:
    if by == "target":
        rows = mp.commitments(card)
        return {row.target: (name_of(card.plan, row.target, language), Cell(row.status)) for row in rows}
    groups: Iterable[Group] = getattr(card, GROUPS[by])()
    return {one.id: (told(one.name, language) or one.id, cell_of(one)) for one in groups if one.counts.total}


def cell_of(group: Group) -> Cell:
    """The worst of what can be assessed; not assessable where nothing can."""
    return Cell(group.counts.worst or mp.Status.not_assessable, str(group.counts.total))


def columns_of(sheet: Canvas, cards: Sequence[Scorecard], lines: Sequence[Line]) -> tuple[Any, Any, Any]:
    days = [mp.date_words(card.as_of, sheet.language) for card in cards]
    return [name for name, _ in lines], days, [cells for _, cells in lines]


def headline_of(sheet: Canvas, card: Scorecard) -> tuple[str, str]:
    """How many are well, of all; below it the plan and all counts."""
    counts = card.roll_up().statuses
    return good_of_all(card, sheet.language), f"{plan_name(card, sheet.language)}\n{tally(sheet.language, counts)}"


def good_of_all(card: Scorecard, language: str) -> str:
    """10 of 20 targets achieved or on track: those that cannot be assessed are among the 20."""
    counts = card.roll_up().statuses
    good, all = counts[mp.Status.achieved] + counts[mp.Status.on_track], sum(counts.values())
    return say("scorecards", language, day=mp.date_words(card.as_of, language), good=good, all=all)


def plan_name(card: Scorecard, language: str) -> str:
    return told(card.plan.title, language) or card.plan.id


def tally(language: str, counts: dict[Status, int]) -> str:
    """已完成3项、符合进度7项; 3 achieved, 7 on track."""
    parts = [
        say("count", language, word=mp.word_of(status, language), count=counted)
        for status, counted in counts.items()
        if counted
    ]
    return ("、" if language == "zh" else ", ").join(parts)
