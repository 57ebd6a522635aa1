"""Which inputs of a scenario matter most for a target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import milepost as mp
from milepost.chart_words import amount, name_of, unit_words
from milepost.display import language_for
from milepost.input_words import input_name
from milepost.palette import LINES
from milepost.plots.canvas import canvas
from milepost.plots.lettering import SMALL, headline, key_below
from milepost.plots.rows import height_for, name_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from milepost._core import Plan, Tornado, TornadoBar
    from milepost.plots.canvas import Canvas

LOW, HIGH = "#9DB4C8", "#33566F"  # light and dark of one hue: no status


def tornado(
    found: Tornado,
    plan: Plan | None = None,
    *,
    names: Mapping[str, str] | None = None,
    most: int = 12,
    ax: Axes | None = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
) -> Axes:
    """Draws a bar an input: the target's figure at the due day with the input at its low and at its high quantile.

    The widest bar is on top, all others hold at their medians. plan: gives the target its name, and indicators that are
    linked theirs; names: what inputs are to be called ({"grants.effect": "拨款的效果"}). most: so many bars; a note
    says how many others there are. A tornado without inputs says so.
    """
    bars = sorted(found.bars, key=lambda bar: -abs(bar.swing))
    shown = bars[:most]
    with canvas(
        ax, language or (language_for(plan) if plan else None), palette, (6.4, height_for(len(shown), 0.42, 1.9))
    ) as sheet:
        name_rows(sheet, [input_name(bar.input, plan, names, sheet.language) for bar in shown], most=3)
        for place, bar in enumerate(shown):
            draw_bar(sheet, place, bar, found)
        first = input_name(shown[0].input, plan, names, sheet.language) if shown else ""
        dress(sheet, found, name_of(plan, found.target, sheet.language) if plan else found.target, first)
        if len(shown) < len(bars):
            sheet.note("unseen", count=len(bars) - len(shown))
        sheet.notes.append(note)
    return sheet.axes


def draw_bar(sheet: Canvas, place: int, bar: TornadoBar, found: Tornado) -> None:
    """From the middle to either figure; the value of the input stands at the end."""
    for figure, value, colour in ((bar.low_figure, bar.low_value, LOW), (bar.high_figure, bar.high_value, HIGH)):
        sheet.ax.barh(place, figure - found.middle, left=found.middle, height=0.52, color=colour, zorder=2)
        right = figure > found.middle or (figure == found.middle and colour == HIGH)
        text = "" if value is None else mp.figure_words(float(f"{value:.3g}"))
        shift = {"xytext": (4 if right else -4, 0), "textcoords": "offset points", "va": "center"}
        sheet.ax.annotate(
            text, (figure, place), **shift, ha="left" if right else "right", fontsize=SMALL, color=LINES.ink
        )


def dress(sheet: Canvas, found: Tornado, name: str, first: str) -> None:
    from matplotlib.patches import Patch

    sheet.ax.axvline(found.middle, color=LINES.ink, linewidth=0.9, zorder=3, gid="middle")
    sheet.ax.margins(x=0.16)
    sheet.ax.grid(axis="x", color=LINES.grid, linewidth=0.6)
    sheet.ax.set_axisbelow(True)
    sheet.ax.xaxis.set_major_formatter(lambda value, _: mp.figure_words(round(value, 9)))
    unit = unit_words(found.unit, sheet.language)
    axis = sheet.say("tornado_axis", name=name) + (f"（{unit}）" if sheet.language == "zh" else f" ({unit})") * bool(
        unit
    )
    sheet.ax.set_xlabel(axis, fontsize=SMALL, color=LINES.quiet, loc="left")
    labels = [sheet.say("quantile", f"{level:g}") for level in (found.low, found.high)]
    key_below(sheet, [Patch(color=LOW), Patch(color=HIGH)], labels, offset=34)
    middle = sheet.say("middle", amount(float(f"{found.middle:.4g}"), found.unit, sheet.language))
    title = sheet.say("tornado_title", first=first, name=name) if first else sheet.say("no_inputs")
    headline(sheet, title, f"{name}{'，' if sheet.language == 'zh' else '; '}{middle}")
