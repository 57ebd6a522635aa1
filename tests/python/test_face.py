"""The package as a whole: every name is there, documented and light to import; errors have their place."""

import inspect
import pickle
import subprocess
import sys

import milepost as mp
import pytest


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_every_public_name_is_exported_once():
    import milepost._core

    assert len(mp.__all__) == len(set(mp.__all__))
    assert all(hasattr(mp, name) for name in mp.__all__)
    compiled = {name for name in vars(milepost._core) if not name.startswith("_")}
    assert compiled - set(mp.__all__) == set()


@pytest.mark.parametrize("name", [name for name in mp.__all__ if callable(getattr(mp, name))])
def test_every_class_and_function_is_documented(name):
    thing = getattr(mp, name)
    words = inspect.getdoc(thing) or ""
    assert len(words.split()) >= 3
    if not isinstance(thing, type):
        assert "arg0" not in words


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(mp).values() if isinstance(kind, type) and kind.__module__ == "milepost._core"]
)
def test_every_method_names_its_arguments(kind):
    for name, method in vars(kind).items():
        if not name.startswith("_"):
            assert inspect.getdoc(method), f"{kind.__name__}.{name} is not documented"
            assert "arg0" not in (method.__doc__ or "")


def docstrings():
    for thing in vars(mp).values():
        yield thing.__doc__ or ""
        if isinstance(thing, type):
            yield from (inspect.getdoc(member) or "" for member in vars(thing).values())


def test_docstrings_know_no_internals():
    internals = ("_core.", "Overloaded function", "*args, **kwargs", "typing.Supports", "collections.abc", "-> object")
    assert [doc for doc in docstrings() if any(word in doc for word in internals)] == []


def test_docstrings_begin_with_signatures_of_python():
    assert mp.assess.__doc__.startswith("assess(evidence: Evidence, method: Method | str = 'path') -> Verdict\n\n")
    whole_plan = "assess(plan: Plan, seen: Observations, as_of: datetime.date | str, method: Method | str = 'path')"
    assert f"\n\n{whole_plan} -> Scorecard\n" in mp.assess.__doc__
    one_of = "verdict: Verdict, language: Language | str, indicator: Indicator | None = None"
    assert f"explain({one_of}) -> str" in mp.explain.__doc__
    assert "required_path(evidence: Evidence) -> Trajectory | None" in mp.required_path.__doc__
    assert mp.more_than.__doc__.startswith("more_than(limit: Quantity) -> Bound\n")
    assert "in_(quantity: Quantity, unit: Unit | str) -> Quantity" in mp.in_.__doc__
    assert "indicator(self, id: str) -> Indicator" in mp.Plan.indicator.__doc__
    shares = "shape: Shape | str, span: Span, at: datetime.date | str"
    assert mp.owed_share.__doc__.startswith(f"owed_share({shares}) -> float\n")


def test_the_version_is_three_numbers():
    assert [part.isdigit() for part in mp.__version__.split(".")] == [True] * 3


def test_importing_brings_no_library_that_takes_its_time():
    heavy = {"numpy", "pandas", "polars", "pyarrow", "matplotlib", "great_tables"}
    assert run(f"import milepost, sys; print({heavy} & set(sys.modules))") == "set()\n"


def test_using_the_core_brings_no_pandas():
    code = """
import milepost as mp, sys
card = mp.assess(*mp.sample("jinan"), as_of="2024-06-30")
str(card), card.to_json(), card.to_csv(), card._repr_html_(), repr(card)
print("pandas" in sys.modules)
"""
    assert run(code) == "False\n"


def test_errors_have_their_place():
    assert mp.Error.__bases__ == (Exception,)
    for error in (mp.OutOfRange, mp.UnitMismatch, mp.ParseError, mp.InvalidInput):
        assert issubclass(error, mp.Error)
        assert issubclass(error, ValueError)
        assert error.__module__ == "milepost"
    with pytest.raises(mp.ParseError):
        mp.parse_period("2025Q5")
    with pytest.raises(mp.Error):
        mp.Period(2025, 2024)


def test_errors_can_be_pickled_with_what_they_carry():
    with pytest.raises(mp.InvalidInput) as caught:
        mp.read_plan("nothing.yaml")
    back = pickle.loads(pickle.dumps(caught.value))
    assert type(back) is mp.InvalidInput
    assert back.problems == caught.value.problems != []
    assert str(back) == str(caught.value)


def test_samples():
    plan, seen = mp.sample("jinan")
    assert plan.id == "jinan-2022"
    assert "sci-tech-finance-institutions" in seen
    with pytest.raises(mp.OutOfRange, match=r"there are only china-14fyp, jinan.*; did you mean 'jinan'"):
        mp.sample("jinnan")
    with pytest.raises(mp.OutOfRange, match="sample 'jilin': there are only"):
        mp.sample("jilin")


def test_out_of_range_is_no_end_of_a_loop():
    with pytest.raises(mp.OutOfRange):
        mp.Series(mp.Unit("platform")).first()
    assert not issubclass(mp.OutOfRange, (IndexError, StopIteration))
