"""Presets in Python: put together from parts, kept in files, run over panels of numpy arrays."""

import copy
import itertools
import math
import pickle
import signal
import threading
import time
from pathlib import Path

import milepost as mp
import numpy
import pytest
import yaml

ROOT = Path(__file__).parents[2]
AWAY = {"movement": "away"}


def categories(*cuts: float) -> list[mp.Category]:
    words = ("substantial_progress", "moderate_progress", "limited_progress")
    statuses = ("on_track", "at_risk", "off_track")
    graded = [mp.Category(*parts, at_least=cut) for *parts, cut in zip(words, statuses, cuts, strict=True)]
    return [*graded, mp.Category("deterioration", "off_track", **AWAY)]


STATCAN = mp.Preset(
    "statcan.2024",
    title=mp.preset("statcan.2024").title,
    source=mp.preset("statcan.2024").source,
    points=mp.PointChoice(base="next", base_year=2015),
    cuts=categories(0.95, 0.60, 0),
    cuts_without_target=categories(0.015, 0.005, 0),
    score=mp.ScoreMap([mp.ScorePiece(4.1667, -2.5), mp.ScorePiece(7.1429, -4.2857, from_=0.6)]),
    score_without_target=mp.ScoreMap(
        [
            mp.ScorePiece(125, -2.5),
            mp.ScorePiece(500, -2.5, from_=0),
            mp.ScorePiece(250, -1.25, from_=0.005),
            mp.ScorePiece(500, -5, from_=0.015),
        ]
    ),
    treatments=mp.Treatments(
        zero=0.001,
        negative="turned",
        met=mp.Category("target_achieved", "achieved", score=5),
        limit_exponent=4.44,
    ),
)
MINE = mp.Preset(
    "mine.2026",
    rate="compound",
    statistic="rate_ratio",
    points=mp.PointChoice(base="next", base_year=2015),
    cuts=[mp.Category("good", "on_track", at_least=0.9), mp.Category("poor", "off_track")],
)


# ---- composition


def test_an_institution_is_the_sum_of_its_parts():
    assert mp.preset("statcan.2024") == STATCAN
    assert mp.preset("statcan.2024") != STATCAN.replace(rate="linear")


def test_a_part_is_changed_and_the_rest_stays():
    mine = mp.preset("statcan.2024").replace(name="mine.2026", points=mp.PointChoice(base="nearest", base_year=2018))
    assert mine.cuts == STATCAN.cuts
    assert mine.points.base is mp.BaseChoice.nearest
    said = {"title": STATCAN.title, "source": STATCAN.source, "unverified": STATCAN.unverified}
    assert mine.replace(name="statcan.2024", points=STATCAN.points, **said) == STATCAN


def test_a_copy_under_another_name_says_what_it_was_made_from():
    shipped = mp.preset("eurostat.2021")
    mine = shipped.replace(name="mine.2026")
    assert (mine.title.en, mine.title.zh) == (
        "own method, based on eurostat.2021",
        "自定方法（以 eurostat.2021 为基础）",
    )
    assert (mine.source, mine.unverified) == ("", "")
    assert mine.replace(name="mine.2027").title == mine.title
    assert shipped.replace(name="mine.2026", title="Ours", source="here").title.en == "Ours"
    assert shipped.replace(name="eurostat.2021") == shipped == shipped.replace()


def test_a_category_has_one_cut_or_takes_the_rest():
    sides = {side: mp.Category("x", "on_track", **{side: 2}) for side in ("at_least", "above", "at_most", "below")}
    for side, category in sides.items():
        assert (category.side, category.cut, getattr(category, side)) == (side, 2, 2)
        assert [getattr(category, other) for other in sides if other != side] == [None] * 3
    assert len(set(sides.values())) == 4
    rest = mp.Category("x", "on_track")
    assert (rest.side, rest.cut) == ("rest", None)
    assert sides["above"].replace(above=None) == rest
    assert sides["above"].replace(above=None, below=1) == mp.Category("x", "on_track", below=1)


def test_parts_are_copied_and_pickled():
    for name in mp.presets():
        whole = mp.preset(name)
        assert pickle.loads(pickle.dumps(whole)) == copy.deepcopy(whole) == whole
        assert eval(repr(whole), dict(vars(mp))) == whole
        assert mp.name_of(whole) == name
        assert mp.check(whole) == []


