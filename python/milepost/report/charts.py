"""A target's chart as plain SVG: no script, no library; it prints, scales and says its figures to screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

import milepost as mp
from milepost.report.axis_units import AxisUnit, axis_units, numbers_in_both
from milepost.report.chart_facts import Chart, Seen
from milepost.report.scales import Scale, round_numbers, scale_of, time_marks, widened
from milepost.report.wording import LANGUAGES

WIDTH, HEIGHT = 360, 180
RIGHT, TOP, BOTTOM = 340, 14, 158
DIGIT = 7.0  # how wide a digit is, at most: of 11 points in DejaVu Sans, which has wide ones
ROOM = 1.0  # how far an interval may reach beyond all else, times the height of that, before it is cut at the edge


def drawn(chart: Chart, id: str, alternative: mp.Text, language: str) -> Markup:
    """The chart; `alternative` says it in words, in both languages, of which `language` is read out."""
    across, up = scales_of(chart)
    parts = [*axes(chart, across, up), *fan(chart, across, up), *lines(chart, across, up), *points(chart, across, up)]
    titles = Markup("").join(
        Markup('<title id="{}-{}" lang="{}">{}</title>').format(id, one, one, mp.in_(alternative, one))
        for one in ordered(language)
    )
    head = Markup('<svg class="chart" role="img" viewBox="0 0 {} {}" aria-labelledby="{}-{}">')
    return head.format(WIDTH, HEIGHT, id, language) + titles + Markup("".join(parts)) + Markup("</svg>")


def ordered(language: str) -> tuple[str, str]:
    """A browser shows the first one under the mouse."""
    return ("zh", "en") if language == "zh" else ("en", "zh")


# ---- room


def scales_of(chart: Chart) -> tuple[Scale, Scale]:
    times = [
        chart.as_of,
        *(one.at for one in chart.seen),
        *(at for at, _ in chart.path),
        *(at for one in chart.owed for at in (one.first, one.last)),
        *(one.at for one in chart.ahead),
        *([chart.due] if chart.due is not None else []),
    ]
    up = scale_of(*heights(chart), BOTTOM, TOP)
    return scale_of(min(times), max(times), left_of(chart, up), RIGHT), up


def left_of(chart: Chart, up: Scale) -> float:
    """Room for the longest number beside the axis, in either language."""
    said = [numbers_in_both(value, units_of(chart)) for value in round_numbers(up.low, up.high)]
    return 8 + DIGIT * max(len(number) for text in said for number in (text.zh, text.en))


def units_of(chart: Chart) -> dict[str, AxisUnit]:
    """In which the numbers of the chart are, in each language."""
    return axis_units(chart.unit, max(map(abs, heights(chart))))


def heights(chart: Chart) -> tuple[float, float]:
    """From the lowest to the highest, out to round numbers; intervals that go very far do not make the rest flat."""
    low, high = span_of_lines(chart)
    room = (high - low or abs(high) or 1.0) * ROOM
    ends = [end for one in chart.ahead for end in (*one.lower[:1], *one.upper[:1])]
    low = min(low, max(min(ends, default=low), low - room))
    high = max(high, min(max(ends, default=high), high + room))
    return widened(low, high)


def span_of_lines(chart: Chart) -> tuple[float, float]:
    values = [
        *(one.value for one in chart.seen),
        *(value for _, value in chart.path),
        *(one.value for one in chart.owed),
        *(one.mean for one in chart.ahead),
        *(value for value in (chart.limit, chart.far_limit) if value is not None),
    ]
    return min(values), max(values)


def is_cut(chart: Chart) -> bool:
    """Whether an interval reaches beyond the chart."""
    _, up = scales_of(chart)
    return any(not up.holds(end) for one in chart.ahead for end in (*one.lower, *one.upper))


# ---- parts


def number(place: float) -> str:
    return f"{place:.1f}".removesuffix(".0")


def axes(chart: Chart, across: Scale, up: Scale) -> Iterator[str]:
    values, times = round_numbers(up.low, up.high), time_marks(across.low, across.high)
    lines = [f"M{number(across.first)} {number(up.at(value))}H{RIGHT}" for value in values]
    lines += [f"M{number(across.at(at))} {BOTTOM}v4" for at, _ in times]
    yield f'<path class="g" d="{"".join(lines)}"/>'
    for value in values:
        yield from figure(chart, value, "y", across.first - 4, up.at(value) + 4)
    for at, word in times:
        yield f'<text x="{number(kept_inside(across.at(at), word))}" y="{BOTTOM + 16}">{word}</text>'


def kept_inside(middle: float, word: str) -> float:
    """The middle of a word that no edge of the chart cuts."""
    half = DIGIT * len(word) / 2
    return min(max(middle, half), WIDTH - half)


def outline(places: Iterable[tuple[float, float]], across: Scale, up: Scale) -> str:
    return "L".join(f"{number(across.at(at))} {number(up.at(value))}" for at, value in places)


def window(across: Scale, up: Scale) -> str:
    """What is drawn in it, in the places of the chart, is cut at the edges."""
    left, width, height = number(across.first), number(across.last - across.first), number(up.first - up.last)
    place = f'x="{left}" y="{TOP}" width="{width}" height="{height}"'
    return f'<svg {place} viewBox="{left} {TOP} {width} {height}">'


def fan(chart: Chart, across: Scale, up: Scale) -> Iterator[str]:
    """The wide interval under the narrow one, both from the newest figure on."""
    if not chart.ahead:
        return
    begin = [(chart.seen[-1].at, chart.seen[-1].value)]
    yield window(across, up)
    for level in reversed(range(len(chart.ahead[0].lower))):
        upper = [(one.at, one.upper[level]) for one in chart.ahead]
        lower = [(one.at, one.lower[level]) for one in reversed(chart.ahead)]
        yield f'<path class="f" d="M{outline([*begin, *upper, *lower], across, up)}Z"/>'
    mean = [(one.at, one.mean) for one in chart.ahead]
    yield f'<path class="m" d="M{outline([*begin, *mean], across, up)}"/></svg>'


def lines(chart: Chart, across: Scale, up: Scale) -> Iterator[str]:
    now = number(across.at(chart.as_of))
    yield f'<path class="n" d="M{now} {TOP}V{BOTTOM}"/>'
    if chart.due is not None:
        yield f'<path class="d" d="M{number(across.at(chart.due))} {TOP}V{BOTTOM}"/>'
    if chart.path:
        yield f'<path class="p" d="M{outline(chart.path, across, up)}"/>'
    for one in chart.owed:
        yield f'<path class="p" d="M{outline([(one.first, one.value), (one.last, one.value)], across, up)}"/>'


def points(chart: Chart, across: Scale, up: Scale) -> Iterator[str]:
    """Lines with no length and round ends are dots: one element for all of them. Provisional ones are hollow."""
    if not chart.seen:
        yield from goals(chart, across, up)
        return
    places = [(number(across.at(one.at)), number(up.at(one.value)), one) for one in chart.seen]
    line = "".join(("L" if one.joins else "M") + f"{x} {y}" for x, y, one in places)
    yield f'<path class="o" d="{line}"/><path class="k" d="{dots(places)}"/>'
    hollow = [place for place in places if place[2].provisional]
    if hollow:
        yield f'<path class="v" d="{dots(hollow)}"/>'
    yield from goals(chart, across, up)
    yield from newest(chart, across, up)


def dots(places: Iterable[tuple[str, str, Seen]]) -> str:
    return "".join(f"M{x} {y}h0" for x, y, _ in places)


def goals(chart: Chart, across: Scale, up: Scale) -> Iterator[str]:
    """A diamond at the due day, at the edge where there is none."""
    x = across.at(across.high if chart.due is None else chart.due)
    for limit in (chart.limit, chart.far_limit):
        if limit is not None:
            y = up.at(limit)
            yield f'<path class="t" d="M{number(x - 5)} {number(y)}l5-5 5 5-5 5z"/>'


def newest(chart: Chart, across: Scale, up: Scale) -> Iterator[str]:
    """Its number, on the side where there is room."""
    one = chart.seen[-1]
    x, y = across.at(one.at), up.at(one.value)
    side, place = ("e", x - 6) if x > (across.first + RIGHT) / 2 else ("s", x + 6)
    height = y - 5 if y > TOP + 14 else y + 14
    yield from figure(chart, one.value, side, place, height)


def figure(chart: Chart, value: float, kind: str, x: float, y: float) -> Iterator[str]:
    """A number in the unit of the axis: once where both languages have it alike."""
    said = numbers_in_both(value, units_of(chart))
    for language in LANGUAGES[: 1 if said.zh == said.en else 2]:
        only = f' lang="{language}"' if said.zh != said.en else ""
        yield f'<text class="{kind}" x="{number(x)}" y="{number(y)}"{only}>{escape(mp.in_(said, language))}</text>'
