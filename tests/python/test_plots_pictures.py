"""Charts look as they looked: compared with docs/pictures and tests/data/plots, point by point.

Drawn anew: python docs/pictures/make.py, and python tests/python/test_plots_pictures.py; look at them before they stay.
"""

import re
import sys
from pathlib import Path

import charts
import milepost as mp
import pytest

matplotlib = pytest.importorskip("matplotlib")
from matplotlib.testing.compare import compare_images  # noqa: E402

PICTURES = charts.module()
BASELINES = charts.ROOT / "tests" / "data" / "plots"

# Root mean square of differences, of 255. With the same matplotlib and font a picture drawn again is the same: 0. The
# least that matters gives more than 1: one Chinese character of a label 1.3, the colour of one mark 1.9, its shape 3.
TOLERANCE = 0.5
LIGHTS = (("trajectory", "zh"), ("gaps", "en"), ("heat_map", "zh"), ("progress", "en"), ("plan_overview", "zh"))
LIGHTS_BASELINES = [(name, language, "lights", BASELINES / f"{name}.{language}.png") for name, language in LIGHTS]
SAFE = [
    (name, language, "safe", charts.PICTURES / f"{name}.{language}.png")
    for place, name in enumerate(PICTURES.CHARTS)
    for language in ([("zh", "en")[place % 2]] if name != "trajectory" else ["zh", "en"])
]


def pinned() -> str:
    """The version that the pictures were drawn with; another sets letters otherwise, and everything moves with them."""
    text = (charts.ROOT / "constraints.txt").read_text(encoding="utf-8")
    return re.search(r"^matplotlib==(\S+)", text, re.MULTILINE)[1]


def difference(expected: Path, actual: Path) -> float:
    found = compare_images(str(expected), str(actual), tol=0, in_decorator=True)
    return 0.0 if found is None else float(found["rms"])


@pytest.fixture(autouse=True)
def same_letters():
    if matplotlib.__version__ != pinned():
        pytest.skip(f"matplotlib {matplotlib.__version__} sets letters otherwise than {pinned()} of constraints.txt")
    assert charts.chinese_font() == charts.FONT, charts.TO_INSTALL


@pytest.mark.parametrize(
    ("name", "language", "palette", "expected"),
    [pytest.param(*one, id="-".join(one[:3])) for one in [*SAFE, *LIGHTS_BASELINES]],
)
def test_it_looks_as_it_looked(tmp_path, name, language, palette, expected):
    actual = PICTURES.save(PICTURES.draw(name, language, palette), tmp_path / expected.name)
    assert difference(expected, actual) <= TOLERANCE, f"{expected} looks otherwise now: {actual}"


@pytest.mark.parametrize("changed", ["colour", "letter"])
def test_the_tolerance_finds_out_the_colour_of_a_mark_and_a_letter_of_a_label(tmp_path, monkeypatch, changed):
    from milepost import chart_words, palette

    if changed == "colour":
        monkeypatch.setitem(palette.SAFE, mp.Status.on_track, palette.LIGHTS[mp.Status.on_track])
    else:
        monkeypatch.setitem(chart_words.WORDS, "due", ("完成期限：{}", "due {}"))
    actual = PICTURES.save(PICTURES.draw("trajectory", "zh"), tmp_path / "trajectory.zh.png")
    assert difference(charts.PICTURES / "trajectory.zh.png", actual) > 2 * TOLERANCE


def test_the_pictures_are_small():
    shown, compared = sorted(charts.PICTURES.glob("*.png")), sorted(BASELINES.glob("*.png"))
    assert {path.name for path in shown} == {f"{name}.{lang}.png" for name in PICTURES.CHARTS for lang in ("en", "zh")}
    assert {path.name for path in compared} == {path.name for *_, path in LIGHTS_BASELINES}
    assert max(path.stat().st_size for path in [*shown, *compared]) < 60_000
    assert sum(path.stat().st_size for path in [*shown, *compared]) < 1_500_000


if __name__ == "__main__":
    for name, language, palette, path in LIGHTS_BASELINES:
        print(PICTURES.save(PICTURES.draw(name, language, palette), path), file=sys.stderr)
