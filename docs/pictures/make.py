"""Draws the pictures of docs/plots.md and of the READMEs: python docs/pictures/make.py [FOLDER].

Tests compare what is drawn with them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.chart_words import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
DAYS = ("2022-12-31", "2023-12-31", "2024-12-31", "2025-06-30")
Look = dict[str, Any]


@cache
def jinan() -> tuple[mp.Plan, mp.Observations, mp.Scorecard]:
    """The plan with figures that are made up."""
    plan = mp.sample("jinan")[0]
    seen = mp.read_observations(EXAMPLES / "plans" / "illustration_observations.csv", plan)
    return plan, seen, mp.assess(plan, seen, as_of="2024-06-30")


@cache
def china() -> tuple[mp.Plan, mp.Observations, list[mp.Scorecard]]:
    """The plan with figures as published."""
    plan, seen = mp.sample("china-14fyp")
    return plan, seen, [mp.assess(plan, seen, as_of=day) for day in DAYS]


def scenario(name: str) -> mp.Scenario:
    return mp.read_scenario(EXAMPLES / "plans" / "scenarios" / f"jinan_{name}.yaml", jinan()[0])


def made_up(look: Look) -> Look:
    return look | {"note": say("illustration", look["language"])}


def trajectory(look: Look) -> Any:
    _, seen, card = jinan()
    return mp.plots.trajectory(card, "carrier-platforms", seen, **look)


def gaps(look: Look) -> Any:
    """A figure is missing, another provisional, and the target lies below."""
    figures = [mp.Observation(year, value) for year, value in ((2019, 41), (2020, 38.5), (2022, 35.2), (2023, 34.1))]
    provisional = mp.Observation(2024, 32.4, status="provisional")
    name = {"zh": "细颗粒物浓度", "en": "Fine particles"}
    series = mp.Series(mp.Unit("微克/立方米", en="µg/m³", counted=False), [*figures, provisional])
    named = {"due": 2027, "as_of": "2025-02-01", "name": name, "direction": "decrease"}
    return mp.plots.trajectory(series, mp.at_most(28 * series.unit), **named, **made_up(look))


def heat_map(look: Look) -> Any:
    return mp.plots.heat_map(china()[2], **look)


def methods(look: Look) -> Any:
    plan, seen, _ = china()
    return mp.plots.methods(mp.compare(plan, seen, DAYS[-1]), plan, disputed=True, **look)


def progress(look: Look) -> Any:
    return mp.plots.progress(china()[2][-1], **look)


def plan_overview(look: Look) -> Any:
    _, seen, cards = china()
    return mp.plots.plan_overview(cards[-1], seen, **look)


def distribution(look: Look) -> Any:
    plan, seen, _ = jinan()
    levels = range(5, 100, 5)
    outcome = mp.simulate(plan, seen, scenario("late"), as_of="2024-06-30", paths=2000, levels=levels)
    return mp.plots.distribution(outcome, "carrier-platforms", plan, **made_up(look))


def tornado(look: Look) -> Any:
    plan, seen, _ = jinan()
    found = mp.tornado(plan, seen, scenario("accelerated"), "student-entrepreneurs", as_of="2024-06-30")
    names = {"zh": "平台补助（效果）", "en": "grants to platforms (effect)"}
    called = {"platform-grants.effect": names[look["language"]]}
    return mp.plots.tornado(found, plan, names=called, **made_up(look))


def reliability(look: Look) -> Any:
    """Forecasts that promise too much: what is said with p happens with p ** 1.5."""
    random.seed(3)
    said = [random.uniform(0, 0.8) for _ in range(600)]
    happened = [random.random() < one**1.5 for one in said]
    return mp.plots.reliability(mp.reliability(said, happened), **made_up(look))


def gantt(look: Look) -> Any:
    plan = mp.read_plan(EXAMPLES / "schedule" / "plan.yaml")
    network = mp.read_scenario(EXAMPLES / "schedule" / "scenario.yaml", plan).schedule
    outcome = mp.simulate_schedule(network, as_of="2024-06-28", paths=2000)
    timetable = mp.timetable_of(network, "2024-06-28")
    return mp.plots.gantt(timetable, network, outcome, as_of="2024-06-28", **made_up(look))


def first(look: Look) -> Any:
    """What the READMEs show, in the words of each."""
    import pandas

    name, note = {"en": ("Carrier platforms", "illustration"), "zh": ("载体平台数", "示意数据")}[look["language"]]
    figures = pandas.Series({2021: 240, 2022: 268, 2023: 299, 2024: 338}, name=name)
    return mp.plots.trajectory(figures, "more than 400", due=2025, unit="platforms", note=note, **look)


CHARTS: dict[str, Callable[[Look], Any]] = {
    one.__name__: one
    for one in (
        *(trajectory, gaps, plan_overview, heat_map, progress),
        *(methods, distribution, tornado, reliability, gantt),
        first,
    )
}


def draw(name: str, language: str, palette: str = "safe") -> Figure:
    axes = CHARTS[name]({"language": language, "palette": palette})
    figure: Figure = (axes[0] if isinstance(axes, list) else axes).get_figure()
    return figure


def save(figure: Figure, path: Path) -> Path:
    """Without a date or a version in the file, in few colours: the pictures stay small."""
    from matplotlib import pyplot
    from PIL import Image

    figure.savefig(path, metadata={"Software": None})
    pyplot.close(figure)
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(128, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
    return path


def main(folder: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    for name in CHARTS:
        for language in ("en", "zh"):
            print(save(draw(name, language), folder / f"{name}.{language}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
