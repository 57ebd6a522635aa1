"""How far targets have come against how much of the time has gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.chart_words import name_of
from milepost.display import FLAT, language_for
from milepost.palette import LINES
from milepost.plots.canvas import canvas
from milepost.plots.lettering import SMALL, TEXT, headline, key_below
from milepost.plots.marks import key_of, marker
from milepost.plots.rows import height_for, lines_across, name_rows
from milepost.simulated import told

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from milepost._core import Scorecard, ScorecardRow, Verdict
    from milepost.plots.canvas import Canvas

LEAST, MOST = -20.0, 130.0  # per cent that are drawn; what lies beyond is written


@dataclass(frozen=True)
class Way:
    """Of the way from start to target and of the time, per cent; None where there is no way to speak of, and why."""

    row: ScorecardRow
    done: float | None
    gone: float | None


def progress(
    card: Scorecard,
    *,
    with_figures: bool = False,
    ax: Axes | None = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
) -> Axes:
    """Draws a bar a target: how much of the way is done, with a stroke at how much of the time had gone by then.

    The time is that which had gone at the date of the newest figure, on an even path, as the verdict's lead has it. A
    target without a figure, without a baseline, or with a line to hold has no bar; its row says why. with_figures: only
    those with a bar; a note says how many others there are.
    """
    language = language or language_for(card.plan)
    ways = [way_of(row) for row in mp.commitments(card)]
    shown = [way for way in ways if way.done is not None] if with_figures else ways
    with canvas(ax, language, palette, (6.4, height_for(len(shown), 0.34, 1.8))) as sheet:
        name_rows(sheet, [name_of(card.plan, way.row.target, sheet.language) for way in shown])
        for place, way in enumerate(shown):
            draw_way(sheet, place, way)
        dress(sheet, shown)
        headline(sheet, *headline_of(sheet, card, ways))
        if any(way.done is not None and not LEAST <= way.done <= MOST for way in shown):
            sheet.note("cut_off", f"{MOST:g}")
        if len(shown) < len(ways):
            sheet.note("unseen", count=len(ways) - len(shown))
        sheet.notes.append(note)
    return sheet.axes


def way_of(row: ScorecardRow) -> Way:
    """The verdict's lead is the difference of the two."""
    verdict = row.verdict
    if verdict.observed is None or verdict.start is None or verdict.demand is None or str(verdict.track) in FLAT:
        return Way(row, None, None)
    length = verdict.demand.limit - verdict.start.value
    if length == 0:
        return Way(row, None, None)
    done = 100 * (verdict.observed.value - verdict.start.value) / length
    return Way(row, done, None if verdict.lead is None else elapsed(done, verdict))


def elapsed(done: float, verdict: Verdict) -> float:
    """A budget leads by what it has not used."""
    assert verdict.lead is not None
    return done + verdict.lead if verdict.track == "budget" else done - verdict.lead


def draw_way(sheet: Canvas, place: int, way: Way) -> None:
    beside = {"transform": sheet.ax.get_yaxis_transform(), "clip_on": False}
    sheet.ax.plot([1.035], [place], **marker(sheet, way.row.status, 6.5), **beside)
    if way.done is None:
        sheet.ax.text(1, place, why_none(sheet, way), va="center", fontsize=SMALL, color=LINES.quiet)
        return
    end = min(max(way.done, LEAST), MOST)
    colours = sheet.colours(way.row.status)
    sheet.ax.barh(place, 100, height=0.56, color=LINES.grid, zorder=1)
    sheet.ax.barh(
        place, end, height=0.34, color=colours.ground, edgecolor=colours.edge, linewidth=0.7, zorder=2, gid="done"
    )
    if way.gone is not None:
        sheet.ax.plot(
            [way.gone] * 2, [place - 0.36, place + 0.36], color=LINES.ink, linewidth=1.8, zorder=4, gid="gone"
        )
    say_done(sheet, place, way.done)


def say_done(sheet: Canvas, place: int, done: float) -> None:
    words = sheet.say("beyond", mp.figure_words(round(done)))
    where = sheet.ax.get_yaxis_transform()
    sheet.ax.text(1.065, place, words, transform=where, va="center", ha="left", fontsize=TEXT, color=LINES.ink)


def why_none(sheet: Canvas, way: Way) -> str:
    verdict = way.row.verdict
    if verdict.reason is not None:
        return mp.word_of(verdict.reason, sheet.language)
    if str(verdict.track) in FLAT:
        return sheet.say("line_to_hold")
    return sheet.say("no_baseline" if verdict.observed else "no_figure")


def dress(sheet: Canvas, ways: Sequence[Way]) -> None:
    """Ticks at quarters of the way; the key names bar, stroke and marks."""
    from matplotlib.lines import Line2D

    low = min([0.0, *(max(way.done, LEAST) for way in ways if way.done is not None)])
    high = max([100.0, *(min(max(way.done, way.gone or 0), MOST) for way in ways if way.done is not None)])
    sheet.ax.set_xlim(low - 3 * (low < 0), high + 4)
    sheet.ax.set_xticks([0, 25, 50, 75, 100])
    sheet.ax.set_xlabel(sheet.say("progress_axis"), fontsize=SMALL, color=LINES.quiet, loc="left")
    lines_across(sheet, len(ways))
    stroke: Any = Line2D([], [], color=LINES.ink, marker="|", markersize=9, markeredgewidth=1.8, linestyle="none")
    handles, labels = key_of(sheet, [way.row.status for way in ways])
    key_below(sheet, [stroke, *handles], [sheet.say("elapsed"), *labels], offset=34)


def headline_of(sheet: Canvas, card: Scorecard, ways: Sequence[Way]) -> tuple[str, str]:
    known = [way for way in ways if way.done is not None and way.gone is not None]
    behind = sum((way.row.verdict.lead or 0) < 0 for way in known)
    name = told(card.plan.title, sheet.language) or card.plan.id
    day = sheet.say("as_of", mp.date_words(card.as_of, sheet.language))
    colon = "，" if sheet.language == "zh" else ", "
    return sheet.say("progress_title", behind=behind, all=len(known)), f"{name}{colon}{day}"
