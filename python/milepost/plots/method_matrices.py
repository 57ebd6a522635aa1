"""Where methods disagree: a row a target, a column a method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.chart_words import name_of
from milepost.display import language_for
from milepost.plots.canvas import canvas
from milepost.plots.grids import Cell, draw_grid
from milepost.plots.lettering import headline
from milepost.plots.rows import height_for
from milepost.simulated import told

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from milepost._core import Comparison, Plan, PlanComparison

EACH_ROW, EACH_COLUMN = 0.34, 0.34  # inches


def methods(
    comparison: Any,
    plan: Plan | None = None,
    *,
    disputed: bool = False,
    ax: Axes | None = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
) -> Axes:
    """Draws what compare() found, of a plan or of one target, and returns the axes.

    plan: gives the targets their names; without it they have their ids. disputed: only targets of which methods that
    can judge them come to different statuses; a note says how many others there are.
    """
    rows = rows_of(comparison)
    shown = [row for row in rows if is_disputed(row[1])] if disputed else rows
    language = language or (language_for(plan) if plan else None)
    columns = [verdict.method for verdict in rows[0][1].verdicts] if rows else []
    size = (3.2 + EACH_COLUMN * max(len(columns), 9), height_for(len(shown), EACH_ROW, 2.3))
    with canvas(ax, language, palette, size) as sheet:
        names = [name_of(plan, target, sheet.language) if plan else target for target, _ in shown]
        draw_grid(sheet, names, columns, [cells_of(found, columns) for _, found in shown])
        title = sheet.say("methods_title", disputed=sum(is_disputed(found) for _, found in rows), all=len(rows))
        headline(sheet, title, told(plan.title, sheet.language) if plan else "")
        if len(shown) < len(rows):
            sheet.note("agreed", len(rows) - len(shown))
        sheet.notes.append(note)
    return sheet.axes


def rows_of(comparison: PlanComparison | Comparison) -> list[tuple[str, Comparison]]:
    if isinstance(comparison, mp.Comparison):
        return [("", comparison)]
    return [(row.target, row.comparison) for row in comparison.rows]


def is_disputed(found: Comparison) -> bool:
    """Two statuses or more; what cannot be assessed is none."""
    return found.status_count > 1


def cells_of(found: Comparison, columns: Sequence[str]) -> list[Cell]:
    by_method = {verdict.method: verdict.status for verdict in found.verdicts}
    return [Cell(by_method.get(method)) for method in columns]
