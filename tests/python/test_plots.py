"""Every chart: draws where it is told, shows and changes nothing, and no word is cut or has no letters."""

import functools
import subprocess
import sys
import warnings

import charts
import milepost as mp
import pytest
from milepost.plots import canvas
from test_documents import blocks

matplotlib = pytest.importorskip("matplotlib")
from matplotlib import pyplot  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

PICTURES = charts.module()
CHARTS = [name for name in PICTURES.CHARTS if name not in ("gaps", "first")]  # a trajectory too, both
ON_AXES = [name for name in CHARTS if name != "plan_overview"]
LANGUAGES = ("zh", "en")


@functools.cache
def drawn(name: str, language: str) -> Figure:
    """Laid out, for tests that only look."""
    figure = PICTURES.draw(name, language)
    figure.draw_without_rendering()
    pyplot.close(figure)
    return figure


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def test_every_chart_has_its_picture():
    assert set(mp.plots.__all__) == set(CHARTS)


@pytest.mark.parametrize("name", ON_AXES)
def test_axes_that_are_given_are_drawn_on_and_given_back(name):
    """On a figure that pyplot knows nothing of, nor will."""
    ax = Figure(figsize=(7, 6), layout="constrained").subplots()
    drawn = PICTURES.CHARTS[name]({"language": "zh", "palette": "safe", "ax": ax})
    ax.figure.draw_without_rendering()  # a letter that no font has is a warning of matplotlib, which is an error here
    assert drawn is ax
    assert len(ax.get_children()) > 20
    assert pyplot.get_fignums() == []


@pytest.mark.parametrize("name", CHARTS)
def test_new_axes_are_one_figure_of_pyplot_and_settings_are_as_before(name, monkeypatch):
    monkeypatch.setattr(pyplot, "show", lambda *_, **__: pytest.fail("a chart was shown"))
    before = dict(matplotlib.rcParams)
    PICTURES.draw(name, "zh", "lights")
    assert dict(matplotlib.rcParams) == before
    assert len(pyplot.get_fignums()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_all_words_are_inside_and_have_their_letters(name, language):
    """A letter that no font has is a warning of matplotlib, which is an error here."""
    check_inside(drawn(name, language))


def figures_of_block(document: str, beginning: str, monkeypatch) -> list[Figure]:
    """What the one block of Python draws that has these words, by the locale of an English reader."""
    monkeypatch.chdir(charts.ROOT)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (block,) = [text for text in blocks(charts.ROOT / document, "python") if beginning in text]
    exec(block, {})  # the project's own
    return [pyplot.figure(number) for number in pyplot.get_fignums()]


def seen_in(figure: Figure) -> tuple:
    """Words, lines and areas."""
    figure.draw_without_rendering()
    lines = [(line.get_gid(), line.get_xydata().tolist()) for ax in figure.axes for line in ax.lines]
    areas = [one.get_patch_transform().transform_path(one.get_path()) for ax in figure.axes for one in ax.patches]
    return charts.words(figure), repr(lines), [area.vertices.tolist() for area in areas]


@pytest.mark.parametrize(
    ("document", "beginning", "names", "language"),
    [
        ("README.md", "figures = pandas.Series", ["first"], "en"),
        ("docs/plots.md", "mp.tornado(", ["distribution", "tornado"], "en"),
        ("docs/plots.zh.md", "mp.tornado(", ["distribution", "tornado"], "zh"),
    ],
)
def test_the_code_of_a_page_draws_the_picture_below_it(document, beginning, names, language, monkeypatch):
    found = [seen_in(figure) for figure in figures_of_block(document, beginning, monkeypatch)]
    assert found == [seen_in(drawn(name, language)) for name in names]
    assert all(f"pictures/{name}.{language}.png" in (charts.ROOT / document).read_text("utf-8") for name in names)


def check_inside(figure: Figure) -> None:
    figure.draw_without_rendering()
    page = figure.bbox
    for text in charts.texts(figure):
        box = text.get_window_extent()
        inside = box.x0 >= page.x0 - 1 and box.x1 <= page.x1 + 1 and box.y0 >= page.y0 - 1 and box.y1 <= page.y1 + 1
        assert inside, f"cut: {text.get_text()!r} {box}"


@pytest.mark.parametrize("name", ["trajectory", "progress", "distribution"])
def test_axes_alone_in_a_figure_without_layout_give_way_to_the_words(name):
    ax = Figure(figsize=(7, 7)).subplots()
    PICTURES.CHARTS[name]({"language": "zh", "palette": "safe", "ax": ax})
    check_inside(ax.figure)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ON_AXES)
