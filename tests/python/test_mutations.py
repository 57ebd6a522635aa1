"""A good plan broken in one field, in 5,000 ways: a problem is told, and the first one told is in the broken line."""

from collections import Counter
from pathlib import Path

import editor
import milepost as mp
import mutations
import pytest

ROOT = Path(__file__).parents[2]
WANTED = 5_000
# Every key in little room comes first: it takes a millisecond to read, the Jinan plan ten.
PLANS = [ROOT / "tests" / "data" / "every_key.yaml", ROOT / "examples" / "plans" / "jinan.yaml"]


@pytest.fixture(scope="module")
def bases():
    return [mutations.Base(path.read_text(encoding="utf-8")) for path in PLANS]


def first_line(text: str) -> int:
    """Of the first error told; 0 if there is none."""
    lines = [problem.position.line for problem in mp.load_plan(text).problems if problem.severity == "error"]
    return lines[0] if lines else 0


def is_harmless(mutant: mutations.Mutant, bases: list[mutations.Base]) -> bool:
    """Whether the text says the same as before, by a reader of YAML that is not ours."""
    try:
        return any(editor.read(mutant.text) == base.data for base in bases)
    except editor.yaml.YAMLError:
        return False


def test_the_plans_are_good(bases):
    assert [first_line(base.text) for base in bases] == [0, 0]


def test_every_mutator_finds_work(bases):
    made = Counter(mutant.kind for mutant in mutations.mutants(bases, 10 * len(mutations.MUTATORS), seed=1))
    assert set(made) == set(mutations.MUTATORS)


def test_the_broken_line_is_the_one_told(bases):
    mutants = mutations.mutants(bases, WANTED, seed=2022)
    assert len(mutants) == WANTED
    told = {mutant: first_line(mutant.text) for mutant in mutants}
    silent = [mutant for mutant, line in told.items() if line == 0 and not is_harmless(mutant, bases)]
    elsewhere = [mutant for mutant, line in told.items() if line not in (0, mutant.line)]
    harmless = list(told.values()).count(0) - len(silent)
    kinds = Counter(mutant.kind for mutant in elsewhere)
    print(f"{len(told)} mutants of {len(mutations.MUTATORS)} kinds, {harmless} of them harmless")
    print(f"told in another line: {len(elsewhere)}, {dict(kinds)}")
    assert not silent, silent[0]
    assert len(elsewhere) <= 0.01 * WANTED
