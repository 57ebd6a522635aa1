"""The hand-written stub of the compiled module says what the module does."""

import re
import subprocess
import sys

# What pybind11 adds to every class and enum, and no reader of the stub needs to see.
OF_PYBIND11 = re.compile(r"is inconsistent, metaclass differs$|\.__pybind11_native_enum__ is not present in stub$")


def test_stub_agrees_with_the_compiled_module():
    # The same without --concise prints both sides of a difference.
    run = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "--concise", "milepost._core"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    differences = [line for line in (run.stdout + run.stderr).splitlines() if not OF_PYBIND11.search(line)]
    assert differences == []
    assert run.returncode in (0, 1)
