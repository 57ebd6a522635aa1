"""early_warning(): tables of any kind, the rows of every judge, and what is refused."""

from __future__ import annotations

import numpy
import pytest
from milepost import _core
from milepost.early_warnings import SHARES, early_warning

JUDGES = ["unep.gap", "attain", "last_change", "base_rate"]


def straight_lines() -> dict[str, list[float]]:
    """Six series of twenty years, each with a pace of its own."""
    rows = [(series, year) for series in range(6) for year in range(2000, 2020)]
    return {
        "series": [series for series, _ in rows],
        "period": [year for _, year in rows],
        "value": [100 + (series - 2.5) * (year - 2000) for series, year in rows],
    }


def test_a_row_for_all_leads_then_one_for_each() -> None:
    found = early_warning(straight_lines(), "unep.gap", leads=(2, 1))
    assert list(dict.fromkeys(found["method"])) == JUDGES
    assert len(found["method"]) == 3 * len(JUDGES)
    assert [None if numpy.isnan(float(lead)) else int(lead) for lead in cells(found["lead"])[:3]] == [None, 1, 2]


def cells(column: object) -> list[float]:
    return [float("nan") if cell is None else float(cell) for cell in numpy.ma.filled(column, numpy.nan).tolist()]


def test_the_same_kind_of_table_comes_back() -> None:
    rows = [dict(zip(straight_lines(), row, strict=True)) for row in zip(*straight_lines().values(), strict=True)]
    found = early_warning(rows, ["unep.gap"], leads=[1])
    assert isinstance(found, list)
    assert set(found[0]) == {"method", "lead", "judged", "not_judged", *SHARES}


def test_every_preset_that_needs_a_series_alone_is_asked() -> None:
    methods = set(early_warning(straight_lines(), leads=(1,))["method"])
    assert set(_core.presets()) - methods == {"oecd.2019", "tianjin.2022", "worldbank.2018"}


def test_the_base_rate_tells_nothing_apart() -> None:
    found = early_warning(straight_lines(), [], leads=(1,))
    place = list(found["method"]).index("base_rate")
    assert found["auc"][place] == 0.5
    assert found["skill"][place] == 0
    assert numpy.isnan(found["lead_time"][place])


def test_threads_do_not_matter() -> None:
    one = early_warning(straight_lines(), threads=1)
    two = early_warning(straight_lines(), threads=2)
    for name in SHARES:
        numpy.testing.assert_array_equal(one[name], two[name])


@pytest.mark.parametrize("given", [{"leads": ()}, {"leads": (0,)}, {"shortest": 4}, {"threads": -1}, {"paces": (0,)}])
def test_settings_that_make_no_sense(given: dict[str, object]) -> None:
    with pytest.raises(_core.OutOfRange):
        early_warning(straight_lines(), **given)


def test_names_that_are_none() -> None:
    with pytest.raises(_core.ParseError, match=r"eurostat\.2021"):
        early_warning(straight_lines(), "eurostat.2020")
    with pytest.raises(_core.ParseError, match="model"):
        early_warning(straight_lines(), [], model="thetaa")
