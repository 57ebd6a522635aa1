"""Every example has twins in C++ and Python; both print one expected text."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("[0-9][0-9]_*.py"))


def names(suffix: str) -> set[str]:
    return {path.stem for path in (ROOT / "examples").glob(f"[0-9][0-9]_*{suffix}")}


def test_every_example_has_both_twins_and_an_expected_text():
    assert EXAMPLES
    assert names(".py") == names(".cpp") == names(".txt")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_prints_what_its_text_says(example: Path):
    run = subprocess.run(
        [sys.executable, "-W", "error", str(example)],
        cwd=ROOT,
        capture_output=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout.decode() == example.with_suffix(".txt").read_text(encoding="utf-8")
