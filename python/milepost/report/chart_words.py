"""A chart in words, with its figures: what a screen reader says, and a mouse shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import milepost as mp
from milepost.clock import closing_day
from milepost.report.chart_facts import Chart
from milepost.report.charts import is_cut
from milepost.report.wording import amount, day, in_both, label, told

LISTED = 8  # figures that are said one by one; of more their number, and the newest ones


def alternative(chart: Chart, name: mp.Text) -> mp.Text:
    """What the chart shows, in sentences."""
    sentences = [
        label("chart_of", "charts", name=name),
        *of_seen(chart),
        *of_path(chart),
        *of_owed(chart),
        *of_ahead(chart),
        *of_limit(chart),
    ]
    return mp.Text(zh="".join(one.zh for one in sentences), en=" ".join(one.en for one in sentences))


def at(chart: Chart, time: float, value: float) -> mp.Text:
    return label("at", "charts", day=day(closing_day(time)), value=amount(value, chart.unit))


def listed(texts: Iterable[mp.Text]) -> mp.Text:
    parts = list(texts)
    return in_both(lambda language: ("，" if language == "zh" else ", ").join(told(one, language) for one in parts))


def of_seen(chart: Chart) -> Iterator[mp.Text]:
    if not chart.seen:
        yield label("none_seen", "charts")
        return
    newest = chart.seen[-LISTED:]
    figures = listed(at(chart, one.at, one.value) for one in newest)
    hidden = len(chart.seen) - len(newest)
    yield label("seen_last" if hidden else "seen", "charts", figures=figures, shown=len(newest), all=len(chart.seen))
    if chart.not_joined:
        yield label("not_joined", "charts", number=chart.not_joined)


def of_path(chart: Chart) -> Iterator[mp.Text]:
    if chart.path:
        ends = [at(chart, *chart.path[0]), at(chart, *chart.path[-1])]
        yield label("path", "charts", first=ends[0], last=ends[1])
    elif not chart.owed:
        yield label("no_path", "charts")


def of_owed(chart: Chart) -> Iterator[mp.Text]:
    if chart.owed:
        yield label("owed", "charts", number=len(chart.owed), value=amount(chart.owed[-1].value, chart.unit))


def of_ahead(chart: Chart) -> Iterator[mp.Text]:
    if not chart.ahead:
        return
    last = chart.ahead[-1]
    yield label("ahead", "charts", figure=at(chart, last.at, last.mean))
    if last.lower:
        ends = mp.figure_words(rounded(last.lower[0])), mp.figure_words(rounded(last.upper[0]))
        yield label("interval", "charts", low=ends[0], high=ends[1])
    if is_cut(chart):
        yield label("cut", "charts")


def of_limit(chart: Chart) -> Iterator[mp.Text]:
    if chart.limit is not None and chart.due is not None:
        yield label("limit", "charts", value=amount(chart.limit, chart.unit), day=day(closing_day(chart.due)))


def rounded(value: float) -> float:
    """To three digits that count."""
    return float(f"{value:.3g}")