def test_labels_of_ticks_headline_key_and_notes_do_not_lie_on_each_other(name, language):
    figure = drawn(name, language)
    (ax,) = figure.axes
    labels = [*ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label]
    blocks = [one for one in charts.texts(figure) if one in labels or one.get_gid() in ("title", "notes")]
    boxes = [one.get_window_extent() for one in blocks] + (
        [ax.get_legend().get_window_extent()] if ax.get_legend() else []
    )
    aslant = any(label.get_rotation() for label in ax.get_xticklabels())  # their boxes overlap, they do not
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            across = min(one.x1, other.x1) - max(one.x0, other.x0)
            down = min(one.y1, other.y1) - max(one.y0, other.y0)
            assert aslant or across <= 1 or down <= 1, f"{one} lies on {other}"


@pytest.mark.parametrize("name", CHARTS)
def test_chinese_charts_speak_chinese_and_english_ones_english(name):
    from milepost.palette import has_chinese

    assert has_chinese(charts.words(drawn(name, "zh")))
    assert not has_chinese(charts.words(drawn(name, "en")))


@pytest.mark.parametrize("name", ["trajectory", "distribution", "tornado", "reliability", "gantt"])
@pytest.mark.parametrize(
    ("language", "words"), [("zh", "示意数据，非公布数据"), ("en", "illustration: made-up figures")]
)
def test_what_is_made_up_says_so(name, language, words):
    assert words in charts.words(drawn(name, language)).replace("\n", " " if language == "en" else "")


@pytest.mark.parametrize("call", [{"palette": "lite"}, {"language": "fr"}])
def test_a_palette_or_language_that_is_none_is_refused_before_a_figure_is_opened(call):
    with pytest.raises(mp.OutOfRange, match="there are only"):
        mp.plots.reliability([], **call)
    assert pyplot.get_fignums() == []


def test_a_chinese_font_is_there():
    """Without it every picture is compared with boxes: this fails, and says what to install."""
    assert charts.chinese_font(), charts.TO_INSTALL


def test_without_a_chinese_font_one_warning_says_what_to_install(monkeypatch):
    monkeypatch.setattr(canvas, "CHINESE_FONTS", ("None Such",))
    canvas.warn_of_missing_font.cache_clear()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        mp.plots.reliability([], language="zh")
        mp.plots.reliability([], language="zh")
        mp.plots.reliability([], language="en")
    ours = [str(one.message) for one in caught if "no Chinese font" in str(one.message)]
    assert len(ours) == 1
    assert "apt install fonts-wqy-microhei" in ours[0]


def test_the_fonts_that_are_set_come_first(monkeypatch):
    with pyplot.rc_context({"font.family": ["DejaVu Serif"]}):
        assert canvas.families()[0] == "DejaVu Serif"
        assert canvas.families()[1:] == [charts.chinese_font()]


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_milepost_loads_no_chart():
    loaded = "[one for one in sys.modules if one.startswith(('milepost.plots.', 'matplotlib'))]"
    assert run(f"import sys, milepost; print({loaded})") == "[]\n"


def test_without_matplotlib_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'milepost\[plots\]'"):
        mp.plots.reliability([])


def test_there_is_no_chart_of_another_name():
    with pytest.raises(AttributeError, match="no attribute 'pie'"):
        mp.plots.pie  # noqa: B018
    assert dir(mp.plots) == mp.plots.__all__