BAD = {
    "two cuts": (lambda: mp.Category("x", "on_track", at_least=1, below=2), TypeError, "at_least is given already"),
    "a cut of words": (lambda: mp.Category("x", "on_track", at_least="high"), TypeError, "Category: at_least: 'high'"),
    "no number": (lambda: mp.Category("x", "on_track", at_least=math.nan), mp.OutOfRange, "not finite"),
    "a hole with a status": (lambda: mp.Category("", "on_track"), mp.OutOfRange, "is a hole and has none"),
    "an unknown part": (lambda: mp.Preset("x", statistik="rate"), TypeError, "did you mean 'statistic'"),
    "an unknown word": (lambda: mp.PointChoice(base="nxet"), mp.ParseError, "did you mean 'next'"),
    "a year nobody asks for": (lambda: mp.PointChoice(base_year=2015), mp.OutOfRange, "asks for no year"),
    "too few to be taken": (lambda: mp.PointChoice(last=2, least=3), mp.OutOfRange, "more than the last 2"),
    "scores out of order": (
        lambda: mp.ScoreMap([mp.ScorePiece(1), mp.ScorePiece(2, from_=1), mp.ScorePiece(3, from_=0)]),
        mp.OutOfRange,
        "not above the piece before it",
    ),
    "no category": (lambda: mp.Preset("x"), mp.OutOfRange, "no category"),
    "no name": (lambda: MINE.replace(name=""), mp.OutOfRange, "name is missing"),
    "a category out of reach": (lambda: MINE.replace(cuts=MINE.cuts[::-1]), mp.OutOfRange, "'good' is never reached"),
    "no half of a life": (lambda: MINE.replace(rate="least_squares", half_life=0), mp.OutOfRange, "not above 0"),
    "a cut on an answer": (
        lambda: mp.Treatments(met=mp.Category("x", "achieved", above=1)),
        mp.OutOfRange,
        "no cut leads",
    ),
    "no preset": (lambda: mp.preset("statcan.2042"), mp.ParseError, "did you mean 'statcan.2024'"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_does_not_fit_is_refused_at_once(case):
    make, kind, words = BAD[case]
    with pytest.raises(kind, match=words):
        make()


# ---- files


def test_presets_go_into_a_file_and_come_back(tmp_path):
    path = tmp_path / "methods.yaml"
    mp.write_methods(path, [*mp.presets(), MINE])
    assert mp.read_methods(path) == (*map(mp.preset, mp.presets()), MINE)
    assert mp.load_methods(mp.methods_text([MINE])).methods == (MINE,)


def test_one_preset_alone_is_a_list_of_one(tmp_path):
    path = tmp_path / "methods.yaml"
    mp.write_methods(path, MINE)
    assert mp.read_methods(path) == (MINE,)
    assert mp.methods_text(MINE) == mp.methods_text([MINE])
    assert mp.load_methods(mp.methods_text("statcan.2024")).methods == (mp.preset("statcan.2024"),)


@pytest.mark.parametrize(
    ("methods", "kind", "said"),
    [
        (3, TypeError, r"methods: 3 \(int\): expected a preset .* or a list of them"),
        ([MINE, 3], TypeError, r"methods: 3 \(int\): expected a preset"),
        ("statcan.2020", mp.ParseError, "methods: 'statcan.2020' is not a preset.*did you mean"),
    ],
)
def test_what_is_no_preset_is_not_written(tmp_path, methods, kind, said):
    for write in (mp.methods_text, lambda given: mp.write_methods(tmp_path / "methods.yaml", given)):
        with pytest.raises(kind, match=said):
            write(methods)
    assert not (tmp_path / "methods.yaml").exists()


def test_a_written_file_says_the_same_to_another_reader_of_yaml():
    (method,) = yaml.safe_load(mp.methods_text([STATCAN]))["methods"]
    assert method["points"] == {"base": "next", "base_year": 2015}
    assert [row.get("at_least") for row in method["cuts"]] == [0.95, 0.6, 0, None]
    assert method["treatments"]["met"] == {"label": "target_achieved", "status": "achieved", "score": 5}


def test_a_file_that_cannot_be_used_raises_every_problem(tmp_path):
    path = tmp_path / "methods.yaml"
    path.write_text(
        "milepost: 1\nmethods:\n  - {name: a, like: statcan.2024, rate: compuond, half_life: 0}\n", encoding="utf-8"
    )
    with pytest.raises(mp.InvalidInput) as caught:
        mp.read_methods(path)
    assert [(problem.position.line, problem.position.column) for problem in caught.value.problems] == [(3, 41)]
    assert "did you mean 'compound'?" in str(caught.value)


# ---- panels


def panel(rows: int, seed: int = 1) -> dict[str, numpy.ndarray]:
    """Series of ten years that grow, targets a while away."""
    random = numpy.random.default_rng(seed)
    times = numpy.tile(numpy.arange(2016.0, 2026.0), rows)
    values = numpy.exp(random.normal(0.02, 0.03, (rows, 10)).cumsum(axis=1)).ravel() * 100
    return {
        "offsets": numpy.arange(rows + 1, dtype=numpy.int64) * 10,
        "times": times,
        "values": values,
        "rows": numpy.arange(rows, dtype=numpy.int64),
        "target": random.uniform(80, 200, rows),
        "due": numpy.full(rows, 2031.0),
        "direction": numpy.ones(rows, dtype=numpy.int8),
    }


def test_a_panel_says_what_the_formula_says():
    given = panel(500)
    found = mp.evaluate_panel(MINE, **given)
    first, last = given["values"].reshape(-1, 10)[:, [0, 9]].T
    seen, needed = (last / first) ** (1 / 9) - 1, (given["target"] / first) ** (1 / 15) - 1
    numpy.testing.assert_allclose(found["figure"], seen / numpy.abs(needed), rtol=1e-9)
    assert found["labels"] == ["good", "poor"]
    assert (found["label"] == numpy.where(found["figure"] >= 0.9, 0, 1)).all()
    assert [found["statuses"][code] for code in found["status"][:50]] == [
        "on_track" if label == 0 else "off_track" for label in found["label"][:50]
    ]
    assert set(found["reason"]) == {255}
    assert set(found["n_used"]) == {2}
    assert (found["reasons"][4], found["movements"][2], len(found["statuses"])) == ("no_target_value", "away", 6)


def test_a_name_a_preset_and_any_number_of_threads_give_the_same_bits():
    given = panel(30_000)
    one = mp.evaluate_panel("statcan.2024", **given)
    for method, threads in itertools.product((STATCAN, "statcan.2024"), (1, 2, 3, 0)):
        other = mp.evaluate_panel(method, **given, threads=threads)
        assert all(numpy.array_equal(one[key], other[key], equal_nan=key in ("figure", "score")) for key in one)


def test_rows_without_a_series_or_a_target_have_a_reason():
    given = panel(3)
    given["rows"][0] = -1
    given["target"][1] = math.nan
    found = mp.evaluate_panel(MINE, **given)
    reasons = [found["reasons"][code] if code < 255 else None for code in found["reason"]]
    assert reasons == ["no_data", "no_target_value", None]
    assert math.isnan(found["figure"][0])
    assert list(found["label"][:2]) == [255, 255]


def test_bounds_as_words_and_as_numbers():
    given = panel(4)
    given["target"] = given["values"].reshape(-1, 10)[:, 9].copy()  # just met
    method = MINE.replace(treatments=mp.Treatments(met=mp.Category("met", "achieved")))
    words = mp.evaluate_panel(method, **given, bound=["more_than", "at_least", "", "less_than"])
    numbers = mp.evaluate_panel(method, **given, bound=numpy.array([1, 0, 0, 1], dtype=numpy.uint8))
    assert [words["labels"][code] == "met" for code in words["label"]] == [False, True, True, False]
    assert (words["label"] == numbers["label"]).all()
    with pytest.raises(mp.ParseError, match="did you mean 'more_than'"):
        mp.evaluate_panel(method, **given, bound=["more_then"] * 4)


def test_a_method_without_scores_takes_no_memory_for_them():
    score = mp.evaluate_panel("eurostat.2021", **panel(100))["score"]
    assert score.shape == (100,)
    assert numpy.isnan(score).all()
    assert score.strides == (0,)
    assert not score.flags.writeable
    assert not numpy.isnan(mp.evaluate_panel("statcan.2024", **panel(100))["score"]).all()


def test_what_an_earlier_call_returned_is_written_again_where_it_stands():
    given = panel(100)
    out = mp.evaluate_panel("statcan.2024", **given)
    arrays = {key: value for key, value in out.items() if isinstance(value, numpy.ndarray)}
    out["figure"].fill(-1)
    again = mp.evaluate_panel("statcan.2024", **given, out=out)
    assert again is out
    assert all(out[key] is value for key, value in arrays.items())
    expected = mp.evaluate_panel("statcan.2024", **given)
    assert all(numpy.array_equal(out[key], expected[key], equal_nan=key in ("figure", "score")) for key in arrays)
    other = mp.evaluate_panel("eurostat.2021", **given, out=out)
    assert other["labels"] == mp.evaluate_panel("eurostat.2021", **given)["labels"]
    assert numpy.isnan(other["score"]).all()


def test_arrays_to_write_to_that_do_not_fit_are_refused():
    out = mp.evaluate_panel("eurostat.2021", **panel(100))
    with pytest.raises(mp.OutOfRange, match=r"out: figure.*100 numbers.*there are 99 targets"):
        mp.evaluate_panel("eurostat.2021", **panel(99), out=out)
    with pytest.raises(TypeError, match="out: score"):  # one NaN stands for all scores of a method without any
        mp.evaluate_panel("statcan.2024", **panel(100), out=out)
    frozen = out["figure"].copy()
    frozen.flags.writeable = False
    with pytest.raises(ValueError, match="writeable"):
        mp.evaluate_panel("eurostat.2021", **panel(100), out=out | {"figure": frozen})
    with pytest.raises(mp.ParseError, match="out: no 'status'"):
        mp.evaluate_panel("eurostat.2021", **panel(100), out={key: out[key] for key in out if key != "status"})
    with pytest.raises(TypeError, match="out: n_used"):
        mp.evaluate_panel("eurostat.2021", **panel(100), out=out | {"n_used": out["n_used"].astype(float)})


def test_results_are_arrays_that_own_what_they_hold():
    found = mp.evaluate_panel(MINE, **panel(100))
    kinds = {key: str(value.dtype) for key, value in found.items() if isinstance(value, numpy.ndarray)}
    assert kinds == {
        "figure": "float64",
        "score": "float64",
        "label": "uint8",
        "status": "uint8",
        "movement": "uint8",
        "reason": "uint8",
        "n_used": "int32",
    }
    figure = found["figure"]
    before = figure.copy()
    del found
    assert (figure == before).all()
    figure[0] = 7  # is the caller's own


def test_arrays_are_read_where_they_stand():
    given = panel(100)
    before = {key: column.copy() for key, column in given.items()}
    for column in given.values():
        column.setflags(write=False)
    mp.evaluate_panel(STATCAN, **given, columns={"limit": numpy.full(100, 100.0)})
    assert all((before[key] == given[key]).all() for key in given)


WRONG = {
    "a list": ("values", lambda column: list(column), TypeError, "values: expected a numpy array of float64"),
    "another type": ("target", lambda column: column.astype(numpy.float32), TypeError, "found float32 of 1 dimension"),
    "whole numbers": ("rows", lambda column: column.astype(numpy.int32), TypeError, "rows: expected .* int64"),
    "every second": ("times", lambda column: numpy.repeat(column, 2)[::2], TypeError, "not contiguous"),
    "a table": ("due", lambda column: column.reshape(-1, 1), TypeError, "of 2 dimensions"),
    "too short": ("due", lambda column: column[:-1], mp.OutOfRange, "due"),
    "no such series": ("rows", lambda column: column + 1, mp.OutOfRange, "one of the panel's 100"),
    "offsets that end early": ("offsets", lambda column: column[:-1] // 2, mp.OutOfRange, "panel offsets"),
}


@pytest.mark.parametrize("case", WRONG)
def test_arrays_that_do_not_fit_are_refused_before_any_work(case):
    name, change, kind, words = WRONG[case]
    given = panel(100)
    given[name] = change(given[name])
    with pytest.raises(kind, match=words):
        mp.evaluate_panel(MINE, **given)


def test_an_unknown_column_is_told_with_those_that_are_known():
    given = panel(2)
    with pytest.raises(mp.ParseError, match=r"base_value, .*comparator; did you mean 'reference'\?"):
        mp.evaluate_panel(MINE, **given, columns={"refrence": given["target"]})
    with pytest.raises(TypeError, match="comparator: expected a numpy array of int64"):
        mp.evaluate_panel(MINE, **given, columns={"comparator": given["target"]})


def test_progress_is_told_seldom_and_at_the_end():
    given, told = panel(200_000), []
    start = time.perf_counter()
    mp.evaluate_panel("statcan.2024", **given, threads=2, progress=lambda done, total: told.append((done, total)))
    most = 10 * (time.perf_counter() - start) + 1
    assert told[-1] == (200_000, 200_000)
    assert told == sorted(told)
    assert len(told) <= most


def test_what_progress_raises_comes_through():
    def stop(done: int, total: int) -> None:
        raise LookupError(f"{done} of {total}")

    with pytest.raises(LookupError, match="of 200000"):
        mp.evaluate_panel("statcan.2024", **panel(200_000), threads=2, progress=stop)
    with pytest.raises(TypeError, match="a function of what is done"):
        mp.evaluate_panel("statcan.2024", **panel(2), progress=5)


def test_other_threads_run_while_a_panel_is_judged():
    given, counted, done = panel(300_000), [0], threading.Event()

    def count() -> None:
        while not done.is_set():
            counted[0] += 1
            time.sleep(0)

    counter = threading.Thread(target=count)
    counter.start()
    before = counted[0]
    mp.evaluate_panel("statcan.2024", **given)
    during = counted[0] - before
    done.set()
    counter.join()
    assert during > 0


@pytest.fixture
def heeds_ctrl_c():
    """Python leaves Ctrl-C alone where it was started in the background of a shell, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_ctrl_c_ends_the_work():
    given, told = panel(100_000), []
    many = {key: numpy.tile(given[key], 100) for key in ("rows", "target", "due", "direction")}

    def interrupt(done, total):
        told.append(done)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        mp.evaluate_panel("statcan.2024", **(given | many), progress=interrupt)
    assert told[-1] < 10_000_000
