"""Projections of shares stay between 0 and 100 % and say where that ends an interval."""

from pathlib import Path

import charts
import milepost as mp
import pytest
from milepost import shares
from milepost.cli import main
from milepost.plan_evidence import evidence_for

PLANS = Path(__file__).parents[2] / "examples" / "plans"
PLAN = (
    "milepost: 1\nplan: {{id: one, title: 方案}}\ntasks:\n  - id: t\n    title: 事项\n    indicators:\n"
    "      - {{id: a, name: a, unit: '%', direction: increase, kind: {kind}, target: at least 99, due: 2025}}\n"
)
YEARS = range(2019, 2024)
HALVES = [f"{year}H{half}" for year in range(2018, 2024) for half in (1, 2)]
QUARTERS = [f"{year}Q{quarter}" for year in range(2018, 2024) for quarter in (1, 2, 3, 4)]


def projected(kind, periods, values, **asked):
    plan = mp.load_plan(PLAN.format(kind=kind)).plan
    rows = [f"a,{period},{value},%" for period, value in zip(periods, values, strict=True)]
    seen = mp.load_observations("indicator,period,value,unit\n" + "\n".join(rows) + "\n", plan).observations
    (row,) = mp.project(plan, seen, as_of="2024-06-30", horizon=24, **asked)
    return row


def ends(row, kind="ratio"):
    return shares.ends_at_limit(mp.Kind(kind), row.unit, row.projection)


SERIES = {
    "years": (YEARS, [90, 93, 95, 97, 98.5]),
    "half-years": (HALVES, [90 + 3 * (at % 2) + 0.5 * at for at in range(12)]),
    "quarters": (QUARTERS, [88 + 3 * (at % 4) + 0.1 * at for at in range(24)]),
}


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("model", mp.models())
def test_no_interval_of_a_share_leaves_its_limits(series, model):
    row = projected("ratio", *SERIES[series], method=model, levels=(80.0, 95.0))
    for one in row.projection.figures:
        assert min(one.lower) >= 0
        assert one.mean <= max(one.upper) <= 100


def test_where_an_interval_ends_at_a_limit_is_known():
    near = projected("ratio", *SERIES["years"])
    assert max(one.upper[-1] for one in near.projection.figures) == 100
    assert ends(near)
    far = projected("ratio", YEARS, [50, 50.1, 50, 50.2, 50.1])
    assert not ends(far)


def test_growth_in_per_cent_has_no_such_limits():
    assert not ends(projected("growth", *SERIES["years"]), "growth")


def test_a_share_that_has_been_past_its_limits_has_none():
    row = projected("ratio", YEARS, [96, 99, 103, 104, 101])
    assert max(one.upper[-1] for one in row.projection.figures) > 100
    assert not ends(row)


@pytest.mark.parametrize(("language", "words"), [("zh", shares.NOTE.zh), ("en", shares.NOTE.en)])
def test_the_command_says_so_in_a_footnote(capsys, language, words):
    inputs = [PLANS / "jinan.yaml", PLANS / "illustration_observations.csv"]
    assert main(["project", *map(str, inputs), "--as-of", "2024-06-30", "--lang", language]) == 0
    out = capsys.readouterr().out
    assert out.replace("\n", "").endswith(words)
    bare = [PLANS / "jinan.yaml", PLANS / "jinan_observations.csv"]
    assert main(["project", *map(str, bare), "--as-of", "2024-06-30", "--lang", language]) == 0
    assert words not in capsys.readouterr().out.replace("\n", "")


def test_the_chart_says_so():
    pytest.importorskip("matplotlib", reason="plots need matplotlib, which is not installed")
    charts.module()
    from matplotlib import pyplot

    plan = mp.read_plan(PLANS / "jinan.yaml")
    seen = mp.read_observations(PLANS / "illustration_observations.csv", plan)
    told = {}
    for name in ("advisory-satisfaction", "carrier-platforms"):
        evidence = evidence_for(plan, seen, name, as_of="2024-06-30")
        figure = mp.plots.trajectory(evidence, language="en").figure
        told[name] = charts.words(figure).replace("\n", " ")
        pyplot.close(figure)
    assert "its intervals end at 0 and 100 %" in told["advisory-satisfaction"]
    assert "its intervals end" not in told["carrier-platforms"]
