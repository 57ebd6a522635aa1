"""What may come of a target: equal shares of futures as areas, and those that meet it."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.chart_words import amount, name_of, percent, unit_words
from milepost.display import language_for
from milepost.palette import LINES
from milepost.plots.canvas import canvas
from milepost.plots.lettering import TEXT, headline, key_below, unit_above
from milepost.plots.spreads import spread_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from milepost._core import Plan, Unit
    from milepost.plots.canvas import Canvas
    from milepost.plots.spreads import Spread

SIZE = (6.4, 3.8)
FAILS = "#B9B9B9"


def distribution(
    what: Any,
    target: Any = None,
    plan: Plan | None = None,
    *,
    entity: str = "",
    unit: Unit | str = "",
    direction: str = "increase",
    ax: Axes | None = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
) -> Axes:
    """Draws how a figure is distributed over the futures, with its target, and returns the axes.

    distribution(outcome, "carrier-platforms", plan): of a target of simulate(), at its due day; distribution(row,
    plan=plan): of a row of project(plan, ...), at the step nearest the due day; distribution(samples, "more than 400",
    unit=..., direction=...): of numbers, with a target in words, as a number or as a bound.

    Between two quantiles lies as large an area as the share of futures between them: nothing is smoothed. Ask for many
    `levels`, such as range(5, 100, 5): what lies outside the outermost is not known, and a note says how much it is.
    The probability is the one of the outcome, not one read off the quantiles.
    Raises OutOfRange for a target that the outcome does not have, and for fewer than three quantiles.
    """
    spread = spread_of(what, target, plan, entity, unit, direction)
    if len(spread.quantiles) < 3:
        raise mp.OutOfRange(
            f"{spread.name}: {len(spread.quantiles)} quantiles are no distribution; ask for more levels"
        )
    with canvas(ax, language or (language_for(plan) if plan else None), palette, SIZE) as sheet:
        if plan is not None and spread.name:
            spread = replace(spread, name=name_of(plan, spread.name, sheet.language))
        draw_areas(sheet, spread)
        draw_limit(sheet, spread)
        dress(sheet, spread)
        sheet.notes.append(note)
    return sheet.axes


def pieces(spread: Spread) -> list[tuple[float, float, float, bool]]:
    """(from, to, share, met): the areas between quantiles, those that the limit runs through cut in two."""
    found = []
    for (begin, low), (end, high) in pairwise(zip(spread.shares, spread.quantiles, strict=True)):
        cuts = [low, spread.limit, high] if spread.limit is not None and low < spread.limit < high else [low, high]
        for left, right in pairwise(cuts):
            share = (end - begin) * ((right - left) / (high - low) if high > low else 1)
            found.append((left, right, share, is_met(spread, (left + right) / 2)))
    return found


def is_met(spread: Spread, value: float) -> bool:
    return spread.limit is not None and (value >= spread.limit) == spread.rising


def draw_areas(sheet: Canvas, spread: Spread) -> None:
    """Heights are shares over widths; futures that all come to one number are a line with its share beside it."""
    good = sheet.colours(mp.Status.on_track)
    for left, right, share, met in pieces(spread):
        if right > left:
            look = {"facecolor": good.ground if met else FAILS, "edgecolor": LINES.paper, "linewidth": 0.6}
            bar = sheet.ax.bar(left, share / (right - left), right - left, align="edge", zorder=2, **look)
            bar[0].set_gid("met" if met else "failed")
    for value, share in spikes(spread).items():
        sheet.ax.axvline(value, color=LINES.projected, linewidth=2, zorder=3)
        sheet.note("spike", share=f"{share:g}", value=amount(value, spread.unit, sheet.language))


def spikes(spread: Spread) -> dict[float, float]:
    found: dict[float, float] = {}
    for left, right, share, _ in pieces(spread):
        if right == left:
            found[left] = found.get(left, 0.0) + share
    return found


def draw_limit(sheet: Canvas, spread: Spread) -> None:
    from matplotlib.patheffects import withStroke

    if spread.limit is None or spread.bound is None:
        return
    sheet.ax.axvline(spread.limit, color=LINES.ink, linewidth=1.1, zorder=4, gid="target")
    words = sheet.say("target", mp.words_of(spread.bound, spread.unit, sheet.language))
    middle = spread.quantiles[len(spread.quantiles) // 2]
    right = spread.limit >= middle
    shift = {"xytext": (4 if right else -4, -2), "textcoords": "offset points", "xycoords": ("data", "axes fraction")}
    label = sheet.ax.annotate(words, (spread.limit, 1), **shift, ha="left" if right else "right", va="top", zorder=6)
    label.set_path_effects([withStroke(linewidth=2.5, foreground=LINES.paper)])


def dress(sheet: Canvas, spread: Spread) -> None:
    """A quarter of the height is left free for the words of the target."""
    room_for_target(sheet, spread)
    sheet.ax.set_ylim(0, sheet.ax.get_ylim()[1] * 1.18)
    sheet.ax.locator_params(axis="y", nbins=4)
    for axis in (sheet.ax.xaxis, sheet.ax.yaxis):
        axis.set_major_formatter(lambda value, _: mp.figure_words(round(value, 9)))
    unit = unit_words(spread.unit, sheet.language)
    unit_above(sheet, sheet.say("density", unit=unit) if unit else sheet.say("density_plain"))
    sheet.ax.set_xlabel(unit, fontsize=TEXT, color=LINES.ink)
    draw_key(sheet, spread)
    headline(sheet, *headline_of(sheet, spread))
    outside = 100 - (spread.shares[-1] - spread.shares[0])
    if outside > 0:
        sheet.note("tails", f"{outside / 2:g}")


def room_for_target(sheet: Canvas, spread: Spread) -> None:
    values = [*spread.quantiles, *([spread.limit] if spread.limit is not None else [])]
    margin = 0.06 * ((max(values) - min(values)) or math.fabs(values[0]) or 1)
    sheet.ax.set_xlim(min(values) - margin, max(values) + margin)


def draw_key(sheet: Canvas, spread: Spread) -> None:
    from matplotlib.patches import Patch

    if spread.limit is None:
        sheet.foot = 38
        return
    met = {met for *_, met in pieces(spread)}
    patches = [(Patch(color=sheet.colours(mp.Status.on_track).ground), "meets")] * (True in met)
    patches += [(Patch(color=FAILS), "fails")] * (False in met)
    key_below(sheet, [patch for patch, _ in patches], [sheet.say(key) for _, key in patches], offset=34)


def headline_of(sheet: Canvas, spread: Spread) -> tuple[str, str]:
    """The probability as a sentence; below it of what, by when."""
    probability = spread.probability
    title = (
        sheet.say("no_odds")
        if probability is None
        else sheet.say("distribution_title", percent(probability, sheet.language))
    )
    day = "" if spread.day is None else mp.date_words(spread.day, sheet.language)
    comma = "，" if sheet.language == "zh" else ", "
    parts = [spread.name, day, middle_words(sheet, spread)]
    return title, comma.join(part for part in parts if part)


def middle_words(sheet: Canvas, spread: Spread) -> str:
    """Only where the median is among the quantiles."""
    if 50 not in spread.shares:
        return ""
    middle = spread.quantiles[list(spread.shares).index(50)]
    return sheet.say("median", amount(float(f"{middle:.4g}"), spread.unit, sheet.language))
